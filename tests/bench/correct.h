/* correct: how long correcting, checking and merging generated graphs takes. */
#ifndef BENCH_CORRECT_H
#define BENCH_CORRECT_H

#include <stddef.h>

/* A graph of so many events: a correction for one event in five, the checks, and the work of two
 * people on it brought together. Prints a line. */
void bench_correct(size_t events);

#endif
