/* ner_train: the part of dateline-train that learns names. */
#ifndef TRAIN_NER_TRAIN_H
#define TRAIN_NER_TRAIN_H

/* As main(), behind the word `names`. */
int ner_train(int argc, char **argv);

#endif
