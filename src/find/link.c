/* link: relations between events, only where words state them; the words are kept as the cue.
 *
 *     left ─ cue verb ─ right              "the attack led to protests"
 *     left ─ preposition ─ right           "protests erupted after the vote"
 *     the cue is an event's own trigger    "the UN condemned the attack": the condemning responds
 *
 * The tree tells the sides: a verb's subject and object, what a preposition or conjunction marks
 * and what that hangs on. A side that is no event stands for those in it: "a wave of protests".
 */
#include "find/link_side.h"

#define NEAR  8 /* links of a sentence in which one may contradict another */
#define APART 2 /* tokens between cues that share their sides: "before, during and after" */

typedef struct link_finder {
    dateline_article *article;
    skeleton k;
    uint32_t sentence;
    uint32_t first, end; /* the sentence's events */
    uint32_t topic;      /* what "it" at this sentence's start stands for: an event, or NONE */
    uint32_t before;     /* what "this" does: the main event of the sentence before, or NONE */
} link_finder;

static const event *event_at(const link_finder *f, uint32_t e)
{
    return &f->article->events.v[e];
}

static uint8_t weight_of(const link_finder *f, uint32_t e)
{
    return f->article->lexicon->triggers.v[event_at(f, e)->trigger].weight;
}

static bool is_told(const event *e)
{
    return e->modality == MOD_ASSERTED && !e->negated;
}

/* Between two events told as facts, no link that is only supposed: "whether the crash was caused by
 * an explosion". */
static void add_relation(link_finder *f, const relation *cue, bool supposed, const side *left,
                         const side *right)
{
    for (uint32_t l = 0; l < left->n; l++) {
        for (uint32_t r = 0; r < right->n; r++) {
            const event *a = event_at(f, left->event[l]), *b = event_at(f, right->event[r]);
            if (a == b || (supposed && is_told(a) && is_told(b)))
                continue;
            relation *out = vec_push(&f->article->arena, &f->article->relations);
            *out = *cue;
            out->from = left->event[l];
            out->to = right->event[r];
        }
    }
}

/* The event that the cue itself names, or NONE: "led to" is none, "condemned" is one. */
static uint32_t own_event(const link_finder *f, const cue_match *m)
{
    if (m->at < m->top && tree_is(&f->k, m->at, RELATION(UD_CASE)) && m->governed != NONE)
        return NONE; /* "in protest at" */
    uint32_t e = tree_event(&f->k, m->top);
    return e != NONE && m->top - event_at(f, e)->first < event_at(f, e)->n ? e : NONE;
}

/* "The crash killed nine", "nine were killed in the crash": the cue is an event itself, and what
 * the other one results in, where the row says of which kind that must be. */
static bool is_effect(const lex_link_cue *cue, bool passive)
{
    return cue->reversed ? cue->right.n > 0 : cue->left.n > 0 && !passive;
}

/* "The report [condemned] the abuses": a report tells of what it condemns. */
static link_type type_of(const link_finder *f, const cue_match *m, const side *left)
{
    link_type type = f->article->lexicon->link_cues.v[m->row].type;
    const event *e = left->n > 0 ? event_at(f, left->event[0]) : NULL;
    bool reports = e != NULL && !e->verb && event_type(f->article, e)->account;
    bool says = tree_pos(&f->k, m->top) == UD_VERB && !tree_is_passive(&f->k, m->top);
    return type == LINK_RESPONDS_TO && reports && says ? LINK_REPORTS_ON : type;
}

/* What a sentence tells above all: what its root or the words that it says tell, or their subject;
 * else what it tells first. */
static uint32_t main_event(const link_finder *f)
{
    const skeleton *k = &f->k;
    uint32_t root = k->first;
    while (root + 1 < k->first + k->n && !tree_is(k, root, RELATION(UD_ROOT)))
        root++;
    uint32_t told = link_says(k, root) ? tree_told(k, root) : NONE;
    uint32_t clause = told != NONE ? told : root, subject = tree_subject(k, clause);
    uint32_t found = tree_event(k, clause);
    if (found == NONE && subject != NONE)
        found = tree_event(k, subject);
    return found != NONE ? found : f->first < f->end ? f->first : NONE;
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
    return next >= f->k.first + f->k.n || f->article->text.tokens.v[next].kind == TOKEN_MARK;
}

/* "In response, the council ...", "two days later the council ...", "was freed two days later": of
 * two sentences, or of two clauses, where the cue has no object of its own. */
static bool stands_alone(const link_finder *f, const cue_match *m)
{
    const skeleton *k = &f->k;
    uint32_t next = m->at + m->n;
    if (ends_clause(f, m))
        return true;
    if (skeleton_at(k, next)->time != NONE)
        return false; /* "later that month", "later in 2019" */
    return is_adverb(f, m) || (opens_sentence(f, m) && tree_find(k, next, UD_CASE) == NONE &&
                               !tree_is(k, next, RELATION(UD_CASE) | RELATION(UD_MARK)));
}

/* "Ninety days after" is more than "days after" tells. */
static uint32_t days_of(const link_finder *f, const cue_match *m)
{
    bool counted = m->at > f->k.first && tree_pos(&f->k, m->at - 1) == UD_NUM;
    return counted ? 0 : f->article->lexicon->link_cues.v[m->row].days;
}

/* "He resigned [a few days after].", "he has [since] resigned": after what was told before. */
static bool leaves_out(const link_finder *f, const cue_match *m, uint32_t right)
{
    const lex_link_cue *cue = &f->article->lexicon->link_cues.v[m->row];
    bool since = token_signals(f->article, m->at + m->n - 1, SIGNAL_SINCE);
    if (cue->type != LINK_FOLLOWS || cue->reversed || !is_adverb(f, m))
        return false;
    return since ? m->n == 1 && tree_head(&f->k, m->at) > m->at
                 : right == NONE && m->n > 1 && ends_clause(f, m);
}

/* What came before is told by the words before the cue, else by the sentence before. */
static void link_before(link_finder *f, const cue_match *m)
{
    const lex_link_cue *cue = &f->article->lexicon->link_cues.v[m->row];
    side now = {.k = &f->k, .types = cue->left}, before = {.k = &f->k, .other = NONE};
    uint32_t verb = tree_head(&f->k, m->top);
    while (verb != NONE && tree_is(&f->k, verb, RELATION(UD_XCOMP)) &&
           tree_event(&f->k, verb) == NONE)
        verb = tree_head(&f->k, verb); /* "proceeded to do so two days later" */
    if (opens_sentence(f, m) || verb == NONE || tree_pos(&f->k, verb) != UD_VERB) {
        side_add(&now, main_event(f));
        side_add(&before, f->before);
    } else {
        side_add(&now, tree_event(&f->k, verb));
        if (!link_earlier(&before, m, verb))
            side_add(&before, f->before);
    }
    relation link = {.type = cue->type,
                     .cue = m->words,
                     .days = days_of(f, m),
                     .sentence = f->sentence,
                     .confidence = 0.7};
    add_relation(f, &link, false, cue->reversed ? &before : &now, cue->reversed ? &now : &before);
}

/* "Riots followed", "the violence that followed": what was told before, where the sentence tells
 * nothing else before. */
static void add_followed(const link_finder *f, const cue_match *m, const side *what, side *out)
{
    const skeleton *k = &f->k;
    bool alone = what->n > 0 && m->n == 1 && tree_pos(k, m->top) == UD_VERB &&
                 !tree_is_passive(k, m->top) && tree_find(k, m->top, UD_OBJ) == NONE;
    if (!alone)
        return;
    if (tree_is(k, m->top, RELATION(UD_CONJ)))
        link_earlier(out, m, m->top);
    else if (what->event[0] == f->first)
        side_add(out, f->before);
}

/* `sides` is the cue that leads to both sides: in "before and after the vote", after. */
static void read_cue(link_finder *f, const cue_match *m, const cue_match *sides)
{
    const skeleton *k = &f->k;
    const lex_link_cue *cue = &f->article->lexicon->link_cues.v[m->row];
    bool acts = cue->type == LINK_RESPONDS_TO || cue->type == LINK_REPORTS_ON;
    uint32_t own = own_event(f, m), right = link_marked(k, sides);
    bool passive = tree_is_passive(k, m->top);
    bool auxiliary = tree_is(k, m->at, RELATION(UD_AUX_RELATION));
    if (link_states_nothing(k, m) || (auxiliary && !link_went_before(k, m)))
        return;
    if (str_eq(cue->right, S("before")) || leaves_out(f, m, right)) {
        if (stands_alone(f, m))
            link_before(f, m);
        return;
    }
    if (own != NONE && !acts && weight_of(f, own) == 3 && !is_effect(cue, passive))
        return; /* "triggered the Moscow Mechanism" is an event and causes none */
    side before = {.k = k, .types = cue->left, .other = NONE};
    side behind = {.k = k, .types = cue->right, .other = NONE};
    before.topic = behind.topic = f->topic;
    before.before = behind.before = f->before;
    before.strict = cue->type == LINK_REPORTS_ON || (cue->type == LINK_PART_OF && cue->reversed);
    behind.strict = cue->type == LINK_FOLLOWS;
    bool effect = own != NONE && !acts && is_effect(cue, passive);
    bool first = own != NONE && (acts || (effect && cue->reversed));
    side_add(&before, first ? own : cue->type == LINK_RESPONDS_TO ? link_noun_before(k, m) : NONE);
    if (before.n == 0 && (acts || !first))
        link_left(&before, sides, right);
    if (effect && !cue->reversed)
        side_add(&behind, own);
    else if (own != NONE && acts && passive && (right == NONE || cue->reversed))
        side_add_subject(&behind, m->top);
    else
        link_right(&behind, sides, right);
    if (behind.n == 0 && cue->type == LINK_FOLLOWS && !cue->reversed)
        add_followed(f, m, &before, &behind);
    relation link = {.type = type_of(f, m, &before),
                     .cue = m->words,
                     .days = days_of(f, m),
                     .sentence = f->sentence,
                     .confidence = 0.7};
    bool reversed = cue->reversed && (own == NONE || !acts);
    add_relation(f, &link, tree_at(k, m->top)->meant & TOKEN_SUPPOSED, reversed ? &behind : &before,
                 reversed ? &before : &behind);
}

/* Whether nothing but "and" or a comma parts two cues. */
static bool are_joined(const link_finder *f, const cue_match *a, const cue_match *b)
{
    uint32_t from = a->at + a->n;
    for (uint32_t i = from; i < b->at; i++) {
        if (!token_is_mark(f->article, i, ',') && !skeleton_is(&f->k, i, WORD_COORDINATOR))
            return false;
    }
    return b->at > from && b->at - from <= APART;
}

static void read_cues(link_finder *f, arena *scratch)
{
    cue_match_vec cues = cues_of(scratch, &f->k, &f->article->lexicon->link_forms);
    size_t sides = 0;
    for (size_t i = 0; i < cues.n; i++) {
        sides = sides > i ? sides : i;
        while (sides + 1 < cues.n && are_joined(f, &cues.v[sides], &cues.v[sides + 1]))
            sides++;
        read_cue(f, &cues.v[i], &cues.v[sides]);
    }
}

/* "The report", "this ruling": an event known by its name alone, which somebody may speak of. */
static bool is_spoken_of(const link_finder *f, uint32_t e, const event *speech)
{
    const event *of = e != NONE ? event_at(f, e) : NULL;
    return of != NULL && of != speech && !of->verb && of->definite &&
           !event_type(f->article, of)->speech;
}

/* "[Police] said rebels attacked the town": what somebody says has happened, told as an event. */
static uint32_t event_said(const link_finder *f, uint32_t speech, uint32_t clause)
{
    const event *e = event_at(f, speech);
    uint32_t told = tree_event(&f->k, clause);
    bool states = str_eq(e->type, S("statement")) && is_told(e);
    bool bare = tree_is(&f->k, e->first, RELATION(UD_PARATAXIS)) &&
                tree_find_any(&f->k, e->first, RELATION(UD_OBJ) | RELATION(UD_CCOMP)) == NONE;
    bool within = clause > e->first ? tree_is(&f->k, clause, RELATION(UD_CCOMP))
                                    : bare && !link_goes_on(&f->k, clause, e->first);
    return states && within && told != NONE && is_told(event_at(f, told)) ? told : NONE;
}

/* "The ruling was a disgrace, the minister said", "he called the ruling a disgrace": who says what
 * an event is or does reports on it.
 */
static void link_speech(link_finder *f, uint32_t speech)
{
    const event *e = event_at(f, speech);
    uint32_t clause = tree_told(&f->k, e->first);
    uint32_t of = NONE;
    if (clause != NONE)
        of = tree_find_any(&f->k, clause, SUBJECTS);
    else if (str_eq(e->type, S("statement"))) /* not "condemned the attack as vile" */
        of = link_object_called(&f->k, e->first);
    uint32_t topic = of != NONE ? tree_event(&f->k, of) : NONE;
    uint32_t said = clause != NONE ? event_said(f, speech, clause) : NONE;
    if (is_spoken_of(f, topic, e))
        said = topic;
    side left = {.k = &f->k}, right = {.k = &f->k};
    side_add(&left, speech);
    side_add(&right, said);
    relation link = {
        .type = LINK_REPORTS_ON, .cue = e->at, .sentence = f->sentence, .confidence = 0.7};
    add_relation(f, &link, false, &left, &right);
}

/* Whether both are told by the same word: "before the vote ... after the vote". */
static bool sounds_alike(const link_finder *f, uint32_t a, uint32_t b)
{
    return a == b || event_at(f, a)->trigger == event_at(f, b)->trigger;
}

static bool contradicts(const link_finder *f, const relation *a, const relation *b)
{
    bool both = sounds_alike(f, a->from, b->to) && sounds_alike(f, a->to, b->from);
    return a->type == LINK_FOLLOWS && b->type == LINK_FOLLOWS && both;
}

/* "Some were held before the vote and more after it": the one does not follow the other. Of the
 * sentence's links, which begin at `from`. */
static void drop_contradictions(link_finder *f, size_t from)
{
    relation *all = f->article->relations.v;
    size_t end = f->article->relations.n, kept = from;
    for (size_t i = from; i < end; i++) {
        for (size_t j = i + 1; j < end && j <= i + NEAR; j++) {
            if (contradicts(f, &all[i], &all[j]) || contradicts(f, &all[j], &all[i]))
                all[i].cue.n = all[j].cue.n = 0;
        }
    }
    for (size_t i = from; i < end; i++) {
        if (all[i].cue.n > 0)
            all[kept++] = all[i];
    }
    f->article->relations.n = kept;
}

/* What the next sentence's "it" would stand for: this one's first noun event, else its first event.
 */
static uint32_t topic_of(const link_finder *f)
{
    for (uint32_t e = f->first; e < f->end; e++) {
        if (!event_at(f, e)->verb)
            return e;
    }
    return f->first < f->end ? f->first : NONE;
}

void find_links(dateline_article *article)
{
    link_finder f = {.article = article, .topic = NONE, .before = NONE};
    uint32_t last_sentence = NONE;
    for (uint32_t e = 0; e < article->events.n; e = f.end) {
        f.sentence = article->events.v[e].sentence;
        f.first = f.end = e;
        while (f.end < article->events.n && article->events.v[f.end].sentence == f.sentence)
            f.end++;
        if (last_sentence == NONE || f.sentence - last_sentence > 1)
            f.topic = f.before = NONE;
        arena scratch = ARENA_SCRATCH;
        f.k = skeleton_of(article, f.sentence);
        size_t from = article->relations.n;
        read_cues(&f, &scratch);
        drop_contradictions(&f, from);
        for (uint32_t i = f.first; i < f.end; i++) {
            if (link_says(&f.k, event_at(&f, i)->first))
                link_speech(&f, i);
        }
        arena_free(&scratch);
        f.topic = topic_of(&f);
        f.before = main_event(&f);
        last_sentence = f.sentence;
    }
}
