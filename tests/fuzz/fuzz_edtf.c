/* fuzz_edtf: any bytes, as one date or as two parted by a line break. What is read must come back
 * from its own writing, with days in order, words, and relations that agree from both sides; what
 * is not read must say why. */
#include "time/written.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static edtf read_date(arena *a, str text)
{
    edtf e, again;
    day_number first, last;
    buf said = {.arena = a}, stem = {.arena = a};
    if (!edtf_parse(&e, text)) {
        edtf_explain(&said, text);
        must(edtf_empty(e) && said.n > 0);
        return e;
    }
    str written = edtf_str(a, e);
    must(written.n < EDTF_TEXT_MAX);
    must(edtf_parse(&again, written) && edtf_equal(e, again));
    must(str_eq(edtf_str(a, again), written));
    must(edtf_bounds(e, &first, &last) == !edtf_empty(e));
    edtf_print_words(&said, e);
    must((said.n > 0) == !edtf_empty(e));
    edtf_print_stem(&stem, e);
    must(edtf_parse(&again, buf_str(&stem)));
    if (!edtf_empty(e)) {
        must(first <= last);
        edtf_print_day(&said, first);
        edtf_print_day(&said, last);
    }
    return e;
}

static edtf_relation mirrored(edtf_relation r)
{
    switch (r) {
    case EDTF_NARROWS: return EDTF_WIDENS;
    case EDTF_WIDENS: return EDTF_NARROWS;
    case EDTF_BEFORE: return EDTF_AFTER;
    case EDTF_AFTER: return EDTF_BEFORE;
    default: return r;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    arena a = {0};
    str first = {(const char *)data, size}, second = {0};
    size_t line = str_find_char(first, '\n');
    if (line != STR_NONE) {
        second = str_from(first, line + 1);
        first = str_sub(first, 0, line);
    }
    edtf x = read_date(&a, first), y = read_date(&a, second);
    must(edtf_relate(x, x) == (edtf_empty(x) ? EDTF_UNRELATED : EDTF_SAME));
    edtf_relation r = edtf_relate(x, y);
    must(edtf_relate(y, x) == mirrored(r));
    must(edtf_may_meet(x, y) == edtf_may_meet(y, x));
    edtf_copy(&a, x);
    date_order order = written_order(ORDER_UNKNOWN, second);
    edtf written;
    must(written_date(&written, first, order) == !edtf_empty(written));
    must(edtf_parse(&x, edtf_str(&a, written)) && edtf_equal(x, written));
    written_read(&written, first, order, place_file(second), NULL);
    arena_free(&a);
    return 0;
}
