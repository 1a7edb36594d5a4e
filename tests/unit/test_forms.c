/* forms: the timeline as text: no text of a graph acts as markup or as a terminal's command, no
 * line is too wide, and all that the picture tells is there. */
#include "draw/columns.h"
#include "draw/draw.h"
#include "draw/entries.h"

#include "base/utf8.h"
#include "drawn.h"
#include "hostile_graph.h"
#include "unit.h"

#include <stdlib.h>

/* ---- Hostile texts ----------------------------------------------------------------------- */

/* Lines of letters: no control character, no mark that turns the reading direction. */
static void check_letters(str text, const char *from)
{
    ck_assert_msg(utf8_invalid(text) == STR_NONE, "text '%.60s': no UTF-8", from);
    for (size_t at = 0; at < text.n;) {
        uint32_t cp = utf8_next(text, &at);
        bool good = cp == '\n' || (cp >= ' ' && cp < 0x7f) ||
                    (cp > 0x9f && (cp < 0x200e || cp > 0x200f) && (cp < 0x2028 || cp > 0x202e) &&
                     (cp < 0x2066 || cp > 0x2069));
        ck_assert_msg(good, "text '%.60s': U+%04X", from, cp);
    }
}

/* But for an address, which stands whole on a line of its own. */
static void check_width(str text, size_t width, const char *from)
{
    for (str line; str_split(&text, '\n', &line);)
        ck_assert_msg(text_columns(line) <= width || str_starts(str_trim(line), S("http://")),
                      "text '%.60s': wide line '%.*s'", from, (int)line.n, line.p);
}

/* How many letters a character reference takes before its semicolon. */
static size_t reference_at(str s)
{
    static const char *const known[] = {"&amp;", "&lt;", "&gt;", "&#124;", "&#92;", "&#96;"};
    for (size_t i = 0; i < COUNT(known); i++)
        if (str_starts(s, str_of(known[i])))
            return strlen(known[i]) - 1;
    ck_assert(s.p[0] != '&');
    return 0;
}

/* How many letters the address of a source takes before its bracket. */
static size_t address_at(str s)
{
    bool web = str_starts(s, S("<http://")) || str_starts(s, S("<https://"));
    return web ? str_find_char(s, '>') : 0;
}

/* A row of a table has its six cells; what else could be markup is escaped; only addresses that
 * stand in the graph as such are in angle brackets. */
static void check_markdown(str text, const char *from)
{
    for (str line; str_split(&text, '\n', &line);) {
        size_t bars = 0;
        bool ruler = str_starts(line, S("| --"));
        for (size_t i = 0; i < line.n; i++) {
            bool strong = str_starts(line, S("**")) && line.p[i] == '*';
            bool heading = str_starts(line, S("#")) && i < 2;
            bars += line.p[i] == '|';
            if (line.p[i] == '\\') {
                i++;
                continue;
            }
            i += reference_at(str_from(line, i));
            i += address_at(str_from(line, i));
            ck_assert_msg(strong || heading ||
                              str_find_char(S("`<[]{}*_#~^$@"), line.p[i]) == STR_NONE,
                          "text '%.60s': bare %c in '%.*s'", from, line.p[i], (int)line.n, line.p);
            ck_assert_msg(!str_starts(str_from(line, i), S("://")), "text '%.60s': an address",
                          from);
        }
        ck_assert_msg(ruler || bars == (str_starts(line, S("|")) ? 7 : 0),
                      "text '%.60s': %zu bars in '%.*s'", from, bars, (int)line.n, line.p);
    }
}

static void check_forms(str text, draw_lanes lanes)
{
    dateline_graph g = {0};
    arena a = {0};
    make_graph(&g, 12, text);
    draw_options o = {.format = DRAW_TERM, .lanes = lanes, .detail = DETAIL_FULL};
    for (o.columns = COLUMNS_LEAST; o.columns <= 180; o.columns *= 3) {
        str term = drawn(&a, &g, o);
        check_letters(term, text.p);
        check_width(term, o.columns, text.p);
    }
    o.format = DRAW_TXT;
    for (o.columns = COLUMNS_LEAST; o.columns <= 180; o.columns *= 3) {
        str plain = drawn(&a, &g, o);
        check_letters(plain, text.p);
        check_width(plain, o.columns, text.p);
        ck_assert(str_eq(plain, drawn(&a, &g, o)));
    }
    o.format = DRAW_MD;
    str markdown = drawn(&a, &g, o);
    check_letters(markdown, text.p);
    check_markdown(markdown, text.p);
    arena_free(&a);
    arena_free(&g.arena);
}

START_TEST(test_hostile)
{
    check_forms(str_of(hostile_texts[_i]), LANES_ACTOR);
    check_forms(str_of(hostile_texts[_i]), LANES_TYPE);
    check_forms(str_of(hostile_texts[_i]), LANES_NONE);
}
END_TEST

static const char *const markdown_texts[] = {
    "a | b \\| c \\\\| d",
    "`code` ``two`` ~~~ ``` ```",
    "[text](javascript:alert) ![i](http://evil.example/x.png) [ref]: http://evil.example",
    "http://evil.example www.evil.example someone@evil.example mailto:a@b.example",
    "# heading {#id .class} ** __ $x^2$ <!-- --> &lt;b&gt; &amp;lt;",
    "- item",
    "12. item",
    "=== :::",
};

START_TEST(test_markdown)
{
    check_forms(str_of(markdown_texts[_i]), LANES_ACTOR);
}
END_TEST

/* ---- What they tell ---------------------------------------------------------------------- */

static const char two_events[] =
    "digraph dateline { graph [dateline=\"1\", title=\"Ferry\"];\n"
    "\"doc:1\" [kind=document, file=\"a.txt\", title=\"Ferry stopped\", source=\"Wire\",\n"
    "  url=\"https://wire.example/a?b=1&c=2\"];\n"
    "\"person:ida\" [kind=person, label=\"Ida Brandt\"];\n"
    "\"place:holm\" [kind=place, label=\"Holm\"];\n"
    "\"e1\" [kind=event, type=ban, label=\"council banned the ferry\", date=\"2019-02-28\"];\n"
    "\"e2\" [kind=event, type=arrest, label=\"Ida Brandt was arrested\", date=\"2019-03\",\n"
    "  modality=alleged];\n"
    "\"person:ida\" -> \"e2\" [key=patient, role=patient];\n"
    "\"place:holm\" -> \"e2\" [key=place, role=place];\n"
    "\"e2\" -> \"e1\" [key=follows, type=follows, cue=after];\n"
    "\"e2\" -> \"doc:1\" [key=\"5-42\", begin=5, end=42,\n"
    "  quote=\"They say she was  arrested after this\", trigger=\"18-31\", date=\"2019-04-02\"];\n"
    "}\n";

typedef struct told {
    draw_format format;
    const char *words;
} told;

/* A column too narrow for lanes has one for all, which is nobody's. */
START_TEST(test_narrow)
{
    dateline_graph g = {0};
    arena a = {0};
    ck_assert_int_eq(graph_parse(&g, S("two.gv"), str_of(two_events), NULL), DATELINE_OK);
    str text = drawn(&a, &g, (draw_options){.format = DRAW_TERM, .columns = 30});
    ck_assert(str_find(text, S("┌")) == STR_NONE);
    ck_assert(str_find(text, S("│")) != STR_NONE);
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

static const told tellings[] = {
    {DRAW_MD, "# Ferry\n\nFebruary 2019 – March 2019  ·  2 events from 1 source\n"},
    {DRAW_MD, "| 1 | 28 February 2019 | Council banned the ferry |  |  |  |\n"},
    {DRAW_MD, "| 2 | March 2019 (≠ 2 April 2019  \\[1\\]) | Ida Brandt was arrested (alleged) | "
              "patient: Ida Brandt; place: Holm | follows 1 (Council banned the ferry) | 1 |\n"},
    {DRAW_MD, "> “They say she was arrested after this” (source 1, bytes 5–42)\n"},
    {DRAW_MD, "\n1. Wire, “Ferry stopped” <https://wire.example/a?b=1&c=2>\n"},
    {DRAW_TXT, "Ferry\n=====\n"},
    {DRAW_TXT, "\n1. 28 February 2019      Council banned the ferry\n"},
    {DRAW_TXT, "\n   April 2019  [1])        patient: Ida Brandt; place: Holm\n"},
    {DRAW_TXT,
     "  [1] “They say she was arrested after this” (bytes\n                               5–42)\n"},
    {DRAW_TXT, "\n[1] Wire, “Ferry stopped”\n    https://wire.example/a?b=1&c=2\n"},
    {DRAW_TERM, "┌ Ida Brandt\n"},
    {DRAW_TERM, "□ │ Ida Brandt was arrested (alleged) [1]\n"},
    {DRAW_TERM, "│ │   patient: Ida Brandt; place: Holm\n"},
    {DRAW_TERM, "│ │   → follows Council banned the ferry\n"},
    {DRAW_TERM, "■ Arrest or repression"},
};

START_TEST(test_tells)
{
    dateline_graph g = {0};
    arena a = {0};
    ck_assert_int_eq(graph_parse(&g, S("two.gv"), str_of(two_events), NULL), DATELINE_OK);
    str text = drawn(&a, &g, (draw_options){.format = tellings[_i].format});
    ck_assert_msg(str_find(text, str_of(tellings[_i].words)) != STR_NONE, "'%s' is not in\n%.*s",
                  tellings[_i].words, (int)text.n, text.p);
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

START_TEST(test_colour)
{
    dateline_graph g = {0};
    arena a = {0};
    ck_assert_int_eq(graph_parse(&g, S("two.gv"), str_of(two_events), NULL), DATELINE_OK);
    str plain = drawn(&a, &g, (draw_options){.format = DRAW_TERM});
    str bright = drawn(&a, &g, (draw_options){.format = DRAW_TERM, .colour = true});
    buf without = {.arena = &a};
    for (size_t i = 0; i < bright.n; i++) {
        if (bright.p[i] == '\033')
            i += str_find_char(str_from(bright, i), 'm');
        else
            buf_char(&without, bright.p[i]);
    }
    ck_assert(str_find_char(plain, '\033') == STR_NONE);
    ck_assert(bright.n > plain.n);
    ck_assert(str_eq(buf_str(&without), plain));
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

/* ---- Parts ------------------------------------------------------------------------------- */

static const struct {
    const char *text;
    size_t width;
    const char *lines;
} wraps[] = {
    {"one two three", 7, "- one|  two|  three"},
    {"one two three", 8, "- one|  two|  three"},
    {"one two three", 9, "- one two|  three"},
    {"overlong word", 6, "- over|  long|  word"},
    {"\xE4\xB8\xAD\xE6\x96\x87\xE5\xAD\x97", 6, "- \xE4\xB8\xAD\xE6\x96\x87|  \xE5\xAD\x97"},
    {"e\xCC\x81t\xC3\xA9 la", 8, "- e\xCC\x81t\xC3\xA9 la"},
    {"", 8, "- "},
};

START_TEST(test_wrap)
{
    arena a = {0};
    str_vec lines = {0};
    columns_wrap(&lines, &a, S("- "), str_of(wraps[_i].text), wraps[_i].width);
    buf b = {.arena = &a};
    for (size_t i = 0; i < lines.n; i++) {
        buf_put(&b, i ? S("|") : S(""));
        buf_put(&b, lines.v[i]);
    }
    want_str(wraps[_i].text, buf_str(&b), wraps[_i].lines);
    arena_free(&a);
}
END_TEST

Suite *forms_suite(void);

Suite *forms_suite(void)
{
    Suite *s = suite_create("forms");
    TCase *t = tcase_create("forms");
    tcase_add_loop_test(t, test_hostile, 0, HOSTILE_TEXTS);
    tcase_add_loop_test(t, test_markdown, 0, COUNT(markdown_texts));
    tcase_add_loop_test(t, test_tells, 0, COUNT(tellings));
    tcase_add_test(t, test_colour);
    tcase_add_test(t, test_narrow);
    tcase_add_loop_test(t, test_wrap, 0, COUNT(wraps));
    suite_add_tcase(s, t);
    return s;
}
