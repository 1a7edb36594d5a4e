/* comparison: the picture of a diff has every card where the new graph's own picture has it, what
 * is gone beside it, and a sign at all that changed; tried on random timelines and edits. */
#include "draw/comparison.h"

#include "drawn.h"
#include "graph_copy.h"
#include "random_graph.h"
#include "random_timeline.h"
#include "unit.h"

Suite *comparison_suite(void);

typedef struct sample {
    arena a;
    dateline_graph old, new;
    style s;
    draw_options o;
    dateline_diff d;
    layout own, both;
    comparison v;
} sample;

static void edit(dateline_graph *g, uint64_t *seed)
{
    random_drop_events(g, seed, 6);
    for (uint32_t i = 0; i < g->events.n; i++) {
        if (random_one_in(seed, 5))
            random_change_date(g, seed, i);
        if (random_one_in(seed, 8))
            random_change_label(g, seed, i);
    }
    for (size_t i = 0; i < g->links.n; i++)
        if (random_one_in(seed, 5))
            g->links.v[i].type = (link_type)random_below(seed, LINK_TYPES);
    if (g->links.n && random_one_in(seed, 2))
        g->links.n--;
    graph_sort(g);
}

static void make_sample(sample *s, uint64_t seed, size_t most)
{
    *s = (sample){0};
    random_timeline(&s->old, &seed, timeline_mix_of(1 + random_below(&seed, 60)));
    graph_copy(&s->new, &s->old);
    edit(&s->new, &seed);
    if (random_one_in(&seed, 2)) { /* so that events are added, too */
        dateline_graph t = s->old;
        s->old = s->new;
        s->new = t;
    }
    s->o.rankdir = random_one_in(&seed, 3) ? RANKDIR_LR : RANKDIR_TB;
    s->o.detail = most > 0 || random_one_in(&seed, 2) ? DETAIL_FULL : DETAIL_NORMAL;
    s->o.max_events = most;
    s->s = shipped_style(&s->a);
    s->own = (layout){.a = &s->a, .g = &s->new, .options = &s->o, .style = &s->s};
    layout_make(&s->own);
    diff_find(&s->d, &s->old, &s->new);
    s->both = (layout){.a = &s->a, .options = &s->o, .style = &s->s};
    comparison_start(&s->v, &s->both, &s->d);
    layout_make(&s->both);
    comparison_finish(&s->v, &s->both);
}

static void free_sample(sample *s)
{
    arena_free(&s->d.arena);
    arena_free(&s->old.arena);
    arena_free(&s->new.arena);
    arena_free(&s->a);
}

static bool same(double a, double b)
{
    return a - b < 0.001 && b - a < 0.001;
}

static void check_places(const sample *s, int seed)
{
    ck_assert_uint_eq(s->own.cards.n, s->both.cards.n);
    for (size_t i = 0; i < s->own.cards.n; i++) {
        const card *a = &s->own.cards.v[i], *b = &s->both.cards.v[i];
        ck_assert_msg(a->event == b->event && same(a->x, b->x) && same(a->y, b->y) &&
                          same(a->w, b->w) && same(a->h, b->h) && same(a->mark, b->mark),
                      "seed %d: card %zu moved", seed, i);
    }
    for (size_t i = 0; i < s->own.wires.n; i++)
        ck_assert_uint_eq(s->own.wires.v[i].points.n, s->both.wires.v[i].points.n);
}

/* Behind all lanes, on the paper, one below the other. */
static void check_gone(const sample *s, int seed)
{
    const layout *l = &s->both;
    double edge = l->top - CARD_GAP;
    for (size_t i = 0; i < s->v.past.cards.n; i++) {
        const card *c = &s->v.past.cards.v[i];
        ck_assert_msg(c->event >= s->v.u.first_gone && c->y >= edge && c->y + c->h < l->bottom,
                      "seed %d: gone card %zu at %f", seed, i, c->y);
        ck_assert_msg(c->x > s->own.width - MARGIN && c->x + c->w < l->width, "seed %d: %f", seed,
                      c->x);
        edge = c->y + c->h;
    }
}

/* What differs by the pairs of the diff itself, without its changes. */
static void check_fates(const sample *s, int seed)
{
    const pairing *p = &s->d.who.events;
    size_t gone = 0, drawn = s->v.past.cards.n + s->v.unseen;
    for (size_t i = 0; i < s->both.cards.n; i++) {
        uint32_t at = s->both.cards.v[i].event, old = p->old_of[at];
        fate f = s->v.of_event[at].fate;
        ck_assert_msg((old == NONE) == (f == FATE_ADDED), "seed %d: event %u", seed, at);
        drawn += f != FATE_SAME;
        if (old == NONE)
            continue;
        const graph_event *a = &s->old.events.v[old], *b = &s->new.events.v[at];
        bool differs =
            !str_eq(a->label, b->label) || !str_eq(edtf_str(&((sample *)(uintptr_t)s)->a, a->date),
                                                   edtf_str(&((sample *)(uintptr_t)s)->a, b->date));
        ck_assert_msg(!differs || f == FATE_CHANGED, "seed %d: event %u is unmarked", seed, at);
    }
    for (size_t i = 0; i < p->n_old; i++)
        gone += p->new_of[i] == NONE;
    ck_assert_uint_eq(s->v.events[FATE_REMOVED], gone);
    ck_assert_uint_eq(drawn, s->v.events[FATE_ADDED] + s->v.events[FATE_REMOVED] +
                                 s->v.events[FATE_CHANGED]);
}

START_TEST(the_new_picture_stays)
{
    for (int seed = 20 * _i; seed < 20 * _i + 20; seed++) {
        sample s;
        make_sample(&s, (uint64_t)seed, 0);
        check_places(&s, seed);
        check_gone(&s, seed);
        check_fates(&s, seed);
        free_sample(&s);
    }
}
END_TEST

/* Of few events that are drawn, those that changed come first. */
START_TEST(few_are_those_that_changed)
{
    sample s;
    make_sample(&s, (uint64_t)_i, 8);
    size_t changed = 0, changed_drawn = 0;
    for (size_t i = 0; i < s.new.events.n; i++)
        changed += s.v.of_event[i].fate != FATE_SAME;
    for (size_t i = 0; i < s.both.cards.n; i++)
        changed_drawn += s.v.of_event[s.both.cards.v[i].event].fate != FATE_SAME;
    ck_assert_uint_le(s.both.cards.n, 8);
    ck_assert_uint_eq(changed_drawn, changed < 8 ? changed : 8);
    free_sample(&s);
}
END_TEST

Suite *comparison_suite(void)
{
    Suite *suite = suite_create("comparison");
    TCase *tcase = tcase_create("comparison");
    tcase_set_timeout(tcase, 60);
    tcase_add_loop_test(tcase, the_new_picture_stays, 0, 20);
    tcase_add_loop_test(tcase, few_are_those_that_changed, 0, 20);
    suite_add_tcase(suite, tcase);
    return suite;
}
