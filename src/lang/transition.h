/* transition: the arc-hybrid system (Kuhlmann, Gomez-Rodriguez, Satta 2011). Words wait in a
 * buffer, half-done ones stand on a stack over the root:
 *
 *     stack  ... s1 s0 | b0 b1 ...  buffer
 *     SHIFT  b0 goes onto the stack
 *     LEFT   s0 becomes a child of b0 and leaves
 *     RIGHT  s0 becomes a child of s1 and leaves
 *
 * Every projective tree with one root can be built, and every way through ends in such a tree.
 */
#ifndef LANG_TRANSITION_H
#define LANG_TRANSITION_H

#include "base/arena.h"

typedef enum transition { SHIFT, LEFT, RIGHT } transition;
#define TRANSITIONS 3
#define NO_TOKEN    0xffffu

typedef struct parse_node {
    uint16_t head;
    uint16_t label;
    uint16_t left[2], right[2]; /* outermost and next children on each side, or NO_TOKEN */
    uint16_t lefts, rights;     /* how many */
} parse_node;

typedef struct parse_state {
    parse_node *nodes; /* 0 is the root, words from 1 */
    uint16_t *stack;
    uint16_t depth, next, end; /* next: b0; end: one behind the last word */
} parse_state;

#define PARSE_MOST 1000 /* words in one parse; longer sentences are parsed in pieces */

/* For sentences of up to `most` words. */
void parse_state_new(parse_state *out, arena *a, uint32_t most);
void parse_start(parse_state *s, uint32_t words);

static inline uint16_t stack_at(const parse_state *s, uint32_t i)
{
    return i < s->depth ? s->stack[s->depth - 1 - i] : NO_TOKEN;
}
static inline uint16_t buffer_at(const parse_state *s, uint32_t i)
{
    return s->next + i < s->end ? (uint16_t)(s->next + i) : NO_TOKEN;
}

static inline bool parse_done(const parse_state *s)
{
    return s->next == s->end && s->depth == 1;
}

/* A word leaves for the root only when all others have found their head. */
static inline bool parse_allows(const parse_state *s, transition t)
{
    bool more = s->next < s->end;
    if (t == SHIFT)
        return more;
    return s->depth > 1 && (t == LEFT ? more : s->depth > 2 || !more);
}

/* `label` is that of the arc; SHIFT makes none. */
void parse_apply(parse_state *s, transition t, uint16_t label);

#endif
