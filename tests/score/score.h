/* score: what the scorers share. */
#ifndef SCORE_H
#define SCORE_H

#include "base/diag.h"

#include <stdio.h>

static inline void score_print_error(void *ctx, const dateline_message *m)
{
    (void)ctx;
    if (m->severity == DATELINE_ERROR)
        fprintf(stderr, "%s:%u:%u: %s\n", m->file, m->line, m->col, m->what);
}

static const dateline_diag diag = {score_print_error, NULL};

#endif
