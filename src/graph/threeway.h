/* threeway: the work of two people on one graph, brought together.
 *
 *     base ──ours──>       ╲
 *        ╲──theirs──>  merged
 *
 * Each attribute that only one of them changed is as that one has it. Lists (other names, who
 * signed) keep what either added. Where both changed the same attribute to different values, or one
 * removed what the other changed, that is a conflict: ours stays (what was changed stays), and the
 * attribute `conflict` of the thing tells what theirs is. Ids are those of ours.
 */
#ifndef GRAPH_THREEWAY_H
#define GRAPH_THREEWAY_H

#include "graph/graph.h"

/* Fills `out` (zeroed). All three must be sorted. Conflicts are said as warnings under the name
 * `file` and counted. `scratch` is the caller's, to be freed even if memory runs out. */
dateline_status graph_merge_three(dateline_graph *out, size_t *conflicts, arena *scratch,
                                  const dateline_graph *base, const dateline_graph *ours,
                                  const dateline_graph *theirs, str file, const dateline_diag *d);

#endif
