/* fuzz_redact: the first line is a name or, after a *, a pattern; the rest a text, out of which it
 * must be taken, and an output that may hold it.
 */
#include "text/redact.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    arena a = {0};
    redactor_names r;
    str input = {(const char *)data, size}, name;
    buf table = {.arena = &a};
    str_split(&input, '\n', &name);
    bool pattern = str_starts(name, S("*"));
    buf_put(&table, pattern ? S("pattern\n") : S("name\n"));
    csv_put(&table, str_sub(name, 0, 100));
    if (redact_parse(&r, &a, S("names.csv"), buf_str(&table), NULL) == DATELINE_OK) {
        size_t row;
        str once = redact_text(&r, &a, input, REDACT_PROSE);
        str twice = redact_text(&r, &a, once, REDACT_PROSE);
        if (!str_eq(once, twice))
            abort();
        redact_text(&r, &a, input, REDACT_NAME);
        redact_leaks(&r, input, &row);
    }
    arena_free(&a);
    return 0;
}
