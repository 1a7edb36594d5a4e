/* canvas: writes positioned DOT. What carries meaning (events, entities, links) becomes nodes and
 * edges with `pos`; ground, lines and texts of the paper go into the graph's `_background`. Points,
 * y grows downwards; Graphviz counts upwards, so the height must be known: paint once to learn it,
 * then again.
 *
 * All texts must be clean (measure.h); colours, shapes, lines and fonts come from a style. */
#ifndef DRAW_CANVAS_H
#define DRAW_CANVAS_H

#include "base/buf.h"
#include "draw/measure.h"
#include "draw/style.h"

typedef struct canvas_note { /* what SVG shall say of a node or edge, found by its id */
    str id, data_id;
    str title; /* the tooltip */
    str aria;  /* read aloud; what has none is passed over */
    str url;   /* where a click leads, or empty */
} canvas_note;

typedef struct canvas {
    arena *a;
    const style *style;
    double width, height;
    double shrink; /* how much smaller it is to be shown; 0: not */
    double dpi;    /* of a PNG; 0: Graphviz' own */
    size_t sheet;  /* of so many `sheets` along the longer side; 0: the whole */
    size_t sheets;
    bool cut; /* only what lies from `from` to `to` is painted */
    double from, to;
    bool beyond;  /* a node stands for those of other pages */
    double shift; /* added to y before it is written */
    bool flip;    /* x and y change places, but not those of a text's letters */
    buf ground, nodes, edges;
    VEC(canvas_note) notes;
} canvas;

typedef enum align { ALIGN_LEFT = -1, ALIGN_MIDDLE = 0, ALIGN_RIGHT = 1 } align;

canvas canvas_new(arena *a, const style *s, double width, double height);

/* Ground. `y` of a text is its baseline. */
bool canvas_shows(const canvas *c, double y); /* is it painted, or cut off? */
void canvas_text(canvas *c, double x, double y, align side, text_font font, str colour, str text);
void canvas_line(canvas *c, double x0, double y0, double x1, double y1, double width, str colour,
                 str line);
/* What is left of a line; false if nothing is. */
bool canvas_cut(const canvas *c, double *x0, double *y0, double *x1, double *y1);
void canvas_box(canvas *c, double x, double y, double w, double h, str fill);
void canvas_polygon(canvas *c, const double *xy, size_t points, str fill);
void canvas_dot(canvas *c, double x, double y, double radius, str fill, str outline);

/* A small node of a kind's shape and colour, without text. */
void canvas_mark(canvas *c, str name, str id, str class, double x, double y, double size,
                 const style_row *look, bool hollow);

str canvas_name(canvas *c, const char *prefix, size_t number); /* "e3" */
str canvas_tint(const canvas *c, str colour, double share);    /* letting so much shine through */

/* An id as a node's name: itself, unless it holds what no text of a picture may. */
str node_name(arena *a, str id);

void dot_quote(buf *b, str text);                    /* with quotes; backslashes stay backslashes */
void dot_html(buf *b, str text);                     /* text of an HTML-like label */
void dot_number(buf *b, double x);                   /* two decimals, whatever the locale */
void dot_pos(canvas *c, buf *b, double x, double y); /* "x,y" in Graphviz' directions */
/* The same, the quote that ends it, and a node's width and height, given in points. */
void dot_box(canvas *c, buf *b, double x, double y, double w, double h);

/* The whole graph. */
str canvas_dot_text(canvas *c, str title);

#endif
