/* timex_clock: times of day.
 *
 *     clock   = (figures | hour) (meridiem | part)? zone? | to-hour part? | 12? noon | midnight
 *     figures = 10:30 | 10:30:15 | 10.30 | 10h30 | 1030 (hours | zone) | 10 meridiem
 *     to-hour = half past ten | a quarter to nine | twenty minutes? past three
 *     part    = in the morning | at night
 *     zone    = GMT | UTC+3 | Z | +02:00 | (local | Moscow | Central European) time
 */
#include "find/timex_clock.h"

#define SIGNALS_OF_CLOCK                                                                           \
    (SIGNAL_AT | SIGNAL_BEFORE | SIGNAL_AFTER | SIGNAL_UNTIL | SIGNAL_SINCE | SIGNAL_FROM |        \
     SIGNAL_BETWEEN)
#define ZONE_WORDS 3 /* before "time": Central European Summer */

/* ---- What stands behind it ------------------------------------------------------------------ */

/* 12 a.m. is 0, 12 p.m. is 12, o'clock says nothing. */
static bool to_day_hours(uint8_t *hour, int32_t meridiem)
{
    if (meridiem < 0) {
        return true;
    }
    if (*hour < 1 || *hour > 12) {
        return false;
    }
    *hour = (uint8_t)(*hour % 12 + meridiem);
    return true;
}

/* GMT | UTC+3 | UTC+03:00 */
static size_t zone_letters(const time_reader *r, size_t i, time_expr *e)
{
    if (!time_is(r, i, TIME_ZONE) || !time_flag(r, i, TOKEN_ALLCAPS)) {
        return 0;
    }
    time_zone_bytes(time_at(r, i)->text[TIME_ZONE], e);
    str rest = time_run(r, i + 1);
    bool tight = !time_flag(r, i + 1, TOKEN_SPACED);
    size_t n = tight ? time_zone_bytes(rest, e) : 0;
    return 1 + (n ? time_tokens(r, i + 1, n) : 0);
}

/* local time | Central European Summer Time */
static size_t zone_words(const time_reader *r, size_t i)
{
    for (size_t n = 0; n < ZONE_WORDS && time_inside(r, i + n); n++) {
        bool word = time_flag(r, i + n, TOKEN_CAPITAL) || time_is(r, i + n, TIME_ZONE);
        const time_word *next = time_at(r, i + n + 1);
        if (!word || time_roles(r, i + n) & (TIME_BIT(MONTH) | TIME_BIT(WEEKDAY))) {
            return 0;
        }
        if (time_has(next, TIME_ZONE) && str_eq(next->text[TIME_ZONE], S("noun"))) {
            return n + 2;
        }
    }
    return 0;
}

static size_t zone_at(const time_reader *r, size_t i, time_expr *e)
{
    size_t bracket = time_mark(r, i, "(") ? 1 : 0;
    size_t n = zone_letters(r, i + bracket, e);
    n = n ? n : zone_words(r, i + bracket);
    if (!n || (bracket && !time_mark(r, i + 1 + n, ")"))) {
        return 0;
    }
    return n + 2 * bracket;
}

/* "in the morning", "at night" behind an hour of twelve says which half of the day it is in. */
static size_t part_at(const time_reader *r, size_t i, time_expr *e)
{
    bool in_the = time_signal(r, i, SIGNAL_IN) && time_is(r, i + 1, TIME_THE);
    size_t n = in_the ? 2 : time_is(r, i, TIME_AT) ? 1 : 0;
    const time_word *w = time_at(r, i + n);
    if (!n || !time_has(w, TIME_PART) || e->hour > 12 || time_is(r, i + n, TIME_SET)) {
        return 0;
    }
    str part = w->text[TIME_PART];
    bool late =
        str_eq(part, S("AF")) || str_eq(part, S("EV")) || (str_eq(part, S("NI")) && e->hour >= 6);
    e->hour = (uint8_t)(late && e->hour < 12 ? e->hour + 12 : e->hour);
    return n + 1;
}

/* ---- Forms ---------------------------------------------------------------------------------- */

static bool clock_cue(const time_reader *r, size_t i)
{
    return i > r->begin && time_signal(r, i - 1, SIGNALS_OF_CLOCK);
}

/* Without "a.m." or the like: 10:30 and 0600 behind a word such as "at", 10h30 anywhere. Of 10.30
 * and times to the second only what a clock rather than a price or a race would show. */
static bool bare_clock(const time_reader *r, size_t i, const time_expr *e, clock_form form)
{
    bool cue = clock_cue(r, i);
    bool leading_zero = time_text(r, i).p[0] == '0';
    switch (form) {
    case CLOCK_COLON: return e->hour < 24 && cue;
    case CLOCK_DOT: /* "at 10.30", "at 07.29"; but "priced at 84.90", "at 17.48" */
        return e->hour < 24 && cue && (e->minute % 5 == 0 || leading_zero) &&
               time_text(r, i).n == 5;
    case CLOCK_H: return true;
    case CLOCK_BARE: return cue && leading_zero;
    default: return false;
    }
}

/* The 10:00 of "10:00-12:00", which needs no cue; nor does its end. */
static bool clock_range(const time_reader *r, size_t i, const time_expr *e)
{
    time_expr other = {0};
    clock_form form = CLOCK_WORD;
    bool ahead = time_dash(r, i + 1) && time_clock_bytes(time_text(r, i + 2), &other, &form) &&
                 form == CLOCK_COLON;
    bool behind = !ahead && i >= r->begin + 2 && time_dash(r, i - 1) &&
                  time_clock_bytes(time_text(r, i - 2), &other, &form) && form == CLOCK_COLON;
    return (ahead || behind) && other.minute % 5 == 0 && e->minute % 5 == 0;
}

/* "am" of "10:30am", "Z" of "14:30Z"; false if it is something else. */
static bool suffix_fits(str suffix, time_expr *e)
{
    bool am = str_eq_nocase(suffix, S("am")), pm = str_eq_nocase(suffix, S("pm"));
    if (am || pm) {
        return to_day_hours(&e->hour, pm ? 12 : 0);
    }
    return str_eq(suffix, S("Z")) && time_zone_bytes(suffix, e);
}

/* What stands behind figures or an hour and makes them a clock; the tokens from i on, 0 if none. */
static size_t made_clock(const time_reader *r, size_t i, clock_form form, time_expr *e)
{
    const time_word *w = time_at(r, i);
    bool full = form >= CLOCK_COLON;
    if (time_has(w, TIME_MERIDIEM) && (full || w->number[TIME_MERIDIEM] != -2) &&
        (form != CLOCK_BARE || w->number[TIME_MERIDIEM] == -2)) {
        return to_day_hours(&e->hour, w->number[TIME_MERIDIEM]) ? 1 : 0;
    }
    return full ? zone_at(r, i, e) : 0;
}

static size_t clock_figures(const time_reader *r, size_t i, time_expr *e)
{
    clock_form form = CLOCK_WORD;
    str s = time_text(r, i);
    size_t bytes = time_clock_bytes(s, e, &form);
    if (!bytes) {
        return 0;
    }
    if (bytes < s.n) {
        return suffix_fits(str_from(s, bytes), e) ? 1 : 0;
    }
    size_t n = made_clock(r, i + 1, form, e);
    size_t part = part_at(r, i + 1 + n, e);
    if (n || (part && clock_cue(r, i))) {
        return 1 + n + part;
    }
    bool dash = time_dash(r, i + 1) && !time_flag(r, i + 1, TOKEN_SPACED);
    bool range = form == CLOCK_COLON && clock_range(r, i, e);
    return range || (bare_clock(r, i, e, form) && !dash) ? 1 : 0;
}

/* An hour in words or figures, one to twelve. */
static size_t hour_at(const time_reader *r, size_t i, time_expr *e)
{
    const time_word *w = time_at(r, i);
    int32_t hour = time_has(w, TIME_CARDINAL) ? w->number[TIME_CARDINAL] : 0;
    if (!hour && !time_digits(r, i, 1, 2, &hour)) {
        return 0;
    }
    e->hour = (uint8_t)hour;
    e->minute = 0;
    return hour >= 1 && hour <= 12 ? 1 : 0;
}

/* eight o'clock | at eight in the morning */
static size_t clock_hour(const time_reader *r, size_t i, time_expr *e)
{
    size_t hour = hour_at(r, i, e);
    size_t n = hour ? made_clock(r, i + hour, CLOCK_WORD, e) : 0;
    size_t part = hour ? part_at(r, i + hour + n, e) : 0;
    return n || (part && clock_cue(r, i)) ? hour + n + part : 0;
}

/* half | a? quarter | twenty-five minutes? ; the tokens, or 0 */
static size_t minutes_at(const time_reader *r, size_t i, int *minutes)
{
    size_t n = time_is(r, i, TIME_A) ? 1 : 0;
    const time_word *w = time_at(r, i + n);
    time_amount amount;
    if (time_has(w, TIME_UNIT) && w->number[TIME_UNIT] == UNIT_QUARTER) {
        *minutes = 15;
        return n + 1;
    }
    if (time_has(w, TIME_HALF)) {
        *minutes = 30;
        return n ? 0 : time_mark(r, i + 1, "-") ? 2 : 1;
    }
    n = time_amount_at(r, i, &amount);
    if (!n || amount.vague || amount.article || amount.value < 1 || amount.value > 29) {
        return 0;
    }
    *minutes = (int)amount.value;
    w = time_at(r, i + n);
    return n + (time_has(w, TIME_UNITS) && w->number[TIME_UNITS] == UNIT_MINUTE ? 1 : 0);
}

/* noon | 12 noon | midnight */
static size_t clock_word(const time_reader *r, size_t i, time_expr *e)
{
    int32_t hour;
    size_t n = time_digits(r, i, 2, 2, &hour) && hour == 12 ? 1 : 0;
    const time_word *w = time_at(r, i + n);
    clock_form form;
    return time_has(w, TIME_CLOCKWORD) && time_clock_bytes(w->text[TIME_CLOCKWORD], e, &form)
               ? n + 1
               : 0;
}

/* half past ten, a quarter to nine, five minutes to midnight; "ten to five" is a vote unless "at"
 * or the like stands before it, as it is behind "by". */
static size_t clock_to_hour(const time_reader *r, size_t i, time_expr *e)
{
    int minutes = 0;
    size_t n = minutes_at(r, i, &minutes);
    bool past = time_has(time_at(r, i + n), TIME_PAST) || time_signal(r, i + n, SIGNAL_AFTER);
    bool to = time_signal(r, i + n, SIGNAL_TO | SIGNAL_BEFORE);
    bool cue = clock_cue(r, i) && !(to && str_eq(time_text(r, i - 1), S("by")));
    bool half_nine = n && minutes == 30 && cue && hour_at(r, i + n, e); /* British: half past */
    if (half_nine &&
        !(time_roles(r, i + n + 1) & (TIME_BIT(UNIT) | TIME_BIT(UNITS) | TIME_BIT(COUNTED) |
                                      TIME_BIT(MULTIPLIER) | TIME_BIT(OF)))) {
        e->minute = 30;
        return n + 1;
    }
    if (!n || !(past || (to && minutes < 30)) || (!cue && !(minutes == 15 || minutes == 30))) {
        return 0;
    }
    n++;
    size_t hour = hour_at(r, i + n, e);
    hour = hour ? hour : clock_word(r, i + n, e);
    if (!hour || time_roles(r, i + n + hour) & (TIME_BIT(UNITS) | TIME_BIT(COUNTED))) {
        return 0;
    }
    n += hour;
    int at = e->hour * 60 + (past ? minutes : -minutes);
    at = at < 60 ? at + 12 * 60 : at; /* ten to one */
    e->hour = (uint8_t)(at / 60);
    e->minute = (uint8_t)(at % 60);
    n += made_clock(r, i + n, CLOCK_WORD, e);
    return n + part_at(r, i + n, e);
}

/* The 9 of "9-11 a.m.", "from 9 to 11 a.m.", "between 9 and 11 a.m.": in the half of the day that
 * makes it come first. */
static size_t clock_before_range(const time_reader *r, size_t i, time_expr *e)
{
    time_expr end = {0};
    if (!hour_at(r, i, e)) {
        return 0;
    }
    bool cue = i > r->begin && time_signal(r, i - 1, SIGNAL_FROM | SIGNAL_BETWEEN);
    bool tight = time_dash(r, i + 1) && !time_flag(r, i + 1, TOKEN_SPACED);
    bool joined = cue && time_signal(r, i + 1, SIGNAL_TO | SIGNAL_UNTIL | SIGNAL_AND);
    size_t n = tight || joined ? clock_figures(r, i + 2, &end) : 0;
    bool meridiem = n > 1 || (n == 1 && time_text(r, i + 2).p[time_text(r, i + 2).n - 1] == 'm');
    if (!meridiem || end.hour > 23) {
        return 0;
    }
    int half = end.hour >= 12 ? 12 : 0, first = e->hour % 12 + half;
    first = first * 60 >= end.hour * 60 + end.minute ? first - 12 : first;
    e->hour = (uint8_t)(first < 0 ? first + 24 : first);
    return 1;
}

size_t time_clock_beside(const time_reader *r, size_t i, time_expr *e)
{
    clock_form form = CLOCK_WORD;
    str s = time_text(r, i);
    size_t n = clock_figures(r, i, e);
    if (!n && time_clock_bytes(s, e, &form) == s.n && form == CLOCK_COLON) {
        n = 1 + zone_at(r, i + 1, e);
    }
    return n;
}

size_t time_read_clock(const time_reader *r, size_t i, time_expr *e)
{
    static const time_rule rules[] = {
        {clock_word, TIME_BIT(CLOCKWORD) | TIME_BIT(FIGURE)},
        {clock_to_hour,
         TIME_BIT(A) | TIME_BIT(HALF) | TIME_BIT(UNIT) | TIME_BIT(CARDINAL) | TIME_BIT(FIGURE)},
        {clock_hour, TIME_BIT(CARDINAL)},
        {clock_figures, TIME_BIT(FIGURE)},
        {clock_before_range, TIME_BIT(CARDINAL) | TIME_BIT(FIGURE)},
    };
    size_t n = TIME_FIRST_OF(rules, r, i, e);
    if (!n) {
        return 0;
    }
    e->kind = KIND_CLOCK;
    e->has_clock = true;
    return n + (e->has_zone ? 0 : zone_at(r, i + n, e));
}
