#include "stability.h"

#include "base/file.h"
#include "draw/layout.h"
#include "random_graph.h"
#include "random_timeline.h"

#include <math.h>
#include <stdlib.h>

static void lay_out(layout *l, const dateline_graph *g, arena *a, const style *s,
                    const draw_options *o, const likeness *like)
{
    *l = (layout){.a = a, .g = g, .options = o, .style = s, .like = like};
    layout_make(l);
}

/* Its lane's name; of shared columns the number among them, too. */
static str lane_name(arena *a, const layout *l, uint32_t at)
{
    buf b = {.arena = a};
    const lane *n = &l->lanes.v[at];
    buf_put(&b, n->label);
    if (n->entity == NONE && l->shared_n && at >= l->shared)
        buf_printf(&b, " %u", at - l->shared);
    return buf_str(&b);
}

/* By card, the id of the one above it in its lane among those that `known` has. */
static str *cards_above(arena *a, const layout *l, const map *known)
{
    str *above = arena_new(a, str, l->cards.n), *last = arena_new(a, str, l->lanes.n);
    for (size_t i = 0; i < l->cards.n; i++) {
        str id = l->g->events.v[l->cards.v[i].event].id;
        if (map_get(known, id) == MAP_NONE)
            continue;
        above[i] = last[l->cards.v[i].lane];
        last[l->cards.v[i].lane] = id;
    }
    return above;
}

static void measure(moved *m, arena *a, const layout *old, const layout *new)
{
    likeness like = like_make(a, old);
    str *before = cards_above(a, old, &like.cards), *after = cards_above(a, new, &like.cards);
    for (size_t i = 0; i < new->cards.n; i++) {
        const card *c = &new->cards.v[i];
        uint32_t at = map_get(&like.cards, new->g->events.v[c->event].id);
        if (at == MAP_NONE)
            continue;
        const card *o = &old->cards.v[at];
        m->cards++;
        m->kept += str_eq(before[at], after[i]) &&
                   str_eq(lane_name(a, old, o->lane), lane_name(a, new, c->lane));
        m->far += hypot(c->x - o->x, c->y - o->y);
    }
}

/* One event more: somewhere in the middle, with two actors, linked to two others. */
static void add_one(dateline_graph *g, uint64_t *seed)
{
    uint32_t n = (uint32_t)g->events.n;
    graph_event e = g->events.v[random_below(seed, n)];
    e.id = S("the new one");
    e.date = g->events.v[random_below(seed, n)].date;
    for (uint32_t i = 0; i < 2 && g->entities.n; i++)
        *vec_push(&g->arena, &g->participants) = (graph_participant){
            .event = n, .entity = random_below(seed, (uint32_t)g->entities.n), .role = ROLE_AGENT};
    for (uint32_t i = 0; i < 2; i++)
        *vec_push(&g->arena, &g->links) =
            (graph_link){.from = n, .to = random_below(seed, n), .type = LINK_FOLLOWS};
    *vec_push(&g->arena, &g->events) = e;
}

void compare_pictures(moved *with, moved *without, uint64_t seed, uint32_t events, draw_options o)
{
    arena a = {0};
    style s;
    str looks = {0};
    dateline_graph g[2] = {0};
    for (size_t i = 0; i < 2; i++) {
        uint64_t same = seed;
        random_timeline(&g[i], &same, timeline_mix_of(events));
    }
    uint64_t more = seed;
    add_one(&g[1], &more);
    if (file_read(&looks, &a, S("data/style.csv"), FILE_MAX, NULL) != DATELINE_OK ||
        style_read(&s, &a, S("style.csv"), looks, NULL) != DATELINE_OK)
        exit(EXIT_FAILURE);
    layout old, plain, alike;
    lay_out(&old, &g[0], &a, &s, &o, NULL);
    likeness like = like_make(&a, &old);
    lay_out(&plain, &g[1], &a, &s, &o, NULL);
    lay_out(&alike, &g[1], &a, &s, &o, &like);
    measure(without, &a, &old, &plain);
    measure(with, &a, &old, &alike);
    arena_free(&a);
    arena_free(&g[0].arena);
    arena_free(&g[1].arena);
}
