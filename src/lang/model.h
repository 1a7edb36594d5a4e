/* model: the weights of tagger and parser, and beside them those that find names. Once it is
 * loaded, whatever its weights are, nothing reads outside of it.
 */
#ifndef LANG_MODEL_H
#define LANG_MODEL_H

#include "lang/kernel.h"
#include "lang/ner_model.h"
#include "lang/state_features.h"
#include "lang/ud.h"
#include "lang/weights.h"

#define MODEL_VERSION 2

#define TAGS_MOST   250
#define LABELS_MOST 250

typedef enum model_part {
    PART_TAGS,        /* names, each ended by a newline: UPOS, tab, XPOS */
    PART_LABELS,      /* names of relations */
    PART_WORD_CHECKS, /* a dictionary: forms and what they can be */
    PART_WORD_CLASSES,
    PART_SURE_CHECKS, /* forms that have but one tag, and it */
    PART_SURE_TAGS,
    PART_FORM_CHECKS,
    PART_FORM_ROWS,
    PART_FORM_BIAS,
    PART_CONTEXT,
    PART_TOKEN_CHECKS,
    PART_TOKEN_ROWS,
    PART_TOKEN_BIAS,
    PART_TAG,
    PART_TAG_BIAS,
    PART_STATE_CHECKS,
    PART_STATE_ROWS,
    PART_STATE_BIAS,
    PART_MIX,
    PART_MOVE,
    PART_MOVE_BIAS,
    PART_LABEL,
    PART_LABEL_BIAS,
} model_part;
#define MODEL_PARTS 23

typedef struct form_shelf form_shelf; /* lang/form.h */

typedef struct dateline_model {
    arena arena;
    weights_file file;
    form_shelf *shelf;
    const lang_kernel *kernel;
    str_vec tags, labels;
    uint8_t tag_pos[TAGS_MOST + 1], tag_penn[TAGS_MOST + 1]; /* ud_pos, penn_tag of each tag */
    uint8_t label_relation[LABELS_MOST + 1];                 /* ud_relation of each label */
    row_index word_index, sure_index;
    const uint8_t *word_classes, *sure_tags;
    lang_table forms, tokens, states;
    const int8_t *context, *tag, *mix, *move;
    const int8_t *label; /* LEFT's, then RIGHT's */
    const int16_t *form_bias, *token_bias, *state_bias;
    const int32_t *tag_bias, *move_bias, *label_bias;
    ner_model names;
} dateline_model;

/* Checks the `bytes` of syntax.model, which must outlive the model, and points into them. */
dateline_status model_open(dateline_model *out, str file, str bytes, const dateline_diag *diag);

/* Maps the files in the folder `dir`; model_close gives them back. */
dateline_status model_map(dateline_model *out, str dir, const dateline_diag *diag);

/* What the dictionary says a word can be: lang_class bits, 0 if it does not know it. */
uint8_t model_word_classes(const dateline_model *m, str word);

void model_close(dateline_model *m);

#endif
