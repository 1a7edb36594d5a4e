/* What kernel_x86.h needs of AVX2: sixteen sums of 16 bits a register, eight of 32. */
#define TARGET     __attribute__((target("avx2")))
#define FOR(name)  name##_avx2
#define REGISTER   __m256i
#define LANES      16 /* of 16 bits */
#define MATCH_BITS 2

static inline TARGET __m256i FOR(load)(const void *p)
{
    return _mm256_loadu_si256((const __m256i *)p);
}

static inline TARGET __m256i FOR(zero)(void)
{
    return _mm256_setzero_si256();
}

static inline TARGET void FOR(store)(void *p, __m256i x)
{
    _mm256_storeu_si256((__m256i *)p, x);
}

static inline TARGET __m256i FOR(widen)(const int8_t *p)
{
    return _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(const void *)p));
}

static inline TARGET __m256i FOR(add16)(__m256i a, __m256i b)
{
    return _mm256_add_epi16(a, b);
}

static inline TARGET __m256i FOR(add32)(__m256i a, __m256i b)
{
    return _mm256_add_epi32(a, b);
}

static inline TARGET __m256i FOR(four)(const uint8_t *x)
{
    int32_t four;
    memcpy(&four, x, sizeof four);
    return _mm256_set1_epi32(four);
}

/* sum += weights . inputs, four neighbours at a time. Inputs are at most 127, so that pairs of
 * products fit 16 bits.
 */
static inline TARGET __m256i FOR(products)(__m256i sum, const int8_t *weights, __m256i inputs)
{
    __m256i pairs = _mm256_maddubs_epi16(inputs, FOR(load)(weights));
    return _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

/* Sums in 16 bits to activations. */
static inline TARGET void FOR(put_units)(uint8_t *out, __m256i sum, int shift)
{
    sum = _mm256_adds_epi16(sum, _mm256_set1_epi16((short)(1 << shift >> 1)));
    sum = _mm256_sra_epi16(sum, _mm_cvtsi32_si128(shift));
    sum = _mm256_permute4x64_epi64(_mm256_packus_epi16(sum, sum), 0x08);
    __m128i units = _mm_min_epu8(_mm256_castsi256_si128(sum), _mm_set1_epi8(127));
    _mm_storeu_si128((__m128i *)(void *)out, units);
}

/* Products to sums in 16 bits, and what rows hold there: from `at` on. */
static inline TARGET void FOR(put_sums)(const lang_mixing *m, REGISTER products, size_t at)
{
    products = _mm256_srai_epi32(products, UNIT_BITS);
    products = _mm256_permute4x64_epi64(_mm256_packs_epi32(products, products), 0x08);
    __m128i sums = _mm256_castsi256_si128(products);
    for (size_t r = 0; r < m->n; r++) {
        __m128i row = _mm_loadl_epi64((const __m128i *)(const void *)(m->rows[r] + at));
        sums = _mm_add_epi16(sums, _mm_cvtepi8_epi16(row));
    }
    _mm_storeu_si128((__m128i *)(void *)(m->out + at), sums);
}

static inline TARGET __m256i FOR(greater)(__m256i a, __m256i b)
{
    return _mm256_max_epi32(a, b);
}

static inline TARGET int32_t FOR(greatest)(__m256i a)
{
    __m128i b = _mm_max_epi32(_mm256_castsi256_si128(a), _mm256_extracti128_si256(a, 1));
    b = _mm_max_epi32(b, _mm_shuffle_epi32(b, 0x4e));
    b = _mm_max_epi32(b, _mm_shuffle_epi32(b, 0xb1));
    return _mm_cvtsi128_si32(b);
}

/* A bit for each of the eight numbers at `p` that is x. */
static inline TARGET uint32_t FOR(equals)(const int32_t *p, int32_t x)
{
    __m256i same = _mm256_cmpeq_epi32(FOR(load)(p), _mm256_set1_epi32(x));
    return (uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(same));
}

/* Which checks of a bucket are equal to `check`, MATCH_BITS each. */
static inline TARGET uint32_t FOR(match)(const uint16_t *checks, uint16_t check)
{
    __m256i wanted = _mm256_set1_epi16((short)check);
    __m256i all = _mm256_loadu_si256((const __m256i *)(const void *)checks);
    return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi16(all, wanted));
}
