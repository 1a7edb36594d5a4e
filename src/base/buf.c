/* buf: text that grows by doubling in its arena. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void grow(buf *b, size_t more)
{
    size_t cap = b->cap ? b->cap : 64;
    while (cap - b->n <= more)
        cap *= 2;
    char *p = arena_room(b->arena, char, cap);
    if (b->n)
        memcpy(p, b->p, b->n);
    p[b->n] = 0;
    b->p = p;
    b->cap = cap;
}

void buf_reserve(buf *b, size_t more)
{
    if (b->cap - b->n <= more)
        grow(b, more);
}

void buf_put(buf *b, str s)
{
    if (!s.n)
        return;
    if (b->cap - b->n <= s.n)
        grow(b, s.n);
    memcpy(b->p + b->n, s.p, s.n);
    b->n += s.n;
    b->p[b->n] = 0;
}

void buf_put_list(buf *b, const str *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        buf_put(b, list[i]);
}

void buf_char(buf *b, char c)
{
    if (b->cap - b->n <= 1)
        grow(b, 1);
    b->p[b->n++] = c;
    b->p[b->n] = 0;
}

void buf_item(buf *b, str item)
{
    if (b->n > 0)
        buf_char(b, '|');
    buf_put(b, item);
}

void buf_number(buf *b, uint32_t number, int digits)
{
    char text[10];
    size_t at = sizeof text;
    do {
        text[--at] = (char)('0' + number % 10);
        number /= 10;
        digits--;
    } while (at > 0 && (number > 0 || digits > 0));
    buf_put(b, (str){text + at, sizeof text - at});
}

void buf_printf(buf *b, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    if (n > 0) {
        buf_reserve(b, (size_t)n);
        vsnprintf(b->p + b->n, (size_t)n + 1, format, again);
        b->n += (size_t)n;
    }
    va_end(again);
    va_end(args);
}

str buf_str(const buf *b)
{
    return (str){b->p, b->n};
}
