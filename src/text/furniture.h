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
    FURNITURE_LINE,       /* the whole line: "share", "read more"; weight 1 where a heading of an
                             article may read so too ("health") */
    FURNITURE_START,      /* the line begins so: "share this via", "follow us on" */
    FURNITURE_SECTION,    /* the whole line heads a part that is all furniture: "most viewed" */
    FURNITURE_PLEA,       /* anywhere in a line, adds its weight: "our newsletter", "support us" */
    FURNITURE_CREDIT,     /* names a picture's source: "getty images" */
    FURNITURE_ADDRESS,    /* speaks to the reader: "we", "your" */
    FURNITURE_PROSE,      /* a little word that sentences are full of and menus are not: "the" */
    FURNITURE_STAMP,      /* may stand beside the date in a stamp: "published", "est", "monday";
                             weight 2 where it names what is stamped: "press", "statement"; 3
                             where it says that it was published, 4 that it was changed */
    FURNITURE_MONTH,      /* a month's name in a date stamp; its weight is the number */
    FURNITURE_REFERENCES, /* the whole line heads what an article cites: "references", "notes" */
    FURNITURE_CITES, /* anywhere in a note, says where something is found: "accessed", "ibid" */
} furniture_use;
#define FURNITURE_USES 11

typedef struct furniture_phrase {
    str words;       /* folded: lower case, one space between words */
    str rest;        /* of them, behind the first one */
    uint64_t second; /* how the second word begins, hashed */
    furniture_use use;
    uint8_t weight;
    uint32_t next; /* the next one that begins with the same word, or PHRASES_END */
} furniture_phrase;

#define PHRASES_END UINT32_MAX

/* Phrases by their first word: the first of their chain. Those that only count where a line begins
 * are kept apart, so that a word amid a line need not ask for them. */
typedef struct furniture_words {
    VEC(furniture_phrase) phrases;
    map opening;       /* line, start, section, references */
    map anywhere;      /* plea, credit, address, prose, cites */
    map dating;        /* stamp, month: only furniture_number asks for these */
    uint64_t gate[64]; /* hashes of how words of `anywhere` begin; most others fail this bit test */
} furniture_words;

/* Adds the rows of a table with the columns phrase, use (line, start, section, plea, credit,
 * address, prose, stamp, month, references, cites), weight. An unknown use or weight is
 * DATELINE_INVALID with its place. */
dateline_status furniture_load(furniture_words *out, arena *a, const csv_table *table,
                               const dateline_diag *d);

/* What the words say of one line (or chunk) of text. What stands in quotation marks pleads for
 * nothing: "We need your help," he told the crowd. */
typedef struct furniture_verdict {
    uint32_t uses;    /* bits 1 << furniture_use */
    uint32_t line;    /* weight of the FURNITURE_LINE it is, or 0 */
    uint32_t plea;    /* summed weights of FURNITURE_PLEA phrases */
    uint32_t words;   /* in the line */
    uint32_t prose;   /* FURNITURE_PROSE words */
    uint32_t address; /* FURNITURE_ADDRESS words outside quotation marks */
} furniture_verdict;

furniture_verdict furniture_judge(const furniture_words *words, str line);

/* True if the line can be nothing but furniture; `sentence` says that it reads like one. */
bool furniture_is_sure(furniture_verdict v, str line, bool sentence);

/* "References", "7. Bibliography": what an article cites is below. */
bool furniture_heads_references(const furniture_words *words, str line);

/* The weight of a folded word in a stamp (stamp, month), 0 if it has none: the number of a month.
 */
uint8_t furniture_number(const furniture_words *words, furniture_use use, str folded);

#endif
