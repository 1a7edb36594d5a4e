/* merge_join: joins mentions, the most exactly dated first. A mention is compared only with the
 * newest events of its lists (merge_list.c), and with most of them only in outline.
 */
#include "graph/merger.h"

#include <stdlib.h>
#include <string.h>

#define CANDIDATES_MOST 24 /* of one list that are compared: the newest */
#define STEPS_MOST      (3 * CANDIDATES_MOST)
#define WORDS_MOST      48 /* of an event; the first say enough */
#define NAMES_MOST      16
#define COMPANY_MOST    32

typedef struct search {
    merger *m;
    const told *t;
    outline outline;
    uint32_t best;
    double score;
    bool dated_only;
} search;

/* Weighs an event unless it was seen before; true if it was new. */
static bool look_at(search *s, uint32_t event_at)
{
    merger *m = s->m;
    if ((s->dated_only && !m->dated.v[event_at]) || m->seen.v[event_at] == m->searches)
        return false;
    m->seen.v[event_at] = m->searches;
    double score = merge_score(m, s->t, &s->outline, event_at, s->score);
    if (score > s->score) {
        s->score = score;
        s->best = event_at;
    }
    return true;
}

/* Starts to bring the outlines near that will be looked at. */
static void expect(const search *s, const list_part *part)
{
    for (uint32_t i = 0; i < part->n; i++) {
        if (!s->dated_only || s->m->dated.v[part->events[i]])
            __builtin_prefetch(&s->m->outlines.v[part->events[i]]);
    }
}

static void look_in(void *ctx, uint32_t newest)
{
    search *s = ctx;
    int compared = 0, steps = 0;
    for (uint32_t at = newest; at != NONE; at = s->m->parts.v[at].next) {
        const list_part *part = &s->m->parts.v[at];
        expect(s, part);
        for (uint32_t i = part->n; i-- > 0;) {
            compared += look_at(s, part->events[i]);
            if (compared == CANDIDATES_MOST || ++steps == STEPS_MOST)
                return;
        }
    }
}

/* The known event that a mention tells of, or NONE. */
static uint32_t find(merger *m, const told *t, bool dated_only)
{
    search s = {.m = m,
                .t = t,
                .outline = merge_outline(t),
                .best = NONE,
                .score = MERGE_ENOUGH - 0.1,
                .dated_only = dated_only};
    m->searches++;
    if (t->dated)
        merge_look_by_date(m, t, look_in, &s);
    else
        merge_look_by_company(m, t, look_in, &s);
    return s.best;
}

static void add_number(merger *m, u32_vec *list, uint32_t number, size_t most)
{
    for (size_t i = 0; i < list->n; i++) {
        if (list->v[i] == number)
            return;
    }
    if (list->n < most)
        *vec_push(m->round, list) = number;
}

static void add_word(merger *m, u32_vec *sorted, uint32_t word)
{
    size_t at = sorted->n;
    while (at > 0 && sorted->v[at - 1] > word)
        at--;
    if (sorted->n == WORDS_MOST || (at > 0 && sorted->v[at - 1] == word))
        return;
    (void)vec_push(m->round, sorted);
    memmove(sorted->v + at + 1, sorted->v + at, (sorted->n - 1 - at) * sizeof *sorted->v);
    sorted->v[at] = word;
}

static void join_words(merger *m, joined *e, const told *t)
{
    for (size_t i = 0; i < t->words.n; i++)
        add_word(m, &e->words, t->words.v[i]);
    for (size_t i = 0; i < t->names.n && e->names.n < NAMES_MOST; i++)
        *vec_push(m->round, &e->names) = t->names.v[i];
    add_number(m, &e->triggers, t->trigger_word, NAMES_MOST);
    if (t->document != NONE)
        add_number(m, &e->documents, t->document, COMPANY_MOST);
}

static void join_participants(merger *m, joined *e, const told *t)
{
    for (size_t i = 0; i < t->participants.n; i++) {
        size_t j = 0;
        while (j < e->participants.n && e->participants.v[j].entity != t->participants.v[i].entity)
            j++;
        if (j == COMPANY_MOST)
            continue;
        if (j == e->participants.n) {
            *vec_push(m->round, &e->participants) = t->participants.v[i];
            e->participants.v[j].times = 0;
        }
        e->participants.v[j].times++;
    }
}

static void join(merger *m, uint32_t told_at, uint32_t into)
{
    told *t = m->told.v[told_at];
    outline mine = merge_outline(t);
    joined *e = &m->joined.v[into];
    t->event = into;
    *vec_push(m->round, &e->told) = told_at;
    if (e->modality > t->modality)
        e->modality = t->modality;
    join_words(m, e, t);
    join_participants(m, e, t);
    merge_outline_add(&m->outlines.v[into], &mine);
    merge_list_company(m, t, into);
}

static uint32_t begin_event(merger *m, const told *t)
{
    uint32_t at = (uint32_t)m->joined.n;
    *vec_push(m->round, &m->joined) = (joined){
        .date = t->date,
        .from = t->from,
        .to = t->to,
        .dated = t->dated,
        .negated = t->negated,
        .modality = t->modality,
    };
    *vec_push(m->search, &m->outlines) = merge_outline(t);
    *vec_push(m->search, &m->dated) = t->dated;
    *vec_push(m->search, &m->seen) = 0;
    if (t->dated)
        merge_list_dates(m, at);
    return at;
}

/* Sorted from the most exactly dated to the undated; then as they were told. */
typedef struct told_order {
    int64_t width;
    uint32_t at;
} told_order;

static int by_width(const void *a, const void *b)
{
    const told_order *x = a, *y = b;
    if (x->width != y->width)
        return x->width < y->width ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

static bool is_closed(const told *t)
{
    return t->dated && t->from != DAY_MIN && t->to != DAY_MAX;
}

static told_order *order_told(merger *m)
{
    told_order *order = arena_new(m->search, told_order, m->told.n + 1);
    for (uint32_t i = 0; i < m->told.n; i++) {
        const told *t = m->told.v[i];
        order[i].at = i;
        order[i].width = !t->dated ? INT64_MAX : !is_closed(t) ? INT64_MAX - 1 : t->to - t->from;
    }
    qsort(order, m->told.n, sizeof *order, by_width);
    return order;
}

/* An undated event as one telling of it, so that it can be weighed against the others as a whole.
 */
static told as_told(merger *m, const joined *e)
{
    told whole = *m->told.v[e->told.v[0]];
    for (size_t i = 0; i < e->told.n; i++)
        whole.definite |= m->told.v[e->told.v[i]]->definite;
    whole.words = e->words;
    whole.names = e->names;
    whole.modality = e->modality;
    whole.participants = e->participants;
    return whole;
}

/* What several undated mentions say together may show which dated event they mean. */
static void absorb_undated(merger *m)
{
    for (uint32_t i = 0; i < m->joined.n; i++) {
        joined *e = &m->joined.v[i];
        if (e->dated || !e->told.n)
            continue;
        told whole = as_told(m, e);
        whole.event = i;
        uint32_t known = find(m, &whole, true);
        if (known == NONE)
            continue;
        u32_vec moved = e->told;
        e->told = (u32_vec){0};
        for (size_t k = 0; k < moved.n; k++)
            join(m, moved.v[k], known);
    }
}

/* No more events than mentions: of the room for them only what is written is ever taken. */
static void begin_round(merger *m)
{
    arena_free(m->round);
    memset(&m->joined, 0, sizeof m->joined);
    memset(&m->outlines, 0, sizeof m->outlines);
    memset(&m->dated, 0, sizeof m->dated);
    memset(&m->seen, 0, sizeof m->seen);
    memset(&m->parts, 0, sizeof m->parts);
    m->lists = (map){.arena = m->search};
    m->searches = 0;
    vec_reserve(m->round, &m->joined, m->told.n);
    vec_reserve(m->search, &m->outlines, m->told.n);
    vec_reserve(m->search, &m->dated, m->told.n);
    vec_reserve(m->search, &m->seen, m->told.n);
}

/* Joins all; `again` after some of the undated were given dates with an open end. The others that
 * are dated come before these and become the events they were. */
static void join_all(merger *m, bool again)
{
    arena searching = ARENA_SCRATCH;
    m->search = &searching;
    begin_round(m);
    const told_order *order = order_told(m);
    for (size_t i = 0; i < m->told.n; i++) {
        told *t = m->told.v[order[i].at];
        uint32_t known = again && is_closed(t) ? t->event : find(m, t, false);
        join(m, order[i].at, known < m->joined.n ? known : begin_event(m, t));
    }
    absorb_undated(m);
    arena_free(&searching);
}

void merge_join(merger *m)
{
    join_all(m, false);
    if (merge_bound(m))
        join_all(m, true); /* what has a date now may be known already */
}
