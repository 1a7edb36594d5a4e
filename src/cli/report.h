/* report: everything the program says on standard error: messages with their line and a caret, and
 * progress where a person watches. Also how it ends early.
 */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "dateline.h"

void report_start(void); /* colour or not; Ctrl-C ends cleanly */

const dateline_diag *report_diag(void); /* the sink for the library */
void report_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* On a terminal's standard error only. Always true: go on. */
bool report_progress(void *ctx, size_t done, size_t total, const char *what);
bool report_watched(void); /* standard error is a terminal */

/* Shall what a person looks at have colours? Not with NO_COLOR or on a dumb terminal. */
bool report_colour(bool looked_at);

/* The exit code of a status; says what no message has said yet (out of memory). */
int report_exit(dateline_status status);

/* While a file is being written Ctrl-C waits for its end. */
dateline_status report_write(const char *path, const dateline_text *text);

#endif
