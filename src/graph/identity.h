/* identity: which documents, actors and events of an older graph are which of a newer one.
 *
 * Documents pair by SHA-256, file, url; actors and places by id and names; events
 *
 *     by id         unless the words that prove them say that another one is meant
 *     by evidence   the same bytes of a document, or the same words in an edited one
 *     by likeness   type, participants and days in common
 *
 * Where several compete, the pairs are those that have most in common all together (see pairing.h).
 */
#ifndef GRAPH_IDENTITY_H
#define GRAPH_IDENTITY_H

#include "graph/graph.h"
#include "graph/pairing.h"

typedef struct identity {
    pairing documents, entities, events;
} identity;

/* Fills `out`, whose lists live in `a`. Both graphs must be sorted, as all are when handed out. */
void identity_find(identity *out, arena *a, const dateline_graph *old, const dateline_graph *new);

/* Why two things are the same, as a word: "id", "span", "quote", "likeness" ... */
str pair_reason_name(pair_reason why);

/* Gives the events, actors and places of `g` the ids they have in `base`, and to those that are new
 * none that `base` had already used. */
void identity_keep_ids(dateline_graph *g, arena *scratch, const dateline_graph *base);

/* Thousandths of the words of two quotes that both have; from ALIKE_WORDS on the one can be the
 * other, edited. */
uint32_t identity_words_shared(str a, str b);
#define ALIKE_WORDS 300

/* identity_event.c: fills `out->events` once documents and entities are paired. */
void identity_pair_events(identity *out, const dateline_graph *old, const dateline_graph *new);

#endif
