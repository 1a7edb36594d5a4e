/* Public functions of texts and files, and the guard under which all others stand. */
#include "api/api.h"

#include "base/file.h"

#include <stdlib.h>

typedef struct work_run {
    api_work work;
    void *ctx;
    arena scratch;
    dateline_status status;
} work_run;

static void run_work(void *ctx)
{
    work_run *run = ctx;
    run->status = run->work(run->ctx, &run->scratch);
}

dateline_status api_run(api_work work, void *ctx)
{
    work_run run = {.work = work, .ctx = ctx};
    if (!oom_guard(run_work, &run))
        run.status = DATELINE_NOMEM;
    arena_free(&run.scratch);
    return run.status;
}

typedef struct text_owner {
    dateline_text text; /* first: this is what the caller holds */
    arena arena;
} text_owner;

typedef struct text_run {
    api_writer write;
    void *ctx;
    text_owner *owner;
} text_run;

static dateline_status write_text(void *ctx, arena *scratch)
{
    text_run *run = ctx;
    buf b = {.arena = &run->owner->arena};
    buf_reserve(&b, 1);
    dateline_status status = run->write(run->ctx, &b, scratch);
    run->owner->text = (dateline_text){b.p, b.n};
    return status;
}

dateline_status api_text(dateline_text **out, api_writer write, void *ctx)
{
    *out = NULL;
    text_run run = {write, ctx, calloc(1, sizeof *run.owner)};
    if (run.owner == NULL)
        return DATELINE_NOMEM;
    dateline_status status = api_run(write_text, &run);
    if (status == DATELINE_OK)
        *out = &run.owner->text;
    else
        dateline_text_free(&run.owner->text);
    return status;
}

void dateline_text_free(dateline_text *text)
{
    if (text == NULL)
        return;
    text_owner *owner = (text_owner *)(void *)text;
    arena_free(&owner->arena);
    free(owner);
}

typedef struct write_run {
    str path, bytes;
    const dateline_diag *diag;
} write_run;

static dateline_status write_file(void *ctx, arena *scratch)
{
    (void)scratch;
    write_run *run = ctx;
    return file_write(run->path, run->bytes, run->diag);
}

dateline_status dateline_write(const char *path, const char *bytes, size_t n,
                               const dateline_diag *diag)
{
    write_run run = {str_of(path), {bytes, n}, diag};
    return api_run(write_file, &run);
}

const char *dateline_version(void)
{
    return DATELINE_VERSION;
}
