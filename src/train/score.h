/* score: how well the network reads trees that it was not trained on. */
#ifndef TRAIN_SCORE_H
#define TRAIN_SCORE_H

#include "train/network.h"

typedef struct score {
    uint32_t words, upos, xpos, heads, arcs;   /* right ones; an arc is right with its label */
    uint32_t core_gold, core_said, core_right; /* subjects, objects, agents */
} score;

void score_trees(score *out, network *net, workspace *w, const tree_vec *trees,
                 const symbols *names);

/* One line, percentages as the shared scorer prints them. */
void score_print(const score *s, const char *title);

#endif
