/* civil: the proleptic Gregorian calendar as day numbers.
 * Method: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms". Year 0 is 1 BCE. */
#ifndef TIME_CIVIL_H
#define TIME_CIVIL_H

#include <stdbool.h>
#include <stdint.h>

typedef int64_t day_number; /* days since 1970-01-01 */

#define DAY_MIN INT64_MIN /* open beginning */
#define DAY_MAX INT64_MAX /* open end */

typedef struct civil {
    int32_t year;
    uint8_t month, day; /* from 1 */
} civil;

bool civil_valid(civil c);
day_number civil_to_day(civil c);
civil civil_from_day(day_number day);
civil civil_from_julian(civil julian); /* the same day in the Gregorian calendar */
int civil_month_days(int32_t year, int month);
int civil_weekday(day_number day);               /* 0 Monday ... 6 Sunday */
civil civil_add_months(civil c, int32_t months); /* the day is clipped to the month's length */
int civil_iso_week(day_number day, int32_t *year);
day_number civil_week_start(int32_t year, int week);

#endif
