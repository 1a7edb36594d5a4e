/* date_timed: whether of two clauses that are joined one has a time of its own, so that the other's
 * is not its own, too.
 *
 *     "In May it sat, and two weeks later it ruled"
 *     "was cut on the day of the vote and restored on 9 July"
 */
#include "find/date.h"
#include "find/tree.h"

/* "condemned attacks [the day before] and called": the time of a noun is no verb's. */
static bool is_of_noun(const date_finder *f, uint32_t time)
{
    for (uint32_t e = f->first; e < f->end; e++) {
        if (f->article->events.v[e].time == time)
            return !f->article->events.v[e].verb;
    }
    return false;
}

/* "was cut on [the day] of the vote and restored only on 9 July" */
static bool is_on_day(const date_finder *f, const event *on, uint32_t word)
{
    const time_word *w =
        timelex_word(f->article->lexicon->time, f->article->text.tokens.v[word].word);
    return tree_head(&f->k, word) == on->head && tree_is(&f->k, word, RELATION(UD_OBL)) &&
           time_has(w, TIME_UNIT) && w->number[TIME_UNIT] == UNIT_DAY;
}

/* "raided it two days after the sinking and arrested its head on 8 May", "In May it sat, and two
 * weeks later it ruled": one of them has a time of its own, known or not. An hour is of the day
 * told. */
bool date_is_timed(const date_finder *f, const event *on, const event *e)
{
    for (uint32_t i = on->head + 1; i < e->head; i++) {
        uint32_t time = skeleton_at(&f->k, i)->time;
        const timex *t = time != NONE ? &f->article->times.v[time] : NULL;
        if (is_on_day(f, on, i) ||
            (t && t->type != TIMEX_TIME && t->relation != TIMEX_FOR && !is_of_noun(f, time)))
            return true;
    }
    return false;
}
