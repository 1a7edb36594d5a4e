/* parse: what its files share. Tokens [first, first + n) of the article are those of one sentence
 * that the parser is to read. What it gets and what it says is mended in this order:
 *
 *     parse_aside      which words it does not see: times, marks around doubted words
 *     parse_tags       what grammar makes of the tagger's tags
 *     (the parser)     src/lang/syntax.c
 *     parse_hang       where the words belong that it did not see
 *     parse_title      "the envoy to Oslo [Ann Lee]" is one person
 *     parse_settle     what grammar makes of the rest:
 *         parse_name       whom names name, what stands beside them
 *         parse_settle     lists of subjects; then, by parse_clause:
 *         parse_day        what times belong to
 *         parse_subject    whose verbs are, with parse_object and parse_voice
 *         parse_clause     what clauses are of
 *         parse_phrase     which noun a phrase is of
 *
 * Each rule of these shows in brackets or words which sentence it is for. A new one goes where its
 * kind of word stands, and finds what the files above have settled.
 */
#ifndef FIND_PARSE_H
#define FIND_PARSE_H

#include "find/skeleton.h"

#define PARSE_REACH 64 /* words that a rule looks past, so that no sentence costs more */

/* Hangs the word on another, as the relation says; on NONE it is its sentence's root. */
static inline void parse_attach(token_parse *parse, uint32_t word, uint32_t head, ud_relation as)
{
    parse[word].head = head;
    parse[word].relation = (uint8_t)as;
}

typedef enum parse_aside_kind {
    ASIDE_NONE,
    ASIDE_TIME,
    ASIDE_OPENING,
    ASIDE_CLOSING,
} parse_aside_kind;

/* Says in aside[0, n), which are all 0, which tokens of sentence `s` only mislead the parser, as
 * parse_aside_kind: it reads the others. False if there are none. */
bool parse_aside(const dateline_article *article, uint32_t s, uint32_t first, uint32_t n,
                 uint8_t *aside);

/* Hangs these on what was read. */
void parse_hang(dateline_article *article, uint32_t first, uint32_t n, const uint8_t *aside);

/* Hangs posts on the names that follow them. `from`: the first mention in the sentence or behind
 * it.
 */
void parse_titles(dateline_article *article, uint32_t from, uint32_t first, uint32_t n);

/* "walked", "shot", but not "begun", "taken". */
bool may_be_past(const dateline_article *article, uint32_t at);

/* The type of event that the longest trigger from token `at` on names, which ends before token
 * `end`; NULL if there is none. Of several readings the first. */
const lex_type *trigger_type_at(const dateline_article *article, uint32_t at, uint32_t end);

/* Whether the token's verb tells by a participle alone what is suffered: "Five men killed in Holm",
 * but not "Farmers marched in Holm". */
bool trigger_suffers(const dateline_article *article, uint32_t at);

/* "Steps down": whether the two words are a verb that tells an event. */
bool trigger_is_phrasal(const dateline_article *article, uint32_t at);

/* Whether the word is one of [first, first + n), hangs on one of them or too deep to tell. */
bool parse_is_under(const token_parse *parse, uint32_t word, uint32_t first, uint32_t n);

/* Mends what the grammar of English does not allow. `named` and `timed`: the first name and time in
 * the sentence or behind it. */
void parse_settle(dateline_article *article, arena *scratch, uint32_t first, uint32_t n,
                  uint32_t named, uint32_t timed);

#endif
