/* What is done to events: accepted, rejected, edited, merged, split, added. */
#include "graph/corrector.h"
#include "graph/slug.h"
#include "time/written.h"

static void push_mention(corrector *c, graph_mention m)
{
    uint32_t at = (uint32_t)c->g->mentions.n;
    *vec_push(c->a, &c->g->mentions) = m;
    *vec_push(c->scratch, &c->of_event.v[m.event].told) = at;
    *vec_push(c->scratch, &c->told_in.v[m.document]) = at;
}

static uint32_t push_event(corrector *c, graph_event e)
{
    uint32_t at = (uint32_t)c->g->events.n;
    *vec_push(c->a, &c->g->events) = e;
    *vec_push(c->scratch, &c->of_event) = (event_edges){.into = NONE};
    buf key = {.arena = c->scratch};
    buf_put(&key, S("event "));
    buf_put(&key, e.id);
    *map_slot_of(&c->ids, buf_str(&key)) = at;
    return at;
}

static void remove_edges(corrector *c, uint32_t at)
{
    event_edges *e = &c->of_event.v[at];
    for (size_t i = 0; i < e->parts.n; i++)
        c->g->participants.v[e->parts.v[i]].event = NONE;
    for (size_t i = 0; i < e->told.n; i++)
        c->g->mentions.v[e->told.v[i]].event = NONE;
    for (size_t i = 0; i < e->links.n; i++)
        c->g->links.v[e->links.v[i]].from = NONE;
}

static void remove_event(corrector *c, uint32_t at)
{
    remove_edges(c, at);
    c->of_event.v[at].gone = true;
    *vec_push(c->scratch, &c->rejected) = c->g->events.v[at].id;
}

/* ---- Dates ---------------------------------------------------------------------------------- */

/* A source that gives a date of its own keeps it when its event is given another one. */
static void keep_dates(corrector *c, uint32_t at, edtf was, edtf now)
{
    str before = edtf_str(c->a, was), after = edtf_str(c->scratch, now);
    const u32_vec *told = &c->of_event.v[at].told;
    for (size_t i = 0; i < told->n; i++) {
        graph_mention *m = &c->g->mentions.v[told->v[i]];
        if (m->event != at)
            continue;
        if (m->date.n == 0 && m->time_text.n > 0)
            m->date = before;
        if (str_eq(m->date, after))
            m->date = S("");
    }
}

static void set_date(corrector *c, uint32_t at, edtf date)
{
    graph_event *e = &c->g->events.v[at];
    keep_dates(c, at, e->date, date);
    e->date = edtf_copy(c->a, date);
}

/* ---- Editing -------------------------------------------------------------------------------- */

static bool edit(corrector *c, uint32_t at)
{
    const correction *row = c->row;
    graph_event *e = &c->g->events.v[at];
    const dateline_lexicon *l = c->options->lexicon;
    str value = arena_str(c->a, row->value);
    switch (row->field) {
    case FIELD_DATE: set_date(c, at, row->date); break;
    case FIELD_LABEL: e->label = value; break;
    case FIELD_TYPE:
        e->type = value;
        e->plover = l != NULL ? arena_str(c->a, lexicon_plover(l, value)) : S("");
        break;
    case FIELD_MODALITY: modality_parse(&e->modality, value); break;
    default: e->negated = str_eq(value, S("negated")); break;
    }
    correct_sign_event(c, at, "edited", correction_field_name(row->field).p);
    return true;
}

/* ---- Merging and splitting ------------------------------------------------------------------ */

static void move_links(corrector *c, uint32_t from, uint32_t to)
{
    const u32_vec *links = &c->of_event.v[from].links;
    for (size_t i = 0; i < links->n; i++) {
        graph_link *l = &c->g->links.v[links->v[i]];
        if (l->from == NONE)
            continue;
        l->to = l->to == from ? to : l->to;
        l->from = l->from == from ? to : l->from;
        l->from = l->from == l->to ? NONE : l->from;
        *vec_push(c->scratch, &c->of_event.v[to].links) = links->v[i];
    }
}

/* All that is told of `other` is told of `at` now. */
static bool merge(corrector *c, uint32_t at, uint32_t other)
{
    if (at == other)
        return correct_stale(c, VALUE_COLUMN, "it is the same event already:", c->row->value);
    graph_event *e = &c->g->events.v[at], *o = &c->g->events.v[other];
    event_edges *old = &c->of_event.v[other];
    if (edtf_empty(e->date))
        set_date(c, at, o->date);
    keep_dates(c, other, o->date, e->date);
    for (size_t i = 0; i < old->parts.n; i++) {
        graph_participant *p = &c->g->participants.v[old->parts.v[i]];
        p->event = p->event == other ? at : p->event;
        *vec_push(c->scratch, &c->of_event.v[at].parts) = old->parts.v[i];
    }
    for (size_t i = 0; i < old->told.n; i++) {
        graph_mention *m = &c->g->mentions.v[old->told.v[i]];
        m->event = m->event == other ? at : m->event;
        *vec_push(c->scratch, &c->of_event.v[at].told) = old->told.v[i];
    }
    move_links(c, other, at);
    old->gone = true;
    old->into = at;
    correct_sign_event(c, at, "edited", "sources");
    return true;
}

/* Its number in the graph; said if the event is not told there. */
static uint32_t find_mention(corrector *c, uint32_t at, str proof)
{
    str name;
    uint32_t begin, end, document = NONE, found = NONE;
    if (correction_proof(&name, &begin, &end, proof))
        document = correct_find_document(c, VALUE_COLUMN, name);
    else
        correct_stale(c, VALUE_COLUMN, "bytes of a document are written 'ferry.txt:120-148', not",
                      proof);
    const u32_vec *told = &c->of_event.v[at].told;
    for (size_t i = 0; document != NONE && i < told->n; i++) {
        const graph_mention *m = &c->g->mentions.v[told->v[i]];
        bool here = m->begin <= begin && end <= m->end;
        here = c->row->quote.n > 0 ? str_eq(m->quote, c->row->quote) : here;
        if (m->event == at && m->document == document && here)
            found = told->v[i];
    }
    if (document != NONE && found == NONE)
        correct_stale(c, VALUE_COLUMN, "the event is not told at", proof);
    return found;
}

/* Who is named in its quotes takes part in the new event, too. */
static void share_parts(corrector *c, uint32_t from, uint32_t to)
{
    u32_vec parts = c->of_event.v[from].parts, told = c->of_event.v[to].told;
    for (size_t i = 0; i < parts.n; i++) {
        graph_participant p = c->g->participants.v[parts.v[i]];
        bool named = false;
        for (size_t k = 0; k < told.n && p.event == from; k++)
            named |= graph_names(&c->g->entities.v[p.entity], c->g->mentions.v[told.v[k]].quote);
        p.event = to;
        if (named)
            correct_add_part(c, p);
    }
}

/* The first of the sources that leave says when. */
static edtf date_of_source(const graph_event *e, const graph_mention *m)
{
    edtf date = {0};
    if (m->date.n > 0)
        edtf_parse(&date, m->date);
    else if (m->time_text.n > 0)
        date = e->date;
    return date;
}

static bool split(corrector *c, uint32_t at)
{
    u32_vec leave = {0};
    str rest = c->row->value, proof;
    size_t stay = 0;
    while (str_split(&rest, '|', &proof)) {
        uint32_t m = find_mention(c, at, str_trim(proof));
        if (m == NONE)
            return false;
        *vec_push(c->scratch, &leave) = m;
    }
    const u32_vec *told = &c->of_event.v[at].told;
    for (size_t i = 0; i < told->n; i++)
        stay += c->g->mentions.v[told->v[i]].event == at;
    if (stay <= leave.n)
        return correct_stale(c, VALUE_COLUMN, "no source would stay:", c->row->value);
    graph_event e = c->g->events.v[at];
    e.date = date_of_source(&e, &c->g->mentions.v[leave.v[0]]);
    e.time_text = c->g->mentions.v[leave.v[0]].time_text;
    e.extra = (extra_vec){0};
    buf id = {.arena = c->a};
    slug_put_event(&id, e.date, e.label);
    e.id = correct_free_id(c, &id);
    uint32_t new = push_event(c, e);
    for (size_t i = 0; i < leave.n; i++) {
        graph_mention m = c->g->mentions.v[leave.v[i]];
        c->g->mentions.v[leave.v[i]].event = NONE;
        m.event = new;
        if (m.date.n == 0 && m.time_text.n > 0)
            m.date = edtf_str(c->a, c->g->events.v[at].date);
        push_mention(c, m);
    }
    keep_dates(c, new, e.date, e.date);
    share_parts(c, at, new);
    correct_sign_event(c, at, "edited", "sources");
    correct_sign_event(c, new, "edited", "sources");
    return true;
}

/* ---- Adding --------------------------------------------------------------------------------- */

/* `DATE|TYPE|LABEL`, `TYPE|LABEL` or `LABEL`. */
static bool read_event(corrector *c, graph_event *e)
{
    str parts[3] = {{0}}, rest = c->row->value;
    size_t n = 0;
    for (str part; n < 3 && str_split(&rest, '|', &part);)
        parts[n++] = str_trim(part);
    str date = n == 3 ? parts[0] : S(""), type = n >= 2 ? parts[n - 2] : S("");
    *e = (graph_event){.label = arena_str(c->a, parts[n - 1]), .confidence = 1};
    e->type = arena_str(c->a, type.n > 0 ? type : S("event"));
    if (c->options->lexicon != NULL)
        e->plover = arena_str(c->a, lexicon_plover(c->options->lexicon, type));
    date = arena_str(c->a, date);
    bool read = edtf_parse(&e->date, date) || written_date(&e->date, date, ORDER_UNKNOWN);
    if (rest.n > 0 || e->label.n == 0 || !read)
        return correct_stale(c, VALUE_COLUMN, "an event is written 'DATE|TYPE|LABEL', not",
                             c->row->value);
    return true;
}

static bool add_event(corrector *c)
{
    graph_event e;
    evidence proof = {0};
    str target = c->row->target, name;
    bool proved = correction_proof(&name, &proof.begin, &proof.end, target);
    if (!read_event(c, &e) || (proved && !correct_find_evidence(c, TARGET_COLUMN, &proof, target)))
        return false;
    buf id = {.arena = c->a};
    if (proved || target.n == 0)
        slug_put_event(&id, e.date, e.label);
    else
        buf_put(&id, target);
    e.id = correct_free_id(c, &id);
    if (!proved && target.n > 0 && !str_eq(e.id, target))
        return correct_stale(c, TARGET_COLUMN, "the graph has already", target);
    uint32_t at = push_event(c, e);
    if (proved)
        push_mention(c, (graph_mention){.event = at,
                                        .document = proof.document,
                                        .begin = proof.begin,
                                        .end = proof.end,
                                        .quote = proof.quote});
    correct_sign_event(c, at, "added", NULL);
    return true;
}

/* ---- Sources -------------------------------------------------------------------------------- */

bool correct_source(corrector *c)
{
    const correction *row = c->row;
    uint32_t at = correct_find_event(c, TARGET_COLUMN, row->target, S(""));
    if (at == NONE)
        return false;
    if (row->action == CORRECT_ADD) {
        evidence proof;
        if (!correct_find_evidence(c, VALUE_COLUMN, &proof, row->value))
            return false;
        graph_mention m = {.event = at, .document = proof.document, .quote = proof.quote};
        m.begin = proof.begin;
        m.end = proof.end;
        correct_sign(c, &m.extra, "added");
        push_mention(c, m);
        return true;
    }
    uint32_t gone = find_mention(c, at, row->value);
    if (gone == NONE)
        return false;
    c->g->mentions.v[gone].event = NONE;
    const u32_vec *told = &c->of_event.v[at].told;
    bool any = str_eq(c->g->events.v[at].status, S("added"));
    for (size_t i = 0; i < told->n; i++)
        any |= c->g->mentions.v[told->v[i]].event == at;
    if (any)
        correct_sign_event(c, at, "edited", "sources");
    else
        remove_event(c, at); /* nothing proves it any more */
    return true;
}

bool correct_event(corrector *c)
{
    const correction *row = c->row;
    if (row->action == CORRECT_ADD)
        return add_event(c);
    uint32_t at = correct_find_event(c, TARGET_COLUMN, row->target, row->quote), other;
    if (at == NONE)
        return false;
    switch (row->action) {
    case CORRECT_ACCEPT: correct_sign_event(c, at, "accepted", NULL); return true;
    case CORRECT_EDIT: return edit(c, at);
    case CORRECT_SPLIT: return split(c, at);
    case CORRECT_MERGE:
        other = correct_find_event(c, VALUE_COLUMN, row->value, S(""));
        return other != NONE && merge(c, at, other);
    default: remove_event(c, at); return true;
    }
}
