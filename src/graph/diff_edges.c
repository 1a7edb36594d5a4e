/* Comparing participants, links and sources. The edges of either graph get keys in which things
 * that are the same have the same number; those with equal keys are one. What is left over is
 * matched again by less and less of the key: a link whose type alone differs was re-typed.
 */
#include "graph/diff.h"

#include "base/map.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define KEY_PARTS 4

typedef struct edge {
    uint32_t key[KEY_PARTS];
    uint32_t at; /* in its graph */
} edge;
typedef VEC(edge) edge_vec;

typedef struct edges { /* of one sort, in both graphs */
    dateline_diff *d;
    arena *scratch;
    intern texts;      /* quotes, cues */
    edge_vec old, new; /* not yet matched */
} edges;

/* Fills the key that the edge `at` of a graph has in one round of matching. */
typedef void (*edge_key)(edges *e, bool old, uint32_t at, int round, uint32_t *key);
typedef void (*edge_pair)(edges *e, uint32_t old, uint32_t new); /* or NULL: nothing to say */
typedef void (*edge_alone)(edges *e, bool old, uint32_t at);

static int compare_keys(const edge *x, const edge *y)
{
    for (size_t i = 0; i < KEY_PARTS; i++) {
        if (x->key[i] != y->key[i])
            return x->key[i] < y->key[i] ? -1 : 1;
    }
    return 0;
}

static int by_key(const void *a, const void *b)
{
    const edge *x = a, *y = b;
    int order = compare_keys(x, y);
    return order != 0 ? order : (x->at > y->at) - (x->at < y->at);
}

static void sort_edges(edges *e, edge_vec *list, bool old, int round, edge_key key_of)
{
    for (size_t i = 0; i < list->n; i++) {
        memset(list->v[i].key, 0, sizeof list->v[i].key);
        key_of(e, old, list->v[i].at, round, list->v[i].key);
    }
    if (list->n > 0)
        qsort(list->v, list->n, sizeof *list->v, by_key);
}

static size_t run_length(const edge_vec *list, size_t at)
{
    size_t end = at;
    while (end < list->n && compare_keys(&list->v[end], &list->v[at]) == 0)
        end++;
    return end - at;
}

/* Matches edges of equal keys one by one and keeps the rest. In the first round, where the key is
 * all that the edge says, one that is left over says nothing new: of two events that became one,
 * both may have had the same participant. */
static void match_round(edges *e, int round, edge_key key_of, edge_pair found)
{
    sort_edges(e, &e->old, true, round, key_of);
    sort_edges(e, &e->new, false, round, key_of);
    edge_vec *old = &e->old, *new = &e->new;
    size_t old_kept = 0, new_kept = 0;
    for (size_t i = 0, j = 0; i < old->n || j < new->n;) {
        int order = i == old->n ? 1 : j == new->n ? -1 : compare_keys(&old->v[i], &new->v[j]);
        size_t a = order <= 0 ? run_length(old, i) : 0, b = order >= 0 ? run_length(new, j) : 0;
        size_t both = a < b ? a : b;
        for (size_t k = 0; k < both && found != NULL; k++)
            found(e, old->v[i + k].at, new->v[j + k].at);
        for (size_t k = both; k < a && (both == 0 || round > 0); k++)
            old->v[old_kept++] = old->v[i + k];
        for (size_t k = both; k < b && (both == 0 || round > 0); k++)
            new->v[new_kept++] = new->v[j + k];
        i += a;
        j += b;
    }
    old->n = old_kept;
    new->n = new_kept;
}

static void match_edges(edges *e, size_t n_old, size_t n_new, edge_key key_of,
                        const edge_pair *found, size_t rounds, edge_alone alone)
{
    for (uint32_t i = 0; i < n_old; i++)
        *vec_push(e->scratch, &e->old) = (edge){.at = i};
    for (uint32_t j = 0; j < n_new; j++)
        *vec_push(e->scratch, &e->new) = (edge){.at = j};
    for (size_t round = 0; round < rounds; round++)
        match_round(e, (int)round, key_of, found[round]);
    for (size_t i = 0; i < e->old.n; i++)
        alone(e, true, e->old.v[i].at);
    for (size_t j = 0; j < e->new.n; j++)
        alone(e, false, e->new.v[j].at);
}

static uint32_t class_of(const pairing *p, bool old, uint32_t at)
{
    return old ? pairing_class_old(p, at) : pairing_class_new(p, at);
}

static const dateline_graph *graph_of(const edges *e, bool old)
{
    return old ? e->d->old : e->d->new;
}

/* Whether an event is told of as removed or added as a whole. */
static bool is_whole(const edges *e, bool old, uint32_t at)
{
    const pairing *p = &e->d->who.events;
    return old ? p->new_of[at] == NONE && p->into[at] == NONE
               : p->old_of[at] == NONE && p->from[at] == NONE;
}

static change *push_pair(edges *e, change_kind kind, change_subject about, uint32_t old,
                         uint32_t new, uint32_t old_event, uint32_t new_event)
{
    change *c = diff_push(e->d, kind, about, old, new);
    c->old_event = old_event;
    c->new_event = new_event;
    return c;
}

static void push_values(change *c, const char *field, str before, str after)
{
    c->field = str_of(field);
    c->before = before;
    c->after = after;
}

/* One that only one graph has; its event is known to the other one too, unless it is whole. */
static change *push_alone(edges *e, change_kind kind, change_subject about, bool old, uint32_t at,
                          uint32_t event_at)
{
    const pairing *p = &e->d->who.events;
    uint32_t i = event_at, j = event_at;
    if (old)
        j = p->new_of[i] != NONE ? p->new_of[i] : p->into[i];
    else
        i = p->old_of[j] != NONE ? p->old_of[j] : p->from[j];
    change *c = push_pair(e, kind, about, old ? at : NONE, old ? NONE : at, i, j);
    c->implied = is_whole(e, old, event_at);
    return c;
}

/* ---- Participants --------------------------------------------------------------------------- */

static void participant_key(edges *e, bool old, uint32_t at, int round, uint32_t *key)
{
    const graph_participant *p = &graph_of(e, old)->participants.v[at];
    key[0] = class_of(&e->d->who.events, old, p->event);
    key[1] = class_of(&e->d->who.entities, old, p->entity);
    key[2] = round == 0 ? (uint32_t)p->role : 0;
}

static void recast_participant(edges *e, uint32_t old, uint32_t new)
{
    const graph_participant *a = &e->d->old->participants.v[old];
    const graph_participant *b = &e->d->new->participants.v[new];
    change *c =
        push_pair(e, CHANGE_PARTICIPANT_RECAST, ABOUT_PARTICIPANT, old, new, a->event, b->event);
    push_values(c, "role", role_name(a->role), role_name(b->role));
}

static void participant_alone(edges *e, bool old, uint32_t at)
{
    const graph_participant *p = &graph_of(e, old)->participants.v[at];
    change_kind kind = old ? CHANGE_PARTICIPANT_REMOVED : CHANGE_PARTICIPANT_ADDED;
    change *c = push_alone(e, kind, ABOUT_PARTICIPANT, old, at, p->event);
    str name = role_name(p->role);
    push_values(c, "role", old ? name : S(""), old ? S("") : name);
}

static void compare_participants(dateline_diff *d, arena *scratch)
{
    edges e = {.d = d, .scratch = scratch};
    static const edge_pair rounds[] = {NULL, recast_participant};
    match_edges(&e, d->old->participants.n, d->new->participants.n, participant_key, rounds, 2,
                participant_alone);
}

/* ---- Links ---------------------------------------------------------------------------------- */

/* Rounds: all the same; another cue; another type; the other way round; both. */
static void link_key(edges *e, bool old, uint32_t at, int round, uint32_t *key)
{
    const graph_link *l = &graph_of(e, old)->links.v[at];
    uint32_t from = class_of(&e->d->who.events, old, l->from);
    uint32_t to = class_of(&e->d->who.events, old, l->to);
    key[0] = from < to ? from : to;
    key[1] = from < to ? to : from;
    key[2] = round <= 2 ? from < to : 0;
    key[2] |= round <= 1 || round == 3 ? (uint32_t)l->type << 1 : 0;
    key[3] = round == 0 ? intern_add(&e->texts, e->scratch, l->cue) : 0;
}

static change *push_link(edges *e, change_kind kind, uint32_t old, uint32_t new)
{
    return push_pair(e, kind, ABOUT_LINK, old, new, e->d->old->links.v[old].from,
                     e->d->new->links.v[new].from);
}

uint32_t diff_document_of(const dateline_graph *g, str id)
{
    size_t low = 0, high = g->documents.n; /* sorted by id */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_cmp(g->documents.v[middle].id, id);
        if (order == 0)
            return (uint32_t)middle;
        low = order < 0 ? middle + 1 : low;
        high = order < 0 ? high : middle;
    }
    return NONE;
}

/* Whether two links are told in one document, edited or not. */
static bool same_document(const dateline_diff *d, str old, str new)
{
    uint32_t i = diff_document_of(d->old, old), j = diff_document_of(d->new, new);
    return i == NONE || j == NONE ? str_eq(old, new) : d->who.documents.new_of[i] == j;
}

static void same_link(edges *e, uint32_t old, uint32_t new)
{
    const graph_link *a = &e->d->old->links.v[old], *b = &e->d->new->links.v[new];
    if (!str_eq(a->cue, b->cue))
        push_values(push_link(e, CHANGE_LINK_CUE, old, new), "cue", a->cue, b->cue);
    if (!same_document(e->d, a->doc, b->doc))
        push_values(push_link(e, CHANGE_DETAIL_CHANGED, old, new), "doc", a->doc, b->doc);
    if (a->confidence < b->confidence || a->confidence > b->confidence)
        push_values(push_link(e, CHANGE_DETAIL_CHANGED, old, new), "confidence", S(""), S(""));
}

static void push_types(edges *e, change_kind kind, uint32_t old, uint32_t new)
{
    link_type was = e->d->old->links.v[old].type, is = e->d->new->links.v[new].type;
    push_values(push_link(e, kind, old, new), "type", link_type_name(was), link_type_name(is));
}

static void retyped_link(edges *e, uint32_t old, uint32_t new)
{
    push_types(e, CHANGE_LINK_RETYPED, old, new);
}

static void reversed_link(edges *e, uint32_t old, uint32_t new)
{
    push_types(e, CHANGE_LINK_REVERSED, old, new);
}

static void link_alone(edges *e, bool old, uint32_t at)
{
    const graph_link *l = &graph_of(e, old)->links.v[at];
    change_kind kind = old ? CHANGE_LINK_REMOVED : CHANGE_LINK_ADDED;
    change *c = push_alone(e, kind, ABOUT_LINK, old, at, l->from);
    c->implied |= is_whole(e, old, l->to);
    str type = link_type_name(l->type);
    push_values(c, "type", old ? type : S(""), old ? S("") : type);
}

static void compare_links(dateline_diff *d, arena *scratch)
{
    edges e = {.d = d, .scratch = scratch};
    static const edge_pair rounds[] = {same_link, same_link, retyped_link, reversed_link,
                                       reversed_link};
    match_edges(&e, d->old->links.n, d->new->links.n, link_key, rounds, 5, link_alone);
}

/* ---- Sources: where an event is told -------------------------------------------------------- */

/* Rounds: the same words at the same place; the same words; the same place; the same document. */
static void source_key(edges *e, bool old, uint32_t at, int round, uint32_t *key)
{
    const graph_mention *m = &graph_of(e, old)->mentions.v[at];
    key[0] = class_of(&e->d->who.events, old, m->event);
    key[1] = class_of(&e->d->who.documents, old, m->document);
    key[2] = round < 2 ? intern_add(&e->texts, e->scratch, m->quote) : 0;
    key[3] = round == 0 || round == 2 ? m->begin : 0;
}

static change *push_source(edges *e, change_kind kind, uint32_t old, uint32_t new)
{
    return push_pair(e, kind, ABOUT_SOURCE, old, new, e->d->old->mentions.v[old].event,
                     e->d->new->mentions.v[new].event);
}

static bool same_extra(const extra_vec *a, const extra_vec *b)
{
    bool same = a->n == b->n;
    for (size_t i = 0; same && i < a->n; i++)
        same = str_eq(a->v[i].name, b->v[i].name) && str_eq(a->v[i].value, b->v[i].value);
    return same;
}

static str place_of(arena *a, const graph_mention *m)
{
    buf b = {.arena = a};
    buf_printf(&b, "%u-%u", m->begin, m->end);
    return buf_str(&b);
}

/* What a source says of the day: what its event has, unless it says another one. */
static str source_date(const edges *e, bool old, const graph_mention *m)
{
    const graph_event *of = &graph_of(e, old)->events.v[m->event];
    return m->date.n > 0 || m->time_text.n == 0 ? m->date : edtf_str(e->scratch, of->date);
}

static void same_source(edges *e, uint32_t old, uint32_t new)
{
    const graph_mention *a = &e->d->old->mentions.v[old], *b = &e->d->new->mentions.v[new];
    bool redated =
        !str_eq(a->date, b->date) && !str_eq(source_date(e, true, a), source_date(e, false, b));
    if (redated)
        push_values(push_source(e, CHANGE_SOURCE_REDATED, old, new), "date", a->date, b->date);
    if (a->begin != b->begin || a->end != b->end)
        push_values(push_source(e, CHANGE_SOURCE_MOVED, old, new), "place",
                    place_of(&e->d->arena, a), place_of(&e->d->arena, b));
    if (!str_eq(a->time_text, b->time_text))
        push_values(push_source(e, CHANGE_DETAIL_CHANGED, old, new), "time_text", a->time_text,
                    b->time_text);
    if (!same_extra(&a->extra, &b->extra))
        push_values(push_source(e, CHANGE_DETAIL_CHANGED, old, new), "steps", S(""), S(""));
    if (a->trigger_begin - a->begin != b->trigger_begin - b->begin ||
        a->trigger_end - a->begin != b->trigger_end - b->begin)
        push_values(push_source(e, CHANGE_DETAIL_CHANGED, old, new), "trigger", S(""), S(""));
}

static void source_alone(edges *e, bool old, uint32_t at)
{
    const graph_mention *m = &graph_of(e, old)->mentions.v[at];
    change_kind kind = old ? CHANGE_SOURCE_REMOVED : CHANGE_SOURCE_ADDED;
    change *c = push_alone(e, kind, ABOUT_SOURCE, old, at, m->event);
    push_values(c, "quote", old ? m->quote : S(""), old ? S("") : m->quote);
}

/* Other words of the same event in the same document. Where its bytes are the same, only what is
 * quoted of them differs. Words that are not even alike are another source. */
static void reworded_source(edges *e, uint32_t old, uint32_t new)
{
    const graph_mention *a = &e->d->old->mentions.v[old], *b = &e->d->new->mentions.v[new];
    if (identity_words_shared(a->quote, b->quote) < ALIKE_WORDS) {
        source_alone(e, true, old);
        source_alone(e, false, new);
        return;
    }
    bool same_bytes = e->d->who.documents.why[a->document] == PAIR_BYTES;
    same_source(e, old, new);
    push_values(
        push_source(e, same_bytes ? CHANGE_DETAIL_CHANGED : CHANGE_SOURCE_REWORDED, old, new),
        "quote", a->quote, b->quote);
}

static void compare_sources(dateline_diff *d, arena *scratch)
{
    edges e = {.d = d, .scratch = scratch};
    static const edge_pair rounds[] = {same_source, same_source, reworded_source, reworded_source};
    match_edges(&e, d->old->mentions.n, d->new->mentions.n, source_key, rounds, 4, source_alone);
}

void diff_edges(dateline_diff *d)
{
    arena scratch = ARENA_SCRATCH;
    compare_participants(d, &scratch);
    compare_links(d, &scratch);
    compare_sources(d, &scratch);
    arena_free(&scratch);
}
