/* parse_hang: what the parser did not read is hung on what it did: see parse_aside. */
#include "find/parse.h"

#define CLIMB 32 /* words up to a verb, so that no tree costs more */

/* The verb that governs the word, else the word that no other governs. */
static uint32_t verb_over(const token_parse *parse, uint32_t word)
{
    for (int step = 0; step < CLIMB && parse[word].head != NONE; step++) {
        if (parse[word].pos == UD_VERB)
            break;
        word = parse[word].head;
    }
    return word;
}

static void hang(token_parse *parse, uint32_t word, uint32_t head, ud_pos pos, ud_relation as)
{
    parse[word] = (token_parse){.head = head, .pos = (uint8_t)pos, .relation = (uint8_t)as};
}

/* Of a clause that leads another ("having met Lee, the envoy left"), the verb of that other. */
static uint32_t main_verb(const token_parse *parse, uint32_t verb)
{
    for (int step = 0; step < CLIMB; step++) {
        uint32_t head = parse[verb].head;
        if (head == NONE || head < verb || parse[verb].relation != UD_ADVCL)
            break;
        verb = head;
    }
    return verb;
}

/* "On Monday", "Last week,", "4 May:", tokens [at, end). */
static void hang_time(const dateline_article *a, token_parse *parse, uint32_t at, uint32_t end)
{
    bool tied = token_class(a, at) & WORD_PREPOSITION && at + 1 < end;
    uint32_t top = at + tied, verb = main_verb(parse, verb_over(parse, end));
    hang(parse, top, verb, UD_PROPN, tied ? UD_OBL : UD_OBL_UNMARKED);
    if (tied)
        hang(parse, at, top, UD_ADP, UD_CASE);
    for (uint32_t i = top + 1; i < end; i++) {
        bool mark = a->text.tokens.v[i].kind == TOKEN_MARK;
        hang(parse, i, top, mark ? UD_PUNCT : UD_PROPN, mark ? UD_PUNCT_RELATION : UD_FLAT);
    }
}

/* The end of what begins at `at`: tokens of one kind. */
static uint32_t end_of(const uint8_t *aside, uint32_t at, uint32_t n)
{
    uint32_t end = at + 1;
    while (end < n && aside[end] == aside[at])
        end++;
    return end;
}

void parse_hang(dateline_article *article, uint32_t first, uint32_t n, const uint8_t *aside)
{
    token_parse *parse = article->parse;
    for (uint32_t i = 0, next; i < n; i = next) {
        uint32_t at = first + i, end = first + (next = end_of(aside, i, n));
        switch (aside[i]) {
        case ASIDE_TIME: hang_time(article, parse, at, end); break;
        case ASIDE_OPENING: hang(parse, at, at + 1, UD_PUNCT, UD_PUNCT_RELATION); break;
        case ASIDE_CLOSING: hang(parse, at, at - 1, UD_PUNCT, UD_PUNCT_RELATION); break;
        default: break;
        }
    }
}
