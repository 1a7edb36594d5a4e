/* str: a borrowed piece of text, and span: a byte range in one document's text.
 * A str never owns its bytes and is not NUL-ended; it lives as long as the source or arena
 * behind it. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include "base/ascii.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct str {
    const char *p;
    size_t n;
} str;

typedef struct span {
    uint32_t at, n;
} span;

#define S(literal) ((str){(literal), sizeof(literal) - 1})
#define STR_INIT(literal)                                                                          \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }                     /* in tables of static storage */
#define STR_NONE SIZE_MAX /* "not found" */

str str_of(const char *z);        /* of a NUL-ended string; NULL gives the empty str */
bool str_eq_nocase(str a, str b); /* same but for ASCII case */

/* Whether it is one of the `n` texts of a list, and which; `out` may be NULL. */
bool str_among(uint32_t *out, const char *const *list, uint32_t n, str s);
/* The same of an array. */
#define STR_AMONG(list, s) str_among(NULL, (list), sizeof(list) / sizeof *(list), (s))
int str_cmp(str a, str b);          /* by bytes, as memcmp; for sorting */
void str_sort(str *list, size_t n); /* so */
bool str_in_sorted(const str *list, size_t n, str s);
bool str_starts(str s, str prefix);
bool str_ends(str s, str suffix);
str str_trim(str s);                  /* without ASCII white space at either end */
size_t str_find(str hay, str needle); /* offset of the first one, or STR_NONE */
size_t str_find_char(str hay, char c);
bool str_split(str *rest, char sep, str *piece); /* next piece of "a|b|c"; false at the end */
str str_words(str s, size_t most, bool last);    /* its first or last words, parted by blanks */
bool str_lists(str list, str item);              /* whether "a|b|c" has it */
bool str_number(str s, uint32_t *out);           /* all digits and at most 4294967295 */

/* ---- asked of every token: where the caller stands, they cost less than a call -----------------
 */

/* Same bytes. */
static inline bool str_eq(str a, str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* Clipped to s. */
static inline str str_sub(str s, size_t at, size_t n)
{
    if (at >= s.n)
        return (str){0};
    n = n < s.n - at ? n : s.n - at;
    return n > 0 ? (str){s.p + at, n} : (str){0};
}

/* The rest from `at`, clipped. */
static inline str str_from(str s, size_t at)
{
    return str_sub(s, at, SIZE_MAX);
}

/* The bytes of a span, clipped to the text. */
static inline str str_span(str text, span at)
{
    return str_sub(text, at.at, at.n);
}

/* str for a %.*s: no more than a line or two of it, cut between letters. */
#define STR_ARG(s) str_shown(s), (s).p
int str_shown(str s);

static inline uint32_t span_end(span s)
{
    return s.at + s.n;
}
static inline bool span_overlaps(span a, span b)
{
    return a.at < b.at + b.n && b.at < a.at + a.n;
}
static inline bool span_holds(span outer, span inner)
{
    return outer.at <= inner.at && inner.at + inner.n <= outer.at + outer.n;
}
/* The shortest span over both. */
static inline span span_join(span a, span b)
{
    uint32_t at = a.at < b.at ? a.at : b.at;
    uint32_t end = span_end(a) > span_end(b) ? span_end(a) : span_end(b);
    return (span){at, end - at};
}

#endif
