/* merge_story: which documents tell one story: those that speak of the same persons, institutions
 * and places about as much. "The vote" of one is likelier that of the other then, and what bears
 * one name in two that have nothing else in common likelier two things. */
#include "graph/merger.h"

#define ALIKE        0.17F /* of all that two documents name, what both name */
#define STORIES_MOST 4     /* documents of an event that are compared */

/* Names that are sorted have their bits in order, too. */
static uint64_t bit_of(uint64_t name)
{
    return merge_bit((uint32_t)(name >> 58));
}

static void add_subject(document_subjects *to, const told_subject *s)
{
    if (to->n == SUBJECTS_MOST)
        return;
    to->bits |= bit_of(s->name);
    to->names[to->n] = s->name;
    to->shares[to->n++] = s->share;
}

void merge_subjects(merger *m, const account *a, const uint32_t *documents)
{
    size_t known = m->subjects.n; /* a document may come in two graphs */
    while (m->subjects.n < m->documents.n)
        *vec_push(m->work, &m->subjects) = (document_subjects){0};
    for (size_t i = 0; i < a->subjects.n; i++) {
        const told_subject *s = &a->subjects.v[i];
        if (documents[s->document] >= known)
            add_subject(&m->subjects.v[documents[s->document]], s);
    }
}

/* Whether two lists, each by name, have that much in common of all that is named. */
static bool are_alike(const document_subjects *a, const document_subjects *b)
{
    float shared = 0;
    for (size_t i = 0, j = 0; i < a->n && j < b->n && shared < ALIKE; i++) {
        uint64_t name = a->names[i];
        if ((bit_of(name) & b->bits) == 0)
            continue;
        while (j < b->n && b->names[j] < name)
            j++;
        if (j < b->n && b->names[j] == name)
            shared += a->shares[i] < b->shares[j] ? a->shares[i] : b->shares[j];
    }
    return shared >= ALIKE;
}

bool merge_same_story(const merger *m, const u32_vec *documents, const u32_vec *others)
{
    for (size_t i = 0; i < documents->n && i < STORIES_MOST; i++) {
        for (size_t j = 0; j < others->n && j < STORIES_MOST; j++) {
            if (are_alike(&m->subjects.v[documents->v[i]], &m->subjects.v[others->v[j]]))
                return true;
        }
    }
    return false;
}
