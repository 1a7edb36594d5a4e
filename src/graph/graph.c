/* Canonical order: nodes by id, edges by the ids of their ends and then by key, lists in nodes by
 * their bytes. Edges that DOT could not tell apart (same ends, same key) become one.
 */
#include "graph/graph.h"

#include "base/file.h"

#include <stdlib.h>
#include <string.h>

static int by_number(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int by_extra(const void *a, const void *b)
{
    const graph_extra *x = a, *y = b;
    int order = str_cmp(x->name, y->name);
    return order != 0 ? order : str_cmp(x->value, y->value);
}

static void sort_extra(extra_vec *extra)
{
    if (extra->n > 1)
        qsort(extra->v, extra->n, sizeof *extra->v, by_extra);
}

typedef struct ranked { /* a node's id and where it stood */
    str id;
    uint32_t old;
} ranked;

static int by_rank(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    int order = str_cmp(x->id, y->id);
    return order != 0 ? order : by_number(x->old, y->old);
}

/* Sorts one node list (every node struct begins with its id); the new index of each old one. */
static uint32_t *sort_nodes(arena *scratch, void *nodes, size_t n, size_t size)
{
    ranked *order = arena_new(scratch, ranked, n);
    uint32_t *rank = arena_new(scratch, uint32_t, n);
    char *copy = arena_new(scratch, char, n *size);
    char *p = nodes;
    for (size_t i = 0; i < n; i++)
        order[i] = (ranked){*(const str *)(void *)(p + i * size), (uint32_t)i};
    if (n > 0) {
        qsort(order, n, sizeof *order, by_rank);
        memcpy(copy, nodes, n * size);
    }
    for (size_t i = 0; i < n; i++) {
        memcpy(p + i * size, copy + order[i].old * size, size);
        rank[order[i].old] = (uint32_t)i;
    }
    return rank;
}

static int by_participant(const void *a, const void *b)
{
    const graph_participant *x = a, *y = b;
    int order = by_number(x->entity, y->entity);
    if (order == 0)
        order = by_number(x->event, y->event);
    return order != 0 ? order : str_cmp(role_name(x->role), role_name(y->role));
}

/* Of two statements of one link the surer one comes first, and stays. */
static int by_link(const void *a, const void *b)
{
    const graph_link *x = a, *y = b;
    int order = by_number(x->from, y->from);
    if (order == 0)
        order = by_number(x->to, y->to);
    if (order == 0)
        order = str_cmp(link_type_name(x->type), link_type_name(y->type));
    if (order == 0)
        order = (x->confidence < y->confidence) - (x->confidence > y->confidence);
    if (order == 0)
        order = str_cmp(x->doc, y->doc);
    return order != 0 ? order : str_cmp(x->cue, y->cue);
}

static int by_mention(const void *a, const void *b)
{
    const graph_mention *x = a, *y = b;
    int order = by_number(x->event, y->event);
    if (order == 0)
        order = by_number(x->document, y->document);
    if (order == 0)
        order = by_number(x->begin, y->begin);
    if (order == 0)
        order = by_number(x->end, y->end);
    return order != 0 ? order : by_number(x->trigger_begin, y->trigger_begin);
}

static void sort_participants(dateline_graph *g, const uint32_t *entities, const uint32_t *events)
{
    graph_participant *v = g->participants.v;
    for (size_t i = 0; i < g->participants.n; i++) {
        v[i].entity = entities[v[i].entity];
        v[i].event = events[v[i].event];
        sort_extra(&v[i].extra);
    }
    if (g->participants.n == 0)
        return;
    qsort(v, g->participants.n, sizeof *v, by_participant);
    size_t kept = 1;
    for (size_t i = 1; i < g->participants.n; i++) {
        if (by_participant(&v[kept - 1], &v[i]) != 0)
            v[kept++] = v[i];
    }
    g->participants.n = kept;
}

static void sort_links(dateline_graph *g, const uint32_t *events)
{
    graph_link *v = g->links.v;
    for (size_t i = 0; i < g->links.n; i++) {
        v[i].from = events[v[i].from];
        v[i].to = events[v[i].to];
        sort_extra(&v[i].extra);
    }
    if (g->links.n == 0)
        return;
    qsort(v, g->links.n, sizeof *v, by_link);
    size_t kept = 1;
    for (size_t i = 1; i < g->links.n; i++) {
        const graph_link *last = &v[kept - 1];
        if (last->from != v[i].from || last->to != v[i].to || last->type != v[i].type)
            v[kept++] = v[i];
    }
    g->links.n = kept;
}

static void sort_mentions(dateline_graph *g, const uint32_t *events, const uint32_t *documents)
{
    graph_mention *v = g->mentions.v;
    for (size_t i = 0; i < g->mentions.n; i++) {
        v[i].event = events[v[i].event];
        v[i].document = documents[v[i].document];
        sort_extra(&v[i].extra);
    }
    if (g->mentions.n == 0)
        return;
    qsort(v, g->mentions.n, sizeof *v, by_mention);
    size_t kept = 1;
    for (size_t i = 1; i < g->mentions.n; i++) {
        const graph_mention *last = &v[kept - 1];
        if (last->event != v[i].event || last->document != v[i].document ||
            last->begin != v[i].begin || last->end != v[i].end)
            v[kept++] = v[i];
    }
    g->mentions.n = kept;
}

void graph_sort(dateline_graph *g)
{
    arena scratch = ARENA_SCRATCH;
    const uint32_t *documents =
        sort_nodes(&scratch, g->documents.v, g->documents.n, sizeof *g->documents.v);
    const uint32_t *entities =
        sort_nodes(&scratch, g->entities.v, g->entities.n, sizeof *g->entities.v);
    const uint32_t *events = sort_nodes(&scratch, g->events.v, g->events.n, sizeof *g->events.v);
    sort_participants(g, entities, events);
    sort_links(g, events);
    sort_mentions(g, events, documents);
    arena_free(&scratch);

    sort_extra(&g->extra);
    for (size_t i = 0; i < g->documents.n; i++)
        sort_extra(&g->documents.v[i].extra);
    for (size_t i = 0; i < g->events.n; i++)
        sort_extra(&g->events.v[i].extra);
    for (size_t i = 0; i < g->entities.n; i++) {
        graph_entity *e = &g->entities.v[i];
        sort_extra(&e->extra);
        str_sort(e->aliases.v, e->aliases.n);
    }
}

str graph_extra_get(const extra_vec *extra, str name)
{
    for (size_t i = 0; i < extra->n; i++) {
        if (str_eq(extra->v[i].name, name))
            return extra->v[i].value;
    }
    return S("");
}

void graph_extra_set(arena *a, extra_vec *extra, str name, str value)
{
    size_t kept = 0;
    for (size_t i = 0; i < extra->n; i++) {
        if (!str_eq(extra->v[i].name, name))
            extra->v[kept++] = extra->v[i];
    }
    extra->n = kept;
    if (value.n > 0)
        *vec_push(a, extra) = (graph_extra){name, value};
}

bool graph_is_table(const graph_document *d)
{
    return str_eq_nocase(path_ending(d->file), S("csv"));
}

bool graph_names(const graph_entity *e, str quote)
{
    bool found = str_find(quote, e->label) != STR_NONE;
    for (size_t i = 0; i < e->aliases.n && !found; i++)
        found = str_find(quote, e->aliases.v[i]) != STR_NONE;
    return found;
}
