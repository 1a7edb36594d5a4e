/* timex_value: TIMEX3 values as ISO-TimeML writes them. */
#ifndef FIND_TIMEX_VALUE_H
#define FIND_TIMEX_VALUE_H

#include "find/timex.h"

/* 2020-08-09, 2020-SU, 2020-Q3, 199, 19, BC0044 */
str timex_date_value(arena *a, edtf_date d);
str timex_week_value(arena *a, day_number day, bool weekend);            /* 2020-W33, 2020-W33-WE */
str timex_week_day_value(arena *a, int32_t year, int week, int weekday); /* 2020-W33, 2020-W33-2 */
str timex_zone_value(arena *a, const time_expr *e);                      /* -05:00, or empty */
/* P10D, PT5H, PXY, P1.5Y */
str timex_length_value(arena *a, time_unit unit, double count, bool vague);
str timex_lengths_value(arena *a, const time_expr *e); /* P6Y3M, PT2H10M: with the smaller unit */
str timex_freq_value(arena *a, time_unit unit, double count); /* 2X, 3D */
/* What is known of a date that has no year: XXXX-08-09, XXXX-WXX-4, XXXX-SU */
str timex_open_value(arena *a, const time_expr *e);
/* value + "TMO" or "T14:30", as `e` has it */
str timex_with_time(arena *a, str value, const time_expr *e);

#endif
