#include "drawn.h"

#include "base/file.h"
#include "unit.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

str style_text(arena *a)
{
    str text = {0};
    ck_assert_int_eq(file_read(&text, a, S("data/style.csv"), 1 << 20, NULL), DATELINE_OK);
    return text;
}

style shipped_style(arena *a)
{
    style s;
    ck_assert_int_eq(style_read(&s, a, S("style.csv"), style_text(a), NULL), DATELINE_OK);
    return s;
}

dateline_status draw_with(buf *out, const dateline_graph *g, draw_options o)
{
    return graph_draw(out, g, &o, S("style.csv"), style_text(out->arena), NULL);
}

str drawn(arena *a, const dateline_graph *g, draw_options o)
{
    buf out = {.arena = a};
    ck_assert_int_eq(draw_with(&out, g, o), DATELINE_OK);
    return buf_str(&out);
}

static const char *const elements[] = {"svg",  "title",   "desc",   "g",    "polygon", "polyline",
                                       "path", "ellipse", "circle", "text", "a"};
static const char *const attributes[] = {"role",
                                         "class",
                                         "width",
                                         "aria-label",
                                         "aria-hidden",
                                         "href",
                                         "viewBox",
                                         "id",
                                         "transform",
                                         "fill",
                                         "stroke",
                                         "stroke-width",
                                         "points",
                                         "d",
                                         "text-anchor",
                                         "x",
                                         "y",
                                         "font-family",
                                         "font-weight",
                                         "font-size",
                                         "cx",
                                         "cy",
                                         "rx",
                                         "ry",
                                         "data-id",
                                         "stroke-dasharray",
                                         "fill-opacity",
                                         "stroke-opacity"};

static bool listed(const char *const *list, size_t n, const xmlChar *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(list[i], (const char *)name) == 0)
            return true;
    return false;
}

static void check_node(const xmlNode *node, const char *text)
{
    for (; node; node = node->next) {
        ck_assert_msg(node->type == XML_ELEMENT_NODE || node->type == XML_TEXT_NODE,
                      "text '%.60s': node of type %d", text, (int)node->type);
        if (node->type != XML_ELEMENT_NODE)
            continue;
        ck_assert_msg(listed(elements, COUNT(elements), node->name), "text '%.60s': element <%s>",
                      text, (const char *)node->name);
        for (const xmlAttr *t = node->properties; t; t = t->next)
            ck_assert_msg(listed(attributes, COUNT(attributes), t->name),
                          "text '%.60s': attribute %s", text, (const char *)t->name);
        check_node(node->children, text);
    }
}

void check_svg(str svg, const char *text)
{
    ck_assert_msg(str_starts(svg, S("<svg ")), "text '%.60s': no <svg", text);
    xmlDoc *doc =
        xmlReadMemory(svg.p, (int)svg.n, "x.svg", NULL,
                      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
    ck_assert_msg(doc != NULL, "text '%.60s': not well-formed", text);
    check_node(xmlDocGetRootElement(doc), text);
    xmlFreeDoc(doc);
}

uint32_t add_event(dateline_graph *g, const char *id, const char *date)
{
    graph_event e = {.id = str_of(id), .type = S("meeting"), .label = str_of(id)};
    ck_assert(edtf_parse(&e.date, str_of(date)));
    *vec_push(&g->arena, &g->events) = e;
    return (uint32_t)g->events.n - 1;
}

void four_events(dateline_graph *g)
{
    graph_entity who = {.id = S("person:ada-lind"), .label = S("Ada Lind")};
    *vec_push(&g->arena, &who.aliases) = S("Lind");
    *vec_push(&g->arena, &g->entities) = who;
    uint32_t spring = add_event(g, "spring", "2019-04-02");
    uint32_t summer = add_event(g, "summer", "2019-07");
    add_event(g, "since", "2019-08/..");
    add_event(g, "never", "");
    *vec_push(&g->arena, &g->participants) = (graph_participant){.event = spring};
    *vec_push(&g->arena, &g->documents) = (graph_document){.id = S("doc:1")};
    *vec_push(&g->arena, &g->mentions) = (graph_mention){.event = spring};
    g->events.v[spring].confidence = 0.6;
    g->events.v[summer].confidence = 0.8;
}
