/* entity_owned: institutions that many states have. "Congress" and "Coast Guard" are those of the
 * United States where an article tells of these at least as often as of any other state; else they
 * are some state's, and are kept under the name they have there.
 */
#include "find/entity_resolve.h"

#define LETTERS 26
#define CODES   (LETTERS * LETTERS) /* of ISO 3166-1 */

/* As a number below CODES, or CODES if it is none. */
static size_t code_of(str code)
{
    bool letters = code.n == 2 && ascii_is_upper(code.p[0]) && ascii_is_upper(code.p[1]);
    return letters ? (size_t)(code.p[0] - 'A') * LETTERS + (size_t)(code.p[1] - 'A') : CODES;
}

/* The state whose name stands in the lexicon's row ahead of the form that the article has: "U.S."
 * of "U.S. Coast Guard", where it says "Coast Guard"; or CODES. */
static size_t owner_of(const resolver *r, const spot *s)
{
    str name = r->l->names.v[s->row].name;
    str form = tokens_text(r->article, s->first, s->n);
    if (name.n < form.n + 2 || !str_ends(name, form))
        return CODES;
    str state = str_sub(name, 0, name.n - form.n - 1);
    for (size_t i = 0; i < r->l->name_matches.n; i++) {
        const lex_name_match *m = &r->l->name_matches.v[i];
        if (str_eq(m->as, state) && r->l->names.v[m->name].kind == ENTITY_STATE)
            return code_of(r->l->names.v[m->name].code);
    }
    return CODES;
}

void entity_disown(resolver *r)
{
    uint32_t *told = arena_new(r->scratch, uint32_t, CODES + 1), most = 0;
    for (size_t i = 0; i < r->spots.n; i++) {
        const spot *s = &r->spots.v[i];
        if (s->row == NONE || s->strength != SPOT_SURE)
            continue;
        const lex_name *name = &r->l->names.v[s->row];
        size_t code = code_of(name->code.n ? name->code : name->of);
        told[code] += code < CODES;
        most = told[code] > most ? told[code] : most;
    }
    for (size_t i = 0; i < r->spots.n; i++) {
        spot *s = &r->spots.v[i];
        bool institution = s->row != NONE && r->l->names.v[s->row].kind == ENTITY_INSTITUTION;
        size_t owner = institution ? owner_of(r, s) : CODES;
        if (owner < CODES && told[owner] < most)
            s->row = NONE;
    }
}
