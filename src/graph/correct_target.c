/* Finding what a correction speaks of: by id, by the bytes that prove it, by name. The very same
 * trigger in a quote that is cut another way (a sentence ends elsewhere now) is still it.
 *
 * Bytes move when an article is edited above them. A row that brings the quote they stood in is
 * then found by that quote, as long as it is still there word for word; without, by the bytes
 * alone. What fits two events fits none: a correction must not hit the wrong one.
 */
#include "graph/corrector.h"

#include "base/utf8.h"

bool correct_stale(corrector *c, correction_column column, const char *what, str about)
{
    diag_say(c->d, DATELINE_WARNING, correction_place(c->all, c->row, column), "%s '%.*s'", what,
             STR_ARG(about));
    c->stale++;
    return false;
}

/* ---- Documents ------------------------------------------------------------------------------ */

static uint32_t seek_document(const corrector *c, str name)
{
    buf key = {.arena = c->scratch};
    buf_put(&key, S("file "));
    buf_put(&key, name);
    uint32_t at = map_get(&c->ids, buf_str(&key));
    if (at != MAP_NONE)
        return at;
    key.n = 0;
    buf_put(&key, S("document "));
    buf_put(&key, name);
    at = map_get(&c->ids, buf_str(&key));
    return at != MAP_NONE ? at : NONE;
}

uint32_t correct_find_document(corrector *c, correction_column column, str target)
{
    uint32_t at = seek_document(c, target);
    if (at == NONE)
        correct_stale(c, column, "the graph has no document", target);
    return at;
}

/* ---- Events by their proof ------------------------------------------------------------------ */

typedef enum closeness { CLOSE_NOT, CLOSE_WITHIN, CLOSE_QUOTE, CLOSE_TRIGGER } closeness;

static closeness how_close(const graph_mention *m, uint32_t begin, uint32_t end)
{
    if (m->trigger_end > 0 && m->trigger_begin == begin && m->trigger_end == end)
        return CLOSE_TRIGGER;
    if (m->begin == begin && m->end == end)
        return CLOSE_QUOTE;
    bool touches = m->trigger_end > 0 && begin < m->trigger_end && m->trigger_begin < end;
    return touches && m->begin <= begin && end <= m->end ? CLOSE_WITHIN : CLOSE_NOT;
}

/* The same but for white space, which tables and spreadsheets do not keep. */
static bool same_words(str a, str b)
{
    size_t i = 0, j = 0;
    for (;;) {
        while (i < a.n && (unsigned char)a.p[i] <= ' ')
            i++;
        while (j < b.n && (unsigned char)b.p[j] <= ' ')
            j++;
        if (i == a.n || j == b.n)
            return i == a.n && j == b.n;
        if (a.p[i++] != b.p[j++])
            return false;
    }
}

typedef struct choice { /* the closest event so far */
    uint32_t event;
    closeness best;
    bool shared; /* with another one */
} choice;

static void consider(choice *out, uint32_t event_at, closeness close)
{
    if (close == CLOSE_NOT || close < out->best)
        return;
    out->shared = close == out->best && (out->shared || out->event != event_at);
    out->event = event_at;
    out->best = close;
}

/* The quote stands elsewhere now: its event, or of several the one with a trigger as long. */
static closeness how_alike(const graph_mention *m, uint32_t length)
{
    bool as_long = m->trigger_end - m->trigger_begin == length || m->end - m->begin == length;
    return as_long ? CLOSE_QUOTE : CLOSE_WITHIN;
}

static choice choose_event(const corrector *c, const u32_vec *told, uint32_t begin, uint32_t end,
                           str quote)
{
    choice at_place = {NONE, CLOSE_NOT, false}, elsewhere = {NONE, CLOSE_NOT, false};
    for (size_t i = 0; i < told->n; i++) {
        const graph_mention *m = &c->g->mentions.v[told->v[i]];
        bool same = quote.n > 0 && same_words(m->quote, quote);
        bool recut = quote.n > 0 && (str_find(m->quote, quote) != STR_NONE ||
                                     str_find(quote, m->quote) != STR_NONE);
        closeness close = how_close(m, begin, end), least = same ? CLOSE_QUOTE : CLOSE_TRIGGER;
        if (m->event == NONE || (quote.n > 0 && !same && !recut))
            continue;
        consider(&at_place, m->event, quote.n > 0 && close < least ? CLOSE_NOT : close);
        consider(&elsewhere, m->event, same ? how_alike(m, end - begin) : CLOSE_NOT);
    }
    return at_place.event != NONE ? at_place : elsewhere;
}

static uint32_t event_by_proof(corrector *c, correction_column column, str target, str quote)
{
    str document;
    uint32_t begin, end;
    if (!correction_proof(&document, &begin, &end, target)) {
        correct_stale(c, column, "the graph has no event", target);
        return NONE;
    }
    uint32_t doc = correct_find_document(c, column, document);
    if (doc == NONE)
        return NONE;
    choice found = choose_event(c, &c->told_in.v[doc], begin, end, quote);
    if (found.event == NONE)
        correct_stale(c, column,
                      quote.n > 0 ? "its quote is no longer there: no event is told at"
                                  : "no event is told at",
                      target);
    else if (found.shared)
        correct_stale(c, column, "several events are told at", target);
    return found.shared ? NONE : found.event;
}

uint32_t correct_find_event(corrector *c, correction_column column, str target, str quote)
{
    buf key = {.arena = c->scratch};
    buf_put(&key, S("event "));
    buf_put(&key, target);
    uint32_t at = map_get(&c->ids, buf_str(&key));
    if (at == MAP_NONE)
        return event_by_proof(c, column, target, quote);
    while (c->of_event.v[at].into != NONE)
        at = c->of_event.v[at].into;
    if (!c->of_event.v[at].gone)
        return at;
    correct_stale(c, column, "a row above removed", target);
    return NONE;
}

/* ---- Evidence ------------------------------------------------------------------------------- */

static bool is_boundary(str text, uint32_t at)
{
    return at == text.n || (at < text.n && ((unsigned char)text.p[at] & 0xC0) != 0x80);
}

bool correct_find_evidence(corrector *c, correction_column column, evidence *out, str proof)
{
    str name, text, quote = c->row->quote;
    if (!correction_proof(&name, &out->begin, &out->end, proof))
        return correct_stale(c, column, "bytes of a document are written 'ferry.txt:120-148', not",
                             proof);
    out->document = correct_find_document(c, column, name);
    if (out->document == NONE)
        return false;
    const corrector_options *o = c->options;
    if (o->text == NULL || !o->text(o->text_ctx, &c->g->documents.v[out->document], &text))
        return correct_stale(c, column, "cannot read the document again:", name);
    str there = str_span(text, (span){out->begin, out->end - out->begin});
    bool whole = out->end <= text.n && is_boundary(text, out->begin) && is_boundary(text, out->end);
    if (quote.n > 0 && (!whole || !str_eq(there, quote))) {
        size_t at = str_find(text, quote);
        if (at == STR_NONE || str_find(str_from(text, at + 1), quote) != STR_NONE)
            return correct_stale(c, column, "its quote is no longer at", proof);
        out->begin = (uint32_t)at;
        out->end = (uint32_t)(at + quote.n);
        there = quote;
        whole = true;
    }
    if (!whole)
        return correct_stale(c, column, "the document has no such bytes:", proof);
    out->quote = arena_str(c->a, there);
    return true;
}

/* ---- Actors and places ---------------------------------------------------------------------- */

static uint32_t follow(const corrector *c, uint32_t at)
{
    while (c->of_entity.v[at].into != NONE)
        at = c->of_entity.v[at].into;
    return at;
}

uint32_t correct_seek_entity(const corrector *c, str target)
{
    buf key = {.arena = c->scratch};
    buf_put(&key, S("entity "));
    buf_put(&key, target);
    uint32_t at = map_get(&c->ids, buf_str(&key));
    if (at != MAP_NONE)
        return follow(c, at);
    str name = utf8_fold(c->scratch, target);
    at = map_get(&c->labels, name);
    if (at == MAP_NONE)
        at = map_get(&c->aliases, name);
    return at == MAP_NONE || at == NAME_SHARED_BY_MANY ? NONE : follow(c, at);
}

uint32_t correct_find_entity(corrector *c, correction_column column, str target)
{
    uint32_t at = correct_seek_entity(c, target);
    if (at == NONE)
        correct_stale(c, column, "the graph has no actor or place, or more than one, called",
                      target);
    return at;
}

void correct_name_entity(corrector *c, uint32_t at, str name, bool label)
{
    str folded = utf8_fold(c->scratch, name);
    uint32_t *slot = map_slot_of(label ? &c->labels : &c->aliases, folded);
    bool other = *slot != MAP_NONE && (*slot == NAME_SHARED_BY_MANY || follow(c, *slot) != at);
    *slot = other ? NAME_SHARED_BY_MANY : at;
}
