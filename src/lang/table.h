/* table: the rows of weights of the features a layer knows. A bucket holds 16 rows and 16 bits of
 * each one's key side by side, so that a look-up reads one cache line besides the row itself.
 */
#ifndef LANG_TABLE_H
#define LANG_TABLE_H

#include <stddef.h>
#include <stdint.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define BUCKET 16

typedef struct row_index {
    const uint16_t *checks; /* BUCKET a bucket; 0: free */
    uint32_t buckets;
} row_index;

typedef struct lang_table { /* with its rows */
    row_index index;
    const int8_t *rows;
    uint32_t width; /* of a row */
} lang_table;

static inline uint32_t table_bucket(uint32_t key, uint32_t buckets)
{
    return (uint32_t)(((uint64_t)key * buckets) >> 32);
}
static inline uint16_t table_check(uint32_t key)
{
    return (uint16_t)(key | 1); /* never 0 */
}

/* Tells memory that it will be asked for this soon. */
static inline void ask_early(const void *p)
{
#ifdef __GNUC__
    __builtin_prefetch(p);
#else
    (void)p;
#endif
}
static inline void table_ask_early(const row_index *t, uint32_t key)
{
    ask_early(t->checks + table_bucket(key, t->buckets) * BUCKET);
}

/* Which of a bucket's checks are equal to `check`, two bits each. */
static inline uint32_t table_match(const uint16_t *checks, uint16_t check)
{
#ifdef __SSE2__
    const __m128i *c = (const __m128i *)(const void *)checks;
    __m128i wanted = _mm_set1_epi16((short)check);
    __m128i low = _mm_cmpeq_epi16(_mm_loadu_si128(c), wanted);
    __m128i high = _mm_cmpeq_epi16(_mm_loadu_si128(c + 1), wanted);
    return (uint32_t)_mm_movemask_epi8(low) | (uint32_t)_mm_movemask_epi8(high) << 16;
#else
    uint32_t found = 0;
    for (uint32_t i = 0; i < BUCKET; i++)
        found |= checks[i] == check ? 3u << (2 * i) : 0;
    return found;
#endif
}

#define NO_ROW UINT32_MAX

/* The row of a key, or NO_ROW if it is none of those known (once in 2,000 one that is not is taken
 * for another). */
static inline uint32_t table_find(const row_index *t, uint32_t key)
{
    uint32_t first = table_bucket(key, t->buckets) * BUCKET;
    uint32_t found = table_match(t->checks + first, table_check(key));
    return found != 0 ? first + (uint32_t)__builtin_ctz(found) / 2 : NO_ROW;
}

#endif
