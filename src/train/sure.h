/* sure: forms that the treebanks give but one tag, so often that it need not be asked again. */
#ifndef TRAIN_SURE_H
#define TRAIN_SURE_H

#include "train/corpus.h"

typedef struct sure_word {
    uint32_t form; /* lang_word.exact */
    uint32_t count;
    uint8_t tag;
    bool doubtful; /* seen with another tag too */
} sure_word;

/* Sorted by form. */
sure_word *sure_words(arena *a, const tree_vec *trees, size_t *n);

#endif
