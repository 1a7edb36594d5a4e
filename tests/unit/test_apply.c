/* A change list is whole: the old graph with its changes applied says what the new one says. What a
 * list leaves to the new graph is only the content of what is added. */
#include "graph_copy.h"
#include "random_edits.h"
#include "unit.h"

#include <stdlib.h>

Suite *apply_suite(void);

/* ---- What a graph says, as a sorted list of lines, each once --------------------------------- */

typedef struct named_graph { /* things of both graphs that are the same have the same number */
    const dateline_graph *g;
    const uint32_t *events, *actors, *articles;
    const bool *no_event, *no_actor, *no_article, *no_part, *no_link, *no_source; /* or NULL */
} named_graph;

static bool is_gone(const bool *list, size_t at)
{
    return list && list[at];
}

static void add_line(str_vec *out, arena *a, buf *line)
{
    *vec_push(a, out) = buf_str(line);
}

static void add_nodes(str_vec *out, arena *a, const named_graph *n)
{
    const dateline_graph *g = n->g;
    for (size_t i = 0; i < g->documents.n; i++) {
        const graph_document *d = &g->documents.v[i];
        buf b = {.arena = a};
        buf_printf(&b, "article %u %.*s %.*s %.*s %.*s", n->articles[i], STR_ARG(d->file),
                   STR_ARG(d->sha256), STR_ARG(d->published), STR_ARG(d->title));
        if (!is_gone(n->no_article, i))
            add_line(out, a, &b);
    }
    for (size_t i = 0; i < g->entities.n; i++) {
        const graph_entity *e = &g->entities.v[i];
        buf b = {.arena = a};
        buf_printf(&b, "actor %u %.*s %.*s", n->actors[i], STR_ARG(e->label), STR_ARG(e->role));
        for (size_t k = 0; k < e->aliases.n; k++)
            buf_printf(&b, "|%.*s", STR_ARG(e->aliases.v[k]));
        if (!is_gone(n->no_actor, i))
            add_line(out, a, &b);
    }
    for (size_t i = 0; i < g->events.n; i++) {
        const graph_event *e = &g->events.v[i];
        buf b = {.arena = a};
        str date = edtf_str(a, e->date), meant = modality_name(e->modality);
        buf_printf(&b, "event %u %.*s %.*s %.*s %.*s %d %.*s", n->events[i], STR_ARG(date),
                   STR_ARG(e->label), STR_ARG(e->type), STR_ARG(meant), e->negated,
                   STR_ARG(e->status));
        if (!is_gone(n->no_event, i))
            add_line(out, a, &b);
    }
}

static void add_edges(str_vec *out, arena *a, const named_graph *n)
{
    const dateline_graph *g = n->g;
    for (size_t i = 0; i < g->participants.n; i++) {
        const graph_participant *p = &g->participants.v[i];
        buf b = {.arena = a};
        buf_printf(&b, "part %u %u %d", n->events[p->event], n->actors[p->entity], (int)p->role);
        if (!is_gone(n->no_part, i))
            add_line(out, a, &b);
    }
    for (size_t i = 0; i < g->links.n; i++) {
        const graph_link *l = &g->links.v[i];
        buf b = {.arena = a};
        buf_printf(&b, "link %u %u %d %.*s", n->events[l->from], n->events[l->to], (int)l->type,
                   STR_ARG(l->cue));
        if (!is_gone(n->no_link, i))
            add_line(out, a, &b);
    }
    for (size_t i = 0; i < g->mentions.n; i++) {
        const graph_mention *m = &g->mentions.v[i];
        buf b = {.arena = a};
        buf_printf(&b, "source %u %u %u-%u %.*s %.*s", n->events[m->event],
                   n->articles[m->document], m->begin, m->end, STR_ARG(m->date), STR_ARG(m->quote));
        if (!is_gone(n->no_source, i))
            add_line(out, a, &b);
    }
}

static str_vec sayings(arena *a, const named_graph *n)
{
    str_vec all = {0};
    add_nodes(&all, a, n);
    add_edges(&all, a, n);
    size_t kept = 0;
    str_sort(all.v, all.n);
    for (size_t i = 0; i < all.n; i++)
        if (kept == 0 || !str_eq(all.v[i], all.v[kept - 1]))
            all.v[kept++] = all.v[i];
    all.n = kept;
    return all;
}

/* ---- The applier ----------------------------------------------------------------------------- */

typedef struct applier {
    arena *a;
    const dateline_diff *d;
    dateline_graph g; /* the old one, growing */
    u32_vec events, actors, articles;
    uint32_t *event_at, *actor_at, *article_at; /* by thing of the new graph: its place in `g` */
    bool *no_event, *no_actor, *no_article, *no_part, *no_link, *no_source;
} applier;

/* Where each thing of the new graph is, or will stand if it is added. */
static uint32_t *places(applier *x, const pairing *p, u32_vec *numbers)
{
    uint32_t *at = arena_new(x->a, uint32_t, p->n_new + 1), next = (uint32_t)p->n_old;
    for (uint32_t i = 0; i < p->n_old; i++)
        *vec_push(x->a, numbers) = pairing_class_old(p, i);
    for (uint32_t j = 0; j < p->n_new; j++) {
        at[j] = p->old_of[j] != NONE ? p->old_of[j] : next++;
        if (p->old_of[j] == NONE)
            *vec_push(x->a, numbers) = pairing_class_new(p, j);
    }
    return at;
}

static void start(applier *x, arena *a, const dateline_diff *d)
{
    *x = (applier){.a = a, .d = d};
    graph_copy(&x->g, d->old);
    x->event_at = places(x, &d->who.events, &x->events);
    x->actor_at = places(x, &d->who.entities, &x->actors);
    x->article_at = places(x, &d->who.documents, &x->articles);
    size_t most = 1 + d->changes.n + d->old->events.n + d->old->entities.n + d->old->documents.n +
                  d->old->participants.n + d->old->links.n + d->old->mentions.n;
    bool **lists[] = {&x->no_event, &x->no_actor, &x->no_article,
                      &x->no_part,  &x->no_link,  &x->no_source};
    for (size_t i = 0; i < COUNT(lists); i++)
        *lists[i] = arena_new(a, bool, most);
}

static void apply_article(applier *x, const change *c)
{
    if (c->kind == CHANGE_ARTICLE_REMOVED) {
        x->no_article[c->old] = true;
        return;
    }
    if (c->kind == CHANGE_ARTICLE_ADDED) {
        *vec_push(&x->g.arena, &x->g.documents) = x->d->new->documents.v[c->new];
        return;
    }
    graph_document *d = &x->g.documents.v[c->old];
    if (str_eq(c->field, S("file")))
        d->file = c->after;
    if (str_eq(c->field, S("sha256")))
        d->sha256 = c->after;
    if (str_eq(c->field, S("published")))
        d->published = c->after;
    if (str_eq(c->field, S("title")))
        d->title = c->after;
}

static bool in_list(str list, str name)
{
    str one;
    while (list.n && str_split(&list, '|', &one))
        if (str_eq(one, name))
            return true;
    return false;
}

static void change_aliases(applier *x, graph_entity *e, const change *c)
{
    size_t kept = 0;
    for (size_t i = 0; i < e->aliases.n; i++)
        if (!in_list(c->before, e->aliases.v[i]))
            e->aliases.v[kept++] = e->aliases.v[i];
    e->aliases.n = kept;
    str more = c->after, one;
    while (more.n && str_split(&more, '|', &one))
        *vec_push(&x->g.arena, &e->aliases) = one;
    str_sort(e->aliases.v, e->aliases.n);
}

static void apply_actor(applier *x, const change *c)
{
    if (c->kind == CHANGE_ACTOR_REMOVED || c->kind == CHANGE_ACTOR_MERGED)
        x->no_actor[c->old] = true;
    else if (c->kind == CHANGE_ACTOR_ADDED || c->kind == CHANGE_ACTOR_SPLIT)
        *vec_push(&x->g.arena, &x->g.entities) = x->d->new->entities.v[c->new];
    else if (c->kind == CHANGE_ALIASES_CHANGED)
        change_aliases(x, &x->g.entities.v[c->old], c);
    else if (c->kind == CHANGE_ACTOR_RENAMED)
        x->g.entities.v[c->old].label = c->after;
}

static void apply_event(applier *x, const change *c)
{
    if (c->kind == CHANGE_EVENT_REMOVED || c->kind == CHANGE_EVENT_MERGED) {
        x->no_event[c->old] = true;
        return;
    }
    if (c->kind == CHANGE_EVENT_ADDED || c->kind == CHANGE_EVENT_SPLIT) {
        *vec_push(&x->g.arena, &x->g.events) = x->d->new->events.v[c->new];
        return;
    }
    graph_event *e = &x->g.events.v[c->old];
    if (str_eq(c->field, S("date")))
        edtf_parse(&e->date, c->after);
    if (str_eq(c->field, S("label")))
        e->label = c->after;
    if (str_eq(c->field, S("type")))
        e->type = c->after;
    if (str_eq(c->field, S("modality")))
        modality_parse(&e->modality, c->after);
    if (str_eq(c->field, S("polarity")))
        e->negated = str_eq(c->after, S("negated"));
    if (str_eq(c->field, S("status")))
        e->status = c->after;
}

static void apply_part(applier *x, const change *c)
{
    if (c->kind == CHANGE_PARTICIPANT_REMOVED)
        x->no_part[c->old] = true;
    if (c->kind == CHANGE_PARTICIPANT_RECAST)
        role_parse(&x->g.participants.v[c->old].role, c->after);
    if (c->kind != CHANGE_PARTICIPANT_ADDED)
        return;
    graph_participant p = x->d->new->participants.v[c->new];
    p.event = x->event_at[p.event];
    p.entity = x->actor_at[p.entity];
    *vec_push(&x->g.arena, &x->g.participants) = p;
}

static void apply_link(applier *x, const change *c)
{
    graph_link *l = c->old != NONE ? &x->g.links.v[c->old] : NULL;
    if (c->kind == CHANGE_LINK_REMOVED)
        x->no_link[c->old] = true;
    if (c->kind == CHANGE_LINK_CUE)
        l->cue = c->after;
    if (c->kind == CHANGE_LINK_RETYPED || c->kind == CHANGE_LINK_REVERSED)
        link_type_parse(&l->type, c->after);
    if (c->kind == CHANGE_LINK_REVERSED) {
        uint32_t from = l->from;
        l->from = l->to;
        l->to = from;
    }
    if (c->kind != CHANGE_LINK_ADDED)
        return;
    graph_link k = x->d->new->links.v[c->new];
    k.from = x->event_at[k.from];
    k.to = x->event_at[k.to];
    *vec_push(&x->g.arena, &x->g.links) = k;
}

static void apply_source(applier *x, const change *c)
{
    graph_mention *m = c->old != NONE ? &x->g.mentions.v[c->old] : NULL;
    if (c->kind == CHANGE_SOURCE_REMOVED)
        x->no_source[c->old] = true;
    if (c->kind == CHANGE_SOURCE_REDATED)
        m->date = c->after;
    if (c->kind == CHANGE_SOURCE_REWORDED || str_eq(c->field, S("quote")))
        if (m && c->kind != CHANGE_SOURCE_REMOVED)
            m->quote = c->after;
    if (c->kind == CHANGE_SOURCE_MOVED)
        ck_assert_int_eq(sscanf(c->after.p, "%u-%u", &m->begin, &m->end), 2);
    if (c->kind != CHANGE_SOURCE_ADDED)
        return;
    graph_mention k = x->d->new->mentions.v[c->new];
    k.event = x->event_at[k.event];
    k.document = x->article_at[k.document];
    *vec_push(&x->g.arena, &x->g.mentions) = k;
}

/* Things before edges, and what is added in the order of the new graph, as `places` has it. */
static int by_subject(const void *a, const void *b)
{
    const change *x = *(const change *const *)a, *y = *(const change *const *)b;
    if (x->about != y->about)
        return x->about < y->about ? -1 : 1;
    return (x->new > y->new) - (x->new < y->new);
}

static void apply(applier *x)
{
    static void (*const how[])(applier *, const change *) = {
        [ABOUT_ARTICLE] = apply_article, [ABOUT_ACTOR] = apply_actor,
        [ABOUT_EVENT] = apply_event,     [ABOUT_PARTICIPANT] = apply_part,
        [ABOUT_LINK] = apply_link,       [ABOUT_SOURCE] = apply_source};
    size_t n = x->d->changes.n;
    const change **order = arena_new(x->a, const change *, n + 1);
    for (size_t i = 0; i < n; i++)
        order[i] = &x->d->changes.v[i];
    qsort(order, n, sizeof *order, by_subject);
    for (size_t i = 0; i < n; i++)
        if (order[i]->about != ABOUT_GRAPH)
            how[order[i]->about](x, order[i]);
}

/* ---- The property ---------------------------------------------------------------------------- */

static const uint32_t *new_numbers(arena *a, const pairing *p)
{
    uint32_t *list = arena_new(a, uint32_t, p->n_new + 1);
    for (uint32_t j = 0; j < p->n_new; j++)
        list[j] = pairing_class_new(p, j);
    return list;
}

static void check_applies(const dateline_graph *old, const dateline_graph *new, int seed)
{
    arena a = {0};
    dateline_diff d = {0};
    diff_find(&d, old, new);
    applier x;
    start(&x, &a, &d);
    apply(&x);
    const named_graph wanted = {.g = new,
                                .events = new_numbers(&a, &d.who.events),
                                .actors = new_numbers(&a, &d.who.entities),
                                .articles = new_numbers(&a, &d.who.documents)};
    const named_graph made = {&x.g,       x.events.v,   x.actors.v, x.articles.v, x.no_event,
                              x.no_actor, x.no_article, x.no_part,  x.no_link,    x.no_source};
    str_vec got = sayings(&a, &made), want = sayings(&a, &wanted);
    for (size_t i = 0; i < got.n && i < want.n; i++)
        ck_assert_msg(str_eq(got.v[i], want.v[i]), "seed %d: got '%.*s', wanted '%.*s'", seed,
                      STR_ARG(got.v[i]), STR_ARG(want.v[i]));
    ck_assert_uint_eq(got.n, want.n);
    arena_free(&x.g.arena);
    arena_free(&d.arena);
    arena_free(&a);
}

/* Either way round, so that all that was added is also removed. */
static void check_seed(int number, bool wild)
{
    uint64_t seed = 7000 + (uint64_t)number;
    dateline_graph old = {0}, new = {0};
    arena a = {0};
    start_graph(&old, &seed, 40);
    graph_copy(&new, &old);
    editor x = {.g = &new,
                .seed = &seed,
                .known = (uint32_t) new.events.n,
                .touched = arena_new(&a, bool, 100)};
    if (wild)
        change_at_random(&new, &seed);
    else
        edit_at_random(&x, 1 + random_below(&seed, 20));
    if (wild && random_one_in(&seed, 2))
        random_drop_events(&new, &seed, 6);
    graph_sort(&new);
    check_applies(&old, &new, number);
    check_applies(&new, &old, number);
    arena_free(&a);
    arena_free(&old.arena);
    arena_free(&new.arena);
}

START_TEST(changes_give_the_new_graph)
{
    for (int k = 0; k < 50; k++)
        check_seed(50 * _i + k, false);
}
END_TEST

START_TEST(whatever_the_changes)
{
    for (int k = 0; k < 50; k++)
        check_seed(50 * _i + k, true);
}
END_TEST

Suite *apply_suite(void)
{
    Suite *suite = suite_create("apply");
    TCase *tcase = tcase_create("apply");
    tcase_set_timeout(tcase, 60);
    tcase_add_loop_test(tcase, changes_give_the_new_graph, 0, 40);
    tcase_add_loop_test(tcase, whatever_the_changes, 0, 20);
    suite_add_tcase(suite, tcase);
    return suite;
}
