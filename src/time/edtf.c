/* edtf: reads EDTF dates and makes them of their parts. Writing is in edtf_print.c, days and
 * relations in edtf_bounds.c. */
#include "time/edtf.h"

static bool take(str *s, char c)
{
    if (s->n == 0 || *s->p != c) {
        return false;
    }
    *s = str_from(*s, 1);
    return true;
}

/* Exactly `n` digits. */
static bool take_digits(str *s, size_t n, int32_t *out)
{
    if (s->n < n) {
        return false;
    }
    int32_t value = 0;
    for (size_t i = 0; i < n; i++) {
        if (s->p[i] < '0' || s->p[i] > '9') {
            return false;
        }
        value = value * 10 + (s->p[i] - '0');
    }
    *s = str_from(*s, n);
    *out = value;
    return true;
}

/* long year = Y -? digit{5,6} */
static bool take_long_year(str *s, edtf_date *d)
{
    bool negative = take(s, '-');
    int32_t year;
    if (!take_digits(s, 5, &year)) {
        return false;
    }
    int32_t digit;
    if (take_digits(s, 1, &digit)) {
        year = year * 10 + digit;
    }
    if (year <= 9999) {
        return false;
    }
    d->year = negative ? -year : year;
    d->precision = EDTF_YEAR;
    return true;
}

/* year = -? dddd | -? dddX | -? ddXX. Before year 0 a decade ends with the year of its name:
 * -004X is -49 to -40. */
static bool take_year(str *s, edtf_date *d)
{
    if (take(s, 'Y')) {
        return take_long_year(s, d);
    }
    bool negative = take(s, '-');
    int32_t hundreds, tens, ones, years = 1;
    if (!take_digits(s, 2, &hundreds)) {
        return false;
    }
    d->precision = EDTF_YEAR;
    if (take(s, 'X')) {
        tens = ones = 0;
        years = 100;
        d->precision = EDTF_CENTURY;
        if (!take(s, 'X')) {
            return false;
        }
    } else {
        if (!take_digits(s, 1, &tens)) {
            return false;
        }
        if (take(s, 'X')) {
            ones = 0;
            years = 10;
            d->precision = EDTF_DECADE;
        } else if (!take_digits(s, 1, &ones)) {
            return false;
        }
    }
    int32_t year = hundreds * 100 + tens * 10 + ones;
    if (negative && year == 0 && years == 1) {
        return false; /* there is no year -0000 */
    }
    d->year = negative ? -(year + years - 1) : year;
    return true;
}

/* time = T hh:mm [:ss [.s+]] [Z | +hh:mm]. Seconds and zone are read and let go. */
static bool take_time(str *s, edtf_date *d)
{
    int32_t hour, minute, ignored;
    if (!take_digits(s, 2, &hour) || !take(s, ':') || !take_digits(s, 2, &minute) || hour > 23 ||
        minute > 59) {
        return false;
    }
    if (take(s, ':')) {
        if (!take_digits(s, 2, &ignored) || ignored > 60) {
            return false;
        }
        if (take(s, '.')) {
            while (take_digits(s, 1, &ignored)) {
            }
        }
    }
    if (!take(s, 'Z') && (take(s, '+') || take(s, '-'))) {
        if (!take_digits(s, 2, &ignored)) {
            return false;
        }
        take(s, ':');
        take_digits(s, 2, &ignored);
    }
    d->hour = (uint8_t)hour;
    d->minute = (uint8_t)minute;
    d->precision = EDTF_MINUTE;
    return true;
}

/* day = - ( dd time? | XX ) */
static bool take_day(str *s, edtf_date *d)
{
    int32_t day;
    if (take(s, 'X')) {
        return take(s, 'X');
    }
    if (!take_digits(s, 2, &day) || day < 1 || day > civil_month_days(d->year, d->month)) {
        return false;
    }
    d->day = (uint8_t)day;
    d->precision = EDTF_DAY;
    return !take(s, 'T') || take_time(s, d);
}

/* month = - ( mm day? | XX (-XX)? ), where 21 to 41 are seasons, quarters and halves. */
static bool take_month(str *s, edtf_date *d)
{
    int32_t month;
    if (take(s, 'X')) {
        return take(s, 'X') && (!take(s, '-') || (take(s, 'X') && take(s, 'X')));
    }
    if (!take_digits(s, 2, &month)) {
        return false;
    }
    d->month = (uint8_t)month;
    if (month >= 21 && month <= 41) {
        d->precision = EDTF_SEASON;
        return true;
    }
    d->precision = EDTF_MONTH;
    return month >= 1 && month <= 12 && (!take(s, '-') || take_day(s, d));
}

/* date = year month? [?~%]? */
static bool parse_date(edtf_date *d, str s)
{
    if (!take_year(&s, d)) {
        return false;
    }
    if (d->precision == EDTF_YEAR && take(&s, '-') && !take_month(&s, d)) {
        return false;
    }
    if (take(&s, '%')) {
        d->uncertain = d->approximate = true;
    } else if (take(&s, '?')) {
        d->uncertain = true;
    } else if (take(&s, '~')) {
        d->approximate = true;
    }
    return s.n == 0;
}

static bool parse_end(edtf_date *d, str s)
{
    if (s.n == 0) {
        return true; /* unknown */
    }
    if (str_eq(s, S(".."))) {
        d->precision = EDTF_OPEN;
        return true;
    }
    return parse_date(d, s);
}

static bool names_a_day(edtf_date d)
{
    return d.precision > EDTF_OPEN;
}

static bool parse_interval(edtf *e, str from, str to)
{
    e->interval = true;
    if (!parse_end(&e->from, from) || !parse_end(&e->to, to)) {
        return false;
    }
    day_number first, last;
    if (!names_a_day(e->from) || !names_a_day(e->to)) {
        return names_a_day(e->from) || names_a_day(e->to);
    }
    return edtf_bounds(*e, &first, &last) && first <= last;
}

bool edtf_parse(edtf *out, str s)
{
    *out = (edtf){0};
    if (s.n == 0) {
        return true;
    }
    edtf e = {0};
    size_t slash = str_find_char(s, '/');
    bool good = slash == STR_NONE
                    ? parse_date(&e.from, s)
                    : parse_interval(&e, str_sub(s, 0, slash), str_from(s, slash + 1));
    if (good) {
        *out = e;
    }
    return good;
}

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
    if (edtf_empty(from)) {
        return from;
    }
    return (edtf){.from = from.from, .to = {.precision = EDTF_OPEN}, .interval = true};
}

edtf edtf_until(edtf to)
{
    if (edtf_empty(to)) {
        return to;
    }
    return (edtf){
        .from = {.precision = EDTF_OPEN}, .to = to.interval ? to.to : to.from, .interval = true};
}
