/* phrase: longest match of multi-word phrases over tokens, by a trie of word ids.
 * Words of every phrase are interned in the lexicon's `words` when the table is built, so a token
 * whose id is 0 can stop the search at once. One lookup costs one hash probe a word, and none for
 * most words that continue no phrase: what is looked up and not there would be far from the caches.
 */
#ifndef LEX_PHRASE_H
#define LEX_PHRASE_H

#include "base/map.h"
#include "text/token.h"

#define PHRASE_NONE UINT32_MAX

/* From the state of some words to that of one more. All that is asked on the way lies in it, and it
 * lies in one cache line: most of them are far from the caches when they are asked. */
typedef struct phrase_edge {
    _Alignas(32) uint32_t state;
    uint32_t word;
    uint32_t next;  /* its state; 0: a free slot */
    uint32_t entry; /* of the phrase that ends there, or PHRASE_NONE */
    uint32_t after; /* a bit for each word that may follow, chosen by its id; mostly none */
} phrase_edge;

typedef struct phrase_table {
    phrase_edge *edges; /* open addressing, cap a power of two */
    size_t n, cap;
    VEC(uint64_t) first; /* a bit a word: does a phrase begin with it? Most words begin none */
    arena *arena;
    const map *abbreviations; /* of the tokens to come; may be NULL */
} phrase_table;

/* The words of `phrase`, lower case, split as tokenize() splits the same text. */
void phrase_split(str_vec *words, arena *a, str phrase, const map *abbreviations);

/* Room for phrases of so many further words, where their number can be guessed. */
void phrase_reserve(phrase_table *t, size_t words);

/* Adds `phrase` with its entry; an earlier entry for the same words is kept and returned, else
 * PHRASE_NONE. A phrase without words is not added. */
uint32_t phrase_add(phrase_table *t, intern *words, str phrase, uint32_t entry);

/* Does a phrase begin with this word? */
static inline bool phrase_begins(const phrase_table *t, uint32_t word)
{
    return word / 64 < t->first.n && t->first.v[word / 64] >> word % 64 & 1;
}

/* Where the search for an edge begins, but for the size of the table. */
static inline size_t phrase_hash(uint32_t state, uint32_t word)
{
    return (((uint64_t)state << 32 | word) * 0x9e3779b97f4a7c15u) >> 32;
}

#define PHRASE_AHEAD 4 /* tokens */

/* Starts to bring near what phrase_match will ask a few tokens behind `at`. */
static inline void phrase_expect(const phrase_table *t, const token *tokens, size_t at, size_t end)
{
    size_t next = at + PHRASE_AHEAD;
    if (next < end && phrase_begins(t, tokens[next].word))
        __builtin_prefetch(&t->edges[phrase_hash(0, tokens[next].word) & (t->cap - 1)]);
}

/* The entry of the longest phrase that begins at `at`, where one does, and ends before `end`. */
uint32_t phrase_longest(const phrase_table *t, const token *tokens, size_t at, size_t end,
                        size_t *n);

/* The entry of the longest phrase that begins at `at` and ends before `end`, or PHRASE_NONE; *n is
 * its tokens. */
static inline uint32_t phrase_match(const phrase_table *t, const token *tokens, size_t at,
                                    size_t end, size_t *n)
{
    *n = 0;
    return at < end && phrase_begins(t, tokens[at].word) ? phrase_longest(t, tokens, at, end, n)
                                                         : PHRASE_NONE;
}

#endif
