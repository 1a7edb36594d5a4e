/* redact_find: whether a text holds a name. */
#ifndef TEXT_REDACT_FIND_H
#define TEXT_REDACT_FIND_H

#include "text/redact.h"

/* A name anywhere in prose; `row` tells which. */
bool redact_holds_name(const redactor_names *r, str text, size_t *row);

#endif
