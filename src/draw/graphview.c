/* graphview: the graph itself in three columns: who takes part, what happened (in time order), and
 * which documents say so. Entities stand near the middle of their events, so that few lines cross;
 * links between events bulge out on the right of the events.
 *
 *      ◯ entity ────── ┌ event ┐ ────── 1 document
 *                      └───────┘ ⟩ link
 *                      ┌ event ┐
 */
#include "draw/cells.h"
#include "draw/paint.h"

#include <stdlib.h>

#define ENTITY_WIDTH   200.0
#define EVENT_WIDTH    270.0
#define DOCUMENT_WIDTH 240.0
#define ENTITY_FONT    ((text_font){11, true})
#define DOCUMENT_FONT  ((text_font){10, false})
#define ROW_GAP        11.0

typedef struct node {
    uint32_t index; /* entity or document */
    str_vec lines;
    double weight, sum; /* of the y of its events */
    double x, y, w, h;
} node;
typedef VEC(node) node_vec;

typedef struct view {
    canvas *c;
    const layout *l;
    node_vec entities, documents;
    uint32_t *entity_node, *document_node; /* by index: its node, or NONE */
} view;

static double middle(const node *n)
{
    return n->y + n->h / 2;
}

static void tie(node *n, const card *k)
{
    n->weight += 1;
    n->sum += k->y + k->h / 2;
}

static int by_middle(const void *left, const void *right)
{
    const node *a = left, *b = right;
    double p = a->weight > 0 ? a->sum / a->weight : 0, q = b->weight > 0 ? b->sum / b->weight : 0;
    if (p < q || p > q)
        return p < q ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

/* Each at the mean height of its events, pushed down from the top and up from the bottom until none
 * overlap. */
static void stack(node_vec *nodes, double top, double bottom)
{
    if (!nodes->n)
        return;
    qsort(nodes->v, nodes->n, sizeof *nodes->v, by_middle);
    double y = top;
    for (size_t i = 0; i < nodes->n; i++) {
        node *n = &nodes->v[i];
        double wanted = n->weight > 0 ? n->sum / n->weight - n->h / 2 : y;
        n->y = wanted > y ? wanted : y;
        y = n->y + n->h + ROW_GAP;
    }
    y = bottom;
    for (size_t i = nodes->n; i-- > 0;) {
        node *n = &nodes->v[i];
        if (n->y + n->h > y && y - n->h >= top)
            n->y = y - n->h;
        y = n->y - ROW_GAP;
    }
    y = top;
    for (size_t i = 0; i < nodes->n; i++) {
        node *n = &nodes->v[i];
        n->y = n->y > y ? n->y : y;
        y = n->y + n->h + ROW_GAP;
    }
}

static void find_entities_shown(view *v)
{
    const layout *l = v->l;
    v->entity_node = arena_new(l->a, uint32_t, l->g->entities.n);
    for (size_t i = 0; i < l->g->entities.n; i++)
        v->entity_node[i] = NONE;
    for (size_t i = 0; i < l->cards.n; i++) {
        const card *k = &l->cards.v[i];
        for (size_t j = 0; j < k->actors.n; j++) {
            uint32_t who = k->actors.v[j];
            if (v->entity_node[who] == NONE) {
                v->entity_node[who] = (uint32_t)v->entities.n;
                *vec_push(l->a, &v->entities) = (node){.index = who, .w = ENTITY_WIDTH};
            }
            tie(&v->entities.v[v->entity_node[who]], k);
        }
    }
    for (size_t i = 0; i < v->entities.n; i++) {
        node *n = &v->entities.v[i];
        const graph_entity *e = &l->g->entities.v[n->index];
        text_wrap(&n->lines, l->a, text_clean(l->a, e->label.n ? e->label : e->id, 200),
                  ENTITY_FONT, n->w - 34, 2);
        n->h = 10 + 14 * (double)n->lines.n;
        n->x = MARGIN;
    }
}

static void find_documents_shown(view *v)
{
    const layout *l = v->l;
    v->document_node = arena_new(l->a, uint32_t, l->g->documents.n);
    for (size_t i = 0; i < l->sources.n; i++) {
        node n = {.index = l->sources.v[i], .w = DOCUMENT_WIDTH};
        text_wrap(&n.lines, l->a, source_words(l, n.index), DOCUMENT_FONT, n.w - 40, 4);
        n.h = 10 + 13 * (double)n.lines.n;
        n.x = l->paper - MARGIN - DOCUMENT_WIDTH;
        v->document_node[n.index] = (uint32_t)i;
        *vec_push(l->a, &v->documents) = n;
    }
    for (size_t i = 0; i < l->g->mentions.n; i++) {
        const graph_mention *m = &l->g->mentions.v[i];
        if (l->card_of[m->event] != NONE)
            tie(&v->documents.v[v->document_node[m->document]], &l->cards.v[l->card_of[m->event]]);
    }
}

/* Sorting moves nodes: finds them again. */
static void renumber(const node_vec *nodes, uint32_t *node_of)
{
    for (uint32_t i = 0; i < nodes->n; i++)
        node_of[nodes->v[i].index] = i;
}

/* ---- Lines ------------------------------------------------------------------------------- */

/* A curve from one side to another, as Graphviz wants it: an arrow's tip first, then the points. */
static void put_curve_edge(view *v, str from, str to, str id, str class, point p, point q,
                           double bulge, str colour, str line, bool arrow)
{
    canvas *c = v->c;
    buf *b = &c->edges;
    point end = q;
    if (arrow)
        end.x += bulge > 0 ? 6 : -6;
    dot_quote(b, node_name(c->a, from));
    buf_put(b, S(" -> "));
    dot_quote(b, node_name(c->a, to));
    buf_printf(b, " [id=\"%.*s\", class=\"%.*s\", color=\"%.*s\", style=%.*s, penwidth=%s, ",
               STR_ARG(id), STR_ARG(class), STR_ARG(colour), STR_ARG(line), arrow ? "1.4" : "0.9");
    buf_printf(b, "dir=%s, pos=\"", arrow ? "forward" : "none");
    if (arrow) {
        buf_put(b, S("e,"));
        dot_pos(c, b, q.x, q.y);
        buf_char(b, ' ');
    }
    double out = bulge > 0 ? bulge : (q.x - p.x) / 2;
    double in = bulge > 0 ? bulge : -(q.x - p.x) / 2;
    const point points[] = {p, {p.x + out, p.y}, {end.x + in, q.y}, {end.x, q.y}};
    for (size_t i = 0; i < 4; i++) {
        buf_put(b, i ? S(" ") : S(""));
        dot_pos(c, b, points[i].x, points[i].y);
    }
    buf_put(b, S("\"];\n"));
}

/* Who does it is tied by a full line, who else takes part by a dashed one, places by a dotted. */
static str role_line(role r)
{
    return r == ROLE_AGENT ? S("solid") : r == ROLE_PLACE ? S("dotted") : S("dashed");
}

static void paint_participants(view *v)
{
    const layout *l = v->l;
    size_t number = 0;
    for (size_t i = 0; i < l->cards.n; i++) {
        const card *k = &l->cards.v[i];
        for (size_t j = 0; j < k->actors.n; j++) {
            const node *n = &v->entities.v[v->entity_node[k->actors.v[j]]];
            double step = k->h / (double)(k->actors.n + 1);
            put_curve_edge(v, l->g->entities.v[n->index].id, l->g->events.v[k->event].id,
                           canvas_name(v->c, "p", number++), S("participant"),
                           (point){n->x + n->w, middle(n)},
                           (point){k->x, k->y + step * (double)(j + 1)}, 0, l->style->faint,
                           role_line((role)k->roles.v[j]), false);
        }
    }
}

static void paint_mentions(view *v)
{
    const layout *l = v->l;
    uint32_t *last = arena_new(l->a, uint32_t, l->g->documents.n); /* event + 1 */
    for (size_t i = 0; i < l->g->mentions.n; i++) {
        const graph_mention *m = &l->g->mentions.v[i];
        if (l->card_of[m->event] == NONE || last[m->document] == m->event + 1)
            continue;
        last[m->document] = m->event + 1;
        const card *k = &l->cards.v[l->card_of[m->event]];
        const node *n = &v->documents.v[v->document_node[m->document]];
        put_curve_edge(v, l->g->events.v[m->event].id, l->g->documents.v[m->document].id,
                       canvas_name(v->c, "q", i), S("mention"),
                       (point){k->x + k->w, k->y + MARK_DROP}, (point){n->x, middle(n)}, 0,
                       l->style->line, S("solid"), false);
    }
}

static void paint_links(view *v)
{
    const layout *l = v->l;
    for (size_t i = 0; i < l->wires.n; i++) {
        const wire *w = &l->wires.v[i];
        const card *a = &l->cards.v[w->from], *b = &l->cards.v[w->to];
        double far = a->y > b->y ? a->y - b->y : b->y - a->y;
        double bulge = 26 + far / 6;
        put_curve_edge(v, l->g->events.v[a->event].id, l->g->events.v[b->event].id,
                       canvas_name(v->c, "l", i), S("link"), (point){a->x + a->w, a->y + a->h - 9},
                       (point){b->x + b->w, b->y + b->h - 15}, bulge > 150 ? 150 : bulge,
                       w->style->colour, w->style->line, true);
        note_wire(v->c, l, w, canvas_name(v->c, "l", i));
    }
}

/* ---- Nodes ------------------------------------------------------------------------------- */

static void paint_node(view *v, const node *n, str name, str id, str class, text_font font,
                       str badge)
{
    paint_entry(v->c, &(entry){.name = node_name(v->c->a, name),
                               .id = id,
                               .class = class,
                               .x = n->x,
                               .y = n->y,
                               .w = n->w,
                               .h = n->h,
                               .frame = v->l->style->line,
                               .lines = n->lines,
                               .font = font,
                               .inset = 22,
                               .badge = badge});
}

static void paint_nodes(view *v)
{
    const layout *l = v->l;
    for (size_t i = 0; i < v->entities.n; i++) {
        const node *n = &v->entities.v[i];
        const graph_entity *e = &l->g->entities.v[n->index];
        str id = canvas_name(v->c, "a", i);
        paint_node(v, n, e->id, id, S("actor"), ENTITY_FONT, S(""));
        canvas_mark(v->c, canvas_name(v->c, "mark actor ", i), canvas_name(v->c, "x", i), S("mark"),
                    n->x + 14, middle(n), 12,
                    style_find(l->style, S("entity"), entity_kind_name(e->kind), S("")), false);
        *vec_push(l->a, &v->c->notes) =
            (canvas_note){.id = id, .data_id = e->id, .title = text_clean(l->a, e->label, 200)};
    }
    for (size_t i = 0; i < v->documents.n; i++) {
        const node *n = &v->documents.v[i];
        const graph_document *d = &l->g->documents.v[n->index];
        str id = canvas_name(v->c, "d", i);
        uint32_t number = 0;
        while (l->sources.v[number] != n->index)
            number++;
        paint_node(v, n, d->id, id, S("document"), DOCUMENT_FONT,
                   canvas_name(v->c, "", number + 1));
        note_source(v->c, l, number, id);
    }
    for (size_t i = 0; i < l->cards.n; i++) {
        const card *k = &l->cards.v[i];
        paint_card(v->c, l, k);
        canvas_mark(v->c, canvas_name(v->c, "mark ", k->event), canvas_name(v->c, "m", k->event),
                    S("mark"), k->x + k->w - 12, k->y + MARK_DROP, 11, k->style, false);
    }
}

void graphview_place(layout *l)
{
    l->card_width = EVENT_WIDTH;
    l->paper = 2 * MARGIN + ENTITY_WIDTH + EVENT_WIDTH + DOCUMENT_WIDTH + 320;
    layout_titles(l);
    l->top = title_height(l) + 20;
    double y = l->top;
    for (size_t i = 0; i < l->cards.n; i++) {
        card *c = &l->cards.v[i];
        size_card(l, c);
        c->x = MARGIN + ENTITY_WIDTH + 140;
        c->y = y;
        y += c->h + ROW_GAP;
    }
    l->bottom = y;
}

double graphview_paint(canvas *c, const layout *l)
{
    view v = {.c = c, .l = l};
    find_entities_shown(&v);
    find_documents_shown(&v);
    stack(&v.entities, l->top, l->bottom - ROW_GAP);
    stack(&v.documents, l->top, l->bottom - ROW_GAP);
    renumber(&v.entities, v.entity_node);
    renumber(&v.documents, v.document_node);
    paint_mentions(&v);
    paint_participants(&v);
    paint_links(&v);
    paint_nodes(&v);
    double bottom = l->bottom;
    const node_vec *columns[] = {&v.entities, &v.documents};
    for (size_t i = 0; i < 2; i++) {
        const node *last = columns[i]->n ? &columns[i]->v[columns[i]->n - 1] : NULL;
        if (last && last->y + last->h > bottom)
            bottom = last->y + last->h;
    }
    return bottom;
}
