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

uint32_t behind_dateline(const token_list *text, str bytes, uint32_t s)
{
    const sentence *part = &text->sentences.v[s];
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
