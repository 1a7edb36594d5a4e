/* corrections: what people say of a graph, in a table of its own (corrections.csv), so that it
 * holds when the graph is built anew.
 *
 *     action,target,field,value,reason,by,at[,quote]        any order; only the first two must be
 *
 *     accept  EVENT or LINK
 *     reject  EVENT or LINK                      it is no such thing, and goes
 *     edit    EVENT   date|label|type|modality|polarity   VALUE
 *     merge   EVENT                              EVENT    the second becomes part of the first
 *     split   EVENT   source                     PROOF|PROOF...   these become another event
 *     add     ID or PROOF, or nothing, event     [[DATE|]TYPE|]LABEL
 *     add     EVENT   participant                ROLE: NAME, id or "KIND: NEW NAME"
 *     add     EVENT   source                     PROOF
 *     add     LINK    link                       TYPE[|PROOF]
 *     remove  the same, and EVENT event (as reject)
 *     rename  ACTOR                              NEW NAME
 *     join    ACTOR                              ACTOR    the second becomes the first
 *     part    ACTOR                              NAME|NAME...   these are another one's
 *     set     DOCUMENT  published|title|url      VALUE
 *
 * An EVENT is an id, or the PROOF of it: `ferry.txt:120-148`, bytes that are its trigger or quote
 * in a document (its file or id); `quote`, if given, must be the whole quote they stand in, and
 * finds it again where the bytes have moved. A LINK is `EVENT -> EVENT`, an ACTOR an id or name.
 */
#ifndef GRAPH_CORRECTIONS_H
#define GRAPH_CORRECTIONS_H

#include "base/csv.h"
#include "graph/graph.h"

#define CORRECTION_ACTIONS(X)                                                                      \
    X(ACCEPT, "accept")                                                                            \
    X(REJECT, "reject")                                                                            \
    X(EDIT, "edit")                                                                                \
    X(MERGE, "merge")                                                                              \
    X(SPLIT, "split")                                                                              \
    X(ADD, "add")                                                                                  \
    X(REMOVE, "remove")                                                                            \
    X(RENAME, "rename")                                                                            \
    X(JOIN, "join")                                                                                \
    X(PART, "part")                                                                                \
    X(SET, "set")

typedef enum correction_action {
#define X(action, name) CORRECT_##action,
    CORRECTION_ACTIONS(X)
#undef X
} correction_action;

#define CORRECTION_FIELDS(X)                                                                       \
    X(NONE, "")                                                                                    \
    X(EVENT, "event")                                                                              \
    X(PARTICIPANT, "participant")                                                                  \
    X(LINK, "link")                                                                                \
    X(SOURCE, "source")                                                                            \
    X(DATE, "date")                                                                                \
    X(LABEL, "label")                                                                              \
    X(TYPE, "type")                                                                                \
    X(MODALITY, "modality")                                                                        \
    X(POLARITY, "polarity")                                                                        \
    X(PUBLISHED, "published")                                                                      \
    X(TITLE, "title")                                                                              \
    X(URL, "url")                                                                                  \
    X(NAME, "name")

typedef enum correction_field {
#define X(field, name) FIELD_##field,
    CORRECTION_FIELDS(X)
#undef X
} correction_field;

typedef enum correction_column {
    ACTION_COLUMN,
    TARGET_COLUMN,
    FIELD_COLUMN,
    VALUE_COLUMN,
    REASON_COLUMN,
    BY_COLUMN,
    AT_COLUMN,
    QUOTE_COLUMN,
    CORRECTION_COLUMNS
} correction_column;
str correction_column_name(correction_column c);
str correction_action_name(correction_action a);
str correction_field_name(correction_field f);

typedef struct correction {
    correction_action action;
    correction_field field;
    str target, value, reason, by, at, quote;
    edtf date; /* of `edit date` and `set published`: the value */
    uint32_t table;
    size_t row; /* of that */
} correction;

typedef struct correction_table {
    csv_table csv;
    size_t columns[CORRECTION_COLUMNS]; /* or STR_NONE */
} correction_table;

typedef struct corrections { /* of one table, or several in their order */
    VEC(correction_table) tables;
    VEC(correction) list;
    u32_vec dating; /* of it: those that date documents */
} corrections;

/* Adds those of a table to `out`, zeroed before the first. `text` is borrowed. What no graph could
 * make good (an unknown action, a field that the action has not, a value that is no date) is
 * DATELINE_INVALID with its place, each one found. */
dateline_status corrections_parse(corrections *out, arena *a, str name, str text,
                                  const dateline_diag *d);

place correction_place(const corrections *all, const correction *c, correction_column column);

/* The last row's day of publication of a document, or NULL. */
const edtf *corrections_published(const corrections *all, str file, str sha256);

/* `ferry.txt:120-348` as its two parts; false if it is no such thing. */
bool correction_proof(str *document, uint32_t *begin, uint32_t *end, str text);

/* `A -> B` */
bool correction_link(str *from, str *to, str text);

/* Gives the text that a document of the graph was extracted from; false if it is not at hand. */
typedef bool (*correction_text)(void *ctx, const graph_document *document, str *text);

typedef struct corrector_options {
    const dateline_lexicon *lexicon; /* or NULL */
    correction_text text;            /* or NULL: then no source can be added */
    void *text_ctx;
} corrector_options;

/* Applies them in their order to a sorted graph, which is sorted again. Rows that found nothing to
 * act on are said as warnings with their place; returns how many. */
size_t corrections_apply(dateline_graph *g, const corrections *all, const corrector_options *o,
                         const dateline_diag *d);

#endif
