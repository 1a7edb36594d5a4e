/* fuzz_dot: any bytes; what is read as a graph must come back from its own writing, and can be
 * exported, explained and copied.
 */
#include "graph/explain.h"
#include "graph/export.h"
#include "graph/graph.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static str print(arena *a, const dateline_graph *g)
{
    buf b = {.arena = a};
    graph_print(&b, g);
    return buf_str(&b);
}

static void use(arena *a, const dateline_graph *g)
{
    buf b = {.arena = a};
    export_jsonl(&b, g);
    export_csv(&b, g);
    for (size_t i = 0; i < g->events.n && i < 20; i++)
        explain_id(&b, g, g->events.v[i].id);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    arena a = {0};
    dateline_graph g, again;
    str text = {(const char *)data, size};
    if (graph_parse(&g, S("fuzz.gv"), text, NULL) == DATELINE_OK) {
        str first = print(&a, &g);
        if (graph_parse(&again, S("again.gv"), first, NULL) != DATELINE_OK ||
            !str_eq(print(&a, &again), first))
            abort();
        use(&a, &g);
        arena_free(&again.arena);
    }
    arena_free(&g.arena);
    arena_free(&a);
    return 0;
}
