/* utf8: decoding by hand (it is on every path), classes and folding by utf8proc. */
#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

#define REPLACEMENT 0xFFFDu

/* Bytes of the sequence that begins at s.p[at], 0 if it is not UTF-8. */
static size_t sequence(str s, size_t at, uint32_t *cp)
{
    utf8proc_int32_t c;
    utf8proc_ssize_t n =
        utf8proc_iterate((const utf8proc_uint8_t *)s.p + at, (utf8proc_ssize_t)(s.n - at), &c);
    if (n <= 0 || c < 0)
        return 0;
    *cp = (uint32_t)c;
    return (size_t)n;
}

uint32_t utf8_next(str s, size_t *at)
{
    unsigned char first = (unsigned char)s.p[*at];
    if (first < 0x80) {
        (*at)++;
        return first;
    }
    uint32_t cp = REPLACEMENT;
    size_t n = sequence(s, *at, &cp);
    *at += n ? n : 1;
    return cp;
}

void utf8_put(buf *b, uint32_t cp)
{
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t n = utf8proc_encode_char((utf8proc_int32_t)cp, bytes);
    buf_put(b, (str){(const char *)bytes, n > 0 ? (size_t)n : 0});
}

size_t utf8_invalid(str s)
{
    size_t at = 0;
    while (at < s.n) {
        uint32_t cp;
        uint64_t eight;
        if (s.n - at >= 8) { /* eight ASCII bytes at a stride */
            memcpy(&eight, s.p + at, 8);
            if (!(eight & 0x8080808080808080u)) {
                at += 8;
                continue;
            }
        }
        size_t n = (unsigned char)s.p[at] < 0x80 ? 1 : sequence(s, at, &cp);
        if (!n)
            return at;
        at += n;
    }
    return STR_NONE;
}

str utf8_cut(str s, size_t most)
{
    if (s.n <= most)
        return s;
    while (most && ((unsigned char)s.p[most] & 0xC0) == 0x80)
        most--;
    return str_sub(s, 0, most);
}

/* What Windows-1252 has at 0x80-0x9F (WHATWG Encoding Standard); 0 where it has nothing. */
static const uint16_t cp1252_high[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

str utf8_from_cp1252(arena *a, str s)
{
    buf b = {.arena = a};
    buf_reserve(&b, s.n + s.n / 4);
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        uint32_t cp = c;
        if (c >= 0x80 && c < 0xA0)
            cp = cp1252_high[c - 0x80] ? cp1252_high[c - 0x80] : REPLACEMENT;
        utf8_put(&b, cp);
    }
    return buf_str(&b);
}

bool utf8_is_upper(uint32_t cp)
{
    if (cp < 0x80)
        return cp >= 'A' && cp <= 'Z';
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
    return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LT;
}

bool utf8_is_lower(uint32_t cp)
{
    if (cp < 0x80)
        return cp >= 'a' && cp <= 'z';
    return utf8proc_category((utf8proc_int32_t)cp) == UTF8PROC_CATEGORY_LL;
}

bool utf8_is_letter(uint32_t cp)
{
    if (cp < 0x80)
        return (cp | 32) >= 'a' && (cp | 32) <= 'z';
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
    return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
}

bool utf8_is_space(uint32_t cp)
{
    if (cp < 0x80)
        return cp == ' ' || (cp >= '\t' && cp <= '\r');
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
    return cp == 0x85 || c == UTF8PROC_CATEGORY_ZS || c == UTF8PROC_CATEGORY_ZL ||
           c == UTF8PROC_CATEGORY_ZP;
}

size_t utf8_columns(uint32_t cp)
{
    int n = utf8proc_charwidth((utf8proc_int32_t)cp);
    return n > 0 ? (size_t)n : 0;
}

uint32_t utf8_lower(uint32_t cp)
{
    if (cp < 0x80)
        return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
}

uint32_t utf8_upper(uint32_t cp)
{
    return (uint32_t)utf8proc_totitle((utf8proc_int32_t)cp);
}

/* The copy of an ASCII text in lower case; false if it is none. */
static bool lowercase_ascii(char *out, str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if ((unsigned char)s.p[i] >= 0x80)
            return false;
        out[i] = ascii_lower(s.p[i]);
    }
    return true;
}

str utf8_lowercase(arena *a, str s)
{
    buf b = {.arena = a};
    buf_reserve(&b, s.n);
    if (lowercase_ascii(b.p, s))
        return (str){b.p, s.n};
    for (size_t at = 0; at < s.n;) {
        uint32_t cp = utf8_next(s, &at);
        utf8_put(&b, cp == 0x2019 || cp == 0x2018 ? '\'' : utf8_lower(cp));
    }
    return buf_str(&b);
}

str utf8_capitalised(arena *a, str s)
{
    buf b = {.arena = a};
    size_t at = 0;
    buf_reserve(&b, s.n);
    while (at < s.n && (s.p[at] == '"' || s.p[at] == '\'' || s.p[at] == ' '))
        at++;
    buf_put(&b, str_sub(s, 0, at));
    if (at < s.n) {
        uint32_t first = utf8_next(s, &at);
        size_t next = at;
        bool own = at < s.n && utf8_is_upper(utf8_next(s, &next));
        utf8_put(&b, utf8_is_lower(first) && !own ? utf8_upper(first) : first);
    }
    buf_put(&b, str_from(s, at));
    return buf_str(&b);
}

/* Appends the letters and digits of one code point without its accents; true if what follows it is
 * another word. A mark that stands alone ("u" + U+0308) parts nothing. */
static bool fold_one(buf *b, uint32_t cp, bool gap)
{
    utf8proc_int32_t parts[32];
    int last = 0;
    utf8proc_ssize_t n =
        utf8proc_decompose_char((utf8proc_int32_t)cp, parts, 32,
                                UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK, &last);
    if (n == 0)
        return gap;
    bool put = false;
    for (utf8proc_ssize_t i = 0; i < n && i < 32; i++) {
        uint32_t part = (uint32_t)parts[i];
        bool digit = part >= '0' && part <= '9';
        if (!digit && !utf8_is_letter(part))
            continue;
        if (gap && !put && b->n)
            buf_char(b, ' ');
        utf8_put(b, utf8_lower(part));
        put = true;
    }
    return !put;
}

/* fold_one of an ASCII character, where there is room for it: a gap took the place of another. */
static bool fold_ascii(buf *b, unsigned char c, bool gap)
{
    bool letter = (c | 32) >= 'a' && (c | 32) <= 'z';
    if (!letter && !(c >= '0' && c <= '9'))
        return true;
    if (gap && b->n)
        b->p[b->n++] = ' ';
    b->p[b->n++] = (char)(letter ? c | 32 : c);
    return false;
}

str utf8_fold(arena *a, str s)
{
    buf b = {.arena = a};
    bool gap = false;
    buf_reserve(&b, s.n);
    for (size_t at = 0; at < s.n;) {
        unsigned char c = (unsigned char)s.p[at];
        if (c < 0x80) {
            gap = fold_ascii(&b, c, gap);
            at++;
        } else {
            gap = fold_one(&b, utf8_next(s, &at), gap);
            buf_reserve(&b, s.n - at);
        }
    }
    b.p[b.n] = '\0';
    return buf_str(&b);
}
