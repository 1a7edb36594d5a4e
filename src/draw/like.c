/* like: looks things of a new picture up in the old one. */
#include "draw/like.h"

#include "draw/layout.h"

likeness like_make(arena *a, const layout *old)
{
    likeness k = {.old = old, .cards = {.arena = a}};
    for (uint32_t i = 0; i < old->cards.n; i++)
        *map_slot_of(&k.cards, old->g->events.v[old->cards.v[i].event].id) = i;
    return k;
}

const card *like_card(const layout *l, const card *c)
{
    if (!l->like)
        return NULL;
    uint32_t at = map_get(&l->like->cards, l->g->events.v[c->event].id);
    return at == MAP_NONE ? NULL : &l->like->old->cards.v[at];
}

uint32_t like_lane(const layout *l, uint32_t number)
{
    const layout *old = l->like->old;
    const lane *n = &l->lanes.v[number];
    if (l->shared_n && number >= l->shared) {
        uint32_t column = number - l->shared;
        return column < old->shared_n ? old->shared + column : NONE;
    }
    for (uint32_t i = 0; i < old->lanes.n; i++) {
        const lane *o = &old->lanes.v[i];
        if (old->shared_n && i >= old->shared)
            break;
        if (n->entity == NONE ? o->entity == NONE && str_eq(n->label, o->label)
                              : o->entity != NONE && str_eq(l->g->entities.v[n->entity].id,
                                                            old->g->entities.v[o->entity].id))
            return i;
    }
    return NONE;
}

u32_vec like_actors(const layout *l)
{
    u32_vec list = {0};
    map ids = {.arena = l->a};
    for (uint32_t i = 0; i < l->g->entities.n; i++)
        *map_slot_of(&ids, l->g->entities.v[i].id) = i;
    const layout *old = l->like->old;
    for (size_t i = 0; i < old->lanes.n; i++)
        if (old->lanes.v[i].entity != NONE)
            *vec_push(l->a, &list) = map_get(&ids, old->g->entities.v[old->lanes.v[i].entity].id);
    return list;
}

double like_y(const layout *l, double day)
{
    const layout *old = l->like ? l->like->old : NULL;
    if (!old || !old->knots.n || day < old->knots.v[0].day ||
        day > old->knots.v[old->knots.n - 1].day)
        return -1;
    return axis_y(old, day) - old->top;
}

size_t like_crowd(const layout *l)
{
    size_t old = l->like ? l->like->old->crowd : 0;
    return old * 3 >= l->seated * 2 && old * 2 <= l->seated * 3 ? old : l->seated;
}
