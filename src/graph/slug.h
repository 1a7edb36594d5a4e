/* slug: ids that people can read. */
#ifndef GRAPH_SLUG_H
#define GRAPH_SLUG_H

#include "base/map.h"
#include "graph/graph.h"

/* YYYY[-MM[-DD]]--slug, or undated--slug: lower case letters and digits joined by '-', cut at a
 * word; "event" of a text without any. */
void slug_put_event(buf *b, edtf date, str label);

/* person:slug */
void slug_put_entity(buf *b, entity_kind kind, str label);

/* `id`, or with a number behind it that makes it new, and is used from now on. `used` knows the
 * last number of each. */
str slug_free(map *used, arena *a, str id);

#endif
