/* drawn: graphs drawn in the style that is shipped, and what any SVG of ours must be. */
#ifndef UNIT_DRAWN_H
#define UNIT_DRAWN_H

#include "draw/draw.h"
#include "draw/style.h"

str style_text(arena *a); /* data/style.csv */
style shipped_style(arena *a);

dateline_status draw_with(buf *out, const dateline_graph *g, draw_options o);
str drawn(arena *a, const dateline_graph *g, draw_options o); /* DATELINE_OK is asserted */

/* Well-formed, and of the elements and attributes that a picture needs and no other; `text` tells
 * what it was drawn of. */
void check_svg(str svg, const char *text);

uint32_t add_event(dateline_graph *g, const char *id, const char *date);

/* spring and summer 2019, of different confidence; since August 2019; never dated. Ada Lind, who is
 * Lind too, took part in spring, the only one with a document. */
void four_events(dateline_graph *g);

#endif
