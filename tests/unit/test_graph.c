/* graph: DOT and back without a change, order, hostile texts, and what is said of broken files. */
#include "graph/attr.h"
#include "graph/graph.h"
#include <check.h>
#include <stdio.h>
#include <string.h>

Suite *graph_suite(void);

/* Keeps the messages of a call as one text: `line:col what;`. */
typedef struct heard {
    char text[4000];
} heard;

static void hear(void *ctx, const dateline_message *m)
{
    heard *h = ctx;
    size_t n = strlen(h->text);
    snprintf(h->text + n, sizeof h->text - n, "%u:%u %s;", m->line, m->col, m->what);
}

static str print(arena *a, const dateline_graph *g)
{
    buf b = {.arena = a};
    graph_print(&b, g);
    return buf_str(&b);
}

/* Two events, two actors, two documents, all edges, every text the given one. */
static void fill(dateline_graph *g, str text)
{
    arena *a = &g->arena;
    g->title = text;
    g->language = S("en");
    *vec_push(a, &g->extra) = (graph_extra){S("folder"), text};
    for (int i = 0; i < 2; i++) {
        graph_event *e = vec_push(a, &g->events);
        *e = (graph_event){.id = i == 0 ? S("b--later") : S("a--sooner"), .confidence = 0.25};
        e->type = e->plover = e->label = e->time_text = e->status = text;
        edtf_parse(&e->date, i == 0 ? S("2001-05/..") : S("-0043"));
        *vec_push(a, &e->extra) = (graph_extra){S("note of others"), text};
        graph_entity *actor = vec_push(a, &g->entities);
        *actor = (graph_entity){.id = i == 0 ? S("state:b") : S("person:a"), .label = text};
        actor->kind = i == 0 ? ENTITY_STATE : ENTITY_PERSON;
        graph_document *doc = vec_push(a, &g->documents);
        *doc = (graph_document){.id = i == 0 ? S("doc:2") : S("doc:1"), .file = text};
        doc->title = doc->source = doc->url = text;
        graph_participant p = {.entity = (uint32_t)i, .event = 0, .role = ROLE_ABOUT};
        *vec_push(a, &g->participants) = p;
        graph_mention m = {.event = (uint32_t)i, .document = 1, .begin = 7, .end = 70};
        m.quote = m.time_text = text;
        m.trigger_end = 9;
        *vec_push(a, &g->mentions) = m;
    }
    graph_link link = {.from = 0, .to = 1, .type = LINK_FOLLOWS, .cue = text, .doc = S("doc:1")};
    *vec_push(a, &g->links) = link;
}

static void check_round_trip(str text)
{
    arena a = {0};
    dateline_graph g = {0}, again;
    fill(&g, text);
    graph_sort(&g);
    str first = print(&a, &g);
    heard h = {0};
    dateline_diag d = {hear, &h};
    dateline_status status = graph_parse(&again, S("g.gv"), first, &d);
    ck_assert_msg(status == DATELINE_OK, "not read back: %s\n%.*s", h.text, (int)first.n, first.p);
    str second = print(&a, &again);
    ck_assert_msg(str_eq(first, second), "printed:\n%.*sread back:\n%.*s", (int)first.n, first.p,
                  (int)second.n, second.p);
    ck_assert(str_eq(again.mentions.v[0].quote, text));
    arena_free(&g.arena);
    arena_free(&again.arena);
    arena_free(&a);
}

START_TEST(texts_of_all_kinds_come_back)
{
    static const char *const texts[] = {
        "plain",
        "ends in a backslash \\",
        "holds \\\" and \"quotes\"",
        "two\nlines\r\nand \\n that is none",
        "-begins with a minus",
        "\\-begins with both",
        "%5",
        "\\%5",
        "-",
        "<b>no HTML</b>",
        "a -> b; } digraph {",
        "/* no comment */ // none\n# neither",
        "\\N \\G \\l \\r",
        "&amp; <!-- -->",
        "Цена 5 € – “fünf”",
        "\t \x01 \x7f",
        "key",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check_round_trip(str_of(texts[i]));
}
END_TEST

/* Graphviz calls a node without a name "%5", and one that a file calls so "%3" or "%7". */
START_TEST(nodes_without_a_name_keep_what_they_got)
{
    arena a = {0};
    dateline_graph g, again;
    str text = S("digraph { \"%12\" [date=2020]; b [date=2021]; }");
    ck_assert_int_eq(graph_parse(&g, S("g.gv"), text, NULL), DATELINE_OK);
    str first = print(&a, &g);
    ck_assert(str_find(first, S("\"\\%")) != STR_NONE);
    ck_assert_int_eq(graph_parse(&again, S("again.gv"), first, NULL), DATELINE_OK);
    ck_assert(str_eq(print(&a, &again), first));
    arena_free(&again.arena);
    arena_free(&g.arena);
    arena_free(&a);
}
END_TEST

/* Far beyond the 16 KB at which Graphviz' reading of files gives up. */
START_TEST(long_texts_come_back)
{
    arena a = {0};
    buf b = {.arena = &a};
    for (int i = 0; i < 30000; i++)
        buf_put(&b, S("word \\\" "));
    check_round_trip(buf_str(&b));
    arena_free(&a);
}
END_TEST

/* A linear congruential generator: the same texts on every machine. */
static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

/* Texts in which what is special to DOT, to Graphviz and to us is frequent. */
static str random_text(buf *b, uint32_t *state)
{
    static const char special[] = "\\\\\\\"\"\n\r-<>{}[];=,nrNl";
    b->n = 0;
    buf_reserve(b, 1);
    for (uint32_t n = next_random(state) % 12; n > 0; n--) {
        uint32_t r = next_random(state);
        buf_char(b, r % 4 != 0 ? special[r / 4 % (sizeof special - 1)] : (char)(r % 126 + 1));
    }
    return buf_str(b);
}

START_TEST(codec_is_undone_by_graphviz_and_us)
{
    arena a = {0};
    buf text = {.arena = &a}, dot = {.arena = &a};
    dateline_graph g = {0}, again;
    uint32_t state = 1;
    graph_event *e = vec_push(&g.arena, &g.events);
    *e = (graph_event){.id = S("e"), .label = S("e"), .type = S("t"), .status = S("added")};
    for (int i = 0; i < 20000; i++) {
        char name[16];
        snprintf(name, sizeof name, "x%05d", i);
        str value = arena_str(&g.arena, random_text(&text, &state));
        if (value.n > 0) {
            graph_extra one = {arena_str(&g.arena, str_of(name)), value};
            graph_mention m = {.begin = (uint32_t)i, .end = (uint32_t)i, .quote = one.value};
            *vec_push(&g.arena, &g.mentions) = m;
        }
    }
    *vec_push(&g.arena, &g.documents) = (graph_document){.id = S("doc:1"), .file = S("f")};
    graph_print(&dot, &g);
    ck_assert_int_eq(graph_parse(&again, S("g.gv"), buf_str(&dot), NULL), DATELINE_OK);
    ck_assert_uint_eq(again.mentions.n, g.mentions.n);
    for (size_t i = 0; i < g.mentions.n; i++) {
        str wanted = g.mentions.v[i].quote, got = again.mentions.v[i].quote;
        ck_assert_msg(str_eq(wanted, got), "wanted '%.*s', got '%.*s'", (int)wanted.n, wanted.p,
                      (int)got.n, got.p);
    }
    arena_free(&g.arena);
    arena_free(&again.arena);
    arena_free(&a);
}
END_TEST

START_TEST(order_does_not_depend_on_how_it_was_made)
{
    arena a = {0};
    dateline_graph g = {0};
    fill(&g, S("x"));
    *vec_push(&g.arena, &g.participants) = g.participants.v[0]; /* said twice */
    graph_link surer = g.links.v[0];
    surer.confidence = 0.75;
    *vec_push(&g.arena, &g.links) = surer;
    graph_sort(&g);
    ck_assert(str_eq(g.events.v[0].id, S("a--sooner")));
    ck_assert(str_eq(g.entities.v[0].id, S("person:a")));
    ck_assert(str_eq(g.documents.v[g.mentions.v[0].document].id, S("doc:1")));
    ck_assert(str_eq(g.events.v[g.links.v[0].from].id, S("b--later")));
    ck_assert_uint_eq(g.participants.n, 2);
    ck_assert_uint_eq(g.links.n, 1);
    ck_assert(g.links.v[0].confidence == 0.75);
    arena_free(&g.arena);
    arena_free(&a);
}
END_TEST

#define GRAPH   "digraph {\n graph [dateline=1]\n"
#define A_EVENT " e [kind=event label=x date=\"2020\"]\n"
#define A_STATE " s [kind=state label=y]\n"
#define A_DOC   " d [kind=document file=\"a.txt\"]\n"

static const struct {
    const char *text, *said; /* empty: it is read */
} files[] = {
    {GRAPH A_EVENT A_STATE A_DOC "}\n", ""},
    {GRAPH A_EVENT A_STATE " s -> e [role=agent]\n}", ""},
    {GRAPH A_EVENT A_STATE " s -> e [key=place]\n}", ""},
    {GRAPH A_EVENT A_DOC " e -> d [key=\"3-9\" quote=\"six by\"]\n}", ""},
    {GRAPH A_EVENT " node [status=edited]\n f [kind=event label=z]; f -> e [type=follows]\n}", ""},
    {GRAPH " subgraph cluster_1 { node [kind=event] e [label=x] }\n}", ""},
    {GRAPH "# a word of mine\n /* and { this } */ // too\n}\n\n# end\n", ""},
    {"", "1:1 not an event graph: 'digraph' expected;"},
    {"graph {}", "1:1 not an event graph: 'digraph' expected;"},
    {"strict digraph {}", "1:1 an event graph is not 'strict';"},
    {"digraph { a [x=\"y", "1:16 string is not closed;"},
    {"digraph { a [x=y]", "1:18 the file ends inside the graph: cut off?;"},
    {"digraph {} x", "1:12 text behind the end of the graph;"},
    {"digraph {}", "0:0 not an event graph: no node has a date, and the graph attribute "
                   "dateline=\"1\" is missing;"},
    {"digraph { a [date=\"1969-07-20\"]; b; c; a -> b [label=then]; c -> a [role=x_by_hand] }", ""},
    {"digraph { a [date=\"1969-07-20\" kind=step]; b [kind=task]; a -> b }", ""},
    {"digraph { a [date=\"July 1969\"] }",
     "1:19 'a': cannot read date 'July 1969': a year has four digits;"},
    {"digraph { dateline=7 }", "0:0 written by another version: dateline=\"7\" is not known;"},
    {"digraph { {a b} -> c }", "1:17 an edge joins two nodes, not groups of nodes;"},
    {"digraph { a -> {b c} }", "1:16 an edge joins two nodes, not groups of nodes;"},
    {"digraph { subgraph s {a b} subgraph s -> c }",
     "1:39 an edge joins two nodes, not groups of nodes;"},
    {"digraph { a -- b }", "1:13 '->' expected, not '--';"},
    {GRAPH " e [kind=event label=x,, date=1]\n}", "3:0 syntax error near ',';"},
    {GRAPH " e [kind=event label=x date=\"31 Feb\"]\n}",
     "3:29 'e': cannot read date '31 Feb': a year has four digits;"},
    {GRAPH " e [kind=event]\n}", "3:2 'e': an event needs a label;"},
    {GRAPH " e [kind=evnt label=x]\n}",
     "3:10 'e': kind must be event, person, institution, state, place, group or document, not "
     "'evnt';"},
    {GRAPH A_EVENT " q -> e [role=agent]\n}",
     "4:2 'q': no node of this name has a kind (is the name of an edge's end right?);"},
    {GRAPH A_EVENT A_STATE " s -> e [role=agnt]\n}",
     "5:15 's' -> 'e': role must be agent, patient, recipient, place or about, not 'agnt';"},
    {GRAPH A_EVENT A_STATE " e -> s\n}",
     "5:2 'e' -> 's': an edge leads from an actor or place to an event, from an event to an event, "
     "or from an event to a document;"},
    {GRAPH A_EVENT " e [confidence=2 modality=sure polarity=no]\n}",
     "4:27 'e': modality must be asserted, alleged, planned or conditional, not 'sure';"
     "4:41 'e': polarity must be affirmed or negated, not 'no';"
     "4:16 'e': confidence must be a number from 0 to 1, not '2';"},
    {GRAPH A_EVENT A_DOC " e -> d [begin=9 end=3]\n}",
     "5:16 'e' -> 'd': begin and end must be byte offsets, not '9';"},
};

START_TEST(mistakes_are_said_with_their_place)
{
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        heard h = {0};
        dateline_diag d = {hear, &h};
        dateline_graph g;
        dateline_status status = graph_parse(&g, S("g.gv"), str_of(files[i].text), &d);
        ck_assert_msg(strcmp(h.text, files[i].said) == 0, "of:\n%s\nsaid:   %s\nwanted: %s",
                      files[i].text, h.text, files[i].said);
        ck_assert_int_eq(status == DATELINE_OK, files[i].said[0] == 0);
        arena_free(&g.arena);
    }
}
END_TEST

/* What Graphviz would take minutes or gigabytes for is refused, or done at once. */
START_TEST(hostile_files_cost_little)
{
    arena a = {0};
    static const char *const parts[] = {"{", " a%d", " a%d [x%d=1]\n", " a [x%d=1]\n"};
    static const dateline_status wanted[] = {DATELINE_LIMIT, DATELINE_INVALID, DATELINE_LIMIT,
                                             DATELINE_LIMIT};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        buf b = {.arena = &a};
        buf_put(&b, S("digraph { dateline=1\n"));
        for (int n = 0; n < 20000; n++) {
            char part[64];
            str rest = str_of(parts[i]);
            size_t at = 0;
            for (size_t p = 0; p < rest.n; p++) {
                if (rest.p[p] == '%')
                    at += (size_t)snprintf(part + at, sizeof part - at, "%d", n), p++;
                else
                    part[at++] = rest.p[p];
            }
            buf_put(&b, (str){part, at});
        }
        buf_put(&b, S("}"));
        dateline_graph g;
        ck_assert_int_eq(graph_parse(&g, S("g.gv"), buf_str(&b), NULL), wanted[i]);
    }
    arena_free(&a);
}
END_TEST

static const struct {
    const char *text;
    double value; /* -1: none */
} fractions[] = {{"0", 0},     {"1", 1}, {"0.5", 0.5}, {"0.125", 0.125}, {"1.0", 1}, {"1.5", -1},
                 {"-0.5", -1}, {"", -1}, {".5", -1},   {"0.", -1},       {"1e0", -1}};

START_TEST(fractions_are_plain_decimals)
{
    for (size_t i = 0; i < sizeof fractions / sizeof *fractions; i++) {
        double got;
        bool read = attr_fraction(&got, str_of(fractions[i].text));
        ck_assert_msg(read == (fractions[i].value >= 0), "'%s'", fractions[i].text);
        ck_assert_msg(!read || got == fractions[i].value, "'%s': got %f", fractions[i].text, got);
    }
}
END_TEST

/* Wherever memory runs out while a graph is read, what was taken is given back. */
typedef struct short_run {
    str text;
    dateline_graph g;
    dateline_status status;
} short_run;

static void parse_short(void *ctx)
{
    short_run *run = ctx;
    run->status = graph_parse(&run->g, S("g.gv"), run->text, NULL);
}

START_TEST(running_out_of_memory_is_survived)
{
    arena a = {0};
    dateline_graph g = {0};
    fill(&g, S("some text"));
    graph_sort(&g);
    short_run run = {.text = print(&a, &g)};
    bool survived = false;
    for (size_t n = 1; n < 20 && !survived; n++) {
        arena_fail_after(n);
        survived = oom_guard(parse_short, &run) && run.status == DATELINE_OK;
        arena_fail_after(0);
    }
    ck_assert(survived);
    arena_free(&run.g.arena);
    arena_free(&g.arena);
    arena_free(&a);
}
END_TEST

Suite *graph_suite(void)
{
    Suite *s = suite_create("graph");
    TCase *c = tcase_create("graph");
    tcase_set_timeout(c, 30);
    tcase_add_test(c, texts_of_all_kinds_come_back);
    tcase_add_test(c, nodes_without_a_name_keep_what_they_got);
    tcase_add_test(c, long_texts_come_back);
    tcase_add_test(c, codec_is_undone_by_graphviz_and_us);
    tcase_add_test(c, order_does_not_depend_on_how_it_was_made);
    tcase_add_test(c, mistakes_are_said_with_their_place);
    tcase_add_test(c, hostile_files_cost_little);
    tcase_add_test(c, fractions_are_plain_decimals);
    tcase_add_test(c, running_out_of_memory_is_survived);
    suite_add_tcase(s, c);
    return s;
}
