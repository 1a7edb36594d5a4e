/* Dates as people and spreadsheets write them: what is read, what stays open, what a column tells.
 */
#include "time/written.h"
#include "unit.h"

START_TEST(what_can_mean_one_day_is_read)
{
    static const struct {
        const char *text, *date; /* "": refused */
    } cases[] = {
        {"31.08.2020", "2020-08-31"},
        {"1. 3. 2022", "2022-03-01"},
        {"03.04.2022", "2022-04-03"},
        {"24/02/2022", "2022-02-24"},
        {"2/24/2022", "2022-02-24"},
        {"24-2-2022", "2022-02-24"},
        {"05/05/2022", "2022-05-05"},
        {"2022/2/24", "2022-02-24"},
        {"2022.02.24", "2022-02-24"},
        {"2022-2-4", "2022-02-04"},
        {"2022-02-24 05:30:00", "2022-02-24"},
        {"24 Feb 2022, 05:30", "2022-02-24"},
        {"2/24/2022 5:30:00 PM", "2022-02-24"},
        {"24 February 2022", "2022-02-24"},
        {"February 24, 2022", "2022-02-24"},
        {"Feb. 24th 2022", "2022-02-24"},
        {"24-Feb-2022", "2022-02-24"},
        {"24 sept 2022", "2022-09-24"},
        {"March 2022", "2022-03"},
        {"03/2022", "2022-03"},
        {"Mar-2022", "2022-03"},
        {"03/04/2022", ""},
        {"03-04-2022", ""},
        {"24.02.22", ""},
        {"31.02.2022", ""},
        {"24 02 2022", ""},
        {"24/02-2022", ""},
        {"24 Foo 2022", ""},
        {"May", ""},
        {"2022", ""},
        {"44616", ""},
        {"13/2022", ""},
        {"24 Feb 2022 or later", ""},
        {"1 2 3 4", ""},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        arena a = {0};
        edtf e;
        bool read = written_date(&e, str_of(cases[i].text), ORDER_UNKNOWN);
        want_int(cases[i].text, read, cases[i].date[0] != 0);
        want_str(cases[i].text, edtf_str(&a, e), cases[i].date);
        arena_free(&a);
    }
}
END_TEST

START_TEST(a_column_tells_its_order)
{
    static const struct {
        const char *others[3], *date; /* what 03/04/2022 is beside them */
    } cases[] = {
        {{"24/02/2022"}, "2022-04-03"},
        {{"2/24/2022", "1/1/2022"}, "2022-03-04"},
        {{"24/02/2022", "2/24/2022"}, ""},
        {{"24/02/2022", "2/24/2022", "25/02/2022"}, ""},
        {{"24.02.2022", "May 2022", "07/08/2022"}, ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        arena a = {0};
        edtf e;
        date_order order = ORDER_UNKNOWN;
        for (size_t k = 0; k < 3 && cases[i].others[k] != NULL; k++)
            order = written_order(order, str_of(cases[i].others[k]));
        written_date(&e, S("03/04/2022"), order);
        want_str(cases[i].others[0], edtf_str(&a, e), cases[i].date);
        arena_free(&a);
    }
}
END_TEST

START_TEST(what_may_be_two_days_is_told_with_both)
{
    heard h = {0};
    dateline_diag d = {hear, &h};
    edtf e;
    place at = {.file = S("t.csv"), .line = 2, .col = 1};
    ck_assert_int_eq(written_read(&e, S("03/04/2022"), ORDER_MIXED, at, &d), DATELINE_INVALID);
    want_str("said", str_of(h.text),
             "t.csv:2:1: cannot read date '03/04/2022': it may be 2022-04-03 or 2022-03-04");
}
END_TEST

START_TEST(what_is_no_date_says_why)
{
    static const struct {
        const char *date, *why;
    } cases[] = {
        {"31.02.2020", "there is no such day"},
        {"Feb 30, 2020", "there is no such day"},
        {"13/2020", "there is no such month"},
        {"20-1-5", "a year has four digits"},
        {"2020-02-30", "day 30 in a month of 29"},
        {"30 Febuary 2020",
         "write it as 2020-11-05, 5 November 2020, 2020-21 (spring) or 2020~ (about)"},
        {"yesterday", "write it as 2020-11-05, 5 November 2020, 2020-21 (spring) or 2020~ (about)"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        heard h = {0};
        dateline_diag d = {hear, &h};
        edtf e;
        arena a = {0};
        buf want = {.arena = &a};
        buf_printf(&want, "t.csv:2:1: cannot read date '%s': %s", cases[i].date, cases[i].why);
        place at = {.file = S("t.csv"), .line = 2, .col = 1};
        str date = str_of(cases[i].date);
        ck_assert_int_eq(written_read(&e, date, ORDER_UNKNOWN, at, &d), DATELINE_INVALID);
        want_str(cases[i].date, str_of(h.text), want.p);
        arena_free(&a);
    }
}
END_TEST

Suite *written_suite(void);
Suite *written_suite(void)
{
    const TTest *const tests[] = {what_can_mean_one_day_is_read, a_column_tells_its_order,
                                  what_may_be_two_days_is_told_with_both, what_is_no_date_says_why};
    return suite_of("written", tests, COUNT(tests));
}
