/* merge_linked: what words link are two events, however much they have in common: "a landslide that
 * followed the eruption", "arrested after an earlier arrest". Only links within one family of types
 * count, for no others could be joined.
 */
#include "graph/merger.h"

static bool counts(const merger *m, const told_link *l)
{
    return l->from != l->to && m->outlines[l->from].family_id == m->outlines[l->to].family_id;
}

static void add_linked(merger *m, uint32_t *filled, uint32_t at, uint32_t other)
{
    m->linked[m->first_linked[at] + filled[at]++] = other;
    m->outlines[at].linked = true;
}

void merge_note_linked(merger *m, arena *scratch)
{
    size_t n = 0;
    m->first_linked = arena_new(scratch, uint32_t, m->told.n + 1);
    for (size_t i = 0; i < m->links.n; i++) {
        if (counts(m, &m->links.v[i])) {
            m->first_linked[m->links.v[i].from + 1]++;
            m->first_linked[m->links.v[i].to + 1]++;
            n += 2;
        }
    }
    for (size_t at = 0; at < m->told.n; at++)
        m->first_linked[at + 1] += m->first_linked[at];
    m->linked = arena_new(scratch, uint32_t, n + 1);
    uint32_t *filled = arena_new(scratch, uint32_t, m->told.n + 1);
    for (size_t i = 0; i < m->links.n; i++) {
        const told_link *l = &m->links.v[i];
        if (counts(m, l)) {
            add_linked(m, filled, l->from, l->to);
            add_linked(m, filled, l->to, l->from);
        }
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
