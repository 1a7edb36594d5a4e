/* paint: the timeline's ground and life-lines; cards and links are painted beside. */
#include "draw/paint.h"

#include "draw/comparison.h"

static double right_edge(const layout *l)
{
    return l->width - MARGIN + 8;
}

static void paint_bands(canvas *c, const layout *l)
{
    double left = l->side - 6;
    for (size_t i = 0; i < l->bands.n; i += 2) {
        double end = i + 1 < l->bands.n ? l->bands.v[i + 1] : l->axis_end;
        double top = l->bands.v[i] - 2;
        canvas_box(c, left, top, right_edge(l) - left, end - 2 - top, l->style->band);
    }
}

/* Years and months stand in one column, days and what lies in gaps in the one beside the axis. */
void paint_tick_label(canvas *c, const layout *l, double y, bool day, text_font font, str label)
{
    str colour = day ? l->style->faint : l->style->ink;
    if (l->across)
        canvas_text(c, l->side - (day ? 10 : 26), y, ALIGN_MIDDLE, font, colour, label);
    else if (day)
        canvas_text(c, l->side - 10, y + font.size * 0.34, ALIGN_RIGHT, font, colour, label);
    else
        canvas_text(c, MARGIN, y + font.size * 0.36, ALIGN_LEFT, font, colour, label);
}

static void paint_ticks(canvas *c, const layout *l)
{
    canvas_line(c, l->side, l->top, l->side, l->axis_end, 1.4, l->style->faint, S("solid"));
    for (size_t i = 0; i < l->ticks.n; i++) {
        const tick *t = &l->ticks.v[i];
        bool day = t->level == TICK_DAY;
        canvas_line(c, l->side - (day ? 4 : 7), t->y, l->side, t->y, 1, l->style->faint,
                    S("solid"));
        paint_tick_label(c, l, t->y, day, tick_font(t->level), t->label);
    }
}

/* Two slanted strokes across the axis, and how long nothing happened. */
static void paint_gaps(canvas *c, const layout *l)
{
    double x = l->side;
    for (size_t i = 0; i < l->gaps.n; i++) {
        double y = (l->gaps.v[i].top + l->gaps.v[i].bottom) / 2;
        const double paper[] = {x - 5, y + 1, x + 5, y - 5, x + 5, y - 1, x - 5, y + 5};
        canvas_polygon(c, paper, 4, l->style->paper);
        canvas_line(c, x - 5, y + 1, x + 5, y - 5, 1.2, l->style->faint, S("solid"));
        canvas_line(c, x - 5, y + 5, x + 5, y - 1, 1.2, l->style->faint, S("solid"));
        paint_tick_label(c, l, y, true, SMALL_FONT, l->gaps.v[i].label);
    }
}

/* Below the lanes, and lest a card there be taken for one of the lane above it, so is said. */
static void paint_tray(canvas *c, const layout *l)
{
    text_font font = {11, true};
    if (l->dated == l->cards.n)
        return;
    double y = l->axis_end + l->foot + 14;
    canvas_line(c, l->across ? l->side - 30 : MARGIN, y, right_edge(l), y, 0.8, l->style->line,
                S("dashed"));
    double x = l->across ? l->side - 24 : MARGIN, line = l->across ? y + 12 : y + 30;
    canvas_text(c, x, line, ALIGN_LEFT, font, l->style->ink, S("Undated"));
    if (l->seated < l->cards.n && l->lanes.v[0].label.n)
        canvas_text(c, l->across ? x + 13 : x, l->across ? line : line + 13, ALIGN_LEFT, SMALL_FONT,
                    l->style->faint, S("in no lane"));
}

/* ---- Lanes ------------------------------------------------------------------------------- */

/* Its name, above its life-line's beginning; the head's middle line for its mark. */
static double paint_head(canvas *c, const layout *l, const lane *n)
{
    double x = card_left(l, n), line = l->top - 14;
    if (n->role.n) {
        canvas_text(c, x, line, ALIGN_LEFT, SMALL_FONT, l->style->faint, n->role);
        line -= 13;
    }
    for (size_t i = n->lines.n; i-- > 0; line -= 14.5)
        canvas_text(c, x, line, ALIGN_LEFT, LANE_FONT, l->style->ink, n->lines.v[i]);
    return line + 9.5;
}

/* The same before a life-line that runs across. */
static void paint_head_across(canvas *c, const layout *l, const lane *n)
{
    double line = n->x + 4.5;
    for (size_t i = 0; i < n->lines.n; i++, line += 14.5)
        canvas_text(c, line, MARGIN, ALIGN_LEFT, LANE_FONT, l->style->ink, n->lines.v[i]);
    canvas_text(c, line - 1, MARGIN, ALIGN_LEFT, SMALL_FONT, l->style->faint, n->role);
}

static void paint_life_line(canvas *c, const layout *l, const lane *n)
{
    canvas_line(c, n->x, l->top - 6, n->x, l->seated < l->cards.n ? l->axis_end : l->bottom, 1,
                l->style->line, S("solid"));
    if (l->foot > 0)
        canvas_text(c, n->x, l->axis_end + 13, ALIGN_MIDDLE, SMALL_FONT, l->style->faint,
                    text_fit(c->a, n->label, SMALL_FONT, l->card_width));
}

static void paint_lane_head(canvas *c, const layout *l, uint32_t number)
{
    const lane *n = &l->lanes.v[number];
    double right = card_left(l, n) + n->depth, start = l->top - 6;
    if (l->lanes.v[0].label.n && !l->across)
        canvas_line(c, n->x - MARK_SIZE / 2, start, right, start, 1, l->style->line, S("solid"));
    double mark = l->top - 14;
    if (l->across)
        paint_head_across(c, l, n);
    else
        mark = paint_head(c, l, n);
    if (!n->style || n->entity == NONE)
        return;
    const graph_entity *e = &l->g->entities.v[n->entity];
    canvas_mark(c, node_name(c->a, e->id), canvas_name(c, "a", number), S("actor"), n->x, mark, 12,
                n->style, false);
    *vec_push(c->a, &c->notes) =
        (canvas_note){.id = canvas_name(c, "a", number), .data_id = e->id, .title = n->label};
}

/* ---- The whole --------------------------------------------------------------------------- */

double title_height(const layout *l)
{
    return MARGIN + (double)l->title_lines.n * 26 + (double)l->subtitle_lines.n * 16 + 8;
}

void paint_title(canvas *c, const layout *l)
{
    double y = MARGIN + 18;
    for (size_t i = 0; i < l->title_lines.n; i++, y += 26)
        canvas_text(c, MARGIN, y, ALIGN_LEFT, TITLE_FONT, l->style->ink, l->title_lines.v[i]);
    y -= 6;
    for (size_t i = 0; i < l->subtitle_lines.n; i++, y += 16)
        canvas_text(c, MARGIN, y, ALIGN_LEFT, SUBTITLE_FONT, l->style->faint,
                    l->subtitle_lines.v[i]);
}

void paint_heads(canvas *c, const layout *l)
{
    for (uint32_t i = 0; i < l->lanes.n; i++)
        paint_lane_head(c, l, i);
}

void paint_timeline(canvas *c, const layout *l, bool heads)
{
    c->flip = l->across;
    paint_bands(c, l);
    paint_tray(c, l);
    for (uint32_t i = 0; i < l->lanes.n; i++)
        paint_life_line(c, l, &l->lanes.v[i]);
    if (heads)
        paint_heads(c, l);
    paint_card_ground(c, l);
    if (l->dated) {
        paint_ticks(c, l);
        paint_gaps(c, l);
    }
    for (size_t i = 0; i < l->cards.n; i++) {
        paint_card(c, l, &l->cards.v[i]);
        paint_card_mark(c, l, &l->cards.v[i]);
    }
    paint_wires(c, l);
    if (l->versus)
        comparison_paint(c, l);
    c->flip = false;
}
