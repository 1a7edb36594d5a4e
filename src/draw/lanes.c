/* lanes: which columns there are and in which one an event sits. By default columns are the
 * persons, institutions, groups and states that act in the most events; those left over stand in
 * "Others". An event sits with who does it, or, where nobody named takes part, with whom it is
 * about, and says so; connectors lead to the lanes of who else takes part. */
#include "draw/layout.h"

#include <stdlib.h>

#define LANES_MOST  8
#define NAMED_WORTH 3 /* one event of a named actor weighs as many of a group */

typedef struct candidate {
    uint32_t entity, events;
    bool taken;
} candidate;

/* Places are where things happen; they get no lane, even where they are said to do something. */
static bool is_actor(const layout *l, const card *c, size_t i)
{
    return c->roles.v[i] != ROLE_PLACE && l->g->entities.v[c->actors.v[i]].kind != ENTITY_PLACE;
}

static bool takes_part(const layout *l, const card *c, size_t i)
{
    return c->roles.v[i] != ROLE_ABOUT && is_actor(l, c, i);
}

/* Those it is about stand behind all who take part. */
static bool may_seat(const layout *l, const card *c, size_t i)
{
    bool others = false;
    for (size_t k = 0; k < i && !others; k++)
        others = takes_part(l, c, k);
    return takes_part(l, c, i) || (!others && is_actor(l, c, i));
}

static uint32_t *count_events(const layout *l)
{
    uint32_t *count = arena_new(l->a, uint32_t, l->g->entities.n);
    for (size_t i = 0; i < l->seated; i++)
        for (size_t k = 0; k < l->cards.v[i].actors.n; k++)
            if (may_seat(l, &l->cards.v[i], k))
                count[l->cards.v[i].actors.v[k]]++;
    return count;
}

/* How many cards that have no lane yet each entity would take in. */
static void count_homeless(const layout *l, const bool *taken, uint32_t *count)
{
    for (size_t i = 0; i < l->g->entities.n; i++)
        count[i] = 0;
    for (size_t i = 0; i < l->seated; i++) {
        const card *c = &l->cards.v[i];
        bool covered = false;
        for (size_t k = 0; k < c->actors.n; k++)
            covered = covered || (may_seat(l, c, k) && taken[c->actors.v[k]]);
        for (size_t k = 0; k < c->actors.n && !covered; k++)
            if (may_seat(l, c, k))
                count[c->actors.v[k]]++;
    }
}

/* A lane is for somebody in particular: "Muslims" take one only if much busier. */
static uint32_t worth(const layout *l, uint32_t entity_at, uint32_t events)
{
    return l->g->entities.v[entity_at].kind == ENTITY_GROUP ? events : events * NAMED_WORTH;
}

static uint32_t best_entity(const layout *l, const bool *taken, const uint32_t *first,
                            const uint32_t *second)
{
    uint32_t best = NONE;
    for (uint32_t i = 0; i < l->g->entities.n; i++) {
        if (taken[i] || !first[i])
            continue;
        uint32_t mine = worth(l, i, first[i]);
        uint32_t theirs = best == NONE ? 0 : worth(l, best, first[best]);
        if (mine > theirs || (mine == theirs && second[i] > second[best]))
            best = i;
    }
    return best;
}

static void add_lane(layout *l, uint32_t who, uint32_t events)
{
    lane *n = vec_push(l->a, &l->lanes);
    *n = (lane){.entity = who, .events = events};
    if (who == NONE) {
        n->label = S("Others");
        return;
    }
    const graph_entity *e = &l->g->entities.v[who];
    n->label = text_clean(l->a, e->label.n ? e->label : e->id, 200);
    n->role = text_clean(l->a, e->role, 100);
    n->style = style_find(l->style, S("entity"), entity_kind_name(e->kind), S(""));
}

static int by_events(const void *left, const void *right)
{
    const lane *a = left, *b = right;
    if (a->events != b->events)
        return a->events > b->events ? -1 : 1;
    return a->entity < b->entity ? -1 : a->entity > b->entity;
}

/* Columns that a given width has room for. */
static size_t column_room(const layout *l)
{
    double room = (l->wanted - 2 * MARGIN - AXIS_WIDTH) / 165;
    return room < 1 ? 1 : (size_t)room;
}

static size_t lane_limit(const layout *l)
{
    size_t most = l->crowd <= 8 ? 4 : l->crowd <= 150 ? 5 : LANES_MOST;
    if (l->wanted > 0) {
        size_t room = column_room(l), fit = room < 2 ? 1 : room < 4 ? room - 1 : room - 2;
        most = fit < most ? fit : most;
    }
    return most;
}

/* Those of the old picture that still have something to do keep their lanes. */
static void keep_actors(layout *l, const uint32_t *count, bool *taken)
{
    u32_vec old = like_actors(l);
    for (size_t i = 0; i < old.n; i++) {
        uint32_t e = old.v[i];
        if (e == NONE || !count[e])
            continue;
        taken[e] = true;
        add_lane(l, e, count[e]);
    }
}

/* First those that bring in most events still without a lane, then the busiest of the rest: a lane
 * is worth its room from two events on; where the picture shall look like an old one, from four. */
static void choose_actors(layout *l)
{
    uint32_t *count = count_events(l), *homeless = arena_new(l->a, uint32_t, l->g->entities.n);
    bool *taken = arena_new(l->a, bool, l->g->entities.n);
    size_t most = lane_limit(l);
    if (l->like)
        keep_actors(l, count, taken);
    uint32_t least = l->lanes.n ? 4 : 2;
    for (size_t phase = 0; phase < 2; phase++) {
        while (l->lanes.n < most) {
            count_homeless(l, taken, homeless);
            uint32_t e = phase ? best_entity(l, taken, count, count)
                               : best_entity(l, taken, homeless, count);
            if (e == NONE || (phase ? count : homeless)[e] < (l->lanes.n < 2 ? 1 : least))
                break;
            taken[e] = true;
            add_lane(l, e, count[e]);
        }
    }
    if (l->lanes.n && !l->like)
        qsort(l->lanes.v, l->lanes.n, sizeof *l->lanes.v, by_events);
}

/* The entity in whose lane the old picture has the event, or NONE. */
static uint32_t old_seat(const layout *l, const card *c, const uint32_t *lane_of)
{
    const card *old = like_card(l, c);
    if (!old || old->lane == NONE || l->like->old->lanes.v[old->lane].entity == NONE)
        return NONE;
    str id = l->like->old->g->entities.v[l->like->old->lanes.v[old->lane].entity].id;
    for (size_t k = 0; k < c->actors.n; k++)
        if (lane_of[c->actors.v[k]] != NONE && str_eq(l->g->entities.v[c->actors.v[k]].id, id))
            return c->actors.v[k];
    return NONE;
}

/* The lane of the first actor that has one; `actors` begin with who does it. */
static void seat(layout *l, card *c, const uint32_t *lane_of, uint32_t others)
{
    uint32_t old = old_seat(l, c, lane_of);
    if (old != NONE)
        c->lane = lane_of[old];
    for (size_t k = 0; k < c->actors.n; k++) {
        uint32_t to = may_seat(l, c, k) ? lane_of[c->actors.v[k]] : NONE;
        if (to == NONE)
            continue;
        if (c->lane == NONE)
            c->lane = to;
        else if (to != c->lane && takes_part(l, c, k))
            *vec_push(l->a, &c->touches) = to;
    }
    if (c->lane == NONE)
        c->lane = others;
}

/* Columns for `cards` that belong to nobody: so many that they grow no longer than the lanes. */
static void add_shared(layout *l, uint32_t cards, const char *label)
{
    uint32_t own = (uint32_t)l->lanes.n, rest = (uint32_t)l->seated - cards;
    uint32_t mean = own ? rest / own + 4 : 8;
    uint32_t columns = (cards + mean - 1) / mean, most = !own ? 5 : l->crowd <= 150 ? 2 : 4;
    if (l->wanted > 0)
        most = column_room(l) > own ? (uint32_t)column_room(l) - own : 1;
    if (l->like && l->like->old->shared_n)
        columns = l->like->old->shared_n;
    columns = columns < 1 ? 1 : columns > most ? most : columns;
    l->shared = own;
    l->shared_n = columns;
    for (uint32_t i = 0; i < columns; i++) {
        add_lane(l, NONE, 0);
        l->lanes.v[own + i].label = i ? S("") : str_of(label);
    }
}

/* All cards anew; so many belong to nobody. */
static uint32_t seat_all(layout *l)
{
    uint32_t *lane_of = arena_new(l->a, uint32_t, l->g->entities.n);
    for (size_t i = 0; i < l->g->entities.n; i++)
        lane_of[i] = NONE;
    for (uint32_t i = 0; i < l->lanes.n; i++)
        lane_of[l->lanes.v[i].entity] = i;
    uint32_t others = (uint32_t)l->lanes.n, used = 0;
    for (size_t i = 0; i < l->seated; i++) {
        l->cards.v[i].lane = NONE;
        l->cards.v[i].touches.n = 0;
        seat(l, &l->cards.v[i], lane_of, others);
        used += l->cards.v[i].lane == others;
    }
    return used;
}

/* The lane that holds least, if a given width has room for few columns and those of nobody would
 * each be more than three times as deep; or NONE. One lane stays. */
static uint32_t idle_lane(const layout *l, uint32_t homeless)
{
    uint32_t own = (uint32_t)l->lanes.n, least = 0;
    if (l->wanted <= 0 || l->like || own < 2)
        return NONE;
    uint32_t *held = arena_new(l->a, uint32_t, own + 1);
    for (size_t i = 0; i < l->seated; i++)
        held[l->cards.v[i].lane]++;
    for (uint32_t i = 1; i < own; i++)
        least = held[i] <= held[least] ? i : least;
    size_t columns = column_room(l) > own ? column_room(l) - own : 1;
    return 3 * columns * held[least] < homeless ? least : NONE;
}

static void lanes_by_actor(layout *l)
{
    choose_actors(l);
    uint32_t used = seat_all(l);
    for (uint32_t idle; (idle = idle_lane(l, used)) != NONE; used = seat_all(l)) {
        for (size_t i = idle; i + 1 < l->lanes.n; i++)
            l->lanes.v[i] = l->lanes.v[i + 1];
        l->lanes.n--;
    }
    if (used || !l->lanes.n)
        add_shared(l, used, "Others");
}

/* Lanes by any text that sorts the cards: an event's kind or its first source. The commonest get a
 * lane of their own. */
static str card_key(const layout *l, const card *c, const uint32_t *told_by)
{
    if (l->options->lanes == LANES_TYPE)
        return c->style->label;
    if (told_by[c->event] == NONE)
        return S("");
    const graph_mention *m = &l->g->mentions.v[told_by[c->event]];
    str outlet = outlet_of(l, m);
    if (outlet.n)
        return outlet;
    const graph_document *d = &l->g->documents.v[m->document];
    return text_clean(l->a, d->source.n ? d->source : d->title.n ? d->title : d->file, 200);
}

static uint32_t *first_mentions(const layout *l)
{
    uint32_t *first = arena_new(l->a, uint32_t, l->g->events.n);
    for (size_t i = 0; i < l->g->events.n; i++)
        first[i] = NONE;
    for (uint32_t i = (uint32_t)l->g->mentions.n; i-- > 0;)
        first[l->g->mentions.v[i].event] = i;
    return first;
}

typedef struct key_count {
    str key;
    uint32_t events;
    uint32_t old; /* its lane in the picture that this one shall look like, or NONE */
} key_count;

static int by_key_count(const void *left, const void *right)
{
    const key_count *a = left, *b = right;
    if (a->old != b->old)
        return a->old < b->old ? -1 : 1;
    if (a->events != b->events)
        return a->events > b->events ? -1 : 1;
    return str_cmp(a->key, b->key);
}

static uint32_t old_key(const layout *l, str key)
{
    const layout *old = l->like ? l->like->old : NULL;
    for (uint32_t i = 0; old && i < old->lanes.n && key.n; i++)
        if (str_eq(old->lanes.v[i].label, key))
            return i;
    return NONE;
}

static void lanes_by_key(layout *l)
{
    uint32_t *told_by = first_mentions(l);
    map index = {.arena = l->a};
    VEC(key_count) keys = {0};
    for (size_t i = 0; i < l->seated; i++) {
        str key = card_key(l, &l->cards.v[i], told_by);
        uint32_t *slot = map_slot_of(&index, key);
        if (*slot == MAP_NONE) {
            *slot = (uint32_t)keys.n;
            *vec_push(l->a, &keys) = (key_count){.key = key, .old = old_key(l, key)};
        }
        keys.v[*slot].events++;
    }
    if (keys.n)
        qsort(keys.v, keys.n, sizeof *keys.v, by_key_count);
    size_t most = lane_limit(l);
    for (uint32_t i = 0; i < keys.n; i++) {
        *map_slot_of(&index, keys.v[i].key) =
            i < most && keys.v[i].key.n ? (uint32_t)l->lanes.n : NONE;
        if (i < most && keys.v[i].key.n) {
            add_lane(l, NONE, keys.v[i].events);
            l->lanes.v[l->lanes.n - 1].label = keys.v[i].key;
        }
    }
    uint32_t rest = 0;
    for (size_t i = 0; i < l->seated; i++) {
        uint32_t to = map_get(&index, card_key(l, &l->cards.v[i], told_by));
        l->cards.v[i].lane = to == NONE ? (uint32_t)l->lanes.n : to;
        rest += to == NONE;
    }
    if (rest || !l->lanes.n)
        add_shared(l, rest, "Others");
}

/* No lanes: nameless columns that fill up in turn, so that the page is used. */
static void lanes_of_nobody(layout *l)
{
    add_shared(l, (uint32_t)l->seated, "");
    for (size_t i = 0; i < l->seated; i++)
        l->cards.v[i].lane = 0;
}

/* ---- All ----------------------------------------------------------------------------------- */

void lanes_choose(layout *l)
{
    switch (l->options->lanes) {
    case LANES_ACTOR:
        lanes_by_actor(l);
        lanes_order(l);
        break;
    case LANES_NONE: lanes_of_nobody(l); break;
    default: lanes_by_key(l); break;
    }
    if (l->card_width <= 0 && l->like && l->like->old->lanes.n == l->lanes.n)
        l->card_width = l->like->old->card_width;
    if (l->card_width <= 0)
        l->card_width = l->lanes.n <= 3 ? 240 : l->lanes.n <= 5 ? 195 : 175;
    for (size_t i = 0; i < l->cards.n; i++)
        name_actors(l, &l->cards.v[i],
                    (l->crowd > 60 && l->options->page_width <= 0) || i >= l->seated);
}
