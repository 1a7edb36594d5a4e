/* Comparing what is paired: documents, actors, events and their attributes. */
#include "graph/diff.h"

#include "graph/attr.h"

const kind_fact *change_fact(change_kind kind)
{
    static const kind_fact facts[] = {
#define X(kind, noun, verb, mirror, cosmetic)                                                      \
    {STR_INIT(noun), STR_INIT(verb), CHANGE_##mirror, cosmetic},
        CHANGE_KINDS(X)
#undef X
    };
    return &facts[kind];
}

change *diff_push(dateline_diff *d, change_kind kind, change_subject about, uint32_t old,
                  uint32_t new)
{
    change *c = vec_push(&d->arena, &d->changes);
    *c = (change){.kind = kind, .about = about, .old = old, .new = new};
    c->old_event = c->new_event = NONE;
    return c;
}

/* A pair of things of one sort whose texts are compared. */
typedef struct compared {
    dateline_diff *d;
    change_subject about;
    uint32_t old, new;
} compared;

static change *push_values(compared c, change_kind kind, str before, str after)
{
    change *made = diff_push(c.d, kind, c.about, c.old, c.new);
    made->before = before;
    made->after = after;
    if (c.about == ABOUT_EVENT) {
        made->old_event = c.old;
        made->new_event = c.new;
    }
    return made;
}

static void compare(compared c, change_kind kind, const char *field, str before, str after)
{
    if (!str_eq(before, after))
        push_values(c, kind, before, after)->field = str_of(field);
}

/* What a correction signs with says nothing beside what it changed. */
static bool is_signature(str name)
{
    return str_eq(name, S("by")) || str_eq(name, S("at")) || str_eq(name, S("reason")) ||
           str_eq(name, S("corrected")) || str_eq(name, S("status"));
}

/* Attributes of others: both lists are sorted by name. `before_them`: how many changes there were
 * when the two things were first looked at. */
static void compare_extra(compared c, change_kind kind, const extra_vec *old, const extra_vec *new,
                          size_t before_them)
{
    bool differs = c.d->changes.n > before_them;
    for (size_t i = 0, j = 0; i < old->n || j < new->n;) {
        int order = i == old->n ? 1 : j == new->n ? -1 : str_cmp(old->v[i].name, new->v[j].name);
        str before = order <= 0 ? old->v[i].value : S("");
        str after = order >= 0 ? new->v[j].value : S("");
        str name = order <= 0 ? old->v[i].name : new->v[j].name;
        if (!str_eq(before, after))
            push_values(c, differs && is_signature(name) ? CHANGE_DETAIL_CHANGED : kind, before,
                        after)
                ->field = name;
        i += order <= 0;
        j += order >= 0;
    }
}

/* ---- Documents and actors -------------------------------------------------------------------- */

static void compare_documents(dateline_diff *d)
{
    const pairing *p = &d->who.documents;
    for (uint32_t i = 0; i < p->n_old; i++) {
        if (p->new_of[i] == NONE)
            diff_push(d, CHANGE_ARTICLE_REMOVED, ABOUT_ARTICLE, i, NONE)->before =
                d->old->documents.v[i].file;
    }
    for (uint32_t j = 0; j < p->n_new; j++) {
        const graph_document *b = &d->new->documents.v[j];
        if (p->old_of[j] == NONE) {
            diff_push(d, CHANGE_ARTICLE_ADDED, ABOUT_ARTICLE, NONE, j)->after = b->file;
            continue;
        }
        const graph_document *a = &d->old->documents.v[p->old_of[j]];
        size_t before = d->changes.n;
        compared c = {d, ABOUT_ARTICLE, p->old_of[j], j};
        compare(c, CHANGE_ARTICLE_RENAMED, "file", a->file, b->file);
        compare(c, CHANGE_ARTICLE_EDITED, "sha256", a->sha256, b->sha256);
        compare(c, CHANGE_ARTICLE_REDATED, "published", a->published, b->published);
        compare(c, CHANGE_ATTRIBUTE_CHANGED, "title", a->title, b->title);
        compare(c, CHANGE_ATTRIBUTE_CHANGED, "source", a->source, b->source);
        compare(c, CHANGE_ATTRIBUTE_CHANGED, "url", a->url, b->url);
        compare(c, CHANGE_DETAIL_CHANGED, "published_by", a->published_by, b->published_by);
        if (str_eq(a->sha256, b->sha256))
            compare(c, CHANGE_DETAIL_CHANGED, "id", a->id, b->id);
        compare_extra(c, CHANGE_ATTRIBUTE_CHANGED, &a->extra, &b->extra, before);
    }
}

/* Those of `a` that `b` has not, parted by |. Both are sorted. */
static str aliases_less(arena *room, const str_vec *a, const str_vec *b)
{
    buf out = {.arena = room};
    for (size_t i = 0, j = 0; i < a->n; i++) {
        while (j < b->n && str_cmp(b->v[j], a->v[i]) < 0)
            j++;
        if (j < b->n && str_eq(b->v[j], a->v[i]))
            continue;
        buf_item(&out, a->v[i]);
    }
    return buf_str(&out);
}

static void compare_actor(compared c, const graph_entity *a, const graph_entity *b)
{
    arena *room = &c.d->arena;
    str gone = aliases_less(room, &a->aliases, &b->aliases);
    str come = aliases_less(room, &b->aliases, &a->aliases);
    size_t before = c.d->changes.n;
    compare(c, CHANGE_ACTOR_RENAMED, "label", a->label, b->label);
    if (gone.n > 0 || come.n > 0)
        push_values(c, CHANGE_ALIASES_CHANGED, gone, come);
    compare(c, CHANGE_ATTRIBUTE_CHANGED, "kind", entity_kind_name(a->kind),
            entity_kind_name(b->kind));
    compare(c, CHANGE_ATTRIBUTE_CHANGED, "role", a->role, b->role);
    compare_extra(c, CHANGE_ATTRIBUTE_CHANGED, &a->extra, &b->extra, before);
    compare(c, CHANGE_DETAIL_CHANGED, "id", a->id, b->id);
}

static void compare_actors(dateline_diff *d)
{
    const pairing *p = &d->who.entities;
    for (uint32_t i = 0; i < p->n_old; i++) {
        if (p->new_of[i] != NONE)
            continue;
        uint32_t into = p->into[i];
        change_kind kind = into == NONE ? CHANGE_ACTOR_REMOVED : CHANGE_ACTOR_MERGED;
        change *c = diff_push(d, kind, ABOUT_ACTOR, i, into);
        c->before = d->old->entities.v[i].label;
        c->after = into == NONE ? S("") : d->new->entities.v[into].label;
    }
    for (uint32_t j = 0; j < p->n_new; j++) {
        uint32_t i = p->old_of[j], from = p->from[j];
        if (i != NONE) {
            compare_actor((compared){d, ABOUT_ACTOR, i, j}, &d->old->entities.v[i],
                          &d->new->entities.v[j]);
            continue;
        }
        change_kind kind = from == NONE ? CHANGE_ACTOR_ADDED : CHANGE_ACTOR_SPLIT;
        change *c = diff_push(d, kind, ABOUT_ACTOR, from, j);
        c->before = from == NONE ? S("") : d->old->entities.v[from].label;
        c->after = d->new->entities.v[j].label;
    }
}

/* ---- Events --------------------------------------------------------------------------------- */

/* Without ?, ~ and %, which say how sure a date is, not which days it means. */
static str without_qualifiers(arena *a, str date)
{
    buf b = {.arena = a};
    for (size_t i = 0; i < date.n; i++) {
        if (str_find_char(S("?~%"), date.p[i]) == STR_NONE)
            buf_char(&b, date.p[i]);
    }
    return buf_str(&b);
}

/* Nothing known is the widest date of all. Of two that mean the same days one may still say the
 * hour, or be surer, or be only written another way. */
static change_kind date_change(arena *a, edtf old, edtf new)
{
    if (edtf_empty(old) || edtf_empty(new))
        return edtf_empty(old) ? CHANGE_DATE_NARROWED : CHANGE_DATE_WIDENED;
    switch (edtf_relate(new, old)) {
    case EDTF_NARROWS: return CHANGE_DATE_NARROWED;
    case EDTF_WIDENS: return CHANGE_DATE_WIDENED;
    case EDTF_SAME: break;
    default: return CHANGE_DATE_MOVED;
    }
    str before = edtf_str(a, old), after = edtf_str(a, new);
    str plain = without_qualifiers(a, before), plain_after = without_qualifiers(a, after);
    if (str_eq(plain, plain_after))
        return CHANGE_DATE_QUALIFIED;
    bool had_hour = str_find_char(plain, 'T') != STR_NONE;
    bool has_hour = str_find_char(plain_after, 'T') != STR_NONE;
    if (had_hour != has_hour)
        return has_hour ? CHANGE_DATE_NARROWED : CHANGE_DATE_WIDENED;
    return has_hour ? CHANGE_DATE_MOVED : CHANGE_DETAIL_CHANGED;
}

static str fraction(arena *a, double value)
{
    buf b = {.arena = a};
    attr_put_fraction(&b, value);
    return buf_str(&b);
}

static str polarity_name(const graph_event *e)
{
    return e->negated ? S("negated") : S("affirmed");
}

static str status_name(const graph_event *e)
{
    return e->status.n > 0 ? e->status : S("extracted");
}

static void compare_event(compared c, const graph_event *a, const graph_event *b)
{
    arena *room = &c.d->arena;
    str before = edtf_str(room, a->date), after = edtf_str(room, b->date);
    size_t before_them = c.d->changes.n;
    if (!str_eq(before, after))
        push_values(c, date_change(room, a->date, b->date), before, after)->field = S("date");
    compare(c, CHANGE_LABEL_CHANGED, "label", a->label, b->label);
    compare(c, CHANGE_TYPE_CHANGED, "type", a->type, b->type);
    compare(c, CHANGE_MODALITY_CHANGED, "modality", modality_name(a->modality),
            modality_name(b->modality));
    compare(c, CHANGE_POLARITY_CHANGED, "polarity", polarity_name(a), polarity_name(b));
    compare(c, CHANGE_STATUS_CHANGED, "status", status_name(a), status_name(b));
    compare_extra(c, CHANGE_ATTRIBUTE_CHANGED, &a->extra, &b->extra, before_them);
    compare(c, CHANGE_DETAIL_CHANGED, "id", a->id, b->id);
    compare(c, CHANGE_DETAIL_CHANGED, "plover", a->plover, b->plover);
    compare(c, CHANGE_DETAIL_CHANGED, "time_text", a->time_text, b->time_text);
    compare(c, CHANGE_DETAIL_CHANGED, "confidence", fraction(room, a->confidence),
            fraction(room, b->confidence));
}

static void compare_events(dateline_diff *d)
{
    const pairing *p = &d->who.events;
    for (uint32_t i = 0; i < p->n_old; i++) {
        if (p->new_of[i] != NONE)
            continue;
        uint32_t into = p->into[i];
        compared c = {d, ABOUT_EVENT, i, into};
        push_values(c, into == NONE ? CHANGE_EVENT_REMOVED : CHANGE_EVENT_MERGED,
                    d->old->events.v[i].label, into == NONE ? S("") : d->new->events.v[into].label);
    }
    for (uint32_t j = 0; j < p->n_new; j++) {
        uint32_t i = p->old_of[j], from = p->from[j];
        compared c = {d, ABOUT_EVENT, i != NONE ? i : from, j};
        if (i != NONE)
            compare_event(c, &d->old->events.v[i], &d->new->events.v[j]);
        else
            push_values(c, from == NONE ? CHANGE_EVENT_ADDED : CHANGE_EVENT_SPLIT,
                        from == NONE ? S("") : d->old->events.v[from].label,
                        d->new->events.v[j].label);
    }
}

static void count_changes(dateline_diff *d)
{
    for (size_t i = 0; i < d->changes.n; i++) {
        const change *c = &d->changes.v[i];
        if (c->implied)
            continue;
        d->counts[c->kind]++;
        if (change_fact(c->kind)->cosmetic)
            d->cosmetic++;
        else
            d->real++;
    }
}

void diff_find(dateline_diff *d, const dateline_graph *old, const dateline_graph *new)
{
    d->old = old;
    d->new = new;
    identity_find(&d->who, &d->arena, old, new);
    compared whole = {d, ABOUT_GRAPH, 0, 0};
    compare(whole, CHANGE_ATTRIBUTE_CHANGED, "title", old->title, new->title);
    compare(whole, CHANGE_ATTRIBUTE_CHANGED, "language", old->language, new->language);
    compare_extra(whole, CHANGE_DETAIL_CHANGED, &old->extra, &new->extra, 0);
    compare_documents(d);
    compare_actors(d);
    compare_events(d);
    diff_edges(d);
    diff_causes(d);
    diff_sort(d);
    count_changes(d);
}
