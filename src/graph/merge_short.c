/* merge_short: short forms of names. An institution goes by its initials, three or more, and, if
 * its name is long, without its first word, which most often is its state's; a person without the
 * last of three names.
 *
 * Each long name notes its short forms; a form of two names is none.
 */
#include "graph/merge_short.h"

#include "find/alias.h"

#define TAIL_WORDS     4 /* of a long name without its first */
#define INITIALS_LEAST 3
#define INITIALS_MOST  8
#define SEVERAL        (NONE - 1)

static bool begins_upper(str word)
{
    return word.n > 0 && ascii_is_upper(word.p[0]);
}

/* "Corp.", "PLC" */
static bool is_abbreviation(str word)
{
    bool small = false;
    for (size_t i = 0; i < word.n; i++)
        small |= ascii_is_lower(word.p[i]);
    return !small || str_ends(word, S("."));
}

/* Of "Coastal Rescue Board" "CRB", but of "Oslo Truck Corp." nothing: three letters, of which one
 * is any firm's, may be short for much else. */
static str initials_of(arena *a, str name)
{
    buf b = {.arena = a};
    str rest = name, word;
    while (str_split(&rest, ' ', &word)) {
        if (begins_upper(word))
            buf_char(&b, word.p[0]);
    }
    str letters = buf_str(&b);
    bool weak = letters.n == INITIALS_LEAST && is_abbreviation(alias_surname(name));
    return letters.n < INITIALS_LEAST || letters.n > INITIALS_MOST || weak ? (str){0} : letters;
}

static size_t count_words(str name, bool upper)
{
    size_t n = 0;
    str word;
    while (str_split(&name, ' ', &word))
        n += word.n > 0 && (!upper || begins_upper(word));
    return n;
}

static str without_first(str name)
{
    size_t blank = str_find_char(name, ' ');
    str rest = blank == STR_NONE ? (str){0} : str_from(name, blank + 1);
    return count_words(rest, false) < TAIL_WORDS ? (str){0} : rest;
}

static str without_last(str name)
{
    size_t blank = name.n;
    while (blank > 0 && name.p[blank - 1] != ' ')
        blank--;
    return count_words(name, true) < 3 ? (str){0} : str_trim(str_sub(name, 0, blank));
}

/* Two spellings of one long name have the same key. */
static void note(map *forms, arena *a, entity_kind kind, str form, uint32_t at)
{
    if (form.n == 0)
        return;
    uint32_t *slot = map_slot_of(forms, account_key(a, kind, form));
    *slot = *slot == MAP_NONE ? at : SEVERAL;
}

void merge_find_short(merger *m, arena *scratch)
{
    map forms = {.arena = scratch};
    for (uint32_t i = 0; i < m->names.n; i++) {
        const graph_entity *e = &m->names.v[i].entity;
        if (e->kind == ENTITY_INSTITUTION) {
            str tail = without_first(e->label);
            note(&forms, scratch, e->kind, initials_of(scratch, e->label), i);
            note(&forms, scratch, e->kind, tail, i);
        } else if (e->kind == ENTITY_PERSON) {
            note(&forms, scratch, e->kind, without_last(e->label), i);
        }
    }
    for (size_t i = 0; i < m->names.n; i++) {
        uint32_t at = map_get(&forms, m->names.v[i].key);
        m->names.v[i].short_of = at == MAP_NONE || at == SEVERAL || at == i ? NONE : at;
    }
    for (size_t i = 0; i < m->names.n; i++) { /* of a form's form */
        uint32_t at = m->names.v[i].short_of;
        if (at != NONE && m->names.v[at].short_of != NONE)
            m->names.v[i].short_of = m->names.v[at].short_of;
    }
}
