/* Drawing to files: formats by their endings, sheets of a PNG, names that must not be in it. */
#include "cli/picture.h"

#include "cli/cli.h"
#include "cli/redact.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* -T, or the ending of -o, or svg. */
const char *picture_format(const options *o)
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
static dateline_status put_sheets(const options *o, picture_renderer render, const void *of,
                                  dateline_render_options *r, dateline_text *first)
{
    char path[4096];
    const char *ending = file_ending(o->output);
    int stem = (int)(strlen(o->output) - strlen(ending) - (*ending != 0));
    size_t sheets = *r->sheets;
    dateline_status status = DATELINE_OK;
    for (r->sheet = 1; r->sheet <= sheets && status == DATELINE_OK; r->sheet++) {
        dateline_text *text = r->sheet == 1 ? first : NULL;
        if (text == NULL)
            status = render(&text, of, r);
        snprintf(path, sizeof path, "%.*s-%zu%s%s", stem, o->output, r->sheet, *ending ? "." : "",
                 ending);
        if (status == DATELINE_OK)
            status = report_write(path, text);
        dateline_text_free(text);
    }
    return status;
}

/* The words of a picture can be searched in no format but SVG. */
static dateline_status check_words(picture_renderer render, const void *of,
                                   dateline_render_options r)
{
    if (!redact_wanted())
        return DATELINE_OK;
    dateline_text *text = NULL;
    r.format = "svg";
    r.sheet = 0;
    r.sheets = NULL;
    r.page = NULL;
    dateline_status status = render(&text, of, &r);
    if (status == DATELINE_OK)
        status = redact_check(text->p, text->n);
    dateline_text_free(text);
    return status;
}

static dateline_status write_picture(const options *o, picture_renderer render, const void *of,
                                     dateline_render_options *r)
{
    dateline_text *text = NULL;
    dateline_status status = render(&text, of, r);
    if (status == DATELINE_OK && *r->sheets > 1)
        return put_sheets(o, render, of, r, text);
    if (status == DATELINE_OK)
        status = report_write(o->output != NULL ? o->output : "-", text);
    dateline_text_free(text);
    return status;
}

/* The graph of --like, or NULL. Its ids are looked up among redacted ones. */
static dateline_status read_like(dateline_graph **out, const options *o)
{
    if (o->like == NULL)
        return DATELINE_OK;
    dateline_status status = dateline_graph_read(out, o->like, report_diag());
    return status == DATELINE_OK ? redact_graph(*out) : status;
}

/* What the options ask for; `sheets` gets the number of pages. Not yet the files that go with it.
 */
static dateline_render_options asked(const options *o, const char *format, size_t *sheets)
{
    return (dateline_render_options){.format = format,
                                     .view = o->view,
                                     .lanes = o->lanes,
                                     .detail = o->detail,
                                     .scale = o->scale,
                                     .rankdir = o->rankdir,
                                     .from = o->from,
                                     .to = o->to,
                                     .actors = o->actors.v,
                                     .actor_count = o->actors.n,
                                     .types = o->types.v,
                                     .type_count = o->types.n,
                                     .sources = o->sources.v,
                                     .source_count = o->sources.n,
                                     .precision = o->precision,
                                     .title = o->title,
                                     .width = picture_width(o, format),
                                     .colour =
                                         report_colour(o->output == NULL && isatty(STDOUT_FILENO)),
                                     .min_confidence = o->min_confidence,
                                     .max_events = o->max_events,
                                     .theme = o->theme,
                                     .page = o->page,
                                     .dpi = o->dpi,
                                     .sheet = is_file(o->output),
                                     .sheets = sheets};
}

dateline_status draw_picture(const options *o, picture_renderer render, const void *of)
{
    const char *format = picture_format(o);
    bool binary = strcmp(format, "png") == 0 || strcmp(format, "pdf") == 0;
    if (binary && !is_file(o->output) && isatty(STDOUT_FILENO)) {
        report_error("a %s is nothing for a terminal: name a file with -o", format);
        return DATELINE_INVALID;
    }
    size_t sheets = 1;
    dateline_render_options r = asked(o, format, &sheets);
    dateline_graph *old = NULL;
    dateline_lexicon *lexicon = NULL;
    dateline_status status = read_like(&old, o);
    if (status == DATELINE_OK)
        status = load_lexicon(&lexicon, o);
    r.like = old;
    r.lexicon = lexicon;
    r.style = o->style != NULL ? o->style : data_path("style.csv");
    if (status == DATELINE_OK && binary)
        status = check_words(render, of, r);
    if (status == DATELINE_OK)
        status = write_picture(o, render, of, &r);
    dateline_lexicon_free(lexicon);
    dateline_graph_free(old);
    return status;
}
