/* The first layer and the tagger, forward and back. */
#include "train/softmax.h"

#include <string.h>

/* Rows of the features that are known, less those dropped. */
static uint32_t find_rows(network *net, uint32_t *rows, const tree *t, uint32_t i, float drop)
{
    feature_list f;
    uint32_t n = 0;
    token_features(&f, t->words, t->n, i);
    for (uint32_t k = 0; k < f.n; k++) {
        uint32_t row = rows_find(&net->token_rows, f.key[k]);
        if (row > 0 && (drop == 0 || random_unit(&net->random) >= drop))
            rows[n++] = row;
    }
    return n;
}

static float tag_token(network *net, const float *v, float *gradient, uint8_t gold, uint8_t *guess,
                       bool train)
{
    float score[TAGS_MOST + 1];
    for (uint32_t k = 0; k < net->tags; k++)
        score[k] = net->tag_bias.weight[k] + dot(matrix_row(&net->tag, k), v, VECTOR);
    *guess = (uint8_t)best_of(score, net->tags);
    if (!train || gold == UNKNOWN)
        return 0;
    float loss = softmax_loss(score, net->tags, gold);
    output_backward(&net->tag, &net->tag_bias, score, net->tags, v, gradient);
    return loss;
}

/* The word's own features. */
static void first_forward(network *net, workspace *w, const tree *t, uint32_t i, dropout drop)
{
    uint32_t *rows = w->rows + i * FEATURES_MAX;
    float *v = w->first + i * VECTOR;
    w->row_count[i] = find_rows(net, rows, t, i, drop.feature);
    memcpy(v, net->token_bias.weight, VECTOR * sizeof(float));
    for (uint32_t k = 0; k < w->row_count[i]; k++)
        add_scaled(v, matrix_row(&net->token, rows[k]), 1, VECTOR);
    activate(v, VECTOR, drop.unit, &net->random);
}

static void first_backward(network *net, workspace *w, uint32_t i)
{
    float *g = w->first_gradient + i * VECTOR;
    deactivate(g, w->first + i * VECTOR, VECTOR);
    for (uint32_t k = 0; k < w->row_count[i]; k++)
        add_scaled(matrix_touch(&net->token, w->rows[i * FEATURES_MAX + k]), g, 1, VECTOR);
    add_scaled(matrix_touch(&net->token_bias, 0), g, 1, VECTOR);
}

/* Is there a word at i + c - 1? */
static bool has_neighbour(uint32_t i, uint32_t c, uint32_t n)
{
    return i + c >= 1 && i + c - 1 < n;
}

static void context_forward(network *net, workspace *w, uint32_t n, uint32_t i, float drop)
{
    float *v = w->vector + i * VECTOR;
    memcpy(v, net->context_bias.weight, VECTOR * sizeof(float));
    for (uint32_t c = 0; c < CONTEXT; c++) {
        if (!has_neighbour(i, c, n))
            continue;
        const float *from = w->first + (i + c - 1) * VECTOR;
        for (uint32_t k = 0; k < VECTOR; k++)
            v[k] += dot(matrix_row(&net->context[c], k), from, VECTOR);
    }
    activate(v, VECTOR, drop, &net->random);
}

static void context_backward(network *net, workspace *w, uint32_t n, uint32_t i)
{
    float *g = w->vector_gradient + i * VECTOR;
    deactivate(g, w->vector + i * VECTOR, VECTOR);
    add_scaled(matrix_touch(&net->context_bias, 0), g, 1, VECTOR);
    for (uint32_t c = 0; c < CONTEXT; c++) {
        if (!has_neighbour(i, c, n))
            continue;
        size_t at = (i + c - 1) * (size_t)VECTOR;
        for (uint32_t k = 0; k < VECTOR; k++) {
            if (g[k] == 0)
                continue;
            add_scaled(matrix_touch(&net->context[c], k), w->first + at, g[k], VECTOR);
            add_scaled(w->first_gradient + at, matrix_row(&net->context[c], k), g[k], VECTOR);
        }
    }
}

float tag_forward(network *net, workspace *w, const tree *t, dropout drop, bool train)
{
    float loss = 0;
    w->tags[0] = UNKNOWN;
    memset(w->vector_gradient, 0, t->n * VECTOR * sizeof(float));
    memset(w->first_gradient, 0, t->n * VECTOR * sizeof(float));
    for (uint32_t i = 0; i < t->n; i++)
        first_forward(net, w, t, i, drop);
    for (uint32_t i = 0; i < t->n; i++) {
        context_forward(net, w, t->n, i, drop.unit);
        loss += tag_token(net, w->vector + i * VECTOR, w->vector_gradient + i * VECTOR,
                          t->tags[i + 1], &w->tags[i + 1], train);
    }
    return loss;
}

void tag_backward(network *net, workspace *w, const tree *t)
{
    for (uint32_t i = 0; i < t->n; i++)
        context_backward(net, w, t->n, i);
    for (uint32_t i = 0; i < t->n; i++)
        first_backward(net, w, i);
}
