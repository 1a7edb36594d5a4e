/* merger: what the files of merging share: mentions as they were told, and the events they become.
 */
#ifndef GRAPH_MERGER_H
#define GRAPH_MERGER_H

#include "graph/merge.h"

typedef struct joined {          /* an event as joined so far */
    u32_vec told;                /* first the most exactly dated; none if it went into another */
    u32_vec documents, triggers; /* that tell of it; words that name it */
    edtf date;
    day_number from, to;
    bool dated;
    bool negated;
    modality modality;
    u32_vec words; /* sorted */
    str_vec names;
    company participants;
} joined;

/* What a search sees first, and mostly last, of an event or a mention: it tells the most that two
 * of them can have in common. Sets are a bit for each member's number: where no bit is shared, no
 * member is. One line of the cache. */
typedef struct outline {
    day_number from, to;
    uint64_t words, entities;
    uint32_t triggers, documents;
    uint32_t type_id, family_id;
    bool dated, set;
    bool day, month; /* dated to a day or so, to a month or less */
    bool verb, negated, planned, named;
} outline;

#define LIST_PART 14

typedef struct list_part { /* of a candidate list: the newest part comes first */
    uint32_t next, n;      /* the next older one, or NONE */
    uint32_t events[LIST_PART];
} list_part;

struct merger {
    arena *keep; /* of what the graph borrows */
    arena *work;
    arena *round;  /* of one round of joining: `joined` */
    arena *search; /* of the same: what only joining needs */
    const dateline_lexicon *lexicon;
    VEC(graph_document) documents;
    VEC(graph_entity) entities;
    VEC(uint8_t) kinds;   /* entity_kind of each of `entities` */
    map document_ids;     /* id → documents */
    map entity_keys;      /* kind and folded name or alias → entities */
    map surnames;         /* folded last word of a person's name → newest of `same_surname` */
    u32_vec same_surname; /* by entity: the next with that surname, or NONE */
    intern words;
    uint32_t statement_family; /* in words */
    VEC(told *) told;
    VEC(told_link) links;
    VEC(joined) joined;
    VEC(outline) outlines; /* of `joined` */
    VEC(bool) dated;       /* by joined, as in its outline, but small enough to be near */
    u32_vec seen;          /* by joined: the number of the search that saw it last */
    uint32_t searches;
    map lists; /* candidate lists: number of a list → newest of `parts` */
    VEC(list_part) parts;
};

/* merge_entity.c: the merger's entity for one of an account, by its names. */
uint32_t merge_entity(merger *m, const told_entity *e);

/* merge_bound.c: dates for the undated that words place after or before a dated event ("the
 * protests that followed the vote"), as intervals with an open end. True if any was found. */
bool merge_bound(merger *m);

/* merge_score.c: how much says that `t`, of that outline, tells of an event: join from MERGE_ENOUGH
 * on. Where it cannot be more than `least`, something no greater. */
#define MERGE_ENOUGH 4.0
outline merge_outline(const told *t);
void merge_outline_add(outline *to, const outline *more);
double merge_score(const merger *m, const told *t, const outline *mine, uint32_t event_at,
                   double least);

/* merge_list.c: lists of the events that a mention may tell of: of its family on its days, or in
 * its document, or with its company. `into` is a joined event, to be entered by its dates once, and
 * by the document and company of each mention that joined it. */
void merge_list_dates(merger *m, uint32_t into);
void merge_list_company(merger *m, const told *t, uint32_t into);
/* The newest of the event's lists by its dates or by its company, a list at a time. */
typedef void merge_look(void *ctx, uint32_t newest_part);
void merge_look_by_date(const merger *m, const told *t, merge_look *look, void *ctx);
void merge_look_by_company(const merger *m, const told *t, merge_look *look, void *ctx);

/* merge_join.c: fills `joined`. */
void merge_join(merger *m);

/* merge_emit.c: the joined events as a graph. */
void merge_emit(merger *m, dateline_graph *g);

#endif
