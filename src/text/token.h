/* token: words, numbers and marks of a document, and its sentences.
 * Splitting follows Universal Dependencies where it matters: clitics stand alone ("Belarus" "'s",
 * "did" "n't"), abbreviations and initials keep their stop ("U.S.", "Dr.", "J."), decimals and
 * thousands stay whole, words glued together by lost markup ("ESTAvailable") are parted.
 * Furniture blocks are not tokenised; a sentence never crosses a block.
 */
#ifndef TEXT_TOKEN_H
#define TEXT_TOKEN_H

#include "base/map.h"
#include "text/source.h"

typedef enum token_kind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_MARK } token_kind;

enum token_flags {
    TOKEN_CAPITAL = 1,  /* begins with an upper case letter */
    TOKEN_ALLCAPS = 2,  /* two or more letters, all upper case */
    TOKEN_SPACED = 4,   /* white space stands before it */
    TOKEN_NEWLINE = 8,  /* a line break stands before it */
    TOKEN_FIRST = 16,   /* first word of its sentence */
    TOKEN_ADDRESS = 32, /* of a web page or mailbox */
};

typedef struct token {
    span at;
    uint32_t word; /* id of its lower-cased form in the lexicon's words, 0 if not in there */
    uint8_t kind;
    uint8_t flags;
} token;

typedef struct sentence {
    uint32_t first, n; /* tokens */
    span at;
    uint32_t block;
    block_kind kind;
} sentence;

typedef struct token_list {
    VEC(token) tokens;
    VEC(sentence) sentences;
} token_list;

/* The kinds of abbreviations.csv. */
typedef enum abbreviation {
    ABBREVIATION_PLAIN,  /* ends a sentence only before an opener: "in the U.S. The" */
    ABBREVIATION_TITLE,  /* a name follows, so it never ends one: "Dr.", "Gen." */
    ABBREVIATION_NUMBER, /* one only before a number: "No. 5", but "He said no." */
    ABBREVIATION_NAME,   /* one only with a capital: "Sat.", but "There he sat." */
    ABBREVIATION_OPENER, /* none at all, but a word that opens sentences: "the", "he" */
} abbreviation;

/* `words` gives ids (lower case, ’ as '); `abbreviations` may be NULL: lower-cased forms with their
 * stop ("dr.", openers without) → abbreviation. */
void tokenize(token_list *out, arena *a, const source *s, const intern *words,
              const map *abbreviations);

#endif
