/* rows: rows for the features seen most often. */
#include "train/rows.h"

#include "train/pack.h"

/* The smallest count that at most `most` keys reach. */
static uint32_t least_count(const key_table *t, uint32_t most)
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
    uint32_t least = least_count(&t->keys, most);
    t->rows = 1;
    for (size_t i = 0; i < t->keys.cap; i++) {
        key_slot *s = &t->keys.slots[i];
        s->value = s->count >= least ? t->rows++ : 0;
    }
}

void rows_place(row_table *t, uint32_t buckets)
{
    key_slot **seen = keys_by_count(&t->keys, t->keys.arena);
    t->checks = arena_new(t->keys.arena, uint16_t, buckets * BUCKET);
    t->rows = buckets * BUCKET + 1;
    for (size_t i = 0; i < t->keys.n && seen[i]->count > 1; i++) {
        size_t at = pack_free(t->checks, buckets, seen[i]->key);
        seen[i]->value = at != STR_NONE ? (uint32_t)at + 1 : 0;
    }
}

uint32_t rows_find(const row_table *t, uint32_t key)
{
    return keys_value(&t->keys, key);
}
