/* random_graph: graphs for tests of what must hold for every graph, the same for the same seed.
 * Each event carries its number in the attribute "truth", so that a test can tell which is which
 * whatever else was changed.
 */
#ifndef RANDOM_GRAPH_H
#define RANDOM_GRAPH_H

#include "graph/graph.h"

uint32_t random_below(uint64_t *seed, uint32_t n); /* 0 to n - 1 */
bool random_one_in(uint64_t *seed, uint32_t n);

/* Fills `g` (zeroed): documents of some five events, actors, links. Sorted. */
void random_graph(dateline_graph *g, uint64_t *seed, size_t events);

/* Of one event; an index into the graph. Ids and order stay as they are. */
void random_change_date(dateline_graph *g, uint64_t *seed, uint32_t at);
void random_change_label(dateline_graph *g, uint64_t *seed, uint32_t at);
void random_change_company(dateline_graph *g, uint64_t *seed, uint32_t at);
void random_add_company(dateline_graph *g, uint64_t *seed, uint32_t at);

/* One event in so many goes, with its edges. */
void random_drop_events(dateline_graph *g, uint64_t *seed, uint32_t one_in);

/* Another word in its quote, perhaps. */
void random_reword(dateline_graph *g, uint64_t *seed, graph_mention *m);

/* All ids of events anew, from their dates and labels; sorted again. */
void random_new_ids(dateline_graph *g);

uint32_t random_truth(const graph_event *e);

#endif
