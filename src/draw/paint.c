/* paint: the timeline's ground, life-lines, cards and links. */
#include "draw/paint.h"

static str name_of(canvas *c, const char *prefix, uint32_t number)
{
    buf b = {.arena = c->a};
    buf_printf(&b, "%s%u", prefix, number);
    return buf_str(&b);
}

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
static void paint_tick_label(canvas *c, const layout *l, double y, bool day, text_font font,
                             str label)
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

static void paint_tray(canvas *c, const layout *l)
{
    text_font font = {11, true};
    if (l->dated == l->cards.n)
        return;
    double y = l->axis_end + l->foot + 14;
    canvas_line(c, l->across ? l->side - 30 : MARGIN, y, right_edge(l), y, 0.8, l->style->line,
                S("dashed"));
    if (l->across)
        canvas_text(c, l->side - 10, y + 12, ALIGN_LEFT, font, l->style->ink, S("Undated"));
    else
        canvas_text(c, MARGIN, y + 30, ALIGN_LEFT, font, l->style->ink, S("Undated"));
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

static void paint_lane(canvas *c, const layout *l, uint32_t number)
{
    const lane *n = &l->lanes.v[number];
    double right = card_left(l, n) + n->depth, start = l->top - 6;
    canvas_line(c, n->x, start, n->x, l->seated < l->cards.n ? l->axis_end : l->bottom, 1,
                l->style->line, S("solid"));
    if (l->lanes.v[0].label.n && !l->across)
        canvas_line(c, n->x - MARK_SIZE / 2, start, right, start, 1, l->style->line, S("solid"));
    double mark = l->top - 14;
    if (l->across)
        paint_head_across(c, l, n);
    else
        mark = paint_head(c, l, n);
    if (l->foot > 0)
        canvas_text(c, n->x, l->axis_end + 13, ALIGN_MIDDLE, SMALL_FONT, l->style->faint,
                    text_fit(c->a, n->label, SMALL_FONT, l->card_width));
    if (!n->style || n->entity == NONE)
        return;
    const graph_entity *e = &l->g->entities.v[n->entity];
    canvas_mark(c, node_name(c->a, e->id), name_of(c, "a", number), S("actor"), n->x, mark, 12,
                n->style, false);
    *vec_push(c->a, &c->notes) = (canvas_note){name_of(c, "a", number), e->id, n->label};
}

/* ---- Cards ------------------------------------------------------------------------------- */

static void open_cell(buf *b, double width, double height)
{
    buf_put(b, S("<TD FIXEDSIZE=\"TRUE\" ALIGN=\"LEFT\" WIDTH=\""));
    dot_number(b, (double)(int)width);
    buf_put(b, S("\" HEIGHT=\""));
    dot_number(b, (double)(int)height);
    buf_put(b, S("\">"));
}

static void put_font(buf *b, text_font font, str colour, str text)
{
    buf_put(b, S("<FONT POINT-SIZE=\""));
    dot_number(b, font.size);
    buf_printf(b, "\" COLOR=\"%.*s\">%s", STR_ARG(colour), font.bold ? "<B>" : "");
    dot_html(b, text);
    buf_put(b, font.bold ? S("</B></FONT>") : S("</FONT>"));
}

void put_cell(canvas *c, buf *b, double width, double height, text_font font, str text)
{
    open_cell(b, width, height);
    if (text.n)
        put_font(b, font, c->style->ink, text);
    buf_put(b, S("</TD>"));
}

static void put_row(buf *b, double width, double height, text_font font, str colour, str text)
{
    buf_put(b, S("<TR>"));
    open_cell(b, width, height);
    put_font(b, font, colour, text);
    buf_put(b, S("</TD></TR>"));
}

static void put_label(buf *b, const layout *l, const card *k)
{
    double width = (l->across ? k->h : k->w) - CARD_INSET - 4;
    buf_put(b, S("<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\">"));
    for (size_t i = 0; i < k->dates.n; i++) {
        buf_put(b, S("<TR>"));
        open_cell(b, width, DATE_HEIGHT);
        put_font(b, DATE_FONT, l->style->ink, k->dates.v[i]);
        if (k->beside.n) {
            put_font(b, SMALL_FONT, l->style->faint, S("  "));
            put_font(b, SMALL_FONT, l->style->faint, k->beside);
        }
        buf_put(b, S("</TD></TR>"));
    }
    for (size_t i = 0; i < k->lines.n; i++)
        put_row(b, width, LABEL_HEIGHT, LABEL_FONT, l->style->ink, k->lines.v[i]);
    for (size_t i = 0; i < k->small.n; i++)
        put_row(b, width, SMALL_HEIGHT, SMALL_FONT, l->style->faint, k->small.v[i]);
    buf_put(b, S("</TABLE>>"));
}

/* For style sheets: "type-protest planned". */
static void put_classes(buf *b, const graph_event *e)
{
    buf_put(b, S("type-"));
    for (size_t i = 0; i < e->type.n && i < 40; i++) {
        char c = e->type.p[i];
        bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        buf_char(b, good ? c : '-');
    }
    buf_char(b, ' ');
    buf_put(b, e->negated ? S("negated") : modality_name(e->modality));
}

void paint_card(canvas *c, const layout *l, const card *k)
{
    const graph_event *e = &l->g->events.v[k->event];
    buf *b = &c->nodes;
    dot_quote(b, node_name(c->a, e->id));
    buf_printf(b, " [id=\"e%u\", class=\"event ", k->event);
    put_classes(b, e);
    buf_printf(b, "\", shape=box, style=\"filled,%.*s\", ", STR_ARG(k->outline->line));
    buf_printf(b, "fillcolor=\"%.*s\", color=\"%.*s\", penwidth=%s, pos=\"",
               STR_ARG(l->style->paper), STR_ARG(k->style->colour),
               str_eq(k->outline->line, S("solid")) ? "1" : "1.4");
    dot_pos(c, b, k->x + k->w / 2, k->y + k->h / 2);
    buf_put(b, S("\", width="));
    dot_number(b, (l->across ? k->h : k->w) / 72);
    buf_put(b, S(", height="));
    dot_number(b, (l->across ? k->w : k->h) / 72);
    buf_put(b, S(", label="));
    put_label(b, l, k);
    buf_put(b, S("];\n"));
    buf title = {.arena = c->a};
    buf_printf(&title, "%.*s: ", STR_ARG(k->words));
    buf_put(&title, k->label);
    *vec_push(c->a, &c->notes) = (canvas_note){name_of(c, "e", k->event), e->id, buf_str(&title)};
}

static void paint_mark(canvas *c, const layout *l, const card *k)
{
    double x = l->lanes.v[k->lane].x;
    canvas_line(c, x, k->mark, k->x, k->y + MARK_DROP, 1, k->style->colour, S("solid"));
    canvas_mark(c, name_of(c, "mark ", k->event), name_of(c, "m", k->event), S("mark"), x, k->mark,
                MARK_SIZE, k->style, !str_eq(k->outline->line, S("solid")));
}

/* From the card or its mark to the life-lines of the others who take part. */
static void paint_connectors(canvas *c, const layout *l, const card *k)
{
    double y = k->y + MARK_DROP;
    for (size_t i = 0; i < k->touches.n; i++) {
        const lane *n = &l->lanes.v[k->touches.v[i]];
        bool left = n->x < k->x;
        canvas_line(c, left ? l->lanes.v[k->lane].x : k->x + k->w, y, n->x, y, 0.9, l->style->faint,
                    S("solid"));
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

/* An interval beside the life-line, paler than the cards; an open end fades into an arrow. */
static void paint_bar(canvas *c, const layout *l, const card *k)
{
    enum { FADE = 8, STEP = 6 };
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
    canvas_box(c, x - 2, top, 4, bottom - top, colour);
    if (begins && ends)
        return;
    double end = begins ? bottom : top, step = begins ? -STEP : STEP;
    for (int i = 0; i < FADE && i * STEP < (int)(bottom - top) - STEP; i++)
        canvas_box(c, x - 2, end + (step < 0 ? step : 0) + i * step, 4, STEP,
                   canvas_tint(c, k->style->colour, 0.85 - 0.05 * i));
    const double head[] = {x - 4.5, end, x + 4.5, end, x, end - 1.4 * step};
    canvas_polygon(c, head, 3, colour);
}

/* ---- Links ------------------------------------------------------------------------------- */

static double towards(double from, double to, double step)
{
    double d = to - from;
    return d > step ? from + step : d < -step ? from - step : to;
}

static void put_curve(canvas *c, buf *b, point p1, point p2, point p3)
{
    const point p[] = {p1, p2, p3};
    for (size_t i = 0; i < 3; i++) {
        buf_char(b, ' ');
        dot_pos(c, b, p[i].x, p[i].y);
    }
}

/* The corners of a wire, rounded, as one chain of Bezier curves. */
static void put_route(canvas *c, buf *b, const point *p, size_t n)
{
    enum { ROUND = 6, ARROW = 6 };
    point end = p[n - 1], at = p[0];
    point tip = {towards(end.x, p[n - 2].x, ARROW), towards(end.y, p[n - 2].y, ARROW)};
    buf_put(b, S("e,"));
    dot_pos(c, b, end.x, end.y);
    buf_char(b, ' ');
    dot_pos(c, b, at.x, at.y);
    for (size_t i = 1; i + 1 < n; i++) {
        point before = {towards(p[i].x, at.x, ROUND), towards(p[i].y, at.y, ROUND)};
        point next = p[i + 1];
        double half_x = (p[i].x + next.x) / 2, half_y = (p[i].y + next.y) / 2;
        point after = {towards(p[i].x, half_x, ROUND), towards(p[i].y, half_y, ROUND)};
        put_curve(c, b, at, before, before);
        put_curve(c, b, p[i], p[i], after);
        at = after;
    }
    put_curve(c, b, at, tip, tip);
}

void note_wire(canvas *c, const layout *l, const wire *w, str id)
{
    const graph_link *k = &l->g->links.v[w->link];
    buf title = {.arena = c->a};
    buf_put(&title, l->cards.v[w->from].label);
    buf_printf(&title, " – %.*s – ", STR_ARG(w->words));
    buf_put(&title, l->cards.v[w->to].label);
    str cue = text_clean(c->a, k->cue, 100);
    if (cue.n)
        buf_printf(&title, " (“%.*s”)", STR_ARG(cue));
    *vec_push(c->a, &c->notes) = (canvas_note){id, S(""), buf_str(&title)};
}

static void paint_wire(canvas *c, const layout *l, const wire *w, uint32_t number)
{
    if (w->points.n < 2)
        return;
    const graph_event *from = &l->g->events.v[l->cards.v[w->from].event];
    const graph_event *to = &l->g->events.v[l->cards.v[w->to].event];
    buf *b = &c->edges;
    dot_quote(b, node_name(c->a, from->id));
    buf_put(b, S(" -> "));
    dot_quote(b, node_name(c->a, to->id));
    buf_printf(b, " [id=\"l%u\", class=\"link\", color=\"%.*s\", style=%.*s, penwidth=%s, pos=\"",
               number, STR_ARG(w->style->colour), STR_ARG(w->style->line),
               str_eq(w->style->line, S("bold")) ? "2" : "1.3");
    put_route(c, b, w->points.v, w->points.n);
    buf_put(b, S("\""));
    buf_put(b, S("];\n"));
    note_wire(c, l, w, name_of(c, "l", number));
}

/* The type of a link on its line: a node, since nodes lie above all lines. */
static void paint_wire_label(canvas *c, const wire *w, uint32_t number)
{
    if (!w->labelled)
        return;
    buf *b = &c->nodes;
    dot_quote(b, name_of(c, "type ", number));
    buf_printf(b, " [id=\"t%u\", class=\"type\", shape=box, style=filled, color=\"%.*s\", ", number,
               STR_ARG(c->style->paper));
    buf_printf(b, "fillcolor=\"%.*s\", fontsize=9.5, fontcolor=\"%.*s\", label=",
               STR_ARG(c->style->paper), STR_ARG(w->style->colour));
    dot_quote(b, w->words);
    buf_put(b, S(", pos=\""));
    dot_pos(c, b, w->label.x, w->label.y);
    buf_put(b, S("\", width="));
    dot_number(b, (text_width(w->words, SMALL_FONT) + 6) / 72);
    buf_put(b, S(", height=0.14];\n"));
}

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

void paint_timeline(canvas *c, const layout *l)
{
    c->flip = l->across;
    paint_bands(c, l);
    paint_tray(c, l);
    for (uint32_t i = 0; i < l->lanes.n; i++)
        paint_lane(c, l, i);
    for (size_t i = 0; i < l->cards.n; i++)
        paint_bar(c, l, &l->cards.v[i]);
    for (size_t i = 0; i < l->cards.n; i++)
        paint_extent(c, l, &l->cards.v[i]);
    for (size_t i = 0; i < l->cards.n; i++)
        paint_connectors(c, l, &l->cards.v[i]);
    if (l->dated) {
        paint_ticks(c, l);
        paint_gaps(c, l);
    }
    for (size_t i = 0; i < l->cards.n; i++) {
        paint_card(c, l, &l->cards.v[i]);
        paint_mark(c, l, &l->cards.v[i]);
    }
    for (uint32_t i = 0; i < l->wires.n; i++)
        paint_wire(c, l, &l->wires.v[i], i);
    for (uint32_t i = 0; i < l->wires.n; i++)
        paint_wire_label(c, &l->wires.v[i], i);
    c->flip = false;
}
