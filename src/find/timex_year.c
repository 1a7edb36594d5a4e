/* timex_year: years. A bare number is one only where something says so; "1500 people", "flight
 * 1998", "$2020" are none. What is longer or shorter stands in timex_decade.c and timex_season.c.
 */
#include "find/timex_year.h"

#define LIFE_LONGEST 150 /* years from birth to death, or of a reign, in brackets */

size_t time_era_at(const time_reader *r, size_t i, bool *before_christ)
{
    const time_word *w = time_at(r, i);
    if (!time_has(w, TIME_ERA) || !time_flag(r, i, TOKEN_CAPITAL)) {
        return 0;
    }
    *before_christ = w->number[TIME_ERA] < 0;
    return 1;
}

/* The 10,000 of "10,000 BC". */
static bool long_year(str s, int32_t *year)
{
    uint32_t thousands, rest;
    bool shape = (s.n == 6 || s.n == 5) && s.p[s.n - 4] == ',' &&
                 str_number(str_sub(s, 0, s.n - 4), &thousands) &&
                 str_number(str_from(s, s.n - 3), &rest);
    *year = shape ? (int32_t)(thousands * 1000 + rest) : 0;
    return shape;
}

size_t time_year_number(const time_reader *r, size_t i, int32_t *year)
{
    bool before_christ = false;
    size_t front = time_era_at(r, i, &before_christ); /* AD 79 */
    if (front && !before_christ && time_digits(r, i + 1, 1, 4, year)) {
        return 2;
    }
    size_t era = time_era_at(r, i + 1, &before_christ);
    if (!(time_digits(r, i, 1, 4, year) || (era && long_year(time_text(r, i), year))) ||
        *year == 0) {
        return 0;
    }
    int32_t other;
    bool of_two = time_mark(r, i + 1, "/") && time_digits(r, i + 2, 1, 4, &other);
    size_t n = of_two ? 3 : 1; /* 480/479 BC: a year that began in summer */
    if (era || (of_two && time_era_at(r, i + n, &before_christ))) {
        *year = before_christ ? 1 - *year : *year;
        return n + 1;
    }
    return *year >= YEAR_FIRST && *year <= YEAR_LAST ? 1 : 0;
}

bool time_year_modern(int32_t year)
{
    return year >= 1700 && year <= 2099;
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
    int32_t year; /* "In 2014 police shot nine", but "In 2000 cases" */
    bool opens = i == r->begin + 1 && time_signal(r, i - 1, SIGNAL_IN) &&
                 time_digits(r, i, 4, 4, &year) && time_year_modern(year) && year % 100 != 0;
    bool counted = (time_is(r, i + 1, TIME_COUNTED) && !opens) || time_is(r, i + 1, TIME_UNITS);
    bool clock = time_is(r, i + 1, TIME_MERIDIEM) || time_is(r, i + 1, TIME_ZONE);
    bool range = i >= r->begin + 3 && time_dash(r, i - 1); /* pages 1990-1995 */
    bool numbered = i > r->begin && (time_is(r, i - 1, TIME_NUMBER_WORD) ||
                                     (range && time_is(r, i - 3, TIME_NUMBER_WORD)));
    return counted || clock || numbered;
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
    bool apart = time_mark(r, i + 1, ":") ||
                 (time_dash(r, i + 1) && time_flag(r, i + 1, TOKEN_SPACED) && i + 2 < r->end);
    if (time_opens_line(r, i) && apart && time_year_modern(year)) {
        return true; /* "2004: Resistance", "* 1990 - The war ends" */
    }
    if (i == r->begin) { /* "2020 was a hard year", "1917" as a heading */
        return time_year_modern(year) && (i + 1 == r->end || r->tokens[i + 1].kind == TOKEN_WORD);
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
    bool closes_range = time_dash(r, i - 1) && closing_bracket(r, i + 1) && i >= r->begin + 3;
    if (closes_range && (time_mark(r, i - 2, "?") || time_digits(r, i - 2, 4, 4, &other))) {
        return true; /* (1452-1519) */
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

/* The 499 of "499-493 BC", "499 to 493 BC", "492 and 490 BC": the era stands once, at the end. */
static size_t era_range(const time_reader *r, size_t i, int32_t *year)
{
    int32_t last;
    bool before_christ = false;
    bool both = time_signal(r, i + 1, SIGNAL_AND) || time_is(r, i + 1, TIME_OR);
    bool joined = both || time_dash(r, i + 1) || time_signal(r, i + 1, SIGNAL_TO | SIGNAL_UNTIL);
    if (!joined || !time_digits(r, i, 1, 4, year) || !time_digits(r, i + 2, 1, 4, &last) ||
        !time_era_at(r, i + 3, &before_christ) || *year == 0) {
        return 0;
    }
    bool forward = before_christ ? last < *year : last > *year;
    if (!forward && !both) {
        return 0;
    }
    *year = before_christ ? 1 - *year : *year;
    return 1;
}

/* The first of "2014-2016" or "1939–45", and of older years in brackets: needs no cue. */
static bool year_range(const time_reader *r, size_t i, int32_t year)
{
    int32_t last;
    bool bracket = i > r->begin && opening_bracket(r, i - 1) &&
                   time_digits(r, i + 2, 4, 4, &last) && last > year && last - year <= LIFE_LONGEST;
    return (bracket && time_dash(r, i + 1) && !time_flag(r, i + 1, TOKEN_SPACED)) ||
           (time_year_modern(year) && time_dash(r, i + 1) && !time_flag(r, i + 1, TOKEN_SPACED) &&
            ((time_digits(r, i + 2, 4, 4, &last) && last > year && time_year_modern(last)) ||
             (time_digits(r, i + 2, 2, 2, &last) && last > year % 100)) &&
            !time_dash(r, i + 3) && (i == r->begin || !time_dash(r, i - 1)));
}

static size_t bare_year(const time_reader *r, size_t i, time_expr *e)
{
    int32_t year;
    size_t n = era_range(r, i, &year);
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

/* The 20 or 2020 of "2019/20", "2019-2020". */
static size_t split_end(const time_reader *r, size_t i, bool dash, int32_t year)
{
    int32_t last;
    bool joint = time_mark(r, i, "/") || (dash && time_dash(r, i));
    bool tight = !time_flag(r, i, TOKEN_SPACED) && !time_flag(r, i + 1, TOKEN_SPACED);
    bool longer = time_mark(r, i + 2, "/") || time_mark(r, i + 2, "-");
    if (!joint || !tight || (longer && !time_flag(r, i + 2, TOKEN_SPACED)) ||
        !time_digits(r, i + 1, 2, 4, &last)) {
        return 0;
    }
    bool next = last == year + 1 || (time_text(r, i + 1).n == 2 && last == (year + 1) % 100);
    return next ? 2 : 0;
}

/* A year in figures with its era, in words, or two that are one, "2019/20" (with a dash only where
 * `dash` allows: else it is a run of years). Fills year, year_to, year_precision; its tokens or 0.
 */
static size_t year_at(const time_reader *r, size_t i, bool dash, time_expr *e)
{
    int32_t year;
    size_t n = time_year_number(r, i, &year);
    size_t split = n == 1 ? split_end(r, i + 1, dash, year) : 0;
    if (n == 1 && !split && time_no_year(r, i)) {
        return 0;
    }
    n = n ? n + split : time_spelled_year(r, i, &year);
    if (n) {
        e->has_year = true;
        e->year = year;
        e->year_to = split ? year + 1 : 0;
        e->year_precision = EDTF_YEAR;
    }
    return n;
}

size_t time_year_behind(const time_reader *r, size_t i, time_expr *e)
{
    bool joined = time_signal(r, i, SIGNAL_OF | SIGNAL_IN) || time_mark(r, i, ",") ||
                  (time_mark(r, i, "/") && !time_flag(r, i + 1, TOKEN_SPACED));
    size_t n = joined ? 1 : 0;
    n += time_is(r, i + n, TIME_YEAR_NOUN) ? 1 : 0; /* fiscal */
    size_t year = year_at(r, i + n, true, e);
    e->year_to = 0; /* the winter of 1941-42 is that of 1941 */
    return year ? n + year : 0;
}

/* fiscal 1998 | fiscal year 1998 | the year two thousand | the financial year 2019-20 */
size_t time_read_named_year(const time_reader *r, size_t i, time_expr *e)
{
    size_t n = time_is(r, i, TIME_ARTICLE) ? 1 : 0, nouns = 0;
    while (nouns < 2 && time_is(r, i + n, TIME_YEAR_NOUN)) {
        n++;
        nouns++;
    }
    int32_t last;
    bool run = time_dash(r, i + n + 2) || (time_signal(r, i + n + 2, SIGNAL_TO | SIGNAL_AND) &&
                                           time_digits(r, i + n + 3, 4, 4, &last));
    bool years = n && run && time_is(r, i + n, TIME_UNITS) &&
                 time_at(r, i + n)->number[TIME_UNITS] == UNIT_YEAR;
    n += years ? 1 : 0; /* the years 1955-1957, the years 1955 to 1957 */
    size_t year = nouns || years ? year_at(r, i + n, !years, e) : 0;
    return year ? n + year : 0;
}

/* FY2020 | FY19 | FY2019/20 : letters that name a year, and its number, in one word */
static size_t glued_year(const time_reader *r, size_t i, time_expr *e)
{
    str s = time_text(r, i);
    size_t letters = 0;
    while (letters < s.n && ascii_is_upper(s.p[letters])) {
        letters++;
    }
    uint32_t year;
    str digits = str_from(s, letters);
    if (letters != 2 || (digits.n != 4 && digits.n != 2) || !str_number(digits, &year)) {
        return 0;
    }
    char low[2] = {(char)(s.p[0] | 32), (char)(s.p[1] | 32)};
    uint32_t word = intern_find(&r->lexicon->words, (str){low, 2});
    if (!(timelex_roles(r->lex, word) & TIME_BIT(YEAR_NOUN))) {
        return 0;
    }
    size_t split = split_end(r, i + 1, true, (int32_t)year);
    e->has_year = true;
    e->short_year = digits.n == 2;
    e->year = (int32_t)year;
    e->year_to = split && digits.n == 4 ? e->year + 1 : 0;
    e->year_precision = EDTF_YEAR;
    return 1 + split;
}

/* "in nineteen eighty-four": only where a year is awaited. */
static size_t spelled_year(const time_reader *r, size_t i, time_expr *e)
{
    unsigned signals = SIGNAL_IN | SIGNAL_SINCE | SIGNAL_UNTIL | SIGNAL_BEFORE | SIGNAL_AFTER |
                       SIGNAL_FROM | SIGNAL_OF | SIGNAL_BETWEEN | SIGNAL_AT;
    bool cue = i > r->begin && time_signal(r, i - 1, signals);
    return cue ? year_at(r, i, false, e) : 0;
}

/* "1955/56" */
static size_t split_year(const time_reader *r, size_t i, time_expr *e)
{
    bool tight = i > r->begin && !time_flag(r, i, TOKEN_SPACED) && !opening_bracket(r, i - 1);
    bool numbered = i > r->begin && time_is(r, i - 1, TIME_NUMBER_WORD);
    size_t n = tight || numbered ? 0 : year_at(r, i, false, e);
    return e->year_to && time_year_modern(e->year) ? n : 0;
}

/* "1450?" before a bracket or dash */
static size_t year_in_doubt(const time_reader *r, size_t i, time_expr *e)
{
    bool tight = time_mark(r, i + 1, "?") && !time_flag(r, i + 1, TOKEN_SPACED);
    bool open = i > r->begin && (opening_bracket(r, i - 1) || time_dash(r, i - 1));
    bool close = time_dash(r, i + 2) || closing_bracket(r, i + 2) || time_mark(r, i + 2, ",");
    int32_t year;
    if (!tight || !(open || close) || !time_digits(r, i, 4, 4, &year) || year < YEAR_FIRST ||
        year > YEAR_LAST) {
        return 0;
    }
    e->in_doubt = true;
    e->has_year = true;
    e->year = year;
    e->year_precision = EDTF_YEAR;
    return 2;
}

/* c. 1450 | circa 1450 | around 1900, where no noun shows that it counts things */
static size_t year_about(const time_reader *r, size_t i, time_expr *e)
{
    const time_word *w = time_at(r, i);
    int32_t year;
    bool sure = time_has(w, TIME_CIRCA);
    if (!str_eq(w->text[TIME_APPROX], S("APPROX"))) {
        return 0;
    }
    size_t n = time_year_number(r, i + 1, &year);
    bool awaited = i > r->begin && time_signal(r, i - 1, ~(unsigned)SIGNAL_AT);
    bool ends = i + 1 + n >= r->end || r->tokens[i + 1 + n].kind == TOKEN_MARK ||
                time_is(r, i + 1 + n, TIME_AND);
    bool good = sure || n > 1 || awaited || (ends && time_signal(r, i, SIGNAL_OF));
    if (!n || !good || time_no_year(r, i + 1)) {
        return 0;
    }
    e->mod = w->text[TIME_APPROX];
    e->has_year = true;
    e->year = year;
    e->year_precision = EDTF_YEAR;
    return 1 + n;
}

size_t time_read_year(const time_reader *r, size_t i, time_expr *e)
{
    static const time_rule rules[] = {
        {time_read_season, TIME_BIT(ARTICLE) | TIME_BIT(THE) | TIME_BIT(YEAR_NOUN) |
                               TIME_BIT(ORDINAL) | TIME_BIT(CARDINAL) | TIME_BIT(QUARTER) |
                               TIME_BIT(SEASON) | TIME_BIT(FIGURE)},
        {time_read_decade, TIME_BIT(THE) | TIME_BIT(ORDINAL) | TIME_BIT(CARDINAL) |
                               TIME_BIT(DECADE) | TIME_BIT(QUOTE) | TIME_BIT(FIGURE)},
        {spelled_year, TIME_BIT(CARDINAL)},
        {year_about, TIME_BIT(APPROX)},
        {year_in_doubt, TIME_BIT(FIGURE)},
        {split_year, TIME_BIT(FIGURE)},
        {glued_year, TIME_BIT(FIGURE)},
        {bare_year, TIME_BIT(FIGURE) | TIME_BIT(ERA)},
    };
    size_t n = TIME_FIRST_OF(rules, r, i, e);
    e->kind = n ? KIND_CALENDAR : e->kind;
    return n;
}
