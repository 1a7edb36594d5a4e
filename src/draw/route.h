/* route: what its parts share. A link (wire) leaves a card at its side, runs up or down in the
 * gutter beside the column, crosses the next columns where no card is in its way, runs in the
 * gutters between them, and enters the other card at its side.
 *
 *     ┌──────┐ gutter   ┌──────┐ gutter  ┌──────┐
 *     │ from ├──┐       │ card │      ┌─>│ to   │
 *     └──────┘  │       └──────┘      │  └──────┘
 *               └─────────────────────┘
 *
 * Links of one type into one side of a card are a bundle: they come together wherever they can.
 */
#ifndef DRAW_ROUTE_H
#define DRAW_ROUTE_H

#include "draw/layout.h"

typedef enum side { SIDE_LEFT, SIDE_RIGHT } side;

typedef struct port { /* where wires meet a card: those of one type and direction together */
    uint32_t card;
    side side;
    bool is_from;
    const style_row *style;
    double other; /* y of the cards at the other ends: their sum, then their mean */
    uint32_t wires;
    double y;
    uint32_t legs; /* of a bundle: its last leg, or NONE (see leg.next) */
    bool labelled; /* of a bundle: somewhere */
} port;

typedef struct leg { /* a wire's way up or down in one gutter */
    uint32_t gutter, bundle;
    double from, to; /* y; where it comes from and goes on to */
    side from_side, to_side;
    uint32_t run;
    uint32_t next; /* a leg of the same bundle, or NONE */
} leg;

typedef struct run { /* legs of a bundle that share a line */
    uint32_t gutter, bundle;
    double top, bottom;
    uint32_t left_at_top, left_at_bottom; /* more than half of what meets it there comes so */
    uint32_t right_at_top, right_at_bottom;
    uint32_t track;
} run;

typedef struct router {
    layout *l;
    VEC(port) ports;
    uint32_t (*port_of)[2]; /* by wire: at `from`, at `to`; the latter is its bundle */
    VEC(leg) legs;
    uint32_t *first_leg; /* by wire, one more at the end */
    VEC(run) runs;
    uint8_t **taken; /* by lane: each GRID points of its height, what is there (see route.c) */
    size_t cells;
} router;

/* The runs of all legs, each with a track of its gutter. */
void channel_runs(router *r);

/* Where a run stands, once the columns are placed. */
double channel_x(const router *r, const run *n);

#endif
