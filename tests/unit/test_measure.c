/* measure: texts are cleaned of what cannot be drawn, and wrapped to a width. */
#include "base/buf.h"
#include "draw/measure.h"

#include "unit.h"

Suite *measure_suite(void);

static const struct {
    const char *text;
    double width;
    size_t lines;
    const char *got; /* lines, each with a | */
} wraps[] = {
    {"", 100, 3, ""},
    {"one", 100, 3, "one|"},
    {"one two three", 40, 3, "one two|three|"},
    {"one two three four five six", 40, 2, "one two|three…|"},
    {"unbreakableword", 40, 3, "unbreak|ablewor|d|"},
    {"Austria-Hungary", 50, 3, "Austria-|Hungary|"},
};

START_TEST(texts_are_wrapped)
{
    arena a = {0};
    str_vec lines = {0};
    text_wrap(&lines, &a, str_of(wraps[_i].text), (text_font){11, false}, wraps[_i].width,
              wraps[_i].lines);
    buf got = {.arena = &a};
    buf_reserve(&got, 1);
    for (size_t i = 0; i < lines.n; i++) {
        ck_assert(text_width(lines.v[i], (text_font){11, false}) <= wraps[_i].width);
        buf_printf(&got, "%.*s|", STR_ARG(lines.v[i]));
    }
    ck_assert_msg(str_eq(buf_str(&got), str_of(wraps[_i].got)), "'%s': got '%.*s', wanted '%s'",
                  wraps[_i].text, (int)got.n, got.p, wraps[_i].got);
    arena_free(&a);
}
END_TEST

static const struct {
    const char *text, *got;
} cleans[] = {
    {"plain", "plain"},
    {"  two\t\n words \r\n", "two words"},
    {"a\x01\x7f"
     "b",
     "ab"},
    {"\xE2\x80\xAE"
     "drow",
     "drow"},
    {"\xEF\xBF\xBF\xEF\xBB\xBFx", "x"},
    {"bad \xFF byte", "bad \xEF\xBF\xBD byte"},
    {"na\xC3\xAFve \xF0\x9F\x92\xA9", "na\xC3\xAFve \xF0\x9F\x92\xA9"},
};

START_TEST(texts_are_cleaned)
{
    arena a = {0};
    str got = text_clean(&a, str_of(cleans[_i].text), 100);
    ck_assert_msg(str_eq(got, str_of(cleans[_i].got)), "'%s': got '%.*s'", cleans[_i].text,
                  STR_ARG(got));
    ck_assert_uint_le(text_clean(&a, str_of(cleans[_i].text), 3).n, 6);
    arena_free(&a);
}
END_TEST

Suite *measure_suite(void)
{
    Suite *s = suite_create("measure");
    TCase *t = tcase_create("measure");
    tcase_add_loop_test(t, texts_are_wrapped, 0, COUNT(wraps));
    tcase_add_loop_test(t, texts_are_cleaned, 0, COUNT(cleans));
    suite_add_tcase(s, t);
    return s;
}
