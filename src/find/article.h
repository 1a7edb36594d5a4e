/* article: all that was found in one document. The stages of find/ fill it in order:
 *
 *     source ─ tokenize ─ timex ─ entity ─ name_list ─ parse ─ pronoun ─ event ─ date ─┐
 *                        ┌───────────────────────────────────────────── anchor_events ┘
 *                        └─ capital ─ role ─ modality ─ entries ─ story ─ link ─ worth ─ label
 *
 * Annotations refer to each other by index and keep their span, so each can quote its article.
 */
#ifndef FIND_ARTICLE_H
#define FIND_ARTICLE_H

#include "lang/ud.h"
#include "lex/lexicon.h"
#include "text/source.h"
#include "text/token.h"
#include "time/edtf.h"

#define NONE UINT32_MAX

typedef enum timex_type { TIMEX_DATE, TIMEX_TIME, TIMEX_DURATION, TIMEX_SET } timex_type;

/* How the words before a time relate it to what happened: "since August" bounds, it does not date.
 */
typedef enum timex_relation {
    TIMEX_AT,     /* on Thursday, in August, the August 9 vote */
    TIMEX_SINCE,  /* since August */
    TIMEX_UNTIL,  /* until Friday */
    TIMEX_BEFORE, /* before 2019, by Friday */
    TIMEX_AFTER,  /* after 4 May */
    TIMEX_WITHIN, /* within 10 days: a deadline counted from the anchor */
    TIMEX_FOR,    /* for 26 years */
    TIMEX_EVERY,  /* every four years: dates nothing */
} timex_relation;

typedef struct timex {
    span at;
    uint32_t first, n; /* tokens */
    uint32_t sentence;
    timex_type type;
    timex_relation relation;
    str value;       /* TIMEX3 value: 2020-08-09, P10D, 2020-W33, PRESENT_REF ... */
    str mod;         /* START, MID, END, APPROX, MORE_THAN ... or empty */
    str quant, freq; /* of a set: EVERY, 2X; or empty */
    str zone;        /* of a clock time, from UTC: -05:00; empty if not said or not known */
    edtf date;       /* the resolved date; empty if it cannot be known or is no date */
    uint32_t anchor; /* the timex it was counted from, or NONE (publication date, or absolute) */
    bool point;   /* a length that leads to a date which can be an event's: "two days after it" */
    bool covered; /* what a report tells of, or its end: "covers the period [1 May] to [9 May]" */
    bool ends_range;     /* whose date lies on its first time: "from March to [June]" */
    bool from_published; /* counted from the publication date */
    /* Of a length, where it begins and ends: 0 publication, i + 1 for times.v[i], or NONE. */
    uint32_t begin_point, end_point;
    bool ambiguous; /* 8/9/2020 where nothing says whether day or month comes first */
    str steps;      /* how the value came about, for explain: "Thursday = last Thursday
                       before publication 2020-11-05 = 2020-11-05" */
} timex;

/* The TIMEX3 number of what a time was counted from: 0 publication, i + 1 times.v[i], or NONE. */
static inline uint32_t timex_anchor_tid(const timex *t)
{
    return t->anchor != NONE ? t->anchor + 1 : t->from_published ? 0 : NONE;
}

/* "two days after the vote": how far a time lies from an event that is named behind it. */
typedef struct time_gap {
    uint32_t time;  /* in article.times */
    uint32_t name;  /* token where the event's name begins */
    uint32_t event; /* in article.events once it is known, else NONE */
    int32_t count;  /* of units; negative: before it */
    uint8_t unit;   /* time_unit */
    bool whole_day; /* an anniversary: years, but to the day */
} time_gap;

/* "9 October 2020: The president resigns.": what stands under a date in a chronology. */
typedef struct dated_entry {
    uint32_t time;       /* in article.times */
    uint32_t first, end; /* sentences */
} dated_entry;

typedef struct entity {
    entity_kind kind;
    str name;        /* the fullest form */
    str_vec aliases; /* other forms, sorted */
    str role;        /* "Chancellor", "rapporteur"; or empty */
    uint32_t row;    /* lexicon.names row, or NONE */
    bool generic;    /* "people", "men": others each time, so no actor of a graph */
} entity;

typedef struct mention { /* of an entity */
    span at;             /* the name without its title */
    uint32_t first, n;   /* tokens */
    uint32_t sentence;
    uint32_t entity;
    bool demonym; /* "Belarusian authorities": names a state only as an adjective */
    span title;   /* "UK Foreign Secretary"; n 0 if none */
} mention;

/* What the learned parser makes of one token; of a sentence that it did not read, nothing. */
typedef struct token_parse {
    uint32_t head;    /* token it depends on; NONE: it is its sentence's root, or was not read */
    uint8_t pos;      /* ud_pos; UD_UNPARSED if it was not read */
    uint8_t penn;     /* penn_tag */
    uint8_t relation; /* ud_relation to its head */
    uint8_t meant;    /* TOKEN_... below, from find_modality */
} token_parse;

/* "It" or "they" that stands for what has no name. */
typedef struct reference {
    uint32_t word, noun; /* tokens */
    uint32_t sentence;   /* of the noun */
} reference;

/* What the words around a token make of it. */
#define TOKEN_SUPPOSED 1 /* alleged, planned or conditional */
#define TOKEN_DENIED   2 /* said not to be so */

typedef enum modality { MOD_ASSERTED, MOD_ALLEGED, MOD_PLANNED, MOD_CONDITIONAL } modality;
str modality_name(modality m);
bool modality_parse(modality *out, str name);

/* By name, or by words that name nobody: "two men", "the bill", "a court in Lyon". */
typedef struct participant {
    uint32_t mention; /* in article.mentions, or NONE */
    span words;       /* what is no name; n 0 if the mention's name says all */
    role role;
} participant;

typedef struct event {
    uint32_t trigger; /* lexicon.triggers row */
    str type, plover;
    span at;           /* the trigger's words */
    uint32_t first, n; /* the trigger's tokens */
    bool verb;         /* the trigger is a verb; else a noun */
    uint32_t head; /* the token that carries the meaning: "published" of "report ... published" */
    uint32_t sentence;
    span quote;          /* the sentence or clause that proves it */
    str label;           /* what it is called, in words of the article */
    uint8_t label_worth; /* 0 to 3: how well that names it to who reads nothing else */
    uint32_t time;       /* the timex that dates it, or NONE */
    edtf date;           /* what this mention says; empty if undated */
    str steps;           /* how a date came about that no time of its sentence gives; or empty */
    VEC(participant) participants;
    modality modality;
    bool negated;
    bool wished;  /* planned only by others: "should resign", "called for a vote" */
    bool told;    /* by a verb of its own, as done */
    bool passing; /* mentioned, not told: no entry of its own; see event_worth.c */
    span cue;     /* of modality or polarity; n 0 if none */
    span said_by; /* whose words it is: "the army"; n 0: the article's own */
    double confidence;
    bool definite;   /* "the report", "it": speaks of an event told elsewhere, */
    bool restricted; /* but "the report that she wrote" says which */
    bool another;    /* "a fresh vote": not the one that was told before */
} event;

typedef struct relation { /* link between two events of this article */
    uint32_t from, to;
    link_type type;
    span cue;
    uint32_t days; /* between the two at most, where the cue tells; else 0 */
    uint32_t sentence;
    double confidence;
} relation;

typedef struct dateline_article {
    arena arena;
    const dateline_lexicon *lexicon;
    source source;
    token_list text;
    VEC(timex) times;         /* in text order */
    VEC(time_gap) gaps;       /* of times, in text order */
    VEC(dated_entry) entries; /* in text order; see chronicle.h */
    VEC(entity) entities;
    VEC(mention) mentions;           /* in text order */
    VEC(reference) references;       /* in text order */
    token_parse *parse;              /* by token */
    struct skeleton_token *skeleton; /* by token: find/skeleton.h */
    VEC(event) events;               /* in text order */
    VEC(relation) relations;
} dateline_article;

/* The stages. Each reads what stands before it in the struct and fills its own part. */
void find_times(dateline_article *article);
void find_entities(dateline_article *article);
void find_name_lists(dateline_article *article);
void find_parse(dateline_article *article);
void find_pronouns(dateline_article *article);
void find_events(dateline_article *article);
void find_dates(dateline_article *article);
/* Settles times counted from events that are dated; true if find_dates has new ones to place. */
bool anchor_events(dateline_article *article);
void find_capitals(dateline_article *article);
void find_roles(dateline_article *article);
void find_modality(dateline_article *article);
/* Dates what stands under the dates of a chronology. */
void find_entries(dateline_article *article);
/* Dates what goes on from the day told before. */
void find_story(dateline_article *article);
void find_links(dateline_article *article);
void find_worth(dateline_article *article);
void find_labels(dateline_article *article);

/* All of them, from the tokens on. `article->source` and `lexicon` must be set. */
void find_all(dateline_article *article);

/* The type of an event of this article: never NULL. */
static inline const lex_type *event_type(const dateline_article *a, const event *e)
{
    return &a->lexicon->types.v[a->lexicon->triggers.v[e->trigger].type_row];
}

/* False of a text that is long enough to tell and surely not English. Needs its tokens. */
bool article_is_english(const dateline_article *a);

#endif
