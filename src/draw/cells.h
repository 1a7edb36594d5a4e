/* cells: the texts of a node as Graphviz' HTML-like label: a table whose cells are lines. */
#ifndef DRAW_CELLS_H
#define DRAW_CELLS_H

#include "draw/canvas.h"

void begin_cells(buf *b);
void end_cells(buf *b);
void begin_cell_row(buf *b, double width, double height);
void end_cell_row(buf *b);
void put_font(buf *b, text_font font, str colour, str text);
void put_row(buf *b, double width, double height, text_font font, str colour, str text);

/* A node of some lines with a badge (a number, or empty) before the first. */
typedef struct entry {
    str name, id, class;
    double x, y, w, h;
    str frame; /* the colour of a rounded one, or empty */
    str_vec lines;
    text_font font;
    double inset; /* of the lines: room for the badge */
    str badge;
} entry;
void paint_entry(canvas *c, const entry *e);

#endif
