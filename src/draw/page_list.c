/* page_list: each event as a part that opens: who, links, quotes with the article they stand in.
 * What the script filters by stands in data- attributes, as numbers. */
#include "draw/page.h"

#include "draw/comparison.h"
#include "draw/conflict.h"
#include "draw/paint.h"
#include "draw/svg.h"
#include "draw/url.h"

static void put_number_list(buf *out, const char *name, const u32_vec *numbers)
{
    buf_printf(out, " data-%s=\"", name);
    for (size_t i = 0; i < numbers->n; i++)
        buf_printf(out, "%s%u", i ? " " : "", numbers->v[i]);
    buf_char(out, '"');
}

/* Open ends are empty; what has no date has neither. */
static void put_days(buf *out, const card *c)
{
    if (!c->dated)
        return;
    buf_put(out, S(" data-first=\""));
    if (c->first != DAY_MIN)
        buf_printf(out, "%lld", (long long)c->first);
    buf_put(out, S("\" data-last=\""));
    if (c->last != DAY_MAX)
        buf_printf(out, "%lld", (long long)c->last);
    buf_char(out, '"');
}

static void put_keys(buf *out, const layout *l, const entry *e)
{
    u32_vec actors = {0}, sources = {0}, links = {0};
    for (size_t i = 0; i < e->actors.n; i++)
        *vec_push(l->a, &actors) = e->actors.v[i].entity;
    for (size_t i = 0; i < e->quotes.n; i++)
        if (!i || e->quotes.v[i].source != e->quotes.v[i - 1].source)
            *vec_push(l->a, &sources) = e->quotes.v[i].source;
    for (size_t i = 0; i < e->links.n; i++)
        *vec_push(l->a, &links) = e->links.v[i].wire;
    put_page_attribute(out, "data-kind", e->card->style->label);
    put_number_list(out, "actors", &actors);
    put_number_list(out, "sources", &sources);
    put_number_list(out, "links", &links);
    put_days(out, e->card);
}

/* Of a diff's page: what became of the event, a line a change. */
static void put_change(buf *out, const layout *l, const entry *e)
{
    buf lines = {.arena = l->a}, word = {.arena = l->a};
    comparison_note(&lines, &word, l, e->card);
    str rest = buf_str(&lines), line;
    if (!rest.n)
        return;
    buf_put(out, S("<dt>Change</dt><dd><ul>\n"));
    while (str_split(&rest, '\n', &line)) {
        if (!line.n)
            continue;
        buf_put(out, S("<li>"));
        xml_text(out, line);
        buf_put(out, S("</li>\n"));
    }
    buf_put(out, S("</ul></dd>\n"));
}

static void put_conflicts(buf *out, const layout *l, const entry *e)
{
    buf words = {.arena = l->a};
    conflict_note(&words, l, e->card, " ");
    if (!words.n)
        return;
    buf_put(out, S("<dt>Disputed</dt><dd>"));
    xml_text(out, str_trim(buf_str(&words)));
    buf_put(out, S("</dd>\n"));
}

static void put_facts(buf *out, const layout *l, const entry *e)
{
    put_change(out, l, e);
    put_conflicts(out, l, e);
    buf_put(out, S("<dt>Kind</dt><dd>"));
    xml_text(out, e->card->style->label);
    buf_put(out, S("</dd>\n"));
    if (e->actors.n) {
        buf_put(out, S("<dt>Who</dt><dd>"));
        xml_text(out, entry_who(l->a, e));
        buf_put(out, S("</dd>\n"));
    }
}

/* "responds to X"; "X responds to this" */
static void put_links(buf *out, const entries *all, const entry *e)
{
    if (!e->links.n)
        return;
    buf_put(out, S("<dt>Links</dt><dd><ul>\n"));
    for (size_t i = 0; i < e->links.n; i++) {
        const entry_link *k = &e->links.v[i];
        const entry *other = &all->v[k->other];
        buf_put(out, S("<li>"));
        if (k->from_here) {
            xml_text(out, k->words);
            buf_char(out, ' ');
        }
        buf_printf(out, "<a href=\"#event-%u\">", other->card->event);
        xml_text(out, other->label);
        buf_put(out, S("</a>"));
        if (!k->from_here) {
            buf_char(out, ' ');
            xml_text(out, k->words);
            buf_put(out, S(" this"));
        }
        buf_put(out, S("</li>\n"));
    }
    buf_put(out, S("</ul></dd>\n"));
}

/* What `dateline explain` wants to know. */
static void put_proof(buf *out, const layout *l, const entry *e)
{
    const graph_event *told = &l->g->events.v[e->card->event];
    if (told->confidence > 0)
        buf_printf(out, "<dt>Sure</dt><dd>%d%%</dd>\n", (int)(told->confidence * 100 + 0.5));
    buf_put(out, S("<dt>Id</dt><dd>"));
    xml_text(out, text_clean(l->a, told->id, 400));
    buf_put(out, S("</dd>\n"));
}

/* ---- Quotes ------------------------------------------------------------------------------ */

/* All but letters and digits as %XX: in a text fragment - , & mean something. */
static void put_encoded(buf *out, str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (ascii_is_letter(c) || ascii_is_digit(c))
            buf_char(out, c);
        else
            buf_printf(out, "%%%02X", (unsigned char)c);
    }
}

/* A web address that leads to the quote itself: "#:~:text=Its%20first%20words,its%20last". */
static void put_place(buf *out, str url, str quote)
{
    enum { SHORT = 80, WORDS = 5 };
    xml_text(out, url);
    if (!quote.n || str_find(url, S(":~:")) != STR_NONE)
        return;
    buf_put(out, str_find_char(url, '#') == STR_NONE ? S("#:~:text=") : S(":~:text="));
    put_encoded(out, quote.n <= SHORT ? quote : str_words(quote, WORDS, false));
    if (quote.n <= SHORT)
        return;
    buf_char(out, ',');
    put_encoded(out, str_words(quote, WORDS, true));
}

static void put_source(buf *out, const layout *l, uint32_t number, str quote)
{
    uint32_t document = l->sources.v[number - 1];
    const graph_document *d = &l->g->documents.v[document];
    str web = url_web(l->a, d->url), safe = url_safe(l->a, d->url);
    if (safe.n) {
        buf_put(out, S("<a rel=\"noreferrer\" href=\""));
        if (web.n)
            put_place(out, web, quote);
        else
            xml_text(out, safe);
        buf_put(out, S("\">"));
    }
    xml_text(out, source_words(l, document));
    buf_put(out, safe.n ? S("</a>") : S(""));
}

static void put_quote(buf *out, const layout *l, const entry_quote *q)
{
    const graph_document *d = &l->g->documents.v[l->sources.v[q->source - 1]];
    buf_put(out, S("<figure><blockquote>“"));
    xml_text(out, str_sub(q->words, 0, q->word_at));
    if (q->word_n) {
        buf_put(out, S("<mark>"));
        xml_text(out, str_sub(q->words, q->word_at, q->word_n));
        buf_put(out, S("</mark>"));
    }
    xml_text(out, str_from(q->words, q->word_at + q->word_n));
    buf_printf(out, "”</blockquote>\n<figcaption>%u. ", q->source);
    put_source(out, l, q->source, q->words);
    buf_put(out, q->outlet.n ? S("; ") : S(""));
    xml_text(out, q->outlet);
    buf_printf(out, "; bytes %u–%u of the text of ", q->begin, q->end);
    xml_text(out, text_clean(l->a, d->file, 400));
    buf_put(out, S("</figcaption></figure>\n"));
}

/* ---- The list ------------------------------------------------------------------------------ */

static void put_entry(buf *out, const layout *l, const entries *all, size_t at)
{
    const entry *e = &all->v[at];
    buf_printf(out, "<li><details class=\"event\" id=\"event-%u\"", e->card->event);
    put_keys(out, l, e);
    buf_put(out, S(">\n<summary><b>"));
    xml_text(out, e->date);
    buf_put(out, S("</b> <span>"));
    xml_text(out, e->label);
    buf_put(out, S("</span></summary>\n<dl>\n"));
    put_facts(out, l, e);
    put_links(out, all, e);
    put_proof(out, l, e);
    buf_put(out, S("</dl>\n"));
    for (size_t i = 0; i < e->quotes.n; i++)
        put_quote(out, l, &e->quotes.v[i]);
    buf_put(out, S("</details></li>\n"));
}

static void put_entries(buf *out, const layout *l, const entries *all)
{
    buf_put(out, S("<ol>\n"));
    for (size_t i = 0; i < all->n; i++)
        put_entry(out, l, all, i);
    buf_put(out, S("</ol>\n"));
}

void put_page_list(buf *out, const layout *l, const entries *all)
{
    buf_put(out, S("<aside id=\"events\" tabindex=\"-1\" aria-label=\"Events and sources\">\n"
                   "<h2>Events</h2>\n"));
    put_entries(out, l, all);
    if (l->versus && l->versus->past.cards.n) {
        entries gone = entries_build(&l->versus->past);
        buf_put(out, S("<h2>Removed</h2>\n"));
        put_entries(out, l, &gone);
    }
    if (l->sources.n) {
        buf_put(out, S("<h2>Sources</h2>\n<ol class=\"sources\">\n"));
        for (size_t i = 0; i < l->sources.n; i++) {
            buf_put(out, S("<li>"));
            put_source(out, l, (uint32_t)i + 1, S(""));
            buf_put(out, S("</li>\n"));
        }
        buf_put(out, S("</ol>\n"));
    }
    buf_put(out, S("</aside>\n"));
}
