/* bytes: eight at a time tell the same as one by one. */
#include "base/bytes.h"

#include "unit.h"

Suite *bytes_suite(void);

START_TEST(loads_the_first_byte_lowest)
{
    const char text[] = "abcdefgh";
    ck_assert_uint_eq(bytes_load(text), UINT64_C(0x6867666564636261));
    for (size_t n = 0; n <= 8; n++)
        ck_assert_uint_eq(bytes_load_few(text, n), bytes_keep(bytes_load(text), n));
    ck_assert_uint_eq(bytes_load_few("\xFF\xFE\xFD", 3), 0xFDFEFF);
}
END_TEST

/* Each byte at each place, among others that would carry into it if anything did. */
START_TEST(classes_agree_with_the_plain_ones)
{
    static const char around[] = {0, 'a', 'Z', '[', (char)0x7F, (char)0x80, (char)0xFF};
    for (unsigned c = 0; c < 256; c++) {
        for (size_t at = 0; at < 8; at++) {
            for (size_t k = 0; k < COUNT(around); k++) {
                char text[8];
                memset(text, around[k], 8);
                text[at] = (char)c;
                uint64_t word = bytes_load(text), top = UINT64_C(0x80) << (8 * at);
                uint64_t letters = bytes_letters(word), uppers = bytes_uppers(word, letters);
                bool upper = c >= 'A' && c <= 'Z', small = c >= 'a' && c <= 'z';
                ck_assert_msg(((letters & top) != 0) == (upper || small), "letter %u at %zu", c,
                              at);
                ck_assert_msg(((uppers & top) != 0) == upper, "capital %u at %zu", c, at);
                ck_assert_msg(((bytes_between(word, '0', '9') & top) != 0) ==
                                  (c >= '0' && c <= '9'),
                              "digit %u at %zu", c, at);
                unsigned low = bytes_lower(word, uppers) >> (8 * at) & 0xFF;
                ck_assert_uint_eq(low, upper ? c + 32 : c);
                ck_assert_uint_eq((letters | uppers) & ~BYTES_TOP, 0);
            }
        }
    }
}
END_TEST

START_TEST(finds_the_first_of_a_mask)
{
    want_int("none", bytes_first(0), 8);
    for (size_t i = 0; i < 8; i++)
        want_int("first", bytes_first(UINT64_C(0x8000000000000000) | UINT64_C(0x80) << (8 * i)), i);
}
END_TEST

Suite *bytes_suite(void)
{
    const TTest *tests[] = {
        loads_the_first_byte_lowest,
        classes_agree_with_the_plain_ones,
        finds_the_first_of_a_mask,
    };
    return suite_of("bytes", tests, COUNT(tests));
}
