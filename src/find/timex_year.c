/* timex_year: years. A bare number is one only where something says so; "1500 people", "flight
 * 1998", "$2020" are none. What is longer or shorter stands in timex_age.c and timex_season.c. */
#include "find/timex_year.h"

size_t time_era_at(const time_reader *r, size_t i, bool *before_christ)
{
    const time_word *w = time_at(r, i);
    if (!time_has(w, TIME_ERA) || !time_flag(r, i, TOKEN_CAPITAL)) {
        return 0;
    }
    *before_christ = w->number[TIME_ERA] < 0;
    return 1;
}

size_t time_year_number(const time_reader *r, size_t i, int32_t *year)
{
    bool before_christ = false;
    size_t front = time_era_at(r, i, &before_christ); /* AD 79 */
    if (front && !before_christ && time_digits(r, i + 1, 1, 4, year)) {
        return 2;
    }
    if (!time_digits(r, i, 1, 4, year) || *year == 0) {
        return 0;
    }
    if (time_era_at(r, i + 1, &before_christ)) {
        *year = before_christ ? 1 - *year : *year;
        return 2;
    }
    return *year >= YEAR_FIRST && *year <= YEAR_LAST ? 1 : 0;
}

bool time_no_year(const time_reader *r, size_t i)
{
    static const char *const before[] = {"$", "€", "£", "#", "+", "№", "¥", "."};
    static const char *const after[] = {"%", "°", "$", "€", "/"};
    for (size_t k = 0; k < sizeof before / sizeof *before; k++) {
        if (i > r->begin && time_mark(r, i - 1, before[k]) && !time_flag(r, i, TOKEN_SPACED)) {
            return true;
        }
    }
    for (size_t k = 0; k < sizeof after / sizeof *after; k++) {
        if (time_mark(r, i + 1, after[k])) {
            return true;
        }
    }
    bool counted = time_is(r, i + 1, TIME_COUNTED) || time_is(r, i + 1, TIME_UNITS);
    bool clock = time_is(r, i + 1, TIME_MERIDIEM) || time_is(r, i + 1, TIME_ZONE);
    bool range = i >= r->begin + 3 && time_dash(r, i - 1); /* pages 1990-1995 */
    bool numbered = i > r->begin && (time_is(r, i - 1, TIME_NUMBER_WORD) ||
                                     (range && time_is(r, i - 3, TIME_NUMBER_WORD)));
    return counted || clock || numbered;
}

bool time_year_modern(int32_t year)
{
    return year >= 1700 && year <= 2099;
}

static bool opening_bracket(const time_reader *r, size_t i)
{
    return time_mark(r, i, "(") || time_mark(r, i, "[");
}

static bool closing_bracket(const time_reader *r, size_t i)
{
    return time_mark(r, i, ")") || time_mark(r, i, "]");
}

/* Words after which a number is a year: "in 1990", "since 1990"; and of years near ours also "the
 * 2014 election", "Kabul (2014)", "1990 and 1991". */
static bool year_cued(const time_reader *r, size_t i, int32_t year)
{
    if (i == r->begin) { /* "2020 was a hard year", "2004: Resistance", "1917" as a heading */
        return time_year_modern(year) &&
               (i + 1 == r->end || r->tokens[i + 1].kind == TOKEN_WORD || time_mark(r, i + 1, ":"));
    }
    const time_word *before = time_at(r, i - 1);
    int32_t other;
    if (time_dash(r, i - 1) && i >= r->begin + 2 && time_is(r, i - 2, TIME_EARLY)) {
        return true; /* mid-2019 */
    }
    unsigned weak = SIGNAL_FOR | SIGNAL_TO | SIGNAL_EVERY | SIGNAL_AND | SIGNAL_AT;
    if (time_signal(r, i - 1, ~weak)) {
        return true;
    }
    if (time_has(before, TIME_EARLY) || time_has(before, TIME_YEAR_NOUN) ||
        time_has(before, TIME_SEASON) || time_has(before, TIME_SHIFT) ||
        time_has(before, TIME_MONTH)) {
        return true;
    }
    if (!time_year_modern(year)) {
        return false;
    }
    if (opening_bracket(r, i - 1) || closing_bracket(r, i + 1)) {
        return true;
    }
    if (time_has(before, TIME_ARTICLE) && r->end > i + 1 && r->tokens[i + 1].kind == TOKEN_WORD) {
        return true; /* the 2014 election, Minsk's 2020 vote */
    }
    if (time_signal(r, i - 1, SIGNAL_FOR) || time_is(r, i + 1, TIME_GENITIVE)) {
        return true; /* "expectations for 1989", "1985's army" */
    }
    bool linked = time_signal(r, i - 1, SIGNAL_TO | SIGNAL_AND) || time_is(r, i - 1, TIME_OR) ||
                  time_dash(r, i - 1) || time_mark(r, i - 1, ",");
    return linked && i >= r->begin + 2 && time_digits(r, i - 2, 4, 4, &other) &&
           time_year_modern(other);
}

/* The 45 of "1939–45". */
static size_t short_range_end(const time_reader *r, size_t i, int32_t *year)
{
    int32_t first, last;
    bool tight = i >= r->begin + 2 && time_dash(r, i - 1) && !time_flag(r, i, TOKEN_SPACED) &&
                 !time_flag(r, i - 1, TOKEN_SPACED);
    if (!tight || !time_digits(r, i - 2, 4, 4, &first) || !time_year_modern(first) ||
        !time_digits(r, i, 2, 2, &last) || last <= first % 100 || time_dash(r, i + 1) ||
        time_no_year(r, i) || (i >= r->begin + 3 && time_dash(r, i - 3))) {
        return 0;
    }
    *year = first / 100 * 100 + last;
    return 1;
}

/* The 499 of "499-493 BC" and "499 to 493 BC". */
static size_t before_christ_range(const time_reader *r, size_t i, int32_t *year)
{
    int32_t last;
    bool before_christ = false;
    if (!(time_dash(r, i + 1) || time_signal(r, i + 1, SIGNAL_TO)) ||
        !time_digits(r, i, 1, 4, year) || !time_digits(r, i + 2, 1, 4, &last) || last >= *year ||
        !time_era_at(r, i + 3, &before_christ) || !before_christ) {
        return 0;
    }
    *year = 1 - *year;
    return 1;
}

/* The first of "2014-2016" or "1939–45": needs no cue. */
static bool year_range(const time_reader *r, size_t i, int32_t year)
{
    int32_t last;
    return time_year_modern(year) && time_dash(r, i + 1) && !time_flag(r, i + 1, TOKEN_SPACED) &&
           ((time_digits(r, i + 2, 4, 4, &last) && last > year && time_year_modern(last)) ||
            (time_digits(r, i + 2, 2, 2, &last) && last > year % 100)) &&
           !time_dash(r, i + 3) && (i == r->begin || !time_dash(r, i - 1));
}

static size_t bare_year(const time_reader *r, size_t i, time_expr *e)
{
    int32_t year;
    size_t n = before_christ_range(r, i, &year);
    n = n ? n : short_range_end(r, i, &year);
    bool cued = n > 0;
    n = n ? n : time_year_number(r, i, &year);
    if (!n || (n == 1 && !cued &&
               (time_no_year(r, i) || !(year_cued(r, i, year) || year_range(r, i, year))))) {
        return 0;
    }
    e->has_year = true;
    e->year = year;
    e->year_precision = EDTF_YEAR;
    return n;
}

/* Years behind a quarter, half or season: (of | in | ,)? (year | this year ...). Fills only
 * explicit years; "last year" is left to stand alone. */
size_t time_year_behind(const time_reader *r, size_t i, time_expr *e)
{
    bool joined = time_signal(r, i, SIGNAL_OF | SIGNAL_IN) || time_mark(r, i, ",");
    size_t n = joined ? 1 : 0;
    size_t fiscal = time_is(r, i + n, TIME_YEAR_NOUN) ? 1 : 0;
    int32_t year;
    size_t more = time_year_number(r, i + n + fiscal, &year);
    if (!more || time_no_year(r, i + n + fiscal)) {
        return 0;
    }
    e->has_year = true;
    e->year = year;
    e->year_precision = EDTF_YEAR;
    return n + fiscal + more;
}

/* "fiscal 1998", "fiscal year 1998", "the year 2000", "the years 1955-1957" */
static size_t named_year(const time_reader *r, size_t i, time_expr *e)
{
    size_t n = time_is(r, i, TIME_ARTICLE) ? 1 : 0, nouns = 0;
    while (nouns < 2 && time_is(r, i + n, TIME_YEAR_NOUN)) {
        n++;
        nouns++;
    }
    int32_t year;
    bool years = n && time_is(r, i + n, TIME_UNITS) &&
                 time_at(r, i + n)->number[TIME_UNITS] == UNIT_YEAR && time_dash(r, i + n + 2);
    n += years ? 1 : 0;
    size_t more = nouns || years ? time_year_number(r, i + n, &year) : 0;
    if (!more || time_no_year(r, i + n)) {
        return 0;
    }
    e->has_year = true;
    e->year = year;
    e->year_precision = EDTF_YEAR;
    return n + more;
}

size_t time_read_year(const time_reader *r, size_t i, time_expr *e)
{
    static const time_rule rules[] = {
        {time_read_season, TIME_BIT(ARTICLE) | TIME_BIT(THE) | TIME_BIT(YEAR_NOUN) |
                               TIME_BIT(ORDINAL) | TIME_BIT(CARDINAL) | TIME_BIT(QUARTER) |
                               TIME_BIT(SEASON) | TIME_BIT(FIGURE)},
        {time_read_age, TIME_BIT(THE) | TIME_BIT(ORDINAL) | TIME_BIT(CARDINAL) | TIME_BIT(DECADE) |
                            TIME_BIT(QUOTE) | TIME_BIT(FIGURE)},
        {named_year, TIME_BIT(ARTICLE) | TIME_BIT(YEAR_NOUN)},
        {bare_year, TIME_BIT(FIGURE) | TIME_BIT(ERA)},
    };
    size_t n = TIME_FIRST_OF(rules, r, i, e);
    e->kind = n ? KIND_CALENDAR : e->kind;
    return n;
}
