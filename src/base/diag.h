/* diag: words about what went wrong, said once, where the facts are known.
 * Messages read `cannot read date '31 Feb'`: lowercase, no full stop, the subject in quotes. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/str.h"
#include "dateline.h"

/* A place in a file: `text` is the file from some line on where known (the sink is then shown the
 * line), else empty. */
typedef struct place {
    str file;
    uint32_t line, col;
    str text;
    uint32_t skipped; /* lines before `text` */
} place;

void diag_say(const dateline_diag *d, dateline_severity severity, place at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Says an error and returns `status`, so that a caller can `return diag_error(...)`. */
dateline_status diag_error(const dateline_diag *d, dateline_status status, place at,
                           const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The place of byte `at` in a file's text: line and column (in bytes) from 1. */
place place_at(str file, str text, size_t at);
static inline place place_file(str file)
{
    return (place){.file = file};
}

#endif
