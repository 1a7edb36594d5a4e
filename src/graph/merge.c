/* merge: brings what accounts tell together: their words, entities and documents get one number
 * each. merge_join.c joins the mentions, merge_emit.c makes a graph of them. */
#include "graph/merger.h"

#include <stdlib.h>

merger *merger_new(arena *keep, arena *work, const dateline_lexicon *lexicon)
{
    merger *m = arena_new(work, merger, 1);
    m->keep = keep;
    m->work = work;
    m->lexicon = lexicon;
    m->document_ids.arena = work;
    m->entity_keys.arena = work;
    m->surnames.arena = work;
    m->statement_family = intern_add(&m->words, work, S("statement"));
    return m;
}

static uint32_t add_document(merger *m, const graph_document *d)
{
    uint32_t *slot = map_slot_of(&m->document_ids, d->id);
    if (*slot == MAP_NONE) {
        *slot = (uint32_t)m->documents.n;
        *vec_push(m->work, &m->documents) = *d;
    }
    return *slot;
}

typedef struct numbers { /* of the merger, by those of an account */
    uint32_t *documents, *entities, *words;
} numbers;

static numbers number_all(merger *m, arena *scratch, const account *a)
{
    numbers to = {arena_new(scratch, uint32_t, a->documents.n + 1),
                  arena_new(scratch, uint32_t, a->entities.n + 1),
                  arena_new(scratch, uint32_t, a->words.n + 1)};
    for (size_t i = 0; i < a->documents.n; i++)
        to.documents[i] = add_document(m, &a->documents.v[i]);
    for (size_t i = 0; i < a->entities.n; i++)
        to.entities[i] = merge_entity(m, &a->entities.v[i]);
    for (size_t i = 1; i < a->words.n; i++)
        to.words[i] = intern_add(&m->words, m->work, a->words.v[i]);
    return to;
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static void add_told(merger *m, told *t, const numbers *to)
{
    t->type_id = to->words[t->type_id];
    t->plover_id = to->words[t->plover_id];
    t->family_id = to->words[t->family_id];
    t->trigger_word = to->words[t->trigger_word];
    t->document = t->document == NONE ? NONE : to->documents[t->document];
    for (size_t i = 0; i < t->words.n; i++)
        t->words.v[i] = to->words[t->words.v[i]];
    if (t->words.n > 1)
        qsort(t->words.v, t->words.n, sizeof *t->words.v, by_number);
    for (size_t i = 0; i < t->participants.n; i++)
        t->participants.v[i].entity = to->entities[t->participants.v[i].entity];
    for (size_t i = 0; i < t->mentions.n; i++)
        t->mentions.v[i].document = to->documents[t->mentions.v[i].document];
    *vec_push(m->work, &m->told) = t;
}

void merger_add(merger *m, account *a)
{
    arena scratch = ARENA_SCRATCH;
    numbers to = number_all(m, &scratch, a);
    uint32_t base = (uint32_t)m->told.n;
    for (size_t i = 0; i < a->told.n; i++)
        add_told(m, &a->told.v[i], &to);
    for (size_t i = 0; i < a->links.n; i++) {
        told_link *l = vec_push(m->work, &m->links);
        *l = a->links.v[i];
        l->from += base;
        l->to += base;
    }
    arena_free(&scratch);
}

void merger_add_article(merger *m, const dateline_article *article)
{
    arena brief = ARENA_SCRATCH;
    merger_add(m, account_of_article((account_room){m->keep, m->work, &brief}, article));
    arena_free(&brief);
}

void merger_add_graph(merger *m, const dateline_graph *g)
{
    arena brief = ARENA_SCRATCH;
    merger_add(m, account_of_graph((account_room){m->keep, m->work, &brief}, m->lexicon, g));
    arena_free(&brief);
}

void merger_finish(merger *m, dateline_graph *g)
{
    arena round = ARENA_SCRATCH;
    m->round = &round;
    merge_join(m);
    merge_emit(m, g);
    arena_free(&round);
    graph_sort(g);
}
