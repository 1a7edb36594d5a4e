/* attr: the one codec between a text and a DOT string, and the numbers kept in attributes.
 *
 * Graphviz reads `\"` as `"` and leaves every other backslash as it stands, so a text that ends in
 * a backslash or holds line breaks needs escapes of its own: `\\`, `\n`, `\r`, and `\-` for a
 * leading minus (which Graphviz itself may write without quotes).
 */
#ifndef GRAPH_ATTR_H
#define GRAPH_ATTR_H

#include "base/buf.h"

/* The text as a quoted DOT string. A NUL, which DOT cannot hold, becomes a space. */
void attr_quote(buf *b, str text);

/* The text behind an attribute value as Graphviz hands it over; unknown escapes stay as written. */
str attr_unescape(arena *a, str value);

/* 0.85 as `0.85`: at most three decimals, whatever the locale. */
void attr_put_fraction(buf *b, double value);
bool attr_fraction(double *out, str text); /* false unless a plain decimal from 0 to 1 */

/* `120-348` with the first not behind the second. */
bool attr_range(uint32_t *begin, uint32_t *end, str text);

#endif
