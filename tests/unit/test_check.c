/* What cannot be: small graphs and what is found in them; counts of things. */
#include "find/quantity.h"
#include "graph/check.h"
#include "shipped.h"
#include "unit.h"

#include <math.h>

Suite *check_suite(void);

#define EVENT(id, date, more)                                                                      \
    "\"" id "\" [kind=event, type=\"x\", label=\"" id "\", date=\"" date "\"" more "]\n"
#define DOC(id, published)                                                                         \
    "\"" id "\" [kind=document, file=\"" id ".txt\", published=\"" published "\"]\n"
#define TOLD(id, doc, more)                                                                        \
    "\"" id "\" -> \"" doc "\" [begin=0, end=9, quote=\"Quote " doc "\"" more "]\n"
#define LINK(from, type, to) "\"" from "\" -> \"" to "\" [type=" type ", cue=\"by\"]\n"
#define PERSON(id, name)     "\"" id "\" [kind=person, label=\"" name "\"]\n"

typedef struct check_case {
    const char *title, *graph;
    bool all;
    const char *found; /* the kinds with C for certain or P for possible, and both values */
} check_case;

static const check_case cases[] = {
    {"nothing", EVENT("a", "2020-08-09", "") DOC("d", "2020-08-10") TOLD("a", "d", ", time_text=x"),
     false, ""},
    {"two days",
     EVENT("a", "2020-08-09", "") DOC("d", "2020-09") DOC("e", "2020-09")
         TOLD("a", "d", ", time_text=x") TOLD("a", "e", ", time_text=x, date=\"2020-08-10\""),
     false, "date C 2020-08-09 2020-08-10\n"},
    {"a month and a day of it agree",
     EVENT("a", "2020-08-09", "") DOC("d", "2020-09") DOC("e", "2020-09")
         TOLD("a", "d", ", time_text=x") TOLD("a", "e", ", time_text=x, date=\"2020-08\""),
     false, ""},
    {"an uncertain date disagrees perhaps",
     EVENT("a", "2020-08-09", "") DOC("d", "2020-09") DOC("e", "2020-09")
         TOLD("a", "d", ", time_text=x") TOLD("a", "e", ", time_text=x, date=\"2020-08-10?\""),
     false, "date P 2020-08-09 2020-08-10?\n"},
    {"a source without a date of its own says nothing",
     EVENT("a", "2020-08-09", "") DOC("d", "2020-09") DOC("e", "2020-09")
         TOLD("a", "d", ", time_text=x") TOLD("a", "e", ""),
     false, ""},
    {"a response before its cause",
     EVENT("a", "2020-08-09", "") EVENT("b", "2020-08-10", "") LINK("a", "responds_to", "b"), false,
     "order C 2020-08-09 2020-08-10\n"},
    {"a cause behind its effect",
     EVENT("a", "2020-08-09", "") EVENT("b", "2020-08-10", "") LINK("b", "causes", "a"), false,
     "order C 2020-08-09 2020-08-10\n"},
    {"in time",
     EVENT("a", "2020-08-09", "") EVENT("b", "2020-08-10", "") LINK("b", "responds_to", "a")
         LINK("a", "causes", "b"),
     true, ""},
    {"related, in whichever order",
     EVENT("a", "2020-08-09", "") EVENT("b", "2020-08-10", "") LINK("a", "related_to", "b")
         LINK("b", "related_to", "a"),
     true, ""},
    {"perhaps against time",
     EVENT("a", "2020-08", "") EVENT("b", "2020-08-10", "") LINK("a", "follows", "b"), false, ""},
    {"perhaps against time, asked for",
     EVENT("a", "2020-08", "") EVENT("b", "2020-08-10", "") LINK("a", "follows", "b"), true,
     "order P 2020-08 2020-08-10\n"},
    {"surely against time, but for a doubt",
     EVENT("a", "2020-08-09~", "") EVENT("b", "2020-08-10", "") LINK("a", "follows", "b"), false,
     "order P 2020-08-09~ 2020-08-10\n"},
    {"an undated one is against nothing",
     EVENT("a", "", "") EVENT("b", "2020-08-10", "") LINK("a", "follows", "b")
         LINK("a", "part_of", "b"),
     true, ""},
    {"a part outside its whole",
     EVENT("a", "2020-08-09", "") EVENT("b", "2020-09", "") LINK("a", "part_of", "b"), false,
     "part C 2020-08-09 2020-09\n"},
    {"a part that may reach out of its whole",
     EVENT("a", "2020", "") EVENT("b", "2020-09", "") LINK("a", "part_of", "b"), true,
     "part P 2020 2020-09\n"},
    {"behind its article",
     EVENT("a", "2020-08-12", "") DOC("d", "2020-08-10") TOLD("a", "d", ", time_text=x"), false,
     "horizon C 2020-08-12 2020-08-10\n"},
    {"planned behind its article",
     EVENT("a", "2020-08-12", ", modality=planned") DOC("d", "2020-08-10")
         TOLD("a", "d", ", time_text=x"),
     false, ""},
    {"expected in this source",
     EVENT("a", "2020-08-12", "") DOC("d", "2020-08-10")
         TOLD("a", "d", ", time_text=x, modality_cue=\"is expected to\""),
     false, ""},
    {"an article of which only the month is known",
     EVENT("a", "2020-08-12", "") DOC("d", "2020-08") TOLD("a", "d", ", time_text=x"), false, ""},
    {"a date from nowhere",
     EVENT("a", "2020-08-12", ", status=extracted") DOC("d", "2020-09") TOLD("a", "d", ""), false,
     "support C 2020-08-12 \n"},
    {"a date that its sources contradict",
     EVENT("a", "2020-08-12", ", status=extracted") DOC("d", "2020-09")
         TOLD("a", "d", ", time_text=x, date=\"2020-08-11\""),
     false, "support C 2020-08-12 \n"},
    {"a person's date",
     EVENT("a", "2020-08-12", ", status=edited, corrected=\"date\"") DOC("d", "2020-09")
         TOLD("a", "d", ", time_text=x, date=\"2020-08-11\""),
     false, ""},
    {"a conflict", EVENT("a", "", ", conflict=\"date: 2020\""), false, "conflict C date: 2020 \n"},
    {"other people",
     EVENT("a", "", "") PERSON("p", "Quote d") PERSON("q", "Quote e") DOC("d", "") DOC("e", "")
         TOLD("a", "d", "") TOLD("a", "e", "") "p -> a [role=agent]\n"
                                               "q -> a [role=agent]\n",
     false, "participant P Quote d Quote e\n"},
    {"other roles",
     EVENT("a", "", "") PERSON("p", "Quote d") PERSON("q", "Quote e") DOC("d", "") DOC("e", "")
         TOLD("a", "d", "") TOLD("a", "e", "") "p -> a [role=agent]\n"
                                               "q -> a [role=patient]\n",
     false, ""},
    {"both told of by both",
     EVENT("a", "", "") PERSON("p", "Quote") PERSON("q", "Quote e") DOC("d", "") DOC("e", "")
         TOLD("a", "d", "") TOLD("a", "e", "") "p -> a [role=agent]\n"
                                               "q -> a [role=agent]\n",
     false, ""},
};

static const char *const names[] = {
#define X(kind, name, words) name,
    CHECK_KINDS(X)
#undef X
};

START_TEST(finds)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        const check_case *c = &cases[i];
        arena a = {0};
        dateline_graph g;
        check_vec found = {0};
        buf text = {.arena = &a}, out = {.arena = &a};
        buf_printf(&text, "digraph { graph [dateline=1];\n%s}", c->graph);
        want_int(c->title, graph_parse(&g, S("g.gv"), buf_str(&text), NULL), DATELINE_OK);
        check_graph(&found, &a, &g, NULL, c->all);
        for (size_t k = 0; k < found.n; k++) {
            const check_finding *f = &found.v[k];
            buf_printf(&out, "%s %c %.*s %.*s\n", names[f->kind], f->certain ? 'C' : 'P',
                       STR_ARG(f->sides[0].value), STR_ARG(f->sides[1].value));
        }
        want_str(c->title, buf_str(&out), c->found);
        buf printed = {.arena = &a};
        check_print_text(&printed, &g, &found);
        check_print_jsonl(&printed, &g, &found);
        arena_free(&g.arena);
        arena_free(&a);
    }
}
END_TEST

START_TEST(counts)
{
    static const struct {
        const char *text, *found; /* least..most of, ~ if rough */
    } rows[] = {
        {"Police held 200 people.", "200..200 people"},
        {"Police held more than 200 people.", "201..inf people"},
        {"Over 7,000 peaceful protesters came.", "7001..inf protesters"},
        {"At least two men died.", "2..inf men"},
        {"Up to 30 buses waited.", "0..30 buses"},
        {"About 100 children sang.", "80..120 ~children"},
        {"Nearly 100 children sang.", "80..100 ~children"},
        {"Thirty-five states asked.", "35..35 states"},
        {"They waited for three weeks.", ""},
        {"Several people came on 9 August 2020.", ""},
        {"A third of them left.", ""},
        {"Two were held, and 12 of the men.", ""},
        {"One bus; the 2 largest of the parties", ""},
    };
    shipped_load();
    for (size_t i = 0; i < COUNT(rows); i++) {
        arena a = {0};
        quantity_vec found = {0};
        buf out = {.arena = &a};
        find_quantities(&found, &a, shipped, str_of(rows[i].text));
        for (size_t k = 0; k < found.n; k++)
            buf_printf(&out, "%s%.0f..%.0f %s%.*s", k > 0 ? "; " : "", found.v[k].least,
                       found.v[k].most, found.v[k].rough ? "~" : "", STR_ARG(found.v[k].of));
        want_str(rows[i].text, buf_str(&out), rows[i].found);
        arena_free(&a);
    }
    shipped_free();
}
END_TEST

Suite *check_suite(void)
{
    const TTest *tests[] = {finds, counts};
    return suite_of("check", tests, COUNT(tests));
}
