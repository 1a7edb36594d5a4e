/* The one codec between texts and DOT strings. Whatever bytes a document holds, quoting them here,
 * letting Graphviz read them and unescaping them gives the same bytes back.
 */
#include "graph/attr.h"

/* Bytes that escape_of may write otherwise. */
static const bool is_special[256] = {
    ['\\'] = true, ['"'] = true, ['\n'] = true, ['\r'] = true, ['\0'] = true, ['-'] = true,
};

/* How byte `i` of a text must be written, or an empty str where it stands for itself. */
static str escape_of(char c, size_t i)
{
    switch (c) {
    case '\\': return S("\\\\");
    case '"': return S("\\\"");
    case '\n': return S("\\n");
    case '\r': return S("\\r");
    case '\0': return S(" ");
    case '-': return i == 0 ? S("\\-") : S("");
    default: return S("");
    }
}

void attr_quote(buf *b, str text)
{
    size_t plain = 0; /* where the bytes not yet written begin */
    buf_char(b, '"');
    for (size_t i = 0; i < text.n; i++) {
        if (!is_special[(unsigned char)text.p[i]])
            continue;
        str escape = escape_of(text.p[i], i);
        if (escape.n == 0)
            continue;
        buf_put(b, str_sub(text, plain, i - plain));
        buf_put(b, escape);
        plain = i + 1;
    }
    buf_put(b, str_from(text, plain));
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
    return c == '-' && at == 0 ? '-' : 0;
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
    buf_printf(b, "%u", milli / 1000);
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
