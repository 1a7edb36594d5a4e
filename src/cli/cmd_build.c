/* build, render, and both in one go. */
#include "cli/cli.h"
#include "cli/redact.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* The folder the graph will lie in: its documents are named as seen from there. */
static const char *output_folder(const options *o, char *out, size_t size)
{
    if (o->output == NULL || strcmp(o->output, "-") == 0)
        return NULL;
    snprintf(out, size, "%s", o->output);
    char *slash = strrchr(out, '/');
    if (slash == NULL)
        return NULL;
    slash[slash == out] = 0;
    return out;
}

/* `*stale` counts the corrections that found nothing to act on. */
static dateline_status build_on(dateline_graph **out, const options *o,
                                const dateline_lexicon *lexicon, size_t *stale)
{
    char folder[4096];
    dateline_build_options b = {.title = o->title,
                                .manifest = o->manifest,
                                .date = o->date,
                                .folder = output_folder(o, folder, sizeof folder),
                                .corrections = o->corrections,
                                .stale = stale,
                                .threads = o->jobs,
                                .progress = report_progress};
    dateline_graph *base = NULL;
    dateline_status status = DATELINE_OK;
    if (o->base != NULL)
        status = dateline_graph_read(&base, o->base, report_diag());
    b.base = base;
    if (status == DATELINE_OK)
        status = dateline_build(out, lexicon, o->args.v, o->args.n, &b, report_diag());
    if (status == DATELINE_OK)
        status = redact_learn(*out);
    if (status == DATELINE_OK)
        status = redact_graph(*out);
    dateline_graph_free(base);
    return status;
}

static dateline_status build(dateline_graph **out, const options *o, size_t *stale)
{
    *stale = 0;
    dateline_lexicon *lexicon = NULL;
    *out = NULL;
    dateline_status status = load_lexicon(&lexicon, o);
    if (status == DATELINE_OK)
        status = build_on(out, o, lexicon, stale);
    dateline_lexicon_free(lexicon);
    return status;
}

/* For the person who waits: what came of it. */
static void tell_counts(const options *o, const dateline_graph *graph)
{
    if (!report_watched() || o->output == NULL)
        return;
    dateline_counts c = dateline_graph_count(graph);
    fprintf(stderr, "%s: %zu documents, %zu events (%zu dated), %zu actors and places, %zu links\n",
            o->output, c.documents, c.events, c.dated, c.entities, c.links);
}

int cmd_build(const options *o)
{
    if (!count_args(o, 1, SIZE_MAX, "files or folders"))
        return 2;
    dateline_graph *graph;
    dateline_text *text = NULL;
    size_t stale;
    dateline_status status = build(&graph, o, &stale);
    if (status == DATELINE_OK)
        status = dateline_graph_print(&text, graph);
    int code = put_text(o, status, text);
    if (code == 0)
        tell_counts(o, graph);
    dateline_graph_free(graph);
    return code == 0 && o->strict && stale > 0 ? 1 : code;
}

/* -T, or the ending of -o, or svg. */
static const char *picture_format(const options *o)
{
    const char *ending = o->output != NULL ? file_ending(o->output) : "";
    if (o->format != NULL)
        return o->format;
    if (strcmp(ending, "gv") == 0)
        return "dot";
    return *ending != 0 ? ending : "svg";
}

/* --width, or that of the terminal a text is for. */
static double picture_width(const options *o, const char *format)
{
    enum { LEAST = 20, MOST = 1000 };
    struct winsize size = {0};
    bool shown = strcmp(format, "term") == 0 && o->output == NULL;
    if (o->width > 0 || !shown || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return o->width;
    return size.ws_col < LEAST ? LEAST : size.ws_col > MOST ? MOST : size.ws_col;
}

static bool is_file(const char *output)
{
    return output != NULL && strcmp(output, "-") != 0;
}

/* "map.png" as "map-1.png", "map-2.png", ... where one file cannot hold it; `first` is the first.
 */
static int put_sheets(const options *o, const dateline_graph *graph, dateline_render_options *r,
                      dateline_text *first)
{
    char path[4096];
    const char *ending = file_ending(o->output);
    int stem = (int)(strlen(o->output) - strlen(ending) - (*ending != 0));
    size_t sheets = *r->sheets;
    dateline_status status = DATELINE_OK;
    for (r->sheet = 1; r->sheet <= sheets && status == DATELINE_OK; r->sheet++) {
        dateline_text *text = r->sheet == 1 ? first : NULL;
        if (text == NULL)
            status = dateline_render(&text, graph, r, report_diag());
        snprintf(path, sizeof path, "%.*s-%zu%s%s", stem, o->output, r->sheet, *ending ? "." : "",
                 ending);
        if (status == DATELINE_OK)
            status = report_write(path, text);
        dateline_text_free(text);
    }
    return report_exit(status);
}

/* The words of a picture can be searched in no format but SVG. */
static dateline_status check_words(const dateline_graph *graph, dateline_render_options r)
{
    if (!redact_wanted())
        return DATELINE_OK;
    dateline_text *text = NULL;
    r.format = "svg";
    r.sheet = 0;
    r.sheets = NULL;
    dateline_status status = dateline_render(&text, graph, &r, report_diag());
    if (status == DATELINE_OK)
        status = redact_check(text->p, text->n);
    dateline_text_free(text);
    return status;
}

static int draw(const options *o, const dateline_graph *graph)
{
    const char *format = picture_format(o);
    bool binary = strcmp(format, "png") == 0 || strcmp(format, "pdf") == 0;
    if (binary && !is_file(o->output) && isatty(STDOUT_FILENO)) {
        report_error("a %s is nothing for a terminal: name a file with -o", format);
        return 2;
    }
    size_t sheets = 1;
    dateline_render_options r = {.format = format,
                                 .view = o->view,
                                 .lanes = o->lanes,
                                 .detail = o->detail,
                                 .scale = o->scale,
                                 .rankdir = o->rankdir,
                                 .from = o->from,
                                 .to = o->to,
                                 .actors = o->actors.v,
                                 .actor_count = o->actors.n,
                                 .width = picture_width(o, format),
                                 .colour =
                                     report_colour(o->output == NULL && isatty(STDOUT_FILENO)),
                                 .min_confidence = o->min_confidence,
                                 .max_events = o->max_events,
                                 .theme = o->theme,
                                 .dpi = o->dpi,
                                 .sheet = is_file(o->output),
                                 .sheets = &sheets,
                                 .style = o->style != NULL ? o->style : data_path("style.csv")};
    dateline_graph *old = NULL;
    dateline_text *text = NULL;
    dateline_status status = DATELINE_OK;
    if (o->like != NULL)
        status = dateline_graph_read(&old, o->like, report_diag());
    r.like = old;
    if (status == DATELINE_OK && binary)
        status = check_words(graph, r);
    if (status == DATELINE_OK)
        status = dateline_render(&text, graph, &r, report_diag());
    int code = status == DATELINE_OK && sheets > 1 ? put_sheets(o, graph, &r, text)
                                                   : put_text(o, status, text);
    dateline_graph_free(old);
    return code;
}

int cmd_render(const options *o)
{
    if (!count_args(o, 1, 1, "one graph"))
        return 2;
    dateline_graph *graph;
    dateline_status status = read_graph(&graph, o);
    int code = status == DATELINE_OK ? draw(o, graph) : report_exit(status);
    dateline_graph_free(graph);
    return code;
}

int cmd_picture(const options *o)
{
    if (o->output == NULL) {
        report_error("name the picture with -o, as in 'dateline %s -o timeline.svg'; -h tells more",
                     o->args.n > 0 ? o->args.v[0] : "articles/");
        return 2;
    }
    if (o->format == NULL && strcmp(file_ending(o->output), "gv") == 0)
        return cmd_build(o);
    if (!count_args(o, 1, SIZE_MAX, "files or folders"))
        return 2;
    dateline_graph *graph;
    size_t stale;
    dateline_status status = build(&graph, o, &stale);
    int code = status == DATELINE_OK ? draw(o, graph) : report_exit(status);
    if (code == 0)
        tell_counts(o, graph);
    dateline_graph_free(graph);
    return code == 0 && o->strict && stale > 0 ? 1 : code;
}
