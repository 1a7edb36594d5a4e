/* pack: see pack.h. */
#include "train/pack.h"

#include "base/buf.h"
#include "lang/kernel.h"

#include <math.h>
#include <string.h>

static int32_t rounded(float x, float scale, int32_t most)
{
    float y = roundf(x * scale);
    return y > (float)most ? most : y < (float)-most ? -most : (int32_t)y;
}

static str pack_int8(arena *a, const float *weights, size_t n, int bits)
{
    int8_t *out = arena_new(a, int8_t, n);
    for (size_t i = 0; i < n; i++)
        out[i] = (int8_t)rounded(weights[i], (float)(1 << bits), 127);
    return (str){(char *)out, n};
}

str pack_int16(arena *a, const matrix *m, int bits)
{
    int16_t *out = arena_new(a, int16_t, m->width);
    for (size_t i = 0; i < m->width; i++)
        out[i] = (int16_t)rounded(m->weight[i], (float)(1 << bits), INT16_MAX);
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

str pack_int32(arena *a, const matrix *m, size_t n, int bits)
{
    buf out = {.arena = a};
    for (size_t i = 0; i < n; i++)
        put_int32(&out, &m[i], bits);
    return buf_str(&out);
}

size_t pack_free(uint16_t *checks, uint32_t buckets, uint32_t key)
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

void pack_keys(pack *p, size_t at, const key_slot *slots, size_t n, size_t load, size_t width)
{
    uint32_t buckets = (uint32_t)(n / load + 1);
    uint16_t *checks = arena_new(p->arena, uint16_t, buckets * BUCKET);
    char *values = arena_new(p->arena, char, buckets *BUCKET *width);
    for (size_t i = 0; i < n; i++) {
        size_t row = pack_free(checks, buckets, slots[i].key);
        p->dropped += row == STR_NONE;
        for (size_t k = 0; row != STR_NONE && k < width; k++)
            values[row * width + k] = (char)(slots[i].value >> 8 * k);
    }
    p->part[at] = (str){(char *)checks, buckets * BUCKET * sizeof *checks};
    p->part[at + 1] = (str){values, buckets * BUCKET * width};
}

void pack_table(pack *p, size_t at, const row_table *t, const matrix *m, size_t load)
{
    key_slot **seen = keys_by_count(&t->keys, p->arena); /* a full bucket turns away the rarest */
    uint32_t buckets = (uint32_t)((t->rows - 1) / load + 1);
    uint16_t *checks = arena_new(p->arena, uint16_t, buckets * BUCKET);
    float *rows = arena_new(p->arena, float, buckets *BUCKET * m->width);
    for (size_t i = 0; i < t->keys.n; i++) {
        if (seen[i]->value == 0)
            continue;
        size_t row = pack_free(checks, buckets, seen[i]->key);
        p->dropped += row == STR_NONE;
        if (row != STR_NONE)
            memcpy(rows + row * m->width, matrix_row(m, seen[i]->value), m->width * sizeof *rows);
    }
    p->part[at] = (str){(char *)checks, buckets * BUCKET * sizeof *checks};
    p->part[at + 1] = pack_int8(p->arena, rows, buckets * BUCKET * m->width, ROW_BITS);
}

void pack_placed(pack *p, size_t at, const row_table *t, const matrix *m)
{
    size_t n = t->rows - 1; /* row 0 stands for features that have none */
    p->part[at] = (str){(char *)t->checks, n * sizeof *t->checks};
    p->part[at + 1] = pack_int8(p->arena, matrix_row(m, 1), n * m->width, FINE_BITS);
}

str pack_names(arena *a, const intern *names)
{
    buf out = {.arena = a};
    for (size_t i = 1; i < names->words.n; i++) {
        buf_put(&out, names->words.v[i]);
        buf_char(&out, '\n');
    }
    return buf_str(&out);
}

static void put_dense(buf *out, const matrix *m, int bits)
{
    size_t outputs = dense_outputs(m->rows);
    float *turned = arena_new(out->arena, float, outputs * m->width);
    for (size_t o = 0; o < m->rows; o++) {
        for (size_t i = 0; i < m->width; i++)
            turned[dense_at(outputs, o, i)] = matrix_row(m, o)[i];
    }
    buf_put(out, pack_int8(out->arena, turned, outputs * m->width, bits));
}

str pack_dense(arena *a, const matrix *m, size_t n, int bits)
{
    buf out = {.arena = a};
    for (size_t i = 0; i < n; i++)
        put_dense(&out, &m[i], bits);
    return buf_str(&out);
}
