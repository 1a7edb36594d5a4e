/* ner_network: what finds names, as it is trained: the features of a word give a vector, the vector
 * a score for each label, and a conditional random field the best labels of a run of words
 * (Lafferty, McCallum, Pereira 2001).
 */
#ifndef TRAIN_NER_NETWORK_H
#define TRAIN_NER_NETWORK_H

#include "lang/bio.h"
#include "train/ner_lists.h"
#include "train/network.h"

typedef struct ner_run { /* words that are asked, side by side */
    uint32_t first, n;   /* in ner_corpus.words */
} ner_run;

typedef struct ner_example {
    uint32_t first, n; /* its features, in ner_corpus.keys; after ner_number, rows */
    uint8_t label;
} ner_example;

typedef struct ner_corpus {
    VEC(ner_example) words;
    u32_vec keys;
    VEC(ner_run) runs;
} ner_corpus;

#define NER_MATRICES 5

typedef struct ner_network {
    row_table rows;
    matrix row, bias, output, output_bias, moves;
    random_state random;
    float *sum[NER_MATRICES]; /* of weights, to be averaged */
    uint32_t sums;
} ner_network;

/* Adds the asked words of a file, with their gold labels. What is a name differs a little from
 * corpus to corpus: the words of a `source` other than 0 get a feature that says so, which no text
 * has later. */
void ner_corpus_add(ner_corpus *out, arena *a, ner_lists lists, const bio_file *file,
                    uint32_t source);

/* Counts the features of the corpus and gives the most frequent ones a row; the corpus then holds
 * rows. */
void ner_network_new(ner_network *out, arena *a, ner_corpus *corpus, uint32_t most);

/* One run: its loss; gradients are added. */
float ner_train_run(ner_network *net, const ner_corpus *c, const ner_run *run, dropout drop);
void ner_network_step(ner_network *net, float rate, uint64_t step);

/* Weights wander around what is best; their mean over the last steps is better than the last ones.
 * Add them now and then; the mean takes their place. */
void ner_network_sum(ner_network *net, arena *a);
void ner_network_mean(ner_network *net);

/* The labels of a sentence's tokens from its BIO tags. */
void ner_gold(uint8_t *labels, const str *tags, uint32_t n);

#endif
