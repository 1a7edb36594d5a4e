/* manifest: the rows of documents.csv as facts about each file. */
#include "text/manifest.h"

#include "base/csv.h"
#include "time/written.h"

static const str known_columns[] = {STR_INIT("file"), STR_INIT("title"), STR_INIT("source"),
                                    STR_INIT("published"), STR_INIT("url")};
enum { FILE_COLUMN, TITLE_COLUMN, SOURCE_COLUMN, PUBLISHED_COLUMN, URL_COLUMN, KNOWN_COLUMNS };

static str cell(const csv_table *t, size_t row, size_t column)
{
    return column == STR_NONE ? (str){0} : str_trim(t->rows.v[row].fields[column]);
}

static bool is_known(str column)
{
    for (size_t i = 0; i < KNOWN_COLUMNS; i++) {
        if (str_eq_nocase(str_trim(column), known_columns[i]))
            return true;
    }
    return false;
}

static str_vec extra_of(arena *a, const csv_table *t, size_t row)
{
    str_vec extra = {0};
    for (size_t i = 0; i < t->header.n; i++) {
        str value = cell(t, row, i);
        if (!value.n || !t->header.v[i].n || is_known(t->header.v[i]))
            continue;
        *vec_push(a, &extra) = t->header.v[i];
        *vec_push(a, &extra) = value;
    }
    return extra;
}

static dateline_status read_row(manifest *out, arena *a, const csv_table *t, size_t row,
                                const size_t columns[KNOWN_COLUMNS], date_order order,
                                const dateline_diag *d)
{
    str file = cell(t, row, columns[FILE_COLUMN]);
    if (!file.n)
        return diag_error(d, DATELINE_INVALID, csv_place(t, row, columns[FILE_COLUMN]),
                          "no file named");
    uint32_t *index = map_slot_of(&out->index, file);
    if (*index != MAP_NONE)
        return diag_error(d, DATELINE_INVALID, csv_place(t, row, columns[FILE_COLUMN]),
                          "file '%.*s' is named twice", STR_ARG(file));
    source_facts facts = {
        .title = cell(t, row, columns[TITLE_COLUMN]),
        .outlet = cell(t, row, columns[SOURCE_COLUMN]),
        .url = cell(t, row, columns[URL_COLUMN]),
        .extra = extra_of(a, t, row),
    };
    str published = cell(t, row, columns[PUBLISHED_COLUMN]);
    dateline_status status = written_read(&facts.published, published, order,
                                          csv_place(t, row, columns[PUBLISHED_COLUMN]), d);
    if (status != DATELINE_OK)
        return status;
    if (published.n)
        facts.published_by = S("manifest");
    *index = (uint32_t)out->files.n;
    *vec_push(a, &out->files) = file;
    *vec_push(a, &out->facts) = facts;
    return DATELINE_OK;
}

dateline_status manifest_parse(manifest *out, arena *a, str name, str text, const dateline_diag *d)
{
    csv_table t;
    *out = (manifest){.index = {.arena = a}};
    dateline_status status = csv_parse_table(&t, a, name, text, d);
    if (status)
        return status;
    size_t columns[KNOWN_COLUMNS];
    for (size_t i = 0; i < KNOWN_COLUMNS; i++)
        columns[i] = csv_column(&t, known_columns[i]);
    if (columns[FILE_COLUMN] == STR_NONE)
        return diag_error(d, DATELINE_INVALID,
                          (place){.file = name, .line = 1, .col = 1, .text = t.text},
                          "no column 'file' among %.*s", STR_ARG(csv_columns(a, &t)));
    date_order order = ORDER_UNKNOWN;
    for (size_t row = 0; row < t.rows.n; row++)
        order = written_order(order, cell(&t, row, columns[PUBLISHED_COLUMN]));
    for (size_t row = 0; row < t.rows.n; row++) {
        dateline_status row_status = read_row(out, a, &t, row, columns, order, d);
        status = status ? status : row_status;
    }
    return status;
}

const source_facts *manifest_of(const manifest *m, str file)
{
    uint32_t at = map_get(&m->index, file);
    return at == MAP_NONE ? NULL : &m->facts.v[at];
}
