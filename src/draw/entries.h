/* entries: what a picture tells, as words: for the forms of a timeline that are texts or have them
 * beside the picture. They tell of the same events in the same order, and number their sources
 * alike.
 *
 *     scene_build(&l);
 *     entries all = entries_build(&l);
 *     for (size_t i = 0; i < all.n; i++)
 *         put_line(all.v[i].date, all.v[i].label);
 */
#ifndef DRAW_ENTRIES_H
#define DRAW_ENTRIES_H

#include "draw/layout.h"

typedef struct entry_actor {
    uint32_t entity;
    str name, role;
} entry_actor;

typedef struct entry_link {
    str words;      /* "responds to" */
    uint32_t wire;  /* of the layout */
    uint32_t other; /* the entry at its other end */
    const style_row *style;
    bool from_here; /* this entry responds to the other; else the other to this */
} entry_link;

typedef struct entry_quote {
    uint32_t source;          /* its number */
    uint32_t begin, end;      /* bytes in the document's text */
    str words;                /* of the article */
    str outlet;               /* whom the row of a table names as its source */
    uint32_t word_at, word_n; /* the bytes of `words` that name the event; 0, 0: none */
    bool dated;               /* it tells a time */
    uint32_t turn;            /* how many of its source go before it where few are told */
} entry_quote;

typedef struct entry {
    const card *card;
    str date;  /* "9 August 2020"; "Undated, after 9 August 2020" */
    str label; /* with what is to be said of it: "Rallies (planned)" */
    VEC(entry_actor) actors;
    VEC(entry_link) links;
    VEC(entry_quote) quotes; /* by source and place */
    uint32_t turns;          /* where few are told, those whose turn comes before this are; */
    size_t untold;           /* and so many are not */
    str sources;             /* their numbers: "1, 3" */
} entry;

typedef struct entries {
    entry *v;
    size_t n;
} entries;

/* Needs a layout with its scene. */
entries entries_build(const layout *l);

/* "Alexander Lukashenko; place: Minsk" */
str entry_who(arena *a, const entry *e);

/* How wide the column of dates must be in letters of one width, at most `most`. */
size_t entries_date_columns(const entries *all, size_t most);

#endif
