/* csv: rows and fields, and the place and words of every mistake. */
#include "base/buf.h"
#include "base/csv.h"
#include "unit.h"

Suite *csv_suite(void);

START_TEST(reads)
{
    static const struct {
        const char *text, *want; /* header, then rows, a field in [] */
    } rows[] = {
        {"a,b\n1,2\n", "[a][b]/[1][2]/"},
        {"a,b\n1,2", "[a][b]/[1][2]/"},
        {"a,b\r\n1,2\r\n", "[a][b]/[1][2]/"},
        {"\xef\xbb\xbf"
         "a,b\n1,2\n",
         "[a][b]/[1][2]/"},
        {"a,b\n1\n", "[a][b]/[1][]/"},
        {"a,b\n,\n", "[a][b]/[][]/"},
        {"a,b\n\n\n1,2\n\n", "[a][b]/[1][2]/"},
        {"# comment, \"x\na,b\n# another\n1,2\n", "[a][b]/[1][2]/"},
        {"a,b\n\"x, \"\"y\"\"\",\"two\nlines\"\n", "[a][b]/[x, \"y\"][two\nlines]/"},
        {"a,b\n\"x\n# no comment\",2\n", "[a][b]/[x\n# no comment][2]/"},
        {"a,b\n 1 , 2 \n", "[a][b]/[1][2]/"},
        {"a,b\n\" 1 \",2\n", "[a][b]/[ 1 ][2]/"},
        {"a\n", "[a]/"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        arena a = {0};
        csv_table t;
        want_int(rows[i].text, csv_parse_table(&t, &a, S("t.csv"), str_of(rows[i].text), NULL),
                 DATELINE_OK);
        buf got = {.arena = &a};
        for (size_t c = 0; c < t.header.n; c++)
            buf_printf(&got, "[%.*s]", STR_ARG(t.header.v[c]));
        buf_char(&got, '/');
        for (size_t r = 0; r < t.rows.n; r++) {
            for (size_t c = 0; c < t.header.n; c++)
                buf_printf(&got, "[%.*s]", STR_ARG(t.rows.v[r].fields[c]));
            buf_char(&got, '/');
        }
        want_str(rows[i].text, buf_str(&got), rows[i].want);
        arena_free(&a);
    }
}
END_TEST

START_TEST(refuses)
{
    static const struct {
        const char *text, *message, *line;
    } rows[] = {
        {"a,b\n1,2\n1,2,3\n", "t.csv:3:5: row has 3 fields, the header has 2", "1,2,3"},
        {"a,b\n1,\"2\n", "t.csv:2:0: quote is never closed", "1,\"2"},
        {"a,b\n1,2\"3\"\n",
         "t.csv:2:0: quote out of place: a field with quotes must begin and end "
         "with one, and double those inside",
         "1,2\"3\""},
        {"", "t.csv:1:1: no header row", ""},
        {"\n# only this\n", "t.csv:1:1: no header row", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        arena a = {0};
        csv_table t;
        heard h = {0};
        dateline_diag d = {hear, &h};
        want_int(rows[i].text, csv_parse_table(&t, &a, S("t.csv"), str_of(rows[i].text), &d),
                 DATELINE_INVALID);
        want_str(rows[i].text, str_of(h.text), rows[i].message);
        want_str(rows[i].text, str_of(h.line), rows[i].line);
        arena_free(&a);
    }
}
END_TEST

/* As in a table that was saved as UTF-16: a graph could not hold it. */
START_TEST(refuses_zero_bytes)
{
    arena a = {0};
    csv_table t;
    heard h = {0};
    dateline_diag d = {hear, &h};
    ck_assert(csv_parse_table(&t, &a, S("t.csv"), S("a,b\n1,\0002\n"), &d) == DATELINE_INVALID);
    want_str("message", str_of(h.text), "t.csv:2:3: a zero byte: the table must be text in UTF-8");
    arena_free(&a);
}
END_TEST

START_TEST(knows_columns_and_places)
{
    arena a = {0};
    csv_table t;
    str text = S("file,published\n# c\n\"a,\nb\",2020\nx,2021\n");
    ck_assert_int_eq(csv_parse_table(&t, &a, S("t.csv"), text, NULL), DATELINE_OK);
    want_int("published", csv_column(&t, S("published")), 1);
    ck_assert(csv_column(&t, S("title")) == STR_NONE);
    place p = csv_place(&t, 1, 1);
    want_int("line", p.line, 5);
    want_int("column", p.col, 3);
    p = csv_place(&t, 0, 1);
    want_int("line after a break in quotes", p.line, 4);
    want_int("column after a break in quotes", p.col, 4);
    arena_free(&a);
}
END_TEST

static void parse_big(void *ctx)
{
    csv_table t;
    static char text[200000];
    size_t n = (size_t)snprintf(text, sizeof text, "a,b\n");
    while (n < sizeof text - 40)
        n += (size_t)snprintf(text + n, sizeof text - n, "\"field %zu\",x\n", n);
    csv_parse_table(&t, ctx, S("t.csv"), (str){text, n}, NULL);
}

/* Nothing may stay behind: the sanitizer build sees what libcsv holds. */
START_TEST(survives_no_memory)
{
    size_t n = 1;
    for (bool done = false; !done && n < 100; n++) {
        arena a = {0};
        arena_fail_after(n);
        done = oom_guard(parse_big, &a);
        arena_fail_after(0);
        arena_free(&a);
    }
    ck_assert_uint_gt(n, 3);
    ck_assert_uint_lt(n, 100);
}
END_TEST

Suite *csv_suite(void)
{
    const TTest *const tests[] = {reads, refuses, refuses_zero_bytes, knows_columns_and_places,
                                  survives_no_memory};
    return suite_of("csv", tests, COUNT(tests));
}
