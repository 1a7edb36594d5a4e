/* noun_phrase: the words that a noun of a parsed sentence goes by: "two men in uniform", "a report
 * on the vote". For who and what take part without a name.
 */
#ifndef FIND_NOUN_PHRASE_H
#define FIND_NOUN_PHRASE_H

#include "find/tree.h"

/* Whether the token says who or what; not a time, not "they" or "which". */
bool noun_phrase_at(const skeleton *k, uint32_t noun);

/* Its words from the article or number on, without its preposition, clauses and what is joined to
 * it. What follows the noun is left out where all would be too long to read. */
span noun_phrase(const skeleton *k, uint32_t noun);

#endif
