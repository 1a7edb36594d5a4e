/* decode: from a file's bytes to valid UTF-8 without NUL, and what kind of file it is. */
#ifndef TEXT_DECODE_H
#define TEXT_DECODE_H

#include "text/source.h"

/* By the bytes first, then by the ending of `file`. DATELINE_INVALID for what is no text. */
dateline_status decode_form(source_form *out, str bytes, str file, const dateline_diag *d);

/* The text of the bytes, borrowed where nothing had to change: without BOM, NULs as spaces. UTF-16
 * by its BOM; bytes that are not UTF-8 by the charset a page declares, else as Windows-1252, which
 * is said as a warning. */
str decode_text(arena *a, str bytes, source_form form, str file, const dateline_diag *d);

#endif
