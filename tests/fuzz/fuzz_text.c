/* fuzz_text: any bytes as plain text, with a few words of furniture to find; what is read must hold
 * the promises of text/source.h, and no letter may lie outside the blocks. */
#include "text/furniture.h"
#include "text/pages.h"
#include "text/source.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char table[] =
    "phrase,use,weight\nshare,line,2\nread more,section,5\nsign up,plea,3\nsupport us,plea,3\n"
    "share this,start,3\nyour,address,1\nwe,address,1\nthe,prose,1\nof,prose,1\nand,prose,1\n"
    "to,prose,1\nin,prose,1\nmay,month,5\nnovember,month,11\npublished,stamp,1\nafp,credit,1\n";

static void check_between(str text, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if ((text.p[i] >= 'a' && text.p[i] <= 'z') || (text.p[i] >= 'A' && text.p[i] <= 'Z'))
            abort();
}

static void check_source(const source *s)
{
    size_t end = 0;
    if (utf8_invalid(s->text) != STR_NONE || (s->text.n && memchr(s->text.p, 0, s->text.n)))
        abort();
    for (size_t i = 0; i < s->blocks.n; i++) {
        span at = s->blocks.v[i].at;
        if (at.at < end || at.n == 0 || (size_t)at.at + at.n > s->text.n ||
            utf8_invalid(str_sub(s->text, at.at, at.n)) != STR_NONE)
            abort();
        check_between(s->text, end, at.at);
        end = span_end(at);
    }
    check_between(s->text, end, s->text.n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    arena a = {0};
    source s;
    csv_table csv;
    furniture_words words = {0};
    if (csv_parse_table(&csv, &a, S("furniture.csv"), S(table), NULL) ||
        furniture_load(&words, &a, &csv, NULL))
        abort();
    source_facts facts = {.furniture = &words};
    str bytes = {(const char *)data, size};
    bool pdf = size >= 5 && str_find(str_sub(bytes, 0, 1024), S("%PDF-")) != STR_NONE;
    if (!pdf && !source_from_bytes(&s, &a, bytes, S("a.txt"), &facts, NULL) &&
        s.form == SOURCE_TEXT)
        check_source(&s);
    str joined = pages_joined(&a, bytes);
    size_t feed = str_find_char(joined, '\f'); /* before the notes of all pages */
    bool again = feed != STR_NONE && str_find_char(str_from(joined, feed + 1), '\f') != STR_NONE;
    if (joined.n > 2 * size || again)
        abort();
    arena_free(&a);
    return 0;
}
