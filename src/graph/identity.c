/* Documents and actors; keeping ids. Events are in identity_event.c. */
#include "graph/identity.h"

#include "base/map.h"
#include "base/utf8.h"
#include "graph/slug.h"

#include <string.h>

#define NAME_IS_LABEL  2000 /* scores: the label of one is the label of the other, */
#define LABEL_IS_ALIAS 1000 /* is among its other names, */
#define NAME_SHARED    50   /* each other name in common, */
#define NAMES_COUNTED  20
#define SAME_KIND      500 /* both persons, both states */

str pair_reason_name(pair_reason why)
{
    static const str names[] = {
        [PAIR_NONE] = STR_INIT(""),       [PAIR_ID] = STR_INIT("id"),
        [PAIR_SPAN] = STR_INIT("span"),   [PAIR_QUOTE] = STR_INIT("quote"),
        [PAIR_BYTES] = STR_INIT("bytes"), [PAIR_LIKENESS] = STR_INIT("likeness"),
        [PAIR_FILE] = STR_INIT("file"),   [PAIR_URL] = STR_INIT("url"),
    };
    return names[why];
}

/* ---- Documents ------------------------------------------------------------------------------ */

static str document_name(const graph_document *d, pair_reason by)
{
    switch (by) {
    case PAIR_BYTES: return d->sha256;
    case PAIR_FILE: return d->file;
    case PAIR_URL: return d->url;
    default: return d->id;
    }
}

/* Joins those still free whose name of one sort is the same; the first of each name. */
static void pair_documents_by(pairing *p, const dateline_graph *old, const dateline_graph *new,
                              pair_reason by)
{
    arena scratch = ARENA_SCRATCH;
    map names = {.arena = &scratch};
    for (uint32_t i = 0; i < old->documents.n; i++) {
        str name = document_name(&old->documents.v[i], by);
        uint32_t *first = name.n > 0 && p->new_of[i] == NONE ? map_slot_of(&names, name) : NULL;
        if (first != NULL && *first == MAP_NONE)
            *first = i;
    }
    for (uint32_t j = 0; j < new->documents.n; j++) {
        str name = document_name(&new->documents.v[j], by);
        uint32_t first = name.n > 0 && p->old_of[j] == NONE ? map_get(&names, name) : MAP_NONE;
        if (first != MAP_NONE && p->new_of[first] == NONE)
            pairing_join(p, first, j, by);
    }
    arena_free(&scratch);
}

/* ---- Actors and places ---------------------------------------------------------------------- */

typedef struct named { /* the folded names of one graph's entities */
    str *label;
    str_vec *aliases;
    const dateline_graph *g;
} named;

typedef struct entity_search {
    named old, new;
    candidate_vec found;
    arena *scratch;
} entity_search;

static named fold_names(arena *a, const dateline_graph *g)
{
    named n = {arena_new(a, str, g->entities.n + 1), arena_new(a, str_vec, g->entities.n + 1), g};
    for (size_t i = 0; i < g->entities.n; i++) {
        const graph_entity *e = &g->entities.v[i];
        n.label[i] = utf8_fold(a, e->label);
        for (size_t k = 0; k < e->aliases.n; k++)
            *vec_push(a, &n.aliases[i]) = utf8_fold(a, e->aliases.v[k]);
    }
    return n;
}

static bool has_name(const named *n, uint32_t entity_at, str name)
{
    const str_vec *aliases = &n->aliases[entity_at];
    if (str_eq(n->label[entity_at], name))
        return true;
    for (size_t i = 0; i < aliases->n && i < NAMES_COUNTED; i++) {
        if (str_eq(aliases->v[i], name))
            return true;
    }
    return false;
}

/* A surname alone is shared by families, so that a label must be among the other's names. */
static uint32_t name_score(const entity_search *s, uint32_t old, uint32_t new)
{
    bool same_kind = s->old.g->entities.v[old].kind == s->new.g->entities.v[new].kind;
    bool same_label = str_eq(s->old.label[old], s->new.label[new]);
    bool known =
        has_name(&s->old, old, s->new.label[new]) || has_name(&s->new, new, s->old.label[old]);
    if (!known || (!same_kind && !same_label))
        return 0;
    uint32_t score = same_label ? NAME_IS_LABEL : LABEL_IS_ALIAS;
    const str_vec *aliases = &s->old.aliases[old];
    for (size_t i = 0; i < aliases->n && i < NAMES_COUNTED; i++)
        score += has_name(&s->new, new, aliases->v[i]) ? NAME_SHARED : 0;
    return score + (same_kind ? SAME_KIND : 0);
}

static void weigh_entities(void *ctx, uint32_t old, uint32_t new)
{
    entity_search *s = ctx;
    uint32_t score = name_score(s, old, new);
    if (score > 0)
        *vec_push(s->scratch, &s->found) = (candidate){old, new, score, PAIR_LIKENESS};
}

static void add_name_keys(pair_keys *keys, arena *scratch, const named *n)
{
    for (uint32_t i = 0; i < n->g->entities.n; i++) {
        *vec_push(scratch, keys) = (pair_key){hash_bytes(n->label[i]), i, i};
        for (size_t k = 0; k < n->aliases[i].n && k < NAMES_COUNTED; k++)
            *vec_push(scratch, keys) = (pair_key){hash_bytes(n->aliases[i].v[k]), i, i};
    }
}

static void pair_entities_by_id(pairing *p, arena *scratch, const dateline_graph *old,
                                const dateline_graph *new)
{
    map ids = {.arena = scratch};
    for (uint32_t i = 0; i < old->entities.n; i++)
        *map_slot_of(&ids, old->entities.v[i].id) = i;
    for (uint32_t j = 0; j < new->entities.n; j++) {
        uint32_t i = map_get(&ids, new->entities.v[j].id);
        if (i != MAP_NONE && p->new_of[i] == NONE)
            pairing_join(p, i, j, PAIR_ID);
    }
}

/* One that is left over, and whose name another has now, has become part of that one: of the same
 * kind, as a state is none of its institutions. */
static void find_merged(pairing *p, arena *scratch, const candidate_vec *found,
                        const dateline_graph *old, const dateline_graph *new)
{
    candidate_vec alike = {0};
    for (size_t i = 0; i < found->n; i++) {
        candidate c = found->v[i];
        if (old->entities.v[c.old].kind == new->entities.v[c.new].kind)
            *vec_push(scratch, &alike) = c;
    }
    pair_rest(p, scratch, &alike);
}

static void pair_entities(pairing *p, const dateline_graph *old, const dateline_graph *new)
{
    arena scratch = ARENA_SCRATCH;
    entity_search s = {fold_names(&scratch, old), fold_names(&scratch, new), {0}, &scratch};
    pair_keys old_keys = {0}, new_keys = {0};
    add_name_keys(&old_keys, &scratch, &s.old);
    add_name_keys(&new_keys, &scratch, &s.new);
    pair_entities_by_id(p, &scratch, old, new);
    pair_by_keys(&old_keys, &new_keys, weigh_entities, &s);
    pair_best(p, &scratch, &s.found);
    find_merged(p, &scratch, &s.found, old, new);
    arena_free(&scratch);
}

/* ---- All of it ------------------------------------------------------------------------------ */

void identity_find(identity *out, arena *a, const dateline_graph *old, const dateline_graph *new)
{
    pairing_start(&out->documents, a, old->documents.n, new->documents.n);
    pairing_start(&out->entities, a, old->entities.n, new->entities.n);
    pairing_start(&out->events, a, old->events.n, new->events.n);
    static const pair_reason document_names[] = {PAIR_BYTES, PAIR_FILE, PAIR_URL, PAIR_ID};
    for (size_t i = 0; i < sizeof document_names / sizeof *document_names; i++)
        pair_documents_by(&out->documents, old, new, document_names[i]);
    pair_entities(&out->entities, old, new);
    identity_pair_events(out, old, new);
}

/* ---- Keeping ids ---------------------------------------------------------------------------- */

static void keep_event_ids(dateline_graph *g, map *used, const pairing *p,
                           const dateline_graph *base)
{
    for (size_t i = 0; i < base->events.n; i++)
        *map_slot_of(used, base->events.v[i].id) = 1;
    for (size_t j = 0; j < g->events.n; j++) {
        str *id = &g->events.v[j].id;
        uint32_t i = p->old_of[j];
        *id = i != NONE ? arena_str(&g->arena, base->events.v[i].id)
                        : slug_free(used, &g->arena, *id);
    }
}

/* The id of an actor begins with its kind: it is kept as long as that is the same. */
static void keep_entity_ids(dateline_graph *g, map *used, const pairing *p,
                            const dateline_graph *base)
{
    for (size_t i = 0; i < base->entities.n; i++)
        *map_slot_of(used, base->entities.v[i].id) = 1;
    for (size_t j = 0; j < g->entities.n; j++) {
        graph_entity *e = &g->entities.v[j];
        uint32_t i = p->old_of[j];
        bool keep = i != NONE && base->entities.v[i].kind == e->kind;
        e->id =
            keep ? arena_str(&g->arena, base->entities.v[i].id) : slug_free(used, &g->arena, e->id);
    }
}

void identity_keep_ids(dateline_graph *g, arena *scratch, const dateline_graph *base)
{
    identity who;
    map used = {.arena = scratch};
    identity_find(&who, scratch, base, g);
    keep_event_ids(g, &used, &who.events, base);
    keep_entity_ids(g, &used, &who.entities, base);
    graph_sort(g);
}
