/* kernel: the few loops in which the networks spend their time, in plain C and for AVX2; both give
 * the same numbers. Weights are int8, sums int16, activations 0 to 127.
 */
#ifndef LANG_KERNEL_H
#define LANG_KERNEL_H

#include <stddef.h>
#include <stdint.h>

#define VECTOR_WIDTH 96  /* of a token's vector */
#define STATE_WIDTH  128 /* of the parser's layer */
#define CONTEXT      3   /* a word and its neighbours */

/* Scales, as powers of two: rows, sums and weights of inner layers in 1/64, activations and output
 * weights in 1/32. */
#define ROW_BITS    6
#define UNIT_BITS   5
#define OUTPUT_BITS 5

/* A dense layer stands in memory as the processor eats it: for each four inputs, four weights of
 * every output. Outputs are padded to a multiple of OUTPUT_PAD.
 */
#define OUTPUT_PAD 8
static inline size_t dense_outputs(size_t n)
{
    return (n + OUTPUT_PAD - 1) / OUTPUT_PAD * OUTPUT_PAD;
}
static inline size_t dense_at(size_t outputs, size_t output, size_t input)
{
    return (input / 4 * outputs + output) * 4 + input % 4;
}

typedef struct lang_kernel {
    /* out = relu(bias + rows), for a token's vector and for a state of the parser, whose
     * `mixed` are int16 rows to be added too. */
    void (*vector)(uint8_t *out, const int16_t *bias, const int8_t *const *rows, size_t n);
    void (*state)(uint8_t *out, const int16_t *bias, const int8_t *const *rows, size_t n,
                  const int16_t *const *mixed, size_t nmixed);
    /* out = bias + weights . x; both sizes as padded, `inputs` a multiple of 4; out may be bias */
    void (*dense)(int32_t *out, const int32_t *bias, const int8_t *weights, size_t outputs,
                  size_t inputs, const uint8_t *x);
    /* Products in the scale ROW_BITS + UNIT_BITS: VECTOR_WIDTH of them as activations, STATE_WIDTH
     * as sums like those of rows. */
    void (*units)(uint8_t *out, const int32_t *products);
    void (*sums)(int16_t *out, const int32_t *products);
} lang_kernel;

extern const lang_kernel lang_kernel_plain;

/* The fastest that this processor has. */
const lang_kernel *lang_kernel_best(void);

#endif
