/* map: open addressing with linear probing, at most half full. */
#include "base/map.h"

#include <string.h>

/* FNV-1a with a final mix, so that short keys fill the low bits too. */
uint64_t hash_bytes(str s)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3u;
    h ^= h >> 32;
    return h | 1; /* never 0: that marks a free slot */
}

static map_slot *probe(const map *m, str key, uint64_t hash)
{
    for (size_t i = hash;; i++) {
        map_slot *slot = &m->slots[i & (m->cap - 1)];
        if (!slot->hash || (slot->hash == hash && str_eq(slot->key, key)))
            return slot;
    }
}

uint32_t map_get(const map *m, str key)
{
    if (!m->n)
        return MAP_NONE;
    map_slot *slot = probe(m, key, hash_bytes(key));
    return slot->hash ? slot->value : MAP_NONE;
}

static void map_grow(map *m)
{
    map old = *m;
    m->cap = old.cap ? old.cap * 2 : 32;
    m->slots = arena_new(m->arena, map_slot, m->cap);
    for (size_t i = 0; i < old.cap; i++) {
        if (old.slots[i].hash)
            *probe(m, old.slots[i].key, old.slots[i].hash) = old.slots[i];
    }
}

uint32_t *map_slot_of(map *m, str key)
{
    if (m->n * 2 >= m->cap)
        map_grow(m);
    uint64_t hash = hash_bytes(key);
    map_slot *slot = probe(m, key, hash);
    if (!slot->hash) {
        *slot = (map_slot){arena_str(m->arena, key), hash, MAP_NONE};
        m->n++;
    }
    return &slot->value;
}

uint32_t intern_add(intern *t, arena *a, str word)
{
    t->ids.arena = a;
    if (!t->words.n)
        *vec_push(a, &t->words) = (str){0};
    uint32_t *id = map_slot_of(&t->ids, word);
    if (*id == MAP_NONE) {
        *id = (uint32_t)t->words.n;
        *vec_push(a, &t->words) = arena_str(a, word);
    }
    return *id;
}

uint32_t intern_find(const intern *t, str word)
{
    uint32_t id = map_get(&t->ids, word);
    return id == MAP_NONE ? 0 : id;
}
