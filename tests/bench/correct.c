#include "correct.h"

#include "../unit/graph_copy.h"
#include "../unit/random_graph.h"
#include "graph/check.h"
#include "graph/corrections.h"
#include "graph/threeway.h"

#include <stdio.h>
#include <time.h>

/* Of this process alone, whatever else runs. */
static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* By id and by proof in turn, as people write them and `review` does. */
static str table_of(arena *a, const dateline_graph *g)
{
    buf rows = {.arena = a};
    buf_put(&rows, S("action,target,field,value,reason,by,quote\n"));
    for (size_t i = 0; i < g->mentions.n; i += 5) {
        const graph_mention *m = &g->mentions.v[i];
        buf_put(&rows, i % 2 ? S("accept,") : S("edit,"));
        if (i % 2)
            csv_put(&rows, g->events.v[m->event].id);
        else
            buf_printf(&rows, "%.*s:%u-%u", STR_ARG(g->documents.v[m->document].file), m->begin,
                       m->end);
        buf_put(&rows, i % 2 ? S(",,,seen it,Ida,") : S(",date,2011-05-04,the register,Ida,"));
        csv_put(&rows, m->quote);
        buf_char(&rows, '\n');
    }
    return buf_str(&rows);
}

static double correct(const dateline_graph *g, size_t *rows)
{
    static const dateline_diag quiet = {0};
    arena a = {0};
    dateline_graph copy = {0};
    corrections all = {0};
    graph_copy(&copy, g);
    str table = table_of(&a, g);
    double start = now();
    corrections_parse(&all, &a, S("corrections.csv"), table, &quiet);
    size_t stale = corrections_apply(&copy, &all, &(corrector_options){0}, &quiet);
    double seconds = now() - start;
    *rows = all.list.n;
    if (stale > 0)
        printf("%zu corrections found nothing\n", stale);
    arena_free(&copy.arena);
    arena_free(&a);
    return seconds;
}

static double check(const dateline_graph *g)
{
    arena a = {0};
    check_vec found = {0};
    double start = now();
    check_graph(&found, &a, g, NULL, true);
    double seconds = now() - start;
    arena_free(&a);
    return seconds;
}

static void work_on(dateline_graph *out, const dateline_graph *base, uint64_t *seed, uint32_t from)
{
    graph_copy(out, base);
    for (uint32_t i = from; i < base->events.n; i += 10) {
        random_change_date(out, seed, i);
        random_change_label(out, seed, i);
    }
}

static double merge(const dateline_graph *base)
{
    static const dateline_diag quiet = {0};
    uint64_t seed = 2;
    arena scratch = {0};
    dateline_graph ours = {0}, theirs = {0}, both = {0};
    size_t conflicts = 0;
    work_on(&ours, base, &seed, 0);
    work_on(&theirs, base, &seed, 5);
    double start = now();
    graph_merge_three(&both, &conflicts, &scratch, base, &ours, &theirs, S("bench.gv"), &quiet);
    double seconds = now() - start;
    arena_free(&scratch);
    arena_free(&both.arena);
    arena_free(&theirs.arena);
    arena_free(&ours.arena);
    return seconds;
}

void bench_correct(size_t events)
{
    uint64_t seed = 1;
    size_t rows;
    dateline_graph g = {0};
    random_graph(&g, &seed, events);
    double corrected = correct(&g, &rows), checked = check(&g), merged = merge(&g);
    printf("%7zu events: %zu corrections %5.2f s, check %5.2f s, merge of three %5.2f s\n", events,
           rows, corrected, checked, merged);
    arena_free(&g.arena);
}
