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

/* Q3 2021, H1 of 2020 */
static size_t short_quarter(const time_reader *r, size_t i, time_expr *e)
{
    if (!time_flag(r, i, TOKEN_CAPITAL)) {
        return 0;
    }
    e->season = (uint8_t)time_at(r, i)->number[TIME_QUARTER];
    size_t more = time_year_behind(r, i + 1, e);
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
    size_t more = time_year_behind(r, i + n, e);
    if (more) {
        return n + more;
    }
    bool open_end = i + n >= r->end || r->tokens[i + n].kind == TOKEN_MARK ||
                    time_is(r, i + n, TIME_SIGNAL) || time_is(r, i + n, TIME_TENSE);
    bool cue = i > r->begin && time_is(r, i - 1, TIME_SIGNAL) && !time_signal(r, i - 1, SIGNAL_TO);
    return cue && open_end && w->alone >= ALONE_CUE && !time_mark(r, i + n, "-") ? n : 0;
}

size_t time_read_season(const time_reader *r, size_t i, time_expr *e)
{
    static const time_rule rules[] = {
        {quarter_at, TIME_BIT(THE) | TIME_BIT(YEAR_NOUN) | TIME_BIT(ORDINAL) | TIME_BIT(CARDINAL) |
                         TIME_BIT(FIGURE)},
        {short_quarter, TIME_BIT(QUARTER)},
        {season_at, TIME_BIT(ARTICLE) | TIME_BIT(SEASON)},
    };
    return TIME_FIRST_OF(rules, r, i, e);
}
