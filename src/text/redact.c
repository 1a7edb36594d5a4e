/* The table of names. */
#include "text/redact.h"

#include "text/redact_find.h"
#include "text/redact_forms.h"

static str cell(const csv_table *t, size_t row, size_t column)
{
    return column == STR_NONE ? S("") : csv_unguard(str_trim(t->rows.v[row].fields[column]));
}

/* The place of a row, without its text: no message may show it. */
static place row_place(const redactor_names *r, size_t row)
{
    return (place){.file = r->table.file, .line = r->table.rows.v[row].line};
}

static dateline_status read_rows(redactor_names *out, arena *a, const dateline_diag *d)
{
    const csv_table *t = &out->table;
    size_t name = csv_column(t, S("name")), pattern = csv_column(t, S("pattern"));
    size_t replacement = csv_column(t, S("replacement"));
    if (name == STR_NONE && pattern == STR_NONE)
        return diag_error(d, DATELINE_INVALID, place_file(t->file), "no column 'name'");
    dateline_status status = DATELINE_OK;
    for (size_t row = 0; row < t->rows.n; row++) {
        size_t before = out->forms.n;
        str by = cell(t, row, replacement);
        *vec_push(a, &out->replacements) = by.n > 0 ? by : S("[redacted]");
        redact_add_forms(out, a, row, cell(t, row, name));
        redact_add_pattern(out, a, row, cell(t, row, pattern));
        bool empty = cell(t, row, name).n == 0 && cell(t, row, pattern).n == 0 && by.n == 0;
        if (out->forms.n == before && !empty)
            status = diag_error(d, DATELINE_INVALID, row_place(out, row),
                                "neither a name nor a pattern with letters");
    }
    redact_list_forms(out, a, 0);
    for (size_t row = 0; row < t->rows.n; row++) {
        size_t other;
        if (redact_holds_name(out, out->replacements.v[row], &other))
            status = diag_error(d, DATELINE_INVALID, row_place(out, row),
                                "the replacement holds a name of line %u", t->rows.v[other].line);
    }
    return status;
}

void redact_add_name(redactor_names *r, arena *a, size_t row, str name)
{
    size_t before = r->forms.n;
    redact_add_forms(r, a, row, name);
    redact_list_forms(r, a, before);
}

/* Passes messages on without the line they are about. */
static void say_bare(void *ctx, const dateline_message *m)
{
    const dateline_diag *d = ctx;
    dateline_message bare = *m;
    bare.text = NULL;
    if (d != NULL && d->say != NULL)
        d->say(d->ctx, &bare);
}

dateline_status redact_parse(redactor_names *out, arena *a, str name, str text,
                             const dateline_diag *d)
{
    dateline_diag bare = {say_bare, (void *)(uintptr_t)d};
    *out = (redactor_names){0};
    dateline_status status = csv_parse_table(&out->table, a, name, text, &bare);
    return status == DATELINE_OK ? read_rows(out, a, &bare) : status;
}
