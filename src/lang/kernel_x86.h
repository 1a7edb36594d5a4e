/* kernel_x86: the kernels in vector code. kernel.c includes this twice: for AVX2, and for
 * processors that also have dot products of bytes (DOT_PRODUCTS). FOR(name) is the name in that
 * version, TARGET what the compiler may use in it. UNROLL stands before loops over sums, which must
 * be unrolled to stay in registers.
 */
static inline TARGET __m256i FOR(widen)(const int8_t *p)
{
    return _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(const void *)p));
}

/* Sixteen sums to sixteen activations in the low bytes' order. */
static inline TARGET void FOR(put_units)(uint8_t *out, __m256i low, __m256i high)
{
    __m256i one = _mm256_set1_epi16(1), most = _mm256_set1_epi8(127);
    low = _mm256_srai_epi16(_mm256_adds_epi16(low, one), ROW_BITS - UNIT_BITS);
    high = _mm256_srai_epi16(_mm256_adds_epi16(high, one), ROW_BITS - UNIT_BITS);
    __m256i packed = _mm256_permute4x64_epi64(_mm256_packus_epi16(low, high), 0xd8);
    _mm256_storeu_si256((__m256i *)(void *)out, _mm256_min_epu8(packed, most));
}

static inline TARGET __m256i FOR(load)(const void *p)
{
    return _mm256_loadu_si256((const __m256i *)p);
}

static TARGET void FOR(vector)(uint8_t *out, const int16_t *bias, const int8_t *const *rows,
                               size_t n)
{
    __m256i sum[VECTOR_WIDTH / 16];
    UNROLL
    for (size_t i = 0; i < VECTOR_WIDTH / 16; i++)
        sum[i] = FOR(load)(bias + 16 * i);
    for (size_t r = 0; r < n; r++) {
        UNROLL
        for (size_t i = 0; i < VECTOR_WIDTH / 16; i++)
            sum[i] = _mm256_add_epi16(sum[i], FOR(widen)(rows[r] + 16 * i));
    }
    UNROLL
    for (size_t i = 0; i < VECTOR_WIDTH / 16; i += 2)
        FOR(put_units)(out + 16 * i, sum[i], sum[i + 1]);
}

static TARGET void FOR(state)(uint8_t *out, const int16_t *bias, const int8_t *const *rows,
                              size_t n, const int16_t *const *mixed, size_t nmixed)
{
    __m256i sum[STATE_WIDTH / 16];
    UNROLL
    for (size_t i = 0; i < STATE_WIDTH / 16; i++)
        sum[i] = FOR(load)(bias + 16 * i);
    for (size_t r = 0; r < n; r++) {
        UNROLL
        for (size_t i = 0; i < STATE_WIDTH / 16; i++)
            sum[i] = _mm256_add_epi16(sum[i], FOR(widen)(rows[r] + 16 * i));
    }
    for (size_t r = 0; r < nmixed; r++) {
        UNROLL
        for (size_t i = 0; i < STATE_WIDTH / 16; i++)
            sum[i] = _mm256_add_epi16(sum[i], FOR(load)(mixed[r] + 16 * i));
    }
    UNROLL
    for (size_t i = 0; i < STATE_WIDTH / 16; i += 2)
        FOR(put_units)(out + 16 * i, sum[i], sum[i + 1]);
}

/* sum += products of weights and activations, four neighbours at a time. Activations are at most
 * 127, so pairs of products fit 16 bits.
 */
static inline TARGET __m256i FOR(products)(__m256i sum, const int8_t *w, __m256i x)
{
#ifdef DOT_PRODUCTS
    return _mm256_dpbusd_epi32(sum, x, FOR(load)(w));
#else
    __m256i pairs = _mm256_maddubs_epi16(x, FOR(load)(w));
    return _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
#endif
}

/* `n` times eight outputs; `n` is a constant, so that the sums stay in registers. */
static inline __attribute__((always_inline)) TARGET void FOR(dense_block)(
    int32_t *out, const int32_t *bias, const int8_t *weights, size_t outputs, size_t inputs,
    const uint8_t *x, size_t n)
{
    __m256i sum[8];
    UNROLL
    for (size_t k = 0; k < n; k++)
        sum[k] = FOR(load)(bias + 8 * k);
    for (size_t i = 0; i < inputs; i += 4) {
        int32_t four;
        memcpy(&four, x + i, sizeof four);
        __m256i input = _mm256_set1_epi32(four);
        UNROLL
        for (size_t k = 0; k < n; k++)
            sum[k] = FOR(products)(sum[k], weights + i * outputs + 32 * k, input);
    }
    UNROLL
    for (size_t k = 0; k < n; k++)
        _mm256_storeu_si256((__m256i *)(void *)(out + 8 * k), sum[k]);
}

static TARGET void FOR(dense)(int32_t *out, const int32_t *bias, const int8_t *weights,
                              size_t outputs, size_t inputs, const uint8_t *x)
{
    size_t o = 0;
    for (; o + 64 <= outputs; o += 64)
        FOR(dense_block)(out + o, bias + o, weights + 4 * o, outputs, inputs, x, 8);
    for (; o + 32 <= outputs; o += 32)
        FOR(dense_block)(out + o, bias + o, weights + 4 * o, outputs, inputs, x, 4);
    for (; o < outputs; o += 8)
        FOR(dense_block)(out + o, bias + o, weights + 4 * o, outputs, inputs, x, 1);
}

/* Sixteen sums of products as 16 bits, in order. */
static inline TARGET __m256i FOR(pack)(__m256i low, __m256i high)
{
    return _mm256_permute4x64_epi64(_mm256_packs_epi32(low, high), 0xd8);
}

static TARGET void FOR(units)(uint8_t *out, const int32_t *products)
{
    __m256i one = _mm256_set1_epi32(1), half[4];
    UNROLL
    for (size_t i = 0; i < VECTOR_WIDTH; i += 32) {
        UNROLL
        for (size_t k = 0; k < 4; k++) {
            half[k] = _mm256_srai_epi32(FOR(load)(products + i + 8 * k), ROW_BITS - 1);
            half[k] = _mm256_srai_epi32(_mm256_add_epi32(half[k], one), 1);
        }
        __m256i low = FOR(pack)(half[0], half[1]), high = FOR(pack)(half[2], half[3]);
        __m256i bytes = _mm256_permute4x64_epi64(_mm256_packus_epi16(low, high), 0xd8);
        bytes = _mm256_min_epu8(bytes, _mm256_set1_epi8(127));
        _mm256_storeu_si256((__m256i *)(void *)(out + i), bytes);
    }
}

static TARGET void FOR(sums)(int16_t *out, const int32_t *products)
{
    UNROLL
    for (size_t i = 0; i < STATE_WIDTH; i += 16) {
        __m256i low = _mm256_srai_epi32(FOR(load)(products + i), UNIT_BITS);
        __m256i high = _mm256_srai_epi32(FOR(load)(products + i + 8), UNIT_BITS);
        _mm256_storeu_si256((__m256i *)(void *)(out + i), FOR(pack)(low, high));
    }
}

static const lang_kernel FOR(kernel) = {FOR(vector), FOR(state), FOR(dense), FOR(units), FOR(sums)};
