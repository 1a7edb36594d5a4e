/* words: one walk over a sentence's tokens; most are words as they stand. */
#include "lang/words.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void put(ud_words *out, arena *a, span at, uint32_t from, bool spaced)
{
    *vec_push(a, out) = (ud_word){at, from, spaced};
}

/* "10am", "5kg", "2.5bn": the unit is a word, but not the end of "5th" or "1990s". */
static uint32_t unit_of(str number)
{
    uint32_t at = (uint32_t)number.n;
    while (at > 0 && !is_digit(number.p[at - 1]))
        at--;
    str unit = str_from(number, at);
    static const str ordinals[] = {STR_INIT("th"), STR_INIT("st"), STR_INIT("nd"), STR_INIT("rd"),
                                   STR_INIT("s")};
    for (size_t i = 0; i < sizeof ordinals / sizeof *ordinals; i++) {
        if (str_eq_nocase(unit, ordinals[i]))
            return (uint32_t)number.n;
    }
    return unit.n > 1 ? at : (uint32_t)number.n;
}

void ud_words_read(ud_words *out, arena *a, const dateline_lexicon *lexicon, str text,
                   const token *tokens, uint32_t n)
{
    (void)lexicon;
    out->n = out->of_token.n = 0;
    for (uint32_t i = 0; i < n; i++) {
        const token *t = &tokens[i];
        bool spaced = t->flags & TOKEN_SPACED;
        uint32_t unit = t->kind == TOKEN_NUMBER ? unit_of(str_span(text, t->at)) : t->at.n;
        *vec_push(a, &out->of_token) = (uint32_t)out->n;
        put(out, a, (span){t->at.at, unit}, i, spaced);
        if (unit < t->at.n)
            put(out, a, (span){t->at.at + unit, t->at.n - unit}, i, false);
    }
}
