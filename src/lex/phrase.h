/* phrase: longest match of multi-word phrases over tokens, by a trie of word ids.
 * Words of every phrase are interned in the lexicon's `words` when the table is built, so a token
 * whose id is 0 can stop the search at once. One lookup costs one hash probe a word, and none for
 * most words that continue no phrase: what is looked up and not there would be far from the caches.
 */
#ifndef LEX_PHRASE_H
#define LEX_PHRASE_H

#include "base/map.h"
#include "text/token.h"

typedef struct phrase_edge {
    uint32_t state, word, next; /* next 0: a free slot */
} phrase_edge;

typedef struct phrase_state {
    uint32_t entry; /* of the phrase that ends there, or PHRASE_NONE */
    uint32_t after; /* a bit for each word that may follow, chosen by its id; mostly none */
} phrase_state;

typedef struct phrase_table {
    phrase_edge *edges; /* open addressing, cap a power of two */
    size_t n, cap;
    VEC(phrase_state) states;
    VEC(uint64_t) first; /* a bit a word: does a phrase begin with it? Most words begin none */
    arena *arena;
    const map *abbreviations; /* of the tokens to come; may be NULL */
} phrase_table;

#define PHRASE_NONE UINT32_MAX

/* The words of `phrase`, lower case, split as tokenize() splits the same text. */
void phrase_split(str_vec *words, arena *a, str phrase, const map *abbreviations);

/* Adds `phrase` with its entry; an earlier entry for the same words is kept and returned, else
 * PHRASE_NONE. A phrase without words is not added. */
uint32_t phrase_add(phrase_table *t, intern *words, str phrase, uint32_t entry);

/* The entry of the longest phrase that begins at `at` and ends before `end`, or PHRASE_NONE; *n is
 * its tokens. */
uint32_t phrase_match(const phrase_table *t, const token *tokens, size_t at, size_t end, size_t *n);

#endif
