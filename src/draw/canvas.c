/* canvas: positioned DOT and Graphviz' xdot drawing operations. Numbers are written without printf
 * so that a decimal comma of the user's locale cannot break them. */
#include "draw/canvas.h"

#include "base/map.h"
#include "draw/svg.h"

#include <math.h>
#include <stdlib.h>

str canvas_name(canvas *c, const char *prefix, size_t number)
{
    buf b = {.arena = c->a};
    buf_printf(&b, "%s%zu", prefix, number);
    return buf_str(&b);
}

str canvas_tint(const canvas *c, str colour, double share)
{
    buf b = {.arena = c->a};
    buf_put(&b, colour);
    buf_printf(&b, "%02X", (unsigned)lround(255 * (1 - share)));
    return buf_str(&b);
}

void dot_number(buf *b, double x)
{
    long hundredths = lround(x * 100);
    if (hundredths < 0)
        buf_char(b, '-');
    hundredths = labs(hundredths);
    buf_printf(b, "%ld", hundredths / 100);
    if (hundredths % 100)
        buf_printf(b, ".%02ld", hundredths % 100);
}

void dot_quote(buf *b, str text)
{
    buf_char(b, '"');
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '"' || text.p[i] == '\\')
            buf_char(b, '\\');
        buf_char(b, text.p[i]);
    }
    buf_char(b, '"');
}

str node_name(arena *a, str id)
{
    if (id.n && str_eq(text_clean(a, id, 400), id))
        return id;
    buf b = {.arena = a};
    buf_printf(&b, "id %016llx", (unsigned long long)hash_bytes(id));
    return buf_str(&b);
}

/* Graphviz expands \N, \G and the like even here, hence the doubled backslash. */
void dot_html(buf *b, str text)
{
    for (size_t at; (at = str_find_char(text, '\\')) != STR_NONE; text = str_from(text, at + 1)) {
        xml_text(b, str_sub(text, 0, at));
        buf_put(b, S("\\\\"));
    }
    xml_text(b, text);
}

void dot_pos(canvas *c, buf *b, double x, double y)
{
    y += c->shift;
    dot_number(b, c->flip ? y : x);
    buf_char(b, ',');
    dot_number(b, c->height - (c->flip ? x : y));
}

void dot_box(canvas *c, buf *b, double x, double y, double w, double h)
{
    dot_pos(c, b, x, y);
    buf_put(b, S("\", width="));
    dot_number(b, w / 72);
    buf_put(b, S(", height="));
    dot_number(b, h / 72);
}

bool canvas_shows(const canvas *c, double y)
{
    return !c->cut || (y >= c->from && y < c->to);
}

/* ---- Ground: xdot operations ------------------------------------------------------------- */

static void put_xy(canvas *c, double x, double y)
{
    y += c->shift;
    buf_char(&c->ground, ' ');
    dot_number(&c->ground, c->flip ? y : x);
    buf_char(&c->ground, ' ');
    dot_number(&c->ground, c->height - (c->flip ? x : y));
}

static void put_colour(canvas *c, char op, str colour)
{
    buf_printf(&c->ground, "%c %zu -%.*s ", op, colour.n, STR_ARG(colour));
}

/* In an xdot text the count is of the bytes that follow, and inside a DOT string only the quote can
 * be escaped: a backslash right before a quote cannot be written, and becomes a slash. */
static void put_counted(canvas *c, str text)
{
    buf_printf(&c->ground, "%zu -", text.n);
    for (size_t i = 0; i < text.n; i++) {
        char next = i + 1 < text.n ? text.p[i + 1] : '"';
        if (text.p[i] == '"')
            buf_put(&c->ground, S("\\\""));
        else if (text.p[i] == '\\' && (next == '"' || next == '\\'))
            buf_char(&c->ground, '/');
        else
            buf_char(&c->ground, text.p[i]);
    }
    buf_char(&c->ground, ' ');
}

void canvas_text(canvas *c, double x, double y, align side, text_font font, str colour, str text)
{
    if (!text.n || !canvas_shows(c, y))
        return;
    put_colour(c, 'c', colour);
    buf_printf(&c->ground, "t %d F ", font.bold ? 1 : 0);
    dot_number(&c->ground, font.size);
    buf_char(&c->ground, ' ');
    put_counted(c, c->style->font);
    buf_char(&c->ground, 'T');
    put_xy(c, x, y);
    buf_printf(&c->ground, " %d ", (int)side);
    dot_number(&c->ground, text_width(text, font));
    buf_char(&c->ground, ' ');
    put_counted(c, text);
}

static void put_style(canvas *c, str line, double width)
{
    buf w = {.arena = c->a};
    buf_put(&w, S("setlinewidth("));
    dot_number(&w, width);
    buf_char(&w, ')');
    buf_put(&c->ground, S("S "));
    put_counted(c, line);
    buf_put(&c->ground, S("S "));
    put_counted(c, buf_str(&w));
}

/* Moves the end of a line that lies beyond `y` onto it, if the other one does not. */
static void cut_at(double y, bool below, double *x0, double *y0, double x1, double y1)
{
    if (below ? *y0 <= y : *y0 >= y)
        return;
    *x0 += (x1 - *x0) * (y - *y0) / (y1 - *y0);
    *y0 = y;
}

bool canvas_cut(const canvas *c, double *x0, double *y0, double *x1, double *y1)
{
    if (!c->cut)
        return true;
    if ((*y0 < c->from && *y1 < c->from) || (*y0 >= c->to && *y1 >= c->to))
        return false;
    cut_at(c->from, false, x0, y0, *x1, *y1);
    cut_at(c->from, false, x1, y1, *x0, *y0);
    cut_at(c->to, true, x0, y0, *x1, *y1);
    cut_at(c->to, true, x1, y1, *x0, *y0);
    return true;
}

void canvas_line(canvas *c, double x0, double y0, double x1, double y1, double width, str colour,
                 str line)
{
    if (!canvas_cut(c, &x0, &y0, &x1, &y1))
        return;
    put_colour(c, 'c', colour);
    put_style(c, line, width);
    buf_put(&c->ground, S("L 2"));
    put_xy(c, x0, y0);
    put_xy(c, x1, y1);
    buf_char(&c->ground, ' ');
}

static void put_polygon(canvas *c, const double *xy, size_t points, str fill)
{
    put_colour(c, 'c',
               fill.n > 7 ? S("transparent") : fill); /* #RRGGBBAA: no outline shines through */
    put_colour(c, 'C', fill);
    put_style(c, S("solid"), 0.5);
    buf_printf(&c->ground, "P %zu", points);
    for (size_t i = 0; i < points; i++)
        put_xy(c, xy[2 * i], xy[2 * i + 1]);
    buf_char(&c->ground, ' ');
}

/* Small ones are shown whole or not at all. */
void canvas_polygon(canvas *c, const double *xy, size_t points, str fill)
{
    if (canvas_shows(c, xy[1]))
        put_polygon(c, xy, points, fill);
}

void canvas_box(canvas *c, double x, double y, double w, double h, str fill)
{
    double bottom = y + h, right = x + w;
    if (c->cut) {
        y = y < c->from ? c->from : y;
        bottom = bottom > c->to ? c->to : bottom;
    }
    if (bottom < y)
        return;
    const double corners[] = {x, y, right, y, right, bottom, x, bottom};
    put_polygon(c, corners, 4, fill);
}

void canvas_dot(canvas *c, double x, double y, double radius, str fill, str outline)
{
    if (!canvas_shows(c, y))
        return;
    put_colour(c, 'c', outline);
    put_colour(c, 'C', fill);
    put_style(c, S("solid"), 1.2);
    buf_char(&c->ground, 'E');
    put_xy(c, x, y);
    buf_char(&c->ground, ' ');
    dot_number(&c->ground, radius);
    buf_char(&c->ground, ' ');
    dot_number(&c->ground, radius);
    buf_char(&c->ground, ' ');
}

/* Without a `bb` Graphviz asks the ground for the picture's size (and measures its texts only
 * then): a sheet of paper below all else holds the margins. */
canvas canvas_new(arena *a, const style *s, double width, double height)
{
    canvas c = {.a = a,
                .style = s,
                .width = width,
                .height = height,
                .ground = {.arena = a},
                .nodes = {.arena = a},
                .edges = {.arena = a}};
    canvas_box(&c, 0, 0, width, height, s->paper);
    return c;
}

/* ---- Nodes ------------------------------------------------------------------------------- */

/* Width and height in points that make shapes of equal area look equally large. */
static void shape_size(str shape, double size, double *w, double *h)
{
    *w = *h = size;
    if (str_eq(shape, S("star")))
        *w = *h = size * 1.25;
    else if (str_eq(shape, S("diamond")))
        *w = *h = size * 1.15;
    else if (str_eq(shape, S("triangle")) || str_eq(shape, S("invtriangle")))
        *w = size * 1.2, *h = size * 1.05;
    else if (str_eq(shape, S("square")) || str_eq(shape, S("box")))
        *w = *h = size * 0.85;
    else if (str_eq(shape, S("parallelogram")) || str_ends(shape, S("trapezium")))
        *w = size * 1.4, *h = size * 0.75;
    else if (str_eq(shape, S("doublecircle"))) /* its outer ring is drawn beyond its size */
        *w = *h = size * 0.6;
    else if (str_eq(shape, S("rarrow")))
        *w = size * 1.2, *h = size;
    else if (str_eq(shape, S("hexagon")))
        *w = size * 1.15, *h = size * 0.95;
    else if (str_eq(shape, S("ellipse")))
        *w = *h = size * 0.75;
}

void canvas_mark(canvas *c, str name, str id, str class, double x, double y, double size,
                 const style_row *look, bool hollow)
{
    if (!canvas_shows(c, y))
        return;
    double w, h;
    shape_size(look->shape, size, &w, &h);
    buf *b = &c->nodes;
    dot_quote(b, name);
    buf_printf(b, " [id=\"%.*s\", class=\"%.*s\", label=\"\", shape=%.*s, style=filled, ",
               STR_ARG(id), STR_ARG(class), STR_ARG(look->shape));
    buf_printf(b, "color=\"%.*s\", fillcolor=\"%.*s\", penwidth=1.4, pos=\"", STR_ARG(look->colour),
               STR_ARG(hollow ? c->style->paper : look->colour));
    dot_box(c, b, x, y, w, h);
    buf_put(b, S("];\n"));
}

/* ---- The graph --------------------------------------------------------------------------- */

/* Graphviz reading a file refuses strings of 16,384 bytes: long ones are parts joined by "+". An
 * operation ends with a blank, and never begins inside an escape. */
static void put_parts(buf *b, str text)
{
    enum { PART = 8000 };
    buf_char(b, '"');
    while (text.n > PART) {
        size_t end = PART;
        while (end > 1 && text.p[end - 1] != ' ')
            end--;
        buf_put(b, str_sub(text, 0, end));
        buf_put(b, S("\" +\n  \""));
        text = str_from(text, end);
    }
    buf_put(b, text);
    buf_char(b, '"');
}

/* Graphviz cuts out `viewport="width,height,zoom,x,y"`, the latter of its middle. */
static void put_viewport(const canvas *c, buf *b)
{
    double zoom = c->shrink > 0 ? c->shrink : 1;
    bool wide = c->width > c->height;
    double part = (wide ? c->width : c->height) / (double)c->sheets;
    double at = part * ((double)c->sheet - 0.5);
    const double numbers[] = {(wide ? part : c->width) * zoom, (wide ? c->height : part) * zoom,
                              zoom, wide ? at : c->width / 2,
                              wide ? c->height / 2 : c->height - at};
    buf_put(b, S("\", viewport=\""));
    for (size_t i = 0; i < 5; i++) {
        buf_put(b, i ? S(",") : S(""));
        dot_number(b, numbers[i]);
    }
}

str canvas_dot_text(canvas *c, str title)
{
    buf b = {.arena = c->a};
    buf_put(&b, S("digraph "));
    dot_quote(&b, title);
    buf_printf(&b, " {\n  graph [pad=0, margin=0, bgcolor=\"%.*s\", outputorder=edgesfirst, ",
               STR_ARG(c->style->paper));
    buf_put(&b, S("layout=nop2,\n  fontname=\""));
    buf_put(&b, c->style->font);
    if (c->sheet) {
        put_viewport(c, &b);
    } else if (c->shrink > 0 && c->shrink < 1) {
        buf_put(&b, S("\", size=\""));
        dot_number(&b, c->width * c->shrink / 72);
        buf_char(&b, ',');
        dot_number(&b, c->height * c->shrink / 72 + 0.01);
    }
    if (c->dpi > 0)
        buf_printf(&b, "\", dpi=\"%ld", lround(c->dpi));
    buf_put(&b, S("\", _background="));
    put_parts(&b, buf_str(&c->ground));
    buf_put(&b, S("];\nnode [fixedsize=true, margin=0, fontname=\""));
    buf_put(&b, c->style->font);
    buf_put(&b, S("\"];\nedge [fontname=\""));
    buf_put(&b, c->style->font);
    buf_put(&b, S("\", arrowsize=0.6];\n"));
    buf_put(&b, buf_str(&c->nodes));
    buf_put(&b, buf_str(&c->edges));
    buf_put(&b, S("}\n"));
    return buf_str(&b);
}
