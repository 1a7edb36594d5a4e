/* text, tokens, times, entities, events: one stage's result for each file. */
#include "cli/cli.h"
#include "cli/jobs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct stage_run {
    const options *o;
    const dateline_lexicon *lexicon;
    dateline_stage stage;
    dateline_form form;
    bool to_folder; /* a file each, in the folder that -o names */
} stage_run;

static bool read_form(stage_run *run)
{
    const char *format = run->o->format;
    run->form = run->o->all ? DATELINE_BLOCKS : DATELINE_LINES;
    if (format == NULL || strcmp(format, "text") == 0)
        return true;
    run->form = strcmp(format, "timeml") == 0 ? DATELINE_TIMEML : DATELINE_JSONL;
    bool timeml = run->form == DATELINE_TIMEML && run->stage == DATELINE_STAGE_TIMES;
    if (timeml || strcmp(format, "jsonl") == 0 ||
        (strcmp(format, "json") == 0 && run->stage == DATELINE_STAGE_TEXT))
        return true;
    report_error("unknown format '%s': text%s", format,
                 run->stage == DATELINE_STAGE_TIMES  ? ", jsonl or timeml"
                 : run->stage == DATELINE_STAGE_TEXT ? " or json"
                                                     : " or jsonl");
    return false;
}

static bool is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Several results need a folder, which is made if it is not there; one goes into one that is. */
static bool choose_folder(stage_run *run, size_t n)
{
    const char *to = run->o->output;
    run->to_folder = to != NULL && strcmp(to, "-") != 0 && (n > 1 || is_folder(to));
    if (!run->to_folder || is_folder(to) || mkdir(to, 0777) == 0)
        return true;
    report_error("-o names a folder for the results of %zu files: cannot make '%s': %s", n, to,
                 strerror(errno));
    return false;
}

/* DIR/NAME.tml for path/NAME.txt. */
static bool result_path(const stage_run *run, const char *path, char *out, size_t size)
{
    const char *slash = strrchr(path, '/'), *base = slash != NULL ? slash + 1 : path;
    base = strcmp(path, "-") == 0 ? "stdin" : base;
    const char *dot = strrchr(base, '.');
    int n = dot != NULL && dot > base ? (int)(dot - base) : (int)strlen(base);
    const char *ending = run->form == DATELINE_TIMEML  ? "tml"
                         : run->form == DATELINE_JSONL ? "jsonl"
                                                       : "out";
    int written = snprintf(out, size, "%s/%.*s.%s", run->o->output, n, base, ending);
    return written > 0 && (size_t)written < size;
}

static dateline_status make_result(void *ctx, dateline_text **out, const char *path,
                                   const dateline_diag *diag)
{
    const stage_run *run = ctx;
    dateline_facts facts = {.title = run->o->title, .published = run->o->date};
    dateline_article *article;
    dateline_status status =
        dateline_article_read(&article, run->lexicon, path, &facts, run->stage, diag);
    if (status == DATELINE_OK)
        status = dateline_article_print(out, article, run->stage, run->form);
    dateline_article_free(article);
    return status;
}

static dateline_status write_result(void *ctx, const char *path, const dateline_text *text)
{
    const stage_run *run = ctx;
    char result[4096];
    if (!run->to_folder)
        return report_write(run->o->output != NULL ? run->o->output : "-", text);
    if (!result_path(run, path, result, sizeof result)) {
        report_error("'%s' is too long", run->o->output);
        return DATELINE_INVALID;
    }
    return report_write(result, text);
}

/* Every file is tried; the first one's trouble is the exit code. */
static int print_stage(const options *o, dateline_stage stage)
{
    stage_run run = {.o = o, .stage = stage};
    static const char *const standard_input[] = {"-"};
    const char *const *paths = o->args.n > 0 ? o->args.v : standard_input;
    size_t n = o->args.n > 0 ? o->args.n : 1;
    dateline_lexicon *lexicon;
    if (!read_form(&run) || !choose_folder(&run, n))
        return 2;
    dateline_status status = load_lexicon(&lexicon, o);
    if (status != DATELINE_OK)
        return report_exit(status);
    run.lexicon = lexicon;
    file_work work = {make_result, write_result, &run};
    status = jobs_run(&work, paths, n, o->jobs);
    dateline_lexicon_free(lexicon);
    return report_exit(status);
}

int cmd_text(const options *o)
{
    return print_stage(o, DATELINE_STAGE_TEXT);
}

int cmd_tokens(const options *o)
{
    return print_stage(o, DATELINE_STAGE_TOKENS);
}

int cmd_times(const options *o)
{
    return print_stage(o, DATELINE_STAGE_TIMES);
}

static int tag_tokens(const options *o)
{
    dateline_model *model;
    dateline_text *text = NULL;
    if (!count_args(o, 0, 0, "no file"))
        return 2;
    dateline_status status = load_model(&model, o);
    if (status == DATELINE_OK)
        status = dateline_names_bio(&text, model, o->bio, report_diag());
    dateline_model_free(model);
    return put_text(o, status, text);
}

int cmd_entities(const options *o)
{
    return o->bio != NULL ? tag_tokens(o) : print_stage(o, DATELINE_STAGE_ENTITIES);
}

int cmd_events(const options *o)
{
    return print_stage(o, DATELINE_STAGE_EVENTS);
}
