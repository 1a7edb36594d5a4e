/* corpus: treebank sentences as numbers: hashed words, tags, heads, labels. */
#ifndef TRAIN_CORPUS_H
#define TRAIN_CORPUS_H

#include "base/map.h"
#include "lang/conllu.h"
#include "lang/model.h"
#include "train/dictionary.h"

/* The inventories, filled by what is trained on. A tag is a pair of UPOS and XPOS. */
typedef struct symbols {
    arena *arena;
    const key_table *words;
    intern tags, labels; /* "NOUN\tNN", "nsubj:pass"; ids less one are the network's numbers */
} symbols;

typedef struct tree {
    uint32_t n;
    str *forms;
    lang_word *words;
    uint8_t *tags;   /* of the root, then of each word */
    uint16_t *heads; /* [0] is the root's and unused */
    uint8_t *labels; /* of each word's arc to its head; [0] unused */
} tree;

typedef VEC(tree) tree_vec;

#define UNKNOWN 0xff /* a tag or label that the inventory does not have */

/* Adds the trees of a file; `learn` adds its tags and labels to the inventory. Sentences of more
 * than PARSE_MOST words are left out. */
dateline_status corpus_read(tree_vec *out, arena *a, symbols *names, const char *path, bool learn,
                            const dateline_diag *diag);

#endif
