/* Words as Universal Dependencies cuts them, and how they lie over the tokens. */
#include "lang/words.h"

#include "text/source.h"
#include "unit.h"

Suite *words_suite(void);

static const struct {
    const char *text, *want;
} cases[] = {
    {"Minsk's leaders didn't go", "Minsk|'s|leaders|did|n't|go"},
    {"at 10am on the 5th, 4.5km from a 1990s hall",
     "at|10|am|on|the|5th|,|4.5|km|from|a|1990s|hall"},
    {"", ""},
};

typedef struct cut {
    arena arena;
    dateline_lexicon lexicon;
    source page;
    token_list text;
    ud_words words;
    str parted; /* words with | between them, sentences with // */
} cut;

/* Tokens and words agree on their bytes, and each points at the other. */
static void check_sentence(const cut *c, const sentence *s)
{
    const token *tokens = c->text.tokens.v + s->first;
    const ud_words *w = &c->words;
    uint32_t behind = s->at.at;
    ck_assert_uint_eq(w->of_token.n, s->n);
    for (size_t i = 0; i < w->n; i++) {
        uint32_t t = w->v[i].token;
        ck_assert_uint_gt(w->v[i].at.n, 0);
        ck_assert_uint_ge(w->v[i].at.at, behind);
        ck_assert(t < s->n && span_overlaps(w->v[i].at, tokens[t].at));
        behind = span_end(w->v[i].at);
    }
    ck_assert_uint_eq(behind, span_end(s->at));
    for (uint32_t t = 0; t < s->n; t++) {
        uint32_t i = w->of_token.v[t];
        ck_assert(i < w->n && span_overlaps(w->v[i].at, tokens[t].at));
        ck_assert(i == 0 || !span_overlaps(w->v[i - 1].at, tokens[t].at));
    }
}

static void cut_text(cut *c, str text)
{
    *c = (cut){.page.text = text};
    buf b = {.arena = &c->arena};
    *vec_push(&c->arena, &c->page.blocks) = (block){{0, (uint32_t)text.n}, BLOCK_PARAGRAPH};
    tokenize(&c->text, &c->arena, &c->page, &c->lexicon.words, &c->lexicon.abbreviations);
    for (size_t i = 0; i < c->text.sentences.n; i++) {
        const sentence *s = &c->text.sentences.v[i];
        ud_words_read(&c->words, &c->arena, &c->lexicon, text, c->text.tokens.v + s->first, s->n);
        check_sentence(c, s);
        buf_put(&b, i ? S("//") : S(""));
        for (size_t k = 0; k < c->words.n; k++) {
            buf_put(&b, k ? S("|") : S(""));
            buf_put(&b, str_span(text, c->words.v[k].at));
        }
    }
    c->parted = buf_str(&b);
}

START_TEST(texts_are_cut_into_words)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        cut c;
        cut_text(&c, str_of(cases[i].text));
        want_str(cases[i].text, c.parted, cases[i].want);
        arena_free(&c.arena);
    }
}
END_TEST

/* Any bytes: check_sentence holds. */
START_TEST(words_and_tokens_point_at_each_other)
{
    uint32_t seed = 11;
    for (int round = 0; round < 300; round++) {
        char bytes[300];
        cut c;
        for (size_t i = 0; i < sizeof bytes; i++) {
            seed = seed * 1664525u + 1013904223u;
            bytes[i] = round % 2 ? (char)(seed >> 24) : "a1.'-5,:/t(\"&)"[(seed >> 24) % 14];
        }
        cut_text(&c, (str){bytes, sizeof bytes});
        arena_free(&c.arena);
    }
}
END_TEST

Suite *words_suite(void)
{
    const TTest *tests[] = {texts_are_cut_into_words, words_and_tokens_point_at_each_other};
    return suite_of("words", tests, COUNT(tests));
}
