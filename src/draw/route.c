/* route: links between cards. A link leaves a card at its side, runs in the gutter between two
 * columns, crosses further columns where no card is in its way, and enters the other card at its
 * side. Links that run beside each other get tracks of their own.
 *
 *     ┌──────┐              ┌──────┐
 *     │ from ├──┐        ┌─>│ to   │
 *     └──────┘  └────────┘  └──────┘
 *            gutter    gutter
 */
#include "draw/layout.h"

#include <stdlib.h>

#define TRACKS_MOST 6
#define CLEAR       5.0 /* between a crossing link and a card */
#define GRID        2.0
#define CROSS_AWAY  600.0 /* how far from its ends a link may cross */

typedef enum side { SIDE_LEFT, SIDE_RIGHT } side;

typedef struct port { /* where a wire meets a card */
    uint32_t card, wire;
    side side;
    bool is_from;
    double other; /* y of the card at the other end */
    double y;
} port;

typedef struct run { /* a wire's vertical piece */
    uint32_t wire, gutter;
    double top, bottom;
    uint32_t track;
} run;

typedef struct router {
    layout *l;
    VEC(port) ports;
    uint32_t (*port_of)[2]; /* by wire: at `from`, at `to` */
    double *cross;          /* by wire: y of its horizontal piece */
    bool *free_cross;       /* by wire: nothing else is there */
    VEC(run) runs;
    uint32_t (*run_of)[2];
    uint8_t **taken; /* by lane: each GRID points of its height, is something there? */
    size_t cells;
} router;

static side side_of(const layout *l, const wire *w, bool is_from)
{
    uint32_t from = l->cards.v[w->from].lane, to = l->cards.v[w->to].lane;
    if (from == to)
        return SIDE_RIGHT;
    return (from < to) == is_from ? SIDE_RIGHT : SIDE_LEFT;
}

static uint32_t gutter_of(const layout *l, const wire *w, bool is_from)
{
    uint32_t at = l->cards.v[is_from ? w->from : w->to].lane;
    return side_of(l, w, is_from) == SIDE_RIGHT ? at : at - 1;
}

static int by_card(const void *left, const void *right)
{
    const port *a = left, *b = right;
    if (a->card != b->card)
        return a->card < b->card ? -1 : 1;
    if (a->side != b->side)
        return a->side < b->side ? -1 : 1;
    if (a->other < b->other || a->other > b->other)
        return a->other < b->other ? -1 : 1;
    return a->wire < b->wire ? -1 : a->wire > b->wire;
}

/* Spreads the ports of each side of a card over its height, below the line of its connectors. */
static void spread_ports(router *r)
{
    if (r->ports.n)
        qsort(r->ports.v, r->ports.n, sizeof *r->ports.v, by_card);
    for (size_t i = 0; i < r->ports.n;) {
        size_t end = i;
        while (end < r->ports.n && r->ports.v[end].card == r->ports.v[i].card &&
               r->ports.v[end].side == r->ports.v[i].side)
            end++;
        const card *c = &r->l->cards.v[r->ports.v[i].card];
        double top = c->y + MARK_DROP + 6, height = c->y + c->h - 2 - top;
        for (size_t k = i; k < end; k++) {
            port *p = &r->ports.v[k];
            p->y = top + height * (double)(k - i + 1) / (double)(end - i + 1);
            r->port_of[p->wire][p->is_from ? 0 : 1] = (uint32_t)k;
        }
        i = end;
    }
}

static void make_ports(router *r)
{
    layout *l = r->l;
    for (uint32_t i = 0; i < l->wires.n; i++) {
        const wire *w = &l->wires.v[i];
        for (int is_from = 0; is_from < 2; is_from++)
            *vec_push(l->a, &r->ports) = (port){.card = is_from ? w->from : w->to,
                                                .wire = i,
                                                .side = side_of(l, w, is_from),
                                                .is_from = is_from,
                                                .other = l->cards.v[is_from ? w->to : w->from].y};
    }
    spread_ports(r);
}

static void take(router *r, uint32_t column, double top, double bottom)
{
    if (top < 0)
        top = 0;
    for (size_t i = (size_t)(top / GRID); i <= (size_t)(bottom / GRID) && i < r->cells; i++)
        r->taken[column][i] = 1;
}

/* Cards, and the connectors of other cards, are in the way of links. */
static void take_cards(router *r)
{
    layout *l = r->l;
    r->cells = (size_t)(l->bottom / GRID) + 1;
    r->taken = arena_new(l->a, uint8_t *, l->lanes.n);
    for (size_t i = 0; i < l->lanes.n; i++)
        r->taken[i] = arena_new(l->a, uint8_t, r->cells);
    for (size_t i = 0; i < l->cards.n; i++) {
        const card *c = &l->cards.v[i];
        take(r, c->lane, c->y - CLEAR, c->y + c->h + CLEAR);
        for (size_t k = 0; k < c->touches.n; k++) {
            uint32_t a = c->lane, b = c->touches.v[k];
            for (uint32_t n = a < b ? a + 1 : b; n < (a < b ? b : a); n++)
                take(r, n, c->y + MARK_DROP - CLEAR, c->y + MARK_DROP + CLEAR);
        }
    }
}

static bool can_cross(const router *r, uint32_t low, uint32_t high, double y)
{
    size_t cell = (size_t)(y / GRID);
    for (uint32_t i = low; i <= high; i++)
        if (y < r->l->top || cell >= r->cells || r->taken[i][cell])
            return false;
    return true;
}

/* Where a wire crosses the lanes between its gutters: as near as can be to its ends. */
static double cross_at(router *r, uint32_t i, uint32_t low, uint32_t high, double from, double to)
{
    for (double step = 0; step < CROSS_AWAY; step += GRID) {
        const double tries[] = {to - step, to + step, from - step, from + step};
        for (size_t k = 0; k < 4; k++) {
            if (!can_cross(r, low, high, tries[k]))
                continue;
            for (uint32_t n = low; n <= high; n++)
                take(r, n, tries[k] - CLEAR, tries[k] + CLEAR);
            r->free_cross[i] = true;
            return tries[k];
        }
    }
    return to; /* it runs behind a card */
}

static void add_run(router *r, uint32_t w, int end, uint32_t gutter, double a, double b)
{
    r->run_of[w][end] = (uint32_t)r->runs.n;
    *vec_push(r->l->a, &r->runs) =
        (run){.wire = w, .gutter = gutter, .top = a < b ? a : b, .bottom = a < b ? b : a};
}

static void make_runs(router *r)
{
    layout *l = r->l;
    for (uint32_t i = 0; i < l->wires.n; i++) {
        const wire *w = &l->wires.v[i];
        double from = r->ports.v[r->port_of[i][0]].y, to = r->ports.v[r->port_of[i][1]].y;
        uint32_t a = gutter_of(l, w, true), b = gutter_of(l, w, false);
        if (a == b) {
            r->cross[i] = to;
            add_run(r, i, 0, a, from, to);
            r->run_of[i][1] = r->run_of[i][0];
            continue;
        }
        r->cross[i] = cross_at(r, i, (a < b ? a : b) + 1, a < b ? b : a, from, to);
        add_run(r, i, 0, a, from, r->cross[i]);
        add_run(r, i, 1, b, r->cross[i], to);
    }
}

static int by_top(const void *left, const void *right)
{
    const run *a = *(run *const *)left, *b = *(run *const *)right;
    if (a->gutter != b->gutter)
        return a->gutter < b->gutter ? -1 : 1;
    if (a->top < b->top || a->top > b->top)
        return a->top < b->top ? -1 : 1;
    return a->wire < b->wire ? -1 : a->wire > b->wire;
}

/* The first track that is free from `top` on; where all are taken, the one that is free soonest. */
static uint32_t free_track(const double *end, double top)
{
    uint32_t soonest = 0;
    for (uint32_t track = 0; track < TRACKS_MOST; track++) {
        if (end[track] + 4 <= top)
            return track;
        if (end[track] < end[soonest])
            soonest = track;
    }
    return soonest;
}

/* Runs take their tracks from the top of the page down. */
static void take_tracks(router *r)
{
    run **order = arena_new(r->l->a, run *, r->runs.n);
    for (uint32_t i = 0; i < r->runs.n; i++)
        order[i] = &r->runs.v[i];
    if (r->runs.n)
        qsort(order, r->runs.n, sizeof *order, by_top);
    double end[TRACKS_MOST] = {0};
    for (size_t i = 0; i < r->runs.n; i++) {
        run *n = order[i];
        if (i == 0 || order[i - 1]->gutter != n->gutter)
            for (size_t t = 0; t < TRACKS_MOST; t++)
                end[t] = -1e9;
        n->track = free_track(end, n->top);
        if (n->bottom > end[n->track])
            end[n->track] = n->bottom;
        lane *g = &r->l->lanes.v[n->gutter];
        if (g->tracks <= n->track)
            g->tracks = n->track + 1;
    }
}

static double run_x(const router *r, const run *n)
{
    const lane *g = &r->l->lanes.v[n->gutter];
    return g->x + MARK_SIZE / 2 + 5 + r->l->card_width + 9 + (double)n->track * TRACK;
}

static void add_point(layout *l, wire *w, double x, double y)
{
    point *last = w->points.n ? &w->points.v[w->points.n - 1] : NULL;
    if (last && last->x - x < 0.5 && x - last->x < 0.5 && last->y - y < 0.5 && y - last->y < 0.5)
        return;
    *vec_push(l->a, &w->points) = (point){x, y};
}

static double port_x(const layout *l, const port *p)
{
    const card *c = &l->cards.v[p->card];
    return p->side == SIDE_LEFT ? c->x : c->x + c->w;
}

/* A link's type is written on its crossing, in the middle of a column, where no life-line is. */
static void label_wire(router *r, wire *w, uint32_t low, double y)
{
    layout *l = r->l;
    if (text_width(w->style->label, SMALL_FONT) + 8 > l->card_width)
        return;
    w->labelled = true;
    w->label = (point){l->lanes.v[low].x + MARK_SIZE / 2 + 5 + l->card_width / 2, y};
}

static void draw_wire(router *r, uint32_t i)
{
    layout *l = r->l;
    wire *w = &l->wires.v[i];
    const port *from = &r->ports.v[r->port_of[i][0]], *to = &r->ports.v[r->port_of[i][1]];
    double x0 = run_x(r, &r->runs.v[r->run_of[i][0]]), x1 = run_x(r, &r->runs.v[r->run_of[i][1]]);
    add_point(l, w, port_x(l, from), from->y);
    add_point(l, w, x0, from->y);
    add_point(l, w, x0, r->cross[i]);
    add_point(l, w, x1, r->cross[i]);
    add_point(l, w, x1, to->y);
    add_point(l, w, port_x(l, to), to->y);
    uint32_t a = r->runs.v[r->run_of[i][0]].gutter, b = r->runs.v[r->run_of[i][1]].gutter;
    if (a != b && r->free_cross[i])
        label_wire(r, w, (a < b ? a : b) + 1, r->cross[i]);
}

void route_wires(layout *l)
{
    router r = {.l = l};
    r.port_of = (uint32_t(*)[2])arena_new(l->a, uint32_t, 2 * l->wires.n);
    r.run_of = (uint32_t(*)[2])arena_new(l->a, uint32_t, 2 * l->wires.n);
    r.cross = arena_new(l->a, double, l->wires.n);
    r.free_cross = arena_new(l->a, bool, l->wires.n);
    take_cards(&r);
    make_ports(&r);
    make_runs(&r);
    take_tracks(&r);
    place_columns(l);
    for (uint32_t i = 0; i < l->wires.n; i++)
        draw_wire(&r, i);
}
