/* merge_joined: events as they were joined, before they become a graph. */
#ifndef GRAPH_MERGE_JOINED_H
#define GRAPH_MERGE_JOINED_H

#include "graph/merger.h"

typedef struct joined { /* an event */
    uint32_t leader;
    u32_vec told; /* its mentions: first the one that dates it, then in the order of telling */
    company participants;
    edtf date;
    modality modality;
} joined;

typedef VEC(joined) joined_vec;

/* All events, in the order of their leaders. */
void merge_gather(joined_vec *out, const merger *m, arena *scratch);

/* Whether an event is worth a place in the graph. */
bool joined_worth_keeping(const merger *m, const joined *e);

/* Whether one of its participants has a part in it. */
bool joined_takes_part(const merger *m, const joined *e, const told_participant *p);

#endif
