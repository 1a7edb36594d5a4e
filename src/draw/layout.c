/* layout: from a graph to places, in order: scene, lanes, rows, axis, routes, columns. */
#include "draw/layout.h"

#include "draw/paint.h"

static void wrap_lanes(layout *l)
{
    size_t most = 0;
    bool roles = false;
    for (size_t i = 0; i < l->lanes.n; i++) {
        lane *n = &l->lanes.v[i];
        text_wrap(&n->lines, l->a, n->label, LANE_FONT, l->card_width, 2);
        n->role = text_fit(l->a, n->role, SMALL_FONT, l->card_width);
        most = n->lines.n > most ? n->lines.n : most;
        roles = roles || n->role.n;
    }
    l->lane_height = 14 + 14.5 * (double)most + (roles ? 13 : 0);
}

static void lay_out(layout *l)
{
    scene_build(l);
    if (l->options->view == VIEW_GRAPH) {
        graphview_place(l);
        return;
    }
    lanes_choose(l);
    wrap_lanes(l);
    l->width = MARGIN * 2 + AXIS_WIDTH + (double)l->lanes.n * (l->card_width + 33);
    l->top = title_height(l) + 14 + l->lane_height;
    place_rows(l);
    axis_build(l);
    route_wires(l);
}

/* Makes the cards narrower or wider until the picture has the width that was asked for. How much
 * room the links take is known only afterwards, so this is tried again. */
static void fit_width(layout *l)
{
    enum { NARROWEST = 110, WIDEST = 320, TRIES = 3 };
    double wanted = l->options->width;
    if (wanted <= 0 || l->options->view == VIEW_GRAPH)
        return;
    for (int i = 0; i < TRIES && (l->width > wanted + 1 || l->width < wanted - 1); i++) {
        double each = l->card_width + (wanted - l->width) / (double)l->lanes.n;
        each = each < NARROWEST ? NARROWEST : each > WIDEST ? WIDEST : each;
        *l = (layout){
            .a = l->a, .g = l->g, .options = l->options, .style = l->style, .card_width = each};
        lay_out(l);
    }
}

void layout_make(layout *l)
{
    lay_out(l);
    fit_width(l);
}
