/* export: the graph for other programs, sorted, equal graphs giving equal bytes. */
#ifndef GRAPH_EXPORT_H
#define GRAPH_EXPORT_H

#include "graph/graph.h"

void export_jsonl(buf *out, const dateline_graph *g); /* one object a line, see FORMAT in README */
void export_csv(buf *out, const dateline_graph *g);   /* one row an event */
void export_facts(buf *out, const dateline_graph *g); /* one line a fact, for git */

#endif
