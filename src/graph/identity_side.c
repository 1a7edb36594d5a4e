/* The two graphs' events as sets of numbers that can be compared: a participant has one number in
 * both graphs, a word of a label its hash.
 */
#include "graph/identity_search.h"

#include "base/map.h"
#include "base/utf8.h"
#include "graph/group.h"

#define WORDS_MOST 64 /* of a quote or label that are compared */

/* Sorts v[from] and what follows, and drops what is there twice. */
static void close_set(u32_vec *v, size_t from)
{
    size_t kept = from;
    if (v->n > from)
        u32_sort(v->v + from, v->n - from);
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

uint32_t identity_share(const sets *a, uint32_t i, const sets *b, uint32_t j)
{
    size_t a_n = a->first[i + 1] - a->first[i], b_n = b->first[j + 1] - b->first[j];
    return a_n > 0 && b_n > 0 ? share(a->v.v + a->first[i], a_n, b->v.v + b->first[j], b_n) : 0;
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

side identity_side(arena *a, const dateline_graph *g, const identity *who, bool old)
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
