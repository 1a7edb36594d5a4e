/* ner_network: forward and back. */
#include "train/ner_network.h"

#include "train/ner_crf.h"
#include "train/softmax.h"

#include <math.h>
#include <string.h>

static name_kind kind_of(str tag, bool *is_name)
{
    static const str kinds[] = {STR_INIT("PER"), STR_INIT("ORG"), STR_INIT("LOC")};
    *is_name = false;
    for (size_t i = 0; tag.n > 2 && i < NAME_KINDS; i++) {
        *is_name = str_eq(str_from(tag, 2), kinds[i]);
        if (*is_name)
            return (name_kind)i;
    }
    return NAME_PERSON;
}

void ner_gold(uint8_t *labels, const str *tags, uint32_t n)
{
    for (uint32_t i = 0; i < n;) {
        bool is_name;
        name_kind kind = kind_of(tags[i], &is_name);
        uint32_t end = i + 1;
        while (end < n && tags[end].n > 2 && tags[end].p[0] == 'I' &&
               str_eq(str_from(tags[end], 2), str_from(tags[i], 2)))
            end++;
        for (uint32_t k = i; k < end; k++) {
            name_part part = end == i + 1   ? NAME_WHOLE
                             : k == i       ? NAME_BEGIN
                             : k + 1 == end ? NAME_LAST
                                            : NAME_INSIDE;
            labels[k] = (uint8_t)(is_name ? ner_label(kind, part) : NER_OTHER);
        }
        i = end;
    }
}

/* What a run cuts off a name leaves a shorter name. */
static void mend(ner_example *words, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (words[i].label == NER_OTHER)
            continue;
        name_kind kind = ner_kind_of(words[i].label);
        name_part part = ner_part_of(words[i].label);
        bool opens = part == NAME_BEGIN || part == NAME_WHOLE || i == 0;
        bool ends = part == NAME_LAST || part == NAME_WHOLE || i + 1 == n;
        words[i].label = (uint8_t)ner_label(kind, opens && ends ? NAME_WHOLE
                                                  : opens       ? NAME_BEGIN
                                                  : ends        ? NAME_LAST
                                                                : NAME_INSIDE);
    }
}

#define SOURCE 1000 /* a question that ner_features.c does not ask */

static void add_word(ner_corpus *out, arena *a, const ner_word *words, uint32_t n, uint32_t i,
                     uint8_t label, uint32_t source)
{
    feature_list f;
    ner_features(&f, words, n, i);
    if (source > 0)
        feature_1(&f, SOURCE, source);
    *vec_push(a, &out->words) = (ner_example){(uint32_t)out->keys.n, f.n, label};
    for (uint32_t k = 0; k < f.n; k++)
        *vec_push(a, &out->keys) = f.key[k];
}

static void add_sentence(ner_corpus *out, arena *a, ner_lists lists, const str *forms,
                         const str *tags, uint32_t n, uint32_t source)
{
    ner_word *words = arena_new(a, ner_word, n);
    uint8_t *labels = arena_new(a, uint8_t, n);
    ner_words_read(words, lists, forms, n);
    ner_gold(labels, tags, n);
    for (uint32_t i = 0; i < n; i++) {
        if (!words[i].asked)
            continue;
        bool on = i > 0 && words[i - 1].asked && out->runs.v[out->runs.n - 1].n < CRF_MOST;
        if (!on)
            *vec_push(a, &out->runs) = (ner_run){(uint32_t)out->words.n, 0};
        out->runs.v[out->runs.n - 1].n++;
        add_word(out, a, words, n, i, labels[i], source);
    }
}

void ner_corpus_add(ner_corpus *out, arena *a, ner_lists lists, const bio_file *file,
                    uint32_t source)
{
    size_t first = out->runs.n;
    for (size_t i = 0; i < file->sentences.n; i++) {
        const bio_sentence *s = &file->sentences.v[i];
        add_sentence(out, a, lists, file->forms.v + s->first, file->tags.v + s->first, s->n,
                     source);
    }
    for (size_t i = first; i < out->runs.n; i++)
        mend(out->words.v + out->runs.v[i].first, out->runs.v[i].n);
}

void ner_network_new(ner_network *out, arena *a, ner_corpus *corpus, uint32_t most)
{
    *out = (ner_network){.rows.keys.arena = a, .random.x = 20201122};
    for (size_t i = 0; i < corpus->keys.n; i++)
        keys_add(&out->rows.keys, corpus->keys.v[i]);
    rows_number(&out->rows, most);
    for (size_t i = 0; i < corpus->keys.n; i++)
        corpus->keys.v[i] = rows_find(&out->rows, corpus->keys.v[i]);
    random_state *r = &out->random;
    matrix_new(&out->row, a, out->rows.rows, VECTOR, 0.1f, r);
    matrix_new(&out->bias, a, 1, VECTOR, 0, r);
    matrix_new(&out->output, a, NER_LABELS, VECTOR, 0.5f * sqrtf(6.0f / VECTOR), r);
    matrix_new(&out->output_bias, a, 1, NER_LABELS, 0, r);
    matrix_new(&out->moves, a, 1, NER_LABELS * NER_LABELS, 0, r);
}

typedef struct run_state { /* of each word */
    uint32_t rows[CRF_MOST][FEATURES_MAX], n[CRF_MOST];
    float vector[CRF_MOST][VECTOR];
    float score[CRF_MOST * NER_LABELS];
} run_state;

static void forward(ner_network *net, run_state *s, const ner_corpus *c, const ner_example *word,
                    uint32_t i, dropout drop)
{
    float *v = s->vector[i];
    s->n[i] = 0;
    memcpy(v, net->bias.weight, VECTOR * sizeof(float));
    for (uint32_t k = 0; k < word->n; k++) {
        uint32_t row = c->keys.v[word->first + k];
        if (row == 0 || random_unit(&net->random) < drop.feature)
            continue;
        s->rows[i][s->n[i]++] = row;
        add_scaled(v, matrix_row(&net->row, row), 1, VECTOR);
    }
    activate(v, VECTOR, drop.unit, &net->random);
    for (uint32_t k = 0; k < NER_LABELS; k++)
        s->score[i * NER_LABELS + k] =
            net->output_bias.weight[k] + dot(matrix_row(&net->output, k), v, VECTOR);
}

static void backward(ner_network *net, const run_state *s, uint32_t i)
{
    float g[VECTOR] = {0};
    output_backward(&net->output, &net->output_bias, s->score + i * NER_LABELS, NER_LABELS,
                    s->vector[i], g);
    deactivate(g, s->vector[i], VECTOR);
    for (uint32_t k = 0; k < s->n[i]; k++)
        add_scaled(matrix_touch(&net->row, s->rows[i][k]), g, 1, VECTOR);
    add_scaled(matrix_touch(&net->bias, 0), g, 1, VECTOR);
}

float ner_train_run(ner_network *net, const ner_corpus *c, const ner_run *run, dropout drop)
{
    run_state s;
    uint8_t gold[CRF_MOST];
    for (uint32_t i = 0; i < run->n; i++) {
        gold[i] = c->words.v[run->first + i].label;
        forward(net, &s, c, &c->words.v[run->first + i], i, drop);
    }
    float loss = crf_loss(s.score, run->n, gold, net->moves.weight, matrix_touch(&net->moves, 0));
    for (uint32_t i = 0; i < run->n; i++)
        backward(net, &s, i);
    return loss;
}

static void all_matrices(ner_network *net, matrix *all[NER_MATRICES])
{
    matrix *list[] = {&net->row, &net->bias, &net->output, &net->output_bias, &net->moves};
    memcpy(all, list, sizeof list);
}

void ner_network_step(ner_network *net, float rate, uint64_t step)
{
    matrix *all[NER_MATRICES];
    all_matrices(net, all);
    for (size_t i = 0; i < NER_MATRICES; i++)
        matrix_step(all[i], rate, step);
}

void ner_network_sum(ner_network *net, arena *a)
{
    matrix *all[NER_MATRICES];
    all_matrices(net, all);
    for (size_t i = 0; i < NER_MATRICES; i++) {
        size_t n = all[i]->rows * all[i]->width;
        if (net->sum[i] == NULL)
            net->sum[i] = arena_new(a, float, n);
        add_scaled(net->sum[i], all[i]->weight, 1, n);
    }
    net->sums++;
}

void ner_network_mean(ner_network *net)
{
    matrix *all[NER_MATRICES];
    all_matrices(net, all);
    for (size_t i = 0; i < NER_MATRICES && net->sums > 0; i++) {
        for (size_t k = 0; k < all[i]->rows * all[i]->width; k++)
            all[i]->weight[k] = net->sum[i][k] / (float)net->sums;
    }
}
