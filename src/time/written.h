/* written: dates as people and spreadsheets write them, where they can mean one day only.
 *
 *     31.08.2020   31/8/2020   8/31/2020   2020/08/31   2020-08-31 14:30:00
 *     31 August 2020   Aug 31, 2020   31-Aug-2020   August 2020   08/2020
 */
#ifndef TIME_WRITTEN_H
#define TIME_WRITTEN_H

#include "time/edtf.h"

/* What 03/04/2020 is. Points part a day from its month everywhere: 03.04.2020 is in April. */
typedef enum date_order {
    ORDER_UNKNOWN,
    ORDER_DAY_FIRST,
    ORDER_MONTH_FIRST,
    ORDER_MIXED
} date_order;

/* What a text adds to what the others of its column tell: 31/8 can only begin with the day. */
date_order written_order(date_order known, str text);

/* False (and *out empty) if it is none of these, or may be two days. */
bool written_date(edtf *out, str text, date_order order);

/* As edtf_read, but also what is so written; what may be two days is told with both. */
dateline_status written_read(edtf *out, str text, date_order order, place at,
                             const dateline_diag *d);

/* "Aug", "Sept", "August": 1 to 12, or 0. */
int written_month(str word);

#endif
