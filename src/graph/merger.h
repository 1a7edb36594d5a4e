/* merger: what the files of merging share: mentions as they were told, and the events they become.
 */
#ifndef GRAPH_MERGER_H
#define GRAPH_MERGER_H

#include "graph/merge.h"

/* How exactly a mention is dated; the exact ones are joined first. */
typedef enum grain { GRAIN_DAY, GRAIN_MONTH, GRAIN_YEAR, GRAIN_WIDE, GRAIN_UNDATED } grain;
#define GRAINS (GRAIN_UNDATED + 1)

/* What a search sees first, and mostly last, of a mention or of an event: it tells the most that
 * two of them can have in common. Sets are a bit for each member's number: where no bit is shared,
 * no member is. One line of the cache. */
typedef struct outline {
    int32_t from, to, published; /* days, cut to what fits */
    uint32_t telling;            /* its number where all are told in turn */
    uint64_t words, entities;
    uint32_t triggers, documents;
    uint32_t type_id, family_id;
    uint32_t held; /* the event of the graph before that told it, from 1; 0: none */
    uint8_t grain; /* as its first mention tells it */
    bool dated : 1, set : 1, definite : 1;
    bool day : 1, month : 1; /* dated to a day or so, to a month or less */
    bool verb : 1, negated : 1, planned : 1, named : 1, figure : 1;
    bool row : 1;      /* of a table of events */
    bool broad : 1;    /* of a type that has many things in it */
    bool specific : 1; /* says of whom it is: see told */
    bool another : 1;  /* its first mention says that it is not the one told before */
    bool history : 1;  /* its article is of what lay years back */
    bool supposes : 1; /* a mention may have a date that is only supposed: see merge_suppose.c */
    bool linked : 1;   /* words link it to another of its family */
    bool sole : 1;     /* each of its documents tells of no other of its family */
    bool sole_of_type : 1;
} outline;

/* What all mentions of an event tell, together. */
typedef struct evidence {
    u32_vec words; /* sorted */
    u32_vec triggers, documents;
    u32_vec tables; /* of the documents those of which it is a row */
    str_vec names;
    company participants;
    uint32_t mentions; /* how many */
} evidence;

typedef struct told_alias {
    str alias;
    str key; /* as told_entity's */
} told_alias;

/* A name as the articles have it: the same but for case and accents, and of one kind. */
typedef struct told_name {
    graph_entity entity; /* as the first document to be published has it */
    str key, surname_key;
    VEC(told_alias) aliases;          /* of all documents */
    uint32_t document, role_document; /* that first one, and the first that tells a role; or NONE */
    bool unsure, listed, acronym;     /* see told_entity; of all documents */
    uint32_t short_of;  /* the name that it is a short form of, see merge_short.h; or NONE */
    uint32_t entity_at; /* in entities, once these are known; NONE: nobody's surname */
} told_name;

typedef struct told_account { /* where its parts lie in `told` and `links` until these are sorted */
    uint32_t document;        /* or NONE */
    uint32_t told, told_n;
    uint32_t links, links_n;
} told_account;

/* Whom and what a document speaks of, by name; names apart, as few are shared. */
typedef struct document_subjects {
    uint64_t bits;     /* of the names, as of an outline's members */
    uint8_t first[64]; /* by bit: where its names begin */
    uint32_t n;
    uint64_t names[SUBJECTS_MOST];
    float shares[SUBJECTS_MOST];
} document_subjects;

struct merger {
    arena *keep; /* of what the graph borrows */
    arena *work;
    const dateline_lexicon *lexicon;
    VEC(graph_document) documents;
    map document_ids;                /* id → documents */
    VEC(document_subjects) subjects; /* by document */
    VEC(told_name) names;
    map name_keys;    /* kind and folded name → names */
    map name_aliases; /* number of a name and alias: that it was told */
    VEC(graph_entity) entities;
    VEC(uint8_t) kinds;   /* entity_kind of each of `entities` */
    map entity_keys;      /* kind and folded name or alias → entities */
    map surnames;         /* alias_key of a person's name → newest of `same_surname` */
    u32_vec same_surname; /* by entity: the next with that surname, or NONE */
    intern words;
    uint32_t statement_family; /* in words; as is that of what has no type of its own: */
    uint32_t other_family;
    const dateline_graph *before; /* whose joins hold, or NULL */
    VEC(told_account) accounts;
    VEC(told *) told; /* sorted by family, then by date, once all are there */
    VEC(told_link) links;

    /* By `told`, once sorted. An event is known by its leader, the most exactly dated mention, or
     * of these the first that is told. */
    outline *outlines; /* of a leader: of the event */
    uint32_t *leader;  /* the way to it: itself, or a mention nearer to it */
    signs **signs;
    uint32_t *next;   /* of the event's mentions, in a ring */
    uint32_t *dater;  /* of a leader: the mention that dates the event */
    evidence **whole; /* of a leader: what its mentions tell, if they are several */

    uint32_t *first_linked; /* by told: in `linked`; one more behind the last */
    uint32_t *linked;       /* told of the same family to which words link it */
};

/* merge.c: whether a document was published before another, or is told of before it at least. */
bool merge_is_earlier(const merger *m, uint32_t document, uint32_t other);

/* merge_join.c: adds to a list of those who take part, once each and in the role told first. */
void merge_add_participant(arena *a, company *list, const told_participant *p);

/* merge_join.c: the second event becomes part of the first; what that needs lies in `a`. */
void merge_unite(merger *m, arena *a, uint32_t first, uint32_t second);

/* merge_hold.c: notes in the outlines which event of the graph before told each mention. */
void merge_hold(merger *m, arena *scratch);

/* merge_entity.c: notes a name, and gives its number in `names`. */
uint32_t merge_name(merger *m, const told_entity *e, uint32_t document);
/* Fills `entities`: one for all names of one thing. */
void merge_entities(merger *m);

/* merge_outline.c: of one mention; of an event with one more; of the more exactly dated, or told
 * first, that it is that. */
outline merge_outline(const told *t, uint32_t telling);
void merge_outline_add(outline *to, const outline *more);
bool merge_comes_first(const outline *a, const outline *b);
static inline uint64_t merge_bit(uint32_t number) /* in a set of 64 */
{
    return UINT64_C(1) << (number & 63);
}

/* merge_score.c: how much says that two events, by their leaders, are one: join from MERGE_ENOUGH
 * on. What is less than `least` may be told as 0. `first` is the more exactly dated or, of two
 * alike, told first: the other refers to it.
 * merge_most tells in a fraction of the time what that cannot exceed, by their outlines and what
 * that of either is worth. */
#define POINT        2 /* scores are whole numbers, of half points */
#define MERGE_ENOUGH (4 * POINT)
evidence merge_evidence(const merger *m, uint32_t leader); /* its lists borrowed */
int merge_score(const merger *m, uint32_t first, uint32_t second, int least);
typedef struct outline_worth { /* of an event: what each bit of its outline is worth, if shared */
    int words[64], entities[64];
} outline_worth;
void merge_worth_of(outline_worth *worth, const merger *m, uint32_t leader);
int merge_most(const merger *m, uint32_t first, uint32_t second, const outline_worth *either);
/* Starts to bring near what merge_score reads of an event. */
void merge_expect(const merger *m, uint32_t leader);

#define FRESH_DAYS 31 /* of which news tells */

/* merge_sole.c: whether two events are the only one of their family, or of their type, that the
 * articles of each tell of, on days that can be the same. */
bool merge_are_sole(const merger *m, const outline *e, const outline *t);

/* Whether two short lists have a number in common. */
static inline bool merge_share(const u32_vec *a, const u32_vec *b)
{
    for (size_t i = 0; i < a->n; i++) {
        for (size_t j = 0; j < b->n; j++) {
            if (a->v[i] == b->v[j])
                return true;
        }
    }
    return false;
}

/* merge_against.c: who takes part in an event under that number, or NULL; points that speak against
 * two events' being one, none or fewer; somebody named on both sides, and none of them in common.
 */
const told_participant *merge_participant_in(const evidence *e, uint32_t entity_at);
int merge_against(const merger *m, const evidence *e, const evidence *t);
bool merge_are_others(const merger *m, const evidence *ours, const evidence *theirs);
/* Two rows of a table, or of two tables, that tell of two events. */
bool merge_are_rows_apart(const merger *m, uint32_t first, uint32_t second, const evidence *ours,
                          const evidence *theirs);
/* "The plan" of a broad type is not what "decided" told before; "the decision" may be. */
bool merge_is_other_word(const merger *m, const outline *t, const evidence *ours,
                         const evidence *theirs);
/* "Sworn in as minister", "as president", not on one day that both tell. */
bool merge_are_other_posts(const merger *m, uint32_t first, uint32_t second);
/* Somebody does the one and suffers the other: "Oslo's sanctions", "sanctions on Oslo". */
bool merge_are_reversed(const evidence *ours, const evidence *theirs);

/* merge_story.c: notes what an account's documents speak of, these numbered as in `documents`. */
void merge_subjects(merger *m, const account *a, const uint32_t *documents);
/* Whether a document of the one list and one of the other speak of the same; of two events of one
 * day less is enough. */
bool merge_same_story(const merger *m, const u32_vec *documents, const u32_vec *others,
                      bool same_days);

/* merge_linked.c: notes which mentions of one family words link: "the fire that followed the blast"
 * tells of two events. */
void merge_note_linked(merger *m, arena *scratch);
/* Whether a mention of the one event is linked to one of the other. */
bool merge_are_linked(const merger *m, uint32_t first, uint32_t second);

/* merge_list.c: lists of the mentions in a document, or with a participant, by family and in the
 * order of telling. */
typedef struct merge_lists {
    uint32_t *first_key; /* by told: of its keys; one more behind the last */
    uint32_t *keys;      /* numbers of lists */
    uint32_t *places;    /* by key: where the mention stands in that list's `members` */
    uint32_t *start;     /* by list: in `members`; one more behind the last */
    uint32_t *members;   /* told */
} merge_lists;
/* The place in `told` of each mention, in the order of telling. */
const uint32_t *merge_in_turn(const merger *m, arena *a);
merge_lists merge_list_company(const merger *m, arena *a);

/* merge_family.c: joins all, in up to so many threads. */
void merge_join(merger *m, unsigned threads);

/* merge_join.c: the leader of a mention's event; and the date of a leader's. */
static inline uint32_t merge_leader(const merger *m, uint32_t at)
{
    while (m->leader[at] != at)
        at = m->leader[at] = m->leader[m->leader[at]];
    return at;
}
edtf merge_date(const merger *m, uint32_t leader);
/* How far from each other two mentions are told. */
uint32_t merge_apart(const merger *m, uint32_t a, uint32_t b);

/* merge_bound.c: dates for the undated that words place after or before a dated event ("the
 * protests that followed the vote"), as intervals with an open end. The leaders so dated. */
u32_vec merge_bound(merger *m, arena *a);

/* merge_toll.c: how many were killed or hurt becomes part of what killed or hurt them. */
void merge_toll(merger *m);

/* merge_suppose.c: for events that nothing else dates, the date that their scene lets suppose. Such
 * a date is forgotten where another holds. */
void merge_suppose(merger *m);
void merge_forget(merger *m, told *t);

/* merge_emit.c: the joined events as a graph. */
void merge_emit(merger *m, dateline_graph *g);

#endif
