/* date_cost: what it costs a time of a sentence to date an event of it, where the parse does not
 * say what the time hangs on: little, or it dates nothing.
 *
 *     "the August 9 vote"            before its noun                     0
 *     "the election in August"       behind its noun or verb             1
 *     "On Thursday, she visited"     in front of a verb's clause, or     2, and 1 for every second
 *                                    in it, with no verb between         word
 */
#include "find/date.h"
#include "find/tree.h"

#define COST_INFINITE 3 /* "to hold elections on Sunday" */

/* Whether only adjectives, nouns and "'s" stand in [from, to): "the August 9 presidential vote". */
static bool one_group(const date_finder *f, uint32_t from, uint32_t to)
{
    if (to - from > 4)
        return false;
    for (uint32_t i = from; i < to; i++) {
        if (!token_is_nominal(&f->k, i) && skeleton_at(&f->k, i)->mention == NONE &&
            !token_is_owner_mark(f->article, i))
            return false;
    }
    return true;
}

/* Whether only prepositions and determiners stand in [from, to): "vote in", "arrested on the". */
static bool only_prepositions(const date_finder *f, uint32_t from, uint32_t to)
{
    if (to - from > 3)
        return false;
    for (uint32_t i = from; i < to; i++) {
        if (!skeleton_is(&f->k, i, WORD_PREPOSITION | WORD_DETERMINER | WORD_ADVERB) &&
            !token_is_mark(f->article, i, '('))
            return false;
    }
    return true;
}

/* Whether the time leads its clause: "On Thursday, ...", "-- in September 2020 -- 17 states". */
static bool is_fronted(const date_finder *f, const timex *t)
{
    uint32_t clause = skeleton_at(&f->k, t->first)->clause;
    for (uint32_t i = t->first; i > f->k.first; i--) {
        if (skeleton_at(&f->k, i - 1)->clause != clause)
            return true;
        if (!skeleton_is(&f->k, i - 1,
                         WORD_PREPOSITION | WORD_ADVERB | WORD_COORDINATOR | WORD_DETERMINER) &&
            f->article->text.tokens.v[i - 1].kind != TOKEN_MARK)
            return false;
    }
    return true;
}

/* Whether a verb with a meaning of its own stands in [from, to). */
static bool passes_verb(const date_finder *f, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        if (skeleton_at(&f->k, i)->verbish &&
            !skeleton_is(&f->k, i, WORD_BE | WORD_HAVE | WORD_MODAL | WORD_DO))
            return true;
    }
    return false;
}

/* "the cabinet, formed after the vote [held] the November before, announced": what stands behind a
 * verb and before a comma is of no verb behind that. "He came, in May, and ..." has two commas,
 * "Beginning in May, they ..." is no such verb. */
static bool is_behind_verb(const date_finder *f, const timex *t)
{
    uint32_t next = t->first + t->n, verb = tree_head(&f->k, tree_top(&f->k, t->first, t->n));
    if (!skeleton_has(&f->k, next) || !token_is_mark(f->article, next, ',') ||
        !skeleton_has(&f->k, verb) || verb >= t->first || verb == f->k.first)
        return false;
    uint32_t at = t->first - 1;
    at -= skeleton_is(&f->k, at, WORD_PREPOSITION) ? 1 : 0;
    return tree_pos(&f->k, verb) == UD_VERB && !token_is_mark(f->article, at, ',');
}

bool date_is_infinitive(const date_finder *f, const event *e)
{
    return e->verb && e->first > f->k.first && skeleton_is(&f->k, e->first - 1, WORD_TO);
}

/* "signed the contract on Tuesday": the time is the verb's, though it touches the verb's object. */
static bool is_object(const date_finder *f, const event *e)
{
    const event *before = e - 1;
    if (e->verb || e == &f->article->events.v[f->first] || !before->verb)
        return false;
    uint32_t at = e->first;
    while (at > before->first + before->n && e->first - at < 5 &&
           (skeleton_is(&f->k, at - 1, WORD_DETERMINER) || token_is_nominal(&f->k, at - 1)))
        at--;
    return at == before->first + before->n;
}

uint32_t date_cost(const date_finder *f, const timex *t, const event *e)
{
    uint32_t t_end = t->first + t->n, e_end = e->first + e->n;
    if (!e->verb && t_end <= e->first && one_group(f, t_end, e->first))
        return e->first - t_end ? 1 : 0;
    uint32_t head = e->head;
    bool touches = t->first >= e_end && only_prepositions(f, e_end, t->first);
    if ((touches && !is_object(f, e)) ||
        (head != e_end - 1 && t->first > head && only_prepositions(f, head + 1, t->first)))
        return 1;
    bool ahead = head >= t_end;
    uint32_t from = ahead ? t_end : head + 1, to = ahead ? head : t->first;
    uint32_t distance = to > from ? to - from : 0;
    const skeleton_token *a = skeleton_at(&f->k, t->first), *b = skeleton_at(&f->k, head);
    bool bare_noun = !e->verb && head == e_end - 1; /* its sentence's verb has the better claim */
    uint32_t cost = 2 + distance / 2 + (date_is_infinitive(f, e) ? COST_INFINITE : 0);
    if (bare_noun || cost > COST_GUESS || a->quoted != b->quoted || passes_verb(f, from, to))
        return COST_NONE;
    if (ahead && is_behind_verb(f, t))
        return COST_NONE;
    return a->clause == b->clause || (ahead && is_fronted(f, t)) ? cost : COST_NONE;
}
