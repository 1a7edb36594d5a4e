/* schema: one table of every CSV of a lexicon, with its columns and what may stand in them. It
 * drives both loading and checking: a file that passes holds no surprise for the loader.
 *
 *     schema_table t;
 *     status = schema_read(&t, a, S("data/en"), "states", diag);
 *     for (size_t i = 0; i < t.csv.rows.n; i++)
 *         str name = schema_cell(&t, i, 0);
 */
#ifndef LEX_SCHEMA_H
#define LEX_SCHEMA_H

#include "base/csv.h"

#define SCHEMA_COLUMNS 7

typedef enum column_type {
    COLUMN_TEXT,
    COLUMN_LIST,   /* texts parted by |, none of them empty */
    COLUMN_WORD,   /* one word without blanks */
    COLUMN_CHOICE, /* one of `choices` (parted by |), which stand in the order of an enum */
    COLUMN_SET,    /* some of them, parted by | */
    COLUMN_NUMBER, /* from min to max */
    COLUMN_FLAG,   /* yes, or empty */
} column_type;

typedef struct schema_column {
    const char *name;
    column_type type;
    bool required; /* may not be empty */
    const char *choices;
    uint32_t min, max;
} schema_column;

typedef struct schema {
    const char *table; /* the file is TABLE.csv */
    size_t keys;       /* no two rows are alike in so many first columns; 0: any may be */
    schema_column columns[SCHEMA_COLUMNS];
} schema;

typedef struct schema_table {
    const schema *schema;
    csv_table csv;
    size_t column[SCHEMA_COLUMNS]; /* schema's column → the file's, or STR_NONE */
} schema_table;

/* Reads and checks DIR/TABLE.csv. A missing file is a table without rows. DATELINE_INVALID with
 * one message for each mistake found (the first 20 of a file). */
dateline_status schema_read(schema_table *out, arena *a, str dir, const char *table,
                            const dateline_diag *d);

/* The trimmed value in the schema's column `col`; empty if the file has no such column. */
str schema_cell(const schema_table *t, size_t row, size_t col);
bool schema_flag(const schema_table *t, size_t row, size_t col);
uint32_t schema_choice(const schema_table *t, size_t row, size_t col); /* from 0; 0 if empty */
uint32_t schema_set(const schema_table *t, size_t row, size_t col);    /* a bit for each choice */
uint32_t schema_number(const schema_table *t, size_t row, size_t col);
place schema_place(const schema_table *t, size_t row, size_t col);

#endif
