/* date: what the files of dating share: one sentence, its events, what their times cost them. */
#ifndef FIND_DATE_H
#define FIND_DATE_H

#include "find/skeleton.h"
#include "lex/timelex.h"

#define COST_GUESS  5          /* a time that costs more dates nothing that it does not hang on */
#define COST_SHARED 21         /* of a time that is first another event's */
#define COST_NONE   UINT32_MAX /* out of reach */
#define DATE_REACH  45 /* tokens; beyond it no event is looked at, which keeps this linear */
#define DATE_CLIMB  5  /* words from a time up to what it dates */

typedef struct date_finder {
    dateline_article *article;
    skeleton k;
    uint32_t first, end; /* the sentence's events, [first, end) */
    uint32_t gap;        /* in article.gaps: of this time or the next that has one */
    uint32_t low;        /* events before it are out of reach of this time and all that follow */
    uint32_t *cost;      /* by event of the sentence: of the time it has taken so far */
    uint32_t *event_at;  /* by token of the sentence: the event whose word it is, or NONE */
} date_finder;

static inline bool date_is_day(edtf d)
{
    return !edtf_empty(d) && !d.interval && !d.set && d.from.precision >= EDTF_DAY;
}

/* The word by which the event hangs on others. */
static inline uint32_t date_word(const event *e)
{
    return e->verb ? e->head : e->first + e->n - 1;
}

/* What it costs time `t` to date event `e`, which it does not hang on, at most COST_GUESS; or
 * COST_NONE. */
uint32_t date_cost(const date_finder *f, const timex *t, const event *e);
bool date_is_past(const date_finder *f, const timex *t); /* by the day of publication */
bool date_is_too_late(const date_finder *f, const timex *t, const event *e); /* for what was done */
bool date_is_set_for(const date_finder *f, const timex *t);                  /* "for 4 May" */
bool date_is_said_now(const date_finder *f, const timex *t, const event *e); /* "we condemn" */
bool date_is_infinitive(const date_finder *f, const event *e); /* "to hold elections" */

bool date_is_its_object(const date_finder *f, const timex *t, const event *e);

/* Dates event `e` by `time`, unless it has a cheaper one. */
void date_take(date_finder *f, uint32_t e, uint32_t time, uint32_t cost);

/* Dates event `e` by all days since that of event `from`. */
void date_take_since(date_finder *f, uint32_t e, uint32_t from);

/* The event of the sentence that the time hangs on, or NONE if the parse does not show it, and
 * how far off it is; false if the time only says which thing is meant: "the 1987 model". */
bool date_owner(const date_finder *f, uint32_t time, uint32_t *owner, uint32_t *cost);

/* date_behind.c: what time `t` dates of `owner`, the event of the word that it hangs on, and of
 * what stands between them; NONE: nothing. */
uint32_t date_behind(const date_finder *f, const timex *t, uint32_t owner, uint32_t word);

/* The noun that the time stands behind, if `owner` has a time already; else `owner`. */
uint32_t date_noun_behind(const date_finder *f, const timex *t, uint32_t owner);

/* The noun of what came of another by the verb, if the time stands behind it; or NONE. */
uint32_t date_result_of(const date_finder *f, const timex *t, uint32_t verb);

/* What the time, as a subject, is said to have had: "2014 saw a war"; or NONE. */
uint32_t date_had_by(const date_finder *f, const timex *t);
/* A verb that no time of its sentence has dated so far. */
bool date_is_open(const date_finder *f, uint32_t e);

/* "of [taking] bribes": what is told of it is told on another day. */
bool date_is_charge(const date_finder *f, uint32_t verb);

/* date_held.c: "won the election", "died in the crash", "the riot in which nine died": what happens
 * in the noun's event; and which clauses tell what was when their verb's was. */
bool date_is_outcome(const date_finder *f, const event *e, const event *noun);
bool date_is_held_by(const date_finder *f, const event *e, const event *noun);
bool date_is_held_in(const date_finder *f, const event *e, const event *noun);
bool date_is_way(const date_finder *f, const event *e);
bool date_is_means(const date_finder *f, const event *e);
uint32_t date_verb_around(const date_finder *f, const event *e);
bool date_is_while(const date_finder *f, uint32_t word);
bool date_is_remark(const date_finder *f, const event *e);
bool date_is_beside(const date_finder *f, uint32_t clause);
bool date_is_when(const date_finder *f, uint32_t clause);
bool date_is_relative(const date_finder *f, uint32_t word);
bool date_is_aim_of(const date_finder *f, const event *e, const event *deed);
bool date_is_told_anew(const date_finder *f, const event *e, const event *on);
bool date_is_audience(const date_finder *f, const event *e, const event *told);
uint32_t date_first_participle(const date_finder *f, uint32_t word);
bool date_is_since(const date_finder *f, const event *noun, const event *verb);
uint32_t date_day_beside(const date_finder *f, const event *e); /* the time, or NONE */

/* date_timed.c: whether between the two verbs of joined clauses one is told a time of its own. */
bool date_is_timed(const date_finder *f, const event *on, const event *e);
/* Gives what hangs on a dated event its time, where the tree says that it is the same. */
void date_share(date_finder *f);

#endif
