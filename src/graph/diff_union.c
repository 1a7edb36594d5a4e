/* The new graph with what is gone from it behind. Numbers of what is in the new graph stay. */
#include "graph/diff_union.h"

#include "base/map.h"

/* Another's lists must not grow in their place. */
static void borrow(dateline_graph *to, const dateline_graph *from)
{
    *to = *from;
    to->arena = (arena){0};
    to->documents.cap = to->documents.n;
    to->entities.cap = to->entities.n;
    to->events.cap = to->events.n;
    to->participants.cap = to->participants.n;
    to->mentions.cap = to->mentions.n;
}

static uint32_t *add_documents(dateline_graph *g, arena *a, const dateline_diff *d)
{
    uint32_t *of = arena_new(a, uint32_t, d->old->documents.n + 1);
    for (size_t i = 0; i < d->old->documents.n; i++) {
        of[i] = d->who.documents.new_of[i];
        if (of[i] != NONE)
            continue;
        of[i] = (uint32_t)g->documents.n;
        *vec_push(a, &g->documents) = d->old->documents.v[i];
    }
    return of;
}

static uint32_t *add_entities(dateline_graph *g, arena *a, const dateline_diff *d)
{
    const pairing *p = &d->who.entities;
    uint32_t *of = arena_new(a, uint32_t, d->old->entities.n + 1);
    for (size_t i = 0; i < d->old->entities.n; i++) {
        of[i] = p->new_of[i] != NONE ? p->new_of[i] : p->into[i];
        if (of[i] != NONE)
            continue;
        of[i] = (uint32_t)g->entities.n;
        *vec_push(a, &g->entities) = d->old->entities.v[i];
    }
    return of;
}

/* An id that another event has now is told apart. */
static str free_id(arena *a, const map *taken, str id)
{
    if (map_get(taken, id) == MAP_NONE)
        return id;
    buf b = {.arena = a};
    buf_put(&b, id);
    buf_put(&b, S(" (before)"));
    return buf_str(&b);
}

static uint32_t *add_events(dateline_graph *g, arena *a, const dateline_diff *d)
{
    map taken = {.arena = a};
    for (uint32_t i = 0; i < g->events.n; i++)
        *map_slot_of(&taken, g->events.v[i].id) = i;
    uint32_t *of = arena_new(a, uint32_t, d->old->events.n + 1);
    for (size_t i = 0; i < d->old->events.n; i++) {
        of[i] = d->who.events.new_of[i];
        if (of[i] != NONE)
            continue;
        of[i] = (uint32_t)g->events.n;
        graph_event *e = vec_push(a, &g->events);
        *e = d->old->events.v[i];
        e->id = free_id(a, &taken, e->id);
    }
    return of;
}

void diff_union_make(diff_union *u, arena *a, const dateline_diff *d)
{
    dateline_graph *g = &u->both;
    borrow(g, d->new);
    u->first_gone = (uint32_t)g->events.n;
    const uint32_t *documents = add_documents(g, a, d), *entities = add_entities(g, a, d);
    u->of_old = add_events(g, a, d);
    for (size_t i = 0; i < d->old->participants.n; i++) {
        graph_participant p = d->old->participants.v[i];
        p.event = u->of_old[p.event];
        p.entity = entities[p.entity];
        if (p.event >= u->first_gone)
            *vec_push(a, &g->participants) = p;
    }
    for (size_t i = 0; i < d->old->mentions.n; i++) {
        graph_mention m = d->old->mentions.v[i];
        m.event = u->of_old[m.event];
        m.document = documents[m.document];
        if (m.event >= u->first_gone)
            *vec_push(a, &g->mentions) = m;
    }
}
