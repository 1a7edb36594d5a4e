/* merge_entity: one entity for all its names across articles. Equal names (but for case, accents
 * and titles) of one kind are one; persons also when find/alias.h takes their names for the same.
 */
#include "graph/merger.h"

#include "base/utf8.h"
#include "find/alias.h"

#include <stdlib.h>

#define SURNAME_TRIES 32 /* persons of one surname that are compared */

static str key_of(arena *scratch, entity_kind kind, str name)
{
    buf b = {.arena = scratch};
    buf_printf(&b, "%d ", (int)kind);
    buf_put(&b, utf8_fold(scratch, name));
    return buf_str(&b);
}

static uint32_t find_key(const merger *m, arena *scratch, const graph_entity *e)
{
    uint32_t found = map_get(&m->entity_keys, key_of(scratch, e->kind, e->label));
    for (size_t i = 0; i < e->aliases.n && found == MAP_NONE; i++) {
        bool surname_only =
            e->kind == ENTITY_PERSON && str_find_char(e->aliases.v[i], ' ') == STR_NONE;
        if (!surname_only)
            found = map_get(&m->entity_keys, key_of(scratch, e->kind, e->aliases.v[i]));
    }
    return found == MAP_NONE ? NONE : found;
}

static str surname(arena *scratch, str name)
{
    str folded = utf8_fold(scratch, name);
    size_t at = folded.n;
    while (at && folded.p[at - 1] != ' ')
        at--;
    return str_sub(folded, at, 4); /* transliterations differ towards the end: Lukashenko, -ka */
}

/* A person told of under another form of the name: "Alyaksandr Lukashenka", "Lukashenko". */
static uint32_t find_person(const merger *m, arena *scratch, const graph_entity *e)
{
    uint32_t at = map_get(&m->surnames, surname(scratch, e->label)), found = NONE;
    for (int tries = 0; at != MAP_NONE && at != NONE && tries < SURNAME_TRIES; tries++) {
        if (alias_same_person(m->entities.v[at].label, e->label)) {
            if (found != NONE && e->label.n && str_find_char(e->label, ' ') == STR_NONE)
                return NONE; /* a bare surname that two persons bear */
            found = at;
        }
        at = m->same_surname.v[at];
    }
    return found;
}

static int by_text(const void *a, const void *b)
{
    return str_cmp(*(const str *)a, *(const str *)b);
}

static void add_alias(merger *m, graph_entity *to, str alias)
{
    if (!alias.n || str_eq(alias, to->label))
        return;
    for (size_t i = 0; i < to->aliases.n; i++) {
        if (str_eq(alias, to->aliases.v[i]))
            return;
    }
    *vec_push(m->arena, &to->aliases) = arena_str(m->arena, alias);
    qsort(to->aliases.v, to->aliases.n, sizeof(str), by_text);
}

static void add_keys(merger *m, arena *scratch, uint32_t at, const graph_entity *e)
{
    uint32_t *slot = map_slot_of(&m->entity_keys, key_of(scratch, e->kind, e->label));
    if (*slot == MAP_NONE)
        *slot = at;
    for (size_t i = 0; i < e->aliases.n; i++) {
        if (e->kind == ENTITY_PERSON && str_find_char(e->aliases.v[i], ' ') == STR_NONE)
            continue;
        slot = map_slot_of(&m->entity_keys, key_of(scratch, e->kind, e->aliases.v[i]));
        if (*slot == MAP_NONE)
            *slot = at;
    }
}

static uint32_t add_entity(merger *m, arena *scratch, const graph_entity *e)
{
    uint32_t at = (uint32_t)m->entities.n;
    graph_entity *new = vec_push(m->arena, &m->entities);
    *new = (graph_entity){
        .id = arena_str(m->arena, e->id),
        .kind = e->kind,
        .label = arena_str(m->arena, e->label),
        .role = arena_str(m->arena, e->role),
        .extra = e->extra,
    };
    *vec_push(m->arena, &m->kinds) = (uint8_t)e->kind;
    *vec_push(m->arena, &m->same_surname) = NONE;
    if (e->kind == ENTITY_PERSON) {
        uint32_t *slot = map_slot_of(&m->surnames, surname(scratch, e->label));
        m->same_surname.v[at] = *slot == MAP_NONE ? NONE : *slot;
        *slot = at;
    }
    return at;
}

/* The fuller of two names for one thing is its label: "Wolfgang Benedek" rather than "Benedek". */
static void prefer_label(merger *m, graph_entity *to, const graph_entity *e)
{
    bool fuller = to->kind == ENTITY_PERSON && str_find_char(to->label, ' ') == STR_NONE &&
                  str_find_char(e->label, ' ') != STR_NONE;
    if (fuller) {
        str old = to->label;
        to->label = arena_str(m->arena, e->label);
        to->id = (str){0};
        add_alias(m, to, old);
    }
    if (!to->role.n)
        to->role = arena_str(m->arena, e->role);
}

uint32_t merge_entity(merger *m, const graph_entity *e)
{
    arena scratch = ARENA_SCRATCH;
    uint32_t at = find_key(m, &scratch, e);
    if (at == NONE && e->kind == ENTITY_PERSON)
        at = find_person(m, &scratch, e);
    if (at == NONE)
        at = add_entity(m, &scratch, e);
    graph_entity *to = &m->entities.v[at];
    prefer_label(m, to, e);
    add_alias(m, to, e->label);
    for (size_t i = 0; i < e->aliases.n; i++)
        add_alias(m, to, e->aliases.v[i]);
    add_keys(m, &scratch, at, e);
    arena_free(&scratch);
    return at;
}
