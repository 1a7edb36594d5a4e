/* timex_year: years, decades, centuries, quarters, halves and seasons. A bare number is a year only
 * where something says so; "1500 people", "flight 1998", "$2020" are none. */
#include "find/timex.h"

#define YEAR_FIRST 1000
#define YEAR_LAST  2199

static size_t era_at(const time_reader *r, size_t i, bool *before_christ)
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
    size_t front = era_at(r, i, &before_christ); /* AD 79 */
    if (front && !before_christ && time_digits(r, i + 1, 1, 4, year)) {
        return 2;
    }
    if (!time_digits(r, i, 1, 4, year) || *year == 0) {
        return 0;
    }
    if (era_at(r, i + 1, &before_christ)) {
        *year = before_christ ? 1 - *year : *year;
        return 2;
    }
    return *year >= YEAR_FIRST && *year <= YEAR_LAST ? 1 : 0;
}

/* The number at i has something beside it that makes it a quantity, a price, a name. */
static bool no_year(const time_reader *r, size_t i)
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

static bool modern(int32_t year)
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
        return modern(year) &&
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
    if (!modern(year)) {
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
    return linked && i >= r->begin + 2 && time_digits(r, i - 2, 4, 4, &other) && modern(other);
}

/* The 45 of "1939–45". */
static size_t short_range_end(const time_reader *r, size_t i, int32_t *year)
{
    int32_t first, last;
    bool tight = i >= r->begin + 2 && time_dash(r, i - 1) && !time_flag(r, i, TOKEN_SPACED) &&
                 !time_flag(r, i - 1, TOKEN_SPACED);
    if (!tight || !time_digits(r, i - 2, 4, 4, &first) || !modern(first) ||
        !time_digits(r, i, 2, 2, &last) || last <= first % 100 || time_dash(r, i + 1) ||
        no_year(r, i) || (i >= r->begin + 3 && time_dash(r, i - 3))) {
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
        !era_at(r, i + 3, &before_christ) || !before_christ) {
        return 0;
    }
    *year = 1 - *year;
    return 1;
}

/* The first of "2014-2016" or "1939–45": needs no cue. */
static bool year_range(const time_reader *r, size_t i, int32_t year)
{
    int32_t last;
    return modern(year) && time_dash(r, i + 1) && !time_flag(r, i + 1, TOKEN_SPACED) &&
           ((time_digits(r, i + 2, 4, 4, &last) && last > year && modern(last)) ||
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
               (no_year(r, i) || !(year_cued(r, i, year) || year_range(r, i, year))))) {
        return 0;
    }
    e->has_year = true;
    e->year = year;
    e->year_precision = EDTF_YEAR;
    return n;
}

/* "a woman in her 40s", "in his early fifties": an age. */
static bool is_age(const time_reader *r, size_t i)
{
    for (size_t back = 1; back <= 3 && i >= r->begin + back; back++) {
        bool owner = time_is(r, i - back, TIME_ARTICLE) && !time_is(r, i - back, TIME_THE);
        if (owner) {
            return true;
        }
    }
    return false;
}

/* "1990s", "90s", "nineties": n of "the '90s" starts at the apostrophe. */
static size_t decade_at(const time_reader *r, size_t i, time_expr *e)
{
    size_t quote = time_is(r, i, TIME_QUOTE) ? 1 : 0;
    str s = time_text(r, i + quote);
    const time_word *w = time_at(r, i);
    uint32_t value;
    size_t n = 0;
    if (s.n > 2 && (s.p[s.n - 1] | 32) == 's' && str_number(str_sub(s, 0, s.n - 1), &value) &&
        value % 10 == 0 && (s.n == 5 || s.n == 3) && (s.n == 5 || value >= 10)) {
        n = quote + 1;
    } else if (time_has(w, TIME_DECADE) && i > r->begin &&
               (time_is(r, i - 1, TIME_ARTICLE) || time_is(r, i - 1, TIME_EARLY))) {
        value = (uint32_t)w->number[TIME_DECADE];
        n = 1;
    } else if (time_digits(r, i, 4, 4, &e->year) && e->year % 10 == 0 && modern(e->year) &&
               time_is(r, i + 1, TIME_GENITIVE) && i > r->begin &&
               time_is(r, i - 1, TIME_ARTICLE)) { /* the 1990's */
        value = (uint32_t)e->year;
        n = 2;
    }
    if (!n || (value < 100 && !quote && is_age(r, i)) ||
        (value >= 100 && (value < YEAR_FIRST || value > YEAR_LAST))) {
        return 0;
    }
    e->has_year = true;
    e->year = (int32_t)value;
    e->short_year = value < 100;
    e->year_precision = EDTF_DECADE;
    return n;
}

/* century = ordinal -? century era? */
static size_t century_at(const time_reader *r, size_t i, time_expr *e)
{
    int32_t number;
    size_t n = time_ordinal(r, i, &number);
    if (!n) {
        return 0;
    }
    n += time_mark(r, i + n, "-") ? 1 : 0;
    const time_word *w = time_at(r, i + n);
    if (!time_has(w, TIME_UNIT) || w->number[TIME_UNIT] != UNIT_CENTURY || number < 1 ||
        number > 30) {
        return 0;
    }
    n++;
    bool before_christ = false;
    n += era_at(r, i + n, &before_christ);
    e->has_year = true;
    e->year = before_christ ? -number * 100 + 1 : (number - 1) * 100;
    e->year_precision = EDTF_CENTURY;
    return n;
}

/* Years behind a quarter, half or season: (of | in | ,)? (year | this year ...). Fills only
 * explicit years; "last year" is left to stand alone. */
static size_t year_behind(const time_reader *r, size_t i, time_expr *e)
{
    bool joined = time_signal(r, i, SIGNAL_OF | SIGNAL_IN) || time_mark(r, i, ",");
    size_t n = joined ? 1 : 0;
    size_t fiscal = time_is(r, i + n, TIME_YEAR_NOUN) ? 1 : 0;
    int32_t year;
    size_t more = time_year_number(r, i + n + fiscal, &year);
    if (!more || no_year(r, i + n + fiscal)) {
        return 0;
    }
    e->has_year = true;
    e->year = year;
    e->year_precision = EDTF_YEAR;
    return n + fiscal + more;
}

/* quarter = the? fiscal? ordinal -? (quarter | half) (of year)? ; 33-36 and 40-41 in EDTF */
static size_t quarter_at(const time_reader *r, size_t i, time_expr *e)
{
    size_t n = time_is(r, i, TIME_THE) ? 1 : 0;
    int32_t number;
    n += time_is(r, i + n, TIME_YEAR_NOUN) ? 1 : 0;
    n += time_mark(r, i + n, "-") ? 1 : 0;
    size_t ordinal = time_ordinal(r, i + n, &number);
    if (!ordinal) {
        return 0;
    }
    n += ordinal;
    bool hyphen = time_mark(r, i + n, "-");
    if (hyphen && time_is(r, i, TIME_THE)) {
        return 0; /* the [third-quarter] profit */
    }
    n += hyphen ? 1 : 0;
    const time_word *w = time_at(r, i + n);
    bool quarter = time_has(w, TIME_UNIT) && w->number[TIME_UNIT] == UNIT_QUARTER && number <= 4;
    bool half = time_has(w, TIME_HALF) && number <= 2;
    if ((!quarter && !half) || number < 1) {
        return 0;
    }
    e->season = (uint8_t)(quarter ? 32 + number : 39 + number);
    n++;
    size_t more = year_behind(r, i + n, e);
    return quarter || more ? n + more : 0; /* "the first half" alone is mostly of a match */
}

/* Q3 2021, H1 of 2020 */
static size_t short_quarter(const time_reader *r, size_t i, time_expr *e)
{
    if (!time_flag(r, i, TOKEN_CAPITAL)) {
        return 0;
    }
    e->season = (uint8_t)time_at(r, i)->number[TIME_QUARTER];
    size_t more = year_behind(r, i + 1, e);
    return more ? 1 + more : 0;
}

/* season = the? season (of? year)? ; "this summer" is read elsewhere. */
static size_t season_at(const time_reader *r, size_t i, time_expr *e)
{
    size_t n = time_is(r, i, TIME_ARTICLE) && !time_is(r, i, TIME_CARDINAL) ? 1 : 0;
    const time_word *w = time_at(r, i + n);
    if (!time_has(w, TIME_SEASON)) {
        return 0;
    }
    e->season = (uint8_t)w->number[TIME_SEASON];
    n++;
    size_t more = year_behind(r, i + n, e);
    if (more) {
        return n + more;
    }
    bool open_end = i + n >= r->end || r->tokens[i + n].kind == TOKEN_MARK ||
                    time_is(r, i + n, TIME_SIGNAL) || time_is(r, i + n, TIME_TENSE);
    bool cue = i > r->begin && time_is(r, i - 1, TIME_SIGNAL) && !time_signal(r, i - 1, SIGNAL_TO);
    return cue && open_end && w->alone >= ALONE_CUE && !time_mark(r, i + n, "-") ? n : 0;
}

/* "fiscal 1998", "fiscal year 1998", "the year 2000" */
static size_t named_year(const time_reader *r, size_t i, time_expr *e)
{
    size_t n = time_is(r, i, TIME_ARTICLE) ? 1 : 0, nouns = 0;
    while (nouns < 2 && time_is(r, i + n, TIME_YEAR_NOUN)) {
        n++;
        nouns++;
    }
    int32_t year;
    size_t more = nouns ? time_year_number(r, i + n, &year) : 0;
    if (!more || no_year(r, i + n)) {
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
        {quarter_at, TIME_BIT(THE) | TIME_BIT(YEAR_NOUN) | TIME_BIT(ORDINAL) | TIME_BIT(CARDINAL) |
                         TIME_BIT(FIGURE)},
        {short_quarter, TIME_BIT(QUARTER)},
        {century_at, TIME_BIT(ORDINAL) | TIME_BIT(CARDINAL) | TIME_BIT(FIGURE)},
        {decade_at, TIME_BIT(DECADE) | TIME_BIT(FIGURE) | TIME_BIT(QUOTE)},
        {season_at, TIME_BIT(ARTICLE) | TIME_BIT(SEASON)},
        {named_year, TIME_BIT(ARTICLE) | TIME_BIT(YEAR_NOUN)},
        {bare_year, TIME_BIT(FIGURE) | TIME_BIT(ERA)},
    };
    size_t n = TIME_FIRST_OF(rules, r, i, e);
    e->kind = n ? KIND_CALENDAR : e->kind;
    return n;
}
