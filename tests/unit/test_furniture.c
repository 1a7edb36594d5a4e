/* furniture: what is an article in pasted text, by the words of data/en. */
#include "base/file.h"
#include "text/furniture.h"
#include "text/source.h"
#include "unit.h"

static void load_words(furniture_words *words, arena *a)
{
    str csv;
    csv_table t;
    ck_assert_int_eq(file_read(&csv, a, S("data/en/furniture.csv"), 1 << 20, NULL), DATELINE_OK);
    ck_assert_int_eq(csv_parse_table(&t, a, S("furniture.csv"), csv, NULL), DATELINE_OK);
    ck_assert_int_eq(furniture_load(words, a, &t, NULL), DATELINE_OK);
}

/* One letter a block: P, H, C, S, F, N, R. */
static str kinds_of(arena *a, const source *s)
{
    buf b = {.arena = a};
    for (size_t i = 0; i < s->blocks.n; i++)
        buf_char(&b, "PHCSFNR"[s->blocks.v[i].kind]);
    return buf_str(&b);
}

#define FERRY1                                                                                     \
    "A ferry ran aground off the coast on Friday after its engine failed in a storm, and all of "  \
    "the 80 people on board were taken to the island by fishermen."
#define FERRY2                                                                                     \
    "The owner of the ship said that the engine had been repaired in June, but a sailor who had "  \
    "left the company told the police that the repair was never done."

START_TEST(kinds)
{
    static const struct {
        const char *name, *text, *kinds;
    } cases[] = {
        {"clean text", "Ferry runs aground\n\n" FERRY1 "\n\n" FERRY2 "\n", "HPP"},
        {"section heading", FERRY1 "\n\nHealth\n\n" FERRY2 "\n", "PHP"},
        {"stamp under the title", "Ferry runs aground\nSaturday, May 4, 2019\n" FERRY1 "\n", "HSP"},
        {"wrapped lines",
         "The ferry had left the harbour at six, with eighty people and a dozen cars\n"
         "aboard, when the storm that had been forecast for the night came early and\n"
         "threw it upon the rocks in front of the old lighthouse. Nobody was hurt, as\n"
         "the fishermen of the island came with their boats.\n",
         "P"},
        {"menu above, plea below",
         "Skip to content\nLog in\nSubscribe now\n\nFerry runs aground on rocks\n\n" FERRY1
         "\n\n" FERRY2 "\n\nSign up for our newsletter\n\nWe bring the best of our reporting to "
         "your inbox each week.\n\nOur paper has been under attack from those who own the ships "
         "for years.\n\nPlease support us with a donation, no matter how small.\n",
         "FFFHPPFFFF"},
        {"a paper's notes to its readers",
         "You have 2 free articles left this month.\n\n" FERRY1 "\n\n" FERRY2
         "\n\nAn earlier version of this article misstated the number of those on board.\n\n"
         "Jan Ek contributed reporting.\n\nAnn Lee covered the wreck for this magazine.\n\n"
         "^ \"Ferry aground\". Coast Paper. 2 May 2018.\n\n"
         "This page was last edited on 3 June 2019.\n",
         "FPPFFFFF"},
        {"teasers with dates",
         FERRY1 "\n\n" FERRY2 "\n\nRelated articles\n\nMay 2, 2018\nTram line opens\n\nJune 3, "
                "2017\nFire in the old mill\n",
         "PPFFFFF"},
        {"what is cited",
         FERRY1 "\n\n" FERRY2 "\n\n7. References\n\nLee, A. (2018) \"Police held two sailors "
                "in May 2017\", Coast Paper.\n\nAnnex\n\n" FERRY2,
         "PPRRHP"},
        {"notes that are all there is", "Notes\n\n" FERRY1 "\n\n" FERRY2, "HPP"},
        {"author's box",
         FERRY1 "\n\n" FERRY2 "\n\nAnn Lee\n\nAnn Lee is a reporter in the north.\n", "PPHP"},
        {"plea in a quotation",
         FERRY1 "\n\n\"We need your help, please support us and make a donation,\" the captain "
                "told the crowd on the quay.\n\n" FERRY2,
         "PPP"},
        {"run together",
         "Ferry runs aground on rocks | Coast PaperSkip to contentHomeNewsSportWeatherSign UpLog "
         "InMay 4, 2019 8:00AMFerry runs aground on rocksShare this via EmailShare this via "
         "Facebook" FERRY1 FERRY2 "Support us todayMost ReadMay 2, 2018Tram line opensJune 3, "
         "2017Fire in the old millPrivacy PolicyContact Us© 2019 Coast Paper",
         "FFFFFFFFSHFFPPFFFFFFFFF"},
    };
    arena words_arena = {0};
    furniture_words words = {0};
    load_words(&words, &words_arena);
    for (size_t i = 0; i < COUNT(cases); i++) {
        arena a = {0};
        source s;
        source_facts facts = {.furniture = &words};
        source_from_bytes(&s, &a, str_of(cases[i].text), S("a.txt"), &facts, NULL);
        want_str(cases[i].name, kinds_of(&a, &s), cases[i].kinds);
        arena_free(&a);
    }
    arena_free(&words_arena);
}
END_TEST

/* What names the outlet, the section or the author is no title while something else can be. */
START_TEST(titles)
{
    static const struct {
        const char *head, *title;
    } cases[] = {
        {"Harbour council stops the night ferry\n\n", "Harbour council stops the night ferry"},
        {"Ferry trial\n\nBy Lena Ost\n\n", "Ferry trial"},
        {"COASTAL PRESS SERVICE\n\nBy Lena Ost\n\nHarbour council stops the ferry\n\n",
         "Harbour council stops the ferry"},
        {"Home | World | Europe\n\nThe Holm Review\n\nCouncil halts ferry\n\n",
         "Council halts ferry"},
        {"COAST-FERRY/HOLM (UPDATE 2, adds mayor)\n\nMayor defends ban\n\n", "Mayor defends ban"},
        {"Coast Rights Watch\n\n", "Coast Rights Watch"},
        {"HOLM, Sweden (CPS) --\n\n", ""},
        {"ESSAY · 3 May 2019 · 8 min read\n\nThe ferry nobody missed\n\n",
         "The ferry nobody missed"},
    };
    furniture_words words = {0};
    arena tables = {0};
    load_words(&words, &tables);
    for (size_t i = 0; i < COUNT(cases); i++) {
        arena a = {0};
        source s;
        source_facts facts = {.furniture = &words};
        buf text = {.arena = &a};
        buf_put(&text, str_of(cases[i].head));
        buf_put(&text, S(FERRY1 "\n\n" FERRY2 "\n"));
        ck_assert_int_eq(source_from_bytes(&s, &a, buf_str(&text), S("a.txt"), &facts, NULL), 0);
        want_str(cases[i].head, s.title, cases[i].title);
        arena_free(&a);
    }
    arena_free(&tables);
}
END_TEST

/* What was published counts before what was changed; a foot tells what the head does not. */
START_TEST(stamps)
{
    static const struct {
        const char *text, *date;
    } cases[] = {
        {"Ferry runs aground\n\nUpdated 8 May 2019\n\nPosted 7 May 2019\n\n" FERRY1, "2019-05-07"},
        {"Ferry runs aground\n\nUpdated 8 May 2019\n\n" FERRY1, "2019-05-08"},
        {"Ferry runs aground\n\n" FERRY1 "\n\n" FERRY2 "\n\nFirst published: 7 May 2019\n",
         "2019-05-07"},
        {"Ferry runs aground\n\n" FERRY1 "\n\n" FERRY2 "\n\n" FERRY1
         "\n\nTram opens\n\nPublished 7 May 2019\n\nFire\n\nPublished 2 May 2019\n",
         ""},
    };
    arena words_arena = {0};
    furniture_words words = {0};
    load_words(&words, &words_arena);
    for (size_t i = 0; i < COUNT(cases); i++) {
        arena a = {0};
        source s;
        source_facts facts = {.furniture = &words};
        source_from_bytes(&s, &a, str_of(cases[i].text), S("a.txt"), &facts, NULL);
        want_str(cases[i].text, edtf_str(&a, s.published), cases[i].date);
        arena_free(&a);
    }
    arena_free(&words_arena);
}
END_TEST

START_TEST(broken_tables)
{
    static const struct {
        const char *table, *said;
    } cases[] = {
        {"phrase,use\nshare,line\n", "f.csv:0:0: columns 'phrase', 'use' and 'weight' are needed"},
        {"phrase,use,weight\nshare,lines,1\n", "f.csv:2:7: unknown use 'lines'"},
        {"phrase,use,weight\nshare,line,x\n", "f.csv:2:12: weight 'x' is no number up to 20"},
        {"phrase,use,weight\n--,line,1\n", "f.csv:2:1: no phrase"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        arena a = {0};
        heard h = {0};
        dateline_diag d = {hear, &h};
        csv_table t;
        furniture_words words = {0};
        csv_parse_table(&t, &a, S("f.csv"), str_of(cases[i].table), &d);
        want_int(cases[i].table, furniture_load(&words, &a, &t, &d), DATELINE_INVALID);
        want_str(cases[i].table, str_of(h.text), cases[i].said);
        arena_free(&a);
    }
}
END_TEST

Suite *furniture_suite(void);
Suite *furniture_suite(void)
{
    const TTest *const tests[] = {kinds, titles, stamps, broken_tables};
    return suite_of("furniture", tests, COUNT(tests));
}
