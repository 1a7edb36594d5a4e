/* lanes: which columns there are and in which one an event sits. By default columns are the
 * persons, institutions, groups and states that act in the most events; those left over stand in
 * "Others". An event sits with who does it; connectors lead to the lanes of who else takes part. */
#include "draw/layout.h"

#include <stdlib.h>

#define LANES_MOST 8

typedef struct candidate {
    uint32_t entity, events;
    bool taken;
} candidate;

static bool is_actor(const card *c, size_t i)
{
    return c->roles.v[i] != ROLE_PLACE;
}

static uint32_t *count_events(const layout *l)
{
    uint32_t *count = arena_new(l->a, uint32_t, l->g->entities.n);
    for (size_t i = 0; i < l->cards.n; i++)
        for (size_t k = 0; k < l->cards.v[i].actors.n; k++)
            if (is_actor(&l->cards.v[i], k))
                count[l->cards.v[i].actors.v[k]]++;
    return count;
}

/* How many cards that have no lane yet each entity would take in. */
static void count_homeless(const layout *l, const bool *taken, uint32_t *count)
{
    for (size_t i = 0; i < l->g->entities.n; i++)
        count[i] = 0;
    for (size_t i = 0; i < l->cards.n; i++) {
        const card *c = &l->cards.v[i];
        bool covered = false;
        for (size_t k = 0; k < c->actors.n; k++)
            covered = covered || (is_actor(c, k) && taken[c->actors.v[k]]);
        for (size_t k = 0; k < c->actors.n && !covered; k++)
            if (is_actor(c, k))
                count[c->actors.v[k]]++;
    }
}

static uint32_t best_entity(const layout *l, const bool *taken, const uint32_t *first,
                            const uint32_t *second)
{
    uint32_t best = NONE;
    for (uint32_t i = 0; i < l->g->entities.n; i++) {
        if (taken[i] || !first[i])
            continue;
        if (best == NONE || first[i] > first[best] ||
            (first[i] == first[best] && second[i] > second[best]))
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

static size_t lane_limit(const layout *l)
{
    size_t most = l->cards.n <= 8 ? 4 : l->cards.n <= 30 ? 6 : LANES_MOST;
    if (l->options->width > 0) {
        double room = (l->options->width - 2 * MARGIN - AXIS_WIDTH) / 170;
        size_t fit = room < 2 ? 1 : (size_t)room - 1;
        most = fit < most ? fit : most;
    }
    return most;
}

/* First those that bring in most events still without a lane, then the busiest of the rest: a lane
 * is worth its room from two events on. */
static void choose_actors(layout *l)
{
    uint32_t *count = count_events(l), *homeless = arena_new(l->a, uint32_t, l->g->entities.n);
    bool *taken = arena_new(l->a, bool, l->g->entities.n);
    size_t most = lane_limit(l);
    for (size_t phase = 0; phase < 2; phase++) {
        while (l->lanes.n < most) {
            count_homeless(l, taken, homeless);
            uint32_t e = phase ? best_entity(l, taken, count, count)
                               : best_entity(l, taken, homeless, count);
            if (e == NONE || (phase ? count : homeless)[e] < (l->lanes.n < 2 ? 1 : 2))
                break;
            taken[e] = true;
            add_lane(l, e, count[e]);
        }
    }
    if (l->lanes.n)
        qsort(l->lanes.v, l->lanes.n, sizeof *l->lanes.v, by_events);
}

/* The lane of the first actor that has one; `actors` begin with who does it. */
static void seat(layout *l, card *c, const uint32_t *lane_of, uint32_t others)
{
    for (size_t k = 0; k < c->actors.n; k++) {
        uint32_t to = is_actor(c, k) ? lane_of[c->actors.v[k]] : NONE;
        if (to == NONE)
            continue;
        if (c->lane == NONE)
            c->lane = to;
        else if (to != c->lane)
            *vec_push(l->a, &c->touches) = to;
    }
    if (c->lane == NONE)
        c->lane = others;
}

static void lanes_by_actor(layout *l)
{
    choose_actors(l);
    uint32_t *lane_of = arena_new(l->a, uint32_t, l->g->entities.n);
    for (size_t i = 0; i < l->g->entities.n; i++)
        lane_of[i] = NONE;
    for (uint32_t i = 0; i < l->lanes.n; i++)
        lane_of[l->lanes.v[i].entity] = i;
    uint32_t others = (uint32_t)l->lanes.n;
    bool used = false;
    for (size_t i = 0; i < l->cards.n; i++) {
        seat(l, &l->cards.v[i], lane_of, others);
        used = used || l->cards.v[i].lane == others;
    }
    if (used || !l->lanes.n)
        add_lane(l, NONE, 0);
}

/* Lanes by any text that sorts the cards: an event's kind or its first source. The commonest get a
 * lane of their own. */
static str card_key(const layout *l, const card *c, const uint32_t *document)
{
    if (l->options->lanes == LANES_TYPE)
        return c->style->label;
    if (document[c->event] == NONE)
        return S("");
    const graph_document *d = &l->g->documents.v[document[c->event]];
    return text_clean(l->a, d->source.n ? d->source : d->title.n ? d->title : d->file, 200);
}

static uint32_t *first_documents(const layout *l)
{
    uint32_t *document = arena_new(l->a, uint32_t, l->g->events.n);
    for (size_t i = 0; i < l->g->events.n; i++)
        document[i] = NONE;
    for (size_t i = l->g->mentions.n; i-- > 0;)
        document[l->g->mentions.v[i].event] = l->g->mentions.v[i].document;
    return document;
}

typedef struct key_count {
    str key;
    uint32_t events, lane;
} key_count;

static int by_key_count(const void *left, const void *right)
{
    const key_count *a = left, *b = right;
    if (a->events != b->events)
        return a->events > b->events ? -1 : 1;
    return str_cmp(a->key, b->key);
}

static void lanes_by_key(layout *l)
{
    uint32_t *document = first_documents(l);
    map index = {.arena = l->a};
    VEC(key_count) keys = {0};
    for (size_t i = 0; i < l->cards.n; i++) {
        str key = card_key(l, &l->cards.v[i], document);
        uint32_t *slot = map_slot_of(&index, key);
        if (*slot == MAP_NONE) {
            *slot = (uint32_t)keys.n;
            *vec_push(l->a, &keys) = (key_count){.key = key};
        }
        keys.v[*slot].events++;
    }
    if (keys.n)
        qsort(keys.v, keys.n, sizeof *keys.v, by_key_count);
    size_t most = lane_limit(l);
    uint32_t others = NONE;
    for (uint32_t i = 0; i < keys.n; i++) {
        *map_slot_of(&index, keys.v[i].key) =
            i < most && keys.v[i].key.n ? (uint32_t)l->lanes.n : NONE;
        if (i < most && keys.v[i].key.n) {
            add_lane(l, NONE, keys.v[i].events);
            l->lanes.v[l->lanes.n - 1].label = keys.v[i].key;
        } else {
            others = (uint32_t)most;
        }
    }
    if (others != NONE || !l->lanes.n) {
        others = (uint32_t)l->lanes.n;
        add_lane(l, NONE, 0);
    }
    for (size_t i = 0; i < l->cards.n; i++) {
        uint32_t to = map_get(&index, card_key(l, &l->cards.v[i], document));
        l->cards.v[i].lane = to == NONE ? others : to;
    }
}

/* No lanes: nameless columns, filled in turn, so that the page is used. */
static void lanes_of_nobody(layout *l)
{
    size_t columns = l->cards.n < 4 ? 1 : l->cards.n < 12 ? 2 : 4;
    for (size_t i = 0; i < columns; i++) {
        add_lane(l, NONE, 0);
        l->lanes.v[i].label = S("");
    }
    for (size_t i = 0; i < l->cards.n; i++)
        l->cards.v[i].lane = (uint32_t)(i % columns);
}

/* Who takes part and has no life-line is named on the card. */
static void name_others(layout *l, card *c)
{
    buf b = {.arena = l->a};
    for (size_t k = 0; k < c->actors.n && b.n < 160; k++) {
        uint32_t who = c->actors.v[k];
        bool shown = false;
        for (uint32_t i = 0; i < l->lanes.n; i++) {
            bool here = c->lane == i;
            for (size_t j = 0; j < c->touches.n; j++)
                here = here || c->touches.v[j] == i;
            shown = shown || (here && l->lanes.v[i].entity == who);
        }
        if (shown)
            continue;
        const graph_entity *e = &l->g->entities.v[who];
        if (b.n)
            buf_put(&b, S(" · "));
        buf_put(&b, text_clean(l->a, e->label.n ? e->label : e->id, 80));
    }
    double width = l->card_width - CARD_INSET - 8;
    text_wrap(&c->small, l->a, buf_str(&b), SMALL_FONT, width, 2);
}

void lanes_choose(layout *l)
{
    switch (l->options->lanes) {
    case LANES_ACTOR: lanes_by_actor(l); break;
    case LANES_NONE: lanes_of_nobody(l); break;
    default: lanes_by_key(l); break;
    }
    l->card_width = l->lanes.n <= 3 ? 230 : l->lanes.n <= 5 ? 190 : 170;
    for (size_t i = 0; i < l->cards.n; i++)
        name_others(l, &l->cards.v[i]);
}
