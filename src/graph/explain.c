/* One event, link or actor in words: what it is, who took part, what each document says, how its
 * date was found, what it is linked to and by which words.
 */
#include "graph/explain.h"

static void put_name(buf *out, const char *name)
{
    buf_printf(out, "  %-12s", name);
}

static void put_line(buf *out, const char *name, str value)
{
    if (value.n == 0)
        return;
    put_name(out, name);
    buf_put(out, value);
    buf_char(out, '\n');
}

/* `2020-08-09 (9 August 2020)`. */
static void put_date_line(buf *out, const char *name, edtf date)
{
    put_name(out, name);
    if (edtf_empty(date)) {
        buf_put(out, S("unknown\n"));
        return;
    }
    edtf_print(out, date);
    buf_put(out, S(" ("));
    edtf_print_words(out, date);
    buf_put(out, S(")\n"));
}

static void put_quote(buf *out, const char *margin, str quote)
{
    buf_printf(out, "%s\"", margin);
    for (size_t i = 0; i < quote.n; i++)
        buf_char(out, quote.p[i] == '\n' || quote.p[i] == '\r' ? ' ' : quote.p[i]);
    buf_put(out, S("\"\n"));
}

static void put_extra(buf *out, const extra_vec *extra)
{
    for (size_t i = 0; i < extra->n; i++) {
        const graph_extra *e = &extra->v[i];
        if (str_eq(e->name, S("steps")))
            continue;
        buf_put(out, S("    "));
        buf_put(out, e->name);
        buf_put(out, S(": "));
        buf_put(out, e->value);
        buf_char(out, '\n');
    }
}

static void put_document_line(buf *out, const graph_document *d)
{
    buf_put(out, d->file);
    if (d->title.n > 0)
        buf_printf(out, " \"%.*s\"", STR_ARG(d->title));
    if (d->source.n > 0)
        buf_printf(out, ", %.*s", STR_ARG(d->source));
    if (d->published.n > 0)
        buf_printf(out, ", published %.*s", STR_ARG(d->published));
    else if (!graph_is_table(d))
        buf_put(out, S(", its day of publication not known"));
    if (d->published_by.n > 0)
        buf_printf(out, " (by %.*s)", STR_ARG(d->published_by));
    buf_char(out, '\n');
}

static void put_named_line(buf *out, const char *name, str value)
{
    if (value.n > 0)
        buf_printf(out, "    %s: ", name);
    buf_put(out, value);
    buf_put(out, value.n > 0 ? S("\n") : S(""));
}

static void explain_mention(buf *out, const dateline_graph *g, const graph_mention *m)
{
    buf_printf(out, "\n  told at %u-%u of ", m->begin, m->end);
    put_document_line(out, &g->documents.v[m->document]);
    put_quote(out, "    ", m->quote);
    if (m->trigger_end > m->trigger_begin && m->trigger_begin >= m->begin &&
        m->trigger_end <= m->end) {
        span at = {m->trigger_begin - m->begin, m->trigger_end - m->trigger_begin};
        put_named_line(out, "trigger", str_span(m->quote, at));
    }
    put_named_line(out, "time", m->time_text);
    put_named_line(out, "date by this source", m->date);
    put_named_line(out, "date found by", graph_extra_get(&m->extra, S("steps")));
    put_extra(out, &m->extra);
}

static void explain_link(buf *out, const dateline_graph *g, const graph_link *l)
{
    const graph_event *from = &g->events.v[l->from], *to = &g->events.v[l->to];
    buf_printf(out, "  %.*s\n    ", STR_ARG(from->id));
    buf_put(out, link_type_name(l->type));
    buf_printf(out, " %.*s\n", STR_ARG(to->id));
    put_named_line(out, "cue", l->cue);
    for (size_t i = 0; i < g->documents.n; i++) {
        if (!str_eq(g->documents.v[i].id, l->doc))
            continue;
        buf_put(out, S("    said in "));
        put_document_line(out, &g->documents.v[i]);
    }
    buf_printf(out, "    confidence: %u%%\n", (unsigned)(l->confidence * 100 + 0.5));
    put_extra(out, &l->extra);
}

static void explain_event(buf *out, const dateline_graph *g, uint32_t number)
{
    const graph_event *e = &g->events.v[number];
    buf_printf(out, "event %.*s\n", STR_ARG(e->id));
    put_line(out, "label", e->label);
    put_line(out, "type", e->type);
    put_line(out, "plover", e->plover);
    put_date_line(out, "date", e->date);
    put_line(out, "time text", e->time_text);
    put_line(out, "modality", modality_name(e->modality));
    put_line(out, "polarity", e->negated ? S("negated") : S("affirmed"));
    put_name(out, "confidence");
    buf_printf(out, "%u%%\n", (unsigned)(e->confidence * 100 + 0.5));
    put_line(out, "status", e->status);
    put_extra(out, &e->extra);
    for (size_t i = 0; i < g->participants.n; i++) {
        const graph_participant *p = &g->participants.v[i];
        if (p->event != number)
            continue;
        put_name(out, role_name(p->role).p);
        buf_printf(out, "%.*s (%.*s)\n", STR_ARG(g->entities.v[p->entity].label),
                   STR_ARG(g->entities.v[p->entity].id));
    }
    for (size_t i = 0; i < g->mentions.n; i++) {
        if (g->mentions.v[i].event == number)
            explain_mention(out, g, &g->mentions.v[i]);
    }
    bool first = true;
    for (size_t i = 0; i < g->links.n; i++) {
        if (g->links.v[i].from != number && g->links.v[i].to != number)
            continue;
        buf_put(out, first ? S("\nlinks\n") : S(""));
        explain_link(out, g, &g->links.v[i]);
        first = false;
    }
}

static void explain_entity(buf *out, const dateline_graph *g, uint32_t number)
{
    const graph_entity *e = &g->entities.v[number];
    buf_put(out, entity_kind_name(e->kind));
    buf_printf(out, " %.*s\n", STR_ARG(e->id));
    put_line(out, "name", e->label);
    put_line(out, "role", e->role);
    for (size_t i = 0; i < e->aliases.n; i++)
        put_line(out, "also", e->aliases.v[i]);
    put_extra(out, &e->extra);
    buf_put(out, S("\nevents\n"));
    for (size_t i = 0; i < g->participants.n; i++) {
        const graph_participant *p = &g->participants.v[i];
        if (p->entity != number)
            continue;
        put_name(out, role_name(p->role).p);
        buf_printf(out, "%.*s  %.*s\n", STR_ARG(g->events.v[p->event].id),
                   STR_ARG(g->events.v[p->event].label));
    }
}

static void explain_document(buf *out, const dateline_graph *g, uint32_t number)
{
    const graph_document *d = &g->documents.v[number];
    buf_printf(out, "document %.*s\n", STR_ARG(d->id));
    put_line(out, "file", d->file);
    put_line(out, "title", d->title);
    put_line(out, "source", d->source);
    put_line(out, "published", d->published);
    put_line(out, "by", d->published_by);
    put_line(out, "url", d->url);
    put_line(out, "sha256", d->sha256);
    put_extra(out, &d->extra);
    buf_put(out, S("\nevents\n"));
    for (size_t i = 0; i < g->mentions.n; i++) {
        if (g->mentions.v[i].document != number)
            continue;
        buf_printf(out, "  %.*s\n", STR_ARG(g->events.v[g->mentions.v[i].event].id));
        put_quote(out, "    ", g->mentions.v[i].quote);
    }
}

/* `FROM -> TO`: all links between the two, in that direction. */
static bool explain_links(buf *out, const dateline_graph *g, str id)
{
    size_t arrow = str_find(id, S("->"));
    if (arrow == STR_NONE)
        return false;
    str from = str_trim(str_sub(id, 0, arrow)), to = str_trim(str_from(id, arrow + 2));
    bool found = false;
    for (size_t i = 0; i < g->links.n; i++) {
        const graph_link *l = &g->links.v[i];
        if (!str_eq(g->events.v[l->from].id, from) || !str_eq(g->events.v[l->to].id, to))
            continue;
        buf_put(out, found ? S("") : S("link\n"));
        explain_link(out, g, l);
        found = true;
    }
    return found;
}

/* ---- nodes by their ids ------------------------------------------------------------------------
 * Numbered through: events, then entities, then documents. */

static uint32_t node_count(const dateline_graph *g)
{
    return (uint32_t)(g->events.n + g->entities.n + g->documents.n);
}

static str node_id(const dateline_graph *g, size_t node)
{
    if (node < g->events.n)
        return g->events.v[node].id;
    node -= g->events.n;
    if (node < g->entities.n)
        return g->entities.v[node].id;
    return g->documents.v[node - g->entities.n].id;
}

static void explain_node(buf *out, const dateline_graph *g, uint32_t node)
{
    uint32_t entities = (uint32_t)g->events.n, documents = entities + (uint32_t)g->entities.n;
    if (node < entities)
        explain_event(out, g, node);
    else if (node < documents)
        explain_entity(out, g, node - entities);
    else
        explain_document(out, g, node - documents);
}

/* The node of that id, or the only one whose id begins so, or NONE. */
static uint32_t find_node(const dateline_graph *g, str id)
{
    uint32_t begins = NONE, how_many = 0;
    for (uint32_t i = 0; i < node_count(g); i++) {
        str other = node_id(g, i);
        if (str_eq(other, id))
            return i;
        if (id.n > 0 && str_starts(other, id)) {
            begins = i;
            how_many++;
        }
    }
    return how_many == 1 ? begins : NONE;
}

bool explain_id(buf *out, const dateline_graph *g, str id)
{
    uint32_t node = find_node(g, id);
    if (node == NONE)
        return explain_links(out, g, id);
    explain_node(out, g, node);
    return true;
}

size_t explain_near(const dateline_graph *g, str id, str *near, size_t n)
{
    size_t found = 0;
    for (uint32_t i = 0; i < node_count(g) && found < n; i++) {
        str other = node_id(g, i);
        bool alike = str_find(other, id) != STR_NONE ||
                     (id.n >= 10 && str_starts(other, str_sub(id, 0, 10)));
        if (alike && id.n > 0)
            near[found++] = other;
    }
    return found;
}
