/* pronoun_clause: what the parse of its clause says of a pronoun, before one looks for whom it
 * stands.
 */
#ifndef FIND_PRONOUN_CLAUSE_H
#define FIND_PRONOUN_CLAUSE_H

#include "find/tree.h"

/* "Weber took [her] seat", "spent most of [her] life": the verb to whose object or phrase the
 * pronoun belongs; or NONE. */
uint32_t clause_verb_owning(const dateline_article *a, uint32_t word);

/* "Weber said [she] left": the verb on which the pronoun's clause hangs; or NONE. */
uint32_t clause_verb_telling(const dateline_article *a, uint32_t word);

/* "tried to [take] her seat", "came and [took] her seat": the verb whose subject is the other's,
 * too; or NONE. */
uint32_t clause_verb_sharing(const dateline_article *a, uint32_t verb);

/* "The Tsar, who gave him [his] army": whether the pronoun stands in a relative clause, which may
 * tell of somebody else; "the part for which [he] is known" does not. */
bool clause_of_another(const dateline_article *a, uint32_t word);

/* What "its" or "his" stands for in a phrase ahead of the clause's subject, "since his arrest Weber
 * ...": that subject, if it is the name of a person or of none. `from`: the first mention behind
 * the pronoun. Else NONE. */
uint32_t clause_subject_ahead(const dateline_article *a, uint32_t from, uint32_t word, bool person);

/* The word by which the name takes part: of "the mayor, Lee, came" it is the mayor. */
uint32_t clause_word_of(const dateline_article *a, const mention *m);

/* "[his] death", "her murder": who speaks of it did not suffer it. */
bool clause_owns_death(const dateline_article *a, uint32_t word);

/* "They gave [the child] to his father": whether the verb has somebody without a name for its
 * object, whose father it may be. `told`: the `n` mentions before the pronoun. */
bool clause_has_unnamed(const dateline_article *a, const mention *told, size_t n, uint32_t verb,
                        uint32_t word);

#endif
