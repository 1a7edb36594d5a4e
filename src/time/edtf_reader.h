/* edtf_reader: a text while it is read as a date, and the first thing found wrong with it. */
#ifndef TIME_EDTF_READER_H
#define TIME_EDTF_READER_H

#include "time/edtf_date.h"

/* What can be wrong; %d are the numbers found and allowed. */
#define EDTF_FAULTS(FAULT)                                                                         \
    FAULT(FINE, "")                                                                                \
    FAULT(LENGTH, "it is longer than %d bytes")                                                    \
    FAULT(YEAR, "a year has four digits")                                                          \
    FAULT(YEAR_MORE, "a year has four digits, and behind them a -; longer ones begin with Y")      \
    FAULT(NO_ZERO, "year 0 has no sign")                                                           \
    FAULT(LONG_YEAR, "Y begins years of more than four digits")                                    \
    FAULT(LONG_ZERO, "no zero follows Y")                                                          \
    FAULT(YEAR_MOST, "years reach to %d")                                                          \
    FAULT(EXPONENT, "a number follows E")                                                          \
    FAULT(SIGNIFICANT, "of %d digits so many cannot be significant")                               \
    FAULT(YEAR_ALONE, "a year with Y or S has no months")                                          \
    FAULT(MONTH_DIGITS, "a month has two digits")                                                  \
    FAULT(MONTH, "month %d: there are 1 to 12, and 21 to 41 for parts of a year")                  \
    FAULT(SEASON_DAY, "a season has no days")                                                      \
    FAULT(DAY_DIGITS, "a day has two digits")                                                      \
    FAULT(DAY, "day %d in a month of %d")                                                          \
    FAULT(DIGITS, "no day has these digits")                                                       \
    FAULT(QUALIFIERS, "two qualifiers in one place")                                               \
    FAULT(TIME, "a time is hh:mm:ss")                                                              \
    FAULT(HOUR, "hour %d of a day")                                                                \
    FAULT(MINUTE, "minute %d of an hour")                                                          \
    FAULT(SECOND, "second %d of a minute")                                                         \
    FAULT(OFFSET, "an offset is Z, +hh or +hh:mm")                                                 \
    FAULT(OFFSET_MOST, "an offset of more than %d hours")                                          \
    FAULT(TIME_DAY, "a time stands behind a whole, unqualified day")                               \
    FAULT(ENDS, "an interval has two ends")                                                        \
    FAULT(NO_END, "an interval has a date at one end at least")                                    \
    FAULT(ORDER, "it ends before it begins")                                                       \
    FAULT(REST, "it goes on behind the date")                                                      \
    FAULT(SET_EMPTY, "a set with nothing in it")                                                   \
    FAULT(SET_END, "a set's dates are parted by commas and closed by its bracket")                 \
    FAULT(SET_OPEN, "only a set's first date may have .. in front, only its last .. behind")

typedef enum edtf_fault {
#define FAULT(name, words) BAD_##name,
    EDTF_FAULTS(FAULT)
#undef FAULT
} edtf_fault;

typedef struct reader {
    str rest;
    edtf_fault why;
    int32_t found, allowed;
} reader;

/* All refuse return false, so that a caller can `return refuse(...)`. */
static inline bool refuse_number(reader *r, edtf_fault why, int32_t found, int32_t allowed)
{
    if (r->why == BAD_FINE) {
        r->why = why;
        r->found = found;
        r->allowed = allowed;
    }
    return false;
}
static inline bool refuse(reader *r, edtf_fault why)
{
    return refuse_number(r, why, 0, 0);
}

static inline bool sees(const reader *r, char c)
{
    return r->rest.n > 0 && *r->rest.p == c;
}
static inline bool take(reader *r, char c)
{
    if (!sees(r, c))
        return false;
    r->rest = (str){r->rest.p + 1, r->rest.n - 1};
    return true;
}

/* A date, up to the first byte that is none of it. */
bool edtf_take_date(reader *r, edtf_date *d);

#endif
