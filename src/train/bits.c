/* bits: open addressing, at most half full. */
#include "train/bits.h"

#include <stdlib.h>

static bit_entry *slot_of(const bit_table *t, uint32_t key)
{
    size_t i = key & (t->cap - 1);
    while (t->slots[i].bits != 0 && t->slots[i].key != key)
        i = (i + 1) & (t->cap - 1);
    return &t->slots[i];
}

static void grow(bit_table *t)
{
    bit_table old = *t;
    t->cap = old.cap > 0 ? old.cap * 2 : 1 << 16;
    t->slots = arena_new(t->arena, bit_entry, t->cap);
    for (size_t i = 0; i < old.cap; i++) {
        if (old.slots[i].bits != 0)
            *slot_of(t, old.slots[i].key) = old.slots[i];
    }
}

void bits_add(bit_table *t, uint32_t key, uint16_t bits)
{
    if (t->n * 2 >= t->cap)
        grow(t);
    bit_entry *e = slot_of(t, key);
    t->n += e->bits == 0;
    *e = (bit_entry){key, (uint16_t)(e->bits | bits)};
}

uint16_t bits_of(const bit_table *t, uint32_t key)
{
    return t->cap > 0 ? slot_of(t, key)->bits : 0;
}

static int by_key(const void *left, const void *right)
{
    const bit_entry *a = left, *b = right;
    return a->key < b->key ? -1 : a->key > b->key;
}

bit_entry *bits_sorted(const bit_table *t, arena *a)
{
    size_t n = 0;
    bit_entry *all = arena_new(a, bit_entry, t->n + 1);
    for (size_t i = 0; i < t->cap; i++) {
        if (t->slots[i].bits != 0)
            all[n++] = t->slots[i];
    }
    qsort(all, n, sizeof *all, by_key);
    return all;
}
