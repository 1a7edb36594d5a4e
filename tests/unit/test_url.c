/* url: which addresses a picture links to. */
#include "draw/url.h"

#include "unit.h"

static const struct {
    const char *from, *to;
} urls[] = {
    {"https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"},
    {" HTTP://example.org/ ", "HTTP://example.org/"},
    {"mailto:desk@example.org", "mailto:desk@example.org"},
    {"articles/01.html#p3", "articles/01.html#p3"},
    {"a:b/01.html", ""},
    {"./a:b", "./a:b"},
    {"https://example.org/\"onclick='x' <b>", "https://example.org/%22onclick=%27x%27%20%3Cb%3E"},
    {"https://example.org/\xC3\xA9", "https://example.org/%C3%A9"},
    {"javascript:alert(1)", ""},
    {"JavaScript:alert(1)", ""},
    {"java\nscript:alert(1)", ""},
    {"\x01javascript:alert(1)", ""},
    {":x", ""},
    {"data:text/html,x", ""},
    {"file:///etc/passwd", ""},
    {"https:example.org", ""},
    {"//example.org/a", ""},
    {"\\\\example.org\\a", "%5C%5Cexample.org%5Ca"},
    {"", ""},
};

START_TEST(test_web)
{
    arena a = {0};
    str safe = url_safe(&a, str_of(urls[_i].from));
    bool web = str_find(safe, S("://")) != STR_NONE;
    want_int(urls[_i].from, str_eq(url_web(&a, str_of(urls[_i].from)), web ? safe : S("")), true);
    arena_free(&a);
}
END_TEST

START_TEST(test_urls)
{
    arena a = {0};
    want_str(urls[_i].from, url_safe(&a, str_of(urls[_i].from)), urls[_i].to);
    arena_free(&a);
}
END_TEST

Suite *url_suite(void);
Suite *url_suite(void)
{
    Suite *s = suite_create("url");
    TCase *t = tcase_create("url");
    tcase_add_loop_test(t, test_web, 0, COUNT(urls));
    tcase_add_loop_test(t, test_urls, 0, COUNT(urls));
    suite_add_tcase(s, t);
    return s;
}
