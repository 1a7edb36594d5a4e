/* like: a picture of one event more moves the others little. Measured over random timelines: the
 * share of cards that keep their lane and the card above them, and how far cards move, with the old
 * picture to look like and without. */
#include "draw/layout.h"

#include "drawn.h"
#include "random_timeline.h"
#include "stability.h"
#include "unit.h"

#define SAMPLES 20

static const struct {
    uint32_t events;
    draw_options o;
} pictures[] = {
    {20, {.detail = DETAIL_FULL}},
    {60, {.detail = DETAIL_FULL}},
    {150, {.detail = DETAIL_FULL}},
    {60, {.detail = DETAIL_FULL, .rankdir = RANKDIR_LR}},
    {60, {.detail = DETAIL_FULL, .scale = SCALE_LINEAR}},
    {60, {.detail = DETAIL_FULL, .scale = SCALE_ORDINAL}},
    {60, {.detail = DETAIL_FULL, .lanes = LANES_TYPE}},
    {60, {.detail = DETAIL_FULL, .lanes = LANES_NONE}},
};

START_TEST(test_moves_little)
{
    moved with = {0}, without = {0};
    for (uint64_t seed = 1; seed <= SAMPLES; seed++)
        compare_pictures(&with, &without, seed, pictures[_i].events, pictures[_i].o);
    ck_assert_uint_eq(with.cards, without.cards);
    ck_assert_msg((double)with.kept >= 0.99 * (double)with.cards, "%zu of %zu cards stay",
                  with.kept, with.cards);
    ck_assert_msg(with.far * 3 < without.far, "moved %.0f points, without the old picture %.0f",
                  with.far, without.far);
}
END_TEST

/* Nothing new: nothing moves. */
START_TEST(test_same_again)
{
    arena a = {0};
    dateline_graph g = {0};
    uint64_t seed = (uint64_t)_i;
    draw_options o = {.detail = DETAIL_FULL,
                      .scale = (draw_scale)(_i % 3),
                      .lanes = (draw_lanes)(_i % 4),
                      .width = _i % 2 ? 900 : 0};
    random_timeline(&g, &seed, timeline_mix_of(20 + 10 * (uint32_t)_i));
    style s = shipped_style(&a);
    layout old, again;
    old = (layout){.a = &a, .g = &g, .options = &o, .style = &s};
    layout_make(&old);
    likeness like = like_make(&a, &old);
    again = (layout){.a = &a, .g = &g, .options = &o, .style = &s, .like = &like};
    layout_make(&again);
    for (size_t i = 0; i < old.cards.n; i++) {
        ck_assert_double_eq_tol(old.cards.v[i].x, again.cards.v[i].x, 0.01);
        ck_assert_double_eq_tol(old.cards.v[i].y, again.cards.v[i].y, 0.01);
    }
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

Suite *like_suite(void);
Suite *like_suite(void)
{
    Suite *s = suite_create("like");
    TCase *t = tcase_create("like");
    tcase_set_timeout(t, 120);
    tcase_add_loop_test(t, test_moves_little, 0, COUNT(pictures));
    tcase_add_loop_test(t, test_same_again, 0, 12);
    suite_add_tcase(s, t);
    return s;
}
