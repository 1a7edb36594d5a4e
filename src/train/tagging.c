/* The first two layers and the tagger, forward and back. */
#include "train/softmax.h"

#include <string.h>

/* sum += the weights of the features. */
static void add_rows(network *net, row_list *rows, float *sum, const row_table *table,
                     const matrix *weights, const feature_list *f, float drop)
{
    rows->n = 0;
    for (uint32_t k = 0; k < f->n; k++) {
        uint32_t row = rows_find(table, f->key[k]);
        if (row == 0 || (drop > 0 && random_unit(&net->random) < drop))
            continue;
        rows->row[rows->n++] = row;
        add_scaled(sum, matrix_row(weights, row), 1, weights->width);
    }
}

static void touch_rows(const row_list *rows, matrix *weights, matrix *bias, const float *gradient)
{
    for (uint32_t k = 0; k < rows->n; k++)
        add_scaled(matrix_touch(weights, rows->row[k]), gradient, 1, weights->width);
    add_scaled(matrix_touch(bias, 0), gradient, 1, weights->width);
}

static void form_forward(network *net, workspace *w, const tree *t, uint32_t i, dropout drop)
{
    feature_list f;
    float *v = w->form + i * FORM;
    memcpy(v, net->form_bias.weight, FORM * sizeof *v);
    form_features(&f, &t->words[i]);
    add_rows(net, &w->form_rows[i], v, &net->form_rows, &net->form, &f, drop.feature);
    activate(v, FORM, drop.unit / 2, &net->random);
}

static void form_backward(network *net, workspace *w, uint32_t i)
{
    float *g = w->form_gradient + i * FORM;
    deactivate(g, w->form + i * FORM, FORM);
    touch_rows(&w->form_rows[i], &net->form, &net->form_bias, g);
}

/* Is there a word at i + c - CONTEXT / 2? */
static bool has_neighbour(uint32_t i, uint32_t c, uint32_t n)
{
    return i + c >= CONTEXT / 2 && i + c - CONTEXT / 2 < n;
}

static void vector_forward(network *net, workspace *w, const tree *t, uint32_t i, dropout drop)
{
    feature_list f;
    float *v = w->vector + i * VECTOR;
    memcpy(v, net->token_bias.weight, VECTOR * sizeof *v);
    token_features(&f, t->words, t->n, i);
    add_rows(net, &w->token_rows[i], v, &net->token_rows, &net->token, &f, drop.feature);
    for (uint32_t c = 0; c < CONTEXT; c++) {
        if (!has_neighbour(i, c, t->n))
            continue;
        const float *from = w->form + (i + c - CONTEXT / 2) * FORM;
        for (uint32_t k = 0; k < VECTOR; k++)
            v[k] += dot(matrix_row(&net->context[c], k), from, FORM);
    }
    activate(v, VECTOR, drop.unit, &net->random);
}

static void vector_backward(network *net, workspace *w, uint32_t n, uint32_t i)
{
    float *g = w->vector_gradient + i * VECTOR;
    deactivate(g, w->vector + i * VECTOR, VECTOR);
    touch_rows(&w->token_rows[i], &net->token, &net->token_bias, g);
    for (uint32_t c = 0; c < CONTEXT; c++) {
        if (!has_neighbour(i, c, n))
            continue;
        size_t at = (i + c - CONTEXT / 2) * (size_t)FORM;
        for (uint32_t k = 0; k < VECTOR; k++) {
            if (g[k] == 0)
                continue;
            add_product(matrix_touch(&net->context[c], k), w->form + at, w->form_gradient + at,
                        matrix_row(&net->context[c], k), g[k], FORM);
        }
    }
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

float tag_forward(network *net, workspace *w, const tree *t, dropout drop, bool train)
{
    float loss = 0;
    w->tags[0] = UNKNOWN;
    memset(w->vector_gradient, 0, t->n * VECTOR * sizeof(float));
    memset(w->form_gradient, 0, t->n * FORM * sizeof(float));
    for (uint32_t i = 0; i < t->n; i++)
        form_forward(net, w, t, i, drop);
    for (uint32_t i = 0; i < t->n; i++) {
        vector_forward(net, w, t, i, drop);
        loss += tag_token(net, w->vector + i * VECTOR, w->vector_gradient + i * VECTOR,
                          t->tags[i + 1], &w->tags[i + 1], train);
    }
    return loss;
}

void tag_backward(network *net, workspace *w, const tree *t)
{
    for (uint32_t i = 0; i < t->n; i++)
        vector_backward(net, w, t->n, i);
    for (uint32_t i = 0; i < t->n; i++)
        form_backward(net, w, i);
}
