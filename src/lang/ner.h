/* ner: finds the names of persons, institutions and places in a document.
 *
 *     ner n;
 *     ner_new(&n, arena, model);
 *     ner_add(&n, forms, count);           // sentence by sentence
 *     ner_find(&n);                        // n.names: tokens counted from the first one added
 */
#ifndef LANG_NER_H
#define LANG_NER_H

#include "lang/bio.h"
#include "lang/ner_features.h"

typedef struct ner_name {
    uint32_t first, n; /* tokens */
    name_kind kind;
} ner_name;

typedef struct ner_asked { /* a word that may be part of a name */
    uint32_t token;
    uint32_t form; /* hash of the word as it is */
    int32_t score[NER_LABELS];
} ner_asked;

typedef struct ner {
    const ner_model *model;
    arena *arena;
    uint32_t n;           /* tokens added */
    VEC(ner_word) words;  /* of the sentence added last */
    VEC(ner_asked) asked; /* of the document, in order */
    VEC(ner_name) names;
} ner;

void ner_new(ner *out, arena *a, const ner_model *model);
void ner_add(ner *n, const str *forms, uint32_t count);

/* The sentences from `first` to the end of their document; returns the next one's first. */
size_t ner_add_document(ner *n, const bio_file *file, size_t first);

/* Reads the whole document: what a word is in one place says what it may be in another. */
void ner_find(ner *n);

#endif
