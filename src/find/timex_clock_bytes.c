/* timex_clock_bytes: times of day in figures, byte by byte.
 *
 *     clock    = 10 | 10:30 | 10:30:15 | 10.30 | 10h30 | 1030
 *     zone     = Z | (+ | -) 02 (:? 00)?
 *     ISO 8601 = clock (. digits)? zone?
 */
#include "find/timex_clock.h"

static size_t digits_in(str s, size_t at)
{
    size_t n = 0;
    while (at + n < s.n && n < 5 && ascii_is_digit(s.p[at + n])) {
        n++;
    }
    return n;
}

static uint8_t two_digits(str s, size_t at)
{
    return (uint8_t)((s.p[at] - '0') * 10 + s.p[at + 1] - '0');
}

size_t time_clock_bytes(str s, time_expr *e, clock_form *form)
{
    size_t n = digits_in(s, 0);
    e->minute = 0;
    if (n == 4) {
        *form = CLOCK_BARE;
        e->hour = two_digits(s, 0);
        e->minute = two_digits(s, 2);
        return e->hour <= 24 && e->minute < 60 ? 4 : 0;
    }
    if (n != 1 && n != 2) {
        return 0;
    }
    char joint = n < s.n && digits_in(s, n + 1) == 2 ? s.p[n] : ' ';
    e->hour = n == 2 ? two_digits(s, 0) : (uint8_t)(s.p[0] - '0');
    *form = joint == ':'   ? CLOCK_COLON
            : joint == '.' ? CLOCK_DOT
            : joint == 'h' ? CLOCK_H
                           : CLOCK_HOUR;
    if (*form == CLOCK_HOUR) {
        return e->hour <= 24 ? n : 0;
    }
    e->minute = two_digits(s, n + 1);
    n += 3;
    if (*form == CLOCK_COLON && n < s.n && s.p[n] == ':' && digits_in(s, n + 1) == 2) {
        e->has_second = true;
        e->second = two_digits(s, n + 1);
        n += 3;
    }
    return e->hour <= 24 && e->minute < 60 && e->second < 60 ? n : 0;
}

size_t time_zone_bytes(str s, time_expr *e)
{
    if (s.n && s.p[0] == 'Z') {
        e->has_zone = true;
        return 1;
    }
    size_t hours = s.n && (s.p[0] == '+' || s.p[0] == '-') ? digits_in(s, 1) : 0;
    size_t colon = hours <= 2 && hours && digits_in(s, hours + 2) == 2 && s.p[hours + 1] == ':';
    if (hours == 0 || hours == 3 || hours > 4) {
        return 0;
    }
    int minutes = hours == 1 ? (s.p[1] - '0') * 60 : two_digits(s, 1) * 60;
    minutes += hours == 4 ? two_digits(s, 3) : colon ? two_digits(s, hours + 2) : 0;
    if (minutes > 14 * 60) {
        return 0;
    }
    e->has_zone = true;
    e->zone = (int16_t)(s.p[0] == '-' ? -minutes : minutes);
    return 1 + hours + (colon ? 3 : 0);
}

size_t time_iso_clock(str s, time_expr *e)
{
    clock_form form;
    size_t n = time_clock_bytes(s, e, &form);
    if (!n || (form != CLOCK_COLON && form != CLOCK_BARE)) {
        return 0;
    }
    if (n < s.n && s.p[n] == '.') { /* parts of a second */
        n += 1 + digits_in(s, n + 1);
    }
    e->has_clock = true;
    return n + time_zone_bytes(str_from(s, n), e);
}
