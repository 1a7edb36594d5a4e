/* dateline-train names: learns the weights of data/en/model/names.model from texts whose names are
 * marked. The same texts give the same bytes. Prints its learning curve.
 */
#include "train/ner_train.h"

#include "base/file.h"
#include "train/ner_guide.h"
#include "train/ner_network.h"
#include "train/ner_score.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define BATCH      16 /* runs a step */
#define RATE       0.001f
#define FILES      16
#define MEAN_STEPS 50 /* from half-way on, weights are added up that often */

typedef struct ner_session {
    arena arena;
    const dateline_diag *diag;
    key_table lists;
    pack pack; /* the lists are in it from the start: training reads them as dateline will */
    ner_corpus corpus;
    bio_file train[FILES], guided[FILES], dev[FILES];
    const char *train_path[FILES], *guided_path[FILES], *dev_path[FILES];
    size_t ntrain, nguided, ndev;
    uint32_t source[FILES]; /* files given twice are one source */
    const char *output;
    uint32_t epochs, rows;
    ner_network net;
    uint32_t *order;
    uint64_t steps;
} ner_session;

static bool read_bio(ner_session *s, bio_file *out, const char *path)
{
    str text;
    return file_read(&text, &s->arena, str_of(path), FILE_MAX, s->diag) == DATELINE_OK &&
           bio_read(out, &s->arena, str_of(path), text, s->diag) == DATELINE_OK;
}

static void add_source(ner_session *s, const char *path)
{
    size_t i = 0;
    while (i < s->ntrain && !str_eq(str_of(s->train_path[i]), str_of(path)))
        i++;
    s->train_path[s->ntrain] = path;
    s->source[s->ntrain] = (uint32_t)i;
}

static bool read_option(ner_session *s, int letter, const char *value)
{
    switch (letter) {
    case 'e': s->epochs = (uint32_t)strtoul(value, NULL, 10); return s->epochs > 0;
    case 'r': s->rows = (uint32_t)strtoul(value, NULL, 10); return s->rows > 0;
    case 't': add_source(s, value); return ++s->ntrain < FILES;
    case 'g': s->guided_path[s->nguided] = value; return ++s->nguided < FILES;
    case 'd': s->dev_path[s->ndev] = value; return ++s->ndev < FILES;
    case 'l': return known_read_tables(&s->lists, value, s->diag) == DATELINE_OK;
    case 'o': s->output = value; return true;
    }
    return false;
}

static bool read_options(ner_session *s, int argc, char **argv)
{
    for (int letter; (letter = getopt(argc, argv, "e:r:l:t:g:d:o:")) != -1;) {
        if (!read_option(s, letter, optarg))
            return false;
    }
    if (s->ntrain > 0 && s->output != NULL)
        return true;
    fputs("usage: dateline-train names [-e EPOCHS] [-r FEATURES] [-l TABLES] -t TRAIN.bio...\n"
          "       [-g GUIDED.bio]... [-d DEV.bio]... -o FILE.model\n",
          stderr);
    return false;
}

static ner_lists packed_lists(const ner_session *s, row_index *index)
{
    const str *part = s->pack.part;
    weights_index(index, part[NER_KNOWN_CHECKS], part[NER_KNOWN_KINDS], sizeof(uint16_t));
    return (ner_lists){index, (const uint16_t *)(const void *)part[NER_KNOWN_KINDS].p};
}

static bool read_all(ner_session *s, bio_file *out, const char *const *paths, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!read_bio(s, &out[i], paths[i]))
            return false;
    }
    return true;
}

static bool read_files(ner_session *s)
{
    known_pack(&s->lists, &s->pack, NER_KNOWN_CHECKS);
    return read_all(s, s->train, s->train_path, s->ntrain) &&
           read_all(s, s->guided, s->guided_path, s->nguided) &&
           read_all(s, s->dev, s->dev_path, s->ndev);
}

static str moves_part(arena *a, const matrix *m)
{
    int32_t *out = arena_new(a, int32_t, m->width);
    for (size_t i = 0; i < m->width; i++)
        out[i] = (int32_t)roundf(m->weight[i] * (1 << (OUTPUT_BITS + UNIT_BITS)));
    return (str){(char *)out, m->width * sizeof *out};
}

static str pack_network(ner_session *s)
{
    pack *p = &s->pack;
    const ner_network *net = &s->net;
    pack_table(p, NER_CHECKS, &net->rows, &net->row, 14);
    p->part[NER_BIAS] = pack_int16(p->arena, &net->bias, ROW_BITS);
    p->part[NER_OUTPUT] = pack_dense(p->arena, &net->output, 1, OUTPUT_BITS);
    p->part[NER_OUTPUT_BIAS] = pack_int32(p->arena, &net->output_bias, 1, OUTPUT_BITS);
    p->part[NER_MOVES] = moves_part(p->arena, &net->moves);
    buf out = {.arena = p->arena};
    weights_write(&out, (weights_kind){NER_MODEL_VERSION, NER_MODEL_PARTS}, p->part);
    return buf_str(&out);
}

static void train_epoch(ner_session *s, uint32_t epoch)
{
    const dropout drop = {0.4f, 0.4f};
    double loss = 0;
    size_t n = s->corpus.runs.n;
    random_shuffle(&s->net.random, s->order, n);
    for (size_t i = 0; i < n; i++) {
        loss += (double)ner_train_run(&s->net, &s->corpus, &s->corpus.runs.v[s->order[i]], drop);
        float done = ((float)epoch * (float)n + (float)i) / ((float)s->epochs * (float)n);
        if (i % BATCH == BATCH - 1 || i + 1 == n)
            ner_network_step(&s->net, RATE * (1.01f - done), ++s->steps);
        if (epoch * 2 >= s->epochs && i % (BATCH * MEAN_STEPS) == 0)
            ner_network_sum(&s->net, &s->arena);
    }
    printf("epoch %u: loss %.0f\n", epoch + 1, loss);
}

static void score_all(ner_session *s)
{
    ner_model model = {0};
    if (ner_model_open(&model, S("dev"), pack_network(s), s->diag) != DATELINE_OK)
        return;
    for (size_t i = 0; i < s->ndev; i++)
        ner_score(&model, &s->dev[i], arena_z(&s->arena, path_base(str_of(s->dev_path[i]))));
    fflush(stdout);
}

/* From the first `guided` of the guided files, too. */
static void learn(ner_session *s, size_t guided)
{
    row_index index;
    ner_lists lists = packed_lists(s, &index);
    s->corpus = (ner_corpus){0};
    s->steps = 0;
    for (size_t i = 0; i < s->ntrain; i++)
        ner_corpus_add(&s->corpus, &s->arena, lists, &s->train[i], s->source[i]);
    for (size_t i = 0; i < guided; i++)
        ner_corpus_add(&s->corpus, &s->arena, lists, &s->guided[i], (uint32_t)(FILES + i));
    ner_network_new(&s->net, &s->arena, &s->corpus, s->rows);
    s->order = arena_new(&s->arena, uint32_t, s->corpus.runs.n);
    for (uint32_t i = 0; i < s->corpus.runs.n; i++)
        s->order[i] = i;
    printf("%zu phrases known, %zu words asked in %zu runs, %u features\n", s->lists.n,
           s->corpus.words.n, s->corpus.runs.n, s->net.rows.rows - 1);
    for (uint32_t epoch = 0; epoch < s->epochs; epoch++) {
        train_epoch(s, epoch);
        if (epoch + 1 == s->epochs)
            ner_network_mean(&s->net);
        score_all(s);
    }
}

static void run(void *ctx)
{
    ner_session *s = ctx;
    learn(s, 0);
    ner_model model = {0};
    if (s->nguided == 0 || ner_model_open(&model, S("guide"), pack_network(s), s->diag) != 0)
        return;
    for (size_t i = 0; i < s->nguided; i++)
        ner_guide(&s->guided[i], &s->arena, &model);
    learn(s, s->nguided);
}

int ner_train(int argc, char **argv, const dateline_diag *diag)
{
    static ner_session s = {.epochs = 8, .rows = 13000};
    s.diag = diag;
    s.lists.arena = s.pack.arena = &s.arena;
    if (!read_options(&s, argc, argv) || !read_files(&s))
        return 2;
    if (!oom_guard(run, &s)) {
        fputs("dateline-train: out of memory\n", stderr);
        return 2;
    }
    str model = pack_network(&s);
    printf("%s: %zu bytes\n", s.output, model.n);
    return file_write(str_of(s.output), model, diag) == DATELINE_OK ? 0 : 2;
}
