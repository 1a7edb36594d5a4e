/* redact: finding names in any form, to take them out of everything that is written.
 *
 *     name,replacement,pattern        names.csv; replacement may be empty: [redacted]
 *     Ida Brandt,N.N.,
 *     ,a witness,K*vik                only what the pattern says: * any letters, ? one
 *
 * Of a name are found, whatever the case and accents, in Latin, Cyrillic or Greek letters and the
 * usual ways to turn one into the other (Müller Mueller, Yury Iurii, Wolkow Volkov):
 *
 *     Ida Brandt   BRANDT, Ida   ida-brandt   idabrandt   I. Brandt   I.B.   each of its words
 *
 * Words of five letters and more are found inside others, too ("Brandts", "freebrandt"); shorter
 * ones only by themselves, and in prose only with a capital ("May", not "may").
 */
#ifndef TEXT_REDACT_H
#define TEXT_REDACT_H

#include "base/csv.h"

typedef struct redact_form {
    str letters;     /* in the plain letters that texts are compared in */
    const bool *gap; /* by letter: other signs may stand before it */
    bool inside;     /* of longer words, too */
    bool capital;    /* in prose only with one */
    bool initials;   /* I.B.: capitals, with full stops or three of them */
    bool pattern;    /* with * and ? */
    uint32_t row;
} redact_form;

typedef struct redactor_names {
    csv_table table;
    VEC(redact_form) forms;
    str_vec replacements;  /* by row */
    u32_vec by_letter[27]; /* forms by their first letter; the last: those that begin with any */
} redactor_names;

/* `text` is borrowed. A row without a name, or a replacement that holds a name, is
 * DATELINE_INVALID; no message shows what stands in the table. */
dateline_status redact_parse(redactor_names *out, arena *a, str name, str text,
                             const dateline_diag *d);

/* Whether a text is a name of the table and nothing else; `row` tells which. */
bool redact_is_name(const redactor_names *r, str text, size_t *row);

/* Another name of the person of a row. `name` is borrowed. */
void redact_add_name(redactor_names *r, arena *a, size_t row, str name);

typedef enum redact_place {
    REDACT_PROSE,
    REDACT_NAME, /* of a file, an id, an address: the replacement is written as a-b-c */
} redact_place;

/* The text without the names; the very same if there are none in it. */
str redact_text(const redactor_names *r, arena *a, str text, redact_place where);

/* Whether an output holds a name, however it is written there: as it is, percent-encoded, with the
 * references of XML or the escapes of JSON; of PNG and PDF all but the compressed parts. `row`: of
 * the table. */
bool redact_leaks(const redactor_names *r, str output, size_t *row);

#endif
