/* holiday: the day of a feast in a year: fixed, by weekday, or by Easter (Gregorian, by the
 * anonymous algorithm of Nature, 1876). */
#include "find/timex.h"

static day_number easter_sunday(int32_t year)
{
    int32_t a = year % 19, b = year / 100, c = year % 100;
    int32_t d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int32_t e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    int32_t f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return civil_to_day((civil){year, (uint8_t)(f / 31), (uint8_t)(f % 31 + 1)});
}

/* The nth weekday of a month; -1 is the last. */
static day_number nth_weekday(int32_t year, int month, int weekday, int nth)
{
    day_number first = civil_to_day((civil){year, (uint8_t)month, 1});
    day_number day = first + (weekday - 1 - civil_weekday(first) + 7) % 7;
    if (nth > 0) {
        return day + 7 * (nth - 1);
    }
    day_number next_month = first + civil_month_days(year, month);
    return day + (next_month - 1 - day) / 7 * 7;
}

civil holiday_day(const holiday *h, int32_t year)
{
    if (h->by_easter) {
        return civil_from_day(easter_sunday(year) + h->easter);
    }
    if (h->weekday) {
        return civil_from_day(nth_weekday(year, h->month, h->weekday, h->nth));
    }
    return (civil){year, (uint8_t)h->month, (uint8_t)h->day};
}
