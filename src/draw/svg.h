/* svg: makes Graphviz' SVG fit for pages: a picture that scales with its column, whose events have
 * names for screen readers and carry `data-id`, whose ids are its own, so that several stand on one
 * page; without style, script, prolog, comments and foreign references, so that no content security
 * policy has anything to refuse.
 *
 * A picture that follows its page has the page's colours (CSS' Canvas and CanvasText), which no
 * style sheet is needed for: it is dark where the page is. What knows no such colours takes the
 * light ones around them. */
#ifndef DRAW_SVG_H
#define DRAW_SVG_H

#include "draw/canvas.h"

typedef struct svg_page {
    str title, description;
    uint64_t id;  /* of the picture: in its ids */
    bool follows; /* the page's colours */
} svg_page;

/* The canvas' notes by id say what groups are; groups without one lose their <title>, which holds
 * only the node's name. */
void svg_finish(buf *out, str svg, const canvas *c, svg_page page);

void xml_text(buf *b, str text); /* escaped for text and attributes */

#endif
