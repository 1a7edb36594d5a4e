/* dot_reader: what the two halves of reading DOT share. dot.c, the door to cgraph, walks the nodes
 * and edges; dot_records.c makes records of them, taking one attribute after the other.
 */
#ifndef GRAPH_DOT_READER_H
#define GRAPH_DOT_READER_H

#include "graph/dot.h"

#define DOT_MESSAGES_MOST 50

typedef struct dot_reader {
    dateline_graph *g; /* what has been read */
    str file, text;    /* for messages */
    const dateline_diag *d;
    arena scratch;
    size_t errors;
    bool foreign; /* a graph of dated nodes that is not dateline's */

    struct dot_door *door; /* cgraph's side of it, for dot.c alone */
    str from, to;          /* raw names, for messages: of the node at hand, or of an edge's ends */
} dot_reader;

/* An attribute of the node, edge or graph at hand, empty if it has none; from then on it counts as
 * known. Raw is as Graphviz holds it, without our escapes undone. */
str dot_take(dot_reader *r, const char *name);
str dot_take_raw(dot_reader *r, const char *name);

/* The key of the edge at hand; `%` and a number if it was given none. */
str dot_key(dot_reader *r);

/* All attributes that were not taken, in the order of their names. */
void dot_take_rest(dot_reader *r, extra_vec *extra);

/* Says what is wrong with the object at hand, with its place, and counts it. `what` reads on after
 * the object's name; the value is quoted behind it, if there is any. */
void dot_complain(dot_reader *r, str value, const char *what);

/* The object at hand as a record of r->g. Numbers are those of records read before. */
void dot_read_event(dot_reader *r, str id);
void dot_read_entity(dot_reader *r, str id, entity_kind kind);
void dot_read_document(dot_reader *r, str id);
void dot_read_participant(dot_reader *r, uint32_t actor, uint32_t of);
void dot_read_link(dot_reader *r, uint32_t from, uint32_t to);
void dot_read_mention(dot_reader *r, uint32_t of, uint32_t document);

#endif
