/* edtf_print: writes EDTF dates, in their canonical form for files and in plain English for labels.
 */
#include "time/edtf.h"

/* First year of a decade or century → the digits of its name: 2010 → 201, -49 → -004. */
static void print_year_part(buf *b, int32_t year, int32_t years, const char *unknown, int digits)
{
    bool negative = year < 0;
    int32_t name = (negative ? -(year + years - 1) : year) / years;
    buf_printf(b, "%s%0*d%s", negative ? "-" : "", digits, name, unknown);
}

static void print_year(buf *b, edtf_date d)
{
    if (d.precision == EDTF_CENTURY) {
        print_year_part(b, d.year, 100, "XX", 2);
    } else if (d.precision == EDTF_DECADE) {
        print_year_part(b, d.year, 10, "X", 3);
    } else {
        bool longer = d.year > 9999 || d.year < -9999;
        buf_put(b, longer ? S("Y") : S(""));
        buf_put(b, d.year < 0 ? S("-") : S(""));
        buf_number(b, (uint32_t)(d.year < 0 ? -d.year : d.year), 4);
    }
}

static void print_date(buf *b, edtf_date d)
{
    if (d.precision == EDTF_UNKNOWN) {
        return;
    }
    if (d.precision == EDTF_OPEN) {
        buf_put(b, S(".."));
        return;
    }
    print_year(b, d);
    if (d.precision >= EDTF_SEASON) {
        buf_char(b, '-');
        buf_number(b, d.month, 2);
    }
    if (d.precision >= EDTF_DAY) {
        buf_char(b, '-');
        buf_number(b, d.day, 2);
    }
    if (d.precision == EDTF_MINUTE) {
        buf_printf(b, "T%02d:%02d", d.hour, d.minute);
    }
    if (d.uncertain || d.approximate) {
        buf_char(b, d.uncertain && d.approximate ? '%' : d.uncertain ? '?' : '~');
    }
}

void edtf_print(buf *b, edtf e)
{
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

static const char *const month_names[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};

static void print_year_words(buf *b, int32_t year)
{
    if (year > 0) {
        buf_printf(b, "%d", year);
    } else {
        buf_printf(b, "%d BC", 1 - year);
    }
}

/* 21 to 41: seasons (of no, the northern, the southern half of the earth), quarters, thirds, halves
 */
static void print_season_words(buf *b, int season)
{
    static const char *const seasons[] = {"spring", "summer", "autumn", "winter"};
    if (season <= 32) {
        buf_printf(b, "%s ", seasons[(season - 21) % 4]);
    } else if (season <= 36) {
        buf_printf(b, "quarter %d of ", season - 32);
    } else if (season <= 39) {
        buf_printf(b, "third %d of ", season - 36);
    } else {
        buf_printf(b, "half %d of ", season - 39);
    }
}

static void print_ordinal(buf *b, int32_t n)
{
    const char *ending = n / 10 % 10 == 1 ? "th"
                         : n % 10 == 1    ? "st"
                         : n % 10 == 2    ? "nd"
                         : n % 10 == 3    ? "rd"
                                          : "th";
    buf_printf(b, "%d%s", n, ending);
}

/* 20XX is nearly the 21st century, -03XX the 4th before Christ. */
static void print_century_words(buf *b, int32_t first_year)
{
    buf_put(b, S("the "));
    if (first_year >= 0) {
        print_ordinal(b, first_year / 100 + 1);
        buf_put(b, S(" century"));
    } else {
        print_ordinal(b, -(first_year + 99) / 100 + 1);
        buf_put(b, S(" century BC"));
    }
}

static void print_decade_words(buf *b, int32_t first_year)
{
    int32_t name = first_year < 0 ? -(first_year + 9) : first_year;
    buf_printf(b, "the %ds%s", name, first_year < 0 ? " BC" : "");
}

enum words_parts { WORDS_ALL, WORDS_NO_YEAR, WORDS_NO_MONTH };

/* `parts` leaves out what the other end of a range will say. */
static void print_date_words(buf *b, edtf_date d, enum words_parts parts)
{
    if (d.approximate) {
        buf_put(b, S("about "));
    }
    if (d.uncertain) {
        buf_put(b, S("perhaps "));
    }
    switch (d.precision) {
    case EDTF_CENTURY: print_century_words(b, d.year); return;
    case EDTF_DECADE: print_decade_words(b, d.year); return;
    case EDTF_SEASON: print_season_words(b, d.month); break;
    case EDTF_DAY:
    case EDTF_MINUTE: buf_printf(b, "%d%s", d.day, parts == WORDS_NO_MONTH ? "" : " "); break;
    default: break;
    }
    if (d.precision >= EDTF_MONTH && parts != WORDS_NO_MONTH) {
        buf_printf(b, "%s%s", month_names[d.month - 1], parts == WORDS_ALL ? " " : "");
    }
    if (parts == WORDS_ALL) {
        print_year_words(b, d.year);
    }
    if (d.precision == EDTF_MINUTE) {
        buf_printf(b, ", %02d:%02d", d.hour, d.minute);
    }
}

static bool qualified(edtf_date d)
{
    return d.uncertain || d.approximate;
}

/* "5–20 November 2020", "May–June 2020", "3 May – 4 June 2020", "2014–2016" */
static void print_range_words(buf *b, edtf_date from, edtf_date to)
{
    bool plain = !qualified(from) && !qualified(to) && from.precision == to.precision;
    bool same_year = plain && from.year == to.year &&
                     (from.precision == EDTF_MONTH || from.precision == EDTF_DAY);
    bool same_month = same_year && from.precision == EDTF_DAY && from.month == to.month;
    bool tight = same_month || (plain && from.precision == EDTF_YEAR) ||
                 (same_year && from.precision == EDTF_MONTH);
    print_date_words(b, from, same_month ? WORDS_NO_MONTH : same_year ? WORDS_NO_YEAR : WORDS_ALL);
    buf_put(b, tight ? S("–") : S(" – "));
    print_date_words(b, to, WORDS_ALL);
}

void edtf_print_words(buf *b, edtf e)
{
    if (edtf_empty(e)) {
        return;
    }
    if (!e.interval) {
        print_date_words(b, e.from, WORDS_ALL);
    } else if (e.to.precision <= EDTF_OPEN) {
        buf_put(b, S("since "));
        print_date_words(b, e.from, WORDS_ALL);
    } else if (e.from.precision <= EDTF_OPEN) {
        buf_put(b, S("until "));
        print_date_words(b, e.to, WORDS_ALL);
    } else {
        print_range_words(b, e.from, e.to);
    }
}
