/* anchor: what is known of the times around while expressions become dates. Shared by anchor.c
 * (calendar dates, the whole), anchor_year.c (the year they lack), anchor_relative.c (what is
 * counted from another time), anchor_term.c (quarters reported) and anchor_story.c (what was told
 * before). */
#ifndef FIND_ANCHOR_H
#define FIND_ANCHOR_H

#include "find/timex_value.h"

/* A time that was told. */
typedef struct told {
    edtf_date date;
    uint32_t at; /* its index in article->times, or NONE */
    uint32_t sentence;
    bool year;  /* its year was written out, or is that of a time before it whose year was */
    bool aside; /* told in a relative clause */
} told;

typedef struct anchoring {
    dateline_article *article;
    const time_expr_vec *exprs;
    const timelex *lex;
    arena *a;

    edtf_date published; /* precision EDTF_UNKNOWN if not known as one date */
    civil publication;   /* its first day */

    bool narrative; /* tells of many years: the story leads, not publication */
    bool report;    /* tells what is new as well, as obituaries do: has a "Thursday" */
    bool timely;    /* speaks of publication's own days: "today", "Thursday" */

    int day_order;         /* of 8/9/2020: 1 day first, -1 month first, 0 nothing says so */
    const char *order_why; /* what said so */

    told spoken;  /* the time last spoken of */
    told scene;   /* the same but for what its sentence tells aside, "who fled on 4 May" */
    told day;     /* the last scene that was a day */
    told story;   /* the time the narrative has reached: asides do not move it */
    told head;    /* the date under which the entries of a chronology stand */
    told section; /* the year or month that is a heading, and nothing else */
    told headed;  /* the day that a heading says is told of below it */
    told term;    /* the quarter reported; its date unknown if none */

    const int32_t *year_ahead; /* by expression: the next year written out in its section */

    int32_t month_year[13]; /* the year last told together with a month ... */
    bool month_told[13];
    int32_t day_year[13][32]; /* ... and with a day of it */
    bool day_told[13][32];
} anchoring;

/* Where a relative time is counted from. */
typedef struct base {
    edtf_date date;
    civil day; /* its first day */
    uint32_t anchor;
    bool from_published;
} base;

/* The publication date or the time spoken of, at least as precise as asked; false if not known. */
bool anchor_base(const anchoring *an, const time_expr *e, edtf_precision precision, base *out);

/* The time told that `e` is counted from if it is counted from one; NULL if none. */
const told *anchor_told(const anchoring *an, const time_expr *e);

/* anchor_year.c: the year of a date that lacks it; false if nothing tells it. */
typedef struct year_choice {
    int32_t year;
    base from;
    const char *how;
} year_choice;
int32_t anchor_full_year(const anchoring *an, const time_expr *e); /* 1998 of '98 */
bool anchor_year(const anchoring *an, const time_expr *e, int month, int day, year_choice *out);

/* Whether no heading stands between a time told before and `e`. */
bool anchor_no_heading(const anchoring *an, const told *from, const time_expr *e);

/* anchor_story.c: begins the story of an->exprs, and keeps what was told at `index`. */
#define YEAR_NONE INT32_MIN
void story_begin(anchoring *an, arena *scratch);
void story_tell(anchoring *an, const time_expr *e, const timex *t, uint32_t index);

/* anchor_term.c: keeps the quarter that `t` at `index` names; that quarter as a base, false if none
 * is being reported; the year of a quarter that lacks it. */
void term_tell(anchoring *an, const time_expr *e, const timex *t, uint32_t index);
bool term_base(const anchoring *an, const time_expr *e, base *out);
int32_t term_year(const anchoring *an, const time_expr *e);

/* anchor_order.c: which comes first in 8/9/2020, day or month, is asked of the whole article;
 * order_settle() gives the date its day and month, or neither, and says why. */
void order_choose(anchoring *an, const time_expr_vec *exprs);
const char *order_settle(const anchoring *an, time_expr *e);

/* anchor_event.c: keeps how far the time at `index` lies from what is named behind it; at the end,
 * counts those from a time that stands there. */
void anchor_gap(anchoring *an, const time_expr *e, uint32_t index);
void anchor_gaps(anchoring *an);

/* Counts from `from`, the date of the time `anchor`; `what` says whose date it is. */
bool anchor_settle(dateline_article *article, const time_gap *d, edtf_date from, uint32_t anchor,
                   str what);

/* anchor_term.c: at the end, gives "the reporting period" the one that the article says it covers.
 */
void anchor_open_period(timex *t);
void anchor_reported(anchoring *an);

/* anchor_relative.c: what lies `count` units from `day`, as precise as the unit. */
edtf anchor_counted(time_unit unit, civil day, int32_t count);

/* anchor_day.c: whether a weekday is that of the date before it, "9 August 2020, a Sunday". */
bool anchor_weekday_behind(anchoring *an, const time_expr *e, timex *t);
/* anchor_day.c: at the end, the clocks whose day stands behind them. */
void anchor_clock_days(anchoring *an);
void anchor_clock_end(anchoring *an, uint32_t from, uint32_t to); /* of two that are a range */

/* Each fills type, value, date, anchor and steps of *t. */
void anchor_clock(anchoring *an, const time_expr *e, timex *t);
void anchor_event(anchoring *an, const time_expr *e, timex *t);
void anchor_day_of_month(anchoring *an, const time_expr *e, timex *t);
void anchor_day(anchoring *an, const time_expr *e, timex *t);
void anchor_shift(anchoring *an, const time_expr *e, timex *t);
void anchor_count(anchoring *an, const time_expr *e, timex *t);
void anchor_length(anchoring *an, const time_expr *e, timex *t);
void anchor_period(anchoring *an, const time_expr *e, timex *t);
void anchor_term(anchoring *an, const time_expr *e, timex *t);
void anchor_weekday(anchoring *an, const time_expr *e, timex *t);

/* Sets the date with its value and says how: `how` reads on from the words of the time. */
void anchor_set(anchoring *an, timex *t, const time_expr *e, edtf date, const base *from,
                const char *how);
civil anchor_civil(edtf_date d);

#endif
