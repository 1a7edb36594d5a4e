/* merge_emit: joined events as a graph: how they are named, what they are linked to. An event keeps
 * every mention with the date that source gives, if it is another.
 */
#include "graph/merge_joined.h"

#include "base/utf8.h"
#include "graph/slug.h"

#define LABEL_FIT 24 /* bytes from which a label says enough */

typedef struct emitter {
    merger *m;
    dateline_graph *g;
    arena *scratch;
    joined joined;       /* the event at hand */
    uint32_t *event_at;  /* by leader: event of the graph, or NONE if left out */
    uint32_t *entity_at; /* by merger entity */
    map ids;
    intern names; /* of types */
} emitter;

/* ---- label, id ------------------------------------------------------------------------------ */

/* Which mention names the event best: a clause with its doer, neither clipped nor long. */
static double label_score(const told *t)
{
    double score = t->label_worth;
    score += t->label.n >= LABEL_FIT ? 1 : (double)t->label.n / LABEL_FIT;
    score += t->verb ? 0.5 : 0;
    score += t->dated ? 1 : 0;
    score += t->given != NULL && t->given->id.n > 0
                 ? 10
                 : 0; /* what a person or an earlier graph called it */
    for (uint32_t i = 0; i < t->signs->participants_n && i < 2; i++)
        score += t->signs->participants[i].role == ROLE_AGENT ? 0.5 : 0.25;
    return score;
}

/* What one mention tells as a fact is not called by "may be appointed" of another. */
static bool names_better(const told *t, const told *than)
{
    if (t->modality != than->modality && t->given == NULL && than->given == NULL)
        return t->modality < than->modality;
    return label_score(t) > label_score(than);
}

/* "Nine people were killed" of a crash does not name the crash; "the crash killed nine" does. */
static const told *best_told(const merger *m, const joined *e)
{
    const told *leader = m->told.v[e->leader], *best = NULL;
    for (size_t i = 0; i < e->told.n; i++) {
        const told *t = m->told.v[e->told.v[i]];
        bool names = t->family_id == leader->family_id || t->tells_deed;
        if (names && (best == NULL || names_better(t, best)))
            best = t;
    }
    return best;
}

static str event_id(emitter *x, edtf date, str label)
{
    char room[128];
    buf b = BUF_ON(room, x->scratch);
    slug_put_event(&b, date, label);
    return slug_free(&x->ids, &x->g->arena, buf_str(&b));
}

/* ---- the parts of the graph ----------------------------------------------------------------- */

static void emit_documents(emitter *x)
{
    for (size_t i = 0; i < x->m->documents.n; i++)
        *vec_push(&x->g->arena, &x->g->documents) = x->m->documents.v[i];
}

/* Names are kept wherever they stand; "protesters" only where they do something. */
static void mark_named(emitter *x)
{
    for (size_t i = 0; i < x->m->entities.n; i++)
        x->entity_at[i] = x->m->entities.v[i].kind == ENTITY_GROUP ? NONE : 0;
}

static size_t mark_actors(emitter *x, const joined *e)
{
    size_t n = 0;
    for (size_t i = 0; i < e->participants.n; i++) {
        if (!joined_takes_part(x->m, e, &e->participants.v[i]))
            continue;
        x->entity_at[e->participants.v[i].entity] = 0;
        n++;
    }
    return n;
}

static size_t count_mentions(const merger *m, const joined *e)
{
    size_t n = 0;
    for (size_t i = 0; i < e->told.n; i++)
        n += m->told.v[e->told.v[i]]->mentions.n;
    return n;
}

/* Which events and actors will be in the graph, and room for as many as that is. */
static void survey(emitter *x)
{
    const merger *m = x->m;
    dateline_graph *g = x->g;
    size_t events = 0, participants = 0, mentions = 0;
    mark_named(x);
    for (uint32_t at = 0; at < m->told.n; at++) {
        x->event_at[at] = NONE;
        if (m->leader[at] != at)
            continue;
        joined_gather(&x->joined, m, at, x->scratch);
        if (!joined_worth_keeping(m, &x->joined))
            continue;
        x->event_at[at] = (uint32_t)events++;
        participants += mark_actors(x, &x->joined);
        mentions += count_mentions(m, &x->joined);
    }
    vec_reserve(&g->arena, &g->documents, m->documents.n);
    vec_reserve(&g->arena, &g->entities, m->entities.n);
    vec_reserve(&g->arena, &g->events, events);
    vec_reserve(&g->arena, &g->participants, participants);
    vec_reserve(&g->arena, &g->mentions, mentions);
    vec_reserve(&g->arena, &g->links, m->links.n);
}

static void emit_entities(emitter *x)
{
    for (size_t i = 0; i < x->m->entities.n; i++) {
        graph_entity e = x->m->entities.v[i];
        if (x->entity_at[i] == NONE)
            continue;
        if (!e.id.n) {
            buf b = {.arena = &x->g->arena};
            slug_put_entity(&b, e.kind, e.label);
            e.id = buf_str(&b);
        }
        e.id = slug_free(&x->ids, &x->g->arena, e.id);
        x->entity_at[i] = (uint32_t)x->g->entities.n;
        *vec_push(&x->g->arena, &x->g->entities) = e;
    }
}

static double joint_confidence(const merger *m, const joined *e)
{
    double doubt = 1;
    double most = 0;
    for (size_t i = 0; i < e->told.n; i++) {
        double c = m->told.v[e->told.v[i]]->confidence;
        most = c > most ? c : most;
        doubt *= i < 4 ? 1 - c / 2 : 1;
    }
    double c = most > 1 - doubt ? most : 1 - doubt;
    return c > 0.99 && most < 1 ? 0.99 : c;
}

static str first_time_text(const merger *m, const joined *e)
{
    const told *t = m->told.v[e->told.v[0]];
    return t->mentions.n ? t->mentions.v[0].time_text : (str){0};
}

static void emit_mentions(emitter *x, const joined *e, uint32_t at)
{
    for (size_t i = 0; i < e->told.n; i++) {
        const told *t = x->m->told.v[e->told.v[i]];
        for (size_t j = 0; j < t->mentions.n; j++) {
            graph_mention gm = t->mentions.v[j];
            gm.event = at;
            if (t->dated && !gm.date.n && !edtf_equal(t->date, e->date))
                gm.date = edtf_str(&x->g->arena, t->date);
            *vec_push(&x->g->arena, &x->g->mentions) = gm;
        }
    }
}

/* A word of the merger's, which the graph outlives. */
static str kept(emitter *x, uint32_t word)
{
    uint32_t id = intern_add(&x->names, &x->g->arena, x->m->words.words.v[word]);
    return x->names.words.v[id];
}

static graph_event event_of(emitter *x, const joined *e)
{
    static const graph_event found = {.status = STR_INIT("extracted")};
    const told *best = best_told(x->m, e);
    const told *leader = x->m->told.v[e->leader];
    const graph_event *given = best->given != NULL ? best->given : &found;
    bool named = given->id.n > 0;
    return (graph_event){
        .id =
            named ? slug_free(&x->ids, &x->g->arena, given->id) : event_id(x, e->date, best->label),
        .type = kept(x, best->tells_deed ? leader->type_id : best->type_id),
        .plover = kept(x, best->tells_deed ? leader->plover_id : best->plover_id),
        .label = named ? arena_str(&x->g->arena, best->label)
                       : utf8_capitalised(&x->g->arena, best->label),
        .date = e->date,
        .time_text = first_time_text(x->m, e),
        .modality = e->modality,
        .negated = x->m->outlines[e->leader].negated,
        .confidence = joint_confidence(x->m, e),
        .status = given->status.n > 0 ? given->status : found.status,
        .extra = given->extra,
    };
}

static void emit_event(emitter *x, const joined *e)
{
    uint32_t at = (uint32_t)x->g->events.n;
    graph_event out = event_of(x, e);
    *vec_push(&x->g->arena, &x->g->events) = out;
    for (size_t i = 0; i < e->participants.n; i++) {
        if (joined_takes_part(x->m, e, &e->participants.v[i]))
            *vec_push(&x->g->arena, &x->g->participants) = (graph_participant){
                .entity = x->entity_at[e->participants.v[i].entity],
                .event = at,
                .role = e->participants.v[i].role,
            };
    }
    emit_mentions(x, e, at);
}

static void emit_events(emitter *x)
{
    for (uint32_t at = 0; at < x->m->told.n; at++) {
        if (x->event_at[at] == NONE)
            continue;
        joined_gather(&x->joined, x->m, at, x->scratch);
        emit_event(x, &x->joined);
    }
}

static const outline *outline_of(const emitter *x, uint32_t told_at)
{
    return &x->m->outlines[merge_leader(x->m, told_at)];
}

/* A later event cannot have been caused, followed or answered by an earlier one, and what came
 * "days after" came not years after: such a reading of the words was wrong. */
static bool against_time(const emitter *x, const told_link *l)
{
    const outline *a = outline_of(x, l->from), *b = outline_of(x, l->to);
    if (!a->dated || !b->dated || l->type == LINK_PART_OF || l->type == LINK_REPORTS_ON ||
        l->type == LINK_RELATED_TO)
        return false;
    bool earlier_first = l->type == LINK_CAUSES || l->type == LINK_RESULTS_IN;
    const outline *early = earlier_first ? a : b, *late = earlier_first ? b : a;
    day_number days = (day_number)l->days;
    bool far = days > 0 && early->to < DAY_MAX - days && early->to + days < late->from;
    return late->to < early->from || far;
}

static void emit_links(emitter *x)
{
    arena scratch = ARENA_SCRATCH;
    map seen = {.arena = &scratch};
    for (size_t i = 0; i < x->m->links.n; i++) {
        const told_link *l = &x->m->links.v[i];
        uint32_t from = x->event_at[merge_leader(x->m, l->from)];
        uint32_t to = x->event_at[merge_leader(x->m, l->to)];
        if (from == NONE || to == NONE || from == to || against_time(x, l))
            continue;
        uint32_t key[] = {from, to, l->type};
        uint32_t *slot = map_slot_of(&seen, (str){(const char *)key, sizeof key});
        if (*slot != MAP_NONE)
            continue;
        *slot = 0;
        *vec_push(&x->g->arena, &x->g->links) = (graph_link){
            .from = from,
            .to = to,
            .type = l->type,
            .cue = l->cue,
            .doc = map_get(&x->m->document_ids, l->doc) == MAP_NONE ? (str){0} : l->doc,
            .confidence = l->confidence,
            .extra = l->extra,
        };
    }
    arena_free(&scratch);
}

void merge_emit(merger *m, dateline_graph *g)
{
    arena scratch = ARENA_SCRATCH;
    emitter x = {.m = m, .g = g, .scratch = &scratch, .ids = {.arena = &scratch}};
    x.event_at = arena_new(&scratch, uint32_t, m->told.n + 1);
    x.entity_at = arena_new(&scratch, uint32_t, m->entities.n + 1);
    survey(&x);
    emit_documents(&x);
    emit_entities(&x);
    emit_events(&x);
    emit_links(&x);
    arena_free(&scratch);
}
