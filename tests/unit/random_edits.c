#include "random_edits.h"

#include <string.h>

/* An event that nothing was done to yet; NONE if chance finds none. */
static uint32_t fresh_event(editor *x)
{
    for (int tries = 0; tries < 20; tries++) {
        uint32_t at = random_below(x->seed, x->known);
        if (!x->touched[at]) {
            x->touched[at] = true;
            return at;
        }
    }
    return NONE;
}

static void edit_date(editor *x, graph_event *e, uint32_t at)
{
    edtf before = e->date;
    random_change_date(x->g, x->seed, at);
    edtf_relation r = edtf_relate(e->date, before);
    x->wanted[edtf_empty(before) || r == EDTF_NARROWS ? CHANGE_DATE_NARROWED
              : r == EDTF_WIDENS                      ? CHANGE_DATE_WIDENED
                                                      : CHANGE_DATE_MOVED]++;
}

static void edit_event(editor *x, uint32_t how)
{
    uint32_t at = fresh_event(x);
    if (at == NONE)
        return;
    graph_event *e = &x->g->events.v[at];
    switch (how) {
    case 0: edit_date(x, e, at); return;
    case 1:
        random_change_label(x->g, x->seed, at);
        x->wanted[CHANGE_LABEL_CHANGED]++;
        return;
    case 2:
        e->type = S("wedding");
        x->wanted[CHANGE_TYPE_CHANGED]++;
        return;
    case 3:
        e->modality = MOD_PLANNED;
        x->wanted[CHANGE_MODALITY_CHANGED]++;
        return;
    case 4:
        e->negated = !e->negated;
        x->wanted[CHANGE_POLARITY_CHANGED]++;
        return;
    default:
        e->confidence = 0.25;
        x->wanted[CHANGE_DETAIL_CHANGED]++;
        return;
    }
}

/* Every event told of in a document is taken for edited, as all its sources move. */
static void edit_document(editor *x)
{
    uint32_t at = random_below(x->seed, (uint32_t)x->g->documents.n);
    graph_document *d = &x->g->documents.v[at];
    if (str_eq(d->published, S("2021")))
        return;
    d->published = S("2021");
    x->wanted[CHANGE_ARTICLE_REDATED]++;
    char digits[65];
    memset(digits, "0123456789abcdef"[at % 16], 64);
    d->sha256 = arena_str(&x->g->arena, (str){digits, 64});
    x->wanted[CHANGE_ARTICLE_EDITED]++;
    for (size_t i = 0; i < x->g->mentions.n; i++) {
        graph_mention *m = &x->g->mentions.v[i];
        if (m->document != at)
            continue;
        m->begin += 7;
        m->end += 7;
        m->trigger_begin += 7;
        m->trigger_end += 7;
        x->wanted[CHANGE_SOURCE_MOVED] += !str_eq(x->g->events.v[m->event].type, S("launch"));
    }
}

static void edit_link(editor *x, uint32_t how)
{
    if (x->g->links.n == 0)
        return;
    uint32_t at = random_below(x->seed, (uint32_t)x->g->links.n);
    graph_link *l = &x->g->links.v[at];
    if (x->touched[l->from] || x->touched[l->to])
        return;
    x->touched[l->from] = x->touched[l->to] = true;
    if (how == 0) {
        l->cue = S("in the wake of");
        x->wanted[CHANGE_LINK_CUE]++;
    } else if (how == 1) {
        l->type = (link_type)((l->type + 1) % LINK_TYPES);
        x->wanted[CHANGE_LINK_RETYPED]++;
    } else if (how == 2) {
        uint32_t from = l->from;
        l->from = l->to;
        l->to = from;
        x->wanted[CHANGE_LINK_REVERSED]++;
    } else {
        *l = x->g->links.v[--x->g->links.n];
        x->wanted[CHANGE_LINK_REMOVED]++;
    }
}

/* Someone who was in none of the event's parts. */
static void edit_company(editor *x, bool recast)
{
    uint32_t at = fresh_event(x);
    if (at == NONE)
        return;
    if (!recast) {
        uint32_t who = (uint32_t)x->g->entities.n - 1; /* made to be in nothing else */
        *vec_push(&x->g->arena, &x->g->participants) =
            (graph_participant){.entity = who, .event = at, .role = ROLE_PATIENT};
        x->wanted[CHANGE_PARTICIPANT_ADDED]++;
        return;
    }
    for (size_t i = 0; i < x->g->participants.n; i++) {
        graph_participant *p = &x->g->participants.v[i];
        if (p->event == at) {
            p->role = ROLE_RECIPIENT;
            x->wanted[CHANGE_PARTICIPANT_RECAST]++;
            return;
        }
    }
}

static void edit_entity(editor *x)
{
    uint32_t at = random_below(x->seed, (uint32_t)x->g->entities.n);
    graph_entity *e = &x->g->entities.v[at];
    if (e->aliases.n > 0)
        return;
    *vec_push(&x->g->arena, &e->aliases) = e->label;
    x->wanted[CHANGE_ALIASES_CHANGED]++;
    e->label = S("Quite another name");
    x->wanted[CHANGE_ACTOR_RENAMED]++;
}

/* An event of its own, told in a document that has it not yet. */
static void add_event(editor *x)
{
    uint32_t at = (uint32_t)x->g->events.n;
    graph_event *e = vec_push(&x->g->arena, &x->g->events);
    buf id = {.arena = &x->g->arena};
    buf_printf(&id, "added-%u", at);
    *e = (graph_event){.id = buf_str(&id), .type = S("launch"), .label = S("A ship is launched")};
    e->date = edtf_day((civil){(int32_t)(1900 + at), 5, 1});
    e->confidence = 0.5;
    *vec_push(&x->g->arena, &x->g->mentions) =
        (graph_mention){.event = at, .begin = 7000000 + at * 100, .end = 7000018 + at * 100};
    x->g->mentions.v[x->g->mentions.n - 1].quote = buf_str(&id);
    x->wanted[CHANGE_EVENT_ADDED]++;
}

static size_t count_mentions(const dateline_graph *g, uint32_t event_at, size_t *last)
{
    size_t n = 0;
    for (size_t i = 0; i < g->mentions.n; i++) {
        n += g->mentions.v[i].event == event_at;
        *last = g->mentions.v[i].event == event_at ? i : *last;
    }
    return n;
}

/* The last of its sources is dropped, told by another date, or becomes an event of its own. */
static void edit_source(editor *x, uint32_t how)
{
    uint32_t at = fresh_event(x);
    size_t last = 0;
    if (at == NONE || count_mentions(x->g, at, &last) < 2)
        return;
    graph_mention *m = &x->g->mentions.v[last];
    if (how == 0) {
        *m = x->g->mentions.v[--x->g->mentions.n];
        x->wanted[CHANGE_SOURCE_REMOVED]++;
    } else if (how == 1) {
        m->date = S("1812");
        x->wanted[CHANGE_SOURCE_REDATED]++;
    } else {
        graph_event e = x->g->events.v[at];
        buf id = {.arena = &x->g->arena};
        buf_printf(&id, "part-of-%u", at);
        e.id = buf_str(&id);
        m->event = (uint32_t)x->g->events.n;
        *vec_push(&x->g->arena, &x->g->events) = e;
        x->wanted[CHANGE_EVENT_SPLIT]++;
    }
}

void edit_at_random(editor *x, size_t edits)
{
    size_t documents = 0;
    for (size_t i = 0; i < edits; i++) {
        uint32_t what = random_below(x->seed, 18);
        if (what < 6)
            edit_event(x, what);
        else if (what < 10)
            edit_link(x, what - 6);
        else if (what < 12)
            edit_company(x, what == 10);
        else if (what == 12)
            documents++;
        else if (what == 13)
            edit_entity(x);
        else if (what == 14)
            add_event(x);
        else
            edit_source(x, what - 15);
    }
    for (; documents > 0; documents--) /* when all sources are where they stay */
        edit_document(x);
}

void start_graph(dateline_graph *g, uint64_t *seed, size_t events)
{
    random_graph(g, seed, events);
    size_t kept = 0;
    for (size_t i = 0; i < g->participants.n; i++) {
        const graph_participant *p = &g->participants.v[i];
        bool again = i > 0 && g->participants.v[i - 1].event == p->event &&
                     g->participants.v[i - 1].entity == p->entity;
        if (p->entity + 1 < g->entities.n && !again)
            g->participants.v[kept++] = *p;
    }
    g->participants.n = kept;
    kept = 0;
    for (size_t i = 0; i < g->links.n; i++) {
        bool again = false;
        for (size_t k = 0; k < kept && !again; k++)
            again = g->links.v[k].from + g->links.v[k].to == g->links.v[i].from + g->links.v[i].to;
        if (!again)
            g->links.v[kept++] = g->links.v[i];
    }
    g->links.n = kept;
}

void change_at_random(dateline_graph *g, uint64_t *seed)
{
    for (uint32_t i = 0; i < g->events.n; i++) {
        switch (random_below(seed, 12)) {
        case 0: random_change_date(g, seed, i); break;
        case 1: random_change_label(g, seed, i); break;
        case 2: random_change_company(g, seed, i); break;
        case 3: g->events.v[i].type = S("other"); break;
        default: break;
        }
    }
    for (size_t i = 0; i < g->mentions.n; i++) {
        graph_mention *m = &g->mentions.v[i];
        if (random_one_in(seed, 10))
            m->event = random_below(seed, (uint32_t)g->events.n); /* splits and merges */
        if (random_one_in(seed, 10))
            m->quote = S("Other words than all the others have, and not few of them.");
    }
    for (size_t i = 0; i < g->entities.n; i++) {
        if (random_one_in(seed, 10))
            g->entities.v[i].label = S("Somebody");
    }
    random_new_ids(g);
}
