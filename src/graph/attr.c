/* The one codec between texts and DOT strings. Whatever bytes a document holds, quoting them here,
 * letting Graphviz read them and unescaping them gives the same bytes back.
 */
#include "graph/attr.h"

#include "base/bytes.h"

/* How a byte must be written, or an empty str where it stands for itself. */
static str escape_of(char c)
{
    switch (c) {
    case '\\': return S("\\\\");
    case '"': return S("\\\"");
    case '\n': return S("\\n");
    case '\r': return S("\\r");
    case '\0': return S(" ");
    default: return S("");
    }
}

/* What may not stand first: a minus, and the % of a node without a name, to which Graphviz gives
 * another number each time. */
static bool is_leading(char c)
{
    return c == '-' || c == '%';
}

/* From `at` on, the first byte that escape_of might change, or the end. */
static size_t plain_end(str text, size_t at)
{
    for (; at < text.n; at += 8) {
        size_t n = text.n - at;
        uint64_t word = n >= 8 ? bytes_load(text.p + at) : bytes_load_few(text.p + at, n);
        uint64_t special = bytes_between(word, '\\', '\\') | bytes_between(word, '"', '"') |
                           bytes_between(word, '\0', '\r');
        if (special != 0)
            return at + bytes_first(special); /* at the end, where zeros were added */
    }
    return text.n;
}

void attr_quote(buf *b, str text)
{
    buf_reserve(b, text.n + 3);
    b->p[b->n++] = '"';
    if (text.n > 0 && is_leading(text.p[0]))
        b->p[b->n++] = '\\';
    size_t from = 0; /* of the bytes not yet written */
    for (size_t at = plain_end(text, 0); at < text.n; at = plain_end(text, at + 1)) {
        str escape = escape_of(text.p[at]);
        if (escape.n == 0)
            continue;
        buf_put(b, str_sub(text, from, at - from));
        buf_put(b, escape);
        from = at + 1;
    }
    buf_put(b, str_from(text, from));
    buf_char(b, '"');
}

/* The character that stands for `\c`, or 0 if that is none of our escapes. */
static char escaped(char c, size_t at)
{
    if (c == '\\')
        return '\\';
    if (c == 'n')
        return '\n';
    if (c == 'r')
        return '\r';
    return at == 0 && is_leading(c) ? c : 0;
}

str attr_unescape(arena *a, str value)
{
    if (str_find_char(value, '\\') == STR_NONE)
        return arena_str(a, value);
    buf b = {.arena = a};
    buf_reserve(&b, value.n);
    for (size_t i = 0; i < value.n; i++) {
        char c = value.p[i] == '\\' && i + 1 < value.n ? escaped(value.p[i + 1], i) : 0;
        if (c != 0)
            i++;
        buf_char(&b, c != 0 ? c : value.p[i]);
    }
    return buf_str(&b);
}

void attr_put_fraction(buf *b, double value)
{
    unsigned milli = value >= 1 ? 1000 : value > 0 ? (unsigned)(value * 1000 + 0.5) : 0;
    buf_number(b, milli / 1000, 1);
    unsigned rest = milli % 1000;
    if (rest == 0)
        return;
    buf_char(b, '.');
    for (unsigned unit = 100; rest > 0; unit /= 10) {
        buf_char(b, (char)('0' + rest / unit));
        rest %= unit;
    }
}

bool attr_fraction(double *out, str text)
{
    *out = 0;
    size_t dot = str_find_char(text, '.');
    str whole = dot == STR_NONE ? text : str_sub(text, 0, dot);
    str rest = dot == STR_NONE ? S("0") : str_from(text, dot + 1);
    uint32_t units, part;
    if (!str_number(whole, &units) || rest.n == 0 || rest.n > 9 || !str_number(rest, &part))
        return false;
    double value = part;
    for (size_t i = 0; i < rest.n; i++)
        value /= 10;
    *out = units + value;
    return *out <= 1;
}

bool attr_range(uint32_t *begin, uint32_t *end, str text)
{
    *begin = *end = 0;
    size_t dash = str_find_char(text, '-');
    return dash != STR_NONE && str_number(str_sub(text, 0, dash), begin) &&
           str_number(str_from(text, dash + 1), end) && *begin <= *end;
}
