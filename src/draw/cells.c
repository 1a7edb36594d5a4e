/* cells: Graphviz places each line of such a table at the left of its cell, whatever its fonts. */
#include "draw/cells.h"

static void open_cell(buf *b, double width, double height)
{
    buf_put(b, S("<TD FIXEDSIZE=\"TRUE\" ALIGN=\"LEFT\" WIDTH=\""));
    dot_number(b, (double)(int)width);
    buf_put(b, S("\" HEIGHT=\""));
    dot_number(b, (double)(int)height);
    buf_put(b, S("\">"));
}

void put_font(buf *b, text_font font, str colour, str text)
{
    buf_put(b, S("<FONT POINT-SIZE=\""));
    dot_number(b, font.size);
    buf_printf(b, "\" COLOR=\"%.*s\">%s", STR_ARG(colour), font.bold ? "<B>" : "");
    dot_html(b, text);
    buf_put(b, font.bold ? S("</B></FONT>") : S("</FONT>"));
}

void begin_cells(buf *b)
{
    buf_put(b, S("<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\">"));
}

void end_cells(buf *b)
{
    buf_put(b, S("</TABLE>>"));
}

void begin_cell_row(buf *b, double width, double height)
{
    buf_put(b, S("<TR>"));
    open_cell(b, width, height);
}

void end_cell_row(buf *b)
{
    buf_put(b, S("</TD></TR>"));
}

void put_row(buf *b, double width, double height, text_font font, str colour, str text)
{
    begin_cell_row(b, width, height);
    put_font(b, font, colour, text);
    end_cell_row(b);
}

static void put_line(canvas *c, buf *b, const entry *e, size_t i)
{
    double height = e->font.size + 3;
    begin_cell_row(b, e->inset, height);
    if (i == 0 && e->badge.n)
        put_font(b, (text_font){e->font.size, true}, c->style->ink, e->badge);
    buf_put(b, S("</TD>"));
    open_cell(b, e->w - e->inset - 8, height);
    put_font(b, e->font, c->style->ink, e->lines.v[i]);
    end_cell_row(b);
}

void paint_entry(canvas *c, const entry *e)
{
    buf *b = &c->nodes;
    if (!canvas_shows(c, e->y))
        return;
    dot_quote(b, e->name);
    buf_printf(b, " [id=\"%.*s\", class=\"%.*s\", shape=box, style=\"filled%s\", ", STR_ARG(e->id),
               STR_ARG(e->class), e->frame.n ? ",rounded" : "");
    buf_printf(b, "fillcolor=\"%.*s\", color=\"%.*s\", pos=\"", STR_ARG(c->style->paper),
               STR_ARG(e->frame.n ? e->frame : c->style->paper));
    dot_box(c, b, e->x + e->w / 2, e->y + e->h / 2, e->w, e->h);
    buf_put(b, S(", label="));
    begin_cells(b);
    for (size_t i = 0; i < e->lines.n; i++)
        put_line(c, b, e, i);
    if (!e->lines.n)
        buf_put(b, S("<TR><TD></TD></TR>"));
    end_cells(b);
    buf_put(b, S("];\n"));
}
