/* page: whatever the texts of a graph, the page has only its own elements, attributes and
 * addresses, and its policy lets its own script and style sheet work and nothing else. */
#include "draw/draw.h"

#include "base/hash.h"
#include "drawn.h"
#include "hostile_graph.h"
#include "unit.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

static str page_of(arena *a, const dateline_graph *g, draw_options o)
{
    o.format = DRAW_HTML;
    return drawn(a, g, o);
}

/* Between the first `open` and the next `close`. */
static str inside(str page, str open, str close)
{
    size_t at = str_find(page, open);
    ck_assert_msg(at != STR_NONE, "no %s", open.p);
    str rest = str_from(page, at + open.n);
    return str_sub(rest, 0, str_find(rest, close));
}

static const char *const elements[] = {
    "html",   "head",     "meta",   "title",      "style",      "body",    "a",      "header",
    "h1",     "h2",       "p",      "form",       "label",      "input",   "select", "option",
    "button", "output",   "main",   "div",        "svg",        "desc",    "g",      "polygon",
    "path",   "polyline", "text",   "ellipse",    "aside",      "ol",      "ul",     "li",
    "b",      "span",     "dl",     "dt",         "dd",         "details", "mark",   "summary",
    "script", "figure",   "circle", "figcaption", "blockquote",
};

static bool is_known(const xmlChar *name)
{
    for (size_t i = 0; i < COUNT(elements); i++)
        if (strcmp(elements[i], (const char *)name) == 0)
            return true;
    return false;
}

static void check_attribute(const xmlAttr *t, const char *from)
{
    static const char *const refused[] = {"on", "style", "src", "action", "formaction"};
    str name = str_of((const char *)t->name);
    for (size_t i = 0; i < COUNT(refused); i++)
        ck_assert_msg(!str_starts(name, str_of(refused[i])), "text '%.60s': attribute %s", from,
                      name.p);
    if (!str_eq(name, S("href")))
        return;
    xmlChar *value = xmlNodeGetContent((const xmlNode *)t);
    str url = str_of((const char *)value);
    size_t colon = str_find_char(url, ':'), slash = str_find_char(url, '/');
    bool scheme = colon != STR_NONE && (slash == STR_NONE || colon < slash);
    bool fragment = str_starts(url, S("#"));
    ck_assert_msg(!scheme || fragment || str_starts(url, S("http")) ||
                      str_starts(url, S("mailto:")) || str_find(url, S("#:~:")) < colon,
                  "text '%.60s': leads to %s", from, url.p);
    xmlFree(value);
}

static void check_node(const xmlNode *node, const char *from)
{
    for (; node; node = node->next) {
        ck_assert_msg(node->type == XML_ELEMENT_NODE || node->type == XML_TEXT_NODE,
                      "text '%.60s': node of type %d", from, (int)node->type);
        if (node->type != XML_ELEMENT_NODE)
            continue;
        ck_assert_msg(is_known(node->name), "text '%.60s': element <%s>", from,
                      (const char *)node->name);
        for (const xmlAttr *t = node->properties; t; t = t->next)
            check_attribute(t, from);
        check_node(node->children, from);
    }
}

/* Its elements are also those of XML, once script and style are taken out. */
static void check_page(arena *a, str page, const char *from)
{
    str script = inside(page, S("<script>"), S("</script>"));
    str sheet = inside(page, S("<style>"), S("</style>"));
    buf b = {.arena = a};
    buf_put(&b, str_sub(page, 0, (size_t)(sheet.p - page.p)));
    buf_put(&b, (str){sheet.p + sheet.n, (size_t)(script.p - sheet.p) - sheet.n});
    buf_put(&b, str_from(page, (size_t)(script.p - page.p) + script.n));
    str rest = buf_str(&b);
    ck_assert_msg(str_find(str_from(rest, str_find(rest, S("<script>")) + 1), S("<script")) ==
                      STR_NONE,
                  "text '%.60s': a second script", from);
    xmlDoc *doc =
        xmlReadMemory(rest.p, (int)rest.n, "page.html", NULL,
                      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
    ck_assert_msg(doc != NULL, "text '%.60s': not well-formed", from);
    check_node(xmlDocGetRootElement(doc), from);
    xmlFreeDoc(doc);
}

START_TEST(test_hostile)
{
    static const draw_view views[] = {VIEW_TIMELINE, VIEW_GRAPH};
    for (size_t i = 0; i < COUNT(views); i++) {
        dateline_graph g = {0};
        arena a = {0};
        make_graph(&g, 12, str_of(hostile_texts[_i]));
        draw_options o = {.theme = THEME_AUTO, .detail = DETAIL_FULL, .view = views[i]};
        check_page(&a, page_of(&a, &g, o), hostile_texts[_i]);
        arena_free(&a);
        arena_free(&g.arena);
    }
}
END_TEST

START_TEST(test_policy)
{
    dateline_graph g = {0};
    arena a = {0};
    make_graph(&g, 3, S(""));
    str page = page_of(&a, &g, (draw_options){0});
    buf policy = {.arena = &a};
    buf_put(&policy, S("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                       "script-src 'sha256-"));
    buf_put(&policy, sha256_base64(&a, inside(page, S("<script>"), S("</script>"))));
    buf_put(&policy, S("'; style-src 'sha256-"));
    buf_put(&policy, sha256_base64(&a, inside(page, S("<style>"), S("</style>"))));
    buf_put(&policy, S("'; img-src data:; base-uri 'none'; form-action 'none'\"/>"));
    ck_assert(str_find(page, buf_str(&policy)) != STR_NONE);
    ck_assert(str_find(page, buf_str(&policy)) < str_find(page, S("<style>")));
    ck_assert(str_eq(sha256_base64(&a, S("")), S("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")));
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

static const char two_events[] =
    "digraph dateline { graph [dateline=\"1\", title=\"Ferry\"];\n"
    "\"doc:1\" [kind=document, file=\"a.txt\", source=\"Wire\", "
    "url=\"https://wire.example/a?b=1&c\"];\n"
    "\"doc:2\" [kind=document, file=\"b.txt\", title=\"T\", url=\"javascript:alert(1)\"];\n"
    "\"person:ida\" [kind=person, label=\"Ida Brandt\"];\n"
    "\"e1\" [kind=event, type=ban, label=\"council banned the ferry\", date=\"2019-02-28\"];\n"
    "\"e2\" [kind=event, type=arrest, label=\"Ida Brandt was arrested\", date=\"2019-03/..\"];\n"
    "\"person:ida\" -> \"e2\" [key=patient, role=patient];\n"
    "\"e2\" -> \"e1\" [key=follows, type=follows];\n"
    "\"e2\" -> \"doc:1\" [key=\"5-42\", begin=5, end=42,\n"
    "  quote=\"They say she was  arrested after this\", trigger=\"18-31\"];\n"
    "\"e1\" -> \"doc:2\" [key=\"7-118\", begin=7, end=118, quote=\"The harbour council, meeting in "
    "a "
    "hall that was cold, banned the night ferry on the last day of that month, it said\"];\n"
    "}\n";

static const char *const said[] = {
    "<html lang=\"en\" class=\"auto\">",
    "<title>Ferry</title>",
    "<option value=\"0\">Ida Brandt</option>",
    "<option value=\"Arrest or repression\">Arrest or repression</option>",
    "<option value=\"2\">2 Wire, “a.txt”</option>",
    "<a href=\"#event-1\" aria-label=\"Since March 2019. Arrest or repression: Ida Brandt was "
    "arrested. "
    "With Ida Brandt. This follows: Council banned the ferry. Sources: 2\">\n<title>Since March "
    "2019: Ida Brandt was arrested",
    "id=\"event-0\" data-kind=\"Arrest or repression\" data-actors=\"\" data-sources=\"1\" "
    "data-links=\"0\" data-first=\"17955\" data-last=\"17955\">",
    "id=\"event-1\" data-kind=\"Arrest or repression\" data-actors=\"0\" data-sources=\"2\" "
    "data-links=\"0\" data-first=\"17956\" data-last=\"\">",
    "<summary><b>Since March 2019</b> <span>Ida Brandt was arrested</span></summary>",
    "<dt>Who</dt><dd>patient: Ida Brandt</dd>",
    "<li>follows <a href=\"#event-0\">Council banned the ferry</a></li>",
    "<li><a href=\"#event-1\">Ida Brandt was arrested</a> follows this</li>",
    "<blockquote>“They say she <mark>was arrested</mark> after this”</blockquote>",
    "href=\"https://wire.example/a?b=1&amp;c#:~:text=They%20say%20she%20was%20arrested%20after"
    "%20this\">Wire, “a.txt”</a>; bytes 5–42 of the text of a.txt</figcaption>",
    "<figcaption>1. “T”; bytes 7–118 of the text of b.txt</figcaption>",
};

START_TEST(test_says)
{
    dateline_graph g = {0};
    arena a = {0};
    ck_assert_int_eq(graph_parse(&g, S("two.gv"), str_of(two_events), NULL), DATELINE_OK);
    str page = page_of(&a, &g, (draw_options){.theme = THEME_AUTO});
    ck_assert_msg(str_find(page, str_of(said[_i])) != STR_NONE, "'%s' is not said", said[_i]);
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

Suite *page_suite(void);

Suite *page_suite(void)
{
    Suite *s = suite_create("page");
    TCase *t = tcase_create("page");
    tcase_add_loop_test(t, test_hostile, 0, HOSTILE_TEXTS);
    tcase_add_test(t, test_policy);
    tcase_add_loop_test(t, test_says, 0, COUNT(said));
    suite_add_tcase(s, t);
    return s;
}
