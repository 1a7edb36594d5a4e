/* Applying corrections: the rows one by one, then what went is left out. */
#include "graph/corrector.h"

#include "base/utf8.h"

/* ---- Signing -------------------------------------------------------------------------------- */

static void set_extra(corrector *c, extra_vec *extra, const char *name, str value)
{
    graph_extra_set(c->a, extra, str_of(name), arena_str(c->a, value));
}

/* Adds to a list, unless the value is in it already. */
static void add_extra(corrector *c, extra_vec *extra, const char *name, str value)
{
    str list = graph_extra_get(extra, str_of(name));
    if (value.n == 0 || str_lists(list, value))
        return;
    buf all = {.arena = c->scratch};
    buf_put(&all, list);
    buf_item(&all, value);
    set_extra(c, extra, name, buf_str(&all));
}

/* Of several hands all are named, with the day of the last. */
void correct_sign(corrector *c, extra_vec *extra, const char *status)
{
    if (status != NULL)
        set_extra(c, extra, "status", str_of(status));
    add_extra(c, extra, "by", c->row->by);
    add_extra(c, extra, "reason", c->row->reason);
    if (c->row->at.n > 0)
        set_extra(c, extra, "at", c->row->at);
}

/* What was added stays so, what was edited is no less than accepted. `corrected` lists the fields
 * that a person's word stands for. */
void correct_sign_event(corrector *c, uint32_t at, const char *status, const char *field)
{
    graph_event *e = &c->g->events.v[at];
    bool more = str_eq(e->status, S("added")) ||
                (str_eq(e->status, S("edited")) && str_eq(str_of(status), S("accepted")));
    if (!more)
        e->status = str_of(status);
    correct_sign(c, &e->extra, NULL);
    if (field != NULL)
        add_extra(c, &e->extra, "corrected", str_of(field));
}

/* ---- Before --------------------------------------------------------------------------------- */

static void put_id(corrector *c, const char *sort, str id, size_t at)
{
    buf key = {.arena = c->scratch};
    buf_put(&key, str_of(sort));
    buf_put(&key, id);
    uint32_t *slot = map_slot_of(&c->ids, buf_str(&key));
    if (*slot == MAP_NONE)
        *slot = (uint32_t)at;
}

str correct_free_id(corrector *c, buf *id)
{
    size_t stem = id->n;
    for (unsigned n = 2;; n++) {
        bool used = false;
        static const char *const sorts[] = {"event ", "entity ", "document "};
        for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++) {
            buf key = {.arena = c->scratch};
            buf_put(&key, str_of(sorts[i]));
            buf_put(&key, buf_str(id));
            used |= map_get(&c->ids, buf_str(&key)) != MAP_NONE;
        }
        if (!used)
            return buf_str(id);
        id->n = stem;
        buf_printf(id, "-%u", n);
    }
}

static void list_nodes(corrector *c)
{
    const dateline_graph *g = c->g;
    for (size_t i = 0; i < g->documents.n; i++) {
        put_id(c, "document ", g->documents.v[i].id, i);
        put_id(c, "file ", g->documents.v[i].file, i);
        *vec_push(c->scratch, &c->told_in) = (u32_vec){0};
    }
    for (size_t i = 0; i < g->events.n; i++) {
        put_id(c, "event ", g->events.v[i].id, i);
        *vec_push(c->scratch, &c->of_event) = (event_edges){.into = NONE};
    }
    for (uint32_t i = 0; i < g->entities.n; i++) {
        const graph_entity *e = &g->entities.v[i];
        put_id(c, "entity ", e->id, i);
        *vec_push(c->scratch, &c->of_entity) = (entity_edges){.into = NONE};
        correct_name_entity(c, i, e->label, true);
        for (size_t k = 0; k < e->aliases.n; k++)
            correct_name_entity(c, i, e->aliases.v[k], false);
    }
}

static void list_edges(corrector *c)
{
    const dateline_graph *g = c->g;
    for (uint32_t i = 0; i < g->participants.n; i++) {
        *vec_push(c->scratch, &c->of_event.v[g->participants.v[i].event].parts) = i;
        *vec_push(c->scratch, &c->of_entity.v[g->participants.v[i].entity].parts) = i;
    }
    for (uint32_t i = 0; i < g->links.n; i++) {
        *vec_push(c->scratch, &c->of_event.v[g->links.v[i].from].links) = i;
        *vec_push(c->scratch, &c->of_event.v[g->links.v[i].to].links) = i;
    }
    for (uint32_t i = 0; i < g->mentions.n; i++) {
        *vec_push(c->scratch, &c->of_event.v[g->mentions.v[i].event].told) = i;
        *vec_push(c->scratch, &c->told_in.v[g->mentions.v[i].document]) = i;
    }
}

/* ---- Behind --------------------------------------------------------------------------------- */

/* An end's new number; false if it is gone, or was (NONE) already. */
static bool renumber(const uint32_t *now, uint32_t *end)
{
    *end = *end == NONE ? NONE : now[*end];
    return *end != NONE;
}

/* Keeps the edges of a list whose ends are there; `is_there` asks of the one `at`. */
#define keep_edges(list, at, is_there)                                                             \
    do {                                                                                           \
        size_t kept_ = 0;                                                                          \
        for (size_t i_ = 0; i_ < (list).n; i_++) {                                                 \
            (list).v[kept_] = (list).v[i_];                                                        \
            (at) = &(list).v[kept_];                                                               \
            kept_ += (is_there);                                                                   \
        }                                                                                          \
        (list).n = kept_;                                                                          \
    } while (0)

static void renumber_edges(dateline_graph *g, const uint32_t *events, const uint32_t *entities)
{
    graph_participant *p;
    graph_link *l;
    graph_mention *m;
    keep_edges(g->participants, p, renumber(events, &p->event) && renumber(entities, &p->entity));
    keep_edges(g->links, l, renumber(events, &l->from) && renumber(events, &l->to));
    keep_edges(g->mentions, m, renumber(events, &m->event));
}

/* Leaves out what is gone. */
static void drop_gone(corrector *c)
{
    dateline_graph *g = c->g;
    uint32_t *events = arena_new(c->scratch, uint32_t, g->events.n + 1);
    uint32_t *entities = arena_new(c->scratch, uint32_t, g->entities.n + 1);
    uint32_t n = 0;
    for (size_t i = 0; i < g->events.n; i++) {
        events[i] = c->of_event.v[i].gone ? NONE : n;
        if (events[i] != NONE)
            g->events.v[n++] = g->events.v[i];
    }
    g->events.n = n;
    n = 0;
    for (size_t i = 0; i < g->entities.n; i++) {
        entities[i] = c->of_entity.v[i].into != NONE ? NONE : n;
        if (entities[i] != NONE)
            g->entities.v[n++] = g->entities.v[i];
    }
    g->entities.n = n;
    renumber_edges(g, events, entities);
}

/* The graph names the events that a person removed, as they cannot say so themselves. */
static void name_rejected(corrector *c)
{
    buf list = {.arena = c->scratch};
    str_sort(c->rejected.v, c->rejected.n);
    for (size_t i = 0; i < c->rejected.n; i++)
        buf_item(&list, c->rejected.v[i]);
    if (list.n > 0)
        set_extra(c, &c->g->extra, "rejected", buf_str(&list));
}

/* ---- All of it ------------------------------------------------------------------------------ */

static bool correct_document(corrector *c)
{
    const correction *row = c->row;
    uint32_t at = correct_find_document(c, TARGET_COLUMN, row->target);
    if (at == NONE)
        return false;
    graph_document *d = &c->g->documents.v[at];
    str value = arena_str(c->a, row->value);
    if (row->field == FIELD_PUBLISHED) {
        d->published = edtf_str(c->a, row->date);
        d->published_by = S("correction");
    } else if (row->field == FIELD_TITLE) {
        d->title = value;
    } else {
        d->url = value;
    }
    correct_sign(c, &d->extra, "edited");
    return true;
}

static bool apply_row(corrector *c)
{
    switch (c->row->action) {
    case CORRECT_SET: return correct_document(c);
    case CORRECT_RENAME:
    case CORRECT_JOIN:
    case CORRECT_PART: return correct_entity(c);
    case CORRECT_SPLIT: return correct_event(c);
    default: break;
    }
    switch (c->row->field) {
    case FIELD_LINK: return correct_link(c);
    case FIELD_PARTICIPANT: return correct_participant(c);
    case FIELD_SOURCE: return correct_source(c);
    default: return correct_event(c);
    }
}

size_t corrections_apply(dateline_graph *g, const corrections *all, const corrector_options *o,
                         const dateline_diag *d)
{
    if (all->list.n == 0)
        return 0;
    arena scratch = ARENA_SCRATCH;
    corrector c = {.g = g, .a = &g->arena, .scratch = &scratch, .all = all, .options = o, .d = d};
    c.ids.arena = c.labels.arena = c.aliases.arena = &scratch;
    list_nodes(&c);
    list_edges(&c);
    for (size_t i = 0; i < all->list.n; i++) {
        c.row = &all->list.v[i];
        apply_row(&c);
    }
    drop_gone(&c);
    name_rejected(&c);
    graph_sort(g);
    arena_free(&scratch);
    return c.stale;
}
