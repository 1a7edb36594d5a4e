/* What several commands need: where the data lies, loading, counting arguments, putting out. */
#include "cli/cli.h"
#include "cli/redact.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATH_MOST 4096

static bool is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* `../data` of the folder the program lies in: a build that was not installed. */
static bool beside_program(char *out, size_t size)
{
    char program[PATH_MOST];
    ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
    if (n <= 0)
        return false;
    program[n] = 0;
    char *slash = strrchr(program, '/');
    if (slash == NULL)
        return false;
    *slash = 0;
    char language[PATH_MOST + 16];
    snprintf(language, sizeof language, "%s/../data/en", program);
    int written = snprintf(out, size, "%s/../data", program);
    return written > 0 && (size_t)written < size && is_folder(language);
}

static const char *data_dir(void)
{
    static char dir[PATH_MOST];
    const char *given = getenv("DATELINE_DATA");
    if (given != NULL && *given != 0)
        return given;
    if (dir[0] == 0 && !beside_program(dir, sizeof dir))
        snprintf(dir, sizeof dir, "%s", DATELINE_DATADIR);
    return dir;
}

const char *data_path(const char *name)
{
    static char path[PATH_MOST + 64];
    snprintf(path, sizeof path, "%s/%s", data_dir(), name);
    return path;
}

dateline_status load_model(dateline_model **out, const options *o)
{
    return dateline_model_load(out, o->model != NULL ? o->model : data_path("en/model"),
                               report_diag());
}

dateline_status load_lexicon(dateline_lexicon **out, const options *o)
{
    size_t n = o->lexicons.n + 1;
    const char **dirs = calloc(n, sizeof *dirs);
    if (dirs == NULL)
        return DATELINE_NOMEM;
    dirs[0] = data_path("en");
    if (o->lexicons.n > 0)
        memcpy(dirs + 1, o->lexicons.v, o->lexicons.n * sizeof *dirs);
    dateline_status status = dateline_lexicon_load(out, dirs, n, report_diag());
    free(dirs);
    return status;
}

dateline_status read_graph(dateline_graph **out, const options *o)
{
    dateline_status status = dateline_graph_read(out, o->args.v[0], report_diag());
    if (status == DATELINE_OK)
        status = redact_learn(*out);
    return status == DATELINE_OK ? redact_graph(*out) : status;
}

dateline_status read_graph_or_none(dateline_graph **out, const char *path)
{
    static const char none[] = "digraph dateline { graph [dateline=\"1\"]; }";
    struct stat info;
    if (stat(path, &info) == 0 && info.st_size == 0 && !S_ISFIFO(info.st_mode))
        return dateline_graph_parse(out, path, none, sizeof none - 1, report_diag());
    return dateline_graph_read(out, path, report_diag());
}

bool count_args(const options *o, size_t least, size_t most, const char *what)
{
    if (o->args.n >= least && o->args.n <= most)
        return true;
    if (o->args.n < least)
        report_error("%s expected; -h tells more", what);
    else
        report_error("'%s' is one argument too many: %s expected", o->args.v[most], what);
    return false;
}

int put_text(const options *o, dateline_status status, dateline_text *text)
{
    if (status == DATELINE_OK)
        status = report_write(o->output != NULL ? o->output : "-", text);
    dateline_text_free(text);
    return report_exit(status);
}

const char *file_ending(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash != NULL ? slash : path, '.');
    return dot != NULL ? dot + 1 : "";
}
