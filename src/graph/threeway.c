/* Thing by thing and attribute by attribute; the result is written as DOT and read, as any graph
 * is.
 */
#include "graph/threeway.h"

#include "graph/attr.h"
#include "graph/dot.h"
#include "graph/threeway_side.h"

typedef enum fate { FATE_GONE, FATE_KEPT } fate;

typedef struct merged {
    const thing *ours, *theirs, *base; /* or NULL */
    fate fate;
    bool removed_by_ours, removed_by_theirs; /* against what the other side did */
} merged;

typedef struct merging {
    side base, ours, theirs;
    arena *scratch;
    VEC(merged) things;
    map nodes; /* id → index in things */
    map kept;  /* ids of nodes that are kept against their removal */
    buf dot;
    str file;
    const dateline_diag *d;
    size_t conflicts;
} merging;

static const thing *find(const side *s, str key)
{
    uint32_t at = map_get(&s->keys, key);
    return at == MAP_NONE ? NULL : &s->things.v[at];
}

/* ---- One attribute -------------------------------------------------------------------------- */

static bool is_list(str name)
{
    static const char *const lists[] = {"aliases",   "by",       "reason",
                                        "corrected", "rejected", "folder"};
    return STR_AMONG(lists, name);
}

/* What the machine found by the way: no person's work is lost with it. */
static bool is_detail(str name)
{
    static const char *const details[] = {"confidence", "plover",  "time_text",
                                          "steps",      "trigger", "published_by"};
    return STR_AMONG(details, name);
}

static void add_items(buf *out, str list, str unless, str base, str other)
{
    str one;
    while (list.n > 0 && str_split(&list, '|', &one)) {
        bool removed = str_lists(base, one) && !str_lists(other, one);
        if (str_lists(unless, one) || removed)
            continue;
        buf_item(out, one);
    }
}

/* What either added, without what either removed. */
static str merge_lists(arena *a, str base, str ours, str theirs)
{
    buf out = {.arena = a};
    add_items(&out, ours, S(""), base, theirs);
    add_items(&out, theirs, ours, base, ours);
    return buf_str(&out);
}

static uint32_t weight_of(str status)
{
    static const char *const order[] = {"extracted", "accepted", "edited", "added"};
    uint32_t i;
    return str_among(&i, order, 4, status) ? i + 1 : 0;
}

/* The value of an attribute; a conflict is appended to `conflict` as `name: theirs`. */
static str merge_value(merging *m, str name, str base, str ours, str theirs, buf *conflict)
{
    if (str_eq(ours, theirs) || str_eq(theirs, base))
        return ours;
    if (str_eq(ours, base))
        return theirs;
    if (is_list(name))
        return merge_lists(m->scratch, base, ours, theirs);
    if (str_eq(name, S("status")))
        return weight_of(theirs) > weight_of(ours) ? theirs : ours;
    if (str_eq(name, S("at")))
        return str_cmp(theirs, ours) > 0 ? theirs : ours;
    if (is_detail(name))
        return ours;
    buf_item(conflict, name);
    buf_put(conflict, S(": "));
    buf_put(conflict, theirs.n > 0 ? theirs : S("nothing"));
    return ours;
}

/* ---- One thing ------------------------------------------------------------------------------ */

static str words_for(merging *m, const thing *t)
{
    buf b = {.arena = m->scratch};
    buf_put(&b, t->kind == THING_GRAPH ? S("the graph") : S("'"));
    buf_put(&b, t->from);
    if (t->kind == THING_EDGE)
        buf_put(&b, S(" -> "));
    buf_put(&b, t->to);
    buf_put(&b, t->kind == THING_GRAPH ? S("") : S("'"));
    return buf_str(&b);
}

static void say_conflict(merging *m, const thing *t, str what)
{
    str about = words_for(m, t);
    diag_say(m->d, DATELINE_WARNING, place_file(m->file), "conflict: %.*s: %.*s", STR_ARG(about),
             STR_ARG(what));
    m->conflicts++;
}

static void add_attribute(merging *m, extra_vec *out, str name, str value)
{
    if (value.n > 0)
        *vec_push(m->scratch, out) = (graph_extra){name, value};
}

static bool lists_name(const extra_vec *list, str name)
{
    for (size_t i = 0; i < list->n; i++) {
        if (str_eq(list->v[i].name, name))
            return true;
    }
    return false;
}

/* All attributes of either side. */
static extra_vec merge_attributes(merging *m, const merged *t, buf *conflict)
{
    extra_vec out = {0};
    thing none = {0};
    const thing *ours = t->ours != NULL ? t->ours : t->theirs;
    const thing *theirs = t->theirs != NULL ? t->theirs : t->ours;
    const thing *base = t->base != NULL ? t->base : &none;
    str mark = S("conflict");
    for (size_t i = 0; i < ours->attributes.n; i++) {
        str name = ours->attributes.v[i].name;
        if (!str_eq(name, mark))
            add_attribute(m, &out, name,
                          merge_value(m, name, thing_get(base, name), ours->attributes.v[i].value,
                                      thing_get(theirs, name), conflict));
    }
    for (size_t i = 0; i < theirs->attributes.n; i++) {
        str name = theirs->attributes.v[i].name;
        if (!str_eq(name, mark) && !lists_name(&ours->attributes, name))
            add_attribute(m, &out, name,
                          merge_value(m, name, thing_get(base, name), S(""),
                                      theirs->attributes.v[i].value, conflict));
    }
    str old = merge_lists(m->scratch, thing_get(base, mark), thing_get(ours, mark),
                          thing_get(theirs, mark));
    if (conflict->n > 0)
        say_conflict(m, ours, buf_str(conflict));
    if (old.n > 0 && conflict->n > 0)
        buf_char(conflict, '|');
    buf_put(conflict, old);
    return out;
}

static void put_thing(merging *m, const merged *t)
{
    const thing *any = t->ours != NULL ? t->ours : t->theirs;
    buf conflict = {.arena = m->scratch};
    extra_vec attributes = merge_attributes(m, t, &conflict);
    if (t->removed_by_ours || t->removed_by_theirs) {
        str what = t->removed_by_ours ? S("removed by ours, changed by theirs")
                                      : S("changed by ours, removed by theirs");
        say_conflict(m, any, what);
        buf_item(&conflict, what);
    }
    add_attribute(m, &attributes, S("conflict"), buf_str(&conflict));
    if (any->kind == THING_GRAPH) {
        buf_put(&m->dot, S("graph"));
        add_attribute(m, &attributes, S("dateline"), S(GRAPH_FORMAT));
    } else {
        attr_quote(&m->dot, any->from);
    }
    if (any->kind == THING_EDGE) {
        buf_put(&m->dot, S(" -> "));
        attr_quote(&m->dot, any->to);
    }
    for (size_t i = 0; i < attributes.n; i++) {
        buf_put(&m->dot, i > 0 ? S(", ") : S(" ["));
        attr_quote(&m->dot, attributes.v[i].name);
        buf_char(&m->dot, '=');
        attr_quote(&m->dot, attributes.v[i].value);
    }
    buf_put(&m->dot, attributes.n > 0 ? S("];\n") : S(";\n"));
}

/* ---- What is kept --------------------------------------------------------------------------- */

/* Marks nodes that a side changed, or to which it added an edge. */
static void mark_touched(side *s, const side *base)
{
    for (size_t i = 0; i < s->things.n; i++) {
        const thing *t = &s->things.v[i], *was = find(base, t->key);
        if (was != NULL && thing_equal(t, was))
            continue;
        if (t->from.n > 0)
            *map_slot_of(&s->touched, t->from) = 1;
        if (t->to.n > 0)
            *map_slot_of(&s->touched, t->to) = 1;
    }
}

static void add_thing(merging *m, const thing *ours, const thing *theirs)
{
    const thing *any = ours != NULL ? ours : theirs;
    merged t = {.ours = ours, .theirs = theirs, .base = find(&m->base, any->key)};
    t.fate = (ours != NULL && theirs != NULL) || t.base == NULL ? FATE_KEPT : FATE_GONE;
    if (any->kind == THING_NODE)
        *map_slot_of(&m->nodes, any->from) = (uint32_t)m->things.n;
    *vec_push(m->scratch, &m->things) = t;
}

/* One side removed it: it goes unless the other one did something to it. */
static void judge_node(merging *m, merged *t)
{
    const thing *any = t->ours != NULL ? t->ours : t->theirs;
    const side *survivor = t->ours != NULL ? &m->ours : &m->theirs;
    if (t->fate == FATE_KEPT || map_get(&survivor->touched, any->from) == MAP_NONE)
        return;
    t->fate = FATE_KEPT;
    t->removed_by_ours = t->ours == NULL;
    t->removed_by_theirs = t->theirs == NULL;
    *map_slot_of(&m->kept, any->from) = 1;
}

static void keep_node(merging *m, str id)
{
    uint32_t at = map_get(&m->nodes, id);
    if (at != MAP_NONE)
        m->things.v[at].fate = FATE_KEPT;
}

/* Edges of what was kept against its removal stay with it; an edge keeps its ends. */
static void judge_edge(merging *m, merged *t)
{
    const thing *any = t->ours != NULL ? t->ours : t->theirs;
    if (t->fate == FATE_GONE) {
        bool changed = !thing_equal(any, t->base);
        bool kept =
            map_get(&m->kept, any->from) != MAP_NONE || map_get(&m->kept, any->to) != MAP_NONE;
        t->removed_by_ours = changed && !kept && t->ours == NULL;
        t->removed_by_theirs = changed && !kept && t->theirs == NULL;
        t->fate = changed || kept ? FATE_KEPT : FATE_GONE;
    }
    if (t->fate == FATE_KEPT) {
        keep_node(m, any->from);
        keep_node(m, any->to);
    }
}

static void merge_all(merging *m)
{
    for (size_t i = 0; i < m->ours.things.n; i++)
        add_thing(m, &m->ours.things.v[i], find(&m->theirs, m->ours.things.v[i].key));
    for (size_t i = 0; i < m->theirs.things.n; i++) {
        if (find(&m->ours, m->theirs.things.v[i].key) == NULL)
            add_thing(m, NULL, &m->theirs.things.v[i]);
    }
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < m->things.n; i++) {
            merged *t = &m->things.v[i];
            thing_kind kind = t->ours != NULL ? t->ours->kind : t->theirs->kind;
            if (pass == 0 && kind == THING_NODE)
                judge_node(m, t);
            else if (pass == 1 && kind == THING_EDGE)
                judge_edge(m, t);
        }
    }
    buf_put(&m->dot, S("digraph {\n"));
    for (size_t i = 0; i < m->things.n; i++) {
        if (m->things.v[i].fate == FATE_KEPT)
            put_thing(m, &m->things.v[i]);
    }
    buf_put(&m->dot, S("}\n"));
}

dateline_status graph_merge_three(dateline_graph *out, size_t *conflicts, arena *scratch,
                                  const dateline_graph *base, const dateline_graph *ours,
                                  const dateline_graph *theirs, str file, const dateline_diag *d)
{
    merging m = {.base = {.g = base}, .ours = {.g = ours}, .theirs = {.g = theirs}};
    m.scratch = m.dot.arena = m.nodes.arena = m.kept.arena = scratch;
    m.file = file;
    m.d = d;
    sides_name(&m.base, &m.ours, &m.theirs, scratch);
    side_list(&m.base, scratch);
    side_list(&m.ours, scratch);
    side_list(&m.theirs, scratch);
    mark_touched(&m.ours, &m.base);
    mark_touched(&m.theirs, &m.base);
    merge_all(&m);
    *conflicts = m.conflicts;
    return graph_parse(out, file, buf_str(&m.dot), d);
}
