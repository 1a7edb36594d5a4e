/* forms: the timeline as text: the same events as in the picture, in the same order. All need a
 * layout with its scene (scene_build); `columns` of the options is a line's width, 0 the usual one.
 */
#ifndef DRAW_FORMS_H
#define DRAW_FORMS_H

#include "draw/layout.h"

/* A table of events, then their quotes and sources, in Markdown as CommonMark, GitHub and Pandoc
 * read it. Nothing of the graph's texts acts as markup. */
void draw_markdown(buf *out, const layout *l);

/* The same as plain text for screen readers and mail: dates to the left, what happened beside. */
void draw_plain(buf *out, const layout *l);

/* A quick look for terminals; colour if the options say so. Chooses the layout's lanes. */
void draw_term(buf *out, layout *l);

#endif
