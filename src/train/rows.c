/* rows: open addressing, at most half full. */
#include "train/rows.h"

#include "train/pack.h"

#include <stdlib.h>

static row_slot *slot_of(const row_table *t, uint32_t key)
{
    size_t i = key & (t->cap - 1);
    while (t->slots[i].count > 0 && t->slots[i].key != key)
        i = (i + 1) & (t->cap - 1);
    return &t->slots[i];
}

static void grow(row_table *t)
{
    row_table old = *t;
    t->cap = old.cap > 0 ? old.cap * 2 : 1 << 16;
    t->slots = arena_new(t->arena, row_slot, t->cap);
    for (size_t i = 0; i < old.cap; i++) {
        if (old.slots[i].count > 0)
            *slot_of(t, old.slots[i].key) = old.slots[i];
    }
}

void rows_count(row_table *t, uint32_t key)
{
    if (t->n * 2 >= t->cap)
        grow(t);
    row_slot *s = slot_of(t, key);
    t->n += s->count == 0;
    s->key = key;
    s->count++;
}

/* The smallest count that at most `most` keys reach. */
static uint32_t least_count(const row_table *t, uint32_t most)
{
    uint32_t least = 2;
    for (size_t reach = most + 1; reach > most; least++) {
        reach = 0;
        for (size_t i = 0; i < t->cap; i++)
            reach += t->slots[i].count >= least;
    }
    return least - 1;
}

void rows_number(row_table *t, uint32_t most)
{
    uint32_t least = least_count(t, most);
    t->rows = 1;
    for (size_t i = 0; i < t->cap; i++)
        t->slots[i].row = t->slots[i].count >= least ? t->rows++ : 0;
}

static int by_count(const void *left, const void *right)
{
    const row_slot *a = *(row_slot *const *)left, *b = *(row_slot *const *)right;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return a->key < b->key ? -1 : a->key > b->key;
}

void rows_place(row_table *t, uint32_t buckets)
{
    size_t n = 0;
    row_slot **seen = arena_new(t->arena, row_slot *, t->n + 1);
    t->checks = arena_new(t->arena, uint16_t, buckets * BUCKET);
    t->rows = buckets * BUCKET + 1;
    for (size_t i = 0; i < t->cap; i++) {
        if (t->slots[i].count > 1)
            seen[n++] = &t->slots[i];
    }
    qsort(seen, n, sizeof *seen, by_count);
    for (size_t i = 0; i < n; i++) {
        size_t at = pack_free(t->checks, buckets, seen[i]->key);
        seen[i]->row = at != STR_NONE ? (uint32_t)at + 1 : 0;
    }
}

uint32_t rows_find(const row_table *t, uint32_t key)
{
    const row_slot *s = slot_of(t, key);
    return s->count > 0 ? s->row : 0;
}
