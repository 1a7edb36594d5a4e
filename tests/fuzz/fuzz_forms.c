/* fuzz_forms: any graph as text and as a page: lines of letters without control characters; a page
 * that is well-formed, with one script, its own, and no attribute that runs anything.
 */
#include "draw/forms.h"
#include "draw/page.h"

#include "base/utf8.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_letters(str text)
{
    for (size_t at = 0; at < text.n;) {
        uint32_t cp = utf8_next(text, &at);
        if ((cp < ' ' && cp != '\n') || (cp >= 0x7f && cp <= 0x9f) || cp == 0x202e)
            abort();
    }
}

static size_t count_scripts(const xmlNode *node)
{
    size_t scripts = 0;
    for (; node; node = node->next) {
        scripts +=
            node->type == XML_ELEMENT_NODE && str_eq(str_of((const char *)node->name), S("script"));
        for (const xmlAttr *t = node->type == XML_ELEMENT_NODE ? node->properties : NULL; t;
             t = t->next)
            if (str_starts(str_of((const char *)t->name), S("on")))
                abort();
        scripts += count_scripts(node->children);
    }
    return scripts;
}

/* Without what stands between the first `open` and `close`. */
static str without(arena *a, str page, str open, str close)
{
    size_t at = str_find(page, open), n = str_find(str_from(page, at), close);
    if (at == STR_NONE || n == STR_NONE)
        abort();
    buf b = {.arena = a};
    buf_put(&b, str_sub(page, 0, at + open.n));
    buf_put(&b, str_from(page, at + n));
    return buf_str(&b);
}

static void check_page(arena *a, str page)
{
    page = without(a, page, S("<style>"), S("</style>"));
    page = without(a, page, S("<script>"), S("</script>"));
    xmlDoc *doc =
        xmlReadMemory(page.p, (int)page.n, "page.html", NULL,
                      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
    if (!doc || count_scripts(xmlDocGetRootElement(doc)) != 1)
        abort();
    xmlFreeDoc(doc);
}

typedef void form(buf *out, const layout *l);

static void put_term(buf *out, const layout *l)
{
    layout own = *l;
    draw_term(out, &own);
}

static void put_page(buf *out, const layout *l)
{
    draw_page(out, l, S(""));
}

static void tell(const dateline_graph *g, form *put, size_t columns)
{
    arena a = {0};
    draw_options options = {.detail = DETAIL_FULL, .columns = columns};
    style looks;
    str table = S("kind,name,label,shape,colour,line\nevent,*,Event,circle,#335577,\n");
    if (style_read(&looks, &a, S("style.csv"), table, NULL) != DATELINE_OK)
        abort();
    layout l = {.a = &a, .g = g, .options = &options, .style = &looks};
    buf out = {.arena = &a};
    scene_build(&l);
    put(&out, &l);
    check_letters(buf_str(&out));
    if (put == put_page)
        check_page(&a, buf_str(&out));
    arena_free(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dateline_graph g;
    str text = {(const char *)data, size};
    if (graph_parse(&g, S("fuzz.gv"), text, NULL) == DATELINE_OK) {
        tell(&g, draw_markdown, 0);
        tell(&g, draw_plain, 20);
        tell(&g, put_term, 40);
        tell(&g, put_page, 0);
    }
    arena_free(&g.arena);
    return 0;
}
