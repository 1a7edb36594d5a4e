/* redact_graph: takes names out of all that a graph says, ids and names of files among it. */
#ifndef GRAPH_REDACT_GRAPH_H
#define GRAPH_REDACT_GRAPH_H

#include "graph/graph.h"
#include "text/redact.h"

/* What else the graph calls those who are named: "Weir" of Ann Weir, "Alyaksandr" of Alexander.
 * `a` is the redactor's. */
void graph_learn_names(const dateline_graph *g, redactor_names *r, arena *a);

/* Ids stay different from each other. A quote that changed loses its trigger and says so in its
 * attribute `redacted`, as it is no longer what its bytes are; so does the graph. */
void graph_redact(dateline_graph *g, const redactor_names *r);

#endif
