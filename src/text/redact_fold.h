/* redact_fold: a text as the plain letters in which names are compared, each with its place. */
#ifndef TEXT_REDACT_FOLD_H
#define TEXT_REDACT_FOLD_H

#include "base/vec.h"

typedef struct plain_letter {
    char letter;  /* a to z */
    bool first;   /* of its word */
    bool capital; /* as written */
    uint32_t at, end;
} plain_letter;
typedef VEC(plain_letter) plain_text;

/* Appends the letters of a text. All other signs part words, but for marks and signs that are not
 * seen. */
void redact_fold(plain_text *out, arena *a, str text);

#endif
