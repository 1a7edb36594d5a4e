/* network: what is trained. A first layer reads each form alone, so that its work can be
 * remembered; a second one reads five neighbouring forms and the features of a token into the
 * token's vector; tags come from that. The parser's layer reads the features of its state and the
 * vectors of the words around its head; moves and labels come from it. Tagger and parser are
 * trained together, so the vectors learn what both need (Zhang, Weiss 2016).
 *
 *     form features ───rows──> form
 *                                └─context─┐
 *     token features ──rows────────────> vector ──> tag
 *                                           └──mix──┐
 *     state features ──rows──────────────────────> state ──> move, label
 */
#ifndef TRAIN_NETWORK_H
#define TRAIN_NETWORK_H

#include "lang/kernel.h"
#include "lang/state_features.h"
#include "train/corpus.h"
#include "train/matrix.h"
#include "train/rows.h"

#define FORM          FORM_WIDTH
#define VECTOR        VECTOR_WIDTH
#define STATE         STATE_WIDTH
#define FORM_BUCKETS  1600 /* of BUCKET features that get weights: the model's size */
#define TOKEN_BUCKETS 1000
#define STATE_BUCKETS 2000
#define CEILING       3.96875f /* activations are cut here: 127/32, as int8 holds them */

typedef struct network {
    row_table form_rows, token_rows, state_rows;
    matrix form, form_bias;   /* features -> form */
    matrix context[CONTEXT];  /* forms of two neighbours before ... two behind -> vector */
    matrix token, token_bias; /* features -> vector */
    matrix tag, tag_bias;     /* vector -> tags */
    matrix state, state_bias; /* features -> state */
    matrix mix[PARSE_ROLES];  /* vector -> state, one for each role */
    matrix move, move_bias;
    matrix label[2], label_bias[2]; /* of LEFT and RIGHT */
    uint32_t tags, labels;
    random_state random;
} network;

void network_new(network *out, arena *a, const tree_vec *trees, const symbols *names);
void network_step(network *net, float rate, uint64_t step);

/* Rows of the features that are known, less those dropped. */
typedef struct row_list {
    uint32_t n, row[FEATURES_MAX];
} row_list;

/* What one sentence needs, big enough for any. */
typedef struct workspace {
    row_list *form_rows, *token_rows; /* of each word */
    float *form, *form_gradient;      /* n x FORM: each word alone */
    float *vector, *vector_gradient;  /* n x VECTOR: in its context */
    float *mixed, *mixed_gradient;    /* n x PARSE_ROLES x STATE, */
    uint16_t *roles;                  /* where they are made, as bits */
    uint8_t *tags;                    /* predicted: the root's, then each word's */
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
