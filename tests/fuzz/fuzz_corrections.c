/* fuzz_corrections: any bytes as a table of corrections, applied to a small graph; what comes out
 * must come back from its own writing.
 */
#include "graph/corrections.h"

#include "base/utf8.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char graph_text[] =
    "digraph { graph [dateline=1]; a [kind=event, label=A, date=2020]; b [kind=event, label=B];\n"
    "\"person:c\" [kind=person, label=C, aliases=\"D|E\"]; \"person:f\" [kind=person, label=F];\n"
    "\"doc:1\" [kind=document, file=\"x.txt\"]; \"person:c\" -> a [role=agent]; a -> b "
    "[type=follows];\n"
    "a -> \"doc:1\" [begin=0, end=9, quote=\"C and D.\", trigger=\"0-1\", time_text=now];\n"
    "a -> \"doc:1\" [begin=10, end=19, quote=\"D was E.\"]; b -> \"doc:1\" [begin=10, end=19, "
    "quote=\"D was E.\"]; }";

static bool give_text(void *ctx, const graph_document *document, str *text)
{
    (void)ctx;
    (void)document;
    *text = S("C and D.  D was E.\xC3\xA9 More.");
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    arena a = {0};
    dateline_graph g, again;
    corrections all = {0};
    corrector_options o = {NULL, give_text, NULL};
    str text = {(const char *)data, size};
    if (graph_parse(&g, S("g.gv"), S(graph_text), NULL) != DATELINE_OK)
        abort();
    if (corrections_parse(&all, &a, S("c.csv"), text, NULL) == DATELINE_OK) {
        buf first = {.arena = &a}, second = {.arena = &a};
        corrections_apply(&g, &all, &o, NULL);
        graph_print(&first, &g);
        if (utf8_invalid(text) == STR_NONE &&
            graph_parse(&again, S("again.gv"), buf_str(&first), NULL) == DATELINE_OK) {
            graph_print(&second, &again);
            if (!str_eq(buf_str(&first), buf_str(&second)))
                abort();
            arena_free(&again.arena);
        }
    }
    arena_free(&g.arena);
    arena_free(&a);
    return 0;
}
