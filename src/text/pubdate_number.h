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

typedef struct pubdate_piece {
    str text;
    uint32_t number; /* of digits, perhaps with st, nd, rd, th */
    uint8_t month;
    bool is_number;
} pubdate_piece;

#define PUBDATE_PIECES 40 /* of a line, at most */

/* Cuts a line into words and numbers; returns how many. */
size_t pubdate_cut(pubdate_piece *pieces, str s, const furniture_words *words);

/* How many pieces the date takes that begins at `i`, 0 if none does. */
size_t pubdate_at(edtf *out, const pubdate_piece *p, size_t n, size_t i);

/* iso = year sep month sep day, sep one of - / . ; or eight digits */
bool pubdate_iso(edtf *out, str s, size_t at, size_t *end);

#endif
