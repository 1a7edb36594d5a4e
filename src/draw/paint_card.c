/* paint_card: a card with its text, its mark on the life-line, the bar of what lasts, the extent of
 * what was some day between, the connectors to others who take part. */
#include "draw/cells.h"
#include "draw/comparison.h"
#include "draw/paint.h"

static void put_label(buf *b, const layout *l, const card *k)
{
    double width = (l->across ? k->h : k->w) - CARD_INSET - 4;
    str ink = k->pale ? l->style->faint : l->style->ink;
    begin_cells(b);
    for (size_t i = 0; i < k->dates.n; i++) {
        begin_cell_row(b, width, DATE_HEIGHT);
        put_font(b, DATE_FONT, ink, k->dates.v[i]);
        if (k->beside.n) {
            put_font(b, SMALL_FONT, l->style->faint, S("  "));
            put_font(b, SMALL_FONT, l->style->faint, k->beside);
        }
        end_cell_row(b);
    }
    for (size_t i = 0; i < k->lines.n; i++)
        put_row(b, width, LABEL_HEIGHT, LABEL_FONT, ink, k->lines.v[i]);
    for (size_t i = 0; i < k->small.n; i++)
        put_row(b, width, SMALL_HEIGHT, SMALL_FONT, l->style->faint, k->small.v[i]);
    end_cells(b);
}

/* For style sheets: "type-protest planned". */
static void put_classes(buf *b, const graph_event *e)
{
    buf_put(b, S("type-"));
    for (size_t i = 0; i < e->type.n && i < 40; i++) {
        char c = e->type.p[i];
        buf_char(b, ascii_is_letter(c) || ascii_is_digit(c) ? c : '-');
    }
    buf_char(b, ' ');
    buf_put(b, e->negated ? S("negated") : modality_name(e->modality));
}

void paint_card(canvas *c, const layout *l, const card *k)
{
    const graph_event *e = &l->g->events.v[k->event];
    buf *b = &c->nodes;
    if (!canvas_shows(c, k->y))
        return;
    dot_quote(b, node_name(c->a, e->id));
    buf_printf(b, " [id=\"e%u\", class=\"event ", k->event);
    put_classes(b, e);
    buf_put(b, comparison_class(l, k));
    buf_printf(b, "\", shape=box, style=\"filled,%.*s\", ", STR_ARG(k->outline->line));
    buf_printf(b, "fillcolor=\"%.*s\", color=\"%.*s\", penwidth=%s, pos=\"",
               STR_ARG(l->style->paper), STR_ARG(k->style->colour),
               str_eq(k->outline->line, S("solid")) ? "1" : "1.4");
    dot_box(c, b, k->x + k->w / 2, k->y + k->h / 2, l->across ? k->h : k->w,
            l->across ? k->w : k->h);
    buf_put(b, S(", label="));
    put_label(b, l, k);
    buf_put(b, S("];\n"));
    note_card(c, l, k, canvas_name(c, "e", k->event));
}

void paint_card_mark(canvas *c, const layout *l, const card *k)
{
    double x = l->lanes.v[k->lane].x;
    canvas_line(c, x, k->mark, k->x, k->y + MARK_DROP, 1, k->style->colour, S("solid"));
    canvas_mark(c, canvas_name(c, "mark ", k->event), canvas_name(c, "m", k->event), S("mark"), x,
                k->mark, MARK_SIZE, k->style, k->hollow);
}

/* From the card, or its mark if that is beside it, to the life-lines of the others who take part.
 */
static void paint_connectors(canvas *c, const layout *l, const card *k)
{
    double y = k->y + MARK_DROP, begin = k->mark == y ? l->lanes.v[k->lane].x : k->x;
    for (size_t i = 0; i < k->touches.n; i++) {
        const lane *n = &l->lanes.v[k->touches.v[i]];
        bool left = n->x < k->x;
        canvas_line(c, left ? begin : k->x + k->w, y, n->x, y, 0.9, l->style->faint, S("solid"));
    }
    for (size_t i = 0; i < k->touches.n; i++)
        canvas_dot(c, l->lanes.v[k->touches.v[i]].x, y, 3, k->style->colour, k->style->colour);
}

/* From the earliest to the latest day it may have been on, beside the life-line. */
static void paint_extent(canvas *c, const layout *l, const card *k)
{
    if (!k->vague)
        return;
    double x = l->lanes.v[k->lane].x - MARK_SIZE / 2 - 4 - (double)k->bar_track * TRACK;
    double top = k->mark, bottom = axis_y(l, (double)k->last + 0.9);
    bottom = bottom < top + 8 ? top + 8 : bottom;
    str colour = canvas_tint(c, k->style->colour, 0.25);
    canvas_line(c, x - 2.5, top, l->lanes.v[k->lane].x, top, 1, colour, S("solid"));
    canvas_line(c, x, top, x, bottom, 1.2, colour, S("dashed"));
    canvas_line(c, x - 2.5, bottom, x + 2.5, bottom, 1.2, colour, S("solid"));
}

enum { FADE = 8, STEP = 6 }; /* an open end becomes paler in so many steps of so many points */

/* From `from` to the open end at `to`, with an arrow's head; both for bars that end below and
 * above. */
static void paint_fade(canvas *c, const card *k, double x, double from, double to)
{
    double step = (to - from) / FADE;
    for (int i = 0; i < FADE; i++) {
        double y = step > 0 ? from + i * step : from + (i + 1) * step;
        canvas_box(c, x - 2, y, 4, step > 0 ? step : -step,
                   canvas_tint(c, k->style->colour, 0.5 + 0.05 * i));
    }
    double tip = to + (step > 0 ? 8.4 : -8.4);
    const double head[] = {x - 4.5, to, x + 4.5, to, x, tip};
    canvas_polygon(c, head, 3, canvas_tint(c, k->style->colour, 0.45));
}

/* An interval beside the life-line, paler than the cards; an open end fades into an arrow. */
static void paint_bar(canvas *c, const layout *l, const card *k)
{
    if (!k->bar)
        return;
    double x = l->lanes.v[k->lane].x - MARK_SIZE / 2 - 4 - (double)k->bar_track * TRACK;
    double mark = k->mark;
    bool begins = k->first != DAY_MIN, ends = k->last != DAY_MAX;
    double top = begins ? mark : mark - FADE * STEP - 10;
    double bottom = !begins ? mark : ends ? axis_y(l, (double)k->last + 0.9) : l->axis_end - 8;
    top = top < l->top + 8 ? l->top + 8 : top;
    bottom = bottom < top + 8 ? top + 8 : bottom;
    str colour = canvas_tint(c, k->style->colour, 0.45);
    canvas_line(c, x, mark, l->lanes.v[k->lane].x, mark, 1, colour, S("solid"));
    double fade = bottom - top < FADE * STEP ? bottom - top : FADE * STEP;
    double from = begins ? top : top + fade, to = ends ? bottom : bottom - fade;
    if (to > from)
        canvas_box(c, x - 2, from, 4, to - from, colour);
    if (!ends)
        paint_fade(c, k, x, bottom - fade, bottom);
    else if (!begins)
        paint_fade(c, k, x, top + fade, top);
}

void paint_event(canvas *c, const layout *l, const card *k)
{
    paint_bar(c, l, k);
    paint_extent(c, l, k);
    paint_card(c, l, k);
    paint_card_mark(c, l, k);
}

/* Below all cards: how long, until when at the latest, who else. */
void paint_card_ground(canvas *c, const layout *l)
{
    for (size_t i = 0; i < l->cards.n; i++)
        paint_bar(c, l, &l->cards.v[i]);
    for (size_t i = 0; i < l->cards.n; i++)
        paint_extent(c, l, &l->cards.v[i]);
    for (size_t i = 0; i < l->cards.n; i++)
        paint_connectors(c, l, &l->cards.v[i]);
}
