/* Walks from a word down to the events below it, then up to those that it belongs to. */
#include "find/side.h"

#define DEPTH 4 /* heads between a word and its events */

#define NOMINAL                                                                                    \
    (SUBJECTS | RELATION(UD_OBJ) | RELATION(UD_NMOD) | RELATION(UD_OBL) | RELATION(UD_OBL_UNMARKED))

/* The subject that tells of an event: in "the bombing in Kabul, which came ..." a parser may read
 * the place. */
static uint32_t subject_of(const skeleton *k, uint32_t verb)
{
    uint32_t subject = tree_subject(k, verb);
    for (int i = 0; i < DEPTH && subject != NONE && tree_event(k, subject) == NONE &&
                    tree_pos(k, subject) == UD_PROPN && tree_is(k, subject, RELATION(UD_NMOD));
         i++)
        subject = tree_head(k, subject);
    return subject;
}

/* "Was held [until] he was freed": `told` of a row asks for what has happened, whatever it is, and
 * `deed` for what is nobody's words: not "[promised] rallies until the boy is back". */
static bool is_wanted(const side *s, const event *e)
{
    if (str_eq(s->types, S("deed")) && event_type(s->k->article, e)->speech)
        return false;
    return side_is_told(s->types) ? event_is_told(e) : lexicon_list_has(s->types, e->type);
}

void side_add(side *s, uint32_t e)
{
    if (e == NONE || s->n == SIDE_MOST || !is_wanted(s, &s->k->article->events.v[e]))
        return;
    for (uint32_t i = 0; i < s->n; i++) {
        if (s->event[i] == e)
            return;
    }
    s->event[s->n++] = e;
}

/* Whether the sentence tells anything else before the word than what the word belongs to. */
static bool tells_before(const skeleton *k, uint32_t word)
{
    uint32_t above = word;
    for (uint32_t i = word; i-- > k->first;) {
        while (above != NONE && (above == word || above > i))
            above = tree_head(k, above);
        if (tree_event(k, i) != NONE && i != above)
            return true;
    }
    return false;
}

/* "The move", "this decision", and nothing that says which one. */
static bool is_bare(const skeleton *k, uint32_t noun)
{
    uint32_t article = NONE;
    for (uint32_t c = tree_first(k, noun); c != NONE; c = tree_next(k, c)) {
        if (tree_is(k, c, RELATION(UD_DET_RELATION)))
            article = c;
        else if (!tree_is(k, c, RELATION(UD_CASE) | RELATION(UD_PUNCT_RELATION)))
            return false;
    }
    return article != NONE && !skeleton_is(k, article, WORD_INDEFINITE);
}

/* "banned the party on Monday, [a move] that sparked riots": the clause that a noun behind it sums
 * up. */
static uint32_t summed_up(const skeleton *k, uint32_t noun)
{
    uint32_t article = tree_find_class(k, noun, RELATION(UD_DET_RELATION), WORD_INDEFINITE);
    if (article == NONE || article == k->first || !token_is_mark(k->article, article - 1, ',') ||
        !tree_is(k, noun, RELATION(UD_PARATAXIS) | RELATION(UD_APPOS)))
        return NONE;
    uint32_t verb = tree_head(k, noun);
    for (int i = 0; i < DEPTH && verb < noun && tree_pos(k, verb) != UD_VERB; i++)
        verb = tree_head(k, verb);
    return verb < noun && tree_pos(k, verb) == UD_VERB ? tree_event(k, verb) : NONE;
}

/* "The move" is that of the sentence before, where its own tells nothing else before it. */
uint32_t side_event(const side *s, uint32_t word)
{
    const skeleton *k = s->k;
    uint32_t own = tree_event(k, word);
    if (tree_pos(k, word) != UD_NOUN || !skeleton_is(k, word, WORD_REFERRING))
        return own;
    uint32_t clause = summed_up(k, word);
    if (clause != NONE)
        return clause;
    bool stands = s->deed != NONE && is_bare(k, word) && !tells_before(k, word);
    return stands ? s->deed : own;
}

/* "It", "this": no event of its own, but one just told; "this" for all that the sentence before
 * told, "it" for a thing of it. */
static bool refers(const skeleton *k, uint32_t subject)
{
    return skeleton_is(k, subject, WORD_REFERRING) && tree_event(k, subject) == NONE &&
           (tree_pos(k, subject) == UD_PRON || tree_pos(k, subject) == UD_DET);
}

static void add_word(side *s, uint32_t word, int depth);

/* "weeks of [fighting]", "a court [ruling] in May", which a parser may read as a clause. */
static bool is_gerund(const skeleton *k, uint32_t word)
{
    return tree_is(k, word, RELATION(UD_ACL)) && tree_at(k, word)->penn == PENN_VBG &&
           (tree_find_any(k, word, RELATION(UD_MARK) | RELATION(UD_CASE)) != NONE ||
            word == tree_head(k, word) + 1);
}

/* "Died [of breathing] gas after": what one did is told by the verb above. */
static bool is_of_doing(const skeleton *k, uint32_t word)
{
    return tree_is(k, word, RELATION(UD_ACL) | RELATION(UD_ADVCL)) &&
           tree_at(k, word)->penn == PENN_VBG && tree_find(k, word, UD_MARK) == word - 1;
}

/* "what he called [a murder]", "what was described as [a murder]": what the clause of "what" names
 * it; or NONE. */
static uint32_t called(const skeleton *k, uint32_t what)
{
    uint32_t verb = tree_pos(k, what) == UD_PRON && token_is(k->article, what, S("what"))
                        ? tree_find_any(k, what, RELATION(UD_ACL_RELCL) | RELATION(UD_ACL))
                        : NONE;
    for (uint32_t c = verb != NONE ? tree_first(k, verb) : NONE; c != NONE; c = tree_next(k, c)) {
        uint32_t as = tree_find(k, c, UD_CASE);
        bool named = tree_is(k, c, RELATION(UD_XCOMP) | RELATION(UD_OBJ) | RELATION(UD_CCOMP)) ||
                     (as != NONE && token_is(k->article, as, S("as")));
        if (c > verb && named && tree_pos(k, c) == UD_NOUN)
            return c;
    }
    return NONE;
}

/* The events that a word stands for which is none itself: "a wave of protests", "saw protests",
 * "was rocked by riots", "protests that swept the country". */
static void add_inner(side *s, uint32_t word, int depth)
{
    const skeleton *k = s->k;
    bool verb = tree_pos(k, word) == UD_VERB;
    uint32_t name = called(k, word);
    if (name != NONE)
        add_word(s, name, depth - 1);
    uint64_t within = verb ? RELATION(UD_OBJ) | RELATION(UD_NSUBJ_PASS) | RELATION(UD_OBL_AGENT) |
                                 RELATION(UD_XCOMP)
                           : RELATION(UD_NMOD) | RELATION(UD_APPOS);
    for (uint32_t c = tree_first(k, word); c != NONE && !s->n; c = tree_next(k, c)) {
        if (c != s->other && (tree_is(k, c, within) || (!verb && is_gerund(k, c))))
            add_word(s, c, depth - 1);
    }
    uint8_t penn = tree_at(k, word)->penn;
    bool finite = verb && penn != PENN_VB && /* "after [a trial] lasting a month" */
                  (penn != PENN_VBG || tree_find_any(k, word, SUBJECTS) != NONE);
    uint32_t subject = finite && !s->n ? subject_of(k, word) : NONE;
    if (subject != NONE && subject != s->other)
        side_add(s, side_event(s, subject)); /* "the move comes a month after" */
}

/* "an investigation invoked by 17 states": what is said of the noun is said of its participle. */
static bool names_event(const side *s, uint32_t participle)
{
    const dateline_article *a = s->k->article;
    uint32_t e = tree_event(s->k, participle);
    return e != NONE && tree_is(s->k, participle, RELATION(UD_ACL)) &&
           tree_at(s->k, participle)->penn == PENN_VBN &&
           a->lexicon->triggers.v[a->events.v[e].trigger].weight == 3;
}

uint32_t side_timed(const skeleton *k, const timex *t)
{
    uint32_t next = t->first + t->n;
    if (next - k->first >= k->n)
        return NONE;
    uint32_t told = tree_head(k, next), length = told != NONE ? tree_head(k, told) : NONE;
    bool lasts = tree_is(k, next, RELATION(UD_CASE) | RELATION(UD_MARK)) && length != NONE;
    return lasts && length - t->first < t->n ? tree_event(k, told) : tree_event(k, next);
}

/* The events of `word` and of what is joined to it. A time is not the side, but its event. */
static void add_word(side *s, uint32_t word, int depth)
{
    const skeleton *k = s->k;
    uint32_t before = s->n, time = skeleton_at(k, word)->time, own = side_event(s, word);
    if (time != NONE) {
        side_add(s, side_timed(k, &k->article->times.v[time]));
        return;
    }
    side_add(s, own);
    if (own == NONE && depth > 0)
        add_inner(s, word, depth);
    for (uint32_t c = tree_first(k, word); c != NONE; c = tree_next(k, c)) {
        if (c == s->other)
            continue;
        if (names_event(s, c))
            side_add(s, tree_event(k, c));
        bool clause = tree_pos(k, word) == UD_NOUN && form_is_finite(tree_at(k, c)->penn);
        if (tree_is(k, c, RELATION(UD_CONJ)) && !clause && s->n > before && depth > 0)
            add_word(s, c, 0); /* not "concerned by the ruling and calls for" */
    }
}

/* "invoked the mechanism [to request] answers on abuses": what is done for a purpose is what deals
 * with them; the verb that tells of it, or the word itself. */
static uint32_t done_for(const skeleton *k, uint32_t word)
{
    uint32_t deed = tree_head(k, word), to = tree_find(k, word, UD_MARK);
    bool purpose = tree_is(k, word, RELATION(UD_ADVCL)) && tree_at(k, word)->penn == PENN_VB &&
                   to != NONE && skeleton_is(k, to, WORD_TO);
    return purpose && deed != NONE && deed < word && tree_event(k, deed) != NONE ? deed : word;
}

void side_add_above(side *s, uint32_t word)
{
    const skeleton *k = s->k;
    for (int i = 0; i <= DEPTH && word != NONE && !s->n; i++) {
        side_add(s, tree_event(k, word));
        if (tree_event(k, word) == NONE && !(s->strict && tree_pos(k, word) == UD_VERB))
            add_inner(s, word, 2);
        if (s->strict || side_is_told(s->types) || /* "agreed not to leave until" */
            !(tree_is(k, word, NOMINAL | RELATION(UD_XCOMP)) || is_of_doing(k, word)))
            return;
        s->other = word;
        word = tree_head(k, word);
        word = word != NONE ? done_for(k, word) : word;
    }
}

void side_add_word(side *s, uint32_t word)
{
    add_word(s, word, DEPTH);
}

void side_add_subject(side *s, uint32_t verb)
{
    uint32_t subject = subject_of(s->k, verb);
    if (subject == NONE)
        return;
    if (refers(s->k, subject))
        side_add(s, skeleton_is(s->k, subject, WORD_DETERMINER) ? s->before : s->topic);
    else
        add_word(s, subject, DEPTH);
}

/* "prompted the mayor [to resign]", which a parser may hang on the mayor. */
void side_add_made(side *s, uint32_t verb)
{
    const skeleton *k = s->k;
    uint32_t who = tree_find(k, verb, UD_OBJ), heads[] = {who, verb};
    for (size_t i = 0; who != NONE && i < 2; i++) {
        for (uint32_t c = tree_first(k, heads[i]); c != NONE; c = tree_next(k, c)) {
            if (tree_is(k, c, RELATION(UD_ACL) | RELATION(UD_ADVCL)) &&
                tree_at(k, c)->penn == PENN_VB && c > who)
                side_add(s, tree_event(k, c));
        }
    }
}
