/* furniture: the words by which menus, pleas, teasers and footers betray themselves, from
 * data/en/furniture.csv (`phrase,use,weight`). Loaded once, then const and shared.
 *
 *     furniture_words words = {0};
 *     status = furniture_load(&words, &arena, &table, diag);
 *     facts.furniture = &words;       // every source_read from now on knows them
 */
#ifndef TEXT_FURNITURE_H
#define TEXT_FURNITURE_H

#include "base/csv.h"
#include "base/map.h"

typedef enum furniture_use {
    FURNITURE_LINE,    /* the whole line: "share", "read more", "advertisement" */
    FURNITURE_START,   /* the line begins so: "share this via", "follow us on" */
    FURNITURE_SECTION, /* the whole line heads a part that is all furniture: "most viewed" */
    FURNITURE_PLEA,    /* anywhere in a line, adds its weight: "our newsletter", "support us" */
    FURNITURE_MONTH,   /* a month's name in a date stamp; its weight is the number */
    FURNITURE_STAMP,   /* may stand beside the date in a stamp: "published", "est", "monday" */
} furniture_use;
#define FURNITURE_USES 6

typedef struct furniture_phrase {
    str words; /* folded: lower case, one space between words */
    furniture_use use;
    uint8_t weight;
    uint32_t next; /* the next one that begins with the same word, or PHRASES_END */
} furniture_phrase;

#define PHRASES_END UINT32_MAX

typedef struct furniture_words {
    VEC(furniture_phrase) phrases;
    map whole;         /* folded phrase → bits of its uses, 1 << use */
    map first;         /* first word of starts and pleas → the first of its chain of phrases */
    uint64_t gate[64]; /* hashes of those words, so that most others cost one bit test */
} furniture_words;

/* Adds the rows of a table with the columns phrase, use (line, start, section, plea, month, stamp),
 * weight. An unknown use or weight is DATELINE_INVALID with its place. */
dateline_status furniture_load(furniture_words *out, arena *a, const csv_table *table,
                               const dateline_diag *d);

/* What the words say of one line (or chunk) of text. */
typedef struct furniture_verdict {
    uint8_t uses;   /* bits 1 << furniture_use */
    uint32_t plea;  /* summed weights of FURNITURE_PLEA phrases */
    uint32_t words; /* in the line */
} furniture_verdict;

furniture_verdict furniture_judge(const furniture_words *words, arena *scratch, str line);

/* The weight of a folded word with that use, 0 if it has none: the number of a month. */
uint8_t furniture_number(const furniture_words *words, furniture_use use, str folded);

#endif
