/* str: comparing, cutting and searching borrowed text. */
#include "base/str.h"

#include <stdlib.h>
#include <string.h>

str str_of(const char *z)
{
    return z ? (str){z, strlen(z)} : (str){0};
}

bool str_among(uint32_t *out, const char *const *list, uint32_t n, str s)
{
    for (uint32_t i = 0; i < n; i++) {
        if (str_eq(str_of(list[i]), s)) {
            if (out != NULL)
                *out = i;
            return true;
        }
    }
    return false;
}

bool str_eq_nocase(str a, str b)
{
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++) {
        if (ascii_lower(a.p[i]) != ascii_lower(b.p[i]))
            return false;
    }
    return true;
}

int str_cmp(str a, str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.p, b.p, n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

static int by_bytes(const void *a, const void *b)
{
    return str_cmp(*(const str *)a, *(const str *)b);
}

void str_sort(str *list, size_t n)
{
    if (n)
        qsort(list, n, sizeof *list, by_bytes);
}

bool str_in_sorted(const str *list, size_t n, str s)
{
    return n && bsearch(&s, list, n, sizeof *list, by_bytes);
}

bool str_starts(str s, str prefix)
{
    return s.n >= prefix.n && str_eq((str){s.p, prefix.n}, prefix);
}

bool str_ends(str s, str suffix)
{
    return s.n >= suffix.n && str_eq(str_from(s, s.n - suffix.n), suffix);
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

str str_trim(str s)
{
    while (s.n && is_blank(s.p[0])) {
        s.p++;
        s.n--;
    }
    while (s.n && is_blank(s.p[s.n - 1]))
        s.n--;
    return s;
}

size_t str_find(str hay, str needle)
{
    if (needle.n == 0)
        return 0;
    if (hay.n < needle.n)
        return STR_NONE;
    const char *p = hay.p;
    const char *last = hay.p + (hay.n - needle.n);
    while (p <= last && (p = memchr(p, needle.p[0], (size_t)(last - p) + 1))) {
        if (memcmp(p, needle.p, needle.n) == 0)
            return (size_t)(p - hay.p);
        p++;
    }
    return STR_NONE;
}

size_t str_find_char(str hay, char c)
{
    const char *p = hay.n ? memchr(hay.p, c, hay.n) : NULL;
    return p ? (size_t)(p - hay.p) : STR_NONE;
}

bool str_split(str *rest, char sep, str *piece)
{
    if (!rest->p)
        return false;
    size_t at = str_find_char(*rest, sep);
    if (at == STR_NONE) {
        *piece = *rest;
        *rest = (str){0};
    } else {
        *piece = (str){rest->p, at};
        *rest = (str){rest->p + at + 1, rest->n - at - 1};
    }
    return true;
}

str str_words(str s, size_t most, bool last)
{
    size_t blanks = 0;
    for (size_t i = 0; i < s.n; i++) {
        size_t at = last ? s.n - 1 - i : i;
        blanks += s.p[at] == ' ';
        if (blanks == most)
            return last ? str_from(s, at + 1) : str_sub(s, 0, at);
    }
    return s;
}

bool str_lists(str list, str item)
{
    str one;
    while (list.n > 0 && str_split(&list, '|', &one)) {
        if (str_eq(one, item))
            return true;
    }
    return false;
}

bool str_number(str s, uint32_t *out)
{
    uint64_t value = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
        value = value * 10 + (uint64_t)(s.p[i] - '0');
        if (value > UINT32_MAX)
            return false;
    }
    *out = (uint32_t)value;
    return s.n > 0;
}

#define SHOWN_MOST 200 /* bytes */

int str_shown(str s)
{
    size_t n = s.n < SHOWN_MOST ? s.n : SHOWN_MOST;
    while (n > 0 && n < s.n && ((unsigned char)s.p[n] & 0xC0) == 0x80)
        n--;
    return (int)n;
}
