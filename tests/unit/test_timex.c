/* Times of articles: each row is a text, its publication date and what is found in it, as
 * `words=value` or, where the date differs from the value, `words=value@date`; `:since` and the
 * like show how the words before bind it. */
#include "find/timex.h"
#include "shipped.h"

#include <check.h>
#include <string.h>

Suite *timex_suite(void);

static const struct {
    const char *published, *text, *want;
} cases[] = {
    /* orders of the calendar */
    {"", "It was August 9, 2020.", "August 9, 2020=2020-08-09"},
    {"", "It was 9 August 2020.", "9 August 2020=2020-08-09"},
    {"", "It was the 9th of August, 2020.", "the 9th of August, 2020=2020-08-09"},
    {"", "It was Sunday, August 9, 2020.", "Sunday, August 9, 2020=2020-08-09"},
    {"", "It was 2020-08-09 then.", "2020-08-09=2020-08-09"},
    {"", "It was 9.8.2020 then.", "9.8.2020=2020-08-09"},
    {"", "In August 2020 it rained.", "August 2020=2020-08"},
    {"", "In 1974 it rained.", "1974=1974"},
    {"", "On 13/8/2020 and 8/9/2020.", "13/8/2020=2020-08-13 8/9/2020=2020-09-08"},
    {"", "On 8/13/2020 and 8/9/2020.", "8/13/2020=2020-08-13 8/9/2020=2020-08-09"},
    {"", "On 8/9/2020 only.", "8/9/2020=2020"},
    {"", "On 31 February 2020.", "31 February 2020=XXXX-02-31@"},
    /* ranges */
    {"2020-11-05", "From 3-5 May they met.", "3-5 May=2020-05-03/2020-05-05"},
    {"2020-11-05", "On August 7-12 they met.", "August 7-12=2020-08-07/2020-08-12"},
    {"", "Shut from March to June 2020.", "March=2020-03@2020-03/2020-06 June 2020=2020-06:until"},
    {"", "Shut from December to June 2020.",
     "December=2019-12@2019-12/2020-06 June 2020=2020-06:until"},
    {"", "It raged between 2014 and 2016.", "2014=2014@2014/2016 2016=2016:until"},
    /* longer than a day */
    {"", "In the 1990s and the 19th century.", "the 1990s=199@199X the 19th century=18@18XX"},
    {"", "In the third quarter of 2019 and summer 2018.",
     "the third quarter of 2019=2019-Q3@2019-35 summer 2018=2018-SU@2018-22"},
    {"", "He died in 44 BC, not in AD 79.", "44 BC=BC0044@-0043 AD 79=0079"},
    {"", "In early August 2020, mid-2019 and at the end of 2018.",
     "early August 2020=2020-08 mid-2019=2019 the end of 2018=2018"},
    {"", "At Easter 2021 and Christmas 2020.", "Easter 2021=2021-04-04 Christmas 2020=2020-12-25"},
    /* counted from publication */
    {"2020-11-05", "The report was published on Thursday.", "Thursday=2020-11-05"},
    {"2020-11-05", "It was discussed on Friday.", "Friday=2020-10-30"},
    {"2020-11-05", "The court will meet on Friday.", "Friday=2020-11-06"},
    {"2020-11-05", "He spoke yesterday and will speak today.",
     "yesterday=2020-11-04 today=2020-11-05"},
    {"2020-11-05", "Last week it rained.", "Last week=2020-W44@2020-10-26/2020-11-01"},
    {"2020-11-05", "Thousands marched over the weekend.",
     "the weekend=2020-W44-WE@2020-10-31/2020-11-01"},
    {"2020-11-05", "It grew this year, not last year.", "this year=2020 last year=2019"},
    {"2021-11-05", "It worsened over the past year.", "the past year=P1Y@2020-11/2021-11"},
    {"2020-11-05", "Two years ago he left.", "Two years ago=2018"},
    {"2020-11-05", "The vote of August 9.", "August 9=2020-08-09"},
    {"2021-11-05", "A letter dated November 4 came.", "November 4=2021-11-04"},
    {"2021-11-05", "The August 2020 vote. They met after the August 9 poll.",
     "August 2020=2020-08 August 9=2020-08-09"},
    {"2020-02-03", "It ended in December.", "December=2019-12"},
    {"2020-11-05", "It will end in March.", "March=2021-03"},
    {"2020-11-05", "More than a month after the vote -- in September 2020 -- it began.",
     "More than a month=P1M@ September 2020=2020-09"},
    /* counted from the time spoken of */
    {"2021-11-05", "A letter of November 4 came. They must answer within 10 days.",
     "November 4=2021-11-04 10 days=P10D@2021-11-14:within"},
    {"", "He came on May 3, 2019 and left two days later.",
     "May 3, 2019=2019-05-03 two days later=2019-05-05"},
    {"", "On May 31, 2019 it began. The next day it ended.",
     "May 31, 2019=2019-05-31 The next day=2019-06-01"},
    {"1990-08-15", "A truce in August 1988 held. Kuwait was invaded on Aug. 2.",
     "August 1988=1988-08 Aug. 2=1990-08-02"},
    {"1989-10-26", "The dividend will be paid Dec. 14.", "Dec. 14=1989-12-14"},
    {"1998-02-19", "In June last year he fled.", "June last year=1997-06"},
    {"2020-11-05", "It shuts at the end of the year.", "the end of the year=2020"},
    {"2020-11-05", "It fell in the last week of October.", "the last week of October=2020-10"},
    {"", "From 1939-45 and 499-493 BC.",
     "1939=1939@1939/1945 45=1945:until 499=BC0499@-0498/-0492 493 BC=BC0493@-0492:until"},
    {"2020-11-06", "Opponents were held since January.", "January=2020-01:since"},
    {"2023-04-21", "She set a hearing for September 4.", "September 4=2023-09-04"},
    {"2023-04-21", "On April 3, 2011 it was seen, and in May it was raised.",
     "April 3, 2011=2011-04-03 May=2011-05"},
    {"2021-11-05", "After the August 2020 vote they wrote on November 4.",
     "August 2020=2020-08 November 4=2021-11-04"},
    {"2020-11-05", "It was held last Christmas and Christmas 2018.",
     "Christmas=2019-12-25 Christmas 2018=2018-12-25"},
    {"2020-11-05", "It opened on the first Monday in September.",
     "the first Monday in September=2020-09-07"},
    {"", "On 5 and 6 June 2013, 2020/11/05, in Q3 2021 and until mid-March 2020.",
     "5 and 6 June 2013=2013-06-05/2013-06-06 2020/11/05=2020-11-05 Q3 2021=2021-Q3@2021-35 "
     "mid-March 2020=2020-03:until"},
    {"1999-04-19", "He was shot last Oct. 23.", "Oct. 23=1998-10-23"},
    {"2018-11-05", "Voters will go to the polls on 26 May.", "26 May=2019-05-26"},
    /* what binds, lasts, repeats */
    {"2020-11-05", "It has lasted since August.", "August=2020-08:since"},
    {"2020-11-05", "He ruled for 26 years.", "26 years=P26Y@:for"},
    {"2020-11-05", "They vote every four years.", "every four years=P4Y@:every"},
    {"2020-11-05", "They must answer by Friday.", "Friday=2020-11-06:before"},
    /* publication vague or unknown: no day is invented */
    {"", "It was said on Thursday and yesterday.", "Thursday=XXXX-WXX-4@ yesterday=XXXX-XX-XX@"},
    {"", "The vote of August 9.", "August 9=XXXX-08-09@"},
    {"2020-11", "It was said on Thursday, last month.", "Thursday=XXXX-WXX-4@ last month=2020-10"},
    {"2020", "The vote of August 9 was rigged.", "August 9=XXXX-08-09@"},
    {"2020", "The vote of August 9 this year.", "August 9 this year=2020-08-09"},
    /* no times */
    {"2020-11-05", "He may march second to the $2020 flat.", ""},
    {"2020-11-05", "They won 3-5 on flight 1998 with 1,500 cases and 45 percent.", ""},
    {"2020-11-05", "The 66-year-old paid 2000 people on page 2020.", ""},
    {"2018-01-15", "The plant will close next year.", "next year=2019"},
    {"2020-11-05", "She is in her 40s, he in his early fifties.", ""},
    {"2020-11-05", "May Smith and April Jones march on Bloody Sunday.", ""},
};

static void print_time(buf *b, const dateline_article *article, const timex *t)
{
    static const char *const relations[] = {"",       ":since",  ":until", ":before",
                                            ":after", ":within", ":for",   ":every"};
    buf date = {.arena = b->arena};
    edtf_print(&date, t->date);
    buf_put(b, b->n ? S(" ") : S(""));
    buf_put(b, str_span(article->source.text, t->at));
    buf_char(b, '=');
    buf_put(b, t->value);
    if (!str_eq(buf_str(&date), t->value)) {
        buf_char(b, '@');
        buf_put(b, buf_str(&date));
    }
    buf_put(b, str_of(relations[t->relation]));
}

static void article_with(dateline_article *article, const char *published, str text)
{
    *article = (dateline_article){.lexicon = shipped};
    article->source.text = text;
    ck_assert(edtf_parse(&article->source.published, str_of(published)));
    *vec_push(&article->arena, &article->source.blocks) =
        (block){{0, (uint32_t)text.n}, BLOCK_PARAGRAPH};
    tokenize(&article->text, &article->arena, &article->source, &shipped->words,
             &shipped->abbreviations);
}

static void find_in(dateline_article *article, const char *published, str text)
{
    article_with(article, published, text);
    find_times(article);
}

START_TEST(times_are_found)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dateline_article article;
        find_in(&article, cases[i].published, str_of(cases[i].text));
        buf b = {.arena = &article.arena};
        for (size_t k = 0; k < article.times.n; k++) {
            print_time(&b, &article, &article.times.v[k]);
        }
        ck_assert_msg(str_eq(buf_str(&b), str_of(cases[i].want)),
                      "'%s' published '%s':\n   got %.*s\nwanted %s", cases[i].text,
                      cases[i].published, (int)b.n, b.p, cases[i].want);
        arena_free(&article.arena);
    }
}
END_TEST

START_TEST(dates_explain_themselves)
{
    dateline_article article;
    find_in(&article, "2020-11-06", S("It was published on Thursday."));
    ck_assert_uint_eq(article.times.n, 1);
    ck_assert(article.times.v[0].from_published);
    ck_assert(str_eq(article.times.v[0].steps, S("\"Thursday\" = the last such weekday before "
                                                 "publication 2020-11-06 = 2020-11-05")));
    arena_free(&article.arena);
}
END_TEST

/* What a source is decides where its text does not. */
START_TEST(order_of_day_and_month_is_told_by_the_source)
{
    static const struct {
        const char *language, *url, *value;
    } rows[] = {
        {"", "", "2020"},
        {"en", "https://example.com/uk/1", "2020"},
        {"en-GB", "", "2020-09-08"},
        {"en_US", "", "2020-08-09"},
        {"", "https://www.example.org.uk/news", "2020-09-08"},
        {"", "http://example.gov", "2020-08-09"},
        {"en-US", "https://example.uk", "2020"}, /* they weigh the same */
        {"a language with too long a name", "example", "2020"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        dateline_article article;
        article_with(&article, "", S("It was on 8/9/2020."));
        article.source.language = str_of(rows[i].language);
        article.source.url = str_of(rows[i].url);
        find_times(&article);
        const timex *t = &article.times.v[0];
        ck_assert_msg(str_eq(t->value, str_of(rows[i].value)), "'%s' '%s': got %.*s",
                      rows[i].language, rows[i].url, STR_ARG(t->value));
        ck_assert(t->ambiguous == (t->value.n == 4));
        arena_free(&article.arena);
    }
}
END_TEST

START_TEST(timeml_keeps_the_text)
{
    dateline_article article;
    find_in(&article, "", S("A & B <met> in 1974.\n"));
    buf b = {.arena = &article.arena};
    timeml_print(&b, &article);
    const char *want = "<TEXT>A &amp; B &lt;met&gt; in <TIMEX3 tid=\"t1\" type=\"DATE\" "
                       "value=\"1974\">1974</TIMEX3>.\n</TEXT>";
    ck_assert_msg(str_find(buf_str(&b), str_of(want)) != STR_NONE, "got %.*s", (int)b.n, b.p);
    arena_free(&article.arena);
}
END_TEST

/* Long runs of words of time must not cost more than their length. */
START_TEST(hostile_text_is_read_in_one_pass)
{
    static const char *const words[] = {"the ",   "last ",  "two ",      "- ",      "August ",
                                        "9",      " , ",    "2020",      " years ", "of ",
                                        "early ", "every ", "Thursday ", "half ",   "a "};
    uint32_t seed = 3;
    arena a = {0};
    buf b = {.arena = &a};
    while (b.n < 200000) {
        seed = seed * 1664525u + 1013904223u;
        buf_put(&b, str_of(words[(seed >> 20) % (sizeof words / sizeof *words)]));
    }
    dateline_article article;
    find_in(&article, "2020-11-05", buf_str(&b));
    uint32_t at = 0;
    for (size_t i = 0; i < article.times.n; i++) {
        ck_assert(article.times.v[i].at.at >= at && article.times.v[i].at.n > 0);
        at = span_end(article.times.v[i].at);
    }
    ck_assert_uint_le(at, b.n);
    arena_free(&article.arena);
    arena_free(&a);
}
END_TEST

Suite *timex_suite(void)
{
    Suite *s = suite_create("timex");
    TCase *c = tcase_create("timex");
    tcase_add_checked_fixture(c, shipped_load, shipped_free);
    tcase_add_test(c, times_are_found);
    tcase_add_test(c, dates_explain_themselves);
    tcase_add_test(c, order_of_day_and_month_is_told_by_the_source);
    tcase_add_test(c, timeml_keeps_the_text);
    tcase_add_test(c, hostile_text_is_read_in_one_pass);
    suite_add_tcase(s, c);
    return s;
}
