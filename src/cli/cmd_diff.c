/* diff: what changed from one graph to another; also as git calls it for diff.external. */
#include "cli/cli.h"
#include "cli/picture.h"
#include "cli/redact.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* path old-file old-hex old-mode new-file new-hex new-mode, and two more if it was renamed */
#define GIT_ARGS         7
#define GIT_RENAMED_ARGS 9

/* Colour where a person looks on: a terminal, or the pager that git put there. */
static bool wants_colour(const options *o)
{
    const char *pager = getenv("GIT_PAGER_IN_USE");
    bool watched = isatty(STDOUT_FILENO) || (pager != NULL && strcmp(pager, "true") == 0);
    return report_colour(watched && o->output == NULL);
}

static dateline_status read_side(dateline_graph **out, const char *path, bool from_git)
{
    return from_git ? read_graph_or_none(out, path) : dateline_graph_read(out, path, report_diag());
}

static dateline_status render_diff(dateline_text **out, const void *diff,
                                   const dateline_render_options *r)
{
    return dateline_diff_render(out, diff, r, report_diag());
}

static bool wants_picture(const options *o)
{
    static const char *const formats[] = {"svg", "png", "pdf", "dot", "html"};
    const char *format = o->format != NULL || o->output != NULL ? picture_format(o) : "";
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(format, formats[i]) == 0)
            return true;
    return false;
}

static dateline_status print_diff(const options *o, const dateline_diff *diff)
{
    if (wants_picture(o))
        return draw_picture(o, render_diff, diff);
    const char *ending = o->output != NULL ? file_ending(o->output) : "";
    dateline_diff_options d = {.format = strcmp(ending, "json") == 0 ? "json" : "text",
                               .all = o->all,
                               .stat = o->stat,
                               .context = o->context,
                               .colour = wants_colour(o)};
    if (o->format != NULL)
        d.format = o->format;
    dateline_text *text;
    dateline_status status = dateline_diff_print(&text, diff, &d, report_diag());
    if (status == DATELINE_OK)
        status = report_write(o->output != NULL ? o->output : "-", text);
    dateline_text_free(text);
    return status;
}

/* What either knows of the names goes from both. */
static dateline_status redact_both(dateline_graph *old, dateline_graph *new)
{
    dateline_status status = redact_learn(old);
    if (status == DATELINE_OK)
        status = redact_learn(new);
    if (status == DATELINE_OK)
        status = redact_graph(old);
    return status == DATELINE_OK ? redact_graph(new) : status;
}

/* DATELINE_FOUND if the graphs differ in what they say, or with --all in anything. */
static dateline_status diff_files(const options *o, const char *old_path, const char *new_path,
                                  bool from_git)
{
    dateline_graph *old = NULL, *new = NULL;
    dateline_diff *diff = NULL;
    dateline_status status = read_side(&old, old_path, from_git);
    if (status == DATELINE_OK)
        status = read_side(&new, new_path, from_git);
    if (status == DATELINE_OK && redact_wanted())
        status = redact_both(old, new);
    if (status == DATELINE_OK)
        status = dateline_diff_graphs(&diff, old, new);
    if (status == DATELINE_OK)
        status = print_diff(o, diff);
    bool differs = status == DATELINE_OK && (dateline_diff_count(diff, false) > 0 ||
                                             (o->all && dateline_diff_count(diff, true) > 0));
    dateline_diff_free(diff);
    dateline_graph_free(new);
    dateline_graph_free(old);
    return differs ? DATELINE_FOUND : status;
}

/* Git takes any exit status but 0 for trouble, and names an unmerged path alone. */
static int diff_for_git(const options *o)
{
    const char *path = o->args.v[o->args.n == GIT_RENAMED_ARGS ? GIT_ARGS : 0];
    dateline_text *hold;
    printf(o->args.n == 1 ? "%s is unmerged\n" : "%s: ", redact_words(&hold, path));
    dateline_text_free(hold);
    if (o->args.n == 1)
        return 0;
    fflush(stdout);
    dateline_status status = diff_files(o, o->args.v[1], o->args.v[4], true);
    return report_exit(status == DATELINE_FOUND ? DATELINE_OK : status);
}

int cmd_diff(const options *o)
{
    bool from_git = getenv("GIT_DIFF_PATH_TOTAL") != NULL && o->args.n == 1;
    if (from_git || o->args.n == GIT_ARGS || o->args.n == GIT_RENAMED_ARGS)
        return diff_for_git(o);
    if (!count_args(o, 2, 2, "an old and a new graph"))
        return 2;
    return report_exit(diff_files(o, o->args.v[0], o->args.v[1], false));
}
