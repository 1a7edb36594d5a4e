/* draw: from a graph to a picture.
 *
 *     graph ──scene──> lanes, cards ──place──> positions ──route──> DOT with pos ──gvc nop2──> SVG
 * PNG PDF
 */
#ifndef DRAW_DRAW_H
#define DRAW_DRAW_H

#include "graph/graph.h"

typedef enum draw_format {
    DRAW_SVG,
    DRAW_PNG,
    DRAW_PDF,
    DRAW_DOT,
    DRAW_HTML,
    DRAW_MD,
    DRAW_TXT,
    DRAW_TERM,
} draw_format;
typedef enum draw_view { VIEW_TIMELINE, VIEW_GRAPH } draw_view;
typedef enum draw_lanes { LANES_ACTOR, LANES_TYPE, LANES_SOURCE, LANES_NONE } draw_lanes;

/* Which way time runs: down a page, or to the right for a slide. */
typedef enum draw_rankdir { RANKDIR_TB, RANKDIR_LR } draw_rankdir;

typedef enum draw_scale {
    SCALE_BROKEN,  /* by date, but long empty times are cut and crowded ones stretched */
    SCALE_LINEAR,  /* every day as long as any other */
    SCALE_ORDINAL, /* one step a date, whatever lies between */
} draw_scale;

typedef enum draw_theme {
    THEME_LIGHT,
    THEME_DARK,
    THEME_PRINT, /* greys; shapes tell the kinds apart */
    THEME_AUTO,  /* light; in SVG as the page around it is */
} draw_theme;

/* How much of the undated is drawn; events with a date always are, but for those of LOW. */
typedef enum draw_detail {
    DETAIL_NORMAL, /* the few undated events that are linked to dated ones or told more than once */
    DETAIL_LOW,    /* only dated events, and of those the surer */
    DETAIL_FULL,   /* all that the graph holds */
} draw_detail;

typedef struct draw_options {
    draw_format format;
    draw_view view;
    draw_lanes lanes;
    draw_detail detail;
    draw_rankdir rankdir;
    draw_scale scale;
    draw_theme theme;
    edtf from, to;                   /* only events that may lie within; empty: open */
    const dateline_lexicon *lexicon; /* to compare figures; or NULL */
    const dateline_graph *like;      /* its picture's order is kept as far as may be; or NULL */
    str_vec actors;  /* only events with one of these (id, label or alias, any case); empty: all */
    str_vec types;   /* only of these (or as the legend calls them) */
    str_vec sources; /* only what one of these tells (outlet, title, file) */
    edtf_precision precision;       /* only dates known so exactly; EDTF_UNKNOWN: all */
    str title;                      /* instead of the graph's */
    double page_width, page_height; /* of paper to be parted into, in points; 0: none */
    double width;                   /* in points; 0: as wide as needed */
    size_t columns;                 /* of a text's lines; 0: 80 */
    bool colour;                    /* of a terminal */
    double min_confidence;
    size_t max_events; /* 0: all */
    double dpi;        /* of a PNG; 0: 96 */
    size_t sheet;      /* of a PNG too long for one file: which part, from 1; 0: the whole */
    size_t *sheets;    /* their number is put there; NULL: not */
} draw_options;

/* Points; false if there is no such paper: a3, a4, a5, letter, legal, each also "-landscape". */
bool paper_size(str name, double *width, double *height);

/* The picture's bytes into `out`. `style` is the text of data/style.csv. */
dateline_status graph_draw(buf *out, const dateline_graph *g, const draw_options *options,
                           str style_file, str style, const dateline_diag *d);

/* The timeline of the new graph, with what changed: see comparison.h. The view must be a timeline.
 */
dateline_status diff_draw(buf *out, const struct dateline_diff *diff, const draw_options *options,
                          str style_file, str style, const dateline_diag *d);

#endif
