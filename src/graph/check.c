/* Looking for what cannot be, event by event and link by link. Of the many sources of one event
 * only a few that differ are compared with each other, so that the work grows with the graph.
 */
#include "graph/check.h"

#include "find/quantity.h"
#include "graph/group.h"

#include <stdlib.h>

#define SAYINGS_MOST 12 /* different dates or figures of one event that are compared */

typedef struct named_at { /* where a document names an event */
    uint32_t document, begin, end, event;
} named_at;

typedef struct checker {
    check_vec *out;
    arena *a, *scratch;
    const dateline_graph *g;
    const dateline_lexicon *lexicon;
    grouped told, parts;
    VEC(named_at) triggers; /* by document and place */
    bool all;
} checker;

static check_finding *push(checker *c, check_kind kind, bool certain, uint32_t event_at)
{
    check_finding *f = vec_push(c->a, c->out);
    *f = (check_finding){.kind = kind, .certain = certain, .event = event_at, .link = NONE};
    f->sides[0].mention = f->sides[1].mention = NONE;
    return f;
}

/* ---- Dates ---------------------------------------------------------------------------------- */

/* What a mention itself says of the day: false if nothing. */
static bool own_date(const checker *c, const graph_mention *m, edtf *out)
{
    if (m->date.n > 0)
        return edtf_parse(out, m->date) && !edtf_empty(*out);
    *out = c->g->events.v[m->event].date;
    return m->time_text.n > 0 && !edtf_empty(*out);
}

static bool is_sure(edtf date)
{
    return edtf_doubt(date.from) == EDTF_SURE && edtf_doubt(date.to) == EDTF_SURE;
}

static bool share_day(edtf a, edtf b)
{
    return edtf_may_meet(a, b);
}

/* A protest may go on: sources that tell of other days of it need not contradict each other. */
static bool may_last(const checker *c, uint32_t event_at)
{
    const lex_type *type =
        c->lexicon != NULL ? lexicon_type(c->lexicon, c->g->events.v[event_at].type) : NULL;
    return type != NULL && type->lasting;
}

typedef struct saying { /* a date that some source gives */
    edtf date;
    uint32_t mention;
} saying;

static void check_dates(checker *c, uint32_t at)
{
    saying said[SAYINGS_MOST];
    size_t n = 0;
    for (uint32_t k = c->told.first[at]; k < c->told.first[at + 1] && n < SAYINGS_MOST; k++) {
        uint32_t i = c->told.edges[k];
        saying one = {.mention = i};
        bool known = !own_date(c, &c->g->mentions.v[i], &one.date);
        for (size_t s = 0; s < n && !known; s++)
            known = edtf_equal(said[s].date, one.date);
        if (known)
            continue;
        for (size_t s = 0; s < n; s++) {
            if (share_day(said[s].date, one.date))
                continue;
            bool sure = is_sure(said[s].date) && is_sure(one.date) && !may_last(c, at);
            check_finding *f = push(c, CHECK_DATE, sure, at);
            f->sides[0] = (check_side){edtf_str(c->a, said[s].date), said[s].mention};
            f->sides[1] = (check_side){edtf_str(c->a, one.date), i};
        }
        said[n++] = one;
    }
}

/* A date must come from the words of a source, from a link to a dated event, or from a person. */
static bool is_supported(const checker *c, uint32_t at)
{
    const graph_event *e = &c->g->events.v[at];
    if (edtf_empty(e->date) || str_eq(e->status, S("added")) ||
        str_lists(graph_extra_get(&e->extra, S("corrected")), S("date")))
        return true;
    bool told = false,
         open = e->date.from.precision == EDTF_OPEN || e->date.to.precision == EDTF_OPEN;
    for (uint32_t k = c->told.first[at]; k < c->told.first[at + 1]; k++) {
        edtf date;
        const graph_mention *m = &c->g->mentions.v[c->told.edges[k]];
        told = true;
        if (own_date(c, m, &date) && share_day(date, e->date))
            return true;
        if (graph_extra_get(&m->extra, S("steps")).n > 0 && m->date.n == 0)
            return true;
    }
    return !told || open; /* an open bound follows from what it is linked to */
}

static bool is_told_as_past(const graph_event *e)
{
    return (e->modality == MOD_ASSERTED || e->modality == MOD_ALLEGED) && !e->negated;
}

/* No article tells as done what lies behind its day of publication. */
static void check_horizon(checker *c, uint32_t at)
{
    if (!is_told_as_past(&c->g->events.v[at]))
        return;
    for (uint32_t k = c->told.first[at]; k < c->told.first[at + 1]; k++) {
        uint32_t i = c->told.edges[k];
        const graph_mention *m = &c->g->mentions.v[i];
        edtf date, published;
        day_number first, last, day, ignored;
        str by = c->g->documents.v[m->document].published;
        bool meant = graph_extra_get(&m->extra, S("modality_cue")).n > 0; /* "is expected to" */
        if (meant || !own_date(c, m, &date) || !edtf_parse(&published, by) ||
            !edtf_bounds(published, &ignored, &day) || !edtf_bounds(date, &first, &last) ||
            first <= day)
            continue;
        check_finding *f = push(c, CHECK_HORIZON, is_sure(date) && is_sure(published), at);
        f->sides[0] = (check_side){edtf_str(c->a, date), i};
        f->sides[1] = (check_side){by, NONE};
        return;
    }
}

/* ---- Figures -------------------------------------------------------------------------------- */

typedef struct counted {
    quantity what;
    uint32_t mention, document;
} counted;
typedef VEC(counted) counted_vec;

static bool may_agree(const quantity *a, const quantity *b)
{
    return a->least <= b->most && b->least <= a->most;
}

/* Whether a document gives any figure of these things that may be the same. */
static bool document_agrees(const counted_vec *all, const counted *one, uint32_t document)
{
    for (size_t i = 0; i < all->n; i++) {
        const counted *o = &all->v[i];
        if (o->document == document && str_eq(o->what.of, one->what.of) &&
            may_agree(&o->what, &one->what))
            return true;
    }
    return false;
}

static int by_place(const void *a, const void *b)
{
    const named_at *x = a, *y = b;
    if (x->document != y->document)
        return x->document < y->document ? -1 : 1;
    return (x->begin > y->begin) - (x->begin < y->begin);
}

static void list_triggers(checker *c)
{
    for (size_t i = 0; i < c->g->mentions.n; i++) {
        const graph_mention *m = &c->g->mentions.v[i];
        if (m->trigger_end > 0)
            *vec_push(c->scratch, &c->triggers) =
                (named_at){m->document, m->trigger_begin, m->trigger_end, m->event};
    }
    if (c->triggers.n > 0)
        qsort(c->triggers.v, c->triggers.n, sizeof *c->triggers.v, by_place);
}

/* "17 states invoked it after the vote" counts nothing of the vote: a figure belongs to the event
 * whose words stand nearest to it. */
static bool is_nearest(const checker *c, const graph_mention *m, span at)
{
    uint32_t begin = m->begin + at.at, end = m->begin + span_end(at);
    size_t low = 0, high = c->triggers.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        named_at here = {.document = m->document, .begin = begin};
        if (by_place(&c->triggers.v[middle], &here) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    const named_at *next = low < c->triggers.n ? &c->triggers.v[low] : NULL;
    const named_at *last = low > 0 ? &c->triggers.v[low - 1] : NULL;
    next = next != NULL && next->document == m->document ? next : NULL;
    last = last != NULL && last->document == m->document ? last : NULL;
    uint32_t after = next != NULL && next->begin >= end ? next->begin - end : 0;
    uint32_t before = last != NULL && last->end <= begin ? begin - last->end : 0;
    const named_at *nearest = next == NULL || (last != NULL && before < after) ? last : next;
    return nearest != NULL && nearest->event == m->event;
}

static void compare_figures(checker *c, uint32_t at, const counted_vec *all)
{
    for (size_t i = 0; i < all->n; i++) {
        for (size_t j = i + 1; j < all->n; j++) {
            const counted *x = &all->v[i], *y = &all->v[j];
            if (x->document == y->document || !str_eq(x->what.of, y->what.of) ||
                document_agrees(all, x, y->document) || document_agrees(all, y, x->document))
                continue;
            const graph_mention *m = c->g->mentions.v;
            check_finding *f = push(c, CHECK_FIGURE, !x->what.rough && !y->what.rough, at);
            f->sides[0] = (check_side){str_span(m[x->mention].quote, x->what.at), x->mention};
            f->sides[1] = (check_side){str_span(m[y->mention].quote, y->what.at), y->mention};
        }
    }
}

static void check_figures(checker *c, uint32_t at)
{
    counted_vec all = {0};
    uint32_t first = c->told.first[at], end = c->told.first[at + 1];
    if (c->lexicon == NULL || end - first < 2)
        return;
    for (uint32_t k = first; k < end && all.n < SAYINGS_MOST; k++) {
        uint32_t i = c->told.edges[k];
        const graph_mention *m = &c->g->mentions.v[i];
        quantity_vec found = {0};
        find_quantities(&found, c->scratch, c->lexicon, m->quote);
        for (size_t n = 0; n < found.n && all.n < SAYINGS_MOST; n++) {
            if (is_nearest(c, m, found.v[n].at))
                *vec_push(c->scratch, &all) = (counted){found.v[n], i, m->document};
        }
    }
    compare_figures(c, at, &all);
}

/* ---- Participants --------------------------------------------------------------------------- */

typedef struct named { /* one participant, and the document that alone names it */
    uint32_t part, document, mention;
} named;

/* The only document of the event whose quotes name it; false if there is none, or several. */
static bool named_once(const checker *c, uint32_t at, uint32_t part, named *out)
{
    const graph_entity *who = &c->g->entities.v[c->g->participants.v[part].entity];
    *out = (named){part, NONE, NONE};
    for (uint32_t k = c->told.first[at]; k < c->told.first[at + 1]; k++) {
        uint32_t i = c->told.edges[k];
        const graph_mention *m = &c->g->mentions.v[i];
        if (!graph_names(who, m->quote))
            continue;
        if (out->document != NONE && out->document != m->document)
            return false;
        out->document = m->document;
        out->mention = out->mention == NONE ? i : out->mention;
    }
    return out->document != NONE;
}

/* In one role, of one kind, each named by a document that names nobody else in that role. */
static void check_participants(checker *c, uint32_t at)
{
    named alone[SAYINGS_MOST];
    size_t n = 0;
    for (uint32_t k = c->parts.first[at]; k < c->parts.first[at + 1] && n < SAYINGS_MOST; k++) {
        const graph_participant *p = &c->g->participants.v[c->parts.edges[k]];
        if (p->role <= ROLE_RECIPIENT && named_once(c, at, c->parts.edges[k], &alone[n]))
            n++;
    }
    for (size_t i = 0; i < n; i++) {
        const graph_participant *p = &c->g->participants.v[alone[i].part];
        size_t others = 0, other = 0, beside = 0;
        for (size_t j = 0; j < n; j++) {
            const graph_participant *q = &c->g->participants.v[alone[j].part];
            if (j == i || q->role != p->role)
                continue;
            beside += alone[j].document == alone[i].document;
            others += alone[j].document != alone[i].document;
            other = alone[j].document != alone[i].document ? j : other;
        }
        const graph_participant *q = &c->g->participants.v[alone[other].part];
        const graph_entity *x = &c->g->entities.v[p->entity], *y = &c->g->entities.v[q->entity];
        if (others != 1 || beside > 0 || other < i || x->kind != y->kind)
            continue;
        check_finding *f = push(c, CHECK_PARTICIPANT, false, at);
        f->sides[0] = (check_side){x->label, alone[i].mention};
        f->sides[1] = (check_side){y->label, alone[other].mention};
    }
}

/* ---- Links ---------------------------------------------------------------------------------- */

static void push_link(checker *c, uint32_t at, check_kind kind, bool certain, uint32_t event_at)
{
    const graph_link *l = &c->g->links.v[at];
    check_finding *f = push(c, kind, certain, event_at);
    f->link = at;
    uint32_t other = l->from == event_at ? l->to : l->from;
    f->sides[0].value = edtf_str(c->a, c->g->events.v[event_at].date);
    f->sides[1].value = edtf_str(c->a, c->g->events.v[other].date);
}

static void check_part(checker *c, uint32_t at)
{
    const graph_link *l = &c->g->links.v[at];
    edtf part = c->g->events.v[l->from].date, whole = c->g->events.v[l->to].date;
    switch (edtf_relate(part, whole)) {
    case EDTF_BEFORE:
    case EDTF_AFTER:
    case EDTF_APART: push_link(c, at, CHECK_PART, is_sure(part) && is_sure(whole), l->from); return;
    case EDTF_OVERLAPS:
    case EDTF_WIDENS:
        if (c->all)
            push_link(c, at, CHECK_PART, false, l->from);
        return;
    default: return;
    }
}

/* The later event may not end before the earlier one begins. A report comes behind what it tells
 * of, too. */
static void check_order(checker *c, uint32_t at)
{
    const graph_link *l = &c->g->links.v[at];
    bool cause = l->type == LINK_CAUSES || l->type == LINK_RESULTS_IN;
    uint32_t early = cause ? l->from : l->to, late = cause ? l->to : l->from;
    edtf before = c->g->events.v[early].date, after = c->g->events.v[late].date;
    day_number early_first, early_last, late_first, late_last;
    if (!edtf_bounds(before, &early_first, &early_last) ||
        !edtf_bounds(after, &late_first, &late_last))
        return;
    if (late_last < early_first)
        push_link(c, at, CHECK_ORDER, is_sure(before) && is_sure(after), late);
    else if (c->all && late_first < early_last)
        push_link(c, at, CHECK_ORDER, false, late);
}

/* ---- All of it ------------------------------------------------------------------------------ */

static void check_event(checker *c, uint32_t at)
{
    const graph_event *e = &c->g->events.v[at];
    check_dates(c, at);
    check_figures(c, at);
    check_participants(c, at);
    check_horizon(c, at);
    if (!is_supported(c, at))
        push(c, CHECK_SUPPORT, true, at)->sides[0].value = edtf_str(c->a, e->date);
    str conflict = graph_extra_get(&e->extra, S("conflict"));
    if (conflict.n > 0)
        push(c, CHECK_CONFLICT, true, at)->sides[0].value = conflict;
}

void check_graph(check_vec *out, arena *a, const dateline_graph *g, const dateline_lexicon *lexicon,
                 bool all)
{
    arena scratch = ARENA_SCRATCH;
    checker c = {.out = out, .a = a, .scratch = &scratch, .g = g, .lexicon = lexicon, .all = all};
    c.told = group_mentions(&scratch, g);
    c.parts = group_participants(&scratch, g);
    list_triggers(&c);
    for (uint32_t i = 0; i < g->events.n; i++)
        check_event(&c, i);
    for (uint32_t i = 0; i < g->links.n; i++) {
        switch (g->links.v[i].type) {
        case LINK_PART_OF: check_part(&c, i); break;
        case LINK_RELATED_TO: break; /* says nothing of time */
        default: check_order(&c, i); break;
        }
    }
    arena_free(&scratch);
}
