/* scene: what is drawn: the events the options ask for, in time order, with their date as people
 * write it, the numbers of their sources, and the links between them. */
#include "base/utf8.h"
#include "draw/conflict.h"
#include "draw/layout.h"

#include <stdlib.h>

#define ACTORS_MOST 100 /* of one event; no card could name more */

/* Its line is the card's outline; its label, but for plain facts, a remark beside the date. */
static const style_row *outline_of(const layout *l, const graph_event *e)
{
    str name = e->negated ? S("negated") : modality_name(e->modality);
    return style_find(l->style, S("modality"), name, S("asserted"));
}

static card card_of_event(const layout *l, uint32_t number)
{
    const graph_event *e = &l->g->events.v[number];
    card c = {.event = number, .lane = NONE};
    c.label = utf8_capitalised(l->a, text_clean(l->a, e->label, 600));
    c.style = style_find(l->style, S("event"), e->type, e->plover);
    if (!c.label.n)
        c.label = c.style->label;
    c.outline = outline_of(l, e);
    c.hollow = !str_eq(c.outline->line, S("solid"));
    if (e->negated || e->modality != MOD_ASSERTED)
        c.remark = c.outline->label;
    c.dated = edtf_bounds(e->date, &c.first, &c.last);
    if (c.dated && c.first == DAY_MIN && c.last == DAY_MAX)
        c.dated = false; /* "../..": no place on an axis */
    c.minute = e->date.from.hour * 60 + e->date.from.minute;
    c.bar = c.dated && e->date.interval && e->date.set != EDTF_ONE_OF;
    c.vague = c.dated && !c.bar && c.first != DAY_MIN && c.last != DAY_MAX && c.first < c.last;
    buf words = {.arena = l->a};
    edtf_print_words(&words, e->date);
    c.words = c.dated ? utf8_capitalised(l->a, buf_str(&words)) : S("Undated");
    return c;
}

/* By their dates; on one day "or earlier" comes first, "or later" last, and what one article tells
 * is in the order of its telling. */
static int by_time(const void *left, const void *right)
{
    const card *a = *(card *const *)left, *b = *(card *const *)right;
    if (a->dated != b->dated)
        return a->dated ? -1 : 1;
    if (a->dated && card_day(a) != card_day(b))
        return card_day(a) < card_day(b) ? -1 : 1;
    if (a->dated && a->minute != b->minute)
        return a->minute < b->minute ? -1 : 1;
    if (a->dated && a->last != b->last)
        return a->last < b->last ? -1 : 1;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    int order = str_cmp(a->told_in, b->told_in);
    if (order == 0 && a->told_at != b->told_at)
        return a->told_at < b->told_at ? -1 : 1;
    if (order != 0)
        return order;
    return a->event < b->event ? -1 : a->event > b->event;
}

/* A card is large: each is moved once. */
static void sort_cards(layout *l)
{
    size_t n = l->cards.n;
    card **order = arena_new(l->a, card *, n), *sorted = arena_new(l->a, card, n);
    for (size_t i = 0; i < n; i++)
        order[i] = &l->cards.v[i];
    if (n)
        qsort(order, n, sizeof *order, by_time);
    for (size_t i = 0; i < n; i++)
        sorted[i] = *order[i];
    l->cards.v = sorted;
    l->cards.cap = n;
}

/* Where each is told, of the articles that tell it in the first by name. */
static void find_tellings(layout *l)
{
    for (size_t i = 0; i < l->g->mentions.n; i++) {
        const graph_mention *m = &l->g->mentions.v[i];
        if (l->card_of[m->event] == NONE)
            continue;
        card *c = &l->cards.v[l->card_of[m->event]];
        str file = l->g->documents.v[m->document].file;
        uint32_t at = m->trigger_end != 0 ? m->trigger_begin : m->begin;
        int order = c->told_in.p == NULL ? -1 : str_cmp(file, c->told_in);
        if (order > 0 || (order == 0 && at >= c->told_at))
            continue;
        c->told_in = file;
        c->told_at = at;
    }
}

static void number_cards(layout *l)
{
    for (size_t i = 0; i < l->g->events.n; i++)
        l->card_of[i] = NONE;
    for (uint32_t i = 0; i < l->cards.n; i++)
        l->card_of[l->cards.v[i].event] = i;
}

static void add_cards(layout *l)
{
    size_t asked;
    bool *wanted = choose_events(l, &asked);
    l->cards.v = arena_new(l->a, card, asked);
    l->cards.cap = asked;
    for (uint32_t i = 0; i < l->g->events.n; i++)
        if (wanted[i])
            *vec_push(l->a, &l->cards) = card_of_event(l, i);
    l->left_out = asked - l->cards.n;
    doubt_undated(l);
    l->card_of = arena_new(l->a, uint32_t, l->g->events.n);
    number_cards(l);
    find_tellings(l);
    sort_cards(l);
    number_cards(l);
    for (size_t i = 0; i < l->cards.n; i++)
        l->dated += l->cards.v[i].dated;
    l->seated = l->dated ? l->dated : l->cards.n;
    l->crowd = like_crowd(l);
}

static void add_actors(layout *l)
{
    static const role order[] = {ROLE_AGENT, ROLE_PATIENT, ROLE_RECIPIENT, ROLE_ABOUT, ROLE_PLACE};
    for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
        for (size_t i = 0; i < l->g->participants.n; i++) {
            const graph_participant *p = &l->g->participants.v[i];
            if (p->role != order[k] || l->card_of[p->event] == NONE)
                continue;
            card *c = &l->cards.v[l->card_of[p->event]];
            if (c->actors.n == ACTORS_MOST)
                continue;
            bool known = false;
            for (size_t j = 0; j < c->actors.n; j++)
                known = known || c->actors.v[j] == p->entity;
            if (known)
                continue;
            *vec_push(l->a, &c->actors) = p->entity;
            *vec_push(l->a, &c->roles) = p->role;
        }
    }
}

static void add_wires(layout *l)
{
    for (uint32_t i = 0; i < l->g->links.n; i++) {
        const graph_link *k = &l->g->links.v[i];
        uint32_t from = l->card_of[k->from], to = l->card_of[k->to];
        if (from == NONE || to == NONE || from == to)
            continue;
        *vec_push(l->a, &l->cards.v[from].wires) = (uint32_t)l->wires.n;
        *vec_push(l->a, &l->wires) =
            (wire){.link = i,
                   .from = from,
                   .to = to,
                   .style = style_find(l->style, S("link"), link_type_name(k->type), S(""))};
    }
}

static int by_value(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return a < b ? -1 : a > b;
}

/* "1,3,4", cut to "1,3,4…" where a card has no room for more. */
static str note_words(arena *a, u32_vec *numbers)
{
    if (!numbers->n)
        return S("");
    qsort(numbers->v, numbers->n, sizeof *numbers->v, by_value);
    buf b = {.arena = a};
    for (size_t i = 0; i < numbers->n; i++) {
        if (b.n >= 12) {
            buf_put(&b, S("…"));
            break;
        }
        buf_printf(&b, "%s%u", i ? "," : "", numbers->v[i]);
    }
    return buf_str(&b);
}

uint32_t scene_number(layout *l, uint32_t document)
{
    if (!l->number_of[document]) {
        *vec_push(l->a, &l->sources) = document;
        l->number_of[document] = (uint32_t)l->sources.n;
    }
    return l->number_of[document];
}

/* Whom the row of a table names as its source; none if that is what its document is called. */
str outlet_of(const layout *l, const graph_mention *m)
{
    const graph_document *d = &l->g->documents.v[m->document];
    str outlet = text_clean(l->a, graph_extra_get(&m->extra, S("source")), 120);
    return str_eq(outlet, d->source) || str_eq(outlet, d->title) ? S("") : outlet;
}

/* Each of a few names once. */
static void add_outlet(layout *l, const graph_mention *m)
{
    str outlet = outlet_of(l, m);
    str_vec *told = &l->outlets[m->document];
    bool known = !outlet.n || told->n > OUTLETS_MOST;
    for (size_t i = 0; i < told->n && !known; i++)
        known = str_eq(told->v[i], outlet);
    if (!known)
        *vec_push(l->a, told) = outlet;
}

/* Numbers the documents in the order in which a reader of the picture meets them. */
static void add_notes(layout *l)
{
    const dateline_graph *g = l->g;
    for (uint32_t i = 0; i < g->mentions.n; i++)
        if (l->card_of[g->mentions.v[i].event] != NONE)
            *vec_push(l->a, &l->cards.v[l->card_of[g->mentions.v[i].event]].mentions) = i;
    if (!l->number_of) {
        l->number_of = arena_new(l->a, uint32_t, g->documents.n);
        l->outlets = arena_new(l->a, str_vec, g->documents.n);
    }
    uint32_t *seen_by = arena_new(l->a, uint32_t, g->documents.n);
    for (uint32_t i = 0; i < l->cards.n; i++) {
        u32_vec numbers = {0};
        const card *c = &l->cards.v[i];
        for (size_t k = 0; k < c->mentions.n; k++) {
            uint32_t document = g->mentions.v[c->mentions.v[k]].document;
            add_outlet(l, &g->mentions.v[c->mentions.v[k]]);
            if (seen_by[document] == i + 1)
                continue;
            seen_by[document] = i + 1;
            *vec_push(l->a, &numbers) = scene_number(l, document);
        }
        l->cards.v[i].notes = note_words(l->a, &numbers);
    }
}

/* When a card begins, no finer than its month: "June 2020", "44 BC". */
static str when_words(const layout *l, const card *c)
{
    edtf date = l->g->events.v[c->event].date;
    edtf_date one = edtf_cut(c->first == DAY_MIN ? date.to : date.from, EDTF_MONTH);
    buf b = {.arena = l->a};
    edtf_print_words(&b, (edtf){.from = one});
    return utf8_capitalised(l->a, buf_str(&b));
}

/* "June 2020 – November 2021 · 25 events from 5 sources · 118 more not drawn" */
static void add_titles(layout *l)
{
    str title = l->options->title;
    l->title = text_clean(l->a, title.n ? title : l->g->title, 300);
    if (!l->title.n)
        l->title = l->options->view == VIEW_GRAPH ? S("Events") : S("Timeline");
    buf b = {.arena = l->a};
    if (l->dated) {
        str first = when_words(l, &l->cards.v[0]);
        str last = when_words(l, &l->cards.v[l->dated - 1]);
        buf_put(&b, first);
        if (!str_eq(first, last)) {
            buf_put(&b, S(" – "));
            buf_put(&b, last);
        }
        buf_put(&b, S("  ·  "));
    }
    buf_printf(&b, "%zu event%s", l->cards.n, l->cards.n == 1 ? "" : "s");
    if (l->sources.n)
        buf_printf(&b, " from %zu source%s", l->sources.n, l->sources.n == 1 ? "" : "s");
    if (l->left_out)
        buf_printf(&b, "  ·  %zu more not drawn", l->left_out);
    l->subtitle = buf_str(&b);
}

void scene_build(layout *l)
{
    add_cards(l);
    add_actors(l);
    add_wires(l);
    add_notes(l);
    doubt_dates(l);
    conflict_mark(l);
    doubt_links(l);
    add_titles(l);
}

void scene_build_gone(layout *gone, layout *l)
{
    *gone = layout_anew(l);
    gone->gone = true;
    gone->card_width = l->card_width;
    gone->sources = l->sources;
    gone->number_of = l->number_of;
    gone->outlets = l->outlets;
    add_cards(gone);
    add_actors(gone);
    add_notes(gone);
    doubt_dates(gone);
    conflict_mark(gone);
    l->sources = gone->sources;
}
