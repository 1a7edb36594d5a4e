/* Redaction: which forms of a name are found and which other words are not; outputs that leak;
 * whole graphs. */
#include "graph/redact_graph.h"
#include "random_graph.h"
#include "unit.h"

Suite *redact_suite(void);

static const char table[] = "name,replacement,pattern\n"
                            "Ida Marie Brandt,N.N.,\n"
                            "Jürgen Müller-Weiß,,\n"
                            "Евгений Волков,a witness,\n"
                            "Ludwig van der Sloot,,\n"
                            "May Ng,,\n"
                            ",the boat,H*ga Str?m\n";

typedef struct form_case {
    const char *text, *redacted;
} form_case;

static const form_case forms[] = {
    {"Captain Ida Marie Brandt spoke.", "Captain N.N. spoke."},
    {"Ida Brandt", "N.N."},
    {"IDA BRANDT", "N.N."},
    {"Brandt, Ida Marie", "N.N."},
    {"I. Brandt and I. M. Brandt", "N.N. and N.N."},
    {"said I.M.B. and I. M. B.", "said N.N. and N.N."},
    {"Brandt's ship, the Brandts", "N.N.'s ship, the N.N.s"},
    {"Marie and Ida", "N.N. and N.N."},
    {"an ida bird; Idaho", "an ida bird; Idaho"},
    {"see a/ida-brandt_2.txt?q=ida%20brandt", "see a/N.N._2.txt?q=N.N."},
    {"#FreeIdaBrandt", "#FreeN.N."},
    {"Ída Bråndt", "N.N."},
    {"Ida\xC2\xAD Bran\xE2\x80\x8B"
     "dt",
     "N.N."},
    {"Ида Брандт", "N.N."},
    {"Ίντα Μπραντ, Brand", "Ίντα Μπραντ, Brand"},
    {"Juergen Mueller-Weiss", "[redacted]"},
    {"JÜRGEN MÜLLER WEISS, Weiß", "[redacted], [redacted]"},
    {"Jurgen Muller", "[redacted] [redacted]"},
    {"Yevgeny Volkov, Evgenij Wolkow", "a witness, a witness"},
    {"Ludwig van der Sloot", "[redacted]"},
    {"the van, der Mann, a slot", "the van, der Mann, a slot"},
    {"May Ng may come in May.", "[redacted] may come in [redacted]."},
    {"Helga Strom, Helga Strum's, Olga Strom", "the boat, the boat's, Olga Strom"},
    {"", ""},
    {"nobody at all", "nobody at all"},
};

static void read_names(redactor_names *r, arena *a)
{
    ck_assert_int_eq(redact_parse(r, a, S("names.csv"), str_of(table), NULL), DATELINE_OK);
}

START_TEST(forms_of_names)
{
    arena a = {0};
    redactor_names r;
    read_names(&r, &a);
    for (size_t i = 0; i < COUNT(forms); i++)
        want_str(forms[i].text, redact_text(&r, &a, str_of(forms[i].text), REDACT_PROSE),
                 forms[i].redacted);
    want_str("an id", redact_text(&r, &a, S("2019--captain-ida-brandt-held"), REDACT_NAME),
             "2019--captain-n-n-held");
    want_str("a file", redact_text(&r, &a, S("in/ida.txt"), REDACT_NAME), "in/n-n.txt");
    arena_free(&a);
}
END_TEST

START_TEST(outputs_that_leak)
{
    static const struct {
        const char *output;
        bool leaks;
    } rows[] = {
        {"nobody", false},
        {"{\"label\":\"Ida Brandt\"}", true},
        {"{\"label\":\"J\\u00fcrgen M\\u00fcller\"}", true},
        {"<text>J&#xFC;rgen</text>", true},
        {"<a href=\"x?%4a%C3%BCrgen\">", true},
        {"label=\"of Ida\\nBrandt\"", true},
        {"%PDF-1.7 /Title (Brandt) stream\nxx\nendstream", true},
        {"%PDF-1.7 /Title <FEFF004A00FC007200670065006E> stream\nxx\nendstream", true},
        {"%PDF-1.7 /Title (x) stream\nBrandt\nendstream", false},
    };
    arena a = {0};
    redactor_names r;
    read_names(&r, &a);
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t row;
        want_int(rows[i].output, redact_leaks(&r, str_of(rows[i].output), &row), rows[i].leaks);
    }
    size_t row;
    char png[] = "\x89PNG\r\n\x1a\n\0\0\0\x0cIDATBrandtBrandt----\0\0\0\x06tEXtBrandt----";
    ck_assert(redact_leaks(&r, (str){png, sizeof png - 1}, &row));
    ck_assert_uint_eq(row, 0);
    png[sizeof png - 2 - 9] = '-';
    ck_assert(!redact_leaks(&r, (str){png, sizeof png - 1}, &row));
    arena_free(&a);
}
END_TEST

START_TEST(wrong_tables)
{
    static const struct {
        const char *text, *heard;
    } rows[] = {
        {"who\nIda\n", "n.csv:0:0: no column 'name'"},
        {"name,replacement\n...,x\n", "n.csv:2:0: neither a name nor a pattern with letters"},
        {"name,replacement\nIda Brandt,Ms Brandt\n",
         "n.csv:2:0: the replacement holds a name of line 2"},
        {"name\n\"Ida Brandt\n", "n.csv:2:0: quote is never closed"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        arena a = {0};
        heard h = {0};
        dateline_diag d = {hear, &h};
        redactor_names r;
        ck_assert_int_eq(redact_parse(&r, &a, S("n.csv"), str_of(rows[i].text), &d),
                         DATELINE_INVALID);
        want_str(rows[i].text, str_of(h.text), rows[i].heard);
        ck_assert_str_eq(h.line, "");
        arena_free(&a);
    }
}
END_TEST

/* A name strewn over all of a graph is in no byte of its DOT, and ids stay different. */
START_TEST(graphs_hold_no_name)
{
    static const char *const ways[] = {"Ida Brandt", "brandt",     "IDA MARIE BRANDT", "Brandt, I.",
                                       "I.M.B.",     "ida_brandt", "Ида Брандт",       "xBrandts"};
    for (uint64_t i = 1; i <= 100; i++) {
        arena a = {0};
        dateline_graph g = {0}, again;
        redactor_names r;
        uint64_t seed = i;
        size_t row;
        read_names(&r, &a);
        random_graph(&g, &seed, 20);
        str *texts[] = {&g.title,
                        &g.events.v[0].label,
                        &g.events.v[1].id,
                        &g.events.v[2].id,
                        &g.events.v[3].time_text,
                        &g.entities.v[0].id,
                        &g.entities.v[1].label,
                        &g.documents.v[0].file,
                        &g.documents.v[0].url,
                        &g.documents.v[0].title,
                        &g.mentions.v[0].quote};
        for (size_t k = 0; k < COUNT(texts); k++)
            *texts[k] = str_of(ways[random_below(&seed, COUNT(ways))]);
        graph_learn_names(&g, &r, &a);
        size_t events = g.events.n;
        graph_redact(&g, &r);
        buf out = {.arena = &a};
        graph_print(&out, &g);
        ck_assert_msg(!redact_leaks(&r, buf_str(&out), &row), "seed %d", (int)i);
        ck_assert_int_eq(graph_parse(&again, S("again.gv"), buf_str(&out), NULL), DATELINE_OK);
        ck_assert_uint_eq(again.events.n, events);
        arena_free(&again.arena);
        arena_free(&g.arena);
        arena_free(&a);
    }
}
END_TEST

/* What a graph calls a person besides goes, too. */
START_TEST(other_names_are_learnt)
{
    static const char text[] =
        "digraph { graph [dateline=1]; e [kind=event, label=\"Kapitanka sails\"];\n"
        "\"person:x\" [kind=person, label=\"Ida Brandt\", aliases=\"Kapitanka\"];\n"
        "\"person:y\" [kind=person, label=\"Olaf Brandt\", aliases=\"Olaf\"]; }";
    arena a = {0};
    dateline_graph g;
    redactor_names r;
    read_names(&r, &a);
    ck_assert_int_eq(graph_parse(&g, S("g.gv"), S(text), NULL), DATELINE_OK);
    graph_learn_names(&g, &r, &a);
    graph_redact(&g, &r);
    want_str("alias", g.events.v[0].label, "N.N. sails");
    want_str("brother", g.entities.v[1].label, "Olaf N.N.");
    want_str("his own", g.entities.v[1].aliases.v[0], "Olaf");
    arena_free(&g.arena);
    arena_free(&a);
}
END_TEST

Suite *redact_suite(void)
{
    const TTest *tests[] = {forms_of_names, outputs_that_leak, wrong_tables, graphs_hold_no_name,
                            other_names_are_learnt};
    return suite_of("redact", tests, COUNT(tests));
}
