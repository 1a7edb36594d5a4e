/* softmax: see softmax.h. */
#include "train/softmax.h"

#include <math.h>

void activate(float *v, size_t n, float drop, random_state *r)
{
    for (size_t i = 0; i < n; i++)
        v[i] = v[i] < 0 ? 0 : v[i] > CEILING ? CEILING : v[i];
    float keep = 1 / (1 - drop);
    for (size_t i = 0; drop > 0 && i < n; i++)
        v[i] = random_unit(r) < drop ? 0 : v[i] * keep;
}

void deactivate(float *gradient, const float *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        gradient[i] = v[i] <= 0 || (v[i] >= CEILING && gradient[i] < 0) ? 0 : gradient[i];
}

uint32_t best_of(const float *score, uint32_t n)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < n; i++)
        best = score[i] > score[best] ? i : best;
    return best;
}

float softmax_loss(float *score, uint32_t n, uint32_t gold)
{
    float most = score[best_of(score, n)], sum = 0, loss;
    for (uint32_t i = 0; i < n; i++)
        sum += score[i] = expf(score[i] - most);
    for (uint32_t i = 0; i < n; i++)
        score[i] /= sum;
    loss = -logf(score[gold] + 1e-10f);
    score[gold] -= 1;
    return loss;
}

void output_backward(matrix *weights, matrix *bias, const float *score_gradient, uint32_t n,
                     const float *v, float *v_gradient)
{
    add_scaled(matrix_touch(bias, 0), score_gradient, 1, n);
    for (uint32_t k = 0; k < n; k++) {
        float by = score_gradient[k];
        if (by > -1e-4f && by < 1e-4f)
            continue;
        add_scaled(v_gradient, matrix_row(weights, k), by, weights->width);
        add_scaled(matrix_touch(weights, k), v, by, weights->width);
    }
}
