/* straight: cards beside a scale whose days are all as long. Marks stand where their date is; where
 * it is crowded cards make room for each other both ways, so that together they stand nearest to
 * their dates, and a line leads from each to its mark. */
#include "draw/paper.h"
#include "draw/rows.h"

/* A straight scale, long enough for the fullest lane and some more. */
static double straight_length(const layout *l)
{
    double *sum = arena_new(l->a, double, l->lanes.n), most = 0;
    for (size_t i = 0; i < l->dated; i++) {
        const card *c = &l->cards.v[i];
        bool shared = l->shared_n && c->lane == l->shared;
        sum[c->lane] += (c->h + CARD_GAP) / (shared ? l->shared_n : 1);
        most = sum[c->lane] > most ? sum[c->lane] : most;
    }
    return most * 1.25 > 300 ? most * 1.25 : 300;
}

/* Cards of a lane that touch: they stand where their dates are in the mean. */
typedef struct pool {
    double sum; /* of how far down each wants to stand if the ones above it were not there */
    uint32_t n;
} pool;

static double pool_y(const pool *b, double top)
{
    double y = b->sum / b->n;
    return y > top ? y : top;
}

/* y of one lane's cards, with the least sum of squared distances to where their dates are: cards
 * that would overlap become one pool ("pool adjacent violators"). */
static void relax_lane(const layout *l, const u32_vec *cards, double *wanted)
{
    pool *pools = arena_new(l->a, pool, cards->n);
    double *above = arena_new(l->a, double, cards->n); /* heights of the cards before */
    size_t n = 0;
    double sum = 0;
    for (size_t i = 0; i < cards->n; i++) {
        const card *c = &l->cards.v[cards->v[i]];
        above[i] = sum;
        sum += c->h + CARD_GAP;
        pools[n++] = (pool){c->mark - MARK_DROP - above[i], 1};
        while (n > 1 && pools[n - 2].sum / pools[n - 2].n > pools[n - 1].sum / pools[n - 1].n) {
            pools[n - 2].sum += pools[n - 1].sum;
            pools[n - 2].n += pools[n - 1].n;
            n--;
        }
    }
    for (size_t b = 0, i = 0; b < n; b++)
        for (uint32_t k = 0; k < pools[b].n; k++, i++)
            wanted[cards->v[i]] = above[i] + pool_y(&pools[b], l->top);
}

/* By card where it wants to stand, if nothing but its lane counted. */
static double *relaxed(const layout *l)
{
    double *wanted = arena_new(l->a, double, l->dated);
    u32_vec *lanes = arena_new(l->a, u32_vec, l->lanes.n);
    for (uint32_t i = 0; i < l->dated; i++)
        *vec_push(l->a, &lanes[l->cards.v[i].lane]) = i;
    for (size_t i = 0; i < l->lanes.n; i++)
        if (lanes[i].n)
            relax_lane(l, &lanes[i], wanted);
    return wanted;
}

static void make_scale(layout *l)
{
    double first = (double)card_day(&l->cards.v[0]), end = last_day(l) + 0.9;
    double top = l->top + 6 + MARK_DROP;
    l->scale = straight_length(l) / (end - first);
    if (l->like && l->like->old->scale > 0) /* every day as long as it was */
        l->scale = l->like->old->scale;
    add_knot(l, first, top);
    add_knot(l, end, top + l->scale * (end - first));
}

/* Puts each where it wants or below; its mark where its date is. */
static void put_all(layout *l, double *edge, const double *wanted)
{
    for (size_t i = 0; i < l->lanes.n; i++)
        edge[i] = l->top - CARD_GAP;
    for (size_t i = 0; i < l->dated; i++) {
        card *c = &l->cards.v[i];
        double mark = axis_y(l, (double)card_day(c)), y = wanted ? wanted[i] : mark - MARK_DROP;
        if (!wanted)
            choose_column(l, c, edge, y);
        double free_y = lowest_y(c, edge);
        put_card(c, pages_fit(l, free_y > y ? free_y : y, c->h), edge);
        c->mark = mark;
    }
}

/* First pushed down only, which finds the columns, then relaxed; connectors and pages may still
 * push. */
void place_straight(layout *l, double *edge)
{
    make_scale(l);
    put_all(l, edge, NULL);
    put_all(l, edge, relaxed(l));
}
