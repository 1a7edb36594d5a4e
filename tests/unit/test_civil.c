/* Day arithmetic: known days, weekdays, ISO weeks, months of different length. */
#include "time/civil.h"

#include <check.h>

Suite *civil_suite(void);

static const struct {
    civil c;
    day_number day;
    int weekday; /* 0 Monday */
    int32_t week_year;
    int week;
} days[] = {
    {{1970, 1, 1}, 0, 3, 1970, 1},          {{2000, 2, 29}, 11016, 1, 2000, 9},
    {{2020, 8, 9}, 18483, 6, 2020, 32},     {{2021, 1, 3}, 18630, 6, 2020, 53},
    {{2018, 12, 31}, 17896, 0, 2019, 1},    {{1969, 12, 31}, -1, 2, 1970, 1},
    {{0, 3, 1}, -719468, 2, 0, 9},          {{-43, 3, 15}, -735160, 4, -43, 11},
    {{1582, 10, 15}, -141427, 4, 1582, 41},
};

START_TEST(known_days)
{
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        day_number day = civil_to_day(days[i].c);
        ck_assert_msg(day == days[i].day, "row %zu: got %lld", i, (long long)day);
        civil back = civil_from_day(day);
        ck_assert_msg(back.year == days[i].c.year && back.month == days[i].c.month &&
                          back.day == days[i].c.day,
                      "row %zu: back to %d-%d-%d", i, back.year, back.month, back.day);
        ck_assert_msg(civil_weekday(day) == days[i].weekday, "row %zu: weekday %d", i,
                      civil_weekday(day));
        int32_t year;
        int week = civil_iso_week(day, &year);
        ck_assert_msg(week == days[i].week && year == days[i].week_year, "row %zu: %d-W%d", i, year,
                      week);
    }
}
END_TEST

START_TEST(every_day_comes_back)
{
    int weekday = civil_weekday(-800000);
    for (day_number day = -800000; day < 800000; day += 1) {
        civil c = civil_from_day(day);
        bool good = civil_valid(c) && civil_to_day(c) == day && civil_weekday(day) == weekday;
        if (!good) {
            ck_abort_msg("day %lld: got %d-%d-%d", (long long)day, c.year, c.month, c.day);
        }
        weekday = (weekday + 1) % 7;
    }
}
END_TEST

static const struct {
    civil from;
    int32_t months;
    civil want;
} sums[] = {
    {{2020, 1, 31}, 1, {2020, 2, 29}},   {{2021, 1, 31}, 1, {2021, 2, 28}},
    {{2020, 12, 15}, 1, {2021, 1, 15}},  {{2020, 1, 15}, -1, {2019, 12, 15}},
    {{2020, 5, 31}, -14, {2019, 3, 31}}, {{1, 1, 1}, -12, {0, 1, 1}},
};

START_TEST(julian_days_are_gregorian_ones)
{
    static const struct {
        civil julian, gregorian;
    } rows[] = {
        {{1917, 10, 25}, {1917, 11, 7}}, {{1642, 12, 25}, {1643, 1, 4}},
        {{1582, 10, 5}, {1582, 10, 15}}, {{1900, 2, 29}, {1900, 3, 13}},
        {{1700, 2, 18}, {1700, 2, 28}},  {{200, 3, 1}, {200, 3, 1}},
        {{4, 3, 1}, {4, 2, 28}},         {{-4712, 1, 1}, {-4713, 11, 24}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        civil got = civil_from_julian(rows[i].julian), want = rows[i].gregorian;
        ck_assert_msg(civil_to_day(got) == civil_to_day(want), "%d-%d-%d: got %d-%d-%d",
                      rows[i].julian.year, rows[i].julian.month, rows[i].julian.day, got.year,
                      got.month, got.day);
    }
}
END_TEST

START_TEST(months_are_added)
{
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
        civil got = civil_add_months(sums[i].from, sums[i].months);
        ck_assert_msg(got.year == sums[i].want.year && got.month == sums[i].want.month &&
                          got.day == sums[i].want.day,
                      "row %zu: got %d-%d-%d", i, got.year, got.month, got.day);
    }
}
END_TEST

START_TEST(impossible_dates_are_invalid)
{
    static const civil bad[] = {{2021, 2, 29}, {2020, 13, 1}, {2020, 0, 1},
                                {2020, 4, 31}, {1900, 2, 29}, {2020, 1, 0}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        ck_assert_msg(!civil_valid(bad[i]), "row %zu is valid", i);
    }
}
END_TEST

Suite *civil_suite(void)
{
    Suite *s = suite_create("civil");
    TCase *c = tcase_create("civil");
    tcase_add_test(c, known_days);
    tcase_add_test(c, every_day_comes_back);
    tcase_add_test(c, julian_days_are_gregorian_ones);
    tcase_add_test(c, months_are_added);
    tcase_add_test(c, impossible_dates_are_invalid);
    suite_add_tcase(s, c);
    return s;
}
