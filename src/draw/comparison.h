/* comparison: the picture of a diff: the new graph as its own picture has it, each card, mark and
 * link in the colour, line and sign of what became of it; what is gone in a lane of its own behind
 * the others; and where a date was another, a ghost of the mark, joined to it.
 *
 *      axis      lane 0              lane 1           removed
 *      9 Aug ─ ◌ ★ ┌──────────┐     │                │
 *              ┆ │ │ same     │     │                ■ ┌ ─ ─ ─ ─(−)
 *              ┆ │ └──────────┘     │                │ │ card    │
 *              ┆ │ was 9 August     │                │ └ ─ ─ ─ ─ ┘
 *     17 Sep ─ └>▽ ┌ ─ ─ ─ ─(~)     ▽ ┏━━━━━━━(+)    │
 *                │ └ changed ┘      │ ┃ added ┃
 *
 * The layout does not know of it but for `comparison_leaves_out`, so that the cards stand where
 * they do without it.
 */
#ifndef DRAW_COMPARISON_H
#define DRAW_COMPARISON_H

#include "draw/canvas.h"
#include "draw/layout.h"
#include "graph/diff_union.h"

typedef enum fate { FATE_SAME, FATE_CHANGED, FATE_ADDED, FATE_REMOVED, FATES } fate;

typedef struct ghost { /* of a mark, where its date was */
    uint32_t card;
    double y;
    uint32_t track;
} ghost;

typedef struct told_change { /* of an event */
    fate fate;
    size_t first; /* of its changes, or SIZE_MAX */
} told_change;

typedef struct comparison {
    const dateline_diff *d;
    diff_union u;
    const style_row *looks[FATES];
    str signs[FATES];
    told_change *of_event;   /* by event of both */
    const change **of_link;  /* by link of the new graph; NULL: the same */
    fate *of_document;       /* by document of both */
    VEC(const change *) cut; /* links that are gone while both events stay */
    layout past;             /* what is gone: only its cards */
    VEC(ghost) ghosts;
    size_t events[FATES], links[FATES]; /* in the diff, whether drawn or not */
    size_t unseen;                      /* events that changed and are not drawn */
    str summary;
} comparison;

/* Before the layout: what became of what. `l->g` is then the union of both graphs. */
void comparison_start(comparison *v, layout *l, const dateline_diff *d);

/* Whether an event takes no part in the layout at hand. */
bool comparison_leaves_out(const layout *l, size_t at);

/* Behind it: colours, ghosts, what is gone. */
void comparison_finish(comparison *v, layout *l);

/* comparison_paint.c */
void comparison_paint(canvas *c, const layout *l);

/* What became of a card's event: all of it as `dateline diff` tells it, and in one word; nothing if
 * nothing did. */
void comparison_note(buf *title, buf *aria, const layout *l, const card *k);
void comparison_note_wire(buf *title, const layout *l, const wire *w);
str comparison_class(const layout *l, const card *k); /* " added" */

/* A filled circle with a sign. */
void comparison_badge(canvas *c, const comparison *v, str name, double x, double y, fate f);

#endif
