/* draw: from a graph to a picture's bytes: scene, lanes, places, routes, then positioned DOT, then
 * Graphviz. */
#include "draw/draw.h"

#include "draw/layout.h"
#include "draw/paint.h"
#include "draw/render.h"
#include "draw/svg.h"

#include <string.h>

#define PNG_MOST 32767 /* pixels: cairo refuses longer sides */
#define PNG_DPI  96

static canvas paint(const layout *l, double height)
{
    canvas c = canvas_new(l->a, l->style, l->paper, height);
    paint_title(&c, l);
    double bottom = l->across ? l->width - MARGIN + 4 : l->bottom;
    if (l->options->view == VIEW_GRAPH)
        bottom = graphview_paint(&c, l);
    else
        paint_timeline(&c, l);
    c.height = paint_footer(&c, l, bottom) + MARGIN - 12;
    return c;
}

static str description(const layout *l)
{
    buf b = {.arena = l->a};
    buf_put(&b, l->options->view == VIEW_GRAPH ? S("Graph of events. ") : S("Timeline. "));
    buf_put(&b, l->subtitle);
    return buf_str(&b);
}

static dateline_status check_size(const canvas *c, const layout *l, const dateline_diag *d)
{
    double longest = (c->width > c->height ? c->width : c->height) * l->shrink * PNG_DPI / 72;
    if (longest <= PNG_MOST)
        return DATELINE_OK;
    return diag_error(d, DATELINE_LIMIT, place_file(S("")),
                      "a PNG of %.0f pixels is too long (at most %d): draw SVG or PDF, or fewer "
                      "events",
                      longest, PNG_MOST);
}

static dateline_status write_picture(buf *out, const layout *l, const dateline_diag *d)
{
    canvas c = paint(l, 0);
    c = paint(l, c.height);
    bool svg = l->options->format == DRAW_SVG; /* which its viewBox shrinks */
    c.shrink = svg ? 0 : l->shrink;
    str dot = canvas_dot_text(&c, l->title);
    c.shrink = l->shrink;
    dateline_status status = DATELINE_OK;
    buf made = {.arena = l->a};
    switch (l->options->format) {
    case DRAW_DOT: buf_put(out, dot); break;
    case DRAW_SVG:
        status = render_dot(&made, dot, "nop2", "svg", d);
        if (!status)
            svg_finish(out, buf_str(&made), &c, l->title, description(l));
        break;
    case DRAW_PNG:
        status = check_size(&c, l, d);
        if (!status)
            status = render_dot(out, dot, "nop2", "png", d);
        break;
    case DRAW_PDF: status = render_dot(out, dot, "nop2", "pdf", d); break;
    }
    return status;
}

/* A leap for want of memory must not lose the scratch arena: it is freed here, and the leap goes
 * on. */
typedef struct job {
    buf *out;
    const dateline_graph *g;
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
    layout l = {.a = &j->a, .g = j->g, .options = j->options, .style = &s};
    layout_make(&l);
    j->status = write_picture(j->out, &l, j->d);
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
    bool done = oom_guard(run, &j);
    arena_free(&j.a);
    return done ? j.status : DATELINE_NOMEM;
}
