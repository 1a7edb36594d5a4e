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

/* The form with ’ ‘ as ' and “ ” as ", in `out`; at most FORM_MAX bytes of it. */
static str plain_form(unsigned char out[FORM_MAX + 2], str form)
{
    size_t n = 0;
    if (form.n <= FORM_MAX && str_find_char(form, '\xe2') == STR_NONE)
        return form;
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
    return (str){(const char *)out, n};
}

/* Each is the one before it with one more byte in front, the prefixes with one more behind; 0 where
 * there is none. */
static void read_ends(lang_word *out, const unsigned char *lower, size_t n)
{
    uint32_t end = 0;
    for (size_t i = 0; i < 4 && i < n; i++)
        out->suffix[i] = end |= (uint32_t)lower[n - 1 - i] << 8 * i;
    if (n > 1)
        out->prefix[0] = (uint32_t)lower[0] << 8 | lower[1];
    if (n > 2)
        out->prefix[1] = out->prefix[0] << 8 | lower[2];
}

static uint8_t capital_of(size_t uppers, bool lowers, bool first)
{
    if (uppers == 0 && !lowers)
        return 3;
    if (!lowers && uppers > 1)
        return 2;
    return first;
}

static uint64_t hash_on(uint64_t hash, unsigned c)
{
    return (hash ^ c) * 0x100000001b3u;
}

void lang_word_read(lang_word *out, str form)
{
    unsigned char room[FORM_MAX + 2], lower[FORM_MAX + 2];
    str plain = plain_form(room, form);
    size_t n = plain.n, uppers = 0;
    uint64_t exact = 7, small = 7, shape = 7;
    int before = -1, again = 0;
    bool lowers = false;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)plain.p[i];
        int kind = kind_of(c);
        uppers += kind == UPPER;
        lowers |= kind == LOWER;
        lower[i] = (unsigned char)(kind == UPPER ? c + 32 : c);
        exact = hash_on(exact, c);
        small = hash_on(small, kind == DIGIT ? '0' : lower[i]);
        again = kind == before ? again + 1 : 0;
        uint64_t next = hash_on(shape, kind == OTHER ? c : (unsigned)kind);
        shape = again < 2 ? next : shape; /* "Xxx" stands for any longer run */
        before = kind;
    }
    *out =
        (lang_word){.lower = lang_mix(small), .exact = lang_mix(exact), .shape = lang_mix(shape)};
    read_ends(out, lower, n);
    out->capital = capital_of(uppers, lowers, n > 0 && ascii_is_upper(plain.p[0]));
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
