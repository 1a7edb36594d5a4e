/* lexicon check: the mistakes in a lexicon's tables. */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A lexicon that stands for itself; others add to the one in use. */
static bool is_complete(const char *dir)
{
    static const char *const tables[] = {"triggers.csv", "types.csv", "function_words.csv",
                                         "months.csv"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", dir, tables[i]);
        if (access(path, R_OK) != 0)
            return false;
    }
    return true;
}

int cmd_lexicon(const options *o)
{
    if (!count_args(o, 1, 2, "'check' and perhaps a folder"))
        return 2;
    if (strcmp(o->args.v[0], "check") != 0) {
        report_error("'lexicon check' expected, not 'lexicon %s'", o->args.v[0]);
        return 2;
    }
    const char *dir = o->args.n > 1 ? o->args.v[1] : data_path("en");
    if (access(dir, R_OK | X_OK) != 0) {
        report_error("cannot read folder '%s'", dir);
        return 2;
    }
    char base[4096];
    snprintf(base, sizeof base, "%s", data_path("en"));
    const char *dirs[] = {base, dir};
    bool alone = o->args.n == 1 || is_complete(dir);
    dateline_lexicon *lexicon;
    dateline_status status =
        dateline_lexicon_load(&lexicon, dirs + alone, alone ? 1 : 2, report_diag());
    dateline_lexicon_free(lexicon);
    if (status == DATELINE_OK)
        printf("%s: no mistakes\n", dir);
    return report_exit(status == DATELINE_INVALID ? DATELINE_FOUND : status);
}
