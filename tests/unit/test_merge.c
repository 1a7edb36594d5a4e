/* Joining: what several short articles say becomes which events. Each case lists, sorted, the date,
 * type and number of mentions of every event that a timeline would show.
 */
#include "base/hash.h"
#include "find/article.h"
#include "graph/merge.h"
#include "unit.h"

Suite *merge_suite(void);

static dateline_lexicon *lexicon;

static void load(void)
{
    const char *dirs[] = {"data/en"};
    ck_assert_int_eq(dateline_lexicon_load(&lexicon, dirs, 1, NULL), DATELINE_OK);
}

static void unload(void)
{
    dateline_lexicon_free(lexicon);
}

typedef struct told_case {
    const char *title;
    const char *published, *texts[3];
    const char *events; /* "DATE TYPE MENTIONS; ..." of the dated ones */
    const char *links;  /* "TYPE cue; ..." */
} told_case;

static const told_case cases[] = {
    {"a month and a day of it are one vote",
     "2016-03-12",
     {"Ruritania held its presidential election on March 6, 2016.",
      "The presidential election in March was marred by fraud."},
     "2016-03-06 election 2",
     ""},
    {"two votes on two days are two",
     "2016-03-30",
     {"The first election in Ruritania was on March 6, 2016.",
      "The second election in Ruritania was on March 27, 2016."},
     "2016-03-06 election 1; 2016-03-27 election 1",
     ""},
    {"an undated \"the vote\" is the one told of",
     "2016-03-12",
     {"Ruritania held its presidential election on March 6, 2016. The election was rigged."},
     "2016-03-06 election 2",
     ""},
    {"what bears another name is another thing",
     "2016-05-04",
     {"On May 3, 2016, nine states invoked the Lisbon Mechanism against Ruritania.",
      "On May 3, 2016, nine states invoked the Geneva Protocol Article 5 against Ruritania."},
     "2016-05-03 invocation 1; 2016-05-03 invocation 1",
     ""},
    {"two people's words are two statements",
     "2016-03-12",
     {"Anton Weiss said on Monday that he would go. Maria Holm said on Monday that she would "
      "stay."},
     "2016-03-07 statement 1; 2016-03-07 statement 1",
     ""},
    {"order bounds a date",
     "2016-04-12",
     {"Protests erupted across Ruritania after the election of March 6, 2016."},
     "2016-03-06 election 1; 2016-03-06/.. protest 1",
     "follows after"},
    {"told both ways, order bounds nothing",
     "2016-04-12",
     {"The protests took place before and after the election of March 6, 2016."},
     "2016-03-06 election 1",
     "follows before; follows after"},
};

static void add_text(merger *m, const char *text, const char *published, const char *name)
{
    dateline_article article = {.lexicon = lexicon};
    source_facts facts = {.published_by = S("option"), .furniture = &lexicon->furniture};
    ck_assert(edtf_parse(&facts.published, str_of(published)));
    ck_assert_int_eq(source_from_bytes(&article.source, &article.arena, str_of(text), str_of(name),
                                       &facts, NULL),
                     DATELINE_OK);
    find_all(&article);
    merger_add_article(m, &article);
    arena_free(&article.arena);
}

static uint32_t mentions_of(const dateline_graph *g, uint32_t event_at)
{
    uint32_t n = 0;
    for (size_t i = 0; i < g->mentions.n; i++)
        n += g->mentions.v[i].event == event_at;
    return n;
}

static str shown_events(arena *a, const dateline_graph *g)
{
    buf b = {.arena = a};
    for (uint32_t i = 0; i < g->events.n; i++) {
        if (edtf_empty(g->events.v[i].date))
            continue;
        buf_put(&b, b.n ? S("; ") : S(""));
        edtf_print(&b, g->events.v[i].date);
        buf_printf(&b, " %.*s %u", STR_ARG(g->events.v[i].type), mentions_of(g, i));
    }
    return buf_str(&b);
}

static str shown_links(arena *a, const dateline_graph *g)
{
    buf b = {.arena = a};
    for (size_t i = 0; i < g->links.n; i++) {
        str type = link_type_name(g->links.v[i].type);
        buf_printf(&b, "%s%.*s %.*s", i ? "; " : "", STR_ARG(type), STR_ARG(g->links.v[i].cue));
    }
    return buf_str(&b);
}

START_TEST(articles_become_events)
{
    const told_case *c = &cases[_i];
    arena a = {0}, work = {0};
    merger *m = merger_new(&a, &work, lexicon);
    static const char *const names[] = {"a.txt", "b.txt", "c.txt"};
    for (size_t i = 0; i < 3 && c->texts[i]; i++)
        add_text(m, c->texts[i], c->published, names[i]);
    dateline_graph g = {0};
    merger_finish(m, &g);
    want_str(c->title, shown_events(&a, &g), c->events);
    want_str(c->title, shown_links(&a, &g), c->links);
    arena_free(&g.arena);
    arena_free(&work);
    arena_free(&a);
}
END_TEST

Suite *merge_suite(void)
{
    Suite *suite = suite_create("merge");
    TCase *tcase = tcase_create("merge");
    tcase_add_unchecked_fixture(tcase, load, unload);
    tcase_add_loop_test(tcase, articles_become_events, 0, sizeof cases / sizeof *cases);
    suite_add_tcase(suite, tcase);
    return suite;
}
