/* What proves an event counts most: a mention in the same bytes of an unchanged document, or the
 * same words in a changed one, whatever became of date and label. Two events may be told in one
 * sentence, so that the words that name them (the trigger) decide; a sentence in common is weak
 * evidence.
 */
#include "graph/identity_search.h"

#include "base/map.h"

#include <stdlib.h>

/* Scores, in thousandths; from STRONG on two mentions are one. */
#define SAME_TRIGGER  4000
#define SAME_QUOTE    3000
#define SAME_SENTENCE 800
#define STRONG        2000
#define EVIDENCE_MOST 60000

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

void identity_find_ties(search *s)
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

const tie *identity_tie(const search *s, uint32_t old, uint32_t new)
{
    tie key = {.old = old, .new = new};
    return s->ties.n > 0 ? bsearch(&key, s->ties.v, s->ties.n, sizeof *s->ties.v, by_events) : NULL;
}
