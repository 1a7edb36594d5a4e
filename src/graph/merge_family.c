/* merge_family: joins one family of types after the other, in threads: no event of one is ever
 * joined with one of another, so that they can be taken in any order.
 */
#include "graph/merge_joiner.h"

#include "base/threads.h"

#include <stdlib.h>

#define THREADED_FROM 4000 /* mentions; fewer are joined sooner than threads start */

typedef struct family {
    uint32_t begin, end;      /* of its mentions in `told` */
    uint32_t searches, round; /* of its joiner, so far */
} family;

typedef struct worker { /* one thread */
    arena keep, work;
    bool failed; /* for want of memory */
} worker;

typedef struct families {
    merger *m;
    merge_lists lists;
    choice *best;
    uint32_t *grew, *seen;
    VEC(family) list;     /* the largest first */
    const u32_vec *bound; /* only these leaders look again; NULL: all are joined */
    worker workers[THREADS_MOST];
} families;

/* ---- One family ----------------------------------------------------------------------------- */

/* From `at` on, those of one family, or of one family and grain. */
static uint32_t end_of(const merger *m, uint32_t at, bool one_grain)
{
    const outline *first = &m->outlines[at];
    while (at < m->told.n && m->outlines[at].family_id == first->family_id &&
           !(one_grain && m->outlines[at].grain != first->grain))
        at++;
    return at;
}

static void set_grain(joiner *j, uint8_t g, uint32_t begin, uint32_t end)
{
    j->grain = g;
    j->grain_begin = begin;
    j->grain_end = end;
}

static void join_all(joiner *j)
{
    for (uint32_t at = j->begin; at < j->end;) {
        uint32_t end = end_of(j->m, at, true);
        u32_vec events = {0};
        vec_reserve(j->work, &events, end - at);
        set_grain(j, j->m->outlines[at].grain, at, end);
        j->again = false;
        for (; at < end; at++) {
            if (j->m->leader[at] == at)
                *vec_push(j->work, &events) = at;
        }
        merge_join_rounds(j, events);
    }
}

/* What has a date now may be known already. */
static void join_bound(joiner *j, const u32_vec *bound)
{
    uint32_t undated = j->end;
    while (undated > j->begin && j->m->outlines[undated - 1].grain == GRAIN_UNDATED)
        undated--;
    set_grain(j, GRAIN_UNDATED, undated, j->end);
    j->again = true;
    u32_vec events = {0};
    for (size_t i = 0; i < bound->n; i++) {
        if (bound->v[i] >= j->begin && bound->v[i] < j->end)
            *vec_push(j->work, &events) = bound->v[i];
    }
    merge_join_rounds(j, events);
}

typedef struct family_run {
    families *all;
    family *family;
    worker *worker;
} family_run;

static void join_family(void *ctx)
{
    family_run *run = ctx;
    families *all = run->all;
    family *f = run->family;
    joiner j = {.m = all->m,
                .keep = &run->worker->keep,
                .work = &run->worker->work,
                .lists = &all->lists,
                .best = all->best,
                .grew = all->grew,
                .seen = all->seen,
                .searches = f->searches,
                .round = f->round,
                .begin = f->begin,
                .end = f->end};
    if (all->bound == NULL && all->m->before != NULL)
        merge_join_held(&j);
    if (all->bound == NULL)
        join_all(&j);
    else
        join_bound(&j, all->bound);
    f->searches = j.searches;
    f->round = j.round;
}

/* ---- All of them, in threads ---------------------------------------------------------------- */

static void join_family_of(void *ctx, size_t i, unsigned thread)
{
    families *all = ctx;
    worker *w = &all->workers[thread];
    family_run run = {all, &all->list.v[i], w};
    w->failed = w->failed || !oom_guard(join_family, &run);
    arena_free(&w->work);
}

static void join_families(families *all, unsigned threads)
{
    bool failed = false;
    threads_run(threads, all->list.n, join_family_of, all);
    for (unsigned i = 0; i < THREADS_MOST; i++) {
        worker *w = &all->workers[i];
        arena_join(all->m->work, &w->keep);
        failed |= w->failed;
    }
    if (failed)
        oom_leap();
}

/* The largest first, so that no thread is left with one in the end. */
static int by_size(const void *a, const void *b)
{
    const family *x = a, *y = b;
    uint32_t n = x->end - x->begin, o = y->end - y->begin;
    if (n != o)
        return n > o ? -1 : 1;
    return x->begin < y->begin ? -1 : 1;
}

static void list_families(families *all, arena *scratch)
{
    const merger *m = all->m;
    for (uint32_t at = 0; at < m->told.n;) {
        family *f = vec_push(scratch, &all->list);
        f->begin = at;
        f->end = at = end_of(m, at, false);
    }
    if (all->list.n > 1)
        qsort(all->list.v, all->list.n, sizeof *all->list.v, by_size);
}

void merge_join(merger *m, unsigned threads)
{
    arena scratch = ARENA_SCRATCH;
    size_t n = m->told.n;
    families *all = arena_new(&scratch, families, 1);
    all->m = m;
    all->lists = merge_list_company(m, &scratch);
    all->best = arena_new(&scratch, choice, n + 1);
    all->grew = arena_new(&scratch, uint32_t, n + 1);
    all->seen = arena_new(&scratch, uint32_t, n + 1);
    for (size_t i = 0; i < n; i++)
        all->best[i] = (choice){MERGE_ENOUGH, NONE};
    merge_note_linked(m, &scratch);
    list_families(all, &scratch);
    threads = n < THREADED_FROM ? 1 : threads;
    join_families(all, threads);
    u32_vec bound = merge_bound(m, &scratch);
    all->bound = &bound;
    if (bound.n > 0)
        join_families(all, threads);
    arena_free(&scratch);
}
