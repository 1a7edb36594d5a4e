/* weights: mapping a file and checking that every part is there. */
#include "lang/weights.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Four lanes of 64 bits, so that 12 MB take about a millisecond. */
static uint64_t weights_sum(const void *bytes, size_t n)
{
    const unsigned char *p = bytes;
    uint64_t lane[4] = {1, 2, 3, 4}, word[4] = {0};
    for (; n >= sizeof word; n -= sizeof word, p += sizeof word) {
        memcpy(word, p, sizeof word);
        for (size_t i = 0; i < 4; i++) {
            lane[i] = (lane[i] ^ word[i]) * 0x9e3779b97f4a7c15u;
            lane[i] ^= lane[i] >> 29;
        }
    }
    memset(word, 0, sizeof word);
    memcpy(word, p, n);
    uint64_t sum = n;
    for (size_t i = 0; i < 4; i++)
        sum = ((sum ^ lane[i] ^ word[i]) * 0xd6e8feb86659fd93u) ^ (sum >> 31);
    return sum;
}

dateline_status weights_broken(const weights_file *w, const char *what)
{
    return diag_error(w->diag, DATELINE_INVALID, place_file(w->file), "%s", what);
}

static dateline_status check_header(const weights_file *w, weights_kind kind, str bytes)
{
    weights_header h;
    if (bytes.n < sizeof h)
        return weights_broken(w, "is not a model: too short");
    memcpy(&h, bytes.p, sizeof h);
    if (h.magic != WEIGHTS_MAGIC)
        return weights_broken(w, "is not a model of dateline");
    if (h.version != kind.version || h.parts != kind.parts)
        return weights_broken(w, "was learned for another version of dateline");
    if (h.size != bytes.n)
        return weights_broken(w, "is cut or has been added to");
    if (h.sum != weights_sum(bytes.p + sizeof h, bytes.n - sizeof h))
        return weights_broken(w, "is damaged: its checksum is wrong");
    return DATELINE_OK;
}

static dateline_status find_parts(weights_file *w, size_t parts, str bytes)
{
    weights_section sections[WEIGHTS_PARTS_MOST];
    size_t begin = sizeof(weights_header);
    if (bytes.n - begin < parts * sizeof *sections)
        return weights_broken(w, "is damaged: its table of parts is cut");
    memcpy(sections, bytes.p + begin, parts * sizeof *sections);
    for (size_t i = 0; i < parts; i++) {
        weights_section s = sections[i];
        if (s.at > bytes.n || s.n > bytes.n - s.at || s.at % 64 != 0)
            return weights_broken(w, "is damaged: a part lies outside of it");
        w->part[i] = (str){bytes.p + s.at, (size_t)s.n};
    }
    return DATELINE_OK;
}

dateline_status weights_open(weights_file *out, weights_kind kind, str file, str bytes,
                             const dateline_diag *diag)
{
    out->file = file;
    out->diag = diag;
    dateline_status status = check_header(out, kind, bytes);
    return status == DATELINE_OK ? find_parts(out, kind.parts, bytes) : status;
}

static void pad(buf *out)
{
    while (out->n % 64 != 0)
        buf_char(out, 0);
}

void weights_write(buf *out, weights_kind kind, const str *parts)
{
    weights_header header = {WEIGHTS_MAGIC, kind.version, kind.parts, 0, 0};
    weights_section sections[WEIGHTS_PARTS_MOST] = {0};
    size_t room = kind.parts * sizeof *sections;
    buf_put(out, (str){(char *)&header, sizeof header});
    buf_put(out, (str){(char *)sections, room});
    for (size_t i = 0; i < kind.parts; i++) {
        pad(out);
        sections[i] = (weights_section){out->n, parts[i].n};
        buf_put(out, parts[i]);
    }
    pad(out);
    header.size = out->n;
    memcpy(out->p, &header, sizeof header);
    memcpy(out->p + sizeof header, sections, room);
    weights_seal(out->p, out->n);
}

void weights_seal(char *bytes, size_t n)
{
    uint64_t sum = weights_sum(bytes + sizeof(weights_header), n - sizeof(weights_header));
    memcpy(bytes + offsetof(weights_header, sum), &sum, sizeof sum);
}

dateline_status weights_names(str_vec *out, arena *a, const weights_file *w, size_t part,
                              size_t most)
{
    str rest = w->part[part];
    if (rest.n == 0 || rest.p[rest.n - 1] != '\n')
        return weights_broken(w, "is damaged: a list of names is cut");
    rest.n--;
    for (str name; str_split(&rest, '\n', &name);) {
        if (out->n == most)
            return weights_broken(w, "is damaged: too many names");
        *vec_push(a, out) = name;
    }
    return DATELINE_OK;
}

bool weights_index(row_index *out, str checks, str rows, size_t width)
{
    size_t n = checks.n / sizeof(uint16_t), buckets = n / BUCKET;
    *out = (row_index){(const uint16_t *)(const void *)checks.p, (uint32_t)buckets};
    return n > 0 && checks.n % (BUCKET * sizeof(uint16_t)) == 0 && n < WEIGHTS_MAX &&
           rows.n == n * width;
}

bool weights_table(lang_table *out, str checks, str rows, uint32_t width)
{
    out->rows = (const int8_t *)(const void *)rows.p;
    out->width = width;
    return weights_index(&out->index, checks, rows, width);
}

#define SMALL (1 << 24) /* layers give less than 1 << 22 */

bool weights_are_small(str part)
{
    for (size_t i = 0; i + sizeof(int32_t) <= part.n; i += sizeof(int32_t)) {
        int32_t weight;
        memcpy(&weight, part.p + i, sizeof weight);
        if (weight < -SMALL || weight > SMALL)
            return false;
    }
    return true;
}

static dateline_status cannot(str path, const dateline_diag *diag)
{
    return diag_error(diag, DATELINE_IO, place_file(path), "cannot open: %s", strerror(errno));
}

dateline_status weights_map(weights_file *out, weights_kind kind, str path, arena *scratch,
                            const dateline_diag *diag)
{
    struct stat st;
    int fd = open(arena_z(scratch, path), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0)
        return cannot(path, diag);
    bool regular = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
    bool fits = regular && st.st_size > 0 && (size_t)st.st_size <= WEIGHTS_MAX;
    void *map = fits ? mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
    int saved = errno;
    close(fd);
    if (!fits)
        return diag_error(diag, DATELINE_INVALID, place_file(path),
                          regular ? "is not a model of dateline" : "is not a file");
    errno = saved;
    if (map == MAP_FAILED)
        return cannot(path, diag);
    out->map = map;
    out->size = (size_t)st.st_size;
    return weights_open(out, kind, path, (str){map, out->size}, diag);
}

void weights_close(weights_file *w)
{
    if (w->map != NULL)
        munmap(w->map, w->size);
    *w = (weights_file){0};
}
