/* timex_part: a part of a date or of a day.
 *
 *     part = the? (early | mid | late) (- | in)? date    "early August", "mid-2019", "late in 1914"
 *          | the? (beginning | end) of (date | the unit) "the end of the year"
 *          | the? early share of (date | the unit)       "the latter part of 1944"
 *     day  = the? morning of date
 */
#include "find/timex.h"

size_t time_part_of_day(const time_reader *r, size_t i, time_expr *e)
{
    size_t n = time_is(r, i, TIME_ARTICLE) ? 1 : 0;
    const time_word *part = time_at(r, i + n);
    if (!time_has(part, TIME_PART) || !time_is(r, i + n + 1, TIME_OF)) {
        return 0;
    }
    time_expr day = *e;
    size_t date = time_read_date(r, i + n + 2, &day);
    if (!date || !(day.day || day.weekday) || day.part.n) {
        return 0;
    }
    *e = day;
    e->part = part->text[TIME_PART];
    return n + 2 + date;
}

/* "the year" behind "the end of": the one of the story, or of publication. */
static size_t the_unit_at_hand(const time_reader *r, size_t i, time_expr *e)
{
    const time_word *w = time_at(r, i + 1);
    if (!time_is(r, i, TIME_THE) || !time_has(w, TIME_UNIT) || w->number[TIME_UNIT] < UNIT_WEEK ||
        time_is(r, i + 2, TIME_OF)) {
        return 0;
    }
    e->kind = KIND_SHIFT;
    e->at_hand = true;
    e->unit = (time_unit)w->number[TIME_UNIT];
    return 2;
}

/* The words before the date, and what they say of it. "The shops close next year" has none. */
static size_t part_before(const time_reader *r, size_t i, str *mod, bool *linked)
{
    size_t n = time_is(r, i, TIME_ARTICLE) ? 1 : 0;
    const time_word *part = time_at(r, i + n);
    bool of = time_is(r, i + n + 1, TIME_OF);
    bool share = time_is(r, i + n + 1, TIME_SHARE) && time_is(r, i + n + 2, TIME_OF);
    time_role asked = of ? TIME_PART_OF : TIME_EARLY;
    if (!time_has(part, asked)) {
        return 0;
    }
    *mod = part->text[asked];
    *linked = of || share || time_signal(r, i + n + 1, SIGNAL_IN);
    n += share ? 2 : 1;
    return n + (*linked || time_mark(r, i + n, "-") ? 1 : 0);
}

size_t time_read_part(const time_reader *r, size_t i, time_expr *e)
{
    str mod;
    bool linked;
    size_t n = part_before(r, i, &mod, &linked);
    if (!n) {
        return 0;
    }
    time_expr inner = *e;
    size_t more = time_read_plain(r, i + n, &inner);
    if (!more && linked) {
        more = the_unit_at_hand(r, i + n, &inner);
    }
    bool point = inner.kind == KIND_CALENDAR || inner.kind == KIND_SHIFT ||
                 inner.kind == KIND_DAY || inner.kind == KIND_TERM;
    if (!more || !point || inner.mod.n) {
        return 0;
    }
    *e = inner;
    e->mod = mod;
    return n + more;
}
