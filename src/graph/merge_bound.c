/* merge_bound: what words say of order bounds a date. "Protests erupted after the August 9 vote"
 * does not tell their day, but that they were on 9 August or later: [2020-08-09..]. Only stated
 * links count, only from events with a date of their own or, in the same words, so found, and never
 * for what is merely planned.
 */
#include "graph/merger.h"

#define ROUNDS 3 /* links from event to event along which dates are carried */

/* What is supposed already within that bound says more. */
static bool can_take(const told *t, edtf bound)
{
    bool better = !edtf_empty(t->date) && edtf_may_meet(t->date, bound);
    return !t->dated && !better && t->weight >= 2 && t->modality <= MOD_ALLEGED && !t->negated;
}

typedef struct bounder {
    merger *m;
    arena *scratch;
    map pairs;      /* two mentions: how many links they have */
    u32_vec found;  /* leaders that have a date now */
    bool *by_order; /* by leader: whether it is one of them */
    bool *bound;    /* by mention: whether order bounds it in its own words */
} bounder;

static uint32_t *count_of(bounder *b, const told_link *l)
{
    bool forward = l->from < l->to;
    uint32_t pair[] = {forward ? l->from : l->to, forward ? l->to : l->from};
    return map_slot_of(&b->pairs, (str){(const char *)pair, sizeof pair});
}

/* "before, during and after the vote": told both ways, order bounds nothing. */
static void count_pairs(bounder *b)
{
    for (size_t i = 0; i < b->m->links.n; i++) {
        uint32_t *count = count_of(b, &b->m->links.v[i]);
        *count = *count == MAP_NONE ? 1 : *count + 1;
    }
}

/* `at` gives its event the date, which can bound others in turn. */
static bool set_date(bounder *b, uint32_t at, edtf date, const told_link *l)
{
    merger *m = b->m;
    told *t = m->told.v[at];
    if (!edtf_bounds(date, &t->from, &t->to))
        return false;
    merge_forget(m, t);
    t->date = date;
    t->dated = true;
    outline dated = merge_outline(t, 0);
    uint32_t leader = merge_leader(m, at);
    merge_outline_add(&m->outlines[leader], &dated);
    m->dater[leader] = at;
    *vec_push(b->scratch, &b->found) = leader;
    b->by_order[leader] = b->bound[at] = true;
    for (size_t i = 0; i < t->mentions.n && !t->mentions.v[i].time_text.n; i++) {
        buf steps = {.arena = m->keep};
        buf_printf(&steps, "\"%.*s\" places it in ", (int)l->cue.n, l->cue.p);
        edtf_print(&steps, date);
        *vec_push(m->keep, &t->mentions.v[i].extra) = (graph_extra){S("steps"), buf_str(&steps)};
    }
    return true;
}

/* What an article tells as done was done when it was published. */
static day_number told_by(const bounder *b, uint32_t at)
{
    const merger *m = b->m;
    edtf published;
    day_number first, last = DAY_MAX;
    if (m->told.v[at]->document != NONE &&
        edtf_parse(&published, m->documents.v[m->told.v[at]->document].published))
        edtf_bounds(published, &first, &last);
    return last;
}

/* The undated `later` cannot lie before what `earlier` has as its first day, nor long after what it
 * has as its last where the cue says so: "hours after". */
static bool bound_later(bounder *b, uint32_t later, edtf earlier, const told_link *l)
{
    day_number first, last, limit = told_by(b, later);
    if (!edtf_bounds(earlier, &first, &last) || first == DAY_MIN)
        return false;
    edtf bound = edtf_or_later(b->m->keep, earlier);
    if (l->days > 0 && last < DAY_MAX - l->days)
        limit = limit < last + l->days ? limit : last + l->days;
    if (limit < DAY_MAX)
        bound = edtf_no_later(b->m->keep, bound, edtf_day(civil_from_day(limit)));
    return can_take(b->m->told.v[later], bound) && set_date(b, later, bound, l);
}

static bool bound_earlier(bounder *b, uint32_t earlier, edtf later, const told_link *l)
{
    day_number first, last;
    if (!edtf_bounds(later, &first, &last) || last == DAY_MAX)
        return false;
    edtf bound = edtf_or_earlier(b->m->keep, later);
    if (l->days > 0 && first > DAY_MIN + l->days)
        bound = edtf_no_earlier(b->m->keep, bound, edtf_day(civil_from_day(first - l->days)));
    return can_take(b->m->told.v[earlier], bound) && set_date(b, earlier, bound, l);
}

/* Whether order has dated the event, but in the words of another mention than this: too far to
 * carry a date on. "fled after torture" is not bound by a torture that another article dates by
 * order. */
static bool is_far(const bounder *b, uint32_t at, uint32_t leader)
{
    return b->by_order[leader] && !b->bound[at];
}

static bool bound_by(bounder *b, const told_link *l)
{
    const merger *m = b->m;
    uint32_t late = merge_leader(m, l->from), early = merge_leader(m, l->to);
    bool late_dated = m->outlines[late].dated, early_dated = m->outlines[early].dated;
    bool late_far = is_far(b, l->from, late), early_far = is_far(b, l->to, early);
    if (*count_of(b, l) != 1)
        return false;
    if (late_far && early_dated && !early_far)
        return b->bound[l->from] = true; /* the event is dated, but in other words */
    if (late_dated == early_dated || late_far || early_far)
        return false;
    if (early_dated)
        return bound_later(b, l->from, merge_date(m, early), l);
    return l->type == LINK_FOLLOWS && bound_earlier(b, l->to, merge_date(m, late), l);
}

static bool bound_once(bounder *b)
{
    bool any = false;
    for (size_t i = 0; i < b->m->links.n; i++) {
        const told_link *l = &b->m->links.v[i];
        if (l->type == LINK_FOLLOWS || l->type == LINK_RESPONDS_TO)
            any |= bound_by(b, l);
    }
    return any;
}

u32_vec merge_bound(merger *m, arena *scratch)
{
    bounder b = {.m = m, .scratch = scratch, .pairs = {.arena = scratch}};
    b.by_order = arena_new(scratch, bool, m->told.n + 1);
    b.bound = arena_new(scratch, bool, m->told.n + 1);
    count_pairs(&b);
    for (int round = 0; round < ROUNDS && bound_once(&b); round++)
        continue;
    return b.found;
}
