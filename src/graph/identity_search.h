/* identity_search: what the files of pairing events share: the two graphs' events as sets of
 * numbers, and what their mentions have in common.
 */
#ifndef GRAPH_IDENTITY_SEARCH_H
#define GRAPH_IDENTITY_SEARCH_H

#include "graph/identity.h"

typedef struct sets { /* of event e: v[first[e]] to before v[first[e + 1]], sorted, each once */
    uint32_t *first;
    u32_vec v;
} sets;

typedef struct side {
    const dateline_graph *g;
    uint32_t *documents; /* class of each */
    sets company, words; /* by event: classes of participants, words of the label */
    uint32_t *strongest; /* by event: the strongest evidence that it is one of the other side */
} side;

typedef struct told_pair { /* two mentions that may be one */
    uint32_t old, new;
} told_pair;

typedef struct tie { /* what two events have in common by their mentions */
    uint32_t old, new;
    uint32_t strong, weak; /* a sum; the greatest */
    pair_reason why;
} tie;

typedef struct search {
    const identity *who;
    side old, new;
    arena *scratch;
    VEC(told_pair) told;
    VEC(tie) ties; /* by their ends */
    candidate_vec found;
} search;

/* identity_side.c */
side identity_side(arena *a, const dateline_graph *g, const identity *who, bool old);

/* Thousandths of what two events' sets have together that both have. */
uint32_t identity_share(const sets *a, uint32_t i, const sets *b, uint32_t j);

/* identity_evidence.c: fills `ties` and each side's `strongest`. */
void identity_find_ties(search *s);
const tie *identity_tie(const search *s, uint32_t old, uint32_t new); /* NULL if there is none */

#endif
