/* merge_linked: what one article tells as two events, however much they have in common. Words link
 * them, "a landslide that followed the eruption", "arrested after an earlier arrest", or a sentence
 * tells two deeds: "imposed a curfew and blocked roads". Only within one family of types, for no
 * others could be joined.
 */
#include "graph/merger.h"

#define DEEDS_MOST 16 /* of one sentence that are held apart from one, however long it is */

typedef struct apart { /* two told */
    uint32_t one, other;
} apart;

typedef VEC(apart) apart_vec;

static bool counts(const merger *m, const told_link *l)
{
    return l->from != l->to && m->outlines[l->from].family_id == m->outlines[l->to].family_id;
}

static bool are_of_one_sentence(const told *a, const told *b)
{
    return a->document != NONE && a->document == b->document && a->mentions.n == 1 &&
           b->mentions.n == 1 && a->mentions.v[0].begin == b->mentions.v[0].begin;
}

/* "refused to [step down]" is no second one. */
static bool is_deed(const told *t)
{
    return t->verb && !t->passing && !t->negated;
}

/* "Visited Oslo, where she was received by the king": two or more who meet in both. */
static bool is_one_meeting(const told *a, const told *b)
{
    uint32_t shared = 0;
    for (uint32_t i = 0; a->mutual && i < a->signs->participants_n; i++) {
        for (uint32_t k = 0; k < b->signs->participants_n; k++)
            shared += a->signs->participants[i].entity == b->signs->participants[k].entity;
    }
    return shared > 1;
}

/* "Was arrested and detained", "was shot and killed": two words for what befell one person, if on
 * one day. */
static bool are_two_words(const told *a, const told *b)
{
    bool told_twice = a->type_id != b->type_id || (a->dated && edtf_equal(a->date, b->date));
    for (uint32_t i = 0; told_twice && i < a->signs->participants_n; i++) {
        for (uint32_t k = 0; k < b->signs->participants_n; k++) {
            const told_participant *p = &a->signs->participants[i], *q = &b->signs->participants[k];
            if (p->entity == q->entity && p->role == ROLE_PATIENT && q->role == ROLE_PATIENT)
                return true;
        }
    }
    return false;
}

/* But "condemned the attack and called for an inquiry" is said on one occasion. */
static bool are_two_deeds(const merger *m, const told *a, const told *b)
{
    bool goes_on = a->family_id == m->statement_family;
    return a->family_id == b->family_id && !is_one_meeting(a, b) && !are_two_words(a, b) &&
           !goes_on && is_deed(a) && is_deed(b) && !str_eq(a->label, b->label);
}

static void find_apart(const merger *m, apart_vec *out, arena *scratch)
{
    for (size_t i = 0; i < m->links.n; i++) {
        const told_link *l = &m->links.v[i];
        if (counts(m, l))
            *vec_push(scratch, out) = (apart){l->from, l->to};
    }
    const uint32_t *turn = merge_in_turn(m, scratch);
    for (uint32_t i = 0; i < m->told.n; i++) {
        const told *a = m->told.v[turn[i]];
        uint32_t end = m->told.n - i > DEEDS_MOST ? i + DEEDS_MOST + 1 : (uint32_t)m->told.n;
        for (uint32_t k = i + 1; k < end && are_of_one_sentence(a, m->told.v[turn[k]]); k++) {
            if (are_two_deeds(m, a, m->told.v[turn[k]]))
                *vec_push(scratch, out) = (apart){turn[i], turn[k]};
        }
    }
}

static void add_linked(merger *m, uint32_t *filled, uint32_t at, uint32_t other)
{
    m->linked[m->first_linked[at] + filled[at]++] = other;
    m->outlines[at].linked = true;
}

void merge_note_linked(merger *m, arena *scratch)
{
    apart_vec all = {0};
    find_apart(m, &all, scratch);
    m->first_linked = arena_new(scratch, uint32_t, m->told.n + 1);
    for (size_t i = 0; i < all.n; i++) {
        m->first_linked[all.v[i].one + 1]++;
        m->first_linked[all.v[i].other + 1]++;
    }
    for (size_t at = 0; at < m->told.n; at++)
        m->first_linked[at + 1] += m->first_linked[at];
    m->linked = arena_new(scratch, uint32_t, 2 * all.n + 1);
    uint32_t *filled = arena_new(scratch, uint32_t, m->told.n + 1);
    for (size_t i = 0; i < all.n; i++) {
        add_linked(m, filled, all.v[i].one, all.v[i].other);
        add_linked(m, filled, all.v[i].other, all.v[i].one);
    }
}

bool merge_are_linked(const merger *m, uint32_t first, uint32_t second)
{
    if (!m->outlines[first].linked || !m->outlines[second].linked)
        return false;
    uint32_t at = first;
    do {
        for (uint32_t i = m->first_linked[at]; i < m->first_linked[at + 1]; i++) {
            if (merge_leader(m, m->linked[i]) == second)
                return true;
        }
        at = m->next[at];
    } while (at != first);
    return false;
}
