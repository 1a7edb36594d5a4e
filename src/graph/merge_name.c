/* merge_name: noting names as documents have them; merge_entity.c brings them together. */
#include "graph/merger.h"

static void note_alias(merger *m, uint32_t at, str alias, str key)
{
    arena scratch = ARENA_SCRATCH;
    buf b = {.arena = &scratch};
    buf_put(&b, (str){(const char *)&at, sizeof at});
    buf_put(&b, alias);
    uint32_t *slot = map_slot_of(&m->name_aliases, buf_str(&b));
    arena_free(&scratch);
    if (*slot != MAP_NONE)
        return;
    *slot = 0;
    *vec_push(m->work, &m->names.v[at].aliases) =
        (told_alias){arena_str(m->keep, alias), arena_str(m->work, key)};
}

static void note_label(merger *m, told_name *to, const told_entity *e, uint32_t document)
{
    graph_entity *own = &to->entity;
    to->document = document;
    own->id = e->entity.id;
    own->extra = e->entity.extra;
    if (!str_eq(own->label, e->entity.label))
        own->label = arena_str(m->keep, e->entity.label);
}

uint32_t merge_name(merger *m, const told_entity *e, uint32_t document)
{
    uint32_t *slot = map_slot_of(&m->name_keys, e->key);
    bool new = *slot == MAP_NONE;
    if (new) {
        *slot = (uint32_t)m->names.n;
        told_name *name = vec_push(m->work, &m->names);
        *name = (told_name){.document = document,
                            .role_document = NONE,
                            .entity_at = NONE,
                            .unsure = e->unsure,
                            .listed = e->listed,
                            .acronym = e->acronym};
        name->entity.kind = e->entity.kind;
        name->key = arena_str(m->work, e->key);
        name->surname_key = arena_str(m->work, e->surname_key);
    }
    uint32_t at = *slot;
    told_name *name = &m->names.v[at];
    name->listed |= e->listed;
    name->acronym &= e->acronym;
    if (new || merge_is_earlier(m, document, name->document))
        note_label(m, name, e, document);
    bool none = name->entity.role.n == 0;
    if (e->entity.role.n > 0 && (none || merge_is_earlier(m, document, name->role_document))) {
        name->entity.role = arena_str(m->keep, e->entity.role);
        name->role_document = document;
    }
    note_alias(m, at, e->entity.label, e->key);
    for (size_t i = 0; i < e->keys.n; i++)
        note_alias(m, at, e->entity.aliases.v[i], e->keys.v[i]);
    return at;
}
