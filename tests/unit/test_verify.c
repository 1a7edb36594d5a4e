/* verify, through the public interface: a graph is proved, and each way in which an article can
 * change or get lost is named. Also that threads and the order of inputs change nothing.
 */
#include "base/arena.h"
#include "dateline.h"
#include "shipped.h"
#include "unit.h"

#include <stdlib.h>
#include <unistd.h>

Suite *verify_suite(void);

static char folder[] = "/tmp/dateline-verify-XXXXXX";

#define FERRY                                                                                      \
    "Police arrested the captain of a ferry on 4 March 2019 after a collision.\n\n"                \
    "The harbour authority protested.\n"
#define TABLE "date,label,type\n2019-03-02,Ferry and tug collide,crash\n"

static const char *path_of(const char *name)
{
    static char path[2][300];
    static int turn;
    turn = !turn;
    snprintf(path[turn], sizeof path[turn], "%s/%s", folder, name);
    return path[turn];
}

static void put_file(const char *name, const char *text)
{
    FILE *f = fopen(path_of(name), "wb");
    ck_assert_ptr_nonnull(f);
    fputs(text, f);
    ck_assert_int_eq(fclose(f), 0);
}

static void set_up(void)
{
    shipped_load();
    ck_assert_ptr_nonnull(mkdtemp(folder));
    put_file("ferry.txt", FERRY);
    put_file("table.csv", TABLE);
}

static void tear_down(void)
{
    unlink(path_of("ferry.txt"));
    unlink(path_of("table.csv"));
    unlink(path_of("copy.txt"));
    rmdir(folder);
    shipped_free();
}

/* All messages of a call. */
typedef struct all_heard {
    char text[6000];
} all_heard;

static void hear_all(void *ctx, const dateline_message *m)
{
    all_heard *h = ctx;
    size_t n = strlen(h->text);
    snprintf(h->text + n, sizeof h->text - n, "%s: %s\n", m->file, m->what);
}

static dateline_graph *build(unsigned threads)
{
    const char *inputs[] = {folder};
    dateline_build_options o = {.threads = threads, .folder = "/tmp"};
    dateline_graph *g;
    ck_assert_int_eq(dateline_build(&g, shipped, inputs, 1, &o, NULL), DATELINE_OK);
    return g;
}

static const struct {
    const char *what, *ferry, *table; /* as changed; NULL: taken away */
    const char *said[3];
} changes[] = {
    {"nothing", FERRY, TABLE, {0}},
    {"one byte of a quote",
     "Police arrested the captain of a ferrY on 4 March 2019 after a collision.\n\n"
     "The harbour authority protested.\n",
     TABLE,
     {"ferry.txt: has changed", "event '2019-03-04--", "a ferry on 4 March"}},
    {"a line put before",
     "A line.\n\n" FERRY,
     TABLE,
     {"ferry.txt: has changed", "event '2019-03-04--", "quote is not at 0-73 but at 9-82"}},
    {"a file taken away", NULL, TABLE, {"ferry.txt: cannot be found", "unproved: event"}},
    {"a row",
     FERRY,
     "date,label,type\n2019-03-02,Ferry and tug collided,crash\n",
     {"table.csv: has changed", "Ferry and tug collide,crash"}},
};

START_TEST(every_change_is_named)
{
    dateline_graph *g = build(1);
    for (size_t i = 0; i < COUNT(changes); i++) {
        unlink(path_of("ferry.txt"));
        if (changes[i].ferry != NULL)
            put_file("ferry.txt", changes[i].ferry);
        put_file("table.csv", changes[i].table);
        all_heard h = {0};
        dateline_diag d = {hear_all, &h};
        const char *folders[] = {"/tmp", "/nowhere"};
        dateline_status status = dateline_verify(g, shipped, folders, 2, NULL, &d);
        dateline_status wanted = changes[i].said[0] != NULL ? DATELINE_FOUND : DATELINE_OK;
        ck_assert_msg(status == wanted, "%s: status %d, said:\n%s", changes[i].what, (int)status,
                      h.text);
        for (size_t k = 0; k < 3 && changes[i].said[k] != NULL; k++)
            ck_assert_msg(strstr(h.text, changes[i].said[k]) != NULL, "%s: wanted '%s' in:\n%s",
                          changes[i].what, changes[i].said[k], h.text);
    }
    dateline_graph_free(g);
}
END_TEST

/* Who has no name goes by words of the quote; others are found out. */
START_TEST(words_that_are_not_quoted_are_named)
{
    put_file("ferry.txt", FERRY);
    put_file("table.csv", TABLE);
    dateline_graph *g = build(1), *forged;
    dateline_text *dot;
    ck_assert_int_eq(dateline_graph_print(&dot, g), DATELINE_OK);
    static const char was[] = "patient=\"the captain of a ferry\"";
    static const char is[] = "patient=\"the captain of a yacht\"";
    char *words = strstr(dot->p, was);
    ck_assert_ptr_nonnull(words);
    memcpy(words, is, sizeof is - 1);
    ck_assert_int_eq(dateline_graph_parse(&forged, "g.gv", dot->p, dot->n, NULL), DATELINE_OK);
    all_heard h = {0};
    dateline_diag d = {hear_all, &h};
    const char *folders[] = {"/tmp"};
    ck_assert_int_eq(dateline_verify(g, shipped, folders, 1, NULL, NULL), DATELINE_OK);
    ck_assert_int_eq(dateline_verify(forged, shipped, folders, 1, NULL, &d), DATELINE_FOUND);
    ck_assert_ptr_nonnull(strstr(h.text, "patient 'the captain of a yacht' is not in its quote"));
    dateline_text_free(dot);
    dateline_graph_free(g);
    dateline_graph_free(forged);
}
END_TEST

START_TEST(threads_and_copies_change_nothing)
{
    put_file("copy.txt", FERRY);
    dateline_text *first = NULL, *other;
    for (unsigned threads = 1; threads <= 4; threads++) {
        dateline_graph *g = build(threads);
        ck_assert_uint_eq(dateline_graph_count(g).documents, 2);
        ck_assert_int_eq(dateline_graph_print(&other, g), DATELINE_OK);
        dateline_graph_free(g);
        if (first != NULL)
            ck_assert_str_eq(first->p, other->p);
        dateline_text_free(first);
        first = other;
    }
    dateline_text_free(first);
    unlink(path_of("copy.txt"));
}
END_TEST

START_TEST(a_build_can_be_read_back)
{
    dateline_graph *g = build(1), *again;
    dateline_text *first, *second;
    ck_assert_int_eq(dateline_graph_print(&first, g), DATELINE_OK);
    ck_assert_int_eq(dateline_graph_parse(&again, "g.gv", first->p, first->n, NULL), DATELINE_OK);
    ck_assert_int_eq(dateline_graph_print(&second, again), DATELINE_OK);
    ck_assert_str_eq(first->p, second->p);
    dateline_text_free(first);
    dateline_text_free(second);
    dateline_graph_free(g);
    dateline_graph_free(again);
}
END_TEST

/* The text a set was read from is gone when its graph is asked. */
START_TEST(the_longest_date_is_told_whole)
{
    char dot[600] = "digraph { dateline=1; e [kind=event label=x date=\"[1667-12?";
    char wanted[DATELINE_DATE_MAX] = "[1667-12?";
    for (int i = 0; i < 49; i++) {
        strcat(dot, ",1667");
        strcat(wanted, ",1667");
    }
    strcat(dot, "]\"] }");
    strcat(wanted, "]");
    dateline_graph *g = NULL;
    dateline_event e;
    ck_assert_int_eq(dateline_graph_parse(&g, "g.gv", dot, strlen(dot), NULL), DATELINE_OK);
    memset(dot, 'x', sizeof dot);
    ck_assert_int_eq(dateline_graph_event(&e, g, 0), DATELINE_OK);
    ck_assert_uint_eq(strlen(e.date), DATELINE_DATE_MAX - 1);
    ck_assert_str_eq(e.date, wanted);
    dateline_graph_free(g);
}
END_TEST

START_TEST(a_graph_can_be_looked_into)
{
    dateline_graph *g = build(1);
    dateline_counts c = dateline_graph_count(g);
    dateline_event e;
    dateline_quote q;
    dateline_part p;
    dateline_link l;
    size_t events = 0, dated = 0, quotes = 0, parts = 0, links = 0;
    for (; dateline_graph_event(&e, g, events) == DATELINE_OK; events++) {
        ck_assert(e.id[0] != 0 && e.label[0] != 0 && e.modality[0] != 0);
        dated += e.date[0] != 0;
    }
    for (; dateline_graph_quote(&q, g, quotes) == DATELINE_OK; quotes++)
        ck_assert(strlen(q.text) == q.end - q.begin && q.event < events && q.file[0] != 0);
    for (; dateline_graph_part(&p, g, parts) == DATELINE_OK; parts++)
        ck_assert(p.name[0] != 0 && p.role[0] != 0 && p.event < events);
    for (; dateline_graph_link(&l, g, links) == DATELINE_OK; links++)
        ck_assert(l.type[0] != 0 && l.from < events && l.to < events);
    want_int("events", events, c.events);
    want_int("dated", dated, c.dated);
    want_int("quotes", quotes, c.mentions);
    want_int("links", links, c.links);
    ck_assert(dated >= 2);
    dateline_graph_free(g);
}
END_TEST

/* Whatever allocation fails, the call says so and gives everything back (the sanitizers look). */
START_TEST(running_out_of_memory_is_said)
{
    const char *inputs[] = {folder};
    dateline_build_options o = {.threads = 1};
    bool done = false;
    for (size_t n = 1; n < 4000 && !done; n += n < 40 ? 1 : 37) {
        dateline_graph *g;
        arena_fail_after(n);
        dateline_status status = dateline_build(&g, shipped, inputs, 1, &o, NULL);
        arena_fail_after(0);
        done = status == DATELINE_OK;
        ck_assert_msg(done || (status == DATELINE_NOMEM && g == NULL), "allocation %zu: status %d",
                      n, (int)status);
        dateline_graph_free(g);
    }
    ck_assert(done);
}
END_TEST

Suite *verify_suite(void)
{
    const TTest *tests[] = {every_change_is_named,
                            words_that_are_not_quoted_are_named,
                            threads_and_copies_change_nothing,
                            a_build_can_be_read_back,
                            a_graph_can_be_looked_into,
                            the_longest_date_is_told_whole,
                            running_out_of_memory_is_said};
    Suite *s = suite_create("verify");
    TCase *c = tcase_create("verify");
    tcase_set_timeout(c, 60);
    tcase_add_unchecked_fixture(c, set_up, tear_down);
    for (size_t i = 0; i < COUNT(tests); i++)
        tcase_add_test(c, tests[i]);
    suite_add_tcase(s, c);
    return s;
}
