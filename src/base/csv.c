/* csv: tables through libcsv. Lines are fed one at a time, so that the row at hand is known when
 * libcsv calls back; columns are found afterwards, only for messages. */
#include "base/csv.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#define MISTAKES_SHOWN 50
#define COLUMNS_SHOWN  120 /* bytes of their names */

typedef struct csv_reader {
    csv_table *table;
    arena *arena;
    const dateline_diag *diag;
    str_vec fields;    /* of the row being read */
    uint32_t line;     /* being fed */
    uint32_t row_line; /* where the row being read began, */
    uint32_t row_at;   /* and its byte */
    uint32_t failed;   /* rows that are wrong */
} csv_reader;

static void end_field(void *bytes, size_t n, void *ctx)
{
    csv_reader *r = ctx;
    if (!r->fields.n)
        vec_reserve(r->arena, &r->fields, r->table->header.n);
    *vec_push(r->arena, &r->fields) = arena_str(r->arena, (str){bytes, n});
}

/* Where field `col` of the row on `line`, from byte `row_at` on, begins: delimiters outside quotes
 * part fields. */
static place field_place(const csv_table *t, uint32_t line, uint32_t row_at, size_t col)
{
    str rest = str_from(t->text, row_at);
    size_t at = 0;
    bool quoted = false;
    for (size_t seen = 0; at < rest.n && seen < col; at++) {
        if (rest.p[at] == '"')
            quoted = !quoted;
        else if (rest.p[at] == '\n' && !quoted)
            break; /* a short row: its end stands for what is missing */
        else if (rest.p[at] == t->delimiter && !quoted)
            seen++;
    }
    place here = place_at(t->file, rest, at);
    here.skipped = line - 1;
    here.line += here.skipped;
    return here;
}

static void end_row(int c, void *ctx)
{
    (void)c;
    csv_reader *r = ctx;
    csv_table *t = r->table;
    if (!t->header.n) {
        t->header = r->fields;
        r->fields = (str_vec){0};
        return;
    }
    if (r->fields.n > t->header.n) {
        if (r->failed++ < MISTAKES_SHOWN)
            diag_error(r->diag, DATELINE_INVALID,
                       field_place(t, r->row_line, r->row_at, t->header.n),
                       "row has %zu fields, the header has %zu", r->fields.n, t->header.n);
    }
    while (r->fields.n < t->header.n)
        *vec_push(r->arena, &r->fields) = (str){0};
    *vec_push(r->arena, &t->rows) = (csv_row){r->fields.v, r->row_line, r->row_at};
    r->fields = (str_vec){0};
}

static bool feed(struct csv_parser *parser, csv_reader *r, str line)
{
    if (csv_parse(parser, line.p, line.n, end_field, end_row, r) == line.n)
        return true;
    if (csv_error(parser) == CSV_EPARSE)
        diag_error(
            r->diag, DATELINE_INVALID,
            (place){.file = r->table->file, .line = r->line, .col = 0, .text = r->table->text},
            "quote out of place: a field with quotes must begin and end with one, and "
            "double those inside");
    else
        diag_error(r->diag, DATELINE_NOMEM, place_file(r->table->file), "%s",
                   csv_strerror(csv_error(parser)));
    return false;
}

static bool feed_lines(struct csv_parser *parser, csv_reader *r, str text)
{
    bool quoted = false;
    while (text.n) {
        size_t end = str_find_char(text, '\n');
        str line = str_sub(text, 0, end == STR_NONE ? text.n : end + 1);
        text = str_from(text, line.n);
        r->line++;
        if (!quoted && line.p[0] == '#')
            continue;
        if (!quoted)
            r->row_line = r->line, r->row_at = (uint32_t)(line.p - r->table->text.p);
        for (size_t i = 0; i < line.n; i++)
            quoted ^= line.p[i] == '"';
        if (!feed(parser, r, line))
            return false;
    }
    if (!quoted)
        return true;
    diag_error(
        r->diag, DATELINE_INVALID,
        (place){.file = r->table->file, .line = r->row_line, .col = 0, .text = r->table->text},
        "quote is never closed");
    return false;
}

typedef struct csv_job {
    struct csv_parser *parser;
    csv_reader *reader;
    str text;
    bool done;
} csv_job;

static void run_job(void *ctx)
{
    csv_job *job = ctx;
    job->done = feed_lines(job->parser, job->reader, job->text);
    if (job->done)
        csv_fini(job->parser, end_field, end_row, job->reader);
}

str csv_header_line(str text)
{
    str line = {0};
    if (str_starts(text, S("\xEF\xBB\xBF")))
        text = str_from(text, 3);
    while (str_split(&text, '\n', &line) && (str_trim(line).n == 0 || line.p[0] == '#'))
        ;
    return line;
}

static char find_delimiter(str text)
{
    str line = csv_header_line(text);
    if (str_find_char(line, ',') != STR_NONE)
        return ',';
    return str_find_char(line, ';') != STR_NONE    ? ';'
           : str_find_char(line, '\t') != STR_NONE ? '\t'
                                                   : ',';
}

/* libcsv holds its field buffer on the heap: free it before memory trouble goes further up. */
static bool parse_guarded(csv_reader *r, str text)
{
    struct csv_parser parser;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0)
        return false;
    csv_set_delim(&parser, (unsigned char)r->table->delimiter);
    csv_job job = {&parser, r, text, false};
    bool in_memory = oom_guard(run_job, &job);
    csv_free(&parser);
    if (!in_memory)
        oom_leap();
    return job.done;
}

dateline_status csv_parse_table(csv_table *out, arena *a, str file, str text,
                                const dateline_diag *d)
{
    *out = (csv_table){.file = file, .text = text};
    if (str_starts(text, S("\xEF\xBB\xBF")))
        text = str_from(text, 3);
    out->text = text;
    size_t zero = str_find_char(text, '\0');
    if (zero != STR_NONE)
        return diag_error(d, DATELINE_INVALID, place_at(file, text, zero),
                          "a zero byte: the table must be text in UTF-8");
    out->delimiter = find_delimiter(text);
    csv_reader r = {.table = out, .arena = a, .diag = d};
    if (!parse_guarded(&r, text) || r.failed)
        return DATELINE_INVALID;
    if (!out->header.n)
        return diag_error(d, DATELINE_INVALID,
                          (place){.file = file, .line = 1, .col = 1, .text = text},
                          "no header row");
    return DATELINE_OK;
}

size_t csv_column(const csv_table *t, str name)
{
    for (size_t i = 0; i < t->header.n; i++) {
        if (str_eq_nocase(str_trim(t->header.v[i]), name))
            return i;
    }
    return STR_NONE;
}

str csv_columns(arena *a, const csv_table *t)
{
    buf b = {.arena = a};
    for (size_t i = 0; i < t->header.n && b.n < COLUMNS_SHOWN; i++)
        buf_printf(&b, "%s'%.*s'", i > 0 ? ", " : "", STR_ARG(str_trim(t->header.v[i])));
    return buf_str(&b);
}

place csv_place(const csv_table *t, size_t row, size_t col)
{
    const csv_row *r = &t->rows.v[row];
    return field_place(t, r->line, r->at, col);
}

/* ---- Writing -------------------------------------------------------------------------------- */

/* Behind any apostrophes: what begins a formula (full-width forms too), or a comment of ours. */
static bool is_dangerous(str field)
{
    static const str starts[] = {STR_INIT("="),  STR_INIT("+"),  STR_INIT("-"),  STR_INIT("@"),
                                 STR_INIT("\t"), STR_INIT("\r"), STR_INIT("\n"), STR_INIT("#"),
                                 STR_INIT("＝"), STR_INIT("＋"), STR_INIT("－"), STR_INIT("＠")};
    while (str_starts(field, S("'")))
        field = str_from(field, 1);
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (str_starts(field, starts[i]))
            return true;
    }
    return false;
}

void csv_put(buf *out, str field)
{
    bool quote = false;
    for (size_t i = 0; i < field.n && !quote; i++)
        quote = str_find_char(S(",;\"\n\r\t"), field.p[i]) != STR_NONE;
    quote = quote || (field.n > 0 && (field.p[0] == ' ' || field.p[field.n - 1] == ' '));
    buf_put(out, quote ? S("\"") : S(""));
    buf_put(out, is_dangerous(field) ? S("'") : S(""));
    for (size_t i = 0; i < field.n; i++) {
        if (field.p[i] == '"')
            buf_char(out, '"');
        buf_char(out, field.p[i]);
    }
    buf_put(out, quote ? S("\"") : S(""));
}

str csv_unguard(str field)
{
    return str_starts(field, S("'")) && is_dangerous(field) ? str_from(field, 1) : field;
}
