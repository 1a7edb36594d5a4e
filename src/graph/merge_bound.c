/* merge_bound: what words say of order bounds a date. "Protests erupted after the August 9 vote"
 * does not tell their day, but that they were on 9 August or later: 2020-08-09/.. . Only stated
 * links count, only from events with a date of their own or so found, and never for what is merely
 * planned.
 */
#include "graph/merger.h"

#define ROUNDS 3 /* links from event to event along which dates are carried */

static bool can_take(const told *t)
{
    return !t->dated && t->weight >= 2 && t->modality <= MOD_ALLEGED && !t->negated;
}

static edtf as_end(edtf_date d)
{
    return edtf_qualify((edtf){.from = d}, EDTF_SURE);
}

static str pair_key(arena *scratch, const told_link *l)
{
    buf key = {.arena = scratch};
    bool forward = l->from < l->to;
    buf_printf(&key, "%u %u", forward ? l->from : l->to, forward ? l->to : l->from);
    return buf_str(&key);
}

/* "before, during and after the vote": told both ways, order bounds nothing. */
static void count_pairs(map *pairs, arena *scratch, const merger *m)
{
    for (size_t i = 0; i < m->links.n; i++) {
        const told_link *l = &m->links.v[i];
        uint32_t *count = map_slot_of(pairs, pair_key(scratch, l));
        *count = *count == MAP_NONE ? 1 : *count + 1;
    }
}

static bool told_once(const map *pairs, arena *scratch, const told_link *l)
{
    return map_get(pairs, pair_key(scratch, l)) == 1;
}

static const joined *event_of(const merger *m, const told *t)
{
    const joined *e = &m->joined.v[t->event];
    return e->dated ? e : NULL;
}

static void set_date(merger *m, told *t, edtf date, const told_link *l)
{
    t->date = date;
    t->dated = edtf_bounds(date, &t->from, &t->to);
    joined *e = &m->joined.v[t->event]; /* so that it can bound others in turn */
    e->date = date;
    e->dated = edtf_bounds(date, &e->from, &e->to);
    for (size_t i = 0; i < t->mentions.n && !t->mentions.v[i].time_text.n; i++) {
        buf steps = {.arena = m->keep};
        buf_printf(&steps, "\"%.*s\" places it in ", (int)l->cue.n, l->cue.p);
        edtf_print(&steps, date);
        *vec_push(m->keep, &t->mentions.v[i].extra) = (graph_extra){S("steps"), buf_str(&steps)};
    }
}

/* The undated `later` cannot lie before what `earlier` has as its first day. */
static bool bound_later(merger *m, told *later, const joined *earlier, const told_link *l)
{
    if (!can_take(later) || earlier->from == DAY_MIN)
        return false;
    edtf since = edtf_since(as_end(earlier->date.from));
    set_date(m, later, since, l);
    return later->dated;
}

static bool bound_earlier(merger *m, told *earlier, const joined *later, const told_link *l)
{
    if (!can_take(earlier) || later->to == DAY_MAX)
        return false;
    edtf_date end = later->date.interval ? later->date.to : later->date.from;
    set_date(m, earlier, edtf_until(as_end(end)), l);
    return earlier->dated;
}

static bool bound_once(merger *m, const map *pairs, arena *scratch)
{
    bool any = false;
    for (size_t i = 0; i < m->links.n; i++) {
        const told_link *l = &m->links.v[i];
        told *from = m->told.v[l->from], *to = m->told.v[l->to];
        if (l->type != LINK_FOLLOWS && l->type != LINK_RESPONDS_TO)
            continue;
        if (!told_once(pairs, scratch, l))
            continue;
        const joined *late = event_of(m, from), *early = event_of(m, to);
        if (!late && early)
            any |= bound_later(m, from, early, l);
        else if (!early && late && l->type == LINK_FOLLOWS)
            any |= bound_earlier(m, to, late, l);
    }
    return any;
}

bool merge_bound(merger *m)
{
    arena scratch = ARENA_SCRATCH;
    map pairs = {.arena = &scratch};
    count_pairs(&pairs, &scratch, m);
    bool any = false;
    for (int round = 0; round < ROUNDS && bound_once(m, &pairs, &scratch); round++)
        any = true;
    arena_free(&scratch);
    return any;
}
