/* paint: a finished layout onto a canvas. */
#ifndef DRAW_PAINT_H
#define DRAW_PAINT_H

#include "draw/canvas.h"
#include "draw/layout.h"

void paint_title(canvas *c, const layout *l);
double title_height(const layout *l);

/* Paints axis, lanes, cards and links. */
void paint_timeline(canvas *c, const layout *l);

/* Legend (the kinds that are used) and numbered sources below `y`; the new y. */
double paint_footer(canvas *c, const layout *l, double y);

#endif
