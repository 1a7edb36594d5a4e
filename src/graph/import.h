/* import: tables of events (`date,label,type,participants,place,source`) as small graphs that join
 * with prose. The bytes of a row are the quote that proves its event.
 */
#ifndef GRAPH_IMPORT_H
#define GRAPH_IMPORT_H

#include "graph/graph.h"

/* Its header has the columns `date` and `label`, and it is none of the tables that are read or
 * written elsewhere; if not, what it is is added to `why`, for a message. */
bool import_is_table(str csv_text, buf *why);

/* Fills `out` (zeroed) with the table's document, events, actors and places; all is copied. Only
 * `date` and `label` are required; an empty type is what the label
 * tells; names in `participants` are parted by `|` or `;` and may begin
 * with a role ("patient: Belarus"); further columns are kept as attributes. A date that is none or
 * an empty label is DATELINE_INVALID with its place, each one found. */
dateline_status import_table(dateline_graph *out, const source *table,
                             const dateline_lexicon *lexicon, const dateline_diag *d);

/* import_type.c: the type of an event that a label of a table tells, the lexicon's; empty if its
 * words do not say. */
str import_type(const dateline_lexicon *lexicon, str label);

#endif
