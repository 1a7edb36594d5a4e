/* threeway_side: a graph as things with attributes, all of one kind, so that three can be compared
 * whatever the things are.
 */
#ifndef GRAPH_THREEWAY_SIDE_H
#define GRAPH_THREEWAY_SIDE_H

#include "base/map.h"
#include "graph/identity.h"

typedef enum thing_kind { THING_GRAPH, THING_NODE, THING_EDGE } thing_kind;

typedef struct thing {
    thing_kind kind;
    str key;      /* the same in all three graphs */
    str from, to; /* ids: of a node `from` alone */
    extra_vec attributes;
} thing;

typedef struct side {
    const dateline_graph *g;
    str *documents, *entities, *events; /* by index: the ids that all three share */
    VEC(thing) things;
    map keys;    /* → index in things */
    map touched; /* ids of nodes that, or whose edges, are not as in the base */
} side;

/* Gives what is the same in the three graphs one id: that of ours, or theirs if ours has it not. A
 * document's follows its content: who changed that. */
void sides_name(side *base, side *ours, side *theirs, arena *a);

void side_list(side *s, arena *a); /* fills things and keys */

str thing_get(const thing *t, str name); /* empty if it has no such attribute */
bool thing_equal(const thing *a, const thing *b);

#endif
