/* layout: what must hold for every drawing, tried on thousands of random graphs from the layout's
 * own geometry: no two cards touch, no line runs through a card, no text leaves its card, no two
 * texts meet. */
#include "draw/layout.h"

#include "drawn.h"
#include "random_graph.h"
#include "random_timeline.h"
#include "unit.h"

#include <stdlib.h>

typedef struct box {
    double left, top, right, bottom;
} box;

typedef struct sample {
    arena a;
    dateline_graph g;
    style s;
    draw_options o;
    layout l;
    uint64_t seed;
} sample;

/* Everything a drawing may be asked for, by the seed. */
static void make_options(draw_options *o, uint64_t *seed)
{
    static const draw_lanes lanes[] = {LANES_ACTOR, LANES_ACTOR, LANES_TYPE, LANES_SOURCE,
                                       LANES_NONE};
    o->lanes = lanes[random_below(seed, COUNT(lanes))];
    o->detail = random_one_in(seed, 3) ? DETAIL_NORMAL : DETAIL_FULL;
    o->scale = (draw_scale)random_below(seed, 3);
    o->rankdir = random_one_in(seed, 3) ? RANKDIR_LR : RANKDIR_TB;
    o->width = random_one_in(seed, 3) ? 400 + random_below(seed, 1200) : 0;
}

static void lay_out(sample *s)
{
    s->s = shipped_style(&s->a);
    s->l = (layout){.a = &s->a, .g = &s->g, .options = &s->o, .style = &s->s};
    layout_make(&s->l);
}

static void make_sample(sample *s, uint64_t seed, uint32_t most)
{
    *s = (sample){.seed = seed};
    timeline_mix mix = timeline_mix_of(1 + random_below(&seed, most));
    mix.actors = random_below(&seed, 30);
    mix.links = random_below(&seed, 3 * mix.events);
    mix.years = 1 + random_below(&seed, random_one_in(&seed, 4) ? 2000 : 4);
    mix.first_year = random_one_in(&seed, 4) ? -600 : 2015;
    random_timeline(&s->g, &seed, mix);
    make_options(&s->o, &seed);
    lay_out(s);
}

static void free_sample(sample *s)
{
    arena_free(&s->a);
    arena_free(&s->g.arena);
}

/* Do they share more than a hair? */
static bool meet(box a, box b)
{
    const double hair = 0.01;
    return a.left < b.right - hair && b.left < a.right - hair && a.top < b.bottom - hair &&
           b.top < a.bottom - hair;
}

static box card_box(const card *c)
{
    return (box){c->x, c->y, c->x + c->w, c->y + c->h};
}

static box between(point p, point q)
{
    box b = {p.x < q.x ? p.x : q.x, p.y < q.y ? p.y : q.y, p.x < q.x ? q.x : p.x,
             p.y < q.y ? q.y : p.y};
    b.left -= 0.5;
    b.right += 0.5;
    b.top -= 0.5;
    b.bottom += 0.5;
    return b;
}

static box label_box(const layout *l, const wire *w)
{
    double half = text_width(w->words, SMALL_FONT) / 2 + 3;
    if (l->across)
        return (box){w->label.x - 5, w->label.y - half, w->label.x + 5, w->label.y + half};
    return (box){w->label.x - half, w->label.y - 5, w->label.x + half, w->label.y + 5};
}

static void check_cards(const sample *s)
{
    const layout *l = &s->l;
    for (size_t i = 0; i < l->cards.n; i++) {
        box b = card_box(&l->cards.v[i]);
        ck_assert_msg(b.left > 0 && b.top > 0 && b.right < l->width && b.bottom < l->bottom &&
                          (l->across ? b.bottom : b.right) < l->paper,
                      "seed %llu: card %zu leaves the paper", (unsigned long long)s->seed, i);
        b.left -= 2, b.right += 2, b.top -= 2, b.bottom += 2;
        for (size_t k = i + 1; k < l->cards.n; k++)
            ck_assert_msg(!meet(b, card_box(&l->cards.v[k])), "seed %llu: cards %zu and %zu touch",
                          (unsigned long long)s->seed, i, k);
    }
}

/* Nor through its own cards: it ends at their edge. */
static void check_wires(const sample *s)
{
    const layout *l = &s->l;
    for (size_t i = 0; i < l->wires.n; i++) {
        const wire *w = &l->wires.v[i];
        ck_assert_msg(w->points.n >= 2, "seed %llu: link %zu has no route",
                      (unsigned long long)s->seed, i);
        for (size_t p = 1; p < w->points.n; p++) {
            box b = between(w->points.v[p - 1], w->points.v[p]);
            for (size_t k = 0; k < l->cards.n; k++) {
                box c = card_box(&l->cards.v[k]);
                c.left += 0.6, c.right -= 0.6;
                ck_assert_msg(!meet(b, c), "seed %llu: link %zu runs through card %zu",
                              (unsigned long long)s->seed, i, k);
            }
        }
    }
}

static void check_connectors(const sample *s)
{
    const layout *l = &s->l;
    for (size_t i = 0; i < l->cards.n; i++) {
        const card *c = &l->cards.v[i];
        for (size_t t = 0; t < c->touches.n; t++) {
            point p = {c->x, c->y + MARK_DROP}, q = {l->lanes.v[c->touches.v[t]].x, p.y};
            for (size_t k = 0; k < l->cards.n; k++)
                ck_assert_msg(k == i || !meet(between(p, q), card_box(&l->cards.v[k])),
                              "seed %llu: connector of card %zu runs through card %zu",
                              (unsigned long long)s->seed, i, k);
        }
    }
}

static void check_labels(const sample *s)
{
    const layout *l = &s->l;
    for (size_t i = 0; i < l->wires.n; i++) {
        if (!l->wires.v[i].labelled)
            continue;
        box b = label_box(l, &l->wires.v[i]);
        for (size_t k = 0; k < l->cards.n; k++)
            ck_assert_msg(!meet(b, card_box(&l->cards.v[k])),
                          "seed %llu: label of link %zu lies on card %zu",
                          (unsigned long long)s->seed, i, k);
        for (size_t k = i + 1; k < l->wires.n; k++)
            ck_assert_msg(!l->wires.v[k].labelled || !meet(b, label_box(l, &l->wires.v[k])),
                          "seed %llu: labels of links %zu and %zu touch",
                          (unsigned long long)s->seed, i, k);
    }
}

static void check_line(const sample *s, size_t number, str text, text_font font, double room)
{
    ck_assert_msg(text_width(text, font) <= room + 0.01, "seed %llu: card %zu cuts '%.*s'",
                  (unsigned long long)s->seed, number, STR_ARG(text));
}

static void check_texts(const sample *s)
{
    const layout *l = &s->l;
    for (size_t i = 0; i < l->cards.n; i++) {
        const card *c = &l->cards.v[i];
        double room = (l->across ? c->h : c->w) - CARD_INSET - 4;
        for (size_t k = 0; k < c->dates.n; k++)
            check_line(s, i, c->dates.v[k], DATE_FONT, room);
        for (size_t k = 0; k < c->lines.n; k++)
            check_line(s, i, c->lines.v[k], LABEL_FONT, room);
        for (size_t k = 0; k < c->small.n; k++)
            check_line(s, i, c->small.v[k], SMALL_FONT, room);
        double height = (double)c->dates.n * DATE_HEIGHT + (double)c->lines.n * LABEL_HEIGHT +
                        (double)c->small.n * SMALL_HEIGHT;
        ck_assert_msg(height <= (l->across ? c->w : c->h) - 4, "seed %llu: card %zu is too low",
                      (unsigned long long)s->seed, i);
    }
}

/* Days and gaps are written in one column beside the axis, years and months in the other. */
static void check_axis(const sample *s)
{
    const layout *l = &s->l;
    for (size_t i = 0; i < l->ticks.n; i++) {
        const tick *t = &l->ticks.v[i];
        for (size_t k = i + 1; k < l->ticks.n; k++) {
            const tick *u = &l->ticks.v[k];
            bool same = (t->level == TICK_DAY) == (u->level == TICK_DAY);
            double room = l->across ? (text_width(t->label, tick_font(t->level)) +
                                       text_width(u->label, tick_font(u->level))) /
                                          2
                                    : 11;
            ck_assert_msg(!same || u->y - t->y > room || t->y - u->y > room,
                          "seed %llu: '%.*s' and '%.*s' touch", (unsigned long long)s->seed,
                          STR_ARG(t->label), STR_ARG(u->label));
        }
        for (size_t k = 0; k < l->gaps.n && t->level == TICK_DAY; k++) {
            double away = (l->gaps.v[k].top + l->gaps.v[k].bottom) / 2 - t->y;
            double room = l->across ? (text_width(t->label, tick_font(t->level)) +
                                       text_width(l->gaps.v[k].label, SMALL_FONT)) /
                                          2
                                    : 10;
            ck_assert_msg(!l->gaps.v[k].label.n || away > room || away < -room,
                          "seed %llu: '%.*s' and '%.*s' touch", (unsigned long long)s->seed,
                          STR_ARG(t->label), STR_ARG(l->gaps.v[k].label));
        }
    }
}

/* Of each of the ten kinds; `make soak` asks for thousands. */
static uint64_t layouts_asked(void)
{
    const char *asked = getenv("LAYOUTS");
    return asked ? strtoull(asked, NULL, 10) : 40;
}

START_TEST(test_layouts)
{
    for (uint64_t i = 0, n = layouts_asked(); i < n; i++) {
        sample s;
        make_sample(&s, (uint64_t)_i * 1000 + i, i % 10 ? 40 : 150);
        check_cards(&s);
        check_connectors(&s);
        check_wires(&s);
        check_labels(&s);
        check_texts(&s);
        check_axis(&s);
        free_sample(&s);
    }
}
END_TEST

/* ---- Scales -------------------------------------------------------------------------------- */

/* Marks at days 0, 10, 20 and 400, of one lane. */
static void mark_four(double *y, draw_scale scale, draw_rankdir rankdir)
{
    static const char *const dates[] = {"2019-01-01", "2019-01-11", "2019-01-21", "2020-02-05"};
    sample s = {.o = {.scale = scale, .rankdir = rankdir, .lanes = LANES_TYPE}};
    for (size_t i = 0; i < COUNT(dates); i++)
        add_event(&s.g, dates[i], dates[i]);
    lay_out(&s);
    for (size_t i = 0; i < COUNT(dates); i++) {
        y[i] = s.l.cards.v[i].mark;
        ck_assert(scale == SCALE_LINEAR || s.l.cards.v[i].y + MARK_DROP >= y[i] - 0.01);
    }
    ck_assert_uint_eq(s.l.gaps.n, scale == SCALE_BROKEN ? 1 : 0);
    ck_assert(s.l.across == (rankdir == RANKDIR_LR));
    free_sample(&s);
}

START_TEST(test_scales)
{
    double y[4];
    draw_rankdir rankdir = _i ? RANKDIR_LR : RANKDIR_TB;
    mark_four(y, SCALE_LINEAR, rankdir);
    ck_assert_double_eq_tol(y[2] - y[1], y[1] - y[0], 0.01);
    ck_assert_double_eq_tol(y[3] - y[0], 40 * (y[1] - y[0]), 0.01);
    mark_four(y, SCALE_ORDINAL, rankdir);
    ck_assert_double_eq_tol(y[3] - y[2], y[1] - y[0], 0.01);
    mark_four(y, SCALE_BROKEN, rankdir);
    ck_assert(y[3] - y[2] < 10 * (y[1] - y[0]));
}
END_TEST

/* A month is written below its own year: of the years between marked ones none is. */
START_TEST(test_months)
{
    sample s = {.o = {.scale = SCALE_LINEAR, .rankdir = _i ? RANKDIR_LR : RANKDIR_TB}};
    add_event(&s.g, "first", "1795");
    add_event(&s.g, "last", "1898-08");
    lay_out(&s);
    for (size_t i = 0; i < s.l.ticks.n; i++)
        ck_assert_int_ne(s.l.ticks.v[i].level, TICK_MONTH);
    free_sample(&s);
}
END_TEST

static const struct {
    const char *id, *date, *file;
    uint32_t trigger;
} same_days[] = {{"c", "2019-04-02/..", "", 0},
                 {"d", "[..2019-04-02]", "", 0},
                 {"e", "2019-04-02", "b.txt", 9},
                 {"f", "2019-04-02", "a.txt", 80},
                 {"g", "2019-04-02", "a.txt", 8}};

/* On one day: what was then or earlier, what each article tells in its order, what began then. */
START_TEST(test_same_day)
{
    sample s = {.o = {.lanes = LANES_TYPE}};
    for (uint32_t i = 0; i < COUNT(same_days); i++) {
        add_event(&s.g, same_days[i].id, same_days[i].date);
        *vec_push(&s.g.arena, &s.g.documents) =
            (graph_document){.id = str_of(same_days[i].id), .file = str_of(same_days[i].file)};
        *vec_push(&s.g.arena, &s.g.mentions) =
            (graph_mention){.event = i,
                            .document = i,
                            .end = 99,
                            .trigger_begin = same_days[i].trigger,
                            .trigger_end = same_days[i].trigger + 1};
    }
    lay_out(&s);
    buf order = {.arena = &s.g.arena};
    for (size_t i = 0; i < s.l.cards.n; i++)
        buf_put(&order, s.g.events.v[s.l.cards.v[i].event].id);
    want_str("order", buf_str(&order), "dgfec");
    free_sample(&s);
}
END_TEST

/* Crowded cards of a straight scale stand around their dates, not all below. */
START_TEST(test_both_ways)
{
    sample s = {.o = {.scale = SCALE_LINEAR, .lanes = LANES_TYPE}};
    add_event(&s.g, "first", "2019-01-01");
    for (int i = 0; i < 5; i++)
        add_event(&s.g, "crowd", "2019-07-01");
    add_event(&s.g, "last", "2019-12-31");
    lay_out(&s);
    double sum = 0;
    for (size_t i = 1; i <= 5; i++)
        sum += s.l.cards.v[i].y + MARK_DROP - s.l.cards.v[i].mark;
    ck_assert_double_eq_tol(sum, 0, 0.01);
    ck_assert_double_lt(s.l.cards.v[1].y, s.l.cards.v[3].y);
    ck_assert_double_eq_tol(s.l.cards.v[0].y + MARK_DROP, s.l.cards.v[0].mark, 10);
    free_sample(&s);
}
END_TEST

/* ---- What is not sure ---------------------------------------------------------------------- */

static void add_link(dateline_graph *g, uint32_t from, uint32_t to, link_type type)
{
    *vec_push(&g->arena, &g->links) = (graph_link){.from = from, .to = to, .type = type};
}

static const card *card_called(const layout *l, const char *id)
{
    for (size_t i = 0; i < l->cards.n; i++)
        if (str_eq(l->g->events.v[l->cards.v[i].event].id, str_of(id)))
            return &l->cards.v[i];
    ck_abort_msg("no card '%s'", id);
    return NULL;
}

static const struct {
    const char *before, *after; /* dates: the undated event causes one and follows the other */
    const char *said;
} betweens[] = {
    {"", "2019-04-02", "2 April 2019 or later"},
    {"2019-08", "", "August 2019 or earlier"},
    {"2019-08", "2019-04-02", "between 2 April 2019 and August 2019"},
    {"2019-08", "2019-04-02/2019-05-01", "between 2 April 2019 and August 2019"},
    {"2019-08-09", "2019-08-09", ""},
    {"2019-08-09/..", "", ""},
    {"2018", "2019", ""},
};

START_TEST(test_between)
{
    sample s = {.o = {.detail = DETAIL_FULL}};
    uint32_t when = add_event(&s.g, "when", "");
    add_event(&s.g, "other", "2019-04-30");
    add_link(&s.g, when, add_event(&s.g, "before", betweens[_i].before), LINK_CAUSES);
    add_link(&s.g, when, add_event(&s.g, "after", betweens[_i].after), LINK_FOLLOWS);
    lay_out(&s);
    want_str(betweens[_i].said, card_called(&s.l, "when")->between, betweens[_i].said);
    free_sample(&s);
}
END_TEST

/* What comes after something undated comes after all that comes before that. */
START_TEST(test_between_goes_on)
{
    sample s = {.o = {.detail = DETAIL_FULL}};
    uint32_t first = add_event(&s.g, "first", "2019-04-02"), next = add_event(&s.g, "next", "");
    uint32_t last = add_event(&s.g, "last", "");
    add_link(&s.g, last, next, LINK_RESPONDS_TO);
    add_link(&s.g, next, first, LINK_FOLLOWS);
    lay_out(&s);
    want_str("last", card_called(&s.l, "last")->between, "2 April 2019 or later");
    free_sample(&s);
}
END_TEST

START_TEST(test_disagreement)
{
    sample s = {0};
    uint32_t a = add_event(&s.g, "a", "2019-04"), b = add_event(&s.g, "b", "2019-08");
    *vec_push(&s.g.arena, &s.g.documents) = (graph_document){.id = S("doc:1")};
    *vec_push(&s.g.arena, &s.g.documents) = (graph_document){.id = S("doc:2")};
    *vec_push(&s.g.arena, &s.g.mentions) = (graph_mention){.event = a, .date = S("2019-04-03")};
    *vec_push(&s.g.arena, &s.g.mentions) =
        (graph_mention){.event = a, .document = 1, .date = S("2019-05-03")};
    add_link(&s.g, a, b, LINK_FOLLOWS);
    add_link(&s.g, b, a, LINK_FOLLOWS);
    lay_out(&s);
    const card *c = card_called(&s.l, "a");
    ck_assert_uint_eq(c->doubts.n, 1);
    want_str("a", c->doubts.v[0], "≠ 3 May 2019  [2]");
    ck_assert(c->vague && !c->bar);
    want_str("a follows b", s.l.wires.v[0].words, "≠ follows");
    want_str("b follows a", s.l.wires.v[1].words, "follows");
    free_sample(&s);
}
END_TEST

Suite *layout_suite(void);
Suite *layout_suite(void)
{
    Suite *s = suite_create("layout");
    TCase *t = tcase_create("layout");
    tcase_set_timeout(t, 120);
    tcase_add_loop_test(t, test_layouts, 0, 10);
    tcase_add_loop_test(t, test_scales, 0, 2);
    tcase_add_loop_test(t, test_months, 0, 2);
    tcase_add_test(t, test_same_day);
    tcase_add_test(t, test_both_ways);
    tcase_add_loop_test(t, test_between, 0, COUNT(betweens));
    tcase_add_test(t, test_between_goes_on);
    tcase_add_test(t, test_disagreement);
    suite_add_tcase(s, t);
    return s;
}
