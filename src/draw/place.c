/* place: every card's size and place. Cards go down the page in time order; each stands at its date
 * on a scale that bends to the cards, so a crowded week gets the room it needs and an empty year
 * does not. A card begins below the last one of its lane, and its connectors pass below or above
 * the cards of the lanes between: nothing ever overlaps. */
#include "draw/layout.h"

#include <stdlib.h>

#define STEP_LEAST 13.0   /* between two dates: their ticks stay legible */
#define STEP_USUAL 26.0   /* for the median distance between neighbouring dates */
#define STEP_MOST  60.0   /* longer distances are drawn no longer */
#define MANY       60     /* of so many cards on, all steps are smaller */
#define BREAK_FROM 2.5    /* ... and marked from this many times that on */
#define LONG_PAGE  1500.0 /* from here on the lanes are named at their ends too */
#define WIRE_ROOM  7.0    /* above and below a connector */

static day_number card_day(const card *c)
{
    return c->first == DAY_MIN ? c->last : c->first;
}

/* The date, with remark and notes behind it or, where there is no room, below all else. */
static void write_head(const layout *l, card *c, double width)
{
    buf b = {.arena = l->a};
    if (c->remark.n)
        buf_printf(&b, "%.*s  ", STR_ARG(c->remark));
    if (c->notes.n)
        buf_printf(&b, "[%.*s]", STR_ARG(c->notes));
    str beside = b.n ? buf_str(&b) : S("");
    bool tray = !c->dated && l->options->view == VIEW_TIMELINE; /* which says "Undated" itself */
    str first = tray ? c->style->label : c->words;
    text_wrap(&c->dates, l->a, first, DATE_FONT, width, 2);
    double room = width - text_width(first, DATE_FONT) - 6;
    if (c->dates.n == 1 && text_width(beside, SMALL_FONT) <= room)
        c->beside = beside;
    else if (beside.n)
        *vec_push(l->a, &c->small) = text_fit(l->a, beside, SMALL_FONT, width);
}

/* What is said of its date, above the names of who takes part. */
static void put_doubts(const layout *l, card *c, double width)
{
    str_vec names = c->small;
    c->small = (str_vec){0};
    for (size_t i = 0; i < c->doubts.n; i++)
        *vec_push(l->a, &c->small) = text_fit(l->a, c->doubts.v[i], SMALL_FONT, width);
    text_wrap(&c->small, l->a, c->between, SMALL_FONT, width, 2);
    for (size_t i = 0; i < names.n; i++)
        *vec_push(l->a, &c->small) = names.v[i];
}

void size_card(const layout *l, card *c)
{
    size_t most = l->seated <= 60 ? 4 : l->seated <= 300 ? 3 : 2;
    c->w = l->card_width;
    double width = c->w - CARD_INSET - 6;
    put_doubts(l, c, width);
    write_head(l, c, width);
    text_wrap(&c->lines, l->a, c->label, LABEL_FONT, width, most);
    c->h = 2 * CARD_PAD + (double)c->dates.n * DATE_HEIGHT + (double)c->lines.n * LABEL_HEIGHT +
           (double)c->small.n * SMALL_HEIGHT;
}

static int by_number(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return a < b ? -1 : a > b;
}

/* Points a day, so that the median step between neighbouring dates is STEP_USUAL. */
static double usual_scale(const layout *l)
{
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
    double least = l->seated <= 150 ? STEP_LEAST : 4;
    double most = l->seated <= MANY ? STEP_MOST : STEP_MOST / 2;
    double step = l->seated <= MANY ? days * scale : days * scale / 3;
    return step < least ? least : step > most ? most : step;
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

/* The lowest edge of what stands in each lane so far. */
static double lowest_y(const card *c, const double *edge)
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

/* The first of the shared columns in which the card can stand at its date, else the emptiest. */
static void choose_column(const layout *l, card *c, const double *edge, double y)
{
    if (!l->shared_n || c->lane != l->shared || (l->dated && !c->dated))
        return;
    uint32_t best = l->shared;
    for (uint32_t i = l->shared; i < l->shared + l->shared_n; i++) {
        if (edge[best] + CARD_GAP <= y)
            break;
        if (edge[i] < edge[best])
            best = i;
    }
    c->lane = best;
}

static void put_card(card *c, double y, double *edge)
{
    c->y = y;
    for (size_t k = 0; k < c->touches.n; k++) {
        uint32_t to = c->touches.v[k];
        uint32_t low = to < c->lane ? to : c->lane + 1, high = to < c->lane ? c->lane : to + 1;
        for (uint32_t i = low; i < high; i++)
            if (edge[i] < y + MARK_DROP + WIRE_ROOM - CARD_GAP)
                edge[i] = y + MARK_DROP + WIRE_ROOM - CARD_GAP;
    }
    edge[c->lane] = y + c->h;
}

static void add_knot(layout *l, double day, double y)
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
        put_card(c, free_y > y - MARK_DROP ? free_y : y - MARK_DROP, edge);
        double mark = c->y + MARK_DROP;
        highest = i == first || mark < highest ? mark : highest;
        lowest = mark > lowest ? mark : lowest;
    }
    double day = (double)card_day(&l->cards.v[first]);
    add_knot(l, day, highest);
    add_knot(l, day + 0.9, lowest);
    return lowest;
}

static void place_dated(layout *l, double *edge)
{
    double scale = usual_scale(l), y = l->top + 6 + MARK_DROP, lowest = y;
    for (size_t i = 0, end; i < l->dated; i = end) {
        day_number day = card_day(&l->cards.v[i]);
        for (end = i + 1; end < l->dated && card_day(&l->cards.v[end]) == day;)
            end++;
        double days = i ? (double)(day - card_day(&l->cards.v[i - 1])) : 0, before = lowest;
        if (i)
            y = lowest + step_down(l, days, scale);
        lowest = place_day(l, edge, i, end, y);
        if (days * scale > STEP_MOST * BREAK_FROM)
            *vec_push(l->a, &l->gaps) = (gap){before, l->knots.v[l->knots.n - 2].y,
                                              civil_from_day(day), duration_words(l->a, days)};
    }
}

/* Intervals may end later than the last event begins. */
static void extend_scale(layout *l)
{
    if (!l->dated)
        return;
    double scale = usual_scale(l);
    knot last = l->knots.v[l->knots.n - 1];
    double end = last.day;
    for (size_t i = 0; i < l->dated; i++)
        if ((l->cards.v[i].bar || l->cards.v[i].vague) && l->cards.v[i].last != DAY_MAX &&
            (double)l->cards.v[i].last > end)
            end = (double)l->cards.v[i].last;
    if (end > last.day)
        add_knot(l, end, last.y + step_down(l, end - last.day, scale));
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
        choose_column(l, c, edge, 0);
        put_card(c, lowest_y(c, edge), edge);
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
    for (size_t i = 0; i < l->lanes.n; i++)
        edge[i] = l->top - CARD_GAP;
    for (size_t i = 0; i < l->cards.n; i++)
        size_card(l, &l->cards.v[i]);
    place_dated(l, edge);
    extend_scale(l);
    l->axis_end = l->dated ? deepest(l, edge) + 16 : l->top;
    if (l->knots.n && l->knots.v[l->knots.n - 1].y + 14 > l->axis_end)
        l->axis_end = l->knots.v[l->knots.n - 1].y + 14;
    l->foot = l->axis_end - l->top > LONG_PAGE ? 18 : 0;
    if (l->dated < l->cards.n)
        place_tray(l, edge);
    l->bottom = l->dated == l->cards.n ? l->axis_end + l->foot : deepest(l, edge) + 16;
}

/* Parts the bars of a lane so that those that share days stand side by side. */
static void part_bars(layout *l)
{
    enum { MOST = 5 };
    double(*end)[MOST] = (double(*)[MOST])arena_new(l->a, double, l->lanes.n *MOST);
    for (size_t i = 0; i < l->dated; i++) {
        card *c = &l->cards.v[i];
        if (!c->bar && !c->vague)
            continue;
        uint32_t track = 0;
        while (track + 1 < MOST && end[c->lane][track] > c->y)
            track++;
        c->bar_track = track;
        end[c->lane][track] =
            c->last == DAY_MAX ? l->axis_end : axis_y(l, (double)c->last + 0.9) + TRACK;
        if (l->lanes.v[c->lane].bars <= track)
            l->lanes.v[c->lane].bars = track + 1;
    }
}

double track_width(const lane *n)
{
    return n->tracks <= 8 ? TRACK : 8 * TRACK / n->tracks;
}

void place_columns(layout *l)
{
    part_bars(l);
    double x = MARGIN + AXIS_WIDTH + 10;
    for (size_t i = 0; i < l->lanes.n; i++) {
        lane *n = &l->lanes.v[i];
        n->x = x + (double)n->bars * TRACK + (n->bars ? 4 : 0) + MARK_SIZE / 2;
        x = n->x + MARK_SIZE / 2 + 5 + l->card_width + 14 + (double)n->tracks * track_width(n);
    }
    l->width = x - 14 + MARGIN;
    for (size_t i = 0; i < l->cards.n; i++)
        l->cards.v[i].x = l->lanes.v[l->cards.v[i].lane].x + MARK_SIZE / 2 + 5;
}
