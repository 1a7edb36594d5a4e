/* Public functions that look into a graph: the i-th event, actor's part, quote or link. Texts are
 * borrowed from the graph, which keeps a NUL behind each.
 */
#include "api/api.h"

#include "graph/graph.h"

#include <string.h>

static const char *z(str s)
{
    return s.p != NULL ? s.p : "";
}

_Static_assert(DATELINE_DATE_MAX == EDTF_TEXT_MAX, "any date fits");

typedef struct date_run {
    edtf date;
    char *out;
    size_t size;
} date_run;

static dateline_status run_date(void *ctx, arena *scratch)
{
    date_run *run = ctx;
    str text = edtf_str(scratch, run->date);
    size_t n = text.n < run->size ? text.n : 0;
    if (n > 0)
        memcpy(run->out, text.p, n);
    run->out[n] = 0;
    return DATELINE_OK;
}

dateline_status dateline_graph_event(dateline_event *out, const dateline_graph *graph, size_t i)
{
    *out = (dateline_event){0};
    if (i >= graph->events.n)
        return DATELINE_INVALID;
    const graph_event *e = &graph->events.v[i];
    *out = (dateline_event){.id = z(e->id),
                            .type = z(e->type),
                            .label = z(e->label),
                            .time_text = z(e->time_text),
                            .modality = z(modality_name(e->modality)),
                            .status = z(e->status),
                            .negated = e->negated,
                            .confidence = e->confidence};
    date_run run = {e->date, out->date, sizeof out->date};
    return api_run(run_date, &run);
}

dateline_status dateline_graph_part(dateline_part *out, const dateline_graph *graph, size_t i)
{
    *out = (dateline_part){0};
    if (i >= graph->participants.n)
        return DATELINE_INVALID;
    const graph_participant *p = &graph->participants.v[i];
    const graph_entity *e = &graph->entities.v[p->entity];
    *out = (dateline_part){.entity = z(e->id),
                           .name = z(e->label),
                           .kind = z(entity_kind_name(e->kind)),
                           .role = z(role_name(p->role)),
                           .event = p->event};
    return DATELINE_OK;
}

dateline_status dateline_graph_quote(dateline_quote *out, const dateline_graph *graph, size_t i)
{
    *out = (dateline_quote){0};
    if (i >= graph->mentions.n)
        return DATELINE_INVALID;
    const graph_mention *m = &graph->mentions.v[i];
    *out = (dateline_quote){.file = z(graph->documents.v[m->document].file),
                            .text = z(m->quote),
                            .begin = m->begin,
                            .end = m->end,
                            .event = m->event};
    return DATELINE_OK;
}

dateline_status dateline_graph_link(dateline_link *out, const dateline_graph *graph, size_t i)
{
    *out = (dateline_link){0};
    if (i >= graph->links.n)
        return DATELINE_INVALID;
    const graph_link *l = &graph->links.v[i];
    *out = (dateline_link){.type = z(link_type_name(l->type)),
                           .cue = z(l->cue),
                           .from = l->from,
                           .to = l->to,
                           .confidence = l->confidence};
    return DATELINE_OK;
}
