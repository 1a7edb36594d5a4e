/* rows: where every card stands in time. Cards go down the page in time order; each stands at its
 * date on a scale that bends to the cards, so a crowded week gets the room it needs and an empty
 * year does not; or each at one step behind the last; a straight scale has a file of its own. A
 * card begins below the last one of its lane, and its connectors pass below or above the cards of
 * the lanes between: nothing ever overlaps. */
#include "draw/rows.h"

#include "draw/paper.h"

#include <stdlib.h>

#define STEP_LEAST    13.0 /* between two dates: their ticks stay legible */
#define STEP_USUAL    26.0 /* for the median distance between neighbouring dates */
#define STEP_MOST     60.0 /* longer distances are drawn no longer */
#define LEAD_STRAIGHT 22.0 /* between marks and cards that may stand lower */
#define ACROSS        2.6  /* all of these times so much where time runs across: words are wider */
#define MANY          60   /* of so many cards on, all steps are smaller */
#define BREAK_FROM    2.5  /* ... and marked from this many times that on */
#define LONG_PAGE     1500.0 /* from here on the lanes are named at their ends too */
#define WIRE_ROOM     7.0    /* above and below a connector */

static int by_number(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return a < b ? -1 : a > b;
}

/* Points a day, so that the median step between neighbouring dates is STEP_USUAL. */
static double usual_scale(const layout *l)
{
    if (l->like && l->like->old->scale > 0)
        return l->like->old->scale;
    VEC(double) steps = {0};
    for (size_t i = 1; i < l->dated; i++) {
        day_number step = card_day(&l->cards.v[i]) - card_day(&l->cards.v[i - 1]);
        if (step > 0)
            *vec_push(l->a, &steps) = (double)step;
    }
    if (!steps.n)
        return STEP_USUAL;
    qsort(steps.v, steps.n, sizeof *steps.v, by_number);
    return STEP_USUAL / steps.v[steps.n / 2];
}

static double step_down(const layout *l, double days, double scale)
{
    double least = l->crowd <= 150 ? STEP_LEAST : 4;
    double most = l->crowd <= MANY ? STEP_MOST : STEP_MOST / 2;
    double step = l->crowd <= MANY ? days * scale : days * scale / 3;
    step = step < least ? least : step > most ? most : step;
    return l->across ? step * ACROSS : step;
}

static str duration_words(arena *a, double days)
{
    static const struct {
        double days;
        const char *one, *many;
    } units[] = {{365.2425, "year", "years"},
                 {30.44, "month", "months"},
                 {7, "week", "weeks"},
                 {1, "day", "days"}};
    size_t u = 0;
    while (u < 3 && days < 1.75 * units[u].days)
        u++;
    long n = (long)(days / units[u].days + 0.5);
    buf b = {.arena = a};
    buf_printf(&b, "%ld %s", n, n == 1 ? units[u].one : units[u].many);
    return buf_str(&b);
}

double lowest_y(const card *c, const double *edge)
{
    double y = edge[c->lane] + CARD_GAP;
    for (size_t k = 0; k < c->touches.n; k++) {
        uint32_t to = c->touches.v[k];
        uint32_t low = to < c->lane ? to : c->lane + 1, high = to < c->lane ? c->lane : to + 1;
        for (uint32_t i = low; i < high; i++)
            if (edge[i] + WIRE_ROOM - MARK_DROP > y)
                y = edge[i] + WIRE_ROOM - MARK_DROP;
    }
    return y;
}

/* Which of the shared columns the old picture has it in, or NONE. */
static uint32_t old_column(const layout *l, const card *c)
{
    const card *old = like_card(l, c);
    return old && l->like->old->shared_n && old->lane >= l->like->old->shared
               ? old->lane - l->like->old->shared
               : NONE;
}

/* The first of the shared columns in which the card can stand at its date, else the emptiest. */
void choose_column(const layout *l, card *c, const double *edge, double y)
{
    if (!l->shared_n || c->lane != l->shared || (l->dated && !c->dated))
        return;
    uint32_t old = old_column(l, c);
    if (old < l->shared_n) {
        c->lane = l->shared + old;
        return;
    }
    uint32_t best = l->shared;
    for (uint32_t i = l->shared; i < l->shared + l->shared_n; i++) {
        if (edge[best] + CARD_GAP <= y)
            break;
        if (edge[i] < edge[best])
            best = i;
    }
    c->lane = best;
}

void put_card(card *c, double y, double *edge)
{
    c->y = y;
    c->mark = y + MARK_DROP;
    for (size_t k = 0; k < c->touches.n; k++) {
        uint32_t to = c->touches.v[k];
        uint32_t low = to < c->lane ? to : c->lane + 1, high = to < c->lane ? c->lane : to + 1;
        for (uint32_t i = low; i < high; i++)
            if (edge[i] < y + MARK_DROP + WIRE_ROOM - CARD_GAP)
                edge[i] = y + MARK_DROP + WIRE_ROOM - CARD_GAP;
    }
    edge[c->lane] = y + c->h;
}

void add_knot(layout *l, double day, double y)
{
    *vec_push(l->a, &l->knots) = (knot){day, y};
}

/* The cards of one day, from `first` up to but not `end`, none of their marks above `y`. The scale
 * gets a knot at the highest and one at the lowest mark, which is returned. */
static double place_day(layout *l, double *edge, size_t first, size_t end, double y)
{
    double highest = 0, lowest = 0;
    for (size_t i = first; i < end; i++) {
        card *c = &l->cards.v[i];
        choose_column(l, c, edge, y - MARK_DROP);
        double free_y = lowest_y(c, edge);
        put_card(c, pages_fit(l, free_y > y - MARK_DROP ? free_y : y - MARK_DROP, c->h), edge);
        highest = i == first || c->mark < highest ? c->mark : highest;
        lowest = c->mark > lowest ? c->mark : lowest;
    }
    double day = (double)card_day(&l->cards.v[first]);
    add_knot(l, day, highest);
    add_knot(l, day + 0.9, lowest);
    return lowest;
}

/* The first card behind those of the same day. */
static size_t day_end(const layout *l, size_t first)
{
    size_t end = first + 1;
    while (end < l->dated && card_day(&l->cards.v[end]) == card_day(&l->cards.v[first]))
        end++;
    return end;
}

/* Where the marks of a day begin, so many days below the last: where the old picture has it, if
 * there is room. */
static double next_y(const layout *l, day_number day, double days, double lowest)
{
    bool ordinal = l->options->scale == SCALE_ORDINAL;
    double usual = ordinal ? step_down(l, 1, STEP_USUAL) : step_down(l, days, l->scale);
    double old = like_y(l, (double)day), least = step_down(l, 0, 0);
    if (old < 0)
        return lowest + usual;
    return l->top + old > lowest + least ? l->top + old : lowest + least;
}

static void place_dated(layout *l, double *edge)
{
    double y = l->top + 6 + MARK_DROP, lowest = y;
    bool ordinal = l->options->scale == SCALE_ORDINAL;
    for (size_t i = 0, end; i < l->dated; i = end) {
        day_number day = card_day(&l->cards.v[i]);
        end = day_end(l, i);
        double days = i ? (double)(day - card_day(&l->cards.v[i - 1])) : 0, before = lowest;
        if (i)
            y = next_y(l, day, days, lowest);
        lowest = place_day(l, edge, i, end, y);
        if (!ordinal && days * l->scale > STEP_MOST * BREAK_FROM)
            *vec_push(l->a, &l->gaps) = (gap){before, l->knots.v[l->knots.n - 2].y,
                                              civil_from_day(day), duration_words(l->a, days)};
    }
}

double last_day(const layout *l)
{
    double end = 0;
    for (size_t i = 0; i < l->dated; i++) {
        const card *c = &l->cards.v[i];
        double day = (double)card_day(c);
        if ((c->bar || c->vague) && c->last != DAY_MAX)
            day = (double)c->last;
        end = i == 0 || day > end ? day : end;
    }
    return end;
}

/* Intervals may end later than the last event begins. */
static void extend_scale(layout *l)
{
    double end = last_day(l);
    knot last = l->knots.v[l->knots.n - 1];
    if (end > last.day)
        add_knot(l, end, last.y + step_down(l, end - last.day, l->scale));
}

/* Cards without a lane lie in rows as dense as can be, each in the column that is least full. */
static void place_tray(layout *l, double *edge)
{
    for (size_t i = 0; i < l->lanes.n; i++)
        edge[i] = l->axis_end + l->foot + 26;
    for (size_t i = l->dated; i < l->cards.n; i++) {
        card *c = &l->cards.v[i];
        if (i >= l->seated)
            c->lane = 0;
        for (uint32_t k = 1; k < l->lanes.n && i >= l->seated; k++)
            if (edge[k] < edge[c->lane])
                c->lane = k;
        const card *old = i >= l->seated ? like_card(l, c) : NULL;
        if (old && old->lane < l->lanes.n && !old->dated)
            c->lane = old->lane;
        choose_column(l, c, edge, 0);
        put_card(c, pages_fit(l, lowest_y(c, edge), c->h), edge);
    }
}

static double deepest(const layout *l, const double *edge)
{
    double y = l->top + 40;
    for (size_t i = 0; i < l->lanes.n; i++)
        y = edge[i] > y ? edge[i] : y;
    return y;
}

void place_rows(layout *l)
{
    double *edge = arena_new(l->a, double, l->lanes.n);
    l->lead = LEAD;
    l->scale = usual_scale(l);
    for (size_t i = 0; i < l->lanes.n; i++)
        edge[i] = l->top - CARD_GAP;
    for (size_t i = 0; i < l->cards.n; i++)
        size_card(l, &l->cards.v[i]);
    if (l->dated && l->options->scale == SCALE_LINEAR) {
        l->lead = LEAD_STRAIGHT;
        place_straight(l, edge);
    } else if (l->dated) {
        place_dated(l, edge);
        extend_scale(l);
    }
    l->axis_end = l->dated ? deepest(l, edge) + 16 : l->top;
    if (l->knots.n && l->knots.v[l->knots.n - 1].y + 14 > l->axis_end)
        l->axis_end = l->knots.v[l->knots.n - 1].y + 14;
    l->foot = l->axis_end - l->top > LONG_PAGE && !l->across && l->pages.length <= 0 ? 18 : 0;
    if (l->dated < l->cards.n)
        place_tray(l, edge);
    l->bottom = l->dated == l->cards.n ? l->axis_end + l->foot : deepest(l, edge) + 16;
}
