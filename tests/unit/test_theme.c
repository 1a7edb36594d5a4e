/* theme: colours for other paper keep a contrast that can be read. */
#include "draw/theme.h"

#include "drawn.h"
#include "unit.h"

#include <math.h>
#include <stdlib.h>

static double light_of(str colour, size_t at)
{
    char digits[3] = {colour.p[at], colour.p[at + 1], 0};
    double c = (double)strtol(digits, NULL, 16) / 255;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

/* As the guidelines for accessible web pages (WCAG 2) have it. */
static double contrast(str a, str b)
{
    double p = 0.2126 * light_of(a, 1) + 0.7152 * light_of(a, 3) + 0.0722 * light_of(a, 5);
    double q = 0.2126 * light_of(b, 1) + 0.7152 * light_of(b, 3) + 0.0722 * light_of(b, 5);
    return p > q ? (p + 0.05) / (q + 0.05) : (q + 0.05) / (p + 0.05);
}

static void check_contrast(str colour, str paper, double least)
{
    ck_assert_msg(contrast(colour, paper) >= least, "%.*s on %.*s: %.2f", STR_ARG(colour),
                  STR_ARG(paper), contrast(colour, paper));
}

START_TEST(test_contrast)
{
    arena a = {0};
    style s = shipped_style(&a);
    theme_style(&s, &a, (draw_theme)_i);
    ck_assert(contrast(s.ink, s.paper) >= 7 && contrast(s.ink, s.band) >= 7);
    ck_assert(contrast(s.faint, s.paper) >= 4.5 && contrast(s.faint, s.band) >= 4.5);
    for (size_t i = 0; i < s.rows.n; i++) {
        const style_row *r = &s.rows.v[i];
        double least = _i == THEME_LIGHT ? 2 : 3; /* Okabe and Ito's orange is light; shapes help */
        if (str_eq(r->kind, S("text")) || str_eq(r->kind, S("modality")))
            continue;
        check_contrast(r->colour, s.paper, least);
        check_contrast(r->words, s.paper, 4.5);
        if (_i == THEME_AUTO && !str_eq(r->colour, s.ink) && !str_eq(r->colour, s.faint))
            check_contrast(r->colour, S("#1E1E1E"), 3); /* the palest of browsers' dark pages */
    }
    arena_free(&a);
}
END_TEST

static const struct {
    draw_theme theme;
    const char *from, *to;
} colours[] = {
    {THEME_LIGHT, "#1F2933", "#1F2933"}, {THEME_DARK, "#FFFFFF", "#171717"},
    {THEME_DARK, "#0072B2", "#46BCFF"},  {THEME_PRINT, "#FFFFFF", "#FFFFFF"},
    {THEME_PRINT, "#D55E00", "#3E3E3E"}, {THEME_AUTO, "#D55E00", "#D55E00"},
    {THEME_AUTO, "#E69F00", "#C38700"},
};

START_TEST(test_colours)
{
    arena a = {0};
    str got = theme_colour(&a, colours[_i].theme, str_of(colours[_i].from));
    want_str(colours[_i].from, got, colours[_i].to);
    arena_free(&a);
}
END_TEST

Suite *theme_suite(void);
Suite *theme_suite(void)
{
    Suite *s = suite_create("theme");
    TCase *t = tcase_create("theme");
    tcase_add_loop_test(t, test_contrast, 0, THEME_AUTO + 1);
    tcase_add_loop_test(t, test_colours, 0, COUNT(colours));
    suite_add_tcase(s, t);
    return s;
}
