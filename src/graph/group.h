/* group: a graph's edges by the event they belong to, gathered in one pass. */
#ifndef GRAPH_GROUP_H
#define GRAPH_GROUP_H

#include "graph/graph.h"

typedef struct grouped { /* those of event e: edges[first[e]] to before edges[first[e + 1]] */
    uint32_t *first, *edges;
} grouped;

grouped group_participants(arena *a, const dateline_graph *g);
grouped group_mentions(arena *a, const dateline_graph *g);

#endif
