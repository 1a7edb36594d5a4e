/* edtf: dates that say what is known and no more (ISO 8601-2, the Extended Date/Time Format).
 *
 *     2020-08-09   2020-09   1974   2020-08/..   ../2020-08-09   2020-11-05/2020-11-20
 *     2020-11?     2020~     2020-23 (autumn)    -0043           201X   2004-XX   2020-11-05T14:30
 *
 * An edtf is a value. A zeroed one is "no date".
 */
#ifndef TIME_EDTF_H
#define TIME_EDTF_H

#include "base/buf.h"
#include "time/civil.h"

typedef enum edtf_precision {
    EDTF_UNKNOWN, /* not a date (zeroed), or the unknown end of an interval */
    EDTF_OPEN,    /* `..`, only as one end of an interval */
    EDTF_CENTURY, /* 20XX: year is the first, 2000 */
    EDTF_DECADE,  /* 201X: year is the first, 2010 */
    EDTF_YEAR,
    EDTF_SEASON, /* month holds 21-41 */
    EDTF_MONTH,
    EDTF_DAY,
    EDTF_MINUTE, /* a day with a time of day */
} edtf_precision;

typedef struct edtf_date {
    int32_t year;
    uint8_t precision; /* edtf_precision */
    uint8_t month, day, hour, minute;
    bool uncertain;   /* ? */
    bool approximate; /* ~ ; % is both */
} edtf_date;

typedef struct edtf {
    edtf_date from;
    edtf_date to; /* of an interval; else zeroed */
    bool interval;
} edtf;

/* Parses the whole of `s`; false (and *out zeroed) if it is not EDTF or names no possible day
 * (`2020-02-31`, `2020-11-20/2020-11-05`). The empty text is the empty date and is true. */
bool edtf_parse(edtf *out, str s);
void edtf_print(buf *b, edtf e); /* canonical; nothing for the empty date */
str edtf_str(arena *a, edtf e);

static inline bool edtf_empty(edtf e)
{
    return e.from.precision == EDTF_UNKNOWN && e.to.precision == EDTF_UNKNOWN;
}
edtf edtf_day(civil c);
edtf edtf_month(int32_t year, int month);
edtf edtf_year(int32_t year);
edtf edtf_range(edtf from, edtf to); /* `from`/`to`, ends taken from single dates */
edtf edtf_since(edtf from);          /* from/.. */
edtf edtf_until(edtf to);            /* ../to */

/* First and last day, inclusive; DAY_MIN and DAY_MAX where open or unknown. False if empty. */
bool edtf_bounds(edtf e, day_number *first, day_number *last);
edtf_precision edtf_finest(edtf e); /* of its ends */

typedef enum edtf_relation {
    EDTF_SAME,     /* equal bounds */
    EDTF_NARROWS,  /* a lies inside b */
    EDTF_WIDENS,   /* b lies inside a */
    EDTF_OVERLAPS, /* they share days, neither holds the other */
    EDTF_BEFORE,   /* a ends before b begins */
    EDTF_AFTER,
    EDTF_UNRELATED, /* one of them is empty */
} edtf_relation;
edtf_relation edtf_relate(edtf a, edtf b);

/* As people write it: "9 August 2020", "September 2020", "since August 2020", "5–20 November 2020".
 * Qualifiers read "about", "perhaps". English; for labels and tables, never parsed back. */
void edtf_print_words(buf *b, edtf e);

#endif
