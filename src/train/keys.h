/* keys: how often hashed keys were seen, and a number that is noted of each: the classes of a word,
 * the row of a feature.
 *
 *     key_table t = {.arena = &a};
 *     keys_add(&t, key)->value |= CLASS_NOUN;
 *     keys_value(&t, key);
 */
#ifndef TRAIN_KEYS_H
#define TRAIN_KEYS_H

#include "base/arena.h"

typedef struct key_slot {
    uint32_t key;
    uint32_t count; /* 0: a free slot */
    uint32_t value;
} key_slot;

typedef struct key_table {
    arena *arena;
    key_slot *slots;
    size_t n, cap;
} key_table;

/* Its slot, which counts it once more; until the next one is added. */
key_slot *keys_add(key_table *t, uint32_t key);

uint32_t keys_value(const key_table *t, uint32_t key); /* 0 if it was not added */

/* All `t->n` slots, whatever the order their keys came in. */
key_slot *keys_sorted(const key_table *t, arena *a);
/* Pointers to them: what was seen most often first. */
key_slot **keys_by_count(const key_table *t, arena *a);

#endif
