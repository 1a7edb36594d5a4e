/* word: one walk over a token's bytes. */
#include "lang/word.h"

enum { UPPER, LOWER, DIGIT, OTHER };

#define FORM_MAX 64 /* of a longer "word" (an address, a row of dashes) both ends are read */

static int kind_of(unsigned char c)
{
    if (c >= 'a' && c <= 'z')
        return LOWER;
    if (c >= 'A' && c <= 'Z')
        return UPPER;
    return c >= '0' && c <= '9' ? DIGIT : c >= 0x80 ? LOWER : OTHER;
}

/* The form with ’ ‘ as ' and “ ” as "; at most FORM_MAX bytes of it. */
static size_t plain_form(unsigned char *out, str form)
{
    size_t n = 0;
    for (size_t i = 0; i < form.n && n < FORM_MAX; i++) {
        const unsigned char *p = (const unsigned char *)form.p + i;
        if (p[0] == 0xe2 && form.n - i >= 3 && p[1] == 0x80 && p[2] >= 0x98 && p[2] <= 0x9f) {
            out[n++] = p[2] < 0x9c ? '\'' : '"';
            i += 2;
        } else {
            out[n++] = p[0];
        }
        if (n == FORM_MAX / 2 && form.n - i > FORM_MAX / 2)
            i = form.n - FORM_MAX / 2;
    }
    return n;
}

static uint32_t last_bytes(const unsigned char *p, size_t n, size_t count)
{
    uint32_t value = 0;
    for (size_t i = n - count; n >= count && i < n; i++)
        value = value << 8 | p[i];
    return value;
}

static uint8_t capital_of(const size_t counts[4], int first)
{
    if (counts[UPPER] + counts[LOWER] == 0)
        return 3;
    if (counts[LOWER] == 0 && counts[UPPER] > 1)
        return 2;
    return first == UPPER;
}

void lang_word_read(lang_word *out, str form)
{
    unsigned char plain[FORM_MAX + 2], lower[FORM_MAX + 2];
    size_t n = plain_form(plain, form), counts[4] = {0};
    uint64_t exact = 7, small = 7, shape = 7;
    int before = -1, again = 0;
    for (size_t i = 0; i < n; i++) {
        int kind = kind_of(plain[i]);
        counts[kind]++;
        lower[i] = (unsigned char)(kind == UPPER ? plain[i] + 32 : plain[i]);
        exact = (exact ^ plain[i]) * 0x100000001b3u;
        small = (small ^ (kind == DIGIT ? '0' : lower[i])) * 0x100000001b3u;
        again = kind == before ? again + 1 : 0;
        if (again < 2) /* "Xxx" stands for any longer run */
            shape = (shape ^ (kind == OTHER ? plain[i] : (unsigned)kind)) * 0x100000001b3u;
        before = kind;
    }
    *out =
        (lang_word){.lower = lang_mix(small), .exact = lang_mix(exact), .shape = lang_mix(shape)};
    for (size_t i = 0; i < 4; i++)
        out->suffix[i] = last_bytes(lower, n, i + 1);
    for (size_t i = 0; i < 2; i++)
        out->prefix[i] = n >= i + 2 ? last_bytes(lower, i + 2, i + 2) : 0;
    out->capital = capital_of(counts, n > 0 ? kind_of(plain[0]) : OTHER);
}

/* Headlines and shouting say nothing by their capitals, nor do people who never use any. */
static uint8_t style_of(const uint32_t counts[4])
{
    uint32_t letters = counts[0] + counts[1] + counts[2];
    if (letters < 3)
        return 0;
    if (counts[2] * 10 > letters * 7)
        return 2;
    if (counts[1] + counts[2] == 0)
        return 3;
    return (counts[1] + counts[2]) * 10 > letters * 6;
}

void lang_words_style(lang_word *words, uint32_t n)
{
    uint32_t counts[4] = {0};
    for (uint32_t i = 0; i < n; i++)
        counts[words[i].capital]++;
    uint8_t style = style_of(counts);
    for (uint32_t i = 0; i < n; i++)
        words[i].style = style;
}
