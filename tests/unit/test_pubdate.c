/* pubdate: dates of machines, addresses and stamps. */
#include "text/pubdate.h"
#include "unit.h"

static const char table[] = "phrase,use,weight\njanuary,month,1\nmarch,month,3\nnov,month,11\n"
                            "november,month,11\naugust,month,8\naug,month,8\njuly,month,7\n"
                            "tuesday,stamp,1\nthu,stamp,1\npublished,stamp,3\nam,stamp,1\n"
                            "est,stamp,1\nof,stamp,1\nupdated,stamp,4\nlast,stamp,1\n"
                            "release,stamp,1\nimmediate,stamp,2\npress,stamp,2\nstatement,stamp,2\n"
                            "communique,stamp,2\nthe,stamp,1\n";

static furniture_words words_of(arena *a)
{
    csv_table t;
    furniture_words words = {0};
    csv_parse_table(&t, a, S("furniture.csv"), S(table), NULL);
    furniture_load(&words, a, &t, NULL);
    return words;
}

typedef struct dated {
    const char *input, *date;
} dated;

START_TEST(values)
{
    static const dated cases[] = {
        {"2015-07-10T09:53:00-04:00", "2015-07-10"},
        {"2017-11-03 03:01:00.000000", "2017-11-03"},
        {"2018-04-05T06:00", "2018-04-05"},
        {"20201105", "2020-11-05"},
        {"20201105103000", "2020-11-05"},
        {"Thu, 05 Nov 2020 10:00:00 GMT", "2020-11-05"},
        {"November 6, 2020", "2020-11-06"},
        {"6th of November 2020", "2020-11-06"},
        {"2020/1/9", "2020-01-09"},
        {"1604570400", "2020-11-05"},
        {"31/12/2020", "2020-12-31"},
        {"03/04/2020", ""},
        {"2020-02-31", ""},
        {"November 2020", ""},
        {"Aug 9", ""},
        {"yesterday", ""},
        {"", ""},
    };
    arena a = {0};
    furniture_words words = words_of(&a);
    for (size_t i = 0; i < COUNT(cases); i++) {
        edtf e;
        bool read = pubdate_parse(&e, str_of(cases[i].input), &words);
        want_str(cases[i].input, edtf_str(&a, e), cases[i].date);
        want_int(cases[i].input, read, cases[i].date[0] != 0);
    }
    arena_free(&a);
}
END_TEST

START_TEST(addresses)
{
    static const dated cases[] = {
        {"https://example.org/2020/11/05/talks-fail/", "2020-11-05"},
        {"https://example.org/world/2020/nov/05/talks-fail", "2020-11-05"},
        {"https://example.org/news/talks-fail-2020-11-05", "2020-11-05"},
        {"https://example.org/news/talks-fail-20201105.html", "2020-11-05"},
        {"https://example.org/2020-11-05-talks.html", "2020-11-05"},
        {"https://example.org/2020/11/talks-fail", "2020-11"},
        {"https://example.org/2020/13/talks", ""},
        {"https://example.org/story/1234567890", ""},
        {"https://example.org/?d=/2020/11/05/", ""},
        {"https://2020/", ""},
    };
    arena a = {0};
    furniture_words words = words_of(&a);
    for (size_t i = 0; i < COUNT(cases); i++) {
        edtf e;
        pubdate_url(&e, str_of(cases[i].input), &words);
        want_str(cases[i].input, edtf_str(&a, e), cases[i].date);
    }
    arena_free(&a);
}
END_TEST

START_TEST(names_of_files)
{
    static const dated cases[] = {
        {"articles/2020-11-05-talks-fail.txt", "2020-11-05"},
        {"20201105_talks.html", "2020-11-05"},
        {"talks_2020-11-05.txt", "2020-11-05"},
        {"2020/talks.txt", ""},
        {"talks-1234567890.txt", ""},
        {"", ""},
    };
    arena a = {0};
    for (size_t i = 0; i < COUNT(cases); i++) {
        edtf e;
        pubdate_file(&e, str_of(cases[i].input));
        want_str(cases[i].input, edtf_str(&a, e), cases[i].date);
    }
    arena_free(&a);
}
END_TEST

START_TEST(addresses_in_texts)
{
    static const struct {
        const char *text, *address;
    } cases[] = {
        {"https://example.org/a\nTalks fail\n", "https://example.org/a"},
        {"Talks fail\nURL: https://example.org/a\n\nThe", "https://example.org/a"},
        {"He wrote to https://example.org/a on Monday.", ""},
        {"Talks fail", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        arena a = {0};
        str got = pubdate_address(str_of(cases[i].text));
        want_str(cases[i].text, arena_str(&a, got), cases[i].address);
        arena_free(&a);
    }
}
END_TEST

START_TEST(heads_of_entries)
{
    static const char *const heads[] = {"9 August 2020: The mayor resigns.", "9 August 2020",
                                        "March 4 - A strike begins.", "4 March. Arrests."};
    static const char *const others[] = {"On 9 August 2020: rain.",
                                         "9 August 2020 was a Sunday.",
                                         "August 2020: rain.",
                                         "2020",
                                         "19 men: a list",
                                         "August",
                                         "",
                                         "9"};
    arena a = {0};
    furniture_words words = words_of(&a);
    for (size_t i = 0; i < COUNT(heads); i++)
        ck_assert_msg(pubdate_heads(str_of(heads[i]), &words), "%s", heads[i]);
    for (size_t i = 0; i < COUNT(others); i++)
        ck_assert_msg(!pubdate_heads(str_of(others[i]), &words), "%s", others[i]);
    arena_free(&a);
}
END_TEST

START_TEST(stamps)
{
    static const struct {
        const char *line, *date;
        stamp_kind kind;
    } cases[] = {
        {"Tuesday, July 11, 2023", "2023-07-11", STAMP_LINE},
        {"November 6, 2020 8:00AM EST", "2020-11-06", STAMP_LINE},
        {"Published 5 Nov 2020", "2020-11-05", STAMP_PUBLISHED},
        {"baltic.example Published: 2020-11-05 09:00:01", "2020-11-05", STAMP_PUBLISHED},
        {"Updated Nov 6, 2020 - Published Nov 5, 2020", "2020-11-05", STAMP_PUBLISHED},
        {"Inquiry published 5 Nov 2020 finds torture", "", STAMP_NONE},
        {"Last updated 6 Nov 2020", "2020-11-06", STAMP_CHANGED},
        {"(CNN) 11:14 AM EST, Tuesday November 5, 2020", "2020-11-05", STAMP_LINE},
        {"November 5, 20209:12 AM EST", "2020-11-05", STAMP_LINE},
        {"World | 5 Nov 2020", "2020-11-05", STAMP_LINE},
        {"By Ann Lee | November 5, 2020", "2020-11-05", STAMP_LINE},
        {"Geneva, 5 March 2019", "2019-03-05", STAMP_LINE},
        {"Geneva, 5 March 2019 (OHCHR)", "2019-03-05", STAMP_LINE},
        {"Press release, 5 March 2019", "2019-03-05", STAMP_LINE},
        {"PRESS RELEASE No. 12/2019 | 5 March 2019", "2019-03-05", STAMP_LINE},
        {"FOR IMMEDIATE RELEASE: March 5, 2019", "2019-03-05", STAMP_LINE},
        {"Joint statement, Geneva, 5 March 2019", "2019-03-05", STAMP_LINE},
        {"Communiqué – 5 March 2019", "2019-03-05", STAMP_LINE},
        {"5 March 2019 · Press statement", "2019-03-05", STAMP_LINE},
        {"10:30 – 5 March 2019", "2019-03-05", STAMP_LINE},
        {"5 March 2019 – updated 6 March 2019", "2019-03-05", STAMP_LINE},
        {"5 March 2019 – 2 November 2019", "", STAMP_NONE},
        {"5–20 March 2019", "", STAMP_NONE},
        {"5 March - 2 November 2019", "", STAMP_NONE},
        {"Ida Brandt (born 5 March 1949) is a judge - and was once a poet.", "", STAMP_NONE},
        {"Ida Brandt (5 March 1949 - 2 May 2011) was a judge who, in the years after the war, "
         "heard "
         "more than a hundred cases against the men who had run the harbour and its two mills.",
         "", STAMP_NONE},
        {"The statement of 5 March 2019", "", STAMP_NONE},
        {"Press freedom under attack since 5 March 2019", "", STAMP_NONE},
        {"(Berlin, November 6, 2020) – A new report names those who gave the orders.", "2020-11-06",
         STAMP_DATELINE},
        {"On November 5, 2020, dockers of Riga - a port that froze each year - stopped work.", "",
         STAMP_NONE},
        {"RIGA, Nov. 5, 2020 (Baltic Wire) — The port reopened on Thursday.", "2020-11-05",
         STAMP_DATELINE},
        {"Riga, Latvia – November 5, 2020 – The port reopened on Thursday.", "2020-11-05",
         STAMP_DATELINE},
        {"Dockers – on November 5, 2020 – stopped work in the port of Riga again.", "", STAMP_NONE},
        {"12 March 2024. A court sentenced the mayor.", "2024-03-12", STAMP_DATELINE},
        {"Strasbourg, 12 March 2024. The committee met.", "2024-03-12", STAMP_DATELINE},
        {"Strasbourg, 12 March 2024 was a holiday.", "", STAMP_NONE},
        {"It met on 12 March 2024. The mayor stayed away.", "", STAMP_NONE},
        {"MINSK, Aug 9 (Reuters) - Polls closed on Sunday.", "", STAMP_NONE},
        {"The treaty of 5 March 2019 ended the dispute over the river.", "", STAMP_NONE},
        {"The coup of November 5, 2020", "", STAMP_NONE},
        {"Nothing here", "", STAMP_NONE},
        {"", "", STAMP_NONE},
    };
    arena a = {0};
    furniture_words words = words_of(&a);
    for (size_t i = 0; i < COUNT(cases); i++) {
        edtf e;
        stamp_kind kind = pubdate_stamp(&e, str_of(cases[i].line), &words);
        want_int(cases[i].line, kind, cases[i].kind);
        if (kind != STAMP_NONE)
            want_str(cases[i].line, edtf_str(&a, e), cases[i].date);
    }
    arena_free(&a);
}
END_TEST

Suite *pubdate_suite(void);
Suite *pubdate_suite(void)
{
    const TTest *const tests[] = {values, addresses,       names_of_files, addresses_in_texts,
                                  stamps, heads_of_entries};
    return suite_of("pubdate", tests, COUNT(tests));
}
