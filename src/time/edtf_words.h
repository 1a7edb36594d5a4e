/* edtf_words: what writing dates in plain English shares. */
#ifndef TIME_EDTF_WORDS_H
#define TIME_EDTF_WORDS_H

#include "time/edtf_date.h"

/* The year of a date, of which not all digits may be known: "1974", "the 1970s". */
void edtf_put_year(buf *b, edtf_date d);

/* "1914–1918", "101–45 BC", "31 BC – AD 14" */
void edtf_put_years(buf *b, int32_t from, int32_t to);

/* "1st", "12th" */
void edtf_put_ordinal(buf *b, int32_t n);

#endif
