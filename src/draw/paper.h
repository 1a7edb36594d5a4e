/* paper: a long timeline on sheets of paper. Each page carries its part of the axis and of the
 * lanes, below their heads, the title and its number:
 *
 *     page 1: title      page 2: title, again
 *             heads              heads          <- pages.head
 *             ...                ...
 *     first ──────────   ──────────────────────── MARGIN above the sheet's end
 *
 * Cards, sources and rows of the legend are placed so that none is cut; lines are.
 */
#ifndef DRAW_PAPER_H
#define DRAW_PAPER_H

#include "draw/paint.h"

/* Room for pages in a layout whose heads stand; nothing if there is no paper. */
void pages_begin(layout *l);

/* Where something so long that wants to begin at `y` can without being cut. */
double pages_fit(const layout *l, double y, double length);

/* How many there are if the footer ends there. Where time runs across, it has the last page. */
size_t pages_count(const layout *l, double footer_end);

/* One of them, from 1. */
canvas paint_page(const layout *l, size_t number, size_t pages);

#endif
