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

typedef struct found_rows { /* of those that a table knows */
    size_t n;
    const int8_t *row[FEATURES_MAX + 1];
} found_rows;

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

/* The same in one step, where `b` takes but 24 bits and `question` 8. */
static inline void feature_small(feature_list *f, uint32_t question, uint32_t a, uint32_t b)
{
    f->key[f->n++] = lang_mix((uint64_t)a << 32 | b << 8 | question);
}

/* Of a form alone: itself, its ends and shape, and what the dictionary says. */
void form_features(feature_list *out, const lang_word *word);

/* Of token `i` in a sentence of `n`, beyond what the forms say one by one: pairs of neighbours, the
 * place in the sentence. */
void token_features(feature_list *out, const lang_word *words, uint32_t n, uint32_t i);

#endif
