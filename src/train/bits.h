/* bits: bits by the hash of what has them: a word's classes, a phrase's kinds.
 *
 *     bit_table t = {.arena = &a};
 *     bits_add(&t, key, CLASS_NOUN);
 *     bits_of(&t, key);
 */
#ifndef TRAIN_BITS_H
#define TRAIN_BITS_H

#include "base/arena.h"

typedef struct bit_entry {
    uint32_t key;
    uint16_t bits; /* 0: a free slot */
} bit_entry;

typedef struct bit_table {
    arena *arena;
    bit_entry *slots;
    size_t n, cap;
} bit_table;

void bits_add(bit_table *t, uint32_t key, uint16_t bits);

uint16_t bits_of(const bit_table *t, uint32_t key); /* 0 if unknown */

/* All `t->n` entries by their keys, whatever the order they came in. */
bit_entry *bits_sorted(const bit_table *t, arena *a);

#endif
