/* notes: what an SVG says of cards, links and sources beyond what is drawn: tooltips with the
 * quotes, and names that are read aloud, in the order of time, with all that lines and colours
 * tell. */
#include "draw/comparison.h"
#include "draw/conflict.h"
#include "draw/paint.h"

#define QUOTES_MOST 3 /* of one event */
#define QUOTE_MOST  300
#define LINKS_MOST  8 /* of one event, read aloud */

/* ": Gazette, Wire and others" */
static void put_outlets(buf *b, const str_vec *outlets)
{
    size_t named = outlets->n < OUTLETS_MOST ? outlets->n : OUTLETS_MOST;
    for (size_t i = 0; i < named; i++)
        buf_puts(b, i ? S(", ") : S(": "), outlets->v[i]);
    buf_put(b, named < outlets->n ? S(" and others") : S(""));
}

/* "Human Rights Watch, “Belarus: Crackdown”, 6 November 2020" */
str source_words(const layout *l, uint32_t document)
{
    arena *a = l->a;
    const graph_document *d = &l->g->documents.v[document];
    buf b = {.arena = a};
    buf_put(&b, text_clean(a, d->source, 120));
    str title = text_clean(a, d->title.n ? d->title : d->file, 300);
    if (title.n)
        buf_printf(&b, "%s“", b.n ? ", " : "");
    buf_put(&b, title);
    if (title.n)
        buf_put(&b, S("”"));
    edtf date;
    buf words = {.arena = a};
    if (edtf_parse(&date, d->published))
        edtf_print_words(&words, date);
    if (words.n)
        buf_printf(&b, ", %.*s", STR_ARG(buf_str(&words)));
    put_outlets(&b, &l->outlets[document]);
    return buf_str(&b);
}

void note_source(canvas *c, const layout *l, uint32_t number, str id)
{
    const graph_document *d = &l->g->documents.v[l->sources.v[number]];
    buf aria = {.arena = c->a};
    buf_printf(&aria, "Source %u: ", number + 1);
    str words = source_words(l, l->sources.v[number]);
    buf_put(&aria, words);
    *vec_push(c->a, &c->notes) = (canvas_note){
        .id = id, .data_id = d->id, .title = words, .aria = buf_str(&aria), .url = d->url};
}

/* A line a source: “What it says” [2] */
static void put_quotes(buf *b, const layout *l, const card *k)
{
    for (size_t i = 0; i < k->mentions.n && i < QUOTES_MOST; i++) {
        const graph_mention *m = &l->g->mentions.v[k->mentions.v[i]];
        str quote = text_clean(b->arena, m->quote, QUOTE_MOST);
        if (!quote.n)
            continue;
        buf_puts(b, S("\n“"), quote, quote.n < QUOTE_MOST ? S("") : S("…"));
        buf_printf(b, "” [%u]", l->number_of[m->document]);
        str outlet = outlet_of(l, m);
        buf_puts(b, outlet.n ? S(" ") : S(""), outlet);
    }
}

/* ". With police, Ida Brandt. About Holm Council. Place: Sund" */
static void put_company(buf *b, const layout *l, const card *k)
{
    str before = {0};
    for (size_t i = 0; i < k->actors.n; i++) {
        const graph_entity *e = &l->g->entities.v[k->actors.v[i]];
        str head = k->roles.v[i] == ROLE_ABOUT   ? S(". About ")
                   : k->roles.v[i] == ROLE_PLACE ? S(". Place: ")
                                                 : S(". With ");
        buf_put(b, str_eq(head, before) ? S(", ") : head);
        buf_put(b, text_clean(b->arena, e->label.n ? e->label : e->id, 80));
        before = head;
    }
}

static void put_ties(buf *b, const layout *l, const card *k)
{
    for (size_t i = 0; i < k->wires.n && i < LINKS_MOST; i++) {
        const wire *w = &l->wires.v[k->wires.v[i]];
        const card *to = &l->cards.v[w->to];
        buf_puts(b, S(". This "), w->words, S(": "), to->label);
    }
}

/* In a page a card leads to its entry in the list. */
static str page_place(arena *a, const layout *l, const card *k)
{
    buf b = {.arena = a};
    if (l->options->format == DRAW_HTML)
        buf_printf(&b, "#event-%u", k->event);
    return buf_str(&b);
}

void note_card(canvas *c, const layout *l, const card *k, str id)
{
    const graph_event *e = &l->g->events.v[k->event];
    buf title = {.arena = c->a}, aria = {.arena = c->a};
    buf_puts(&title, k->words, S(": "), k->label);
    put_quotes(&title, l, k);
    conflict_note(&title, l, k, "\n");
    comparison_note(&title, &aria, l, k);
    buf_puts(&aria, k->words, k->remark.n ? S(", ") : S(""), k->remark, S(". "), k->style->label,
             S(": "), k->label);
    put_company(&aria, l, k);
    put_ties(&aria, l, k);
    conflict_note(&aria, l, k, ". ");
    if (k->notes.n)
        buf_printf(&aria, ". Sources: %.*s", STR_ARG(k->notes));
    *vec_push(c->a, &c->notes) = (canvas_note){.id = id,
                                               .data_id = e->id,
                                               .title = buf_str(&title),
                                               .aria = buf_str(&aria),
                                               .url = page_place(c->a, l, k)};
}

void note_wire(canvas *c, const layout *l, const wire *w, str id)
{
    const graph_link *k = &l->g->links.v[w->link];
    buf title = {.arena = c->a};
    buf_puts(&title, l->cards.v[w->from].label, S(" – "), w->words, S(" – "),
             l->cards.v[w->to].label);
    str cue = text_clean(c->a, k->cue, 100);
    if (cue.n)
        buf_puts(&title, S(" (“"), cue, S("”)"));
    comparison_note_wire(&title, l, w);
    *vec_push(c->a, &c->notes) = (canvas_note){.id = id, .title = buf_str(&title)};
}
