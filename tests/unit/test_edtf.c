/* EDTF: what is read, how it is written, which days it means, how two dates lie to each other. */
#include "time/edtf.h"

#include <check.h>
#include <string.h>

Suite *edtf_suite(void);

static const struct {
    const char *text, *canonical, *first, *last, *words;
} dates[] = {
    {"2020-08-09", "2020-08-09", "2020-08-09", "2020-08-09", "9 August 2020"},
    {"2020-02-29", "2020-02-29", "2020-02-29", "2020-02-29", "29 February 2020"},
    {"2020-09", "2020-09", "2020-09-01", "2020-09-30", "September 2020"},
    {"1974", "1974", "1974-01-01", "1974-12-31", "1974"},
    {"2020-08/..", "2020-08/..", "2020-08-01", NULL, "since August 2020"},
    {"../2020-08-09", "../2020-08-09", NULL, "2020-08-09", "until 9 August 2020"},
    {"2020-08/", "2020-08/", "2020-08-01", NULL, "since August 2020"},
    {"2020-11-05/2020-11-20", "2020-11-05/2020-11-20", "2020-11-05", "2020-11-20",
     "5–20 November 2020"},
    {"2020-05-03/2020-06-04", "2020-05-03/2020-06-04", "2020-05-03", "2020-06-04",
     "3 May – 4 June 2020"},
    {"2020-05/2020-06", "2020-05/2020-06", "2020-05-01", "2020-06-30", "May–June 2020"},
    {"2014/2016", "2014/2016", "2014-01-01", "2016-12-31", "2014–2016"},
    {"2019-12/2020-02-01", "2019-12/2020-02-01", "2019-12-01", "2020-02-01",
     "December 2019 – 1 February 2020"},
    {"2020-11?", "2020-11?", "2020-11-01", "2020-11-30", "perhaps November 2020"},
    {"2020~", "2020~", "2020-01-01", "2020-12-31", "about 2020"},
    {"2020%", "2020%", "2020-01-01", "2020-12-31", "about perhaps 2020"},
    {"2020-23", "2020-23", "2020-09-01", "2020-11-30", "autumn 2020"},
    {"2020-24", "2020-24", "2020-12-01", "2021-02-28", "winter 2020"},
    {"2020-33", "2020-33", "2020-01-01", "2020-03-31", "quarter 1 of 2020"},
    {"2020-41", "2020-41", "2020-07-01", "2020-12-31", "half 2 of 2020"},
    {"-0043", "-0043", "-0043-01-01", "-0043-12-31", "44 BC"},
    {"201X", "201X", "2010-01-01", "2019-12-31", "the 2010s"},
    {"20XX", "20XX", "2000-01-01", "2099-12-31", "the 21st century"},
    {"-03XX", "-03XX", "-0399-01-01", "-0300-12-31", "the 4th century BC"},
    {"-004X", "-004X", "-0049-01-01", "-0040-12-31", "the 40s BC"},
    {"-00XX", "-00XX", "-0099-01-01", "0000-12-31", "the 1st century BC"},
    {"2004-XX", "2004", "2004-01-01", "2004-12-31", "2004"},
    {"2004-06-XX", "2004-06", "2004-06-01", "2004-06-30", "June 2004"},
    {"2020-11-05T14:30", "2020-11-05T14:30", "2020-11-05", "2020-11-05", "5 November 2020, 14:30"},
    {"2020-11-05T14:30:59.1Z", "2020-11-05T14:30", "2020-11-05", "2020-11-05",
     "5 November 2020, 14:30"},
    {"2020-11-05T14:30+01:00", "2020-11-05T14:30", "2020-11-05", "2020-11-05",
     "5 November 2020, 14:30"},
    {"Y12345", "Y12345", NULL, NULL, NULL},
    {"", "", NULL, NULL, ""},
};

static const char *day_text(arena *a, day_number day)
{
    return arena_z(a, edtf_str(a, edtf_day(civil_from_day(day))));
}

START_TEST(dates_are_read_and_written)
{
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        arena a = {0};
        edtf e, again;
        ck_assert_msg(edtf_parse(&e, str_of(dates[i].text)), "'%s' is not read", dates[i].text);
        const char *got = arena_z(&a, edtf_str(&a, e));
        ck_assert_msg(strcmp(got, dates[i].canonical) == 0, "'%s': got '%s', wanted '%s'",
                      dates[i].text, got, dates[i].canonical);
        ck_assert(edtf_parse(&again, str_of(got)));
        ck_assert_str_eq(arena_z(&a, edtf_str(&a, again)), got);
        if (dates[i].words) {
            buf b = {.arena = &a};
            edtf_print_words(&b, e);
            ck_assert_msg(str_eq(buf_str(&b), str_of(dates[i].words)), "'%s': got '%.*s'",
                          dates[i].text, (int)b.n, b.p);
        }
        arena_free(&a);
    }
}
END_TEST

START_TEST(dates_have_bounds)
{
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        arena a = {0};
        edtf e;
        day_number first = DAY_MIN, last = DAY_MAX;
        edtf_parse(&e, str_of(dates[i].text));
        ck_assert_int_eq(edtf_bounds(e, &first, &last), dates[i].text[0] != 0);
        if (dates[i].first) {
            ck_assert_str_eq(day_text(&a, first), dates[i].first);
        }
        if (dates[i].last) {
            ck_assert_str_eq(day_text(&a, last), dates[i].last);
        }
        if (strchr(dates[i].text, '/')) {
            ck_assert_int_eq(first == DAY_MIN, dates[i].first == NULL);
            ck_assert_int_eq(last == DAY_MAX, dates[i].last == NULL);
        }
        arena_free(&a);
    }
}
END_TEST

START_TEST(other_texts_are_refused)
{
    static const char *const bad[] = {
        "2020-02-31",
        "2020-11-20/2020-11-05",
        "2020-13",
        "2020-00",
        "2020-1",
        "20",
        "2020-08-09 ",
        "tomorrow",
        "/",
        "../..",
        "../",
        "2020/2021/2022",
        "-0000",
        "2020-08-09T24:00",
        "2020-08-09T14",
        "20X1",
        "2020-42",
        "2020-08-32",
        "2021-02-29",
        "2020??",
        "..",
        "Y2020",
        "Y1234567",
        "2020-20",
        "2020-08-09/x",
        "201X-05",
        "2020-08-09T14:30+1",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        edtf e;
        ck_assert_msg(!edtf_parse(&e, str_of(bad[i])), "'%s' is read", bad[i]);
        ck_assert_msg(edtf_empty(e), "'%s' leaves a date", bad[i]);
    }
}
END_TEST

START_TEST(dates_relate)
{
    static const struct {
        const char *a, *b;
        edtf_relation want;
    } rows[] = {
        {"2020-08", "2020-08-01/2020-08-31", EDTF_SAME},
        {"2020-08-09", "2020-08", EDTF_NARROWS},
        {"2020", "2020-08", EDTF_WIDENS},
        {"2020-08/2020-10", "2020-09/2020-12", EDTF_OVERLAPS},
        {"2020-08", "2020-09", EDTF_BEFORE},
        {"2020-09", "2020-08-31", EDTF_AFTER},
        {"2020-08/..", "2021", EDTF_WIDENS},
        {"../2019", "2020/..", EDTF_BEFORE},
        {"", "2020", EDTF_UNRELATED},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        edtf a, b;
        edtf_parse(&a, str_of(rows[i].a));
        edtf_parse(&b, str_of(rows[i].b));
        ck_assert_msg(edtf_relate(a, b) == rows[i].want, "'%s' to '%s': got %d, wanted %d",
                      rows[i].a, rows[i].b, (int)edtf_relate(a, b), (int)rows[i].want);
    }
}
END_TEST

START_TEST(dates_are_made)
{
    arena a = {0};
    edtf august = edtf_month(2020, 8), day = edtf_day((civil){2020, 9, 17});
    ck_assert_str_eq(arena_z(&a, edtf_str(&a, edtf_range(august, day))), "2020-08/2020-09-17");
    ck_assert_str_eq(arena_z(&a, edtf_str(&a, edtf_since(august))), "2020-08/..");
    ck_assert_str_eq(arena_z(&a, edtf_str(&a, edtf_until(edtf_range(august, day)))),
                     "../2020-09-17");
    ck_assert_str_eq(arena_z(&a, edtf_str(&a, edtf_month(2020, 22))), "2020-22");
    ck_assert_int_eq(edtf_finest(edtf_range(august, day)), EDTF_DAY);
    ck_assert(edtf_empty(edtf_since((edtf){0})));
    arena_free(&a);
}
END_TEST

Suite *edtf_suite(void)
{
    Suite *s = suite_create("edtf");
    TCase *c = tcase_create("edtf");
    tcase_add_test(c, dates_are_read_and_written);
    tcase_add_test(c, dates_have_bounds);
    tcase_add_test(c, other_texts_are_refused);
    tcase_add_test(c, dates_relate);
    tcase_add_test(c, dates_are_made);
    suite_add_tcase(s, c);
    return s;
}
