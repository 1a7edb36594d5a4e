/* dateline: dated events out of articles, as one graph that can be proved, drawn and compared.
 *
 * The whole public interface, in the order data flows:
 *
 *     lexicon ──> article ──> graph ──> render, export, explain, verify
 *
 * Ownership: what comes out through a first parameter `T **out` is yours, to be freed with the
 * function of its type; what is returned is borrowed from its parent and ends with it. On an
 * error `*out` is NULL. Nothing here prints or exits; words go to the `dateline_diag` you give.
 * Lexicons are const once loaded and may be shared between threads; a graph may not.
 */
#ifndef DATELINE_H
#define DATELINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define DATELINE_VERSION "0.1.0"

/* ---- Errors ---------------------------------------------------------------------------- */

typedef enum dateline_status {
    DATELINE_OK = 0,
    DATELINE_FOUND,   /* not an error: differences or findings, exit code 1 in the program */
    DATELINE_INVALID, /* an input, option or argument is not what it must be */
    DATELINE_IO,      /* a file cannot be read or written */
    DATELINE_LIMIT,   /* larger than dateline is willing to handle */
    DATELINE_NOMEM,   /* out of memory; everything built so far has been released */
    DATELINE_STOPPED, /* the caller's progress function asked to stop */
} dateline_status;

typedef enum dateline_severity {
    DATELINE_NOTE,
    DATELINE_WARNING,
    DATELINE_ERROR,
} dateline_severity;

/* One message about a place in a file. `line` and `col` count from 1; 0 means "not known".
 * `text` is the offending line or NULL. Strings live until the sink returns. */
typedef struct dateline_message {
    dateline_severity severity;
    const char *file;
    uint32_t line, col;
    const char *what;
    const char *text;
} dateline_message;

/* Where messages go. `say` may be NULL: then they are dropped. Never called from two threads
 * at once by one library call. */
typedef struct dateline_diag {
    void (*say)(void *ctx, const dateline_message *message);
    void *ctx;
} dateline_diag;

/* Where long work reports its progress: `done` of `total` documents, `what` is the one at hand.
 * Return false to stop; the call then returns DATELINE_STOPPED. May be NULL. */
typedef bool (*dateline_progress)(void *ctx, size_t done, size_t total, const char *what);

/* ---- Lexicon: the language, read from CSV files -------------------------------------------- */

typedef struct dateline_lexicon dateline_lexicon;

/* Loads the tables of `dirs[0]` (a complete lexicon, as data/en is) and adds the rows of the
 * further directories, which may hold any of the tables. A broken row is DATELINE_INVALID with a
 * file:line:col message for each one found. */
dateline_status dateline_lexicon_load(dateline_lexicon **out, const char *const *dirs, size_t ndirs,
                                      const dateline_diag *diag);
void dateline_lexicon_free(dateline_lexicon *lexicon);

#ifdef __cplusplus
}
#endif
#endif
