/* The graph as facts, one a line, sorted: what `git diff` compares well. Left out is what says
 * nothing of the world: offsets, confidence, how a date was found.
 *
 *     2020-08-09--vote: date 2020-08-09
 *     2020-08-09--vote: agent person:ida-brandt
 *     2020-08-09--vote: told in ferry.txt “The islanders voted on Sunday.”
 */
#include "graph/export.h"

typedef struct facts {
    arena *arena;
    str_vec lines;
} facts;

/* Line ends and other control characters would end the fact: they become blanks. */
static void put_line(facts *f, str about, const char *what, str value)
{
    buf b = {.arena = f->arena};
    if (value.n == 0)
        return;
    buf_put(&b, about);
    buf_printf(&b, ": %s ", what);
    buf_put(&b, value);
    for (size_t i = 0; i < b.n; i++)
        b.p[i] = (unsigned char)b.p[i] < ' ' || b.p[i] == 0x7f ? ' ' : b.p[i];
    buf_char(&b, '\n');
    *vec_push(f->arena, &f->lines) = buf_str(&b);
}

static void put_extra(facts *f, str about, const extra_vec *extra)
{
    for (size_t i = 0; i < extra->n; i++) {
        const graph_extra *e = &extra->v[i];
        buf name = {.arena = f->arena};
        buf_put(&name, e->name);
        put_line(f, about, buf_str(&name).p, e->value);
    }
}

static void put_documents(facts *f, const dateline_graph *g)
{
    for (size_t i = 0; i < g->documents.n; i++) {
        const graph_document *d = &g->documents.v[i];
        put_line(f, d->file, "title", d->title);
        put_line(f, d->file, "source", d->source);
        put_line(f, d->file, "published", d->published);
        put_line(f, d->file, "sha256", d->sha256);
        put_line(f, d->file, "url", d->url);
        put_extra(f, d->file, &d->extra);
    }
}

static void put_entities(facts *f, const dateline_graph *g)
{
    for (size_t i = 0; i < g->entities.n; i++) {
        const graph_entity *e = &g->entities.v[i];
        put_line(f, e->id, "name", e->label);
        put_line(f, e->id, "role", e->role);
        for (size_t k = 0; k < e->aliases.n; k++)
            put_line(f, e->id, "also called", e->aliases.v[k]);
        put_extra(f, e->id, &e->extra);
    }
}

static void put_events(facts *f, const dateline_graph *g)
{
    for (size_t i = 0; i < g->events.n; i++) {
        const graph_event *e = &g->events.v[i];
        put_line(f, e->id, "date",
                 edtf_empty(e->date) ? S("unknown") : edtf_str(f->arena, e->date));
        put_line(f, e->id, "label", e->label);
        put_line(f, e->id, "type", e->type);
        put_line(f, e->id, "modality", modality_name(e->modality));
        put_line(f, e->id, "polarity", e->negated ? S("negated") : S("affirmed"));
        put_line(f, e->id, "status", e->status);
        put_extra(f, e->id, &e->extra);
    }
}

static void put_edges(facts *f, const dateline_graph *g)
{
    for (size_t i = 0; i < g->participants.n; i++) {
        const graph_participant *p = &g->participants.v[i];
        put_line(f, g->events.v[p->event].id, role_name(p->role).p, g->entities.v[p->entity].id);
    }
    for (size_t i = 0; i < g->links.n; i++) {
        const graph_link *l = &g->links.v[i];
        buf to = {.arena = f->arena};
        buf_put(&to, g->events.v[l->to].id);
        if (l->cue.n > 0)
            buf_put(&to, S(" “"));
        buf_put(&to, l->cue);
        buf_put(&to, l->cue.n > 0 ? S("”") : S(""));
        put_line(f, g->events.v[l->from].id, link_type_name(l->type).p, buf_str(&to));
    }
    for (size_t i = 0; i < g->mentions.n; i++) {
        const graph_mention *m = &g->mentions.v[i];
        buf where = {.arena = f->arena};
        buf_put(&where, g->documents.v[m->document].file);
        if (m->date.n > 0)
            buf_put(&where, S(" with date "));
        buf_put(&where, m->date);
        buf_put(&where, S(" “"));
        buf_put(&where, m->quote);
        buf_put(&where, S("”"));
        put_line(f, g->events.v[m->event].id, "told in", buf_str(&where));
    }
}

void export_facts(buf *out, const dateline_graph *g)
{
    arena scratch = ARENA_SCRATCH;
    facts f = {.arena = &scratch};
    put_line(&f, S("graph"), "title", g->title);
    put_documents(&f, g);
    put_entities(&f, g);
    put_events(&f, g);
    put_edges(&f, g);
    str_sort(f.lines.v, f.lines.n);
    for (size_t i = 0; i < f.lines.n; i++) {
        if (i == 0 || !str_eq(f.lines.v[i], f.lines.v[i - 1]))
            buf_put(out, f.lines.v[i]);
    }
    arena_free(&scratch);
}
