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

str slug_free(map *used, arena *a, str id)
{
    uint32_t *last = map_slot_of(used, id);
    uint32_t n = *last == MAP_NONE ? 1 : *last;
    buf b = {.arena = a};
    buf_put(&b, id);
    if (*last != MAP_NONE) {
        do {
            b.n = id.n;
            buf_printf(&b, "-%u", ++n);
        } while (map_get(used, buf_str(&b)) != MAP_NONE);
        *map_slot_of(used, buf_str(&b)) = 1;
    }
    *map_slot_of(used, id) = n;
    return buf_str(&b);
}
