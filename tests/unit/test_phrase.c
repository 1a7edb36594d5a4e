/* Phrases: how they are split, and the longest match over tokens. */
#include "lex/phrase.h"

#include "unit.h"

Suite *phrase_suite(void);

static const struct {
    const char *phrase, *want;
} splits[] = {
    {"riot police", "riot|police"},
    {"  Human   Rights Watch ", "human|rights|watch"},
    {"Co-operation", "co|-|operation"},
    {"People's Republic", "people|'s|republic"},
    {"U.S.", "u.s."},
    {"cannot", "can|not"},
    {"coup d'état", "coup|d'état"},
    {"Washington, D.C.", "washington|,|d.c."},
    {"RFE/RL", "rfe|/|rl"},
    {"", ""},
};

START_TEST(splitting)
{
    for (size_t i = 0; i < COUNT(splits); i++) {
        arena a = {0};
        str_vec words = {0};
        phrase_split(&words, &a, str_of(splits[i].phrase), NULL);
        char got[200] = "";
        for (size_t k = 0; k < words.n; k++)
            snprintf(got + strlen(got), sizeof got - strlen(got), "%s%.*s", k ? "|" : "",
                     STR_ARG(words.v[k]));
        want_str(splits[i].phrase, str_of(got), splits[i].want);
        arena_free(&a);
    }
}
END_TEST

static const char *const phrases[] = {"press", "press conference", "press conference room of state",
                                      "conference", "step down"};

static const struct {
    const char *text;
    uint32_t entry, n; /* PHRASE_NONE: none at the first token */
} matches[] = {
    {"press", 0, 1},
    {"Press Conference", 1, 2},
    {"press conference room", 1, 2},
    {"press conference room of state", 2, 5},
    {"stepped down", PHRASE_NONE, 0},
    {"step", PHRASE_NONE, 0},
    {"step down now", 4, 2},
    {"unknown", PHRASE_NONE, 0},
};

START_TEST(matching)
{
    arena a = {0};
    intern words = {.ids.arena = &a};
    phrase_table t = {.arena = &a};
    for (uint32_t i = 0; i < COUNT(phrases); i++)
        ck_assert(phrase_add(&t, &words, str_of(phrases[i]), i) == PHRASE_NONE);
    want_int("again", phrase_add(&t, &words, S("PRESS"), 9), 0);
    want_int("blank", phrase_add(&t, &words, S("  "), 9), PHRASE_NONE);
    for (size_t i = 0; i < COUNT(matches); i++) {
        source s = {.text = str_of(matches[i].text)};
        *vec_push(&a, &s.blocks) = (block){{0, (uint32_t)s.text.n}, BLOCK_PARAGRAPH};
        token_list list = {0};
        tokenize(&list, &a, &s, &words, NULL);
        size_t n;
        uint32_t entry = phrase_match(&t, list.tokens.v, 0, list.tokens.n, &n);
        want_int(matches[i].text, entry, matches[i].entry);
        want_int(matches[i].text, n, matches[i].n);
    }
    arena_free(&a);
}
END_TEST

Suite *phrase_suite(void)
{
    const TTest *const tests[] = {splitting, matching};
    return suite_of("phrase", tests, COUNT(tests));
}
