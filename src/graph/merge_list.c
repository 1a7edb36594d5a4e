/* merge_list: which mentions of one family are told in a document or have a participant. Each list
 * is in the order of telling, so that its neighbours were told in one article or one week.
 */
#include "graph/merger.h"

typedef struct newest_list { /* of a document or participant */
    uint32_t family;         /* counted from 1 */
    uint32_t number;
} newest_list;

typedef struct numbering {
    newest_list *documents, *participants;
    uint32_t n; /* lists so far */
} numbering;

/* The list's number, from 0 in the order of need. Mentions come family by family, so that only the
 * newest list is ever asked for. */
static uint32_t list_of(numbering *to, newest_list *newest, uint32_t family)
{
    if (newest->family != family + 1)
        *newest = (newest_list){family + 1, to->n++};
    return newest->number;
}

/* Returns how many there are. */
static size_t number_lists(merge_lists *lists, arena *scratch, const merger *m)
{
    numbering to = {arena_new(scratch, newest_list, m->documents.n + 1),
                    arena_new(scratch, newest_list, m->entities.n + 1), 0};
    uint32_t n = 0;
    for (size_t at = 0; at < m->told.n; at++) {
        const signs *s = m->signs[at];
        uint32_t family = m->outlines[at].family_id;
        lists->first_key[at] = n;
        if (s->document != NONE)
            lists->keys[n++] = list_of(&to, &to.documents[s->document], family);
        for (uint32_t i = 0; i < s->participants_n; i++)
            lists->keys[n++] = list_of(&to, &to.participants[s->participants[i].entity], family);
    }
    lists->first_key[m->told.n] = n;
    return to.n;
}

const uint32_t *merge_in_turn(const merger *m, arena *a)
{
    uint32_t *at_of = arena_new(a, uint32_t, m->told.n + 1);
    for (uint32_t at = 0; at < m->told.n; at++)
        at_of[m->outlines[at].telling] = at;
    return at_of;
}

/* Counting sort. */
static void fill_lists(merge_lists *lists, const merger *m, arena *a, size_t n)
{
    uint32_t keys = lists->first_key[m->told.n];
    uint32_t *start = arena_new(a, uint32_t, n + 2);
    for (uint32_t i = 0; i < keys; i++)
        start[lists->keys[i] + 2]++;
    for (size_t i = 2; i < n + 2; i++)
        start[i] += start[i - 1];
    const uint32_t *turn = merge_in_turn(m, a);
    for (size_t i = 0; i < m->told.n; i++) {
        uint32_t at = turn[i];
        for (uint32_t k = lists->first_key[at]; k < lists->first_key[at + 1]; k++) {
            lists->places[k] = start[lists->keys[k] + 1]++;
            lists->members[lists->places[k]] = at;
        }
    }
    lists->start = start;
}

merge_lists merge_list_company(const merger *m, arena *a)
{
    size_t most = m->told.n;
    for (size_t at = 0; at < m->told.n; at++)
        most += m->signs[at]->participants_n;
    merge_lists lists = {.first_key = arena_new(a, uint32_t, m->told.n + 1),
                         .keys = arena_new(a, uint32_t, most + 1),
                         .places = arena_new(a, uint32_t, most + 1),
                         .members = arena_new(a, uint32_t, most + 1)};
    arena scratch = ARENA_SCRATCH;
    fill_lists(&lists, m, a, number_lists(&lists, &scratch, m));
    arena_free(&scratch);
    return lists;
}
