/* paint: a finished layout onto a canvas. */
#ifndef DRAW_PAINT_H
#define DRAW_PAINT_H

#include "draw/canvas.h"
#include "draw/layout.h"

void paint_title(canvas *c, const layout *l);
double title_height(const layout *l);

/* Paints axis, life-lines, cards and links; with the lanes' heads, or those alone. */
void paint_timeline(canvas *c, const layout *l, bool heads);
void paint_heads(canvas *c, const layout *l);

/* Beside the axis: a day or what lies in a gap, or a month or year. */
void paint_tick_label(canvas *c, const layout *l, double y, bool day, text_font font, str label);

/* One card by itself, with its mark and how long it lasts. */
void paint_event(canvas *c, const layout *l, const card *k);

/* Legend (the kinds that are used) and numbered sources below `y`; the new y. */
double paint_footer(canvas *c, const layout *l, double y);

/* The other view: entities, events and documents in columns. Returns the lowest y. */
void graphview_place(layout *l);
double graphview_paint(canvas *c, const layout *l);

/* Shared by both. */
void paint_card(canvas *c, const layout *l, const card *k);
void paint_card_mark(canvas *c, const layout *l, const card *k);
void paint_card_ground(canvas *c, const layout *l);
void paint_wires(canvas *c, const layout *l);

/* notes.c: what an SVG says of a node or edge. */
void note_card(canvas *c, const layout *l, const card *k, str id);
void note_wire(canvas *c, const layout *l, const wire *w, str id);
void note_source(canvas *c, const layout *l, uint32_t number, str id);
str source_words(const layout *l, uint32_t document);

#endif
