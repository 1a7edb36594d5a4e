/* alias_institution: comparing the names of institutions, and acronyms with what they stand for. */
#include "find/alias.h"

#include <string.h>

#define NAME_MAX 160 /* longer names have no acronym */
#define STEM_MIN 5   /* letters by which two spellings of a word are known */

/* How many words of `name` begin as one of `form` does: "Organisation", "Organization". */
static size_t words_shared(str name, str form)
{
    size_t n = 0;
    str one, other;
    while (str_split(&name, ' ', &one)) {
        bool shared = false;
        for (str rest = form; one.n >= STEM_MIN && !shared && str_split(&rest, ' ', &other);)
            shared = str_eq_nocase(str_sub(one, 0, STEM_MIN), str_sub(other, 0, STEM_MIN));
        n += shared;
    }
    return n;
}

/* Words long enough to be compared. */
static size_t words_told(str name)
{
    size_t n = 0;
    str one;
    while (str_split(&name, ' ', &one))
        n += one.n >= STEM_MIN;
    return n;
}

/* "Organisation for ...", "Organization for ..."; of "People's Progressive Party" and "Pakistan
 * Peoples Party" each has a word that says something else. */
bool alias_respelled(str a, str b)
{
    size_t words = 1, shared = words_shared(a, b);
    for (size_t i = 0; i < a.n; i++)
        words += a.p[i] == ' ';
    bool other = words_told(a) > shared && words_told(b) > words_shared(b, a) && shared < 3;
    return 4 * shared > words && !other;
}

/* The spelling that "-ise", "-our", "-tre" and "-ence" have in American. */
static void put_american(buf *out, str word)
{
    static const str british[] = {STR_INIT("our"), STR_INIT("tre"), STR_INIT("ence")};
    static const str american[] = {STR_INIT("or"), STR_INIT("ter"), STR_INIT("ense")};
    size_t ending = 0;
    while (ending < 3 && !(word.n > STEM_MIN && str_ends(word, british[ending])))
        ending++;
    size_t stem = word.n - (ending < 3 ? british[ending].n : 0);
    for (size_t i = 0; i < stem; i++)
        buf_char(out, word.p[i] == 'z' ? 's' : word.p[i]);
    if (ending < 3)
        buf_put(out, american[ending]);
}

str alias_institution_key(arena *a, str folded)
{
    buf b = {.arena = a};
    str word;
    bool many = str_find_char(folded, ' ') != STR_NONE;
    while (str_split(&folded, ' ', &word)) {
        if (many && word.n > STEM_MIN && str_ends(word, S("s")) && !str_ends(word, S("ss")))
            word.n--; /* "Court of Appeals", but not "Athenians" */
        put_american(&b, word);
        buf_char(&b, ' ');
    }
    return buf_str(&b);
}

bool alias_is_acronym(str acronym, str full)
{
    if (acronym.n < 2 || acronym.n > 12 || full.n > NAME_MAX)
        return false;
    size_t at = 0;
    bool begins = true;
    for (size_t i = 0; i < full.n; i++) {
        char c = full.p[i];
        at += at < acronym.n && acronym.p[at] == '-'; /* "PML-N" */
        bool matches = at < acronym.n && (c & ~32) == (acronym.p[at] & ~32);
        bool capital = ascii_is_upper(c);
        if (begins && matches && (capital || at > 0))
            at++;
        else if (begins && capital)
            return false;
        begins = c == ' ' || c == '-';
    }
    return at == acronym.n;
}

bool alias_goes_by(const dateline_lexicon *l, uint32_t row, str name)
{
    bool full = false, same = false;
    for (size_t i = 0; i < l->name_matches.n && !same; i++) {
        const lex_name_match *m = &l->name_matches.v[i];
        bool own = m->name == row && str_find_char(m->as, ' ') != STR_NONE;
        same = own && alias_respelled(name, m->as);
        full |= own;
    }
    return same || !full;
}
