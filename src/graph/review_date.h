/* review_date: dates as spreadsheets write them back. */
#ifndef GRAPH_REVIEW_DATE_H
#define GRAPH_REVIEW_DATE_H

#include "time/edtf.h"

/* Whether a cell that was written as `own` still says so: in EDTF, or as a spreadsheet shows the
 * day or month (31.08.2020, 8/31/20, 31-Aug-20, 2020-08-31 00:00:00, 44074; Aug-20). */
bool review_same_date(edtf own, str text);

#endif
