/* Tokens and sentences: texts and how they are parted, | between tokens, // between sentences. */
#include "text/token.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *token_suite(void);

static const struct {
    const char *text, *want;
} cases[] = {
    {"The vote was held on Nov. 5. Nobody came.", "The|vote|was|held|on|Nov.|5|.//Nobody|came|."},
    {"U.S. officials met J. Smith. He left.", "U.S.|officials|met|J.|Smith|.//He|left|."},
    {"He moved to the U.S. The firm stayed.", "He|moved|to|the|U.S.//The|firm|stayed|."},
    {"Dr. The was his name.", "Dr.|The|was|his|name|."},
    {"He said no. No. 5 won.", "He|said|no|.//No.|5|won|."},
    {"There he sat. Sat. 5 May came.", "There|he|sat|.//Sat.|5|May|came|."},
    {"\"We won.\" They lost.", "\"|We|won|.|\"//They|lost|."},
    {"“Why?” he asked. “So what!” She left.", "“|Why|?|”|he|asked|.//“|So|what|!|”//She|left|."},
    {"The act of 9.VIII.2020 and 5.XIII. Then no. 5.I am.",
     "The|act|of|9.VIII.2020|and|5|.//XIII|.//Then|no.|5|.//I|am|."},
    {"Jan (1450?-1516) painted.", "Jan|(|1450|?|-|1516|)|painted|."},
    {"It fell.[5] Then it rose.", "It|fell|.|[|5|]//Then|it|rose|."},
    {"Minsk's leaders didn't go; they can't and won’t.",
     "Minsk|'s|leaders|did|n't|go|;|they|ca|n't|and|wo|n’t|."},
    {"He said. n't, N't! n’t? Yes", "He|said|.//n't|,|N't|!|n’t|?//Yes"},
    {"O'Neil cannot pay AT&T's e-mail bill", "O'Neil|can|not|pay|AT&T|'s|e-mail|bill"},
    {"the U.S.'s 2020's and the workers' vote", "the|U.S.|'s|2020|'s|and|the|workers|'|vote"},
    {"a 66-year-old, pro-state man", "a|66|-|year|-|old|,|pro|-|state|man"},
    {"1,500 cases, 3.5% and $2.5bn", "1,500|cases|,|3.5|%|and|$|2.5bn"},
    {"on 9.8.2020, 2020-08-09 and 8/9/2020 at 10:30am",
     "on|9.8.2020|,|2020|-|08|-|09|and|8|/|9|/|2020|at|10:30am"},
    {"in 2019,2020", "in|2019|,|2020"},
    {"8:00AM ESTAvailable", "8:00AM|EST|Available"},
    {"NGOs and MPs", "NGOs|and|MPs"},
    {"see https://example.org/a?b=1. Or mail a@example.org.",
     "see|https://example.org/a?b=1|.//Or|mail|a@example.org|."},
    {"write to a.b-c@news.Example.org, <x...@example.org> or @name",
     "write|to|a.b-c@news.Example.org|,|<|x...@example.org|>|or|@name"},
    {"on www.Example.org, example.org/news/1 or “https://example.org”.",
     "on|www.Example.org|,|example.org/news/1|or|“|https://example.org|”|."},
    {"What?! Never!! :-) A note: (8) 5:30", "What|?!//Never|!!|:-)//A|note|:|(|8|)|5:30"},
    {"Ph.D. Lee, a Ph.D. man", "Ph.D.|Lee|,|a|Ph.D.|man"},
    {"TurkStream and iPhone InEnglish", "TurkStream|and|iPhone|In|English"},
    {"It ended.The rest", "It|ended|.//The|rest"},
    {"A hard wrapped line of text that has its length\nand goes on, says somebody whose name is "
     "Anna\n"
     "Miller. End.",
     "A|hard|wrapped|line|of|text|that|has|its|length|and|goes|on|,|says|somebody|whose|name|is|"
     "Anna|Miller|.//End|."},
    {"Heading here\n\nText", "Heading|here//Text"},
    {"Ann Lee\nChair of the long committee of all\nBob Ray\nMember",
     "Ann|Lee//Chair|of|the|long|committee|of|all//Bob|Ray//Member"},
    {"1. First point. 2. Second", "1|.|First|point|.//2|.|Second"},
    {"Well... maybe. Well... Maybe", "Well|...|maybe|.//Well|...//Maybe"},
    {"Zürich’s Čapek—naïve", "Zürich|’s|Čapek|—|naïve"},
    {"at 5 p.m. Thursday, i.e. late", "at|5|p.m.|Thursday|,|i.e.|late"},
    {"", ""},
    {"   \n \n ", ""},
};

static void add_abbreviations(map *m)
{
    static const struct {
        const char *form;
        abbreviation kind;
    } rows[] = {{"nov.", ABBREVIATION_NAME},   {"sat.", ABBREVIATION_NAME},
                {"ph.d.", ABBREVIATION_PLAIN}, {"in", ABBREVIATION_OPENER},
                {"dr.", ABBREVIATION_TITLE},   {"no.", ABBREVIATION_NUMBER},
                {"the", ABBREVIATION_OPENER}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        *map_slot_of(m, str_of(rows[i].form)) = rows[i].kind;
    }
}

/* The tokens of `text` as the table writes them. */
static str parted(arena *a, const char *text)
{
    map abbreviations = {.arena = a};
    intern words = {0};
    intern_add(&words, a, S("in"));
    intern_add(&words, a, S("english"));
    token_list list;
    source s = {.text = str_of(text)};
    add_abbreviations(&abbreviations);
    *vec_push(a, &s.blocks) = (block){{0, (uint32_t)s.text.n}, BLOCK_PARAGRAPH};
    tokenize(&list, a, &s, &words, &abbreviations);
    buf b = {.arena = a};
    for (size_t i = 0; i < list.sentences.n; i++) {
        for (uint32_t k = 0; k < list.sentences.v[i].n; k++) {
            buf_put(&b, k ? S("|") : i ? S("//") : S(""));
            buf_put(&b, str_span(s.text, list.tokens.v[list.sentences.v[i].first + k].at));
        }
    }
    return buf_str(&b);
}

START_TEST(texts_are_parted)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        arena a = {0};
        str got = parted(&a, cases[i].text);
        ck_assert_msg(str_eq(got, str_of(cases[i].want)), "'%s':\n   got %.*s\nwanted %s",
                      cases[i].text, (int)got.n, got.p, cases[i].want);
        arena_free(&a);
    }
}
END_TEST

START_TEST(furniture_is_left_out)
{
    arena a = {0};
    intern words = {0};
    token_list list;
    source s = {.text = S("Menu\n\nText here")};
    *vec_push(&a, &s.blocks) = (block){{0, 4}, BLOCK_FURNITURE};
    *vec_push(&a, &s.blocks) = (block){{6, 9}, BLOCK_PARAGRAPH};
    uint32_t id = intern_add(&words, &a, S("text"));
    tokenize(&list, &a, &s, &words, NULL);
    ck_assert_uint_eq(list.tokens.n, 2);
    ck_assert_uint_eq(list.tokens.v[0].word, id);
    ck_assert_uint_eq(list.tokens.v[0].flags,
                      TOKEN_CAPITAL | TOKEN_SPACED | TOKEN_NEWLINE | TOKEN_FIRST);
    ck_assert_uint_eq(list.tokens.v[1].word, 0);
    ck_assert_uint_eq(list.sentences.v[0].block, 1);
    arena_free(&a);
}
END_TEST

/* Any bytes: tokens lie in order inside the text, and every one of them in a sentence. */
START_TEST(tokens_stay_inside_hostile_text)
{
    uint32_t seed = 7;
    for (int round = 0; round < 300; round++) {
        arena a = {0};
        char bytes[300];
        for (size_t i = 0; i < sizeof bytes; i++) {
            seed = seed * 1664525u + 1013904223u;
            bytes[i] = round % 2 ? (char)(seed >> 24) : "aB.'-5,:/\n\"&@"[(seed >> 24) % 13];
        }
        intern words = {0};
        token_list list;
        source s = {.text = {bytes, sizeof bytes}};
        *vec_push(&a, &s.blocks) = (block){{0, sizeof bytes}, BLOCK_PARAGRAPH};
        tokenize(&list, &a, &s, &words, NULL);
        uint32_t at = 0, counted = 0;
        for (size_t i = 0; i < list.tokens.n; i++) {
            ck_assert(list.tokens.v[i].at.at >= at && list.tokens.v[i].at.n > 0);
            at = span_end(list.tokens.v[i].at);
        }
        ck_assert_uint_le(at, sizeof bytes);
        for (size_t i = 0; i < list.sentences.n; i++) {
            ck_assert_uint_eq(list.sentences.v[i].first, counted);
            counted += list.sentences.v[i].n;
        }
        ck_assert_uint_eq(counted, list.tokens.n);
        arena_free(&a);
    }
}
END_TEST

/* The first token of a text that lies in memory of just its size, so that a byte read behind it is
 * seen by the sanitizers, and that ends after `n` bytes of it. */
static token first_token(arena *a, const intern *words, const char *text, size_t size, size_t n)
{
    char *copy = malloc(size);
    ck_assert(copy);
    memcpy(copy, text, size);
    token_list list;
    source s = {.text = {copy, size}};
    *vec_push(a, &s.blocks) = (block){{0, (uint32_t)n}, BLOCK_PARAGRAPH};
    tokenize(&list, a, &s, words, NULL);
    free(copy);
    ck_assert_uint_gt(list.tokens.n, 0);
    return list.tokens.v[0];
}

static bool same_token(token a, token b)
{
    return a.at.at == b.at.at && a.at.n == b.at.n && a.word == b.word && a.kind == b.kind &&
           a.flags == b.flags;
}

/* A word is the same token at the end of its text, where it is read byte by byte, and amid it. */
START_TEST(words_do_not_depend_on_what_is_behind_them)
{
    static const char *const shapes[] = {
        "abcdefghijklmnopqrstuvwxyzabcdefgh", "Abcdefghijklmnopqrstuvwxyzabcdefgh",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGH", "aBcdefghijklmnopqrstuvwxyzabcdefgh",
        "abcdefgHijklmnopqrstuvwxyzabcdefgh", "abcdefghijklMnopqrstuvwxyzabcdefgh",
        "ABCDEFGHijklmnopqrstuvwxyzabcdefgh", "abcdef5hijklmnopqrstuvwxyzabcdefgh",
        "abcdefghijéklmnopqrstuvwxyzabcdefg"};
    arena a = {0};
    intern words = {0};
    for (size_t n = 1; n < 30; n += 2)
        intern_add(&words, &a, str_sub(str_of(shapes[0]), 0, n));
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        for (size_t n = 1; n <= 34; n++) {
            char text[64];
            memset(text, ' ', sizeof text);
            memcpy(text, shapes[i], n);
            token last = first_token(&a, &words, text, n, n);
            token cut = first_token(&a, &words, shapes[i], 34, n);
            token amid = first_token(&a, &words, text, sizeof text, sizeof text);
            ck_assert_msg(same_token(last, amid), "%.*s", (int)n, text);
            ck_assert_msg(same_token(cut, amid), "%.*s cut", (int)n, text);
            ck_assert_msg(i > 0 || (amid.word != 0) == (n % 2 == 1 && n < 30), "%.*s", (int)n,
                          text);
        }
    }
    arena_free(&a);
}
END_TEST

Suite *token_suite(void)
{
    Suite *s = suite_create("token");
    TCase *c = tcase_create("token");
    tcase_add_test(c, texts_are_parted);
    tcase_add_test(c, furniture_is_left_out);
    tcase_add_test(c, tokens_stay_inside_hostile_text);
    tcase_add_test(c, words_do_not_depend_on_what_is_behind_them);
    suite_add_tcase(s, c);
    return s;
}
