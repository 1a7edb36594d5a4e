/* buf: text under construction, in an arena.
 *
 *     buf b = {.arena = scratch};
 *     buf_put(&b, S("date "));
 *     buf_printf(&b, "%04d", year);
 *     str s = buf_str(&b);
 *
 * Where many short texts are kept, one that begins on the stack leaves no slack in the arena:
 *
 *     char room[32];
 *     buf b = BUF_ON(room, a);
 *     ...
 *     return arena_str(a, buf_str(&b));
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/arena.h"

typedef struct buf {
    char *p;
    size_t n, cap;
    arena *arena;
} buf;

#define BUF_ON(room, arena) ((buf){(room), 0, sizeof(room), (arena)})

void buf_put(buf *b, str s);
void buf_char(buf *b, char c);

/* Texts one after the other, whole, where buf_printf would cut long ones (STR_ARG):
 *
 *     buf_puts(&b, S("“"), quote, S("”"));
 */
#define buf_puts(b, ...)                                                                           \
    buf_put_list((b), (const str[]){__VA_ARGS__}, sizeof((const str[]){__VA_ARGS__}) / sizeof(str))
void buf_put_list(buf *b, const str *list, size_t n);

/* One more of "a|b|c", which str_split parts again. */
void buf_item(buf *b, str item);

void buf_number(buf *b, uint32_t number, int digits); /* "%0*u", in a tenth of the time */
void buf_printf(buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_reserve(buf *b, size_t more); /* room for `more` bytes and a NUL at b->p + b->n */
str buf_str(const buf *b);             /* borrowed; a NUL follows its last byte */

#endif
