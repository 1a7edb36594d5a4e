/* ner_features: what is asked about a word that may be part of a name: itself, its neighbours, the
 * run of capitalised words it stands in, and what the lists know of each of them.
 */
#ifndef LANG_NER_FEATURES_H
#define LANG_NER_FEATURES_H

#include "lang/feature.h"
#include "lang/ner_model.h"

typedef struct ner_word {
    lang_word w;
    bool capital;        /* has a capital letter somewhere */
    bool asked;          /* may be part of a name */
    uint32_t begin, end; /* its run of capitalised words */
    uint16_t known;      /* known_kind bits of the word alone */
    uint16_t phrase;     /* of the longest phrase it stands in, and where */
    uint8_t place;       /* name_part + 1; 0: in none */
    uint8_t acronym; /* 1: in brackets, "(SD)"; 2: and its letters open the words before; 3: one of
                        those words */
} ner_word;

/* Looks kinds up; the trainer does so before there is a model. */
typedef struct ner_lists {
    const row_index *index;
    const uint16_t *known;
} ner_lists;

/* The key of a phrase in the lists, one word after the other. */
static inline uint32_t known_key(uint32_t before, uint32_t lower)
{
    return lang_mix((uint64_t)before << 32 | lower);
}

/* All of a sentence: which are asked, their runs, what is known of them. */
void ner_words_read(ner_word *out, ner_lists lists, const str *forms, uint32_t n);

void ner_features(feature_list *out, const ner_word *words, uint32_t n, uint32_t i);

#endif
