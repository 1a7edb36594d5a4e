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
    {"an anti-war, non-1990s pro-and-contra vote by UN-led x-rays and e-mail",
     "an|anti-war|,|non-1990s|pro|-|and|-|contra|vote|by|UN|-|led|x|-|rays|and|e-mail"},
    {"on 9/11 or 3/9/2005 at 9:30-10:30, 555-0199 and 1-555-0199, 1914-18",
     "on|9/11|or|3/9/2005|at|9:30|-|10:30|,|555-0199|and|1-555-0199|,|1914|-|18"},
    {"the 1960's, in '09 and .25 of 2015's 5m men, 5G",
     "the|1960's|,|in|'09|and|.25|of|2015|'s|5|m|men|,|5G"},
    {"1234567890123456789012345678901km", "1234567890123456789012345678901|km"},
    {"12345678901234567890123456789012km", "12345678901234567890123456789012km"},
    {"They dont like it, im afraid", "They|do|nt|like|it|,|i|m|afraid"},
    {"(by Acme Inc.) Cars, boats etc. They sell", "(|by|Acme|Inc.|)|Cars|,|boats|etc|.//They|sell"},
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

static void add_tables(dateline_lexicon *l, arena *a)
{
    static const struct {
        const char *form;
        affix kind;
    } affixes[] = {{"anti", AFFIX_PREFIX}, {"non", AFFIX_PREFIX}, {"pro", AFFIX_PREFIX},
                   {"e", AFFIX_PREFIX},    {"un", AFFIX_PREFIX},  {"th", AFFIX_ENDING},
                   {"s", AFFIX_ENDING},    {"m", AFFIX_UNIT}};
    l->affixes.arena = l->abbreviations.arena = a;
    for (size_t i = 0; i < COUNT(affixes); i++)
        *map_slot_of(&l->affixes, str_of(affixes[i].form)) = affixes[i].kind;
    *map_slot_of(&l->abbreviations, S("inc.")) = ABBREVIATION_PLAIN;
    *map_slot_of(&l->abbreviations, S("etc.")) = ABBREVIATION_PLAIN;
    *map_slot_of(&l->abbreviations, S("they")) = ABBREVIATION_OPENER;
    static const char *const contractions[] = {"im", "dont"};
    l->contractions = (u32_vec){arena_new(a, uint32_t, 3), 3, 3};
    for (uint32_t i = 0; i < COUNT(contractions); i++)
        l->contractions.v[intern_add(&l->words, a, str_of(contractions[i]))] = 1U << (i + 1);
}

static void cut_text(cut *c, str text)
{
    *c = (cut){.page.text = text};
    add_tables(&c->lexicon, &c->arena);
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
