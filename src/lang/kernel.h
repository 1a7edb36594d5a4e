/* kernel: the few loops in which the networks spend their time, in plain C and in vector code;
 * all give the same numbers. Weights are int8, sums int16, activations 0 to 127.
 */
#ifndef LANG_KERNEL_H
#define LANG_KERNEL_H

#include "lang/table.h"

#define FORM_WIDTH   128 /* of the layer that reads forms: one of the two below */
#define VECTOR_WIDTH 96  /* of a token's vector */
#define STATE_WIDTH  128 /* of the parser's layer */
#define CONTEXT      5   /* a word and two neighbours on each side */

/* Scales, as powers of two: all weights of tagger and parser, and their sums, in 1/128; those that
 * find names in 1/64, and in 1/32 for output; activations in 1/32. */
#define FINE_BITS   7
#define ROW_BITS    6
#define UNIT_BITS   5
#define OUTPUT_BITS 5

/* A dense layer stands in memory as the processor eats it: for each four inputs, four weights of
 * every output. Outputs are padded to a multiple of OUTPUT_PAD.
 */
#define OUTPUT_PAD 16
static inline size_t dense_outputs(size_t n)
{
    return (n + OUTPUT_PAD - 1) / OUTPUT_PAD * OUTPUT_PAD;
}
static inline size_t dense_at(size_t outputs, size_t output, size_t input)
{
    return (input / 4 * outputs + output) * 4 + input % 4;
}

/* One product of many by the same weights. */
typedef struct lang_mixing {
    int16_t *out;
    const uint8_t *x;          /* NULL: the rows alone; only where nothing else is mixed with it */
    const int8_t *const *rows; /* `n` of them, added to the product */
    size_t n;
} lang_mixing;

typedef struct lang_kernel {
    /* out = relu(bias + rows + sums), which are in the scale of `bits`; `width` is VECTOR_WIDTH or
     * STATE_WIDTH */
    void (*layer)(uint8_t *out, size_t width, int bits, const int16_t *bias,
                  const int8_t *const *rows, size_t n, const int16_t *const *sums, size_t nsums);
    /* to += from; `n` is a multiple of 32 */
    void (*add_sums)(int16_t *to, const int16_t *from, size_t n);
    /* out = bias + weights . x; `outputs` as padded, `inputs` a multiple of 16 */
    void (*dense)(int32_t *out, const int32_t *bias, const int8_t *weights, size_t outputs,
                  size_t inputs, const uint8_t *x);
    /* Each out = weights . x + rows, where weights are in the scale of rows and the result is in
     * that of sums; `outputs` a multiple of 32. Several at once, for weights are many: what is read
     * of them serves four. */
    void (*mix)(const lang_mixing *of, size_t n, const int8_t *weights, size_t outputs,
                size_t inputs);
    /* Where the greatest score is, the first of equals; `n` as padded. */
    uint32_t (*best)(const int32_t *score, size_t n);
    /* The rows of those keys that have one, in order; room for n + 1. Returns how many. What memory
     * will be asked for is told early: the tables are larger than the caches next to the
     * processor. */
    size_t (*find)(const int8_t **rows, const lang_table *table, const uint32_t *keys, size_t n);
} lang_kernel;

extern const lang_kernel lang_kernel_plain;

/* Those that this processor can run, the fastest first and the plain one last; returns how many. */
#define LANG_KERNELS 3
size_t lang_kernel_list(const lang_kernel *out[LANG_KERNELS]);

const lang_kernel *lang_kernel_best(void);

#endif
