/* date_now: what the day of publication says of a time: whether it is past or to come, so that what
 * was done, or is said now, was not then. */
#include "find/date.h"
#include "find/tree.h"

/* "The board declared a dividend payable December 1": what has happened by the day of publication
 * was on no later one. */
bool date_is_too_late(const date_finder *f, const timex *t, const event *e)
{
    day_number from, to, first, last;
    return e->verb && edtf_bounds(t->date, &from, &to) &&
           edtf_bounds(f->article->source.published, &first, &last) && from > last &&
           tree_tense(&f->k, e->head) != TENSE_OTHER;
}

bool date_is_past(const date_finder *f, const timex *t)
{
    day_number from, to, first, last;
    return edtf_bounds(t->date, &from, &to) &&
           edtf_bounds(f->article->source.published, &first, &last) && to <= last;
}

/* "we condemn", "he estimates": that is said today, be it of older times. "She speaks on 4 May"
 * tells of a picture. */
bool date_is_said_now(const date_finder *f, const timex *t, const event *e)
{
    day_number from, to, first, last;
    uint8_t form = e->verb ? tree_at(&f->k, e->first)->penn : 0;
    bool now = form == PENN_VBP ||
               (form == PENN_VBZ && (t->date.from.precision < EDTF_DAY || t->from_published));
    return now && event_type(f->article, e)->speaks && edtf_bounds(t->date, &from, &to) &&
           edtf_bounds(f->article->source.published, &first, &last) && to < first;
}
