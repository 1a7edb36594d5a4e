/* pairing: which things of an older list are which of a newer one.
 *
 *     pair_by_keys(&old_keys, &new_keys, weigh, ctx);   // weigh pushes candidates
 *     pair_best(&p, &scratch, &candidates);             // the pairs whose scores add up to most
 *
 * Only things with a key in common (a document's bytes, a day, an actor) are ever compared, and of
 * those that share one key with many only the nearest, so that the work grows with the lists'
 * lengths. Nothing depends on which list is called old: pairing both ways gives the same pairs.
 */
#ifndef GRAPH_PAIRING_H
#define GRAPH_PAIRING_H

#include "base/vec.h"

typedef enum pair_reason {
    PAIR_NONE,
    PAIR_ID,       /* the same id */
    PAIR_SPAN,     /* told in the same bytes of the same document */
    PAIR_QUOTE,    /* told in the same or nearly the same words */
    PAIR_LIKENESS, /* type, participants and date; of an actor: its names */
    PAIR_BYTES,    /* of documents: the same SHA-256 */
    PAIR_FILE,     /* the same file */
    PAIR_URL,
} pair_reason;

typedef struct pairing {
    size_t n_old, n_new;
    uint32_t *new_of; /* by old: its pair, or NONE */
    uint32_t *old_of; /* by new: its pair, or NONE */
    uint32_t *into;   /* by old without a pair: the new one it was merged into, or NONE */
    uint32_t *from;   /* by new without a pair: the old one it was split from, or NONE */
    uint8_t *why;     /* by old: pair_reason */
} pairing;

void pairing_start(pairing *p, arena *a, size_t n_old, size_t n_new);
void pairing_join(pairing *p, uint32_t old, uint32_t new, pair_reason why);

/* One number for things that are the same on both sides: those paired, merged, split. Below
 * n_old + n_new. */
uint32_t pairing_class_old(const pairing *p, uint32_t old);
uint32_t pairing_class_new(const pairing *p, uint32_t new);

typedef struct pair_key {
    uint64_t key;
    int64_t order; /* nearness, where a key has many things */
    uint32_t at;   /* the thing */
} pair_key;
typedef VEC(pair_key) pair_keys;

uint64_t pair_mix(uint64_t key, uint64_t with); /* a key of several parts, from 0 on */

/* Calls `found` for things that share a key, perhaps more than once for the same two. Sorts the
 * keys. */
typedef void (*pair_found)(void *ctx, uint32_t old, uint32_t new);
void pair_by_keys(pair_keys *old, pair_keys *new, pair_found found, void *ctx);

typedef struct candidate {
    uint32_t old, new;
    uint32_t score; /* above 0, below 2^24 */
    pair_reason why;
} candidate;
typedef VEC(candidate) candidate_vec;

/* Joins candidates that are still free on both sides so that the sum of scores is the greatest;
 * where more than 64 compete with each other, the best first. */
void pair_best(pairing *p, arena *scratch, const candidate_vec *candidates);

/* After that: fills `into` and `from` of those without a pair with the best candidate of each that
 * has one. */
void pair_rest(pairing *p, arena *scratch, const candidate_vec *candidates);

#endif
