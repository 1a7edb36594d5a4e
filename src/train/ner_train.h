/* ner_train: the part of dateline-train that learns names. */
#ifndef TRAIN_NER_TRAIN_H
#define TRAIN_NER_TRAIN_H

#include "base/diag.h"

/* As main(), behind the word `names`; `diag` hears what is wrong with a file. */
int ner_train(int argc, char **argv, const dateline_diag *diag);

#endif
