/* pubdate_number: dates in figures, as stamps and addresses have them. */
#ifndef TEXT_PUBDATE_NUMBER_H
#define TEXT_PUBDATE_NUMBER_H

#include "text/pubdate.h"

#define PUBDATE_YEAR_MIN 1600
#define PUBDATE_YEAR_MAX 2199

/* False if there is no such day, or nobody published on it. */
bool pubdate_accept(edtf *out, uint32_t year, uint32_t month, uint32_t day);

/* Exactly `n` digits at `at`. */
bool pubdate_digits(str s, size_t at, size_t n, uint32_t *out);

/* iso = year sep month sep day, sep one of - / . ; or eight digits */
bool pubdate_iso(edtf *out, str s, size_t at, size_t *end);

#endif
