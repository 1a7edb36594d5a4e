/* merge_joined: events as they were joined: their mentions, who takes part in them, and which of
 * them are worth a place in the graph.
 */
#include "graph/merge_joined.h"

#include <stdlib.h>

#define TOLD_OFTEN 4 /* mentions from which one is passing */

typedef struct turn { /* of a mention: 0 for the one that dates the event, else when it is told */
    uint32_t when, at;
} turn;

typedef VEC(turn) turn_vec;

/* ---- gathering ---- */

static int by_turn(const void *a, const void *b)
{
    const turn *x = a, *y = b;
    return (x->when > y->when) - (x->when < y->when);
}

static u32_vec mentions_of(const merger *m, uint32_t leader, turn_vec *turns, arena *scratch)
{
    uint32_t dater = m->dater[leader], at = leader;
    turns->n = 0;
    do {
        uint32_t when = at == dater ? 0 : m->outlines[at].telling + 1;
        *vec_push(scratch, turns) = (turn){when, at};
        at = m->next[at];
    } while (at != leader);
    if (turns->n > 1)
        qsort(turns->v, turns->n, sizeof *turns->v, by_turn);
    u32_vec list = {0};
    vec_reserve(scratch, &list, turns->n);
    for (size_t i = 0; i < turns->n; i++)
        *vec_push(scratch, &list) = turns->v[i].at;
    return list;
}

/* "The Pope spoke of his sadness at the disaster": what only refers to it brings in whom its own
 * sentence is about. */
static bool only_refers(const told *t)
{
    return t->definite && !t->dated && !t->specific;
}

/* Everybody in them, in the role that is told first. */
static company participants_of(const merger *m, const u32_vec *told_at, arena *scratch)
{
    company all = {0};
    for (size_t i = 0; i < told_at->n; i++) {
        const signs *s = m->signs[told_at->v[i]];
        if (i > 0 && only_refers(m->told.v[told_at->v[i]]))
            continue;
        if (all.n == 0)
            vec_reserve(scratch, &all, s->participants_n);
        for (uint32_t k = 0; k < s->participants_n; k++)
            merge_add_participant(scratch, &all, &s->participants[k]);
    }
    return all;
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

void merge_gather(joined_vec *out, const merger *m, arena *scratch)
{
    turn_vec turns = {0};
    size_t n = 0;
    for (uint32_t at = 0; at < m->told.n; at++)
        n += m->leader[at] == at;
    vec_reserve(scratch, out, n);
    for (uint32_t at = 0; at < m->told.n; at++) {
        if (m->leader[at] != at)
            continue;
        u32_vec mentions = mentions_of(m, at, &turns, scratch);
        *vec_push(scratch, out) = (joined){
            .leader = at,
            .told = mentions,
            .participants = participants_of(m, &mentions, scratch),
            .date = merge_date(m, at),
            .modality = modality_of(m, &mentions),
        };
    }
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
