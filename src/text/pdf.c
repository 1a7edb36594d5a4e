/* pdf: feeds a child and reads it at the same time, with one poll loop, so that neither waits for
 * the other for ever; past its wall-clock time the child is killed.
 *
 *     bytes ──pipe──> pdftotext -enc UTF-8 - - ──pipe──> text
 *
 * Without -layout pdftotext follows the reading order of columns, which prose needs.
 */
#include "text/pdf.h"

#include "base/buf.h"
#include "text/pages.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define CPU_SECONDS  20
#define WALL_SECONDS 30
#define MEMORY_MAX   ((rlim_t)2 << 30)
#define OUTPUT_MAX   ((size_t)256 << 20)
#define SCRATCH_MAX  ((rlim_t)1 << 30) /* pdftotext keeps what it reads from a pipe in a file */
#define NOT_FOUND    127

typedef struct child {
    pid_t pid;
    int in, out; /* our ends; -1 when closed */
    str bytes;
    size_t sent;
    buf text;
    bool late, large;
} child;

static void limit(int resource, rlim_t most)
{
    struct rlimit r = {most, most};
    setrlimit(resource, &r);
}

static void close_all_from(int first)
{
    long most = sysconf(_SC_OPEN_MAX);
    if (most < 0 || most > 65536)
        most = 65536;
    for (int fd = first; fd < most; fd++)
        close(fd);
}

/* Only calls that are safe behind fork stand here: other threads may hold malloc's lock. */
static _Noreturn void run_child(int in, int out)
{
    static char *const args[] = {"pdftotext", "-q", "-enc", "UTF-8", "-", "-", NULL};
    static char *const environment[] = {"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C", NULL};
    static const char *const programs[] = {"/usr/bin/pdftotext", "/usr/local/bin/pdftotext",
                                           "/opt/homebrew/bin/pdftotext"};
    if (dup2(in, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0)
        _exit(NOT_FOUND);
    int nothing = open("/dev/null", O_WRONLY);
    if (nothing >= 0)
        dup2(nothing, STDERR_FILENO);
    close_all_from(3);
    limit(RLIMIT_CPU, CPU_SECONDS);
    limit(RLIMIT_AS, MEMORY_MAX);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, SCRATCH_MAX);
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
        execve(programs[i], args, environment);
    _exit(NOT_FOUND);
}

static void close_end(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static bool start(child *c)
{
    int in[2], out[2];
    if (pipe(in) != 0)
        return false;
    if (pipe(out) != 0) {
        close(in[0]);
        close(in[1]);
        return false;
    }
    c->pid = fork();
    if (c->pid == 0) {
        signal(SIGPIPE, SIG_DFL);
        run_child(in[0], out[1]);
    }
    close(in[0]);
    close(out[1]);
    c->in = in[1];
    c->out = out[0];
    fcntl(c->in, F_SETFD, FD_CLOEXEC);
    fcntl(c->out, F_SETFD, FD_CLOEXEC);
    fcntl(c->in, F_SETFL, O_NONBLOCK);
    return c->pid > 0;
}

static void feed(child *c)
{
    size_t left = c->bytes.n - c->sent;
    ssize_t n = write(c->in, c->bytes.p + c->sent, left);
    if (n > 0)
        c->sent += (size_t)n;
    if ((n < 0 && errno != EAGAIN && errno != EINTR) || c->sent == c->bytes.n)
        close_end(&c->in);
}

static void drain(child *c)
{
    buf_reserve(&c->text, 64 << 10);
    ssize_t n = read(c->out, c->text.p + c->text.n, c->text.cap - c->text.n - 1);
    if (n > 0)
        c->text.n += (size_t)n;
    c->large = c->text.n > OUTPUT_MAX;
    if (n == 0 || (n < 0 && errno != EINTR))
        close_end(&c->out);
}

static long seconds_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (long)t.tv_sec;
}

static void talk(void *ctx)
{
    child *c = ctx;
    long until = seconds_now() + WALL_SECONDS;
    while (c->out >= 0 && !c->late && !c->large) {
        struct pollfd ends[2] = {{.fd = c->out, .events = POLLIN},
                                 {.fd = c->in, .events = POLLOUT}};
        int ready = poll(ends, 2, 1000);
        c->late = seconds_now() > until;
        if (ready <= 0)
            continue;
        if (ends[1].revents)
            feed(c);
        if (ends[0].revents)
            drain(c);
    }
}

/* A child that closed its door before all was written must not end us. */
static void hold_sigpipe(sigset_t *before, bool *pending)
{
    sigset_t pipes, waiting;
    sigemptyset(&pipes);
    sigaddset(&pipes, SIGPIPE);
    sigpending(&waiting);
    *pending = sigismember(&waiting, SIGPIPE) == 1;
    pthread_sigmask(SIG_BLOCK, &pipes, before);
}

static void release_sigpipe(const sigset_t *before, bool pending)
{
    sigset_t pipes;
    struct timespec now = {0, 0};
    sigemptyset(&pipes);
    sigaddset(&pipes, SIGPIPE);
    while (!pending && sigtimedwait(&pipes, NULL, &now) == -1 && errno == EINTR)
        continue;
    pthread_sigmask(SIG_SETMASK, before, NULL);
}

static bool is_cut(str bytes)
{
    size_t tail = bytes.n > 2048 ? bytes.n - 2048 : 0;
    return str_find(str_from(bytes, tail), S("%%EOF")) == STR_NONE;
}

/* What the child does not say in words of its own. */
static const char *reason(str bytes)
{
    return str_find(bytes, S("/Encrypt")) != STR_NONE
               ? "cannot read this PDF: it is locked with a password; save a copy without one"
           : is_cut(bytes) ? "cannot read this PDF: its end is missing; fetch it again"
                           : "cannot read this PDF: it is damaged";
}

static dateline_status judge(const child *c, int state, str file, const dateline_diag *d)
{
    place at = place_file(file);
    if (c->late || (WIFSIGNALED(state) && WTERMSIG(state) == SIGXCPU))
        return diag_error(d, DATELINE_LIMIT, at, "reading this PDF takes too long");
    if (c->large)
        return diag_error(d, DATELINE_LIMIT, at, "this PDF holds more than %zu bytes of text",
                          OUTPUT_MAX);
    if (WIFEXITED(state) && WEXITSTATUS(state) == NOT_FOUND)
        return diag_error(d, DATELINE_IO, at, "reading PDF needs pdftotext (poppler-utils)");
    if (!WIFEXITED(state) || WEXITSTATUS(state) != 0)
        return diag_error(d, DATELINE_INVALID, at, "%s", reason(c->bytes));
    for (size_t i = 0; i < c->text.n; i++)
        if ((unsigned char)c->text.p[i] > ' ')
            return DATELINE_OK;
    return diag_error(d, DATELINE_INVALID, at,
                      "this PDF holds no text (a scan needs text recognition first)");
}

dateline_status pdf_text(str *out, arena *a, str bytes, str file, const dateline_diag *d)
{
    child c = {.in = -1, .out = -1, .bytes = bytes, .text = {.arena = a}};
    sigset_t before;
    bool pending;
    int state = 0;
    *out = (str){0};
    hold_sigpipe(&before, &pending);
    bool started = start(&c), in_memory = true;
    if (started) {
        in_memory = oom_guard(talk, &c);
        if (!in_memory || c.late || c.large)
            kill(c.pid, SIGKILL);
    }
    close_end(&c.in);
    close_end(&c.out);
    while (started && waitpid(c.pid, &state, 0) < 0 && errno == EINTR)
        continue;
    release_sigpipe(&before, pending);
    if (!in_memory)
        oom_leap();
    if (!started)
        return diag_error(d, DATELINE_IO, place_file(file), "cannot start pdftotext: %s",
                          strerror(errno));
    dateline_status status = judge(&c, state, file, d);
    if (!status)
        *out = pages_joined(a, buf_str(&c.text));
    return status;
}
