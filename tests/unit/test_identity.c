/* Which events of two graphs are the same: small graphs written out, then generated ones. */
#include "graph/identity.h"
#include "graph_copy.h"
#include "random_graph.h"
#include "unit.h"

Suite *identity_suite(void);

/* ---- Small graphs --------------------------------------------------------------------------- */

#define EVENT(id, type, label, date)                                                               \
    "\"" id "\" [kind=\"event\", type=\"" type "\", label=\"" label "\", date=\"" date "\"]\n"
#define DOC(id, file, digit)                                                                       \
    "\"" id "\" [kind=\"document\", file=\"" file "\", sha256=\"" digit digit digit digit "\"]\n"
#define TOLD(id, doc, begin, end, quote, trigger)                                                  \
    "\"" id "\" -> \"" doc "\" [begin=\"" begin "\", end=\"" end "\", quote=\"" quote              \
    "\", trigger=\"" trigger "\"]\n"
#define ACTOR(id, name, aliases)                                                                   \
    "\"" id "\" [kind=\"person\", label=\"" name "\", aliases=\"" aliases "\"]\n"
#define PART(who, id) "\"" who "\" -> \"" id "\" [role=\"agent\"]\n"
#define ONES          "1111111111111111"
#define TWOS          "2222222222222222"

typedef struct pair_case {
    const char *title, *old, *new;
    const char *pairs; /* "OLD = NEW reason; ...", then "OLD > NEW" merged, "OLD < NEW" split */
} pair_case;

static const pair_case cases[] = {
    {"the same id", EVENT("a", "vote", "Vote", "2020-08-09"),
     EVENT("a", "arrest", "Other words", "2019"), "a = a id"},
    {"nothing in common", EVENT("a", "vote", "Vote", "2020-08-09"),
     EVENT("b", "arrest", "Two fishermen are held", "2020-08-09"), ""},
    {"the same bytes, another date and label",
     DOC("d", "x.txt", ONES) EVENT("a", "vote", "Vote", "2020-08-09")
         TOLD("a", "d", "0", "12", "They voted.", "5-10"),
     DOC("d", "x.txt", ONES) EVENT("b", "vote", "The poll", "2019")
         TOLD("b", "d", "0", "12", "They voted.", "5-10"),
     "a = b span"},
    {"two events of one sentence are told apart by their words",
     DOC("d", "x.txt", ONES) EVENT("a", "vote", "Vote", "") EVENT("b", "arrest", "Arrest", "")
         TOLD("a", "d", "0", "30", "They voted and were arrested.", "5-10")
             TOLD("b", "d", "0", "30", "They voted and were arrested.", "20-28"),
     DOC("d", "x.txt", ONES) EVENT("n1", "seizure", "Seizure", "") EVENT("n2", "poll", "Poll", "")
         TOLD("n1", "d", "0", "30", "They voted and were arrested.", "20-28")
             TOLD("n2", "d", "0", "30", "They voted and were arrested.", "5-10"),
     "a = n2 span; b = n1 span"},
    {"an edited article, a sentence that moved",
     DOC("d", "x.txt", ONES) EVENT("a", "vote", "Vote", "2020-08-09")
         TOLD("a", "d", "0", "12", "They voted.", "5-10"),
     DOC("e", "x.txt", TWOS) EVENT("b", "vote", "Poll", "2018")
         TOLD("b", "e", "100", "112", "They voted.", "105-110"),
     "a = b quote"},
    {"an edited sentence",
     DOC("d", "x.txt", ONES) EVENT("a", "vote", "Vote", "2020-08-09")
         TOLD("a", "d", "0", "38", "The islanders voted on Sunday at noon.", "14-19"),
     DOC("e", "x.txt", TWOS) EVENT("b", "vote", "Poll", "2018")
         TOLD("b", "e", "0", "38", "The islanders voted on Monday at noon.", "14-19"),
     "a = b quote"},
    {"numbers behind ids change hands",
     DOC("d", "x.txt", ONES) EVENT("arrest", "arrest", "Arrest", "2020")
         TOLD("arrest", "d", "0", "14", "She was held.", "8-12"),
     DOC("d", "x.txt", ONES) DOC("e", "a.txt", TWOS) EVENT("arrest", "arrest", "Arrest", "2020")
         EVENT("arrest-2", "arrest", "Arrest", "2020")
             TOLD("arrest", "e", "0", "20", "He was held at sea.", "7-11")
                 TOLD("arrest-2", "d", "0", "14", "She was held.", "8-12"),
     "arrest = arrest-2 span"},
    {"type, day and participant",
     ACTOR("person:a", "Ann Weir", "Weir") EVENT("a", "arrest", "Weir held", "2020-08")
         PART("person:a", "a"),
     ACTOR("person:ann", "Weir", "Ann Weir")
         EVENT("b", "arrest", "Police take a captain", "2020-08-10") PART("person:ann", "b"),
     "a = b likeness"},
    {"type and participant on other days are other events",
     ACTOR("person:a", "Ann Weir", "") EVENT("a", "arrest", "Weir held", "2020-08-09")
         PART("person:a", "a"),
     ACTOR("person:a", "Ann Weir", "") EVENT("b", "arrest", "Weir held", "2020-08-16")
         PART("person:a", "b"),
     ""},
    {"two become one",
     DOC("d", "x.txt", ONES) EVENT("a", "vote", "Vote", "2020") EVENT("b", "vote", "Poll", "2020")
         TOLD("a", "d", "0", "12", "They voted.", "5-10")
             TOLD("b", "d", "20", "32", "The poll was.", "24-28"),
     DOC("d", "x.txt", ONES) EVENT("a", "vote", "Vote", "2020")
         TOLD("a", "d", "0", "12", "They voted.", "5-10")
             TOLD("a", "d", "20", "32", "The poll was.", "24-28"),
     "a = a id; b > a"},
};

static void parse(dateline_graph *g, const char *title, const char *body)
{
    arena a = {0};
    buf text = {.arena = &a};
    buf_printf(&text, "digraph dateline { graph [dateline=\"1\"]\n%s}\n", body);
    heard h = {0};
    dateline_diag d = {hear, &h};
    ck_assert_msg(graph_parse(g, S("g.gv"), buf_str(&text), &d) == DATELINE_OK, "'%s': %s", title,
                  h.text);
    arena_free(&a);
}

/* Merges as `<` where they are splits, with the graphs the other way round. */
static str shown_pairs(arena *a, const identity *who, const dateline_graph *old,
                       const dateline_graph *new)
{
    buf b = {.arena = a};
    const pairing *p = &who->events;
    for (size_t i = 0; i < p->n_old; i++) {
        uint32_t j = p->new_of[i] != NONE ? p->new_of[i] : p->into[i];
        if (j == NONE)
            continue;
        bool paired = p->new_of[i] != NONE;
        buf_printf(&b, "%s%.*s %s %.*s", b.n ? "; " : "", STR_ARG(old->events.v[i].id),
                   paired ? "=" : ">", STR_ARG(new->events.v[j].id));
        if (paired)
            buf_printf(&b, " %.*s", STR_ARG(pair_reason_name((pair_reason)p->why[i])));
    }
    return buf_str(&b);
}

START_TEST(events_are_paired)
{
    const pair_case *c = &cases[_i];
    dateline_graph old, new;
    parse(&old, c->title, c->old);
    parse(&new, c->title, c->new);
    arena a = {0};
    identity who, back;
    identity_find(&who, &a, &old, &new);
    want_str(c->title, shown_pairs(&a, &who, &old, &new), c->pairs);
    identity_find(&back, &a, &new, &old);
    for (size_t i = 0; i < old.events.n; i++) {
        want_int(c->title, back.events.old_of[i], who.events.new_of[i]);
        want_int(c->title, back.events.from[i], who.events.into[i]);
    }
    arena_free(&a);
    arena_free(&old.arena);
    arena_free(&new.arena);
}
END_TEST

/* ---- Choosing among many -------------------------------------------------------------------- */

/* The greatest sum that any choice has, by trying all. */
static uint32_t best_sum(const candidate_vec *c, size_t at, uint32_t old_taken, uint32_t new_taken)
{
    if (at == c->n)
        return 0;
    candidate one = c->v[at];
    uint32_t without = best_sum(c, at + 1, old_taken, new_taken);
    if (old_taken & 1u << one.old || new_taken & 1u << one.new)
        return without;
    uint32_t with =
        one.score + best_sum(c, at + 1, old_taken | 1u << one.old, new_taken | 1u << one.new);
    return with > without ? with : without;
}

START_TEST(the_best_pairs_are_chosen)
{
    arena a = {0};
    uint64_t seed = 7;
    for (int round = 0; round < 2000; round++) {
        candidate_vec c = {0};
        uint32_t n_old = 1 + random_below(&seed, 5), n_new = 1 + random_below(&seed, 5);
        uint32_t score[5][5] = {{0}}, sum = 0;
        for (uint32_t i = 0; i < n_old; i++) {
            for (uint32_t j = 0; j < n_new; j++) {
                score[i][j] = random_below(&seed, 3) ? 1 + random_below(&seed, 9) : 0;
                if (score[i][j] > 0)
                    *vec_push(&a, &c) = (candidate){i, j, score[i][j], PAIR_SPAN};
            }
        }
        pairing p;
        pairing_start(&p, &a, n_old, n_new);
        pair_best(&p, &a, &c);
        for (uint32_t i = 0; i < n_old; i++) {
            sum += p.new_of[i] != NONE ? score[i][p.new_of[i]] : 0;
            ck_assert(p.new_of[i] == NONE || score[i][p.new_of[i]] > 0);
        }
        ck_assert_uint_eq(sum, best_sum(&c, 0, 0, 0));
        arena_free(&a);
    }
}
END_TEST

/* ---- Generated graphs ----------------------------------------------------------------------- */

/* One event in five changes date, label and participants at once and all ids are made anew; one
 * article in five is edited: all in it moves, and words are replaced. */
static void rewrite(dateline_graph *g, uint64_t *seed)
{
    for (uint32_t i = 0; i < g->events.n; i++) {
        if (!random_one_in(seed, 5))
            continue;
        random_change_date(g, seed, i);
        random_change_label(g, seed, i);
        random_change_company(g, seed, i);
    }
    for (size_t i = 0; i < g->documents.n; i++) {
        if (!random_one_in(seed, 5))
            continue;
        graph_document *d = &g->documents.v[i];
        d->sha256 = arena_str(&g->arena, S(ONES ONES ONES ONES));
        for (size_t k = 0; k < g->mentions.n; k++) {
            graph_mention *m = &g->mentions.v[k];
            if (m->document == i) {
                m->begin += 13;
                m->end += 13;
                m->trigger_begin += 13;
                m->trigger_end += 13;
                random_reword(g, seed, m);
            }
        }
    }
    random_new_ids(g);
}

START_TEST(changed_events_are_known_again)
{
    uint64_t seed = 1 + (uint64_t)_i;
    size_t right = 0, all = 0;
    for (int round = 0; round < 20; round++) {
        dateline_graph old = {0}, new = {0};
        arena a = {0};
        random_graph(&old, &seed, 200);
        graph_copy(&new, &old);
        rewrite(&new, &seed);
        identity who, back;
        identity_find(&who, &a, &old, &new);
        identity_find(&back, &a, &new, &old);
        for (uint32_t i = 0; i < old.events.n; i++) {
            uint32_t j = who.events.new_of[i];
            all++;
            right += j != NONE && random_truth(&old.events.v[i]) == random_truth(&new.events.v[j]);
            ck_assert_uint_eq(back.events.old_of[i], j);
        }
        arena_free(&a);
        arena_free(&old.arena);
        arena_free(&new.arena);
    }
    ck_assert_msg(right * 1000 >= all * 990, "%zu of %zu paired right", right, all);
}
END_TEST

START_TEST(ids_are_kept)
{
    uint64_t seed = 99;
    dateline_graph base = {0}, g = {0};
    arena a = {0};
    random_graph(&base, &seed, 300);
    graph_copy(&g, &base);
    rewrite(&g, &seed);
    identity_keep_ids(&g, &a, &base);
    for (size_t i = 0; i < base.events.n; i++) {
        want_int("truth", random_truth(&g.events.v[i]), random_truth(&base.events.v[i]));
        want_str("id", g.events.v[i].id, arena_z(&a, base.events.v[i].id));
    }
    arena_free(&a);
    arena_free(&base.arena);
    arena_free(&g.arena);
}
END_TEST

/* What is new must not take the id of what is gone. */
START_TEST(ids_are_not_used_again)
{
    dateline_graph base, g;
    parse(&base, "base",
          DOC("d", "x.txt", ONES) EVENT("a", "vote", "Vote", "2020")
              TOLD("a", "d", "0", "12", "They voted.", "5-10"));
    parse(&g, "new",
          DOC("d", "x.txt", ONES) DOC("e", "y.txt", TWOS) EVENT("a", "arrest", "Arrest", "2020")
              EVENT("b", "vote", "Vote", "2021") TOLD("b", "d", "0", "12", "They voted.", "5-10")
                  TOLD("a", "e", "0", "14", "She was held.", "8-12"));
    arena a = {0};
    identity_keep_ids(&g, &a, &base);
    want_str("the vote", g.events.v[0].id, "a");
    want_str("is one", g.events.v[0].type, "vote");
    want_str("the arrest", g.events.v[1].id, "a-2");
    arena_free(&a);
    arena_free(&base.arena);
    arena_free(&g.arena);
}
END_TEST

Suite *identity_suite(void)
{
    Suite *suite = suite_create("identity");
    TCase *tcase = tcase_create("identity");
    tcase_set_timeout(tcase, 60);
    tcase_add_loop_test(tcase, events_are_paired, 0, COUNT(cases));
    tcase_add_test(tcase, the_best_pairs_are_chosen);
    tcase_add_loop_test(tcase, changed_events_are_known_again, 0, 5);
    tcase_add_test(tcase, ids_are_kept);
    tcase_add_test(tcase, ids_are_not_used_again);
    suite_add_tcase(suite, tcase);
    return suite;
}
