/* EDTF: what is read, how it is written, which days it means, how two dates lie to each other. The
 * cases stand in tables beside this file; random dates must keep the laws that hold for all.
 */
#include "base/file.h"
#include "time/edtf.h"

#include <check.h>

Suite *edtf_suite(void);

/* ---- Tables --------------------------------------------------------------------------------- */

#define COLUMNS_MOST 6

/* The next row's cells, which are parted by `gap` or more blanks; false behind the last row. */
static bool next_row(str *rest, str cells[COLUMNS_MOST], size_t columns, str gap)
{
    str line;
    do {
        if (!str_split(rest, '\n', &line))
            return false;
    } while (!line.n || line.p[0] == '#');
    for (size_t i = 0; i + 1 < columns; i++) {
        size_t at = str_find(line, gap);
        ck_assert_msg(at != STR_NONE, "no column %zu: '%.*s'", i + 2, (int)line.n, line.p);
        cells[i] = str_sub(line, 0, at);
        line = str_trim(str_from(line, at));
    }
    cells[columns - 1] = line;
    return true;
}

static str read_table(arena *a, const char *path)
{
    str text;
    ck_assert_int_eq(file_read(&text, a, str_of(path), 1 << 20, NULL), DATELINE_OK);
    return text;
}

static void want(str input, const char *what, str got, str wanted)
{
    ck_assert_msg(str_eq(got, wanted), "'%.*s': %s is '%.*s', wanted '%.*s'", (int)input.n, input.p,
                  what, (int)got.n, got.p, (int)wanted.n, wanted.p);
}

static str day_text(arena *a, day_number day)
{
    buf b = {.arena = a};
    if (day == DAY_MIN || day == DAY_MAX)
        return S("-");
    edtf_print_day(&b, day);
    return buf_str(&b);
}

static void check_date(arena *a, const str *cells)
{
    static const char *const precisions[] = {"unknown", "open",   "age",    "millennium",
                                             "century", "decade", "year",   "season",
                                             "month",   "day",    "minute", "second"};
    edtf e, again;
    day_number first, last;
    ck_assert_msg(edtf_parse(&e, cells[0]), "'%.*s' is not read", (int)cells[0].n, cells[0].p);
    str canonical = str_eq(cells[1], S("=")) ? cells[0] : cells[1];
    want(cells[0], "canonical", edtf_str(a, e), canonical);
    ck_assert_msg(edtf_parse(&again, canonical) && edtf_equal(e, again),
                  "'%.*s' comes back as another", (int)cells[0].n, cells[0].p);
    ck_assert(edtf_bounds(e, &first, &last));
    want(cells[0], "first day", day_text(a, first), cells[2]);
    want(cells[0], "last day", day_text(a, last), cells[3]);
    want(cells[0], "precision", str_of(precisions[edtf_finest(e)]), cells[4]);
    buf words = {.arena = a};
    edtf_print_words(&words, e);
    want(cells[0], "words", buf_str(&words), cells[5]);
}

START_TEST(dates_are_read_written_and_told)
{
    arena a = {0};
    str rest = read_table(&a, "tests/unit/edtf_dates.txt"), cells[COLUMNS_MOST];
    size_t rows = 0;
    for (; next_row(&rest, cells, 6, S("  ")); rows++)
        check_date(&a, cells);
    ck_assert_uint_gt(rows, 300);
    arena_free(&a);
}
END_TEST

static void check_refused(arena *a, str text, str reason)
{
    edtf e;
    ck_assert_msg(!edtf_parse(&e, text), "'%.*s' is read", (int)text.n, text.p);
    ck_assert_msg(edtf_empty(e), "'%.*s' leaves a date", (int)text.n, text.p);
    buf why = {.arena = a};
    edtf_explain(&why, text);
    want(text, "reason", buf_str(&why), reason);
}

START_TEST(other_texts_are_refused)
{
    arena a = {0};
    str rest = read_table(&a, "tests/unit/edtf_refused.txt"), cells[COLUMNS_MOST];
    size_t rows = 0;
    for (; next_row(&rest, cells, 2, S("  ")); rows++)
        check_refused(&a, cells[0], cells[1]);
    ck_assert_uint_gt(rows, 150);
    check_refused(&a, S("2020-08-09 "), S("it goes on behind the date"));
    check_refused(&a, S(" 2020-08-09"), S("a year has four digits"));
    check_refused(&a, S("2020\0"), S("it goes on behind the date"));
    arena_free(&a);
}
END_TEST

/* A set of years, `n` of them, and in front of them `year`. */
static str long_set(arena *a, str year, int n)
{
    buf b = {.arena = a};
    buf_char(&b, '[');
    buf_put(&b, year);
    while (n-- > 0)
        buf_put(&b, S(",1667"));
    buf_char(&b, ']');
    return buf_str(&b);
}

/* Neither read nor written is a date longer than the interface has room for. */
START_TEST(long_texts_are_refused)
{
    arena a = {0};
    edtf e;
    str longest = long_set(&a, S("1667-12?"), 49);
    ck_assert_uint_eq(longest.n, EDTF_TEXT_MAX - 1);
    ck_assert(edtf_parse(&e, longest));
    want(longest, "canonical", edtf_str(&a, e), longest);
    check_refused(&a, long_set(&a, S("1667-12-0X"), 49), S("it is longer than 255 bytes"));
    check_refused(&a, long_set(&a, S("Y1E9"), 49), S("it is longer than 255 bytes"));
    str hours =
        S("2020-08-09T10:00:00.00000000000000000000000000000000000000000000000000000000000");
    ck_assert(edtf_parse(&e, hours));
    want(hours, "canonical", edtf_str(&a, e), S("2020-08-09T10:00:00"));
    arena_free(&a);
}
END_TEST

/* ---- Relations ------------------------------------------------------------------------------ */

static const char *const relation_names[] = {"same",   "narrows", "widens", "overlaps",
                                             "before", "after",   "apart",  "unrelated"};

static edtf_relation mirrored(edtf_relation r)
{
    static const edtf_relation others[] = {EDTF_SAME,  EDTF_WIDENS, EDTF_NARROWS, EDTF_OVERLAPS,
                                           EDTF_AFTER, EDTF_BEFORE, EDTF_APART,   EDTF_UNRELATED};
    return others[r];
}

static edtf date_of(str text)
{
    edtf e;
    ck_assert_msg(edtf_parse(&e, str_eq(text, S("-")) ? S("") : text), "'%.*s' is not read",
                  (int)text.n, text.p);
    return e;
}

START_TEST(dates_relate)
{
    arena a = {0};
    str rest = read_table(&a, "tests/unit/edtf_pairs.txt"), cells[COLUMNS_MOST];
    size_t rows = 0;
    for (; next_row(&rest, cells, 3, S(" ")); rows++) {
        edtf x = date_of(cells[0]), y = date_of(cells[2]);
        edtf_relation r = edtf_relate(x, y);
        ck_assert_msg(str_eq(str_of(relation_names[r]), cells[1]), "'%.*s' %s '%.*s', wanted %.*s",
                      (int)cells[0].n, cells[0].p, relation_names[r], (int)cells[2].n, cells[2].p,
                      (int)cells[1].n, cells[1].p);
        ck_assert_int_eq(edtf_relate(y, x), mirrored(r));
        ck_assert_int_eq(edtf_may_meet(x, y), r <= EDTF_OVERLAPS);
    }
    ck_assert_uint_gt(rows, 90);
    arena_free(&a);
}
END_TEST

/* ---- Making --------------------------------------------------------------------------------- */

static void want_made(arena *a, edtf e, const char *wanted)
{
    want(S("made"), "date", edtf_str(a, e), str_of(wanted));
}

static edtf of_precision(int32_t year, edtf_precision p)
{
    edtf e = edtf_year(year);
    e.from.precision = (uint8_t)p;
    return e;
}

START_TEST(dates_are_made)
{
    arena a = {0};
    edtf august = edtf_month(2020, 8), day = edtf_day((civil){2020, 9, 17});
    edtf set = date_of(S("[1667,1668-05]"));
    want_made(&a, edtf_range(august, day), "2020-08/2020-09-17");
    want_made(&a, edtf_since(august), "2020-08/..");
    want_made(&a, edtf_until(edtf_range(august, day)), "../2020-09-17");
    want_made(&a, edtf_range(set, set), "1667/1668-05");
    want_made(&a, edtf_or_later(&a, august), "[2020-08..]");
    want_made(&a, edtf_or_later(&a, edtf_qualify(day, EDTF_UNCERTAIN)), "[2020-09-17..]");
    want_made(&a, edtf_or_earlier(&a, edtf_range(august, day)), "[..2020-09-17]");
    want_made(&a, edtf_no_later(&a, edtf_or_later(&a, august), day), "[2020-08..2020-09-17]");
    want_made(&a, edtf_no_later(&a, edtf_or_later(&a, day), day), "2020-09-17");
    want_made(&a, edtf_no_later(&a, edtf_or_later(&a, day), august), "[2020-09-17..]");
    want_made(&a, edtf_no_later(&a, edtf_or_later(&a, day), edtf_since(day)), "[2020-09-17..]");
    want_made(&a, edtf_no_later(&a, set, day), "[1667,1668-05]");
    want_made(&a, edtf_no_later(&a, august, day), "2020-08");
    want_made(&a, edtf_no_later(&a, edtf_or_earlier(&a, august), day), "[..2020-08]");
    want_made(&a, edtf_no_earlier(&a, edtf_or_earlier(&a, day), august), "[2020-08..2020-09-17]");
    want_made(&a, edtf_no_earlier(&a, edtf_or_earlier(&a, day), day), "2020-09-17");
    want_made(&a, edtf_no_earlier(&a, edtf_or_earlier(&a, august), day), "[..2020-08]");
    want_made(&a, edtf_no_earlier(&a, edtf_or_later(&a, day), august), "[2020-09-17..]");
    want_made(&a, edtf_since(set), "1667/..");
    want_made(&a, edtf_month(2020, 22), "2020-22");
    want_made(&a, edtf_day((civil){-44, 3, 15}), "-0044-03-15");
    want_made(&a, edtf_qualify(day, EDTF_APPROXIMATE), "2020-09-17~");
    want_made(&a, edtf_qualify(edtf_range(august, day), EDTF_BOTH), "2020-08%/2020-09-17%");
    want_made(&a, edtf_qualify(edtf_since(august), EDTF_UNCERTAIN), "2020-08?/..");
    want_made(&a, edtf_qualify(date_of(S("2004?-06-~11")), EDTF_SURE), "2004-06-11");
    want_made(&a, edtf_qualify(date_of(S("2004?-06-11")), EDTF_APPROXIMATE), "2004%-~06-~11");
    want_made(&a, edtf_qualify(date_of(S("2004-XX/..")), EDTF_UNCERTAIN), "2004-XX?/..");
    want_made(&a, edtf_qualify(date_of(S("2020-08-09T10:00")), EDTF_UNCERTAIN), "2020-08-09T10:00");
    ck_assert_int_eq(edtf_doubt(date_of(S("2004-06-~11")).from), EDTF_APPROXIMATE);
    ck_assert_int_eq(edtf_doubt(date_of(S("2004?-06-~11")).from), EDTF_BOTH);
    want_made(&a, of_precision(2010, EDTF_DECADE), "201X");
    want_made(&a, of_precision(-99, EDTF_CENTURY), "-00XX");
    want_made(&a, of_precision(12340, EDTF_DECADE), "Y12340S4");
    ck_assert(edtf_equal(of_precision(2010, EDTF_DECADE), date_of(S("201X"))));
    ck_assert(!edtf_equal(date_of(S("2004-XX")), date_of(S("2004"))));
    ck_assert(!edtf_equal(date_of(S("[1667,1668]")), date_of(S("{1667,1668}"))));
    ck_assert(!edtf_equal(date_of(S("[1667,1668]")), date_of(S("[1668,1667]"))));
    ck_assert_int_eq(edtf_finest(edtf_range(august, day)), EDTF_DAY);
    ck_assert(edtf_empty(edtf_since((edtf){0})));
    ck_assert(edtf_empty(edtf_or_later(&a, (edtf){0})));
    arena_free(&a);
}
END_TEST

START_TEST(sets_are_copied_with_their_text)
{
    arena a = {0}, scratch = {0};
    str text = arena_str(&scratch, S("[1667,1670..1672]"));
    edtf copy = edtf_copy(&a, date_of(text));
    arena_free(&scratch);
    want_made(&a, copy, "[1667,1670..1672]");
    arena_free(&a);
}
END_TEST

START_TEST(dates_are_cut)
{
    static const struct {
        const char *text;
        edtf_precision to;
        const char *cut, *stem;
    } rows[] = {
        {"2020-08-09T10:00:00Z", EDTF_DAY, "2020-08-09", "2020-08-09"},
        {"2020-08-09?", EDTF_MONTH, "2020-08", "2020-08-09"},
        {"2020-08", EDTF_MONTH, "2020-08", "2020-08"},
        {"2020-08-09", EDTF_YEAR, "2020", "2020-08-09"},
        {"2020-23", EDTF_MONTH, "2020-23", "2020"},
        {"2020-23~", EDTF_YEAR, "2020", "2020"},
        {"2004-XX-25", EDTF_DAY, "2004", "2004"},
        {"2004-06-XX", EDTF_DAY, "2004-06", "2004-06"},
        {"156X-12-25", EDTF_DAY, "156X", "156X"},
        {"1X1X-11", EDTF_DAY, "1XXX", "1XXX"},
        {"-1X13", EDTF_DAY, "-1XXX", "-1XXX"},
        {"1950S2", EDTF_DAY, "19XX", "19XX"},
        {"Y17E7", EDTF_DAY, "Y170000000", "Y170000000"},
        {"-0043-03-15", EDTF_DAY, "-0043-03-15", "-0043-03-15"},
    };
    arena a = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        edtf e = date_of(str_of(rows[i].text));
        buf stem = {.arena = &a};
        want_made(&a, (edtf){.from = edtf_cut(e.from, rows[i].to)}, rows[i].cut);
        edtf_print_stem(&stem, e);
        want(str_of(rows[i].text), "stem", buf_str(&stem), str_of(rows[i].stem));
    }
    static const char *const others[][2] = {{"../2020-08", "2020-08"},
                                            {"2020-05-03/2020-06-04", "2020-05-03"},
                                            {"[1668,1667-05]", "1667-05"},
                                            {"[..1984]", "1984"},
                                            {"", ""}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        buf stem = {.arena = &a};
        edtf_print_stem(&stem, date_of(str_of(others[i][0])));
        want(str_of(others[i][0]), "stem", buf_str(&stem), str_of(others[i][1]));
    }
    arena_free(&a);
}
END_TEST

/* ---- Laws ----------------------------------------------------------------------------------- */

static uint32_t seed;

static uint32_t any(uint32_t n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

static void put_mark(buf *b)
{
    static const char *const marks[] = {"?", "~", "%", "", "", "", "", "", "", ""};
    buf_put(b, str_of(marks[any(10)]));
}

static void put_two(buf *b, uint32_t n)
{
    buf_printf(b, "%02u", n);
    if (any(8) == 0)
        b->p[b->n - 1] = 'X';
    if (any(8) == 0)
        b->p[b->n - 2] = 'X';
}

static void put_random_year(buf *b)
{
    if (any(10) == 0) {
        buf_printf(b, "Y%s%u", any(2) ? "-" : "", 10000 + any(9000000));
        return;
    }
    buf_printf(b, "%s%04u", any(5) ? "" : "-", 1 + any(9999));
    for (size_t i = 1; i <= 4; i++)
        if (any(8) == 0)
            b->p[b->n - i] = 'X';
    if (any(12) == 0)
        buf_printf(b, "S%u", 1 + any(4));
}

/* Much of what is put together so is a date. */
static void put_random_date(buf *b)
{
    put_mark(b);
    put_random_year(b);
    put_mark(b);
    for (uint32_t i = 0, parts = any(3); i < parts; i++) {
        buf_char(b, '-');
        put_mark(b);
        put_two(b, i == 0 && any(4) == 0 ? 21 + any(21) : 1 + any(i == 0 ? 12 : 30));
        put_mark(b);
    }
    if (any(10) == 0)
        buf_printf(b, "T%02u:%02u:%02u%s", any(24), any(60), any(60), any(2) ? "Z" : "+03:30");
}

static void put_random_set(buf *b)
{
    bool all = any(2);
    buf_char(b, all ? '{' : '[');
    buf_put(b, any(4) ? S("") : S(".."));
    for (uint32_t i = 0, n = 1 + any(4); i < n; i++) {
        buf_put(b, i ? S(",") : S(""));
        put_random_date(b);
    }
    if (any(3) == 0)
        buf_printf(b, "..%u", 9000 + any(999));
    buf_put(b, any(4) ? S("") : S(".."));
    buf_char(b, all ? '}' : ']');
}

static edtf random_edtf(arena *a)
{
    edtf e;
    for (;;) {
        buf b = {.arena = a};
        uint32_t form = any(4);
        if (form == 3)
            put_random_set(&b);
        else if (form < 2 || any(4))
            put_random_date(&b);
        if (form == 2) {
            buf_char(&b, '/');
            put_random_date(&b);
        }
        if (edtf_parse(&e, buf_str(&b)))
            return e;
    }
}

START_TEST(random_dates_come_back)
{
    arena a = {0};
    seed = 1;
    for (int i = 0; i < 20000; i++) {
        edtf e = random_edtf(&a), again;
        day_number first, last;
        str text = edtf_str(&a, e);
        ck_assert_msg(edtf_parse(&again, text) && edtf_equal(e, again), "'%s' comes back as '%s'",
                      text.p, edtf_str(&a, again).p);
        ck_assert_msg(edtf_bounds(e, &first, &last) && first <= last, "'%s': days", text.p);
        ck_assert_msg(edtf_relate(e, again) == EDTF_SAME, "'%s' is not itself", text.p);
        buf words = {.arena = &a};
        edtf_print_words(&words, e);
        ck_assert_msg(words.n > 0, "'%s': no words", text.p);
        edtf cut = {.from = edtf_cut(e.from, (edtf_precision)(EDTF_YEAR + any(4)))};
        edtf_relation r = e.set ? EDTF_WIDENS : edtf_relate(cut, (edtf){.from = e.from});
        bool holds = r == EDTF_SAME || r == EDTF_WIDENS || r == EDTF_UNRELATED;
        bool winter = e.from.month > 12; /* lies partly in the next year */
        ck_assert_msg(holds || winter, "'%s': cut", text.p);
        if (i % 1000 == 0)
            arena_free(&a);
    }
    arena_free(&a);
}
END_TEST

START_TEST(relations_have_two_sides)
{
    arena a = {0};
    seed = 2;
    size_t seen[EDTF_UNRELATED + 1] = {0};
    for (int i = 0; i < 50000; i++) {
        edtf x = random_edtf(&a), y = random_edtf(&a);
        day_number x_first, x_last, y_first, y_last;
        edtf_relation r = edtf_relate(x, y);
        ck_assert_int_eq(edtf_relate(y, x), mirrored(r));
        edtf_bounds(x, &x_first, &x_last);
        edtf_bounds(y, &y_first, &y_last);
        ck_assert_int_eq(r == EDTF_BEFORE, x_last < y_first);
        if (r == EDTF_NARROWS)
            ck_assert(x_first >= y_first && x_last <= y_last);
        seen[r]++;
        if (i % 1000 == 0)
            arena_free(&a);
    }
    for (edtf_relation r = EDTF_NARROWS; r < EDTF_UNRELATED; r++)
        ck_assert_msg(seen[r] > 0, "no two dates %s", relation_names[r]);
    arena_free(&a);
}
END_TEST

/* A digit told where there was an X, or a part told where there was none, only narrows. */
START_TEST(more_digits_narrow)
{
    arena a = {0};
    seed = 3;
    size_t tried = 0;
    for (int i = 0; i < 20000; i++) {
        buf b = {.arena = &a};
        edtf wide, narrow;
        buf_printf(&b, "%04u-", any(10000));
        put_two(&b, 1 + any(12));
        buf_char(&b, '-');
        put_two(&b, 1 + any(30));
        str text = arena_str(&a, buf_str(&b));
        if (!edtf_parse(&narrow, text))
            continue;
        if (any(3) == 0)
            b.n -= 3;
        else
            b.p[any(4)] = 'X';
        ck_assert_msg(edtf_parse(&wide, buf_str(&b)), "'%s' is read, '%.*s' is not", text.p,
                      (int)b.n, b.p);
        edtf_relation r = edtf_relate(narrow, wide);
        ck_assert_msg(r == EDTF_SAME || r == EDTF_NARROWS, "'%s' %s '%.*s'", text.p,
                      relation_names[r], (int)b.n, b.p);
        tried++;
    }
    ck_assert_uint_gt(tried, 10000);
    arena_free(&a);
}
END_TEST

Suite *edtf_suite(void)
{
    Suite *s = suite_create("edtf");
    TCase *c = tcase_create("edtf");
    tcase_add_test(c, dates_are_read_written_and_told);
    tcase_add_test(c, other_texts_are_refused);
    tcase_add_test(c, long_texts_are_refused);
    tcase_add_test(c, dates_relate);
    tcase_add_test(c, dates_are_made);
    tcase_add_test(c, sets_are_copied_with_their_text);
    tcase_add_test(c, dates_are_cut);
    tcase_add_test(c, random_dates_come_back);
    tcase_add_test(c, relations_have_two_sides);
    tcase_add_test(c, more_digits_narrow);
    suite_add_tcase(s, c);
    return s;
}
