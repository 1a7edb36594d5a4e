/* fuzz_diff: two graphs with a line of dashes between them. Either way round the counts are each
 * other's mirror, a graph does not differ from itself, every form can be printed and drawn, and a
 * graph that took over the other's ids can be read back.
 */
#include "draw/draw.h"
#include "graph/diff_print.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void compare(arena *a, const dateline_graph *old, const dateline_graph *new)
{
    dateline_diff there = {0}, back = {0}, same = {0};
    diff_find(&there, old, new);
    diff_find(&back, new, old);
    diff_find(&same, new, new);
    for (change_kind k = 0; k < CHANGE_KIND_COUNT; k++) {
        if (there.counts[k] != back.counts[change_fact(k)->mirror] || same.counts[k] != 0)
            abort();
    }
    buf out = {.arena = a};
    diff_print_text(&out, &there, (diff_look){.all = true, .context = true, .colour = true});
    diff_print_text(&out, &back, (diff_look){0});
    diff_print_json(&out, &there, true);
    diff_print_pairs(&out, &there);
    const draw_options full = {.format = DRAW_DOT, .detail = DETAIL_FULL};
    if (diff_draw(&out, &there, &full, S("style.csv"), S("kind,name,label,shape,colour,line\n"),
                  NULL) != DATELINE_OK)
        abort();
    arena_free(&there.arena);
    arena_free(&back.arena);
    arena_free(&same.arena);
}

static void keep_ids(arena *a, dateline_graph *g, const dateline_graph *base)
{
    dateline_graph again;
    buf text = {.arena = a};
    identity_keep_ids(g, a, base);
    graph_print(&text, g);
    if (graph_parse(&again, S("again.gv"), buf_str(&text), NULL) != DATELINE_OK ||
        again.events.n != g->events.n)
        abort();
    arena_free(&again.arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    arena a = {0};
    dateline_graph old = {0}, new = {0};
    str text = {(const char *)data, size}, line = S("\n----\n");
    size_t at = str_find(text, line);
    if (at != STR_NONE &&
        graph_parse(&old, S("old.gv"), str_sub(text, 0, at), NULL) == DATELINE_OK &&
        graph_parse(&new, S("new.gv"), str_from(text, at + line.n), NULL) == DATELINE_OK) {
        compare(&a, &old, &new);
        keep_ids(&a, &new, &old);
    }
    arena_free(&old.arena);
    arena_free(&new.arena);
    arena_free(&a);
    return 0;
}
