/* network: what is trained. One layer reads a token's features into a vector; tags come from that
 * vector. The parser's layer reads the features of its state and the vectors of the words around
 * its head; moves and labels come from it. Tagger and parser are trained together, so the vectors
 * learn what both need (Zhang, Weiss 2016).
 *
 *     token features ──rows──> vector ──> tag
 *                                 └──mix──┐
 *     state features ──rows────────────> state ──> move, label
 */
#ifndef TRAIN_NETWORK_H
#define TRAIN_NETWORK_H

#include "lang/kernel.h"
#include "lang/state_features.h"
#include "train/corpus.h"
#include "train/matrix.h"
#include "train/rows.h"

#define VECTOR     VECTOR_WIDTH
#define STATE      STATE_WIDTH
#define TOKEN_ROWS 42000 /* features that get weights: the model's size and speed */
#define STATE_ROWS 40000
#define CEILING    3.96875f /* activations are cut here: 127/32, as int8 holds them */

typedef struct network {
    row_table token_rows, state_rows;
    matrix token, token_bias;              /* features -> vector */
    matrix context[CONTEXT], context_bias; /* vectors of a word and its neighbours -> vector */
    matrix tag, tag_bias;                  /* vector -> tags */
    matrix state, state_bias;              /* features -> state */
    matrix mix[STATE_WORDS];               /* vector -> state, one for each role */
    matrix move, move_bias;
    matrix label[2], label_bias[2]; /* of LEFT and RIGHT */
    uint32_t tags, labels;
    random_state random;
} network;

void network_new(network *out, arena *a, const tree_vec *trees, const symbols *names);
void network_step(network *net, float rate, uint64_t step);

/* What one sentence needs, big enough for any. */
typedef struct workspace {
    uint32_t *rows; /* token rows: FEATURES_MAX a token */
    uint32_t *row_count;
    float *first, *first_gradient;   /* n x VECTOR: each word alone */
    float *vector, *vector_gradient; /* n x VECTOR: in its context */
    float *mixed, *mixed_gradient;   /* STATE_WORDS x n x STATE */
    uint8_t *tags;                   /* predicted: the root's, then each word's */
    parse_state state;
} workspace;
void workspace_new(workspace *out, arena *a);

/* Chances to leave out a feature or silence a unit while training; 0 when predicting. */
typedef struct dropout {
    float feature, unit;
} dropout;

/* Vectors and predicted tags; if training, the tagger's gradients. Returns the loss. */
float tag_forward(network *net, workspace *w, const tree *t, dropout drop, bool train);
void tag_backward(network *net, workspace *w, const tree *t);

/* Parses with the vectors in `w`, which tag_forward left there; if training, along a dynamic
 * oracle, adding gradients; else the tree is in w->state. `explore`: chance to follow the
 * network's own move rather than a right one. */
float parse_sentence(network *net, workspace *w, const tree *t, dropout drop, bool train,
                     float explore);

/* How many arcs of the gold tree each move makes impossible (Goldberg, Nivre 2013). */
void oracle_costs(uint32_t cost[TRANSITIONS], const parse_state *s, const uint16_t *heads);

#endif
