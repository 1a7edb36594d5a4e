/* hostile_graph: graphs full of one text, and texts that some form of output could take for its own
 * markup, commands or file names. */
#ifndef HOSTILE_GRAPH_H
#define HOSTILE_GRAPH_H

#include "graph/graph.h"

#define HOSTILE_TEXTS 17
extern const char *const hostile_texts[HOSTILE_TEXTS];

/* So many events with actors, links and sources, the same for the same number; every text is `text`
 * if there is one. */
void make_graph(dateline_graph *g, uint32_t events, str text);

#endif
