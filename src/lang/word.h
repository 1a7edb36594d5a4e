/* word: what the networks see of one token's form: hashes of it, of its ends, and its shape.
 * Typographic quotes count as plain ones; letters beyond ASCII are left as they are.
 */
#ifndef LANG_WORD_H
#define LANG_WORD_H

#include "base/str.h"

/* What a word can be, by the dictionary that dateline-train read; a form may be several. */
typedef enum lang_class {
    CLASS_NOUN = 1,
    CLASS_PLURAL = 2,
    CLASS_VERB = 4,
    CLASS_VERB_FORM = 8, /* -s, -ed, -ing */
    CLASS_ADJECTIVE = 16,
    CLASS_ADVERB = 32,
    CLASS_NAME = 64,
} lang_class;

typedef struct lang_word {
    uint32_t lower;     /* hash of the form in small ASCII letters, digits as 0 */
    uint32_t exact;     /* hash of the form as it is */
    uint32_t suffix[4]; /* its last 1 to 4 bytes in small letters; 0 if shorter */
    uint32_t prefix[2]; /* its first 2 and 3 */
    uint32_t shape;     /* hash of "Xx", "dd-x": runs of capitals, small letters, digits, marks */
    uint8_t capital;    /* 0: small; 1: opens with a capital; 2: capitals alone; 3: no letter */
    uint8_t style;      /* of its sentence: 0: as prose; 1: words mostly open with capitals;
                           2: capitals alone; 3: no capital anywhere */
    uint8_t classes;    /* lang_class bits, 0 if unknown */
} lang_word;

/* Multiplies and folds: good bits at both ends. */
static inline uint32_t lang_mix(uint64_t x)
{
    x *= 0x9e3779b97f4a7c15u;
    x ^= x >> 32;
    x *= 0xd6e8feb86659fd93u;
    return (uint32_t)(x >> 32);
}

void lang_word_read(lang_word *out, str form); /* but for style, classes */

/* The style of a sentence, told to all its words. */
void lang_words_style(lang_word *words, uint32_t n);

#endif
