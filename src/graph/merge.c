/* merge: brings what accounts tell together. Their words get one number each as they come; what
 * names mean and in which order all was told is settled when the last account is there, by the
 * documents' dates and bytes, never by the order in which they came. merge_join.c joins the
 * mentions, merge_emit.c makes a graph of them.
 */
#include "graph/merger.h"

#include <stdlib.h>
#include <string.h>

merger *merger_new(arena *keep, arena *work, const dateline_lexicon *lexicon)
{
    merger *m = arena_new(work, merger, 1);
    m->keep = keep;
    m->work = work;
    m->lexicon = lexicon;
    m->document_ids.arena = work;
    m->name_keys.arena = work;
    m->name_aliases.arena = work;
    m->entity_keys.arena = work;
    m->surnames.arena = work;
    m->statement_family = intern_add(&m->words, work, S("statement"));
    m->other_family = intern_add(&m->words, work, S("event"));
    return m;
}

/* By publication, those without a date last; then by what their bytes give. */
static int by_publication(const void *a, const void *b)
{
    const graph_document *x = *(const graph_document *const *)a;
    const graph_document *y = *(const graph_document *const *)b;
    if ((x->published.n == 0) != (y->published.n == 0))
        return x->published.n == 0 ? 1 : -1;
    int order = str_cmp(x->published, y->published);
    return order != 0 ? order : str_cmp(x->id, y->id);
}

bool merge_is_earlier(const merger *m, uint32_t document, uint32_t other)
{
    if (document == NONE || other == NONE)
        return document != NONE;
    const graph_document *x = &m->documents.v[document], *y = &m->documents.v[other];
    return by_publication(&x, &y) < 0;
}

/* ---- Taking accounts ------------------------------------------------------------------------ */

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
    uint32_t *documents, *names, *words;
} numbers;

static numbers number_all(merger *m, arena *scratch, const account *a)
{
    numbers to = {arena_new(scratch, uint32_t, a->documents.n + 1),
                  arena_new(scratch, uint32_t, a->entities.n + 1),
                  arena_new(scratch, uint32_t, a->words.n + 1)};
    for (size_t i = 0; i < a->documents.n; i++)
        to.documents[i] = add_document(m, &a->documents.v[i]);
    uint32_t document = a->documents.n > 0 ? to.documents[0] : NONE;
    for (size_t i = 0; i < a->entities.n; i++)
        to.names[i] = merge_name(m, &a->entities.v[i], document);
    for (size_t i = 1; i < a->words.n; i++)
        to.words[i] = intern_add(&m->words, m->work, a->words.v[i]);
    return to;
}

/* What stands around a mention is a few words. */
static void insert_sorted(uint32_t *list, uint32_t n, uint32_t word)
{
    for (; n > 0 && list[n - 1] > word; n--)
        list[n] = list[n - 1];
    list[n] = word;
}

static signs *pack(merger *m, const told *t, const told_lists *lists, const numbers *to)
{
    signs *s = arena_new(m->work, signs, 1);
    *s = (signs){.words = arena_new(m->work, uint32_t, lists->words.n),
                 .participants = arena_new(m->work, told_participant, lists->participants.n),
                 .names = arena_new(m->work, str, lists->names.n),
                 .trigger_word = t->trigger_word,
                 .document = t->document,
                 .row = t->given != NULL};
    for (size_t i = 0; i < lists->words.n; i++)
        insert_sorted(s->words, s->words_n++, to->words[lists->words.v[i]]);
    for (size_t i = 0; i < lists->participants.n; i++) {
        told_participant *p = &s->participants[s->participants_n++];
        *p = lists->participants.v[i];
        p->entity = to->names[p->entity];
    }
    for (size_t i = 0; i < lists->names.n; i++)
        s->names[s->names_n++] = lists->names.v[i];
    return s;
}

static void add_told(merger *m, told *t, const told_lists *lists, const numbers *to, uint32_t base)
{
    t->toll_of += t->toll_of == NONE ? 0 : base;
    t->type_id = to->words[t->type_id];
    t->plover_id = to->words[t->plover_id];
    t->family_id = to->words[t->family_id];
    t->trigger_word = to->words[t->trigger_word];
    t->post = to->words[t->post];
    t->document = t->document == NONE ? NONE : to->documents[t->document];
    for (size_t i = 0; i < t->mentions.n; i++)
        t->mentions.v[i].document = to->documents[t->mentions.v[i].document];
    t->signs = pack(m, t, lists, to);
    *vec_push(m->work, &m->told) = t;
}

void merger_add(merger *m, account *a)
{
    arena scratch = ARENA_SCRATCH;
    numbers to = number_all(m, &scratch, a);
    *vec_push(m->work, &m->accounts) =
        (told_account){.document = a->documents.n > 0 ? to.documents[0] : NONE,
                       .told = (uint32_t)m->told.n,
                       .told_n = (uint32_t)a->told.n,
                       .links = (uint32_t)m->links.n,
                       .links_n = (uint32_t)a->links.n};
    merge_subjects(m, a, to.documents);
    uint32_t base = (uint32_t)m->told.n;
    for (size_t i = 0; i < a->told.n; i++)
        add_told(m, &a->told.v[i], &a->lists.v[i], &to, base);
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

/* ---- The order of telling ------------------------------------------------------------------- */

/* The rank of each document. */
static const uint32_t *rank_documents(const merger *m, arena *a)
{
    const graph_document **order = arena_new(a, const graph_document *, m->documents.n + 1);
    uint32_t *rank = arena_new(a, uint32_t, m->documents.n + 1);
    for (size_t i = 0; i < m->documents.n; i++)
        order[i] = &m->documents.v[i];
    qsort(order, m->documents.n, sizeof *order, by_publication);
    for (uint32_t i = 0; i < m->documents.n; i++)
        rank[order[i] - m->documents.v] = i;
    return rank;
}

typedef struct ranked { /* an account, in the order in which it came, or something of its told */
    uint32_t rank, at;
} ranked;

static int by_rank(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

static const ranked *order_accounts(const merger *m, arena *a, const uint32_t *rank)
{
    ranked *order = arena_new(a, ranked, m->accounts.n + 1);
    for (uint32_t i = 0; i < m->accounts.n; i++) {
        uint32_t document = m->accounts.v[i].document;
        order[i] = (ranked){document != NONE ? rank[document] : NONE, i};
    }
    qsort(order, m->accounts.n, sizeof *order, by_rank);
    return order;
}

/* ---- Sorting what is told ------------------------------------------------------------------- */

typedef struct told_place { /* in `told`: by family, grain, first and last day, order of telling */
    uint64_t high, low;
    uint32_t at; /* where it lay before */
} told_place;

static int by_place(const void *a, const void *b)
{
    const told_place *x = a, *y = b;
    if (x->high != y->high)
        return x->high < y->high ? -1 : 1;
    return (x->low > y->low) - (x->low < y->low);
}

static uint64_t unsigned_day(int32_t day)
{
    return (uint32_t)day ^ UINT32_C(0x80000000);
}

typedef struct family { /* of types, or a trigger that has no type */
    str name;
    uint32_t word;
} family;

static int by_name(const void *a, const void *b)
{
    return str_cmp(((const family *)a)->name, ((const family *)b)->name);
}

/* Families get numbers in the order of their names: those of words come as articles do. */
static void number_families(merger *m, arena *scratch)
{
    VEC(family) families = {0};
    uint32_t *number = arena_new(scratch, uint32_t, m->words.words.n + 1);
    for (size_t i = 0; i < m->told.n; i++) {
        uint32_t word = m->told.v[i]->family_id;
        if (number[word]++ == 0)
            *vec_push(scratch, &families) = (family){m->words.words.v[word], word};
    }
    if (families.n > 1)
        qsort(families.v, families.n, sizeof *families.v, by_name);
    bool says = number[m->statement_family] > 0, others = number[m->other_family] > 0;
    for (uint32_t i = 0; i < families.n; i++)
        number[families.v[i].word] = i;
    for (size_t i = 0; i < m->told.n; i++)
        m->told.v[i]->family_id = number[m->told.v[i]->family_id];
    m->statement_family = says ? number[m->statement_family] : NONE;
    m->other_family = others ? number[m->other_family] : NONE;
}

/* Their outlines, in the order of telling. */
static const outline *outline_all(const merger *m, arena *scratch, const ranked *accounts,
                                  told_place *places)
{
    outline *outlines = arena_new(scratch, outline, m->told.n + 1);
    uint32_t telling = 0;
    for (size_t i = 0; i < m->accounts.n; i++) {
        const told_account *a = &m->accounts.v[accounts[i].at];
        for (uint32_t at = a->told; at < a->told + a->told_n; at++, telling++) {
            outline *o = &outlines[telling];
            *o = merge_outline(m->told.v[at], telling);
            places[telling] = (told_place){
                .high =
                    (uint64_t)o->family_id << 35 | (uint64_t)o->grain << 32 | unsigned_day(o->from),
                .low = unsigned_day(o->to) << 32 | telling,
                .at = at,
            };
        }
    }
    return outlines;
}

static void sort_told(merger *m, arena *scratch, const ranked *accounts)
{
    size_t n = m->told.n;
    told_place *places = arena_new(scratch, told_place, n + 1);
    const outline *outlines = outline_all(m, scratch, accounts, places);
    qsort(places, n, sizeof *places, by_place);
    told **sorted = arena_new(m->work, told *, n + 1);
    m->signs = arena_new(m->work, signs *, n + 1);
    uint32_t *moved = arena_new(scratch, uint32_t, n + 1);
    m->outlines = arena_new(m->work, outline, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        sorted[i] = m->told.v[places[i].at];
        m->signs[i] = sorted[i]->signs;
        m->outlines[i] = outlines[(uint32_t)places[i].low];
        moved[places[i].at] = i;
    }
    m->told.v = sorted;
    for (uint32_t i = 0; i < n; i++)
        sorted[i]->toll_of = sorted[i]->toll_of == NONE ? NONE : moved[sorted[i]->toll_of];
    for (size_t i = 0; i < m->links.n; i++) {
        m->links.v[i].from = moved[m->links.v[i].from];
        m->links.v[i].to = moved[m->links.v[i].to];
    }
}

/* In the order of telling, too. */
static void sort_links(merger *m, const ranked *accounts)
{
    told_link *sorted = arena_new(m->work, told_link, m->links.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < m->accounts.n; i++) {
        const told_account *a = &m->accounts.v[accounts[i].at];
        if (a->links_n > 0)
            memcpy(sorted + n, m->links.v + a->links, a->links_n * sizeof *sorted);
        n += a->links_n;
    }
    m->links.v = sorted;
}

/* Now that it is known which names mean one thing. */
static void name_participants(merger *m)
{
    for (size_t i = 0; i < m->told.n; i++) {
        signs *s = m->told.v[i]->signs;
        uint32_t kept = 0;
        for (uint32_t k = 0; k < s->participants_n; k++) {
            told_participant p = s->participants[k];
            p.entity = m->names.v[p.entity].entity_at;
            if (p.entity != NONE)
                s->participants[kept++] = p;
        }
        s->participants_n = kept;
    }
}

/* Each mention is an event of its own to begin with. */
static void part_all(merger *m)
{
    size_t n = m->told.n;
    m->leader = arena_new(m->work, uint32_t, n + 1);
    m->next = arena_new(m->work, uint32_t, n + 1);
    m->dater = arena_new(m->work, uint32_t, n + 1);
    m->whole = arena_new(m->work, evidence *, n + 1);
    for (uint32_t i = 0; i < n; i++)
        m->leader[i] = m->next[i] = m->dater[i] = i;
}

/* Settles what names mean and in which order all was told. */
static void order_all(merger *m)
{
    arena scratch = ARENA_SCRATCH;
    const uint32_t *rank = rank_documents(m, &scratch);
    const ranked *accounts = order_accounts(m, &scratch, rank);
    merge_entities(m);
    name_participants(m);
    number_families(m, &scratch);
    sort_told(m, &scratch, accounts);
    sort_links(m, accounts);
    part_all(m);
    if (m->before != NULL)
        merge_hold(m, &scratch);
    arena_free(&scratch);
}

void merger_hold(merger *m, const dateline_graph *before)
{
    m->before = before;
}

void merger_finish(merger *m, dateline_graph *g, unsigned threads)
{
    order_all(m);
    merge_join(m, threads);
    merge_toll(m);
    merge_suppose(m);
    merge_emit(m, g);
    graph_sort(g);
}
