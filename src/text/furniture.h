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
} furniture_use;
#define FURNITURE_USES 4

typedef struct furniture_phrase {
    str words; /* folded: lower case, one space between words */
    furniture_use use;
    uint8_t weight;
} furniture_phrase;

typedef struct furniture_words {
    VEC(furniture_phrase) phrases;
    map whole;         /* folded phrase → bits of its uses (1 << use) */
    map first;         /* first word → first of `phrases` that begins so; sorted, so its
                          neighbours follow */
    uint64_t gate[64]; /* hashes of first words, so that most words cost one bit test */
} furniture_words;

/* Adds the rows of a table with the columns phrase, use (line, start, section, plea), weight. An
 * unknown use or weight is DATELINE_INVALID with its place. */
dateline_status furniture_load(furniture_words *out, arena *a, const csv_table *table,
                               const dateline_diag *d);

/* What the words say of one line (or chunk) of text. */
typedef struct furniture_verdict {
    uint8_t uses;  /* bits 1 << furniture_use */
    uint32_t plea; /* summed weights of FURNITURE_PLEA phrases */
} furniture_verdict;

furniture_verdict furniture_judge(const furniture_words *words, str line);

#endif
