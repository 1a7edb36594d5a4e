/* softmax: activations and output layers, forward and back, shared by tagger and parser. */
#ifndef TRAIN_SOFTMAX_H
#define TRAIN_SOFTMAX_H

#include "train/network.h"

/* Cuts each value to [0, CEILING]; with a chance of `drop` silences it, the others make up. */
void activate(float *v, size_t n, float drop, random_state *r);

/* Gradients stop where the activation was silenced or cut, but one that was cut may come down. */
void deactivate(float *gradient, const float *v, size_t n);

uint32_t best_of(const float *score, uint32_t n);

/* Scores become the loss's gradient by them; returns the loss. */
float softmax_loss(float *score, uint32_t n, uint32_t gold);

/* Gradients of an output layer's weights, and of its input `v`. */
void output_backward(matrix *weights, matrix *bias, const float *score_gradient, uint32_t n,
                     const float *v, float *v_gradient);

#endif
