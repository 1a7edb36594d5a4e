/* recall: a sentence is known again by all of its words and nothing less. */
#include "lang/recall.h"
#include "unit.h"

Suite *recall_suite(void);

START_TEST(only_the_same_words_are_recalled)
{
    static recall r;
    static const str said[] = {STR_INIT("Talks"), STR_INIT("ended")},
                     cut[] = {STR_INIT("Talk"), STR_INIT("sended")},
                     other[] = {STR_INIT("Talks"), STR_INIT("ender")};
    static str many[RECALL_WORDS + 1];
    parse_node nodes[] = {{0}, {.head = 2, .label = 9}, {.label = 7}}, found[3] = {{0}};
    uint8_t tags[] = {0, 3, 4}, found_tags[3] = {0};
    uint64_t hash, long_hash;
    known_sentence *slot = recall_slot(&r, &hash, said, 2);
    want_int("empty", recall_sentence(slot, hash, said, 2, found_tags, found), false);
    recall_keep(slot, hash, said, 2, tags, nodes);
    want_int("cut elsewhere", recall_sentence(slot, hash, cut, 2, found_tags, found), false);
    want_int("another", recall_sentence(slot, hash, other, 2, found_tags, found), false);
    want_int("its beginning", recall_sentence(slot, hash, said, 1, found_tags, found), false);
    want_int("itself", recall_sentence(slot, hash, said, 2, found_tags, found), true);
    want_int("tag", found_tags[2], 4);
    want_int("head", found[1].head, 2);
    want_int("label", found[2].label, 7);
    for (size_t i = 0; i < COUNT(many); i++)
        many[i] = S("five5");
    ck_assert_ptr_null(recall_slot(&r, &long_hash, many, RECALL_WORDS + 1));
    ck_assert_ptr_null(recall_slot(&r, &long_hash, many, RECALL_BYTES / 5 + 1));
    ck_assert_ptr_nonnull(recall_slot(&r, &long_hash, many, RECALL_BYTES / 5));
    ck_assert_ptr_null(recall_slot(&r, &long_hash, many, 0));
}
END_TEST

Suite *recall_suite(void)
{
    const TTest *tests[] = {only_the_same_words_are_recalled};
    return suite_of("recall", tests, COUNT(tests));
}
