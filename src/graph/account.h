/* account: what one document tells, cut loose from its article, and ready to be merged: made in the
 * thread that read the article, which can then be freed.
 *
 *     account *told = account_of_article((account_room){&keep, &work, &brief}, article);
 *     arena_free(&article->arena);
 *     merger_add(m, told);                  // merge.h
 *     arena_free(&brief);
 */
#ifndef GRAPH_ACCOUNT_H
#define GRAPH_ACCOUNT_H

#include "graph/graph.h"

#define STALE_DAYS 400 /* from which on what is told is no news */

typedef struct told_participant {
    uint32_t entity; /* in account.entities; in merger.entities once merged */
    role role;
    uint32_t times; /* how many mentions have it */
} told_participant;
typedef VEC(told_participant) company;

/* By what a mention is known again while its account is made. */
typedef struct told_lists {
    str_vec names; /* folded runs of capitalised words: "moscow mechanism" */
    u32_vec words; /* that stand around it */
    company participants;
} told_lists;

/* The same once merged, all in one place of the memory: two mentions are compared by little else.
 */
typedef struct signs {
    uint32_t *words; /* sorted */
    told_participant *participants;
    str *names;
    uint32_t words_n, participants_n, names_n;
    uint32_t trigger_word, document;
    bool row; /* of a table of events */
} signs;

/* One mention of an event in one document, or an event of a graph with all its mentions. Numbers of
 * words, entities and documents are the account's own until it is merged. */
typedef struct told {
    str label;
    uint32_t type_id, family_id; /* words; only mentions of one family are joined */
    uint32_t plover_id;
    uint32_t trigger_word; /* the same one is a sign of the same event */
    uint32_t post;         /* "minister" of "sworn in as minister"; 0: none */
    uint32_t document;     /* or NONE */
    edtf date;
    day_number from, to;  /* its bounds; DAY_MIN and DAY_MAX where open */
    day_number published; /* of its document; DAY_MAX if unknown */
    bool history;         /* its document is of what lay years back then */
    double confidence;
    modality modality;
    uint8_t weight;
    uint8_t label_worth; /* see event; of a graph's own, 0 */
    bool dated, definite, verb, negated, another;
    bool acted;       /* somebody takes part, named or not */
    bool specific;    /* who suffers it is told, or by name who does it */
    bool passing;     /* see event */
    bool figure;      /* a profit, a price: told of many on one day */
    bool broad;       /* of a type that has many things in it: see lex_type */
    bool mutual;      /* a meeting, a war: whoever takes part acts */
    bool harm;        /* somebody is killed or hurt */
    bool harms;       /* a crash, an attack: what somebody is killed or hurt by */
    bool dies;        /* who suffers it is told as who does it */
    bool nameless;    /* nobody does it, and nobody suffers it by name */
    uint32_t toll_of; /* told: what killed or hurt them, by words of the same clause; or NONE */
    bool tells_deed;  /* "the blast killed nine": names that, too */
    signs *signs;     /* once merged */
    VEC(graph_mention) mentions;
    const graph_event *given; /* by a graph; NULL if found in an article */
} told;

typedef struct told_link {
    uint32_t from, to; /* told */
    link_type type;
    str cue;
    str doc; /* id of the document that says so */
    double confidence;
    uint32_t days; /* see relation */
    extra_vec extra;
} told_link;

typedef struct told_entity {
    graph_entity entity;
    str key;         /* its kind and its name, folded */
    str_vec keys;    /* the same of its aliases; empty for a bare surname */
    str surname_key; /* of a person: the same for what surnames are spelled alike */
    bool unsure;     /* a word that may be the surname of somebody told of elsewhere, or nobody's */
    bool listed;     /* the lexicon's own, */
    bool acronym;    /* told of by that alone, which may be short for another */
} told_entity;

/* What names of one kind are known by: the number of the kind and the name, folded. */
str account_key(arena *a, entity_kind kind, str name);

#define SUBJECTS_MOST 16
#define SUBJECT_STATE UINT64_C(1) /* bit of a state's name */

/* Who or what a document names, and its share in all that the document names. */
typedef struct told_subject {
    uint64_t name; /* the hash of it, folded */
    uint32_t document;
    float share;
} told_subject;
typedef VEC(told_subject) subject_vec;

typedef struct account_room {
    arena *keep;  /* what the graph will borrow */
    arena *work;  /* what is needed until all are merged */
    arena *brief; /* what is needed until this one is: the account itself */
} account_room;

typedef struct account {
    VEC(graph_document) documents;
    VEC(told_entity) entities;
    subject_vec subjects; /* of a document together, by name; at most SUBJECTS_MOST */
    str_vec words;        /* from 1 */
    VEC(told) told;
    VEC(told_lists) lists; /* by told */
    VEC(told_link) links;
} account;

account *account_of_article(account_room room, const dateline_article *article);
account *account_of_graph(account_room room, const dateline_lexicon *lexicon,
                          const dateline_graph *g);

/* account_subject.c: fill `subjects`. */
void account_subjects_of_article(account *to, arena *brief, const dateline_article *article);
void account_subjects_of_graph(account *to, arena *brief, const dateline_graph *g);

#endif
