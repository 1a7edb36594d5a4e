/* verify: proves a graph's quotes anew from the documents themselves. */
#ifndef GRAPH_VERIFY_H
#define GRAPH_VERIFY_H

#include "graph/graph.h"

typedef struct furniture_words furniture_words;
typedef struct redactor_names redactor_names;

/* Each document is looked for in `folders` in their order; one with the right sha256 wins. The
 * texts are read one after the other into `scratch`, which is emptied between them. What cannot be
 * proved is said as an error; then the result is DATELINE_FOUND. `names`: those that were taken out
 * of the graph, or NULL: a quote that lost one is what the article says without them. */
dateline_status verify_graph(const dateline_graph *g, arena *scratch, const str *folders, size_t n,
                             const furniture_words *words, const redactor_names *names,
                             const dateline_diag *d);

/* Says, as notes, what stands in the graph by a person's word alone: events that nothing quotes,
 * fields that were corrected, participants and links that were added. Returns how many. */
size_t verify_statements(const dateline_graph *g, arena *scratch, const dateline_diag *d);

#endif
