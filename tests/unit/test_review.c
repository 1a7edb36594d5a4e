/* Review: what a person edits in a spreadsheet becomes corrections; what the spreadsheet itself
 * does to a table does not. */
#include "graph/review.h"

#include "graph/corrections.h"
#include "graph/review_date.h"
#include "random_graph.h"
#include "unit.h"

Suite *review_suite(void);

static const char graph_text[] =
    "digraph { graph [dateline=1];\n"
    "a [kind=event, type=vote, label=\"=cmd|' /C calc'!A0\", date=\"2020-08-09\", "
    "status=extracted];\n"
    "b [kind=event, type=arrest, label=\"Weir, held\", date=\"2020-08\", status=accepted];\n"
    "c [kind=event, type=ban, label=\"A ban\", date=\"-0043\", status=extracted];\n"
    "\"doc:1\" [kind=document, file=\"x.txt\"];\n"
    "a -> \"doc:1\" [begin=0, end=9, quote=\"They did.\", trigger=\"5-8\"];\n"
    "b -> \"doc:1\" [begin=10, end=20, quote=\"Weir held.\"];\n"
    "c -> \"doc:1\" [begin=10, end=20, quote=\"Weir held.\"]; }\n";

typedef struct edit_case {
    const char *title, *table, *rows; /* of corrections, without the header */
    const char *heard;                /* the last message; NULL: none */
} edit_case;

static const edit_case cases[] = {
    {"nothing", "keep,date,label,note,event\n,2020-08-09,'=cmd|' /C calc'!A0,,a\n", "", NULL},
    {"accepted", "event,keep\na,yes\nb,yes\n", "accept,x.txt:5-8,event,,,Ida,2026,They did.\n",
     NULL},
    {"rejected, with the note as reason", "keep,event,note,date\nFALSE,a,a rumour,2019\n",
     "reject,x.txt:5-8,event,,a rumour,Ida,2026,They did.\n", NULL},
    {"another date and label", "date,label,event\n2020-08-10,The vote,a\n",
     "edit,x.txt:5-8,date,2020-08-10,,Ida,2026,They did.\n"
     "edit,x.txt:5-8,label,The vote,,Ida,2026,They did.\n",
     NULL},
    {"no date is a date, too", "date,event\n,a\n", "edit,x.txt:5-8,date,,,Ida,2026,They did.\n",
     NULL},
    {"a formula stays a text", "label,event\n'=1+1,a\n",
     "edit,x.txt:5-8,label,'=1+1,,Ida,2026,They did.\n", NULL},
    {"bytes that two events share prove neither: the id does", "keep,event\nno,b\n",
     "reject,b,event,,,Ida,2026,\n", NULL},
    {"reordered, with semicolons, a BOM, other line ends, a new column",
     "\xEF\xBB\xBF"
     "event;mine;keep;date\r\nb;1,5;;Aug-20\r\na;;x;09.08.2020\r\n",
     "accept,x.txt:5-8,event,,,Ida,2026,They did.\n", NULL},
    {"a row of one's own", "date,label,type,event\n2020-09,A strike,strike,\n",
     "add,,event,2020-09|strike|A strike,,Ida,2026,\n", NULL},
    {"an empty row", "date,label,event\n,,\n", "", NULL},
    {"a note alone", "note,event\nhm,a\n", "",
     "t.csv:2:1: a note alone changes nothing: keep, date or label must say what"},
    {"unclear", "keep,event\nperhaps,a\n", NULL,
     "t.csv:2:1: keep must be yes, no or empty, not 'perhaps'"},
    {"a date in the style of some country", "event,date\na,10/8/2020\n", NULL,
     "t.csv:2:3: cannot read date '10/8/2020': it may be 2020-08-10 or 2020-10-08"},
    {"another cell tells which country's", "event,date,label\na,10/8/2020,\n,8/31/2020,Talks\n",
     "edit,x.txt:5-8,date,2020-10-08,,Ida,2026,They did.\n"
     "add,,event,2020-08-31||Talks,,Ida,2026,\n",
     NULL},
    {"its note is not alone", "event,date,note\na,soon,so she says\n", NULL,
     "t.csv:2:3: cannot read date 'soon': write it as 2020-11-05, 5 November 2020, 2020-21 "
     "(spring) "
     "or 2020~ (about)"},
    {"a month shown as a day, or a day?", "event,date\nb,01.08.2020\n", NULL,
     "t.csv:2:3: write a day as 2020-08-31, a month as 2020-08, not '01.08.2020'"},
    {"unknown", "event\nz\n", NULL, "t.csv:2:1: the graph has no event 'z'"},
    {"twice", "event\na\na\n", NULL, "t.csv:3:1: a row above speaks already of 'a'"},
    {"without ids", "keep,date\n", NULL,
     "t.csv:1:1: no column 'event', which tells which row is which"},
};

START_TEST(edits_become_corrections)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        const edit_case *c = &cases[i];
        arena a = {0};
        heard h = {0};
        dateline_diag d = {hear, &h};
        dateline_graph g;
        buf out = {.arena = &a};
        ck_assert_int_eq(graph_parse(&g, S("g.gv"), str_of(graph_text), &d), DATELINE_OK);
        dateline_status status =
            review_apply(&out, &g, S("t.csv"), str_of(c->table), S("Ida"), S("2026"), &d);
        want_int(c->title, status, c->rows != NULL ? DATELINE_OK : DATELINE_INVALID);
        str rows = buf_str(&out);
        size_t header = str_find_char(rows, '\n');
        if (c->rows != NULL)
            want_str(c->title, str_from(rows, header + 1), c->rows);
        want_str(c->title, str_of(h.text), c->heard != NULL ? c->heard : "");
        arena_free(&g.arena);
        arena_free(&a);
    }
}
END_TEST

START_TEST(dates_as_spreadsheets_write_them)
{
    static const struct {
        const char *own, *cell;
        bool same;
    } rows[] = {
        {"2020-08-31", "2020-08-31", true},
        {"2020-08-31", "31.08.2020", true},
        {"2020-08-31", "8/31/20", true},
        {"2020-08-31", "31-Aug-20", true},
        {"2020-08-31", "31 August 2020", true},
        {"2020-08-31", "2020/08/31", true},
        {"2020-08-31", "2020-08-31 00:00:00", true},
        {"2020-08-31", "44074", true},
        {"2020-08-31", "44075", false},
        {"2020-08-31", "30.08.2020", false},
        {"2020-08-31", "31.08.2021", false},
        {"2020-08-31", "2020-08", false},
        {"2020-08-31", "", false},
        {"2020-08", "Aug-20", true},
        {"2020-08", "August 2020", true},
        {"2020-08", "08/2020", true},
        {"2020-08", "2020-08-01", false}, /* a person's */
        {"2020-08", "Sep-20", false},
        {"2020", "2020", true},
        {"", "", true},
        {"", "2020", false},
        {"2020-08-09/2020-08-10", "2020-08-09/2020-08-10", true},
        {"2020-08-31?", "31.08.2020", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        edtf own;
        ck_assert(edtf_parse(&own, str_of(rows[i].own)));
        want_int(rows[i].cell, review_same_date(own, str_of(rows[i].cell)), rows[i].same);
    }
}
END_TEST

/* Labels that would hurt a table or a spreadsheet. */
static void spoil(dateline_graph *g, uint64_t *seed)
{
    static const char *const labels[] = {
        "=1+1",   "'=1", "''=1", "'",        "-2",       "+3 more",     "@x",  "\"quoted\", a",
        "a;b\tc", "#x",  "'#x",  "＝1 ＋ 2", "a\nb = c", "yes, \"no\"", "|a|", "\t=1",
    };
    for (size_t i = 0; i < g->events.n; i++) {
        if (random_one_in(seed, 2))
            g->events.v[i].label = str_of(labels[random_below(seed, COUNT(labels))]);
    }
}

START_TEST(a_table_nobody_edits_says_nothing)
{
    for (uint64_t i = 1; i <= 200; i++) {
        arena a = {0};
        heard h = {0};
        dateline_diag d = {hear, &h};
        dateline_graph g = {0};
        uint64_t seed = i;
        random_graph(&g, &seed, 30);
        spoil(&g, &seed);
        buf table = {.arena = &a}, out = {.arena = &a};
        review_print(&table, &g);
        ck_assert_int_eq(review_apply(&out, &g, S("t.csv"), buf_str(&table), S(""), S(""), &d),
                         DATELINE_OK);
        want_str("no edits", buf_str(&out), "action,target,field,value,reason,by,at,quote\n");
        ck_assert_str_eq(h.text, "");
        arena_free(&g.arena);
        arena_free(&a);
    }
}
END_TEST

/* Every cell comes back, and none begins a formula. */
START_TEST(cells_are_guarded)
{
    static const char *const cells[] = {"",    "a",   "=1", "'=1", "''+",  "'a", "-0043", "@", "\"",
                                        "a,b", " a ", "#",  "＝2", "\n=1", "a'", "'",     "''"};
    for (size_t i = 0; i < COUNT(cells); i++) {
        arena a = {0};
        buf b = {.arena = &a};
        csv_table t;
        buf_put(&b, S("x,y\n0,"));
        csv_put(&b, str_of(cells[i]));
        ck_assert_int_eq(csv_parse_table(&t, &a, S("t"), buf_str(&b), NULL), DATELINE_OK);
        str field = t.rows.v[0].fields[1];
        ck_assert_msg(field.n == 0 || str_find_char(S("=+-@#\n"), field.p[0]) == STR_NONE, "%s",
                      cells[i]);
        want_str(cells[i], csv_unguard(field), cells[i]);
        arena_free(&a);
    }
}
END_TEST

Suite *review_suite(void)
{
    const TTest *tests[] = {edits_become_corrections, dates_as_spreadsheets_write_them,
                            a_table_nobody_edits_says_nothing, cells_are_guarded};
    return suite_of("review", tests, COUNT(tests));
}
