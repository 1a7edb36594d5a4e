/* build, render, and both in one go. */
#include "cli/cli.h"
#include "cli/picture.h"
#include "cli/redact.h"

#include <stdio.h>
#include <string.h>

/* The folder the graph will lie in: its documents are named as seen from there. */
static const char *output_folder(const options *o, char *out, size_t size)
{
    if (o->output == NULL || strcmp(o->output, "-") == 0)
        return NULL;
    snprintf(out, size, "%s", o->output);
    char *slash = strrchr(out, '/');
    if (slash == NULL)
        return NULL;
    slash[slash == out] = 0;
    return out;
}

/* `*stale` counts the corrections that found nothing to act on. */
static dateline_status build_on(dateline_graph **out, const options *o,
                                const dateline_lexicon *lexicon, size_t *stale)
{
    char folder[4096];
    dateline_build_options b = {.title = o->title,
                                .manifest = o->manifest,
                                .date = o->date,
                                .folder = output_folder(o, folder, sizeof folder),
                                .corrections = o->corrections.v,
                                .correction_tables = o->corrections.n,
                                .stale = stale,
                                .threads = o->jobs,
                                .progress = report_progress};
    dateline_graph *base = NULL;
    dateline_status status = DATELINE_OK;
    if (o->base != NULL)
        status = dateline_graph_read(&base, o->base, report_diag());
    b.base = base;
    if (status == DATELINE_OK)
        status = dateline_build(out, lexicon, o->args.v, o->args.n, &b, report_diag());
    if (status == DATELINE_OK)
        status = redact_learn(*out);
    if (status == DATELINE_OK)
        status = redact_graph(*out);
    dateline_graph_free(base);
    return status;
}

static dateline_status build(dateline_graph **out, const options *o, size_t *stale)
{
    *stale = 0;
    dateline_lexicon *lexicon = NULL;
    *out = NULL;
    dateline_status status = load_lexicon(&lexicon, o);
    if (status == DATELINE_OK)
        status = build_on(out, o, lexicon, stale);
    dateline_lexicon_free(lexicon);
    return status;
}

static const char *s_of(size_t n)
{
    return n == 1 ? "" : "s";
}

/* For the person who waits: what came of it. */
static void tell_counts(const options *o, const dateline_graph *graph)
{
    if (!report_watched() || o->output == NULL)
        return;
    dateline_counts c = dateline_graph_count(graph);
    fprintf(stderr,
            "%s: %zu document%s, %zu event%s (%zu dated, %zu undated), %zu link%s, %zu actors and "
            "places\n",
            o->output, c.documents, s_of(c.documents), c.events, s_of(c.events), c.dated,
            c.events - c.dated, c.links, s_of(c.links), c.entities);
    if (c.undated_articles > 0)
        fprintf(
            stderr,
            "%zu of the documents tell%s no day of publication, so that their \"Thursday\" is no "
            "day either: say it in documents.csv, or with --date\n",
            c.undated_articles, c.undated_articles == 1 ? "s" : "");
}

int cmd_build(const options *o)
{
    if (!count_args(o, 1, SIZE_MAX, "files or folders"))
        return 2;
    dateline_graph *graph;
    dateline_text *text = NULL;
    size_t stale;
    dateline_status status = build(&graph, o, &stale);
    if (status == DATELINE_OK)
        status = dateline_graph_print(&text, graph);
    int code = put_text(o, status, text);
    if (code == 0)
        tell_counts(o, graph);
    dateline_graph_free(graph);
    return code == 0 && o->strict && stale > 0 ? 1 : code;
}

static dateline_status render_graph(dateline_text **out, const void *graph,
                                    const dateline_render_options *r)
{
    return dateline_render(out, graph, r, report_diag());
}

int cmd_render(const options *o)
{
    if (!count_args(o, 1, 1, "one graph"))
        return 2;
    dateline_graph *graph;
    dateline_status status = read_graph(&graph, o);
    if (status == DATELINE_OK)
        status = draw_picture(o, render_graph, graph);
    dateline_graph_free(graph);
    return report_exit(status);
}

int cmd_picture(const options *o)
{
    if (o->output == NULL) {
        report_error("name the picture with -o, as in 'dateline %s -o timeline.svg'; -h tells more",
                     o->args.n > 0 ? o->args.v[0] : "articles/");
        return 2;
    }
    if (o->format == NULL && strcmp(file_ending(o->output), "gv") == 0)
        return cmd_build(o);
    if (!count_args(o, 1, SIZE_MAX, "files or folders"))
        return 2;
    dateline_graph *graph;
    size_t stale;
    dateline_status status = build(&graph, o, &stale);
    if (status == DATELINE_OK)
        status = draw_picture(o, render_graph, graph);
    int code = report_exit(status);
    if (code == 0)
        tell_counts(o, graph);
    dateline_graph_free(graph);
    return code == 0 && o->strict && stale > 0 ? 1 : code;
}
