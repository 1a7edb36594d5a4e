/* style: shapes, colours and lines by event type, entity kind, link type and modality, from
 * data/style.csv, whose head explains its columns. Every text handed out is safe to write into DOT:
 * shapes and lines come from fixed lists, colours are #RRGGBB, fonts letters, blanks and commas. */
#ifndef DRAW_STYLE_H
#define DRAW_STYLE_H

#include "base/csv.h"

typedef struct style_row {
    str kind, name, label, shape, colour, line;
    str words;    /* the colour for letters: as `colour`, but with more contrast where needed */
    size_t order; /* in the file, from 1 */
} style_row;

typedef struct style {
    VEC(style_row) rows;
    str font, ink, faint, line, band, paper; /* of texts and what they stand on */
} style;

dateline_status style_read(style *out, arena *a, str file, str text, const dateline_diag *d);

/* The row of `name`, else of `second`, else of "*", else a plain one; never NULL. */
const style_row *style_find(const style *s, str kind, str name, str second);

#endif
