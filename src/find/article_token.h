/* article_token: what is asked of single tokens of an article, whatever sentence they stand in:
 * their text, their classes, whether they are a mark or begin a cue.
 */
#ifndef FIND_ARTICLE_TOKEN_H
#define FIND_ARTICLE_TOKEN_H

#include "find/article.h"
#include "lex/timelex.h"

static inline str token_text(const dateline_article *article, uint32_t word)
{
    return str_span(article->source.text, article->text.tokens.v[word].at);
}

/* Whether the token is this word, in small letters or not. */
static inline bool token_is(const dateline_article *article, uint32_t word, str text)
{
    return str_eq_nocase(token_text(article, word), text);
}

/* "'s", whichever apostrophe it is written with. */
static inline bool token_is_owner_mark(const dateline_article *article, uint32_t word)
{
    str text = token_text(article, word);
    return str_eq(text, S("'s")) || str_eq(text, S("’s"));
}

/* "was", "runs", "run": what a clause has one of. */
static inline bool form_is_finite(uint8_t penn)
{
    return penn == PENN_VBD || penn == PENN_VBZ || penn == PENN_VBP;
}

/* Over `n` tokens, at least one, and what stands between them. */
static inline span tokens_span(const dateline_article *article, uint32_t first, uint32_t n)
{
    const token *t = &article->text.tokens.v[first];
    return span_join(t[0].at, t[n - 1].at);
}

static inline str tokens_text(const dateline_article *article, uint32_t first, uint32_t n)
{
    return str_span(article->source.text, tokens_span(article, first, n));
}

static inline word_class token_class(const dateline_article *article, uint32_t word)
{
    return lexicon_class(article->lexicon, article->text.tokens.v[word].word);
}

static inline bool token_is_mark(const dateline_article *article, uint32_t word, char mark)
{
    const token *t = &article->text.tokens.v[word];
    return t->kind == TOKEN_MARK && article->source.text.p[t->at.at] == mark;
}

/* "minister", "judge": a title that is one word. */
bool token_is_office(const dateline_article *article, uint32_t word);

/* The hyphen of "Boston-based", "Vichy-held", but not of "Il-sung": behind it stands what is said
 * of who is named before, in no name. */
bool token_joins_quality(const dateline_article *article, uint32_t hyphen);

/* A word with a capital, which could be (part of) a name. */
static inline bool token_is_capital(const dateline_article *article, uint32_t word)
{
    const token *t = &article->text.tokens.v[word];
    return t->kind == TOKEN_WORD && (t->flags & TOKEN_CAPITAL);
}

/* Whether what stands behind the token is quoted, if what stands before it is so or not. */
typedef enum quote_mark { QUOTE_NONE, QUOTE_OPENS, QUOTE_CLOSES, QUOTE_EITHER } quote_mark;
quote_mark quote_mark_of(str mark);
static inline quote_mark token_quote_mark(const dateline_article *article, uint32_t word)
{
    bool mark = article->text.tokens.v[word].kind == TOKEN_MARK;
    return mark ? quote_mark_of(token_text(article, word)) : QUOTE_NONE;
}
static inline bool token_quotes(const dateline_article *article, uint32_t word, bool quoted)
{
    quote_mark mark = token_quote_mark(article, word);
    return mark == QUOTE_NONE ? quoted : mark == QUOTE_EITHER ? !quoted : mark == QUOTE_OPENS;
}

/* Whether the word is one of these signals of time: "since", "before". */
bool token_signals(const dateline_article *article, uint32_t word, time_signal_set wanted);

/* Whether a cue of cues.csv with this effect begins at the token and ends before token `end`. */
bool token_begins_cue(const dateline_article *article, uint32_t word, uint32_t end,
                      cue_effect effect);

/* Whether the verb asks others for what is named behind it: "called for", "demanded". */
static inline bool token_asks(const dateline_article *article, uint32_t verb)
{
    return token_begins_cue(article, verb, (uint32_t)article->text.tokens.n, CUE_WISHED);
}

#endif
