/* Joining: what several short articles say becomes which events. Each case lists, sorted, the date,
 * type and number of mentions of every event that a timeline would show.
 */
#include "base/hash.h"
#include "find/article.h"
#include "graph/merge.h"
#include "random_graph.h"
#include "shipped.h"
#include "unit.h"

#include <stdio.h>

Suite *merge_suite(void);

typedef struct told_case {
    const char *title;
    const char *published, *texts[3];
    const char *events; /* "DATE TYPE MENTIONS; ..." of the dated ones */
    const char *links;  /* "TYPE cue; ..." */
} told_case;

static const told_case cases[] = {
    {"a month and a day of it are one vote",
     "2016-03-12",
     {"Slovenia held its presidential election on March 6, 2016.",
      "The presidential election of Slovenia in March was unfair."},
     "2016-03-06 election 2",
     ""},
    {"two votes on two days are two",
     "2016-03-30",
     {"The first election in Ruritania was on March 6, 2016.",
      "The second election in Ruritania was on March 27, 2016."},
     "2016-03-06 election 1; 2016-03-27 election 1",
     ""},
    {"what a council orders is no law",
     "2016-03-12",
     {"On March 6, 2016 the Holm Council ordered a boycott. The law of the Holm Council was "
      "harsh."},
     "2016-03-06 decree 1",
     ""},
    {"how many died on the day of the blast died in it",
     "2016-03-07",
     {"A bomb went off in Holm on March 6, 2016. Nine people were killed. Police killed a man in "
      "Vik on March 6, 2016."},
     "2016-03-06 explosion 2; 2016-03-06 killing 1",
     ""},
    {"unless there were two",
     "2016-03-07",
     {"A bomb went off in Holm on March 6, 2016. A train crashed in Vik on March 6, 2016. Nine "
      "people were killed."},
     "2016-03-06 explosion 1; 2016-03-06? killing 1; 2016-03-06 crash 1",
     ""},
    {"who overruns a house, breaks into it or takes it over attacks it",
     "2016-03-12",
     {"On March 6, 2016, crowds broke into the residence of Ida Brandt in Holm.",
      "Ida Brandt left Holm. Thousands overran the mansion on March 6, 2016.",
      "Protesters took over the palace of Ida Brandt in Holm on March 6, 2016."},
     "2016-03-06 attack 3",
     ""},
    {"what a speaker goes on to say is said on the day that was told",
     "2016-03-08",
     {"Ida Brandt defended the raid at a news briefing in Holm on Tuesday. \"They got what they "
      "had "
      "earned many times over,\" she said."},
     "2016-03-08 support 2",
     ""},
    {"or a clause tells in which",
     "2016-03-07",
     {"A bomb went off in Holm on March 6, 2016. A blast in Vik on March 6, 2016, killed nine "
      "people "
      "and injured thirty. Gunmen fired on a school in Rade on March 5, 2016, killing a teacher."},
     "2016-03-05 attack 1; 2016-03-06 explosion 1; 2016-03-06 explosion 1",
     ""},
    {"but not of whom it names, nor of others",
     "2016-03-07",
     {"The earthquake killed Ida Brandt on March 6, 2016. Three men were stabbed in Holm on March "
      "4, "
      "2016, and two were strangled."},
     "2016-03-04 attack 1; 2016-03-06 earthquake 1; 2016-03-06 killing 1",
     "results_in killed"},
    {"two articles speak of the same by two of its names",
     "2016-03-12",
     {"The Harbour Workers Union (HWU) lost money. The HWU sold its house. Dockers walked out on "
      "March 6, 2016.",
      "The HWU was late. The HWU sold its boats. Dockers walked out on March 6, 2016."},
     "2016-03-06 strike 2",
     ""},
    {"or name much else, but tell of the same days",
     "2016-03-12",
     {"Dockers walked out on March 6, 2016. Ida Brandt, Karl Moor, Lena Vogt, Otto Kranz, Emil "
      "Hart, Nora Falk, Paul Stern, Vera Lind, Kurt Wolff, Rosa Adler, Max Holder, Eva Sand, Tom "
      "Gruber, Lisa Noll, Rolf Jung and Petra Ziegler met Anton Weiss of the Harbour Workers "
      "Union.",
      "Dockers walked out on March 6, 2016. Hanna Berg, Jonas Rade, Clara Hein, Felix Amsel, Greta "
      "Sohn, Bruno Kessel, Maria Tell, Simon Rau, Peter Uhl, Anna Dorn, Tilda Zeh, Udo Mohr, Frank "
      "Pohl, Ines Kuhn, Gerd Lamm and Sonja Pfau met Anton Weiss of the Harbour Workers Union."},
     "2016-03-06 strike 2",
     ""},
    {"also where one takes a firm for a person",
     "2016-03-12",
     {"Norpay said it lost money. Police arrested Norpay's chief. Dockers walked out on March 6, "
      "2016.",
      "The company Norpay was late. The company Norpay sold its boats. Dockers walked out on March "
      "6, 2016."},
     "2016-03-06 strike 2",
     ""},
    {"who is sworn in to another post is so another time",
     "2016-12-12",
     {"Anton Weiss was sworn in as minister on March 6, 2016. Ida Brandt resigned, and Anton Weiss "
      "was sworn in as president."},
     "2016-03-06 appointment 1; 2016-03-06? appointment 1",
     ""},
    {"\"the announcement\" is what was announced",
     "2016-03-12",
     {"Mothers announced a strike on March 6, 2016. The announcement was followed by protests."},
     "[2016-03-06..2016-03-12] protest 1; 2016-03-06 statement 2",
     "follows was followed by"},
    {"not all that was spoken",
     "2016-03-12",
     {"Mothers were allowed to speak with the prisoners on March 6, 2016. The announcement was "
      "followed by protests."},
     "2016-03-06 statement 1",
     ""},
    {"an undated \"the vote\" is the one told of",
     "2016-03-12",
     {"Ruritania held its presidential election on March 6, 2016. The election took all day."},
     "2016-03-06 election 2",
     ""},
    {"what \"the crackdown\" means is not told later",
     "2016-03-12",
     {"Ministers urged Ruritania to end the crackdown. Police of Ruritania dispersed a crowd on "
      "March 6, 2016."},
     "2016-03-06 repression 1",
     ""},
    {"but before",
     "2016-03-12",
     {"Police of Ruritania dispersed a crowd on March 6, 2016. Ministers urged Ruritania to end "
      "the crackdown."},
     "2016-03-06 repression 2",
     ""},
    {"what \"the coup\" means was told before, also where another article dates it",
     "2016-03-30",
     {"Slovenia condemned the coup in Ruritania against President Anton Weiss. Since the coup, "
      "police have arrested dozens.",
      "Rebels in Ruritania overthrew President Anton Weiss on March 6, 2016."},
     "[2016-03-06..2016-03-30] arrest 1; 2016-03-06 coup 3; [2016-03-06..2016-03-30] criticism 1",
     "follows Since; responds_to condemned"},
    {"but the crackdown that its own clause tells of is another",
     "2016-03-12",
     {"Police of Ruritania dispersed a crowd on March 6, 2016. Ministers spoke of the crackdown "
      "that followed the election of December 2010."},
     "[2010-12..2016-03-12] repression 1; 2010-12 election 1; 2016-03-06?/2016-03-12? statement 1; "
     "2016-03-06 repression 1",
     "follows followed"},
    {"what somebody says on no day is not what another article dates",
     "2016-03-12",
     {"Minister Anton Weiss of the Holm Council said on March 6, 2016 that the pier would close.",
      "The harbour fell silent. Minister Anton Weiss of the Holm Council said dockers were tired."},
     "2016-03-06 statement 1",
     ""},
    {"what one speaker of a report says is said on one occasion, what another says on another",
     "2016-03-06",
     {"A bridge fell on Sunday. Minister Anton Weiss acknowledged that its cables were old. He "
      "stressed Ruritania would mend them. Ida Brandt said it was too late."},
     "2016-03-06? statement 2; 2016-03-06 event 1; 2016-03-06? statement 1",
     ""},
    {"a sentence that tells two deeds tells two events, but one speaker speaks once in it",
     "2016-03-12",
     {"On March 6, 2016 Minister Anton Weiss condemned the fire and vowed to rebuild the pier. "
      "Police of Ruritania dispersed dockers and cracked down on the press on March 7, 2016."},
     "2016-03-06 criticism 1; 2016-03-07 repression 1; 2016-03-07 repression 1",
     ""},
    {"nor do two words for what befell one person tell two",
     "2016-03-12",
     {"Ida Brandt and Jan Holt were arrested and detained on March 6, 2016. Anton Weiss was "
      "convicted and "
      "sentenced to nine years on March 7, 2016. A guard shot and killed Tom Berg on March 8, "
      "2016."},
     "2016-03-06 arrest 1; 2016-03-07 verdict 1; 2016-03-08 killing 1",
     ""},
    {"also by one word",
     "2016-03-12",
     {"Police have arrested ten members of the ousted government, including the former minister, "
      "Anton Weiss, who was arrested on March 7, 2016."},
     "2016-03-07 arrest 1; 2016-03-11?/2016-03-12? arrest 1",
     ""},
    {"also if what others do lies between their days",
     "2016-03-12",
     {"Ruritania, which has dispersed the Holm Council, cracked down on the Holm Council on March "
      "6, "
      "2016. Slovenia dispersed miners on March 8, 2016."},
     "2016-03-06 repression 1; 2016-03-08 repression 1",
     ""},
    {"two nameless people's words are two statements, too",
     "2016-03-12",
     {"A diplomat said on March 6, 2016 that Ruritania was calm. Miners said on March 6, 2016 "
      "that Ruritania was calm."},
     "2016-03-06 statement 1; 2016-03-06 statement 1",
     ""},
    {"who resigned need not be said twice",
     "2016-03-12",
     {"Minister Anton Weiss stepped down on March 6, 2016. The resignation came as a surprise."},
     "2016-03-06 resignation 2",
     ""},
    {"which attack somebody condemns was just told",
     "2016-03-12",
     {"Rebels launched an attack on Holm on March 6, 2016. The attack was condemned by Anton "
      "Weiss."},
     "2016-03-06?/2016-03-12? criticism 1; 2016-03-06 attack 2",
     "responds_to condemned"},
    {"the killing of others is another",
     "2016-03-12",
     {"Gunmen killed Anton Weiss on March 6, 2016. Gunmen killed Ida Brandt in March 2016."},
     "2016-03 killing 1; 2016-03-06 killing 1",
     ""},
    {"so is what is done to another state",
     "2016-03-12",
     {"Ruritania attacked Slovenia on March 6, 2016. Once Ruritania had attacked Norway."},
     "2016-03-06 attack 1",
     ""},
    {"what two states do on one day is done twice",
     "2016-03-12",
     {"Slovenia summoned its envoys on March 6, 2016. Norway summoned its envoys on March 6, "
      "2016."},
     "2016-03-06 decree 1; 2016-03-06 decree 1",
     ""},
    {"one's sanctions and those of the other on that one are two",
     "2016-03-12",
     {"The Holm Council imposed sanctions on four officials of Ruritania on March 6, 2016.",
      "On March 6, 2016 Slovenia imposed sanctions on members of the Holm Council."},
     "2016-03-06 sanction 1; 2016-03-06 sanction 1",
     ""},
    {"but who visits somebody meets him",
     "2016-03-12",
     {"Anton Weiss visited Ida Brandt in Slovenia on March 6, 2016.",
      "On March 6, 2016 Ida Brandt received Anton Weiss in Slovenia."},
     "2016-03-06 visit 2",
     ""},
    {"who takes part in one of many mentions makes none of his like it",
     "2016-03-12",
     {"Rebels attacked Holm on March 6, 2016. The attack lasted an hour. Anton Weiss led the "
      "attack. The attack was clumsy. The attack was short. Anton Weiss once headed an attack on a "
      "farm."},
     "2016-03-06 attack 5",
     ""},
    {"what words tie to an event is listed with it",
     "2016-03-12",
     {"On March 6, 2016, Slovenia expelled three diplomats in retaliation for the sanctions."},
     "2016-03-06 expulsion 1",
     "responds_to in retaliation for"},
    {"a verdict and its sentence are one",
     "2016-03-12",
     {"On March 6, 2016, a court in Minsk convicted Anton Weiss of fraud. Anton Weiss was "
      "sentenced "
      "to four years in prison on March 6, 2016."},
     "2016-03-06 verdict 2",
     ""},
    {"two articles that speak of the same mean one vote",
     "2016-03-12",
     {"Anton Weiss rules Ruritania. The parliamentary election was held on March 6, 2016.",
      "Anton Weiss leaves Ruritania. Few came to the parliamentary election on March 6, 2016."},
     "2016-03-06 election 2",
     ""},
    {"in the month before, the same done by the same in both is one",
     "2016-03-12",
     {"Anton Weiss heads the Holm Council. The Holm Council imposed sanctions on March 6, 2016.",
      "The Holm Council also imposed sanctions, Anton Weiss recalls."},
     "2016-03-06 sanction 2",
     ""},
    {"an article of what lay years back means what lay there",
     "2019-03-12",
     {"Anton Weiss rules Slovenia. The Holm Council imposed a ban on Slovenian airlines on March "
      "6, 2016.",
      "Anton Weiss left Slovenia on March 8, 2016. A ban on Slovenian airlines by the Holm Council "
      "still holds."},
     "2016-03-06 ban 2; 2016-03-08 transport 1",
     ""},
    {"an article of today does not",
     "2019-03-12",
     {"Anton Weiss runs Slovenia. The Holm Council imposed a ban on Slovenian airlines on March "
      "6, 2016.",
      "Anton Weiss left Slovenia on March 8, 2019. A ban on Slovenian airlines by the Holm Council "
      "still holds."},
     "2016-03-06 ban 1; 2019-03-08 transport 1",
     ""},
    {"a fresh vote is another",
     "2016-04-12",
     {"Ruritania held the presidential election of Anton Weiss on March 6, 2016. A fresh election "
      "of Anton Weiss frightens Ruritania."},
     "2016-03-06 election 1",
     ""},
    {"\"the protests\" that are dated are those told of before",
     "2016-03-12",
     {"Envoys spoke of protests in Klow. The protests began on March 6, 2016."},
     "2016-03-06 protest 2",
     ""},
    {"two that speak of others mean two",
     "2016-03-12",
     {"Anton Weiss rules Ruritania. The vote was held on March 6, 2016.",
      "Maria Holm leaves Klow. Few came to the vote on March 6, 2016."},
     "2016-03-06 vote 1; 2016-03-06 vote 1",
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
    {"two firms' incomes of one quarter are two",
     "2016-04-20",
     {"In the first quarter of 2016 net income fell to $3 million, or 40 cents a share.",
      "In the first quarter of 2016 net income rose to $5 million, or 30 cents a share."},
     "2016-33 market 1; 2016-33 market 1",
     ""},
    {"the only inspection of two articles of one story is one",
     "2016-03-12",
     {"Anton Weiss built the bridge in Ruritania. Norcal inspected the bridge in 2012.",
      "Anton Weiss left Ruritania. The 2012 inspection had been a formality."},
     "2012 inspection 2",
     ""},
    {"of several inspections none is",
     "2016-03-12",
     {"Anton Weiss built the bridge in Ruritania. Norcal inspected the bridge in 2012. Delta "
      "inspected it in January 2012.",
      "Anton Weiss sold Ruritania. The 2012 inspection had been a formality."},
     "2012 inspection 1; 2012 inspection 1; 2012-01 inspection 1",
     ""},
    {"what words link are two, whatever they have in common",
     "2016-03-12",
     {"On March 6, 2016, a landslide in Ruritania followed a landslide in Ruritania."},
     "2016-03-06 disaster 1; [2016-03-06..2016-03-12] disaster 1",
     "follows followed"},
    {"nothing but words and the month in common is no sign",
     "2016-04-20",
     {"In March the company agreed to sell its paper mill.",
      "In March the company agreed to sell its fish farm."},
     "2016-03 agreement 1; 2016-03 agreement 1",
     ""},
    {"order bounds a date",
     "2016-04-12",
     {"Protests erupted across Ruritania after the election of March 6, 2016."},
     "2016-03-06 election 1; [2016-03-06..2016-04-12] protest 1",
     "follows after"},
    {"how far apart two are bounds it more",
     "2016-04-12",
     {"Protests erupted across Ruritania hours after the election of March 6, 2016. Minister Anton "
      "Weiss stepped down on March 20, 2016, weeks after miners of Ruritania went on strike."},
     "[2015-03-20..2016-03-20] strike 1; 2016-03-06 election 1; [2016-03-06..2016-03-08] protest "
     "1; "
     "2016-03-20 resignation 1",
     "follows hours after; follows weeks after"},
    {"but not where days are counted",
     "2016-04-12",
     {"Protests erupted across Ruritania 72 hours after the election of March 6, 2016."},
     "2016-03-06 election 1; [2016-03-06..2016-04-12] protest 1",
     "follows hours after"},
    {"what order has dated in other words dates nothing in turn",
     "2016-04-12",
     {"Protests erupted across Ruritania after the vote of March 6, 2016. Police arrested the "
      "mayor of Holm after the protests."},
     "[2016-03-06..2016-04-12] protest 2; 2016-03-06 vote 1",
     "follows after; follows after"},
    {"nine who have died are others than the one who did",
     "2016-04-12",
     {"Nine people have died in the harbour. A clerk died in the harbour on Monday."},
     "2016-04-11 death 1; 2016-04-11?/2016-04-12? death 1",
     ""},
    {"a noun whose own words say which refers to no other",
     "2016-04-12",
     {"Guards killed a miner in Holm on Monday. The mayor spoke to the council about the "
      "killings in the harbour."},
     "2016-04-11 killing 1; 2016-04-11?/2016-04-12? statement 1",
     ""},
    {"told both ways, order bounds nothing",
     "2016-04-12",
     {"The protests took place before and after the election of March 6, 2016."},
     "2016-03-06 election 1",
     ""},
};

static void add_text(merger *m, const char *text, const char *published, const char *name)
{
    dateline_article article = {.lexicon = shipped};
    source_facts facts = {.published_by = S("option"), .furniture = &shipped->furniture};
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
    merger *m = merger_new(&a, &work, shipped);
    static const char *const names[] = {"a.txt", "b.txt", "c.txt"};
    for (size_t i = 0; i < 3 && c->texts[i]; i++)
        add_text(m, c->texts[i], c->published, names[i]);
    dateline_graph g = {0};
    merger_finish(m, &g, 1);
    want_str(c->title, shown_events(&a, &g), c->events);
    want_str(c->title, shown_links(&a, &g), c->links);
    arena_free(&g.arena);
    arena_free(&work);
    arena_free(&a);
}
END_TEST

#define DAYS 60 /* more than a candidate list's part holds, and more than a search compares */

/* Article `number` of two rounds: in each, one tells of each day's arrest. */
static void add_arrest(merger *m, uint32_t number)
{
    static const char *const months[] = {"January", "February", "March"};
    uint32_t day = number % DAYS;
    char text[120], published[20], name[20];
    snprintf(text, sizeof text, "%s arrested Anton Weiss on %s %u, 2016.",
             number < DAYS ? "Police in Ruritania" : "The police", months[day / 20], day % 20 + 1);
    snprintf(published, sizeof published, "2016-0%u-%02u", day / 20 + 1,
             day % 20 + 1 + number / DAYS);
    snprintf(name, sizeof name, "%03u.txt", number);
    add_text(m, text, published, name);
}

START_TEST(many_alike_stay_apart_by_their_days)
{
    arena a = {0}, work = {0};
    dateline_graph g = {0};
    merger *m = merger_new(&a, &work, shipped);
    for (uint32_t i = 0; i < 2 * DAYS; i++)
        add_arrest(m, i);
    merger_finish(m, &g, 1);
    arena_free(&work); /* the graph borrows nothing from it */
    want_int("arrests", g.events.n, DAYS);
    want_int("documents", g.documents.n, 2 * DAYS);
    want_int("entities", g.entities.n, 2);
    for (uint32_t i = 0; i < g.events.n; i++)
        want_int(g.events.v[i].id.p, mentions_of(&g, i), 2);
    arena_free(&g.arena);
    arena_free(&a);
}
END_TEST

/* How often "the coup" of the last sentence and the one of the first are told as one event, with so
 * many meetings between them. */
static size_t coups_told(uint32_t meetings)
{
    arena a = {0}, work = {0};
    dateline_graph g = {0};
    merger *m = merger_new(&a, &work, shipped);
    buf text = {.arena = &a};
    buf_put(&text, S("Rebels in Ruritania overthrew President Anton Weiss on March 6, 2016."));
    for (uint32_t i = 0; i < meetings; i++)
        buf_put(&text, S(" Dockers met millers."));
    buf_put(&text, S(" Slovenia condemned the coup in Ruritania."));
    buf_char(&text, '\0');
    add_text(m, text.p, "2016-03-12", "a.txt");
    merger_finish(m, &g, 1);
    size_t n = 0;
    for (uint32_t i = 0; i < g.events.n; i++) {
        if (str_eq(g.events.v[i].type, S("coup")) && !edtf_empty(g.events.v[i].date))
            n += mentions_of(&g, i);
    }
    arena_free(&g.arena);
    arena_free(&work);
    arena_free(&a);
    return n;
}

START_TEST(what_refers_refers_to_what_is_near)
{
    want_int("in a short article", coups_told(10), 2);
    want_int("in a long history", coups_told(120), 1);
}
END_TEST

/* Of "the blast killed nine" the verb proves both the blast and its toll. */
START_TEST(a_toll_is_proved_by_its_verb)
{
    static const char text[] = "A blast in Vik on March 6, 2016, killed nine people.";
    arena a = {0}, work = {0};
    merger *m = merger_new(&a, &work, shipped);
    add_text(m, text, "2016-03-07", "a.txt");
    dateline_graph g = {0};
    merger_finish(m, &g, 1);
    ck_assert_uint_eq(g.mentions.n, 1);
    const graph_mention *only = &g.mentions.v[0];
    str trigger = {text + only->trigger_begin, only->trigger_end - only->trigger_begin};
    want_str("its trigger", trigger, "killed");
    arena_free(&g.arena);
    arena_free(&work);
    arena_free(&a);
}
END_TEST

/* What a thread made of articles is merged as if the merger had read them itself. */
START_TEST(accounts_outlive_their_articles)
{
    arena a = {0}, work = {0}, keep = {0}, brief = {0};
    dateline_graph again = {0}, read = {0};
    merger *m = merger_new(&a, &work, shipped);
    for (uint32_t i = 0; i < DAYS; i++)
        add_arrest(m, i);
    merger_finish(m, &read, 1);
    m = merger_new(&again.arena, &work, shipped);
    merger_add(m, account_of_graph((account_room){&keep, &work, &brief}, shipped, &read));
    arena_free(&brief);
    merger_finish(m, &again, 1);
    arena_join(&again.arena, &keep);
    arena_free(&work);
    buf first = {.arena = &a}, second = {.arena = &a};
    graph_print(&first, &read);
    graph_print(&second, &again);
    want_str("graph", buf_str(&second), first.p);
    arena_free(&again.arena);
    arena_free(&read.arena);
    arena_free(&a);
}
END_TEST

/* A link that says nothing of time cannot be against it. */
START_TEST(only_links_against_time_go)
{
    static const char text[] =
        "digraph { dateline=1\n"
        "a [kind=event, type=x, label=\"the bridge closed\", date=\"2020-08-09\"]\n"
        "b [kind=event, type=x, label=\"drivers met\", date=\"2020-09-12\"]\n"
        "d [kind=document, file=\"d.txt\"]\n"
        "a -> d [begin=0, end=4, quote=\"shut\"] b -> d [begin=9, end=12, quote=\"met\"]\n"
        "a -> b [key=follows, cue=after] a -> b [key=related_to] b -> a [key=related_to] }";
    arena a = {0}, work = {0}, brief = {0};
    dateline_graph read, g = {0};
    want_int("parsed", graph_parse(&read, S("a.gv"), str_of(text), NULL), DATELINE_OK);
    merger *m = merger_new(&a, &work, shipped);
    merger_add(m, account_of_graph((account_room){&a, &work, &brief}, shipped, &read));
    arena_free(&brief);
    merger_finish(m, &g, 1);
    want_int("links", g.links.n, 2);
    for (uint32_t i = 0; i < g.links.n; i++)
        want_int("type", g.links.v[i].type, LINK_RELATED_TO);
    arena_free(&work);
    arena_free(&read.arena);
    arena_free(&g.arena);
    arena_free(&a);
}
END_TEST

static const struct {
    const char *title;
    const char *first, *second; /* attributes of two events */
    const char *edges;
    const char *dates;
} supposed_cases[] = {
    {"a supposed day does not part one event from itself", "date=\"2020-08-09?\"",
     "date=\"2020-08-12\", time_text=\"12 August\"", "", "2020-08-12;"},
    {"nor does it stand in the way of another", "date=\"2020-08-09?\"", "date=\"2020-08-09?\"", "",
     "2020-08-09?;"},
    {"two that differ are none", "date=\"2020-08-09?\"", "date=\"2020-08-12?\"", "", ";"},
    {"words of time are no supposition", "date=\"2020-08-09?\", time_text=\"9 August?\"",
     "date=\"2020-08-12\", time_text=\"12 August\"", "", "2020-08-09?;2020-08-12;"},
    {"what words tell of order holds", "date=\"2020-08-09?\", label=\"Weiss left\"",
     "date=\"2020-08-12\", label=\"a bus crashed\", type=crash", "a -> b [key=follows, cue=after]",
     "[2020-08-12..];2020-08-12;"},
    {"also where it bounds nothing", "date=\"2020-08-09?\", label=\"Weiss left\", modality=planned",
     "date=\"2020-08-12\", label=\"a bus crashed\", type=crash", "a -> b [key=follows, cue=after]",
     ";2020-08-12;"},
};

/* What only a scene lets suppose gives way to what is told. */
START_TEST(suppositions_give_way)
{
    for (size_t i = 0; i < sizeof supposed_cases / sizeof *supposed_cases; i++) {
        arena a = {0}, work = {0}, brief = {0};
        dateline_graph read, g = {0};
        buf text = {.arena = &a}, dates = {.arena = &a};
        buf_printf(
            &text,
            "digraph { dateline=1\n"
            "node [type=meeting, label=\"Anton Weiss met Ida Brandt\", status=extracted]\n"
            "a [kind=event, %s]\nb [kind=event, %s]\n"
            "p [kind=person, label=\"Anton Weiss\", type=\"\", status=\"\"]\n"
            "q [kind=person, label=\"Ida Brandt\", type=\"\", status=\"\"]\n"
            "p -> a [role=agent] p -> b [role=agent] q -> a [role=patient]\n"
            "q -> b [role=patient]\n"
            "d [kind=document, file=\"d.txt\", label=\"\", type=\"\", status=\"\"]\n"
            "a -> d [begin=0, end=4, quote=\"shut\"] b -> d [begin=9, end=12, quote=\"met\"]\n"
            "%s }",
            supposed_cases[i].first, supposed_cases[i].second, supposed_cases[i].edges);
        want_int("parsed", graph_parse(&read, S("a.gv"), buf_str(&text), NULL), DATELINE_OK);
        merger *m = merger_new(&a, &work, shipped);
        merger_add(m, account_of_graph((account_room){&a, &work, &brief}, shipped, &read));
        arena_free(&brief);
        merger_finish(m, &g, 1);
        for (size_t e = 0; e < g.events.n; e++) {
            edtf_print(&dates, g.events.v[e].date);
            buf_char(&dates, ';');
        }
        want_str(supposed_cases[i].title, buf_str(&dates), supposed_cases[i].dates);
        arena_free(&work);
        arena_free(&read.arena);
        arena_free(&g.arena);
        arena_free(&a);
    }
}
END_TEST

/* The graph of these texts, read after `before`. */
static void graph_after(dateline_graph *g, const dateline_graph *before, const char *const *texts,
                        size_t n)
{
    arena work = {0};
    merger *m = merger_new(&g->arena, &work, shipped);
    static const char *const names[] = {"a.txt", "b.txt", "c.txt"};
    for (size_t i = 0; i < n; i++)
        add_text(m, texts[i], "2016-03-30", names[i]);
    if (before != NULL)
        merger_hold(m, before);
    merger_finish(m, g, 1);
    arena_free(&work);
}

/* Two votes that the graph before has as one, and one that it has as two; unless a person had a
 * hand in it. */
START_TEST(what_was_joined_before_stays_so)
{
    static const char *const two[] = {"The first election in Ruritania was on March 6, 2016.",
                                      "The second election in Ruritania was on March 27, 2016."};
    static const char *const edited[] = {
        "The first election in Ruritania was on March 6, 2016.",
        "It rained. The second election in Ruritania was on March 27, 2016."};
    static const char *const one[] = {"Slovenia held its presidential election on March 6, 2016.",
                                      "The presidential election of Slovenia in March was unfair.",
                                      "It rained in Holm."};
    arena a = {0};
    dateline_graph before = {0}, g = {0}, free = {0};
    graph_after(&before, NULL, two, 2);
    want_str("before", shown_events(&a, &before), "2016-03-06 election 1; 2016-03-27 election 1");
    before.mentions.v[1].event = before.mentions.v[0].event;
    graph_after(&g, &before, edited, 2);
    want_str("held as one", shown_events(&a, &g), "2016-03-27 election 2");
    before.events.v[before.mentions.v[0].event].status = S("edited");
    graph_after(&free, &before, edited, 2);
    want_str("corrected", shown_events(&a, &free), "2016-03-06 election 1; 2016-03-27 election 1");
    dateline_graph *all[] = {&before, &g, &free};
    for (size_t i = 0; i < COUNT(all); i++) {
        arena_free(&all[i]->arena);
        *all[i] = (dateline_graph){0};
    }
    graph_after(&before, NULL, one, 2);
    want_str("before", shown_events(&a, &before), "2016-03-06 election 2");
    *vec_push(&before.arena, &before.events) = before.events.v[0];
    before.mentions.v[1].event = (uint32_t)before.events.n - 1;
    graph_after(&g, &before, one, 3);
    want_str("held apart", shown_events(&a, &g), "2016-03 election 1; 2016-03-06 election 1");
    arena_free(&before.arena);
    arena_free(&g.arena);
    arena_free(&a);
}
END_TEST

/* ---- Whichever article is read first -------------------------------------------------------- */

static const char *const of_one_place[] = {
    "Officials of the RFL met traders in Norburg on Tuesday. The RFL condemned the arrests.",
    "The Ruritanian Federation of Labour (RFL) accused the police of torture on Monday.",
    "The vote was rigged, Weiss said. Protests against the election went on.",
    "Anton Weiss, the president of Ruritania, criticised the protests on Monday.",
    "Antonn Weis was arrested. The president's arrest followed the protests in Norburg.",
    "The arrest of Weiss was condemned by the federation and by the United Nations.",
};

static void add_case(merger *m, uint32_t number)
{
    const told_case *c = &cases[number % (sizeof cases / sizeof *cases)];
    char name[20];
    for (uint32_t i = 0; i < 3 && c->texts[i] != NULL; i++) {
        snprintf(name, sizeof name, "case-%u-%u.txt", number, i);
        add_text(m, c->texts[i], c->published, name);
    }
}

/* Articles of three sorts, by number. */
static void add_numbered(merger *m, uint32_t number)
{
    uint32_t sets = sizeof cases / sizeof *cases,
             texts = sizeof of_one_place / sizeof *of_one_place;
    char name[20];
    snprintf(name, sizeof name, "place-%u.txt", number);
    if (number < sets)
        add_case(m, number);
    else if (number < sets + texts)
        add_text(m, of_one_place[number - sets], number % 2 ? "2016-03-10" : "2016-03-12", name);
    else
        add_arrest(m, number - sets - texts);
}

#define NUMBERED 60

static void shuffle(uint32_t *v, uint32_t n, uint64_t seed)
{
    for (uint32_t i = n; i > 1; i--) {
        uint32_t other = random_below(&seed, i), kept = v[i - 1];
        v[i - 1] = v[other];
        v[other] = kept;
    }
}

/* The graph of all as DOT, read in the order that a seed gives. */
static str graph_in_order(arena *a, uint64_t seed)
{
    uint32_t order[NUMBERED];
    for (uint32_t i = 0; i < NUMBERED; i++)
        order[i] = i;
    if (seed > 0)
        shuffle(order, NUMBERED, seed);
    arena work = {0};
    dateline_graph g = {0};
    merger *m = merger_new(&g.arena, &work, shipped);
    for (uint32_t i = 0; i < NUMBERED; i++)
        add_numbered(m, order[i]);
    merger_finish(m, &g, 1);
    buf b = {.arena = a};
    graph_print(&b, &g);
    arena_free(&work);
    arena_free(&g.arena);
    return buf_str(&b);
}

START_TEST(order_of_reading_changes_nothing)
{
    arena a = {0};
    str first = graph_in_order(&a, 0);
    for (uint64_t seed = 1; seed <= 20; seed++)
        want_str("shuffled", graph_in_order(&a, seed), first.p);
    arena_free(&a);
}
END_TEST

/* The graph of up to `n` articles of one day. */
static void read_texts(dateline_graph *g, arena *work, const char *const *texts, size_t n)
{
    static const char *const names[] = {"a.txt", "b.txt", "c.txt"};
    merger *m = merger_new(&g->arena, work, shipped);
    for (size_t i = 0; i < n && texts[i] != NULL; i++)
        add_text(m, texts[i], "2016-03-12", names[i]);
    merger_finish(m, g, 1);
}

/* What an acronym or a bare name stands for may be told in one article and used in others: but not
 * where two articles disagree. */
START_TEST(names_mean_what_one_article_says)
{
    static const char *const texts[][3] = {
        {"The RFL met traders in Norburg on Tuesday.",
         "The Ruritanian Federation of Labour (RFL) met miners on Monday.", NULL},
        {"The RFL met traders in Norburg on Tuesday.",
         "The Ruritanian Federation of Labour (RFL) met miners on Monday.",
         "The Regional Football League (RFL) met its players on Sunday."},
        {"The Norburg Roads & Bridges Commission met miners on Monday.",
         "The Norburg Roads and Bridges Commission met traders on Tuesday.", NULL},
        {"The Norburg Labour Centre met miners on Monday.",
         "The Norburg Labor Center met traders on Tuesday.", NULL},
        {"Orlan Vexta (OV) met miners on Monday.", "Mr. Orlan Vexta met traders on Tuesday.", NULL},
        {"Norpay said it lost money on Tuesday.", "The company Norpay sold boats on Monday.", NULL},
        {"Police arrested Anton Norpay on Tuesday.", "The company Norpay sold boats on Monday.",
         NULL},
        {"The Norburg Labour Council met miners on Monday.", "The NLC met traders on Tuesday.",
         NULL},
        {"The Norburg Labour Council met miners on Monday.", "The NLC met traders on Tuesday.",
         "The Norland Lawyers Council met miners on Monday."},
        {"The Ruritanian Federation of Norburg Labour Unions met miners on Monday.",
         "The Federation of Norburg Labour Unions met traders on Tuesday.", NULL},
        {"Police arrested Juan Anton Vexta on Tuesday.", "Juan Anton was released on Monday.",
         NULL},
        {"Norland Freight met traders on Tuesday.", "Norland Freight Corp. met miners on Monday.",
         NULL},
        {"The IPCC met traders on Tuesday.",
         "The Inter-Port Coastal Commission (IPCC) met miners on Monday.", NULL},
        {"The CIA met traders on Tuesday.", "The Coastal Inspection Agency met miners on Monday.",
         NULL},
        {"Anton V. was released on Tuesday.", "Police arrested Anton Vexta on Monday.", NULL},
        {"Greg Vexta was released on Tuesday.", "Police arrested Gregory Vexta on Monday.", NULL},
        {"Police arrested Luisa Vexta Lind on Monday.", "Luisa Vexta met miners on Tuesday.",
         "Mrs. Vexta met traders on Tuesday."},
        {"Gotavaya met miners on Tuesday, Gotavaya said.", "President Gotavaya Lind met traders.",
         NULL},
        {"The Norburg Kwantul Army met miners on Monday.", "The Kwantul Army met traders.", NULL},
    };
    static const char *const labels[] = {"Ruritanian Federation of Labour",
                                         ("Regional Football League; RFL; "
                                          "Ruritanian Federation of Labour"),
                                         "Norburg Roads and Bridges Commission",
                                         "Norburg Labour Centre",
                                         "Orlan Vexta",
                                         "Norpay",
                                         "Norpay; Anton Norpay",
                                         "Norburg Labour Council",
                                         "NLC; Norburg Labour Council; Norland Lawyers Council",
                                         "Ruritanian Federation of Norburg Labour Unions",
                                         "Juan Anton Vexta",
                                         "Norland Freight Corp.",
                                         "Inter-Port Coastal Commission",
                                         "CIA; Coastal Inspection Agency",
                                         "Anton Vexta",
                                         "Greg Vexta",
                                         "Luisa Vexta Lind",
                                         "Gotavaya Lind",
                                         "Norburg Kwantul Army"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        arena work = {0};
        dateline_graph g = {0};
        read_texts(&g, &work, texts[i], 3);
        buf b = {.arena = &work};
        for (size_t k = 0; k < g.entities.n; k++) {
            if (g.entities.v[k].kind <= ENTITY_INSTITUTION)
                buf_printf(&b, "%s%.*s", b.n ? "; " : "", STR_ARG(g.entities.v[k].label));
        }
        want_str("persons and institutions", buf_str(&b), labels[i]);
        arena_free(&work);
        arena_free(&g.arena);
    }
}
END_TEST

/* A surname that one article leaves unexplained is that of the one person another names in full. */
START_TEST(surnames_are_explained_by_other_articles)
{
    static const struct {
        const char *texts[3], *patients;
    } rows[] = {
        {{"Troops set up camps, and Tolkunov was released on Tuesday.",
          "Police arrested Anton Tolkunov in Norburg on Monday."},
         "Anton Tolkunov; Anton Tolkunov; "},
        {{"Troops set up camps, and Tolkunov was released on Tuesday.",
          "Police arrested Anton Tolkunov in Norburg on Monday.",
          "Police arrested Viktor Tolkunov in Ostrand on Sunday."},
         "Anton Tolkunov; Viktor Tolkunov; "},
        {{"Troops set up camps, and Tolkunov was released on Tuesday."}, ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        arena work = {0};
        dateline_graph g = {0};
        read_texts(&g, &work, rows[i].texts, 3);
        buf b = {.arena = &work};
        for (size_t k = 0; k < g.participants.n; k++) {
            if (g.participants.v[k].role == ROLE_PATIENT)
                buf_printf(&b, "%.*s; ", STR_ARG(g.entities.v[g.participants.v[k].entity].label));
        }
        want_str("who was arrested or released", buf_str(&b), rows[i].patients);
        arena_free(&work);
        arena_free(&g.arena);
    }
}
END_TEST

/* A capital's name is its state's where that acts, but not if things happen in the town, too. */
START_TEST(capitals_name_states_or_towns)
{
    static const struct {
        const char *texts[2], *aliases;
    } rows[] = {
        {{"Vilnius accused Latvia of fraud on Monday."}, "Vilnius"},
        {{"Vilnius accused Latvia of fraud on Monday.", "Crowds protested in Vilnius on Sunday."},
         ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        arena work = {0};
        dateline_graph g = {0};
        read_texts(&g, &work, rows[i].texts, 2);
        str aliases = {0};
        for (size_t k = 0; k < g.entities.n; k++) {
            const graph_entity *e = &g.entities.v[k];
            if (str_eq(e->label, S("Lithuania")) && e->aliases.n > 0)
                aliases = e->aliases.v[0];
        }
        want_str("aliases of the state", aliases, rows[i].aliases);
        arena_free(&work);
        arena_free(&g.arena);
    }
}
END_TEST

Suite *merge_suite(void)
{
    Suite *suite = suite_create("merge");
    TCase *tcase = tcase_create("merge");
    tcase_add_unchecked_fixture(tcase, shipped_load, shipped_free);
    tcase_add_loop_test(tcase, articles_become_events, 0, sizeof cases / sizeof *cases);
    tcase_add_test(tcase, many_alike_stay_apart_by_their_days);
    tcase_add_test(tcase, what_refers_refers_to_what_is_near);
    tcase_add_test(tcase, a_toll_is_proved_by_its_verb);
    tcase_add_test(tcase, accounts_outlive_their_articles);
    tcase_add_test(tcase, only_links_against_time_go);
    tcase_add_test(tcase, suppositions_give_way);
    tcase_add_test(tcase, what_was_joined_before_stays_so);
    tcase_add_test(tcase, order_of_reading_changes_nothing);
    tcase_add_test(tcase, names_mean_what_one_article_says);
    tcase_add_test(tcase, capitals_name_states_or_towns);
    tcase_add_test(tcase, surnames_are_explained_by_other_articles);
    suite_add_tcase(suite, tcase);
    return suite;
}
