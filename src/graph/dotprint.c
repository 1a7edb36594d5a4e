/* Canonical DOT: one statement a line, known attributes in a fixed order, then those of others by
 * name. Empty attributes are left out, so equal graphs give equal bytes.
 *
 *     nodes: events, entities, documents     edges: who took part, what is linked, where it is told
 */
#include "graph/dot.h"

#include "graph/attr.h"

#define NAMES_MOST 16

typedef struct writer { /* one statement's attribute list */
    buf *out;
    bool open;                     /* a first attribute was written */
    const char *names[NAMES_MOST]; /* ours, written or empty */
    size_t n;
} writer;

static void begin_attribute(writer *w)
{
    buf_put(w->out, w->open ? S(", ") : S(" ["));
    w->open = true;
}

/* A name of ours, which needs no quotes. */
static void put_name(writer *w, const char *name)
{
    begin_attribute(w);
    buf_put(w->out, str_of(name));
    buf_char(w->out, '=');
}

static void put_foreign_name(writer *w, str name)
{
    begin_attribute(w);
    bool plain = name.n > 0 && !ascii_is_digit(name.p[0]);
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        plain = plain && (ascii_is_lower(c) || c == '_' || ascii_is_digit(c));
    }
    static const char *const keywords[] = {"node",    "edge",     "graph",
                                           "digraph", "subgraph", "strict"};
    if (plain && !STR_AMONG(keywords, name))
        buf_put(w->out, name);
    else
        attr_quote(w->out, name);
    buf_char(w->out, '=');
}

static void put_always(writer *w, const char *name, str value)
{
    put_name(w, name);
    attr_quote(w->out, value);
    w->names[w->n++] = name;
}

static void put(writer *w, const char *name, str value)
{
    if (value.n > 0)
        put_always(w, name, value);
    else
        w->names[w->n++] = name;
}

static void put_fraction(writer *w, const char *name, double value)
{
    put_name(w, name);
    buf_char(w->out, '"');
    attr_put_fraction(w->out, value);
    buf_char(w->out, '"');
    w->names[w->n++] = name;
}

static bool is_ours(const writer *w, str name)
{
    return str_among(NULL, w->names, (uint32_t)w->n, name) ||
           str_eq(name, S("key")); /* means the edge's own key to Graphviz */
}

/* The attributes of others, and the end of the statement. A name that is ours would be
 * read back as ours and is left out. */
static void put_extra(writer *w, const extra_vec *extra)
{
    str last = {0};
    for (size_t i = 0; i < extra->n; i++) {
        const graph_extra *e = &extra->v[i];
        if (e->name.n == 0 || e->value.n == 0 || is_ours(w, e->name) || str_eq(e->name, last))
            continue;
        put_foreign_name(w, e->name);
        attr_quote(w->out, e->value);
        last = e->name;
    }
    buf_put(w->out, w->open ? S("];\n") : S(";\n"));
}

static writer put_node(buf *out, str id)
{
    buf_put(out, S("    "));
    attr_quote(out, id);
    return (writer){.out = out};
}

static writer put_edge(buf *out, str from, str to, str key)
{
    buf_put(out, S("    "));
    attr_quote(out, from);
    buf_put(out, S(" -> "));
    attr_quote(out, to);
    writer w = {.out = out};
    put_always(&w, "key", key);
    return w;
}

str dot_range(arena *a, uint32_t begin, uint32_t end)
{
    char room[24];
    buf b = BUF_ON(room, a);
    buf_number(&b, begin, 1);
    buf_char(&b, '-');
    buf_number(&b, end, 1);
    return arena_str(a, buf_str(&b));
}

static void print_graph(buf *out, const dateline_graph *g)
{
    buf_put(out, S("    graph"));
    writer w = {.out = out};
    put_always(&w, "dateline", S(GRAPH_FORMAT));
    put(&w, "title", g->title);
    put(&w, "language", g->language);
    put_extra(&w, &g->extra);
}

static void print_event(buf *out, arena *scratch, const graph_event *e)
{
    writer w = put_node(out, e->id);
    put_always(&w, "kind", S("event"));
    put_always(&w, "type", e->type);
    put(&w, "plover", e->plover);
    put_always(&w, "label", e->label);
    put_always(&w, "date", edtf_str(scratch, e->date));
    put(&w, "time_text", e->time_text);
    put_always(&w, "modality", modality_name(e->modality));
    put_always(&w, "polarity", e->negated ? S("negated") : S("affirmed"));
    put_fraction(&w, "confidence", e->confidence);
    put_always(&w, "status", e->status.n > 0 ? e->status : S("extracted"));
    put_extra(&w, &e->extra);
}

static void print_entity(buf *out, arena *scratch, const graph_entity *e)
{
    buf aliases = {.arena = scratch};
    for (size_t i = 0; i < e->aliases.n; i++)
        buf_item(&aliases, e->aliases.v[i]);
    writer w = put_node(out, e->id);
    put_always(&w, "kind", entity_kind_name(e->kind));
    put_always(&w, "label", e->label);
    put(&w, "aliases", buf_str(&aliases));
    put(&w, "role", e->role);
    put_extra(&w, &e->extra);
}

static void print_document(buf *out, const graph_document *d)
{
    writer w = put_node(out, d->id);
    put_always(&w, "kind", S("document"));
    put_always(&w, "file", d->file);
    put(&w, "title", d->title);
    put(&w, "source", d->source);
    put(&w, "published", d->published);
    put(&w, "published_by", d->published_by);
    put(&w, "sha256", d->sha256);
    put(&w, "url", d->url);
    put_extra(&w, &d->extra);
}

static void print_participant(buf *out, const dateline_graph *g, const graph_participant *p)
{
    str name = role_name(p->role);
    writer w = put_edge(out, g->entities.v[p->entity].id, g->events.v[p->event].id, name);
    put_always(&w, "role", name);
    put_extra(&w, &p->extra);
}

static void print_link(buf *out, const dateline_graph *g, const graph_link *l)
{
    str type = link_type_name(l->type);
    writer w = put_edge(out, g->events.v[l->from].id, g->events.v[l->to].id, type);
    put_always(&w, "type", type);
    put(&w, "cue", l->cue);
    put(&w, "doc", l->doc);
    put_fraction(&w, "confidence", l->confidence);
    put_extra(&w, &l->extra);
}

static void print_mention(buf *out, arena *scratch, const dateline_graph *g, const graph_mention *m)
{
    str key = dot_range(scratch, m->begin, m->end);
    size_t dash = str_find_char(key, '-');
    writer w = put_edge(out, g->events.v[m->event].id, g->documents.v[m->document].id, key);
    put_always(&w, "begin", str_sub(key, 0, dash));
    put_always(&w, "end", str_from(key, dash + 1));
    put_always(&w, "quote", m->quote);
    bool has_trigger = m->trigger_end > 0;
    put(&w, "trigger", has_trigger ? dot_range(scratch, m->trigger_begin, m->trigger_end) : S(""));
    put(&w, "time_text", m->time_text);
    put(&w, "date", m->date);
    put_extra(&w, &m->extra);
}

/* About as long as the graph will be written: quotes are most of it. Room taken at once spares the
 * doubling that would leave as much behind. */
static size_t guess_length(const dateline_graph *g)
{
    size_t n = 1000 + 400 * (g->events.n + g->documents.n) + 150 * g->entities.n;
    n += 120 * g->participants.n + 250 * g->links.n + 300 * g->mentions.n;
    for (size_t i = 0; i < g->mentions.n; i++)
        n += g->mentions.v[i].quote.n + g->mentions.v[i].time_text.n;
    return n;
}

void graph_print(buf *out, const dateline_graph *g)
{
    arena scratch = ARENA_SCRATCH;
    buf_reserve(out, guess_length(g));
    buf_put(out, S("digraph dateline {\n"));
    print_graph(out, g);
    buf_put(out, g->events.n > 0 ? S("\n    // events\n") : S(""));
    for (size_t i = 0; i < g->events.n; i++)
        print_event(out, &scratch, &g->events.v[i]);
    buf_put(out, g->entities.n > 0 ? S("\n    // actors and places\n") : S(""));
    for (size_t i = 0; i < g->entities.n; i++)
        print_entity(out, &scratch, &g->entities.v[i]);
    buf_put(out, g->documents.n > 0 ? S("\n    // documents\n") : S(""));
    for (size_t i = 0; i < g->documents.n; i++)
        print_document(out, &g->documents.v[i]);
    buf_put(out, g->participants.n > 0 ? S("\n    // who took part\n") : S(""));
    for (size_t i = 0; i < g->participants.n; i++)
        print_participant(out, g, &g->participants.v[i]);
    buf_put(out, g->links.n > 0 ? S("\n    // what led to what\n") : S(""));
    for (size_t i = 0; i < g->links.n; i++)
        print_link(out, g, &g->links.v[i]);
    buf_put(out, g->mentions.n > 0 ? S("\n    // where it is told\n") : S(""));
    for (size_t i = 0; i < g->mentions.n; i++)
        print_mention(out, &scratch, g, &g->mentions.v[i]);
    buf_put(out, S("}\n"));
    arena_free(&scratch);
}
