/* conllu: treebank sentences as Universal Dependencies writes them, one token a line of ten
 * columns. Read for training and for `dateline parse --conllu`; written by both.
 */
#ifndef LANG_CONLLU_H
#define LANG_CONLLU_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/vec.h"

typedef struct conllu_token {
    str form, lemma, upos, xpos, feats, deprel, misc;
    uint32_t head; /* 1 is the sentence's first token; 0: root, or not told */
} conllu_token;

typedef struct conllu_sentence {
    uint32_t first, n; /* tokens; ranges (1-2) and empty nodes (1.1) are not among them */
    str comments;      /* its lines that begin with #, as they are */
} conllu_sentence;

typedef struct conllu_file {
    VEC(conllu_token) tokens;
    VEC(conllu_sentence) sentences;
} conllu_file;

/* Texts are borrowed from `text`. A line without ten columns, an id out of order or a head beyond
 * the sentence is DATELINE_INVALID, said with its line. */
dateline_status conllu_read(conllu_file *out, arena *a, str file, str text, const dateline_diag *d);

/* The line of token `id` (from 1); empty fields are written as _. */
void conllu_put_token(buf *out, uint32_t id, const conllu_token *token);

#endif
