/* merge: what two people did to one graph, as git's merge driver; or several graphs as one. */
#include "cli/cli.h"

/* `*merged` takes up another graph. */
static dateline_status merge_one(dateline_graph **merged, size_t *conflicts,
                                 const dateline_graph *base, const char *path, const char *name)
{
    dateline_graph *other = NULL, *both = NULL;
    size_t found = 0;
    dateline_status status = read_graph_or_none(&other, path);
    if (status == DATELINE_OK)
        status = dateline_merge(&both, &found, base, *merged, other, name, report_diag());
    dateline_graph_free(other);
    dateline_graph_free(*merged);
    *merged = both;
    *conflicts += found;
    return status;
}

int cmd_merge(const options *o)
{
    if (!count_args(o, o->base != NULL ? 2 : 1, o->base != NULL ? 2 : SIZE_MAX,
                    o->base != NULL ? "ours and theirs" : "graphs"))
        return 2;
    dateline_graph *base = NULL, *merged = NULL;
    dateline_text *text = NULL;
    size_t conflicts = 0;
    dateline_status status = DATELINE_OK;
    if (o->base != NULL)
        status = read_graph_or_none(&base, o->base);
    if (status == DATELINE_OK)
        status = read_graph_or_none(&merged, o->args.v[0]);
    for (size_t i = 1; i < o->args.n && status == DATELINE_OK; i++)
        status = merge_one(&merged, &conflicts, base, o->args.v[i], o->args.v[0]);
    if (status == DATELINE_OK)
        status = dateline_graph_print(&text, merged);
    if (status == DATELINE_OK)
        status = report_write(o->output != NULL ? o->output : "-", text);
    dateline_text_free(text);
    dateline_graph_free(merged);
    dateline_graph_free(base);
    return report_exit(status == DATELINE_OK && conflicts > 0 ? DATELINE_FOUND : status);
}
