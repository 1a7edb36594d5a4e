/* html: pages as trees, and the article in them. */
#include "text/furniture.h"
#include "text/html.h"
#include "text/source.h"
#include "unit.h"

/* Blocks as "H title|P text|F menu"; furniture is left out unless `all`. */
static str blocks_of(arena *a, const source *s, bool all)
{
    buf b = {.arena = a};
    for (size_t i = 0; i < s->blocks.n; i++) {
        block k = s->blocks.v[i];
        if (k.kind == BLOCK_FURNITURE && !all)
            continue;
        buf_printf(&b, "%s%c %.*s", b.n ? "|" : "", "PHCSFNR"[k.kind],
                   STR_ARG(str_sub(s->text, k.at.at, k.at.n)));
    }
    return buf_str(&b);
}

#define PROSE1                                                                                     \
    "The council of the small town voted on Monday to close the bridge, which engineers had "      \
    "called unsafe, and to build a new one, two miles up the river, before the next winter."
#define PROSE2                                                                                     \
    "Shop owners protested against the plan, saying that customers would stay away, but the "      \
    "mayor answered that lives, not sales, were at stake, and that help would be paid."

START_TEST(articles)
{
    static const struct {
        const char *name, *page, *want;
    } cases[] = {
        {"menu, article, footer",
         "<html><head><title>Town closes bridge - The Valley Paper</title></head><body>"
         "<div class='menu'><a href='/'>Home</a> <a href='/n'>News</a></div>"
         "<div id='content'><h1>Town closes bridge</h1><p>" PROSE1 "</p><p>" PROSE2 "</p><p>" PROSE1
         "</p></div>"
         "<div class='footer'><p>Write to us, call us, visit us, or send a pigeon.</p></div>"
         "</body></html>",
         "H Town closes bridge|P " PROSE1 "|P " PROSE2 "|P " PROSE1},
        {"related teasers with dates",
         "<div class='story'><p>" PROSE1 "</p><p>" PROSE2 "</p>"
         "<ul class='related'><li><a href='/a'>5 May 2019 Tram stops</a></li>"
         "<li><a href='/b'>6 May 2019 Fire in a mill</a></li></ul></div>",
         "P " PROSE1 "|P " PROSE2},
        {"lines parted by br br", "<div class='entry'>" PROSE1 "<br><br>" PROSE2 "</div>",
         "P " PROSE1 "|P " PROSE2},
        {"hidden text and scripts",
         "<div><p style='display: none'>" PROSE1
         "</p><script>var a = '<p>no</p>';</script><p>" PROSE1 "</p><p>" PROSE2 "</p></div>",
         "P " PROSE1 "|P " PROSE2},
        {"what a wiki cites",
         "<h1>Bridge</h1><div class='mw-parser-output'><p>" PROSE1 "</p><p>" PROSE2
         "</p><h2>Later<span class='mw-editsection'>[<a>edit</a>]</span></h2><p>" PROSE2
         "</p><ol class='references'><li>^ \"Town "
         "votes to close its bridge\". The Valley Paper. 6 May 2019.</li></ol></div>",
         "H Bridge|P " PROSE1 "|P " PROSE2 "|H Later|P " PROSE2
         "|R ^ \"Town votes to close its bridge\". The Valley Paper. 6 May 2019."},
        {"a short page stands whole", "<p>Rain fell.</p><p>It stopped.</p>",
         "P Rain fell.|P It stopped."},
        {"nothing", "", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        arena a = {0};
        source s;
        source_from_bytes(&s, &a, str_of(cases[i].page), S("a.html"), NULL, NULL);
        want_str(cases[i].name, blocks_of(&a, &s, false), cases[i].want);
        arena_free(&a);
    }
}
END_TEST

START_TEST(signals)
{
    static const struct {
        const char *page, *date, *by, *title;
    } cases[] = {
        {"<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Bridge "
         "closed\","
         "\"datePublished\":\"2019-05-06T10:00:00Z\"}</script><p>x</p>",
         "2019-05-06", "json-ld", "Bridge closed"},
        {"<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"Person\"},{\"@type\":"
         "[\"Article\"],\"datePublished\":\"2019-05-06\"}]}</script>",
         "2019-05-06", "json-ld", ""},
        {"<script type='application/ld+json'>{broken, \"datePublished\" : \"2019-05-06\" </script>",
         "2019-05-06", "json-ld", ""},
        {"<meta name='DC.date.issued' content='2019-05-06'><meta property='og:title' "
         "content='Bridge closed'>",
         "2019-05-06", "meta", "Bridge closed"},
        {"<meta property='article:modified_time' content='2020-01-01'>", "", "", ""},
        {"<link rel='canonical' href='https://example.org/2019/05/06/bridge'>", "2019-05-06", "url",
         ""},
        {"<h1>Bridge closed to all traffic</h1><time datetime='2019-05-06'>Monday</time><p>" PROSE1
         "</p>",
         "2019-05-06", "time", "Bridge closed to all traffic"},
        {"<title>Town closes its old bridge | The Valley Paper</title>", "", "",
         "Town closes its old bridge"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        arena a = {0};
        source s;
        source_from_bytes(&s, &a, str_of(cases[i].page), S("a.html"), NULL, NULL);
        want_str(cases[i].page, edtf_str(&a, s.published), cases[i].date);
        want_str(cases[i].page, s.published_by, cases[i].by);
        want_str(cases[i].page, s.title, cases[i].title);
        arena_free(&a);
    }
}
END_TEST

/* Depth, attributes and stray tags without end are cut, not followed. */
START_TEST(hostile_pages)
{
    static const struct {
        const char *piece;
        size_t times;
    } cases[] = {
        {"<div>", 100000},          {"</x>", 100000},      {"<p a=1 ", 20000}, {" b=\"2\"", 100000},
        {"<table><tr><td>", 30000}, {"&#x10FFFF;", 20000}, {"<!--", 20000},    {"<br>", 100000},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        arena a = {0};
        buf page = {.arena = &a};
        source s;
        buf_put(&page, S("<html><p>Begin "));
        for (size_t k = 0; k < cases[i].times; k++)
            buf_put(&page, str_of(cases[i].piece));
        want_int(cases[i].piece, source_from_bytes(&s, &a, buf_str(&page), S("a.html"), NULL, NULL),
                 DATELINE_OK);
        arena_free(&a);
    }
}
END_TEST

Suite *html_suite(void);
Suite *html_suite(void)
{
    const TTest *const tests[] = {articles, signals, hostile_pages};
    return suite_of("html", tests, COUNT(tests));
}
