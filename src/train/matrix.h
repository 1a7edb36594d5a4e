/* matrix: trained weights with their gradients, stepped by Adam (Kingma, Ba 2015). Only rows that
 * were touched since the last step move, as most features are absent most of the time.
 */
#ifndef TRAIN_MATRIX_H
#define TRAIN_MATRIX_H

#include "base/vec.h"
#include "train/random.h"

typedef struct matrix {
    size_t rows, width;
    float *weight, *gradient, *mean, *square; /* rows x width each */
    float limit; /* weights stay below it, on both sides; 0: no limit */
    uint8_t *touched;
    uint32_t *list; /* the touched rows */
    size_t n;
} matrix;

/* Weights drawn from [-spread, spread]. */
void matrix_new(matrix *out, arena *a, size_t rows, size_t width, float spread, random_state *r);

static inline const float *matrix_row(const matrix *m, size_t row)
{
    return m->weight + row * m->width;
}

/* The row's gradient, to be added to. */
static inline float *matrix_touch(matrix *m, size_t row)
{
    if (!m->touched[row]) {
        m->touched[row] = 1;
        m->list[m->n++] = (uint32_t)row;
    }
    return m->gradient + row * m->width;
}

/* Moves the touched rows; `step` counts from 1. */
void matrix_step(matrix *m, float rate, uint64_t step);

/* to += by * from; and the dot product. */
void add_scaled(float *to, const float *from, float by, size_t n);
float dot(const float *a, const float *b, size_t n);

/* One output of a layer, backward: `by` is its gradient. */
void add_product(float *gradient, const float *input, float *input_gradient, const float *weight,
                 float by, size_t n);

#endif
