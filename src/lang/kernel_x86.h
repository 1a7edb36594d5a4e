/* kernel_x86: the kernels in vector code. kernel.c includes this once for each instruction set,
 * behind a file that defines FOR(name), the name in that version, TARGET, what the compiler may use
 * in it, REGISTER, LANES and the operations on registers. UNROLL stands before loops over
 * registers, which must be unrolled for these to be ones.
 */
#define ALWAYS static inline __attribute__((always_inline)) TARGET

ALWAYS void FOR(add_up)(REGISTER *sum, size_t registers, const int8_t *const *rows, size_t n,
                        const int16_t *const *sums, size_t nsums)
{
    for (size_t r = 0; r < nsums; r++) {
        UNROLL
        for (size_t i = 0; i < registers; i++)
            sum[i] = FOR(add16)(sum[i], FOR(load)(sums[r] + LANES * i));
    }
    for (size_t r = 0; r < n; r++) {
        UNROLL
        for (size_t i = 0; i < registers; i++)
            sum[i] = FOR(add16)(sum[i], FOR(widen)(rows[r] + LANES * i));
    }
}

ALWAYS void FOR(layer_of)(uint8_t *out, size_t registers, int shift, const int16_t *bias,
                          const int8_t *const *rows, size_t n, const int16_t *const *sums,
                          size_t nsums)
{
    REGISTER sum[STATE_WIDTH / LANES];
    UNROLL
    for (size_t i = 0; i < registers; i++)
        sum[i] = FOR(load)(bias + LANES * i);
    FOR(add_up)(sum, registers, rows, n, sums, nsums);
    UNROLL
    for (size_t i = 0; i < registers; i++)
        FOR(put_units)(out + LANES * i, sum[i], shift);
}

static TARGET void FOR(layer)(uint8_t *out, size_t width, int bits, const int16_t *bias,
                              const int8_t *const *rows, size_t n, const int16_t *const *sums,
                              size_t nsums)
{
    int shift = bits - UNIT_BITS;
    if (width == VECTOR_WIDTH)
        FOR(layer_of)(out, VECTOR_WIDTH / LANES, shift, bias, rows, n, sums, nsums);
    else
        FOR(layer_of)(out, STATE_WIDTH / LANES, shift, bias, rows, n, sums, nsums);
}

static TARGET void FOR(add_sums)(int16_t *to, const int16_t *from, size_t n)
{
    for (size_t i = 0; i < n; i += LANES)
        FOR(store)(to + i, FOR(add16)(FOR(load)(to + i), FOR(load)(from + i)));
}

/* A few registers of outputs; their number `n` is a constant. Sums wait for each other, so that few
 * of them are split by inputs. `small`: out is int16_t, as sums, with `nrows` rows
 * from `at` on.
 */
ALWAYS void FOR(dense_block)(void *out, const int32_t *bias, const int8_t *weights, size_t outputs,
                             size_t inputs, const uint8_t *x, size_t n, bool small,
                             const int8_t *const *rows, size_t nrows, size_t at)
{
    REGISTER sum[8];
    size_t split = n <= 2 ? 4 : n <= 4 ? 2 : 1;
    UNROLL
    for (size_t k = 0; k < n * split; k++)
        sum[k] = k < n ? FOR(load)(bias + LANES / 2 * k) : FOR(zero)();
    for (size_t i = 0; i < inputs; i += 4 * split) {
        UNROLL
        for (size_t k = 0; k < n * split; k++) {
            size_t input = i + k / n * 4;
            REGISTER four = FOR(four)(x + input);
            sum[k] = FOR(products)(sum[k], weights + input * outputs + 2 * LANES * (k % n), four);
        }
    }
    UNROLL
    for (size_t k = n; k < n * split; k++)
        sum[k % n] = FOR(add32)(sum[k % n], sum[k]);
    UNROLL
    for (size_t k = 0; k < n; k++) {
        if (small)
            FOR(put_sums)((int16_t *)out + LANES / 2 * k, sum[k], rows, nrows, at + LANES / 2 * k);
        else
            FOR(store)((int32_t *)out + LANES / 2 * k, sum[k]);
    }
}

/* Blocks of up to eight registers, as even as they come. */
ALWAYS void FOR(dense_blocks)(void *out, const int32_t *bias, const int8_t *weights, size_t outputs,
                              size_t inputs, const uint8_t *x, bool small,
                              const int8_t *const *rows, size_t nrows)
{
    size_t registers = outputs / (LANES / 2), blocks = (registers + 7) / 8;
    for (size_t at = 0; at < registers; blocks--) {
        size_t n = (registers - at + blocks - 1) / blocks, o = at * (LANES / 2);
        void *to = small ? (void *)((int16_t *)out + o) : (void *)((int32_t *)out + o);
        const int8_t *w = weights + 4 * o;
        switch (n) {
#define BLOCK(n)                                                                                   \
    case n: FOR(dense_block)(to, bias + o, w, outputs, inputs, x, n, small, rows, nrows, o); break;
            BLOCK(1)
            BLOCK(2)
            BLOCK(3)
            BLOCK(4)
            BLOCK(5)
            BLOCK(6)
            BLOCK(7)
            BLOCK(8)
#undef BLOCK
        }
        at += n;
    }
}

static TARGET void FOR(dense)(int32_t *out, const int32_t *bias, const int8_t *weights,
                              size_t outputs, size_t inputs, const uint8_t *x)
{
    FOR(dense_blocks)(out, bias, weights, outputs, inputs, x, false, NULL, 0);
}

static TARGET void FOR(mix)(int16_t *out, const int32_t *bias, const int8_t *weights,
                            size_t outputs, size_t inputs, const uint8_t *x,
                            const int8_t *const *rows, size_t n)
{
    FOR(dense_blocks)(out, bias, weights, outputs, inputs, x, true, rows, n);
}

static TARGET uint32_t FOR(best)(const int32_t *score, size_t n)
{
    REGISTER most = FOR(load)(score);
    for (size_t i = LANES / 2; i < n; i += LANES / 2)
        most = FOR(greater)(most, FOR(load)(score + i));
    int32_t best = FOR(greatest)(most);
    uint32_t at = 0, found;
    while ((found = FOR(equals)(score + at, best)) == 0)
        at += LANES / 2;
    return at + (uint32_t)__builtin_ctz(found);
}

/* No branch, as nobody can tell which keys are known; one that is not asks for no row but the
 * first, which is near. */
static TARGET size_t FOR(find)(const int8_t **rows, const lang_table *table, const uint32_t *keys,
                               size_t n)
{
    const row_index index = table->index;
    const int8_t *all = table->rows;
    size_t width = table->width, found = 0;
    for (size_t k = 0; k < n; k++) {
        uint32_t first = table_bucket(keys[k], index.buckets) * BUCKET;
        __m256i checks = _mm256_loadu_si256((const __m256i *)(const void *)(index.checks + first));
        __m256i wanted = _mm256_set1_epi16((short)table_check(keys[k]));
        uint32_t match = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi16(checks, wanted));
        size_t row = first + (uint32_t)__builtin_ctz(match | 1u << 31) / 2;
        row &= -(size_t)(match != 0);
        rows[found] = all + row * width;
        __builtin_prefetch(rows[found]);
        __builtin_prefetch(rows[found] + 64); /* all rows are longer than a line */
        found += match != 0;
    }
    return found;
}

static const lang_kernel FOR(kernel) = {FOR(layer), FOR(add_sums), FOR(dense),
                                        FOR(mix),   FOR(best),     FOR(find)};

#undef ALWAYS
#undef TARGET
#undef FOR
#undef REGISTER
#undef LANES
