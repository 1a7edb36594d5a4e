/* dictionary: what English forms can be (noun, verb ...), from the files of WordNet 3.0. Words that
 * the treebanks never show are tagged by it.
 */
#ifndef TRAIN_DICTIONARY_H
#define TRAIN_DICTIONARY_H

#include "base/diag.h"
#include "lang/word.h"
#include "train/keys.h"

/* lang_class bits by lang_word.lower, from data.noun, noun.exc and so on in `dir`; regular forms
 * are made by rule. */
dateline_status dictionary_read(key_table *out, const char *dir, const dateline_diag *diag);

#endif
