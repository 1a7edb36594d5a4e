/* fuzz_edtf: any bytes; what is read as a date must come back from its own writing, with bounds in
 * order. */
#include "time/edtf.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    arena a = {0};
    edtf e, again;
    if (edtf_parse(&e, (str){(const char *)data, size})) {
        str text = edtf_str(&a, e);
        day_number first, last;
        if (!edtf_parse(&again, text) || !str_eq(edtf_str(&a, again), text)) {
            abort();
        }
        if (edtf_bounds(e, &first, &last) != !edtf_empty(e)) {
            abort();
        }
        if (!edtf_empty(e) && (first > last || edtf_relate(e, again) != EDTF_SAME)) {
            abort();
        }
        buf words = {.arena = &a};
        edtf_print_words(&words, e);
    }
    arena_free(&a);
    return 0;
}
