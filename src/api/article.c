/* Public functions of articles: reading one up to a stage, and printing a stage's result. */
#include "api/api.h"

#include "find/inspect.h"
#include "find/timex.h"
#include "time/written.h"

#include <stdlib.h>

typedef struct read_run {
    dateline_article *article;
    const char *path; /* or, if NULL, the bytes */
    str name, bytes;
    const dateline_facts *facts;
    dateline_stage last;
    const dateline_diag *diag;
} read_run;

static dateline_status facts_of(source_facts *out, const read_run *run)
{
    const dateline_facts *f = run->facts;
    *out = (source_facts){.furniture = &run->article->lexicon->furniture,
                          .unhashed = run->last != DATELINE_STAGE_TEXT &&
                                      run->last != DATELINE_STAGE_EVENTS};
    if (f == NULL)
        return DATELINE_OK;
    out->title = str_of(f->title);
    out->outlet = str_of(f->source);
    out->url = str_of(f->url);
    dateline_status status = written_read(&out->published, str_of(f->published), ORDER_UNKNOWN,
                                          place_file(run->name), run->diag);
    out->published = edtf_copy(&run->article->arena, out->published);
    if (!edtf_empty(out->published))
        out->published_by = S("option");
    return status;
}

/* The stages up to the last one wanted; the events need all of them. */
static void find_until(dateline_article *a, dateline_stage last)
{
    if (last == DATELINE_STAGE_EVENTS) {
        find_all(a);
        return;
    }
    if (last >= DATELINE_STAGE_TOKENS)
        tokenize(&a->text, &a->arena, &a->source, &a->lexicon->words, &a->lexicon->abbreviations);
    if (last >= DATELINE_STAGE_TIMES)
        find_times(a);
    if (last >= DATELINE_STAGE_ENTITIES)
        find_entities(a);
}

static dateline_status read_article(void *ctx, arena *scratch)
{
    (void)scratch;
    read_run *run = ctx;
    dateline_article *a = run->article;
    source_facts facts;
    dateline_status status = facts_of(&facts, run);
    if (status != DATELINE_OK)
        return status;
    str name = arena_str(&a->arena, run->name);
    if (run->path != NULL)
        status = source_read(&a->source, &a->arena, name, name, &facts, run->diag);
    else
        status = source_from_bytes(&a->source, &a->arena, arena_str(&a->arena, run->bytes), name,
                                   &facts, run->diag);
    if (status == DATELINE_OK)
        find_until(a, run->last);
    return status;
}

static dateline_status make_article(dateline_article **out, const dateline_lexicon *lexicon,
                                    read_run *run)
{
    *out = NULL;
    run->article = calloc(1, sizeof *run->article);
    if (run->article == NULL)
        return DATELINE_NOMEM;
    run->article->lexicon = lexicon;
    dateline_status status = api_run(read_article, run);
    if (status == DATELINE_OK)
        *out = run->article;
    else
        dateline_article_free(run->article);
    return status;
}

dateline_status dateline_article_read(dateline_article **out, const dateline_lexicon *lexicon,
                                      const char *path, const dateline_facts *facts,
                                      dateline_stage last, const dateline_diag *diag)
{
    read_run run = {.path = path, .name = str_of(path), .facts = facts, .last = last, .diag = diag};
    return make_article(out, lexicon, &run);
}

dateline_status dateline_article_from_bytes(dateline_article **out, const dateline_lexicon *lexicon,
                                            const char *name, const char *bytes, size_t n,
                                            const dateline_facts *facts, dateline_stage last,
                                            const dateline_diag *diag)
{
    read_run run = {.name = str_of(name), .facts = facts, .last = last, .diag = diag};
    run.bytes = (str){bytes, n};
    return make_article(out, lexicon, &run);
}

void dateline_article_free(dateline_article *article)
{
    if (article == NULL)
        return;
    arena_free(&article->arena);
    free(article);
}

typedef struct print_run {
    const dateline_article *article;
    dateline_stage stage;
    dateline_form form;
} print_run;

static dateline_status print_text(const print_run *run, buf *out)
{
    switch (run->form) {
    case DATELINE_LINES: inspect_text(out, run->article); return DATELINE_OK;
    case DATELINE_BLOCKS: inspect_blocks(out, run->article); return DATELINE_OK;
    case DATELINE_JSONL: inspect_source(out, run->article); return DATELINE_OK;
    case DATELINE_TIMEML: break;
    }
    return DATELINE_INVALID;
}

static dateline_status print_stage(void *ctx, buf *out, arena *scratch)
{
    (void)scratch;
    const print_run *run = ctx;
    bool json = run->form == DATELINE_JSONL;
    if (run->stage == DATELINE_STAGE_TEXT)
        return print_text(run, out);
    if (run->stage == DATELINE_STAGE_TIMES && run->form == DATELINE_TIMEML) {
        timeml_print(out, run->article);
        return DATELINE_OK;
    }
    if (!json && run->form != DATELINE_LINES)
        return DATELINE_INVALID;
    switch (run->stage) {
    case DATELINE_STAGE_TEXT: break;
    case DATELINE_STAGE_TOKENS: inspect_tokens(out, run->article, json); break;
    case DATELINE_STAGE_TIMES: inspect_times(out, run->article, json); break;
    case DATELINE_STAGE_ENTITIES: inspect_entities(out, run->article, json); break;
    case DATELINE_STAGE_EVENTS: inspect_events(out, run->article, json); break;
    }
    return DATELINE_OK;
}

dateline_status dateline_article_print(dateline_text **out, const dateline_article *article,
                                       dateline_stage stage, dateline_form form)
{
    print_run run = {article, stage, form};
    return api_text(out, print_stage, &run);
}
