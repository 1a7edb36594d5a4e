/* One redactor a run. Messages pass through it, too, so that it is asked for from report.c. */
#include "cli/redact.h"

#include "cli/report.h"

static dateline_redactor *redactor;

dateline_status redact_start(const options *o)
{
    return o->redact == NULL ? DATELINE_OK
                             : dateline_redactor_load(&redactor, o->redact, report_diag());
}

void redact_end(void)
{
    dateline_redactor_free(redactor);
    redactor = NULL;
}

bool redact_wanted(void)
{
    return redactor != NULL;
}

const dateline_redactor *redact_table(void)
{
    return redactor;
}

dateline_status redact_learn(const dateline_graph *graph)
{
    return redactor == NULL ? DATELINE_OK : dateline_redact_learn(redactor, graph);
}

dateline_status redact_graph(dateline_graph *graph)
{
    return redactor == NULL ? DATELINE_OK : dateline_redact_graph(redactor, graph);
}

const char *redact_words(dateline_text **hold, const char *text)
{
    *hold = NULL;
    if (redactor == NULL || text == NULL)
        return text;
    return dateline_redact_text(hold, redactor, text) == DATELINE_OK ? (*hold)->p : "?";
}

dateline_status redact_check(const char *bytes, size_t n)
{
    return redactor == NULL ? DATELINE_OK
                            : dateline_redact_check(redactor, bytes, n, report_diag());
}
