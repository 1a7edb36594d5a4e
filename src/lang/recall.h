/* recall: how sentences that were read before were parsed. Articles on one story repeat each other
 * and the agency they have it from; a sentence met again word by word needs no network. Only what
 * is wholly alike is recalled, so what is read never depends on it.
 */
#ifndef LANG_RECALL_H
#define LANG_RECALL_H

#include "lang/transition.h"

#define RECALL_SLOTS 8192 /* each the last sentence that fell into it */
#define RECALL_WORDS 64   /* longer sentences are read again */
#define RECALL_BYTES 304  /* of all their words */

typedef struct known_word {
    uint8_t bytes, tag, label, head;
} known_word;

typedef struct known_sentence {
    uint64_t hash;
    uint64_t n; /* 0: none is remembered here */
    known_word words[RECALL_WORDS];
    char text[RECALL_BYTES]; /* the words, one behind the other */
} known_sentence;

typedef struct recall {
    known_sentence slots[RECALL_SLOTS];
} recall;

/* Where this sentence is remembered, or will be; NULL if it is too long. `hash`: that of it. */
known_sentence *recall_slot(recall *r, uint64_t *hash, const str *forms, uint32_t n);

/* Whether the slot holds it: then sets tags[1..n], and head and label of nodes[1..n]. */
bool recall_sentence(const known_sentence *slot, uint64_t hash, const str *forms, uint32_t n,
                     uint8_t *tags, parse_node *nodes);

void recall_keep(known_sentence *slot, uint64_t hash, const str *forms, uint32_t n,
                 const uint8_t *tags, const parse_node *nodes);

#endif
