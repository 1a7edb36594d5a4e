/* kernel: widths are constants, so the compiler unrolls; AVX2 is chosen when the program runs. */
#include "lang/kernel.h"

#include <string.h>

static inline uint8_t unit(int32_t sum)
{
    sum = (sum + 1) >> (ROW_BITS - UNIT_BITS);
    return (uint8_t)(sum < 0 ? 0 : sum > 127 ? 127 : sum);
}

static inline void add_rows(int16_t *sum, const int8_t *const *rows, size_t n, size_t width)
{
    for (size_t r = 0; r < n; r++) {
        for (size_t i = 0; i < width; i++)
            sum[i] = (int16_t)(sum[i] + rows[r][i]);
    }
}

static void vector_plain(uint8_t *out, const int16_t *bias, const int8_t *const *rows, size_t n)
{
    int16_t sum[VECTOR_WIDTH];
    memcpy(sum, bias, sizeof sum);
    add_rows(sum, rows, n, VECTOR_WIDTH);
    for (size_t i = 0; i < VECTOR_WIDTH; i++)
        out[i] = unit(sum[i]);
}

static void state_plain(uint8_t *out, const int16_t *bias, const int8_t *const *rows, size_t n,
                        const int16_t *const *mixed, size_t nmixed)
{
    int16_t sum[STATE_WIDTH];
    memcpy(sum, bias, sizeof sum);
    add_rows(sum, rows, n, STATE_WIDTH);
    for (size_t r = 0; r < nmixed; r++) {
        for (size_t i = 0; i < STATE_WIDTH; i++)
            sum[i] = (int16_t)(sum[i] + mixed[r][i]);
    }
    for (size_t i = 0; i < STATE_WIDTH; i++)
        out[i] = unit(sum[i]);
}

static void dense_plain(int32_t *out, const int32_t *bias, const int8_t *weights, size_t outputs,
                        size_t inputs, const uint8_t *x)
{
    for (size_t o = 0; o < outputs; o++) {
        uint32_t sum = (uint32_t)bias[o]; /* wraps around, as vector code does */
        for (size_t i = 0; i < inputs; i++)
            sum += (uint32_t)(weights[dense_at(outputs, o, i)] * x[i]);
        out[o] = (int32_t)sum;
    }
}

static void units_plain(uint8_t *out, const int32_t *products)
{
    for (size_t i = 0; i < VECTOR_WIDTH; i++) {
        int32_t sum = (products[i] >> (ROW_BITS - 1)) + 1;
        sum >>= 1;
        out[i] = (uint8_t)(sum < 0 ? 0 : sum > 127 ? 127 : sum);
    }
}

static void sums_plain(int16_t *out, const int32_t *products)
{
    for (size_t i = 0; i < STATE_WIDTH; i++) {
        int32_t sum = products[i] >> UNIT_BITS;
        out[i] = (int16_t)(sum < INT16_MIN ? INT16_MIN : sum > INT16_MAX ? INT16_MAX : sum);
    }
}

const lang_kernel lang_kernel_plain = {vector_plain, state_plain, dense_plain, units_plain,
                                       sums_plain};

#if defined __x86_64__ && defined __GNUC__

#include <immintrin.h>

#ifdef __clang__
#define UNROLL _Pragma("unroll")
#else
#define UNROLL _Pragma("GCC unroll 16")
#endif

#define TARGET    __attribute__((target("avx2")))
#define FOR(name) name##_avx2
#include "lang/kernel_x86.h"
#undef TARGET
#undef FOR

#define DOT_PRODUCTS
#define TARGET    __attribute__((target("avx2,avx512vl,avx512vnni")))
#define FOR(name) name##_vnni
#include "lang/kernel_x86.h"

const lang_kernel *lang_kernel_best(void)
{
    if (__builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni"))
        return &kernel_vnni;
    return __builtin_cpu_supports("avx2") ? &kernel_avx2 : &lang_kernel_plain;
}

#else

const lang_kernel *lang_kernel_best(void)
{
    return &lang_kernel_plain;
}

#endif
