/* svg: makes Graphviz' SVG fit for pages: a picture with role, title and description that scales
 * with its column, whose events carry `data-id`; without prolog, comments and foreign references.
 */
#ifndef DRAW_SVG_H
#define DRAW_SVG_H

#include "draw/canvas.h"

/* `notes` by id say what groups are; groups without one lose their <title>, which holds only the
 * node's name. `rules` are a <style> element, or empty. */
void svg_finish(buf *out, str svg, const canvas *c, str title, str description, str rules);

void xml_text(buf *b, str text); /* escaped for text and attributes */

#endif
