/* choose: which events are drawn: those asked for, without the undated that add nothing, or only
 * the surer, or the best supported. */
#include "draw/comparison.h"

#include <stdlib.h>

#define UNDATED_MOST 8          /* undated events drawn at normal detail */
#define GRAPH_MOST   40         /* events in the view of a graph: the lines of more are a knot */
#define SURE_ENOUGH  0.75       /* confidence of what is drawn at low detail */
#define DOCUMENT     10000      /* what one document that tells of an event is worth */
#define CHANGED      2000000000 /* in a comparison, what changed is worth more than all else */

typedef struct valued {
    uint32_t event, worth;
} valued;

static int by_worth(const void *left, const void *right)
{
    const valued *a = left, *b = right;
    if (a->worth != b->worth)
        return a->worth > b->worth ? -1 : 1;
    return a->event < b->event ? -1 : a->event > b->event;
}

/* How well its date places an event: 3 for a day, 2 for a month, 1 for longer, 0 for none. */
static uint32_t placing(const graph_event *e)
{
    day_number first, last;
    if (!edtf_bounds(e->date, &first, &last) || (first == DAY_MIN && last == DAY_MAX))
        return 0;
    uint64_t later = (uint64_t)last - (uint64_t)first; /* in days, be a bound never so far */
    return later <= 1 ? 3 : later <= 30 ? 2 : 1;
}

static bool has_day(const graph_event *e)
{
    return placing(e) > 0;
}

/* What an undated event adds to a timeline: links to dated events say where it belongs, mentions
 * that it matters; what a person added or accepted counts most. */
static uint32_t *worths(const layout *l)
{
    const dateline_graph *g = l->g;
    uint32_t *worth = arena_new(l->a, uint32_t, g->events.n);
    for (size_t i = 0; i < g->mentions.n; i++)
        worth[g->mentions.v[i].event]++;
    for (size_t i = 0; i < g->links.n; i++) {
        const graph_link *k = &g->links.v[i];
        worth[k->from] += has_day(&g->events.v[k->to]) ? 2 : 0;
        worth[k->to] += has_day(&g->events.v[k->from]) ? 2 : 0;
    }
    for (size_t i = 0; i < g->events.n; i++)
        worth[i] += str_eq(g->events.v[i].status, S("extracted")) ? 0 : 1000;
    return worth;
}

/* Leaves the undated events out but for the few that matter; a graph without any date is drawn
 * whole, but not what is gone from one. */
static void drop_undated(const layout *l, bool *wanted)
{
    VEC(valued) found = {0};
    uint32_t *worth = worths(l);
    bool any = l->gone;
    for (uint32_t i = 0; i < l->g->events.n; i++) {
        any |= wanted[i] && has_day(&l->g->events.v[i]);
        if (wanted[i] && !has_day(&l->g->events.v[i]))
            *vec_push(l->a, &found) = (valued){i, worth[i]};
    }
    if (!any || !found.n)
        return;
    qsort(found.v, found.n, sizeof *found.v, by_worth);
    for (size_t i = 0; i < found.n; i++) {
        bool matters = found.v[i].worth >= 1000 || (i < UNDATED_MOST && found.v[i].worth >= 3);
        wanted[found.v[i].event] = matters && l->options->detail == DETAIL_NORMAL;
    }
}

static void drop_unsure(const layout *l, bool *wanted, double least)
{
    for (size_t i = 0; i < l->g->events.n; i++)
        wanted[i] = wanted[i] && l->g->events.v[i].confidence >= least;
}

/* Where the first two sentences of an article begin that tell events: its lead. */
typedef struct lead {
    uint32_t first, second;
} lead;

static lead *leads(const layout *l)
{
    const dateline_graph *g = l->g;
    lead *of = arena_new(l->a, lead, g->documents.n);
    for (size_t i = 0; i < g->documents.n; i++)
        of[i] = (lead){NONE, NONE};
    for (size_t i = 0; i < g->mentions.n; i++) {
        lead *k = &of[g->mentions.v[i].document];
        uint32_t begin = g->mentions.v[i].begin;
        if (begin < k->first)
            *k = (lead){begin, k->first};
        else if (begin > k->first && begin < k->second)
            k->second = begin;
    }
    return of;
}

/* By event: in how many documents it is told, with one more for the lead of any (a hundred for
 * what a person added or accepted; two for each step of its date, for a timeline without days tells
 * little), then how often and how much is linked to it, then how sure it is. Measured on the
 * essential events of annotated stories: links, kinds and actors of events did not help to find
 * them. */
static uint32_t *supports(const layout *l)
{
    const dateline_graph *g = l->g;
    const lead *lead_of = leads(l);
    uint32_t *worth = arena_new(l->a, uint32_t, g->events.n);
    uint32_t *last = arena_new(l->a, uint32_t, g->events.n); /* document + 1 */
    bool *leading = arena_new(l->a, bool, g->events.n);
    for (size_t i = 0; i < g->mentions.n; i++) {
        const graph_mention *m = &g->mentions.v[i];
        const lead *k = &lead_of[m->document];
        worth[m->event] += last[m->event] == m->document + 1 ? 100 : DOCUMENT;
        last[m->event] = m->document + 1;
        leading[m->event] |= m->begin == k->first || m->begin == k->second;
    }
    for (size_t i = 0; i < g->links.n; i++) {
        worth[g->links.v[i].from] += 100;
        worth[g->links.v[i].to] += 100;
    }
    for (size_t i = 0; i < g->events.n; i++) {
        const graph_event *e = &g->events.v[i];
        worth[i] += str_eq(e->status, S("extracted")) || !e->status.n ? 0 : 100 * DOCUMENT;
        worth[i] += (2 * placing(e) + leading[i]) * DOCUMENT;
        worth[i] += e->confidence > 0 ? (uint32_t)(e->confidence * 99) : 0;
        worth[i] += l->versus && l->versus->of_event[i].fate != FATE_SAME ? CHANGED : 0;
    }
    return worth;
}

/* Each event is worth a document less for any better one of the same date: one story of a day
 * rather tells it again than something new. */
static void lower_same_dates(const layout *l, valued *sorted, size_t n)
{
    map of_date = {.arena = l->a};
    for (size_t i = 0; i < n; i++) {
        day_number days[2];
        if (!edtf_bounds(l->g->events.v[sorted[i].event].date, &days[0], &days[1]))
            continue;
        uint32_t *better = map_slot_of(&of_date, (str){(const char *)days, sizeof days});
        *better = *better == MAP_NONE ? 0 : *better + 1;
        uint32_t less = *better < 100 ? *better * DOCUMENT : 100 * DOCUMENT;
        sorted[i].worth -= sorted[i].worth < less ? sorted[i].worth : less;
    }
}

static void keep_most(const layout *l, bool *wanted, size_t most)
{
    VEC(valued) found = {0};
    uint32_t *worth = supports(l);
    for (uint32_t i = 0; i < l->g->events.n; i++)
        if (wanted[i])
            *vec_push(l->a, &found) = (valued){i, worth[i]};
    if (found.n > most) {
        qsort(found.v, found.n, sizeof *found.v, by_worth);
        lower_same_dates(l, found.v, found.n);
        qsort(found.v, found.n, sizeof *found.v, by_worth);
    }
    for (size_t i = most; i < found.n; i++)
        wanted[found.v[i].event] = false;
}

bool *choose_events(const layout *l, size_t *asked)
{
    const draw_options *o = l->options;
    bool *wanted = asked_events(l);
    *asked = 0;
    for (size_t i = 0; i < l->g->events.n; i++)
        *asked += wanted[i];
    if (o->detail != DETAIL_FULL)
        drop_undated(l, wanted);
    if (o->detail == DETAIL_LOW)
        drop_unsure(l, wanted, SURE_ENOUGH);
    drop_unsure(l, wanted, o->min_confidence);
    size_t most = o->max_events;
    if (most == 0 && o->view == VIEW_GRAPH && o->detail != DETAIL_FULL)
        most = GRAPH_MOST;
    if (most > 0)
        keep_most(l, wanted, most);
    return wanted;
}
