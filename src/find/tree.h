/* tree: walking the parse of a sentence. Of one that was not parsed, no token has a head or a
 * dependent, so what asks here finds nothing.
 *
 *     for (uint32_t c = tree_first(k, verb); c != NONE; c = tree_next(k, c))
 *         if (tree_relation(k, c) == UD_OBJ) ...
 */
#ifndef FIND_TREE_H
#define FIND_TREE_H

#include "find/skeleton.h"

/* Steps that a rule goes up or down at most, so that no tree, however deep, costs more. */
#define TREE_STEPS 8

static inline const token_parse *tree_at(const skeleton *k, uint32_t word)
{
    return &k->article->parse[word];
}
static inline ud_relation tree_relation(const skeleton *k, uint32_t word)
{
    return (ud_relation)tree_at(k, word)->relation;
}
static inline ud_pos tree_pos(const skeleton *k, uint32_t word)
{
    return (ud_pos)tree_at(k, word)->pos;
}
static inline uint32_t tree_head(const skeleton *k, uint32_t word)
{
    return tree_at(k, word)->head;
}

/* Dependents in text order. */
static inline uint32_t tree_first(const skeleton *k, uint32_t word)
{
    return skeleton_at(k, word)->child;
}
static inline uint32_t tree_next(const skeleton *k, uint32_t word)
{
    return skeleton_at(k, word)->sibling;
}

/* The event that the token names or, as its verb, carries; see skeleton_tell. */
static inline uint32_t tree_event(const skeleton *k, uint32_t word)
{
    return skeleton_at(k, word)->event;
}

/* Its type; NULL if there is no event, or types.csv does not know the type. */
const lex_type *tree_event_type(const skeleton *k, uint32_t word);

/* Sets of relations. */
#define SUBJECTS (RELATION(UD_NSUBJ) | RELATION(UD_NSUBJ_PASS))
/* Words that only mark what they depend on: "after", "to", "will", "not", "the". */
#define FUNCTIONS                                                                                  \
    (RELATION(UD_CASE) | RELATION(UD_MARK) | RELATION(UD_AUX_RELATION) | RELATION(UD_AUX_PASS) |   \
     RELATION(UD_COP) | RELATION(UD_DET_RELATION) | RELATION(UD_CC) | RELATION(UD_ADVMOD) |        \
     RELATION(UD_AMOD) | RELATION(UD_OTHER_RELATION))

static inline bool tree_is(const skeleton *k, uint32_t word, uint64_t relations)
{
    return (RELATION(tree_at(k, word)->relation) & relations) != 0;
}

/* The first dependent in one of these relations, or NONE. */
static inline uint32_t tree_find_any(const skeleton *k, uint32_t word, uint64_t relations)
{
    uint32_t c = tree_first(k, word);
    while (c != NONE && !tree_is(k, c, relations))
        c = tree_next(k, c);
    return c;
}
/* The first of the words that it is joined to by "and" and the like; itself, if to none. */
static inline uint32_t tree_first_joined(const skeleton *k, uint32_t word)
{
    for (int i = 0; i < TREE_STEPS && tree_is(k, word, RELATION(UD_CONJ)); i++)
        word = tree_head(k, word);
    return word;
}
static inline uint32_t tree_find(const skeleton *k, uint32_t word, ud_relation wanted)
{
    return tree_find_any(k, word, RELATION(wanted));
}

/* The same, of one of these word classes. */
uint32_t tree_find_class(const skeleton *k, uint32_t word, uint64_t relations, word_class classes);

/* Whether the word carries a clause: a verb, or "a crime" of "it was a crime". */
bool tree_is_verbal(const skeleton *k, uint32_t word);

/* "the", "his", "Norway's ...": speaks of something known; "a strike", "strikes" do not. */
bool tree_is_definite(const skeleton *k, uint32_t noun);

/* Of the tokens [first, first + n), the one that all others hang on. */
uint32_t tree_top_of(const dateline_article *article, uint32_t first, uint32_t n);
static inline uint32_t tree_top(const skeleton *k, uint32_t first, uint32_t n)
{
    return tree_top_of(k->article, first, n);
}

/* The word that a name hangs with on the rest: "former lawmaker [Omar Bek] said": "lawmaker". */
uint32_t tree_named_top(const dateline_article *article, const mention *m);

/* "was detained", "those detained", "was beaten and detained": what its subject suffers. */
bool tree_is_passive(const skeleton *k, uint32_t verb);

/* "died [fighting] a fire", "was found [floating]", "flew home, [headed] for Oslo": a participle
 * that tells what came with the verb it hangs on. */
bool tree_hangs_on(const skeleton *k, uint32_t word);

/* "accused him [of lying]", "banned her [from driving]": what the verb is about, of who is told as
 * its object; not when or how. */
bool tree_is_asked_for(const skeleton *k, uint32_t word);

typedef enum tense { TENSE_OTHER, TENSE_PAST, TENSE_PERFECT } tense;

/* "sank", "was sunk": past; "has sunk": perfect; "had sunk" looks back and is neither. */
tense tree_tense(const skeleton *k, uint32_t verb);

/* "had sunk" */
bool tree_looks_back(const skeleton *k, uint32_t verb);

/* The noun that does, or in the passive suffers, what the verb says; also where it is said at
 * another verb or is what the verb's clause hangs on: "Canada asked Minsk to [answer]", "the men
 * [arrested] ...", "the report, which [was published] ...", "he resigned and [left]". NONE if the
 * sentence does not say. */
uint32_t tree_subject(const skeleton *k, uint32_t verb);

/* "the bombing of a clinic that [killed] two", "the crater of the blast that [killed] ten": the
 * noun of the event that did so, wherever the parse hangs the clause; or NONE. */
uint32_t tree_harmed_by(const skeleton *k, uint32_t verb);

/* What a relative clause hangs on, if its verb does something to that: "the men that police
 * [arrested]"; or NONE. */
uint32_t tree_relative_object(const skeleton *k, uint32_t verb);

/* The clause that a speaker tells: "she said [the report is late]", "[the report is late], she
 * said"; or NONE. A parser may read the speech as joined to that clause, but no word joins them. */
uint32_t tree_told(const skeleton *k, uint32_t speech);

#endif
