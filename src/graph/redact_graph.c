/* Every text of every record, once. */
#include "graph/redact_graph.h"

#include "base/map.h"
#include "graph/slug.h"

typedef struct redaction {
    dateline_graph *g;
    const redactor_names *r;
    arena *a, *scratch;
    map used; /* ids */
    map now;  /* old id of a document → its index */
} redaction;

static void prose(redaction *x, str *text)
{
    *text = redact_text(x->r, x->a, *text, REDACT_PROSE);
}

static void name(redaction *x, str *text)
{
    *text = redact_text(x->r, x->a, *text, REDACT_NAME);
}

/* What stands before the colon is a kind: person:ida-brandt. */
static void id(redaction *x, str *text)
{
    size_t colon = str_find_char(*text, ':');
    size_t kind = colon == STR_NONE ? 0 : colon + 1;
    str rest = redact_text(x->r, x->scratch, str_from(*text, kind), REDACT_NAME);
    buf b = {.arena = x->scratch};
    buf_puts(&b, str_sub(*text, 0, kind), rest);
    *text = slug_free(&x->used, x->a, buf_str(&b));
}

static bool is_place(str attribute)
{
    return str_eq(attribute, S("folder")) || str_eq(attribute, S("rejected"));
}

static void extra(redaction *x, extra_vec *list)
{
    for (size_t i = 0; i < list->n; i++) {
        graph_extra *e = &list->v[i];
        if (is_place(e->name))
            name(x, &e->value);
        else
            prose(x, &e->value);
        prose(x, &e->name);
    }
}

static void redact_documents(redaction *x)
{
    for (size_t i = 0; i < x->g->documents.n; i++) {
        graph_document *d = &x->g->documents.v[i];
        *map_slot_of(&x->now, d->id) = (uint32_t)i;
        id(x, &d->id);
        name(x, &d->file);
        name(x, &d->url);
        prose(x, &d->title);
        prose(x, &d->source);
        prose(x, &d->published);
        prose(x, &d->published_by);
        prose(x, &d->sha256);
        extra(x, &d->extra);
    }
}

/* Names that became the same stand once. */
static void redact_entity(redaction *x, graph_entity *e)
{
    id(x, &e->id);
    prose(x, &e->label);
    prose(x, &e->role);
    extra(x, &e->extra);
    for (size_t i = 0; i < e->aliases.n; i++)
        prose(x, &e->aliases.v[i]);
    str_sort(e->aliases.v, e->aliases.n);
    size_t kept = 0;
    for (size_t i = 0; i < e->aliases.n; i++) {
        str alias = e->aliases.v[i];
        if (!str_eq(alias, e->label) && (kept == 0 || !str_eq(alias, e->aliases.v[kept - 1])))
            e->aliases.v[kept++] = alias;
    }
    e->aliases.n = kept;
}

static void redact_event(redaction *x, graph_event *e)
{
    id(x, &e->id);
    prose(x, &e->type);
    prose(x, &e->plover);
    prose(x, &e->label);
    prose(x, &e->time_text);
    prose(x, &e->status);
    extra(x, &e->extra);
}

static void redact_mention(redaction *x, graph_mention *m)
{
    str quote = m->quote;
    prose(x, &m->quote);
    prose(x, &m->time_text);
    prose(x, &m->date);
    extra(x, &m->extra);
    if (str_eq(quote, m->quote))
        return;
    m->trigger_begin = m->trigger_end = 0;
    *vec_push(x->a, &m->extra) = (graph_extra){S("redacted"), S("yes")};
}

static void redact_link(redaction *x, graph_link *l)
{
    uint32_t document = map_get(&x->now, l->doc);
    if (document != MAP_NONE)
        l->doc = x->g->documents.v[document].id;
    else
        name(x, &l->doc);
    prose(x, &l->cue);
    extra(x, &l->extra);
}

static bool knows_name(const redactor_names *r, const graph_entity *e, size_t *row)
{
    bool known = redact_is_name(r, e->label, row);
    for (size_t i = 0; i < e->aliases.n && !known; i++)
        known = redact_is_name(r, e->aliases.v[i], row);
    return known;
}

/* A name is only learnt if it is not found already, so that learning ends. */
static void learn(redactor_names *r, arena *a, size_t row, str name)
{
    size_t ignored;
    if (!redact_is_name(r, name, &ignored))
        redact_add_name(r, a, row, arena_str(a, name));
}

void graph_learn_names(const dateline_graph *g, redactor_names *r, arena *a)
{
    for (size_t i = 0; i < g->entities.n; i++) {
        const graph_entity *e = &g->entities.v[i];
        size_t row;
        if (e->kind != ENTITY_PERSON || !knows_name(r, e, &row))
            continue;
        learn(r, a, row, e->label);
        for (size_t k = 0; k < e->aliases.n; k++)
            learn(r, a, row, e->aliases.v[k]);
    }
}

void graph_redact(dateline_graph *g, const redactor_names *r)
{
    arena scratch = ARENA_SCRATCH;
    redaction x = {.g = g, .r = r, .a = &g->arena, .scratch = &scratch};
    x.used.arena = x.now.arena = &scratch;
    prose(&x, &g->title);
    extra(&x, &g->extra);
    redact_documents(&x);
    for (size_t i = 0; i < g->entities.n; i++)
        redact_entity(&x, &g->entities.v[i]);
    for (size_t i = 0; i < g->events.n; i++)
        redact_event(&x, &g->events.v[i]);
    for (size_t i = 0; i < g->participants.n; i++)
        extra(&x, &g->participants.v[i].extra);
    for (size_t i = 0; i < g->links.n; i++)
        redact_link(&x, &g->links.v[i]);
    for (size_t i = 0; i < g->mentions.n; i++)
        redact_mention(&x, &g->mentions.v[i]);
    *vec_push(&g->arena, &g->extra) = (graph_extra){S("redacted"), S("yes")};
    graph_sort(g);
    arena_free(&scratch);
}
