/* map: text → number, in an arena; keys are copied. Whatever the keys, looking one up takes no more
 * than the logarithm of their number. And intern: text ↔ small ids from 1. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/bytes.h"
#include "base/vec.h"

typedef struct map_slot { /* small: looking up a word should touch little memory */
    uint64_t hash;
    uint32_t value;
    uint32_t length; /* of the key and one more; 0 in a free slot */
} map_slot;

typedef struct map_tree map_tree;

typedef struct map {
    map_slot *slots;
    const char **keys; /* of the slots */
    map_tree *tree;    /* of keys that found no slot, or NULL */
    size_t n, cap;
    arena *arena;
} map;

#define MAP_NONE UINT32_MAX

/* The same on every machine and run. */
uint64_t hash_bytes(str s);

/* One step of it; no two words of the same hash before give the same after. */
static inline uint64_t hash_step(uint64_t hash, uint64_t word)
{
    uint64_t h = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
    return h ^ h >> 32;
}

/* hash_bytes of at most eight bytes that bytes_load gave. */
static inline uint64_t hash_short(uint64_t word, size_t n)
{
    return hash_step(n, word);
}

uint32_t map_get(const map *m, str key); /* MAP_NONE if absent */
/* The same of a key of at most eight bytes, by its hash_short. */
uint32_t map_get_short(const map *m, uint64_t hash, size_t n);
/* Its value, added as MAP_NONE if absent; until the next add. */
uint32_t *map_slot_of(map *m, str key);
/* Its keys one by one, from *at = 0 on, in an order that depends on nothing but what was added and
 * when; p is NULL behind the last. */
str map_next(const map *m, size_t *at);

typedef struct intern {
    map ids;
    str_vec words; /* words.v[id]; words.v[0] is empty */
} intern;

uint32_t intern_add(intern *t, arena *a, str word); /* its id, at least 1 */
uint32_t intern_find(const intern *t, str word);    /* its id, or 0 */
/* The same of a word of at most eight bytes, by its hash_short. */
uint32_t intern_find_short(const intern *t, uint64_t hash, size_t n);

/* Starts to bring the slot of a hash near, for who looks it up a little later. */
static inline void intern_expect(const intern *t, uint64_t hash)
{
    if (t->ids.cap)
        __builtin_prefetch(&t->ids.slots[hash & (t->ids.cap - 1)]);
}

#endif
