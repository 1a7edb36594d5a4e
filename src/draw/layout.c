/* layout: from a graph to places, in order: scene, lanes, rows, axis, routes, columns. */
#include "draw/layout.h"

#include "draw/paper.h"

static void wrap_lanes(layout *l)
{
    size_t most = 0;
    bool roles = false;
    for (size_t i = 0; i < l->lanes.n; i++) {
        lane *n = &l->lanes.v[i];
        double width = l->across ? HEAD_WIDTH - 24 : l->card_width;
        text_wrap(&n->lines, l->a, n->label, LANE_FONT, width, l->across ? 3 : 2);
        n->role = text_fit(l->a, n->role, SMALL_FONT, width);
        most = n->lines.n > most ? n->lines.n : most;
        roles = roles || n->role.n;
    }
    l->lane_height = l->across ? HEAD_WIDTH : 14 + 14.5 * (double)most + (roles ? 13 : 0);
}

void layout_titles(layout *l)
{
    double width = l->paper - 2 * MARGIN;
    if (l->options->format == DRAW_HTML) /* the page says them above the picture */
        return;
    text_wrap(&l->title_lines, l->a, l->title, TITLE_FONT, width, 3);
    text_wrap(&l->subtitle_lines, l->a, l->subtitle, SUBTITLE_FONT, width, 3);
}

/* Time runs across: lanes begin below the axis, time behind their heads. */
static void lay_out_across(layout *l)
{
    enum { NARROWEST = 720 };
    double page = l->options->page_width / l->shrink;
    l->paper = page > 0 ? page : l->wanted > NARROWEST ? l->wanted : NARROWEST;
    layout_titles(l);
    l->side = title_height(l) + AXIS_HEIGHT;
    l->top = MARGIN + l->lane_height;
    pages_begin(l);
    place_rows(l);
    axis_build(l);
    route_wires(l);
    if (page <= 0)
        l->paper = l->bottom + MARGIN > NARROWEST ? l->bottom + MARGIN : NARROWEST;
}

static void lay_out(layout *l)
{
    scene_build(l);
    l->across = l->options->rankdir == RANKDIR_LR && l->options->view == VIEW_TIMELINE;
    if (l->options->view == VIEW_GRAPH) {
        graphview_place(l);
        return;
    }
    lanes_choose(l);
    wrap_lanes(l);
    if (l->across) {
        lay_out_across(l);
        return;
    }
    l->paper = MARGIN * 2 + AXIS_WIDTH + (double)l->lanes.n * (l->card_width + 33);
    layout_titles(l);
    l->side = MARGIN + AXIS_WIDTH;
    l->top = title_height(l) + 14 + l->lane_height;
    pages_begin(l);
    place_rows(l);
    axis_build(l);
    route_wires(l);
    l->paper = l->width;
}

layout layout_anew(const layout *of)
{
    return (layout){.a = of->a,
                    .g = of->g,
                    .options = of->options,
                    .style = of->style,
                    .like = of->like,
                    .findings = of->findings,
                    .versus = of->versus,
                    .gone = of->gone};
}

static void lay_out_again(layout *l, double card_width)
{
    layout again = layout_anew(l);
    again.wanted = l->wanted;
    again.shrink = l->shrink;
    again.card_width = card_width;
    *l = again;
    lay_out(l);
}

/* Makes the cards narrower or wider until the picture has the width that was asked for. How much
 * room the links take is known only afterwards, so this is tried again. */
static void fit_width(layout *l)
{
    enum { NARROWEST = 110, WIDEST = 320, TRIES = 5 };
    double wanted = l->wanted;
    if (wanted <= 0)
        return;
    for (int i = 0; l->options->view == VIEW_TIMELINE && i < TRIES &&
                    (l->paper > wanted + 1 || l->paper < wanted - 1);
         i++) {
        double each = l->across ? l->card_width * wanted / l->paper
                                : l->card_width + (wanted - l->paper) / (double)l->lanes.n;
        each = each < NARROWEST ? NARROWEST : each > WIDEST ? WIDEST : each;
        lay_out_again(l, each);
    }
    if (l->paper >
        wanted) /* the rest by the letters, or all of it where lanes do not get narrower */
        l->shrink *= wanted / l->paper;
}

/* Pages with time across are as high as all lanes are deep: the letters give way. */
static void fit_height(layout *l)
{
    enum { TRIES = 4 };
    double height = l->options->page_height;
    if (height <= 0 || !l->across)
        return;
    for (int i = 0; i < TRIES && l->width * l->shrink > height; i++) {
        l->shrink = height / l->width;
        lay_out_again(l, 0);
    }
}

/* On a narrow page letters may be smaller than on a screen before cards get narrow. */
static void choose_shrink(layout *l)
{
    const double usual = 900, smallest = 0.7;
    const draw_options *o = l->options;
    double width = o->page_width > 0 ? o->page_width : o->width, shrink = width / usual;
    l->shrink = width <= 0 || shrink >= 1 ? 1 : shrink < smallest ? smallest : shrink;
    if (o->page_width <= 0 || o->rankdir == RANKDIR_TB)
        l->wanted = width / l->shrink;
}

void layout_make(layout *l)
{
    choose_shrink(l);
    lay_out(l);
    fit_width(l);
    fit_height(l);
}
