/* gvplugin_timeline: a layout engine for Graphviz itself: `dot -Ktimeline graph.gv -Tsvg`. The
 * graph is given to dateline as text, comes back with positions, and takes the place of what it
 * was; Graphviz' own engine nop2, which keeps positions, does the rest. A file holds one graph:
 * Graphviz' reader keeps what stands behind it, and would give that to the graph with positions.
 *
 * Graph attributes rankdir, lanes, scale, detail and theme mean what the options of `dateline
 * render` do. Built by `make plugin` for the Graphviz that is installed; uses its public headers
 * only. */
#include "dateline.h"

#include <graphviz/gvplugin_layout.h>

#include <graphviz/gvc.h>

#include <stdio.h>
#include <stdlib.h>

static void say(void *ctx, const dateline_message *m)
{
    (void)ctx;
    fprintf(stderr, "timeline: %s: ", m->file);
    if (m->line > 0)
        fprintf(stderr, "%u:%u: ", m->line, m->col);
    fprintf(stderr, "%s\n", m->what);
}

static const dateline_diag diag = {say, NULL};

/* The tables that come with dateline: $DATELINE_DATA, or where they were installed. */
static const char *style_path(void)
{
    static char path[4096];
    const char *data = getenv("DATELINE_DATA");
    snprintf(path, sizeof path, "%s/style.csv", data && *data ? data : DATELINE_DATADIR);
    return path;
}

static const char *option(graph_t *g, char *name)
{
    const char *value = agget(g, name);
    return value && *value ? value : NULL;
}

/* Only the two ways that a timeline can run. */
static const char *direction(graph_t *g)
{
    const char *value = option(g, "rankdir");
    return value && value[0] == 'L' ? "LR" : NULL;
}

/* The graph with positions, as DOT; NULL if it cannot be drawn, which is said. */
static dateline_text *draw(graph_t *g, const char *dot, size_t n)
{
    dateline_graph *graph = NULL;
    dateline_text *drawn = NULL;
    dateline_render_options options = {.format = "dot",
                                       .rankdir = direction(g),
                                       .lanes = option(g, "lanes"),
                                       .scale = option(g, "scale"),
                                       .detail = option(g, "detail"),
                                       .theme = option(g, "theme"),
                                       .style = style_path()};
    if (dateline_graph_parse(&graph, agnameof(g), dot, n, &diag) == DATELINE_OK)
        dateline_render(&drawn, graph, &options, &diag);
    dateline_graph_free(graph);
    return drawn;
}

static dateline_text *draw_graph(graph_t *g)
{
    char *dot = NULL;
    size_t n = 0;
    dateline_text *drawn = NULL;
    FILE *file = open_memstream(&dot, &n);
    if (!file)
        return NULL;
    bool written = agwrite(g, file) == 0;
    if (fclose(file) == 0 && written)
        drawn = draw(g, dot, n);
    free(dot);
    return drawn;
}

/* Nothing of the old graph may show in the new one: not its nodes, nor what it sets for all. */
static void clear(graph_t *g)
{
    static const int kinds[] = {AGRAPH, AGNODE, AGEDGE};
    for (graph_t *sub; (sub = agfstsubg(g)) != NULL;)
        agclose(sub);
    for (node_t *n; (n = agfstnode(g)) != NULL;)
        agdelnode(g, n);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        for (Agsym_t *s = NULL; (s = agnxtattr(g, kinds[i], s)) != NULL;)
            agattr(g, kinds[i], s->name, "");
}

static void layout(graph_t *g)
{
    dateline_text *drawn = draw_graph(g);
    FILE *file = drawn ? fmemopen((void *)drawn->p, drawn->n, "r") : NULL;
    clear(g);
    if (file) {
        agconcat(g, file, NULL);
        fclose(file);
    }
    dateline_text_free(drawn);
    agattr(g, AGRAPH, "layout", "nop2"); /* else gvLayout would come back here */
    gvLayout(GD_gvc(g), g, "nop2");
}

static gvlayout_engine_t engine = {layout, NULL}; /* nop2 cleans up after itself */
static gvlayout_features_t features = {0};

static gvplugin_installed_t types[] = {{0, "timeline", 0, &engine, &features},
                                       {0, NULL, 0, NULL, NULL}};
static gvplugin_api_t apis[] = {{API_layout, types}, {(api_t)0, NULL}};

extern gvplugin_library_t gvplugin_timeline_LTX_library;
gvplugin_library_t gvplugin_timeline_LTX_library = {"timeline", apis};
