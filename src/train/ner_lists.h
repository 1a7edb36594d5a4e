/* ner_lists: what is known of words and phrases before any text is read: the tables of data/en, as
 * known_kind bits by the hash of a phrase.
 */
#ifndef TRAIN_NER_LISTS_H
#define TRAIN_NER_LISTS_H

#include "lang/ner_features.h"
#include "train/keys.h"
#include "train/pack.h"

/* states.csv, places.csv and so on in the folder `dir`. */
dateline_status known_read_tables(key_table *k, const char *dir, const dateline_diag *diag);

/* As parts `at` and `at + 1`. */
void known_pack(const key_table *k, pack *p, size_t at);

#endif
