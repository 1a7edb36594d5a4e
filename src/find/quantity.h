/* quantity: how many of what a sentence tells of, as bounds: "more than 200 people" are 201 or
 * more.
 */
#ifndef FIND_QUANTITY_H
#define FIND_QUANTITY_H

#include "lex/lexicon.h"

typedef struct quantity {
    str of;             /* the plural that is counted, lower case: "people" */
    double least, most; /* most may be INFINITY */
    bool rough;         /* "about", "nearly": the bounds are a guess */
    span at;            /* in the text: "more than 200 people" */
} quantity;
typedef VEC(quantity) quantity_vec;

/* Appends those of a text. Times and lengths of time are not among them, nor what is not counted in
 * numbers ("several people"). */
void find_quantities(quantity_vec *out, arena *a, const dateline_lexicon *lexicon, str text);

#endif
