/* Three-way merging: what one did stays, what both did agrees or is told. Small graphs, then
 * generated ones with edits on either side. */
#include "graph/diff.h"
#include "graph/export.h"
#include "graph/threeway.h"
#include "graph_copy.h"
#include "random_graph.h"
#include "unit.h"

Suite *threeway_suite(void);

#define EVENT(id, label, date) "\"" id "\" [kind=event, label=\"" label "\", date=\"" date "\"]\n"
#define PERSON(id, name, also)                                                                     \
    "\"" id "\" [kind=person, label=\"" name "\", aliases=\"" also "\"]\n"
#define DOC(id, file, digit)                                                                       \
    "\"" id "\" [kind=document, file=\"" file "\", sha256=\"" digit digit digit digit "\"]\n"
#define ONES "1111111111111111"
#define TWOS "2222222222222222"

typedef struct merge_case {
    const char *title, *base, *ours, *theirs;
    const char *merged; /* facts that must be there, each a line */
    const char *absent; /* one that must not; or NULL */
    size_t conflicts;
} merge_case;

static const merge_case cases[] = {
    {"each another field", EVENT("a", "Vote", "2020"), EVENT("a", "Vote", "2020-08"),
     EVENT("a", "The vote", "2020"), "a: date 2020-08\na: label The vote\n", NULL, 0},
    {"both the same", EVENT("a", "Vote", "2020"), EVENT("a", "Vote", "2020-08"),
     EVENT("a", "Vote", "2020-08"), "a: date 2020-08\n", "a: conflict", 0},
    {"the same field, differently", EVENT("a", "Vote", "2020"), EVENT("a", "Vote", "2020-08"),
     EVENT("a", "Vote", "2020-09"), "a: date 2020-08\na: conflict date: 2020-09\n", NULL, 1},
    {"each adds one", EVENT("a", "Vote", ""), EVENT("a", "Vote", "") EVENT("b", "Ban", "2019"),
     EVENT("a", "Vote", "") EVENT("c", "Strike", "2018"), "b: label Ban\nc: label Strike\n", NULL,
     0},
    {"both add one of that id, but not the same", EVENT("a", "Vote", ""),
     EVENT("a", "Vote", "") EVENT("b", "Ban", "2019"),
     EVENT("a", "Vote", "") EVENT("b", "Ban", "2019-05"), "b: date 2019\n", NULL, 1},
    {"one removes what the other left alone", EVENT("a", "Vote", "") EVENT("b", "Ban", ""),
     EVENT("a", "Vote", ""), EVENT("a", "The vote", "") EVENT("b", "Ban", ""),
     "a: label The vote\n", "b: ", 0},
    {"one removes what the other changed", EVENT("a", "Vote", "") EVENT("b", "Ban", ""),
     EVENT("a", "Vote", ""), EVENT("a", "Vote", "") EVENT("b", "Ban", "2019"),
     "b: date 2019\nb: conflict removed by ours, changed by theirs\n", NULL, 1},
    {"one removes an event to which the other adds a participant",
     EVENT("a", "Vote", "") PERSON("p", "P", "")
         DOC("d", "x.txt", ONES) "a -> d [begin=0, end=4, quote=Vote]",
     EVENT("a", "Vote", "") PERSON("p", "P", "")
         DOC("d", "x.txt", ONES) "a -> d [begin=0, end=4, quote=Vote] p -> a [role=agent]",
     PERSON("p", "P", "") DOC("d", "x.txt", ONES),
     "a: agent p\na: told in x.txt “Vote”\na: conflict changed by ours, removed by theirs\n", NULL,
     1},
    {"lists take from both", PERSON("p", "P", "A|B"), PERSON("p", "P", "A|B|C"),
     PERSON("p", "P", "B|D"), "p: also called B\np: also called C\np: also called D\n",
     "p: also called A", 0},
    {"an edited article beside a corrected event",
     EVENT("a", "Vote", "2020") DOC("d", "x.txt", ONES) "a -> d [begin=0, end=4, quote=Vote]",
     EVENT("a", "Vote", "2020-08") DOC("d", "x.txt", ONES) "a -> d [begin=0, end=4, quote=Vote]",
     EVENT("a", "Vote", "2020") DOC("e", "x.txt", TWOS) "a -> e [begin=9, end=13, quote=Vote]",
     "a: date 2020-08\nx.txt: sha256 " TWOS TWOS TWOS TWOS "\na: told in x.txt “Vote”\n", NULL, 0},
    {"nothing in common yet", "", EVENT("a", "Vote", "2020"), EVENT("b", "Ban", "2019"),
     "a: label Vote\nb: label Ban\n", NULL, 0},
};

static void read_graph(dateline_graph *g, arena *a, const char *text)
{
    buf b = {.arena = a};
    buf_printf(&b, "digraph { graph [dateline=1];\n%s}", text);
    ck_assert_int_eq(graph_parse(g, S("g.gv"), buf_str(&b), NULL), DATELINE_OK);
}

START_TEST(both_peoples_work)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        const merge_case *c = &cases[i];
        arena a = {0};
        dateline_graph base, ours, theirs, merged;
        size_t conflicts;
        read_graph(&base, &a, c->base);
        read_graph(&ours, &a, c->ours);
        read_graph(&theirs, &a, c->theirs);
        want_int(c->title,
                 graph_merge_three(&merged, &conflicts, &a, &base, &ours, &theirs, S("m.gv"), NULL),
                 DATELINE_OK);
        want_int(c->title, conflicts, c->conflicts);
        buf facts = {.arena = &a};
        buf_char(&facts, '\n');
        export_facts(&facts, &merged);
        str rest = str_of(c->merged), line;
        while (str_split(&rest, '\n', &line) && line.n > 0) {
            buf whole = {.arena = &a};
            buf_printf(&whole, "\n%.*s\n", (int)line.n, line.p);
            ck_assert_msg(str_find(buf_str(&facts), buf_str(&whole)) != STR_NONE,
                          "'%s': wanted '%.*s' in%.*s", c->title, (int)line.n, line.p, (int)facts.n,
                          facts.p);
        }
        if (c->absent != NULL)
            want_int(c->title, str_find(buf_str(&facts), str_of(c->absent)), STR_NONE);
        arena_free(&base.arena);
        arena_free(&ours.arena);
        arena_free(&theirs.arena);
        arena_free(&merged.arena);
        arena_free(&a);
    }
}
END_TEST

/* ---- Generated graphs ----------------------------------------------------------------------- */

static void want_merged(arena *a, const dateline_graph *base, const dateline_graph *ours,
                        const dateline_graph *theirs, const dateline_graph *want, uint64_t seed)
{
    dateline_graph merged;
    size_t conflicts;
    buf got = {.arena = a}, wanted = {.arena = a};
    ck_assert_int_eq(graph_merge_three(&merged, &conflicts, a, base, ours, theirs, S("m.gv"), NULL),
                     DATELINE_OK);
    graph_print(&got, &merged);
    graph_print(&wanted, want);
    ck_assert_msg(conflicts == 0, "seed %d: %d conflicts", (int)seed, (int)conflicts);
    ck_assert_msg(str_eq(buf_str(&got), buf_str(&wanted)), "seed %d", (int)seed);
    arena_free(&merged.arena);
}

/* Changes events `from`, `from` + 2, ... */
static void change_some(dateline_graph *g, uint64_t *seed, uint32_t from)
{
    for (uint32_t i = from; i < g->events.n; i += 2) {
        if (random_one_in(seed, 2))
            random_change_date(g, seed, i);
        if (random_one_in(seed, 2))
            random_change_label(g, seed, i);
        if (random_one_in(seed, 3))
            random_add_company(g, seed, i);
    }
    graph_sort(g);
}

/* One side alone; the same on both; other events on either, whose changes are then all there. */
START_TEST(generated_graphs_merge)
{
    for (uint64_t i = 1; i <= 40; i++) {
        arena a = {0};
        dateline_graph made = {0}, base, ours = {0}, theirs = {0}, both = {0};
        uint64_t seed = i, again;
        buf text = {.arena = &a};
        random_graph(&made, &seed, 30);
        graph_print(&text, &made); /* as a file has it */
        ck_assert_int_eq(graph_parse(&base, S("b.gv"), buf_str(&text), NULL), DATELINE_OK);
        graph_copy(&ours, &base);
        graph_copy(&theirs, &base);
        graph_copy(&both, &base);
        again = seed;
        change_some(&ours, &again, 0);
        again = seed;
        change_some(&both, &again, 0);
        again = seed + 1;
        change_some(&theirs, &again, 1);
        again = seed + 1;
        change_some(&both, &again, 1);
        want_merged(&a, &base, &ours, &base, &ours, i);
        want_merged(&a, &base, &base, &ours, &ours, i);
        want_merged(&a, &base, &ours, &ours, &ours, i);
        want_merged(&a, &base, &ours, &theirs, &both, i);
        dateline_graph *all[] = {&made, &base, &ours, &theirs, &both};
        for (size_t k = 0; k < COUNT(all); k++)
            arena_free(&all[k]->arena);
        arena_free(&a);
    }
}
END_TEST

Suite *threeway_suite(void)
{
    const TTest *tests[] = {both_peoples_work, generated_graphs_merge};
    return suite_of("threeway", tests, COUNT(tests));
}
