/* Public functions of diffs. */
#include "api/api.h"

#include "graph/diff_print.h"

#include <stdlib.h>

typedef struct diff_run {
    dateline_diff *diff;
    const dateline_graph *old, *new;
} diff_run;

static dateline_status run_diff(void *ctx, arena *scratch)
{
    (void)scratch;
    diff_run *run = ctx;
    diff_find(run->diff, run->old, run->new);
    return DATELINE_OK;
}

dateline_status dateline_diff_graphs(dateline_diff **out, const dateline_graph *old_graph,
                                     const dateline_graph *new_graph)
{
    *out = NULL;
    diff_run run = {calloc(1, sizeof *run.diff), old_graph, new_graph};
    if (run.diff == NULL)
        return DATELINE_NOMEM;
    dateline_status status = api_run(run_diff, &run);
    if (status == DATELINE_OK)
        *out = run.diff;
    else
        dateline_diff_free(run.diff);
    return status;
}

void dateline_diff_free(dateline_diff *diff)
{
    if (diff == NULL)
        return;
    arena_free(&diff->arena);
    free(diff);
}

size_t dateline_diff_count(const dateline_diff *diff, bool cosmetic)
{
    return cosmetic ? diff->cosmetic : diff->real;
}

typedef struct print_run {
    const dateline_diff *diff;
    const dateline_diff_options *options;
    const dateline_diag *diag;
} print_run;

static dateline_status run_print(void *ctx, buf *text, arena *scratch)
{
    (void)scratch;
    print_run *run = ctx;
    const dateline_diff_options none = {0}, *o = run->options != NULL ? run->options : &none;
    diff_look look = {.all = o->all, .stat = o->stat, .context = o->context, .colour = o->colour};
    str format = o->format != NULL ? str_of(o->format) : S("text");
    if (str_eq(format, S("text")))
        diff_print_text(text, run->diff, look);
    else if (str_eq(format, S("json")))
        diff_print_json(text, run->diff, o->all);
    else if (str_eq(format, S("pairs")))
        diff_print_pairs(text, run->diff);
    else
        return diag_error(run->diag, DATELINE_INVALID, place_file(S("")),
                          "unknown format '%s': text, json or pairs", o->format);
    return DATELINE_OK;
}

dateline_status dateline_diff_print(dateline_text **out, const dateline_diff *diff,
                                    const dateline_diff_options *options, const dateline_diag *diag)
{
    print_run run = {diff, options, diag};
    return api_text(out, run_print, &run);
}
