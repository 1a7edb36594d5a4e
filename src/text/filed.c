/* A dateline ends with its bracket, or with a dash behind capitalised words that place it. */
#include "text/filed.h"
#include "text/splitter.h"

#define DATELINE_MOST 16 /* tokens of a dateline */

bool filed_ends(const splitter *s, size_t i)
{
    if (token_is(s, i, S(")")))
        return token_is(s, s->first, S("("));
    return i > s->first && token_is(s, i - 1, S(")"));
}

/* Marks that part where a report was filed from what it says. */
static bool is_parting(const token *t, str bytes)
{
    str mark = str_span(bytes, t->at);
    return t->flags & TOKEN_SPACED &&
           (str_eq(mark, S("-")) || str_eq(mark, S("–")) || str_eq(mark, S("—")) ||
            str_eq(mark, S("--")) || str_eq(mark, S("_")));
}

/* How many tokens number a paragraph: "12. The court", "(a) Release them". */
static uint32_t number_tokens(const sentence *part, const token *t, str bytes)
{
    bool bracket = part->n > 3 && str_eq(str_span(bytes, t->at), S("("));
    const token *number = t + bracket, *end = number + 1;
    bool short_one =
        number->kind == TOKEN_NUMBER ? number->at.n <= 3 : bracket && number->at.n == 1;
    if (part->n < 3U + bracket || !short_one || end->flags & TOKEN_SPACED ||
        !(end[1].flags & TOKEN_SPACED))
        return 0;
    bool ends = str_eq(str_span(bytes, end->at), S(")")) ||
                (!bracket && str_eq(str_span(bytes, end->at), S(".")));
    return ends ? 2U + bracket : 0;
}

uint32_t behind_dateline(const token_list *text, str bytes, uint32_t s)
{
    const sentence *part = &text->sentences.v[s];
    uint32_t numbered = number_tokens(part, text->tokens.v + part->first, bytes);
    if (numbered > 0)
        return part->first + numbered;
    bool placed = true; /* by more than a name, or in the sentence before */
    for (uint32_t i = part->first; i + 1 < part->first + part->n; i++) {
        const token *t = &text->tokens.v[i];
        if (i - part->first == DATELINE_MOST)
            break;
        if (is_parting(t, bytes))
            return placed ? i + 1 : part->first;
        if (t->kind == TOKEN_WORD && !(t->flags & TOKEN_CAPITAL))
            break;
        placed = (placed && i > part->first) || t->kind == TOKEN_NUMBER ||
                 t->flags & TOKEN_ALLCAPS || str_eq(str_span(bytes, t->at), S("("));
    }
    return part->first;
}
