/* dotscan: looks over a DOT text before Graphviz does. Graphviz has no limits (`{a b ...} -> {...}`
 * makes a million edges, distinct attribute names cost time without end) and knows lines only for
 * its own errors; this scan refuses what is too large and finds the place of a statement.
 */
#ifndef GRAPH_DOTSCAN_H
#define GRAPH_DOTSCAN_H

#include "base/diag.h"
#include "base/vec.h"

typedef struct dot_scan {
    size_t open;                    /* offset behind the graph's first brace */
    size_t end;                     /* offset behind its last one */
    str_vec node_names, edge_names; /* of their attributes, as written in the file */
} dot_scan;

/* Checks that `text` is one digraph, whole and of bearable size, with nothing behind it. */
dateline_status dot_scan_text(dot_scan *out, arena *a, str file, str text, const dateline_diag *d);

/* The place of `value` in the statement of node `from` (`to` empty) or edge `from` -> `to`; of the
 * statement itself if the value is empty or not there; else of the file. */
place dot_place(str file, str text, str from, str to, str value);

#endif
