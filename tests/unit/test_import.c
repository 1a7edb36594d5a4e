/* import: rows as events with their bytes as quotes, names by the lexicon, mistakes by place. */
#include "graph/import.h"
#include "shipped.h"
#include "unit.h"

#include <stdio.h>

Suite *import_suite(void);

static dateline_status import_text(dateline_graph *g, const char *text, heard *h)
{
    dateline_diag d = {hear, h};
    source table = {.form = SOURCE_TABLE,
                    .file = S("t.csv"),
                    .text = str_of(text),
                    .sha256 = S("00112233445566")};
    return import_table(g, &table, shipped, &d);
}

START_TEST(labels_tell_the_type)
{
    static const struct {
        const char *label, *type;
    } rows[] = {
        {"Minister resigns", "resignation"},
        {"Police arrest a contractor over the strike", "arrest"},
        {"Meeting of the port council", "meeting"},
        {"Truce broken", "event"},
        {"Parliament did not elect a speaker", "event"},
        {"Unveiled", "event"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        dateline_graph g;
        heard h = {0};
        char text[200];
        snprintf(text, sizeof text, "date,label\n2020,%s\n", rows[i].label);
        ck_assert_msg(import_text(&g, text, &h) == DATELINE_OK, "%s", h.text);
        want_str(rows[i].label, g.events.v[0].type, rows[i].type);
        arena_free(&g.arena);
    }
}
END_TEST

START_TEST(rows_become_events)
{
    static const char text[] = "label,date,kind of source,participants,place,type\r\n"
                               "# a comment\n"
                               "\"Treaty, signed\",1648-10-24,diary,\"patient: Sweden|UNO;\","
                               "Münster,signing\r\n"
                               "\n"
                               "\"A \"\"great\"\" fire\nin two lines\",1666-09,,,,\n"
                               "Treaty signed,1648-10-24,,,,\n";
    dateline_graph g;
    heard h = {0};
    ck_assert_msg(import_text(&g, text, &h) == DATELINE_OK, "%s", h.text);
    ck_assert_uint_eq(g.events.n, 3);
    want_str("id", g.events.v[0].id, "1648-10-24--treaty-signed");
    want_str("second of one name", g.events.v[2].id, "1648-10-24--treaty-signed-2");
    want_str("label", g.events.v[1].label, "A \"great\" fire\nin two lines");
    want_str("type of the label", g.events.v[1].type, "fire");
    want_str("document", g.documents.v[0].id, "doc:001122334455");
    static const char *const quotes[] = {
        "\"Treaty, signed\",1648-10-24,diary,\"patient: Sweden|UNO;\",Münster,signing",
        "\"A \"\"great\"\" fire\nin two lines\",1666-09,,,,", "Treaty signed,1648-10-24,,,,"};
    for (size_t i = 0; i < COUNT(quotes); i++) {
        const graph_mention *m = &g.mentions.v[i];
        want_str("quote", m->quote, quotes[i]);
        want_str("place", str_sub(str_of(text), m->begin, m->end - m->begin), quotes[i]);
    }
    const graph_mention *m = &g.mentions.v[0];
    want_str("trigger", str_sub(str_of(text), m->trigger_begin, m->trigger_end - m->trigger_begin),
             "Treaty, signed");
    want_str("another column", m->extra.v[m->extra.n - 1].value, "diary");
    arena_free(&g.arena);
}
END_TEST

START_TEST(names_get_their_kind_and_role)
{
    static const struct {
        const char *participants, *place, *id, *role;
    } cases[] = {
        {"Sweden", "", "state:sweden", "agent"},
        {"patient: Sweden", "", "state:sweden", "patient"},
        {"about:Nobody Known", "", "person:nobody-known", "about"},
        {"XYZW", "", "institution:xyzw", "agent"},
        {"Ministry of Silly Walks", "", "institution:ministry-of-silly-walks", "agent"},
        {"angry farmers of the north", "", "group:angry-farmers-of-the-north", "agent"},
        {"", "Nowhereville", "place:nowhereville", "place"},
        {"", "Sweden", "state:sweden", "place"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char text[300];
        snprintf(text, sizeof text, "date,label,participants,place\n1900,x,%s,%s\n",
                 cases[i].participants, cases[i].place);
        dateline_graph g;
        heard h = {0};
        ck_assert_int_eq(import_text(&g, text, &h), DATELINE_OK);
        ck_assert_uint_eq(g.participants.n, 1);
        want_str(text, g.entities.v[0].id, cases[i].id);
        want_str(text, role_name(g.participants.v[0].role), cases[i].role);
        arena_free(&g.arena);
    }
}
END_TEST

START_TEST(mistakes_are_said_with_their_place)
{
    static const struct {
        const char *text, *said;
    } cases[] = {
        {"date,label\n2020-02-31,x\n",
         "t.csv:2:1: cannot read date '2020-02-31': day 31 in a month of 29"},
        {"date,label\n2020,x\n2021,\n", "t.csv:3:6: an event needs a label, not ''"},
        {"date,lable\n2020,x\n", "t.csv:0:0: a table of events has the columns 'date' and 'label'"},
        {"date,label\n2020,x,y\n", "t.csv:2:8: row has 3 fields, the header has 2"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        dateline_graph g;
        heard h = {0};
        ck_assert_int_eq(import_text(&g, cases[i].text, &h), DATELINE_INVALID);
        want_str(cases[i].text, str_of(h.text), cases[i].said);
        arena_free(&g.arena);
    }
}
END_TEST

START_TEST(tables_of_events_are_known_by_their_header)
{
    static const struct {
        const char *text;
        bool is;
    } cases[] = {{"date,label\n", true},
                 {"\xef\xbb\xbf# note\n\nsource,\"label\", date\r\n", true},
                 {"Date;LABEL\n24.2.2022;x\n", true},
                 {"label\tdate\n", true},
                 {"keep,date,label,event\n", false},
                 {"id,date,label,modality\n", false},
                 {"name,replacement\n", false},
                 {"date,title\n", false},
                 {"file,title,source\ndate,label\n", false},
                 {"", false},
                 {"\n\n", false}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        arena a = {0};
        buf why = {.arena = &a};
        want_int(cases[i].text, import_is_table(str_of(cases[i].text), &why), cases[i].is);
        want_int(cases[i].text, why.n == 0, cases[i].is);
        arena_free(&a);
    }
}
END_TEST

Suite *import_suite(void)
{
    const TTest *tests[] = {rows_become_events, labels_tell_the_type, names_get_their_kind_and_role,
                            mistakes_are_said_with_their_place,
                            tables_of_events_are_known_by_their_header};
    Suite *s = suite_create("import");
    TCase *c = tcase_create("import");
    tcase_add_unchecked_fixture(c, shipped_load, shipped_free);
    for (size_t i = 0; i < COUNT(tests); i++)
        tcase_add_test(c, tests[i]);
    suite_add_tcase(s, c);
    return s;
}
