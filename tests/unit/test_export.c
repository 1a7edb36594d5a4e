/* export: the very bytes of JSON lines and of the table, and that sorting makes them repeatable. */
#include "graph/export.h"
#include "unit.h"

Suite *export_suite(void);

static void fill(dateline_graph *g)
{
    arena *a = &g->arena;
    *vec_push(a, &g->documents) = (graph_document){.id = S("doc:0123456789ab"),
                                                   .file = S("a.txt"),
                                                   .title = S("Fire \"at sea\""),
                                                   .published = S("1999-03-02"),
                                                   .published_by = S("meta"),
                                                   .sha256 = S("0123456789ab")};
    graph_entity *crew = vec_push(a, &g->entities);
    *crew = (graph_entity){.id = S("group:crew"), .kind = ENTITY_GROUP, .label = S("crew")};
    *vec_push(a, &crew->aliases) = S("sailors");
    *vec_push(a, &g->entities) =
        (graph_entity){.id = S("place:oslo"), .kind = ENTITY_PLACE, .label = S("Oslo")};
    graph_event *fire = vec_push(a, &g->events);
    *fire = (graph_event){.id = S("1999-03--fire"),
                          .type = S("fire"),
                          .label = S("=Fire, at sea"),
                          .confidence = 0.85,
                          .status = S("extracted")};
    edtf_parse(&fire->date, S("1999-03"));
    graph_event *inquiry = vec_push(a, &g->events);
    *inquiry = (graph_event){.id = S("undated--inquiry"),
                             .type = S("inquiry"),
                             .label = S("Inquiry"),
                             .modality = MOD_PLANNED,
                             .negated = true,
                             .confidence = 1,
                             .status = S("added")};
    *vec_push(a, &g->participants) =
        (graph_participant){.entity = 1, .event = 0, .role = ROLE_PLACE};
    *vec_push(a, &g->participants) =
        (graph_participant){.entity = 0, .event = 0, .role = ROLE_AGENT};
    *vec_push(a, &g->mentions) = (graph_mention){.event = 0,
                                                 .document = 0,
                                                 .begin = 4,
                                                 .end = 30,
                                                 .quote = S("A fire\nbroke out"),
                                                 .trigger_begin = 6,
                                                 .trigger_end = 10,
                                                 .date = S("1999")};
    extra_vec *words = &g->mentions.v[0].extra;
    *vec_push(a, words) = (graph_extra){S("agent"), S("Two boys|a tug")};
    *vec_push(a, words) = (graph_extra){S("patient"), S("the mole")};
    *vec_push(a, &g->mentions) = (graph_mention){.event = 0, .document = 0, .begin = 40, .end = 41};
    *vec_push(a, &g->mentions.v[1].extra) = (graph_extra){S("agent"), S("two boys")};
    *vec_push(a, &g->links) = (graph_link){.from = 1,
                                           .to = 0,
                                           .type = LINK_FOLLOWS,
                                           .cue = S("after"),
                                           .doc = S("doc:0123456789ab"),
                                           .confidence = 0.5};
    graph_sort(g);
}

static const char jsonl[] =
    "{\"kind\":\"document\",\"id\":\"doc:0123456789ab\",\"file\":\"a.txt\",\"title\":\"Fire \\\"at "
    "sea\\\"\",\"source\":null,\"published\":\"1999-03-02\",\"published_by\":\"meta\",\"sha256\":"
    "\"0123456789ab\",\"url\":null}\n"
    "{\"kind\":\"entity\",\"id\":\"group:crew\",\"name\":\"crew\",\"entity\":\"group\",\"aliases\":"
    "[\"sailors\"]}\n"
    "{\"kind\":\"entity\",\"id\":\"place:oslo\",\"name\":\"Oslo\",\"entity\":\"place\",\"aliases\":"
    "[]}\n"
    "{\"kind\":\"event\",\"id\":\"1999-03--fire\",\"type\":\"fire\",\"date\":\"1999-03\",\"begin\":"
    "\"1999-03-01\",\"end\":\"1999-03-31\",\"label\":\"=Fire, at sea\",\"modality\":\"asserted\","
    "\"polarity\":\"affirmed\",\"confidence\":0.85,\"participants\":[{\"id\":\"group:crew\","
    "\"name\":\"crew\",\"role\":\"agent\",\"kind\":\"group\"},{\"id\":\"place:oslo\",\"name\":"
    "\"Oslo\",\"role\":\"place\",\"kind\":\"place\"},{\"id\":null,\"name\":\"Two "
    "boys\",\"role\":\"agent\",\"kind\":null},{\"id\":null,\"name\":\"a "
    "tug\",\"role\":\"agent\",\"kind\":null},{\"id\":null,\"name\":\"the "
    "mole\",\"role\":\"patient\",\"kind\":null}],\"mentions\":[{\"doc\":\"a.txt\",\"begin\":4,"
    "\"end\":30,\"trigger\":[6,10],\"quote\":\"A fire\\nbroke "
    "out\",\"date\":\"1999\"},{\"doc\":\"a.txt\",\"begin\":40,\"end\":41,\"trigger\":null,"
    "\"quote\":\"\",\"date\":null}]}\n"
    "{\"kind\":\"event\",\"id\":\"undated--inquiry\",\"type\":\"inquiry\",\"date\":\"\",\"begin\":"
    "null,\"end\":null,\"label\":\"Inquiry\",\"modality\":\"planned\",\"polarity\":\"negated\","
    "\"confidence\":1.0,\"participants\":[],\"mentions\":[]}\n"
    "{\"kind\":\"link\",\"from\":\"undated--inquiry\",\"to\":\"1999-03--fire\",\"type\":"
    "\"follows\",\"cue\":\"after\",\"doc\":\"a.txt\",\"confidence\":0.5}\n";

static const char csv[] =
    "id,date,begin,end,label,type,modality,polarity,participants,place,source,quote\n"
    "1999-03--fire,1999-03,1999-03-01,1999-03-31,\"'=Fire, at sea\",fire,asserted,affirmed,crew,"
    "Oslo,a.txt,\"A fire\nbroke out\"\n"
    "undated--inquiry,,,,Inquiry,inquiry,planned,negated,,,,\n";

START_TEST(every_byte_is_as_written_down)
{
    dateline_graph g = {0};
    fill(&g);
    buf lines = {.arena = &g.arena}, table = {.arena = &g.arena};
    export_jsonl(&lines, &g);
    export_csv(&table, &g);
    want_str("jsonl", buf_str(&lines), jsonl);
    want_str("csv", buf_str(&table), csv);
    arena_free(&g.arena);
}
END_TEST

/* Open ends have no day. */
START_TEST(bounds_of_open_dates_are_null)
{
    static const struct {
        const char *date, *wanted;
    } cases[] = {{"2001-05/..", "\"begin\":\"2001-05-01\",\"end\":null"},
                 {"../2001-05", "\"begin\":null,\"end\":\"2001-05-31\""},
                 {"-0043", "\"begin\":\"-0043-01-01\",\"end\":\"-0043-12-31\""}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        dateline_graph g = {0};
        graph_event *e = vec_push(&g.arena, &g.events);
        *e = (graph_event){.id = S("e"), .label = S("e")};
        edtf_parse(&e->date, str_of(cases[i].date));
        buf b = {.arena = &g.arena};
        export_jsonl(&b, &g);
        str got = buf_str(&b);
        ck_assert_msg(str_find(got, str_of(cases[i].wanted)) != STR_NONE, "%s: wanted %s in %.*s",
                      cases[i].date, cases[i].wanted, (int)got.n, got.p);
        arena_free(&g.arena);
    }
}
END_TEST

Suite *export_suite(void)
{
    const TTest *tests[] = {every_byte_is_as_written_down, bounds_of_open_dates_are_null};
    return suite_of("export", tests, COUNT(tests));
}
