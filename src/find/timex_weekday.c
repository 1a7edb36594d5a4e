/* timex_weekday: days by name: weekdays, alone or before a date, and holidays.
 *
 *     day-name = holiday (,? year)? | weekday (,? date | of? shifted-week)?
 *     "Thursday"  "Thursday, August 9, 2020"  "on Friday the 13th"  "Friday last week"  "Easter
 * 2020"
 */
#include "find/timex.h"

static bool name_at(const time_reader *r, size_t i)
{
    return time_flag(r, i, TOKEN_CAPITAL) && !time_flag(r, i, TOKEN_ALLCAPS) &&
           !(time_roles(r, i) &
             (TIME_BIT(MONTH) | TIME_BIT(WEEKDAY) | TIME_BIT(PART) | TIME_BIT(ZONE)));
}

/* "the Sunday Mirror", "Monday Night Football" are names; "said Thursday Iran had" is none. */
static bool names_thing(const time_reader *r, size_t i)
{
    bool night = time_is(r, i + 1, TIME_PART) && time_flag(r, i + 1, TOKEN_CAPITAL);
    bool shouted = time_flag(r, i, TOKEN_ALLCAPS);
    bool the = i > r->begin && time_is(r, i - 1, TIME_THE);
    return !shouted && ((the && name_at(r, i + 1)) || (night && name_at(r, i + 2)));
}

static bool weekday_stands_alone(const time_reader *r, size_t i)
{
    const time_word *w = time_at(r, i);
    bool named = names_thing(r, i) || (i > r->begin && time_is(r, i - 1, TIME_NAME_DAY));
    if (named || w->alone == ALONE_NO || w->alone == ALONE_SET) {
        return false;
    }
    return w->alone == ALONE_YES || time_cue_before(r, i);
}

/* of? last week: but not in "said on Tuesday last week's vote was fair" */
static size_t week_behind(const time_reader *r, size_t i, time_expr *e)
{
    size_t of = time_is(r, i, TIME_OF) ? 1 : 0;
    time_expr week = *e;
    size_t n = time_read_relative(r, i + of, &week), end = i + of + n;
    bool owns =
        end < r->end && r->tokens[end].kind == TOKEN_WORD && !time_flag(r, end, TOKEN_SPACED);
    if (n == 0 || owns || week.kind != KIND_SHIFT || week.unit != UNIT_WEEK) {
        return 0;
    }
    e->kind = KIND_SHIFT;
    e->unit = UNIT_WEEK;
    e->shift = week.shift;
    e->there = week.there;
    return of + n;
}

/* weekday = Thursday ,? (date | the 9th | of? last week)? */
static size_t weekday_date(const time_reader *r, size_t i, time_expr *e)
{
    const time_word *w = time_at(r, i);
    if (!time_has(w, TIME_WEEKDAY) || !time_flag(r, i, TOKEN_CAPITAL) || w->alone == ALONE_SET) {
        return 0;
    }
    size_t comma = time_mark(r, i + 1, ",") ? 1 : 0;
    time_expr date = *e;
    size_t n = time_read_calendar(r, i + 1 + comma, &date);
    int32_t day;
    bool nth = time_is(r, i + 1, TIME_THE) && time_ordinal(r, i + 2, &day) && !(n && date.month);
    bool titled = nth && (i == r->begin || !time_is(r, i - 1, TIME_SIGNAL));
    if (titled) {
        return 0; /* "Friday the 13th", not "on Friday the 13th" */
    }
    if (n && date.day) {
        *e = date;
        e->weekday = (uint8_t)w->number[TIME_WEEKDAY];
        return 1 + comma + n;
    }
    if (!weekday_stands_alone(r, i)) {
        return 0;
    }
    e->weekday = (uint8_t)w->number[TIME_WEEKDAY];
    return 1 + week_behind(r, i + 1, e);
}

static bool holiday_matches(const time_reader *r, size_t i, const holiday *h)
{
    for (size_t k = 0; k < h->n; k++) {
        if (i + k >= r->end || r->tokens[i + k].word != h->words[k]) {
            return false;
        }
    }
    bool other_calendar = i > r->begin && time_is(r, i - 1, TIME_NAME_DAY); /* Lunar New Year */
    return time_flag(r, i, TOKEN_CAPITAL) && !other_calendar;
}

static size_t holiday_at(const time_reader *r, size_t i, time_expr *e)
{
    uint32_t word = i < r->end ? r->tokens[i].word : 0;
    uint32_t next = word < r->lex->holidays_of.n ? r->lex->holidays_of.v[word] - 1 : UINT32_MAX;
    size_t n = 0;
    for (; next != UINT32_MAX; next = r->lex->holidays.v[next].next) {
        const holiday *h = &r->lex->holidays.v[next];
        if (h->n > n && holiday_matches(r, i, h)) {
            e->holiday = next;
            n = h->n;
        }
    }
    if (!n) {
        return 0;
    }
    const holiday *h = &r->lex->holidays.v[e->holiday];
    size_t year = time_year_after(r, i + n, e);
    bool moves = !h->month && !h->by_easter; /* "Ramadan 2020" says a year and no more */
    e->kind = moves ? KIND_CALENDAR : KIND_HOLIDAY;
    return moves && !year ? 0 : n + year;
}

size_t time_read_day_name(const time_reader *r, size_t i, time_expr *e)
{
    size_t n = holiday_at(r, i, e);
    if (!n) {
        n = weekday_date(r, i, e);
        e->kind = n && e->kind != KIND_SHIFT ? KIND_CALENDAR : e->kind;
    }
    return n;
}
