/* ner_model: the weights that find names, and the hashed lists of names they were learned with.
 * Once it is loaded, whatever its weights are, nothing reads outside of it.
 */
#ifndef LANG_NER_MODEL_H
#define LANG_NER_MODEL_H

#include "lang/kernel.h"
#include "lang/weights.h"

/* A label is no name, or a kind of name and which of its words this is. */
typedef enum name_kind { NAME_PERSON, NAME_INSTITUTION, NAME_PLACE } name_kind;
#define NAME_KINDS 3
typedef enum name_part { NAME_BEGIN, NAME_INSIDE, NAME_LAST, NAME_WHOLE } name_part;
#define NAME_PARTS 4
#define NER_LABELS (1 + NAME_KINDS * NAME_PARTS)
#define NER_OTHER  0 /* the label of what is no name */

static inline uint32_t ner_label(name_kind kind, name_part part)
{
    return 1 + (uint32_t)kind * NAME_PARTS + (uint32_t)part;
}
static inline name_kind ner_kind_of(uint32_t label)
{
    return (name_kind)((label - 1) / NAME_PARTS);
}
static inline name_part ner_part_of(uint32_t label)
{
    return (name_part)((label - 1) % NAME_PARTS);
}

/* True if label `b` may follow `a`: a name once begun goes on to its last word. */
bool ner_may_follow(uint32_t a, uint32_t b);

/* What the lists say of a word or phrase, in bits. */
typedef enum known_kind {
    KNOWN_STATE = 1 << 0,
    KNOWN_DEMONYM = 1 << 1,
    KNOWN_PLACE = 1 << 2,
    KNOWN_INSTITUTION = 1 << 3,
    KNOWN_GIVEN = 1 << 4,
    KNOWN_ORG_WORD = 1 << 5,   /* "ministry" */
    KNOWN_PLACE_WORD = 1 << 6, /* "river" */
    KNOWN_TITLE = 1 << 7,
    KNOWN_GROUP = 1 << 8,
    KNOWN_NOT_NAME = 1 << 9,
    KNOWN_LONGER = 1 << 10, /* a longer phrase begins with this word */
} known_kind;
#define KNOWN_BITS 11
#define KNOWN_MOST 6 /* words of a phrase */

typedef enum ner_model_part {
    NER_KNOWN_CHECKS,
    NER_KNOWN_KINDS,
    NER_CHECKS,
    NER_ROWS,
    NER_BIAS,
    NER_OUTPUT,
    NER_OUTPUT_BIAS,
    NER_MOVES, /* from label to label; no name stands at both ends */
} ner_model_part;
#define NER_MODEL_PARTS   8
#define NER_MODEL_VERSION 1001

typedef struct ner_model {
    weights_file file;
    const lang_kernel *kernel;
    row_index known_index;
    lang_table features;
    const uint16_t *known;
    const int8_t *output;
    const int16_t *bias;
    const int32_t *output_bias, *moves;
} ner_model;

/* Checks `bytes`, which must outlive the model, and points into them. */
dateline_status ner_model_open(ner_model *out, str file, str bytes, const dateline_diag *diag);

/* Maps names.model in the folder `dir`; its path goes into `a`, which must live as long. */
dateline_status ner_model_map(ner_model *out, arena *a, str dir, const dateline_diag *diag);
void ner_model_close(ner_model *m);

#endif
