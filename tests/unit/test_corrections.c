/* Corrections: what each row does to a small graph, as the facts that go and come; which rows are
 * refused; which find nothing to act on. Then many rows on generated graphs. */
#include "graph/corrections.h"
#include "graph/export.h"
#include "graph_copy.h"
#include "random_graph.h"
#include "unit.h"

Suite *corrections_suite(void);

#define SHA "1111111111111111111111111111111111111111111111111111111111111111"

static const char graph_text[] =
    "digraph { graph [dateline=1];\n"
    "vote [kind=event, type=election, label=\"The vote\", date=\"2020-08-09\", status=extracted];\n"
    "arrest [kind=event, type=arrest, label=\"Weir is held\", date=\"2020-08-10\",\n"
    "  status=extracted];\n"
    "ban [kind=event, type=ban, label=\"A ban\", status=extracted];\n"
    "\"person:weir\" [kind=person, label=\"Ann Weir\", aliases=\"Captain Weir|Weir\"];\n"
    "\"person:a-weir\" [kind=person, label=\"A. Weir\"];\n"
    "\"doc:111111111111\" [kind=document, file=\"x.txt\", sha256=\"" SHA "\"];\n"
    "\"person:weir\" -> arrest [role=patient];\n"
    "\"person:a-weir\" -> vote [role=agent];\n"
    "arrest -> vote [type=follows, cue=after];\n"
    "vote -> \"doc:111111111111\" [begin=0, end=12, quote=\"They voted.  \", trigger=\"5-10\"];\n"
    "arrest -> \"doc:111111111111\" [begin=20, end=44, quote=\"Captain Weir was held.\",\n"
    "  trigger=\"37-41\", time_text=\"on Monday\"];\n"
    "arrest -> \"doc:111111111111\" [begin=50, end=72, quote=\"Weir, held since Sunday\",\n"
    "  trigger=\"56-60\", time_text=\"Sunday\", date=\"2020-08-09\"];\n"
    "ban -> \"doc:111111111111\" [begin=20, end=44, quote=\"Captain Weir was held.\",\n"
    "  trigger=\"20-27\"]; }\n";

/* The document that new sources are quoted from. */
static const char document_text[] = "They voted.  0123456 Captain Weir was held. The end is near.";

static bool give_text(void *ctx, const graph_document *document, str *text)
{
    (void)ctx;
    *text = str_of(document_text);
    return str_eq(document->file, S("x.txt"));
}

typedef struct correct_case {
    const char *title, *rows;
    const char *changes; /* facts that go and come, without those of who signed */
    const char *heard;   /* the last warning, without its place; NULL: none */
} correct_case;

static const correct_case cases[] = {
    {"nothing", "", "", NULL},
    {"accept", "accept,vote,,", "-vote: status extracted\n+vote: status accepted\n", NULL},
    {"reject takes its edges along", "reject,vote,,",
     "-arrest: follows vote “after”\n-vote: agent person:a-weir\n-vote: date 2020-08-09\n"
     "-vote: label The vote\n-vote: modality asserted\n-vote: polarity affirmed\n"
     "-vote: status extracted\n-vote: told in x.txt “They voted.  ”\n-vote: type election\n",
     NULL},
    {"a date: the source that gave the old one keeps it", "edit,arrest,date,2020-08-11",
     "-arrest: date 2020-08-10\n-arrest: status extracted\n"
     "-arrest: told in x.txt “Captain Weir was held.”\n+arrest: corrected date\n"
     "+arrest: date 2020-08-11\n+arrest: status edited\n"
     "+arrest: told in x.txt with date 2020-08-10 “Captain Weir was held.”\n",
     NULL},
    {"a date that one source gave already", "edit,arrest,date,2020-08-09",
     "-arrest: date 2020-08-10\n-arrest: status extracted\n"
     "-arrest: told in x.txt with date 2020-08-09 “Weir, held since Sunday”\n"
     "-arrest: told in x.txt “Captain Weir was held.”\n+arrest: corrected date\n"
     "+arrest: date 2020-08-09\n+arrest: status edited\n"
     "+arrest: told in x.txt with date 2020-08-10 “Captain Weir was held.”\n"
     "+arrest: told in x.txt “Weir, held since Sunday”\n",
     NULL},
    {"several fields, accepted too",
     "edit,vote,label,The poll\nedit,vote,modality,alleged\nedit,vote,polarity,negated\n"
     "accept,vote,,",
     "-vote: label The vote\n-vote: modality asserted\n-vote: polarity affirmed\n"
     "-vote: status extracted\n+vote: corrected label|modality|polarity\n+vote: label The poll\n"
     "+vote: modality alleged\n+vote: polarity negated\n+vote: status edited\n",
     NULL},
    {"by trigger, quote and words within", "accept,x.txt:5-10,,\naccept,x.txt:37-40,,",
     "-arrest: status extracted\n-vote: status extracted\n+arrest: status accepted\n"
     "+vote: status accepted\n",
     NULL},
    {"by the document's id", "accept,doc:111111111111:5-10,,",
     "-vote: status extracted\n+vote: status accepted\n", NULL},
    {"a quote that two events share", "accept,x.txt:20-44,,", "",
     "several events are told at 'x.txt:20-44'"},
    {"bytes that prove nothing", "accept,x.txt:12-18,,", "", "no event is told at 'x.txt:12-18'"},
    {"moved bytes, found by their quote", "accept,x.txt:105-110,,,They voted.  ",
     "-vote: status extracted\n+vote: status accepted\n", NULL},
    {"moved bytes of a quote that two share, told apart by length",
     "accept,x.txt:137-141,,,Captain Weir was held.",
     "-arrest: status extracted\n+arrest: status accepted\n", NULL},
    {"the same trigger in a quote that is cut another way",
     "accept,x.txt:37-41,,,DATELINE - Captain Weir was held.",
     "-arrest: status extracted\n+arrest: status accepted\n", NULL},
    {"moved bytes of a quote that is cut another way",
     "accept,x.txt:137-141,,,DATELINE - Captain Weir was held.", "",
     "its quote is no longer there: no event is told at 'x.txt:137-141'"},
    {"a quote that is gone", "accept,x.txt:5-10,,,They sang.", "",
     "its quote is no longer there: no event is told at 'x.txt:5-10'"},
    {"no such event", "reject,nobody,,", "", "the graph has no event 'nobody'"},
    {"no such document", "reject,y.txt:1-2,,", "", "the graph has no document 'y.txt'"},
    {"gone by a row above", "reject,vote,,\naccept,vote,,",
     "-arrest: follows vote “after”\n-vote: agent person:a-weir\n-vote: date 2020-08-09\n"
     "-vote: label The vote\n-vote: modality asserted\n-vote: polarity affirmed\n"
     "-vote: status extracted\n-vote: told in x.txt “They voted.  ”\n-vote: type election\n",
     "a row above removed 'vote'"},
    {"merge: links between the two go, the undated is dated", "merge,ban,,arrest",
     "-arrest: date 2020-08-10\n-arrest: follows vote “after”\n-arrest: label Weir is held\n"
     "-arrest: modality asserted\n-arrest: patient person:weir\n-arrest: polarity affirmed\n"
     "-arrest: status extracted\n"
     "-arrest: told in x.txt with date 2020-08-09 “Weir, held since Sunday”\n"
     "-arrest: told in x.txt “Captain Weir was held.”\n-arrest: type arrest\n"
     "-ban: date unknown\n-ban: status extracted\n+ban: corrected sources\n"
     "+ban: date 2020-08-10\n+ban: follows vote “after”\n+ban: patient person:weir\n"
     "+ban: status edited\n+ban: told in x.txt with date 2020-08-09 “Weir, held since Sunday”\n",
     NULL},
    {"what was merged is known by its old id", "merge,vote,,arrest\naccept,arrest,,", NULL, NULL},
    {"merge with itself", "merge,vote,,x.txt:5-10", "",
     "it is the same event already: 'x.txt:5-10'"},
    {"split: the source's own date, who is named in it", "split,arrest,,x.txt:50-72",
     "-arrest: status extracted\n"
     "-arrest: told in x.txt with date 2020-08-09 “Weir, held since Sunday”\n"
     "+2020-08-09--weir-is-held: corrected sources\n+2020-08-09--weir-is-held: date 2020-08-09\n"
     "+2020-08-09--weir-is-held: label Weir is held\n"
     "+2020-08-09--weir-is-held: modality asserted\n"
     "+2020-08-09--weir-is-held: patient person:weir\n"
     "+2020-08-09--weir-is-held: polarity affirmed\n+2020-08-09--weir-is-held: status edited\n"
     "+2020-08-09--weir-is-held: told in x.txt “Weir, held since Sunday”\n"
     "+2020-08-09--weir-is-held: type arrest\n+arrest: corrected sources\n"
     "+arrest: status edited\n",
     NULL},
    {"split of all there is", "split,vote,,x.txt:0-12", "", "no source would stay: 'x.txt:0-12'"},
    {"add a person's word", "add,,event,2020-08|strike|A strike",
     "+2020-08--a-strike: date 2020-08\n+2020-08--a-strike: label A strike\n"
     "+2020-08--a-strike: modality asserted\n+2020-08--a-strike: polarity affirmed\n"
     "+2020-08--a-strike: status added\n+2020-08--a-strike: type strike\n",
     NULL},
    {"a date as a spreadsheet writes it", "edit,vote,date,11.08.2020",
     "-vote: date 2020-08-09\n-vote: status extracted\n+vote: corrected date\n"
     "+vote: date 2020-08-11\n+vote: status edited\n",
     NULL},
    {"add with a date as a person writes it", "add,,event,9 August 2020|strike|A strike",
     "+2020-08-09--a-strike: date 2020-08-09\n+2020-08-09--a-strike: label A strike\n"
     "+2020-08-09--a-strike: modality asserted\n+2020-08-09--a-strike: polarity affirmed\n"
     "+2020-08-09--a-strike: status added\n+2020-08-09--a-strike: type strike\n",
     NULL},
    {"add with a name of its own", "add,end,event,The end",
     "+end: date unknown\n+end: label The end\n+end: modality asserted\n+end: polarity affirmed\n"
     "+end: status added\n+end: type event\n",
     NULL},
    {"add what is there", "add,vote,event,The end", "", "the graph has already 'vote'"},
    {"add with its proof", "add,x.txt:48-51,event,The end",
     "+undated--the-end: date unknown\n+undated--the-end: label The end\n"
     "+undated--the-end: modality asserted\n+undated--the-end: polarity affirmed\n"
     "+undated--the-end: status added\n+undated--the-end: told in x.txt “end”\n"
     "+undated--the-end: type event\n",
     NULL},
    {"a source, moved", "add,vote,source,x.txt:1-9,The end is near.",
     "+vote: told in x.txt “The end is near.”\n", NULL},
    {"a source beyond the end", "add,vote,source,x.txt:50-90", "",
     "the document has no such bytes: 'x.txt:50-90'"},
    {"a source of other words", "add,vote,source,x.txt:50-55,Not there", "",
     "its quote is no longer at 'x.txt:50-55'"},
    {"remove a source", "remove,arrest,source,x.txt:50-72",
     "-arrest: status extracted\n"
     "-arrest: told in x.txt with date 2020-08-09 “Weir, held since Sunday”\n"
     "+arrest: corrected sources\n+arrest: status edited\n",
     NULL},
    {"without its last source an event goes", "remove,ban,source,x.txt:20-44",
     "-ban: date unknown\n-ban: label A ban\n-ban: modality asserted\n-ban: polarity affirmed\n"
     "-ban: status extracted\n-ban: told in x.txt “Captain Weir was held.”\n-ban: type ban\n",
     NULL},
    {"a participant known by another name", "add,vote,participant,about: captain weir",
     "-vote: status extracted\n+vote: about person:weir\n+vote: corrected participants\n"
     "+vote: status edited\n",
     NULL},
    {"a new participant", "add,vote,participant,agent: group: The islanders",
     "-vote: status extracted\n+group:the-islanders: name The islanders\n"
     "+group:the-islanders: status added\n+vote: agent group:the-islanders\n"
     "+vote: corrected participants\n+vote: status edited\n",
     NULL},
    {"an unknown id is no name", "add,vote,participant,agent: person:ann", "",
     "the graph has no actor or place, or more than one, called 'person:ann'"},
    {"remove a participant", "remove,vote,participant,agent: A. Weir",
     "-vote: agent person:a-weir\n-vote: status extracted\n+vote: corrected participants\n"
     "+vote: status edited\n",
     NULL},
    {"one who takes no part", "remove,vote,participant,agent: Ann Weir", "",
     "no such participant: 'agent: Ann Weir'"},
    {"a link by a person's word", "add,ban -> vote,link,responds_to", "+ban: responds_to vote\n",
     NULL},
    {"a link with its words", "add,ban -> vote,link,follows|x.txt:44-51",
     "+ban: follows vote “The end”\n", NULL},
    {"reject a link", "reject,arrest -> vote,,", "-arrest: follows vote “after”\n", NULL},
    {"no such link", "remove,vote -> arrest,link,", "",
     "the graph has no such link: 'vote -> arrest'"},
    {"rename", "rename,A. Weir,,Agnes Weir",
     "-person:a-weir: name A. Weir\n+person:a-weir: also called A. Weir\n"
     "+person:a-weir: name Agnes Weir\n+person:a-weir: status edited\n",
     NULL},
    {"join", "join,person:weir,,person:a-weir",
     "-person:a-weir: name A. Weir\n-vote: agent person:a-weir\n"
     "+person:weir: also called A. Weir\n+person:weir: status edited\n"
     "+vote: agent person:weir\n",
     NULL},
    {"part: each where its name stands", "part,person:weir,,Captain Weir",
     "-person:weir: also called Captain Weir\n+arrest: patient person:captain-weir\n"
     "+person:captain-weir: name Captain Weir\n+person:captain-weir: status added\n"
     "+person:weir: status edited\n",
     NULL},
    {"part from a name it has not", "part,person:weir,,Admiral", "",
     "not among its other names: 'Admiral'"},
    {"a document", "set,x.txt,published,2020-08-11\nset,x.txt,title,A title",
     "+x.txt: published 2020-08-11\n+x.txt: status edited\n+x.txt: title A title\n", NULL},
};

/* Those of `a` that `b` has not, each behind `mark`. Both are sorted lines. */
static void put_gone(buf *out, str a, str b, char mark)
{
    str line, other = {0};
    bool more = str_split(&b, '\n', &other);
    while (str_split(&a, '\n', &line)) {
        while (more && str_cmp(other, line) < 0)
            more = str_split(&b, '\n', &other);
        if (line.n == 0 || (more && str_eq(other, line)))
            continue;
        buf_char(out, mark);
        buf_put(out, line);
        buf_char(out, '\n');
    }
}

static str table_of(arena *a, const char *rows)
{
    buf b = {.arena = a};
    buf_put(&b, S("action,target,field,value,quote\n"));
    buf_put(&b, str_of(rows));
    return buf_str(&b);
}

START_TEST(rows_do_what_they_say)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        const correct_case *c = &cases[i];
        arena a = {0};
        heard h = {0};
        dateline_diag d = {hear, &h};
        dateline_graph g;
        corrections all = {0};
        corrector_options o = {NULL, give_text, NULL};
        buf before = {.arena = &a}, after = {.arena = &a}, changes = {.arena = &a};
        ck_assert_int_eq(graph_parse(&g, S("g.gv"), str_of(graph_text), &d), DATELINE_OK);
        export_facts(&before, &g);
        want_int(c->title, corrections_parse(&all, &a, S("c.csv"), table_of(&a, c->rows), &d),
                 DATELINE_OK);
        size_t stale = corrections_apply(&g, &all, &o, &d);
        export_facts(&after, &g);
        put_gone(&changes, buf_str(&before), buf_str(&after), '-');
        put_gone(&changes, buf_str(&after), buf_str(&before), '+');
        if (c->changes != NULL)
            want_str(c->title, buf_str(&changes), c->changes);
        want_int(c->title, stale, c->heard != NULL);
        str said = str_of(h.text);
        size_t what = str_find(said, S(": "));
        if (c->heard != NULL)
            want_str(c->title, str_from(said, what + 2), c->heard);
        arena_free(&g.arena);
        arena_free(&a);
    }
}
END_TEST

typedef struct refused_case {
    const char *rows, *heard;
} refused_case;

static const refused_case refused[] = {
    {"bless,vote,,", "c.csv:2:1: action must be accept, reject, edit, merge, split, add, remove, "
                     "rename, join, part or set, not 'bless'"},
    {"edit,vote,colour,red", "c.csv:2:11: field of 'edit' must be date, label, type, modality, "
                             "polarity, not 'colour'"},
    {"edit,vote,date,soon", "c.csv:2:16: cannot read date 'soon': write it as 2020-11-05, 5 "
                            "November 2020, 2020-21 (spring) or 2020~ (about)"},
    {"edit,vote,date,08/09/2020",
     "c.csv:2:16: cannot read date '08/09/2020': it may be 2020-09-08 or 2020-08-09"},
    {"edit,vote,modality,sure",
     "c.csv:2:20: modality must be asserted, alleged, planned or conditional, not 'sure'"},
    {"edit,vote,label,", "c.csv:2:17: a value is missing for 'edit'"},
    {"add,vote,participant,Ann", "c.csv:2:22: a participant is written 'agent: Name', not 'Ann'"},
    {"add,a -> b,link,likes", "c.csv:2:17: type must be follows, responds_to, reports_on, part_of, "
                              "causes, results_in or related_to, not 'likes'"},
    {"add,a,link,follows", "c.csv:2:5: a link is written 'A -> B', not 'a'"},
    {"edit,a -> b,label,x", "c.csv:2:6: a link is no target of this field: 'a -> b'"},
    {"accept,,,", "c.csv:2:8: a target is missing for 'accept'"},
};

START_TEST(wrong_rows_are_refused)
{
    for (size_t i = 0; i < COUNT(refused); i++) {
        arena a = {0};
        heard h = {0};
        dateline_diag d = {hear, &h};
        corrections all = {0};
        want_int(refused[i].rows,
                 corrections_parse(&all, &a, S("c.csv"), table_of(&a, refused[i].rows), &d),
                 DATELINE_INVALID);
        want_str(refused[i].rows, str_of(h.text), refused[i].heard);
        arena_free(&a);
    }
}
END_TEST

START_TEST(columns_in_any_order_and_empty_rows)
{
    arena a = {0};
    corrections all = {0};
    str text = S("\xEF\xBB\xBFtarget,by,action,at\r\n,,,\r\nvote,Ida,Accept,\"Nov 5, 2020\"\r\n");
    ck_assert_int_eq(corrections_parse(&all, &a, S("c.csv"), text, NULL), DATELINE_OK);
    ck_assert_uint_eq(all.list.n, 1);
    ck_assert_int_eq(all.list.v[0].action, CORRECT_ACCEPT);
    want_str("by", all.list.v[0].by, "Ida");
    want_str("at", all.list.v[0].at, "2020-11-05");
    arena_free(&a);
}
END_TEST

/* ---- Many rows on generated graphs ---------------------------------------------------------- */

static void put_row(buf *b, const dateline_graph *g, uint64_t *seed)
{
    const graph_event *v = g->events.v;
    str x = v[random_below(seed, (uint32_t)g->events.n)].id,
        y = v[random_below(seed, (uint32_t)g->events.n)].id;
    const graph_entity *w = g->entities.v;
    str p = w[random_below(seed, (uint32_t)g->entities.n)].id,
        q = w[random_below(seed, (uint32_t)g->entities.n)].id;
#define ARG(s) (int)(s).n, (s).p
    switch (random_below(seed, 11)) {
    case 0: buf_printf(b, "accept,%.*s,,\n", ARG(x)); break;
    case 1: buf_printf(b, "reject,%.*s,,\n", ARG(x)); break;
    case 2: buf_printf(b, "edit,%.*s,date,2019-0%u\n", ARG(x), 1 + random_below(seed, 9)); break;
    case 3: buf_printf(b, "merge,%.*s,,%.*s\n", ARG(x), ARG(y)); break;
    case 4: buf_printf(b, "add,%.*s,participant,about: %.*s\n", ARG(x), ARG(p)); break;
    case 5: buf_printf(b, "remove,%.*s -> %.*s,link,\n", ARG(x), ARG(y)); break;
    case 6: buf_printf(b, "add,%.*s -> %.*s,link,causes\n", ARG(x), ARG(y)); break;
    case 7: buf_printf(b, "join,%.*s,,%.*s\n", ARG(p), ARG(q)); break;
    case 8: buf_printf(b, "rename,%.*s,,Name %u\n", ARG(p), random_below(seed, 1000)); break;
    case 9: buf_printf(b, "add,,event,2020|thing|Event %u\n", random_below(seed, 1000)); break;
    default: {
        const graph_mention *m = &g->mentions.v[random_below(seed, (uint32_t)g->mentions.n)];
        str file = g->documents.v[m->document].file, id = g->events.v[m->event].id;
        buf_printf(b, "split,%.*s,,%.*s:%u-%u\n", ARG(id), ARG(file), m->begin, m->end);
        break;
    }
    }
}

/* A corrected graph is sound, equal each time, and comes back from its own writing. */
START_TEST(generated_rows_leave_a_sound_graph)
{
    for (uint32_t seed = 1; seed <= 200; seed++) {
        arena a = {0};
        dateline_graph g = {0}, h = {0}, again;
        corrections all = {0};
        corrector_options o = {0};
        uint64_t state = seed;
        random_graph(&g, &state, 30);
        graph_copy(&h, &g);
        buf rows = {.arena = &a}, one = {.arena = &a}, two = {.arena = &a}, three = {.arena = &a};
        buf_put(&rows, S("action,target,field,value\n"));
        for (int i = 0; i < 40; i++)
            put_row(&rows, &g, &state);
        ck_assert_int_eq(corrections_parse(&all, &a, S("c.csv"), buf_str(&rows), NULL),
                         DATELINE_OK);
        ck_assert_uint_eq(corrections_apply(&g, &all, &o, NULL),
                          corrections_apply(&h, &all, &o, NULL));
        graph_print(&one, &g);
        graph_print(&two, &h);
        ck_assert_msg(str_eq(buf_str(&one), buf_str(&two)), "seed %u", seed);
        ck_assert_int_eq(graph_parse(&again, S("again.gv"), buf_str(&one), NULL), DATELINE_OK);
        graph_print(&three, &again);
        ck_assert_msg(str_eq(buf_str(&one), buf_str(&three)), "seed %u", seed);
        arena_free(&again.arena);
        arena_free(&g.arena);
        arena_free(&h.arena);
        arena_free(&a);
    }
}
END_TEST

Suite *corrections_suite(void)
{
    const TTest *tests[] = {rows_do_what_they_say, wrong_rows_are_refused,
                            columns_in_any_order_and_empty_rows,
                            generated_rows_leave_a_sound_graph};
    return suite_of("corrections", tests, COUNT(tests));
}
