/* columns: measuring and breaking by the columns that Unicode gives each character: two for
 * ideographs, none for accents. */
#include "draw/columns.h"

#include "base/utf8.h"

size_t text_columns(str s)
{
    size_t sum = 0;
    for (size_t at = 0; at < s.n;)
        sum += utf8_columns(utf8_next(s, &at));
    return sum;
}

/* Where the first line of `s` ends: behind the last word that fits, else behind the last character,
 * and behind at least one. */
static size_t line_end(str s, size_t width)
{
    size_t used = 0, word = 0;
    for (size_t at = 0; at < s.n;) {
        size_t before = at;
        uint32_t cp = utf8_next(s, &at);
        used += utf8_columns(cp);
        if (cp == ' ')
            word = before;
        else if (used > width)
            return word ? word : before ? before : at;
    }
    return s.n;
}

void columns_wrap(str_vec *out, arena *a, str head, str text, size_t width)
{
    size_t indent = text_columns(head);
    width = width > indent ? width - indent : 1;
    do {
        size_t end = line_end(text, width);
        buf line = {.arena = a};
        buf_put(&line, head);
        buf_put(&line, str_trim(str_sub(text, 0, end)));
        *vec_push(a, out) = buf_str(&line);
        text = str_trim(str_from(text, end));
        buf blanks = {.arena = a};
        columns_repeat(&blanks, S(" "), indent);
        head = buf_str(&blanks);
    } while (text.n);
}

str columns_fit(arena *a, str s, size_t width)
{
    if (text_columns(s) <= width)
        return s;
    buf b = {.arena = a};
    size_t used = 1; /* of "…" */
    for (size_t at = 0, end = 0;; end = at) {
        used += utf8_columns(utf8_next(s, &at));
        if (used > width) {
            buf_put(&b, str_trim(str_sub(s, 0, end)));
            buf_put(&b, S("…"));
            return buf_str(&b);
        }
    }
}

void columns_pad(buf *out, str text, size_t width)
{
    size_t used = text_columns(text);
    buf_put(out, text);
    columns_repeat(out, S(" "), width > used ? width - used : 0);
}

void columns_repeat(buf *out, str piece, size_t times)
{
    for (size_t i = 0; i < times; i++)
        buf_put(out, piece);
}
