/* ner_score: how many of a file's names a model finds. */
#ifndef TRAIN_NER_SCORE_H
#define TRAIN_NER_SCORE_H

#include "lang/bio.h"
#include "lang/ner_model.h"

/* Prints precision, recall and F1 of whole names, and F1 of each kind. */
void ner_score(const ner_model *model, const bio_file *file, const char *path);

#endif
