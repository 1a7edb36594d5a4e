/* merge_story: which documents tell one story: those that speak of the same persons, institutions
 * and places about as much. "The vote" of one is likelier that of the other then, and what bears
 * one name in two that have nothing else in common likelier two things. */
#include "graph/merger.h"

#define ALIKE        0.17F /* of all that two documents name, what both name */
#define ALIKE_LEAST  0.08F /* enough for two events of one day, if two of these are no states */
#define STORIES_MOST 4     /* documents of an event that are compared */

/* Of 64, by which the bits of `bits` tell them apart: names that are sorted are so by bucket, too.
 */
static unsigned bucket_of(uint64_t name)
{
    return (unsigned)(name >> 58);
}

static void add_subject(document_subjects *to, const told_subject *s)
{
    unsigned bucket = bucket_of(s->name);
    if (to->n == SUBJECTS_MOST)
        return;
    if ((to->bits & merge_bit(bucket)) == 0)
        to->first[bucket] = (uint8_t)to->n;
    to->bits |= merge_bit(bucket);
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

/* Whether two lists, each by name, have enough in common of all that is named. */
static bool are_alike(const document_subjects *a, const document_subjects *b, bool same_days)
{
    float shared = 0;
    uint32_t others = 0; /* than states */
    for (uint64_t both = a->bits & b->bits; both != 0 && shared < ALIKE; both &= both - 1) {
        unsigned bucket = (unsigned)__builtin_ctzll(both);
        size_t i = a->first[bucket], j = b->first[bucket];
        while (i < a->n && j < b->n && bucket_of(a->names[i]) == bucket &&
               bucket_of(b->names[j]) == bucket) {
            uint64_t x = a->names[i], y = b->names[j];
            if (x == y) {
                shared += a->shares[i] < b->shares[j] ? a->shares[i] : b->shares[j];
                others += (x & SUBJECT_STATE) == 0;
            }
            i += x <= y;
            j += y <= x;
        }
    }
    return shared >= (same_days && others > 1 ? ALIKE_LEAST : ALIKE);
}

bool merge_same_story(const merger *m, const u32_vec *documents, const u32_vec *others,
                      bool same_days)
{
    for (size_t i = 0; i < documents->n && i < STORIES_MOST; i++) {
        for (size_t j = 0; j < others->n && j < STORIES_MOST; j++) {
            if (are_alike(&m->subjects.v[documents->v[i]], &m->subjects.v[others->v[j]], same_days))
                return true;
        }
    }
    return false;
}
