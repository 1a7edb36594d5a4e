/* civil: day numbers out of calendar dates and back, weekdays and ISO weeks. All of it is exact
 * integer arithmetic on eras of 400 years, so no table, no loop and no time zone is needed. */
#include "time/civil.h"

/* Division that rounds down, for years and days before the epoch. */
static int64_t floor_div(int64_t a, int64_t b)
{
    int64_t q = a / b;
    return a % b < 0 ? q - 1 : q;
}

static bool leap_year(int32_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* The day number of 1 March of year 0 by the Julian calendar is that of 28 February, two days
 * before the Gregorian one; from there every fourth year is a leap year. */
civil civil_from_julian(civil julian)
{
    int64_t months = (julian.month + 9) % 12; /* since March */
    int64_t year = (int64_t)julian.year - (months >= 10);
    int64_t leaps = year >= 0 ? year / 4 : -((3 - year) / 4);
    int64_t march = civil_to_day((civil){0, 3, 1}) - 2;
    return civil_from_day(march + 365 * year + leaps + (153 * months + 2) / 5 + julian.day - 1);
}

int civil_month_days(int32_t year, int month)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12) {
        return 0;
    }
    return days[month - 1] + (month == 2 && leap_year(year));
}

bool civil_valid(civil c)
{
    return c.month >= 1 && c.month <= 12 && c.day >= 1 &&
           c.day <= civil_month_days(c.year, c.month);
}

/* A year is counted from March, so that the leap day is its last. */
day_number civil_to_day(civil c)
{
    int64_t year = (int64_t)c.year - (c.month <= 2);
    int64_t era = floor_div(year, 400);
    int64_t year_of_era = year - era * 400;
    int64_t month_from_march = (c.month + 9) % 12;
    int64_t day_of_year = (153 * month_from_march + 2) / 5 + c.day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

civil civil_from_day(day_number day)
{
    int64_t shifted = day + 719468;
    int64_t era = floor_div(shifted, 146097);
    int64_t day_of_era = shifted - era * 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month_from_march = (5 * day_of_year + 2) / 153;
    int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    int64_t year = year_of_era + era * 400 + (month <= 2);
    return (civil){.year = (int32_t)year,
                   .month = (uint8_t)month,
                   .day = (uint8_t)(day_of_year - (153 * month_from_march + 2) / 5 + 1)};
}

int civil_weekday(day_number day)
{
    int64_t from_monday = day + 3; /* 1970-01-01 was a Thursday */
    return (int)(from_monday - floor_div(from_monday, 7) * 7);
}

civil civil_add_months(civil c, int32_t months)
{
    int64_t count = (int64_t)c.year * 12 + (c.month - 1) + months;
    int64_t year = floor_div(count, 12);
    int month = (int)(count - year * 12) + 1;
    int last = civil_month_days((int32_t)year, month);
    return (civil){.year = (int32_t)year,
                   .month = (uint8_t)month,
                   .day = c.day > last ? (uint8_t)last : c.day};
}

/* Week 1 is the week that holds 4 January. */
day_number civil_week_start(int32_t year, int week)
{
    day_number fourth = civil_to_day((civil){year, 1, 4});
    return fourth - civil_weekday(fourth) + (day_number)(week - 1) * 7;
}

/* A week belongs to the year of its Thursday. */
int civil_iso_week(day_number day, int32_t *year)
{
    day_number thursday = day - civil_weekday(day) + 3;
    *year = civil_from_day(thursday).year;
    return (int)((day - civil_week_start(*year, 1)) / 7) + 1;
}
