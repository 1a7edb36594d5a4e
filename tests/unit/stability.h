/* stability: how much a picture of one event more resembles the old one. */
#ifndef UNIT_STABILITY_H
#define UNIT_STABILITY_H

#include "draw/draw.h"

typedef struct moved {
    size_t cards, kept; /* their lane and the card above them */
    double far;         /* points, all together */
} moved;

/* Adds what is measured on a random timeline, drawn with the old picture to look like and without.
 */
void compare_pictures(moved *with, moved *without, uint64_t seed, uint32_t events, draw_options o);

#endif
