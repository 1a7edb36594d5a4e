/* merge_join: joins mentions to events, the most exactly dated first: those dated to a day among
 * each other, then those dated to a month with these and each other, and so on down to the undated.
 * Within one grain each looks for what it has most in common with (merge_look.c), and the pairs are
 * joined from the best to the least: nothing depends on which article was read first. Those that
 * grew by it, and those that came too late, look again.
 */
#include "graph/merge_joiner.h"

#include <stdlib.h>
#include <string.h>

#define ROUNDS_MOST  8
#define WORDS_MOST   48 /* of an event; the first say enough */
#define NAMES_MOST   16
#define COMPANY_MOST 32

typedef struct pick {
    int score;
    uint32_t apart; /* in the order of telling */
    uint32_t first, second;
} pick;

/* ---- Events --------------------------------------------------------------------------------- */

edtf merge_date(const merger *m, uint32_t leader)
{
    return m->told.v[m->dater[leader]]->date;
}

static void add_number(arena *a, u32_vec *list, uint32_t number, size_t most)
{
    for (size_t i = 0; i < list->n; i++) {
        if (list->v[i] == number)
            return;
    }
    if (list->n < most)
        *vec_push(a, list) = number;
}

static void add_word(arena *a, u32_vec *sorted, uint32_t word)
{
    size_t at = sorted->n;
    while (at > 0 && sorted->v[at - 1] > word)
        at--;
    if (sorted->n == WORDS_MOST || (at > 0 && sorted->v[at - 1] == word))
        return;
    (void)vec_push(a, sorted);
    memmove(sorted->v + at + 1, sorted->v + at, (sorted->n - 1 - at) * sizeof *sorted->v);
    sorted->v[at] = word;
}

void merge_add_participant(arena *a, company *list, const told_participant *p)
{
    size_t i = 0;
    while (i < list->n && list->v[i].entity != p->entity)
        i++;
    if (i == COMPANY_MOST)
        return;
    if (i == list->n) {
        *vec_push(a, list) = *p;
        list->v[i].times = 0;
    }
    list->v[i].times += p->times;
}

static void add_evidence(arena *a, evidence *to, const evidence *more)
{
    for (size_t i = 0; i < more->words.n; i++)
        add_word(a, &to->words, more->words.v[i]);
    for (size_t i = 0; i < more->names.n && to->names.n < NAMES_MOST; i++)
        *vec_push(a, &to->names) = more->names.v[i];
    for (size_t i = 0; i < more->triggers.n; i++)
        add_number(a, &to->triggers, more->triggers.v[i], NAMES_MOST);
    for (size_t i = 0; i < more->documents.n; i++)
        add_number(a, &to->documents, more->documents.v[i], COMPANY_MOST);
    for (size_t i = 0; i < more->tables.n; i++)
        add_number(a, &to->tables, more->tables.v[i], COMPANY_MOST);
    for (size_t i = 0; i < more->participants.n; i++)
        merge_add_participant(a, &to->participants, &more->participants.v[i]);
    to->mentions += more->mentions;
}

void merge_unite(merger *m, arena *a, uint32_t first, uint32_t second)
{
    evidence more = merge_evidence(m, second);
    if (m->whole[first] == NULL) {
        evidence own = merge_evidence(m, first);
        m->whole[first] = arena_new(a, evidence, 1);
        add_evidence(a, m->whole[first], &own);
    }
    add_evidence(a, m->whole[first], &more);
    if (!m->outlines[first].dated)
        m->dater[first] = m->dater[second];
    merge_outline_add(&m->outlines[first], &m->outlines[second]);
    m->leader[second] = first;
    uint32_t next = m->next[first];
    m->next[first] = m->next[second];
    m->next[second] = next;
}

static void join(joiner *j, uint32_t first, uint32_t second)
{
    merge_unite(j->m, j->keep, first, second);
    j->joins++;
    j->grew[first] = j->round;
}

/* How far from each other they are told. */
uint32_t merge_apart(const merger *m, uint32_t a, uint32_t b)
{
    uint32_t x = m->outlines[a].telling, y = m->outlines[b].telling;
    return x > y ? x - y : y - x;
}

/* Where the leader of a held event is noted. */
static uint32_t *leader_of_held(map *leaders, uint32_t held)
{
    return map_slot_of(leaders, (str){(const char *)&held, sizeof held});
}

void merge_join_held(joiner *j)
{
    map leaders = {.arena = j->work};
    const outline *o = j->m->outlines;
    for (uint32_t at = j->begin; at < j->end; at++) {
        uint32_t *leader = o[at].held > 0 ? leader_of_held(&leaders, o[at].held) : NULL;
        if (leader != NULL && (*leader == MAP_NONE || merge_comes_first(&o[at], &o[*leader])))
            *leader = at;
    }
    for (uint32_t at = j->begin; at < j->end; at++) {
        uint32_t leader = o[at].held > 0 ? *leader_of_held(&leaders, o[at].held) : at;
        if (leader != at)
            join(j, leader, at);
    }
}

/* ---- Joining the best first ----------------------------------------------------------------- */

static int by_score(const void *a, const void *b)
{
    const pick *x = a, *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    if (x->apart != y->apart)
        return x->apart < y->apart ? -1 : 1;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    return (x->second > y->second) - (x->second < y->second);
}

typedef VEC(pick) pick_vec;

/* What all have chosen, the best first. */
static pick_vec list_picks(joiner *j)
{
    pick_vec picks = {0};
    vec_reserve(j->work, &picks, j->chosen.n);
    for (size_t i = 0; i < j->chosen.n; i++) {
        uint32_t at = j->chosen.v[i], other = j->best[at].leader;
        *vec_push(j->work, &picks) =
            (pick){j->best[at].score, merge_apart(j->m, at, other), at, other};
        j->best[at] = (choice){MERGE_ENOUGH, NONE};
    }
    j->chosen.n = 0;
    if (picks.n > 1)
        qsort(picks.v, picks.n, sizeof *picks.v, by_score);
    return picks;
}

/* What has grown since may not fit any more: then the two look again. */
static void join_pick(joiner *j, const pick *p, u32_vec *again)
{
    const merger *m = j->m;
    uint32_t a = merge_leader(m, p->first), b = merge_leader(m, p->second);
    if (a == b || (!joiner_is_due(j, a) && !joiner_is_due(j, b)))
        return;
    bool a_first = merge_comes_first(&m->outlines[a], &m->outlines[b]);
    uint32_t first = a_first ? a : b, second = a_first ? b : a;
    bool grown = j->grew[a] == j->round || j->grew[b] == j->round;
    if (!grown || merge_score(m, first, second, MERGE_ENOUGH) > 0)
        join(j, first, second);
    else
        *vec_push(j->work, again) = second;
    *vec_push(j->work, again) = first;
}

/* The leaders among them, each once. */
static void keep_leaders(joiner *j, u32_vec *events)
{
    size_t n = 0;
    j->searches++;
    for (size_t i = 0; i < events->n; i++) {
        uint32_t at = events->v[i];
        if (j->m->leader[at] != at || j->seen[at] == j->searches)
            continue;
        j->seen[at] = j->searches;
        events->v[n++] = at;
    }
    events->n = n;
}

void merge_join_rounds(joiner *j, u32_vec events)
{
    for (int round = 0; events.n > 0 && round < ROUNDS_MOST; round++) {
        j->round++;
        merge_note_sole(j);
        for (size_t i = 0; i < events.n; i++) {
            if (i + 1 < events.n)
                merge_expect(j->m, events.v[i + 1]);
            merge_look(j, events.v[i]);
        }
        pick_vec picks = list_picks(j);
        events.n = 0;
        for (size_t i = 0; i < picks.n; i++)
            join_pick(j, &picks.v[i], &events);
        keep_leaders(j, &events);
        j->again = true;
    }
}
