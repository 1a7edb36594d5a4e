/* style: a table of looks is refused where a picture could not be drawn by it; its rows need say
 * only what is to be different. */
#include "drawn.h"
#include "hostile_graph.h"
#include "unit.h"

Suite *style_suite(void);

static const char *const bad_styles[] = {
    "kind,name,label,shape,colour\n",
    "kind,name,label,shape,colour,line\nevent,x,X,rhombus,#000000,\n",
    "kind,name,label,shape,colour,line\nevent,x,X,circle,red,\n",
    "kind,name,label,shape,colour,line\nevent,x,X,circle,#00000\",\n",
    "kind,name,label,shape,colour,line\nevent,x,X,circle,#000000,wavy\n",
    "kind,name,label,shape,colour,line\nmood,x,X,circle,#000000,\n",
    "kind,name,label,shape,colour,line\ntext,font,\"Arial\"\"onload=\",,,\n",
};

START_TEST(bad_rows_are_refused)
{
    arena a = {0};
    style s;
    ck_assert_int_eq(style_read(&s, &a, S("style"), str_of(bad_styles[_i]), NULL),
                     DATELINE_INVALID);
    arena_free(&a);
}
END_TEST

/* Rows say only what is to be different. */
START_TEST(rows_may_be_bare)
{
    dateline_graph g = {0};
    arena a = {0};
    make_graph(&g, 20, S("  "));
    buf out = {.arena = &a};
    draw_options o = {.format = DRAW_SVG};
    str text = S("kind,name,label,shape,colour,line\nevent,*,,,,\nlink,follows,,,,\n"
                 "entity,person,,,,\nmodality,planned,,,,\ntext,ink,,,,\n");
    ck_assert_int_eq(graph_draw(&out, &g, &o, S("style"), text, NULL), DATELINE_OK);
    check_svg(buf_str(&out), "bare style");
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

Suite *style_suite(void)
{
    Suite *s = suite_create("style");
    TCase *t = tcase_create("style");
    tcase_add_loop_test(t, bad_rows_are_refused, 0, COUNT(bad_styles));
    tcase_add_test(t, rows_may_be_bare);
    suite_add_tcase(s, t);
    return s;
}
