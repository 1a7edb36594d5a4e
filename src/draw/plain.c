/* plain: two columns of plain text: number and date, and what happened, with who, links and quotes
 * under it. */
#include "draw/columns.h"
#include "draw/entries.h"
#include "draw/forms.h"
#include "draw/paint.h"
#include "draw/url.h"

#define DATE_MOST 22

typedef struct sheet {
    buf *out;
    arena *a;
    const layout *l;
    const entries *all;
    size_t width;
    size_t number; /* columns of the events' numbers, with a full stop and a blank behind */
    size_t date;   /* columns of their dates, with two blanks behind */
} sheet;

static void put_lines(const sheet *s, str head, str text)
{
    str_vec lines = {0};
    columns_wrap(&lines, s->a, head, text, s->width);
    for (size_t i = 0; i < lines.n; i++) {
        buf_put(s->out, lines.v[i]);
        buf_char(s->out, '\n');
    }
}

static void put_heading(const sheet *s, str text, str under)
{
    size_t width = text_columns(text);
    put_lines(s, S(""), text);
    columns_repeat(s->out, under, width < s->width ? width : s->width);
    buf_char(s->out, '\n');
}

/* "responds to 3 (Presidential election in Belarus)" */
static void add_links(str_vec *lines, const sheet *s, const entry *e, size_t width)
{
    for (size_t i = 0; i < e->links.n; i++) {
        const entry_link *k = &e->links.v[i];
        if (!k->from_here)
            continue;
        buf b = {.arena = s->a};
        buf_put(&b, k->words);
        buf_printf(&b, " %u (", k->other + 1);
        buf_put(&b, s->all->v[k->other].label);
        buf_char(&b, ')');
        columns_wrap(lines, s->a, S("  "), buf_str(&b), width);
    }
}

static void add_quotes(str_vec *lines, const sheet *s, const entry *e, size_t width)
{
    for (size_t i = 0; i < e->quotes.n; i++) {
        const entry_quote *q = &e->quotes.v[i];
        if (q->turn >= e->turns)
            continue;
        buf head = {.arena = s->a}, b = {.arena = s->a};
        buf_printf(&head, "  [%u] ", q->source);
        buf_put(&b, S("“"));
        buf_put(&b, q->words);
        buf_puts(&b, S("” ("), q->outlet, q->outlet.n ? S(", ") : S(""));
        buf_printf(&b, "bytes %u–%u)", q->begin, q->end);
        columns_wrap(lines, s->a, buf_str(&head), buf_str(&b), width);
    }
    if (e->untold) {
        buf b = {.arena = s->a};
        buf_printf(&b, "… and %zu more", e->untold);
        columns_wrap(lines, s->a, S("  "), buf_str(&b), width);
    }
}

static void put_entry(const sheet *s, size_t at)
{
    const entry *e = &s->all->v[at];
    size_t left = s->number + s->date, width = s->width - left;
    str_vec dates = {0}, lines = {0};
    columns_wrap(&dates, s->a, S(""), e->date, s->date - 2);
    columns_wrap(&lines, s->a, S(""), e->label, width);
    if (e->actors.n)
        columns_wrap(&lines, s->a, S("  "), entry_who(s->a, e), width);
    add_links(&lines, s, e, width);
    add_quotes(&lines, s, e, width);
    for (size_t i = 0; i < dates.n || i < lines.n; i++) {
        buf number = {.arena = s->a};
        if (i == 0)
            buf_printf(&number, "%*zu.", (int)s->number - 2, at + 1);
        columns_pad(s->out, buf_str(&number), s->number);
        columns_pad(s->out, i < dates.n ? dates.v[i] : S(""), i < lines.n ? s->date : 0);
        buf_put(s->out, i < lines.n ? lines.v[i] : S(""));
        buf_char(s->out, '\n');
    }
}

/* An address stands on a line of its own, whole. */
static void put_sources(const sheet *s)
{
    put_heading(s, S("Sources"), S("-"));
    for (size_t i = 0; i < s->l->sources.n; i++) {
        const graph_document *d = &s->l->g->documents.v[s->l->sources.v[i]];
        buf head = {.arena = s->a};
        buf_printf(&head, "[%zu] ", i + 1);
        put_lines(s, buf_str(&head), source_words(s->l, s->l->sources.v[i]));
        str url = url_web(s->a, d->url);
        if (!url.n)
            continue;
        columns_repeat(s->out, S(" "), head.n);
        buf_put(s->out, url);
        buf_char(s->out, '\n');
    }
}

void draw_plain(buf *out, const layout *l)
{
    entries all = entries_build(l);
    size_t width = l->options->columns ? l->options->columns : COLUMNS_USUAL;
    sheet s = {.out = out, .a = l->a, .l = l, .all = &all, .width = width};
    s.number = all.n < 10 ? 3 : all.n < 100 ? 4 : all.n < 1000 ? 5 : all.n < 10000 ? 6 : 8;
    s.date = entries_date_columns(&all, width / 4 < DATE_MOST ? width / 4 : DATE_MOST) + 2;
    put_heading(&s, l->title, S("="));
    put_lines(&s, S(""), l->subtitle);
    buf_char(out, '\n');
    for (size_t i = 0; i < all.n; i++)
        put_entry(&s, i);
    if (all.n)
        buf_char(out, '\n');
    if (l->sources.n)
        put_sources(&s);
}
