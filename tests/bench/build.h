/* build: speed and memory of `dateline build` as a whole process. */
#ifndef BENCH_BUILD_H
#define BENCH_BUILD_H

#include <stddef.h>

/* Writes a folder of generated articles, has `program` build a graph of it with one thread and with
 * one a processor, and prints megabytes a second and peak memory of each. */
int bench_build(size_t megabytes, const char *program);

#endif
