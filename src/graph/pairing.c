/* Candidates fall into small groups that compete only among themselves (the events of one sentence,
 * say). Each group is solved exactly by the Hungarian method: H. W. Kuhn, "The Hungarian method for
 * the assignment problem", in the form with potentials that takes rows one by one.
 */
#include "graph/pairing.h"

#include "find/article.h"

#include <stdlib.h>
#include <string.h>

#define RUN_ALL    8  /* of a key: so many on either side are all compared */
#define NEAREST    4  /* of more, so many before and behind */
#define DENSE_MOST 64 /* on either side of a group that is solved exactly */

void pairing_start(pairing *p, arena *a, size_t n_old, size_t n_new)
{
    *p = (pairing){.n_old = n_old, .n_new = n_new};
    uint32_t **lists[] = {&p->new_of, &p->into, &p->old_of, &p->from};
    for (size_t i = 0; i < 4; i++) {
        size_t n = i < 2 ? n_old : n_new;
        *lists[i] = arena_new(a, uint32_t, n + 1);
        memset(*lists[i], 0xff, (n + 1) * sizeof **lists[i]);
    }
    p->why = arena_new(a, uint8_t, n_old + 1);
}

void pairing_join(pairing *p, uint32_t old, uint32_t new, pair_reason why)
{
    p->new_of[old] = new;
    p->old_of[new] = old;
    p->why[old] = (uint8_t)why;
}

uint32_t pairing_class_old(const pairing *p, uint32_t old)
{
    uint32_t into = p->new_of[old] == NONE ? p->into[old] : NONE;
    return into == NONE ? old : p->old_of[into];
}

uint32_t pairing_class_new(const pairing *p, uint32_t new)
{
    uint32_t old = p->old_of[new] != NONE ? p->old_of[new] : p->from[new];
    return old != NONE ? old : (uint32_t)p->n_old + new;
}

/* ---- What is compared ----------------------------------------------------------------------- */

uint64_t pair_mix(uint64_t key, uint64_t with)
{
    key = (key ^ with) * 0x9e3779b97f4a7c15u;
    return key ^ key >> 29;
}

static int by_key(const void *a, const void *b)
{
    const pair_key *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    if (x->order != y->order)
        return x->order < y->order ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

typedef struct run { /* things with one key */
    const pair_key *v;
    size_t n;
} run;

static run run_at(const pair_keys *keys, size_t at)
{
    size_t end = at;
    while (end < keys->n && keys->v[end].key == keys->v[at].key)
        end++;
    return (run){keys->v + at, end - at};
}

static void compare_all(run old, run new, pair_found found, void *ctx)
{
    for (size_t i = 0; i < old.n; i++) {
        for (size_t j = 0; j < new.n; j++)
            found(ctx, old.v[i].at, new.v[j].at);
    }
}

/* Each of `a` with those of `b` that lie next to it; of equal ones the third with the third. */
static void compare_nearest(run a, run b, bool a_is_old, pair_found found, void *ctx)
{
    size_t at = 0, tie = 0;
    for (size_t i = 0; i < a.n; i++) {
        tie = i > 0 && a.v[i].order == a.v[i - 1].order ? tie + 1 : 0;
        while (at < b.n && b.v[at].order < a.v[i].order)
            at++;
        size_t centre = at + tie, first = centre > NEAREST ? centre - NEAREST : 0;
        for (size_t j = first; j < b.n && j <= centre + NEAREST; j++)
            found(ctx, a_is_old ? a.v[i].at : b.v[j].at, a_is_old ? b.v[j].at : a.v[i].at);
    }
}

void pair_by_keys(pair_keys *old, pair_keys *new, pair_found found, void *ctx)
{
    if (old->n == 0 || new->n == 0)
        return;
    qsort(old->v, old->n, sizeof *old->v, by_key);
    qsort(new->v, new->n, sizeof *new->v, by_key);
    for (size_t i = 0, j = 0; i < old->n && j < new->n;) {
        run a = run_at(old, i), b = run_at(new, j);
        if (a.v->key == b.v->key && a.n <= RUN_ALL && b.n <= RUN_ALL) {
            compare_all(a, b, found, ctx);
        } else if (a.v->key == b.v->key) {
            compare_nearest(a, b, true, found, ctx);
            compare_nearest(b, a, false, found, ctx);
        }
        i += a.v->key <= b.v->key ? a.n : 0;
        j += b.v->key <= a.v->key ? b.n : 0;
    }
}

/* ---- Which of them belong together ---------------------------------------------------------- */

static int by_ends(const void *a, const void *b)
{
    const candidate *x = a, *y = b;
    if (x->old != y->old)
        return x->old < y->old ? -1 : 1;
    if (x->new != y->new)
        return x->new < y->new ? -1 : 1;
    return (x->score < y->score) - (x->score > y->score);
}

/* The best first. Candidates that tie and share an end are told apart by where they lie. */
static int by_score(const void *a, const void *b)
{
    const candidate *x = a, *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    uint64_t x_sum = (uint64_t)x->old + x->new, y_sum = (uint64_t)y->old + y->new;
    if (x_sum != y_sum)
        return x_sum < y_sum ? -1 : 1;
    return by_ends(a, b);
}

/* Those with two free ends, each pair once, by their ends. */
static candidate_vec free_ones(arena *scratch, const pairing *p, const candidate_vec *all)
{
    candidate_vec c = {0};
    for (size_t i = 0; i < all->n; i++) {
        candidate one = all->v[i];
        if (one.score > 0 && p->new_of[one.old] == NONE && p->old_of[one.new] == NONE)
            *vec_push(scratch, &c) = one;
    }
    size_t kept = 0;
    if (c.n > 0)
        qsort(c.v, c.n, sizeof *c.v, by_ends);
    for (size_t i = 0; i < c.n; i++) {
        if (kept == 0 || c.v[kept - 1].old != c.v[i].old || c.v[kept - 1].new != c.v[i].new)
            c.v[kept++] = c.v[i];
    }
    c.n = kept;
    return c;
}

typedef struct dense { /* one group as a matrix of costs; rows are the shorter side */
    uint32_t olds[DENSE_MOST], news[DENSE_MOST];
    size_t n_old, n_new, rows, columns;
    int64_t cost[DENSE_MOST + 1][DENSE_MOST + 1]; /* from 1; 0 for those that cannot be joined */
    int64_t row_price[DENSE_MOST + 1], column_price[DENSE_MOST + 1];
    size_t row_of[DENSE_MOST + 1]; /* by column; 0: none */
} dense;

/* The place of `at` in the list, added if it is not there; DENSE_MOST if there is no room. */
static size_t place_in(uint32_t *list, size_t *n, uint32_t at)
{
    size_t i = 0;
    while (i < *n && list[i] != at)
        i++;
    if (i == *n && *n < DENSE_MOST)
        list[(*n)++] = at;
    return i;
}

/* Scores decide. Between equal ones those stay together that hold the same place in their list. */
static int64_t cost_of(uint32_t score, size_t old, size_t new)
{
    int64_t apart = (int64_t)old - (int64_t) new, sum = (int64_t)(old + new);
    return -((int64_t)score << 24) + (apart * apart << 8) + (sum * 157 & 0xff);
}

/* False if the group is too large. */
static bool fill_dense(dense *d, const candidate *c, size_t n)
{
    d->n_old = d->n_new = 0;
    for (size_t i = 0; i < n; i++) {
        if (place_in(d->olds, &d->n_old, c[i].old) == DENSE_MOST ||
            place_in(d->news, &d->n_new, c[i].new) == DENSE_MOST)
            return false;
    }
    u32_sort(d->olds, d->n_old);
    u32_sort(d->news, d->n_new);
    bool old_rows = d->n_old <= d->n_new;
    d->rows = old_rows ? d->n_old : d->n_new;
    d->columns = old_rows ? d->n_new : d->n_old;
    memset(d->cost, 0, sizeof d->cost);
    memset(d->row_price, 0, sizeof d->row_price);
    memset(d->column_price, 0, sizeof d->column_price);
    memset(d->row_of, 0, sizeof d->row_of);
    for (size_t i = 0; i < n; i++) {
        size_t old = place_in(d->olds, &d->n_old, c[i].old);
        size_t new = place_in(d->news, &d->n_new, c[i].new);
        d->cost[(old_rows ? old : new) + 1][(old_rows ? new : old) + 1] =
            cost_of(c[i].score, old, new);
    }
    return true;
}

/* Finds the cheapest way to give `row` a column, moving rows that have one along it. Column 0
 * stands for where the row begins. */
static void place_row(dense *d, size_t row)
{
    int64_t least[DENSE_MOST + 1];
    size_t way[DENSE_MOST + 1] = {0};
    bool seen[DENSE_MOST + 1] = {false};
    for (size_t c = 0; c <= d->columns; c++)
        least[c] = INT64_MAX;
    size_t column = 0;
    d->row_of[0] = row;
    while (d->row_of[column] != 0) {
        size_t at = d->row_of[column], next = 0;
        int64_t delta = INT64_MAX;
        seen[column] = true;
        for (size_t c = 1; c <= d->columns; c++) {
            if (seen[c])
                continue;
            int64_t cost = d->cost[at][c] - d->row_price[at] - d->column_price[c];
            if (cost < least[c]) {
                least[c] = cost;
                way[c] = column;
            }
            if (least[c] < delta) {
                delta = least[c];
                next = c;
            }
        }
        for (size_t c = 0; c <= d->columns; c++) {
            if (seen[c]) {
                d->row_price[d->row_of[c]] += delta;
                d->column_price[c] -= delta;
            } else if (c > 0) {
                least[c] -= delta;
            }
        }
        column = next;
    }
    for (; column != 0; column = way[column])
        d->row_of[column] = d->row_of[way[column]];
}

/* Joins the candidates that the matrix chose. */
static void join_chosen(pairing *p, dense *d, const candidate *c, size_t n)
{
    bool old_rows = d->n_old <= d->n_new;
    for (size_t i = 0; i < n; i++) {
        size_t old = place_in(d->olds, &d->n_old, c[i].old) + 1;
        size_t new = place_in(d->news, &d->n_new, c[i].new) + 1;
        if (d->row_of[old_rows ? new : old] == (old_rows ? old : new))
            pairing_join(p, c[i].old, c[i].new, c[i].why);
    }
}

static void join_best_first(pairing *p, candidate *c, size_t n)
{
    qsort(c, n, sizeof *c, by_score);
    for (size_t i = 0; i < n; i++) {
        if (p->new_of[c[i].old] == NONE && p->old_of[c[i].new] == NONE)
            pairing_join(p, c[i].old, c[i].new, c[i].why);
    }
}

static void join_group(pairing *p, dense *d, candidate *c, size_t n)
{
    if (n == 1) {
        pairing_join(p, c->old, c->new, c->why);
    } else if (!fill_dense(d, c, n)) {
        join_best_first(p, c, n);
    } else {
        for (size_t row = 1; row <= d->rows; row++)
            place_row(d, row);
        join_chosen(p, d, c, n);
    }
}

/* The group that a thing belongs to; paths are halved on the way. */
static uint32_t group_of(uint32_t *parent, uint32_t at)
{
    while (parent[at] != at)
        at = parent[at] = parent[parent[at]];
    return at;
}

typedef struct group_range { /* candidates of one group */
    size_t first, n;
} group_range;

/* Orders the candidates by group (within one as they were); `ranges` by the number of a group. */
static size_t sort_groups(arena *scratch, const pairing *p, candidate_vec *c, group_range **ranges)
{
    size_t things = p->n_old + p->n_new, groups = 0;
    uint32_t *parent = arena_new(scratch, uint32_t, things + 1);
    uint32_t *number = arena_new(scratch, uint32_t, things + 1); /* from 1 */
    candidate *sorted = arena_new(scratch, candidate, c->n + 1);
    for (size_t i = 0; i < things; i++)
        parent[i] = (uint32_t)i;
    for (size_t i = 0; i < c->n; i++) {
        uint32_t a = group_of(parent, c->v[i].old);
        uint32_t b = group_of(parent, (uint32_t)p->n_old + c->v[i].new);
        parent[a > b ? a : b] = a < b ? a : b;
    }
    *ranges = arena_new(scratch, group_range, c->n + 1);
    for (size_t i = 0; i < c->n; i++) {
        uint32_t *at = &number[group_of(parent, c->v[i].old)];
        *at = *at > 0 ? *at : (uint32_t)++groups;
        (*ranges)[*at - 1].n++;
    }
    for (size_t g = 1; g < groups; g++)
        (*ranges)[g].first = (*ranges)[g - 1].first + (*ranges)[g - 1].n;
    for (size_t g = 0; g < groups; g++)
        (*ranges)[g].n = 0;
    for (size_t i = 0; i < c->n; i++) {
        group_range *r = &(*ranges)[number[group_of(parent, c->v[i].old)] - 1];
        sorted[r->first + r->n++] = c->v[i];
    }
    if (c->n > 0)
        memcpy(c->v, sorted, c->n * sizeof *sorted);
    return groups;
}

void pair_best(pairing *p, arena *scratch, const candidate_vec *candidates)
{
    candidate_vec c = free_ones(scratch, p, candidates);
    group_range *ranges;
    size_t groups = sort_groups(scratch, p, &c, &ranges);
    dense *d = arena_new(scratch, dense, 1);
    for (size_t g = 0; g < groups; g++)
        join_group(p, d, c.v + ranges[g].first, ranges[g].n);
}

/* Takes `other` where it is better than what `slot` holds; of equal ones the first. */
static void take_better(uint32_t *slot, uint32_t *best, uint32_t other, uint32_t score)
{
    if (score > *best || (score == *best && other < *slot)) {
        *slot = other;
        *best = score;
    }
}

void pair_rest(pairing *p, arena *scratch, const candidate_vec *candidates)
{
    uint32_t *best_old = arena_new(scratch, uint32_t, p->n_old + 1);
    uint32_t *best_new = arena_new(scratch, uint32_t, p->n_new + 1);
    for (size_t i = 0; i < candidates->n; i++) {
        candidate c = candidates->v[i];
        bool old_free = p->new_of[c.old] == NONE, new_free = p->old_of[c.new] == NONE;
        if (old_free && !new_free)
            take_better(&p->into[c.old], &best_old[c.old], c.new, c.score);
        if (new_free && !old_free)
            take_better(&p->from[c.new], &best_new[c.new], c.old, c.score);
    }
}
