/* merge_joined: events as they were joined: their mentions, who takes part in them, and which of
 * them are worth a place in the graph.
 */
#include "graph/merge_joined.h"

#include <stdlib.h>

#define TOLD_OFTEN 4 /* mentions from which one is passing */
#define AHEAD      8 /* events from which on mentions are brought near */

/* ---- gathering ---- */

static int by_turn(const void *a, const void *b)
{
    const turn *x = a, *y = b;
    return (x->when > y->when) - (x->when < y->when);
}

static void gather_mentions(joined *e, const merger *m, arena *room)
{
    uint32_t dater = m->dater[e->leader], at = e->leader;
    e->turns.n = e->told.n = 0;
    do {
        uint32_t when = at == dater ? 0 : m->outlines[at].telling + 1;
        *vec_push(room, &e->turns) = (turn){when, at};
        at = m->next[at];
    } while (at != e->leader);
    if (e->turns.n > 1)
        qsort(e->turns.v, e->turns.n, sizeof *e->turns.v, by_turn);
    for (size_t i = 0; i < e->turns.n; i++)
        *vec_push(room, &e->told) = e->turns.v[i].at;
}

/* "The Pope spoke of his sadness at the disaster": what only refers to it brings in whom its own
 * sentence is about. */
static bool only_refers(const told *t)
{
    return t->definite && !t->dated && !t->specific;
}

/* Everybody in them, in the role that is told first. */
static void gather_participants(joined *e, const merger *m, arena *room)
{
    e->participants.n = 0;
    for (size_t i = 0; i < e->told.n; i++) {
        const signs *s = m->signs[e->told.v[i]];
        if (i > 0 && only_refers(m->told.v[e->told.v[i]]))
            continue;
        for (uint32_t k = 0; k < s->participants_n; k++)
            merge_add_participant(room, &e->participants, &s->participants[k]);
    }
}

/* The surest way of telling it. */
static modality modality_of(const merger *m, const u32_vec *told_at)
{
    modality surest = MOD_CONDITIONAL;
    for (size_t i = 0; i < told_at->n; i++) {
        const told *t = m->told.v[told_at->v[i]];
        surest = t->modality < surest ? t->modality : surest;
    }
    return surest;
}

/* Events are gathered by their leaders in turn, but told all over the memory. */
static void expect(const merger *m, size_t leader)
{
    if (leader < m->told.n) {
        __builtin_prefetch(&m->told.v[leader]->modality);
        __builtin_prefetch(m->signs[leader]);
    }
}

void joined_gather(joined *e, const merger *m, uint32_t leader, arena *room)
{
    e->leader = leader;
    expect(m, leader + AHEAD);
    gather_mentions(e, m, room);
    gather_participants(e, m, room);
    e->date = merge_date(m, leader);
    e->modality = modality_of(m, &e->told);
}

/* ---- which events are worth a place ---- */

/* What is told only in passing, or an undated word for an ordinary act with nobody doing it, is no
 * event to show anyone. */
bool joined_worth_keeping(const merger *m, const joined *e)
{
    uint8_t weight = 0;
    bool given = false, acted = e->participants.n > 0, passing = true;
    for (size_t i = 0; i < e->told.n; i++) {
        const told *t = m->told.v[e->told.v[i]];
        weight = t->weight > weight ? t->weight : weight;
        given |= t->given != NULL;
        acted |= t->acted;
        passing &= t->passing;
    }
    if (given || (passing && !(weight == 3 && e->told.n >= TOLD_OFTEN)))
        return given;
    if (!edtf_empty(e->date))
        return weight >= 2 || acted;
    if (e->modality >= MOD_PLANNED || m->outlines[e->leader].negated)
        return weight == 3 && acted;
    return weight == 3 || (weight == 2 && acted);
}

/* Whether the mention tells who did it or suffered it, and that this was one of them. */
static bool tells_actor(const merger *m, uint32_t at, uint32_t who)
{
    const signs *s = m->signs[at];
    for (uint32_t i = 0; i < s->participants_n; i++) {
        const told_participant *p = &s->participants[i];
        if (p->entity == who)
            return m->told.v[at]->verb && !m->told.v[at]->passing &&
                   (p->role == ROLE_AGENT || p->role == ROLE_PATIENT);
    }
    return false;
}

/* Of an event told often, who takes part by one passing mention does not take part: "the prisoners
 * held since the vote" did not hold the vote. The mention that dates it is no passing one. */
bool joined_takes_part(const merger *m, const joined *e, const told_participant *p)
{
    if (e->told.n < TOLD_OFTEN || p->times > 1)
        return true;
    const signs *first = m->signs[e->told.v[0]];
    for (uint32_t i = 0; i < first->participants_n; i++) {
        if (first->participants[i].entity == p->entity)
            return true;
    }
    for (size_t i = 1; i < e->told.n; i++) {
        if (tells_actor(m, e->told.v[i], p->entity))
            return true;
    }
    return false;
}
