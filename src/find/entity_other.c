/* entity_other: by what else one is known: a name that the text says is another one's ("also known
 * as Korvo"), and a first or middle name that stands alone where others have a surname; and whom of
 * several a surname means.
 */
#include "find/entity_resolve.h"

#include "base/ascii.h"
#include "find/alias.h"

#define PART_LEAST 2 /* bytes of a first name that one may be known by: "Xu", no initial */
#define KIND_MOST  5 /* words that tell what somebody is: "a young blogger" */

void entity_note_parts(resolver *r, uint32_t id)
{
    str rest = r->article->entities.v[id].name, word;
    while (str_find_char(rest, ' ') != STR_NONE && str_split(&rest, ' ', &word)) {
        if (word.n < PART_LEAST || word.p[1] == '.' || ascii_is_lower(word.p[0]))
            continue;
        uint32_t *slot = map_slot_of(&r->parts, word);
        *slot = *slot == MAP_NONE || *slot == id ? id : HEAD_OF_MANY;
    }
}

uint32_t entity_person_of_part(const resolver *r, str word)
{
    uint32_t id = map_get(&r->parts, word);
    return id == MAP_NONE || id == HEAD_OF_MANY ? NONE : id;
}

uint32_t entity_person_of_surname(const resolver *r, str name, bool exact)
{
    uint32_t best = entity_find_person(r, name, exact);
    if (best == NONE)
        return NONE;
    str surname = alias_surname(r->article->entities.v[best].name);
    bool many = false;
    uint32_t at = map_get(&r->surnames, alias_key(r->scratch, name));
    for (int tries = 0; at != MAP_NONE && at != NONE && tries < CHAIN_MAX; tries++) {
        bool other = at != best && r->last.v[at] > 0 &&
                     str_eq(alias_surname(r->article->entities.v[at].name), surname);
        bool more = other && r->told.v[at] > r->told.v[best];
        many = more ? false : many || (other && r->told.v[at] == r->told.v[best]);
        best = more ? at : best;
        at = r->next.v[at];
    }
    return many ? NONE : best;
}

/* Behind what may stand between a name and "known": ", who", ", [a young blogger]", "is", "also".
 */
static uint32_t naming_from(const dateline_article *a, uint32_t i, uint32_t end)
{
    word_class other = WORD_PREPOSITION | WORD_RELATIVE | WORD_NAMING | WORD_BE | WORD_HAVE;
    bool aside = i < end && (token_is_mark(a, i, ',') || token_is_mark(a, i, '('));
    i += aside;
    if (aside && i < end && token_class(a, i) & WORD_INDEFINITE) {
        for (uint32_t last = i + KIND_MOST; i < end && i < last; i++) {
            if (a->text.tokens.v[i].kind != TOKEN_WORD || token_is_capital(a, i) ||
                token_class(a, i) & other)
                break;
        }
    } else if (aside && i < end && str_eq(token_text(a, i), S("who"))) {
        i++;
    }
    i += i < end && token_class(a, i) & WORD_BE;
    bool led = i + 1 < end && token_class(a, i + 1) & WORD_NAMING && /* "widely", "also" */
               !(token_class(a, i) & WORD_NEGATION);
    return i + led;
}

uint32_t entity_other_name(const resolver *r, const spot *s)
{
    const dateline_article *a = r->article;
    const sentence *in = &a->text.sentences.v[s->sentence];
    uint32_t end = in->first + in->n, i = naming_from(a, s->first + s->n, end);
    if (i + 2 >= end || !(token_class(a, i) & WORD_NAMING))
        return 0;
    i++;
    i += str_eq(token_text(a, i), S("as"));
    i += i < end && (token_class(a, i) & WORD_DETERMINER && !(token_class(a, i) & WORD_INDEFINITE));
    i += i < end && token_quote_mark(a, i) != QUOTE_NONE;
    return i < end && token_is_capital(a, i) ? i : 0;
}
