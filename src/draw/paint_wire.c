/* paint_wire: the routes of links, with round corners, and their types. */
#include "draw/paint.h"

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
static void put_route(canvas *c, buf *b, const point *p, size_t n, bool arrow)
{
    enum { ROUND = 6, ARROW = 6 };
    point end = p[n - 1], at = p[0];
    point tip = end;
    if (arrow) {
        tip = (point){towards(end.x, p[n - 2].x, ARROW), towards(end.y, p[n - 2].y, ARROW)};
        buf_put(b, S("e,"));
        dot_pos(c, b, end.x, end.y);
        buf_char(b, ' ');
    }
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

static void put_edge(canvas *c, const wire *w, str from, str to, str id, const point_vec *route,
                     bool arrow)
{
    buf *b = &c->edges;
    dot_quote(b, from);
    buf_put(b, S(" -> "));
    dot_quote(b, to);
    buf_printf(b, " [id=\"%.*s\", class=\"link\", color=\"%.*s\", style=%.*s, penwidth=%s, ",
               STR_ARG(id), STR_ARG(w->style->colour), STR_ARG(w->style->line),
               str_eq(w->style->line, S("bold")) ? "2" : "1.3");
    buf_put(b, arrow ? S("pos=\"") : S("dir=none, pos=\""));
    put_route(c, b, route->v, route->n, arrow);
    buf_put(b, S("\"];\n"));
}

/* A page shows parts of a link, whose cards may be on others: an unseen node stands for them. */
static void paint_parts(canvas *c, const wire *w, uint32_t number)
{
    str anchor = S("beyond the page");
    point_vec part = {0};
    for (size_t i = 1; i < w->points.n; i++) {
        point p = w->points.v[i - 1], q = w->points.v[i];
        bool last = i + 1 == w->points.n;
        if (canvas_cut(c, &p.x, &p.y, &q.x, &q.y)) {
            if (!part.n)
                *vec_push(c->a, &part) = p;
            *vec_push(c->a, &part) = q;
        }
        bool whole = q.x == w->points.v[i].x && q.y == w->points.v[i].y;
        if (part.n < 2 || (whole && !last && canvas_shows(c, q.y)))
            continue;
        if (!c->beyond)
            buf_put(&c->nodes, S("\"beyond the page\" [style=invis, label=\"\", width=0, "
                                 "height=0, pos=\"0,0\"];\n"));
        c->beyond = true;
        put_edge(c, w, anchor, anchor, canvas_name(c, "l", number), &part,
                 last && whole && canvas_shows(c, q.y));
        part.n = 0;
    }
}

static bool is_cut(const canvas *c, const wire *w)
{
    for (size_t i = 0; i < w->points.n; i++)
        if (!canvas_shows(c, w->points.v[i].y))
            return true;
    return false;
}

static void paint_wire(canvas *c, const layout *l, const wire *w, uint32_t number)
{
    if (w->points.n < 2)
        return;
    str id = canvas_name(c, "l", number);
    note_wire(c, l, w, id);
    if (is_cut(c, w)) {
        paint_parts(c, w, number);
        return;
    }
    str from = l->g->events.v[l->cards.v[w->from].event].id;
    str to = l->g->events.v[l->cards.v[w->to].event].id;
    put_edge(c, w, node_name(c->a, from), node_name(c->a, to), id, &w->points, true);
}

/* The type of a link on its line: a node, since nodes lie above all lines. */
static void paint_wire_label(canvas *c, const wire *w, uint32_t number)
{
    if (!w->labelled || !canvas_shows(c, w->label.y))
        return;
    buf *b = &c->nodes;
    dot_quote(b, canvas_name(c, "type ", number));
    buf_printf(b, " [id=\"t%u\", class=\"type\", shape=box, style=filled, color=\"%.*s\", ", number,
               STR_ARG(c->style->paper));
    buf_printf(b, "fillcolor=\"%.*s\", fontsize=9.5, fontcolor=\"%.*s\", label=",
               STR_ARG(c->style->paper), STR_ARG(w->style->words));
    dot_quote(b, w->words);
    buf_put(b, S(", pos=\""));
    dot_pos(c, b, w->label.x, w->label.y);
    buf_put(b, S("\", width="));
    dot_number(b, (text_width(w->words, SMALL_FONT) + 6) / 72);
    buf_put(b, S(", height=0.14];\n"));
}

void paint_wires(canvas *c, const layout *l)
{
    for (uint32_t i = 0; i < l->wires.n; i++)
        paint_wire(c, l, &l->wires.v[i], i);
    for (uint32_t i = 0; i < l->wires.n; i++)
        paint_wire_label(c, &l->wires.v[i], i);
}
