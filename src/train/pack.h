/* pack: trained weights as the parts of a model file (lang/weights.h): rounded to whole numbers,
 * features in buckets.
 */
#ifndef TRAIN_PACK_H
#define TRAIN_PACK_H

#include "base/map.h"
#include "lang/weights.h"
#include "train/matrix.h"
#include "train/rows.h"

typedef struct pack {
    arena *arena;
    str part[WEIGHTS_PARTS_MOST];
    size_t dropped; /* keys whose bucket was full */
} pack;

/* Biases of a hidden layer, in the scale of its rows. */
str pack_int16(arena *a, const matrix *m, int bits);

/* Biases of `n` layers of products, in their scale: weights of `bits` by activations. */
str pack_int32(arena *a, const matrix *m, size_t n, int bits);

/* Matrices of one kind, one behind the other. A row of `m` is an output; in the file they stand as
 * dense_at() tells. */
str pack_dense(arena *a, const matrix *m, size_t n, int bits);

/* Each ended by a newline. */
str pack_names(arena *a, const intern *names);

/* Takes the first free place in the key's bucket; STR_NONE if it is full or has such a key. */
size_t pack_free(uint16_t *checks, uint32_t buckets, uint32_t key);

/* The values of `n` keys, `width` bytes each, as parts `at` and `at + 1`. `load`: keys a bucket on
 * average; the emptier, the fewer find theirs full, and are not known then. */
void pack_keys(pack *p, size_t at, const key_slot *slots, size_t n, size_t load, size_t width);

/* Features with a row, as parts `at` and `at + 1`. `load`: rows a bucket on average. The fuller,
 * the more of the rarest find theirs taken. */
void pack_table(pack *p, size_t at, const row_table *t, const matrix *m, size_t load);

/* Those of rows_place(), which have their places. */
void pack_placed(pack *p, size_t at, const row_table *t, const matrix *m);

#endif
