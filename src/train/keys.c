/* keys: open addressing, at most half full. */
#include "train/keys.h"

#include <stdlib.h>

static key_slot *slot_of(const key_table *t, uint32_t key)
{
    size_t i = key & (t->cap - 1);
    while (t->slots[i].count > 0 && t->slots[i].key != key)
        i = (i + 1) & (t->cap - 1);
    return &t->slots[i];
}

static void grow(key_table *t)
{
    key_table old = *t;
    t->cap = old.cap > 0 ? old.cap * 2 : 1 << 16;
    t->slots = arena_new(t->arena, key_slot, t->cap);
    for (size_t i = 0; i < old.cap; i++) {
        if (old.slots[i].count > 0)
            *slot_of(t, old.slots[i].key) = old.slots[i];
    }
}

key_slot *keys_add(key_table *t, uint32_t key)
{
    if (t->n * 2 >= t->cap)
        grow(t);
    key_slot *s = slot_of(t, key);
    t->n += s->count == 0;
    s->key = key;
    s->count++;
    return s;
}

uint32_t keys_value(const key_table *t, uint32_t key)
{
    return t->cap > 0 ? slot_of(t, key)->value : 0;
}

static int by_key(const void *left, const void *right)
{
    const key_slot *a = left, *b = right;
    return a->key < b->key ? -1 : a->key > b->key;
}

key_slot *keys_sorted(const key_table *t, arena *a)
{
    size_t n = 0;
    key_slot *all = arena_new(a, key_slot, t->n + 1);
    for (size_t i = 0; i < t->cap; i++) {
        if (t->slots[i].count > 0)
            all[n++] = t->slots[i];
    }
    qsort(all, n, sizeof *all, by_key);
    return all;
}

static int by_count(const void *left, const void *right)
{
    const key_slot *a = *(key_slot *const *)left, *b = *(key_slot *const *)right;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return by_key(a, b);
}

key_slot **keys_by_count(const key_table *t, arena *a)
{
    size_t n = 0;
    key_slot **all = arena_new(a, key_slot *, t->n + 1);
    for (size_t i = 0; i < t->cap; i++) {
        if (t->slots[i].count > 0)
            all[n++] = &t->slots[i];
    }
    qsort(all, n, sizeof *all, by_count);
    return all;
}
