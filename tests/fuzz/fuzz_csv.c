/* fuzz_csv: any bytes as a table, as a manifest and as words of furniture; each row has as many
 * fields as the header, and every place lies in the file. */
#include "text/furniture.h"
#include "text/manifest.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void hear(void *ctx, const dateline_message *m)
{
    (void)ctx;
    if (!m->what || !m->file)
        abort();
}

static void read_table(arena *a, str text, const dateline_diag *d)
{
    csv_table t;
    if (csv_parse_table(&t, a, S("t.csv"), text, d))
        return;
    if (!t.header.n || csv_column(&t, str_trim(t.header.v[0])) != 0)
        abort();
    for (size_t r = 0; r < t.rows.n && r < 50; r++) {
        place p = csv_place(&t, r, t.header.n - 1);
        if (p.line < t.rows.v[r].line || p.col < 1)
            abort();
    }
    furniture_words words = {0};
    furniture_load(&words, a, &t, d);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    arena a = {0};
    str text = {(const char *)data, size};
    dateline_diag d = {hear, NULL};
    manifest m;
    read_table(&a, text, &d);
    manifest_parse(&m, &a, S("documents.csv"), text, &d);
    arena_free(&a);
    return 0;
}
