/* form: what the first layer makes of a word's form. Most words of a text are ones that came
 * before, so the last eight thousand forms are remembered; what is read never depends on that.
 */
#ifndef LANG_FORM_H
#define LANG_FORM_H

#include "lang/model.h"

#define NO_TAG 0xff

typedef struct known_form {
    _Alignas(64) int16_t context[CONTEXT * VECTOR_WIDTH]; /* what it adds to the sums of the tokens
                                                             from two before it to two behind it */
    lang_word word;
    uint8_t sure; /* the one tag it has, or NO_TAG */
} known_form;

#define FORMS_MOST 32 /* read at once: those that are new share the work */

typedef struct form_memory form_memory;

/* Memories are kept in the model; each belongs to one thread from take to give. */
form_memory *form_memory_take(const dateline_model *model);
void form_memory_give(const dateline_model *model, form_memory *memory);

/* The first of `n` texts, at least one; returns how many. They live until the next are asked for.
 */
size_t forms_read(const known_form *out[FORMS_MOST], form_memory *m, const str *texts, size_t n);

form_shelf *form_shelf_new(arena *a);
void form_shelf_free(form_shelf *shelf);

#endif
