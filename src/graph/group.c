/* Counting sort: the edges of one event keep their order. */
#include "graph/group.h"

static grouped group(arena *a, size_t events, size_t edges, const uint32_t *event_of, size_t stride)
{
    grouped g = {arena_new(a, uint32_t, events + 2), arena_new(a, uint32_t, edges)};
    const char *p = (const char *)event_of;
    for (size_t i = 0; i < edges; i++)
        g.first[*(const uint32_t *)(const void *)(p + i * stride) + 2]++;
    for (size_t e = 2; e < events + 2; e++)
        g.first[e] += g.first[e - 1];
    for (size_t i = 0; i < edges; i++)
        g.edges[g.first[*(const uint32_t *)(const void *)(p + i * stride) + 1]++] = (uint32_t)i;
    return g;
}

grouped group_participants(arena *a, const dateline_graph *g)
{
    const graph_participant *v = g->participants.v;
    return group(a, g->events.n, g->participants.n, v != NULL ? &v->event : NULL, sizeof *v);
}

grouped group_mentions(arena *a, const dateline_graph *g)
{
    const graph_mention *v = g->mentions.v;
    return group(a, g->events.n, g->mentions.n, v != NULL ? &v->event : NULL, sizeof *v);
}
