/* sure: forms that the treebanks give but one tag, so often that it need not be asked again. */
#ifndef TRAIN_SURE_H
#define TRAIN_SURE_H

#include "train/corpus.h"
#include "train/keys.h"

/* Their tags by their forms (lang_word.exact), `n` of them, sorted by form. */
key_slot *sure_words(arena *a, const tree_vec *trees, size_t *n);

#endif
