/* draw: speed of laying out and drawing generated timelines. */
#ifndef BENCH_DRAW_H
#define BENCH_DRAW_H

#include <stddef.h>

void bench_draw(size_t events);

/* How little a picture drawn like an old one moves. */
void bench_like(size_t events);

/* Against dot. */
void bench_crossings(size_t events);

/* The graph of so many events as DOT, to standard output. */
int put_timeline(size_t events);

#endif
