/* timex_decade: decades and centuries. */
#include "find/timex_year.h"

/* "a woman in her 40s", "in his early fifties": an age. */
static bool is_age(const time_reader *r, size_t i)
{
    for (size_t back = 1; back <= 3 && i >= r->begin + back; back++) {
        bool owner = time_is(r, i - back, TIME_ARTICLE) && !time_is(r, i - back, TIME_THE) &&
                     !time_is(r, i - back, TIME_GENITIVE);
        if (owner) {
            return true;
        }
    }
    return false;
}

/* the nineties, early seventies, the Roaring Twenties */
static bool decade_is_meant(const time_reader *r, size_t i)
{
    if (i == r->begin) {
        return false;
    }
    bool named = time_flag(r, i, TOKEN_CAPITAL) && i >= r->begin + 2 && time_is(r, i - 2, TIME_THE);
    return named || time_roles(r, i - 1) & (TIME_BIT(ARTICLE) | TIME_BIT(EARLY));
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
    } else if (time_has(w, TIME_DECADE) && decade_is_meant(r, i)) {
        value = (uint32_t)w->number[TIME_DECADE];
        n = 1;
    } else if (time_digits(r, i, 4, 4, &e->year) && e->year % 10 == 0 &&
               time_year_modern(e->year) && time_is(r, i + 1, TIME_GENITIVE) && i > r->begin &&
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

/* eighteen-nineties, nineteen twenties */
static size_t spelled_decade(const time_reader *r, size_t i, time_expr *e)
{
    const time_word *w = time_at(r, i);
    int32_t century = time_has(w, TIME_CARDINAL) ? w->number[TIME_CARDINAL] : 0;
    size_t hyphen = time_mark(r, i + 1, "-") ? 1 : 0;
    const time_word *decade = time_at(r, i + 1 + hyphen);
    if (century < 10 || century > 20 || !time_has(decade, TIME_DECADE)) {
        return 0;
    }
    e->has_year = true;
    e->year = century * 100 + decade->number[TIME_DECADE];
    e->year_precision = EDTF_DECADE;
    return 2 + hyphen;
}

/* 480s BC, 60s AD: EDTF's -048X is 490 to 481 BC, nearly the decade meant. */
static size_t decade_of_era(const time_reader *r, size_t i, time_expr *e)
{
    str s = time_text(r, i);
    uint32_t value;
    bool before_christ = false;
    bool shape =
        s.n > 2 && (s.p[s.n - 1] | 32) == 's' && str_number(str_sub(s, 0, s.n - 1), &value);
    size_t era = shape ? time_era_at(r, i + 1, &before_christ) : 0;
    if (!era || value % 10 || value < 10 || value > 9990) {
        return 0;
    }
    e->has_year = true;
    e->year = before_christ ? -(int32_t)value : (int32_t)value;
    e->year_precision = EDTF_DECADE;
    return 1 + era;
}

/* century = ordinal -? (century | millennium) era? */
static size_t century_at(const time_reader *r, size_t i, time_expr *e)
{
    int32_t number;
    size_t n = time_ordinal(r, i, &number);
    if (!n) {
        return 0;
    }
    n += time_mark(r, i + n, "-") ? 1 : 0;
    const time_word *w = time_at(r, i + n);
    int32_t unit = time_has(w, TIME_UNIT) ? w->number[TIME_UNIT] : UNIT_NONE;
    int32_t years = unit == UNIT_CENTURY ? 100 : unit == UNIT_MILLENNIUM ? 1000 : 0;
    if (!years || number < 1 || number * years > 3000 * (years == 100 ? 1 : 4)) {
        return 0;
    }
    n++;
    bool before_christ = false;
    n += time_era_at(r, i + n, &before_christ);
    e->has_year = true;
    e->year = before_christ ? -number * years + 1 : (number - 1) * years;
    e->year_precision = years == 100 ? EDTF_CENTURY : EDTF_MILLENNIUM;
    return n;
}

/* the? (century | decade) */
size_t time_read_decade(const time_reader *r, size_t i, time_expr *e)
{
    static const time_rule rules[] = {
        {spelled_decade, TIME_BIT(CARDINAL)},
        {century_at, TIME_BIT(ORDINAL) | TIME_BIT(CARDINAL) | TIME_BIT(FIGURE)},
        {decade_of_era, TIME_BIT(FIGURE)},
        {decade_at, TIME_BIT(DECADE) | TIME_BIT(FIGURE) | TIME_BIT(QUOTE)},
    };
    size_t the = time_is(r, i, TIME_THE) ? 1 : 0;
    size_t n = TIME_FIRST_OF(rules, r, i + the, e);
    return n ? the + n : 0;
}
