/* markdown: a table of events, numbered, so that links can name the row they lead to; below it the
 * quotes under the same numbers, and the sources. */
#include "draw/columns.h"
#include "draw/entries.h"
#include "draw/forms.h"
#include "draw/paint.h"
#include "draw/url.h"

#define OTHER_MOST 60 /* columns of an event's label where a link leads to it */

/* Signs that no Markdown, nor HTML within it, can take for its own. References stand where readers
 * differ in how they take a backslash; "://", "www." and "@" would make links. */
static void put_text(buf *b, str s)
{
    static const char escaped[] = "*_[]{}#~^$@";
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        switch (c) {
        case '&': buf_put(b, S("&amp;")); break;
        case '<': buf_put(b, S("&lt;")); break;
        case '>': buf_put(b, S("&gt;")); break;
        case '|': buf_put(b, S("&#124;")); break;
        case '\\': buf_put(b, S("&#92;")); break;
        case '`': buf_put(b, S("&#96;")); break;
        default:
            if (str_find_char(str_of(escaped), c) != STR_NONE ||
                str_starts(str_from(s, i), S("://")) ||
                (c == '.' && i >= 3 && str_eq_nocase(str_sub(s, i - 3, 3), S("www"))))
                buf_char(b, '\\');
            buf_char(b, c);
        }
    }
}

static void put_field(buf *b, str text)
{
    put_text(b, text);
    buf_put(b, S(" | "));
}

/* "responds to 3 (Presidential election in Belarus)" */
static void put_links(buf *b, arena *a, const entries *all, const entry *e)
{
    size_t told = 0;
    for (size_t i = 0; i < e->links.n; i++) {
        const entry_link *k = &e->links.v[i];
        if (!k->from_here)
            continue;
        buf_put(b, told++ ? S("; ") : S(""));
        put_text(b, k->words);
        buf_printf(b, " %u (", k->other + 1);
        put_text(b, columns_fit(a, all->v[k->other].label, OTHER_MOST));
        buf_char(b, ')');
    }
    buf_put(b, S(" | "));
}

/* The dashes give the widths at which Pandoc sets the columns. */
static void put_table(buf *b, arena *a, const entries *all)
{
    buf_put(b, S("\n| No. | Date | Event | Who | Links | Sources |\n"
                 "| --: | :----------- | :------------------------------ | "
                 ":---------------- | :-------------------- | :------ |\n"));
    for (size_t i = 0; i < all->n; i++) {
        const entry *e = &all->v[i];
        buf_printf(b, "| %zu | ", i + 1);
        put_field(b, e->date);
        put_field(b, e->label);
        put_field(b, entry_who(a, e));
        put_links(b, a, all, e);
        buf_put(b, e->sources);
        buf_put(b, S(" |\n"));
    }
}

static void put_quotes(buf *b, const entries *all)
{
    buf_put(b, S("\n## Quotes\n"));
    for (size_t i = 0; i < all->n; i++) {
        const entry *e = &all->v[i];
        if (!e->quotes.n)
            continue;
        buf_printf(b, "\n**%zu. ", i + 1);
        put_text(b, e->date);
        buf_put(b, S(":** "));
        put_text(b, e->label);
        buf_char(b, '\n');
        for (size_t k = 0; k < e->quotes.n; k++) {
            const entry_quote *q = &e->quotes.v[k];
            if (q->turn >= e->turns)
                continue;
            buf_put(b, S("\n> “"));
            put_text(b, q->words);
            buf_printf(b, "” (source %u, ", q->source);
            put_text(b, q->outlet);
            buf_printf(b, "%sbytes %u–%u)\n", q->outlet.n ? ", " : "", q->begin, q->end);
        }
        if (e->untold)
            buf_printf(b, "\n> … and %zu more\n", e->untold);
    }
}

/* What would begin a list or a line, "- " or "12. ", at the beginning of one. */
static void put_line(buf *b, str s)
{
    size_t digits = 0;
    while (digits < s.n && ascii_is_digit(s.p[digits]))
        digits++;
    bool counts = digits && digits < s.n && (s.p[digits] == '.' || s.p[digits] == ')');
    if (counts)
        buf_put(b, str_sub(s, 0, digits));
    if (counts || (s.n && str_find_char(S("-+=:"), s.p[0]) != STR_NONE))
        buf_char(b, '\\');
    put_text(b, str_from(s, counts ? digits : 0));
}

static void put_sources(buf *b, const layout *l)
{
    buf_put(b, S("\n## Sources\n\n"));
    for (size_t i = 0; i < l->sources.n; i++) {
        const graph_document *d = &l->g->documents.v[l->sources.v[i]];
        buf_printf(b, "%zu. ", i + 1);
        put_line(b, source_words(l, l->sources.v[i]));
        str url = url_web(l->a, d->url);
        if (url.n) {
            buf_puts(b, S(" <"), url, S(">"));
        }
        buf_char(b, '\n');
    }
}

void draw_markdown(buf *out, const layout *l)
{
    entries all = entries_build(l);
    buf_put(out, S("# "));
    put_text(out, l->title);
    buf_put(out, S("\n\n"));
    put_text(out, l->subtitle);
    buf_char(out, '\n');
    if (all.n)
        put_table(out, l->a, &all);
    if (l->sources.n) {
        put_quotes(out, &all);
        put_sources(out, l);
    }
}
