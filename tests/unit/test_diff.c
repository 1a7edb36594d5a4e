/* What changed between two graphs: generated ones with known edits, then small ones written out. */
#include "graph/diff.h"
#include "graph/diff_print.h"
#include "random_graph.h"
#include "unit.h"

#include <stdlib.h>

Suite *diff_suite(void);

/* ---- Edits whose changes are known --------------------------------------------------------------
 */

typedef struct editor {
    dateline_graph *g;
    uint64_t *seed;
    size_t wanted[CHANGE_KIND_COUNT];
    bool *touched;  /* by event: it or one of its edges was edited */
    uint32_t known; /* events of the old graph: those behind were added */
} editor;

/* An event that nothing was done to yet; NONE if chance finds none. */
static uint32_t fresh_event(editor *x)
{
    for (int tries = 0; tries < 20; tries++) {
        uint32_t at = random_below(x->seed, x->known);
        if (!x->touched[at]) {
            x->touched[at] = true;
            return at;
        }
    }
    return NONE;
}

static void edit_date(editor *x, graph_event *e, uint32_t at)
{
    edtf before = e->date;
    random_change_date(x->g, x->seed, at);
    edtf_relation r = edtf_relate(e->date, before);
    x->wanted[edtf_empty(before) || r == EDTF_NARROWS ? CHANGE_DATE_NARROWED
              : r == EDTF_WIDENS                      ? CHANGE_DATE_WIDENED
                                                      : CHANGE_DATE_MOVED]++;
}

static void edit_event(editor *x, uint32_t how)
{
    uint32_t at = fresh_event(x);
    if (at == NONE)
        return;
    graph_event *e = &x->g->events.v[at];
    switch (how) {
    case 0: edit_date(x, e, at); return;
    case 1:
        random_change_label(x->g, x->seed, at);
        x->wanted[CHANGE_LABEL_CHANGED]++;
        return;
    case 2:
        e->type = S("wedding");
        x->wanted[CHANGE_TYPE_CHANGED]++;
        return;
    case 3:
        e->modality = MOD_PLANNED;
        x->wanted[CHANGE_MODALITY_CHANGED]++;
        return;
    case 4:
        e->negated = !e->negated;
        x->wanted[CHANGE_POLARITY_CHANGED]++;
        return;
    default:
        e->confidence = 0.25;
        x->wanted[CHANGE_DETAIL_CHANGED]++;
        return;
    }
}

/* Every event told of in a document is taken for edited, as all its sources move. */
static void edit_document(editor *x)
{
    uint32_t at = random_below(x->seed, (uint32_t)x->g->documents.n);
    graph_document *d = &x->g->documents.v[at];
    if (str_eq(d->published, S("2021")))
        return;
    d->published = S("2021");
    x->wanted[CHANGE_ARTICLE_REDATED]++;
    char digits[65];
    memset(digits, "0123456789abcdef"[at % 16], 64);
    d->sha256 = arena_str(&x->g->arena, (str){digits, 64});
    x->wanted[CHANGE_ARTICLE_EDITED]++;
    for (size_t i = 0; i < x->g->mentions.n; i++) {
        graph_mention *m = &x->g->mentions.v[i];
        if (m->document != at)
            continue;
        m->begin += 7;
        m->end += 7;
        m->trigger_begin += 7;
        m->trigger_end += 7;
        x->wanted[CHANGE_SOURCE_MOVED] += !str_eq(x->g->events.v[m->event].type, S("launch"));
    }
}

static void edit_link(editor *x, uint32_t how)
{
    if (x->g->links.n == 0)
        return;
    uint32_t at = random_below(x->seed, (uint32_t)x->g->links.n);
    graph_link *l = &x->g->links.v[at];
    if (x->touched[l->from] || x->touched[l->to])
        return;
    x->touched[l->from] = x->touched[l->to] = true;
    if (how == 0) {
        l->cue = S("in the wake of");
        x->wanted[CHANGE_LINK_CUE]++;
    } else if (how == 1) {
        l->type = (link_type)((l->type + 1) % LINK_TYPES);
        x->wanted[CHANGE_LINK_RETYPED]++;
    } else if (how == 2) {
        uint32_t from = l->from;
        l->from = l->to;
        l->to = from;
        x->wanted[CHANGE_LINK_REVERSED]++;
    } else {
        *l = x->g->links.v[--x->g->links.n];
        x->wanted[CHANGE_LINK_REMOVED]++;
    }
}

/* Someone who was in none of the event's parts. */
static void edit_company(editor *x, bool recast)
{
    uint32_t at = fresh_event(x);
    if (at == NONE)
        return;
    if (!recast) {
        uint32_t who = (uint32_t)x->g->entities.n - 1; /* made to be in nothing else */
        *vec_push(&x->g->arena, &x->g->participants) =
            (graph_participant){.entity = who, .event = at, .role = ROLE_PATIENT};
        x->wanted[CHANGE_PARTICIPANT_ADDED]++;
        return;
    }
    for (size_t i = 0; i < x->g->participants.n; i++) {
        graph_participant *p = &x->g->participants.v[i];
        if (p->event == at) {
            p->role = ROLE_RECIPIENT;
            x->wanted[CHANGE_PARTICIPANT_RECAST]++;
            return;
        }
    }
}

static void edit_entity(editor *x)
{
    uint32_t at = random_below(x->seed, (uint32_t)x->g->entities.n);
    graph_entity *e = &x->g->entities.v[at];
    if (e->aliases.n > 0)
        return;
    *vec_push(&x->g->arena, &e->aliases) = e->label;
    x->wanted[CHANGE_ALIASES_CHANGED]++;
    e->label = S("Quite another name");
    x->wanted[CHANGE_ACTOR_RENAMED]++;
}

/* An event of its own, told in a document that has it not yet. */
static void add_event(editor *x)
{
    uint32_t at = (uint32_t)x->g->events.n;
    graph_event *e = vec_push(&x->g->arena, &x->g->events);
    buf id = {.arena = &x->g->arena};
    buf_printf(&id, "added-%u", at);
    *e = (graph_event){.id = buf_str(&id), .type = S("launch"), .label = S("A ship is launched")};
    e->date = edtf_day((civil){(int32_t)(1900 + at), 5, 1});
    e->confidence = 0.5;
    *vec_push(&x->g->arena, &x->g->mentions) =
        (graph_mention){.event = at, .begin = 7000000 + at * 100, .end = 7000018 + at * 100};
    x->g->mentions.v[x->g->mentions.n - 1].quote = buf_str(&id);
    x->wanted[CHANGE_EVENT_ADDED]++;
}

static size_t count_mentions(const dateline_graph *g, uint32_t event_at, size_t *last)
{
    size_t n = 0;
    for (size_t i = 0; i < g->mentions.n; i++) {
        n += g->mentions.v[i].event == event_at;
        *last = g->mentions.v[i].event == event_at ? i : *last;
    }
    return n;
}

/* The last of its sources is dropped, told by another date, or becomes an event of its own. */
static void edit_source(editor *x, uint32_t how)
{
    uint32_t at = fresh_event(x);
    size_t last = 0;
    if (at == NONE || count_mentions(x->g, at, &last) < 2)
        return;
    graph_mention *m = &x->g->mentions.v[last];
    if (how == 0) {
        *m = x->g->mentions.v[--x->g->mentions.n];
        x->wanted[CHANGE_SOURCE_REMOVED]++;
    } else if (how == 1) {
        m->date = S("1812");
        x->wanted[CHANGE_SOURCE_REDATED]++;
    } else {
        graph_event e = x->g->events.v[at];
        buf id = {.arena = &x->g->arena};
        buf_printf(&id, "part-of-%u", at);
        e.id = buf_str(&id);
        m->event = (uint32_t)x->g->events.n;
        *vec_push(&x->g->arena, &x->g->events) = e;
        x->wanted[CHANGE_EVENT_SPLIT]++;
    }
}

static void edit_at_random(editor *x, size_t edits)
{
    size_t documents = 0;
    for (size_t i = 0; i < edits; i++) {
        uint32_t what = random_below(x->seed, 18);
        if (what < 6)
            edit_event(x, what);
        else if (what < 10)
            edit_link(x, what - 6);
        else if (what < 12)
            edit_company(x, what == 10);
        else if (what == 12)
            documents++;
        else if (what == 13)
            edit_entity(x);
        else if (what == 14)
            add_event(x);
        else
            edit_source(x, what - 15);
    }
    for (; documents > 0; documents--) /* when all sources are where they stay */
        edit_document(x);
}

/* A graph whose last person takes part in nothing, and whose pairs of events have one link. */
static void start_graph(dateline_graph *g, uint64_t *seed, size_t events)
{
    random_graph(g, seed, events);
    size_t kept = 0;
    for (size_t i = 0; i < g->participants.n; i++) {
        const graph_participant *p = &g->participants.v[i];
        bool again = i > 0 && g->participants.v[i - 1].event == p->event &&
                     g->participants.v[i - 1].entity == p->entity;
        if (p->entity + 1 < g->entities.n && !again)
            g->participants.v[kept++] = *p;
    }
    g->participants.n = kept;
    kept = 0;
    for (size_t i = 0; i < g->links.n; i++) {
        bool again = false;
        for (size_t k = 0; k < kept && !again; k++)
            again = g->links.v[k].from + g->links.v[k].to == g->links.v[i].from + g->links.v[i].to;
        if (!again)
            g->links.v[kept++] = g->links.v[i];
    }
    g->links.n = kept;
}

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

/* Events removed with all their edges, added, changed: whatever chance does. */
static void change_at_random(dateline_graph *g, uint64_t *seed)
{
    for (uint32_t i = 0; i < g->events.n; i++) {
        switch (random_below(seed, 12)) {
        case 0: random_change_date(g, seed, i); break;
        case 1: random_change_label(g, seed, i); break;
        case 2: random_change_company(g, seed, i); break;
        case 3: g->events.v[i].type = S("other"); break;
        default: break;
        }
    }
    for (size_t i = 0; i < g->mentions.n; i++) {
        graph_mention *m = &g->mentions.v[i];
        if (random_one_in(seed, 10))
            m->event = random_below(seed, (uint32_t)g->events.n); /* splits and merges */
        if (random_one_in(seed, 10))
            m->quote = S("Other words than all the others have, and not few of them.");
    }
    for (size_t i = 0; i < g->entities.n; i++) {
        if (random_one_in(seed, 10))
            g->entities.v[i].label = S("Somebody");
    }
    random_new_ids(g);
}

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
