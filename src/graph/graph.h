/* graph: dated events, their actors, documents and links, as plain typed records.
 * dot.c turns it into canonical DOT and back; everything that joins, compares, proves or draws
 * works on these structs. All texts live in the graph's arena. Lists are kept sorted (see
 * graph_sort) when a graph is handed out, and refer to each other by index.
 */
#ifndef GRAPH_GRAPH_H
#define GRAPH_GRAPH_H

#include "base/diag.h"
#include "base/vec.h"
#include "find/article.h"

typedef struct graph_extra { /* attributes of others, kept as they came */
    str name, value;
} graph_extra;
typedef VEC(graph_extra) extra_vec;

typedef struct graph_document {
    str id; /* doc:0123456789ab */
    str file, title, source, published, published_by, sha256, url;
    extra_vec extra;
} graph_document;

typedef struct graph_entity {
    str id; /* person:alexander-lukashenko */
    entity_kind kind;
    str label;
    str_vec aliases; /* sorted */
    str role;
    extra_vec extra;
} graph_entity;

typedef struct graph_event {
    str id; /* 2020-08-09--presidential-election */
    str type, plover, label;
    edtf date; /* empty if undated */
    str time_text;
    modality modality;
    bool negated;
    double confidence; /* 0 to 1 */
    str status;        /* extracted, accepted, edited, added */
    extra_vec extra;
} graph_event;

typedef struct graph_participant { /* entity → event */
    uint32_t entity, event;
    role role;
    extra_vec extra;
} graph_participant;

typedef struct graph_link { /* event → event */
    uint32_t from, to;
    link_type type;
    str cue;
    str doc; /* id of the document that says so */
    double confidence;
    extra_vec extra;
} graph_link;

typedef struct graph_mention { /* event → document */
    uint32_t event, document;
    uint32_t begin, end;
    str quote;
    uint32_t trigger_begin, trigger_end; /* both 0: none */
    str time_text;
    str date;        /* EDTF as this source says it, if it differs from the event's */
    extra_vec extra; /* "steps": how the date was found; "rule" */
} graph_mention;

typedef struct dateline_graph {
    arena arena;
    str title, language;
    extra_vec extra;
    VEC(graph_document) documents;
    VEC(graph_entity) entities;
    VEC(graph_event) events;
    VEC(graph_participant) participants;
    VEC(graph_link) links;
    VEC(graph_mention) mentions;
} dateline_graph;

/* Brings every list into canonical order (nodes by id; edges by their ends' ids, then key) and
 * renumbers the indexes. */
void graph_sort(dateline_graph *g);

/* The value of an attribute of others; empty if it is not there. */
str graph_extra_get(const extra_vec *extra, str name);

/* Sets it, or takes it away if the value is empty; name and value are not copied. */
void graph_extra_set(arena *a, extra_vec *extra, str name, str value);

/* Whether a quote has one of its names. */
bool graph_names(const graph_entity *e, str quote);

bool graph_is_table(const graph_document *d); /* of events; else it is an article */

/* Canonical DOT. */
void graph_print(buf *out, const dateline_graph *g);

/* Reads DOT that dateline (or a person after it) wrote. `file` names it in messages. */
dateline_status graph_parse(dateline_graph *out, str file, str text, const dateline_diag *d);

#endif
