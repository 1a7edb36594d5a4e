/* merge_joined: events as they were joined, before they become a graph. */
#ifndef GRAPH_MERGE_JOINED_H
#define GRAPH_MERGE_JOINED_H

#include "graph/merger.h"

typedef struct turn { /* of a mention: 0 for the one that dates the event, else when it is told */
    uint32_t when, at;
} turn;

typedef struct joined { /* an event */
    uint32_t leader;
    u32_vec told; /* its mentions: first the one that dates it, then in the order of telling */
    company participants;
    edtf date;
    modality modality;
    VEC(turn) turns; /* room for sorting */
} joined;

/* What the mentions of one event tell. `e` takes one event after the other, in the room of the ones
 * before; zeroed for the first. */
void joined_gather(joined *e, const merger *m, uint32_t leader, arena *room);

/* Whether an event is worth a place in the graph. */
bool joined_worth_keeping(const merger *m, const joined *e);

/* Whether one of its participants has a part in it. */
bool joined_takes_part(const merger *m, const joined *e, const told_participant *p);

#endif
