/* api: what the public functions share. Work runs as a callback under an oom_guard; its scratch
 * arena is freed afterwards, whether it ended or leapt.
 */
#ifndef API_API_H
#define API_API_H

#include "base/buf.h"
#include "dateline.h"

typedef dateline_status (*api_work)(void *ctx, arena *scratch);
dateline_status api_run(api_work work, void *ctx);

typedef struct redactor_names redactor_names;
const redactor_names *api_names(const dateline_redactor *redactor); /* NULL of NULL */

/* The same for work that makes a text: `*out` is the caller's, or NULL on any other status than
 * DATELINE_OK. */
typedef dateline_status (*api_writer)(void *ctx, buf *text, arena *scratch);
dateline_status api_text(dateline_text **out, api_writer write, void *ctx);

#endif
