/* diff: how long comparing two generated graphs takes. */
#ifndef BENCH_DIFF_H
#define BENCH_DIFF_H

#include <stddef.h>

/* `events` against as many, one in five changed in date, label and participants, all ids anew.
 * Prints a line. */
void bench_diff(size_t events);

#endif
