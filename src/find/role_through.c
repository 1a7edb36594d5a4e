/* role_through: whether who is named before a noun, or behind its "of", acts through it: a state
 * through its police, an institution through its people; or does what it tells.
 */
#include "find/role_argument.h"

/* "NATO troops", "an EU official": an institution acts through its people, not by "an Airbus jet".
 */
static bool has_people(const role_finder *f, uint32_t noun)
{
    return role_at_group(f, noun) || token_is_office(f->article, noun);
}

/* "Iranian forces", "the president of Peru", "US Senator Lee": a state acts through those who hold
 * its power, not by "a Saudi teacher" or "Chinese firms"; it suffers what its bodies do, not what
 * "a British tanker" does. */
static bool holds_power(const role_finder *f, uint32_t noun, role r)
{
    word_class class = token_class(f->article, noun);
    if (r != ROLE_AGENT)
        return class & WORD_ORGAN && class & (WORD_ORG_FIRST | WORD_ORG_LAST);
    return class & WORD_ORGAN ||
           (token_is_capital(f->article, noun) && token_is_office(f->article, noun));
}

/* "Berg supporters", "a Berg lawyer" are not Berg; "elected [Berg] president" is, and "Ms. Lee
 * Berg".
 */
static bool is_person_meant(const role_finder *f, uint32_t word, uint32_t noun, role r)
{
    bool office = r == ROLE_PATIENT && noun == word + 1 && token_is_office(f->article, noun) &&
                  tree_at(&f->k, noun)->penn != PENN_NNS && !token_is_capital(f->article, noun + 1);
    return office || tree_pos(&f->k, noun) != UD_NOUN ||
           !tree_is(&f->k, word, RELATION(UD_COMPOUND) | RELATION(UD_AMOD));
}

bool role_acts_through(const role_finder *f, uint32_t word, role r)
{
    uint32_t m = skeleton_at(&f->k, word)->mention, head = tree_head(&f->k, word);
    if (m == NONE) /* "[Anti]-Berg marchers" are against him */
        return !token_is_hyphen(&f->k, word + 1);
    if (skeleton_at(&f->k, head)->mention == m)
        return true;
    switch (f->article->entities.v[f->article->mentions.v[m].entity].kind) {
    case ENTITY_PERSON: return is_person_meant(f, word, head, r);
    case ENTITY_STATE: return r == ROLE_PLACE || holds_power(f, head, r);
    case ENTITY_PLACE: return !tree_is(&f->k, word, RELATION(UD_COMPOUND)); /* "a Paris baker" */
    case ENTITY_INSTITUTION:
        return !tree_is(&f->k, word, RELATION(UD_COMPOUND)) || has_people(f, head);
    default: return true;
    }
}

bool role_is_owner(const role_finder *f, uint32_t word)
{
    const lex_type *type = event_type(f->article, f->e);
    uint32_t m = skeleton_at(&f->k, word)->mention;
    if (!type->owned)
        return false;
    if (m == NONE)
        return skeleton_is(&f->k, word, WORD_ORGAN) || token_is_office(f->article, word);
    entity_kind kind = f->article->entities.v[f->article->mentions.v[m].entity].kind;
    return kind == ENTITY_INSTITUTION || (kind == ENTITY_PERSON && !type->court);
}

bool role_only_told(const role_finder *f, uint32_t verb)
{
    return event_type(f->article, f->e)->suffered && !tree_is_passive(&f->k, verb) &&
           tree_find(&f->k, verb, UD_OBJ) != NONE &&
           !skeleton_is(&f->k, verb, WORD_LIGHT | WORD_SUPPORT);
}
