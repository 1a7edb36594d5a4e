/* side: the events that stand on one side of a link's cue, found from a word of the sentence: the
 * event itself, those joined to it, those that a word like "wave" or "saw" only leads to.
 */
#ifndef FIND_SIDE_H
#define FIND_SIDE_H

#include "find/tree.h"

#define SIDE_MOST 4 /* "led to riots, strikes and a coup" */

typedef struct side {
    const skeleton *k;
    str types;       /* of the events wanted: see lexicon_list_has, side_is_told */
    bool answers;    /* what the other side did: to who says so, too */
    bool strict;     /* only what a phrase itself hangs on, see side_add_above */
    uint32_t topic;  /* what "it" stands for: an event, or NONE */
    uint32_t before; /* what "this" stands for: the same */
    uint32_t deed;   /* what "the move" stands for: the same */
    uint32_t other;  /* the word that leads to the other side, not to be looked into; or NONE */
    uint32_t event[SIDE_MOST], n;
} side;

void side_add(side *s, uint32_t event); /* or NONE */

/* The event that a word names, or that a noun like "move" stands for; or NONE. */
uint32_t side_event(const side *s, uint32_t word);

/* The events of `word` and of what is joined to it. */
void side_add_word(side *s, uint32_t word);

/* What a phrase hangs on: the event, or above it the one that it belongs to: "made [hundreds of
 * arrests] after", "[protests in the months] since". */
void side_add_above(side *s, uint32_t word);

/* Of the verb; "It" stands for the topic, "This" for what the sentence before told. */
void side_add_subject(side *s, uint32_t verb);

/* Of a verb that makes somebody do it: "prompted the mayor to [resign]". */
void side_add_made(side *s, uint32_t verb);

/* The event that a time says the length of, or names the day of: "two days of [protests]", "the
 * April 14 [election]"; or NONE. */
uint32_t side_timed(const skeleton *k, const timex *t);

/* Whether a row's `left` or `right` asks for what has happened, be it what it may. */
static inline bool side_is_told(str types)
{
    return str_eq(types, S("told")) || str_eq(types, S("deed"));
}

static inline bool event_is_told(const event *e)
{
    return e->modality == MOD_ASSERTED && !e->negated;
}

#endif
