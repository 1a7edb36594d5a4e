/* "Presidential election in Belarus" → presidential-election-in-belarus: its first words. */
#include "graph/slug.h"

#include "base/utf8.h"

#define SLUG_MAX 48

/* Lower case letters and digits joined by '-', cut at a word; "event" of a text without any. */
static void put_words(buf *b, str text)
{
    arena scratch = ARENA_SCRATCH;
    str rest = utf8_fold(&scratch, text), word;
    size_t start = b->n;
    while (str_split(&rest, ' ', &word)) {
        if (b->n - start + word.n > SLUG_MAX && b->n > start)
            break;
        if (b->n > start)
            buf_char(b, '-');
        buf_put(b, utf8_cut(word, SLUG_MAX));
    }
    if (b->n == start)
        buf_put(b, S("event"));
    arena_free(&scratch);
}

void slug_put_event(buf *b, edtf date, str label)
{
    size_t start = b->n;
    edtf_print_stem(b, date);
    if (b->n == start)
        buf_put(b, S("undated"));
    buf_put(b, S("--"));
    put_words(b, label);
}

void slug_put_entity(buf *b, entity_kind kind, str label)
{
    buf_put(b, entity_kind_name(kind));
    buf_char(b, ':');
    put_words(b, label);
}
