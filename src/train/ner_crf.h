/* ner_crf: the chance of a whole way through a run of words, and its gradients. */
#ifndef TRAIN_NER_CRF_H
#define TRAIN_NER_CRF_H

#include "lang/ner_model.h"

#define CRF_MOST 64 /* words of a run; longer ones go in pieces, as in lang/ner.c */

/* `score`: n rows of NER_LABELS, which become the loss's gradients by them; `moves`: as in
 * ner_model, its gradients are added to `moves_gradient`. Returns the loss. */
float crf_loss(float *score, uint32_t n, const uint8_t *gold, const float *moves,
               float *moves_gradient);

#endif
