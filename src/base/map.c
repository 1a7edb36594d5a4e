/* map: open addressing with linear probing, at most half full. A key that finds no slot near its
 * own, which takes thousands of keys made to that end, goes into a balanced tree beside the slots,
 * so that no text can make a map slow: an AA tree (A. Andersson, "Balanced Search Trees Made
 * Simple", 1993).
 */
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

#define PROBES_MOST 64

typedef struct map_node {
    map_slot slot;
    const char *key;
    uint32_t left, right, level; /* nodes; 0: none */
} map_node;

struct map_tree {
    VEC(map_node) nodes; /* from 1 */
    uint32_t root;
};

/* ---- the tree: by hash, length, bytes ------------------------------------------------------- */

/* Of two keys of one length up to eight bytes the hashes tell all. */
static int compare(str key, uint64_t hash, const map_node *node)
{
    if (hash != node->slot.hash)
        return hash < node->slot.hash ? -1 : 1;
    if (key.n + 1 != node->slot.length)
        return key.n + 1 < node->slot.length ? -1 : 1;
    return key.n <= 8 ? 0 : memcmp(key.p, node->key, key.n);
}

static map_slot *tree_find(const map_tree *t, str key, uint64_t hash)
{
    for (uint32_t at = t != NULL ? t->root : 0; at != 0;) {
        map_node *node = &t->nodes.v[at];
        int order = compare(key, hash, node);
        if (order == 0)
            return &node->slot;
        at = order < 0 ? node->left : node->right;
    }
    return NULL;
}

/* Turns a left child of the same level into the parent. */
static uint32_t skew(map_node *v, uint32_t at)
{
    uint32_t left = v[at].left;
    if (left == 0 || v[left].level != v[at].level)
        return at;
    v[at].left = v[left].right;
    v[left].right = at;
    return left;
}

/* Lifts the middle one of three of the same level. */
static uint32_t split(map_node *v, uint32_t at)
{
    uint32_t right = v[at].right;
    if (right == 0 || v[right].right == 0 || v[v[right].right].level != v[at].level)
        return at;
    v[at].right = v[right].left;
    v[right].left = at;
    v[right].level++;
    return right;
}

/* Puts the last node, which is new, below `at`; what stands there then. */
static uint32_t tree_put(map_tree *t, uint32_t at)
{
    map_node *v = t->nodes.v;
    uint32_t new = (uint32_t)t->nodes.n - 1;
    if (at == 0)
        return new;
    str key = {v[new].key, v[new].slot.length - 1};
    if (compare(key, v[new].slot.hash, &v[at]) < 0)
        v[at].left = tree_put(t, v[at].left);
    else
        v[at].right = tree_put(t, v[at].right);
    return split(v, skew(v, at));
}

static map_slot *tree_add(map *m, map_slot slot, const char *key)
{
    if (m->tree == NULL) {
        m->tree = arena_new(m->arena, map_tree, 1);
        (void)vec_push(m->arena, &m->tree->nodes);
    }
    *vec_push(m->arena, &m->tree->nodes) = (map_node){slot, key, 0, 0, 1};
    m->tree->root = tree_put(m->tree, m->tree->root);
    return &m->tree->nodes.v[m->tree->nodes.n - 1].slot;
}

/* ---- the slots ------------------------------------------------------------------------------ */

static bool is_key(const map *m, const map_slot *slot, str key, uint64_t hash)
{
    return slot->hash == hash && slot->length == key.n + 1 &&
           (key.n <= 8 || memcmp(m->keys[slot - m->slots], key.p, key.n) == 0);
}

/* The key's slot or the free one it would get; NULL if all near are another's. */
static map_slot *probe(const map *m, str key, uint64_t hash)
{
    for (size_t i = hash; i < hash + PROBES_MOST; i++) {
        map_slot *slot = &m->slots[i & (m->cap - 1)];
        if (!slot->length || is_key(m, slot, key, hash))
            return slot;
    }
    return NULL;
}

static map_slot *find(const map *m, str key, uint64_t hash)
{
    map_slot *slot = probe(m, key, hash);
    return slot != NULL ? slot : tree_find(m->tree, key, hash);
}

uint32_t map_get(const map *m, str key)
{
    if (!m->n)
        return MAP_NONE;
    const map_slot *slot = find(m, key, hash_bytes(key));
    return slot != NULL && slot->length ? slot->value : MAP_NONE;
}

uint32_t map_get_short(const map *m, uint64_t hash, size_t n)
{
    if (!m->n)
        return MAP_NONE;
    for (size_t i = hash; i < hash + PROBES_MOST; i++) {
        const map_slot *slot = &m->slots[i & (m->cap - 1)];
        if (!slot->length)
            return MAP_NONE;
        if (slot->hash == hash && slot->length == n + 1)
            return slot->value;
    }
    const map_slot *slot = tree_find(m->tree, (str){NULL, n}, hash);
    return slot != NULL ? slot->value : MAP_NONE;
}

/* Enters a key that is not there yet. */
static map_slot *place(map *m, map_slot slot, const char *key)
{
    for (size_t i = slot.hash; i < slot.hash + PROBES_MOST; i++) {
        size_t at = i & (m->cap - 1);
        if (m->slots[at].length)
            continue;
        m->slots[at] = slot;
        m->keys[at] = key;
        return &m->slots[at];
    }
    return tree_add(m, slot, key);
}

static void map_grow(map *m)
{
    map old = *m;
    m->cap = old.cap ? old.cap * 2 : 32;
    m->slots = arena_new(m->arena, map_slot, m->cap);
    m->keys = arena_new(m->arena, const char *, m->cap);
    m->tree = NULL;
    for (size_t i = 0; i < old.cap; i++) {
        if (old.slots[i].length)
            place(m, old.slots[i], old.keys[i]);
    }
    for (size_t i = 1; old.tree != NULL && i < old.tree->nodes.n; i++)
        place(m, old.tree->nodes.v[i].slot, old.tree->nodes.v[i].key);
}

/* The key's slot; where it is new, with MAP_NONE, and *copy is the key that the map keeps. */
static map_slot *enter(map *m, str key, str *copy)
{
    if (key.n >= UINT32_MAX)
        oom_leap();
    if (m->n * 2 >= m->cap)
        map_grow(m);
    uint64_t hash = hash_bytes(key);
    map_slot *slot = find(m, key, hash);
    if (slot == NULL || !slot->length) {
        map_slot new = {hash, MAP_NONE, (uint32_t)key.n + 1};
        *copy = arena_str(m->arena, key);
        slot = place(m, new, copy->p);
        m->n++;
    }
    return slot;
}

uint32_t *map_slot_of(map *m, str key)
{
    str copy;
    return &enter(m, key, &copy)->value;
}

str map_next(const map *m, size_t *at)
{
    while (*at < m->cap && !m->slots[*at].length)
        ++*at;
    size_t i = (*at)++;
    if (i < m->cap)
        return (str){m->keys[i], m->slots[i].length - 1};
    i = i - m->cap + 1;
    if (m->tree == NULL || i >= m->tree->nodes.n)
        return (str){0};
    const map_node *node = &m->tree->nodes.v[i];
    return (str){node->key, node->slot.length - 1};
}

uint32_t intern_add(intern *t, arena *a, str word)
{
    str copy = {0};
    t->ids.arena = a;
    if (!t->words.n)
        *vec_push(a, &t->words) = (str){0};
    map_slot *slot = enter(&t->ids, word, &copy);
    if (slot->value == MAP_NONE) {
        slot->value = (uint32_t)t->words.n;
        *vec_push(a, &t->words) = copy;
    }
    return slot->value;
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
