/* bytes: eight bytes of text at a time, for the loops that see every byte of every article. The
 * first byte is the lowest, on every machine. A mask has the top bit of each byte that is meant:
 *
 *     uint64_t word = bytes_load(p);
 *     size_t letters = bytes_first(~bytes_letters(word) & BYTES_TOP);  // before the first other
 */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include <stddef.h>
#include <stdint.h>

#define BYTES_ONE UINT64_C(0x0101010101010101)
#define BYTES_TOP UINT64_C(0x8080808080808080)

/* Written out so that compilers make one load of it. */
static inline uint64_t bytes_load(const char *s)
{
    const unsigned char *p = (const unsigned char *)s;
    return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 |
           (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 |
           (uint64_t)p[7] << 56;
}

static inline uint64_t bytes_load_4(const char *s)
{
    const unsigned char *p = (const unsigned char *)s;
    return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24;
}

/* At most eight bytes, zeros above them; parts of it are read twice rather than in a loop. */
static inline uint64_t bytes_load_few(const char *s, size_t n)
{
    const unsigned char *p = (const unsigned char *)s;
    if (n >= 4)
        return bytes_load_4(s) | bytes_load_4(s + n - 4) << (8 * (n - 4));
    if (n == 0)
        return 0;
    return (uint64_t)p[0] | (uint64_t)p[n / 2] << (8 * (n / 2)) |
           (uint64_t)p[n - 1] << (8 * (n - 1));
}

/* The first byte of a mask, 8 if it is empty. */
static inline size_t bytes_first(uint64_t mask)
{
    return mask ? (size_t)__builtin_ctzll(mask) / 8 : 8;
}

/* ASCII bytes from `low` to `high`. */
static inline uint64_t bytes_between(uint64_t word, unsigned char low, unsigned char high)
{
    uint64_t seven = word & ~BYTES_TOP;
    uint64_t least = seven + BYTES_ONE * (0x80u - low), above = seven + BYTES_ONE * (0x7Fu - high);
    return least & ~above & ~word & BYTES_TOP;
}

static inline uint64_t bytes_letters(uint64_t word)
{
    return bytes_between(word | BYTES_ONE * 0x20, 'a', 'z');
}

/* The capitals among the letters. */
static inline uint64_t bytes_uppers(uint64_t word, uint64_t letters)
{
    return letters & ~(word << 2); /* bit 0x20 of each byte, moved to its top */
}

/* The word with the bytes of a mask of capitals in lower case. */
static inline uint64_t bytes_lower(uint64_t word, uint64_t uppers)
{
    return word | uppers >> 2;
}

/* The first n bytes of it, n at most 8; zeros above. */
static inline uint64_t bytes_keep(uint64_t word, size_t n)
{
    return n >= 8 ? word : word & ((UINT64_C(1) << (8 * n)) - 1);
}

#endif
