/* Public functions of drawing: the words of the options become the draw floor's own. */
#include "api/api.h"

#include "base/file.h"
#include "draw/columns.h"
#include "draw/draw.h"
#include "graph/diff.h"
#include "time/written.h"

#include <stdio.h>
#include <string.h>

typedef struct render_run {
    const dateline_graph *graph;
    const dateline_diff *diff; /* or NULL: the graph alone */
    const dateline_render_options *options;
    const dateline_diag *diag;
} render_run;

/* The index of `word` in the list (NULL: the first); an unknown one is said. */
static dateline_status choose(int *out, const char *word, const char *what,
                              const char *const *words, int n, const dateline_diag *d)
{
    *out = 0;
    if (word == NULL)
        return DATELINE_OK;
    for (int i = 0; i < n; i++) {
        if (str_eq(str_of(word), str_of(words[i]))) {
            *out = i;
            return DATELINE_OK;
        }
    }
    char known[100] = "";
    for (int i = 0; i < n; i++) {
        size_t at = strlen(known);
        snprintf(known + at, sizeof known - at, "%s%s", i > 0 ? ", " : "", words[i]);
    }
    return diag_error(d, DATELINE_INVALID, place_file(S("")), "unknown %s '%s': there are %s", what,
                      word, known);
}

#define WORDS(list) list, (int)(sizeof list / sizeof *list)

static dateline_status choose_words(draw_options *out, const dateline_render_options *o,
                                    const dateline_diag *d)
{
    static const char *const formats[] = {"svg", "png", "pdf", "dot", "html", "md", "txt", "term"};
    static const char *const views[] = {"timeline", "graph"};
    static const char *const lanes[] = {"actor", "type", "source", "none"};
    static const char *const details[] = {"normal", "low", "full"}; /* as draw_detail has them */
    static const char *const scales[] = {"broken", "linear", "ordinal"};
    static const char *const rankdirs[] = {"TB", "LR"};
    static const char *const themes[] = {"light", "dark", "print", "auto"};
    static const char *const precisions[] = {"any", "day", "month", "year"};
    static const edtf_precision finest[] = {EDTF_UNKNOWN, EDTF_DAY, EDTF_MONTH, EDTF_YEAR};
    int format, view, lane, detail, scale, rankdir, theme, precision;
    const struct {
        int *out;
        const char *word, *what;
        const char *const *words;
        int n;
    } choices[] = {
        {&format, o->format, "format", WORDS(formats)},
        {&view, o->view, "view", WORDS(views)},
        {&lane, o->lanes, "lanes", WORDS(lanes)},
        {&detail, o->detail, "detail", WORDS(details)},
        {&scale, o->scale, "scale", WORDS(scales)},
        {&rankdir, o->rankdir, "rankdir", WORDS(rankdirs)},
        {&theme, o->theme, "theme", WORDS(themes)},
        {&precision, o->precision, "precision", WORDS(precisions)},
    };
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        dateline_status status = choose(choices[i].out, choices[i].word, choices[i].what,
                                        choices[i].words, choices[i].n, d);
        if (status != DATELINE_OK)
            return status;
    }
    if (!o->theme && format == DRAW_HTML)
        theme = THEME_AUTO;
    out->format = (draw_format)format;
    out->view = (draw_view)view;
    out->lanes = (draw_lanes)lane;
    out->detail = (draw_detail)detail;
    out->scale = (draw_scale)scale;
    out->rankdir = (draw_rankdir)rankdir;
    out->theme = (draw_theme)theme;
    out->precision = finest[precision];
    return DATELINE_OK;
}

/* A text's width is counted in letters, not points. */
static dateline_status choose_columns(draw_options *out, const dateline_diag *d)
{
    if (out->format < DRAW_MD || out->width <= 0)
        return DATELINE_OK;
    out->columns = out->width <= COLUMNS_MOST ? (size_t)out->width : 0;
    if (out->columns >= COLUMNS_LEAST && (double)out->columns >= out->width)
        return DATELINE_OK;
    return diag_error(d, DATELINE_INVALID, place_file(S("")),
                      "the width of a text is a number of columns, from %d to %d", COLUMNS_LEAST,
                      COLUMNS_MOST);
}

static dateline_status choose_paper(draw_options *out, const char *page, const dateline_diag *d)
{
    if (page == NULL || out->format == DRAW_HTML ||
        paper_size(str_of(page), &out->page_width, &out->page_height))
        return DATELINE_OK;
    return diag_error(
        d, DATELINE_INVALID, place_file(S("")),
        "unknown page '%s': there are a3, a4, a5, letter, legal, a4-landscape and so on", page);
}

static void add_names(arena *a, str_vec *to, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        *vec_push(a, to) = str_of(names[i]);
}

static dateline_status run_render(void *ctx, buf *text, arena *scratch)
{
    render_run *run = ctx;
    const dateline_render_options *o = run->options;
    draw_options options = {.title = str_of(o->title),
                            .width = o->width,
                            .colour = o->colour,
                            .min_confidence = o->min_confidence,
                            .max_events = o->max_events,
                            .lexicon = o->lexicon,
                            .like = o->like,
                            .dpi = o->dpi,
                            .sheet = o->sheet,
                            .sheets = o->sheets};
    dateline_status status = choose_words(&options, o, run->diag);
    if (status == DATELINE_OK)
        status = choose_paper(&options, o->page, run->diag);
    if (status == DATELINE_OK)
        status = choose_columns(&options, run->diag);
    if (status == DATELINE_OK)
        status = written_read(&options.from, str_of(o->from), ORDER_UNKNOWN, place_file(S("")),
                              run->diag);
    if (status == DATELINE_OK)
        status =
            written_read(&options.to, str_of(o->to), ORDER_UNKNOWN, place_file(S("")), run->diag);
    if (status == DATELINE_OK && edtf_relate(options.from, options.to) == EDTF_AFTER)
        status = diag_error(run->diag, DATELINE_INVALID, place_file(S("")),
                            "nothing lies between '%s' and the earlier '%s'", o->from, o->to);
    str style = {0};
    if (status == DATELINE_OK)
        status = file_read(&style, scratch, str_of(o->style), FILE_MAX, run->diag);
    if (status != DATELINE_OK)
        return status;
    add_names(scratch, &options.actors, o->actors, o->actor_count);
    add_names(scratch, &options.types, o->types, o->type_count);
    add_names(scratch, &options.sources, o->sources, o->source_count);
    if (run->diff != NULL && (options.view != VIEW_TIMELINE || options.format >= DRAW_MD))
        return diag_error(run->diag, DATELINE_INVALID, place_file(S("")),
                          "a diff is drawn as a timeline only: svg, png, pdf, dot or html");
    if (run->diff != NULL && options.page_width > 0)
        return diag_error(run->diag, DATELINE_INVALID, place_file(S("")),
                          "a diff is drawn on one sheet: what is gone needs a lane of its own");
    if (run->diff != NULL)
        return diff_draw(text, run->diff, &options, str_of(o->style), style, run->diag);
    return graph_draw(text, run->graph, &options, str_of(o->style), style, run->diag);
}

dateline_status dateline_render(dateline_text **out, const dateline_graph *graph,
                                const dateline_render_options *options, const dateline_diag *diag)
{
    render_run run = {graph, NULL, options, diag};
    return api_text(out, run_render, &run);
}

dateline_status dateline_diff_render(dateline_text **out, const dateline_diff *diff,
                                     const dateline_render_options *options,
                                     const dateline_diag *diag)
{
    render_run run = {diff->new, diff, options, diag};
    return api_text(out, run_render, &run);
}
