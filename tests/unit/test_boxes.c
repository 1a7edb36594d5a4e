/* boxes: the cards of a picture never overlap, as the positions in DOT and the polygons in SVG have
 * them, and no text leaves its card. */
#include "draw/measure.h"

#include "drawn.h"
#include "hostile_graph.h"
#include "random_timeline.h"
#include "unit.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdlib.h>

Suite *boxes_suite(void);

typedef struct box {
    double x, y, w, h;
} box;

/* ---- Positions in DOT ----------------------------------------------------------------------- */

static size_t read_boxes(box *boxes, size_t most, const char *dot)
{
    size_t n = 0;
    for (const char *at = dot; (at = strstr(at, "class=\"event ")) && n < most; at++) {
        box k;
        const char *pos = strstr(at, "pos=\"");
        ck_assert(pos && sscanf(pos, "pos=\"%lf,%lf\", width=%lf, height=%lf", &k.x, &k.y, &k.w,
                                &k.h) == 4);
        k.w *= 72;
        k.h *= 72;
        boxes[n++] = k;
    }
    return n;
}

static double apart(double p, double q)
{
    return p > q ? p - q : q - p;
}

static void check_apart(uint32_t events, draw_lanes lanes, double width)
{
    dateline_graph g = {0};
    arena a = {0};
    make_graph(&g, events, S(""));
    draw_options o = {.format = DRAW_DOT, .lanes = lanes, .width = width};
    box *boxes = arena_new(&a, box, events);
    size_t n = read_boxes(boxes, events, drawn(&a, &g, o).p);
    ck_assert_uint_eq(n, events);
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n; k++)
            ck_assert_msg(apart(boxes[i].x, boxes[k].x) > (boxes[i].w + boxes[k].w) / 2 + 1 ||
                              apart(boxes[i].y, boxes[k].y) > (boxes[i].h + boxes[k].h) / 2 + 1,
                          "%u events, lanes %d: cards %zu and %zu overlap", events, (int)lanes, i,
                          k);
    arena_free(&a);
    arena_free(&g.arena);
}

START_TEST(no_two_cards_overlap)
{
    static const uint32_t sizes[] = {1, 2, 7, 40, 150, 400};
    for (int lanes = LANES_ACTOR; lanes <= LANES_NONE; lanes++)
        check_apart(sizes[_i], (draw_lanes)lanes, 0);
    check_apart(sizes[_i], LANES_ACTOR, 700);
}
END_TEST

/* ---- Boxes and texts as a browser gets them ------------------------------------------------ */

static double number_of(const xmlNode *node, const char *name)
{
    xmlChar *text = xmlGetProp(node, (const xmlChar *)name);
    double value = text ? strtod((const char *)text, NULL) : 0;
    xmlFree(text);
    return value;
}

/* The corners of a polygon as x, y, w, h from its upper left. */
static box polygon_box(const xmlNode *node)
{
    xmlChar *text = xmlGetProp(node, (const xmlChar *)"points");
    box b = {1e9, 1e9, -1e9, -1e9};
    double x, y;
    int used;
    for (const char *at = (const char *)text; at && sscanf(at, "%lf,%lf%n", &x, &y, &used) == 2;
         at += used) {
        b.x = x < b.x ? x : b.x;
        b.y = y < b.y ? y : b.y;
        b.w = x > b.w ? x : b.w;
        b.h = y > b.h ? y : b.h;
    }
    xmlFree(text);
    b.w -= b.x;
    b.h -= b.y;
    return b;
}

/* Each line of text of a card lies within its box, at its width. */
static box check_event_group(const xmlNode *group)
{
    box b = {0};
    for (const xmlNode *n = group->children; n; n = n->next)
        if (strcmp((const char *)n->name, "polygon") == 0 && b.w < 50)
            b = polygon_box(n);
    for (const xmlNode *n = group->children; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE || strcmp((const char *)n->name, "text") != 0)
            continue;
        xmlChar *text = xmlNodeGetContent(n),
                *weight = xmlGetProp(n, (const xmlChar *)"font-weight");
        double size = number_of(n, "font-size"), x = number_of(n, "x"), y = number_of(n, "y");
        double w = text_width(str_of((const char *)text), (text_font){size, weight != NULL});
        ck_assert_msg(x > b.x && x + w < b.x + b.w, "'%s' leaves its card sideways", text);
        ck_assert_msg(y - size * 0.8 > b.y && y + size * 0.3 < b.y + b.h,
                      "'%s' leaves its card up or down", text);
        xmlFree(text);
        xmlFree(weight);
    }
    return b;
}

static size_t check_event_groups(const xmlNode *node, box *boxes, size_t most)
{
    size_t n = 0;
    for (; node; node = node->next) {
        xmlChar *class = xmlGetProp(node, (const xmlChar *)"class");
        if (class && strncmp((const char *)class, "node event", 10) == 0 && n < most)
            boxes[n++] = check_event_group(node);
        else if (node->children)
            n += check_event_groups(node->children, boxes + n, most - n);
        xmlFree(class);
    }
    return n;
}

START_TEST(texts_stay_in_their_cards)
{
    dateline_graph g = {0};
    arena a = {0};
    uint32_t events = 5 + 10 * (uint32_t)_i;
    uint64_t random = (uint64_t)_i;
    random_timeline(&g, &random, timeline_mix_of(events));
    draw_options o = {.detail = DETAIL_FULL, .width = _i % 3 ? 0 : 900};
    str svg = drawn(&a, &g, o);
    xmlDoc *doc = xmlReadMemory(svg.p, (int)svg.n, "x.svg", NULL, XML_PARSE_HUGE);
    box *boxes = arena_new(&a, box, events);
    ck_assert_uint_eq(check_event_groups(xmlDocGetRootElement(doc), boxes, events), events);
    for (size_t i = 0; i < events; i++)
        for (size_t k = i + 1; k < events; k++)
            ck_assert_msg(
                boxes[i].x > boxes[k].x + boxes[k].w || boxes[k].x > boxes[i].x + boxes[i].w ||
                    boxes[i].y > boxes[k].y + boxes[k].h || boxes[k].y > boxes[i].y + boxes[i].h,
                "cards %zu and %zu overlap", i, k);
    xmlFreeDoc(doc);
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

Suite *boxes_suite(void)
{
    Suite *s = suite_create("boxes");
    TCase *t = tcase_create("boxes");
    tcase_set_timeout(t, 120);
    tcase_add_loop_test(t, no_two_cards_overlap, 0, 6);
    tcase_add_loop_test(t, texts_stay_in_their_cards, 0, 12);
    suite_add_tcase(s, t);
    return s;
}
