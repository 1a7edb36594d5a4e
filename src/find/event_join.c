/* event_join: what one sentence says twice of one event: a verb that only carries a noun ("protests
 * erupted", "the report was published"), a document and what it says, a noun and its participle.
 */
#include "find/cues.h"
#include "find/stages.h"
#include "find/tree.h"

#define SUBJECT_REACH 14 /* tokens from a noun forward to the verb that lends it its time */
#define SPOKEN_REACH  8  /* events between a saying and what is said first */
#define LED_REACH     4  /* events between what forces somebody and what he does */
#define OBJECT_REACH  6  /* and back from the noun to such a verb */

static bool is_document(const skeleton *k, const event *e)
{
    return !e->verb && event_type(k->article, e)->document;
}

/* "[Upheld] the verdict", "the verdict was [upheld]". */
static bool is_object(const skeleton *k, const event *verb, const event *noun)
{
    const token_parse *p = tree_at(k, noun->first + noun->n - 1);
    return p->head == verb->head && (p->relation == UD_OBJ || p->relation == UD_NSUBJ_PASS);
}

/* "A ban [imposed] in May", "its report, [released] on Monday, ...". */
static bool is_participle_of(const skeleton *k, const event *verb, const event *noun)
{
    const token_parse *p = tree_at(k, verb->head);
    return p->relation == UD_ACL && p->penn == PENN_VBN && p->head == noun->first + noun->n - 1;
}

/* "The toll climbed", "talks collapsed": all that the verb says is how it went. But "if the coup
 * failed" leaves the coup itself as it was. */
static bool goes_on(const skeleton *k, const event *verb, const event *noun)
{
    uint64_t more = RELATION(UD_OBJ) | RELATION(UD_CCOMP) | RELATION(UD_XCOMP);
    uint32_t mark = tree_find(k, verb->head, UD_MARK);
    bool supposed =
        mark != NONE && token_begins_cue(k->article, mark, k->first + k->n, CUE_CONDITIONAL);
    return !supposed && !is_document(k, noun) && !tree_is_passive(k, verb->head) &&
           tree_relation(k, noun->first + noun->n - 1) == UD_NSUBJ &&
           tree_find_any(k, verb->head, more) == NONE;
}

/* "The firm faced criticism", "the plan drew protests": a verb without a meaning of its own, and
 * what it brings about. "Launched the attack", "the ban was imposed": one that only does that. */
static bool carries(const skeleton *k, const event *verb, const event *noun)
{
    if (!verb->verb || noun->verb || event_type(k->article, noun)->plain)
        return false;
    if (skeleton_is(k, verb->head, WORD_LIGHT) && verb->n == 1)
        return is_object(k, verb, noun) || is_participle_of(k, verb, noun);
    uint32_t word = noun->first + noun->n - 1;
    bool begins = k->article->lexicon->triggers.v[verb->trigger].weight == 1; /* "broke down" */
    bool plain = event_type(k->article, verb)->plain &&                       /* "broke out" */
                 !token_begins_cue(k->article, verb->head, k->first + k->n, CUE_NEGATED);
    if (!(begins || plain) || tree_head(k, word) != verb->head) /* nor "foiled a plot" */
        return false;
    return goes_on(k, verb, noun) ||
           (plain && !noun->definite && tree_is(k, word, RELATION(UD_OBJ)));
}

/* "Protests erupted", "a wave of protests erupted"; but in "at the ceremony the mayor opened it"
 * another does it. */
static bool may_be_subject(const skeleton *k, const event *verb, const event *noun)
{
    uint32_t subject = tree_subject(k, verb->head);
    uint32_t word = noun->first + noun->n - 1;
    for (uint32_t i = 0; i < TREE_STEPS && subject != NONE && word != NONE; i++) {
        if (word == subject)
            return true;
        word = tree_head(k, word);
    }
    return subject == NONE;
}

/* Whether the noun may be told by the verb's own clause: "faced criticism, with diplomats
 * [condemning] it", but not "the [attack] came after they [attacked]". */
static bool is_in_clause(const skeleton *k, const event *verb, const event *noun)
{
    uint32_t word = noun->first + noun->n - 1;
    if (tree_at(k, verb->head)->penn == PENN_VBG || tree_head(k, verb->head) == word ||
        verb->first == word + 1) /* "the bill [adopted]" */
        return true;
    for (uint32_t i = 0; i < TREE_STEPS && word != NONE && tree_pos(k, word) != UD_VERB; i++)
        word = tree_head(k, word);
    return word == verb->head;
}

/* "said in a statement": what is said is what the document says, no event beside it. One that leads
 * the sentence, "In a letter dated 4 May and sent to ...", is told of for itself. */
static bool is_said_in(const skeleton *k, const event *verb, const event *noun)
{
    const lex_type *type = event_type(k->article, verb), *of = event_type(k->article, noun);
    uint32_t word = noun->first + noun->n - 1, in = tree_find(k, word, UD_CASE);
    return verb->verb && !noun->verb && type->speech && of->speaks &&
           tree_head(k, word) == verb->head && tree_relation(k, word) == UD_OBL && in != NONE &&
           skeleton_is(k, in, WORD_MEANWHILE);
}

/* "In a statement on Monday the firm [conceded] ...": what is said is the statement, and so is it
 * in a letter of which nothing else is told. */
static bool is_led_by(const skeleton *k, const event *verb, const event *noun)
{
    uint64_t more = RELATION(UD_NMOD) | RELATION(UD_ACL) | RELATION(UD_ACL_RELCL);
    bool bare = tree_find_any(k, noun->first + noun->n - 1, more) == NONE;
    return noun->first < verb->first && (bare || str_eq(noun->type, S("statement"))) &&
           is_said_in(k, verb, noun);
}

/* "In a separate incident on Friday gunmen [killed] a teacher": that was the incident. */
static bool is_what_happened(const skeleton *k, const event *verb, const event *noun)
{
    uint32_t word = noun->first + noun->n - 1, in = tree_find(k, word, UD_CASE);
    return verb->verb && !noun->verb && event_type(k->article, noun)->plain && word < verb->first &&
           tree_head(k, word) == verb->head && tree_relation(k, word) == UD_OBL && in != NONE &&
           skeleton_is(k, in, WORD_MEANWHILE);
}

/* "The report was published": one event, told by the noun, dated where the verb is. */
static bool lends_to(const skeleton *k, const event *verb, const event *noun)
{
    bool alike = str_eq(verb->type, noun->type);
    bool known = alike && noun->definite && /* "upheld the verdict", "the verdict, which ..." */
                 (is_object(k, verb, noun) || tree_head(k, verb->head) == noun->head);
    bool same = alike && !known && is_in_clause(k, verb, noun); /* "met at a meeting" */
    const lex_type *type = event_type(k->article, noun);
    const lex_type *act = event_type(k->article, verb);
    bool publishes = act->publishes && is_document(k, noun);
    /* "a storm struck the coast" is one event, "the earthquake killed thousands" are two */
    bool strikes = type->force && ((act->harms && !act->harm) || act->plain);
    bool term = k->article->lexicon->triggers.v[verb->trigger].frame & FRAME_TERM;
    bool supports = /* "protests erupted"; but "the verdict was set aside", "he was given a year" */
        (skeleton_is(k, verb->first, WORD_SUPPORT) && !known && !term) || strikes;
    if (carries(k, verb, noun))
        return true;
    if (is_said_in(k, verb, noun))
        return false;
    if (!verb->verb || noun->verb || !(publishes || same || supports))
        return false;
    bool before = noun->first < verb->first;
    uint32_t gap = before ? verb->first - noun->first : noun->first - verb->first;
    if (supports && !same && !publishes)
        return before && gap <= OBJECT_REACH && may_be_subject(k, verb, noun);
    return gap <= (before ? SUBJECT_REACH : OBJECT_REACH);
}

/* "an investigation invoked by 17 states": the participle names the event, the noun only its form.
 */
static bool stands_for(const skeleton *k, const event *verb, const event *noun)
{
    return verb->verb && !noun->verb && noun->first + noun->n == verb->first &&
           k->article->lexicon->triggers.v[verb->trigger].weight == 3 &&
           k->article->lexicon->triggers.v[noun->trigger].weight < 3;
}

static bool comma_between(const skeleton *k, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        if (token_is_mark(k->article, i, ','))
            return true;
    }
    return false;
}

/* "The report condemned ...": what a document says is the document, no event beside it. But in "the
 * report was late, she said" and "the report was rejected by the mayor" another speaks. */
static bool speaks_in(const skeleton *k, const event *noun, const event *verb)
{
    return verb->verb && is_document(k, noun) && event_type(k->article, verb)->speech &&
           !tree_is_passive(k, verb->head) && noun->first < verb->first &&
           verb->first - noun->first <= SUBJECT_REACH &&
           skeleton_at(k, noun->first)->clause == skeleton_at(k, verb->first)->clause &&
           !comma_between(k, noun->first, verb->first);
}

/* "Nine were [reported] killed", "is [reported] to have left": what is told so is no event beside
 * it. */
static bool is_told_by(const skeleton *k, const event *told, const event *by)
{
    const lex_type *type = event_type(k->article, by);
    return by->verb && told->verb && type->account && tree_is_passive(k, by->head) &&
           tree_head(k, told->head) == by->head && tree_relation(k, told->head) == UD_XCOMP;
}

/* What befell somebody did so when it is reported. */
static void join_told(const skeleton *k, event *told, event *by)
{
    bool befell = tree_find(k, told->head, UD_MARK) == NONE;
    told->head = befell ? by->head : told->head;
    by->n = 0;
}

/* "\"We condemn the attack,\" said Weiss": what one does by saying so is done by the saying. */
static bool is_done_by(const skeleton *k, const event *says, const event *act)
{
    const lex_type *type = event_type(k->article, says), *done = event_type(k->article, act);
    if (!says->verb || !act->verb || !type->speech || !done->speech ||
        !skeleton_at(k, act->head)->quoted || tree_at(k, act->head)->penn != PENN_VBP ||
        tree_find_class(k, act->head, SUBJECTS, WORD_SPEAKING) == NONE)
        return false;
    uint64_t told = RELATION(UD_CCOMP) | RELATION(UD_PARATAXIS);
    return (tree_head(k, act->head) == says->head && tree_is(k, act->head, told)) ||
           (tree_head(k, says->head) == act->head && tree_is(k, says->head, told));
}

/* What is said is of the kind of what is done by it. */
static void join_spoken(const skeleton *k, event *events, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t low = i > SPOKEN_REACH ? i - SPOKEN_REACH : 0;
        for (size_t j = low; j < n && j <= i + SPOKEN_REACH && events[i].n; j++) {
            if (i == j || !events[j].n || !is_done_by(k, &events[i], &events[j]))
                continue;
            events[j].head = events[i].head;
            events[i].n = 0;
        }
    }
}

/* The verb of the lexicon's support class ("was held") that the noun is subject or object of, or
 * that follows as its participle ("an agreement made yesterday"); or NONE. */
static uint32_t support_of(const skeleton *k, const event *e)
{
    const token_parse *p = tree_at(k, tree_top(k, e->first, e->n)); /* "round of talks" */
    uint32_t next = e->first + e->n;
    bool participle = skeleton_has(k, next) && tree_at(k, next)->penn == PENN_VBN;
    if (participle && skeleton_is(k, next, WORD_SUPPORT))
        return next; /* where the parser takes it for the sentence's verb, too */
    while (p->relation == UD_CONJ && p->head != NONE)
        p = tree_at(k, p->head);
    bool argument =
        p->relation == UD_NSUBJ || p->relation == UD_NSUBJ_PASS || p->relation == UD_OBJ;
    return argument && skeleton_is(k, p->head, WORD_SUPPORT) ? p->head : NONE;
}

/* "Protests erupted", "the report was published": the noun's event, dated by its verb. */
static void lend_verbs(const skeleton *k, event *events, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t low = i > 4 ? i - 4 : 0;
        for (size_t j = low; j < n && j <= i + 4 && events[i].n; j++) {
            if (i != j && events[j].n && lends_to(k, &events[i], &events[j])) {
                events[j].head = events[i].head;
                events[i].n = 0;
            }
        }
    }
}

/* "The leak [forced] him to resign": what it led to is told, and the leak led to it. */
static void drop_leading(const skeleton *k, event *events, size_t n)
{
    for (size_t i = 0; i + 1 < n; i++) {
        bool plain = events[i].verb && event_type(k->article, &events[i])->plain;
        for (size_t j = i + 1; plain && j < n && j <= i + LED_REACH && events[i].n; j++) {
            if (events[j].n && cue_leading(k, events[j].head) == events[i].head)
                events[i].n = 0;
        }
    }
}

void event_join(const skeleton *k, event *events, size_t n)
{
    drop_leading(k, events, n);
    lend_verbs(k, events, n);
    join_spoken(k, events, n);
    for (size_t i = 0; i < n; i++) {
        for (size_t j = i + 1; j < n && j <= i + 3 && events[i].n; j++) {
            if (events[j].n && speaks_in(k, &events[i], &events[j]))
                events[j].n = 0;
            else if (events[j].n && is_said_in(k, &events[i], &events[j]))
                events[j].n = 0;
            else if (events[j].n && (is_led_by(k, &events[j], &events[i]) ||
                                     is_what_happened(k, &events[j], &events[i])))
                events[i].n = 0;
            else if (events[j].n && is_told_by(k, &events[j], &events[i]))
                join_told(k, &events[j], &events[i]);
        }
    }
    for (size_t i = 0; i + 1 < n; i++) {
        if (events[i].n && events[i + 1].n && stands_for(k, &events[i + 1], &events[i]))
            events[i].n = 0;
    }
    for (size_t i = 0; i < n; i++) {
        bool own_head = events[i].head == events[i].first + events[i].n - 1;
        uint32_t support =
            events[i].n && !events[i].verb && own_head ? support_of(k, &events[i]) : NONE;
        uint32_t to = support != NONE ? tree_find(k, support, UD_XCOMP) : NONE;
        if (to != NONE && skeleton_is(k, to, WORD_SUPPORT))
            support = to; /* "talks are due [to begin] on Monday" */
        if (support != NONE)
            events[i].head = support;
    }
}
