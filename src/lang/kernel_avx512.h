/* What kernel_x86.h needs of AVX-512 with dot products of bytes (VNNI): thirty-two sums of 16 bits
 * a register, sixteen of 32.
 */
#define TARGET     __attribute__((target("avx2,avx512f,avx512bw,avx512vl,avx512vnni")))
#define FOR(name)  name##_avx512
#define REGISTER   __m512i
#define LANES      32 /* of 16 bits */
#define MATCH_BITS 1

static inline TARGET __m512i FOR(load)(const void *p)
{
    return _mm512_loadu_si512(p);
}

static inline TARGET __m512i FOR(zero)(void)
{
    return _mm512_setzero_si512();
}

static inline TARGET void FOR(store)(void *p, __m512i x)
{
    _mm512_storeu_si512(p, x);
}

static inline TARGET __m512i FOR(widen)(const int8_t *p)
{
    return _mm512_cvtepi8_epi16(_mm256_loadu_si256((const __m256i *)(const void *)p));
}

static inline TARGET __m512i FOR(add16)(__m512i a, __m512i b)
{
    return _mm512_add_epi16(a, b);
}

static inline TARGET __m512i FOR(add32)(__m512i a, __m512i b)
{
    return _mm512_add_epi32(a, b);
}

static inline TARGET __m512i FOR(four)(const uint8_t *x)
{
    int32_t four;
    memcpy(&four, x, sizeof four);
    return _mm512_set1_epi32(four);
}

/* sum += weights . inputs, four neighbours at a time. */
static inline TARGET __m512i FOR(products)(__m512i sum, const int8_t *weights, __m512i inputs)
{
    return _mm512_dpbusd_epi32(sum, inputs, FOR(load)(weights));
}

/* Sums in 16 bits to activations. */
static inline TARGET void FOR(put_units)(uint8_t *out, __m512i sum, int shift)
{
    sum = _mm512_adds_epi16(sum, _mm512_set1_epi16((short)(1 << shift >> 1)));
    sum = _mm512_sra_epi16(sum, _mm_cvtsi32_si128(shift));
    sum = _mm512_max_epi16(sum, _mm512_setzero_si512());
    sum = _mm512_min_epi16(sum, _mm512_set1_epi16(127));
    _mm256_storeu_si256((__m256i *)(void *)out, _mm512_cvtepi16_epi8(sum));
}

/* Products to sums in 16 bits, and what rows hold there: from `at` on. */
static inline TARGET void FOR(put_sums)(const lang_mixing *m, REGISTER products, size_t at)
{
    __m256i sums = _mm512_cvtsepi32_epi16(_mm512_srai_epi32(products, UNIT_BITS));
    for (size_t r = 0; r < m->n; r++) {
        __m128i row = _mm_loadu_si128((const __m128i *)(const void *)(m->rows[r] + at));
        sums = _mm256_add_epi16(sums, _mm256_cvtepi8_epi16(row));
    }
    _mm256_storeu_si256((__m256i *)(void *)(m->out + at), sums);
}

static inline TARGET __m512i FOR(greater)(__m512i a, __m512i b)
{
    return _mm512_max_epi32(a, b);
}

static inline TARGET int32_t FOR(greatest)(__m512i a)
{
    return _mm512_reduce_max_epi32(a);
}

/* A bit for each of the sixteen numbers at `p` that is x. */
static inline TARGET uint32_t FOR(equals)(const int32_t *p, int32_t x)
{
    return _mm512_cmpeq_epi32_mask(FOR(load)(p), _mm512_set1_epi32(x));
}

/* Which checks of a bucket are equal to `check`, MATCH_BITS each. */
static inline TARGET uint32_t FOR(match)(const uint16_t *checks, uint16_t check)
{
    __m256i wanted = _mm256_set1_epi16((short)check);
    __m256i all = _mm256_loadu_si256((const __m256i *)(const void *)checks);
    return _mm256_cmpeq_epi16_mask(all, wanted);
}
