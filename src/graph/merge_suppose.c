/* merge_suppose: dates that only an article's scene lets suppose, "2016-05-04?". They have no part
 * in joining, so that they neither join events nor keep them apart. An event has one if nothing
 * else dates it, all mentions that suppose one suppose the same, and no link speaks against it.
 */
#include "graph/merger.h"

static bool supposes(const told *t)
{
    return !t->dated && !edtf_empty(t->date);
}

void merge_forget(merger *m, told *t)
{
    if (!supposes(t))
        return;
    t->date = (edtf){0};
    for (size_t i = 0; i < t->mentions.n; i++)
        graph_extra_set(m->keep, &t->mentions.v[i].extra, S("steps"), (str){0});
}

/* Once for an event, however many links speak against what it supposes. */
static void forget_all(merger *m, uint32_t leader)
{
    if (!m->outlines[leader].supposes)
        return;
    m->outlines[leader].supposes = false;
    uint32_t at = leader;
    do {
        merge_forget(m, m->told.v[at]);
        at = m->next[at];
    } while (at != leader);
}

/* What the event's mentions suppose, if it is one date and nothing else dates it. */
static void settle(merger *m, uint32_t leader)
{
    bool dated = m->outlines[leader].dated, clash = false;
    uint32_t at = leader;
    do {
        told *t = m->told.v[at];
        if (supposes(t) && dated && !edtf_may_meet(t->date, merge_date(m, leader)))
            merge_forget(m, t);
        if (supposes(t) && !dated) {
            bool first = edtf_empty(merge_date(m, leader));
            m->dater[leader] = first ? at : m->dater[leader];
            clash |= !edtf_equal(t->date, merge_date(m, leader));
        }
        at = m->next[at];
    } while (at != leader);
    if (clash)
        forget_all(m, leader);
}

/* What words tell of order holds; what was supposed against it does not. */
static void settle_link(merger *m, const told_link *l)
{
    bool ahead = l->type == LINK_CAUSES || l->type == LINK_RESULTS_IN;
    bool ordered = ahead || l->type == LINK_FOLLOWS || l->type == LINK_RESPONDS_TO;
    uint32_t late = merge_leader(m, ahead ? l->to : l->from);
    uint32_t early = merge_leader(m, ahead ? l->from : l->to);
    day_number late_from, late_to, early_from, early_to;
    if (!ordered || !edtf_bounds(merge_date(m, late), &late_from, &late_to) ||
        !edtf_bounds(merge_date(m, early), &early_from, &early_to) || late_to >= early_from)
        return;
    forget_all(m, late);
    forget_all(m, early);
}

void merge_suppose(merger *m)
{
    for (uint32_t at = 0; at < m->told.n; at++) {
        if (m->leader[at] == at && m->outlines[at].supposes)
            settle(m, at);
    }
    for (size_t i = 0; i < m->links.n; i++)
        settle_link(m, &m->links.v[i]);
}
