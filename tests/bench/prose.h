/* prose: news-like articles without end, the same for the same seed, for measuring speed.
 */
#ifndef BENCH_PROSE_H
#define BENCH_PROSE_H

#include "base/buf.h"

/* Appends article number `seed`, about `size` bytes: a dateline, paragraphs, events, times, names.
 */
void prose_article(buf *out, uint32_t seed, size_t size);

#endif
