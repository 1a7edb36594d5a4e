/* rows: what placing cards along time shares: rows.c bends the scale to the cards, straight.c moves
 * the cards along a straight one. `edge` is, by lane, the lowest edge of what stands there so far.
 */
#ifndef DRAW_ROWS_H
#define DRAW_ROWS_H

#include "draw/layout.h"

/* Where a card can stand at the highest: below its lane, its connectors past those between. */
double lowest_y(const card *c, const double *edge);

/* The shared column for a card that wants to stand at `y`. */
void choose_column(const layout *l, card *c, const double *edge, double y);

void put_card(card *c, double y, double *edge);
void add_knot(layout *l, double day, double y);

/* The last day that something lasts to or may have been on. */
double last_day(const layout *l);

/* All dated cards on a straight scale. */
void place_straight(layout *l, double *edge);

#endif
