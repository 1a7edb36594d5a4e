/* json: thin and total wrappers around jansson, so that callers need no checks of their own. */
#include "base/json.h"

#include "base/utf8.h"

#include <jansson.h>

json_value *json_parse(str text)
{
    return (json_value *)json_loadb(text.p ? text.p : "", text.n, JSON_DECODE_ANY | JSON_ALLOW_NUL,
                                    NULL);
}

void json_free(json_value *v)
{
    json_decref((json_t *)v);
}

const json_value *json_member(const json_value *object, const char *key)
{
    return (const json_value *)json_object_get((const json_t *)object, key);
}

size_t json_count(const json_value *array)
{
    return json_array_size((const json_t *)array);
}

const json_value *json_item(const json_value *array, size_t i)
{
    return (const json_value *)json_array_get((const json_t *)array, i);
}

str json_text(const json_value *v)
{
    const json_t *j = (const json_t *)v;
    return json_is_string(j) ? (str){json_string_value(j), json_string_length(j)} : (str){0};
}

static void put_escape(buf *b, char c)
{
    static const char escaped[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
    size_t which = str_find_char(S(escaped), c);
    buf_char(b, '\\');
    if (which != STR_NONE)
        buf_char(b, letters[which]);
    else
        buf_printf(b, "u%04X", (unsigned char)c);
}

void json_quote(buf *b, str text)
{
    if (utf8_invalid(text) != STR_NONE)
        text = utf8_from_cp1252(b->arena, text);
    buf_reserve(b, text.n + 2);
    buf_char(b, '"');
    size_t done = 0;
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c >= ' ' && c != '"' && c != '\\')
            continue;
        buf_put(b, str_sub(text, done, i - done));
        put_escape(b, text.p[i]);
        done = i + 1;
    }
    buf_put(b, str_from(text, done));
    buf_char(b, '"');
}

void json_put_name(buf *b, const char *name)
{
    if (b->n > 0 && b->p[b->n - 1] != '{')
        buf_char(b, ',');
    buf_puts(b, S("\""), str_of(name), S("\":"));
}

void json_put_text(buf *b, const char *name, str value)
{
    json_put_name(b, name);
    json_quote(b, value);
}

void json_put_text_or_null(buf *b, const char *name, bool there, str value)
{
    json_put_name(b, name);
    if (there)
        json_quote(b, value);
    else
        buf_put(b, S("null"));
}
