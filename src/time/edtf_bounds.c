/* edtf_bounds: which days an EDTF date may mean, and how two dates lie to each other. */
#include "time/edtf_date.h"

/* ---- Years with unspecified or insignificant digits ----------------------------------------- */

static int digit_count(int32_t n)
{
    int count = 1;
    for (; n >= 10; n /= 10)
        count++;
    return count;
}

/* 1950S2: of 1950 two digits count, so it is 1900 to 1999. */
static void significant_years(edtf_date d, int32_t *first, int32_t *last)
{
    int32_t size = d.year < 0 ? -d.year : d.year, unit = 1;
    for (int i = digit_count(size); i > d.significant; i--)
        unit *= 10;
    int32_t low = size / unit * unit, high = low + (unit - 1);
    *first = d.year < 0 ? -high : low;
    *last = d.year < 0 ? -low : high;
}

void edtf_years(edtf_date d, int32_t *first, int32_t *last)
{
    if (d.significant) {
        significant_years(d, first, last);
        return;
    }
    unsigned unknown = edtf_year_unknown(d);
    *first = *last = d.year;
    for (int32_t unit = 1; unknown; unit *= 10, unknown >>= 1)
        *last += unknown & 1 ? 9 * unit : 0;
}

static bool year_fits(edtf_date d, unsigned unknown, int32_t year)
{
    int32_t a = d.year < 0 ? -d.year : d.year, b = year < 0 ? -year : year;
    for (int i = 0; i < 4; i++, a /= 10, b /= 10, unknown >>= 1)
        if (!(unknown & 1) && a % 10 != b % 10)
            return false;
    return a == b;
}

/* ---- One date ------------------------------------------------------------------------------- */

typedef struct month_range {
    uint8_t first, months; /* first may be 12 for a winter that ends in the next year */
} month_range;

static month_range season_months(int season)
{
    static const uint8_t north[] = {3, 6, 9, 12}, south[] = {9, 12, 3, 6};
    if (season <= 28)
        return (month_range){north[(season - 21) % 4], 3};
    if (season <= 32)
        return (month_range){south[season - 29], 3};
    if (season <= 36)
        return (month_range){(uint8_t)((season - 33) * 3 + 1), 3};
    if (season <= 39)
        return (month_range){(uint8_t)((season - 37) * 4 + 1), 4};
    return (month_range){(uint8_t)((season - 40) * 6 + 1), 6};
}

static day_number first_of_months(int32_t year, month_range m)
{
    return civil_to_day((civil){year, m.first, 1});
}

static day_number last_of_months(int32_t year, month_range m)
{
    return civil_to_day(civil_add_months((civil){year, m.first, 1}, m.months)) - 1;
}

/* The first (step 1) or last (step -1) day of the year that fits the digits; false if none does. */
static bool day_in_year(edtf_date d, int32_t year, int step, day_number *out)
{
    int parts = edtf_parts(d);
    for (int m = step > 0 ? 1 : 12; m >= 1 && m <= 12; m += step) {
        if (parts > 1 && !edtf_month_fits(d, m))
            continue;
        int length = civil_month_days(year, m);
        for (int day = step > 0 ? 1 : length; day >= 1 && day <= length; day += step) {
            if (parts > 2 && !edtf_day_fits(d, day))
                continue;
            *out = civil_to_day((civil){year, (uint8_t)m, (uint8_t)day});
            return true;
        }
    }
    return false;
}

/* Of 156X-02-29 the first is in 1560, the last in 1568: so years are tried until one has the day.
 */
static bool first_fitting(edtf_date d, int32_t from, int32_t to, int step, day_number *out)
{
    unsigned unknown = edtf_year_unknown(d);
    int32_t stride = unknown & 1 ? 1 : unknown & 2 ? 10 : unknown & 4 ? 100 : 1000;
    for (int32_t y = from; step > 0 ? y <= to : y >= to; y += step * stride)
        if (year_fits(d, unknown, y) && day_in_year(d, y, step, out))
            return true;
    return false;
}

static bool unspecified_bounds(edtf_date d, day_number *first, day_number *last)
{
    int32_t from, to;
    edtf_years(d, &from, &to);
    if (edtf_in_season(d)) {
        *first = first_of_months(from, season_months(d.month));
        *last = last_of_months(to, season_months(d.month));
        return true;
    }
    return first_fitting(d, from, to, 1, first) && first_fitting(d, to, from, -1, last);
}

/* False if no day has the digits that are known. */
static bool date_bounds(edtf_date d, day_number *first, day_number *last)
{
    int32_t from, to;
    if (d.unspecified)
        return unspecified_bounds(d, first, last);
    switch (d.precision) {
    case EDTF_DAY:
    case EDTF_MINUTE:
    case EDTF_SECOND: *first = *last = civil_to_day((civil){d.year, d.month, d.day}); return true;
    case EDTF_MONTH:
        *first = civil_to_day((civil){d.year, d.month, 1});
        *last = *first + civil_month_days(d.year, d.month) - 1;
        return true;
    case EDTF_SEASON:
        *first = first_of_months(d.year, season_months(d.month));
        *last = last_of_months(d.year, season_months(d.month));
        return true;
    case EDTF_UNKNOWN:
    case EDTF_OPEN:
        *first = DAY_MIN;
        *last = DAY_MAX;
        return true;
    default:
        edtf_years(d, &from, &to);
        *first = civil_to_day((civil){from, 1, 1});
        *last = civil_to_day((civil){to, 12, 31});
        return true;
    }
}

bool edtf_bounds(edtf e, day_number *first, day_number *last)
{
    day_number ignored;
    if (edtf_empty(e))
        return false;
    if (!e.interval)
        return date_bounds(e.from, first, last);
    return date_bounds(e.from, first, &ignored) && date_bounds(e.to, &ignored, last);
}

edtf_precision edtf_finest(edtf e)
{
    return e.from.precision > e.to.precision ? e.from.precision : e.to.precision;
}

/* ---- Two dates ------------------------------------------------------------------------------ */

typedef struct day_span {
    day_number first, last;
} day_span;

typedef struct day_spans {             /* in order, with a gap between one and the next */
    day_span v[EDTF_TEXT_MAX / 5 + 1]; /* as many as `1667,` fits into the longest text */
    size_t n;
} day_spans;

static void add_span(day_spans *s, day_span new)
{
    size_t at = s->n++;
    for (; at > 0 && s->v[at - 1].first > new.first; at--)
        s->v[at] = s->v[at - 1];
    s->v[at] = new;
}

/* Joins what overlaps or touches: {1667,1668} is 1667/1668. */
static void join_spans(day_spans *s)
{
    size_t kept = 0;
    for (size_t i = 1; i < s->n; i++) {
        day_span *last = &s->v[kept];
        if (last->last == DAY_MAX || s->v[i].first <= last->last + 1)
            last->last = s->v[i].last > last->last ? s->v[i].last : last->last;
        else
            s->v[++kept] = s->v[i];
    }
    s->n = s->n ? kept + 1 : 0;
}

static void spans_of(day_spans *s, edtf e)
{
    day_span one;
    edtf member;
    size_t at = 0;
    s->n = 0;
    if (!e.set) {
        if (edtf_bounds(e, &one.first, &one.last))
            add_span(s, one);
        return;
    }
    while (edtf_member(&member, e, &at))
        if (edtf_bounds(member, &one.first, &one.last))
            add_span(s, one);
    join_spans(s);
}

static edtf_relation relate_spans(day_span a, day_span b)
{
    if (a.first == b.first && a.last == b.last)
        return EDTF_SAME;
    if (a.last < b.first)
        return EDTF_BEFORE;
    if (b.last < a.first)
        return EDTF_AFTER;
    if (a.first >= b.first && a.last <= b.last)
        return EDTF_NARROWS;
    if (b.first >= a.first && b.last <= a.last)
        return EDTF_WIDENS;
    return EDTF_OVERLAPS;
}

/* Of a set, what holds for all its spans together. */
static edtf_relation relate_sets(const day_spans *a, const day_spans *b)
{
    size_t inside = 0, around = 0; /* spans of a that lie within one of b; and the other way */
    bool shared = false;
    for (size_t i = 0; i < a->n; i++) {
        for (size_t k = 0; k < b->n; k++) {
            edtf_relation r = relate_spans(a->v[i], b->v[k]);
            shared |= r <= EDTF_OVERLAPS;
            inside += r == EDTF_SAME || r == EDTF_NARROWS;
            around += r == EDTF_SAME || r == EDTF_WIDENS;
        }
    }
    if (inside == a->n && around == b->n)
        return EDTF_SAME;
    if (shared)
        return inside == a->n ? EDTF_NARROWS : around == b->n ? EDTF_WIDENS : EDTF_OVERLAPS;
    if (a->v[a->n - 1].last < b->v[0].first)
        return EDTF_BEFORE;
    return b->v[b->n - 1].last < a->v[0].first ? EDTF_AFTER : EDTF_APART;
}

edtf_relation edtf_relate(edtf a, edtf b)
{
    if (a.set || b.set) {
        day_spans x, y;
        spans_of(&x, a);
        spans_of(&y, b);
        return x.n && y.n ? relate_sets(&x, &y) : EDTF_UNRELATED;
    }
    day_span x, y;
    if (!edtf_bounds(a, &x.first, &x.last) || !edtf_bounds(b, &y.first, &y.last))
        return EDTF_UNRELATED;
    return relate_spans(x, y);
}

bool edtf_may_meet(edtf a, edtf b)
{
    return edtf_relate(a, b) <= EDTF_OVERLAPS;
}
