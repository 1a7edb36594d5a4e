/* lane_order: which lane stands beside which, so that lines are short. */
#include "draw/layout.h"

static uint32_t lane_distance(const uint32_t *slot, uint32_t a, uint32_t b)
{
    return slot[a] > slot[b] ? slot[a] - slot[b] : slot[b] - slot[a];
}

/* By two lanes: how many connectors lead from one to the other, links counting twice. */
static uint64_t *count_ties(const layout *l)
{
    size_t n = l->lanes.n;
    uint64_t *ties = arena_new(l->a, uint64_t, n * n);
    for (size_t i = 0; i < l->seated; i++)
        for (size_t k = 0; k < l->cards.v[i].touches.n; k++)
            ties[l->cards.v[i].lane * n + l->cards.v[i].touches.v[k]] += 1;
    for (size_t i = 0; i < l->wires.n; i++)
        if (l->wires.v[i].from < l->seated && l->wires.v[i].to < l->seated)
            ties[l->cards.v[l->wires.v[i].from].lane * n + l->cards.v[l->wires.v[i].to].lane] += 2;
    return ties;
}

/* How many columns connectors and links cross when lane i stands at slot[i]. */
static uint64_t crossings(const layout *l, const uint64_t *ties, const uint32_t *slot)
{
    uint64_t sum = 0;
    uint32_t n = (uint32_t)l->lanes.n;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < n; k++)
            sum += ties[i * n + k] * lane_distance(slot, i, k);
    return sum;
}

static void swap(uint32_t *a, uint32_t *b)
{
    uint32_t t = *a;
    *a = *b;
    *b = t;
}

/* Swaps two lanes if that makes lines cross fewer columns than `*best`, which it then counts. */
static bool swap_if_better(const layout *l, const uint64_t *ties, uint32_t *slot, uint32_t i,
                           uint32_t k, uint64_t *best)
{
    swap(&slot[i], &slot[k]);
    uint64_t now = crossings(l, ties, slot);
    if (now < *best) {
        *best = now;
        return true;
    }
    swap(&slot[i], &slot[k]);
    return false;
}

/* Swaps lanes as long as that shortens lines. The busiest stays first, "Others" last. */
static void find_order(const layout *l, uint32_t *slot, uint32_t movable)
{
    const uint64_t *ties = count_ties(l);
    uint64_t best = crossings(l, ties, slot);
    for (bool better = true; better;) {
        better = false;
        for (uint32_t i = 1; i < movable; i++) {
            for (uint32_t k = i + 1; k < movable; k++)
                better |= swap_if_better(l, ties, slot, i, k, &best);
        }
    }
}

void lanes_order(layout *l)
{
    if (l->like)
        return; /* they stand as they stood */
    uint32_t n = (uint32_t)l->lanes.n, *slot = arena_new(l->a, uint32_t, n);
    lane *old = arena_new(l->a, lane, n);
    for (uint32_t i = 0; i < n; i++) {
        slot[i] = i;
        old[i] = l->lanes.v[i];
    }
    find_order(l, slot, n - l->shared_n);
    for (uint32_t i = 0; i < n; i++)
        l->lanes.v[slot[i]] = old[i];
    for (size_t i = 0; i < l->seated; i++) {
        card *c = &l->cards.v[i];
        c->lane = slot[c->lane];
        for (size_t k = 0; k < c->touches.n; k++)
            c->touches.v[k] = slot[c->touches.v[k]];
    }
}
