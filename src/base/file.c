/* file: whole-file reading and atomic writing, and folders walked in a fixed order. */
#include "base/file.h"

#include "base/buf.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEPTH_MAX 32                /* folders within folders */
#define READ_MORE ((size_t)4 << 10) /* room behind what is known to come */

static dateline_status read_all(buf *b, int fd, str path, size_t max, const dateline_diag *d)
{
    for (;;) {
        buf_reserve(b, READ_MORE);
        ssize_t n = read(fd, b->p + b->n, b->cap - b->n - 1);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return diag_error(d, DATELINE_IO, place_file(path), "cannot read: %s", strerror(errno));
        if (n == 0)
            return DATELINE_OK;
        b->n += (size_t)n;
        b->p[b->n] = 0;
        if (b->n > max)
            return diag_error(d, DATELINE_LIMIT, place_file(path), "larger than %zu bytes", max);
    }
}

typedef struct read_job {
    buf *out;
    int fd;
    str path;
    size_t max;
    const dateline_diag *diag;
    dateline_status status;
} read_job;

static void run_read(void *ctx)
{
    read_job *job = ctx;
    struct stat st;
    if (fstat(job->fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 &&
        (size_t)st.st_size <= job->max)
        buf_reserve(job->out, (size_t)st.st_size + READ_MORE);
    job->status = read_all(job->out, job->fd, job->path, job->max, job->diag);
}

dateline_status file_read(str *out, arena *a, str path, size_t max, const dateline_diag *d)
{
    arena scratch = ARENA_SCRATCH;
    *out = (str){0};
    int fd = STDIN_FILENO;
    if (!str_eq(path, S("-"))) {
        fd = open(arena_z(&scratch, path), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
        arena_free(&scratch);
        if (fd < 0)
            return diag_error(d, DATELINE_IO, place_file(path), "cannot open: %s", strerror(errno));
        struct stat st;
        if (fstat(fd, &st) != 0 || !(S_ISREG(st.st_mode) || S_ISFIFO(st.st_mode))) {
            close(fd);
            return diag_error(d, DATELINE_IO, place_file(path),
                              S_ISDIR(st.st_mode) ? "is a folder, not a file" : "is not a file");
        }
        fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_NONBLOCK); /* wait for a pipe's writer */
    }
    buf b = {.arena = a};
    read_job job = {&b, fd, path, max, d, DATELINE_OK};
    bool in_memory = oom_guard(run_read, &job);
    if (fd != STDIN_FILENO)
        close(fd);
    if (!in_memory)
        oom_leap();
    if (!job.status)
        *out = buf_str(&b);
    return job.status;
}

static bool write_all(int fd, str bytes)
{
    while (bytes.n) {
        ssize_t n = write(fd, bytes.p, bytes.n);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        bytes = str_from(bytes, (size_t)n);
    }
    return true;
}

static dateline_status cannot_write(str path, const dateline_diag *d)
{
    return diag_error(d, DATELINE_IO, place_file(path), "cannot write: %s", strerror(errno));
}

/* A device or pipe (/dev/full, /dev/stdout) has no "beside": written in place. */
static dateline_status write_through(const char *path, str bytes, const dateline_diag *d)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return cannot_write(str_of(path), d);
    bool ok = write_all(fd, bytes);
    int saved = errno;
    ok = close(fd) == 0 && ok;
    errno = saved ? saved : errno;
    return ok ? DATELINE_OK : cannot_write(str_of(path), d);
}

static mode_t wanted_mode(const char *path)
{
    struct stat st;
    if (stat(path, &st) == 0)
        return st.st_mode & 0777;
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static dateline_status write_beside(const char *path, const char *beside, str bytes,
                                    const dateline_diag *d)
{
    char name[PATH_MAX];
    if (snprintf(name, sizeof name, "%s", beside) >= (int)sizeof name) {
        errno = ENAMETOOLONG;
        return cannot_write(str_of(path), d);
    }
    int fd = mkstemp(name);
    if (fd < 0)
        return cannot_write(str_of(path), d);
    bool ok = fchmod(fd, wanted_mode(path)) == 0 && write_all(fd, bytes) && fsync(fd) == 0;
    int saved = errno;
    ok = close(fd) == 0 && ok;
    if (ok && rename(name, path) == 0)
        return DATELINE_OK;
    if (ok)
        saved = errno;
    unlink(name);
    errno = saved;
    return cannot_write(str_of(path), d);
}

dateline_status file_write(str path, str bytes, const dateline_diag *d)
{
    if (str_eq(path, S("-")))
        return write_all(STDOUT_FILENO, bytes) ? DATELINE_OK
                                               : cannot_write(S("standard output"), d);
    arena scratch = ARENA_SCRATCH;
    buf beside = {.arena = &scratch};
    char real[PATH_MAX]; /* what a link stands for is written, not the link */
    const char *z = arena_z(&scratch, path);
    if (realpath(z, real))
        z = real;
    buf_put(&beside, str_of(z));
    buf_put(&beside, S(".XXXXXX"));
    struct stat st;
    bool special = stat(z, &st) == 0 && !S_ISREG(st.st_mode);
    if (special && S_ISDIR(st.st_mode)) {
        arena_free(&scratch);
        errno = EISDIR;
        return cannot_write(path, d);
    }
    dateline_status status =
        special ? write_through(z, bytes, d) : write_beside(z, beside.p, bytes, d);
    arena_free(&scratch);
    return status;
}

static int not_hidden(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

typedef struct name_copy {
    str_vec *out;
    arena *arena;
    struct dirent **entries;
    int n;
} name_copy;

static void copy_names(void *ctx)
{
    name_copy *job = ctx;
    for (int i = 0; i < job->n; i++)
        *vec_push(job->arena, job->out) = arena_str(job->arena, str_of(job->entries[i]->d_name));
}

/* The names in one folder, sorted; scandir's heap is freed before memory trouble goes further up.
 * A folder in a folder that may not be opened is left out. */
static dateline_status list_names(str_vec *out, arena *a, str dir, int depth,
                                  const dateline_diag *d)
{
    name_copy job = {.out = out, .arena = a};
    job.n = scandir(arena_z(a, dir), &job.entries, not_hidden, NULL);
    if (job.n < 0) {
        diag_say(d, depth > 0 ? DATELINE_WARNING : DATELINE_ERROR, place_file(dir),
                 "%scannot open folder: %s", depth > 0 ? "left out: " : "", strerror(errno));
        return depth > 0 ? DATELINE_OK : DATELINE_IO;
    }
    bool in_memory = oom_guard(copy_names, &job);
    for (int i = 0; i < job.n; i++)
        free(job.entries[i]);
    free(job.entries);
    if (!in_memory)
        oom_leap();
    str_sort(out->v, out->n);
    return DATELINE_OK;
}

/* Why a symbolic link is not followed; NULL if its target is a file below `root`. */
static const char *why_not_followed(const char *root, const char *path)
{
    char real_root[PATH_MAX], real[PATH_MAX];
    struct stat st;
    if (!realpath(root, real_root) || !realpath(path, real) || stat(real, &st) != 0)
        return "leads nowhere";
    size_t n = strlen(real_root);
    if (strncmp(real, real_root, n) != 0 || (real[n] != '/' && real[n] != 0 && n != 1))
        return "leads out of the folder";
    return S_ISREG(st.st_mode) ? NULL : S_ISDIR(st.st_mode) ? "leads to a folder" : "is no file's";
}

static dateline_status walk(str_vec *out, arena *a, const char *root, str dir, int depth,
                            const dateline_diag *d)
{
    str_vec names = {0};
    dateline_status status = list_names(&names, a, dir, depth, d);
    for (size_t i = 0; i < names.n && !status; i++) {
        str path = path_join(a, dir, names.v[i]);
        const char *z = arena_z(a, path);
        struct stat st;
        if (lstat(z, &st) != 0)
            continue;
        bool link = S_ISLNK(st.st_mode);
        const char *why = link ? why_not_followed(root, z) : NULL;
        if (why) {
            diag_say(d, DATELINE_WARNING, place_file(path), "left out: this symbolic link %s", why);
            continue;
        }
        if (link || S_ISREG(st.st_mode))
            *vec_push(a, out) = path;
        else if (S_ISDIR(st.st_mode) && depth < DEPTH_MAX)
            status = walk(out, a, root, path, depth + 1, d);
    }
    return status;
}

dateline_status file_list(str_vec *out, arena *a, str dir, const dateline_diag *d)
{
    *out = (str_vec){0};
    dateline_status status = walk(out, a, arena_z(a, dir), dir, 0, d);
    str_sort(out->v, out->n);
    return status;
}

file_kind file_kind_of(str path)
{
    char z[PATH_MAX];
    struct stat st;
    if (snprintf(z, sizeof z, "%.*s", (int)path.n, path.p ? path.p : "") >= (int)sizeof z ||
        stat(z, &st) != 0)
        return FILE_MISSING;
    return S_ISREG(st.st_mode) ? FILE_REGULAR : S_ISDIR(st.st_mode) ? FILE_FOLDER : FILE_OTHER;
}

/* Offset behind the last slash. */
static size_t base_at(str path)
{
    size_t at = path.n;
    while (at && path.p[at - 1] != '/')
        at--;
    return at;
}

str path_base(str path)
{
    return str_from(path, base_at(path));
}

str path_dir(str path)
{
    size_t at = base_at(path);
    if (!at)
        return S(".");
    return str_sub(path, 0, at > 1 ? at - 1 : 1);
}

str path_join(arena *a, str dir, str name)
{
    if (str_starts(name, S("/")) || !dir.n)
        return arena_str(a, name);
    buf b = {.arena = a};
    buf_put(&b, dir);
    if (dir.p[dir.n - 1] != '/')
        buf_char(&b, '/');
    buf_put(&b, name);
    return buf_str(&b);
}

str path_ending(str path)
{
    str base = path_base(path);
    for (size_t i = base.n; i > 1; i--) {
        if (base.p[i - 1] == '.')
            return str_from(base, i);
    }
    return (str){0};
}
