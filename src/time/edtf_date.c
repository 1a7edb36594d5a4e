/* edtf_date: reads one date. The grammar stands above each function, in the letters of the
 * standard; what else is read is told in edtf.h. */
#include "time/edtf_reader.h"

static bool take_digit(reader *r, int32_t *digit)
{
    if (!r->rest.n || *r->rest.p < '0' || *r->rest.p > '9')
        return false;
    *digit = *r->rest.p - '0';
    return take(r, *r->rest.p);
}

/* Exactly `n` digits. */
static bool take_digits(reader *r, int n, int32_t *out)
{
    int32_t digit;
    *out = 0;
    for (int i = 0; i < n; i++) {
        if (!take_digit(r, &digit))
            return false;
        *out = *out * 10 + digit;
    }
    return true;
}

/* Exactly `n` digits or X, each of which counts as the digit `stand_in`; the Xs' bits in `unknown`,
 * the last digit's is 1. */
static bool take_pattern(reader *r, int n, int32_t stand_in, int32_t *out, unsigned *unknown)
{
    int32_t digit;
    *out = 0;
    *unknown = 0;
    for (int i = 0; i < n; i++) {
        bool is_x = take(r, 'X') || take(r, 'x') || take(r, 'u');
        if (!is_x && !take_digit(r, &digit))
            return false;
        *out = *out * 10 + (is_x ? stand_in : digit);
        *unknown = *unknown << 1 | is_x;
    }
    return true;
}

/* ---- Years ---------------------------------------------------------------------------------- */

/* A number of one or two digits. */
static bool take_small(reader *r, int32_t *out)
{
    int32_t more;
    if (!take_digit(r, out))
        return false;
    if (take_digit(r, &more))
        *out = *out * 10 + more;
    return true;
}

/* significant = S digit digit? ; counted from the left of the year without its leading zeros */
static bool take_significant(reader *r, edtf_date *d)
{
    int32_t wanted, digits = 1;
    if (!take(r, 'S') && !take(r, 'p'))
        return true;
    for (int32_t n = d->year < 0 ? -d->year : d->year; n >= 10; n /= 10)
        digits++;
    if (!take_small(r, &wanted) || wanted < 1 || wanted > digits)
        return refuse_number(r, BAD_SIGNIFICANT, digits, 0);
    if (wanted == digits)
        return true;
    d->significant = (uint8_t)wanted;
    d->precision = digits - wanted > 3 ? EDTF_AGE : (uint8_t)(EDTF_YEAR - (digits - wanted));
    return true;
}

/* exponent = E digit digit? */
static bool take_exponent(reader *r, int64_t *year)
{
    int32_t exponent;
    if (!take(r, 'E') && !take(r, 'e'))
        return *year > 9999 || refuse(r, BAD_LONG_YEAR);
    if (!take_small(r, &exponent))
        return refuse(r, BAD_EXPONENT);
    for (; exponent > 0 && *year <= EDTF_YEAR_MAX; exponent--)
        *year *= 10;
    return true;
}

/* long year = Y -? digit+ exponent? significant? */
static bool take_long_year(reader *r, edtf_date *d)
{
    bool negative = take(r, '-');
    int64_t year = 0;
    if (sees(r, '0'))
        return refuse(r, BAD_LONG_ZERO);
    for (int32_t digit; year <= EDTF_YEAR_MAX && take_digit(r, &digit);)
        year = year * 10 + digit;
    if (year == 0)
        return refuse(r, BAD_LONG_YEAR);
    if (!take_exponent(r, &year))
        return false;
    if (year > EDTF_YEAR_MAX)
        return refuse_number(r, BAD_YEAR_MOST, EDTF_YEAR_MAX, 0);
    d->precision = EDTF_YEAR;
    d->year = (int32_t)(negative ? -year : year);
    return take_significant(r, d);
}

static uint8_t precision_of_year(unsigned unknown)
{
    return unknown & 8   ? EDTF_AGE
           : unknown & 4 ? EDTF_MILLENNIUM
           : unknown & 2 ? EDTF_CENTURY
           : unknown & 1 ? EDTF_DECADE
                         : EDTF_YEAR;
}

/* year = -? dddd significant? | long year, where d is a digit or X. The year kept is the earliest:
 * before year 0 the one whose X are nines. */
static bool take_year(reader *r, edtf_date *d)
{
    int32_t year;
    unsigned unknown;
    if (take(r, 'Y') || take(r, 'y'))
        return take_long_year(r, d);
    bool negative = take(r, '-');
    if (!take_pattern(r, 4, negative ? 9 : 0, &year, &unknown))
        return refuse(r, BAD_YEAR);
    if (negative && year == 0)
        return refuse(r, BAD_NO_ZERO);
    d->year = negative ? -year : year;
    d->precision = precision_of_year(unknown);
    d->unspecified = (uint8_t)(unknown << 4);
    return unknown || take_significant(r, d);
}

/* ---- Dates ---------------------------------------------------------------------------------- */

static bool sees_qualifier(const reader *r)
{
    return sees(r, '?') || sees(r, '~') || sees(r, '%');
}

/* Takes up the qualifier that stands here, if one does. */
static bool take_qualifier(reader *r, unsigned *q)
{
    *q = take(r, '?')   ? EDTF_UNCERTAIN
         : take(r, '~') ? EDTF_APPROXIMATE
         : take(r, '%') ? EDTF_BOTH
                        : EDTF_SURE;
    if (*q == EDTF_UNCERTAIN && take(r, '~'))
        *q = EDTF_BOTH; /* as the draft of 2012 wrote it */
    return !*q || !sees_qualifier(r) || refuse(r, BAD_QUALIFIERS);
}

static bool qualify_part(reader *r, edtf_date *d, int part)
{
    unsigned q;
    if (!take_qualifier(r, &q))
        return false;
    d->qualified = (uint8_t)(d->qualified | q << 2 * part);
    return true;
}

static bool qualify_so_far(reader *r, edtf_date *d, int part)
{
    unsigned q;
    if (!take_qualifier(r, &q))
        return false;
    for (int i = 0; i <= part; i++)
        d->qualified = (uint8_t)(d->qualified | q << 2 * i);
    return true;
}

/* offset = Z | (+ | -) hh (: mm)? */
static bool take_offset(reader *r, edtf_date *d)
{
    int32_t hours, minutes = 0;
    if (take(r, 'Z')) {
        d->zone = EDTF_UTC;
        return true;
    }
    bool west = sees(r, '-');
    if (!take(r, '-') && !take(r, '+'))
        return true;
    if (!take_digits(r, 2, &hours))
        return refuse(r, BAD_OFFSET);
    d->zone = EDTF_HOURS;
    if (take(r, ':')) {
        d->zone = EDTF_MINUTES;
        if (!take_digits(r, 2, &minutes) || minutes > 59)
            return refuse(r, BAD_OFFSET);
    }
    int32_t offset = hours * 60 + minutes;
    if (offset > EDTF_OFFSET_MOST)
        return refuse_number(r, BAD_OFFSET_MOST, EDTF_OFFSET_MOST / 60, 0);
    if (west && offset == 0)
        d->zone = EDTF_UTC; /* of RFC 3339: the time in UTC, nothing said of the place */
    d->offset = (int16_t)(west ? -offset : offset);
    return true;
}

/* fraction = . digit+ ; not the two points behind a second in a set: "T14:30:59..2020" */
static void skip_fraction(reader *r)
{
    int32_t digit;
    reader ahead = *r;
    if (!take(&ahead, '.') || !take_digit(&ahead, &digit))
        return;
    while (take_digit(&ahead, &digit))
        continue;
    *r = ahead;
}

/* time = T hh:mm (:ss fraction?)? offset? */
static bool take_time(reader *r, edtf_date *d)
{
    int32_t hour, minute, second = 0;
    if (d->precision != EDTF_DAY || d->qualified)
        return refuse(r, BAD_TIME_DAY);
    if (!take_digits(r, 2, &hour) || !take(r, ':') || !take_digits(r, 2, &minute))
        return refuse(r, BAD_TIME);
    d->precision = EDTF_MINUTE;
    if (take(r, ':')) {
        d->precision = EDTF_SECOND;
        if (!take_digits(r, 2, &second))
            return refuse(r, BAD_TIME);
        skip_fraction(r);
    }
    if (hour > 23)
        return refuse_number(r, BAD_HOUR, hour, 0);
    if (minute > 59)
        return refuse_number(r, BAD_MINUTE, minute, 0);
    if (second > 60) /* 60 is a leap second */
        return refuse_number(r, BAD_SECOND, second, 0);
    d->hour = (uint8_t)hour;
    d->minute = (uint8_t)minute;
    d->second = (uint8_t)second;
    return take_offset(r, d) && (!sees_qualifier(r) || refuse(r, BAD_TIME_DAY));
}

/* day = q? dd q? (T time)? */
static bool take_day(reader *r, edtf_date *d)
{
    int32_t day;
    unsigned unknown;
    if (!qualify_part(r, d, EDTF_DAY_PART))
        return false;
    if (!take_pattern(r, 2, 0, &day, &unknown))
        return refuse(r, BAD_DAY_DIGITS);
    int length = d->precision == EDTF_MONTH ? civil_month_days(d->year, d->month) : 31;
    if (!unknown && (day < 1 || day > length))
        return refuse_number(r, BAD_DAY, day, length);
    if (d->precision == EDTF_MONTH && !unknown)
        d->precision = EDTF_DAY;
    d->day = (uint8_t)day;
    d->unspecified = (uint8_t)(d->unspecified | unknown);
    return qualify_so_far(r, d, EDTF_DAY_PART) && (!take(r, 'T') || take_time(r, d));
}

/* month = q? mm q? (- day)?, where 21 to 41 are seasons, quarters, thirds and halves */
static bool take_month(reader *r, edtf_date *d)
{
    int32_t month;
    unsigned unknown;
    if (!qualify_part(r, d, EDTF_MONTH_PART))
        return false;
    if (!take_pattern(r, 2, 0, &month, &unknown))
        return refuse(r, BAD_MONTH_DIGITS);
    bool season = !unknown && month >= 21 && month <= 41;
    if (!unknown && !season && (month < 1 || month > 12))
        return refuse_number(r, BAD_MONTH, month, 0);
    d->month = (uint8_t)month;
    d->unspecified = (uint8_t)(d->unspecified | unknown << 2);
    if (d->precision == EDTF_YEAR && !unknown)
        d->precision = season ? EDTF_SEASON : EDTF_MONTH;
    if (!qualify_so_far(r, d, EDTF_MONTH_PART) || !take(r, '-'))
        return r->why == BAD_FINE;
    return season ? refuse(r, BAD_SEASON_DAY) : take_day(r, d);
}

/* 201X, 20XX, 1XXX, XXXX: nothing known stands behind what is unspecified. */
static bool only_right(unsigned unknown)
{
    return (unknown & (unknown + 1)) == 0;
}

/* date = q? year q? (- month)? */
bool edtf_take_date(reader *r, edtf_date *d)
{
    day_number first, last;
    if (!qualify_part(r, d, EDTF_YEAR_PART))
        return false;
    bool lettered = sees(r, 'Y') || sees(r, 'y');
    if (!take_year(r, d) || !qualify_so_far(r, d, EDTF_YEAR_PART))
        return false;
    if (!take(r, '-')) {
        if (only_right(d->unspecified >> 4))
            d->unspecified = 0;
        return true;
    }
    if (lettered || d->significant)
        return refuse(r, BAD_YEAR_ALONE);
    return take_month(r, d) && (!d->unspecified || edtf_bounds((edtf){.from = *d}, &first, &last) ||
                                refuse(r, BAD_DIGITS));
}
