/* merge_family: joins one family of types after the other, in threads: no event of one is ever
 * joined with one of another, so that they can be taken in any order.
 */
#include "graph/merge_joiner.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#define THREADS_MOST  64
#define THREADED_FROM 4000 /* mentions; fewer are joined sooner than threads start */

typedef struct family {
    uint32_t begin, end;      /* of its mentions in `told` */
    uint32_t searches, round; /* of its joiner, so far */
} family;

typedef struct families {
    merger *m;
    merge_lists lists;
    choice *best;
    uint32_t *grew;
    VEC(family) list;     /* the largest first */
    const u32_vec *bound; /* only these leaders look again; NULL: all are joined */
    atomic_size_t next;
} families;

typedef struct worker { /* one thread */
    families *all;
    arena keep, work;
    bool failed; /* for want of memory */
} worker;

/* ---- One family --------------------------------------------------------------------------------
 */

/* From `at` on, those of one family, or of one family and grain. */
static uint32_t end_of(const merger *m, uint32_t at, bool one_grain)
{
    const outline *first = &m->outlines[at];
    while (at < m->told.n && m->outlines[at].family_id == first->family_id &&
           !(one_grain && m->outlines[at].grain != first->grain))
        at++;
    return at;
}

static void join_all(joiner *j)
{
    for (uint32_t at = j->begin; at < j->end;) {
        uint32_t end = end_of(j->m, at, true);
        u32_vec events = {0};
        vec_reserve(j->work, &events, end - at);
        j->grain = j->m->outlines[at].grain;
        j->again = false;
        for (; at < end; at++) {
            if (j->m->outlines[at].leader == at)
                *vec_push(j->work, &events) = at;
        }
        merge_join_rounds(j, events);
    }
}

/* What has a date now may be known already. */
static void join_bound(joiner *j, const u32_vec *bound)
{
    j->grain = GRAIN_UNDATED;
    j->again = true;
    u32_vec events = {0};
    for (size_t i = 0; i < bound->n; i++) {
        if (bound->v[i] >= j->begin && bound->v[i] < j->end)
            *vec_push(j->work, &events) = bound->v[i];
    }
    merge_join_rounds(j, events);
}

static void join_family(worker *w, family *f)
{
    families *all = w->all;
    joiner j = {.m = all->m,
                .keep = &w->keep,
                .work = &w->work,
                .lists = &all->lists,
                .best = all->best,
                .grew = all->grew,
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
    arena_free(&w->work);
}

/* ---- All of them, in threads -------------------------------------------------------------------
 */

static void work(void *ctx)
{
    worker *w = ctx;
    for (size_t i; (i = atomic_fetch_add(&w->all->next, 1)) < w->all->list.n;)
        join_family(w, &w->all->list.v[i]);
}

static void *work_guarded(void *ctx)
{
    worker *w = ctx;
    w->failed = !oom_guard(work, w);
    arena_free(&w->work);
    return NULL;
}

/* This thread works too; where the system gives no further one, it does all the work. */
static void run(families *all, worker *workers, unsigned threads)
{
    pthread_t others[THREADS_MOST];
    unsigned started = 0;
    atomic_store(&all->next, 0);
    while (started + 1 < threads && started + 1 < THREADS_MOST &&
           pthread_create(&others[started], NULL, work_guarded, &workers[started + 1]) == 0)
        started++;
    work_guarded(&workers[0]);
    bool failed = workers[0].failed;
    for (unsigned i = 0; i < started; i++) {
        pthread_join(others[i], NULL);
        failed |= workers[i + 1].failed;
    }
    for (unsigned i = 0; i <= started; i++) {
        arena_join(all->m->work, &workers[i].keep);
        workers[i].keep = (arena){0};
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
    families all = {.m = m, .lists = merge_list_company(m, &scratch)};
    all.best = arena_new(&scratch, choice, n + 1);
    all.grew = arena_new(&scratch, uint32_t, n + 1);
    for (size_t i = 0; i < n; i++)
        all.best[i] = (choice){(float)MERGE_ENOUGH, NONE};
    list_families(&all, &scratch);
    worker *workers = arena_new(&scratch, worker, THREADS_MOST);
    for (size_t i = 0; i < THREADS_MOST; i++)
        workers[i].all = &all;
    threads = n < THREADED_FROM ? 1 : threads;
    run(&all, workers, threads);
    u32_vec bound = merge_bound(m, &scratch);
    all.bound = &bound;
    if (bound.n > 0)
        run(&all, workers, threads);
    arena_free(&scratch);
}
