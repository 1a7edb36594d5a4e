/* timex_range: what two times that stand side by side have to do with each other: the ends of a
 * range, items of a list that share a year, one day in two styles of calendar.
 */
#include "find/timex.h"

#define STYLE_REACH 6 /* tokens, from "[O.S." to its bracket's end */

static int month_of(const time_expr *e)
{
    return e->month ? e->month : e->season ? (e->season - 1) % 4 * 3 + 1 : 0;
}

/* "from March to June 2020": the year stands once. "December to February 2020" began the year
 * before. */
static void share_year(time_expr *from, time_expr *to)
{
    bool same_kind = (from->month && to->month) || (from->season && to->season);
    if (from->kind != KIND_CALENDAR || to->kind != KIND_CALENDAR || !same_kind ||
        from->has_year == to->has_year) {
        return;
    }
    int turn = month_of(from) > month_of(to) ? 1 : 0;
    if (to->has_year) {
        from->has_year = true;
        from->year = to->year - turn;
        from->year_precision = to->year_precision;
        from->short_year = to->short_year;
    } else {
        to->has_year = true;
        to->year = from->year + turn;
        to->year_precision = from->year_precision;
        to->short_year = from->short_year;
    }
}

static bool can_bound(const time_expr *e)
{
    return e->kind == KIND_CALENDAR || e->kind == KIND_HOLIDAY || e->kind == KIND_SHIFT ||
           e->kind == KIND_DAY || e->kind == KIND_COUNT || e->kind == KIND_CLOCK;
}

/* "May, June and August 2020": the year of the last is that of all. */
static void share_list(const time_reader *r, time_expr *first, time_expr *last)
{
    for (time_expr *e = last; e > first; e--) {
        size_t gap = e[-1].first + e[-1].n;
        bool months = e->month && e[-1].month && !e->day && !e[-1].day;
        if (!months || gap + 1 != e->first || !time_mark(r, gap, ",") || e[-1].has_year) {
            return;
        }
        share_year(&e[-1], e);
    }
}

/* "between", "between about" */
static bool is_between(const time_reader *r, const time_expr *from)
{
    size_t before = from->first - 1;
    before -= time_is(r, before, TIME_APPROX) ? 1 : 0;
    return time_signal(r, before, SIGNAL_BETWEEN);
}

/* from A to B | between A and B | A - B | A through B */
static void join_range(const time_reader *r, time_expr *from, time_expr *to, uint32_t to_index)
{
    size_t gap = from->first + from->n;
    if (gap + 1 != to->first || !can_bound(from) || !can_bound(to)) {
        return;
    }
    bool begun = from->first > r->begin;
    bool from_to = time_signal(r, gap, SIGNAL_TO | SIGNAL_UNTIL) ||
                   (time_signal(r, gap, SIGNAL_BEFORE) && begun &&
                    time_signal(r, from->first - 1, SIGNAL_FROM));
    bool both = time_signal(r, gap, SIGNAL_AND);
    bool between = both && begun && is_between(r, from);
    bool clocks = from->kind == KIND_CLOCK && to->kind == KIND_CLOCK;
    bool calendar = from->kind == KIND_CALENDAR && to->kind == KIND_CALENDAR;
    bool slash = calendar && time_mark(r, gap, "/") && from->day && to->day; /* ISO 8601 */
    bool dateline = from->month && to->weekday && !to->day; /* "HOLM, 3 March 2021 - Monday, ..." */
    bool dash = slash || (time_dash(r, gap) && ((calendar && !dateline) || clocks));
    if (!(from_to || both || dash)) {
        return;
    }
    share_year(from, to);
    if (from_to || between || dash) {
        from->until = to_index;
        from->relation = from->relation == TIMEX_EVERY ? TIMEX_AT : from->relation;
        to->relation = TIMEX_UNTIL;
    }
}

/* The 10 p.m. of "10 p.m. on 3 May to 2 a.m.", of which `day` is the day. */
static time_expr *clock_of(const time_expr *first, time_expr *day)
{
    time_expr *clock = day - 1;
    bool near =
        day > first && clock->kind == KIND_CLOCK && clock->first + clock->n + 1 == day->first;
    return near && day->kind != KIND_CLOCK ? clock : NULL;
}

/* ---- Old Style --------------------------------------------------------------------------------
 *
 * The Julian calendar is behind the Gregorian one by 10 to 13 days since 1582.
 */

/* O.S. -1, N.S. 1; Old Style, New Style; its tokens or 0 */
static size_t style_at(const time_reader *r, size_t i, int *style)
{
    const time_word *w = time_at(r, i), *next = time_at(r, i + 1);
    int32_t number = time_has(w, TIME_STYLE) ? w->number[TIME_STYLE] : 0;
    *style = number < 0 ? -1 : 1;
    if (number == 1 || number == -1) {
        return time_flag(r, i, TOKEN_CAPITAL) ? 1 : 0;
    }
    bool both = (number == 2 || number == -2) && time_has(next, TIME_STYLE) &&
                next->number[TIME_STYLE] == 3;
    return both ? 2 : 0;
}

void time_old_style(const time_reader *r, time_expr *e)
{
    int style = 0;
    if (e->kind != KIND_CALENDAR || !e->day || !e->month) {
        return;
    }
    size_t i = e->first + e->n;
    size_t bracket = time_mark(r, i, "(") || time_mark(r, i, "[") ? 1 : 0;
    bool behind = style_at(r, i + bracket, &style) && style < 0;
    bool before = e->first > r->begin + 1 && time_mark(r, e->first - 2, "[") &&
                  style_at(r, e->first - 1, &style) && style < 0;
    e->old_style = behind || before;
}

static bool bracket_between(const time_reader *r, const time_expr *a, const time_expr *b)
{
    size_t gap = a->first + a->n;
    int style;
    bool open = time_mark(r, gap, "(") || time_mark(r, gap, "[");
    size_t more = open ? style_at(r, gap + 1, &style) : 0;
    size_t end = b->first + b->n;
    return open && gap + 1 + more == b->first && (time_mark(r, end, ")") || time_mark(r, end, "]"));
}

static day_number day_in(const time_expr *e, int32_t year)
{
    return civil_to_day((civil){year, e->month, e->day});
}

/* Whether `a` is what `b` was called in Old Style. */
static bool days_fit(const time_expr *a, const time_expr *b, int32_t year)
{
    day_number off = day_in(b, year) - day_in(a, year);
    off += off < -300 ? 365 : 0; /* 31 December (13 January) */
    return off >= 10 && off <= 13;
}

/* "25 October (7 November) 1917", "7 November [O.S. 25 October] 1917", "2 March/15 March 1917" are
 * one day each. Returns whether they were. */
static bool both_styles(const time_reader *r, time_expr *a, time_expr *b)
{
    bool days = a->kind == KIND_CALENDAR && b->kind == KIND_CALENDAR && a->day && b->day &&
                a->month && b->month && !a->day_to && !b->day_to && !a->has_year;
    bool slash = a->first + a->n + 1 == b->first && time_mark(r, b->first - 1, "/");
    if (!days || !(slash || bracket_between(r, a, b))) {
        return false;
    }
    time_expr year = *b;
    size_t end = b->first + b->n + 1;
    if (!b->has_year && (slash || !time_digits(r, end, 4, 4, &year.year))) {
        return false;
    }
    bool a_old = days_fit(a, b, year.year), b_old = days_fit(b, a, year.year);
    if (!a_old && !b_old) {
        return false;
    }
    a->old_style = a_old;
    b->old_style = b_old;
    time_expr *old = a_old ? a : b, *fresh = a_old ? b : a;
    old->has_year = fresh->has_year = true;
    old->year_precision = fresh->year_precision = EDTF_YEAR;
    fresh->year = year.year;
    old->year = year.year - (old->month == 12 && fresh->month == 1);
    return true;
}

void time_join(const time_reader *r, time_expr_vec *all, size_t first)
{
    uint32_t last = (uint32_t)all->n - 1;
    time_expr *to = &all->v[last], *from = to - 1;
    if (both_styles(r, from, to)) {
        return;
    }
    time_expr *clock = to->kind == KIND_CLOCK ? clock_of(&all->v[first], from) : NULL;
    if (clock) {
        size_t gap = from->first + from->n;
        bool joined = gap + 1 == to->first && time_signal(r, gap, SIGNAL_TO | SIGNAL_UNTIL);
        clock->until = joined ? last : clock->until;
        to->relation = joined ? TIMEX_UNTIL : to->relation;
        return;
    }
    join_range(r, from, to, last);
    share_list(r, &all->v[first], from);
}
