/* entity_owned: institutions that many states have. "Congress" and "Coast Guard" are those of the
 * United States where an article tells of these at least as often as of any other state; else they
 * are some state's, and are kept under the name they have there. So is a body of another that the
 * article does not tell of: "the Permanent Council" where no OSCE is.
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

/* The lexicon's row of the first word of a name that the article has without it: "OSCE" of "OSCE
 * Permanent Council"; or NONE. */
static uint32_t body_over(const resolver *r, const spot *s)
{
    str name = r->l->names.v[s->row].name, form = tokens_text(r->article, s->first, s->n);
    str first = str_sub(name, 0, str_find_char(name, ' '));
    if (first.n + 1 + form.n != name.n || !str_eq_nocase(str_from(name, first.n + 1), form))
        return NONE;
    for (size_t i = 0; i < r->l->name_matches.n; i++) {
        const lex_name_match *m = &r->l->name_matches.v[i];
        if (str_eq(m->as, first) && r->l->names.v[m->name].kind == ENTITY_INSTITUTION)
            return m->name;
    }
    return NONE;
}

void entity_disown(resolver *r)
{
    bool *seen = arena_new(r->scratch, bool, r->l->names.n + 1);
    uint32_t *told = arena_new(r->scratch, uint32_t, CODES + 1), most = 0;
    for (size_t i = 0; i < r->spots.n; i++) {
        const spot *s = &r->spots.v[i];
        if (s->row == NONE || s->strength != SPOT_SURE)
            continue;
        const lex_name *name = &r->l->names.v[s->row];
        seen[s->row] = true;
        size_t code = code_of(name->code.n ? name->code : name->of);
        told[code] += code < CODES;
        most = told[code] > most ? told[code] : most;
    }
    for (size_t i = 0; i < r->spots.n; i++) {
        spot *s = &r->spots.v[i];
        bool institution = s->row != NONE && r->l->names.v[s->row].kind == ENTITY_INSTITUTION;
        size_t owner = institution ? owner_of(r, s) : CODES;
        uint32_t over = institution ? body_over(r, s) : NONE;
        if ((owner < CODES && told[owner] < most) || (over != NONE && !seen[over])) {
            s->row = NONE;
            if (!token_is_capital(r->article, s->first)) /* "the permanent council" is no name */
                s->strength = SPOT_PLACE_MAYBE;
        }
    }
}
