/* entries: the words of events, their links and their quotes, without line breaks and control
 * characters. */
#include "draw/entries.h"

#include "draw/columns.h"

#include <stdlib.h>

#define QUOTES_FEW 6 /* of an event, where a text does not tell all */

static str date_words(const layout *l, const card *c)
{
    buf b = {.arena = l->a};
    buf_puts(&b, c->words, c->between.n ? S(", ") : S(""), c->between);
    for (size_t i = 0; i < c->doubts.n; i++)
        buf_puts(&b, i ? S(", ") : S(" ("), c->doubts.v[i]);
    buf_put(&b, c->doubts.n ? S(")") : S(""));
    return buf_str(&b);
}

static str label_words(const layout *l, const card *c)
{
    if (!c->remark.n)
        return c->label;
    buf b = {.arena = l->a};
    buf_puts(&b, c->label, S(" ("), c->remark, S(")"));
    return buf_str(&b);
}

static void add_actors(const layout *l, entry *e)
{
    const card *c = e->card;
    for (size_t i = 0; i < c->actors.n; i++) {
        const graph_entity *who = &l->g->entities.v[c->actors.v[i]];
        str name = text_clean(l->a, who->label.n ? who->label : who->id, 200);
        *vec_push(l->a, &e->actors) =
            (entry_actor){c->actors.v[i], name, role_name((role)c->roles.v[i])};
    }
}

static void add_links(const layout *l, entries *all)
{
    for (uint32_t i = 0; i < l->wires.n; i++) {
        const wire *w = &l->wires.v[i];
        *vec_push(l->a, &all->v[w->from].links) = (entry_link){w->words, i, w->to, w->style, true};
        *vec_push(l->a, &all->v[w->to].links) = (entry_link){w->words, i, w->from, w->style, false};
    }
}

/* Where the words that name the event stand in the quote, once that is clean: what is before them
 * is clean in the same way. */
static void find_trigger(arena *a, const graph_mention *m, entry_quote *q)
{
    if (m->trigger_begin < m->begin || m->trigger_end <= m->trigger_begin ||
        m->trigger_end > m->end)
        return;
    str before = text_clean(a, str_sub(m->quote, 0, m->trigger_begin - m->begin), SIZE_MAX);
    str with = text_clean(a, str_sub(m->quote, 0, m->trigger_end - m->begin), SIZE_MAX);
    if (!str_starts(with, before) || !str_starts(q->words, with))
        return;
    size_t at = before.n;
    while (at < with.n && with.p[at] == ' ')
        at++;
    q->word_at = (uint32_t)at;
    q->word_n = (uint32_t)(with.n - at);
}

static void add_quotes(const layout *l, entries *all)
{
    for (size_t i = 0; i < l->g->mentions.n; i++) {
        const graph_mention *m = &l->g->mentions.v[i];
        if (l->card_of[m->event] == NONE)
            continue;
        entry_quote q = {.source = l->number_of[m->document],
                         .begin = m->begin,
                         .end = m->end,
                         .words = text_clean(l->a, m->quote, SIZE_MAX),
                         .outlet = outlet_of(l, m),
                         .dated = m->time_text.n > 0};
        find_trigger(l->a, m, &q);
        *vec_push(l->a, &all->v[l->card_of[m->event]].quotes) = q;
    }
}

static int by_place(const void *left, const void *right)
{
    const entry_quote *a = left, *b = right;
    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    if (a->begin != b->begin)
        return a->begin < b->begin ? -1 : 1;
    return a->end < b->end ? -1 : a->end > b->end;
}

static void number_sources(arena *a, entry *e)
{
    buf b = {.arena = a};
    if (e->quotes.n)
        qsort(e->quotes.v, e->quotes.n, sizeof *e->quotes.v, by_place);
    for (size_t i = 0; i < e->quotes.n; i++)
        if (!i || e->quotes.v[i].source != e->quotes.v[i - 1].source)
            buf_printf(&b, "%s%u", b.n ? ", " : "", e->quotes.v[i].source);
    e->sources = buf_str(&b);
}

/* Those of one source: first what tells a time, then in the order of the article. */
static void give_turns(entry_quote *q, size_t n)
{
    uint32_t turn = 0;
    for (size_t i = 0; i < n; i++)
        if (q[i].dated)
            q[i].turn = turn++;
    for (size_t i = 0; i < n; i++)
        if (!q[i].dated)
            q[i].turn = turn++;
}

static size_t count_told(const entry *e, uint32_t turns)
{
    size_t told = 0;
    for (size_t i = 0; i < e->quotes.n; i++)
        told += e->quotes.v[i].turn < turns;
    return told;
}

/* An event that six articles tell in forty sentences would fill a page: as many of each article
 * as make few in all, but one at least. */
static void choose_quotes(entry *e, bool all)
{
    for (size_t i = 0, end; i < e->quotes.n; i = end) {
        for (end = i + 1; end < e->quotes.n && e->quotes.v[end].source == e->quotes.v[i].source;)
            end++;
        give_turns(&e->quotes.v[i], end - i);
    }
    e->turns = all ? UINT32_MAX : 1;
    while (count_told(e, e->turns) < e->quotes.n && count_told(e, e->turns + 1) <= QUOTES_FEW)
        e->turns++;
    e->untold = e->quotes.n - count_told(e, e->turns);
}

entries entries_build(const layout *l)
{
    entries all = {arena_new(l->a, entry, l->cards.n), l->cards.n};
    for (size_t i = 0; i < all.n; i++) {
        const card *c = &l->cards.v[i];
        all.v[i] = (entry){.card = c, .date = date_words(l, c), .label = label_words(l, c)};
        add_actors(l, &all.v[i]);
    }
    add_links(l, &all);
    add_quotes(l, &all);
    for (size_t i = 0; i < all.n; i++) {
        number_sources(l->a, &all.v[i]);
        choose_quotes(&all.v[i], l->options->detail == DETAIL_FULL);
    }
    return all;
}

/* Who does it comes first, and needs no word for that. */
str entry_who(arena *a, const entry *e)
{
    buf b = {.arena = a};
    str before = role_name(ROLE_AGENT);
    for (size_t i = 0; i < e->actors.n; i++) {
        const entry_actor *who = &e->actors.v[i];
        bool same = str_eq(who->role, before);
        if (i)
            buf_put(&b, same ? S(", ") : S("; "));
        if (!same)
            buf_puts(&b, who->role, S(": "));
        buf_put(&b, who->name);
        before = who->role;
    }
    return buf_str(&b);
}

size_t entries_date_columns(const entries *all, size_t most)
{
    size_t widest = 0;
    for (size_t i = 0; i < all->n && widest < most; i++) {
        size_t n = text_columns(all->v[i].date);
        widest = n > widest ? n : widest;
    }
    return widest < most ? widest : most;
}
