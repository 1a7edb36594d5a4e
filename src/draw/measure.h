/* measure: how wide a text is and where to break it, the same on every machine.
 * The widths are those of Helvetica, which Arial, Liberation Sans and Nimbus Sans share; so a
 * layout, and with it every drawn file, does not depend on the fonts installed where it is made. */
#ifndef DRAW_MEASURE_H
#define DRAW_MEASURE_H

#include "base/vec.h"

typedef struct text_font {
    double size; /* in points */
    bool bold;
} text_font;

double text_width(str s, text_font font);

/* At most `most` bytes of `s` as one line fit for a picture: valid UTF-8, white space as single
 * blanks, without control characters, marks that turn the reading direction (U+202E) and code
 * points XML forbids. */
str text_clean(arena *a, str s, size_t most);

/* Lines of clean text not wider than `width`; what exceeds `lines` ends in "…". Words wider than a
 * line are broken. */
void text_wrap(str_vec *out, arena *a, str s, text_font font, double width, size_t lines);

/* One line, cut with "…" where it exceeds `width`. */
str text_fit(arena *a, str s, text_font font, double width);

#endif
