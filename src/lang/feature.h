/* feature: what the networks look at, as 32-bit keys. A key stands for a question and its answer
 * ("the word before is 'the'"); the table of a network gives each key it knows a row of weights.
 */
#ifndef LANG_FEATURE_H
#define LANG_FEATURE_H

#include "lang/table.h"
#include "lang/word.h"

#define FEATURES_MAX 96 /* of one token or one state of the parser */

typedef struct feature_list {
    uint32_t n;
    uint32_t key[FEATURES_MAX];
} feature_list;

static inline void feature_1(feature_list *f, uint32_t question, uint32_t a)
{
    f->key[f->n++] = lang_mix(((uint64_t)question << 32 | a) + 1);
}
static inline void feature_2(feature_list *f, uint32_t question, uint32_t a, uint32_t b)
{
    feature_1(f, question, lang_mix((uint64_t)a << 32 | b));
}
static inline void feature_3(feature_list *f, uint32_t question, uint32_t a, uint32_t b, uint32_t c)
{
    feature_2(f, question, a, lang_mix((uint64_t)b << 32 | c));
}

/* The rows of the features that are known. What memory will be asked for is told early: the tables
 * are larger than the caches next to the processor. */
static inline size_t feature_rows(const int8_t **rows, const feature_list *f,
                                  const row_index *index, const int8_t *table, size_t width)
{
    size_t n = 0;
    for (uint32_t k = 0; k < f->n; k++)
        __builtin_prefetch(index->checks + table_bucket(f->key[k], index->buckets) * BUCKET);
    for (uint32_t k = 0; k < f->n; k++) {
        uint32_t row = table_find(index, f->key[k]);
        rows[n] = table + (row == NO_ROW ? 0 : row) * width;
        __builtin_prefetch(rows[n]);
        __builtin_prefetch(rows[n] + 64);
        n += row != NO_ROW;
    }
    return n;
}

/* Of token `i` in a sentence of `n`: itself, its ends and shape, two neighbours on each side. */
void token_features(feature_list *out, const lang_word *words, uint32_t n, uint32_t i);

#endif
