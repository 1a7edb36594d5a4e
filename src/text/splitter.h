/* splitter: what the parts of splitting share: the sentence at hand, and what stops.c knows of its
 * stops. sentence.c knows lines, and puts sentences down.
 */
#ifndef TEXT_SPLITTER_H
#define TEXT_SPLITTER_H

#include "base/buf.h"
#include "base/utf8.h"
#include "text/token.h"

typedef enum stop {
    STOP_NONE,
    STOP_FULL,
    STOP_DOTS, /* or an emoticon */
    STOP_ABBREVIATION,
    STOP_ALONE, /* stands for a line: an address, "--" over a signature */
    STOP_RULE,  /* "----------" */
} stop;

typedef struct splitter {
    token_list *list;
    arena *a;
    str text;
    const map *abbreviations;
    uint32_t block;
    block_kind kind;
    buf low;
    size_t width;   /* longest line of the block; 0 if it is one line */
    uint32_t begin; /* of the block */
    size_t end;     /* of its tokens */
    size_t first;   /* token of the sentence at hand */
    stop why;       /* how the token before this one ends the sentence */
    size_t stop_at; /* the token with the stop; what closes behind it belongs to it */
} splitter;

static inline str token_text(const splitter *s, size_t i)
{
    return str_span(s->text, s->list->tokens.v[i].at);
}

static inline const token *token_at(const splitter *s, size_t i)
{
    return &s->list->tokens.v[i];
}

static inline bool token_is(const splitter *s, size_t i, str what)
{
    return str_eq(token_text(s, i), what);
}

static inline bool lower_case(const splitter *s, size_t i)
{
    str text = token_text(s, i);
    size_t at = 0;
    return token_at(s, i)->kind == TOKEN_WORD && utf8_is_lower(utf8_next(text, &at));
}

/* How token i may end the sentence. */
stop stop_of(const splitter *s, size_t i);

/* Quotes and brackets that close what ends here: `."`, `.)`, `. )`, the other dots of ". . .", and
 * emoticons. */
bool stop_closes(const splitter *s, size_t i);

/* May token i be the first of a sentence after the stop s->why? */
bool stop_begins(splitter *s, size_t i);

bool stop_is_dots(const splitter *s, size_t i);  /* "...", or one of the dots of ". . ." */
bool stop_is_rule(const splitter *s, size_t i);  /* "----------" */
bool stop_is_label(const splitter *s, size_t i); /* "Date" of "Date: Friday" */

/* filed.c: whether a dateline, "(Berlin, 9 August 2020) –", ends with the bracket or dash at `i`,
 * so that a sentence may begin behind it. */
bool filed_ends(const splitter *s, size_t i);

#endif
