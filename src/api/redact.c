/* Public functions of redaction. */
#include "api/api.h"

#include "base/file.h"
#include "graph/redact_graph.h"

#include <stdlib.h>

struct dateline_redactor {
    arena arena;
    redactor_names names;
};

const redactor_names *api_names(const dateline_redactor *redactor)
{
    return redactor != NULL ? &redactor->names : NULL;
}

typedef struct load_run {
    dateline_redactor *out;
    str path;
    const dateline_diag *diag;
} load_run;

static dateline_status run_load(void *ctx, arena *scratch)
{
    (void)scratch;
    load_run *run = ctx;
    arena *a = &run->out->arena;
    str text;
    dateline_status status = file_read(&text, a, run->path, FILE_MAX, run->diag);
    return status != DATELINE_OK ? status
                                 : redact_parse(&run->out->names, a, run->path, text, run->diag);
}

dateline_status dateline_redactor_load(dateline_redactor **out, const char *path,
                                       const dateline_diag *diag)
{
    *out = NULL;
    load_run run = {calloc(1, sizeof *run.out), str_of(path), diag};
    if (run.out == NULL)
        return DATELINE_NOMEM;
    dateline_status status = api_run(run_load, &run);
    if (status == DATELINE_OK)
        *out = run.out;
    else
        dateline_redactor_free(run.out);
    return status;
}

void dateline_redactor_free(dateline_redactor *redactor)
{
    if (redactor == NULL)
        return;
    arena_free(&redactor->arena);
    free(redactor);
}

typedef struct graph_run {
    const dateline_redactor *redactor;
    dateline_graph *graph;
} graph_run;

typedef struct learn_run {
    dateline_redactor *redactor;
    const dateline_graph *graph;
} learn_run;

static dateline_status run_learn(void *ctx, arena *scratch)
{
    (void)scratch;
    learn_run *run = ctx;
    graph_learn_names(run->graph, &run->redactor->names, &run->redactor->arena);
    return DATELINE_OK;
}

dateline_status dateline_redact_learn(dateline_redactor *redactor, const dateline_graph *graph)
{
    learn_run run = {redactor, graph};
    return api_run(run_learn, &run);
}

static dateline_status run_graph(void *ctx, arena *scratch)
{
    (void)scratch;
    graph_run *run = ctx;
    graph_redact(run->graph, &run->redactor->names);
    return DATELINE_OK;
}

dateline_status dateline_redact_graph(const dateline_redactor *redactor, dateline_graph *graph)
{
    graph_run run = {redactor, graph};
    return api_run(run_graph, &run);
}

typedef struct text_run {
    const dateline_redactor *redactor;
    str text;
} text_run;

static dateline_status run_text(void *ctx, buf *text, arena *scratch)
{
    text_run *run = ctx;
    buf_put(text, redact_text(&run->redactor->names, scratch, run->text, REDACT_PROSE));
    return DATELINE_OK;
}

dateline_status dateline_redact_text(dateline_text **out, const dateline_redactor *redactor,
                                     const char *text)
{
    text_run run = {redactor, str_of(text)};
    return api_text(out, run_text, &run);
}

typedef struct leak_run {
    const dateline_redactor *redactor;
    str bytes;
    const dateline_diag *diag;
} leak_run;

static dateline_status run_leak(void *ctx, arena *scratch)
{
    (void)scratch;
    leak_run *run = ctx;
    const redactor_names *r = &run->redactor->names;
    size_t row;
    if (!redact_leaks(r, run->bytes, &row))
        return DATELINE_OK;
    return diag_error(run->diag, DATELINE_INVALID,
                      (place){.file = r->table.file, .line = r->table.rows.v[row].line},
                      "the output would hold this name, or a form of it: nothing is written");
}

dateline_status dateline_redact_check(const dateline_redactor *redactor, const char *bytes,
                                      size_t n, const dateline_diag *diag)
{
    leak_run run = {redactor, {bytes, n}, diag};
    return api_run(run_leak, &run);
}
