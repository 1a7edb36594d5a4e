/* csv: tables with a header row; the only door to libcsv (which knows no positions, so we count).
 */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/vec.h"

typedef struct csv_row {
    str *fields;   /* one per header column; missing ones are empty */
    uint32_t line; /* where the row begins, from 1, */
    uint32_t at;   /* and its byte */
} csv_row;

typedef struct csv_table {
    str file, text;
    char delimiter;
    str_vec header;
    VEC(csv_row) rows;
} csv_table;

/* Parses `text` (UTF-8, BOM allowed, quoted fields may hold commas, quotes and newlines; lines that
 * begin with # are comments; blank lines are skipped). A row with more fields than the header, a
 * quote out of place or an unclosed one, a zero byte: DATELINE_INVALID with line and column. Fields
 * are parted by commas, or by the semicolons or tabs of a header that has no comma: spreadsheets
 * write these where a comma is part of numbers. */
dateline_status csv_parse_table(csv_table *out, arena *a, str file, str text,
                                const dateline_diag *d);

str csv_header_line(str text); /* the first that is neither blank nor a comment */

size_t csv_column(const csv_table *t, str name); /* in any case; its index, or STR_NONE */

str csv_columns(arena *a, const csv_table *t); /* their names, for messages: 'Date', 'Event' */

/* Where field `col` of row `row` begins, for messages about its value. */
place csv_place(const csv_table *t, size_t row, size_t col);

/* A field, in quotes where it needs them. What a spreadsheet would take for a formula, or we for a
 * comment, gets an apostrophe in front; csv_unguard takes it away again. */
void csv_put(buf *out, str field);
str csv_unguard(str field);

#endif
