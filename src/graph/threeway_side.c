/* Naming what is the same, and listing what there is. */
#include "graph/threeway_side.h"

#include "graph/attr.h"
#include "graph/dot.h"
#include "graph/slug.h"

/* ---- Ids ------------------------------------------------------------------------------------ */

typedef struct node_list { /* one sort of nodes of a graph */
    const char *first;     /* each begins with its id */
    size_t n, size;
} node_list;

static str id_at(node_list l, size_t i)
{
    return *(const str *)(const void *)(l.first + i * l.size);
}

typedef struct node_pairs { /* of one sort in the three graphs */
    node_list base, ours, theirs;
    const pairing *to_ours, *to_theirs; /* from base */
    const pairing *between;             /* ours and theirs */
    bool follows;                       /* the id of a document: of whoever changed it */
} node_pairs;

/* The node of ours that one of theirs is, or NONE. What is new to both must be so on either side.
 */
static uint32_t ours_of(const node_pairs *p, uint32_t their)
{
    uint32_t base_at = p->to_theirs->old_of[their];
    if (base_at != NONE)
        return p->to_ours->new_of[base_at];
    uint32_t our = p->between->old_of[their];
    return our != NONE && p->to_ours->old_of[our] == NONE ? our : NONE;
}

static void name_nodes(map *used, arena *a, const node_pairs *p, str *base, str *ours, str *theirs)
{
    for (size_t i = 0; i < p->ours.n; i++) {
        ours[i] = id_at(p->ours, i);
        *map_slot_of(used, ours[i]) = 1;
    }
    for (uint32_t i = 0; i < p->theirs.n; i++) {
        uint32_t our = ours_of(p, i), base_at = p->to_theirs->old_of[i];
        str id = id_at(p->theirs, i);
        bool kept = our != NONE && base_at != NONE && p->follows &&
                    str_eq(ours[our], id_at(p->base, base_at));
        if (kept && !str_eq(id, ours[our]))
            ours[our] = slug_free(used, a, id);
        theirs[i] = our != NONE ? ours[our] : slug_free(used, a, id);
    }
    for (uint32_t i = 0; i < p->base.n; i++) {
        uint32_t our = p->to_ours->new_of[i], their = p->to_theirs->new_of[i];
        base[i] = our != NONE     ? ours[our]
                  : their != NONE ? theirs[their]
                                  : slug_free(used, a, id_at(p->base, i));
    }
}

#define NODES(graph, list)                                                                         \
    ((node_list){(const char *)(graph)->list.v, (graph)->list.n, sizeof *(graph)->list.v})

void sides_name(side *base, side *ours, side *theirs, arena *a)
{
    identity to_ours, to_theirs, between;
    map used = {.arena = a};
    side *sides[] = {base, ours, theirs};
    for (size_t i = 0; i < 3; i++) {
        const dateline_graph *g = sides[i]->g;
        sides[i]->documents = arena_new(a, str, g->documents.n + 1);
        sides[i]->entities = arena_new(a, str, g->entities.n + 1);
        sides[i]->events = arena_new(a, str, g->events.n + 1);
    }
    identity_find(&to_ours, a, base->g, ours->g);
    identity_find(&to_theirs, a, base->g, theirs->g);
    identity_find(&between, a, ours->g, theirs->g);
#define NAME(list, follow)                                                                         \
    name_nodes(&used, a,                                                                           \
               &(node_pairs){NODES(base->g, list), NODES(ours->g, list), NODES(theirs->g, list),   \
                             &to_ours.list, &to_theirs.list, &between.list, follow},               \
               base->list, ours->list, theirs->list)
    NAME(documents, true);
    NAME(entities, false);
    NAME(events, false);
#undef NAME
}

/* ---- Things --------------------------------------------------------------------------------- */

typedef struct lister {
    side *s;
    arena *arena;
    thing *at; /* being filled */
} lister;

static void put(lister *l, const char *name, str value)
{
    if (value.n > 0)
        *vec_push(l->arena, &l->at->attributes) = (graph_extra){str_of(name), value};
}

static void put_extra(lister *l, const extra_vec *extra)
{
    for (size_t i = 0; i < extra->n; i++)
        *vec_push(l->arena, &l->at->attributes) = extra->v[i];
}

static void put_fraction(lister *l, const char *name, double value)
{
    buf b = {.arena = l->arena};
    attr_put_fraction(&b, value);
    put(l, name, buf_str(&b));
}

/* `sort` tells apart what may have the same ends. */
static void begin(lister *l, thing_kind kind, const char *sort, str from, str to, str part)
{
    buf key = {.arena = l->arena};
    str parts[] = {str_of(sort), from, to, part};
    for (size_t i = 0; i < 4; i++) {
        buf_put(&key, parts[i]);
        buf_char(&key, '\0');
    }
    uint32_t *slot = map_slot_of(&l->s->keys, buf_str(&key));
    *slot = (uint32_t)l->s->things.n;
    l->at = vec_push(l->arena, &l->s->things);
    *l->at = (thing){.kind = kind, .key = buf_str(&key), .from = from, .to = to};
}

static void list_nodes(lister *l)
{
    const side *s = l->s;
    for (size_t i = 0; i < s->g->documents.n; i++) {
        const graph_document *d = &s->g->documents.v[i];
        begin(l, THING_NODE, "document", s->documents[i], S(""), S(""));
        put(l, "kind", S("document"));
        put(l, "file", d->file);
        put(l, "title", d->title);
        put(l, "source", d->source);
        put(l, "published", d->published);
        put(l, "published_by", d->published_by);
        put(l, "sha256", d->sha256);
        put(l, "url", d->url);
        put_extra(l, &d->extra);
    }
    for (size_t i = 0; i < s->g->entities.n; i++) {
        const graph_entity *e = &s->g->entities.v[i];
        buf aliases = {.arena = l->arena};
        for (size_t k = 0; k < e->aliases.n; k++)
            buf_item(&aliases, e->aliases.v[k]);
        begin(l, THING_NODE, "entity", s->entities[i], S(""), S(""));
        put(l, "kind", entity_kind_name(e->kind));
        put(l, "label", e->label);
        put(l, "aliases", buf_str(&aliases));
        put(l, "role", e->role);
        put_extra(l, &e->extra);
    }
    for (size_t i = 0; i < s->g->events.n; i++) {
        const graph_event *e = &s->g->events.v[i];
        begin(l, THING_NODE, "event", s->events[i], S(""), S(""));
        put(l, "kind", S("event"));
        put(l, "type", e->type);
        put(l, "plover", e->plover);
        put(l, "label", e->label);
        put(l, "date", edtf_str(l->arena, e->date));
        put(l, "time_text", e->time_text);
        put(l, "modality", modality_name(e->modality));
        put(l, "polarity", e->negated ? S("negated") : S("affirmed"));
        put_fraction(l, "confidence", e->confidence);
        put(l, "status", e->status.n > 0 ? e->status : S("extracted"));
        put_extra(l, &e->extra);
    }
}

/* The shared id of the document that a link names. */
static str document_id(const side *s, const map *documents, str id)
{
    uint32_t at = map_get(documents, id);
    return at != MAP_NONE ? s->documents[at] : id;
}

static void list_edges(lister *l)
{
    const side *s = l->s;
    map documents = {.arena = l->arena};
    for (size_t i = 0; i < s->g->documents.n; i++)
        *map_slot_of(&documents, s->g->documents.v[i].id) = (uint32_t)i;
    for (size_t i = 0; i < s->g->participants.n; i++) {
        const graph_participant *p = &s->g->participants.v[i];
        begin(l, THING_EDGE, "part", s->entities[p->entity], s->events[p->event],
              role_name(p->role));
        put(l, "role", role_name(p->role));
        put_extra(l, &p->extra);
    }
    for (size_t i = 0; i < s->g->links.n; i++) {
        const graph_link *k = &s->g->links.v[i];
        begin(l, THING_EDGE, "link", s->events[k->from], s->events[k->to], link_type_name(k->type));
        put(l, "type", link_type_name(k->type));
        put(l, "cue", k->cue);
        put(l, "doc", document_id(s, &documents, k->doc));
        put_fraction(l, "confidence", k->confidence);
        put_extra(l, &k->extra);
    }
    for (size_t i = 0; i < s->g->mentions.n; i++) {
        const graph_mention *m = &s->g->mentions.v[i];
        str range = dot_range(l->arena, m->begin, m->end);
        size_t dash = str_find_char(range, '-');
        begin(l, THING_EDGE, "told", s->events[m->event], s->documents[m->document], range);
        put(l, "begin", str_sub(range, 0, dash));
        put(l, "end", str_from(range, dash + 1));
        put(l, "quote", m->quote);
        if (m->trigger_end > 0)
            put(l, "trigger", dot_range(l->arena, m->trigger_begin, m->trigger_end));
        put(l, "time_text", m->time_text);
        put(l, "date", m->date);
        put_extra(l, &m->extra);
    }
}

void side_list(side *s, arena *a)
{
    lister l = {.s = s, .arena = a};
    s->keys.arena = s->touched.arena = a;
    begin(&l, THING_GRAPH, "graph", S(""), S(""), S(""));
    put(&l, "title", s->g->title);
    put(&l, "language", s->g->language);
    put_extra(&l, &s->g->extra);
    list_nodes(&l);
    list_edges(&l);
}

str thing_get(const thing *t, str name)
{
    for (size_t i = 0; i < t->attributes.n; i++) {
        if (str_eq(t->attributes.v[i].name, name))
            return t->attributes.v[i].value;
    }
    return S("");
}

bool thing_equal(const thing *a, const thing *b)
{
    bool same = a->attributes.n == b->attributes.n;
    for (size_t i = 0; same && i < a->attributes.n; i++)
        same = str_eq(a->attributes.v[i].name, b->attributes.v[i].name) &&
               str_eq(a->attributes.v[i].value, b->attributes.v[i].value);
    return same;
}
