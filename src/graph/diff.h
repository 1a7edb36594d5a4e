/* diff: what became different from one graph to the next, and why, as a sorted list of changes.
 *
 *     dateline_diff d = {0};
 *     diff_find(&d, &old, &new);          // both must outlive it
 *     for (size_t i = 0; i < d.changes.n; i++) ...
 *     arena_free(&d.arena);
 *
 * A graph has no changes against itself, and the changes the other way round are the same ones
 * mirrored: added for removed, narrowed for widened, split for merged, before for after.
 */
#ifndef GRAPH_DIFF_H
#define GRAPH_DIFF_H

#include "graph/identity.h"

/* kind, noun, verb, kind seen the other way round, cosmetic: "2 dates narrowed". The order is that
 * of the summary. */
#define CHANGE_KINDS(X)                                                                            \
    X(EVENT_ADDED, "event", "added", EVENT_REMOVED, false)                                         \
    X(EVENT_REMOVED, "event", "removed", EVENT_ADDED, false)                                       \
    X(EVENT_SPLIT, "event", "split", EVENT_MERGED, false)                                          \
    X(EVENT_MERGED, "event", "merged", EVENT_SPLIT, false)                                         \
    X(DATE_MOVED, "date", "moved", DATE_MOVED, false)                                              \
    X(DATE_NARROWED, "date", "narrowed", DATE_WIDENED, false)                                      \
    X(DATE_WIDENED, "date", "widened", DATE_NARROWED, false)                                       \
    X(DATE_QUALIFIED, "date", "requalified", DATE_QUALIFIED, false)                                \
    X(LABEL_CHANGED, "label", "changed", LABEL_CHANGED, false)                                     \
    X(TYPE_CHANGED, "type", "changed", TYPE_CHANGED, false)                                        \
    X(MODALITY_CHANGED, "modality", "changed", MODALITY_CHANGED, false)                            \
    X(POLARITY_CHANGED, "polarity", "changed", POLARITY_CHANGED, false)                            \
    X(STATUS_CHANGED, "status", "changed", STATUS_CHANGED, false)                                  \
    X(PARTICIPANT_ADDED, "participant", "added", PARTICIPANT_REMOVED, false)                       \
    X(PARTICIPANT_REMOVED, "participant", "removed", PARTICIPANT_ADDED, false)                     \
    X(PARTICIPANT_RECAST, "participant", "recast", PARTICIPANT_RECAST, false)                      \
    X(LINK_ADDED, "link", "added", LINK_REMOVED, false)                                            \
    X(LINK_REMOVED, "link", "removed", LINK_ADDED, false)                                          \
    X(LINK_RETYPED, "link", "re-typed", LINK_RETYPED, false)                                       \
    X(LINK_REVERSED, "link", "reversed", LINK_REVERSED, false)                                     \
    X(LINK_CUE, "link", "re-cued", LINK_CUE, false)                                                \
    X(SOURCE_ADDED, "source", "added", SOURCE_REMOVED, false)                                      \
    X(SOURCE_REMOVED, "source", "removed", SOURCE_ADDED, false)                                    \
    X(SOURCE_REDATED, "source", "re-dated", SOURCE_REDATED, false)                                 \
    X(SOURCE_REWORDED, "source", "reworded", SOURCE_REWORDED, false)                               \
    X(ARTICLE_ADDED, "article", "added", ARTICLE_REMOVED, false)                                   \
    X(ARTICLE_REMOVED, "article", "removed", ARTICLE_ADDED, false)                                 \
    X(ARTICLE_EDITED, "article", "edited", ARTICLE_EDITED, false)                                  \
    X(ARTICLE_REDATED, "article", "re-dated", ARTICLE_REDATED, false)                              \
    X(ARTICLE_RENAMED, "article", "renamed", ARTICLE_RENAMED, false)                               \
    X(ACTOR_ADDED, "actor", "added", ACTOR_REMOVED, false)                                         \
    X(ACTOR_REMOVED, "actor", "removed", ACTOR_ADDED, false)                                       \
    X(ACTOR_RENAMED, "actor", "renamed", ACTOR_RENAMED, false)                                     \
    X(ACTOR_MERGED, "actor", "merged", ACTOR_SPLIT, false)                                         \
    X(ACTOR_SPLIT, "actor", "split", ACTOR_MERGED, false)                                          \
    X(ALIASES_CHANGED, "alias list", "changed", ALIASES_CHANGED, false)                            \
    X(ATTRIBUTE_CHANGED, "attribute", "changed", ATTRIBUTE_CHANGED, false)                         \
    X(SOURCE_MOVED, "source", "moved", SOURCE_MOVED, true)                                         \
    X(DETAIL_CHANGED, "detail", "changed", DETAIL_CHANGED, true)

typedef enum change_kind {
#define X(kind, noun, verb, mirror, cosmetic) CHANGE_##kind,
    CHANGE_KINDS(X)
#undef X
} change_kind;

typedef struct kind_fact {
    str noun, verb;
    change_kind mirror;
    bool cosmetic; /* nothing of what the graph says: offsets, confidence, how a date was found */
} kind_fact;
#define CHANGE_KIND_COUNT (CHANGE_DETAIL_CHANGED + 1)
const kind_fact *change_fact(change_kind kind);

/* What a change is about; it tells what `old` and `new` count. */
typedef enum change_subject {
    ABOUT_GRAPH,
    ABOUT_ARTICLE,
    ABOUT_ACTOR,
    ABOUT_EVENT,
    ABOUT_PARTICIPANT,
    ABOUT_LINK,
    ABOUT_SOURCE,
} change_subject;

typedef enum cause_kind {
    CAUSE_NEW,        /* an article that the old graph did not know */
    CAUSE_GONE,       /* one that the new graph does not know */
    CAUSE_EDITED,     /* other bytes under the same file or url */
    CAUSE_REDATED,    /* another day of publication */
    CAUSE_CORRECTION, /* by a person: the event's status, `by`, `reason` */
    CAUSE_TOOL,       /* no article differs: dateline itself, its tables, or an edit by hand */
} cause_kind;
str cause_name(cause_kind kind); /* "article-new" ... */

typedef struct cause {
    cause_kind kind;
    uint32_t document; /* in the old graph if it is gone, else in the new one; NONE */
} cause;
#define CAUSES_MOST 3

typedef struct change {
    change_kind kind;
    change_subject about;
    uint32_t old, new;             /* the thing in either graph, or NONE */
    uint32_t old_event, new_event; /* that it belongs to, or NONE */
    str field;                     /* of an attribute or detail: its name */
    str before, after;             /* its value; empty where there is none */
    bool implied;                  /* a part of an event that was added or removed as a whole */
    uint32_t rank;                 /* events by date, articles by file, actors by name */
    cause causes[CAUSES_MOST];
    size_t n_causes; /* none: not known */
} change;

typedef struct dateline_diff {
    arena arena;
    const dateline_graph *old, *new;
    identity who;
    VEC(change) changes;
    size_t counts[CHANGE_KIND_COUNT]; /* without those implied */
    size_t real, cosmetic;            /* their sums */
} dateline_diff;

void diff_find(dateline_diff *d, const dateline_graph *old, const dateline_graph *new);

/* diff_edges.c: changes of participants, links and sources. */
void diff_edges(dateline_diff *d);

/* diff_order.c: ranks and sorts the changes. */
void diff_sort(dateline_diff *d);

/* The document that a link's `doc` names, or NONE. */
uint32_t diff_document_of(const dateline_graph *g, str id);

/* diff_why.c: fills the causes of all changes. */
void diff_causes(dateline_diff *d);

/* Who signed the correction that caused a change, and why: `by`, `reason`; NULL if nobody says. */
const extra_vec *diff_signature(const dateline_diff *d, const change *c);

/* For those two: adds a change. */
change *diff_push(dateline_diff *d, change_kind kind, change_subject about, uint32_t old,
                  uint32_t new);

#endif
