/* export, verify, check, explain, review: what a graph holds, whether it is true, why, and what a
 * person says to it. */
#include "cli/cli.h"
#include "cli/redact.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int cmd_export(const options *o)
{
    if (!count_args(o, 1, 1, "one graph"))
        return 2;
    const char *ending = o->output != NULL ? file_ending(o->output) : "";
    const char *format = strcmp(ending, "csv") == 0 ? "csv" : "jsonl";
    format = o->format != NULL ? o->format : format;
    dateline_graph *graph;
    dateline_text *text = NULL;
    dateline_status status = read_graph(&graph, o);
    if (status == DATELINE_OK) {
        status = dateline_export(&text, graph, format);
        if (status == DATELINE_INVALID)
            report_error("unknown format '%s': jsonl, csv or facts", format);
    }
    dateline_graph_free(graph);
    return put_text(o, status, text);
}

/* The folder a graph lies in; "." for standard input. */
static void folder_of(const char *path, char *out, size_t size)
{
    snprintf(out, size, "%s", path);
    char *slash = strrchr(out, '/');
    if (slash == NULL)
        snprintf(out, size, ".");
    else
        slash[slash == out] = 0;
}

static dateline_status verify(const dateline_graph *graph, const options *o)
{
    char folder[4096];
    folder_of(o->args.v[0], folder, sizeof folder);
    const char **folders = calloc(o->roots.n + 2, sizeof *folders);
    dateline_lexicon *lexicon = NULL;
    if (folders == NULL)
        return DATELINE_NOMEM;
    if (o->roots.n > 0)
        memcpy(folders, o->roots.v, o->roots.n * sizeof *folders);
    folders[o->roots.n] = folder;
    folders[o->roots.n + 1] = ".";
    dateline_status status = load_lexicon(&lexicon, o);
    if (status == DATELINE_OK)
        status =
            dateline_verify(graph, lexicon, folders, o->roots.n + 2, redact_table(), report_diag());
    dateline_lexicon_free(lexicon);
    free(folders);
    return status;
}

int cmd_verify(const options *o)
{
    if (!count_args(o, 1, 1, "one graph"))
        return 2;
    dateline_graph *graph; /* with its names: only what is said goes without */
    dateline_status status = dateline_graph_read(&graph, o->args.v[0], report_diag());
    if (status == DATELINE_OK)
        status = redact_learn(graph);
    if (status == DATELINE_OK)
        status = verify(graph, o);
    if (status == DATELINE_OK) {
        dateline_counts c = dateline_graph_count(graph);
        printf("%zu quotes of %zu documents proved", c.mentions, c.documents);
        if (c.statements > 0)
            printf("; %zu statement%s by people", c.statements, c.statements == 1 ? "" : "s");
        putchar('\n');
    }
    dateline_graph_free(graph);
    return report_exit(status);
}

static dateline_status check(const options *o, const dateline_graph *graph, size_t *found)
{
    const char *ending = o->output != NULL ? file_ending(o->output) : "";
    const char *format = strcmp(ending, "jsonl") == 0 ? "jsonl" : "text";
    dateline_lexicon *lexicon = NULL;
    dateline_text *text = NULL;
    dateline_status status = load_lexicon(&lexicon, o);
    if (status == DATELINE_OK)
        status = dateline_check(&text, found, graph, lexicon,
                                o->format != NULL ? o->format : format, o->all, report_diag());
    if (status == DATELINE_OK)
        status = report_write(o->output != NULL ? o->output : "-", text);
    dateline_text_free(text);
    dateline_lexicon_free(lexicon);
    return status;
}

int cmd_check(const options *o)
{
    if (!count_args(o, 1, 1, "one graph"))
        return 2;
    dateline_graph *graph;
    size_t found = 0;
    dateline_status status = read_graph(&graph, o);
    if (status == DATELINE_OK)
        status = check(o, graph, &found);
    dateline_graph_free(graph);
    return report_exit(status == DATELINE_OK && found > 0 ? DATELINE_FOUND : status);
}

int cmd_explain(const options *o)
{
    if (!count_args(o, 2, 3, "a graph and an id (or two, of a link's events)"))
        return 2;
    dateline_graph *graph;
    dateline_text *text = NULL;
    char link[2048];
    const char *id = o->args.v[1];
    if (o->args.n == 3) {
        snprintf(link, sizeof link, "%s -> %s", o->args.v[1], o->args.v[2]);
        id = link;
    }
    dateline_status status = read_graph(&graph, o);
    if (status == DATELINE_OK)
        status = dateline_explain(&text, graph, id, report_diag());
    dateline_graph_free(graph);
    return put_text(o, status, text);
}

int cmd_review(const options *o)
{
    if (!count_args(o, 1, 1, "one graph"))
        return 2;
    dateline_graph *graph;
    dateline_text *text = NULL;
    dateline_status status = read_graph(&graph, o);
    if (status == DATELINE_OK && o->apply != NULL)
        status = dateline_review_apply(&text, graph, o->apply, o->by, o->at, report_diag());
    else if (status == DATELINE_OK)
        status = dateline_review(&text, graph);
    dateline_graph_free(graph);
    return put_text(o, status, text);
}
