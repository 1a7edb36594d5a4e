/* map: text → number, in an arena; keys are copied. And intern: text ↔ small ids from 1. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/vec.h"

typedef struct map_slot {
    str key;
    uint64_t hash;
    uint32_t value;
} map_slot;

typedef struct map {
    map_slot *slots;
    size_t n, cap;
    arena *arena;
} map;

#define MAP_NONE UINT32_MAX

uint64_t hash_bytes(str s);              /* the same on every machine and run */
uint32_t map_get(const map *m, str key); /* MAP_NONE if absent */
uint32_t *map_slot_of(map *m,
                      str key); /* its value, added as MAP_NONE if absent; until the next add */

typedef struct intern {
    map ids;
    str_vec words; /* words.v[id]; words.v[0] is empty */
} intern;

uint32_t intern_add(intern *t, arena *a, str word); /* its id, at least 1 */
uint32_t intern_find(const intern *t, str word);    /* its id, or 0 */

#endif
