/* paper: nothing that pages end in is cut, every event stands on one of them, a PDF has them all.
 */
#include "draw/paper.h"

#include "drawn.h"
#include "random_timeline.h"
#include "unit.h"

#include <stdlib.h>

static void make_timeline(dateline_graph *g, int number)
{
    uint64_t seed = (uint64_t)number;
    random_timeline(g, &seed, timeline_mix_of(10 + 25 * (uint32_t)number));
}

static draw_options options_of(int number)
{
    static const str papers[] = {STR_INIT("a4"), STR_INIT("letter"), STR_INIT("a4-landscape"),
                                 STR_INIT("a5")};
    draw_options o = {.format = DRAW_DOT,
                      .detail = DETAIL_FULL,
                      .scale = (draw_scale)(number % 3),
                      .rankdir = number % 4 == 3 ? RANKDIR_LR : RANKDIR_TB};
    ck_assert(paper_size(papers[number % 4], &o.page_width, &o.page_height));
    return o;
}

/* So often is this in that. */
static size_t count(str text, str what)
{
    size_t n = 0;
    for (size_t at; (at = str_find(text, what)) != STR_NONE; n++)
        text = str_from(text, at + what.n);
    return n;
}

static double number_behind(str *text, const char *name)
{
    size_t at = str_find(*text, str_of(name));
    ck_assert_uint_ne(at, STR_NONE);
    *text = str_from(*text, at + str_of(name).n);
    return strtod(text->p, NULL);
}

/* Its cards lie on the paper, whole. */
static size_t check_cards(str dot, const draw_options *o, double shrink)
{
    size_t n = 0;
    for (size_t at; (at = str_find(dot, S("class=\"event "))) != STR_NONE; n++) {
        dot = str_from(dot, at + 1);
        double x = number_behind(&dot, "pos=\""), y = number_behind(&dot, ",");
        double w = number_behind(&dot, "width=") * 36, h = number_behind(&dot, "height=") * 36;
        ck_assert(x - w > 0 && x + w < o->page_width / shrink + 1);
        ck_assert(y - h > 0 && y + h < o->page_height / shrink + 1);
    }
    return n;
}

static double shrink_of(arena *a, const dateline_graph *g, const draw_options *o)
{
    style s = shipped_style(a);
    layout l = {.a = a, .g = g, .options = o, .style = &s};
    layout_make(&l);
    return l.shrink;
}

START_TEST(test_pages)
{
    dateline_graph g = {0};
    arena a = {0};
    make_timeline(&g, _i);
    size_t sheets = 1, cards = 0;
    draw_options o = options_of(_i);
    o.sheets = &sheets;
    double shrink = shrink_of(&a, &g, &o);
    for (o.sheet = 1; o.sheet <= sheets; o.sheet++) {
        str dot = drawn(&a, &g, o);
        buf words = {.arena = &a};
        buf_printf(&words, "%zu of %zu", o.sheet, sheets);
        ck_assert_msg(count(dot, buf_str(&words)) >= 1, "page %zu of %zu is not numbered", o.sheet,
                      sheets);
        cards += check_cards(dot, &o, shrink);
    }
    ck_assert_uint_eq(cards, g.events.n);
    ck_assert(_i == 0 || sheets > 1);
    size_t pages = sheets;
    o.format = DRAW_PDF;
    str pdf = drawn(&a, &g, o);
    ck_assert_uint_eq(count(pdf, S("<< /Type /Page %")), pages);
    ck_assert(str_eq(pdf, drawn(&a, &g, o)));
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

static const struct {
    const char *name;
    double width, height;
} sizes[] = {
    {"a4", 595.28, 841.89}, {"A4-landscape", 841.89, 595.28},
    {"letter", 612, 792},   {"b4", 0, 0},
    {"-landscape", 0, 0},   {"", 0, 0},
};

START_TEST(test_sizes)
{
    double width = 0, height = 0;
    bool known = paper_size(str_of(sizes[_i].name), &width, &height);
    ck_assert(known == (sizes[_i].width > 0));
    ck_assert(width >= sizes[_i].width && width <= sizes[_i].width);
    ck_assert(height >= sizes[_i].height && height <= sizes[_i].height);
}
END_TEST

Suite *paper_suite(void);
Suite *paper_suite(void)
{
    Suite *s = suite_create("paper");
    TCase *t = tcase_create("paper");
    tcase_set_timeout(t, 120);
    tcase_add_loop_test(t, test_pages, 0, 8);
    tcase_add_loop_test(t, test_sizes, 0, COUNT(sizes));
    suite_add_tcase(s, t);
    return s;
}
