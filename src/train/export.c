/* export: rounding to whole numbers, and the file's layout (lang/model.h). */
#include "train/export.h"

#include "train/sure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct writer {
    arena *arena;
    str part[MODEL_PARTS];
    size_t dropped; /* features whose bucket was full */
} writer;

static int32_t rounded(float x, float scale, int32_t most)
{
    float y = roundf(x * scale);
    return y > (float)most ? most : y < (float)-most ? -most : (int32_t)y;
}

static str int8_part(arena *a, const float *weights, size_t n, int bits)
{
    int8_t *out = arena_new(a, int8_t, n);
    for (size_t i = 0; i < n; i++)
        out[i] = (int8_t)rounded(weights[i], (float)(1 << bits), 127);
    return (str){(char *)out, n};
}

/* Biases of a hidden layer, in the scale of its rows. */
static str int16_part(arena *a, const matrix *m)
{
    int16_t *out = arena_new(a, int16_t, m->width);
    for (size_t i = 0; i < m->width; i++)
        out[i] = (int16_t)rounded(m->weight[i], 1 << ROW_BITS, INT16_MAX);
    return (str){(char *)out, m->width * sizeof *out};
}

/* Biases of a layer of products, in their scale: weights of `bits` by activations. */
static void put_int32(buf *out, const matrix *m, int bits)
{
    for (size_t i = 0; i < dense_outputs(m->width); i++) {
        float scale = (float)(1 << (bits + UNIT_BITS));
        int32_t x = i < m->width ? rounded(m->weight[i], scale, 1 << 24) : 0;
        buf_put(out, (str){(char *)&x, sizeof x});
    }
}

static str int32_part(arena *a, const matrix *m, size_t n, int bits)
{
    buf out = {.arena = a};
    for (size_t i = 0; i < n; i++)
        put_int32(&out, &m[i], bits);
    return buf_str(&out);
}

static int by_count(const void *left, const void *right)
{
    const row_slot *a = left, *b = right;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return a->key < b->key ? -1 : a->key > b->key;
}

/* The features that have a row, most frequent first: a full bucket turns away the rarest. */
static row_slot *sorted_slots(arena *a, const row_table *t, size_t *n)
{
    row_slot *out = arena_new(a, row_slot, t->rows);
    *n = 0;
    for (size_t i = 0; i < t->cap; i++) {
        if (t->slots[i].count > 0 && t->slots[i].row > 0)
            out[(*n)++] = t->slots[i];
    }
    qsort(out, *n, sizeof *out, by_count);
    return out;
}

/* Takes the first free place in the key's bucket; STR_NONE if it is full or has such a key. */
static size_t table_free(uint16_t *checks, uint32_t buckets, uint32_t key)
{
    size_t at = table_bucket(key, buckets) * (size_t)BUCKET, end = at + BUCKET;
    uint16_t check = table_check(key);
    while (at < end && checks[at] != 0 && checks[at] != check)
        at++;
    if (at == end || checks[at] == check)
        return STR_NONE;
    checks[at] = check;
    return at;
}

/* `load`: rows a bucket on average. The fuller, the more of the rarest find theirs taken. */
static void put_table(writer *w, model_part checks_part, const row_table *t, const matrix *m,
                      size_t load)
{
    size_t n;
    row_slot *slots = sorted_slots(w->arena, t, &n);
    uint32_t buckets = (uint32_t)(n / load + 1);
    uint16_t *checks = arena_new(w->arena, uint16_t, buckets * BUCKET);
    float *rows = arena_new(w->arena, float, buckets *BUCKET * m->width);
    for (size_t i = 0; i < n; i++) {
        size_t at = table_free(checks, buckets, slots[i].key);
        w->dropped += at == STR_NONE;
        if (at != STR_NONE)
            memcpy(rows + at * m->width, matrix_row(m, slots[i].row), m->width * sizeof *rows);
    }
    w->part[checks_part] = (str){(char *)checks, buckets * BUCKET * sizeof *checks};
    w->part[checks_part + 1] = int8_part(w->arena, rows, buckets * BUCKET * m->width, ROW_BITS);
}

static int by_form(const void *left, const void *right)
{
    const dictionary_entry *a = left, *b = right;
    return a->form < b->form ? -1 : a->form > b->form;
}

static void put_dictionary(writer *w, const dictionary *d)
{
    size_t n = 0;
    dictionary_entry *entries = arena_new(w->arena, dictionary_entry, d->n + 1);
    for (size_t i = 0; i < d->cap; i++) {
        if (d->slots[i].classes != 0)
            entries[n++] = d->slots[i];
    }
    qsort(entries, n, sizeof *entries, by_form);
    uint32_t buckets = (uint32_t)(n / 10 + 1); /* roomy: a word left out is a word unknown */
    uint16_t *checks = arena_new(w->arena, uint16_t, buckets * BUCKET);
    char *classes = arena_new(w->arena, char, buckets *BUCKET);
    for (size_t i = 0; i < n; i++) {
        size_t at = table_free(checks, buckets, entries[i].form);
        if (at != STR_NONE)
            classes[at] = (char)entries[i].classes;
        w->dropped += at == STR_NONE;
    }
    w->part[PART_FORM_CHECKS] = (str){(char *)checks, buckets * BUCKET * sizeof *checks};
    w->part[PART_FORM_CLASSES] = (str){classes, buckets * BUCKET};
}

static void put_sure_words(writer *w, const tree_vec *trees)
{
    size_t n;
    const sure_word *words = sure_words(w->arena, trees, &n);
    uint32_t buckets = (uint32_t)(n / 12 + 1);
    uint16_t *checks = arena_new(w->arena, uint16_t, buckets * BUCKET);
    char *tags = arena_new(w->arena, char, buckets *BUCKET);
    for (size_t i = 0; i < n; i++) {
        size_t at = table_free(checks, buckets, words[i].form);
        if (at != STR_NONE)
            tags[at] = (char)words[i].tag;
        w->dropped += at == STR_NONE;
    }
    w->part[PART_SURE_CHECKS] = (str){(char *)checks, buckets * BUCKET * sizeof *checks};
    w->part[PART_SURE_TAGS] = (str){tags, buckets * BUCKET};
}

static str name_part(arena *a, const intern *names)
{
    buf out = {.arena = a};
    for (size_t i = 1; i < names->words.n; i++) {
        buf_put(&out, names->words.v[i]);
        buf_char(&out, '\n');
    }
    return buf_str(&out);
}

/* A row of `m` is an output; in the file they stand as dense_at() tells. */
static void put_dense(buf *out, const matrix *m, int bits)
{
    size_t outputs = dense_outputs(m->rows);
    float *turned = arena_new(out->arena, float, outputs * m->width);
    for (size_t o = 0; o < m->rows; o++) {
        for (size_t i = 0; i < m->width; i++)
            turned[dense_at(outputs, o, i)] = matrix_row(m, o)[i];
    }
    buf_put(out, int8_part(out->arena, turned, outputs * m->width, bits));
}

/* Matrices of one kind, one behind the other. */
static str dense_part(arena *a, const matrix *m, size_t n, int bits)
{
    buf out = {.arena = a};
    for (size_t i = 0; i < n; i++)
        put_dense(&out, &m[i], bits);
    return buf_str(&out);
}

static void pad(buf *out)
{
    while (out->n % 64 != 0)
        buf_char(out, 0);
}

static str put_file(const writer *w)
{
    buf out = {.arena = w->arena};
    model_header header = {MODEL_MAGIC, MODEL_VERSION, MODEL_PARTS, 0, 0};
    model_section sections[MODEL_PARTS] = {0};
    buf_put(&out, (str){(char *)&header, sizeof header});
    buf_put(&out, (str){(char *)sections, sizeof sections});
    for (size_t i = 0; i < MODEL_PARTS; i++) {
        pad(&out);
        sections[i] = (model_section){out.n, w->part[i].n};
        buf_put(&out, w->part[i]);
    }
    pad(&out);
    memcpy(out.p + sizeof header, sections, sizeof sections);
    header.size = out.n;
    header.sum = model_sum(out.p + sizeof header, out.n - sizeof header);
    memcpy(out.p, &header, sizeof header);
    return buf_str(&out);
}

str export_model(arena *a, const network *net, const symbols *names, const tree_vec *trees)
{
    writer w = {.arena = a};
    w.part[PART_TAGS] = name_part(a, &names->tags);
    w.part[PART_LABELS] = name_part(a, &names->labels);
    put_dictionary(&w, names->words);
    put_sure_words(&w, trees);
    put_table(&w, PART_TOKEN_CHECKS, &net->token_rows, &net->token, 13);
    w.part[PART_TOKEN_BIAS] = int16_part(a, &net->token_bias);
    w.part[PART_CONTEXT] = dense_part(a, net->context, CONTEXT, ROW_BITS);
    w.part[PART_CONTEXT_BIAS] = int32_part(a, &net->context_bias, 1, ROW_BITS);
    w.part[PART_TAG] = dense_part(a, &net->tag, 1, OUTPUT_BITS);
    w.part[PART_TAG_BIAS] = int32_part(a, &net->tag_bias, 1, OUTPUT_BITS);
    put_table(&w, PART_STATE_CHECKS, &net->state_rows, &net->state, 15);
    w.part[PART_STATE_BIAS] = int16_part(a, &net->state_bias);
    w.part[PART_MIX] = dense_part(a, net->mix, STATE_WORDS, ROW_BITS);
    w.part[PART_MOVE] = dense_part(a, &net->move, 1, OUTPUT_BITS);
    w.part[PART_MOVE_BIAS] = int32_part(a, &net->move_bias, 1, OUTPUT_BITS);
    w.part[PART_LABEL] = dense_part(a, net->label, 2, OUTPUT_BITS);
    w.part[PART_LABEL_BIAS] = int32_part(a, net->label_bias, 2, OUTPUT_BITS);
    return put_file(&w);
}
