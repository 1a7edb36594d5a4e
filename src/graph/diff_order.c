/* diff_order: the order in which changes are told: what they are about, then articles by file,
 * actors by name and events by date, then the kind of change.
 */
#include "graph/diff.h"

#include <stdlib.h>

typedef struct ranked { /* one class of documents, actors or events */
    day_number day, last;
    str name;
    uint32_t class;
} ranked;

static int by_day(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    if (x->last != y->last)
        return x->last < y->last ? -1 : 1;
    int order = str_cmp(x->name, y->name);
    return order != 0 ? order : (x->class > y->class) - (x->class < y->class);
}

/* Events by the first day they may lie on, then by the last; where only an end is known, by that.
 * Undated ones last. */
static ranked rank_of_event(const graph_event *e)
{
    ranked r = {.day = DAY_MAX, .last = DAY_MAX, .name = e->id};
    if (edtf_bounds(e->date, &r.day, &r.last) && r.day == DAY_MIN)
        r.day = r.last;
    return r;
}

/* What documents, actors and events are ordered by. */
static ranked rank_of(const dateline_graph *g, change_subject about, uint32_t at)
{
    if (about == ABOUT_ARTICLE)
        return (ranked){.name = g->documents.v[at].file};
    if (about == ABOUT_ACTOR)
        return (ranked){.name = g->entities.v[at].label};
    return rank_of_event(&g->events.v[at]);
}

/* By class: its place in the order of what things are now (or were, if they are gone). */
static uint32_t *rank_classes(const dateline_diff *d, arena *scratch, const pairing *p,
                              change_subject about)
{
    size_t classes = p->n_old + p->n_new;
    ranked *order = arena_new(scratch, ranked, classes + 1);
    uint32_t *rank = arena_new(scratch, uint32_t, classes + 1);
    for (uint32_t k = 0; k < classes; k++) {
        uint32_t i = k < p->n_old ? k : NONE, j = i == NONE ? k - (uint32_t)p->n_old : p->new_of[i];
        order[k] = rank_of(j != NONE ? d->new : d->old, about, j != NONE ? j : i);
        order[k].class = k;
    }
    if (classes > 0)
        qsort(order, classes, sizeof *order, by_day);
    for (uint32_t k = 0; k < classes; k++)
        rank[order[k].class] = k;
    return rank;
}

/* Things that are split or merged stand by themselves, beside what they come from or became. */
static void rank_changes(dateline_diff *d, arena *scratch)
{
    const pairing *sorts[] = {NULL, &d->who.documents, &d->who.entities, &d->who.events};
    const uint32_t *ranks[4] = {NULL};
    for (int about = ABOUT_ARTICLE; about <= ABOUT_EVENT; about++)
        ranks[about] = rank_classes(d, scratch, sorts[about], (change_subject)about);
    for (size_t i = 0; i < d->changes.n; i++) {
        change *c = &d->changes.v[i];
        int about = c->about < ABOUT_EVENT ? (int)c->about : ABOUT_EVENT;
        if (about == ABOUT_GRAPH)
            continue;
        uint32_t old = about == ABOUT_EVENT ? c->old_event : c->old;
        uint32_t new = about == ABOUT_EVENT ? c->new_event : c->new;
        const pairing *p = sorts[about];
        uint32_t paired = new != NONE ? p->old_of[new] : old;
        c->rank = ranks[about][paired != NONE ? paired : p->n_old + new];
    }
}

static int by_number(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int by_place(const void *a, const void *b)
{
    const change *x = a, *y = b;
    bool x_event = x->about >= ABOUT_EVENT, y_event = y->about >= ABOUT_EVENT;
    int order = by_number(x_event ? ABOUT_EVENT : x->about, y_event ? ABOUT_EVENT : y->about);
    if (order == 0)
        order = by_number(x->rank, y->rank);
    if (order == 0)
        order = by_number(x->kind, y->kind);
    if (order == 0)
        order = by_number(x->new, y->new);
    if (order == 0)
        order = by_number(x->old, y->old);
    return order != 0 ? order : str_cmp(x->field, y->field);
}

void diff_sort(dateline_diff *d)
{
    arena scratch = ARENA_SCRATCH;
    rank_changes(d, &scratch);
    if (d->changes.n > 0)
        qsort(d->changes.v, d->changes.n, sizeof *d->changes.v, by_place);
    arena_free(&scratch);
}
