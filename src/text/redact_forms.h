/* redact_forms: the ways in which a name may be written, and the words that fit a pattern. */
#ifndef TEXT_REDACT_FORMS_H
#define TEXT_REDACT_FORMS_H

#include "text/redact.h"

#define REDACT_ANY_LETTER 26 /* the forms that begin with * or ? */

/* Adds the forms of a name, or those of a pattern; they are found once they are listed. */
void redact_add_forms(redactor_names *out, arena *a, size_t row, str name);
void redact_add_pattern(redactor_names *out, arena *a, size_t row, str pattern);

/* Those from `first_form` on, by their first letter. */
void redact_list_forms(redactor_names *r, arena *a, size_t first_form);

#endif
