/* parse_clause: what the files share that settle the parse of one sentence, tokens [first, end). */
#ifndef FIND_PARSE_CLAUSE_H
#define FIND_PARSE_CLAUSE_H

#include "find/parse.h"
#include "find/tree.h"

typedef struct clause_settler {
    dateline_article *article;
    token_parse *parse;
    uint32_t first, end;
    uint16_t *has; /* by token: what hangs on it; not yet known to parse_name */
} clause_settler;

enum {
    HAS_SUBJECT = 1,
    HAS_OBJECT = 2,
    HAS_AUXILIARY = 4,
    HAS_PASSIVE = 8,
    HAS_AGENT = 16,
    HAS_COPULA = 32,
    HAS_CASE = 64,
    IS_TIME = 128, /* is part of one itself */
};

static inline uint16_t clause_has(const clause_settler *s, uint32_t word)
{
    return s->has[word - s->first];
}

static inline bool clause_noun(const token_parse *p)
{
    return p->pos == UD_NOUN || p->pos == UD_PROPN;
}

static inline bool clause_is(const clause_settler *s, uint32_t word, uint64_t relations)
{
    return (RELATION(s->parse[word].relation) & relations) != 0;
}

/* Words [from, end) that hang on `old` now hang on `now`. */
static inline void clause_rehang(clause_settler *s, uint32_t from, uint32_t end, uint32_t old,
                                 uint32_t now)
{
    for (uint32_t i = from; i < end && i - from < PARSE_REACH; i++) {
        if (s->parse[i].head == old && i != now)
            s->parse[i].head = now;
    }
}

/* The first word behind `from` that hangs on `head` so, or NONE. */
static inline uint32_t clause_find(const clause_settler *s, uint32_t from, uint32_t head,
                                   uint64_t relations)
{
    for (uint32_t i = from; i < s->end && i - from < PARSE_REACH; i++) {
        if (s->parse[i].head == head && RELATION(s->parse[i].relation) & relations)
            return i;
    }
    return NONE;
}

/* The first word of the noun's group: its articles and adjectives stand before it. */
static inline uint32_t clause_group(const clause_settler *s, uint32_t noun)
{
    uint32_t begin = noun;
    while (begin > s->first && noun - begin < PARSE_REACH && s->parse[begin - 1].head == noun &&
           s->parse[begin - 1].pos != UD_PUNCT)
        begin--;
    return begin;
}

/* The subject before the verb, or NONE. */
static inline uint32_t clause_subject(const clause_settler *s, uint32_t verb)
{
    for (uint32_t i = verb; i-- > s->first && verb - i < PARSE_REACH;) {
        if (s->parse[i].head == verb && s->parse[i].relation == UD_NSUBJ)
            return i;
    }
    return NONE;
}

/* The preposition before a noun that may lead a clause, or NONE. */
static inline uint32_t clause_leader(const clause_settler *s, uint32_t noun)
{
    for (uint32_t i = noun; i-- > s->first && noun - i < PARSE_REACH;) {
        if (s->parse[i].head == noun && s->parse[i].relation == UD_CASE)
            return token_class(s->article, i) & WORD_TIME_CLAUSE ? i : NONE;
    }
    return NONE;
}

/* Settles what stands beside names, of which `from` is the first in the sentence or behind it. */
void parse_settle_names(clause_settler *s, uint32_t from);

/* Settles where clauses hang, and what is active, by those below; `from`: as for days. */
void parse_settle_clauses(clause_settler *s, uint32_t from);

/* Whether the verb at the token is one of speech. */
bool clause_tells(const dateline_article *article, uint32_t verb);

/* Settles on whom hangs what somebody tells. */
void parse_settle_told(clause_settler *s);

/* Settles what times belong to; the first one that may stand in the sentence is `time`. */
void parse_settle_days(clause_settler *s, uint32_t time);

/* Settles of whom a verb is said, and whether that does or suffers it. */
void parse_settle_subjects(clause_settler *s);

/* Parts of it: which noun behind a time or an aside is the verb's object, and which is one that the
 * verb was read to describe. */
void parse_settle_objects(clause_settler *s);
void parse_settle_described(clause_settler *s);

/* Another: what has no subject beside it, and which noun between two verbs is the second's. */
void parse_settle_shared(clause_settler *s);

/* Another: which noun of a phrase that opens the clause is its subject. */
void parse_settle_fronted(clause_settler *s);

/* Another: which verbs are passive. */
void parse_settle_voices(clause_settler *s);

/* Settles which phrases and clauses behind two nouns belong to the first, or to the verb. */
void parse_settle_phrases(clause_settler *s);

#endif
