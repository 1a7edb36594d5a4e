/* utf8: decoding, what is valid, Windows-1252, folding of names. */
#include "base/utf8.h"
#include "unit.h"

Suite *utf8_suite(void);

START_TEST(text_is_cut_between_characters)
{
    static const struct {
        const char *text;
        size_t most;
        const char *want;
    } rows[] = {
        {"abc", 5, "abc"},   {"abc", 2, "ab"},  {"aø", 2, "a"}, {"aø", 3, "aø"},
        {"明斯克", 4, "明"}, {"明斯克", 2, ""}, {"", 0, ""},    {"🗳", 3, ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        want_str(rows[i].text, utf8_cut(str_of(rows[i].text), rows[i].most), rows[i].want);
}
END_TEST

START_TEST(says_where_bytes_are_not_utf8)
{
    static const struct {
        const char *text;
        long at; /* -1: valid */
    } rows[] = {
        {"plain ascii that is longer than eight bytes", -1},
        {"Minsk – Žodzina – Гродно – 明斯克 – 🗳", -1},
        {"", -1},
        {"caf\xe9", 3},
        {"\xc0\xaf", 0},         /* overlong slash */
        {"\xed\xa0\x80", 0},     /* a surrogate */
        {"\xf4\x90\x80\x80", 0}, /* beyond U+10FFFF */
        {"abcdefgh\xe2\x82", 8}, /* cut short */
        {"\x80", 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t at = utf8_invalid(str_of(rows[i].text));
        want_int(rows[i].text, at == STR_NONE ? -1 : (long)at, rows[i].at);
    }
}
END_TEST

START_TEST(decodes_and_encodes)
{
    static const struct {
        const char *bytes;
        uint32_t cp;
        size_t n;
    } rows[] = {
        {"a", 'a', 1},       {"é", 0xe9, 2},          {"–", 0x2013, 3},     {"🗳", 0x1f5f3, 4},
        {"\xff", 0xfffd, 1}, {"\xe2\x82", 0xfffd, 1}, {"\xc3(", 0xfffd, 1},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        arena a = {0};
        size_t at = 0;
        uint32_t cp = utf8_next(str_of(rows[i].bytes), &at);
        want_int(rows[i].bytes, cp, rows[i].cp);
        want_int(rows[i].bytes, at, rows[i].n);
        buf b = {.arena = &a};
        utf8_put(&b, cp);
        if (cp != 0xfffd)
            want_str(rows[i].bytes, buf_str(&b), rows[i].bytes);
        arena_free(&a);
    }
}
END_TEST

START_TEST(reads_windows_1252)
{
    static const struct {
        const char *bytes, *want;
    } rows[] = {
        {"caf\xe9", "café"},
        {"\x93so\x94 \x96 \x80", "“so” – €"},
        {"\x81", "\xef\xbf\xbd"},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        arena a = {0};
        want_str(rows[i].bytes, utf8_from_cp1252(&a, str_of(rows[i].bytes)), rows[i].want);
        arena_free(&a);
    }
}
END_TEST

START_TEST(folds_names)
{
    static const struct {
        const char *name, *want;
    } rows[] = {
        {"Jürgen  O’Neil-Braun", "jurgen o neil braun"},
        {"Ju\xcc\x88rgen", "jurgen"}, /* the mark stands alone, as macOS writes it */
        {"  OSCE ", "osce"},
        {"Łódź", "łodz"},
        {"Лукашенко", "лукашенко"},
        {"G7", "g7"},
        {"U.S.", "u s"},
        {"...", ""},
        {"", ""},
        {"ﬁnance", "finance"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        arena a = {0};
        want_str(rows[i].name, utf8_fold(&a, str_of(rows[i].name)), rows[i].want);
        arena_free(&a);
    }
}
END_TEST

START_TEST(lowers)
{
    arena a = {0};
    want_str("lower", utf8_lowercase(&a, S("Élysée’s ÅND")), "élysée's ånd");
    arena_free(&a);
}
END_TEST

START_TEST(begins_a_sentence)
{
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"officials said", "Officials said"},
        {"élysée denies", "Élysée denies"},
        {"\"quiet\" clerk shot", "\"Quiet\" clerk shot"},
        {"iPhone unveiled", "iPhone unveiled"},
        {"NATO met", "NATO met"},
        {"9 August", "9 August"},
        {"\"", "\""},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        arena a = {0};
        want_str(rows[i].text, utf8_capitalised(&a, str_of(rows[i].text)), rows[i].want);
        arena_free(&a);
    }
}
END_TEST

START_TEST(classes)
{
    static const struct {
        uint32_t cp;
        const char *classes; /* l letter, u upper, o lower, s space */
    } rows[] = {
        {'a', "lo"},  {'Z', "lu"},    {'1', ""},     {' ', "s"}, {0xa0, "s"}, {0x2003, "s"},
        {0xe9, "lo"}, {0x0416, "lu"}, {0x660e, "l"}, {'-', ""},  {'\n', "s"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint32_t c = rows[i].cp;
        char got[5] = "", *p = got;
        if (utf8_is_letter(c))
            *p++ = 'l';
        if (utf8_is_upper(c))
            *p++ = 'u';
        if (utf8_is_lower(c))
            *p++ = 'o';
        if (utf8_is_space(c))
            *p++ = 's';
        ck_assert_msg(!strcmp(got, rows[i].classes), "U+%04X: got '%s', wanted '%s'", c, got,
                      rows[i].classes);
    }
}
END_TEST

Suite *utf8_suite(void)
{
    const TTest *tests[] = {
        text_is_cut_between_characters,
        says_where_bytes_are_not_utf8,
        decodes_and_encodes,
        reads_windows_1252,
        folds_names,
        lowers,
        begins_a_sentence,
        classes,
    };
    return suite_of("utf8", tests, COUNT(tests));
}
