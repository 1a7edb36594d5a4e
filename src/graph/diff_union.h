/* diff_union: both graphs of a diff as one, for those who show them together. */
#ifndef GRAPH_DIFF_UNION_H
#define GRAPH_DIFF_UNION_H

#include "graph/diff.h"

typedef struct diff_union {
    dateline_graph both; /* the new graph; behind its events those that are gone, with their
                            participants and sources. Not sorted, borrows from both */
    uint32_t first_gone; /* of its events */
    uint32_t *of_old;    /* by event of the old graph: its number here */
} diff_union;

/* Lists live in `a`. */
void diff_union_make(diff_union *u, arena *a, const dateline_diff *d);

#endif
