/* draw: texts of any kind leave the picture well-formed and harmless, cards never overlap, equal
 * graphs give equal bytes. */
#include "draw/draw.h"
#include "draw/measure.h"
#include "draw/style.h"

#include "base/file.h"
#include "hostile_graph.h"
#include "random_timeline.h"

#include <check.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const dateline_diag quiet = {0};

static str style_text(arena *a)
{
    str text = {0};
    ck_assert_int_eq(file_read(&text, a, S("data/style.csv"), 1 << 20, &quiet), DATELINE_OK);
    return text;
}

static dateline_status draw_with(buf *out, const dateline_graph *g, draw_options o)
{
    return graph_draw(out, g, &o, S("data/style.csv"), style_text(out->arena), &quiet);
}

/* ---- Hostile texts ----------------------------------------------------------------------- */

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
        ck_assert_msg(listed(elements, sizeof elements / sizeof *elements, node->name),
                      "text '%.60s': element <%s>", text, (const char *)node->name);
        for (const xmlAttr *t = node->properties; t; t = t->next)
            ck_assert_msg(listed(attributes, sizeof attributes / sizeof *attributes, t->name),
                          "text '%.60s': attribute %s", text, (const char *)t->name);
        check_node(node->children, text);
    }
}

static void check_svg(str svg, const char *text)
{
    ck_assert_msg(str_starts(svg, S("<svg ")), "text '%.60s': no <svg", text);
    xmlDoc *doc =
        xmlReadMemory(svg.p, (int)svg.n, "x.svg", NULL,
                      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
    ck_assert_msg(doc != NULL, "text '%.60s': not well-formed", text);
    check_node(xmlDocGetRootElement(doc), text);
    xmlFreeDoc(doc);
}

static void draw_hostile(const char *text, draw_view view, draw_lanes lanes)
{
    dateline_graph g = {0};
    arena a = {0};
    make_graph(&g, 12, str_of(text));
    buf out = {.arena = &a};
    draw_options o = {.format = DRAW_SVG, .view = view, .lanes = lanes};
    ck_assert_msg(draw_with(&out, &g, o) == DATELINE_OK, "text '%.60s' cannot be drawn", text);
    check_svg(buf_str(&out), text);
    arena_free(&a);
    arena_free(&g.arena);
}

START_TEST(test_hostile)
{
    draw_hostile(hostile_texts[_i], VIEW_TIMELINE, LANES_ACTOR);
    draw_hostile(hostile_texts[_i], VIEW_TIMELINE, LANES_SOURCE);
    draw_hostile(hostile_texts[_i], VIEW_TIMELINE, LANES_NONE);
    draw_hostile(hostile_texts[_i], VIEW_GRAPH, LANES_ACTOR);
}
END_TEST

START_TEST(test_hostile_lines)
{
    arena a = {0};
    buf b = {.arena = &a};
    for (int i = 0; i < 33000; i++)
        buf_put(&b, S("line\n"));
    draw_hostile(buf_str(&b).p, VIEW_TIMELINE, LANES_ACTOR);
    arena_free(&a);
}
END_TEST

/* ---- Places ------------------------------------------------------------------------------ */

typedef struct box {
    double x, y, w, h;
} box;

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
    buf out = {.arena = &a};
    draw_options o = {.format = DRAW_DOT, .lanes = lanes, .width = width};
    ck_assert_int_eq(draw_with(&out, &g, o), DATELINE_OK);
    box *boxes = arena_new(&a, box, events);
    size_t n = read_boxes(boxes, events, buf_str(&out).p);
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

START_TEST(test_apart)
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

START_TEST(test_svg_boxes)
{
    dateline_graph g = {0};
    arena a = {0};
    uint32_t events = 5 + 10 * (uint32_t)_i;
    uint64_t random = (uint64_t)_i;
    random_timeline(&g, &random, timeline_mix_of(events));
    buf out = {.arena = &a};
    draw_options o = {.detail = DETAIL_FULL, .width = _i % 3 ? 0 : 900};
    ck_assert_int_eq(draw_with(&out, &g, o), DATELINE_OK);
    xmlDoc *doc = xmlReadMemory(out.p, (int)out.n, "x.svg", NULL, XML_PARSE_HUGE);
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

/* Graphviz refuses to read longer ones from a file. */
START_TEST(test_short_strings)
{
    dateline_graph g = {0};
    arena a = {0};
    make_graph(&g, 300, S(""));
    buf out = {.arena = &a};
    ck_assert_int_eq(draw_with(&out, &g, (draw_options){.format = DRAW_DOT}), DATELINE_OK);
    bool inside = false;
    size_t length = 0;
    for (size_t i = 0; i < out.n; i++) {
        if (out.p[i] == '"' && out.p[i - 1] != '\\') {
            inside = !inside;
            length = 0;
        }
        ck_assert_uint_lt(++length, 16000);
    }
    ck_assert(!inside);
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

START_TEST(test_same_bytes)
{
    static const draw_format formats[] = {DRAW_SVG, DRAW_PNG, DRAW_PDF, DRAW_DOT};
    dateline_graph g = {0};
    make_graph(&g, 25, S(""));
    arena a = {0};
    buf first = {.arena = &a}, second = {.arena = &a};
    draw_options o = {.format = formats[_i]};
    ck_assert_int_eq(draw_with(&first, &g, o), DATELINE_OK);
    ck_assert_int_eq(draw_with(&second, &g, o), DATELINE_OK);
    ck_assert(first.n > 1000 && str_eq(buf_str(&first), buf_str(&second)));
    ck_assert(str_find(buf_str(&first), S("CreationDate")) == STR_NONE);
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

/* ---- Options ----------------------------------------------------------------------------- */

static uint32_t add_event(dateline_graph *g, const char *id, const char *date)
{
    graph_event e = {.id = str_of(id), .type = S("meeting"), .label = str_of(id)};
    ck_assert(edtf_parse(&e.date, str_of(date)));
    *vec_push(&g->arena, &g->events) = e;
    return (uint32_t)g->events.n - 1;
}

static void four_events(dateline_graph *g)
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

static const struct {
    const char *from, *to, *actor;
    const char *drawn; /* ids, in the order of the picture */
    double sure;
    size_t most;
} filters[] = {
    {"", "", NULL, "spring summer since never ", 0, 0},
    {"2019-05", "", NULL, "summer since ", 0, 0},
    {"", "2019-07-10", NULL, "spring summer ", 0, 0},
    {"2019-07-31", "2019-07-31", NULL, "summer ", 0, 0},
    {"2030", "", NULL, "since ", 0, 0},
    {"", "", "lind", "spring ", 0, 0},
    {"", "", "ADA LIND", "spring ", 0, 0},
    {"", "", "nobody", "", 0, 0},
    {"", "", NULL, "spring summer ", 0.5, 0},
    {"", "", NULL, "summer ", 0.7, 0},
    {"", "", NULL, "spring summer ", 0, 2}, /* told in a document, surest */
    {"", "", NULL, "spring ", 0, 1},
};

START_TEST(test_filters)
{
    dateline_graph g = {0};
    arena a = {0};
    four_events(&g);
    draw_options o = {.format = DRAW_DOT};
    edtf_parse(&o.from, str_of(filters[_i].from));
    edtf_parse(&o.to, str_of(filters[_i].to));
    if (filters[_i].actor)
        *vec_push(&a, &o.actors) = str_of(filters[_i].actor);
    buf out = {.arena = &a}, drawn = {.arena = &a};
    o.min_confidence = filters[_i].sure;
    o.max_events = filters[_i].most;
    ck_assert_int_eq(draw_with(&out, &g, o), DATELINE_OK);
    str rest = buf_str(&out), line;
    while (str_split(&rest, '\n', &line))
        if (str_find(line, S("class=\"event ")) != STR_NONE)
            buf_printf(&drawn, "%.*s ", (int)str_find_char(str_from(line, 1), '"'), line.p + 1);
    ck_assert_msg(str_eq(buf_str(&drawn), str_of(filters[_i].drawn)), "filter %d: got '%.*s'", _i,
                  (int)drawn.n, drawn.p);
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

/* ---- Dates ------------------------------------------------------------------------------- */

static const char *const far_dates[] = {
    "Y-1999999999/Y1999999999",
    "Y-1999999999",
    "Y1999999999/..",
    "../Y-1999999999",
    "[Y-1999999999,1984]",
    "XXXX-XX-X9",
    "-XXXX",
    "0000",
    "Y1700000000S1",
    "9999-24",
    "[..1984,1990..]",
    "{2020-01-01,2020-12-31}",
    "2020-08-09T14:30:00+18",
    "2004-06~-11",
    "2020-08/",
    "1XX3-0X",
};

START_TEST(test_far_dates_are_drawn)
{
    dateline_graph g = {0};
    arena a = {0};
    for (size_t i = 0; i < sizeof far_dates / sizeof *far_dates; i++)
        add_event(&g, far_dates[i], far_dates[i]);
    for (int view = VIEW_TIMELINE; view <= VIEW_GRAPH; view++) {
        buf out = {.arena = &a};
        draw_options o = {.format = DRAW_SVG, .view = (draw_view)view, .detail = DETAIL_FULL};
        ck_assert_int_eq(draw_with(&out, &g, o), DATELINE_OK);
        ck_assert(str_find(buf_str(&out), S("1XX3-0X")) != STR_NONE);
    }
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

/* What was on one of two days was not between them. */
START_TEST(test_gaps_are_no_days)
{
    dateline_graph g = {0};
    arena a = {0};
    add_event(&g, "either", "[2019-04-02,2019-06-01]");
    add_event(&g, "other", "2019-05-05");
    buf out = {.arena = &a};
    draw_options o = {.format = DRAW_DOT};
    edtf_parse(&o.from, S("2019-05"));
    edtf_parse(&o.to, S("2019-05"));
    ck_assert_int_eq(draw_with(&out, &g, o), DATELINE_OK);
    ck_assert(str_find(buf_str(&out), S("\"other\"")) != STR_NONE);
    ck_assert(str_find(buf_str(&out), S("\"either\"")) == STR_NONE);
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

static const char *const said[] = {
    " role=\"graphics-document document\" ",
    "<title>Two springs</title>",
    "<desc>Timeline. April 2019 – August 2019  ·  4 events from 1 source</desc>",
    " data-id=\"spring\" role=\"graphics-symbol img\" aria-label=\"2 April 2019",
    "<title>2 April 2019: Spring</title>",
    "<title>Since August 2019: Since</title>",
    " data-id=\"person:ada-lind\" aria-hidden=\"true\">",
    ">Undated</text>",
};

START_TEST(test_svg_says)
{
    dateline_graph g = {.title = S("Two springs")};
    arena a = {0};
    four_events(&g);
    buf out = {.arena = &a};
    ck_assert_int_eq(draw_with(&out, &g, (draw_options){.format = DRAW_SVG}), DATELINE_OK);
    ck_assert_msg(str_find(buf_str(&out), str_of(said[_i])) != STR_NONE, "no '%s' in %.*s",
                  said[_i], STR_ARG(buf_str(&out)));
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

START_TEST(test_empty)
{
    dateline_graph g = {0};
    arena a = {0};
    buf out = {.arena = &a};
    ck_assert_int_eq(draw_with(&out, &g, (draw_options){.format = DRAW_SVG}), DATELINE_OK);
    check_svg(buf_str(&out), "");
    arena_free(&a);
}
END_TEST

START_TEST(test_limit)
{
    dateline_graph g = {0};
    arena a = {0};
    make_graph(&g, 3000, S(""));
    buf out = {.arena = &a};
    ck_assert_int_eq(draw_with(&out, &g, (draw_options){.format = DRAW_PNG}), DATELINE_LIMIT);
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

START_TEST(test_no_memory)
{
    dateline_graph g = {0};
    make_graph(&g, 60, S(""));
    for (size_t n = 2; n < 14; n++) {
        arena a = {0};
        buf out = {.arena = &a};
        str text = style_text(&a);
        buf_reserve(&out, 1 << 20);
        draw_options o = {.format = DRAW_SVG};
        arena_fail_after(n);
        dateline_status s = graph_draw(&out, &g, &o, S("style"), text, &quiet);
        arena_fail_after(0);
        ck_assert(s == DATELINE_OK || s == DATELINE_NOMEM);
        arena_free(&a);
    }
    arena_free(&g.arena);
}
END_TEST

/* ---- Style and texts --------------------------------------------------------------------- */

static const char *const bad_styles[] = {
    "kind,name,label,shape,colour\n",
    "kind,name,label,shape,colour,line\nevent,x,X,rhombus,#000000,\n",
    "kind,name,label,shape,colour,line\nevent,x,X,circle,red,\n",
    "kind,name,label,shape,colour,line\nevent,x,X,circle,#00000\",\n",
    "kind,name,label,shape,colour,line\nevent,x,X,circle,#000000,wavy\n",
    "kind,name,label,shape,colour,line\nmood,x,X,circle,#000000,\n",
    "kind,name,label,shape,colour,line\ntext,font,\"Arial\"\"onload=\",,,\n",
};

START_TEST(test_bad_style)
{
    arena a = {0};
    style s;
    ck_assert_int_eq(style_read(&s, &a, S("style"), str_of(bad_styles[_i]), &quiet),
                     DATELINE_INVALID);
    arena_free(&a);
}
END_TEST

/* Rows say only what is to be different. */
START_TEST(test_bare_style)
{
    dateline_graph g = {0};
    arena a = {0};
    make_graph(&g, 20, S("  "));
    buf out = {.arena = &a};
    draw_options o = {.format = DRAW_SVG};
    str text = S("kind,name,label,shape,colour,line\nevent,*,,,,\nlink,follows,,,,\n"
                 "entity,person,,,,\nmodality,planned,,,,\ntext,ink,,,,\n");
    ck_assert_int_eq(graph_draw(&out, &g, &o, S("style"), text, &quiet), DATELINE_OK);
    check_svg(buf_str(&out), "bare style");
    arena_free(&a);
    arena_free(&g.arena);
}
END_TEST

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

START_TEST(test_wrap)
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

START_TEST(test_clean)
{
    arena a = {0};
    str got = text_clean(&a, str_of(cleans[_i].text), 100);
    ck_assert_msg(str_eq(got, str_of(cleans[_i].got)), "'%s': got '%.*s'", cleans[_i].text,
                  STR_ARG(got));
    ck_assert_uint_le(text_clean(&a, str_of(cleans[_i].text), 3).n, 6);
    arena_free(&a);
}
END_TEST

#define COUNT(table) (int)(sizeof(table) / sizeof *(table))

Suite *draw_suite(void);
Suite *draw_suite(void)
{
    Suite *s = suite_create("draw");
    TCase *t = tcase_create("draw");
    tcase_set_timeout(t, 120);
    tcase_add_loop_test(t, test_hostile, 0, HOSTILE_TEXTS);
    tcase_add_test(t, test_hostile_lines);
    tcase_add_loop_test(t, test_apart, 0, 6);
    tcase_add_loop_test(t, test_svg_boxes, 0, 12);
    tcase_add_test(t, test_short_strings);
    tcase_add_loop_test(t, test_same_bytes, 0, 4);
    tcase_add_loop_test(t, test_filters, 0, COUNT(filters));
    tcase_add_test(t, test_far_dates_are_drawn);
    tcase_add_test(t, test_gaps_are_no_days);
    tcase_add_test(t, test_empty);
    tcase_add_test(t, test_limit);
    tcase_add_test(t, test_no_memory);
    tcase_add_test(t, test_bare_style);
    tcase_add_loop_test(t, test_bad_style, 0, COUNT(bad_styles));
    tcase_add_loop_test(t, test_svg_says, 0, COUNT(said));
    tcase_add_loop_test(t, test_clean, 0, COUNT(cleans));
    tcase_add_loop_test(t, test_wrap, 0, COUNT(wraps));
    suite_add_tcase(s, t);
    return s;
}
