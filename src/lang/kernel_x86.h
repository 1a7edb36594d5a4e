/* kernel_x86: the kernels in vector code. kernel.c includes this once for each instruction set,
 * behind a file that defines FOR(name), the name in that version, TARGET, what the compiler may use
 * in it, REGISTER, LANES, MATCH_BITS and the operations on registers. UNROLL stands before loops
 * over registers, which must be unrolled for these to be ones.
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
 * of them are split by inputs. They go into `out` from `at` on or, as sums, where `mixing` says.
 */
ALWAYS void FOR(dense_block)(int32_t *out, const int32_t *bias, const int8_t *weights,
                             size_t outputs, size_t inputs, const uint8_t *x, size_t n, size_t at,
                             const lang_mixing *mixing)
{
    REGISTER sum[8];
    size_t split = n <= 2 ? 4 : n <= 4 ? 2 : 1;
    UNROLL
    for (size_t k = 0; k < n * split; k++)
        sum[k] = k < n && bias != NULL ? FOR(load)(bias + at + LANES / 2 * k) : FOR(zero)();
    for (size_t i = 0; i < inputs; i += 4 * split) {
        UNROLL
        for (size_t k = 0; k < n * split; k++) {
            size_t input = i + k / n * 4;
            const int8_t *w = weights + input * outputs + 4 * at + 2 * LANES * (k % n);
            sum[k] = FOR(products)(sum[k], w, FOR(four)(x + input));
        }
    }
    UNROLL
    for (size_t k = n; k < n * split; k++)
        sum[k % n] = FOR(add32)(sum[k % n], sum[k]);
    UNROLL
    for (size_t k = 0; k < n; k++) {
        if (mixing != NULL)
            FOR(put_sums)(mixing, sum[k], at + LANES / 2 * k);
        else
            FOR(store)(out + at + LANES / 2 * k, sum[k]);
    }
}

/* Blocks of up to eight registers, as even as they come. */
ALWAYS void FOR(dense_blocks)(int32_t *out, const int32_t *bias, const int8_t *weights,
                              size_t outputs, size_t inputs, const uint8_t *x,
                              const lang_mixing *mixing)
{
    size_t registers = outputs / (LANES / 2), blocks = (registers + 7) / 8;
    for (size_t at = 0; at < registers; blocks--) {
        size_t n = (registers - at + blocks - 1) / blocks, o = at * (LANES / 2);
        switch (n) {
#define BLOCK(n)                                                                                   \
    case n: FOR(dense_block)(out, bias, weights, outputs, inputs, x, n, o, mixing); break;
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
    FOR(dense_blocks)(out, bias, weights, outputs, inputs, x, NULL);
}

static TARGET void FOR(mix_one)(const lang_mixing *m, const int8_t *weights, size_t outputs,
                                size_t inputs)
{
    FOR(dense_blocks)(NULL, NULL, weights, outputs, m->x != NULL ? inputs : 0, m->x, m);
}

ALWAYS void FOR(mix_four)(const lang_mixing *of, const int8_t *weights, size_t outputs,
                          size_t inputs)
{
    for (size_t o = 0; o < outputs; o += LANES) {
        REGISTER low[4] = {FOR(zero)(), FOR(zero)(), FOR(zero)(), FOR(zero)()};
        REGISTER high[4] = {FOR(zero)(), FOR(zero)(), FOR(zero)(), FOR(zero)()};
        for (size_t i = 0; i < inputs; i += 4) {
            const int8_t *w = weights + i * outputs + 4 * o;
            UNROLL
            for (size_t k = 0; k < 4; k++) {
                REGISTER four = FOR(four)(of[k].x + i);
                low[k] = FOR(products)(low[k], w, four);
                high[k] = FOR(products)(high[k], w + 2 * LANES, four);
            }
        }
        UNROLL
        for (size_t k = 0; k < 4; k++) {
            FOR(put_sums)(&of[k], low[k], o);
            FOR(put_sums)(&of[k], high[k], o + LANES / 2);
        }
    }
}

static TARGET void FOR(mix)(const lang_mixing *of, size_t n, const int8_t *weights, size_t outputs,
                            size_t inputs)
{
    size_t done = 0;
    for (; done + 4 <= n; done += 4)
        FOR(mix_four)(of + done, weights, outputs, inputs);
    for (; done < n; done++)
        FOR(mix_one)(&of[done], weights, outputs, inputs);
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
        uint32_t match = FOR(match)(index.checks + first, table_check(keys[k]));
        size_t row = first + (uint32_t)__builtin_ctz(match | 1u << 31) / MATCH_BITS;
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
#undef MATCH_BITS
