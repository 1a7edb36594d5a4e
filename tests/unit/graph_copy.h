/* graph_copy: a graph to change and to compare with the first, in tests. */
#ifndef UNIT_GRAPH_COPY_H
#define UNIT_GRAPH_COPY_H

#include "graph/graph.h"

/* Fills `to` (zeroed) with copies of everything: it then outlives whatever `from` borrows from. */
void graph_copy(dateline_graph *to, const dateline_graph *from);

#endif
