/* Which events are the same. What proves an event counts most: a mention in the same bytes of an
 * unchanged document, or the same words in a changed one, whatever became of date and label. Two
 * events may be told in one sentence, so that the words that name them (the trigger) decide; a
 * sentence in common says something only together with the type.
 */
#include "graph/identity.h"

#include "base/map.h"
#include "base/utf8.h"
#include "graph/group.h"

#include <stdlib.h>
#include <string.h>

#define WORDS_MOST 64 /* of a quote or label that are compared */

/* Scores, in thousandths; from STRONG on two mentions are one. */
#define SAME_TRIGGER   4000
#define SAME_QUOTE     3000
#define SAME_SENTENCE  800
#define STRONG         2000
#define EVIDENCE_MOST  60000
#define SAME_ID        6000
#define COMPANY_ENOUGH 340 /* a third of the participants, */
#define WORDS_ENOUGH   500 /* half of the label's words in common */

typedef struct sets { /* of event e: v[first[e]] to before v[first[e + 1]], sorted, each once */
    uint32_t *first;
    u32_vec v;
} sets;

typedef struct side {
    const dateline_graph *g;
    uint32_t *documents; /* class of each */
    sets company, words; /* by event: classes of participants, words of the label */
    uint32_t *strongest; /* by event: the strongest evidence that it is one of the other side */
} side;

typedef struct told_pair { /* two mentions that may be one */
    uint32_t old, new;
} told_pair;

typedef struct tie { /* what two events have in common by their mentions */
    uint32_t old, new;
    uint32_t strong, weak; /* a sum; the greatest */
    pair_reason why;
} tie;

typedef struct search {
    const identity *who;
    side old, new;
    arena *scratch;
    VEC(told_pair) told;
    VEC(tie) ties;
    candidate_vec found;
} search;

/* ---- Sets of numbers ------------------------------------------------------------------------- */

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Sorts v[from] and what follows, and drops what is there twice. */
static void close_set(u32_vec *v, size_t from)
{
    size_t kept = from;
    if (v->n > from)
        qsort(v->v + from, v->n - from, sizeof *v->v, by_number);
    for (size_t i = from; i < v->n; i++) {
        if (kept == from || v->v[kept - 1] != v->v[i])
            v->v[kept++] = v->v[i];
    }
    v->n = kept;
}

/* Thousandths of what two sorted sets have together that both have. */
static uint32_t share(const uint32_t *a, size_t a_n, const uint32_t *b, size_t b_n)
{
    size_t common = 0;
    for (size_t i = 0, j = 0; i < a_n && j < b_n;) {
        common += a[i] == b[j];
        size_t next = i + (a[i] <= b[j]);
        j += b[j] <= a[i];
        i = next;
    }
    size_t all = a_n + b_n - common;
    return all > 0 ? (uint32_t)(common * 1000 / all) : 0;
}

static uint32_t share_of(const sets *a, uint32_t i, const sets *b, uint32_t j)
{
    return share(a->v.v + a->first[i], a->first[i + 1] - a->first[i], b->v.v + b->first[j],
                 b->first[j + 1] - b->first[j]);
}

static void add_words(u32_vec *v, arena *a, str text)
{
    arena scratch = ARENA_SCRATCH;
    str rest = utf8_fold(&scratch, utf8_cut(text, 1000)), word;
    for (size_t n = 0; n < WORDS_MOST && str_split(&rest, ' ', &word); n++)
        *vec_push(a, v) = (uint32_t)hash_bytes(word);
    arena_free(&scratch);
}

uint32_t identity_words_shared(str a, str b)
{
    arena scratch = ARENA_SCRATCH;
    u32_vec words = {0}, others = {0};
    add_words(&words, &scratch, a);
    add_words(&others, &scratch, b);
    close_set(&words, 0);
    close_set(&others, 0);
    uint32_t alike = share(words.v, words.n, others.v, others.n);
    arena_free(&scratch);
    return alike;
}

static sets label_words(arena *a, const dateline_graph *g)
{
    sets s = {.first = arena_new(a, uint32_t, g->events.n + 1)};
    for (size_t e = 0; e < g->events.n; e++) {
        add_words(&s.v, a, g->events.v[e].label);
        close_set(&s.v, s.first[e]);
        s.first[e + 1] = (uint32_t)s.v.n;
    }
    return s;
}

static sets companies(arena *a, const dateline_graph *g, const uint32_t *classes)
{
    sets s = {.first = arena_new(a, uint32_t, g->events.n + 1)};
    grouped by_event = group_participants(a, g);
    for (size_t e = 0; e < g->events.n; e++) {
        for (uint32_t k = by_event.first[e]; k < by_event.first[e + 1]; k++)
            *vec_push(a, &s.v) = classes[g->participants.v[by_event.edges[k]].entity];
        close_set(&s.v, s.first[e]);
        s.first[e + 1] = (uint32_t)s.v.n;
    }
    return s;
}

static side make_side(arena *a, const dateline_graph *g, const identity *who, bool old)
{
    side s = {.g = g, .documents = arena_new(a, uint32_t, g->documents.n + 1)};
    uint32_t *entities = arena_new(a, uint32_t, g->entities.n + 1);
    uint32_t (*class_of)(const pairing *, uint32_t) = old ? pairing_class_old : pairing_class_new;
    for (uint32_t i = 0; i < g->documents.n; i++)
        s.documents[i] = class_of(&who->documents, i);
    for (uint32_t i = 0; i < g->entities.n; i++)
        entities[i] = class_of(&who->entities, i);
    s.company = companies(a, g, entities);
    s.words = label_words(a, g);
    s.strongest = arena_new(a, uint32_t, g->events.n + 1);
    return s;
}

/* ---- Evidence: mentions that are one ----------------------------------------------------------
 */

static bool has_trigger(const graph_mention *m)
{
    return m->trigger_end > m->trigger_begin;
}

/* The words that name the event; empty if they are not known. */
static str trigger_text(const graph_mention *m)
{
    if (!has_trigger(m) || m->trigger_begin < m->begin)
        return (str){0};
    return str_sub(m->quote, m->trigger_begin - m->begin, m->trigger_end - m->trigger_begin);
}

/* In the same bytes of an unchanged document. */
static uint32_t span_score(const graph_mention *a, const graph_mention *b)
{
    if (has_trigger(a) && has_trigger(b) && a->trigger_begin < b->trigger_end &&
        b->trigger_begin < a->trigger_end)
        return SAME_TRIGGER;
    uint32_t from = a->begin > b->begin ? a->begin : b->begin;
    uint32_t to = a->end < b->end ? a->end : b->end;
    if (from >= to)
        return 0;
    uint32_t first = a->begin < b->begin ? a->begin : b->begin;
    uint32_t last = a->end > b->end ? a->end : b->end;
    uint64_t common = (uint64_t)(to - from) * 1000 / (last - first);
    uint32_t worth = has_trigger(a) && has_trigger(b) ? SAME_SENTENCE : SAME_QUOTE;
    return (uint32_t)(common * worth / 1000);
}

/* In the words of a changed document, or of another one that says the same. */
static uint32_t quote_score(const graph_mention *a, const graph_mention *b, bool same_document)
{
    if (a->quote.n > 0 && str_eq(a->quote, b->quote)) {
        if (!has_trigger(a) || !has_trigger(b))
            return SAME_QUOTE;
        bool same = a->trigger_begin - a->begin == b->trigger_begin - b->begin;
        return same ? (same_document ? SAME_TRIGGER : SAME_QUOTE) : SAME_SENTENCE;
    }
    if (!same_document)
        return 0;
    uint32_t alike = identity_words_shared(a->quote, b->quote);
    str trigger = trigger_text(a);
    bool same = trigger.n > 0 && str_eq_nocase(trigger, trigger_text(b));
    return alike < ALIKE_WORDS ? 0 : alike * (same ? SAME_TRIGGER : SAME_SENTENCE) / 1000;
}

static bool same_bytes(const search *s, uint32_t old, uint32_t new)
{
    return s->who->documents.new_of[old] == new && s->who->documents.why[old] == PAIR_BYTES;
}

static void add_mention_keys(pair_keys *keys, arena *a, const side *s, const uint32_t *pair_of)
{
    for (uint32_t i = 0; i < s->g->mentions.n; i++) {
        const graph_mention *m = &s->g->mentions.v[i];
        uint64_t document = pair_mix(1, s->documents[m->document]);
        if (m->quote.n > 0)
            *vec_push(a, keys) = (pair_key){hash_bytes(m->quote), m->begin, i};
        if (pair_of[m->document] == NONE)
            continue;
        str trigger = trigger_text(m);
        uint64_t parts[] = {m->begin, (uint64_t)m->end << 32, m->trigger_begin + (1ull << 62),
                            hash_bytes(trigger) | 1ull << 63};
        size_t n = trigger.n > 0 ? 4 : has_trigger(m) ? 3 : 2;
        for (size_t k = 0; k < n; k++)
            *vec_push(a, keys) = (pair_key){pair_mix(document, parts[k]), m->begin, i};
    }
}

static void found_told(void *ctx, uint32_t old, uint32_t new)
{
    search *s = ctx;
    *vec_push(s->scratch, &s->told) = (told_pair){old, new};
}

static int by_told(const void *a, const void *b)
{
    const told_pair *x = a, *y = b;
    int order = (x->old > y->old) - (x->old < y->old);
    return order != 0 ? order : (x->new > y->new) - (x->new < y->new);
}

static int by_events(const void *a, const void *b)
{
    const tie *x = a, *y = b;
    int order = (x->old > y->old) - (x->old < y->old);
    return order != 0 ? order : (x->new > y->new) - (x->new < y->new);
}

static void weigh_told(search *s, told_pair p)
{
    const graph_mention *a = &s->old.g->mentions.v[p.old], *b = &s->new.g->mentions.v[p.new];
    bool bytes = same_bytes(s, a->document, b->document);
    bool document = s->who->documents.new_of[a->document] == b->document;
    uint32_t score = bytes ? span_score(a, b) : quote_score(a, b, document);
    if (score == 0)
        return;
    tie t = {a->event, b->event, 0, score, bytes ? PAIR_SPAN : PAIR_QUOTE};
    if (score >= STRONG)
        t = (tie){a->event, b->event, score, 0, t.why};
    *vec_push(s->scratch, &s->ties) = t;
}

/* Adds up what two events have in common. */
static void join_ties(search *s)
{
    size_t kept = 0;
    if (s->ties.n > 0)
        qsort(s->ties.v, s->ties.n, sizeof *s->ties.v, by_events);
    for (size_t i = 0; i < s->ties.n; i++) {
        tie t = s->ties.v[i], *last = kept > 0 ? &s->ties.v[kept - 1] : NULL;
        if (last == NULL || by_events(last, &t) != 0) {
            s->ties.v[kept++] = t;
            continue;
        }
        last->strong =
            last->strong + t.strong < EVIDENCE_MOST ? last->strong + t.strong : EVIDENCE_MOST;
        last->weak = t.weak > last->weak ? t.weak : last->weak;
        last->why = t.why < last->why ? t.why : last->why;
    }
    s->ties.n = kept;
}

static void find_ties(search *s)
{
    pair_keys old = {0}, new = {0};
    add_mention_keys(&old, s->scratch, &s->old, s->who->documents.new_of);
    add_mention_keys(&new, s->scratch, &s->new, s->who->documents.old_of);
    pair_by_keys(&old, &new, found_told, s);
    if (s->told.n > 0)
        qsort(s->told.v, s->told.n, sizeof *s->told.v, by_told);
    for (size_t i = 0; i < s->told.n; i++) {
        if (i == 0 || by_told(&s->told.v[i - 1], &s->told.v[i]) != 0)
            weigh_told(s, s->told.v[i]);
    }
    join_ties(s);
    for (size_t i = 0; i < s->ties.n; i++) {
        tie t = s->ties.v[i];
        uint32_t *old_best = &s->old.strongest[t.old], *new_best = &s->new.strongest[t.new];
        *old_best = t.strong > *old_best ? t.strong : *old_best;
        *new_best = t.strong > *new_best ? t.strong : *new_best;
    }
}

/* ---- Likeness ---------------------------------------------------------------------------------
 */

static const graph_event *event_old(const search *s, uint32_t i)
{
    return &s->old.g->events.v[i];
}

static const graph_event *event_new(const search *s, uint32_t j)
{
    return &s->new.g->events.v[j];
}

/* 1000 for the same days, 500 for days in common, 0 for others; 200 where neither has a date. */
static uint32_t date_score(edtf a, edtf b)
{
    if (edtf_empty(a) && edtf_empty(b))
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
    score += share_of(&s->old.company, i, &s->new.company, j);
    score += share_of(&s->old.words, i, &s->new.words, j);
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
    bool company = share_of(&s->old.company, i, &s->new.company, j) >= COMPANY_ENOUGH;
    bool words = share_of(&s->old.words, i, &s->new.words, j) >= WORDS_ENOUGH;
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

/* ---- The three rounds -------------------------------------------------------------------------
 */

static const tie *tie_of(const search *s, uint32_t old, uint32_t new)
{
    tie key = {.old = old, .new = new};
    return s->ties.n > 0 ? bsearch(&key, s->ties.v, s->ties.n, sizeof *s->ties.v, by_events) : NULL;
}

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
        if (!proves_another || tie_of(s, i, j) != NULL)
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
    s.old = make_side(&scratch, old, out, true);
    s.new = make_side(&scratch, new, out, false);
    find_ties(&s);
    pair_by_id(&s, &out->events);
    pair_by_evidence(&s, &out->events);
    pair_by_likeness(&s, &out->events);
    arena_free(&scratch);
}
