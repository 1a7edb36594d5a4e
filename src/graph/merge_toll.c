/* merge_toll: "A bomb went off on Monday. Nine people were killed." How many were killed or hurt on
 * a day on which the article tells of one crash or attack only, of nobody by name and with nobody
 * else doing it, is told of that one and is no event beside it; and so is what a clause says was
 * done by another event that it tells ("the blast killed nine": account_toll.c). Not of a war or of
 * riots, which go on, and in which each such deed is an event.
 */
#include "graph/merger.h"

#define SEVERAL (NONE - 1)

typedef struct toller {
    merger *m;
    map hosts; /* document and day, or NONE and a held event: the one leader, or SEVERAL */
} toller;

static bool is_host(const told *t)
{
    return t->harms && !t->harm && !t->mutual && t->given == NULL && t->document != NONE;
}

static bool is_toll(const told *t)
{
    return t->harm && (t->nameless || t->toll_of != NONE) && t->given == NULL &&
           t->document != NONE;
}

static bool may_be_one(const outline *host, const outline *toll)
{
    bool apart = host->held > 0 && toll->held > 0 && host->held != toll->held;
    bool meet = !toll->dated || !host->dated || (host->from <= toll->to && toll->from <= host->to);
    return !apart && meet && host->negated == toll->negated && host->planned == toll->planned;
}

static uint32_t *host_slot(toller *x, uint32_t document, int64_t day)
{
    int64_t key[] = {document, day};
    return map_slot_of(&x->hosts, (str){(const char *)key, sizeof key});
}

static void note_host(uint32_t *slot, uint32_t leader)
{
    *slot = *slot == MAP_NONE || *slot == leader ? leader : SEVERAL;
}

static void note_hosts(toller *x)
{
    const merger *m = x->m;
    for (uint32_t at = 0; at < m->told.n; at++) {
        uint32_t leader = merge_leader(m, at);
        const outline *o = &m->outlines[leader];
        if (!is_host(m->told.v[at]) || !o->dated || o->from != o->to)
            continue;
        note_host(host_slot(x, m->told.v[at]->document, o->from), leader);
        if (o->held > 0)
            note_host(host_slot(x, NONE, o->held), leader);
    }
}

/* What the graph before had as one; else what its clause says; else by the day, if its scene only
 * lets suppose it. */
static uint32_t host_of(toller *x, uint32_t at)
{
    const told *t = x->m->told.v[at];
    uint32_t held = x->m->outlines[merge_leader(x->m, at)].held;
    uint32_t host = held > 0 ? *host_slot(x, NONE, held) : MAP_NONE;
    day_number from, to;
    if (host == MAP_NONE && t->toll_of != NONE)
        return merge_leader(x->m, t->toll_of);
    if (host == MAP_NONE && edtf_bounds(t->date, &from, &to) && from == to)
        host = *host_slot(x, t->document, from);
    return host;
}

static void put_role(merger *m, graph_mention *gm, role r, str words)
{
    graph_extra_set(m->keep, &gm->extra, role_name(r), words);
}

/* "a village|nine people" */
static str both(merger *m, str one, str other)
{
    if (one.n == 0 || other.n == 0 || str_find(one, other) != STR_NONE)
        return one.n > 0 ? one : other;
    buf b = {.arena = m->keep};
    buf_printf(&b, "%.*s|%.*s", STR_ARG(one), STR_ARG(other));
    return buf_str(&b);
}

/* Who died suffered the crash. Of two mentions in the same words the graph keeps one: either tells
 * who did it and who suffered. */
static void tell_sufferers(merger *m, const told *toll, const told *deed)
{
    graph_mention *a = &toll->mentions.v[0], *b = &deed->mentions.v[0];
    bool one = a->begin == b->begin && toll->document == deed->document;
    role suffers = toll->dies ? ROLE_AGENT : ROLE_PATIENT;
    str who = graph_extra_get(&a->extra, role_name(suffers));
    str doer = one ? graph_extra_get(&b->extra, role_name(ROLE_AGENT)) : (str){0};
    if (!one && !toll->dies)
        return;
    put_role(m, a, ROLE_AGENT, doer);
    put_role(m, a, ROLE_PATIENT, who);
    if (!one)
        return;
    if (toll->tells_deed) { /* the verb names both */
        b->trigger_begin = a->trigger_begin;
        b->trigger_end = a->trigger_end;
    }
    who = both(m, graph_extra_get(&b->extra, role_name(ROLE_PATIENT)), who);
    put_role(m, a, ROLE_PATIENT, who);
    put_role(m, b, ROLE_PATIENT, who);
}

static void join_toll(toller *x, uint32_t at)
{
    merger *m = x->m;
    const told *t = m->told.v[at];
    uint32_t host = host_of(x, at), toll = merge_leader(m, at);
    bool free = m->told.v[toll]->harm; /* no part of a crash yet */
    if (host == MAP_NONE || host == SEVERAL || host == toll || !free ||
        !may_be_one(&m->outlines[host], &m->outlines[toll]))
        return;
    tell_sufferers(m, t, m->told.v[t->toll_of != NONE ? t->toll_of : host]);
    if (merge_comes_first(&m->outlines[toll], &m->outlines[host])) /* dated more exactly */
        m->dater[host] = m->dater[toll];
    merge_unite(m, m->work, host, toll);
}

void merge_toll(merger *m)
{
    arena scratch = ARENA_SCRATCH;
    toller x = {.m = m, .hosts = {.arena = &scratch}};
    note_hosts(&x);
    for (uint32_t at = 0; at < m->told.n; at++) {
        if (is_toll(m->told.v[at]))
            join_toll(&x, at);
    }
    arena_free(&scratch);
}
