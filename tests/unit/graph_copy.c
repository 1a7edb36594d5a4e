/* A graph of its own: all texts copied into its arena, so that it outlives what it was made of and
 * can be changed.
 */
#include "graph_copy.h"

static void copy_extra(arena *a, extra_vec *to, const extra_vec *from)
{
    *to = (extra_vec){0};
    for (size_t i = 0; i < from->n; i++)
        *vec_push(a, to) =
            (graph_extra){arena_str(a, from->v[i].name), arena_str(a, from->v[i].value)};
}

/* Each text is replaced by a copy. */
static void own(arena *a, str *const *texts, size_t n)
{
    for (size_t i = 0; i < n; i++)
        *texts[i] = arena_str(a, *texts[i]);
}

static void copy_document(arena *a, graph_document *to, const graph_document *from)
{
    *to = *from;
    str *texts[] = {&to->id,        &to->file,         &to->title,  &to->source,
                    &to->published, &to->published_by, &to->sha256, &to->url};
    own(a, texts, sizeof texts / sizeof *texts);
    copy_extra(a, &to->extra, &from->extra);
}

static void copy_entity(arena *a, graph_entity *to, const graph_entity *from)
{
    *to = *from;
    str *texts[] = {&to->id, &to->label, &to->role};
    own(a, texts, sizeof texts / sizeof *texts);
    to->aliases = (str_vec){0};
    for (size_t i = 0; i < from->aliases.n; i++)
        *vec_push(a, &to->aliases) = arena_str(a, from->aliases.v[i]);
    copy_extra(a, &to->extra, &from->extra);
}

static void copy_event(arena *a, graph_event *to, const graph_event *from)
{
    *to = *from;
    to->date = edtf_copy(a, from->date);
    str *texts[] = {&to->id, &to->type, &to->plover, &to->label, &to->time_text, &to->status};
    own(a, texts, sizeof texts / sizeof *texts);
    copy_extra(a, &to->extra, &from->extra);
}

static void copy_nodes(dateline_graph *to, const dateline_graph *from)
{
    arena *a = &to->arena;
    for (size_t i = 0; i < from->documents.n; i++)
        copy_document(a, vec_push(a, &to->documents), &from->documents.v[i]);
    for (size_t i = 0; i < from->entities.n; i++)
        copy_entity(a, vec_push(a, &to->entities), &from->entities.v[i]);
    for (size_t i = 0; i < from->events.n; i++)
        copy_event(a, vec_push(a, &to->events), &from->events.v[i]);
}

static void copy_edges(dateline_graph *to, const dateline_graph *from)
{
    arena *a = &to->arena;
    for (size_t i = 0; i < from->participants.n; i++) {
        graph_participant *p = vec_push(a, &to->participants);
        *p = from->participants.v[i];
        copy_extra(a, &p->extra, &from->participants.v[i].extra);
    }
    for (size_t i = 0; i < from->links.n; i++) {
        graph_link *l = vec_push(a, &to->links);
        *l = from->links.v[i];
        str *texts[] = {&l->cue, &l->doc};
        own(a, texts, sizeof texts / sizeof *texts);
        copy_extra(a, &l->extra, &from->links.v[i].extra);
    }
    for (size_t i = 0; i < from->mentions.n; i++) {
        graph_mention *m = vec_push(a, &to->mentions);
        *m = from->mentions.v[i];
        str *texts[] = {&m->quote, &m->time_text, &m->date};
        own(a, texts, sizeof texts / sizeof *texts);
        copy_extra(a, &m->extra, &from->mentions.v[i].extra);
    }
}

void graph_copy(dateline_graph *to, const dateline_graph *from)
{
    to->title = arena_str(&to->arena, from->title);
    to->language = arena_str(&to->arena, from->language);
    copy_extra(&to->arena, &to->extra, &from->extra);
    copy_nodes(to, from);
    copy_edges(to, from);
}
