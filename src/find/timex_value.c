/* timex_value: writes TIMEX3 values. */
#include "find/timex_value.h"

static const char *season_name(int season)
{
    static const char *const seasons[] = {"SP", "SU", "FA", "WI"};
    static const char *const parts[] = {"Q1", "Q2", "Q3", "Q4", "T1", "T2", "T3", "H1", "H2"};
    return season <= 32 ? seasons[(season - 21) % 4] : parts[season - 33];
}

str timex_date_value(arena *a, edtf_date d)
{
    buf b = {.arena = a};
    int32_t year = d.year;
    if (year <= 0) { /* year 0 is 1 BC */
        buf_put(&b, S("BC"));
        year = 1 - year;
    }
    switch (d.precision) {
    case EDTF_CENTURY: buf_printf(&b, "%02d", year / 100); break;
    case EDTF_DECADE: buf_printf(&b, "%03d", year / 10); break;
    case EDTF_YEAR: buf_printf(&b, "%04d", year); break;
    case EDTF_SEASON: buf_printf(&b, "%04d-%s", year, season_name(d.month)); break;
    case EDTF_MONTH: buf_printf(&b, "%04d-%02d", year, d.month); break;
    default: buf_printf(&b, "%04d-%02d-%02d", year, d.month, d.day); break;
    }
    return buf_str(&b);
}

str timex_week_value(arena *a, day_number day, bool weekend)
{
    int32_t year;
    int week = civil_iso_week(day, &year);
    buf b = {.arena = a};
    buf_printf(&b, "%04d-W%02d%s", year, week, weekend ? "-WE" : "");
    return buf_str(&b);
}

/* UNIT_NONE: so many times */
static const char *const letters[] = {"X", "S", "M", "H",  "D",  "WE", "W",
                                      "M", "Q", "Y", "DE", "CE", "ML"};

str timex_freq_value(arena *a, time_unit unit, double count)
{
    buf b = {.arena = a};
    buf_printf(&b, "%.10g%s", count, letters[unit]);
    return buf_str(&b);
}

str timex_length_value(arena *a, time_unit unit, double count, bool vague)
{
    bool clock = unit == UNIT_SECOND || unit == UNIT_MINUTE || unit == UNIT_HOUR;
    buf b = {.arena = a};
    buf_put(&b, clock ? S("PT") : S("P"));
    if (vague) {
        buf_char(&b, 'X');
    } else {
        buf_printf(&b, "%.10g", count);
    }
    buf_printf(&b, "%s", letters[unit]);
    return buf_str(&b);
}

str timex_open_value(arena *a, const time_expr *e)
{
    buf b = {.arena = a};
    if (e->month) {
        buf_printf(&b, "XXXX-%02d", e->month);
        if (e->day) {
            buf_printf(&b, "-%02d", e->day);
        }
    } else if (e->weekday) {
        buf_printf(&b, "XXXX-WXX-%d", e->weekday);
    } else if (e->season) {
        buf_printf(&b, "XXXX-%s", season_name(e->season));
    } else {
        buf_put(&b, e->part.n || e->has_clock ? S("XXXX-XX-XX") : S("XXXX"));
    }
    return buf_str(&b);
}

str timex_with_time(arena *a, str value, const time_expr *e)
{
    if (!e->has_clock && !e->part.n) {
        return value;
    }
    buf b = {.arena = a};
    buf_put(&b, value);
    buf_char(&b, 'T');
    if (e->has_clock) {
        buf_printf(&b, "%02d:%02d", e->hour, e->minute);
    } else {
        buf_put(&b, e->part);
    }
    return buf_str(&b);
}
