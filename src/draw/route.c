/* route: where each link leaves and enters its cards, where it crosses columns, and where its type
 * is written. A crossing that no other line is near to is looked for first; between any two cards
 * of a column there is room for one, so no link ever runs through a card. */
#include "draw/route.h"

#include <stdlib.h>

#define CLEAR       5.0 /* between a crossing link and a card */
#define GRID        2.0
#define CROSS_AWAY  300.0 /* how far from where it wants to a link may cross, to be alone */
#define BUNDLE_AWAY 400.0 /* or to cross with its bundle */
#define LABEL_HALF  7.0   /* of a label's height, with some air */

enum { NEAR_CARD = 1, NEAR_LINE = 2, LINE = 4, LINES = 8, LABEL = 16, CARD = 32 }; /* of a cell */

/* ---- Ports ------------------------------------------------------------------------------- */

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

typedef struct end { /* of a wire */
    uint32_t wire, card;
    side side;
    bool is_from;
    const style_row *style;
} end;

static int by_port(const void *left, const void *right)
{
    const end *a = left, *b = right;
    if (a->card != b->card)
        return a->card < b->card ? -1 : 1;
    if (a->side != b->side)
        return a->side < b->side ? -1 : 1;
    if (a->is_from != b->is_from)
        return a->is_from ? 1 : -1;
    if (a->style->order != b->style->order)
        return a->style->order < b->style->order ? -1 : 1;
    return a->wire < b->wire ? -1 : a->wire > b->wire;
}

static bool same_port(const end *a, const end *b)
{
    return a->card == b->card && a->side == b->side && a->is_from == b->is_from &&
           a->style == b->style;
}

static void make_ports(router *r)
{
    layout *l = r->l;
    size_t n = 2 * l->wires.n;
    end *ends = arena_new(l->a, end, n);
    for (uint32_t i = 0; i < n; i++) {
        const wire *w = &l->wires.v[i / 2];
        bool is_from = i % 2 == 0;
        ends[i] =
            (end){i / 2, is_from ? w->from : w->to, side_of(l, w, is_from), is_from, w->style};
    }
    if (n)
        qsort(ends, n, sizeof *ends, by_port);
    for (size_t i = 0; i < n; i++) {
        const end *e = &ends[i];
        if (i == 0 || !same_port(e, e - 1))
            *vec_push(l->a, &r->ports) = (port){.card = e->card,
                                                .side = e->side,
                                                .is_from = e->is_from,
                                                .style = e->style,
                                                .legs = NONE};
        const wire *w = &l->wires.v[e->wire];
        port *p = &r->ports.v[r->ports.n - 1];
        p->other += l->cards.v[e->is_from ? w->to : w->from].y;
        p->wires++;
        r->port_of[e->wire][e->is_from ? 0 : 1] = (uint32_t)r->ports.n - 1;
    }
}

static int by_other(const void *left, const void *right)
{
    const port *a = *(port *const *)left, *b = *(port *const *)right;
    if (a->other < b->other || a->other > b->other)
        return a->other < b->other ? -1 : 1;
    return a < b ? -1 : a > b;
}

/* Spreads the ports of each side of a card over its height, below the line of its connectors: the
 * higher, the higher the cards at the other ends. */
static void spread_ports(router *r)
{
    port **order = arena_new(r->l->a, port *, r->ports.n);
    for (size_t i = 0, stop; i < r->ports.n; i = stop) {
        const port *first = &r->ports.v[i];
        for (stop = i; stop < r->ports.n && r->ports.v[stop].card == first->card &&
                       r->ports.v[stop].side == first->side;
             stop++) {
            r->ports.v[stop].other /= (double)r->ports.v[stop].wires;
            order[stop] = &r->ports.v[stop];
        }
        qsort(order + i, stop - i, sizeof *order, by_other);
        const card *c = &r->l->cards.v[first->card];
        double top = c->y + MARK_DROP + 6, height = c->y + c->h - 2 - top;
        for (size_t k = i; k < stop; k++)
            order[k]->y = top + height * (double)(k - i + 1) / (double)(stop - i + 1);
    }
}

/* ---- What is in the way ------------------------------------------------------------------ */

static void take(router *r, uint32_t column, double top, double bottom, uint8_t what)
{
    size_t first = top <= 0 ? 0 : (size_t)(top / GRID) + 1; /* the cells strictly between */
    for (size_t i = first; (double)i * GRID < bottom && i < r->cells; i++)
        r->taken[column][i] |= what;
}

static void take_line(router *r, uint32_t column, double y)
{
    size_t cell = (size_t)(y / GRID);
    take(r, column, y - CLEAR, y + CLEAR, NEAR_LINE);
    if (cell < r->cells)
        r->taken[column][cell] |= r->taken[column][cell] & LINE ? LINES : LINE;
}

/* Cards, and the connectors of other cards, are in the way of links. */
static void take_cards(router *r)
{
    layout *l = r->l;
    r->cells = (size_t)(l->bottom / GRID) + 1;
    r->taken = arena_new(l->a, uint8_t *, l->lanes.n);
    for (size_t i = 0; i < l->lanes.n; i++) {
        r->taken[i] = arena_new(l->a, uint8_t, r->cells);
        take(r, (uint32_t)i, 0, l->top, NEAR_CARD);
    }
    for (size_t i = 0; i < l->cards.n; i++) {
        const card *c = &l->cards.v[i];
        take(r, c->lane, c->y - CLEAR, c->y + c->h + CLEAR, NEAR_CARD);
        take(r, c->lane, c->y - 1, c->y + c->h + 1, CARD);
        for (size_t k = 0; k < c->touches.n; k++) {
            uint32_t a = c->lane, b = c->touches.v[k];
            for (uint32_t n = a < b ? a + 1 : b; n < (a < b ? b : a); n++)
                take_line(r, n, c->y + MARK_DROP);
        }
    }
}

/* ---- Crossings --------------------------------------------------------------------------- */

static bool is_free(const router *r, uint32_t low, uint32_t high, size_t cell, uint8_t without)
{
    for (uint32_t i = low; i <= high; i++)
        if (cell >= r->cells || (r->taken[i][cell] & without))
            return false;
    return true;
}

/* The height nearest to `y` at which all these lanes are without such things; less than 0 if there
 * is none within `away`. */
static double nearest_free(const router *r, uint32_t low, uint32_t high, double y, uint8_t without,
                           double away)
{
    size_t cell = (size_t)(y / GRID), most = (size_t)(away / GRID);
    if (is_free(r, low, high, cell, without) && is_free(r, low, high, cell + 1, without))
        return y; /* straight on */
    for (size_t step = 0; step < most; step++) {
        if (cell >= step && is_free(r, low, high, cell - step, without))
            return (double)(cell - step) * GRID;
        if (is_free(r, low, high, cell + step, without))
            return (double)(cell + step) * GRID;
        if (cell < step && cell + step > r->cells)
            break;
    }
    return -1;
}

/* All lanes at one height if they can be, near one of both ends. */
static double cross_straight(const router *r, uint32_t low, uint32_t high, double from, double to)
{
    double a = nearest_free(r, low, high, to, NEAR_CARD | NEAR_LINE, CROSS_AWAY);
    double b = nearest_free(r, low, high, from, NEAR_CARD | NEAR_LINE, CROSS_AWAY);
    if (a < 0 || b < 0)
        return a < 0 ? b : a;
    double far_a = a > to ? a - to : to - a, far_b = b > from ? b - from : from - b;
    return far_a <= far_b ? a : b;
}

static double cross_one(const router *r, uint32_t column, double y)
{
    double at = nearest_free(r, column, column, y, NEAR_CARD | NEAR_LINE, CROSS_AWAY);
    if (at < 0) /* beside another line, or on it */
        at = nearest_free(r, column, column, y, NEAR_CARD, (double)r->cells * GRID);
    return at;
}

/* Where another link of the bundle crosses from this gutter on; less than 0 if none does. */
static double with_bundle(const router *r, uint32_t bundle, uint32_t gutter, double y)
{
    uint32_t i = r->ports.v[bundle].legs;
    double best = -1;
    for (int n = 0; i != NONE && n < 64; i = r->legs.v[i].next, n++) {
        const leg *g = &r->legs.v[i];
        double away = g->to > y ? g->to - y : y - g->to;
        if (g->gutter == gutter && away < BUNDLE_AWAY &&
            (best < 0 || away < (best > y ? best - y : y - best)))
            best = g->to;
    }
    return best;
}

static void add_leg(router *r, leg g)
{
    g.next = r->ports.v[g.bundle].legs;
    r->ports.v[g.bundle].legs = (uint32_t)r->legs.n;
    *vec_push(r->l->a, &r->legs) = g;
}

static void cross_lanes(router *r, uint32_t i, double y, double to)
{
    const wire *w = &r->l->wires.v[i];
    uint32_t bundle = r->port_of[i][1];
    uint32_t a = gutter_of(r->l, w, true), b = gutter_of(r->l, w, false);
    bool right = a < b;
    double straight = -1;
    if (a != b)
        straight = cross_straight(r, right ? a + 1 : b + 1, right ? b : a, y, to);
    side came = side_of(r->l, w, true) == SIDE_RIGHT ? SIDE_LEFT : SIDE_RIGHT;
    for (uint32_t at = a; at != b; at = right ? at + 1 : at - 1) {
        uint32_t column = right ? at + 1 : at;
        double next = with_bundle(r, bundle, at, y);
        if (next >= 0) {
            straight = -1; /* from here on as the others go */
        } else {
            next = straight >= 0 ? straight : cross_one(r, column, at == a ? to : y);
            take_line(r, column, next);
        }
        add_leg(r, (leg){.gutter = at,
                         .bundle = bundle,
                         .from = y,
                         .to = next,
                         .from_side = came,
                         .to_side = right ? SIDE_RIGHT : SIDE_LEFT});
        came = right ? SIDE_LEFT : SIDE_RIGHT;
        y = next;
    }
    side leaves = side_of(r->l, w, false) == SIDE_RIGHT ? SIDE_LEFT : SIDE_RIGHT;
    add_leg(r, (leg){.gutter = b,
                     .bundle = bundle,
                     .from = y,
                     .to = to,
                     .from_side = came,
                     .to_side = leaves});
}

/* The shortest first: what comes from further joins them. */
static int by_length(const void *left, const void *right)
{
    const uint64_t *a = left, *b = right;
    return *a < *b ? -1 : *a > *b;
}

static void make_legs(router *r)
{
    layout *l = r->l;
    uint64_t *order = arena_new(l->a, uint64_t, l->wires.n);
    for (uint32_t i = 0; i < l->wires.n; i++) {
        const card *a = &l->cards.v[l->wires.v[i].from], *b = &l->cards.v[l->wires.v[i].to];
        uint64_t lanes = a->lane < b->lane ? b->lane - a->lane : a->lane - b->lane;
        double far = a->y < b->y ? b->y - a->y : a->y - b->y;
        order[i] = (lanes * 400 + (uint64_t)far) << 32 | i;
    }
    if (l->wires.n)
        qsort(order, l->wires.n, sizeof *order, by_length);
    for (size_t k = 0; k < l->wires.n; k++) {
        uint32_t i = (uint32_t)order[k];
        r->first_leg[i] = (uint32_t)r->legs.n;
        cross_lanes(r, i, r->ports.v[r->port_of[i][0]].y, r->ports.v[r->port_of[i][1]].y);
    }
}

/* ---- Lines and labels -------------------------------------------------------------------- */

static bool same(double a, double b)
{
    return a - b < 0.5 && b - a < 0.5;
}

/* A corner; one that lies on a straight line is none. */
static void add_point(layout *l, wire *w, double x, double y)
{
    point *last = w->points.n ? &w->points.v[w->points.n - 1] : NULL;
    if (last && same(last->x, x) && same(last->y, y))
        return;
    if (w->points.n > 1 && ((same(last[-1].x, last->x) && same(last->x, x)) ||
                            (same(last[-1].y, last->y) && same(last->y, y))))
        w->points.n--;
    *vec_push(l->a, &w->points) = (point){x, y};
}

static double port_x(const layout *l, const port *p)
{
    const card *c = &l->cards.v[p->card];
    return p->side == SIDE_LEFT ? c->x : c->x + c->w;
}

/* Is no other line or label near enough to be hidden or mistaken? */
static bool can_label(const router *r, uint32_t column, double y, double half)
{
    size_t cell = (size_t)(y / GRID);
    if (y < r->l->top + half)
        return false;
    for (size_t i = (size_t)((y - half) / GRID); i <= (size_t)((y + half) / GRID); i++)
        if (i >= r->cells || (r->taken[column][i] & (LABEL | CARD)) ||
            (r->taken[column][i] & (i == cell ? LINES : LINE)))
            return false;
    return true;
}

/* A bundle's type is written once, on a crossing, in the middle of a column, where no life-line is.
 */
static void label_wire(router *r, uint32_t i, size_t legs)
{
    layout *l = r->l;
    wire *w = &l->wires.v[i];
    port *bundle = &r->ports.v[r->port_of[i][1]];
    double width = text_width(w->words, SMALL_FONT) + 8;
    double half = l->across ? width / 2 + 4 : LABEL_HALF; /* along time */
    if (bundle->labelled)
        return;
    for (size_t k = 0; k + 1 < legs && !w->labelled; k++) {
        const leg *g = &r->legs.v[r->first_leg[i] + k];
        uint32_t column = g->to_side == SIDE_RIGHT ? g->gutter + 1 : g->gutter;
        const lane *n = &l->lanes.v[column];
        if (!can_label(r, column, g->to, half) || n->depth < (l->across ? 14 : width))
            continue;
        take(r, column, g->to - half, g->to + half, LABEL);
        w->labelled = bundle->labelled = true;
        w->label = (point){card_left(l, n) + n->depth / 2, g->to};
    }
}

static void draw_wire(router *r, uint32_t i)
{
    layout *l = r->l;
    wire *w = &l->wires.v[i];
    const port *from = &r->ports.v[r->port_of[i][0]], *to = &r->ports.v[r->port_of[i][1]];
    uint32_t a = gutter_of(l, w, true), b = gutter_of(l, w, false);
    size_t legs = (a < b ? b - a : a - b) + 1;
    add_point(l, w, port_x(l, from), from->y);
    for (size_t k = 0; k < legs; k++) {
        const leg *g = &r->legs.v[r->first_leg[i] + k];
        double x = channel_x(r, &r->runs.v[g->run]);
        add_point(l, w, x, g->from);
        add_point(l, w, x, g->to);
    }
    add_point(l, w, port_x(l, to), to->y);
    label_wire(r, i, legs);
}

void route_wires(layout *l)
{
    router r = {.l = l};
    r.port_of = (uint32_t(*)[2])arena_new(l->a, uint32_t, 2 * l->wires.n);
    r.first_leg = arena_new(l->a, uint32_t, l->wires.n);
    take_cards(&r);
    make_ports(&r);
    spread_ports(&r);
    make_legs(&r);
    channel_runs(&r);
    place_columns(l);
    for (uint32_t i = 0; i < l->wires.n; i++)
        draw_wire(&r, i);
}
