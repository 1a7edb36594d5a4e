/* svg: what a page with a strict content security policy, another picture on the same page and a
 * screen reader get. */
#include "draw/draw.h"

#include "drawn.h"
#include "random_timeline.h"
#include "unit.h"

#include <string.h>

static str draw_svg(arena *a, const dateline_graph *g, draw_theme theme)
{
    draw_options o = {.format = DRAW_SVG, .theme = theme, .detail = DETAIL_FULL};
    return drawn(a, g, o);
}

static void make_timeline(dateline_graph *g, uint64_t seed)
{
    random_timeline(g, &seed, timeline_mix_of(30));
}

static const char *const refused[] = {"<style", "style=", "<script", "<foreignObject", "<image",
                                      "<use",   "onload", "xlink:",  "url(",           "@import"};

START_TEST(test_nothing_to_refuse)
{
    dateline_graph g = {0};
    arena a = {0};
    make_timeline(&g, 1);
    str svg = draw_svg(&a, &g, (draw_theme)_i);
    for (size_t i = 0; i < COUNT(refused); i++)
        ck_assert_msg(str_find(svg, str_of(refused[i])) == STR_NONE, "theme %d: %s", _i,
                      refused[i]);
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

/* All that a theme for any page leaves to it is told in its colours; no fixed ink or paper. */
START_TEST(test_follows_page)
{
    dateline_graph g = {0};
    arena a = {0};
    make_timeline(&g, 1);
    str svg = draw_svg(&a, &g, THEME_AUTO), line;
    size_t texts = 0;
    while (str_split(&svg, '\n', &line)) {
        if (str_find(line, S("<text ")) == STR_NONE)
            continue;
        texts++;
        ck_assert_msg(str_find(line, S(" fill=\"CanvasText\"")) != STR_NONE, "%.*s", STR_ARG(line));
        ck_assert_msg(str_starts(line, S("<g fill=\"#1F2933\">")), "%.*s", STR_ARG(line));
    }
    ck_assert_uint_gt(texts, 30);
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

/* The ids of a picture, each followed by a newline. */
static str ids_of(arena *a, str svg)
{
    buf b = {.arena = a};
    for (size_t at; (at = str_find(svg, S(" id=\""))) != STR_NONE;) {
        svg = str_from(svg, at + 5);
        buf_printf(&b, "%.*s\n", STR_ARG(str_sub(svg, 0, str_find_char(svg, '"'))));
    }
    return buf_str(&b);
}

START_TEST(test_ids_differ)
{
    dateline_graph g[2] = {0};
    arena a = {0};
    make_timeline(&g[0], 1);
    make_timeline(&g[1], 2);
    str first = draw_svg(&a, &g[0], THEME_LIGHT), id;
    const str others[] = {draw_svg(&a, &g[1], THEME_LIGHT), draw_svg(&a, &g[0], THEME_DARK)};
    str ids = ids_of(&a, first);
    ck_assert(ids.n > 200);
    for (size_t i = 0; i < COUNT(others); i++)
        for (str rest = ids_of(&a, others[i]); str_split(&rest, '\n', &id);)
            ck_assert_msg(!id.n || str_find(ids, id) == STR_NONE, "%.*s", STR_ARG(id));
    arena_free(&a);
    arena_free(&g[0].arena);
    arena_free(&g[1].arena);
}
END_TEST

/* Events are read in the order of time, with who takes part and what they lead to. */
START_TEST(test_read_aloud)
{
    dateline_graph g = {.title = S("Two")};
    arena a = {0};
    static const char *const dates[] = {"2019-08", "2019-04-02"};
    for (uint32_t i = 0; i < 2; i++)
        add_event(&g, dates[i], dates[i]);
    *vec_push(&g.arena, &g.entities) = (graph_entity){.id = S("person:a"), .label = S("Ada")};
    *vec_push(&g.arena, &g.participants) = (graph_participant){.event = 1, .role = ROLE_PLACE};
    *vec_push(&g.arena, &g.documents) =
        (graph_document){.id = S("doc:1"), .title = S("A & B"), .url = S("https://e.org/?a&b")};
    *vec_push(&g.arena, &g.mentions) = (graph_mention){.event = 1, .quote = S("they <met>")};
    *vec_push(&g.arena, &g.links) = (graph_link){.from = 0, .to = 1, .type = LINK_FOLLOWS};
    str svg = draw_svg(&a, &g, THEME_LIGHT);
    static const char *const in_order[] = {
        "aria-label=\"2 April 2019. Meeting or talks: 2019-04-02. Place: Ada. Sources: 1\"",
        "<title>2 April 2019: 2019-04-02&#10;“they &lt;met&gt;” [1]</title>",
        "aria-label=\"August 2019. Meeting or talks: 2019-08. This follows: 2019-04-02\"",
        "><a href=\"https://e.org/?a&amp;b\" aria-label=\"Source 1: “A &amp; B”\">",
    };
    for (size_t i = 0; i < COUNT(in_order); i++) {
        size_t at = str_find(svg, str_of(in_order[i]));
        ck_assert_msg(at != STR_NONE, "no %s behind the last in\n%.*s", in_order[i], STR_ARG(svg));
        svg = str_from(svg, at);
    }
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

static const char *const said[] = {
    " role=\"graphics-document document\" ",
    "<title>Two springs</title>",
    "<desc>Timeline. April 2019 – August 2019  ·  4 events from 1 source</desc>",
    " data-id=\"spring\" role=\"graphics-symbol img\" aria-label=\"2 April 2019",
    "<title>2 April 2019: Spring</title>",
    "<title>Since August 2019: Since</title>",
    " data-id=\"person:ada-lind\" aria-hidden=\"true\">",
    ">Undated</text>",
};

START_TEST(texts_say_what_is_drawn)
{
    dateline_graph g = {.title = S("Two springs")};
    arena a = {0};
    four_events(&g);
    str svg = drawn(&a, &g, (draw_options){.format = DRAW_SVG});
    ck_assert_msg(str_find(svg, str_of(said[_i])) != STR_NONE, "no '%s' in %.*s", said[_i],
                  STR_ARG(svg));
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

Suite *svg_suite(void);
Suite *svg_suite(void)
{
    Suite *s = suite_create("svg");
    TCase *t = tcase_create("svg");
    tcase_set_timeout(t, 60);
    tcase_add_loop_test(t, test_nothing_to_refuse, 0, THEME_AUTO + 1);
    tcase_add_test(t, test_follows_page);
    tcase_add_test(t, test_ids_differ);
    tcase_add_test(t, test_read_aloud);
    tcase_add_loop_test(t, texts_say_what_is_drawn, 0, COUNT(said));
    suite_add_tcase(s, t);
    return s;
}
