/* merge_entity: one entity for all its names across articles. Equal names (but for case, accents
 * and titles) of one kind are one; persons also when find/alias.h takes their names for the same.
 */
#include "graph/merger.h"

#include "find/alias.h"

#define SURNAME_TRIES 32 /* persons of one surname that are compared */
#define ALIASES_MOST  64

static uint32_t find_key(const merger *m, const told_entity *e)
{
    uint32_t found = map_get(&m->entity_keys, e->key);
    for (size_t i = 0; i < e->keys.n && found == MAP_NONE; i++) {
        if (e->keys.v[i].n > 0)
            found = map_get(&m->entity_keys, e->keys.v[i]);
    }
    return found == MAP_NONE ? NONE : found;
}

/* A person told of under another form of the name: "Alyaksandr Lukashenka", "Lukashenko". */
static uint32_t find_person(const merger *m, const told_entity *of)
{
    const graph_entity *e = &of->entity;
    uint32_t at = map_get(&m->surnames, of->surname_key), found = NONE;
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

static void add_alias(merger *m, graph_entity *to, str alias)
{
    if (alias.n == 0 || to->aliases.n == ALIASES_MOST || str_eq(alias, to->label))
        return;
    for (size_t i = 0; i < to->aliases.n; i++) {
        if (str_eq(alias, to->aliases.v[i]))
            return;
    }
    *vec_push(m->keep, &to->aliases) = arena_str(m->keep, alias);
}

static void add_key(merger *m, uint32_t at, str key)
{
    uint32_t *slot = map_slot_of(&m->entity_keys, key);
    if (*slot == MAP_NONE)
        *slot = at;
}

static uint32_t add_entity(merger *m, const told_entity *e)
{
    uint32_t at = (uint32_t)m->entities.n;
    graph_entity *new = vec_push(m->work, &m->entities);
    *new = e->entity;
    new->label = arena_str(m->keep, new->label);
    new->role = arena_str(m->keep, new->role);
    new->aliases = (str_vec){0};
    *vec_push(m->work, &m->kinds) = (uint8_t) new->kind;
    *vec_push(m->work, &m->same_surname) = NONE;
    if (new->kind == ENTITY_PERSON) {
        uint32_t *slot = map_slot_of(&m->surnames, e->surname_key);
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
        to->label = arena_str(m->keep, e->label);
        to->id = (str){0};
        add_alias(m, to, old);
    }
    if (to->role.n == 0)
        to->role = arena_str(m->keep, e->role);
}

uint32_t merge_entity(merger *m, const told_entity *e)
{
    uint32_t at = find_key(m, e);
    if (at == NONE && e->entity.kind == ENTITY_PERSON)
        at = find_person(m, e);
    if (at == NONE)
        at = add_entity(m, e);
    graph_entity *to = &m->entities.v[at];
    prefer_label(m, to, &e->entity);
    add_alias(m, to, e->entity.label);
    add_key(m, at, e->key);
    for (size_t i = 0; i < e->keys.n; i++) {
        add_alias(m, to, e->entity.aliases.v[i]);
        if (e->keys.v[i].n > 0)
            add_key(m, at, e->keys.v[i]);
    }
    return at;
}
