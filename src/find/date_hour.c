/* date_hour: an hour that no day is told of, and minutes between two events, are of the day that
 * the story is at.
 *
 *     "A bus crashed on Monday. ... It left at 6:30"       an hour and no day
 *     "ten minutes after it left"                          as near as that
 */
#include "find/date_story.h"

/* "at 6:30", of no day. */
static bool is_hour(const timex *t)
{
    return t->type == TIMEX_TIME && edtf_empty(t->date) && t->relation != TIMEX_EVERY;
}

/* "ten minutes" */
static bool is_short(const timex *t)
{
    return t->type == TIMEX_DURATION && str_starts(t->value, S("PT")) &&
           (str_ends(t->value, S("M")) || str_ends(t->value, S("S")));
}

/* "[ten minutes] after it took off" */
static bool is_minutes_from(const story *s, const timex *t, const event *e)
{
    uint32_t mark = t->first + t->n;
    return is_short(t) && skeleton_has(&s->k, mark) && mark < e->head &&
           skeleton_is(&s->k, mark, WORD_TIME_CLAUSE) && tree_find(&s->k, e->head, UD_MARK) == mark;
}

/* "The shots fell at 6:30", "showed it falling at 6:30" */
static bool is_told_at(const story *s, const timex *t, const event *e)
{
    bool going_on = tree_at(&s->k, e->head)->penn == PENN_VBG &&
                    tree_find(&s->k, e->head, UD_MARK) == NONE &&
                    tree_is(&s->k, e->head, RELATION(UD_ACL) | RELATION(UD_XCOMP));
    bool told =
        tree_tense(&s->k, e->head) == TENSE_PAST && story_main_verb(s, e->head, true) != NONE;
    return is_hour(t) && (going_on || told);
}

/* Whether the paragraph has gone to another day; a year told beside has no hours. */
static bool is_another_day(const story *s, uint32_t from)
{
    return story_strays(s, story_event(s, from)->date, false) &&
           (s->last.date.interval || s->last.date.from.precision >= EDTF_DAY);
}

/* An hour without a day is told of what the story is of, and minutes part nothing from it. */
bool story_by_the_hour(const story *s, const event *e, uint32_t *from)
{
    const dateline_article *a = s->article;
    bool near = s->deeds.event != NONE && story_is_near(s, e);
    *from = near ? s->deeds.event : s->one_day ? s->lead : NONE;
    if (!e->verb || story_speaks(s, e) || story_is_older(s, e) || *from == NONE ||
        is_another_day(s, *from))
        return false;
    for (uint32_t t = s->time; t < a->times.n && a->times.v[t].sentence == s->sentence; t++) {
        if (is_minutes_from(s, &a->times.v[t], e) || is_told_at(s, &a->times.v[t], e))
            return true;
    }
    return false;
}
