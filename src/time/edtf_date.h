/* edtf_date: one date taken apart, for the files of edtf. */
#ifndef TIME_EDTF_DATE_H
#define TIME_EDTF_DATE_H

#include "time/edtf.h"

#define EDTF_X_YEAR   0xF0u /* in edtf_date.unspecified */
#define EDTF_X_MONTH  0x0Cu
#define EDTF_X_DAY    0x03u
#define EDTF_DATE_MAX 48 /* bytes of one date */

/* In minutes: no place was ever further off, Manila's 15:56 included. */
#define EDTF_OFFSET_MOST (18 * 60)

/* How many parts are written: 1 the year, 2 with month or season, 3 with the day. */
static inline int edtf_parts(edtf_date d)
{
    if (!d.unspecified)
        return d.precision >= EDTF_DAY ? 3 : d.precision >= EDTF_SEASON ? 2 : 1;
    return d.day || d.unspecified & EDTF_X_DAY       ? 3
           : d.month || d.unspecified & EDTF_X_MONTH ? 2
                                                     : 1;
}

/* Its year's digits that are X: 8 for the first of four, 1 for the last. */
static inline unsigned edtf_year_unknown(edtf_date d)
{
    static const uint8_t by_precision[] = {0, 0, 15, 7, 3, 1};
    if (d.unspecified || d.significant || d.precision >= EDTF_YEAR)
        return d.unspecified >> 4;
    return by_precision[d.precision];
}

/* May `n` stand for two digits of which `value` is known but for those in `unknown` (2 the tens,
 * 1 the ones)? */
static inline bool edtf_fits(int n, int value, unsigned unknown)
{
    return (unknown & 2 || n / 10 == value / 10) && (unknown & 1 || n % 10 == value % 10);
}
static inline bool edtf_in_season(edtf_date d)
{
    return d.month > 12 && !(d.unspecified & EDTF_X_MONTH);
}
static inline bool edtf_month_fits(edtf_date d, int month)
{
    return edtf_fits(month, d.month, (d.unspecified & EDTF_X_MONTH) >> 2);
}
static inline bool edtf_day_fits(edtf_date d, int day)
{
    return edtf_fits(day, d.day, d.unspecified & EDTF_X_DAY);
}

/* The first and last year that its year may be. */
void edtf_years(edtf_date d, int32_t *first, int32_t *last);

static inline bool edtf_names_day(edtf_date d)
{
    return d.precision > EDTF_OPEN;
}

/* Writes a date, its qualifiers and all, and returns how long it is; nothing for an unknown end. */
size_t edtf_write(char out[EDTF_DATE_MAX], edtf_date d);

#endif
