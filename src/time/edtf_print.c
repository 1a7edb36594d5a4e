/* edtf_print: writes EDTF dates in their canonical form, one for each thing that can be said. */
#include "time/edtf_date.h"

static char *put_digits(char *p, uint32_t n, int least)
{
    char digits[10];
    int count = 0;
    for (; n > 0 || count < least; n /= 10)
        digits[count++] = (char)('0' + n % 10);
    while (count > 0)
        *p++ = digits[--count];
    return p;
}

/* As many digits as `unknown` may have bits; those whose bit is set as X. */
static char *put_pattern(char *p, uint32_t n, int digits, unsigned unknown)
{
    char *end = put_digits(p, n, digits);
    for (int i = 1; i <= digits; i++, unknown >>= 1)
        if (unknown & 1)
            end[-i] = 'X';
    return end;
}

/* EDTF has no X in years of more than four digits: decades of such are told by significant digits.
 */
static char *put_long_year(char *p, edtf_date d, uint32_t size)
{
    *p++ = 'Y';
    if (d.year < 0)
        *p++ = '-';
    char *begin = p;
    p = put_digits(p, size, 5);
    if (d.significant || d.precision < EDTF_YEAR) {
        int significant =
            d.significant ? d.significant : (int)(p - begin) - (EDTF_YEAR - d.precision);
        *p++ = 'S';
        p = put_digits(p, (uint32_t)significant, 1);
    }
    return p;
}

static char *put_year(char *p, edtf_date d)
{
    uint32_t size = d.year < 0 ? 0 - (uint32_t)d.year : (uint32_t)d.year;
    if (size > 9999)
        return put_long_year(p, d, size);
    if (d.year < 0)
        *p++ = '-';
    p = put_pattern(p, size, 4, edtf_year_unknown(d));
    if (d.significant) {
        *p++ = 'S';
        p = put_digits(p, d.significant, 1);
    }
    return p;
}

static char *put_part(char *p, edtf_date d, int part)
{
    switch (part) {
    case EDTF_YEAR_PART: return put_year(p, d);
    case EDTF_MONTH_PART: return put_pattern(p, d.month, 2, (d.unspecified & EDTF_X_MONTH) >> 2);
    default: return put_pattern(p, d.day, 2, d.unspecified & EDTF_X_DAY);
    }
}

static char *put_offset(char *p, edtf_date d)
{
    if (d.zone == EDTF_LOCAL)
        return p;
    if (d.zone == EDTF_UTC) {
        *p++ = 'Z';
        return p;
    }
    uint32_t size = (uint32_t)(d.offset < 0 ? -d.offset : d.offset);
    *p++ = d.offset < 0 ? '-' : '+';
    p = put_digits(p, size / 60, 2);
    if (d.zone == EDTF_MINUTES) {
        *p++ = ':';
        p = put_digits(p, size % 60, 2);
    }
    return p;
}

static char *put_time(char *p, edtf_date d)
{
    *p++ = 'T';
    p = put_digits(p, d.hour, 2);
    *p++ = ':';
    p = put_digits(p, d.minute, 2);
    if (d.precision == EDTF_SECOND) {
        *p++ = ':';
        p = put_digits(p, d.second, 2);
    }
    return put_offset(p, d);
}

/* The last part up to which all have the year's qualifier, which is then written once, behind it;
 * -1 if the year has none. The standard prefers this to qualifiers in front of each part. */
static int qualified_group(edtf_date d, int parts)
{
    int group = -1;
    while (group + 1 < parts && edtf_qualifier_of(d, EDTF_YEAR_PART) != EDTF_SURE &&
           edtf_qualifier_of(d, (edtf_part)(group + 1)) == edtf_qualifier_of(d, EDTF_YEAR_PART))
        group++;
    return group;
}

size_t edtf_write(char out[EDTF_DATE_MAX], edtf_date d)
{
    static const char marks[] = {0, '?', '~', '%'};
    char *p = out;
    if (d.precision == EDTF_OPEN)
        *p++ = '.', *p++ = '.';
    if (!edtf_names_day(d))
        return (size_t)(p - out);
    bool alone = d.year > 9999 || d.year < -9999; /* no months go with it */
    int parts = alone ? 1 : edtf_parts(d), group = qualified_group(d, parts);
    for (int part = 0; part < parts; part++) {
        edtf_qualifier q = edtf_qualifier_of(d, (edtf_part)part);
        if (part > 0)
            *p++ = '-';
        if (part > group && q)
            *p++ = marks[q];
        p = put_part(p, d, part);
        if (part == group)
            *p++ = marks[q];
    }
    if (d.precision >= EDTF_MINUTE && !alone)
        p = put_time(p, d);
    return (size_t)(p - out);
}

static void print_date(buf *b, edtf_date d)
{
    char text[EDTF_DATE_MAX];
    buf_put(b, (str){text, edtf_write(text, d)});
}

/* `..1984`, `1670..1672`, `1760-12..`; a date alone. */
static void print_member(buf *b, edtf m)
{
    if (m.from.precision != EDTF_OPEN)
        print_date(b, m.from);
    if (m.interval)
        buf_put(b, S(".."));
    if (m.to.precision != EDTF_OPEN)
        print_date(b, m.to);
}

static void print_set(buf *b, edtf e)
{
    edtf member;
    size_t at = 0;
    buf_char(b, e.set == EDTF_ONE_OF ? '[' : '{');
    while (edtf_member(&member, e, &at)) {
        print_member(b, member);
        if (at < e.members_n)
            buf_char(b, ',');
    }
    buf_char(b, e.set == EDTF_ONE_OF ? ']' : '}');
}

void edtf_print(buf *b, edtf e)
{
    if (e.set) {
        print_set(b, e);
        return;
    }
    print_date(b, e.from);
    if (e.interval && !edtf_empty(e)) {
        buf_char(b, '/');
        print_date(b, e.to);
    }
}

str edtf_str(arena *a, edtf e)
{
    buf b = {.arena = a};
    edtf_print(&b, e);
    return buf_str(&b);
}

void edtf_print_stem(buf *b, edtf e)
{
    edtf_date d = edtf_cut(edtf_names_day(e.from) ? e.from : e.to, EDTF_DAY);
    if (!edtf_names_day(d))
        return;
    if (d.precision == EDTF_SEASON)
        d.precision = EDTF_YEAR;
    print_date(b, d);
}

void edtf_print_day(buf *b, day_number day)
{
    if (day == DAY_MIN || day == DAY_MAX)
        return;
    civil c = civil_from_day(day);
    bool longer = c.year > 9999 || c.year < -9999;
    if (longer || c.year < 0)
        buf_char(b, c.year < 0 ? '-' : '+');
    buf_number(b, (uint32_t)(c.year < 0 ? -c.year : c.year), longer ? 6 : 4);
    buf_char(b, '-');
    buf_number(b, c.month, 2);
    buf_char(b, '-');
    buf_number(b, c.day, 2);
}
