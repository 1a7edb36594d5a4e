/* axis: the scale of time and its marks. The scale is a chain of straight pieces between the cards
 * (its knots). Two columns of marks: years and then their months where there is room, and
 * the days on which something happened; so the axis reads well from days to centuries. */
#include "draw/layout.h"

#include <stdlib.h>

#define CANDIDATES 4000 /* a level with more marks than this is too fine for the whole axis */

double axis_y(const layout *l, double day)
{
    size_t n = l->knots.n;
    if (!n)
        return l->top;
    const knot *k = l->knots.v;
    if (day <= k[0].day)
        return k[0].y;
    if (day >= k[n - 1].day)
        return k[n - 1].y;
    size_t low = 0, high = n - 1;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (k[middle].day <= day)
            low = middle;
        else
            high = middle;
    }
    return k[low].y + (k[high].y - k[low].y) * (day - k[low].day) / (k[high].day - k[low].day);
}

static bool same_column(tick_level a, tick_level b)
{
    return (a == TICK_DAY) == (b == TICK_DAY);
}

/* The stretch that is drawn shorter at `y`, or NULL: there months would pile up. */
static const gap *gap_at(const layout *l, double y)
{
    for (size_t i = 0; i < l->gaps.n; i++)
        if (y > l->gaps.v[i].top + 0.001 && y < l->gaps.v[i].bottom - 0.001)
            return &l->gaps.v[i];
    return NULL;
}

text_font tick_font(tick_level level)
{
    return (text_font){level == TICK_YEAR ? 14 : 10.5, level != TICK_DAY};
}

/* How far two marks of one column must be apart: a line, or their words where time runs across. */
static double tick_room(const layout *l, const tick *a, const tick *b, double room)
{
    if (!l->across)
        return room;
    return (text_width(a->label, tick_font(a->level)) + text_width(b->label, tick_font(b->level))) /
               2 +
           8;
}

/* Marks with at least `room` to every one of their column, kept in order of their y. */
static void add_tick(layout *l, double day, tick_level level, double room, str label)
{
    enum { WIDEST = 120 };
    tick t = {axis_y(l, day), level, label};
    double look = l->across ? WIDEST : room;
    size_t at = l->ticks.n;
    while (at > 0 && l->ticks.v[at - 1].y > t.y)
        at--;
    for (size_t i = at; i > 0 && t.y - l->ticks.v[i - 1].y < look; i--)
        if (same_column(l->ticks.v[i - 1].level, level) &&
            t.y - l->ticks.v[i - 1].y < tick_room(l, &l->ticks.v[i - 1], &t, room))
            return;
    for (size_t i = at; i < l->ticks.n && l->ticks.v[i].y - t.y < look; i++)
        if (same_column(l->ticks.v[i].level, level) &&
            l->ticks.v[i].y - t.y < tick_room(l, &l->ticks.v[i], &t, room))
            return;
    (void)vec_push(l->a, &l->ticks);
    for (size_t i = l->ticks.n - 1; i > at; i--)
        l->ticks.v[i] = l->ticks.v[i - 1];
    l->ticks.v[at] = t;
}

/* What stands in a gap gives way to the days beside it. */
static void clear_gaps(layout *l)
{
    size_t at = 0;
    for (size_t i = 0; i < l->gaps.n; i++) {
        gap *n = &l->gaps.v[i];
        double y = (n->top + n->bottom) / 2, width = text_width(n->label, SMALL_FONT);
        while (at > 0 && l->ticks.v[at - 1].y > y - 120)
            at--;
        for (; at < l->ticks.n && l->ticks.v[at].y < y + 120; at++) {
            const tick *t = &l->ticks.v[at];
            double room =
                l->across ? (width + text_width(t->label, tick_font(t->level))) / 2 + 6 : 11;
            if (t->level == TICK_DAY && t->y - y < room && y - t->y < room)
                n->label = S("");
        }
    }
}

static str year_label(arena *a, int32_t year)
{
    buf b = {.arena = a};
    edtf_print_words(&b, edtf_year(year));
    return buf_str(&b);
}

static str month_label(arena *a, civil c)
{
    buf b = {.arena = a};
    edtf_print_words(&b, edtf_month(c.year, c.month));
    str words = buf_str(&b);
    size_t blank = str_find_char(words, ' ');
    return str_sub(words, 0, blank == STR_NONE ? words.n : blank);
}

static str day_label(arena *a, civil c)
{
    buf b = {.arena = a};
    str month = month_label(a, c);
    buf_printf(&b, "%d %.*s", c.day, STR_ARG(str_sub(month, 0, 3)));
    return buf_str(&b);
}

static int32_t round_up(int32_t year, int32_t step)
{
    int32_t rest = year % step;
    return rest == 0 ? year : year + (rest > 0 ? step - rest : -rest);
}

/* Within a gap only the year is marked with which time goes on behind it. */
static void add_year(layout *l, int32_t year)
{
    double day = (double)civil_to_day((civil){year, 1, 1});
    const gap *within = gap_at(l, axis_y(l, day));
    if (!within || within->end.year == year)
        add_tick(l, day, TICK_YEAR, 20, year_label(l->a, year));
}

static void add_years(layout *l, int32_t from, int32_t to)
{
    static const int32_t steps[] = {1000, 100, 50, 10, 5, 1};
    for (size_t s = 0; s < sizeof steps / sizeof *steps; s++) {
        if ((int64_t)to - from > (int64_t)steps[s] * CANDIDATES)
            break;
        for (int32_t y = round_up(from, steps[s]); y <= to; y += steps[s])
            add_year(l, y);
    }
}

/* A month that begins outside of gaps, or the one in which time goes on behind its gap. */
static bool is_plain(const layout *l, civil month)
{
    const gap *within = gap_at(l, axis_y(l, (double)civil_to_day(month)));
    return !within || (within->end.year == month.year && within->end.month == month.month);
}

/* Is this year written beside the scale? */
static bool is_marked(const layout *l, str year)
{
    for (size_t i = 0; i < l->ticks.n; i++)
        if (l->ticks.v[i].level == TICK_YEAR && str_eq(l->ticks.v[i].label, year))
            return true;
    return false;
}

static void add_month(layout *l, civil c)
{
    double day = (double)civil_to_day(c);
    if (is_plain(l, c))
        add_tick(l, day, TICK_MONTH, 16, month_label(l->a, c));
}

/* Of the years that are written: below "1840" a "May" of 1841 would be read as that of 1840. */
static void add_months(layout *l, day_number first, day_number last)
{
    if ((last - first) / 30 > CANDIDATES)
        return;
    civil c = civil_from_day(first);
    bool marked = is_marked(l, year_label(l->a, c.year));
    for (c.day = 1; civil_to_day(c) <= last; c = civil_add_months(c, 1)) {
        if (c.month == 1)
            marked = is_marked(l, year_label(l->a, c.year));
        if (marked && civil_to_day(c) >= first)
            add_month(l, c);
    }
}

/* What is written at an event's date: "9 Aug" where its year is `marked`, else "Aug 1914" or
 * "1215". */
static str event_label(const layout *l, const card *c, civil at, str year, bool marked)
{
    edtf date = l->g->events.v[c->event].date;
    edtf_precision fine = (c->first == DAY_MIN ? date.to : date.from).precision;
    if (marked)
        return fine >= EDTF_DAY ? day_label(l->a, at) : S("");
    buf b = {.arena = l->a};
    if (fine >= EDTF_MONTH)
        buf_printf(&b, "%.*s ", STR_ARG(str_sub(month_label(l->a, at), 0, 3)));
    if (fine >= EDTF_YEAR)
        buf_put(&b, year);
    return b.n ? buf_str(&b) : S("");
}

static void add_days(layout *l)
{
    day_number last = DAY_MIN;
    str year = {0};
    bool marked = false;
    civil at = {0};
    for (size_t i = 0; i < l->dated; i++) {
        const card *c = &l->cards.v[i];
        day_number day = c->first == DAY_MIN ? c->last : c->first;
        civil now = day == last ? at : civil_from_day(day);
        if (i == 0 || now.year != at.year) {
            year = year_label(l->a, now.year);
            marked = is_marked(l, year);
        }
        at = now;
        last = day;
        str label = event_label(l, c, at, year, marked);
        if (label.n)
            add_tick(l, (double)day, TICK_DAY, 12.5, label);
    }
}

static void add_band(layout *l, civil c)
{
    if (is_plain(l, c))
        *vec_push(l->a, &l->bands) = axis_y(l, (double)civil_to_day(c));
}

static void add_month_bands(layout *l, civil first, civil last)
{
    if (12.0 * ((double)last.year - first.year) > CANDIDATES)
        return;
    for (civil c = {first.year, first.month, 1}; civil_to_day(c) <= civil_to_day(last);
         c = civil_add_months(c, 1))
        add_band(l, c);
}

/* The ground changes its shade with every month, year or decade: the finest that leaves bands of a
 * good height. */
static void add_bands(layout *l, civil first, civil last)
{
    static const int32_t steps[] = {1, 10, 100, 1000};
    double height = l->axis_end - l->top;
    add_month_bands(l, first, last);
    for (size_t s = 0; s < 4 && (l->bands.n < 2 || height / (double)l->bands.n < 45); s++) {
        l->bands.n = 0;
        if (((double)last.year - first.year) / steps[s] < CANDIDATES)
            for (int32_t y = round_up(first.year, steps[s]); y <= last.year; y += steps[s])
                add_band(l, (civil){y, 1, 1});
        if (l->bands.n < 2)
            break;
    }
}

void axis_build(layout *l)
{
    if (!l->knots.n)
        return;
    day_number first = (day_number)l->knots.v[0].day;
    day_number last = (day_number)l->knots.v[l->knots.n - 1].day;
    civil from = civil_from_day(first), to = civil_from_day(last);
    add_tick(l, (double)first, TICK_YEAR, 0, year_label(l->a, from.year));
    add_years(l, from.year + 1, to.year);
    add_months(l, first, last);
    add_days(l);
    clear_gaps(l);
    add_bands(l, from, to);
}
