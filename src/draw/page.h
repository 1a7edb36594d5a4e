/* page: the timeline as one HTML file that needs nothing else: the picture, a list of its events
 * with their quotes and where these stand, and a small script to filter, zoom and find the way from
 * one to the other. It reads well without the script, too.
 *
 * No text of the graph becomes markup, and the page's own policy lets only its one script and its
 * one style sheet work, known by their hashes: there is nothing it could load or send. */
#ifndef DRAW_PAGE_H
#define DRAW_PAGE_H

#include "draw/entries.h"

/* `svg` is the picture of the same layout, whose cards lead to "#event-N", N their event. */
void draw_page(buf *out, const layout *l, str svg);

/* page_list.c: the events with their quotes, then the sources. */
void put_page_list(buf *out, const layout *l, const entries *all);

/* page_form.c: what can be filtered by. */
void put_page_form(buf *out, const layout *l, const entries *all);

/* " name=\"value\"" */
void put_page_attribute(buf *out, const char *name, str value);

#endif
