/* matrix: plain loops that the compiler turns into vector code; the order of additions is fixed, so
 * every machine learns the same weights.
 */
#include "train/matrix.h"

#include <math.h>

/* More numbers at a time where the processor can; sums stay the same to the last bit. */
#if defined __x86_64__ && defined __GNUC__
#define WIDE __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define WIDE
#endif

void matrix_new(matrix *out, arena *a, size_t rows, size_t width, float spread, random_state *r)
{
    *out = (matrix){.rows = rows, .width = width};
    out->weight = arena_new(a, float, rows *width);
    out->gradient = arena_new(a, float, rows *width);
    out->mean = arena_new(a, float, rows *width);
    out->square = arena_new(a, float, rows *width);
    out->touched = arena_new(a, uint8_t, rows);
    out->list = arena_new(a, uint32_t, rows);
    for (size_t i = 0; i < rows * width; i++)
        out->weight[i] = spread * (2 * random_unit(r) - 1);
}

static WIDE void step_row(matrix *m, size_t row, float rate, float grow)
{
    float *w = m->weight + row * m->width, *g = m->gradient + row * m->width;
    float *mean = m->mean + row * m->width, *square = m->square + row * m->width;
    for (size_t i = 0; i < m->width; i++) {
        mean[i] += 0.1f * (g[i] - mean[i]);
        square[i] += 0.001f * (g[i] * g[i] - square[i]);
        w[i] -= rate * mean[i] / (sqrtf(square[i] * grow) + 1e-6f);
        g[i] = 0;
    }
    for (size_t i = 0; m->limit > 0 && i < m->width; i++)
        w[i] = w[i] > m->limit ? m->limit : w[i] < -m->limit ? -m->limit : w[i];
}

void matrix_step(matrix *m, float rate, uint64_t step)
{
    float grow_mean = 1 / (1 - powf(0.9f, (float)step));
    float grow_square = 1 / (1 - powf(0.999f, (float)step));
    for (size_t i = 0; i < m->n; i++) {
        step_row(m, m->list[i], rate * grow_mean, grow_square);
        m->touched[m->list[i]] = 0;
    }
    m->n = 0;
}

WIDE void add_scaled(float *restrict to, const float *restrict from, float by, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] += by * from[i];
}

WIDE void add_product(float *restrict gradient, const float *restrict input,
                      float *restrict input_gradient, const float *restrict weight, float by,
                      size_t n)
{
    for (size_t i = 0; i < n; i++)
        gradient[i] += by * input[i];
    for (size_t i = 0; i < n; i++)
        input_gradient[i] += by * weight[i];
}

WIDE float dot(const float *a, const float *b, size_t n)
{
    float sum[32] = {0};
    size_t i = 0;
    for (; i + 32 <= n; i += 32) {
        for (size_t k = 0; k < 32; k++)
            sum[k] += a[i + k] * b[i + k];
    }
    for (size_t k = 0; k < 16; k++)
        sum[k] += sum[k + 16];
    for (size_t k = 0; k < 8; k++)
        sum[k] += sum[k + 8];
    for (size_t k = 0; k < 4; k++)
        sum[k] += sum[k + 4];
    float all = (sum[0] + sum[2]) + (sum[1] + sum[3]);
    for (; i < n; i++)
        all += a[i] * b[i];
    return all;
}
