/* date_story: what the files that date by the story share: how far it has been read, and what it
 * goes on from. */
#ifndef FIND_DATE_STORY_H
#define FIND_DATE_STORY_H

#include "find/skeleton.h"
#include "find/tree.h"

#define STORY_LEAD 3 /* sentences with events that say what a report is of */

typedef struct thread { /* what later clauses go on from */
    uint32_t event;     /* NONE: from nothing */
    uint32_t sentence;
    uint32_t block;  /* the last paragraph that went on from it, or held nothing but words */
    uint32_t gap;    /* sentences since the last that went on from it, but for mere words */
    uint32_t broken; /* the paragraph in which something else was told since, or NONE */
    bool back;       /* told as a look back */
} thread;

typedef struct told_date {
    edtf date;
    uint32_t block; /* paragraph, or NONE */
} told_date;

/* Of what is told of one family of types on one day. */
typedef struct scene_day {
    uint32_t event; /* the first, or NONE */
    bool several;   /* days */
} scene_day;

#define TIME_OF_WORDS 1
#define TIME_OF_DEEDS 2

typedef struct story {
    dateline_article *article;
    skeleton k;
    uint32_t sentence, block;
    uint32_t first, end; /* the sentence's events */
    uint32_t time;       /* the sentence's first time */
    uint32_t next;       /* token from which on quotation marks are to be read */
    bool quoted;         /* the sentence begins within a quotation */
    uint32_t lead_end;   /* the sentence behind those that say what the report is of */
    bool one_day;        /* all deeds that have a day have the same */
    uint32_t today;      /* what the lead tells of the day of publication, or NONE */
    uint32_t lead;       /* the first deed of one day that the lead tells, or NONE */
    uint32_t news;       /* the time of its last day up to publication, so far, or NONE */
    uint32_t heard;      /* the last time read, be it of words, or NONE */
    uint32_t back;       /* the last sentence that looked back, or NONE */
    thread deeds, words;
    uint32_t followed; /* times read so far */
    uint32_t told;     /* the first of them that an event stands before or beside */
    told_date last;    /* told last, */
    told_date main;    /* and not in a relative clause */
    bool another;      /* the sentence tells of an undated attack or the like, of no known one */
    uint8_t *dates;    /* by time, so far: TIME_OF_..., what it dates */
    scene_day *days;   /* by row of types.csv that is a family of its own */
    scene_day *spoke;  /* by entity: what it said */
    scene_day harm;    /* what kills and hurts, and who was killed and hurt */
} story;

static inline const event *story_event(const story *s, uint32_t e)
{
    return &s->article->events.v[e];
}

/* On to the sentence of event `e`, its first: its events, its paragraph and its times. */
void story_move(story *s, uint32_t e);

bool story_speaks(const story *s, const event *e);

/* date_clause.c: the verb that a clause's auxiliaries and place in the sentence are told by: of
 * "sank and burned" its first; NONE if it is no main clause, nor, of a deed, told in one. */
uint32_t story_main_verb(const story *s, uint32_t word, bool deed);

/* The verb of the event's clause: "there was an explosion". */
uint32_t story_verb_of(const story *s, const event *e);

/* "said that the plan was dead, and won support": either was told or done, nobody can tell. */
bool story_may_be_told(const story *s, const event *e);

/* "previously ran a mill", "earlier said" */
bool story_is_bygone(const story *s, uint32_t verb);

/* Whether a time stands in the sentence that may be the event's: "in two days", "in 2015", but not
 * "at 8 pm"; nor `but`, nor one that is known to date only such `others`: TIME_OF_... */
bool story_has_time(const story *s, const event *e, uint8_t others, uint32_t but);

/* A time later than publication: what was told was not then. */
bool story_is_to_come(const story *s, const timex *t);

/* Follows quotations across the sentences of a paragraph, up to where this one begins. */
void story_read_quotes(story *s);

/* date_story.c: a single day, for certain. */
bool story_one_day(edtf date);

/* Dated by words of its own, to one day not long ago. */
bool story_is_day(const story *s, const event *e);
bool story_is_fact(const event *e);

/* A verb that tells of figures: "shares fell". */
bool story_is_figure(const story *s, const event *e);

/* date_next.c: whether the undated event goes on from another. */
bool story_goes_on(const story *s, const event *e, uint32_t *from);
bool story_is_news(const story *s, const event *e); /* of the days up to publication */

/* Whether the story's deeds have been told of up to here. */
bool story_is_near(const story *s, const event *e);

/* Whether publication followed within a week. */
bool story_is_fresh(const story *s, edtf date);

/* What brought about the step of a court that the story is at. */
bool story_is_older(const story *s, const event *e);

/* Whether this paragraph has left that day for another. "The board, which met in 2015," does not
 * lead away what is said, as it may what is done. */
bool story_strays(const story *s, edtf day, bool words);

/* Gives the event the day of `from`, supposed; `how` says why: "goes on from". */
void story_take(story *s, uint32_t e, uint32_t from, const char *how);

/* Gives the event the days from that time up to publication, supposed. */
void story_take_until(story *s, uint32_t e, uint32_t time, const char *how);

/* date_news.c: reads on over a time of the text. */
void news_hear(story *s, uint32_t time);
/* Whether it was said of what the lead tells as new. */
bool news_is_said_of(const story *s, const event *e, uint32_t *time);

/* date_hour.c: whether an hour or minutes tie the event to the day of `from`. */
bool story_by_the_hour(const story *s, const event *e, uint32_t *from);

/* date_scene_told.c: notes what the article has of one day. */
void scene_begin(story *s, arena *scratch);
void scene_tell(story *s, uint32_t e);

/* The noted days of the family that the event is of, or NULL. */
scene_day *scene_family(const story *s, const event *e);
/* The entity of the person who does it, or NONE. */
uint32_t scene_speaker(const story *s, const event *e);
/* Whether the clause that the word stands in is told in the past or perfect. */
bool scene_is_past(const story *s, uint32_t word);

/* date_scene.c: supposes the days of what is left. */
void scene_suppose(story *s, uint32_t e, bool quoted);

#endif
