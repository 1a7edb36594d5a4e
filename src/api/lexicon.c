/* Public functions of what is known of a language: its tables and the weights learned for it. */
#include "api/api.h"

#include "base/file.h"
#include "lang/model.h"
#include "lex/lexicon.h"

#include <stdlib.h>

typedef struct load_run {
    dateline_model *model;
    const char *dir;
    const dateline_diag *diag;
} load_run;

static dateline_status load_model(void *ctx, arena *scratch)
{
    (void)scratch;
    load_run *run = ctx;
    return model_map(run->model, str_of(run->dir), run->diag);
}

static dateline_status open_model(dateline_model **out, api_work load, const char *dir,
                                  const dateline_diag *diag)
{
    *out = NULL;
    load_run run = {calloc(1, sizeof *run.model), dir, diag};
    if (run.model == NULL)
        return DATELINE_NOMEM;
    dateline_status status = api_run(load, &run);
    if (status == DATELINE_OK)
        *out = run.model;
    else
        dateline_model_free(run.model);
    return status;
}

dateline_status dateline_model_load(dateline_model **out, const char *dir,
                                    const dateline_diag *diag)
{
    return open_model(out, load_model, dir, diag);
}

void dateline_model_free(dateline_model *model)
{
    if (model == NULL)
        return;
    model_close(model);
    free(model);
}

static dateline_status load_beside(void *ctx, arena *scratch)
{
    load_run *run = ctx;
    str dir = path_join(scratch, str_of(run->dir), S("model"));
    return model_map(run->model, dir, run->diag);
}

dateline_status dateline_lexicon_load(dateline_lexicon **out, const char *const *dirs, size_t ndirs,
                                      const dateline_diag *diag)
{
    dateline_status status = lexicon_load(out, dirs, ndirs, diag);
    if (status == DATELINE_OK)
        status = open_model(&(*out)->model, load_beside, dirs[0], diag);
    if (status != DATELINE_OK) {
        dateline_lexicon_free(*out);
        *out = NULL;
    }
    return status;
}

void dateline_lexicon_free(dateline_lexicon *lexicon)
{
    if (lexicon == NULL)
        return;
    dateline_model_free(lexicon->model);
    lexicon_free(lexicon);
}
