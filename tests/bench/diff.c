#include "diff.h"

#include "../unit/graph_copy.h"
#include "../unit/random_graph.h"
#include "graph/diff.h"

#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

/* Of this process alone, whatever else runs. */
static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Seconds that reading a graph takes; what cgraph must do anyhow, to compare with. */
static double read_back(const dateline_graph *g)
{
    arena a = {0};
    buf text = {.arena = &a};
    dateline_graph again = {0};
    graph_print(&text, g);
    double start = now();
    if (graph_parse(&again, S("bench.gv"), buf_str(&text), NULL) != DATELINE_OK)
        printf("the graph cannot be read back\n");
    double seconds = now() - start;
    arena_free(&again.arena);
    arena_free(&a);
    return seconds;
}

void bench_diff(size_t events)
{
    uint64_t seed = 1;
    dateline_graph old = {0}, new = {0};
    random_graph(&old, &seed, events);
    graph_copy(&new, &old);
    for (uint32_t i = 0; i < events; i += 5) {
        random_change_date(&new, &seed, i);
        random_change_label(&new, &seed, i);
        random_add_company(&new, &seed, i);
    }
    random_new_ids(&new);
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    long before = use.ru_maxrss;
    dateline_diff d = {0};
    double start = now();
    diff_find(&d, &old, &new);
    double seconds = now() - start;
    getrusage(RUSAGE_SELF, &use);
    double reading = read_back(&old) + read_back(&new);
    printf(
        "%7zu events against as many: %6.2f s (reading both: %5.2f s), %zu changes, %ld MB more\n",
        events, seconds, reading, d.real, (use.ru_maxrss - before) / 1024);
    arena_free(&d.arena);
    arena_free(&old.arena);
    arena_free(&new.arena);
}
