/* Public functions of graphs: building, reading, joining, printing, proving, drawing. */
#include "api/api.h"

#include "base/file.h"
#include "base/utf8.h"
#include "draw/draw.h"
#include "graph/build.h"
#include "graph/check.h"
#include "graph/explain.h"
#include "graph/export.h"
#include "graph/merge.h"
#include "graph/review.h"
#include "graph/threeway.h"
#include "graph/verify.h"
#include "text/decode.h"
#include "time/written.h"

#include <stdlib.h>

/* Room for a graph, filled by `work`; freed again unless all goes well. */
static dateline_status make_graph(dateline_graph **out, dateline_graph **place_of, api_work work,
                                  void *ctx)
{
    *out = NULL;
    dateline_graph *g = *place_of = calloc(1, sizeof *g);
    if (g == NULL)
        return DATELINE_NOMEM;
    dateline_status status = api_run(work, ctx);
    if (status == DATELINE_OK)
        *out = g;
    else
        dateline_graph_free(g);
    return status;
}

void dateline_graph_free(dateline_graph *graph)
{
    if (graph == NULL)
        return;
    arena_free(&graph->arena);
    free(graph);
}

/* ---- Building ------------------------------------------------------------------------------- */

typedef struct build_run {
    dateline_graph *graph;
    const dateline_lexicon *lexicon;
    const char *const *inputs;
    size_t n;
    const dateline_build_options *options;
    const dateline_diag *diag;
} build_run;

static dateline_status run_build(void *ctx, arena *scratch)
{
    build_run *run = ctx;
    const dateline_build_options none = {0}, *o = run->options != NULL ? run->options : &none;
    build_options options = {.title = str_of(o->title),
                             .manifest = str_of(o->manifest),
                             .folder = str_of(o->folder),
                             .base = o->base,
                             .corrections = o->corrections,
                             .correction_tables = o->correction_tables,
                             .stale = o->stale,
                             .threads = o->threads,
                             .progress = o->progress,
                             .progress_ctx = o->progress_ctx};
    dateline_status status =
        written_read(&options.date, str_of(o->date), ORDER_UNKNOWN, place_file(S("")), run->diag);
    if (status == DATELINE_OK && utf8_invalid(options.title) != STR_NONE)
        status =
            diag_error(run->diag, DATELINE_INVALID, place_file(S("")), "the title is not in UTF-8");
    if (status != DATELINE_OK)
        return status;
    str *paths = arena_new(scratch, str, run->n);
    for (size_t i = 0; i < run->n; i++)
        paths[i] = str_of(run->inputs[i]);
    return build_graph(run->graph, scratch, run->lexicon, paths, run->n, &options, run->diag);
}

dateline_status dateline_build(dateline_graph **out, const dateline_lexicon *lexicon,
                               const char *const *inputs, size_t n,
                               const dateline_build_options *options, const dateline_diag *diag)
{
    build_run run = {
        .lexicon = lexicon, .inputs = inputs, .n = n, .options = options, .diag = diag};
    return make_graph(out, &run.graph, run_build, &run);
}

typedef struct join_run {
    dateline_graph *graph;
    const dateline_lexicon *lexicon;
    const dateline_article *const *articles;
    size_t n;
} join_run;

static dateline_status run_join(void *ctx, arena *scratch)
{
    join_run *run = ctx;
    merger *m = merger_new(&run->graph->arena, scratch, run->lexicon);
    for (size_t i = 0; i < run->n; i++)
        merger_add_article(m, run->articles[i]);
    run->graph->language = S("en");
    merger_finish(m, run->graph, 1);
    return DATELINE_OK;
}

dateline_status dateline_graph_join(dateline_graph **out, const dateline_lexicon *lexicon,
                                    const dateline_article *const *articles, size_t n)
{
    join_run run = {.lexicon = lexicon, .articles = articles, .n = n};
    return make_graph(out, &run.graph, run_join, &run);
}

typedef struct merge_run {
    dateline_graph *graph;
    size_t *conflicts;
    const dateline_graph *base, *ours, *theirs;
    str name;
    const dateline_diag *diag;
} merge_run;

static dateline_status run_merge(void *ctx, arena *scratch)
{
    merge_run *run = ctx;
    static const dateline_graph nothing;
    const dateline_graph *base = run->base != NULL ? run->base : &nothing;
    return graph_merge_three(run->graph, run->conflicts, scratch, base, run->ours, run->theirs,
                             run->name, run->diag);
}

dateline_status dateline_merge(dateline_graph **out, size_t *conflicts, const dateline_graph *base,
                               const dateline_graph *ours, const dateline_graph *theirs,
                               const char *name, const dateline_diag *diag)
{
    *conflicts = 0;
    merge_run run = {NULL, conflicts, base, ours, theirs, str_of(name), diag};
    return make_graph(out, &run.graph, run_merge, &run);
}

/* ---- Reading and printing ------------------------------------------------------------------- */

typedef struct parse_run {
    dateline_graph *graph;
    const char *path; /* or, if NULL, the bytes */
    str name, bytes;
    const dateline_diag *diag;
} parse_run;

static dateline_status run_parse(void *ctx, arena *scratch)
{
    parse_run *run = ctx;
    str text = run->bytes;
    dateline_status status = DATELINE_OK;
    if (run->path != NULL && file_kind_of(run->name) == FILE_FOLDER)
        return diag_error(run->diag, DATELINE_IO, place_file(run->name),
                          "is a folder: 'dateline build' makes a graph of its articles");
    if (run->path != NULL)
        status = file_read(&text, scratch, run->name, FILE_MAX, run->diag);
    return status != DATELINE_OK ? status : graph_parse(run->graph, run->name, text, run->diag);
}

dateline_status dateline_graph_read(dateline_graph **out, const char *path,
                                    const dateline_diag *diag)
{
    parse_run run = {.path = path, .name = str_of(path), .diag = diag};
    return make_graph(out, &run.graph, run_parse, &run);
}

dateline_status dateline_graph_parse(dateline_graph **out, const char *name, const char *bytes,
                                     size_t n, const dateline_diag *diag)
{
    parse_run run = {.name = str_of(name), .bytes = {bytes, n}, .diag = diag};
    return make_graph(out, &run.graph, run_parse, &run);
}

static dateline_status run_print(void *ctx, buf *text, arena *scratch)
{
    (void)scratch;
    graph_print(text, ctx);
    return DATELINE_OK;
}

dateline_status dateline_graph_print(dateline_text **out, const dateline_graph *graph)
{
    return api_text(out, run_print, (void *)(uintptr_t)graph);
}

typedef struct count_run {
    const dateline_graph *graph;
    size_t statements;
} count_run;

static dateline_status run_count(void *ctx, arena *scratch)
{
    count_run *run = ctx;
    run->statements = verify_statements(run->graph, scratch, NULL);
    return DATELINE_OK;
}

dateline_counts dateline_graph_count(const dateline_graph *graph)
{
    count_run run = {graph, 0};
    api_run(run_count, &run);
    dateline_counts c = {.documents = graph->documents.n,
                         .entities = graph->entities.n,
                         .events = graph->events.n,
                         .links = graph->links.n,
                         .mentions = graph->mentions.n,
                         .statements = run.statements};
    for (size_t i = 0; i < graph->events.n; i++)
        c.dated += !edtf_empty(graph->events.v[i].date);
    for (size_t i = 0; i < graph->documents.n; i++) {
        const graph_document *d = &graph->documents.v[i];
        c.undated_articles += d->published.n == 0 && !graph_is_table(d);
    }
    return c;
}

/* ---- Proving, exporting, explaining --------------------------------------------------------- */

typedef struct verify_run {
    const dateline_graph *graph;
    const dateline_lexicon *lexicon;
    const char *const *folders;
    size_t n;
    const dateline_redactor *redactor;
    const dateline_diag *diag;
} verify_run;

static dateline_status run_verify(void *ctx, arena *scratch)
{
    verify_run *run = ctx;
    str *folders = arena_new(scratch, str, run->n);
    for (size_t i = 0; i < run->n; i++)
        folders[i] = str_of(run->folders[i]);
    const furniture_words *words = run->lexicon != NULL ? &run->lexicon->furniture : NULL;
    return verify_graph(run->graph, scratch, folders, run->n, words, api_names(run->redactor),
                        run->diag);
}

dateline_status dateline_verify(const dateline_graph *graph, const dateline_lexicon *lexicon,
                                const char *const *folders, size_t n,
                                const dateline_redactor *redactor, const dateline_diag *diag)
{
    verify_run run = {graph, lexicon, folders, n, redactor, diag};
    return api_run(run_verify, &run);
}

typedef struct export_run {
    const dateline_graph *graph;
    str format;
} export_run;

static dateline_status run_export(void *ctx, buf *text, arena *scratch)
{
    (void)scratch;
    export_run *run = ctx;
    if (str_eq(run->format, S("jsonl")))
        export_jsonl(text, run->graph);
    else if (str_eq(run->format, S("csv")))
        export_csv(text, run->graph);
    else if (str_eq(run->format, S("facts")))
        export_facts(text, run->graph);
    else
        return DATELINE_INVALID;
    return DATELINE_OK;
}

dateline_status dateline_export(dateline_text **out, const dateline_graph *graph,
                                const char *format)
{
    export_run run = {graph, str_of(format)};
    return api_text(out, run_export, &run);
}

typedef struct explain_run {
    const dateline_graph *graph;
    str id;
    const dateline_diag *diag;
} explain_run;

static dateline_status run_explain(void *ctx, buf *text, arena *scratch)
{
    (void)scratch;
    explain_run *run = ctx;
    if (explain_id(text, run->graph, run->id))
        return DATELINE_OK;
    place nowhere = place_file(S(""));
    diag_say(run->diag, DATELINE_ERROR, nowhere, "the graph has no '%.*s'", STR_ARG(run->id));
    str near[5];
    size_t n = explain_near(run->graph, run->id, near, 5);
    if (n == 0)
        diag_say(run->diag, DATELINE_NOTE, nowhere,
                 "'dateline export -T csv' lists the ids of its events");
    for (size_t i = 0; i < n; i++)
        diag_say(run->diag, DATELINE_NOTE, nowhere, "it has '%.*s'", STR_ARG(near[i]));
    return DATELINE_INVALID;
}

dateline_status dateline_explain(dateline_text **out, const dateline_graph *graph, const char *id,
                                 const dateline_diag *diag)
{
    explain_run run = {graph, str_of(id), diag};
    return api_text(out, run_explain, &run);
}

/* ---- Reviewing ------------------------------------------------------------------------------ */

typedef struct review_run {
    const dateline_graph *graph;
    const char *path;
    str by, at;
    const dateline_diag *diag;
} review_run;

static dateline_status run_review(void *ctx, buf *text, arena *scratch)
{
    (void)scratch;
    review_print(text, ctx);
    return DATELINE_OK;
}

dateline_status dateline_review(dateline_text **out, const dateline_graph *graph)
{
    return api_text(out, run_review, (void *)(uintptr_t)graph);
}

static dateline_status run_review_apply(void *ctx, buf *text, arena *scratch)
{
    review_run *run = ctx;
    edtf at;
    str bytes, path = str_of(run->path);
    dateline_status status =
        written_read(&at, run->at, ORDER_UNKNOWN, place_file(S("")), run->diag);
    if (status == DATELINE_OK)
        status = file_read(&bytes, scratch, path, FILE_MAX, run->diag);
    if (status != DATELINE_OK)
        return status;
    str table = decode_text(scratch, bytes, SOURCE_TABLE, path, run->diag);
    return review_apply(text, run->graph, path, table, run->by, run->at, run->diag);
}

dateline_status dateline_review_apply(dateline_text **out, const dateline_graph *graph,
                                      const char *path, const char *by, const char *at,
                                      const dateline_diag *diag)
{
    review_run run = {graph, path, str_of(by), str_of(at), diag};
    return api_text(out, run_review_apply, &run);
}

/* ---- Checking ------------------------------------------------------------------------------- */

typedef struct check_run {
    const dateline_graph *graph;
    const dateline_lexicon *lexicon;
    str format;
    bool all;
    size_t *found;
    const dateline_diag *diag;
} check_run;

static dateline_status run_check(void *ctx, buf *text, arena *scratch)
{
    check_run *run = ctx;
    check_vec found = {0};
    bool json = str_eq(run->format, S("jsonl"));
    if (!json && !str_eq(run->format, S("text")))
        return diag_error(run->diag, DATELINE_INVALID, place_file(S("")),
                          "unknown format '%.*s': text or jsonl", STR_ARG(run->format));
    check_graph(&found, scratch, run->graph, run->lexicon, run->all);
    if (json)
        check_print_jsonl(text, run->graph, &found);
    else
        check_print_text(text, run->graph, &found);
    *run->found = found.n;
    return DATELINE_OK;
}

dateline_status dateline_check(dateline_text **out, size_t *found, const dateline_graph *graph,
                               const dateline_lexicon *lexicon, const char *format, bool all,
                               const dateline_diag *diag)
{
    *found = 0;
    check_run run = {graph, lexicon, format != NULL ? str_of(format) : S("text"), all, found, diag};
    return api_text(out, run_check, &run);
}
