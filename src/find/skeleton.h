/* skeleton: the shape of one sentence: which tokens belong to one clause, what stands in quotes,
 * what is a verb or part of a noun's group. Every stage that asks "same clause?" asks here.
 */
#ifndef FIND_SKELETON_H
#define FIND_SKELETON_H

#include "find/article_token.h"

typedef struct skeleton_token { /* in article.skeleton */
    uint16_t clause; /* tokens of one clause share a number; a relative clause has its own */
    bool quoted;
    bool verbish;     /* an auxiliary or a finite or past form of a verb */
    bool nominal;     /* can be part of a noun's own group: no function word, no mark, no verb */
    uint32_t mention; /* entity mention that covers it, or NONE */
    uint32_t time;    /* timex that covers it, or NONE */
    uint32_t child;   /* of a parsed sentence: its first dependent, or NONE ... */
    uint32_t sibling; /* ... and its head's next one: see tree.h */
    uint32_t event;   /* the event that it names or, as its verb, carries, or NONE */
} skeleton_token;

typedef struct skeleton {
    const dateline_article *article;
    uint32_t first, n;      /* the sentence's tokens */
    bool parsed;            /* each that tells an event was */
    skeleton_token *tokens; /* n of them */
} skeleton;

/* Reads those of all prose, once times, mentions and parses are there; then skeleton_of gives them
 * to every stage behind. */
void skeletons_read(dateline_article *article);
skeleton skeleton_of(const dateline_article *article, uint32_t s);

/* Only prose tells events: no headline, list or table. */
static inline bool sentence_is_prose(const sentence *s)
{
    return s->kind == BLOCK_PARAGRAPH || s->kind == BLOCK_CAPTION;
}

static inline bool skeleton_has(const skeleton *k, uint32_t word)
{
    return word - k->first < k->n;
}

/* By token number in the article. */
static inline const skeleton_token *skeleton_at(const skeleton *k, uint32_t word)
{
    return &k->tokens[word - k->first];
}

static inline bool skeleton_is_named(const skeleton *k, uint32_t word)
{
    return skeleton_at(k, word)->mention != NONE;
}

/* Notes the sentence's events, [first, end) of the article's, at their tokens. */
void skeleton_tell(skeleton *k, uint32_t first, uint32_t end);

/* Whether the token's word is of one of these classes. */
static inline bool skeleton_is(const skeleton *k, uint32_t token_at, word_class classes)
{
    return (token_class(k->article, token_at) & classes) != 0;
}

/* A hyphen or stroke within a word: "Stalin-era", "post-election". */
bool token_is_hyphen(const skeleton *k, uint32_t word);

static inline bool token_is_nominal(const skeleton *k, uint32_t word)
{
    return skeleton_at(k, word)->nominal;
}

#endif
