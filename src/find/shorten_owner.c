/* shorten_owner: whose something is: "whose brother", "their arrest", "two years' detention". */
#include "find/antecedent.h"
#include "find/shorten.h"

uint32_t shorten_owner(const shortening *s, uint32_t word)
{
    const skeleton *k = s->k;
    uint32_t verb = tree_first_joined(k, s->root); /* "whose brother was shot and [died]" */
    if (!skeleton_is(k, word, WORD_RELATIVE) || !tree_is(k, word, RELATION(UD_NMOD_POSS)) ||
        !tree_is(k, verb, RELATION(UD_ACL_RELCL)) || word == k->first)
        return NONE;
    uint32_t owner = tree_head(k, verb), next = word - 1;
    next -= next > k->first && token_is_mark(k->article, next, ',');
    bool near = owner == next || (skeleton_is_named(k, owner) &&
                                  skeleton_at(k, owner)->mention == skeleton_at(k, next)->mention);
    return near && tree_pos(k, owner) != UD_PRON ? owner : NONE;
}

bool shorten_is_unknown(const skeleton *k, uint32_t owner)
{
    return skeleton_is(k, owner, WORD_DETERMINER) && !skeleton_is(k, owner, WORD_SPEAKING) &&
           skeleton_at(k, owner)->mention == NONE && !antecedent_known(k->article, owner);
}

bool shorten_marks_owner(const skeleton *k, uint32_t head, uint32_t word)
{
    str mark = token_text(k->article, word);
    return (str_eq(mark, S("'")) || str_eq(mark, S("’"))) && word == head + 1 &&
           tree_is(k, word, RELATION(UD_CASE)) && tree_is(k, head, RELATION(UD_NMOD_POSS));
}
