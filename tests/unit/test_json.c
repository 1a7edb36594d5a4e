/* json, hash, diag: small doors and the words of messages. */
#include "base/hash.h"
#include "base/json.h"
#include "unit.h"

Suite *json_suite(void);

START_TEST(reads_members)
{
    json_value *v = json_parse(S("{\"a\":[\"x\",{\"b\":\"y\"},3],\"z\":\"q\\u0000r\"}"));
    const json_value *list = json_member(v, "a");
    want_int("items", json_count(list), 3);
    want_str("first", json_text(json_item(list, 0)), "x");
    want_str("nested", json_text(json_member(json_item(list, 1), "b")), "y");
    want_str("a number is no text", json_text(json_item(list, 2)), "");
    want_int("NUL inside", json_text(json_member(v, "z")).n, 3);
    ck_assert_ptr_null(json_item(list, 3));
    ck_assert_ptr_null(json_member(json_member(v, "none"), "none"));
    json_free(v);
    json_free(NULL);
}
END_TEST

START_TEST(refuses_what_is_no_json)
{
    static const char *const rows[] = {"", "{", "[1,]", "{\"a\":1}x", "'a'", "\xff", "nul"};
    for (size_t i = 0; i < COUNT(rows); i++) {
        json_value *v = json_parse(str_of(rows[i]));
        ck_assert_msg(!v, "'%s' was taken for JSON", rows[i]);
    }
    static char deep[100001];
    memset(deep, '[', sizeof deep - 1);
    ck_assert_ptr_null(json_parse(str_of(deep)));
}
END_TEST

START_TEST(quotes)
{
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"plain", "\"plain\""},
        {"a\"b\\c", "\"a\\\"b\\\\c\""},
        {"line\nend", "\"line\\nend\""},
        {"é–", "\"é–\""},
        {"\x01", "\"\\u0001\""},
        {"caf\xe9", "\"café\""},
        {"", "\"\""},
        {"\b\f\r\t\x7f/", "\"\\b\\f\\r\\t\x7f/\""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        arena a = {0};
        buf b = {.arena = &a};
        json_quote(&b, str_of(rows[i].text));
        want_str(rows[i].text, buf_str(&b), rows[i].want);
        arena_free(&a);
    }
}
END_TEST

START_TEST(writes_members)
{
    arena a = {0};
    buf b = {.arena = &a};
    buf_char(&b, '{');
    json_put_text(&b, "first", S("a\"b"));
    json_put_text_or_null(&b, "none", false, S("x"));
    json_put_text_or_null(&b, "empty", true, S(""));
    json_put_name(&b, "inner");
    buf_char(&b, '{');
    json_put_text(&b, "only", S("c"));
    buf_put(&b, S("}}"));
    want_str("members", buf_str(&b),
             "{\"first\":\"a\\\"b\",\"none\":null,\"empty\":\"\",\"inner\":{\"only\":\"c\"}}");
    arena_free(&a);
}
END_TEST

START_TEST(hashes) /* FIPS 180-2, appendix B */
{
    arena a = {0};
    want_str("abc", sha256_hex(&a, S("abc")),
             "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    want_str("nothing", sha256_hex(&a, (str){0}),
             "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    arena_free(&a);
}
END_TEST

START_TEST(messages_show_their_line)
{
    heard h = {0};
    dateline_diag d = {hear, &h};
    str text = S("one\ntwo\tTHREE\r\nfour");
    diag_say(&d, DATELINE_WARNING, place_at(S("f.csv"), text, 8), "bad '%s'", "THREE");
    want_str("place", str_of(h.text), "f.csv:2:5: bad 'THREE'");
    want_str("line", str_of(h.line), "two THREE");
    ck_assert_int_eq(diag_error(&d, DATELINE_IO, place_file(S("g")), "gone"), DATELINE_IO);
    want_str("file", str_of(h.text), "g:0:0: gone");
    want_str("no line", str_of(h.line), "");
    diag_say(NULL, DATELINE_ERROR, place_file(S("g")), "nobody listens");
    place end = place_at(S("f"), S("a\nb"), 99);
    want_int("clipped to the end", end.line * 10 + end.col, 22);
}
END_TEST

Suite *json_suite(void)
{
    const TTest *tests[] = {reads_members, refuses_what_is_no_json, quotes, writes_members,
                            hashes,        messages_show_their_line};
    return suite_of("json", tests, COUNT(tests));
}
