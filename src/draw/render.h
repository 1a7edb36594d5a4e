/* render: positioned DOT to SVG, PNG or PDF; the only door to Graphviz' gvc. */
#ifndef DRAW_RENDER_H
#define DRAW_RENDER_H

#include "base/buf.h"
#include "base/diag.h"

/* `dot` must hold clean texts only (measure.h). `engine` is "nop2" for graphs that have all their
 * positions, or a layout engine's name. Equal input gives equal bytes on one machine. */
/* Pages of so many points as one PDF. */
dateline_status render_pages(buf *out, const str *dots, size_t pages, double width, double height,
                             const dateline_diag *d);

dateline_status render_dot(buf *out, str dot, const char *engine, const char *format,
                           const dateline_diag *d);

#endif
