/* map: open addressing with linear probing, at most half full. */
#include "base/map.h"

#include <string.h>

uint64_t hash_bytes(str s)
{
    if (s.n <= 8)
        return hash_short(bytes_load_few(s.p, s.n), s.n);
    uint64_t h = s.n;
    size_t at = 0;
    for (; s.n - at > 8; at += 8)
        h = hash_step(h, bytes_load(s.p + at));
    return hash_step(h, bytes_load_few(s.p + at, s.n - at));
}

/* Of two keys of one length up to eight bytes the hashes tell all. */
static bool is_key(const map *m, const map_slot *slot, str key, uint64_t hash)
{
    return slot->hash == hash && slot->length == key.n + 1 &&
           (key.n <= 8 || memcmp(m->keys[slot - m->slots], key.p, key.n) == 0);
}

static map_slot *probe(const map *m, str key, uint64_t hash)
{
    for (size_t i = hash;; i++) {
        map_slot *slot = &m->slots[i & (m->cap - 1)];
        if (!slot->length || is_key(m, slot, key, hash))
            return slot;
    }
}

uint32_t map_get(const map *m, str key)
{
    if (!m->n)
        return MAP_NONE;
    const map_slot *slot = probe(m, key, hash_bytes(key));
    return slot->length ? slot->value : MAP_NONE;
}

uint32_t map_get_short(const map *m, uint64_t hash, size_t n)
{
    if (!m->n)
        return MAP_NONE;
    for (size_t i = hash;; i++) {
        const map_slot *slot = &m->slots[i & (m->cap - 1)];
        if (!slot->length)
            return MAP_NONE;
        if (slot->hash == hash && slot->length == n + 1)
            return slot->value;
    }
}

static void map_grow(map *m)
{
    map old = *m;
    m->cap = old.cap ? old.cap * 2 : 32;
    m->slots = arena_new(m->arena, map_slot, m->cap);
    m->keys = arena_new(m->arena, const char *, m->cap);
    for (size_t i = 0; i < old.cap; i++) {
        if (!old.slots[i].length)
            continue;
        size_t at = old.slots[i].hash & (m->cap - 1);
        while (m->slots[at].length)
            at = (at + 1) & (m->cap - 1);
        m->slots[at] = old.slots[i];
        m->keys[at] = old.keys[i];
    }
}

uint32_t *map_slot_of(map *m, str key)
{
    if (key.n >= UINT32_MAX)
        oom_leap();
    if (m->n * 2 >= m->cap)
        map_grow(m);
    uint64_t hash = hash_bytes(key);
    map_slot *slot = probe(m, key, hash);
    if (!slot->length) {
        m->keys[slot - m->slots] = arena_z(m->arena, key);
        *slot = (map_slot){hash, MAP_NONE, (uint32_t)key.n + 1};
        m->n++;
    }
    return &slot->value;
}

str map_key(const map *m, size_t i)
{
    return m->slots[i].length ? (str){m->keys[i], m->slots[i].length - 1} : (str){0};
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

uint32_t intern_find_short(const intern *t, uint64_t hash, size_t n)
{
    uint32_t id = map_get_short(&t->ids, hash, n);
    return id == MAP_NONE ? 0 : id;
}
