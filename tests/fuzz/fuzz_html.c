/* fuzz_html: any bytes as a web page; what is read must hold the promises of text/source.h. */
#include "text/source.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_source(const source *s)
{
    size_t end = 0;
    if (utf8_invalid(s->text) != STR_NONE || (s->text.n && memchr(s->text.p, 0, s->text.n)))
        abort();
    for (size_t i = 0; i < s->blocks.n; i++) {
        span at = s->blocks.v[i].at;
        if (at.at < end || at.n == 0 || (size_t)at.at + at.n > s->text.n)
            abort();
        end = span_end(at);
        if (utf8_invalid(str_sub(s->text, at.at, at.n)) != STR_NONE)
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    arena a = {0}, b = {0};
    source first, second;
    str bytes = {(const char *)data, size};
    bool pdf = str_find(str_sub(bytes, 0, 1024), S("%PDF-")) != STR_NONE;
    if (!pdf && !source_from_bytes(&first, &a, bytes, S("a.html"), NULL, NULL) &&
        first.form == SOURCE_HTML) {
        check_source(&first);
        if (source_from_bytes(&second, &b, bytes, S("a.html"), NULL, NULL) ||
            !str_eq(first.text, second.text))
            abort();
    }
    arena_free(&a);
    arena_free(&b);
    return 0;
}
