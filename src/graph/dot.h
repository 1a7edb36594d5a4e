/* dot: what writing and reading DOT share. */
#ifndef GRAPH_DOT_H
#define GRAPH_DOT_H

#include "graph/graph.h"

#define GRAPH_FORMAT "1" /* the graph attribute `dateline` */

/* `120-348`, the key of a mention and the value of its trigger. */
str dot_range(arena *a, uint32_t begin, uint32_t end);

#endif
