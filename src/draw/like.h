/* like: what a new picture keeps of an old one, so that a reader finds what he knows where it was:
 * the order of lanes, the lane or column of each card, the scale of time, room between lanes. The
 * old picture is laid out anew from its graph, with the same options. Events and actors are known
 * by their ids. */
#ifndef DRAW_LIKE_H
#define DRAW_LIKE_H

#include "base/map.h"

struct card;
struct layout;

typedef struct likeness {
    const struct layout *old;
    map cards; /* event id: its card */
} likeness;

likeness like_make(arena *a, const struct layout *old); /* borrows `old` */

/* The old picture's card of the same event, or NULL. */
const struct card *like_card(const struct layout *l, const struct card *c);

/* The old picture's lane of the same actor or name, or of the same place among the shared columns;
 * NONE if there is none. */
uint32_t like_lane(const struct layout *l, uint32_t lane);

/* For the lanes of actors: by place in the old picture, its entity in this graph or NONE. */
u32_vec like_actors(const struct layout *l);

/* y of a day's first mark in the old picture, from the top of lanes; less than 0 outside of it. */
double like_y(const struct layout *l, double day);

/* So many events decide how dense all is: the old picture's number as long as it will do. */
size_t like_crowd(const struct layout *l);

#endif
