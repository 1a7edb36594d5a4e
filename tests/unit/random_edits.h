/* random_edits: edits of a random graph whose changes are known. */
#ifndef RANDOM_EDITS_H
#define RANDOM_EDITS_H

#include "graph/diff.h"
#include "random_graph.h"

typedef struct editor {
    dateline_graph *g;
    uint64_t *seed;
    size_t wanted[CHANGE_KIND_COUNT];
    bool *touched;  /* by event: it or one of its edges was edited */
    uint32_t known; /* events of the old graph: those behind were added */
} editor;

/* A graph whose last person takes part in nothing, and whose pairs of events have one link. */
void start_graph(dateline_graph *g, uint64_t *seed, size_t events);

/* So many of any sort; the graph must be sorted behind them. */
void edit_at_random(editor *x, size_t edits);

/* Whatever chance does: events that are dated, named, told anew, split and merged. Sorted. */
void change_at_random(dateline_graph *g, uint64_t *seed);

#endif
