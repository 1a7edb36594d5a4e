/* timex_clock: times of day. clock = 10(:30)? (am | p.m. | o'clock) zone? | at 14:30 zone? | noon
 */
#include "find/timex.h"

static bool read_two(str s, uint8_t *out, uint32_t most)
{
    uint32_t value;
    if (s.n == 0 || s.n > 2 || !str_number(s, &value) || value > most) {
        return false;
    }
    *out = (uint8_t)value;
    return true;
}

/* "10", "10:30"; the letters of "10:30am" are left in *rest. */
static bool read_hour(str s, uint8_t *hour, uint8_t *minute, bool *colon, str *rest)
{
    size_t digits = 0;
    while (digits < s.n && ((s.p[digits] >= '0' && s.p[digits] <= '9') || s.p[digits] == ':' ||
                            s.p[digits] == '.')) {
        digits++;
    }
    *rest = str_from(s, digits);
    s = str_sub(s, 0, digits);
    size_t mark = str_find_char(s, ':');
    *colon = mark != STR_NONE;
    mark = *colon ? mark : str_find_char(s, '.');
    *minute = 0;
    if (mark == STR_NONE) {
        return read_two(s, hour, 24);
    }
    return s.n == mark + 3 && read_two(str_sub(s, 0, mark), hour, 24) &&
           read_two(str_from(s, mark + 1), minute, 59);
}

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

static size_t zone_at(const time_reader *r, size_t i)
{
    if (time_is(r, i, TIME_ZONE) && time_flag(r, i, TOKEN_ALLCAPS)) {
        return 1;
    }
    return time_mark(r, i, "(") && time_is(r, i + 1, TIME_ZONE) && time_mark(r, i + 2, ")") ? 3 : 0;
}

static size_t clock_word(const time_reader *r, size_t i, time_expr *e)
{
    const time_word *w = time_at(r, i);
    str rest;
    bool colon;
    if (!time_has(w, TIME_CLOCKWORD) ||
        !read_hour(w->text[TIME_CLOCKWORD], &e->hour, &e->minute, &colon, &rest)) {
        return 0;
    }
    return 1;
}

static size_t clock_figures(const time_reader *r, size_t i, time_expr *e)
{
    str rest;
    bool colon;
    if (i >= r->end || r->tokens[i].kind != TOKEN_NUMBER ||
        !read_hour(time_text(r, i), &e->hour, &e->minute, &colon, &rest)) {
        return 0;
    }
    size_t n = 1;
    if (rest.n) { /* 10:30am */
        bool am = str_eq_nocase(rest, S("am")), pm = str_eq_nocase(rest, S("pm"));
        return (am || pm) && to_day_hours(&e->hour, pm ? 12 : 0) ? n : 0;
    }
    const time_word *w = time_at(r, i + 1);
    if (time_has(w, TIME_MERIDIEM) && !(w->number[TIME_MERIDIEM] == -2 && !colon)) {
        return to_day_hours(&e->hour, w->number[TIME_MERIDIEM]) ? n + 1 : 0;
    }
    bool cue = i > r->begin && time_signal(r, i - 1, SIGNAL_AT | SIGNAL_BEFORE);
    bool sure = colon && e->hour < 24 && (cue || zone_at(r, i + 1));
    return sure && !time_dash(r, i + 1) ? n : 0;
}

size_t time_read_clock(const time_reader *r, size_t i, time_expr *e)
{
    size_t n = clock_word(r, i, e);
    if (!n) {
        n = clock_figures(r, i, e);
    }
    if (!n) {
        return 0;
    }
    e->kind = KIND_CLOCK;
    e->has_clock = true;
    return n + zone_at(r, i + n);
}
