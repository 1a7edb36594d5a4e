/* Why something changed, as far as the two graphs can tell. A correction says so itself. Else what
 * an event says comes from the articles it is told in: those that are new, gone, edited or dated
 * anew are the causes, and before all those whose words on this very matter differ. Where no
 * article differs at all, it was dateline or its tables. Else nothing is said: articles also act on
 * each other (a name learnt in one is known in all), and that cannot be traced.
 */
#include "graph/diff_print.h"

#include "graph/group.h"

#include <string.h>

str cause_name(cause_kind kind)
{
    static const str names[] = {
        [CAUSE_NEW] = STR_INIT("article-added"),     [CAUSE_GONE] = STR_INIT("article-removed"),
        [CAUSE_EDITED] = STR_INIT("article-edited"), [CAUSE_REDATED] = STR_INIT("article-redated"),
        [CAUSE_CORRECTION] = STR_INIT("correction"), [CAUSE_TOOL] = STR_INIT("tool"),
    };
    return names[kind];
}

#define ASKED_MOST 200 /* mentions of one event that are asked for the cause of one change */

typedef struct reasons {
    dateline_diff *d;
    grouped old, new; /* by event: mentions in documents of which something became */
    bool *old_same;   /* by mention: told in the same words and the same document in both graphs */
    bool *new_same;
    bool articles_same;
} reasons;

/* What became of a document: false if nothing. */
static bool document_cause(const dateline_diff *d, bool old, uint32_t at, cause *out)
{
    const pairing *p = &d->who.documents;
    uint32_t other = old ? p->new_of[at] : p->old_of[at];
    if (other == NONE) {
        *out = (cause){old ? CAUSE_GONE : CAUSE_NEW, at};
        return true;
    }
    uint32_t i = old ? at : other, j = old ? other : at;
    const graph_document *a = &d->old->documents.v[i], *b = &d->new->documents.v[j];
    bool edited = !str_eq(a->sha256, b->sha256);
    *out = (cause){edited ? CAUSE_EDITED : CAUSE_REDATED, j};
    return edited || !str_eq(a->published, b->published);
}

static void add_cause(change *c, cause one)
{
    for (size_t i = 0; i < c->n_causes; i++) {
        if (c->causes[i].kind == one.kind && c->causes[i].document == one.document)
            return;
    }
    if (c->n_causes < CAUSES_MOST)
        c->causes[c->n_causes++] = one;
}

/* ---- Corrections ---------------------------------------------------------------------------- */

static const extra_vec *extra_at(const dateline_graph *g, change_subject about, uint32_t at)
{
    if (at == NONE)
        return NULL;
    switch (about) {
    case ABOUT_ACTOR: return &g->entities.v[at].extra;
    case ABOUT_PARTICIPANT: return &g->participants.v[at].extra;
    case ABOUT_LINK: return &g->links.v[at].extra;
    case ABOUT_SOURCE: return &g->mentions.v[at].extra;
    case ABOUT_EVENT: return &g->events.v[at].extra;
    default: return NULL;
    }
}

/* Signed by a person, and not so signed before. `old` may be NULL. */
static bool is_signed_anew(const extra_vec *old, const extra_vec *new)
{
    static const str names[] = {STR_INIT("status"), STR_INIT("corrected"), STR_INIT("by"),
                                STR_INIT("at"), STR_INIT("reason")};
    bool is_signed = false, differs = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        str is = graph_extra_get(new, names[i]);
        is_signed |= is.n > 0;
        differs |= old == NULL || !str_eq(graph_extra_get(old, names[i]), is);
    }
    return is_signed && differs;
}

const extra_vec *diff_signature(const dateline_diff *d, const change *c)
{
    const extra_vec *old = extra_at(d->old, c->about, c->old);
    const extra_vec *new = extra_at(d->new, c->about, c->new);
    if (c->about != ABOUT_EVENT && new != NULL && is_signed_anew(old, new))
        return new;
    if (c->about == ABOUT_ACTOR || (c->about == ABOUT_SOURCE && !c->implied))
        return NULL;
    return extra_at(d->new, ABOUT_EVENT, c->new_event);
}

/* The ids of events that people removed stand in the graph's own attribute. */
static bool is_rejected(const dateline_diff *d, uint32_t old_event)
{
    str rejected = graph_extra_get(&d->new->extra, S("rejected"));
    return old_event != NONE && str_lists(rejected, d->old->events.v[old_event].id);
}

/* A link goes with either of its events. */
static bool is_removed_by_hand(const dateline_diff *d, const change *c)
{
    if (c->new != NONE)
        return false;
    if (c->about == ABOUT_LINK)
        return is_rejected(d, d->old->links.v[c->old].from) ||
               is_rejected(d, d->old->links.v[c->old].to);
    return c->new_event == NONE && is_rejected(d, c->old_event);
}

static bool add_correction(const dateline_diff *d, change *c)
{
    const extra_vec *new = diff_signature(d, c);
    bool by_hand = is_removed_by_hand(d, c);
    if (!by_hand && new != NULL &&new == extra_at(d->new, ABOUT_EVENT, c->new_event)) {
        const graph_event *b = &d->new->events.v[c->new_event];
        const graph_event *a = c->old_event != NONE ? &d->old->events.v[c->old_event] : NULL;
        by_hand = b->status.n > 0 && !str_eq(b->status, S("extracted")) &&
                  (a == NULL || !str_eq(a->status, b->status) || is_signed_anew(&a->extra, new));
    } else if (new != NULL) {
        by_hand = true;
    }
    if (by_hand)
        add_cause(c, (cause){CAUSE_CORRECTION, NONE});
    return by_hand;
}

/* How near a mention must be to what changed to be asked for its article: the words in question
 * stand in it and differ from what they were; it differs; it is there. */
typedef enum nearness { NEAR_WORDS, NEAR_CHANGED, NEAR_EVENT } nearness;

/* Of the articles that tell of an event. `words`: what the change is about, as a quote may have it.
 */
static void add_of_event(const reasons *r, change *c, bool old, nearness near, str words)
{
    uint32_t event_at = old ? c->old_event : c->new_event;
    if (event_at == NONE || (near == NEAR_WORDS && words.n == 0))
        return;
    const dateline_graph *g = old ? r->d->old : r->d->new;
    const grouped *by_event = old ? &r->old : &r->new;
    const bool *same = old ? r->old_same : r->new_same;
    uint32_t first = by_event->first[event_at], n = by_event->first[event_at + 1] - first;
    for (uint32_t k = 0; k < n && k < ASKED_MOST && c->n_causes < CAUSES_MOST; k++) {
        uint32_t at = by_event->edges[first + k];
        const graph_mention *m = &g->mentions.v[at];
        cause one;
        if (!document_cause(r->d, old, m->document, &one) ||
            (near == NEAR_WORDS && str_find(m->quote, words) == STR_NONE) ||
            (near <= NEAR_CHANGED && same[at] && one.kind != CAUSE_REDATED))
            continue;
        add_cause(c, one);
    }
}

/* A label as a quote may have it: without the capital it was given and the mark of a cut. */
static str label_words(str label)
{
    str cut = S("…");
    str words = str_ends(label, cut) ? str_sub(label, 0, label.n - cut.n) : label;
    return str_from(words, 1);
}

static str last_word(str name)
{
    size_t at = name.n;
    while (at > 0 && name.p[at - 1] != ' ')
        at--;
    return str_from(name, at);
}

/* The words in an article that a change is about, if they can be known. */
static str words_of(const dateline_diff *d, const change *c, bool old)
{
    const dateline_graph *g = old ? d->old : d->new;
    uint32_t event_at = old ? c->old_event : c->new_event, at = old ? c->old : c->new;
    if (c->about == ABOUT_PARTICIPANT && at != NONE)
        return last_word(g->entities.v[g->participants.v[at].entity].label);
    if (c->about != ABOUT_EVENT || event_at == NONE)
        return (str){0};
    if (c->kind == CHANGE_LABEL_CHANGED)
        return label_words(g->events.v[event_at].label);
    bool date = c->kind >= CHANGE_DATE_MOVED && c->kind <= CHANGE_DATE_QUALIFIED;
    return date ? g->events.v[event_at].time_text : (str){0};
}

static void add_document(const dateline_diff *d, change *c, bool old, uint32_t at)
{
    cause one;
    if (at != NONE && document_cause(d, old, at, &one))
        add_cause(c, one);
}

/* The article itself that a source or link stands in. */
static void add_own(const dateline_diff *d, change *c)
{
    bool told = c->about == ABOUT_SOURCE, link = c->about == ABOUT_LINK;
    if (told && c->old != NONE)
        add_document(d, c, true, d->old->mentions.v[c->old].document);
    if (told && c->new != NONE)
        add_document(d, c, false, d->new->mentions.v[c->new].document);
    if (link && c->old != NONE)
        add_document(d, c, true, diff_document_of(d->old, d->old->links.v[c->old].doc));
    if (link && c->new != NONE)
        add_document(d, c, false, diff_document_of(d->new, d->new->links.v[c->new].doc));
}

static void find_causes(const reasons *r, change *c)
{
    if (c->about == ABOUT_ARTICLE || c->about == ABOUT_GRAPH || add_correction(r->d, c))
        return;
    add_own(r->d, c);
    if (c->n_causes == 0 && c->about != ABOUT_SOURCE) {
        for (nearness near = NEAR_WORDS; near <= NEAR_EVENT && c->n_causes == 0; near++) {
            add_of_event(r, c, true, near, words_of(r->d, c, true));
            add_of_event(r, c, false, near, words_of(r->d, c, false));
        }
    }
    if (c->n_causes == 0 && r->articles_same)
        add_cause(c, (cause){CAUSE_TOOL, NONE});
}

/* Leaves out mentions in documents that are the same in both graphs. */
static void keep_changed(const dateline_diff *d, bool old, grouped *by_event)
{
    const dateline_graph *g = old ? d->old : d->new;
    uint32_t kept = 0, at = 0;
    for (size_t e = 0; e < g->events.n; e++) {
        uint32_t end = by_event->first[e + 1];
        by_event->first[e] = kept;
        for (; at < end; at++) {
            cause ignored;
            uint32_t edge = by_event->edges[at];
            if (document_cause(d, old, g->mentions.v[edge].document, &ignored))
                by_event->edges[kept++] = edge;
        }
    }
    by_event->first[g->events.n] = kept;
}

/* Mentions are told in the same words unless some change says otherwise. */
static void mark_same(reasons *r, arena *scratch)
{
    const dateline_diff *d = r->d;
    r->old_same = arena_new(scratch, bool, d->old->mentions.n + 1);
    r->new_same = arena_new(scratch, bool, d->new->mentions.n + 1);
    memset(r->old_same, 1, d->old->mentions.n + 1);
    memset(r->new_same, 1, d->new->mentions.n + 1);
    for (size_t i = 0; i < d->changes.n; i++) {
        const change *c = &d->changes.v[i];
        if (c->about != ABOUT_SOURCE || c->kind == CHANGE_SOURCE_MOVED)
            continue;
        if (c->old != NONE)
            r->old_same[c->old] = false;
        if (c->new != NONE)
            r->new_same[c->new] = false;
    }
}

void diff_causes(dateline_diff *d)
{
    arena scratch = ARENA_SCRATCH;
    reasons r = {.d = d, .articles_same = true};
    r.old = group_mentions(&scratch, d->old);
    r.new = group_mentions(&scratch, d->new);
    keep_changed(d, true, &r.old);
    keep_changed(d, false, &r.new);
    mark_same(&r, &scratch);
    cause ignored;
    for (uint32_t i = 0; i < d->old->documents.n; i++)
        r.articles_same = r.articles_same && !document_cause(d, true, i, &ignored);
    for (uint32_t j = 0; j < d->new->documents.n; j++)
        r.articles_same = r.articles_same && !document_cause(d, false, j, &ignored);
    for (size_t i = 0; i < d->changes.n; i++)
        find_causes(&r, &d->changes.v[i]);
    arena_free(&scratch);
}
