/* `file:line:col: error: what`, the line, a caret under the column. Colours only for people. */
#include "cli/report.h"

#include "cli/redact.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool watched, coloured, progress_shown;
static size_t errors_said;

/* ---- Ending early --------------------------------------------------------------------------- */

static volatile sig_atomic_t writing, interrupted;

static void on_interrupt(int number)
{
    (void)number;
    if (!writing)
        _exit(130);
    interrupted = 1;
}

bool report_colour(bool looked_at)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    return looked_at && (no_color == NULL || *no_color == 0) &&
           (term == NULL || strcmp(term, "dumb") != 0);
}

void report_start(void)
{
    watched = isatty(STDERR_FILENO);
    coloured = report_colour(watched);
    struct sigaction action = {.sa_handler = on_interrupt};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

dateline_status report_write(const char *path, const dateline_text *text)
{
    dateline_status status = redact_check(path, strlen(path));
    if (status == DATELINE_OK)
        status = redact_check(text->p, text->n);
    if (status != DATELINE_OK)
        return status;
    writing = 1;
    status = dateline_write(path, text->p, text->n, report_diag());
    writing = 0;
    if (interrupted)
        _exit(130);
    return status;
}

/* ---- Messages ------------------------------------------------------------------------------- */

static void clear_progress(void)
{
    if (progress_shown)
        fputs("\r\033[K", stderr);
    progress_shown = false;
}

static const char *colour(const char *code)
{
    return coloured ? code : "";
}

static const char *severity_word(dateline_severity severity)
{
    return severity == DATELINE_ERROR ? "error" : severity == DATELINE_WARNING ? "warning" : "note";
}

/* Text of others on a terminal: control characters could do anything there. */
static void put_safely(const char *text)
{
    for (const unsigned char *p = (const unsigned char *)text; *p; p++)
        fputc(*p < ' ' || *p == 0x7f ? '?' : *p, stderr);
}

/* The line, shortened around the column, and a caret under it. Bytes of one character count one. */
static void show_line(const char *line, uint32_t col)
{
    size_t n = strlen(line), from = 0, at = col > 0 ? col - 1 : 0;
    if (at > n)
        at = n;
    if (at > 60)
        from = at - 60;
    while (from > 0 && ((unsigned char)line[from] & 0xC0) == 0x80)
        from--;
    size_t to = n - from > 100 ? from + 100 : n;
    while (to < n && ((unsigned char)line[to] & 0xC0) == 0x80)
        to++;
    fputs("    ", stderr);
    for (size_t i = from; i < to; i++)
        fputc((unsigned char)line[i] < ' ' ? ' ' : line[i], stderr);
    fputc('\n', stderr);
    if (col == 0)
        return;
    fputs("    ", stderr);
    for (size_t i = from; i < at; i++) {
        if (((unsigned char)line[i] & 0xC0) != 0x80)
            fputc(' ', stderr);
    }
    fprintf(stderr, "%s^%s\n", colour("\033[32m"), colour("\033[0m"));
}

static void print_message(const dateline_message *m)
{
    clear_progress();
    errors_said += m->severity == DATELINE_ERROR;
    bool named = m->file != NULL && m->file[0] != 0;
    bool here = named && strncmp(m->file, "./", 2) == 0 && m->file[2] != 0;
    put_safely(!named ? "dateline" : here ? m->file + 2 : m->file);
    if (m->line > 0)
        fprintf(stderr, ":%u", m->line);
    if (m->line > 0 && m->col > 0)
        fprintf(stderr, ":%u", m->col);
    const char *code = m->severity == DATELINE_ERROR     ? "\033[1;31m"
                       : m->severity == DATELINE_WARNING ? "\033[1;35m"
                                                         : "\033[1;36m";
    fprintf(stderr, ": %s%s:%s ", colour(code), severity_word(m->severity), colour("\033[0m"));
    put_safely(m->what);
    fputc('\n', stderr);
    if (m->text != NULL && m->line > 0)
        show_line(m->text, m->col);
}

/* No message may hold a name that is redacted. */
static void say(void *ctx, const dateline_message *m)
{
    (void)ctx;
    dateline_text *file, *what, *text;
    dateline_message clean = *m;
    clean.file = redact_words(&file, m->file);
    clean.what = redact_words(&what, m->what);
    clean.text = redact_words(&text, m->text);
    print_message(&clean);
    dateline_text_free(file);
    dateline_text_free(what);
    dateline_text_free(text);
}

const dateline_diag *report_diag(void)
{
    static const dateline_diag diag = {say, NULL};
    return &diag;
}

void report_error(const char *format, ...)
{
    char what[1000];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    dateline_message m = {.severity = DATELINE_ERROR, .what = what};
    say(NULL, &m);
}

bool report_watched(void)
{
    return watched;
}

bool report_progress(void *ctx, size_t done, size_t total, const char *what)
{
    (void)ctx;
    if (!watched)
        return true;
    clear_progress();
    if (done < total) {
        dateline_text *hold;
        fprintf(stderr, "%zu/%zu ", done, total);
        put_safely(redact_words(&hold, what));
        dateline_text_free(hold);
        progress_shown = true;
    }
    fflush(stderr);
    return true;
}

int report_exit(dateline_status status)
{
    static const char *const words[] = {
        [DATELINE_OK] = "done",
        [DATELINE_FOUND] = "findings",
        [DATELINE_INVALID] = "invalid input",
        [DATELINE_IO] = "a file cannot be read or written",
        [DATELINE_LIMIT] = "larger than dateline can handle",
        [DATELINE_NOMEM] = "out of memory",
        [DATELINE_STOPPED] = "stopped",
    };
    clear_progress();
    if (status == DATELINE_OK || status == DATELINE_FOUND)
        return status == DATELINE_OK ? 0 : 1;
    if (errors_said == 0)
        report_error("%s", words[status]);
    return status == DATELINE_STOPPED ? 130 : 2;
}
