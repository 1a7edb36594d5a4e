/* edtf_words_year: years in plain English: 12,345, AD 79, 1914–1918, the 4th century BC. */
#include "time/edtf_words.h"

/* 1974, but 12,345. */
static void put_number(buf *b, int32_t n)
{
    if (n < 10000) {
        buf_printf(b, "%d", n);
        return;
    }
    char digits[12];
    int count = 0;
    for (; n > 0; n /= 10)
        digits[count++] = (char)('0' + n % 10);
    while (count > 0) {
        buf_char(b, digits[--count]);
        if (count > 0 && count % 3 == 0)
            buf_char(b, ',');
    }
}

static void put_year(buf *b, int32_t year)
{
    if (year > 0 && year < 100)
        buf_put(b, S("AD "));
    put_number(b, year > 0 ? year : 1 - year);
    if (year <= 0)
        buf_put(b, S(" BC"));
}

void edtf_put_years(buf *b, int32_t from, int32_t to)
{
    if (from > 0) {
        put_year(b, from);
        buf_put(b, S("–"));
        put_number(b, to);
        return;
    }
    put_number(b, 1 - from);
    buf_put(b, to > 0 ? S(" BC – ") : S("–"));
    buf_put(b, to >= 100 ? S("AD ") : S(""));
    put_year(b, to);
}

void edtf_put_ordinal(buf *b, int32_t n)
{
    const char *ending = n / 10 % 10 == 1 ? "th"
                         : n % 10 == 1    ? "st"
                         : n % 10 == 2    ? "nd"
                         : n % 10 == 3    ? "rd"
                                          : "th";
    buf_printf(b, "%d%s", n, ending);
}

/* 20XX is nearly the 21st century, -03XX the 4th before Christ. */
static void put_span(buf *b, int32_t first_year, int32_t years, const char *name)
{
    bool before = first_year < 0;
    buf_put(b, S("the "));
    edtf_put_ordinal(b, (before ? -(first_year + years - 1) : first_year) / years + 1);
    buf_printf(b, " %s%s", name, before ? " BC" : "");
}

static void put_decade(buf *b, int32_t first_year)
{
    buf_put(b, S("the "));
    put_number(b, first_year < 0 ? -(first_year + 9) : first_year);
    buf_printf(b, "s%s", first_year < 0 ? " BC" : "");
}

/* A year of which not all digits are known; false for any other. */
static bool put_open_year(buf *b, edtf_date d)
{
    int32_t first, last;
    edtf_years(d, &first, &last);
    switch (edtf_year_unknown(d)) {
    case 0: return false;
    case 1: put_decade(b, first); break;
    case 3: put_span(b, first, 100, "century"); break;
    case 7: put_span(b, first, 1000, "millennium"); break;
    case 15: buf_printf(b, "an unknown year%s", first < 0 ? " BC" : ""); break;
    default:
        buf_put(b, S("a year between "));
        put_year(b, first);
        buf_put(b, S(" and "));
        put_year(b, last);
    }
    return true;
}

/* "1950 (1900–1999)" of 1950S2 */
static void put_significant(buf *b, edtf_date d)
{
    int32_t first, last;
    edtf_years(d, &first, &last);
    put_year(b, d.year);
    buf_put(b, S(" ("));
    edtf_put_years(b, first, last);
    buf_char(b, ')');
}

void edtf_put_year(buf *b, edtf_date d)
{
    if (d.significant)
        put_significant(b, d);
    else if (!put_open_year(b, d))
        put_year(b, d.year);
}
