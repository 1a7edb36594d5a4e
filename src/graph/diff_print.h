/* diff_print: changes for people and for programs. */
#ifndef GRAPH_DIFF_PRINT_H
#define GRAPH_DIFF_PRINT_H

#include "graph/diff.h"

typedef struct diff_look {
    bool all;     /* cosmetic changes too */
    bool stat;    /* only what changed, not how */
    bool context; /* the quotes too, and no list cut short */
    bool colour;
} diff_look;

/* A summary line, then articles, events by date, actors. */
void diff_print_text(buf *out, const dateline_diff *d, diff_look look);

/* "1 event added, 2 dates moved", without a line's end. */
void diff_print_summary(buf *out, const dateline_diff *d);

/* The lines of one event: all its changes, of which `first` is the first (see diff_next_event). */
void diff_print_event(buf *out, const dateline_diff *d, size_t first);

/* Changes of events stand together; these are walked so:
 *
 *     for (size_t i = diff_first_event(d); i < d->changes.n; i = diff_next_event(d, i))
 */
size_t diff_first_event(const dateline_diff *d);
size_t diff_next_event(const dateline_diff *d, size_t first);

/* One object; one change a line. README tells its members. */
void diff_print_json(buf *out, const dateline_diff *d, bool all);

/* What was taken for the same, and why: one pair a line, parted by tabs. */
void diff_print_pairs(buf *out, const dateline_diff *d);

/* What a change is about, by its names in the new graph or, if it is gone, in the old one. */
const graph_event *diff_event(const dateline_diff *d, const change *c);
const graph_entity *diff_actor(const dateline_diff *d, const change *c); /* also a participant's */
const graph_document *diff_article(const dateline_diff *d, const change *c); /* also a source's */
const graph_document *diff_cause_article(const dateline_diff *d, const cause *one);
void diff_put_clean(buf *out, str text); /* control characters as blanks */

#endif
