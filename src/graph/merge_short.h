/* merge_short: the one long name that a short one stands for, though no article says so. */
#ifndef GRAPH_MERGE_SHORT_H
#define GRAPH_MERGE_SHORT_H

#include "graph/merger.h"

/* Sets `short_of` of all names: "CRB", "Coastal Rescue Board of Oslo" of "Norwegian Coastal Rescue
 * Board of Oslo", "Ida Maria" of "Ida Maria Berg"; NONE where no name is longer, or two are. */
void merge_find_short(merger *m, arena *scratch);

#endif
