/* link_before: cues whose other side was told before them: "In response, ...", "was freed two days
 * later", "has since resigned".
 */
#include "find/link_finder.h"

/* The clause that a sentence tells above all: its root, or what that says is so. */
static uint32_t main_clause(const skeleton *k)
{
    uint32_t root = k->first;
    while (root + 1 < k->first + k->n && !tree_is(k, root, RELATION(UD_ROOT)))
        root++;
    uint32_t told = link_says(k, root) ? tree_told(k, root) : NONE;
    return told != NONE ? told : root;
}

/* The event of its verb, or of what that leads to: "was forced [to resign]". */
static uint32_t event_of_clause(const skeleton *k, uint32_t clause)
{
    uint32_t found = tree_event(k, clause), deed = tree_find(k, clause, UD_XCOMP);
    return found == NONE && deed != NONE ? tree_event(k, deed) : found;
}

uint32_t link_main_event(const link_finder *f)
{
    const skeleton *k = &f->k;
    uint32_t clause = main_clause(k), subject = tree_subject(k, clause);
    uint32_t found = event_of_clause(k, clause);
    if (found == NONE && subject != NONE)
        found = tree_event(k, subject);
    if (found != NONE || f->end - f->first != 1)
        return found;
    const event *only = link_event(f, f->first); /* "the firm was put up for [sale]" */
    return only->verb || tree_head(k, only->head) == clause ? f->first : NONE;
}

/* Not of "was freed on Monday, but the court ruled that ...". */
uint32_t link_sole_deed(const link_finder *f)
{
    const skeleton *k = &f->k;
    uint32_t clause = main_clause(k);
    for (uint32_t c = tree_first(k, clause); c != NONE; c = tree_next(k, c)) {
        if (tree_is(k, c, RELATION(UD_CONJ) | RELATION(UD_PARATAXIS)) && tree_is_verbal(k, c) &&
            !link_says(k, c))
            return NONE;
    }
    uint32_t found = event_of_clause(k, clause);
    const event *e = found != NONE ? link_event(f, found) : NULL;
    const lex_type *type = e != NULL ? event_type(f->article, e) : NULL;
    return type != NULL && event_is_told(e) && !type->speech && !type->death ? found : NONE;
}

/* "The board [subsequently] dismissed him", "fled [the next evening] to Minsk" */
static bool is_adverb(const link_finder *f, const cue_match *m)
{
    uint32_t verb = tree_head(&f->k, m->top);
    return tree_is(&f->k, m->top, RELATION(UD_ADVMOD) | RELATION(UD_OBL_UNMARKED)) &&
           verb != NONE && tree_pos(&f->k, verb) == UD_VERB;
}

/* Whether nothing but times stands before the cue. */
static bool opens_sentence(const link_finder *f, const cue_match *m)
{
    uint32_t opens = m->at;
    while (opens > f->k.first && skeleton_at(&f->k, opens - 1)->time != NONE)
        opens--;
    return opens == f->k.first;
}

static bool ends_clause(const link_finder *f, const cue_match *m)
{
    uint32_t next = m->at + m->n;
    return !skeleton_has(&f->k, next) || (f->article->text.tokens.v[next].kind == TOKEN_MARK &&
                                          !token_is_hyphen(&f->k, next)); /* "then-mayor" */
}

/* "..., and [in response] the council did": whether a clause begins with the cue; not "and later
 * the council". */
static bool opens_clause(const link_finder *f, const cue_match *m)
{
    bool order = f->article->lexicon->link_cues.v[m->row].type == LINK_FOLLOWS;
    return opens_sentence(f, m) || (!order && skeleton_is(&f->k, m->at - 1, WORD_COORDINATOR));
}

/* "In response, the council ...", "two days later the council ...", "was freed two days later": of
 * two sentences, or of two clauses, where the cue has no object of its own. */
static bool stands_alone(const link_finder *f, const cue_match *m)
{
    const skeleton *k = &f->k;
    uint32_t next = m->at + m->n;
    if (m->at > k->first &&
        token_signals(f->article, m->at - 1, SIGNAL_SINCE | SIGNAL_UNTIL | SIGNAL_FOR))
        return false; /* "has been held since [the next day]" */
    if (ends_clause(f, m))
        return true;
    if (skeleton_at(k, next)->time != NONE)
        return false; /* "later that month", "later in 2019" */
    bool office = token_is_nominal(k, next) && !opens_sentence(f, m);
    if (m->n == 1 && (office || tree_find(k, m->top, UD_CASE) != NONE))
        return false; /* "the [then] president Ida Brandt", "until [then]" */
    return is_adverb(f, m) || (opens_clause(f, m) && tree_find(k, next, UD_CASE) == NONE &&
                               !tree_is(k, next, RELATION(UD_CASE) | RELATION(UD_MARK)));
}

/* "He resigned [a few days after].", "he has [since] resigned": after what was told before. */
bool link_leaves_out(const link_finder *f, const cue_match *m, uint32_t right)
{
    const lex_link_cue *cue = &f->article->lexicon->link_cues.v[m->row];
    if (link_cue_looks_back(cue))
        return true;
    bool since = token_signals(f->article, m->at + m->n - 1, SIGNAL_SINCE);
    if (cue->type != LINK_FOLLOWS || cue->reversed || !is_adverb(f, m))
        return false;
    return since ? m->n == 1 && tree_head(&f->k, m->at) > m->at
                 : right == NONE && m->n > 1 && ends_clause(f, m);
}

/* What came before is told by the words before the cue, else by the sentence before. */
static void find_sides(const link_finder *f, const cue_match *m, side *now, side *before)
{
    uint32_t verb = tree_head(&f->k, m->top);
    while (verb != NONE && tree_is(&f->k, verb, RELATION(UD_XCOMP)) &&
           tree_event(&f->k, verb) == NONE)
        verb = tree_head(&f->k, verb); /* "proceeded to do so two days later" */
    uint32_t earlier = f->before; /* "nobody will say. Three days later": nothing that was before */
    if (earlier != NONE && !event_is_told(link_event(f, earlier)) &&
        edtf_empty(link_event(f, earlier)->date))
        earlier = NONE;
    if (opens_sentence(f, m) || verb == NONE || tree_pos(&f->k, verb) != UD_VERB) {
        side_add(now, link_main_event(f));
        side_add(before, earlier);
    } else {
        side_add(now, tree_event(&f->k, verb));
        if (!link_earlier(before, m, verb))
            side_add(before, earlier);
    }
}

/* "Responded by [closing] the bridge", "with [a ban]": what was done; else that one responded. */
static uint32_t answer_of(const link_finder *f, const cue_match *m)
{
    uint32_t deed = m->governed != NONE ? tree_event(&f->k, m->governed) : NONE;
    return deed != NONE ? deed : tree_event(&f->k, m->top);
}

/* "Police [responded with] gas": to what another did, who is told of before. */
static void find_answered(const link_finder *f, const cue_match *m, side *before)
{
    const skeleton *k = &f->k;
    bool own_subject = tree_find_any(k, m->top, SUBJECTS) != NONE;
    if (tree_is(k, m->top, RELATION(UD_CONJ)) && own_subject)
        link_earlier(before, m, m->top);
    else if (tree_is(k, m->top, RELATION(UD_ROOT)) && own_subject)
        side_add(before, f->deed);
}

void link_before(link_finder *f, const cue_match *m)
{
    const lex_link_cue *cue = &f->article->lexicon->link_cues.v[m->row];
    uint32_t answer = answer_of(f, m);
    bool acts =
        tree_pos(&f->k, m->top) == UD_VERB && answer != NONE && !tree_is_passive(&f->k, m->top);
    side now = {.k = &f->k, .types = cue->left, .deed = NONE};
    side before = {.k = &f->k, .other = NONE, .deed = NONE};
    if (acts) {
        side_add(&now, answer);
        find_answered(f, m, &before);
    } else if (stands_alone(f, m)) {
        find_sides(f, m, &now, &before);
    }
    relation link = {.type = cue->type,
                     .cue = m->words,
                     .days = link_days(f, m),
                     .sentence = f->sentence,
                     .confidence = 0.7};
    link_add(f, &link, false, cue->reversed ? &before : &now, cue->reversed ? &now : &before);
}
