/* str and buf: cutting, searching and building text. */
#include "base/buf.h"
#include "unit.h"

Suite *str_suite(void);

START_TEST(finds)
{
    static const struct {
        const char *hay, *needle;
        long at;
    } rows[] = {
        {"a moved vote", "vote", 8}, {"aaab", "aab", 1}, {"vote", "", 0},         {"", "v", -1},
        {"vot", "vote", -1},         {"", "", 0},        {"votevote", "vote", 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t at = str_find(str_of(rows[i].hay), str_of(rows[i].needle));
        want_int(rows[i].hay, at == STR_NONE ? -1 : (long)at, rows[i].at);
    }
}
END_TEST

START_TEST(cuts_within_bounds)
{
    static const struct {
        size_t at, n;
        const char *want;
    } rows[] = {
        {0, 3, "Min"}, {3, 99, "sk"}, {5, 1, ""}, {99, 1, ""}, {1, SIZE_MAX, "insk"}, {0, 0, ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        want_str("Minsk", str_sub(S("Minsk"), rows[i].at, rows[i].n), rows[i].want);
    want_str("span", str_span(S("Minsk"), (span){3, 400}), "sk");
}
END_TEST

START_TEST(shows_whole_letters)
{
    char text[260];
    memset(text, 'x', sizeof text);
    memcpy(text + 199, "\xC5\x81", 2); /* Ł over the end of what is shown */
    want_int("cut", str_shown((str){text, sizeof text}), 199);
    want_int("whole", str_shown((str){text, 150}), 150);
    memset(text, '\x80', sizeof text);
    want_int("no letters", str_shown((str){text, sizeof text}), 0);
}
END_TEST

START_TEST(compares)
{
    static const struct {
        const char *a, *b;
        int order;
        bool same, same_nocase;
    } rows[] = {
        {"a", "b", -1, false, false},   {"b", "a", 1, false, false},
        {"a", "a", 0, true, true},      {"a", "ab", -1, false, false},
        {"", "", 0, true, true},        {"OSCE", "osce", -1, false, true},
        {"\x80", "a", 1, false, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        str a = str_of(rows[i].a), b = str_of(rows[i].b);
        int order = str_cmp(a, b);
        want_int(rows[i].a, (order > 0) - (order < 0), rows[i].order);
        want_int(rows[i].a, str_eq(a, b), rows[i].same);
        want_int(rows[i].a, str_eq_nocase(a, b), rows[i].same_nocase);
    }
    ck_assert(str_starts(S("2020-08"), S("2020")) && !str_starts(S("20"), S("2020")));
    ck_assert(str_ends(S("a.csv"), S(".csv")) && !str_ends(S("sv"), S(".csv")));
}
END_TEST

START_TEST(splits)
{
    static const struct {
        const char *text, *pieces;
    } rows[] = {
        {"a|b|c", "[a][b][c]"}, {"a||b", "[a][][b]"}, {"|", "[][]"}, {"", "[]"}, {"ab", "[ab]"}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        arena a = {0};
        buf got = {.arena = &a};
        str rest = str_of(rows[i].text), piece;
        while (str_split(&rest, '|', &piece))
            buf_printf(&got, "[%.*s]", STR_ARG(piece));
        want_str(rows[i].text, buf_str(&got), rows[i].pieces);
        arena_free(&a);
    }
}
END_TEST

START_TEST(looks_into_lists)
{
    want_int("first", str_lists(S("a|bc|d"), S("a")), true);
    want_int("last", str_lists(S("a|bc|d"), S("d")), true);
    want_int("part", str_lists(S("a|bc|d"), S("b")), false);
    want_int("none", str_lists(S(""), S("")), false);
    static const char *const list[] = {"bc", "a", "a"};
    uint32_t at = 7;
    want_int("among", str_among(&at, list, COUNT(list), S("a")), true);
    want_int("the first", at, 1);
    want_int("not among", str_among(&at, list, COUNT(list), S("b")), false);
    want_int("untouched", at, 1);
    want_int("whichever", STR_AMONG(list, S("bc")), true);
}
END_TEST

START_TEST(takes_words)
{
    static const struct {
        const char *text;
        size_t most;
        bool last;
        const char *want;
    } rows[] = {{"one two three", 2, false, "one two"},
                {"one two three", 2, true, "two three"},
                {"one two three", 3, false, "one two three"},
                {"one", 2, true, "one"},
                {"one ", 1, false, "one"},
                {"", 1, true, ""}};
    for (size_t i = 0; i < COUNT(rows); i++)
        want_str(rows[i].text, str_words(str_of(rows[i].text), rows[i].most, rows[i].last),
                 rows[i].want);
}
END_TEST

START_TEST(tells_bytes)
{
    static const struct {
        char c, lower;
        const char *is; /* digit, upper, lower, letter, vowel */
    } rows[] = {{'0', '0', "d"},      {'9', '9', "d"},  {'/', '/', ""},    {':', ':', ""},
                {'A', 'a', "ul"},     {'Z', 'z', "ul"}, {'a', 'a', "llv"}, {'z', 'z', "ll"},
                {'@', '@', ""},       {'[', '[', ""},   {'`', '`', ""},    {'{', '{', ""},
                {'\xc3', '\xc3', ""}, {0, 0, ""}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        char c = rows[i].c, got[6], *g = got;
        if (ascii_is_digit(c))
            *g++ = 'd';
        if (ascii_is_upper(c))
            *g++ = 'u';
        if (ascii_is_lower(c))
            *g++ = 'l';
        if (ascii_is_letter(c))
            *g++ = 'l';
        if (ascii_is_vowel(c))
            *g++ = 'v';
        str is = {got, (size_t)(g - got)};
        want_str(rows[i].is, is, rows[i].is);
        want_int(rows[i].is, ascii_lower(c), rows[i].lower);
    }
}
END_TEST

START_TEST(reads_numbers)
{
    static const struct {
        const char *text;
        long long value; /* -1: refused */
    } rows[] = {
        {"0", 0},   {"007", 7}, {"4294967295", 4294967295},   {"4294967296", -1}, {"", -1},
        {"-1", -1}, {"1 ", -1}, {"99999999999999999999", -1}, {"1e3", -1},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint32_t value = 0;
        bool ok = str_number(str_of(rows[i].text), &value);
        want_int(rows[i].text, ok ? (long long)value : -1, rows[i].value);
    }
}
END_TEST

START_TEST(trims)
{
    want_str("both", str_trim(S(" \t a b\r\n")), "a b");
    want_str("blank", str_trim(S(" \n ")), "");
}
END_TEST

START_TEST(builds)
{
    arena a = {0};
    buf b = {.arena = &a};
    for (int i = 0; i < 1000; i++)
        buf_printf(&b, "%03d,", i);
    buf_char(&b, '.');
    buf_put(&b, (str){0});
    want_int("length", b.n, 4001);
    want_str("end", str_from(buf_str(&b), 3996), "999,.");
    ck_assert_int_eq(b.p[b.n], 0);
    arena_free(&a);
}
END_TEST

START_TEST(sorts)
{
    str list[] = {S("b"), S("ab"), S(""), S("a"), S("B")};
    static const char *const want[] = {"", "B", "a", "ab", "b"};
    str_sort(list, COUNT(list));
    str_sort(NULL, 0);
    for (size_t i = 0; i < COUNT(list); i++) {
        want_str("order", list[i], want[i]);
        ck_assert(str_in_sorted(list, COUNT(list), str_of(want[i])));
    }
    ck_assert(!str_in_sorted(list, COUNT(list), S("aa")));
    ck_assert(!str_in_sorted(NULL, 0, S("a")));
}
END_TEST

START_TEST(lists_items)
{
    arena a = {0};
    buf b = {.arena = &a};
    buf_item(&b, S("a"));
    want_str("one", buf_str(&b), "a");
    buf_item(&b, S("b c"));
    buf_item(&b, S("d"));
    want_str("three", buf_str(&b), "a|b c|d");
    arena_free(&a);
}
END_TEST

START_TEST(writes_numbers)
{
    static const struct {
        uint32_t number;
        int digits;
        const char *want;
    } rows[] = {{0, 1, "0"},
                {0, 0, "0"},
                {7, 2, "07"},
                {2020, 4, "2020"},
                {UINT32_MAX, 1, "4294967295"},
                {12345, 2, "12345"},
                {5, 99, "0000000005"}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        arena a = {0};
        buf b = {.arena = &a};
        buf_number(&b, rows[i].number, rows[i].digits);
        want_str(rows[i].want, buf_str(&b), rows[i].want);
        arena_free(&a);
    }
}
END_TEST

Suite *str_suite(void)
{
    const TTest *tests[] = {
        finds,       cuts_within_bounds, shows_whole_letters, compares,   sorts,
        splits,      looks_into_lists,   reads_numbers,       trims,      builds,
        lists_items, writes_numbers,     takes_words,         tells_bytes};
    return suite_of("str", tests, COUNT(tests));
}
