/* merge_join: joins mentions, the most exactly dated first. A mention is compared only with the
 * events of its lists: of its family on its days, or in its document, or with its company.
 */
#include "graph/merger.h"

#include <stdlib.h>
#include <string.h>

#define CANDIDATES_MOST 24 /* of one list that are compared: the newest */
#define STEPS_MOST      (3 * CANDIDATES_MOST)
#define WORDS_MOST      48 /* of an event; the first say enough */
#define NAMES_MOST      16
#define COMPANY_MOST    32

/* ---- candidate lists ----------------------------------------------------------------------- */

typedef enum grain { GRAIN_DAY, GRAIN_MONTH, GRAIN_YEAR, GRAIN_WIDE } grain;

static grain grain_of(day_number from, day_number to)
{
    if (from == DAY_MIN || to == DAY_MAX || to - from > 3 * 366)
        return GRAIN_WIDE;
    return to - from < 4 ? GRAIN_DAY : to - from < 93 ? GRAIN_MONTH : GRAIN_YEAR;
}

/* The number of the day, month or year that a day lies in. */
static int64_t unit_of(grain level, day_number day)
{
    civil c = civil_from_day(day);
    return level == GRAIN_DAY     ? day
           : level == GRAIN_MONTH ? (int64_t)c.year * 12 + c.month
                                  : c.year;
}

/* What a candidate list is of. Compared as bytes: no padding may hold chance. */
typedef struct bucket {
    int64_t unit;
    uint32_t family;
    uint8_t kind, own, level, zero;
} bucket;
_Static_assert(sizeof(bucket) == 16, "padding in a key");

static str key_of(const bucket *b)
{
    return (str){(const char *)b, sizeof *b};
}

static void bucket_add(merger *m, bucket list, uint32_t into)
{
    uint32_t *first = map_slot_of(&m->buckets, key_of(&list));
    if (*first != MAP_NONE && m->chain.v[*first].event == into)
        return;
    uint32_t at = (uint32_t)m->chain.n;
    uint32_t next = *first == MAP_NONE ? NONE : *first;
    *first = at;
    vec_push(m->work, &m->chain);
    m->chain.v[at].event = into;
    m->chain.v[at].next = next;
}

/* Enters an event under its own grain, at that grain and every coarser level. */
static void bucket_dates(merger *m, uint32_t into)
{
    const joined *e = &m->joined.v[into];
    grain own = grain_of(e->from, e->to);
    for (grain level = own; level < GRAIN_WIDE; level++) {
        int64_t last = unit_of(level, e->to);
        for (int64_t unit = unit_of(level, e->from); unit <= last; unit++)
            bucket_add(m, (bucket){unit, e->family_id, 't', (uint8_t)own, (uint8_t)level, 0}, into);
    }
    bucket_add(m, (bucket){0, e->family_id, 't', (uint8_t)own, GRAIN_WIDE, 0}, into);
}

static void bucket_told(merger *m, const told *t)
{
    if (t->document != NONE)
        bucket_add(m, (bucket){t->document, t->family_id, 'd', 0, 0, 0}, t->event);
    for (size_t i = 0; i < t->participants.n; i++)
        bucket_add(m, (bucket){t->participants.v[i].entity, t->family_id, 'p', 0, 0, 0}, t->event);
}

/* ---- joining ------------------------------------------------------------------------------- */

typedef struct search {
    merger *m;
    const told *t;
    uint32_t best;
    double score;
    bool dated_only;
} search;

static void look_in(search *s, bucket list)
{
    merger *m = s->m;
    uint32_t at = map_get(&m->buckets, key_of(&list));
    int compared = 0;
    for (int i = 0; at != MAP_NONE && at != NONE && i < STEPS_MOST; i++) {
        joined *e = &m->joined.v[m->chain.v[at].event];
        bool new = e->seen != m->searches && !(s->dated_only && !e->dated);
        e->seen = m->searches;
        double score = new ? merge_score(m, s->t, e) : 0;
        if (score > s->score) {
            s->score = score;
            s->best = m->chain.v[at].event;
        }
        compared += new;
        if (compared == CANDIDATES_MOST)
            break;
        at = m->chain.v[at].next;
    }
}

static void look_by_date(search *s)
{
    grain mine = grain_of(s->t->from, s->t->to);
    for (grain own = GRAIN_DAY; own <= GRAIN_WIDE; own++) {
        grain level = own > mine ? own : mine;
        if (level == GRAIN_WIDE) {
            look_in(s, (bucket){0, s->t->family_id, 't', (uint8_t)own, GRAIN_WIDE, 0});
            continue;
        }
        int64_t last = unit_of(level, s->t->to);
        for (int64_t unit = unit_of(level, s->t->from); unit <= last; unit++)
            look_in(s, (bucket){unit, s->t->family_id, 't', (uint8_t)own, (uint8_t)level, 0});
    }
}

static void look_by_company(search *s)
{
    if (s->t->document != NONE)
        look_in(s, (bucket){s->t->document, s->t->family_id, 'd', 0, 0, 0});
    for (size_t i = 0; i < s->t->participants.n; i++)
        look_in(s, (bucket){s->t->participants.v[i].entity, s->t->family_id, 'p', 0, 0, 0});
}

static bool add_number(merger *m, u32_vec *list, uint32_t number, size_t most)
{
    for (size_t i = 0; i < list->n; i++) {
        if (list->v[i] == number)
            return false;
    }
    if (list->n < most)
        *vec_push(m->work, list) = number;
    return true;
}

static void join_words(merger *m, joined *e, const told *t)
{
    bool added = false;
    for (size_t i = 0; i < t->words.n; i++)
        added |= add_number(m, &e->words, t->words.v[i], WORDS_MOST);
    if (added)
        merge_sort_words(&e->words);
    for (size_t i = 0; i < t->names.n && e->names.n < NAMES_MOST; i++)
        *vec_push(m->work, &e->names) = t->names.v[i];
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
            *vec_push(m->work, &e->participants) = t->participants.v[i];
            e->participants.v[j].times = 0;
        }
        e->participants.v[j].times++;
    }
}

static void join(merger *m, uint32_t told_at, uint32_t into)
{
    told *t = &m->told.v[told_at];
    joined *e = &m->joined.v[into];
    t->event = into;
    *vec_push(m->work, &e->told) = told_at;
    if (e->modality > t->modality)
        e->modality = t->modality;
    join_words(m, e, t);
    join_participants(m, e, t);
    bucket_told(m, t);
}

static uint32_t begin_event(merger *m, const told *t)
{
    uint32_t at = (uint32_t)m->joined.n;
    *vec_push(m->work, &m->joined) = (joined){
        .type = t->type,
        .family_id = t->family_id,
        .date = t->date,
        .from = t->from,
        .to = t->to,
        .dated = t->dated,
        .negated = t->negated,
        .modality = t->modality,
    };
    if (t->dated)
        bucket_dates(m, at);
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

static told_order *order_told(merger *m)
{
    told_order *order = arena_new(m->work, told_order, m->told.n + 1);
    for (uint32_t i = 0; i < m->told.n; i++) {
        const told *t = &m->told.v[i];
        bool open = t->from == DAY_MIN || t->to == DAY_MAX;
        order[i].at = i;
        order[i].width = !t->dated ? INT64_MAX : open ? INT64_MAX - 1 : t->to - t->from;
    }
    qsort(order, m->told.n, sizeof *order, by_width);
    return order;
}

/* An undated event as one telling of it, so that it can be weighed against the others as a whole.
 */
static told as_told(merger *m, const joined *e)
{
    told whole = m->told.v[e->told.v[0]];
    for (size_t i = 0; i < e->told.n; i++)
        whole.definite |= m->told.v[e->told.v[i]].definite;
    whole.words = e->words;
    whole.names = e->names;
    whole.modality = e->modality;
    memcpy(&whole.participants, &e->participants, sizeof whole.participants);
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
        search s = {.m = m, .t = &whole, .best = NONE, .dated_only = true};
        m->searches++;
        look_by_company(&s);
        if (s.best == NONE || s.score < MERGE_ENOUGH)
            continue;
        u32_vec moved = e->told;
        e->told = (u32_vec){0};
        for (size_t k = 0; k < moved.n; k++)
            join(m, moved.v[k], s.best);
    }
}

static void join_all(merger *m)
{
    arena_free(m->work);
    memset(&m->joined, 0, sizeof m->joined);
    memset(&m->chain, 0, sizeof m->chain);
    m->buckets = (map){.arena = m->work};
    m->searches = 0;
    told_order *order = order_told(m);
    for (size_t i = 0; i < m->told.n; i++) {
        told *t = &m->told.v[order[i].at];
        search s = {.m = m, .t = t, .best = NONE};
        m->searches++;
        if (t->dated)
            look_by_date(&s);
        else
            look_by_company(&s);
        if (s.best == NONE || s.score < MERGE_ENOUGH)
            s.best = begin_event(m, t);
        join(m, order[i].at, s.best);
    }
    absorb_undated(m);
}

void merge_join(merger *m)
{
    join_all(m);
    if (merge_bound(m))
        join_all(m); /* what has a date now may be known already */
}
