/* footer: the legend, with only the kinds that are in the picture, and the numbered sources. */
#include "draw/cells.h"
#include "draw/comparison.h"
#include "draw/paper.h"

#define SOURCES_MOST 120
#define ROW          20.0
#define LEGEND_FONT  ((text_font){10.5, false})

typedef struct legend {
    canvas *c;
    const layout *l;
    double x, y;
    uint32_t marks;
} legend;

/* The next line, on this page or at the beginning of the next. */
static double line_at(const layout *l, double y)
{
    return l->across ? y : pages_fit(l, y - 12, ROW) + 12;
}

static void begin_row(legend *g, const char *name)
{
    g->y = line_at(g->l, g->y);
    canvas_text(g->c, MARGIN, g->y, ALIGN_LEFT, (text_font){10.5, true}, g->l->style->ink,
                str_of(name));
    g->x = MARGIN + AXIS_WIDTH;
}

static void end_row(legend *g)
{
    g->y += ROW + 3;
}

/* Goes to the next line where an entry with this text would not fit. */
static void make_room(legend *g, str label)
{
    double width = 24 + text_width(label, LEGEND_FONT);
    if (g->x > MARGIN + AXIS_WIDTH && g->x + width > g->l->paper - MARGIN) {
        g->x = MARGIN + AXIS_WIDTH;
        g->y = line_at(g->l, g->y + ROW);
    }
}

static void put_entry(legend *g, str label)
{
    canvas_text(g->c, g->x + 24, g->y, ALIGN_LEFT, LEGEND_FONT, g->l->style->ink, label);
    g->x += 24 + text_width(label, LEGEND_FONT) + 20;
}

static void put_mark(legend *g, const style_row *of)
{
    style_row plain = *of, *look = &plain;
    if (g->l->versus) /* there colours mean what changed */
        look->colour = g->l->style->faint;
    make_room(g, look->label);
    buf name = {.arena = g->c->a}, id = {.arena = g->c->a};
    buf_printf(&name, "legend %u", g->marks);
    buf_printf(&id, "k%u", g->marks++);
    canvas_mark(g->c, buf_str(&name), buf_str(&id), S("legend"), g->x + 9, g->y - 3.3, 11, look,
                false);
    put_entry(g, look->label);
}

typedef VEC(const style_row *) look_vec;

/* Those of `looks` that differ in what they say, in the order of the style's rows. */
static bool add_look(arena *a, look_vec *looks, const style_row *look)
{
    for (size_t i = 0; i < looks->n; i++)
        if (str_eq(looks->v[i]->label, look->label))
            return false;
    *vec_push(a, looks) = look;
    for (size_t i = looks->n - 1; i > 0 && looks->v[i - 1]->order > looks->v[i]->order; i--) {
        const style_row *t = looks->v[i];
        looks->v[i] = looks->v[i - 1];
        looks->v[i - 1] = t;
    }
    return true;
}

static void put_events(legend *g)
{
    look_vec looks = {0};
    for (size_t i = 0; i < g->l->cards.n; i++)
        add_look(g->c->a, &looks, g->l->cards.v[i].style);
    begin_row(g, "Events");
    for (size_t i = 0; i < looks.n; i++)
        put_mark(g, looks.v[i]);
    end_row(g);
}

static void put_tie(legend *g, str line, const char *label)
{
    make_room(g, str_of(label));
    canvas_line(g->c, g->x, g->y - 3.3, g->x + 18, g->y - 3.3, 0.9, g->l->style->faint, line);
    put_entry(g, str_of(label));
}

/* From a card to the life-line of another who takes part. */
static void put_guest(legend *g)
{
    canvas_line(g->c, g->x, g->y - 3.3, g->x + 15, g->y - 3.3, 0.9, g->l->style->faint, S("solid"));
    canvas_dot(g->c, g->x + 15, g->y - 3.3, 3, g->l->style->faint, g->l->style->faint);
    put_entry(g, S("also takes part"));
}

static void put_actors(legend *g)
{
    look_vec looks = {0};
    const layout *l = g->l;
    bool lanes = l->options->view == VIEW_TIMELINE;
    for (size_t i = 0; lanes && i < l->lanes.n; i++)
        if (l->lanes.v[i].style)
            add_look(g->c->a, &looks, l->lanes.v[i].style);
    for (size_t i = 0; !lanes && i < l->cards.n; i++)
        for (size_t k = 0; k < l->cards.v[i].actors.n; k++)
            add_look(g->c->a, &looks,
                     style_find(l->style, S("entity"),
                                entity_kind_name(l->g->entities.v[l->cards.v[i].actors.v[k]].kind),
                                S("")));
    if (!looks.n)
        return;
    begin_row(g, "Actors");
    for (size_t i = 0; i < looks.n; i++)
        put_mark(g, looks.v[i]);
    if (!lanes) {
        put_tie(g, S("solid"), "who does it");
        put_tie(g, S("dashed"), "who it is about or done to");
        put_tie(g, S("dotted"), "where");
        end_row(g);
        return;
    }
    bool tied = false;
    for (size_t i = 0; i < l->cards.n; i++)
        tied = tied || l->cards.v[i].touches.n;
    if (tied)
        put_guest(g);
    end_row(g);
}

static void put_links(legend *g)
{
    look_vec looks = {0};
    for (size_t i = 0; i < g->l->wires.n; i++)
        add_look(g->c->a, &looks, g->l->wires.v[i].style);
    if (!looks.n)
        return;
    begin_row(g, "Links");
    for (size_t i = 0; i < looks.n; i++) {
        const style_row *r = looks.v[i];
        str colour = g->l->versus ? g->l->style->faint : r->colour;
        bool bold = str_eq(r->line, S("bold"));
        make_room(g, r->label);
        double y = g->y - 3.3, x = g->x + 20;
        canvas_line(g->c, g->x, y, x - 5, y, bold ? 2 : 1.3, colour, bold ? S("solid") : r->line);
        const double head[] = {x - 6, y - 3, x - 6, y + 3, x, y};
        canvas_polygon(g->c, head, 3, colour);
        put_entry(g, r->label);
    }
    end_row(g);
}

static void put_outline(legend *g, const style_row *look)
{
    make_room(g, look->label);
    double x = g->x, y = g->y - 9, w = 18, h = 11;
    const double corner[] = {x, y, x + w, y, x + w, y + h, x, y + h, x, y};
    for (size_t k = 0; k < 4; k++)
        canvas_line(g->c, corner[2 * k], corner[2 * k + 1], corner[2 * k + 2], corner[2 * k + 3],
                    1.2, g->l->style->faint, look->line);
    put_entry(g, look->label);
}

typedef struct signs {
    look_vec looks; /* outlines of cards that are no plain facts */
    bool bars, open, vague, gaps, odd;
} signs;

static signs find_signs(const layout *l)
{
    signs s = {.gaps = l->gaps.n > 0};
    for (size_t i = 0; i < l->cards.n; i++) {
        const card *k = &l->cards.v[i];
        bool axis = l->options->view == VIEW_TIMELINE;
        s.bars = s.bars || (k->bar && axis);
        s.open = s.open || (k->bar && axis && (k->first == DAY_MIN || k->last == DAY_MAX));
        s.vague = s.vague || (k->vague && axis);
        s.odd = s.odd || k->doubts.n;
        if (!str_eq(k->outline->line, S("solid")) && !l->versus)
            add_look(l->a, &s.looks, k->outline);
    }
    for (size_t i = 0; i < l->wires.n; i++)
        s.odd = s.odd || l->wires.v[i].odd;
    return s;
}

static void put_vague(legend *g)
{
    str words = S("some day between"), ink = g->l->style->faint;
    make_room(g, words);
    double x = g->x + 9, top = g->y - 11, bottom = g->y + 2;
    canvas_line(g->c, x, top, x, bottom, 1.2, ink, S("dashed"));
    canvas_line(g->c, x - 2.5, top, x + 2.5, top, 1.2, ink, S("solid"));
    canvas_line(g->c, x - 2.5, bottom, x + 2.5, bottom, 1.2, ink, S("solid"));
    put_entry(g, words);
}

static void put_gap_sign(legend *g)
{
    str words = S("time drawn shorter"), ink = g->l->style->faint;
    make_room(g, words);
    canvas_line(g->c, g->x + 4, g->y - 2, g->x + 14, g->y - 8, 1.2, ink, S("solid"));
    canvas_line(g->c, g->x + 4, g->y + 2, g->x + 14, g->y - 4, 1.2, ink, S("solid"));
    put_entry(g, words);
}

static void put_signs(legend *g)
{
    signs s = find_signs(g->l);
    if (!s.looks.n && !s.bars && !s.vague && !s.gaps && !s.odd)
        return;
    begin_row(g, "Signs");
    for (size_t i = 0; i < s.looks.n; i++)
        put_outline(g, s.looks.v[i]);
    if (s.bars) {
        str words = s.open ? S("lasts; arrow: no known end") : S("lasts");
        make_room(g, words);
        canvas_box(g->c, g->x + 7, g->y - 10, 4, 12, g->l->style->faint);
        put_entry(g, words);
    }
    if (s.vague)
        put_vague(g);
    if (s.odd) {
        str words = S("sources or dates disagree");
        make_room(g, words);
        canvas_text(g->c, g->x + 9, g->y, ALIGN_MIDDLE, LEGEND_FONT, g->l->style->ink, S("≠"));
        put_entry(g, words);
    }
    if (s.gaps)
        put_gap_sign(g);
    end_row(g);
}

/* ---- What changed ------------------------------------------------------------------------ */

static void put_fate(legend *g, const comparison *v, fate f, size_t n, const char *noun)
{
    if (!n)
        return;
    buf words = {.arena = g->c->a}, name = {.arena = g->c->a};
    buf_printf(&words, "%zu %s%s %.*s", n, noun, n == 1 ? "" : "s", STR_ARG(v->looks[f]->label));
    buf_printf(&name, "legend %s %zu", noun, (size_t)f);
    make_room(g, buf_str(&words));
    if (*noun == 'l')
        canvas_line(g->c, g->x, g->y - 3.3, g->x + 20, g->y - 3.3, 1.4, v->looks[f]->colour,
                    f == FATE_REMOVED ? S("dotted") : S("solid"));
    comparison_badge(g->c, v, buf_str(&name), g->x + 10, g->y - 3.3, f);
    put_entry(g, buf_str(&words));
}

static void put_ghost(legend *g, const comparison *v)
{
    str words = S("where its date was");
    if (!v->ghosts.n)
        return;
    make_room(g, words);
    style_row look = *style_find(g->l->style, S("event"), S("*"), S(""));
    look.colour = v->looks[FATE_CHANGED]->colour;
    canvas_mark(g->c, S("legend ghost"), S("kg"), S("legend"), g->x + 9, g->y - 3.3, 11, &look,
                true);
    put_entry(g, words);
}

static void put_changes(legend *g)
{
    static const fate order[] = {FATE_ADDED, FATE_REMOVED, FATE_CHANGED};
    const comparison *v = g->l->versus;
    begin_row(g, "Changes");
    for (size_t i = 0; i < 3; i++)
        put_fate(g, v, order[i], v->events[order[i]], "event");
    put_ghost(g, v);
    for (size_t i = 0; i < 3; i++)
        put_fate(g, v, order[i], v->links[order[i]], "link");
    buf words = {.arena = g->c->a};
    buf_printf(&words, "%zu the same", v->events[FATE_SAME]);
    if (v->unseen)
        buf_printf(&words, "; %zu that changed are not drawn", v->unseen);
    make_room(g, buf_str(&words));
    canvas_box(g->c, g->x + 1, g->y - 9, 16, 11, v->looks[FATE_SAME]->colour);
    canvas_box(g->c, g->x + 2, g->y - 8, 14, 9, g->l->style->paper);
    put_entry(g, buf_str(&words));
    end_row(g);
}

static double put_source(canvas *c, const layout *l, double x, double y, double width,
                         uint32_t number)
{
    entry e = {.name = canvas_name(c, "source ", number + 1),
               .id = canvas_name(c, "s", number + 1),
               .class = S("source"),
               .x = x - 4,
               .y = y,
               .w = width - 10,
               .font = {10, false},
               .inset = 22,
               .badge = canvas_name(c, "", number + 1)};
    text_wrap(&e.lines, c->a, source_words(l, l->sources.v[number]), e.font, e.w - e.inset - 12, 3);
    e.h = 13 * (double)e.lines.n + 4;
    paint_entry(c, &e);
    if (l->versus) {
        fate f = l->versus->of_document[l->sources.v[number]];
        if (f != FATE_SAME)
            comparison_badge(c, l->versus, canvas_name(c, "source sign ", number + 1), x - 9, y + 7,
                             f);
    }
    note_source(c, l, number, e.id);
    return y + e.h;
}

/* Side by side in rows, none of which a page's end cuts; the y behind the last. */
static double put_source_rows(canvas *c, const layout *l, double y, double left, double width,
                              size_t columns, size_t shown)
{
    double row = y, end = y;
    for (size_t i = 0; i < shown; i++) {
        if (i % columns == 0)
            row = end = pages_fit(l, end, 46);
        double x = left + width * (double)(i % columns);
        double at = put_source(c, l, x, row, width, (uint32_t)i);
        end = at > end ? at : end;
    }
    return end;
}

static double put_source_columns(canvas *c, const layout *l, double y, double left, double width,
                                 size_t columns, size_t shown)
{
    size_t per = (shown + columns - 1) / columns;
    double end = y;
    for (size_t column = 0; column < columns; column++) {
        double at = y, x = left + width * (double)column;
        for (size_t i = column * per; i < shown && i < (column + 1) * per; i++)
            at = put_source(c, l, x, at, width, (uint32_t)i);
        end = at > end ? at : end;
    }
    return end;
}

static double put_sources(canvas *c, const layout *l, double y)
{
    bool pages = l->pages.length > 0 && !l->across;
    if (!l->sources.n)
        return y;
    y = pages ? pages_fit(l, y - 12, 46) + 12 : y;
    canvas_text(c, MARGIN, y, ALIGN_LEFT, (text_font){10.5, true}, l->style->ink, S("Sources"));
    double left = MARGIN + AXIS_WIDTH, width = l->paper - MARGIN - left;
    size_t columns = width > 900 ? 3 : width > 500 ? 2 : 1;
    size_t shown = l->sources.n < SOURCES_MOST ? l->sources.n : SOURCES_MOST;
    double each = width / (double)columns;
    double end = pages ? put_source_rows(c, l, y - 12, left - 6, each, columns, shown)
                       : put_source_columns(c, l, y - 12, left - 6, each, columns, shown);
    if (shown < l->sources.n) {
        buf b = {.arena = c->a};
        buf_printf(&b, "and %zu more", l->sources.n - shown);
        end = line_at(l, end + 4);
        canvas_text(c, left, end, ALIGN_LEFT, (text_font){10, false}, l->style->faint, buf_str(&b));
        end += 14;
    }
    return end;
}

double paint_footer(canvas *c, const layout *l, double y)
{
    y += 22;
    canvas_line(c, MARGIN, y, l->paper - MARGIN + 8, y, 0.8, l->style->line, S("solid"));
    legend g = {.c = c, .l = l, .y = y + 22};
    if (l->versus)
        put_changes(&g);
    if (l->cards.n) {
        put_events(&g);
        put_actors(&g);
        put_links(&g);
        put_signs(&g);
    }
    if (l->options->view == VIEW_GRAPH)
        return g.y; /* sources are nodes there */
    return put_sources(c, l, g.y + 6) + 4;
}
