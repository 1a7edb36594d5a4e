/* merger: what the files of merging share: mentions as they were told, and the events they become.
 */
#ifndef GRAPH_MERGER_H
#define GRAPH_MERGER_H

#include "graph/merge.h"

typedef struct told_participant {
    uint32_t entity; /* in merger.entities */
    role role;
    uint32_t times; /* of a joined event: how many mentions have it */
} told_participant;

typedef struct told { /* one mention of an event, in one document (or none, if drawn from a graph)
                       */
    str type, plover, label;
    uint32_t family_id; /* in merger.words; only mentions of one family are joined */
    edtf date;
    day_number from, to; /* its bounds; DAY_MIN and DAY_MAX where open */
    bool dated;
    day_number published; /* of its document; DAY_MAX if unknown */
    bool definite, verb, negated;
    modality modality;
    double confidence;
    uint8_t weight;
    str bound_by; /* words that place it after or before another event; empty if it has a date */
    uint32_t trigger_word; /* in merger.words; the same one is a sign of the same event */
    str_vec names;         /* folded runs of capitalised words: "moscow mechanism" */
    u32_vec words;         /* sorted ids of the label's content words */
    VEC(told_participant) participants;
    uint32_t document; /* in merger.documents, or NONE */
    uint32_t sentence;
    uint32_t event; /* the joined event, once found */
    str id, status; /* kept from a graph; empty if extracted */
    extra_vec extra;
    VEC(graph_mention) mentions; /* from an article one; from a graph all of its event's */
} told;

typedef struct joined { /* an event as joined so far */
    u32_vec told;       /* first the most exactly dated; none if it went into another */
    str type;
    uint32_t family_id;
    uint32_t seen;               /* by the search of that number */
    u32_vec documents, triggers; /* that tell of it; words that name it */
    edtf date;
    day_number from, to;
    bool dated;
    bool negated;
    modality modality;
    u32_vec words;
    str_vec names;
    VEC(told_participant) participants;
} joined;

typedef struct told_link {
    uint32_t from, to; /* told */
    link_type type;
    str cue;
    uint32_t document;
    double confidence;
    extra_vec extra;
} told_link;

typedef struct bucket_link { /* of a candidate list */
    uint32_t event, next;
} bucket_link;

struct merger {
    arena *arena;
    arena *work; /* of one round of joining: `joined`, `buckets`, `chain` */
    uint32_t searches;
    str last_quote;
    const dateline_lexicon *lexicon;
    VEC(graph_document) documents;
    VEC(graph_entity) entities;
    map document_ids;     /* id → documents */
    map entity_keys;      /* kind and folded name or alias → entities */
    map surnames;         /* folded last word of a person's name → newest of `same_surname` */
    u32_vec same_surname; /* by entity: the next with that surname, or NONE */
    intern words;
    uint32_t statement_family; /* in words */
    VEC(told) told;
    VEC(joined) joined;
    VEC(told_link) links;
    map buckets; /* candidate lists: key → first of `chain` */
    VEC(bucket_link) chain;
};

/* merge.c: brings a list of words into the order merge_score compares them in. */
void merge_sort_words(u32_vec *words);

/* merge_entity.c: the merger's entity for one of an article or graph, by its names. */
uint32_t merge_entity(merger *m, const graph_entity *e);

/* merge_bound.c: dates for the undated that words place after or before a dated event ("the
 * protests that followed the vote"), as intervals with an open end. True if any was found. */
bool merge_bound(merger *m);

/* merge_score.c: how much says that `t` tells of `e`: join from MERGE_ENOUGH on. */
#define MERGE_ENOUGH 4.0
double merge_score(const merger *m, const told *t, const joined *e);

/* merge_join.c: fills `joined`. */
void merge_join(merger *m);

/* merge_emit.c: the joined events as a graph. */
void merge_emit(merger *m, dateline_graph *g);

#endif
