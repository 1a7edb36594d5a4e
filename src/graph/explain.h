/* explain: everything that stands behind one event, link or actor, in words. */
#ifndef GRAPH_EXPLAIN_H
#define GRAPH_EXPLAIN_H

#include "graph/graph.h"

/* `id` is a node's id, or as much of its beginning as no other has, or `FROM -> TO` for links.
 * False if the graph has none such. */
bool explain_id(buf *out, const dateline_graph *g, str id);

/* Up to `n` ids that contain the text or share its first letters, for "did you mean". */
size_t explain_near(const dateline_graph *g, str id, str *near, size_t n);

#endif
