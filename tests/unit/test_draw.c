/* draw: texts of any kind leave the picture well-formed and harmless, dates of any kind are drawn,
 * equal graphs give equal bytes. */
#include "drawn.h"
#include "hostile_graph.h"
#include "unit.h"

Suite *draw_suite(void);

static void draw_hostile(const char *text, draw_view view, draw_lanes lanes)
{
    dateline_graph g = {0};
    arena a = {0};
    make_graph(&g, 12, str_of(text));
    buf out = {.arena = &a};
    draw_options o = {.format = DRAW_SVG, .view = view, .lanes = lanes};
    ck_assert_msg(draw_with(&out, &g, o) == DATELINE_OK, "text '%.60s' cannot be drawn", text);
    check_svg(buf_str(&out), text);
    arena_free(&a);
    arena_free(&g.arena);
}

START_TEST(hostile_texts_do_no_harm)
{
    draw_hostile(hostile_texts[_i], VIEW_TIMELINE, LANES_ACTOR);
    draw_hostile(hostile_texts[_i], VIEW_TIMELINE, LANES_SOURCE);
    draw_hostile(hostile_texts[_i], VIEW_TIMELINE, LANES_NONE);
    draw_hostile(hostile_texts[_i], VIEW_GRAPH, LANES_ACTOR);
}
END_TEST

START_TEST(many_lines_do_no_harm)
{
    arena a = {0};
    buf b = {.arena = &a};
    for (int i = 0; i < 33000; i++)
        buf_put(&b, S("line\n"));
    draw_hostile(buf_str(&b).p, VIEW_TIMELINE, LANES_ACTOR);
    arena_free(&a);
}
END_TEST

static const char *const far_dates[] = {
    "Y-1999999999/Y1999999999",
    "Y-1999999999",
    "Y1999999999/..",
    "../Y-1999999999",
    "[Y-1999999999,1984]",
    "XXXX-XX-X9",
    "-XXXX",
    "0000",
    "Y1700000000S1",
    "9999-24",
    "[..1984,1990..]",
    "{2020-01-01,2020-12-31}",
    "2020-08-09T14:30:00+18",
    "2004-06~-11",
    "2020-08/",
    "1XX3-0X",
};

START_TEST(far_dates_are_drawn)
{
    dateline_graph g = {0};
    arena a = {0};
    for (size_t i = 0; i < COUNT(far_dates); i++)
        add_event(&g, far_dates[i], far_dates[i]);
    for (int view = VIEW_TIMELINE; view <= VIEW_GRAPH; view++) {
        draw_options o = {.format = DRAW_SVG, .view = (draw_view)view, .detail = DETAIL_FULL};
        ck_assert(str_find(drawn(&a, &g, o), S("1XX3-0X")) != STR_NONE);
    }
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

/* Graphviz refuses to read longer ones from a file. */
START_TEST(strings_of_dot_are_short)
{
    dateline_graph g = {0};
    arena a = {0};
    make_graph(&g, 300, S(""));
    str dot = drawn(&a, &g, (draw_options){.format = DRAW_DOT});
    bool inside = false;
    size_t length = 0;
    for (size_t i = 0; i < dot.n; i++) {
        if (dot.p[i] == '"' && dot.p[i - 1] != '\\') {
            inside = !inside;
            length = 0;
        }
        ck_assert_uint_lt(++length, 16000);
    }
    ck_assert(!inside);
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

START_TEST(equal_graphs_give_equal_bytes)
{
    static const draw_format formats[] = {DRAW_SVG, DRAW_PNG, DRAW_PDF, DRAW_DOT};
    dateline_graph g = {0};
    make_graph(&g, 25, S(""));
    arena a = {0};
    draw_options o = {.format = formats[_i]};
    str first = drawn(&a, &g, o), second = drawn(&a, &g, o);
    ck_assert(first.n > 1000 && str_eq(first, second));
    ck_assert(str_find(first, S("CreationDate")) == STR_NONE);
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

START_TEST(an_empty_graph_is_drawn)
{
    dateline_graph g = {0};
    arena a = {0};
    check_svg(drawn(&a, &g, (draw_options){.format = DRAW_SVG}), "");
    arena_free(&a);
}
END_TEST

START_TEST(too_long_a_png_is_refused)
{
    dateline_graph g = {0};
    arena a = {0};
    make_graph(&g, 3000, S(""));
    buf out = {.arena = &a};
    ck_assert_int_eq(draw_with(&out, &g, (draw_options){.format = DRAW_PNG}), DATELINE_LIMIT);
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

START_TEST(no_memory_is_a_status)
{
    dateline_graph g = {0};
    make_graph(&g, 60, S(""));
    size_t refused = 0;
    for (size_t n = 2; n < 14; n++) {
        arena a = {0};
        buf out = {.arena = &a};
        str text = style_text(&a);
        buf_reserve(&out, 1 << 20);
        draw_options o = {.format = DRAW_SVG};
        arena_fail_after(n);
        dateline_status s = graph_draw(&out, &g, &o, S("style"), text, NULL);
        arena_fail_after(0);
        ck_assert(s == DATELINE_OK || s == DATELINE_NOMEM);
        refused += s == DATELINE_NOMEM;
        arena_free(&a);
    }
    ck_assert_uint_gt(refused, 0);
    arena_free(&g.arena);
}
END_TEST

/* The lines of more than some forty events are a knot. */
START_TEST(graphs_show_what_is_best_supported)
{
    dateline_graph g = {0};
    arena a = {0};
    make_graph(&g, 60, S("Ferry"));
    draw_options o = {.format = DRAW_SVG, .view = VIEW_GRAPH, .title = S("The port")};
    str few = drawn(&a, &g, o);
    ck_assert(str_find(few, S(">The port<")) != STR_NONE);
    ck_assert(str_find(few, S("40 events")) != STR_NONE);
    ck_assert(str_find(few, S("20 more not drawn")) != STR_NONE);
    o.detail = DETAIL_FULL;
    ck_assert(str_find(drawn(&a, &g, o), S("60 events")) != STR_NONE);
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

Suite *draw_suite(void)
{
    Suite *s = suite_create("draw");
    TCase *t = tcase_create("draw");
    tcase_set_timeout(t, 120);
    tcase_add_loop_test(t, hostile_texts_do_no_harm, 0, HOSTILE_TEXTS);
    tcase_add_test(t, many_lines_do_no_harm);
    tcase_add_test(t, far_dates_are_drawn);
    tcase_add_test(t, strings_of_dot_are_short);
    tcase_add_loop_test(t, equal_graphs_give_equal_bytes, 0, 4);
    tcase_add_test(t, an_empty_graph_is_drawn);
    tcase_add_test(t, graphs_show_what_is_best_supported);
    tcase_add_test(t, too_long_a_png_is_refused);
    tcase_add_test(t, no_memory_is_a_status);
    suite_add_tcase(s, t);
    return s;
}
