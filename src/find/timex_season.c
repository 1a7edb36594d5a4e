/* timex_season: quarters, halves and seasons of a year. */
#include "find/timex_year.h"

/* quarter = the? fiscal? ordinal -? (quarter | half) (of year)? ; 33-36 and 40-41 in EDTF */
static size_t quarter_at(const time_reader *r, size_t i, time_expr *e)
{
    size_t n = time_is(r, i, TIME_THE) ? 1 : 0;
    int32_t number;
    n += time_is(r, i + n, TIME_YEAR_NOUN) ? 1 : 0;
    n += time_mark(r, i + n, "-") ? 1 : 0;
    size_t ordinal = time_ordinal(r, i + n, &number);
    if (!ordinal && time_is(r, i + n, TIME_EARLY) && time_is(r, i + n + 1, TIME_HALF)) {
        number = str_eq(time_at(r, i + n)->text[TIME_EARLY], S("END")) ? 2 : 1; /* latter half */
        ordinal = 1;
    }
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
    size_t more = time_year_behind(r, i + n, e);
    return quarter || more ? n + more : 0; /* "the first half" alone is mostly of a match */
}

/* The quarter or half at i: Q3, 3Q, H1, 1H; or 0. */
static uint8_t quarter_named(const time_reader *r, size_t i)
{
    str s = time_text(r, i);
    const time_word *w = time_at(r, i);
    if (time_has(w, TIME_QUARTER) && time_flag(r, i, TOKEN_CAPITAL)) {
        return (uint8_t)w->number[TIME_QUARTER];
    }
    if (s.n != 2 || s.p[1] < 'A' || s.p[1] > 'Z') {
        return 0;
    }
    char turned[2] = {(char)(s.p[1] | 32), s.p[0]};
    w = timelex_word(r->lex, intern_find(&r->lexicon->words, (str){turned, 2}));
    return time_has(w, TIME_QUARTER) ? (uint8_t)w->number[TIME_QUARTER] : 0;
}

/* Q3 2021, H1 of 2020, 2Q 2020; the Q1 of "Q1-Q3 2021" */
static size_t short_quarter(const time_reader *r, size_t i, time_expr *e)
{
    e->season = quarter_named(r, i);
    size_t more = e->season ? time_year_behind(r, i + 1, e) : 0;
    bool range = e->season && time_dash(r, i + 1) && quarter_named(r, i + 2);
    return more ? 1 + more : range ? 1 : 0;
}

/* 2020 Q4 | 2020-Q4 | 2017 spring */
static size_t year_first(const time_reader *r, size_t i, time_expr *e)
{
    int32_t year;
    if (!time_digits(r, i, 4, 4, &year) || !time_year_modern(year) || time_no_year(r, i)) {
        return 0;
    }
    size_t dash = time_dash(r, i + 1) && !time_flag(r, i + 2, TOKEN_SPACED) ? 1 : 0;
    const time_word *season = time_at(r, i + 1);
    bool named = time_has(season, TIME_SEASON) && season->alone != ALONE_NO;
    e->season = named ? (uint8_t)season->number[TIME_SEASON] : quarter_named(r, i + 1 + dash);
    if (!e->season) {
        return 0;
    }
    e->has_year = true;
    e->year = year;
    e->year_precision = EDTF_YEAR;
    return 2 + (named ? 0 : dash);
}

/* ---- Seasons ----------------------------------------------------------------------------------
 *
 *     season = the? season (of? year)?     a year beside it makes any season a time
 *            | in the? season              so does a word such as "in", where no noun follows
 *            | the? season (and | -) early? season ...    or another season
 *
 * "This summer" is read elsewhere.
 */

static bool joins(const time_reader *r, size_t i)
{
    return time_signal(r, i, SIGNAL_AND | SIGNAL_TO) || time_is(r, i, TIME_OR) || time_dash(r, i);
}

static bool season_word(const time_reader *r, size_t i)
{
    i += time_is(r, i, TIME_EARLY) ? 1 : 0;
    return time_is(r, i, TIME_SEASON) && time_at(r, i)->alone >= ALONE_CUE;
}

/* "the spring and early summer", "summer and autumn": seasons beside a season are no springs. */
static bool among_seasons(const time_reader *r, size_t first, size_t end)
{
    if (joins(r, end) && season_word(r, end + 1)) {
        return true;
    }
    bool behind = first > r->begin + 1 && joins(r, first - 1);
    return behind && time_is(r, first - 2, TIME_SEASON);
}

/* "In the fall" is autumn, "in the fall from a horse" and "in fall" are none that we can tell. */
static bool cued(const time_reader *r, size_t i, time_alone alone)
{
    bool cue =
        i > r->begin && (time_is(r, i - 1, TIME_EARLY) ||
                         (time_is(r, i - 1, TIME_SIGNAL) && !time_signal(r, i - 1, SIGNAL_TO)));
    bool the = time_is(r, i, TIME_THE);
    return cue && (alone >= ALONE_CUE || (the && time_signal(r, i - 1, SIGNAL_IN)));
}

static size_t season_at(const time_reader *r, size_t i, time_expr *e)
{
    size_t n = time_is(r, i, TIME_ARTICLE) && !time_is(r, i, TIME_CARDINAL) ? 1 : 0;
    const time_word *w = time_at(r, i + n);
    if (!time_has(w, TIME_SEASON)) {
        return 0;
    }
    bool named = time_flag(r, i + n, TOKEN_CAPITAL) && n == 0 && i > r->begin &&
                 time_flag(r, i - 1, TOKEN_CAPITAL) &&
                 !time_flag(r, i - 1, TOKEN_FIRST | TOKEN_ALLCAPS) &&
                 !(time_roles(r, i - 1) & (TIME_BIT(EARLY) | TIME_BIT(SIGNAL)));
    if (named) {
        return 0; /* the Prague Spring of 1968 */
    }
    e->season = (uint8_t)w->number[TIME_SEASON];
    n++;
    size_t year = time_year_behind(r, i + n, e);
    if (year) {
        return n + year;
    }
    bool free = time_stands_free(r, i + n) &&
                !(w->alone == ALONE_NO && time_signal(r, i + n, SIGNAL_OF | SIGNAL_FROM));
    return among_seasons(r, i, i + n) || (free && cued(r, i, w->alone)) ? n : 0;
}

size_t time_read_season(const time_reader *r, size_t i, time_expr *e)
{
    static const time_rule rules[] = {
        {quarter_at, TIME_BIT(THE) | TIME_BIT(YEAR_NOUN) | TIME_BIT(ORDINAL) | TIME_BIT(CARDINAL) |
                         TIME_BIT(FIGURE) | TIME_BIT(EARLY)},
        {short_quarter, TIME_BIT(QUARTER) | TIME_BIT(FIGURE)},
        {year_first, TIME_BIT(FIGURE)},
        {season_at, TIME_BIT(ARTICLE) | TIME_BIT(SEASON)},
    };
    return TIME_FIRST_OF(rules, r, i, e);
}
