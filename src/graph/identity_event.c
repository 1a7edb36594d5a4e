/* Which events are the same: by id, by what proves them, by what they are like. */
#include "graph/identity_search.h"

#include "base/map.h"

#define SAME_ID        6000 /* score of an id that the evidence does not bear out */
#define COMPANY_ENOUGH 340  /* a third of the participants, */
#define WORDS_ENOUGH   500  /* half of the label's words in common */

/* ---- Likeness ------------------------------------------------------------------------------- */

static const graph_event *event_old(const search *s, uint32_t i)
{
    return &s->old.g->events.v[i];
}

static const graph_event *event_new(const search *s, uint32_t j)
{
    return &s->new.g->events.v[j];
}

/* A day that may be another one tells events apart no better than none. */
static bool may_be_another(edtf a)
{
    return (edtf_doubt(a.from) & EDTF_UNCERTAIN) != 0;
}

/* 1000 for the same days, 500 for days in common, 0 for others; 200 where neither has a date. */
static uint32_t date_score(edtf a, edtf b)
{
    if (edtf_empty(a) && edtf_empty(b))
        return 200;
    if ((may_be_another(a) || may_be_another(b)) && !edtf_may_meet(a, b))
        return 200;
    switch (edtf_relate(a, b)) {
    case EDTF_SAME: return 1000;
    case EDTF_NARROWS:
    case EDTF_WIDENS:
    case EDTF_OVERLAPS: return 500;
    default: return 0;
    }
}

static uint32_t likeness(const search *s, uint32_t i, uint32_t j)
{
    const graph_event *a = event_old(s, i), *b = event_new(s, j);
    uint32_t score = str_eq(a->type, b->type) ? 500 : 0;
    score += date_score(a->date, b->date);
    score += identity_share(&s->old.company, i, &s->new.company, j);
    score += identity_share(&s->old.words, i, &s->new.words, j);
    score += str_eq(a->label, b->label) ? 200 : 0;
    score += a->modality == b->modality ? 50 : 0;
    return score + (a->negated == b->negated ? 50 : 0);
}

/* Enough to be the same without evidence: days that do not contradict, and two of: the same type,
 * participants, words. A date that only one of them has is no help: then all three. */
static bool alike(const search *s, uint32_t i, uint32_t j)
{
    const graph_event *a = event_old(s, i), *b = event_new(s, j);
    bool same_label = str_eq(a->label, b->label);
    if (!str_eq(a->type, b->type) && !same_label)
        return false;
    uint32_t days = date_score(a->date, b->date);
    bool one_undated = edtf_empty(a->date) != edtf_empty(b->date);
    bool company = identity_share(&s->old.company, i, &s->new.company, j) >= COMPANY_ENOUGH;
    bool words = identity_share(&s->old.words, i, &s->new.words, j) >= WORDS_ENOUGH;
    if (one_undated || days == 200)
        return company && words;
    return days > 0 && (company || words);
}

static void weigh_alike(void *ctx, uint32_t old, uint32_t new)
{
    search *s = ctx;
    const pairing *p = &s->who->events;
    bool proved = p->into[old] != NONE || p->from[new] != NONE; /* to be part of another */
    if (!proved && alike(s, old, new))
        *vec_push(s->scratch, &s->found) =
            (candidate){old, new, likeness(s, old, new) + 1, PAIR_LIKENESS};
}

/* Keys of the free events: type and participant, type and month, label. */
static void add_event_keys(pair_keys *keys, arena *a, const side *s, const uint32_t *pair_of)
{
    for (uint32_t e = 0; e < s->g->events.n; e++) {
        if (pair_of[e] != NONE)
            continue;
        const graph_event *event_at = &s->g->events.v[e];
        uint64_t type = hash_bytes(event_at->type);
        day_number first = 0, last = 0;
        edtf_bounds(event_at->date, &first, &last);
        for (uint32_t k = s->company.first[e]; k < s->company.first[e + 1]; k++)
            *vec_push(a, keys) = (pair_key){pair_mix(type, s->company.v.v[k]), first, e};
        *vec_push(a, keys) = (pair_key){pair_mix(1, hash_bytes(event_at->label)), first, e};
        if (edtf_empty(event_at->date) || first == DAY_MIN || last == DAY_MAX)
            continue;
        civil c = civil_from_day(first), end = civil_from_day(last);
        int64_t month = (int64_t)c.year * 12 + c.month, months = (int64_t)end.year * 12 + end.month;
        for (int n = 0; n < 13 && month <= months; n++, month++)
            *vec_push(a, keys) = (pair_key){pair_mix(~type, (uint64_t)month), first, e};
    }
}

/* ---- The three rounds ----------------------------------------------------------------------- */

/* The same id, unless all that proves the one now proves another: numbers behind ids ("--arrest-2")
 * change hands when an article is added. */
static void pair_by_id(search *s, pairing *p)
{
    map ids = {.arena = s->scratch};
    for (uint32_t i = 0; i < p->n_old; i++)
        *map_slot_of(&ids, event_old(s, i)->id) = i;
    for (uint32_t j = 0; j < p->n_new; j++) {
        uint32_t i = map_get(&ids, event_new(s, j)->id);
        if (i == MAP_NONE || p->new_of[i] != NONE)
            continue;
        bool proves_another = s->old.strongest[i] > 0 || s->new.strongest[j] > 0;
        if (!proves_another || identity_tie(s, i, j) != NULL)
            pairing_join(p, i, j, PAIR_ID);
        else
            *vec_push(s->scratch, &s->found) = (candidate){i, j, SAME_ID, PAIR_ID};
    }
}

static void pair_by_evidence(search *s, pairing *p)
{
    candidate_vec proved = {0}, strong = {0};
    for (size_t k = 0; k < s->ties.n; k++) {
        tie t = s->ties.v[k];
        const graph_event *a = event_old(s, t.old), *b = event_new(s, t.new);
        bool same = str_eq(a->type, b->type) || str_eq(a->label, b->label);
        candidate c = {t.old, t.new, t.strong + t.weak + likeness(s, t.old, t.new) + 1, t.why};
        if (t.strong > 0 || same)
            *vec_push(s->scratch, &proved) = c;
        if (t.strong > 0)
            *vec_push(s->scratch, &strong) = c;
    }
    pair_best(p, s->scratch, &proved);
    pair_rest(p, s->scratch, &strong);
}

static void pair_by_likeness(search *s, pairing *p)
{
    pair_keys old = {0}, new = {0};
    add_event_keys(&old, s->scratch, &s->old, p->new_of);
    add_event_keys(&new, s->scratch, &s->new, p->old_of);
    pair_by_keys(&old, &new, weigh_alike, s);
    pair_best(p, s->scratch, &s->found);
}

void identity_pair_events(identity *out, const dateline_graph *old, const dateline_graph *new)
{
    arena scratch = ARENA_SCRATCH;
    search s = {.who = out, .scratch = &scratch};
    s.old = identity_side(&scratch, old, out, true);
    s.new = identity_side(&scratch, new, out, false);
    identity_find_ties(&s);
    pair_by_id(&s, &out->events);
    pair_by_evidence(&s, &out->events);
    pair_by_likeness(&s, &out->events);
    arena_free(&scratch);
}
