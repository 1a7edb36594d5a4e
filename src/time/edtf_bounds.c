/* edtf_bounds: which days an EDTF date may mean, and how two dates lie to each other. */
#include "time/edtf.h"

typedef struct month_range {
    uint8_t first, months; /* first may be 12 for a winter that ends in the next year */
} month_range;

static month_range season_months(int season)
{
    static const uint8_t north[] = {3, 6, 9, 12}, south[] = {9, 12, 3, 6};
    if (season <= 28) {
        return (month_range){north[(season - 21) % 4], 3};
    }
    if (season <= 32) {
        return (month_range){south[season - 29], 3};
    }
    if (season <= 36) {
        return (month_range){(uint8_t)((season - 33) * 3 + 1), 3};
    }
    if (season <= 39) {
        return (month_range){(uint8_t)((season - 37) * 4 + 1), 4};
    }
    return (month_range){(uint8_t)((season - 40) * 6 + 1), 6};
}

static void months_bounds(int32_t year, month_range m, day_number *first, day_number *last)
{
    civil begin = {year, m.first, 1};
    *first = civil_to_day(begin);
    *last = civil_to_day(civil_add_months(begin, m.months)) - 1;
}

static void date_bounds(edtf_date d, day_number *first, day_number *last)
{
    int32_t years = 1;
    switch (d.precision) {
    case EDTF_DAY:
    case EDTF_MINUTE: *first = *last = civil_to_day((civil){d.year, d.month, d.day}); return;
    case EDTF_MONTH: months_bounds(d.year, (month_range){d.month, 1}, first, last); return;
    case EDTF_SEASON: months_bounds(d.year, season_months(d.month), first, last); return;
    case EDTF_DECADE: years = 10; break;
    case EDTF_CENTURY: years = 100; break;
    case EDTF_YEAR: break;
    default:
        *first = DAY_MIN;
        *last = DAY_MAX;
        return;
    }
    *first = civil_to_day((civil){d.year, 1, 1});
    *last = civil_to_day((civil){d.year + years, 1, 1}) - 1;
}

bool edtf_bounds(edtf e, day_number *first, day_number *last)
{
    if (edtf_empty(e)) {
        return false;
    }
    day_number ignored;
    date_bounds(e.from, first, e.interval ? &ignored : last);
    if (e.interval) {
        date_bounds(e.to, &ignored, last);
    }
    return true;
}

edtf_precision edtf_finest(edtf e)
{
    return e.from.precision > e.to.precision ? e.from.precision : e.to.precision;
}

edtf_relation edtf_relate(edtf a, edtf b)
{
    day_number a_first, a_last, b_first, b_last;
    if (!edtf_bounds(a, &a_first, &a_last) || !edtf_bounds(b, &b_first, &b_last)) {
        return EDTF_UNRELATED;
    }
    if (a_first == b_first && a_last == b_last) {
        return EDTF_SAME;
    }
    if (a_last < b_first) {
        return EDTF_BEFORE;
    }
    if (b_last < a_first) {
        return EDTF_AFTER;
    }
    if (a_first >= b_first && a_last <= b_last) {
        return EDTF_NARROWS;
    }
    if (b_first >= a_first && b_last <= a_last) {
        return EDTF_WIDENS;
    }
    return EDTF_OVERLAPS;
}
