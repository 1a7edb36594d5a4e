/* channel: the gutters between columns. The legs of a bundle that touch in one gutter become one
 * run, and runs that stand beside each other get tracks, so that few lines cross. */
#include "draw/route.h"

#include <stdlib.h>

#define TRACKS_MOST 12
#define APART       4.0 /* between two runs of one track */

static int by_bundle(const void *left, const void *right)
{
    const leg *a = *(leg *const *)left, *b = *(leg *const *)right;
    double p = a->from < a->to ? a->from : a->to, q = b->from < b->to ? b->from : b->to;
    if (a->gutter != b->gutter)
        return a->gutter < b->gutter ? -1 : 1;
    if (a->bundle != b->bundle)
        return a->bundle < b->bundle ? -1 : 1;
    if (p < q || p > q)
        return p < q ? -1 : 1;
    return a < b ? -1 : a > b;
}

/* Counts from which side a line comes to an end of the run. */
static void count_end(run *n, double y, side where)
{
    if (y <= n->top + 0.01)
        *(where == SIDE_LEFT ? &n->left_at_top : &n->right_at_top) += 1;
    if (y >= n->bottom - 0.01)
        *(where == SIDE_LEFT ? &n->left_at_bottom : &n->right_at_bottom) += 1;
}

static void join_legs(router *r)
{
    leg **order = arena_new(r->l->a, leg *, r->legs.n);
    for (size_t i = 0; i < r->legs.n; i++)
        order[i] = &r->legs.v[i];
    if (r->legs.n)
        qsort(order, r->legs.n, sizeof *order, by_bundle);
    for (size_t i = 0; i < r->legs.n; i++) {
        leg *g = order[i];
        double top = g->from < g->to ? g->from : g->to, bottom = g->from < g->to ? g->to : g->from;
        run *last = r->runs.n ? &r->runs.v[r->runs.n - 1] : NULL;
        if (!last || last->gutter != g->gutter || last->bundle != g->bundle || top > last->bottom) {
            last = vec_push(r->l->a, &r->runs);
            *last = (run){.gutter = g->gutter, .bundle = g->bundle, .top = top, .bottom = bottom};
        }
        if (bottom > last->bottom)
            last->bottom = bottom;
        g->run = (uint32_t)r->runs.n - 1;
    }
    for (size_t i = 0; i < r->legs.n; i++) {
        leg *g = &r->legs.v[i];
        count_end(&r->runs.v[g->run], g->from, g->from_side);
        count_end(&r->runs.v[g->run], g->to, g->to_side);
    }
}

static int by_top(const void *left, const void *right)
{
    const run *a = *(run *const *)left, *b = *(run *const *)right;
    if (a->gutter != b->gutter)
        return a->gutter < b->gutter ? -1 : 1;
    if (a->top < b->top || a->top > b->top)
        return a->top < b->top ? -1 : 1;
    return a < b ? -1 : a > b;
}

/* Lines that cross if `a` stands left of `b`: those that meet `a` from the right and `b` from the
 * left where the other one passes. */
static uint32_t cost_of_order(const run *a, const run *b)
{
    uint32_t cost = 0;
    if (a->top > b->top && a->top < b->bottom)
        cost += a->right_at_top;
    if (a->bottom > b->top && a->bottom < b->bottom)
        cost += a->right_at_bottom;
    if (b->top > a->top && b->top < a->bottom)
        cost += b->left_at_top;
    if (b->bottom > a->top && b->bottom < a->bottom)
        cost += b->left_at_bottom;
    return cost;
}

/* The free track that crosses least of what stands beside; where all are taken, the one that is
 * free soonest. `last` are the runs that stand lowest in each track so far. */
static uint32_t best_track(const run *const *last, const run *n)
{
    uint32_t best = NONE, least = 0, soonest = 0;
    for (uint32_t track = 0; track < TRACKS_MOST; track++) {
        if (last[track] && last[track]->bottom + APART > n->top) {
            if (last[soonest] && last[track]->bottom < last[soonest]->bottom)
                soonest = track;
            continue;
        }
        uint32_t cost = 0;
        for (uint32_t t = 0; t < TRACKS_MOST; t++)
            if (last[t] && t != track && last[t]->bottom > n->top)
                cost += t < track ? cost_of_order(last[t], n) : cost_of_order(n, last[t]);
        if (best == NONE || cost < least) {
            best = track;
            least = cost;
        }
        if (!last[track] && !cost)
            break; /* the tracks behind are as empty */
    }
    return best == NONE ? soonest : best;
}

typedef uint32_t costs[TRACKS_MOST][TRACKS_MOST];

/* By two tracks: the lines that cross if the first stands left of the second. */
static void weigh_tracks(costs cost, run *const *runs, size_t n)
{
    const run *last[TRACKS_MOST] = {0};
    for (size_t i = 0; i < n; i++) {
        uint32_t mine = runs[i]->track;
        for (uint32_t t = 0; t < TRACKS_MOST; t++) {
            if (t == mine || !last[t] || last[t]->bottom <= runs[i]->top)
                continue;
            cost[mine][t] += cost_of_order(runs[i], last[t]);
            cost[t][mine] += cost_of_order(last[t], runs[i]);
        }
        if (!last[mine] || runs[i]->bottom > last[mine]->bottom)
            last[mine] = runs[i];
    }
}

/* Moves the track at a place past its neighbours, one way, to where the fewest lines cross; true if
 * there is such a place. */
static bool move_track(costs cost, uint32_t *track_at, uint32_t used, uint32_t from, int way)
{
    uint32_t own = track_at[from], to = from;
    int64_t change = 0, best = 0;
    for (uint32_t i = from + (uint32_t)way; i < used; i += (uint32_t)way) { /* 0 - 1 is no less */
        uint32_t other = track_at[i], left = way > 0 ? own : other, right = way > 0 ? other : own;
        change += (int64_t)cost[right][left] - cost[left][right];
        if (change < best) {
            best = change;
            to = i;
        }
    }
    for (uint32_t i = from; i != to; i += (uint32_t)way)
        track_at[i] = track_at[i + (uint32_t)way];
    track_at[to] = own;
    return to != from;
}

static void sort_tracks(costs cost, uint32_t *track_at, uint32_t used)
{
    for (bool better = true; better;) {
        better = false;
        for (uint32_t i = 0; i < used; i++)
            better |=
                move_track(cost, track_at, used, i, 1) || move_track(cost, track_at, used, i, -1);
    }
}

/* A stretch of a gutter that no other run reaches into: its tracks can change places. */
static void order_stretch(run **runs, size_t n)
{
    costs cost = {0};
    uint32_t track_at[TRACKS_MOST], seat[TRACKS_MOST], used = 0;
    for (size_t i = 0; i < n; i++)
        used = runs[i]->track >= used ? runs[i]->track + 1 : used;
    for (uint32_t t = 0; t < used; t++)
        track_at[t] = t;
    weigh_tracks(cost, runs, n);
    sort_tracks(cost, track_at, used);
    for (uint32_t t = 0; t < used; t++)
        seat[track_at[t]] = t;
    for (size_t i = 0; i < n; i++)
        runs[i]->track = seat[runs[i]->track];
}

/* Runs in order of their tops took their tracks one by one; now all of a stretch are known. */
static void order_tracks(run **order, size_t n)
{
    double bottom = 0;
    for (size_t i = 0, first = 0; i <= n; i++) {
        if (i == n || (i && order[i]->gutter != order[i - 1]->gutter) ||
            order[i]->top >= bottom + APART) {
            if (i > first + 1)
                order_stretch(order + first, i - first);
            first = i;
            bottom = 0;
        }
        if (i < n && order[i]->bottom > bottom)
            bottom = order[i]->bottom;
    }
}

/* Runs take their tracks from the top of the page down. */
static void take_tracks(router *r)
{
    run **order = arena_new(r->l->a, run *, r->runs.n);
    for (size_t i = 0; i < r->runs.n; i++)
        order[i] = &r->runs.v[i];
    if (r->runs.n)
        qsort(order, r->runs.n, sizeof *order, by_top);
    const run *last[TRACKS_MOST] = {0};
    for (size_t i = 0; i < r->runs.n; i++) {
        run *n = order[i];
        if (i == 0 || order[i - 1]->gutter != n->gutter)
            for (size_t t = 0; t < TRACKS_MOST; t++)
                last[t] = NULL;
        n->track = best_track(last, n);
        if (!last[n->track] || n->bottom > last[n->track]->bottom)
            last[n->track] = n;
        lane *g = &r->l->lanes.v[n->gutter];
        if (g->tracks <= n->track)
            g->tracks = n->track + 1;
    }
    order_tracks(order, r->runs.n);
}

void channel_runs(router *r)
{
    join_legs(r);
    take_tracks(r);
}

double channel_x(const router *r, const run *n)
{
    const lane *g = &r->l->lanes.v[n->gutter];
    return card_left(r->l, g) + g->depth + 9 + (double)n->track * track_width(g);
}
