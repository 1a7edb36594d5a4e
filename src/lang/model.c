/* model: mapping the file and checking that every part is there and of the size it must be. */
#include "lang/model.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Four lanes of 64 bits, so that 12 MB take about a millisecond. */
uint64_t model_sum(const void *bytes, size_t n)
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

typedef struct opening {
    dateline_model *model;
    str file, bytes;
    const dateline_diag *diag;
} opening;

static dateline_status broken(const opening *o, const char *what)
{
    return diag_error(o->diag, DATELINE_INVALID, place_file(o->file), "%s", what);
}

static dateline_status check_header(const opening *o, model_header *h)
{
    if (o->bytes.n < sizeof *h)
        return broken(o, "is not a model: too short");
    memcpy(h, o->bytes.p, sizeof *h);
    if (h->magic != MODEL_MAGIC)
        return broken(o, "is not a model of dateline");
    if (h->version != MODEL_VERSION || h->parts != MODEL_PARTS)
        return broken(o, "was learned for another version of dateline");
    if (h->size != o->bytes.n)
        return broken(o, "is cut or has been added to");
    if (h->sum != model_sum(o->bytes.p + sizeof *h, o->bytes.n - sizeof *h))
        return broken(o, "is damaged: its checksum is wrong");
    return DATELINE_OK;
}

static dateline_status find_parts(const opening *o)
{
    model_section sections[MODEL_PARTS];
    size_t begin = sizeof(model_header);
    if (o->bytes.n - begin < sizeof sections)
        return broken(o, "is damaged: its table of parts is cut");
    memcpy(sections, o->bytes.p + begin, sizeof sections);
    for (size_t i = 0; i < MODEL_PARTS; i++) {
        model_section s = sections[i];
        if (s.at > o->bytes.n || s.n > o->bytes.n - s.at || s.at % 64 != 0)
            return broken(o, "is damaged: a part lies outside of it");
        o->model->part[i] = (str){o->bytes.p + s.at, (size_t)s.n};
    }
    return DATELINE_OK;
}

/* The names in a part, each ended by a newline. */
static dateline_status read_names(const opening *o, str_vec *out, model_part part, size_t most)
{
    str rest = o->model->part[part];
    if (rest.n == 0 || rest.p[rest.n - 1] != '\n')
        return broken(o, "is damaged: a list of names is cut");
    rest.n--;
    for (str name; str_split(&rest, '\n', &name);) {
        if (out->n == most)
            return broken(o, "is damaged: too many names");
        *vec_push(&o->model->arena, out) = name;
    }
    return DATELINE_OK;
}

static bool read_index(row_index *out, str checks, str rows, size_t width)
{
    size_t n = checks.n / sizeof(uint16_t), buckets = n / BUCKET;
    *out = (row_index){(const uint16_t *)(const void *)checks.p, (uint32_t)buckets};
    return n > 0 && checks.n % (BUCKET * sizeof(uint16_t)) == 0 && n < MODEL_MAX &&
           rows.n == n * width;
}

static bool sizes_fit(const dateline_model *m)
{
    size_t tags = dense_outputs(m->tags.n), labels = dense_outputs(m->labels.n);
    size_t moves = dense_outputs(TRANSITIONS);
    const struct {
        model_part part;
        size_t n;
    } want[] = {
        {PART_TOKEN_BIAS, VECTOR_WIDTH * 2},
        {PART_CONTEXT, CONTEXT * VECTOR_WIDTH * VECTOR_WIDTH},
        {PART_CONTEXT_BIAS, VECTOR_WIDTH * 4},
        {PART_TAG, tags * VECTOR_WIDTH},
        {PART_TAG_BIAS, tags * 4},
        {PART_STATE_BIAS, STATE_WIDTH * 2},
        {PART_MIX, STATE_WORDS * STATE_WIDTH * VECTOR_WIDTH},
        {PART_MOVE, moves * STATE_WIDTH},
        {PART_MOVE_BIAS, moves * 4},
        {PART_LABEL, 2 * labels * STATE_WIDTH},
        {PART_LABEL_BIAS, 2 * labels * 4},
    };
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        if (m->part[want[i].part].n != want[i].n)
            return false;
    }
    return true;
}

/* The tags of sure words are numbers of tags. */
static bool tags_fit(const dateline_model *m)
{
    str tags = m->part[PART_SURE_TAGS];
    for (size_t i = 0; i < tags.n; i++) {
        if ((uint8_t)tags.p[i] >= m->tags.n)
            return false;
    }
    return true;
}

static void read_meanings(dateline_model *m)
{
    for (size_t i = 0; i < m->tags.n; i++) {
        str xpos = m->tags.v[i], upos;
        str_split(&xpos, '\t', &upos);
        m->tag_pos[i] = (uint8_t)ud_pos_of(upos);
        m->tag_penn[i] = (uint8_t)penn_of(xpos);
    }
    for (size_t i = 0; i < m->labels.n; i++)
        m->label_relation[i] = (uint8_t)ud_relation_of(m->labels.v[i]);
}

static void point_at_parts(dateline_model *m)
{
    const void *at[MODEL_PARTS];
    for (size_t i = 0; i < MODEL_PARTS; i++)
        at[i] = m->part[i].p;
    m->form_classes = at[PART_FORM_CLASSES];
    m->sure_tags = at[PART_SURE_TAGS];
    m->token_rows = at[PART_TOKEN_ROWS];
    m->token_bias = at[PART_TOKEN_BIAS];
    m->context = at[PART_CONTEXT];
    m->context_bias = at[PART_CONTEXT_BIAS];
    m->tag = at[PART_TAG];
    m->tag_bias = at[PART_TAG_BIAS];
    m->state_rows = at[PART_STATE_ROWS];
    m->state_bias = at[PART_STATE_BIAS];
    m->mix = at[PART_MIX];
    m->move = at[PART_MOVE];
    m->move_bias = at[PART_MOVE_BIAS];
    m->label = at[PART_LABEL];
    m->label_bias = at[PART_LABEL_BIAS];
}

dateline_status model_open(dateline_model *out, str file, str bytes, const dateline_diag *diag)
{
    opening o = {out, file, bytes, diag};
    model_header header;
    dateline_status status = check_header(&o, &header);
    if (status == DATELINE_OK)
        status = find_parts(&o);
    if (status == DATELINE_OK)
        status = read_names(&o, &out->tags, PART_TAGS, TAGS_MOST);
    if (status == DATELINE_OK)
        status = read_names(&o, &out->labels, PART_LABELS, LABELS_MOST);
    if (status != DATELINE_OK)
        return status;
    str *part = out->part;
    if (!read_index(&out->form_index, part[PART_FORM_CHECKS], part[PART_FORM_CLASSES], 1) ||
        !read_index(&out->sure_index, part[PART_SURE_CHECKS], part[PART_SURE_TAGS], 1) ||
        !read_index(&out->token_index, part[PART_TOKEN_CHECKS], part[PART_TOKEN_ROWS],
                    VECTOR_WIDTH) ||
        !read_index(&out->state_index, part[PART_STATE_CHECKS], part[PART_STATE_ROWS],
                    STATE_WIDTH) ||
        !sizes_fit(out) || !tags_fit(out))
        return broken(&o, "is damaged: its parts do not fit each other");
    point_at_parts(out);
    read_meanings(out);
    out->kernel = lang_kernel_best();
    return DATELINE_OK;
}

static dateline_status cannot(str path, const dateline_diag *diag)
{
    return diag_error(diag, DATELINE_IO, place_file(path), "cannot open: %s", strerror(errno));
}

dateline_status model_map(dateline_model *out, str dir, const dateline_diag *diag)
{
    struct stat st;
    *out = (dateline_model){0};
    str path = path_join(&out->arena, dir, S("syntax.model"));
    int fd = open(arena_z(&out->arena, path), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0)
        return cannot(path, diag);
    bool regular = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
    bool fits = regular && st.st_size > 0 && (size_t)st.st_size <= MODEL_MAX;
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
    return model_open(out, path, (str){map, out->size}, diag);
}

void model_close(dateline_model *m)
{
    if (m->map != NULL)
        munmap(m->map, m->size);
    arena_free(&m->arena);
    *m = (dateline_model){0};
}
