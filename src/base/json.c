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

static int put_piece(const char *piece, size_t n, void *ctx)
{
    buf_put(ctx, (str){piece, n});
    return 0;
}

void json_quote(buf *b, str text)
{
    if (utf8_invalid(text) != STR_NONE)
        text = utf8_from_cp1252(b->arena, text);
    buf_reserve(b, 2 * text.n + 2);
    json_t *j = json_stringn_nocheck(text.p ? text.p : "", text.n);
    if (j)
        json_dump_callback(j, put_piece, b, JSON_ENCODE_ANY | JSON_COMPACT);
    json_decref(j);
}
