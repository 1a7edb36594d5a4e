/* jobs: does the same with many files, in threads. Results and messages come in the order of the
 * files, whatever the number of threads.
 */
#ifndef CLI_JOBS_H
#define CLI_JOBS_H

#include "dateline.h"

typedef struct file_work {
    /* Makes the text of one file; several run at once. Messages go to `diag`. */
    dateline_status (*make)(void *ctx, dateline_text **out, const char *path,
                            const dateline_diag *diag);
    /* Takes it, file after file; `text` is freed behind it. */
    dateline_status (*take)(void *ctx, const char *path, const dateline_text *text);
    void *ctx;
} file_work;

/* Every file is tried; the first one's trouble is returned. `threads` 0: one a processor. */
dateline_status jobs_run(const file_work *work, const char *const *paths, size_t n,
                         unsigned threads);

#endif
