/* fuzz_import: any bytes as a table of events; every quote must be the bytes at its place, and the
 * graph must come back from its own writing.
 */
#include "graph/graph.h"
#include "graph/import.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(arena *a, dateline_graph *g, str text)
{
    for (size_t i = 0; i < g->mentions.n; i++) {
        const graph_mention *m = &g->mentions.v[i];
        if (m->end > text.n || !str_eq(str_sub(text, m->begin, m->end - m->begin), m->quote) ||
            m->trigger_begin < m->begin || m->trigger_end > m->end)
            abort();
    }
    graph_sort(g);
    buf first = {.arena = a}, second = {.arena = a};
    graph_print(&first, g);
    dateline_graph again;
    if (graph_parse(&again, S("again.gv"), buf_str(&first), NULL) != DATELINE_OK)
        abort();
    graph_print(&second, &again);
    if (!str_eq(buf_str(&first), buf_str(&second)))
        abort();
    arena_free(&again.arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const dateline_lexicon no_words;
    arena a = {0};
    source table = {0};
    dateline_graph g;
    str bytes = {(const char *)data, size};
    buf why = {.arena = &a};
    if (source_from_bytes(&table, &a, bytes, S("t.csv"), NULL, NULL) == DATELINE_OK) {
        if (import_table(&g, &table, &no_words, NULL) == DATELINE_OK &&
            import_is_table(table.text, &why))
            check(&a, &g, table.text);
        arena_free(&g.arena);
    }
    arena_free(&a);
    return 0;
}
