/* choose: which events a picture shows, by date, actor, confidence and number. */
#include "drawn.h"
#include "unit.h"

Suite *choose_suite(void);

static const struct {
    const char *from, *to, *actor;
    const char *drawn; /* ids, in the order of the picture */
    double sure;
    size_t most;
} filters[] = {
    {"", "", NULL, "spring summer since never ", 0, 0},
    {"2019-05", "", NULL, "summer since ", 0, 0},
    {"", "2019-07-10", NULL, "spring summer ", 0, 0},
    {"2019-07-31", "2019-07-31", NULL, "summer ", 0, 0},
    {"2030", "", NULL, "since ", 0, 0},
    {"", "", "lind", "spring ", 0, 0},
    {"", "", "ADA LIND", "spring ", 0, 0},
    {"", "", "nobody", "", 0, 0},
    {"", "", NULL, "spring summer ", 0.5, 0},
    {"", "", NULL, "summer ", 0.7, 0},
    {"", "", NULL, "spring summer ", 0, 2}, /* told in a document, surest */
    {"", "", NULL, "spring ", 0, 1},
};

/* The ids of the events drawn, in the order of the picture. */
static str drawn_ids(arena *a, const dateline_graph *g, draw_options o)
{
    buf ids = {.arena = a};
    str rest = drawn(a, g, o), line;
    while (str_split(&rest, '\n', &line))
        if (str_find(line, S("class=\"event ")) != STR_NONE)
            buf_printf(&ids, "%.*s ", (int)str_find_char(str_from(line, 1), '"'), line.p + 1);
    return buf_str(&ids);
}

START_TEST(events_are_chosen)
{
    dateline_graph g = {0};
    arena a = {0};
    four_events(&g);
    draw_options o = {.format = DRAW_DOT};
    edtf_parse(&o.from, str_of(filters[_i].from));
    edtf_parse(&o.to, str_of(filters[_i].to));
    if (filters[_i].actor)
        *vec_push(&a, &o.actors) = str_of(filters[_i].actor);
    o.min_confidence = filters[_i].sure;
    o.max_events = filters[_i].most;
    str chosen = drawn_ids(&a, &g, o);
    ck_assert_msg(str_eq(chosen, str_of(filters[_i].drawn)), "filter %d: got '%.*s'", _i,
                  STR_ARG(chosen));
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

/* An article's sentences, each telling of a new event of that date. */
static void tell(dateline_graph *g, uint32_t document, const char *const (*events)[2], uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        *vec_push(&g->arena, &g->mentions) =
            (graph_mention){.event = add_event(g, events[i][0], events[i][1]),
                            .document = document,
                            .begin = 90 * i};
}

/* Of few events, those whose day is known, those an article begins with, and of many days. */
START_TEST(best_told_are_days_leads_and_of_many_days)
{
    static const char *const told[][2] = {{"lead", "2019-04-09"},  {"second", "2019-04-08"},
                                          {"third", "2019-04-07"}, {"again", "2019-04-09"},
                                          {"month", "2019-04"},    {"years", "2017/2019"},
                                          {"other", "2019-04-05"}, {"once-more", "2019-04-08"}};
    static const char *const best[] = {"",
                                       "lead ",
                                       "second lead ",
                                       "third second lead ",
                                       "other third second lead ",
                                       "other third second lead again ",
                                       "other third second once-more lead again ",
                                       "month other third second once-more lead again "};
    dateline_graph g = {0};
    arena a = {0};
    *vec_push(&g.arena, &g.documents) = (graph_document){.id = S("doc:1")};
    tell(&g, 0, told, COUNT(told));
    for (size_t most = 1; most < COUNT(best); most++) {
        str ids = drawn_ids(&a, &g, (draw_options){.format = DRAW_DOT, .max_events = most});
        ck_assert_msg(str_eq(ids, str_of(best[most])), "best %zu: got '%.*s'", most, STR_ARG(ids));
    }
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

/* What was on one of two days was not between them. */
START_TEST(gaps_of_a_set_are_no_days)
{
    dateline_graph g = {0};
    arena a = {0};
    add_event(&g, "either", "[2019-04-02,2019-06-01]");
    add_event(&g, "other", "2019-05-05");
    draw_options o = {.format = DRAW_DOT};
    edtf_parse(&o.from, S("2019-05"));
    edtf_parse(&o.to, S("2019-05"));
    str dot = drawn(&a, &g, o);
    ck_assert(str_find(dot, S("\"other\"")) != STR_NONE);
    ck_assert(str_find(dot, S("\"either\"")) == STR_NONE);
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

Suite *choose_suite(void)
{
    Suite *s = suite_create("choose");
    TCase *t = tcase_create("choose");
    tcase_add_loop_test(t, events_are_chosen, 0, COUNT(filters));
    tcase_add_test(t, best_told_are_days_leads_and_of_many_days);
    tcase_add_test(t, gaps_of_a_set_are_no_days);
    suite_add_tcase(s, t);
    return s;
}
