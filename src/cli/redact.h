/* redact: --redact, which nothing that the program reads, writes or says goes round. */
#ifndef CLI_REDACT_H
#define CLI_REDACT_H

#include "cli/opt.h"
#include "dateline.h"

dateline_status redact_start(const options *o); /* loads --redact, if it is given */
void redact_end(void);

bool redact_wanted(void);
const dateline_redactor *redact_table(void);               /* NULL: not wanted */
dateline_status redact_learn(const dateline_graph *graph); /* of each graph, before the first is */
dateline_status redact_graph(dateline_graph *graph);       /* redacted */

/* A text for standard error or output without the names; the text itself where none are to be taken
 * out. Free the first, use the second. */
const char *redact_words(dateline_text **hold, const char *text);

/* Nothing of this may be written if it holds a name; that is said. */
dateline_status redact_check(const char *bytes, size_t n);

#endif
