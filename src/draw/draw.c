/* draw: from a graph to a picture's bytes: scene, lanes, places, routes, then positioned DOT, then
 * Graphviz. */
#include "draw/draw.h"

#include "base/map.h"
#include "draw/comparison.h"
#include "draw/forms.h"
#include "draw/page.h"
#include "draw/paper.h"
#include "draw/render.h"
#include "draw/svg.h"
#include "draw/theme.h"

#include <math.h>
#include <string.h>

#define PNG_MOST 32767 /* pixels: cairo refuses longer sides */
#define PNG_DPI  96
#define SHEET    16000 /* pixels of one, where a PNG would be longer */

static double bottom_of(const layout *l)
{
    return l->across ? l->width - MARGIN + 4 : l->bottom;
}

static double paint_all(canvas *c, const layout *l)
{
    double bottom = bottom_of(l);
    paint_title(c, l);
    if (l->options->view == VIEW_GRAPH)
        bottom = graphview_paint(c, l);
    else
        paint_timeline(c, l, true);
    return paint_footer(c, l, bottom) + MARGIN - 12;
}

/* Graphviz counts from below: how high all is must be known before any of it is painted. Of a
 * timeline all but the footer is. */
static double paper_height(const layout *l)
{
    canvas c = canvas_new(l->a, l->style, l->paper, 0);
    if (l->options->view == VIEW_GRAPH)
        return paint_all(&c, l);
    return paint_footer(&c, l, bottom_of(l)) + MARGIN - 12;
}

static str description(const layout *l)
{
    buf b = {.arena = l->a};
    buf_put(&b, l->versus                        ? S("Timeline of what changed: ")
                : l->options->view == VIEW_GRAPH ? S("Graph of events. ")
                                                 : S("Timeline. "));
    buf_put(&b, l->versus ? l->versus->summary : l->subtitle);
    return buf_str(&b);
}

/* How many pictures of at most PNG_MOST pixels a PNG takes: slices along its longer side, each with
 * a `viewport` of its own. Narrow strips are refused with the whole. */
static size_t png_sheets(const canvas *c, double scale)
{
    double longest = (c->width > c->height ? c->width : c->height) * scale;
    return longest <= PNG_MOST ? 1 : (size_t)ceil(longest / SHEET);
}

static dateline_status choose_sheet(canvas *c, const layout *l, const dateline_diag *d)
{
    const draw_options *o = l->options;
    double scale = c->shrink * (o->dpi > 0 ? o->dpi : PNG_DPI) / 72;
    size_t sheets = png_sheets(c, scale);
    bool wide = c->width > c->height;
    if (o->sheets)
        *o->sheets = sheets;
    if ((wide ? c->height : c->width) * scale > PNG_MOST || (!o->sheet && sheets > 1))
        return diag_error(d, DATELINE_LIMIT, place_file(S("")),
                          "a PNG of %.0f by %.0f pixels is too long (at most %d): draw SVG or PDF, "
                          "or fewer events",
                          c->width * scale, c->height * scale, PNG_MOST);
    if (o->sheet && sheets > 1) {
        c->sheet = o->sheet < sheets ? o->sheet : sheets;
        c->sheets = sheets;
    }
    return DATELINE_OK;
}

static dateline_status write_svg(buf *out, const layout *l, canvas *c, const dateline_diag *d)
{
    buf made = {.arena = l->a};
    double shrink = c->shrink;
    c->shrink = 0; /* its viewBox shrinks it */
    str dot = canvas_dot_text(c, l->title);
    dateline_status status = render_dot(&made, dot, "nop2", "svg", d);
    c->shrink = shrink;
    if (!status)
        svg_finish(out, buf_str(&made), c,
                   (svg_page){.title = l->title,
                              .description = description(l),
                              .id = hash_bytes(dot),
                              .follows = l->options->theme == THEME_AUTO});
    return status;
}

/* `diff`: or NULL. */
static void lay_out(layout *l, comparison *v, const struct dateline_diff *diff)
{
    if (diff)
        comparison_start(v, l, diff);
    layout_make(l);
    if (diff)
        comparison_finish(v, l);
}

static dateline_status write_page(buf *out, const layout *l, canvas *c, const dateline_diag *d)
{
    buf svg = {.arena = l->a};
    dateline_status status = write_svg(&svg, l, c, d);
    if (!status)
        draw_page(out, l, buf_str(&svg));
    return status;
}

/* A canvas painted, in the form asked for. */
static dateline_status write_canvas(buf *out, const layout *l, canvas c, const dateline_diag *d)
{
    c.shrink = l->shrink;
    dateline_status status = DATELINE_OK;
    switch (l->options->format) {
    case DRAW_DOT: buf_put(out, canvas_dot_text(&c, l->title)); break;
    case DRAW_HTML: status = write_page(out, l, &c, d); break;
    case DRAW_SVG: status = write_svg(out, l, &c, d); break;
    case DRAW_PNG:
        c.dpi = l->options->dpi;
        if (l->pages.length <= 0)
            status = choose_sheet(&c, l, d);
        if (!status)
            status = render_dot(out, canvas_dot_text(&c, l->title), "nop2", "png", d);
        break;
    case DRAW_PDF: status = render_dot(out, canvas_dot_text(&c, l->title), "nop2", "pdf", d); break;
    case DRAW_MD:
    case DRAW_TXT:
    case DRAW_TERM: break; /* see write_text */
    }
    return status;
}

static dateline_status write_pdf(buf *out, const layout *l, size_t pages, const dateline_diag *d)
{
    str *dots = arena_new(l->a, str, pages);
    for (size_t i = 0; i < pages; i++) {
        canvas c = paint_page(l, i + 1, pages);
        c.shrink = l->shrink;
        dots[i] = canvas_dot_text(&c, l->title);
    }
    return render_pages(out, dots, pages, l->options->page_width, l->options->page_height, d);
}

/* All pages as one PDF, or that of `sheet` in another form. */
static dateline_status write_pages(buf *out, const layout *l, const dateline_diag *d)
{
    const draw_options *o = l->options;
    size_t pages = pages_count(l, paper_height(l) - MARGIN + 12);
    bool whole = o->format == DRAW_PDF;
    if (o->sheets)
        *o->sheets = whole ? 1 : pages;
    if (whole)
        return write_pdf(out, l, pages, d);
    if (!o->sheet && pages > 1)
        return diag_error(d, DATELINE_LIMIT, place_file(S("")),
                          "%zu pages are %zu files: name one to number them by, or draw a PDF",
                          pages, pages);
    size_t page = o->sheet < 1 ? 1 : o->sheet > pages ? pages : o->sheet;
    return write_canvas(out, l, paint_page(l, page, pages), d);
}

static dateline_status write_picture(buf *out, const layout *l, const dateline_diag *d)
{
    if (l->pages.length > 0)
        return write_pages(out, l, d);
    canvas c = canvas_new(l->a, l->style, l->paper, paper_height(l));
    paint_all(&c, l);
    return write_canvas(out, l, c, d);
}

/* The forms that are texts need no places. */
static void write_text(buf *out, layout *l)
{
    scene_build(l);
    switch (l->options->format) {
    case DRAW_MD: draw_markdown(out, l); break;
    case DRAW_TXT: draw_plain(out, l); break;
    default: draw_term(out, l); break;
    }
}

/* A leap for want of memory must not lose the scratch arena: it is freed here, and the leap goes
 * on. */
typedef struct job {
    buf *out;
    const dateline_graph *g;
    const struct dateline_diff *diff; /* NULL: the graph alone */
    const draw_options *options;
    str style_file, style;
    const dateline_diag *d;
    arena a;
    dateline_status status;
} job;

static void run(void *ctx)
{
    job *j = ctx;
    style s;
    j->status = style_read(&s, &j->a, j->style_file, j->style, j->d);
    if (j->status)
        return;
    theme_style(&s, &j->a, j->options->theme);
    layout l = {.a = &j->a, .g = j->g, .options = j->options, .style = &s};
    comparison v;
    if (j->options->format >= DRAW_MD) {
        write_text(j->out, &l);
        asked_say(&l, j->d);
        return;
    }
    layout old = layout_anew(&l);
    likeness like;
    if (j->options->like) {
        old.g = j->options->like;
        layout_make(&old);
        like = like_make(&j->a, &old);
        l.like = &like;
    }
    lay_out(&l, &v, j->diff);
    if (j->options->sheet <= 1)
        asked_say(&l, j->d);
    j->status = write_picture(j->out, &l, j->d);
}

static dateline_status run_job(job *j)
{
    bool done = oom_guard(run, j);
    arena_free(&j->a);
    return done ? j->status : DATELINE_NOMEM;
}

dateline_status graph_draw(buf *out, const dateline_graph *g, const draw_options *options,
                           str style_file, str style_text, const dateline_diag *d)
{
    job j = {.out = out,
             .g = g,
             .options = options,
             .style_file = style_file,
             .style = style_text,
             .d = d};
    return run_job(&j);
}

dateline_status diff_draw(buf *out, const struct dateline_diff *diff, const draw_options *options,
                          str style_file, str style_text, const dateline_diag *d)
{
    job j = {.out = out,
             .g = diff->new,
             .diff = diff,
             .options = options,
             .style_file = style_file,
             .style = style_text,
             .d = d};
    return run_job(&j);
}
