/* A diff for programs. The form has a version of its own: members may be added to it, none is taken
 * away or changes its meaning without another number.
 */
#include "graph/diff_print.h"

#include "base/json.h"

#define DIFF_VERSION 1

/* `,"event":{"old":"...","new":"..."}`, null for the graph that has it not. */
static void put_ids(buf *out, const char *name, bool old_there, str old, bool new_there, str new)
{
    json_put_name(out, name);
    buf_char(out, '{');
    json_put_text_or_null(out, "old", old_there, old);
    json_put_text_or_null(out, "new", new_there, new);
    buf_char(out, '}');
}

static void put_event(buf *out, const dateline_diff *d, const change *c)
{
    bool old = c->old_event != NONE, new = c->new_event != NONE;
    put_ids(out, "event", old, old ? d->old->events.v[c->old_event].id : S(""), new,
            new ? d->new->events.v[c->new_event].id : S(""));
    json_put_text(out, "label", diff_event(d, c)->label);
    buf_put(out, S(",\"date\":\""));
    edtf_print(out, diff_event(d, c)->date);
    buf_char(out, '"');
}

/* An actor, or the one of a participant, in either graph. */
static void put_actor(buf *out, const dateline_diff *d, const change *c)
{
    bool part = c->about == ABOUT_PARTICIPANT, old = c->old != NONE, new = c->new != NONE;
    uint32_t i = !old ? 0 : part ? d->old->participants.v[c->old].entity : c->old;
    uint32_t j = !new ? 0 : part ? d->new->participants.v[c->new].entity : c->new;
    put_ids(out, "actor", old, old ? d->old->entities.v[i].id : S(""), new,
            new ? d->new->entities.v[j].id : S(""));
    json_put_text(out, "name", diff_actor(d, c)->label);
}

static void put_link(buf *out, const dateline_diff *d, const change *c)
{
    const dateline_graph *g = c->new != NONE ? d->new : d->old;
    const graph_link *l = &g->links.v[c->new != NONE ? c->new : c->old];
    json_put_text(out, "from", g->events.v[l->from].id);
    json_put_text(out, "to", g->events.v[l->to].id);
    json_put_text(out, "cue", l->cue);
}

static void put_subject(buf *out, const dateline_diff *d, const change *c)
{
    if (c->about >= ABOUT_EVENT)
        put_event(out, d, c);
    if (c->about == ABOUT_ACTOR || c->about == ABOUT_PARTICIPANT)
        put_actor(out, d, c);
    if (c->about == ABOUT_ARTICLE || c->about == ABOUT_SOURCE)
        json_put_text(out, "file", diff_article(d, c)->file);
    if (c->about == ABOUT_LINK)
        put_link(out, d, c);
}

static void put_causes(buf *out, const dateline_diff *d, const change *c)
{
    buf_put(out, S(",\"because\":["));
    for (size_t i = 0; i < c->n_causes; i++) {
        const cause *one = &c->causes[i];
        const graph_document *document = diff_cause_article(d, one);
        buf_put(out, i > 0 ? S(",{\"cause\":") : S("{\"cause\":"));
        json_quote(out, cause_name(one->kind));
        if (document != NULL)
            json_put_text(out, "file", document->file);
        const extra_vec *extra = diff_signature(d, c);
        if (one->kind == CAUSE_CORRECTION && extra != NULL) {
            json_put_text(out, "by", graph_extra_get(extra, S("by")));
            json_put_text(out, "reason", graph_extra_get(extra, S("reason")));
        }
        buf_char(out, '}');
    }
    buf_char(out, ']');
}

/* "event.added", "alias-list.changed": noun and verb. */
static void put_kind(buf *out, change_kind kind)
{
    const kind_fact *fact = change_fact(kind);
    buf_char(out, '"');
    for (size_t i = 0; i < fact->noun.n; i++)
        buf_char(out, fact->noun.p[i] == ' ' ? '-' : fact->noun.p[i]);
    buf_printf(out, ".%.*s\"", (int)fact->verb.n, fact->verb.p);
}

static void put_change(buf *out, const dateline_diff *d, const change *c)
{
    buf_put(out, S("\n{\"change\":"));
    put_kind(out, c->kind);
    put_subject(out, d, c);
    if (c->field.n > 0)
        json_put_text(out, "field", c->field);
    json_put_text(out, "before", c->before);
    json_put_text(out, "after", c->after);
    if (c->implied)
        buf_put(out, S(",\"implied\":true"));
    if (change_fact(c->kind)->cosmetic)
        buf_put(out, S(",\"cosmetic\":true"));
    put_causes(out, d, c);
    buf_char(out, '}');
}

static void put_summary(buf *out, const dateline_diff *d)
{
    buf_printf(out, "{\"format\":\"dateline-diff\",\"version\":%d,\n\"summary\":{", DIFF_VERSION);
    bool first = true;
    for (change_kind k = 0; k < CHANGE_KIND_COUNT; k++) {
        if (d->counts[k] == 0 || change_fact(k)->cosmetic)
            continue;
        buf_put(out, first ? S("") : S(","));
        put_kind(out, k);
        buf_printf(out, ":%zu", d->counts[k]);
        first = false;
    }
    buf_printf(out, "},\n\"changed\":%zu,\"cosmetic\":%zu,\n\"changes\":[", d->real, d->cosmetic);
}

void diff_print_json(buf *out, const dateline_diff *d, bool all)
{
    put_summary(out, d);
    bool first = true;
    for (size_t i = 0; i < d->changes.n; i++) {
        const change *c = &d->changes.v[i];
        if (change_fact(c->kind)->cosmetic && !all)
            continue;
        buf_put(out, first ? S("") : S(","));
        put_change(out, d, c);
        first = false;
    }
    buf_put(out, first ? S("]}\n") : S("\n]}\n"));
}

/* ---- Pairs ---------------------------------------------------------------------------------- */

static void put_pair(buf *out, str old, str new, str why)
{
    diff_put_clean(out, old.n > 0 ? old : S("-"));
    buf_char(out, '\t');
    diff_put_clean(out, new.n > 0 ? new : S("-"));
    buf_char(out, '\t');
    buf_put(out, why);
    buf_char(out, '\n');
}

static void put_pairs(buf *out, const pairing *p, str (*id_of)(const dateline_graph *, uint32_t),
                      const dateline_diff *d)
{
    for (uint32_t i = 0; i < p->n_old; i++) {
        uint32_t new = p->new_of[i] != NONE ? p->new_of[i] : p->into[i];
        str why = p->new_of[i] != NONE ? pair_reason_name((pair_reason)p->why[i])
                  : new != NONE        ? S("merged")
                                       : S("removed");
        put_pair(out, id_of(d->old, i), new != NONE ? id_of(d->new, new) : S(""), why);
    }
    for (uint32_t j = 0; j < p->n_new; j++) {
        if (p->old_of[j] == NONE)
            put_pair(out, p->from[j] != NONE ? id_of(d->old, p->from[j]) : S(""), id_of(d->new, j),
                     p->from[j] != NONE ? S("split") : S("added"));
    }
}

static str document_id(const dateline_graph *g, uint32_t at)
{
    return g->documents.v[at].file.n > 0 ? g->documents.v[at].file : g->documents.v[at].id;
}

static str entity_id(const dateline_graph *g, uint32_t at)
{
    return g->entities.v[at].id;
}

static str event_id(const dateline_graph *g, uint32_t at)
{
    return g->events.v[at].id;
}

void diff_print_pairs(buf *out, const dateline_diff *d)
{
    put_pairs(out, &d->who.documents, document_id, d);
    put_pairs(out, &d->who.entities, entity_id, d);
    put_pairs(out, &d->who.events, event_id, d);
}
