/* timex_value: writes TIMEX3 values. */
#include "find/timex_value.h"

#define ROOM 32 /* for most values */

static const char *season_name(int season)
{
    static const char *const seasons[] = {"SP", "SU", "FA", "WI"};
    static const char *const parts[] = {"Q1", "Q2", "Q3", "Q4", "T1", "T2", "T3", "H1", "H2"};
    return season <= 32 ? seasons[(season - 21) % 4] : parts[season - 33];
}

static void put_two(buf *b, int number)
{
    buf_char(b, '-');
    buf_number(b, (uint32_t)number, 2);
}

str timex_date_value(arena *a, edtf_date d)
{
    char room[ROOM];
    buf b = BUF_ON(room, a);
    int32_t year = d.year;
    bool long_time = d.precision < EDTF_YEAR; /* of these 0 is the first after Christ */
    if (year < 0 || (year == 0 && !long_time)) {
        buf_put(&b, S("BC"));
        year = long_time ? -year : 1 - year; /* year 0 is 1 BC */
    }
    switch (d.precision) {
    case EDTF_MILLENNIUM:
        buf_number(&b, (uint32_t)year / 1000, 1);
        return arena_str(a, buf_str(&b));
    case EDTF_CENTURY: buf_number(&b, (uint32_t)year / 100, 2); return arena_str(a, buf_str(&b));
    case EDTF_DECADE: buf_number(&b, (uint32_t)year / 10, 3); return arena_str(a, buf_str(&b));
    default: buf_number(&b, (uint32_t)year, 4);
    }
    if (d.precision == EDTF_SEASON) {
        buf_char(&b, '-');
        buf_put(&b, str_of(season_name(d.month)));
    } else if (d.precision != EDTF_YEAR) {
        put_two(&b, d.month);
        if (d.precision != EDTF_MONTH) {
            put_two(&b, d.day);
        }
    }
    return arena_str(a, buf_str(&b));
}

str timex_week_value(arena *a, day_number day, bool weekend)
{
    int32_t year;
    int week = civil_iso_week(day, &year);
    char room[ROOM];
    buf b = BUF_ON(room, a);
    if (year < 0) {
        buf_char(&b, '-');
    }
    buf_number(&b, (uint32_t)(year < 0 ? -year : year), year < 0 ? 3 : 4);
    buf_put(&b, S("-W"));
    buf_number(&b, (uint32_t)week, 2);
    buf_put(&b, weekend ? S("-WE") : S(""));
    return arena_str(a, buf_str(&b));
}

static void put_count(buf *b, double count)
{
    if (count >= 0 && count <= 1e9 && count == (double)(uint32_t)count) {
        buf_number(b, (uint32_t)count, 1);
    } else {
        buf_printf(b, "%.10g", count);
    }
}

str timex_week_day_value(arena *a, int32_t year, int week, int weekday)
{
    buf b = {.arena = a};
    buf_number(&b, (uint32_t)year, 4);
    buf_put(&b, S("-W"));
    buf_number(&b, (uint32_t)week, 2);
    if (weekday) {
        buf_char(&b, '-');
        buf_number(&b, (uint32_t)weekday, 1);
    }
    return buf_str(&b);
}

str timex_zone_value(arena *a, const time_expr *e)
{
    buf b = {.arena = a};
    if (e->has_zone) {
        uint32_t minutes = (uint32_t)(e->zone < 0 ? -e->zone : e->zone);
        buf_char(&b, e->zone < 0 ? '-' : '+');
        buf_number(&b, minutes / 60, 2);
        buf_char(&b, ':');
        buf_number(&b, minutes % 60, 2);
    }
    return buf_str(&b);
}

/* UNIT_NONE: so many times */
static const char *const letters[] = {"X", "S", "M", "H",  "D",  "WE", "W",
                                      "M", "Q", "Y", "DE", "CE", "ML"};

str timex_freq_value(arena *a, time_unit unit, double count)
{
    char room[ROOM];
    buf b = BUF_ON(room, a);
    put_count(&b, count);
    buf_put(&b, str_of(letters[unit]));
    return arena_str(a, buf_str(&b));
}

/* "a year and a half" is P1Y6M: half a unit as so many of the next smaller one. */
static bool put_halves(buf *b, time_unit unit, double count)
{
    static const struct {
        time_unit unit;
        const char *letter, *half;
    } rows[] = {{UNIT_MINUTE, "M", "30S"}, {UNIT_HOUR, "H", "30M"}, {UNIT_YEAR, "Y", "6M"}};
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        double whole = count - 0.5;
        if (rows[k].unit == unit && whole >= 0 && whole == (double)(int32_t)whole) {
            if (whole > 0) {
                put_count(b, whole);
                buf_put(b, str_of(rows[k].letter));
            }
            buf_put(b, str_of(rows[k].half));
            return true;
        }
    }
    return false;
}

static bool of_clock(time_unit unit)
{
    return unit == UNIT_SECOND || unit == UNIT_MINUTE || unit == UNIT_HOUR;
}

str timex_length_value(arena *a, time_unit unit, double count, bool vague)
{
    char room[ROOM];
    buf b = BUF_ON(room, a);
    buf_put(&b, of_clock(unit) ? S("PT") : S("P"));
    if (!vague && count < 5000 && put_halves(&b, unit, count)) {
        return arena_str(a, buf_str(&b));
    }
    if (vague) {
        buf_char(&b, 'X');
    } else {
        put_count(&b, count);
    }
    buf_put(&b, str_of(letters[unit]));
    return arena_str(a, buf_str(&b));
}

str timex_lengths_value(arena *a, const time_expr *e)
{
    str first = timex_length_value(a, e->unit, e->count, e->vague);
    if (!e->also) {
        return first;
    }
    char room[ROOM];
    buf b = BUF_ON(room, a);
    buf_put(&b, first);
    buf_put(&b, of_clock(e->also) && !of_clock(e->unit) ? S("T") : S(""));
    put_count(&b, e->also_count);
    buf_put(&b, str_of(letters[e->also]));
    return arena_str(a, buf_str(&b));
}

str timex_open_value(arena *a, const time_expr *e)
{
    char room[ROOM];
    buf b = BUF_ON(room, a);
    if (e->month) {
        buf_put(&b, S("XXXX"));
        put_two(&b, e->month);
        if (e->day) {
            put_two(&b, e->day);
        }
    } else if (e->day) {
        buf_put(&b, S("XXXX-XX"));
        put_two(&b, e->day);
    } else if (e->weekday) {
        buf_put(&b, S("XXXX-WXX-"));
        buf_number(&b, e->weekday, 1);
    } else if (e->season) {
        buf_put(&b, S("XXXX-"));
        buf_put(&b, str_of(season_name(e->season)));
    } else {
        buf_put(&b, e->part.n || e->has_clock ? S("XXXX-XX-XX") : S("XXXX"));
    }
    return arena_str(a, buf_str(&b));
}

str timex_with_time(arena *a, str value, const time_expr *e)
{
    if (!e->has_clock && !e->part.n) {
        return value;
    }
    char room[ROOM];
    buf b = BUF_ON(room, a);
    buf_put(&b, value);
    buf_char(&b, 'T');
    if (e->has_clock) {
        buf_number(&b, e->hour, 2);
        buf_char(&b, ':');
        buf_number(&b, e->minute, 2);
        if (e->has_second) {
            buf_char(&b, ':');
            buf_number(&b, e->second, 2);
        }
    } else {
        buf_put(&b, e->part);
    }
    return arena_str(a, buf_str(&b));
}
