/* conflict: what sources disagree on, for cards and what is said of them. */
#ifndef DRAW_CONFLICT_H
#define DRAW_CONFLICT_H

#include "base/buf.h"
#include "draw/layout.h"

/* Adds lines to the cards' doubts, and which findings are about each. */
void conflict_mark(layout *l);

/* A sentence for each, with both quotes; `before` parts them from what stands there. */
void conflict_note(buf *out, const layout *l, const card *k, const char *before);

#endif
