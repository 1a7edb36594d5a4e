/* check: where a graph is at odds with itself or with time.
 *
 * Dates are judged by their bounds. A finding is certain if it holds whatever day of its bounds
 * each date means, else possible: so it is where a date is uncertain or approximate (? ~ %), where
 * a figure is rough, or where sources name different people, who may both have been there.
 */
#ifndef GRAPH_CHECK_H
#define GRAPH_CHECK_H

#include "graph/graph.h"

#define CHECK_KINDS(X)                                                                             \
    X(DATE, "date", "sources disagree on the date")                                                \
    X(FIGURE, "figure", "sources disagree on a figure")                                            \
    X(PARTICIPANT, "participant", "sources name different participants")                           \
    X(ORDER, "order", "comes before what it is said to come after")                                \
    X(PART, "part", "lies outside what it is part of")                                             \
    X(HORIZON, "horizon", "is told as past before it can have happened")                           \
    X(SUPPORT, "support", "has a date that no source supports")                                    \
    X(CONFLICT, "conflict", "was merged with a conflict that nobody settled")

typedef enum check_kind {
#define X(kind, name, words) CHECK_##kind,
    CHECK_KINDS(X)
#undef X
} check_kind;
#define CHECK_KIND_COUNT (CHECK_CONFLICT + 1)

typedef struct check_side {
    str value;        /* what it says: a date in EDTF, "more than 200 people", a name */
    uint32_t mention; /* that says so, or NONE */
} check_side;

typedef struct check_finding {
    check_kind kind;
    bool certain;
    uint32_t event, link; /* link: NONE */
    check_side sides[2];
} check_finding;
typedef struct check_vec {
    check_finding *v;
    size_t n, cap;
} check_vec;

/* Appends what is found, by event in the order of the graph. With `all` also links that may be
 * against time, as their dates overlap. Without a lexicon no figures are compared. */
void check_graph(check_vec *out, arena *a, const dateline_graph *g, const dateline_lexicon *lexicon,
                 bool all);

void check_print_text(buf *out, const dateline_graph *g, const check_vec *found);
void check_print_jsonl(buf *out, const dateline_graph *g, const check_vec *found);

#endif
