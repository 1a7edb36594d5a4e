/* edtf_make: dates made of their parts, and of other dates. */
#include "time/edtf_date.h"

#include <string.h>

edtf edtf_day(civil c)
{
    return (edtf){.from = {.year = c.year, .month = c.month, .day = c.day, .precision = EDTF_DAY}};
}

edtf edtf_month(int32_t year, int month)
{
    return (edtf){.from = {.year = year,
                           .month = (uint8_t)month,
                           .precision = month > 12 ? EDTF_SEASON : EDTF_MONTH}};
}

edtf edtf_year(int32_t year)
{
    return (edtf){.from = {.year = year, .precision = EDTF_YEAR}};
}

edtf edtf_range(edtf from, edtf to)
{
    return (edtf){.from = from.from, .to = to.interval ? to.to : to.from, .interval = true};
}

edtf edtf_since(edtf from)
{
    if (edtf_empty(from))
        return from;
    return (edtf){.from = from.from, .to = {.precision = EDTF_OPEN}, .interval = true};
}

edtf edtf_until(edtf to)
{
    if (edtf_empty(to))
        return to;
    return (edtf){
        .from = {.precision = EDTF_OPEN}, .to = to.interval ? to.to : to.from, .interval = true};
}

/* One day of those between two ends, one of which may be open. */
static edtf one_of(arena *a, edtf_date from, edtf_date to)
{
    edtf out;
    buf b = {.arena = a};
    buf_char(&b, '[');
    if (from.precision != EDTF_OPEN)
        edtf_print(&b, (edtf){.from = from});
    buf_put(&b, S(".."));
    if (to.precision != EDTF_OPEN)
        edtf_print(&b, (edtf){.from = to});
    buf_char(&b, ']');
    edtf_parse(&out, buf_str(&b));
    return out;
}

static const edtf_date open_end = {.precision = EDTF_OPEN};

/* What is asked for is a bound: plain and to the day. */
edtf edtf_or_later(arena *a, edtf from)
{
    return edtf_empty(from) ? from : one_of(a, edtf_cut(from.from, EDTF_DAY), open_end);
}

edtf edtf_or_earlier(arena *a, edtf to)
{
    edtf_date last = to.interval ? to.to : to.from;
    return edtf_empty(to) ? to : one_of(a, open_end, edtf_cut(last, EDTF_DAY));
}

static edtf between(arena *a, edtf_date from, edtf_date to)
{
    bool one = edtf_equal((edtf){.from = from}, (edtf){.from = to});
    return one ? (edtf){.from = to} : one_of(a, from, to);
}

/* Whether it is [from..] or [..to]. */
static bool is_bound(edtf e)
{
    edtf member;
    return edtf_only(&member, e) &&
           (member.from.precision == EDTF_OPEN || member.to.precision == EDTF_OPEN);
}

edtf edtf_no_later(arena *a, edtf e, edtf limit)
{
    day_number first, open, ignored, last;
    if (!is_bound(e) || !edtf_bounds(e, &first, &open) || open != DAY_MAX ||
        !edtf_bounds(limit, &ignored, &last) || last < first || last == DAY_MAX)
        return e;
    return between(a, e.from, edtf_cut(limit.interval ? limit.to : limit.from, EDTF_DAY));
}

edtf edtf_no_earlier(arena *a, edtf e, edtf limit)
{
    day_number open, last, first, ignored;
    if (!is_bound(e) || !edtf_bounds(e, &open, &last) || open != DAY_MIN ||
        !edtf_bounds(limit, &first, &ignored) || last < first || first == DAY_MIN)
        return e;
    return between(a, edtf_cut(limit.from, EDTF_DAY), e.to);
}

static edtf_date qualify(edtf_date d, edtf_qualifier q)
{
    if (!edtf_names_day(d) || d.precision >= EDTF_MINUTE) /* no qualifier goes with a time */
        return d;
    if (q == EDTF_SURE)
        d.qualified = 0;
    for (int part = 0; part < edtf_parts(d); part++)
        d.qualified = (uint8_t)(d.qualified | (unsigned)q << 2 * part);
    return d;
}

edtf edtf_qualify(edtf e, edtf_qualifier q)
{
    if (e.set)
        return e;
    e.from = qualify(e.from, q);
    e.to = qualify(e.to, q);
    return e;
}

/* The first year of the century and the like that it lies in; of those before year 0 the earliest.
 */
static int32_t first_year(edtf_date d)
{
    static const int16_t of_precision[] = {
        [EDTF_AGE] = 10000, [EDTF_MILLENNIUM] = 1000, [EDTF_CENTURY] = 100, [EDTF_DECADE] = 10};
    int32_t years = d.precision < EDTF_YEAR ? of_precision[d.precision] : 1;
    int32_t size = d.year < 0 ? -d.year : d.year, low = size / years * years;
    return d.year < 0 ? -(low + (years - 1)) : low;
}

edtf_date edtf_cut(edtf_date d, edtf_precision p)
{
    if (!edtf_names_day(d) || (d.precision == EDTF_AGE && d.significant))
        return d;
    edtf_date cut = {.year = d.year, .precision = d.precision > p ? (uint8_t)p : d.precision};
    if (cut.precision == EDTF_SEASON && d.precision != EDTF_SEASON)
        cut.precision = EDTF_YEAR;
    cut.year = first_year(cut);
    cut.month = cut.precision >= EDTF_SEASON ? d.month : 0;
    cut.day = cut.precision >= EDTF_DAY ? d.day : 0;
    return cut;
}

edtf edtf_copy(arena *a, edtf e)
{
    if (e.set)
        e.members = arena_str(a, (str){e.members, e.members_n}).p;
    return e;
}

static bool dates_equal(const edtf *a, const edtf *b)
{
    return a->interval == b->interval && memcmp(&a->from, &b->from, sizeof a->from) == 0 &&
           memcmp(&a->to, &b->to, sizeof a->to) == 0;
}

bool edtf_equal(edtf a, edtf b)
{
    edtf x, y;
    size_t i = 0, k = 0;
    if (a.set != b.set || !dates_equal(&a, &b))
        return false;
    if (!a.set)
        return true;
    for (;;) {
        bool left = edtf_member(&x, a, &i), right = edtf_member(&y, b, &k);
        if (!left || !right)
            return left == right;
        if (!dates_equal(&x, &y))
            return false;
    }
}
