/* json: reading small foreign JSON (a page's JSON-LD), the only door to jansson; and writing our
 * own, member by member. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"

typedef struct json_value json_value; /* NULL is a valid "nothing" for every function that reads */

/* NULL if the text is no JSON. Free with json_free. */
json_value *json_parse(str text);
void json_free(json_value *v);
const json_value *json_member(const json_value *object, const char *key);
size_t json_count(const json_value *array); /* 0 if not an array */
const json_value *json_item(const json_value *array, size_t i);
str json_text(const json_value *v); /* of a string, borrowed; else empty */

/* The text as a JSON string with its quotes, valid for any bytes. */
void json_quote(buf *b, str text);

/* `"name":` and its value; a comma before it unless it is the first of its object. */
void json_put_name(buf *b, const char *name);
void json_put_text(buf *b, const char *name, str value);
void json_put_text_or_null(buf *b, const char *name, bool there, str value);

#endif
