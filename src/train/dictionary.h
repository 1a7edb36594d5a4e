/* dictionary: what English forms can be (noun, verb ...), from the files of WordNet 3.0. Words that
 * the treebanks never show are tagged by it.
 */
#ifndef TRAIN_DICTIONARY_H
#define TRAIN_DICTIONARY_H

#include "base/arena.h"
#include "base/diag.h"
#include "lang/word.h"

typedef struct dictionary_entry {
    uint32_t form;   /* lang_word.lower */
    uint8_t classes; /* lang_class bits; 0: a free slot */
} dictionary_entry;

typedef struct dictionary {
    arena *arena;
    dictionary_entry *slots;
    size_t n, cap;
} dictionary;

/* data.noun, noun.exc and so on in `dir`; regular forms are made by rule. */
dateline_status dictionary_read(dictionary *out, const char *dir, const dateline_diag *diag);

uint8_t dictionary_find(const dictionary *d, uint32_t form); /* 0 if unknown; d may be NULL */

#endif
