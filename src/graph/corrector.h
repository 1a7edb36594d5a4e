/* corrector: a graph while corrections are applied to it. Things that go are only marked; edges
 * hang at their events in lists, so that a correction costs what it touches, not the whole graph.
 */
#ifndef GRAPH_CORRECTOR_H
#define GRAPH_CORRECTOR_H

#include "base/map.h"
#include "graph/corrections.h"

typedef struct event_edges {
    u32_vec parts, told, links; /* participants, mentions, links from or to it */
    uint32_t into;              /* the event it became part of, or NONE */
    bool gone;
} event_edges;

typedef struct entity_edges {
    u32_vec parts;
    uint32_t into; /* the one it was joined to, or NONE */
} entity_edges;

typedef struct corrector {
    dateline_graph *g;
    arena *a; /* the graph's */
    arena *scratch;
    const corrections *all;
    const corrector_options *options;
    const dateline_diag *d;
    const correction *row; /* at hand */
    size_t stale;
    map ids;             /* of events, entities, documents; also "file" of documents */
    map labels, aliases; /* of entities, folded → index, or NAME_SHARED_BY_MANY */
    VEC(event_edges) of_event;
    VEC(entity_edges) of_entity;
    VEC(u32_vec) told_in; /* mentions, by document */
    str_vec rejected;     /* ids of events that a person removed */
} corrector;

#define NAME_SHARED_BY_MANY (MAP_NONE - 1)

/* Gone edges: a participant or mention whose event, a link whose `from` is NONE. */

/* The row finds nothing to act on: said with the place of a column. False, so that a caller can
 * `return correct_stale(...)`. */
bool correct_stale(corrector *c, correction_column column, const char *what, str about);

/* What a target or value names; NONE once it is said that there is none. */
uint32_t correct_find_event(corrector *c, correction_column column, str target, str quote);
uint32_t correct_find_entity(corrector *c, correction_column column, str target);
uint32_t correct_find_document(corrector *c, correction_column column, str target);

/* The same without words; NONE if there is none or more than one. */
uint32_t correct_seek_entity(const corrector *c, str target);

/* Bytes of a document to be quoted: as the row's `quote` has them, wherever they stand now. */
typedef struct evidence {
    uint32_t document, begin, end;
    str quote;
} evidence;
bool correct_find_evidence(corrector *c, correction_column column, evidence *out, str proof);

/* `status`, `by`, `at`, `reason` of what was touched. */
void correct_sign(corrector *c, extra_vec *extra, const char *status);
void correct_sign_event(corrector *c, uint32_t at, const char *status, const char *field);

/* New things; what hangs on what is kept up. */
str correct_free_id(corrector *c, buf *id);
void correct_add_part(corrector *c, graph_participant p);
void correct_name_entity(corrector *c, uint32_t at, str name, bool label);

bool correct_event(corrector *c); /* accept, reject, edit, merge, split; add or remove event */
bool correct_participant(corrector *c); /* add, remove */
bool correct_link(corrector *c);        /* accept, reject, add, remove */
bool correct_source(corrector *c);      /* add, remove */
bool correct_entity(corrector *c);      /* rename, join, part */

#endif
