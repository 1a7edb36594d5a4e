/* columns: text in lines of letters of one width, as terminals and plain text files have it. */
#ifndef DRAW_COLUMNS_H
#define DRAW_COLUMNS_H

#include "base/buf.h"
#include "base/vec.h"

#define COLUMNS_USUAL 80
#define COLUMNS_LEAST 20
#define COLUMNS_MOST  1000

/* How many columns a clean text takes. */
size_t text_columns(str s);

/* Clean text in lines of at most `width` columns, broken behind words, or within one that is wider.
 * The first line begins with `head`, the others with as many blanks. */
void columns_wrap(str_vec *out, arena *a, str head, str text, size_t width);

/* One line, cut with "…" where it exceeds `width`. */
str columns_fit(arena *a, str s, size_t width);

/* The text, and blanks until `width` columns are full. */
void columns_pad(buf *out, str text, size_t width);

void columns_repeat(buf *out, str piece, size_t times);

#endif
