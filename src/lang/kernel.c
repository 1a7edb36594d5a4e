/* kernel: widths are constants, so the compiler unrolls; vector code is chosen when the program
 * runs.
 */
#include "lang/kernel.h"

#include <stdbool.h>
#include <string.h>

/* Sums wrap around, as those of vector code do. */
static void add_sums_plain(int16_t *to, const int16_t *from, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] = (int16_t)(to[i] + from[i]);
}

static void add_rows(int16_t *sum, const int8_t *const *rows, size_t n, size_t width)
{
    for (size_t r = 0; r < n; r++) {
        for (size_t i = 0; i < width; i++)
            sum[i] = (int16_t)(sum[i] + rows[r][i]);
    }
}

static void layer_plain(uint8_t *out, size_t width, int bits, const int16_t *bias,
                        const int8_t *const *rows, size_t n, const int16_t *const *sums,
                        size_t nsums)
{
    int16_t sum[STATE_WIDTH];
    int shift = bits - UNIT_BITS;
    memcpy(sum, bias, width * sizeof *sum);
    for (size_t r = 0; r < nsums; r++)
        add_sums_plain(sum, sums[r], width);
    add_rows(sum, rows, n, width);
    for (size_t i = 0; i < width; i++) {
        int32_t unit = (sum[i] + (1 << shift >> 1)) >> shift;
        out[i] = (uint8_t)(unit < 0 ? 0 : unit > 127 ? 127 : unit);
    }
}

static int32_t product(int32_t bias, const int8_t *weights, size_t outputs, size_t inputs,
                       const uint8_t *x, size_t o)
{
    uint32_t sum = (uint32_t)bias;
    for (size_t i = 0; i < inputs; i++)
        sum += (uint32_t)(weights[dense_at(outputs, o, i)] * x[i]);
    return (int32_t)sum;
}

static void dense_plain(int32_t *out, const int32_t *bias, const int8_t *weights, size_t outputs,
                        size_t inputs, const uint8_t *x)
{
    for (size_t o = 0; o < outputs; o++)
        out[o] = product(bias[o], weights, outputs, inputs, x, o);
}

static void mix_plain(const lang_mixing *of, size_t n, const int8_t *weights, size_t outputs,
                      size_t inputs)
{
    for (const lang_mixing *m = of; m < of + n; m++) {
        for (size_t o = 0; o < outputs; o++) {
            size_t read = m->x != NULL ? inputs : 0;
            int32_t sum = product(0, weights, outputs, read, m->x, o) >> UNIT_BITS;
            m->out[o] = (int16_t)(sum < INT16_MIN ? INT16_MIN : sum > INT16_MAX ? INT16_MAX : sum);
        }
        add_rows(m->out, m->rows, m->n, outputs);
    }
}

static uint32_t best_plain(const int32_t *score, size_t n)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < n; i++)
        best = score[i] > score[best] ? i : best;
    return best;
}

static size_t find_plain(const int8_t **rows, const lang_table *table, const uint32_t *keys,
                         size_t n)
{
    size_t found = 0;
    for (size_t k = 0; k < n; k++) {
        uint32_t row = table_find(&table->index, keys[k]);
        rows[found] = table->rows + (row != NO_ROW ? row : 0) * (size_t)table->width;
        found += row != NO_ROW;
    }
    return found;
}

const lang_kernel lang_kernel_plain = {layer_plain, add_sums_plain, dense_plain,
                                       mix_plain,   best_plain,     find_plain};

#if defined __x86_64__ && defined __GNUC__

#include <immintrin.h>

#ifdef __clang__
#define UNROLL _Pragma("unroll")
#else
#define UNROLL _Pragma("GCC unroll 16")
#endif

#include "lang/kernel_avx2.h"
#include "lang/kernel_x86.h"

#include "lang/kernel_avx512.h"
#include "lang/kernel_x86.h"

size_t lang_kernel_list(const lang_kernel *out[LANG_KERNELS])
{
    size_t n = 0;
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni"))
        out[n++] = &kernel_avx512;
    if (__builtin_cpu_supports("avx2"))
        out[n++] = &kernel_avx2;
    out[n++] = &lang_kernel_plain;
    return n;
}

#else

size_t lang_kernel_list(const lang_kernel *out[LANG_KERNELS])
{
    out[0] = &lang_kernel_plain;
    return 1;
}

#endif

const lang_kernel *lang_kernel_best(void)
{
    const lang_kernel *all[LANG_KERNELS];
    lang_kernel_list(all);
    return all[0];
}
