/* merge_joiner: what joining and its search share. One joiner works at one family at a time.
 */
#ifndef GRAPH_MERGE_JOINER_H
#define GRAPH_MERGE_JOINER_H

#include "graph/merger.h"

typedef struct choice { /* the event that another has most in common with */
    int score;
    uint32_t leader; /* or NONE */
} choice;

typedef struct hopeful { /* two events that may have enough in common */
    uint32_t first, second;
    int most;
} hopeful;

typedef struct sole_notes sole_notes; /* merge_sole.c */

typedef struct joiner {
    merger *m;
    arena *keep, *work;
    const merge_lists *lists;
    choice *best;   /* by told */
    uint32_t *grew; /* by told: the number of the round in which the event grew last */
    uint32_t *seen; /* by told: the number of the search that saw it last */
    uint32_t searches, round, joins;
    uint32_t begin, end; /* of the family, in told */
    uint8_t grain;       /* that is joined, with each other and those dated more exactly */
    uint32_t grain_begin, grain_end; /* its mentions; the family's more exact ones lie before */
    bool again;                      /* who looks now is not looked for by others */
    u32_vec chosen;                  /* leaders that have a best */
    outline_worth worth;             /* of who looks */
    VEC(hopeful) hopefuls;
    sole_notes *sole; /* NULL: none yet */
} joiner;

/* merge_sole.c: notes in the outlines which events of the family are sole, as joined so far. */
void merge_note_sole(joiner *j);

/* merge_join.c: joins what the graph before had as one. */
void merge_join_held(joiner *j);

/* Joins these events, the best pairs first, and looks again for those that grew. */
void merge_join_rounds(joiner *j, u32_vec events);

/* merge_look.c: weighs what may be the same event, and notes for both what they have most in common
 * with. */
void merge_look(joiner *j, uint32_t leader);

/* Whether a leader is of the grain that is joined now. */
static inline bool joiner_is_due(const joiner *j, uint32_t leader)
{
    return leader >= j->grain_begin && leader < j->grain_end;
}

#endif
