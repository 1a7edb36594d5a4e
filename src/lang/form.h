/* form: what the first layer makes of a word's form. Most words of a text are ones that came
 * before, so the last few thousand forms are remembered; what is read never depends on that.
 */
#ifndef LANG_FORM_H
#define LANG_FORM_H

#include "lang/model.h"

#define NO_TAG 0xff

typedef struct known_form {
    _Alignas(64) int16_t context[CONTEXT * VECTOR_WIDTH]; /* what it adds to the sums of the tokens
                                                             from two before it to two behind it */
    uint64_t key[3];                                      /* its bytes, if they are few enough */
    uint8_t n;                                            /* how many: 0: none is remembered here */
    uint8_t sure;                                         /* the one tag it has, or NO_TAG */
    lang_word word;
} known_form;

typedef struct form_memory form_memory;

/* Memories are kept in the model; each belongs to one thread from take to give. */
form_memory *form_memory_take(const dateline_model *model);
void form_memory_give(const dateline_model *model, form_memory *memory);

/* Lives until the next is asked for. */
const known_form *form_read(form_memory *m, str text);

form_shelf *form_shelf_new(arena *a);
void form_shelf_free(form_shelf *shelf);

#endif
