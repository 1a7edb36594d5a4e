/* The signs of a comparison on the canvas: badges at cards and links, what changed in a few words
 * in its upper edge, ghosts of marks, links that are gone, and what is gone itself. */
#include "draw/comparison.h"

#include "draw/paint.h"
#include "graph/diff_print.h"

#define BADGE      11.0
#define GHOST_SIZE 9.0

/* ---- Words ------------------------------------------------------------------------------- */

static void put_old_date(buf *b, const comparison *v, uint32_t old)
{
    buf_put(b, S("was "));
    if (edtf_empty(v->d->old->events.v[old].date))
        buf_put(b, S("undated"));
    else
        edtf_print_words(b, v->d->old->events.v[old].date);
}

static bool is_date(const change *c)
{
    return c->about == ABOUT_EVENT && str_eq(c->field, S("date"));
}

/* That a person had a hand in it is seen from what else changed. */
static bool says_more(const change *c)
{
    return !c->implied && !change_fact(c->kind)->cosmetic && c->about != ABOUT_LINK &&
           c->kind != CHANGE_STATUS_CHANGED;
}

/* "was 28 February 2019 · label changed · source added"; brief: "... · label · source" */
static str change_words(arena *a, const comparison *v, const card *k, bool brief)
{
    const told_change *told = &v->of_event[k->event];
    buf b = {.arena = a};
    if (told->fate != FATE_CHANGED)
        return S("");
    size_t end = diff_next_event(v->d, told->first);
    change_kind last = CHANGE_KIND_COUNT;
    str noun = {0};
    for (size_t i = told->first; i < end; i++) {
        const change *c = &v->d->changes.v[i];
        const kind_fact *fact = change_fact(c->kind);
        if (c->kind == last || !says_more(c) || (brief && str_eq(fact->noun, noun)))
            continue;
        buf_put(&b, b.n ? S(" · ") : S(""));
        if (is_date(c))
            put_old_date(&b, v, c->old);
        else
            buf_puts(&b, fact->noun, brief ? S("") : S(" "), brief ? S("") : fact->verb);
        last = c->kind;
        noun = fact->noun;
    }
    return b.n ? buf_str(&b) : change_fact(CHANGE_STATUS_CHANGED)->noun;
}

void comparison_note(buf *title, buf *aria, const layout *l, const card *k)
{
    const comparison *v = l->versus;
    if (!v || v->of_event[k->event].first == SIZE_MAX)
        return;
    fate f = v->of_event[k->event].fate;
    str words = change_words(l->a, v, k, false);
    if (f != FATE_SAME)
        buf_printf(aria, "%.*s%s%.*s. ", STR_ARG(v->looks[f]->label), words.n ? ", " : "",
                   STR_ARG(words));
    buf lines = {.arena = l->a};
    diff_print_event(&lines, v->d, v->of_event[k->event].first);
    str rest = buf_str(&lines), line;
    while (str_split(&rest, '\n', &line)) {
        if (!line.n)
            continue;
        buf_char(title, '\n');
        buf_put(title, text_clean(l->a, line, 600));
    }
}

void comparison_note_wire(buf *title, const layout *l, const wire *w)
{
    const change *c = l->versus ? l->versus->of_link[w->link] : NULL;
    if (!c)
        return;
    if (c->before.n)
        buf_printf(title, "; was: %.*s", STR_ARG(text_clean(l->a, c->before, 100)));
    else
        buf_printf(title, "; %.*s", STR_ARG(change_fact(c->kind)->verb));
}

str comparison_class(const layout *l, const card *k)
{
    static const str names[FATES] = {STR_INIT(" same"), STR_INIT(" changed"), STR_INIT(" added"),
                                     STR_INIT(" removed")};
    return l->versus ? names[l->versus->of_event[k->event].fate] : S("");
}

/* ---- Signs ------------------------------------------------------------------------------- */

/* A text on a node of its own, so that it lies above lines. */
static void put_words(canvas *c, str name, double x, double y, str colour, str words)
{
    buf *b = &c->nodes;
    dot_quote(b, name);
    buf_printf(b, " [class=\"was\", shape=box, style=filled, color=\"%.*s\", fillcolor=\"%.*s\", ",
               STR_ARG(c->style->paper), STR_ARG(c->style->paper));
    buf_printf(b, "fontsize=9.5, fontcolor=\"%.*s\", label=", STR_ARG(colour));
    dot_quote(b, words);
    buf_put(b, S(", pos=\""));
    dot_pos(c, b, x, y);
    buf_put(b, S("\", width="));
    dot_number(b, (text_width(words, SMALL_FONT) + 4) / 72);
    buf_put(b, S(", height=0.125, penwidth=0];\n"));
}

void comparison_badge(canvas *c, const comparison *v, str name, double x, double y, fate f)
{
    buf *b = &c->nodes;
    dot_quote(b, name);
    buf_printf(b,
               " [class=\"badge\", shape=circle, style=filled, color=\"%.*s\", "
               "fillcolor=\"%.*s\", fontcolor=\"%.*s\", fontsize=11, label=<<B>%.*s</B>>, pos=\"",
               STR_ARG(c->style->paper), STR_ARG(v->looks[f]->colour), STR_ARG(c->style->paper),
               STR_ARG(v->signs[f]));
    dot_box(c, b, x, y, BADGE, BADGE);
    buf_put(b, S("];\n"));
}

/* The upper right corner, and the words in the upper edge, as they are seen: in the gap above it
 * they would touch the next card. */
static void paint_signs(canvas *c, const layout *l, const card *k)
{
    const comparison *v = l->versus;
    fate f = v->of_event[k->event].fate;
    if (f == FATE_SAME)
        return;
    double across = l->across ? k->h : k->w;
    double indent = l->across ? MARK_DROP + MARK_SIZE : 2;
    double room = across - indent - BADGE;
    str words = change_words(c->a, v, k, false);
    if (text_width(words, SMALL_FONT) > room)
        words = text_fit(c->a, change_words(c->a, v, k, true), SMALL_FONT, room);
    double x = indent + 2 + text_width(words, SMALL_FONT) / 2, y = -1.5;
    str name = canvas_name(c, "words ", k->event);
    if (words.n)
        put_words(c, name, k->x + (l->across ? y : x), k->y + (l->across ? x : y),
                  v->looks[f]->words, words);
    comparison_badge(c, v, canvas_name(c, "badge ", k->event), k->x + (l->across ? 0 : k->w),
                     k->y + (l->across ? k->h : 0), f);
}

static void paint_ghost(canvas *c, const layout *l, const ghost *g)
{
    const comparison *v = l->versus;
    const card *k = &l->cards.v[g->card];
    const lane *n = &l->lanes.v[k->lane];
    str colour = k->style->colour;
    double x = n->x - MARK_SIZE / 2 - 5 - (double)n->bars * TRACK - (double)g->track * 6;
    double tip = n->x - MARK_SIZE / 2;
    canvas_line(c, x, g->y, x, k->mark, 1.2, colour, S("dashed"));
    canvas_line(c, x, k->mark, tip, k->mark, 1.2, colour, S("solid"));
    const double head[] = {tip - 4, k->mark - 3, tip - 4, k->mark + 3, tip + 1, k->mark};
    canvas_polygon(c, head, 3, colour);
    str id = canvas_name(c, "g", k->event);
    canvas_mark(c, canvas_name(c, "ghost ", k->event), id, S("ghost"), x, g->y, GHOST_SIZE,
                k->style, true);
    buf title = {.arena = c->a};
    buf_put(&title, k->label);
    buf_char(&title, ' ');
    put_old_date(&title, v, v->d->who.events.old_of[k->event]);
    *vec_push(c->a, &c->notes) = (canvas_note){.id = id, .title = buf_str(&title)};
}

/* ---- Links ------------------------------------------------------------------------------- */

/* Straight from card to card, below all else. */
static void paint_cut(canvas *c, const layout *l, const change *cut, size_t number)
{
    const comparison *v = l->versus;
    const graph_link *k = &v->d->old->links.v[cut->old];
    uint32_t from = v->u.of_old[k->from], to = v->u.of_old[k->to];
    if (from >= v->u.first_gone || to >= v->u.first_gone || l->card_of[from] == NONE ||
        l->card_of[to] == NONE)
        return;
    const card *a = &l->cards.v[l->card_of[from]], *b = &l->cards.v[l->card_of[to]];
    double x0 = a->x + a->w / 2, y0 = a->y + a->h / 2, x1 = b->x + b->w / 2, y1 = b->y + b->h / 2;
    canvas_line(c, x0, y0, x1, y1, 1.4, v->looks[FATE_REMOVED]->colour, S("dotted"));
    double out_x = (a->w / 2 + BADGE) / (x1 > x0 ? x1 - x0 : x0 - x1 + 0.01);
    double out_y = (a->h / 2 + BADGE) / (y1 > y0 ? y1 - y0 : y0 - y1 + 0.01);
    double out = out_x < out_y ? out_x : out_y;
    out = out > 0.5 ? 0.5 : out;
    comparison_badge(c, v, canvas_name(c, "cut ", number), x0 + (x1 - x0) * out,
                     y0 + (y1 - y0) * out, FATE_REMOVED);
}

static void paint_wire_sign(canvas *c, const layout *l, const wire *w, size_t number)
{
    enum { AWAY = 9 };
    const change *told = l->versus->of_link[w->link];
    if (!told || w->points.n < 2)
        return;
    point p = w->points.v[0], q = w->points.v[1];
    double x = q.x > p.x + AWAY ? p.x + AWAY : q.x < p.x - AWAY ? p.x - AWAY : q.x;
    double y = q.y > p.y + AWAY ? p.y + AWAY : q.y < p.y - AWAY ? p.y - AWAY : q.y;
    comparison_badge(c, l->versus, canvas_name(c, "link ", number), x, y,
                     told->kind == CHANGE_LINK_ADDED ? FATE_ADDED : FATE_CHANGED);
}

void comparison_paint(canvas *c, const layout *l)
{
    const comparison *v = l->versus;
    for (size_t i = 0; i < v->cut.n; i++)
        paint_cut(c, l, v->cut.v[i], i);
    for (size_t i = 0; i < v->past.cards.n; i++)
        paint_event(c, l, &v->past.cards.v[i]);
    for (size_t i = 0; i < v->ghosts.n; i++)
        paint_ghost(c, l, &v->ghosts.v[i]);
    for (size_t i = 0; i < l->wires.n; i++)
        paint_wire_sign(c, l, &l->wires.v[i], i);
    for (size_t i = 0; i < l->cards.n; i++)
        paint_signs(c, l, &l->cards.v[i]);
    for (size_t i = 0; i < v->past.cards.n; i++)
        paint_signs(c, l, &v->past.cards.v[i]);
}
