/* fuzz_review: any bytes as an edited table of review; the corrections that come of it must be such
 * as can be read.
 */
#include "graph/corrections.h"
#include "graph/review.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char graph_text[] =
    "digraph { graph [dateline=1]; a [kind=event, label=A, date=\"2020-08-09\"]; b [kind=event, "
    "label=B, date=\"2020-08\"]; \"doc:1\" [kind=document, file=\"x.txt\"];\n"
    "a -> \"doc:1\" [begin=0, end=9, quote=\"C and D.\", trigger=\"0-1\"]; }";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    arena a = {0};
    dateline_graph g;
    corrections all = {0};
    buf out = {.arena = &a};
    str text = {(const char *)data, size};
    if (graph_parse(&g, S("g.gv"), S(graph_text), NULL) != DATELINE_OK)
        abort();
    if (review_apply(&out, &g, S("t.csv"), text, S("Ida"), S("2020"), NULL) == DATELINE_OK &&
        corrections_parse(&all, &a, S("c.csv"), buf_str(&out), NULL) != DATELINE_OK)
        abort();
    arena_free(&g.arena);
    arena_free(&a);
    return 0;
}
