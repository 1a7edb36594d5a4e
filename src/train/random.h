/* random: numbers that are the same in every run (xorshift64*). */
#ifndef TRAIN_RANDOM_H
#define TRAIN_RANDOM_H

#include <stddef.h>
#include <stdint.h>

typedef struct random_state {
    uint64_t x;
} random_state;

static inline uint32_t random_next(random_state *r)
{
    r->x ^= r->x >> 12;
    r->x ^= r->x << 25;
    r->x ^= r->x >> 27;
    return (uint32_t)((r->x * 0x2545f4914f6cdd1du) >> 32);
}

/* In [0, 1). */
static inline float random_unit(random_state *r)
{
    return (float)(random_next(r) >> 8) / 16777216.0f;
}

/* Another order of what is listed. */
static inline void random_shuffle(random_state *r, uint32_t *list, size_t n)
{
    for (size_t i = n; i > 1; i--) {
        size_t k = random_next(r) % i;
        uint32_t x = list[i - 1];
        list[i - 1] = list[k];
        list[k] = x;
    }
}

#endif
