/* diag: makes a message of its parts and hands it to the caller's sink. */
#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define LINE_SHOWN 400 /* bytes of the offending line that a message carries */

/* The line of `at` as a NUL-ended copy in `out`; NULL where there is none to show. */
static const char *line_of(place at, char out[LINE_SHOWN + 1])
{
    str rest = at.text;
    str line = {0};
    for (uint32_t i = at.skipped; i < at.line; i++) {
        if (!str_split(&rest, '\n', &line))
            return NULL;
    }
    if (!at.line || !at.text.n)
        return NULL;
    line = str_sub(line, 0, LINE_SHOWN);
    if (line.n && line.p[line.n - 1] == '\r')
        line.n--;
    for (size_t i = 0; i < line.n; i++)
        out[i] = (unsigned char)line.p[i] < ' ' ? ' ' : line.p[i];
    out[line.n] = 0;
    return out;
}

static void say(const dateline_diag *d, dateline_severity severity, place at, const char *format,
                va_list args)
{
    if (!d || !d->say)
        return;
    char what[1000], file[1000], line[LINE_SHOWN + 1];
    vsnprintf(what, sizeof what, format, args);
    snprintf(file, sizeof file, "%.*s", (int)(at.file.n > 999 ? 999 : at.file.n),
             at.file.p ? at.file.p : "");
    dateline_message message = {severity, file, at.line, at.col, what, line_of(at, line)};
    d->say(d->ctx, &message);
}

void diag_say(const dateline_diag *d, dateline_severity severity, place at, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(d, severity, at, format, args);
    va_end(args);
}

dateline_status diag_error(const dateline_diag *d, dateline_status status, place at,
                           const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(d, DATELINE_ERROR, at, format, args);
    va_end(args);
    return status;
}

place place_at(str file, str text, size_t at)
{
    place here = {.file = file, .line = 1, .col = 1, .text = text};
    if (at > text.n)
        at = text.n;
    for (size_t i = 0; i < at; i++) {
        here.col++;
        if (text.p[i] == '\n') {
            here.line++;
            here.col = 1;
        }
    }
    return here;
}
