/* What changed between two graphs: generated ones with known edits, then small ones written out. */
#include "graph/diff.h"
#include "graph/diff_print.h"
#include "graph_copy.h"
#include "random_edits.h"
#include "unit.h"

#include <stdlib.h>

Suite *diff_suite(void);

/* ---- Edits whose changes are known ---------------------------------------------------------- */

static void check_edits(int number)
{
    uint64_t seed = 1000 + (uint64_t)number;
    dateline_graph old = {0}, new = {0};
    arena a = {0};
    start_graph(&old, &seed, 40);
    graph_copy(&new, &old);
    editor x = {.g = &new,
                .seed = &seed,
                .known = (uint32_t) new.events.n,
                .touched = arena_new(&a, bool, 100)}; /* room for those added */
    edit_at_random(&x, 1 + random_below(&seed, 12));
    graph_sort(&new);
    dateline_diff d = {0}, back = {0};
    diff_find(&d, &old, &new);
    diff_find(&back, &new, &old); /* so that events are removed and merged, too */
    for (change_kind k = 0; k < CHANGE_KIND_COUNT; k++) {
        const kind_fact *fact = change_fact(k);
        ck_assert_msg(d.counts[k] == x.wanted[k], "seed %d: %.*s %.*s: got %zu, wanted %zu", number,
                      STR_ARG(fact->noun), STR_ARG(fact->verb), d.counts[k], x.wanted[k]);
        ck_assert_uint_eq(back.counts[fact->mirror], x.wanted[k]);
    }
    arena_free(&back.arena);
    arena_free(&d.arena);
    arena_free(&a);
    arena_free(&old.arena);
    arena_free(&new.arena);
}

START_TEST(changes_are_the_edits)
{
    for (int k = 0; k < 40; k++)
        check_edits(40 * _i + k);
}
END_TEST

/* ---- A graph against itself; both ways round
 * ------------------------------------------------------
 */

static str shown_change(arena *a, const dateline_diff *d, const change *c, bool mirrored)
{
    buf b = {.arena = a};
    change_kind kind = mirrored ? change_fact(c->kind)->mirror : c->kind;
    str before = mirrored ? c->after : c->before, after = mirrored ? c->before : c->after;
    uint32_t old = mirrored ? c->new_event : c->old_event;
    uint32_t new = mirrored ? c->old_event : c->new_event;
    buf_printf(&b, "%d %u %u %d '%.*s' '%.*s' '%.*s'", (int)kind, old, new, c->implied,
               STR_ARG(c->field), STR_ARG(before), STR_ARG(after));
    (void)d;
    return buf_str(&b);
}

static int by_text(const void *a, const void *b)
{
    return str_cmp(*(const str *)a, *(const str *)b);
}

static str *shown_changes(arena *a, const dateline_diff *d, bool mirrored)
{
    str *shown = arena_new(a, str, d->changes.n + 1);
    for (size_t i = 0; i < d->changes.n; i++)
        shown[i] = shown_change(a, d, &d->changes.v[i], mirrored);
    if (d->changes.n > 0)
        qsort(shown, d->changes.n, sizeof *shown, by_text);
    return shown;
}

START_TEST(the_other_way_round_is_the_mirror)
{
    uint64_t seed = 5000 + (uint64_t)_i;
    dateline_graph old = {0}, new = {0};
    arena a = {0};
    random_graph(&old, &seed, 60);
    graph_copy(&new, &old);
    change_at_random(&new, &seed);
    dateline_diff there = {0}, back = {0};
    diff_find(&there, &old, &new);
    diff_find(&back, &new, &old);
    ck_assert_uint_gt(there.real, 0);
    ck_assert_uint_eq(there.changes.n, back.changes.n);
    str *x = shown_changes(&a, &there, false), *y = shown_changes(&a, &back, true);
    for (size_t i = 0; i < there.changes.n; i++)
        ck_assert_msg(str_eq(x[i], y[i]), "seed %d: '%.*s' against '%.*s'", _i, STR_ARG(x[i]),
                      STR_ARG(y[i]));
    arena_free(&there.arena);
    arena_free(&back.arena);
    arena_free(&a);
    arena_free(&old.arena);
    arena_free(&new.arena);
}
END_TEST

START_TEST(a_graph_does_not_differ_from_itself)
{
    uint64_t seed = 9000 + (uint64_t)_i;
    dateline_graph g = {0}, again = {0};
    random_graph(&g, &seed, random_below(&seed, 80));
    graph_copy(&again, &g);
    dateline_diff d = {0};
    diff_find(&d, &g, &again);
    ck_assert_uint_eq(d.changes.n, 0);
    arena_free(&d.arena);
    arena_free(&g.arena);
    arena_free(&again.arena);
}
END_TEST

/* ---- Written out
 * ----------------------------------------------------------------------------------
 */

#define HEAD   "digraph dateline { graph [dateline=\"1\"]\n"
#define SHA(c) c c c c c c c c c c c c c c c c
#define DOC(id, file, digits, published)                                                           \
    "\"" id "\" [kind=\"document\", file=\"" file                                                  \
    "\", sha256=\"" SHA(digits) "\", published=\"" published "\"]\n"
#define EVENT(id, label, date, more)                                                               \
    "\"" id "\" [kind=\"event\", type=\"vote\", label=\"" label "\", date=\"" date "\"" more "]\n"
#define TOLD(id, doc, begin, end, quote)                                                           \
    "\"" id "\" -> \"" doc "\" [begin=\"" begin "\", end=\"" end "\", quote=\"" quote "\"]\n"

typedef struct text_case {
    const char *title, *old, *new, *text;
} text_case;

static const text_case cases[] = {
    {"a date that is only surer", EVENT("a", "Vote", "2020-08?", ""),
     EVENT("a", "Vote", "2020-08", ""),
     "1 date requalified\n"
     "No article differs: this is the work of dateline, its tables or an edit by hand.\n"
     "\n"
     "August 2020\n"
     "~ Vote\n"
     "      date      perhaps August 2020 → August 2020, requalified\n"},
    {"an hour narrows a day", EVENT("a", "Vote", "2020-08-09", ""),
     EVENT("a", "Vote", "2020-08-09T08:00", ""),
     "1 date narrowed\n"
     "No article differs: this is the work of dateline, its tables or an edit by hand.\n"
     "\n"
     "9 August 2020, 08:00\n"
     "~ Vote\n"
     "      date      9 August 2020 → 9 August 2020, 08:00, narrowed\n"},
    {"a correction says who and why", EVENT("a", "Vote", "2020-08", ""),
     EVENT("a", "Vote", "2020-08-09",
           ", status=\"edited\", by=\"Ida\", reason=\"as the court found\""),
     "1 date narrowed, 1 status changed\n"
     "2 cosmetic changes are not shown; --all shows them.\n"
     "\n"
     "9 August 2020\n"
     "~ Vote  (corrected by Ida: as the court found)\n"
     "      date      August 2020 → 9 August 2020, narrowed\n"
     "      status    added → edited\n"},
    {"an article dated anew",
     DOC("d", "x.txt", "1111", "2020-08-10") EVENT("a", "Vote", "2020-08-09", "")
         TOLD("a", "d", "0", "20", "They voted on Sunday"),
     DOC("d", "x.txt", "1111", "2020-08-17") EVENT("a", "Vote", "2020-08-16", "")
         TOLD("a", "d", "0", "20", "They voted on Sunday"),
     "1 date moved, 1 article re-dated\n"
     "\n"
     "Articles\n"
     "~ x.txt\n"
     "      published 2020-08-10 → 2020-08-17\n"
     "\n"
     "16 August 2020\n"
     "~ Vote  (x.txt was dated anew)\n"
     "      date      9 August 2020 → 16 August 2020\n"},
    {"an event that a new article tells too is told of beside it",
     DOC("d", "x.txt", "1111", "") EVENT("a", "Vote", "2020", "")
         TOLD("a", "d", "0", "11", "They voted."),
     DOC("d", "x.txt", "1111", "") DOC("e", "y.txt", "2222", "") EVENT("a", "Vote", "2020", "")
         TOLD("a", "d", "0", "11", "They voted.") TOLD("a", "e", "5", "20", "The vote is on."),
     "1 source added, 1 article added\n"
     "\n"
     "Articles\n"
     "+ y.txt\n"
     "      tells 1 event that was known: Vote\n"},
    {"two events become one",
     DOC("d", "x.txt", "1111", "") EVENT("a", "Vote", "2020", "") EVENT("b", "Poll", "2021", "")
         TOLD("a", "d", "0", "11", "They voted.") TOLD("b", "d", "20", "33", "The poll ended"),
     DOC("d", "x.txt", "1111", "") EVENT("a", "Vote", "2020", "")
         TOLD("a", "d", "0", "11", "They voted.") TOLD("a", "d", "20", "33", "The poll ended"),
     "1 event merged\n"
     "No article differs: this is the work of dateline, its tables or an edit by hand.\n"
     "\n"
     "2020\n"
     "~ Vote\n"
     "    ~ now also “Poll”, 2021\n"},
    {"an actor who is one with another",
     "\"person:a\" [kind=\"person\", label=\"Ann Weir\"]\n"
     "\"person:b\" [kind=\"person\", label=\"A. Weir\"]\n" EVENT(
         "a", "Vote", "2020",
         "") "\"person:a\" -> \"a\" [role=\"agent\"]\n\"person:b\" -> \"a\" [role=\"agent\"]\n",
     "\"person:a\" [kind=\"person\", label=\"Ann Weir\", aliases=\"A. Weir\"]\n" EVENT(
         "a", "Vote", "2020", "") "\"person:a\" -> \"a\" [role=\"agent\"]\n",
     "1 actor merged, 1 alias list changed\n"
     "No article differs: this is the work of dateline, its tables or an edit by hand.\n"
     "\n"
     "Actors and places\n"
     "~ A. Weir is now one with Ann Weir\n"
     "~ Ann Weir, also called  + A. Weir\n"},
    {"what could steer a terminal is not printed", EVENT("a", "Vote", "", ""),
     EVENT("a", "Vote \033[2Jtwice\a", "", ""),
     "1 label changed\n"
     "No article differs: this is the work of dateline, its tables or an edit by hand.\n"
     "\n"
     "Undated\n"
     "~ Vote  [2Jtwice \n"
     "      label     “[Vote → Vote  [2Jtwice ]”\n"},
};

static void parse(dateline_graph *g, const text_case *c, const char *body)
{
    arena a = {0};
    buf text = {.arena = &a};
    buf_printf(&text, HEAD "%s}\n", body);
    heard h = {0};
    dateline_diag d = {hear, &h};
    ck_assert_msg(graph_parse(g, S("g.gv"), buf_str(&text), &d) == DATELINE_OK, "'%s': %s",
                  c->title, h.text);
    arena_free(&a);
}

START_TEST(changes_read_well)
{
    const text_case *c = &cases[_i];
    dateline_graph old, new;
    parse(&old, c, c->old);
    parse(&new, c, c->new);
    dateline_diff d = {0};
    diff_find(&d, &old, &new);
    arena a = {0};
    buf out = {.arena = &a};
    diff_print_text(&out, &d, (diff_look){0});
    want_str(c->title, buf_str(&out), c->text);
    arena_free(&a);
    arena_free(&d.arena);
    arena_free(&old.arena);
    arena_free(&new.arena);
}
END_TEST

Suite *diff_suite(void)
{
    Suite *suite = suite_create("diff");
    TCase *tcase = tcase_create("diff");
    tcase_set_timeout(tcase, 60);
    tcase_add_loop_test(tcase, changes_are_the_edits, 0, 50);
    tcase_add_loop_test(tcase, the_other_way_round_is_the_mirror, 0, 100);
    tcase_add_loop_test(tcase, a_graph_does_not_differ_from_itself, 0, 50);
    tcase_add_loop_test(tcase, changes_read_well, 0, COUNT(cases));
    suite_add_tcase(suite, tcase);
    return suite;
}
