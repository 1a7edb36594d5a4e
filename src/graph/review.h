/* review: a graph as a table that a person edits in a spreadsheet, and the edits as corrections.
 *
 *     keep,date,label,note,type,who,quotes,event
 *
 * The first four are to be edited. Rows and columns may come back in any order, rows and columns be
 * left out, line ends, quoting and the delimiter be others; a date that the spreadsheet wrote its
 * own way is known again.
 */
#ifndef GRAPH_REVIEW_H
#define GRAPH_REVIEW_H

#include "graph/graph.h"

void review_print(buf *out, const dateline_graph *g);

/* Writes the edits as a table of corrections, signed `by` and `at` (may be empty). Cells that say
 * nothing clear are DATELINE_INVALID with their place, each one found. */
dateline_status review_apply(buf *out, const dateline_graph *g, str name, str text, str by, str at,
                             const dateline_diag *d);

#endif
