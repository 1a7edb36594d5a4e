/* fuzz_svg: any bytes as the texts of a graph: title, ids, labels, types, quotes, addresses.
 * Whatever they are, the SVG is well-formed, carries no script, style or foreign file, and links
 * only to http, mailto or beside itself. The first byte chooses how it is drawn; zero bytes part
 * the texts.
 */
#include "draw/draw.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const elements[] = {"svg",  "title",   "desc",   "g",    "polygon", "polyline",
                                       "path", "ellipse", "circle", "text", "a"};

static bool is_known(const char *name)
{
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (strcmp(elements[i], name) == 0)
            return true;
    return false;
}

static bool is_harmless_link(const char *url)
{
    size_t colon = strcspn(url, ":"), path = strcspn(url, "/?#");
    return url[strcspn(url, "\\\t\r\n \"'<>")] == 0 && strncmp(url, "//", 2) != 0 &&
           (colon > path || url[colon] == 0 || strncasecmp(url, "http://", 7) == 0 ||
            strncasecmp(url, "https://", 8) == 0 || strncasecmp(url, "mailto:", 7) == 0);
}

static void check_attribute(const xmlAttr *t)
{
    const char *name = (const char *)t->name;
    if (strncasecmp(name, "on", 2) == 0 || strcmp(name, "style") == 0 || t->ns != NULL)
        abort();
    xmlChar *value = xmlNodeGetContent((const xmlNode *)t);
    bool words = strncmp(name, "aria-", 5) == 0 || strcmp(name, "data-id") == 0 ||
                 strcmp(name, "href") == 0; /* where it is no reference */
    if (!words && value && strstr((const char *)value, "url("))
        abort();
    if (strcmp(name, "href") == 0 && !is_harmless_link((const char *)value))
        abort();
    xmlFree(value);
}

static void check_node(const xmlNode *node)
{
    for (; node; node = node->next) {
        if (node->type == XML_TEXT_NODE)
            continue;
        if (node->type != XML_ELEMENT_NODE || !is_known((const char *)node->name))
            abort();
        for (const xmlAttr *t = node->properties; t; t = t->next)
            check_attribute(t);
        check_node(node->children);
    }
}

static void check(str svg)
{
    xmlDoc *doc =
        xmlReadMemory(svg.p, (int)svg.n, "x.svg", NULL,
                      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
    if (!doc)
        abort();
    check_node(xmlDocGetRootElement(doc));
    xmlFreeDoc(doc);
}

/* The next text; the first again behind the last. */
static str next(str all, str *rest)
{
    str text;
    if (!str_split(rest, 0, &text)) {
        *rest = all;
        if (!str_split(rest, 0, &text))
            return S("");
    }
    return text;
}

/* Three events of two actors, two documents, two links. */
static void make_graph(dateline_graph *g, str all)
{
    arena *a = &g->arena;
    str rest = all;
    g->title = next(all, &rest);
    for (uint32_t i = 0; i < 3; i++) {
        graph_event e = {.id = next(all, &rest),
                         .label = next(all, &rest),
                         .type = next(all, &rest),
                         .status = S("extracted")};
        if (!edtf_parse(&e.date, next(all, &rest)))
            e.date = edtf_month(2020, (int)i + 1);
        *vec_push(a, &g->events) = e;
        *vec_push(a, &g->mentions) = (graph_mention){
            .event = i, .document = i % 2, .quote = next(all, &rest), .date = next(all, &rest)};
        *vec_push(a, &g->participants) = (graph_participant){.event = i, .entity = i % 2};
    }
    for (uint32_t i = 0; i < 2; i++) {
        *vec_push(a, &g->documents) = (graph_document){.id = next(all, &rest),
                                                       .url = next(all, &rest),
                                                       .file = next(all, &rest),
                                                       .title = next(all, &rest),
                                                       .source = next(all, &rest),
                                                       .published = next(all, &rest)};
        *vec_push(a, &g->entities) = (graph_entity){
            .id = next(all, &rest), .label = next(all, &rest), .role = next(all, &rest)};
        *vec_push(a, &g->links) = (graph_link){.from = i, .to = i + 1, .cue = next(all, &rest)};
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    arena a = {0};
    dateline_graph g = {0};
    buf out = {.arena = &a};
    make_graph(&g, (str){(const char *)data + 1, size - 1});
    draw_options o = {.format = DRAW_SVG,
                      .detail = DETAIL_FULL,
                      .view = data[0] & 1 ? VIEW_GRAPH : VIEW_TIMELINE,
                      .theme = data[0] & 2 ? THEME_AUTO : THEME_LIGHT,
                      .rankdir = data[0] & 4 ? RANKDIR_LR : RANKDIR_TB,
                      .lanes = (draw_lanes)(data[0] >> 3 & 3)};
    str style = S("kind,name,label,shape,colour,line\nevent,*,Event,box,#112233,solid\n");
    if (graph_draw(&out, &g, &o, S("style.csv"), style, NULL) != DATELINE_OK)
        abort();
    check(buf_str(&out));
    arena_free(&a);
    arena_free(&g.arena);
    return 0;
}
