/* antecedent: the noun that "it", "they" or "them" plainly stands for.
 *
 *     "[The army] said it had left."   "[The regime] ruled until it was overthrown."
 *     "[RSF troops] came. They opened fire."
 *
 * Of "them" only where it is done to the same: "thanked [the miners] and asked them to stay".
 * Else only of a verb's subject, and only where a subject told just before agrees with it in
 * number: that of the clause it hangs on, or of the sentence before, if it is the first subject of
 * its own. On the coreference of the GUM treebank, genres of prose, this holds 9 times in 10.
 */
#ifndef FIND_ANTECEDENT_H
#define FIND_ANTECEDENT_H

#include "find/tree.h"

/* The noun, or another such pronoun, that the pronoun at `word` of sentence `s` stands for; NONE if
 * that is not plain. The parse must be there. */
uint32_t antecedent_of(const dateline_article *article, uint32_t s, uint32_t word);

/* The entity that the quoted "I" or "we" at `word` of sentence `s` stands for; NONE if that is not
 * plain. `near`: a mention of the sentence, or the first behind it. */
uint32_t antecedent_speaking(const dateline_article *article, uint32_t s, uint32_t word,
                             uint32_t near);

/* What find_pronouns has noted of the pronoun at `word`, or NULL. */
const reference *antecedent_known(const dateline_article *article, uint32_t word);

#endif
