/* account_subject: whom and what a document speaks of, by how often it names them: two documents
 * that speak of the same tell one story, and their undated or bare "the vote" is likelier one. */
#include "graph/account.h"

#include "base/map.h"
#include "base/utf8.h"
#include "find/alias.h"
#include "graph/group.h"

#include <stdlib.h>

#define LEAD_SENTENCES 2 /* the headline and the first, which say what an article is about */
#define LEAD_WORTH     3

static int by_share(const void *a, const void *b)
{
    const told_subject *x = a, *y = b;
    if (x->share != y->share)
        return x->share > y->share ? -1 : 1;
    return (x->name > y->name) - (x->name < y->name);
}

static int by_name(const void *a, const void *b)
{
    const told_subject *x = a, *y = b;
    return (x->name > y->name) - (x->name < y->name);
}

/* Adds up what bears one name. */
static size_t join_names(told_subject *all, size_t n)
{
    size_t kept = 0;
    qsort(all, n, sizeof *all, by_name);
    for (size_t i = 0; i < n; i++) {
        if (kept > 0 && all[kept - 1].name == all[i].name)
            all[kept - 1].share += all[i].share;
        else
            all[kept++] = all[i];
    }
    return kept;
}

/* Those that a document names most, with their counts as shares. */
static void add_subjects(account *to, arena *a, uint32_t document, subject_vec *all)
{
    float sum = 0;
    if (all->n == 0)
        return;
    size_t n = join_names(all->v, all->n);
    for (size_t i = 0; i < n; i++)
        sum += all->v[i].share;
    qsort(all->v, n, sizeof *all->v, by_share);
    n = n < SUBJECTS_MOST ? n : SUBJECTS_MOST;
    qsort(all->v, n, sizeof *all->v, by_name);
    for (size_t i = 0; i < n; i++)
        *vec_push(a, &to->subjects) =
            (told_subject){all->v[i].name, document, all->v[i].share / sum};
}

/* A state is named in many a story: it counts half. */
static float worth_of(entity_kind kind)
{
    return kind == ENTITY_GROUP ? 0 : kind == ENTITY_STATE ? 0.5F : 1;
}

static void count(subject_vec *all, arena *a, str name, entity_kind kind, float times)
{
    float worth = times * worth_of(kind);
    uint64_t hash = hash_bytes(name) & ~SUBJECT_STATE;
    if (name.n > 0 && worth > 0)
        *vec_push(a, all) = (told_subject){
            .name = kind == ENTITY_STATE ? hash | SUBJECT_STATE : hash, .share = worth};
}

/* Two articles may call it by two names, but most call it by the shortest, too: "Northair Holding",
 * "Northair"; a person by the surname. What bears a single word, one article may take for a person
 * and another for a firm. */
static str short_name(arena *a, entity_kind kind, str name, const str_vec *aliases)
{
    for (size_t i = 0; kind != ENTITY_PERSON && i < aliases->n; i++)
        name = aliases->v[i].n < name.n ? aliases->v[i] : name;
    bool like_surname = kind == ENTITY_INSTITUTION && str_find_char(name, ' ') == STR_NONE;
    return kind == ENTITY_PERSON || like_surname ? alias_key(a, name) : utf8_fold(a, name);
}

/* A state counts by its code, and so does a place, for its state: Bishkek speaks of Kyrgyzstan. */
static void count_entity(subject_vec *all, arena *a, const dateline_lexicon *lexicon,
                         const entity *e, float times)
{
    const lex_name *known = e->row != NONE ? &lexicon->names.v[e->row] : NULL;
    bool state = known != NULL && known->code.n > 0;
    if (state)
        count(all, a, known->code, ENTITY_STATE, times);
    else
        count(all, a, short_name(a, e->kind, e->name, &e->aliases), e->kind, times);
    if (known != NULL)
        count(all, a, known->of, ENTITY_STATE, times);
}

void account_subjects_of_article(account *to, arena *brief, const dateline_article *a)
{
    arena scratch = ARENA_SCRATCH;
    subject_vec all = {0};
    float *times = arena_new(&scratch, float, a->entities.n + 1);
    for (size_t i = 0; i < a->mentions.n; i++) {
        const mention *m = &a->mentions.v[i];
        times[m->entity] += m->sentence < LEAD_SENTENCES ? LEAD_WORTH : 1;
    }
    for (size_t i = 0; i < a->entities.n; i++) {
        if (!a->entities.v[i].generic)
            count_entity(&all, &scratch, a->lexicon, &a->entities.v[i], times[i]);
    }
    add_subjects(to, brief, 0, &all);
    arena_free(&scratch);
}

typedef struct naming { /* one entity in one mention of an event */
    uint32_t document, entity;
} naming;

static int by_document(const void *a, const void *b)
{
    const naming *x = a, *y = b;
    if (x->document != y->document)
        return x->document < y->document ? -1 : 1;
    return (x->entity > y->entity) - (x->entity < y->entity);
}

typedef VEC(naming) naming_vec;

static naming_vec list_namings(arena *scratch, const dateline_graph *g)
{
    naming_vec list = {0};
    grouped by_event = group_participants(scratch, g);
    for (size_t i = 0; i < g->mentions.n; i++) {
        const graph_mention *m = &g->mentions.v[i];
        for (uint32_t k = by_event.first[m->event]; k < by_event.first[m->event + 1]; k++)
            *vec_push(scratch, &list) =
                (naming){m->document, g->participants.v[by_event.edges[k]].entity};
    }
    if (list.n > 1)
        qsort(list.v, list.n, sizeof *list.v, by_document);
    return list;
}

void account_subjects_of_graph(account *to, arena *brief, const dateline_graph *g)
{
    arena scratch = ARENA_SCRATCH;
    naming_vec list = list_namings(&scratch, g);
    for (size_t i = 0; i < list.n;) {
        uint32_t document = list.v[i].document;
        subject_vec all = {0};
        for (; i < list.n && list.v[i].document == document; i++) {
            const graph_entity *e = &g->entities.v[list.v[i].entity];
            count(&all, &scratch, short_name(&scratch, e->kind, e->label, &e->aliases), e->kind, 1);
        }
        add_subjects(to, brief, document, &all);
    }
    arena_free(&scratch);
}
