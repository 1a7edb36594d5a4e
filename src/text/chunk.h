/* chunk: plain text cut into what a reader takes for paragraphs, titles and menu entries: by blank
 * lines, by lines, and where a saved page lost its line breaks ("ESTAvailable InEnglish"), inside a
 * line.
 */
#ifndef TEXT_CHUNK_H
#define TEXT_CHUNK_H

#include "text/furniture.h"
#include "text/source.h"

typedef enum chunk_break {                  /* what parts a chunk from the one before it */
                           BREAK_PARAGRAPH, /* a blank line, or the beginning of the text */
                           BREAK_LINE,
                           BREAK_SENTENCE, /* glued: "...is over.In the report" */
                           BREAK_WORD,     /* glued: "Join UsGive Now"; in prose it may be a name,
                                              "WhatsApp" */
} chunk_break;

typedef struct chunk { /* kept small: a text may be all short lines */
    span at;
    float score;         /* from here on filled by plain.c, but for `before` */
    uint16_t words;      /* at most UINT16_MAX */
    uint8_t before;      /* chunk_break */
    uint8_t kind;        /* block_kind */
    bool strong : 1;     /* surely furniture */
    bool section : 1;    /* heads a part that is all furniture */
    bool references : 1; /* heads what is cited */
    bool prose : 1;      /* reads like sentences */
    bool ends : 1;       /* with a full stop or the like */
    bool credit : 1;     /* a picture's */
    bool date : 1;       /* a stamp and nothing else */
    bool address : 1;    /* where it was found, and nothing else */
    bool entry : 1;      /* of a chronology, or the day that heads one */
    bool number : 1;     /* of the note that follows */
    bool contents : 1;   /* leads to a page */
    bool note : 1;       /* at the foot of a page or text */
} chunk;

typedef VEC(chunk) chunk_vec;

/* True if a long line was cut at lost line breaks. Behind `feet` stand the notes of all pages, as
 * pages_joined() leaves them. */
bool chunk_cut(chunk_vec *out, arena *a, str text, size_t feet, const furniture_words *words);

/* True if the text ends as a sentence does, closing quotes and brackets aside. */
bool chunk_ends(str s);

/* True of a line of a table of contents: "II. The vote ........... 3". */
bool chunk_leads_to_page(str line);

#endif
