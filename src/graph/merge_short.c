/* merge_short: short forms of names. An institution goes by its initials, three or more, and, if
 * its name is long or strange, without its first word, which most often is its state's, and a firm
 * without its "Corp."; a person without the last of three names, by an initial of it, and as an
 * article calls whom it names in full.
 *
 * Each long name notes its short forms; a form of two names is none.
 */
#include "graph/merge_short.h"

#include "base/utf8.h"
#include "find/alias.h"

#define TAIL_WORDS     4 /* of a long name without its first */
#define INITIALS_LEAST 3
#define INITIALS_MOST  8
#define FIRST_LEAST    4 /* bytes of a first name that stands alone */
#define SEVERAL        (NONE - 1)

typedef struct shortener {
    merger *m;
    arena *scratch;
    map forms; /* kind and short form → the long name, or SEVERAL */
} shortener;

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

/* Whether a word of the name is in no table: "Kwantung Army", but not "Police Department". */
static bool is_strange(const dateline_lexicon *l, arena *a, str name)
{
    str word;
    while (str_split(&name, ' ', &word)) {
        if (begins_upper(word) && intern_find(&l->words, utf8_lowercase(a, word)) == 0)
            return true;
    }
    return false;
}

static str without_first(const shortener *s, str name)
{
    size_t blank = str_find_char(name, ' ');
    str rest = blank == STR_NONE ? (str){0} : str_from(name, blank + 1);
    size_t n = count_words(rest, false);
    bool own = n >= TAIL_WORDS || (n > 1 && is_strange(s->m->lexicon, s->scratch, rest));
    return own ? rest : (str){0};
}

static str without_last(str name)
{
    size_t blank = name.n;
    while (blank > 0 && name.p[blank - 1] != ' ')
        blank--;
    return count_words(name, true) < 3 ? (str){0} : str_trim(str_sub(name, 0, blank));
}

/* "Jan B." of "Jan Berg", as courts and papers of some countries have it. */
static str with_initial(arena *a, str name)
{
    buf b = {.arena = a};
    str surname = alias_surname(name);
    if (!begins_upper(surname) || surname.n < 3 || surname.n == name.n)
        return (str){0};
    buf_put(&b, str_sub(name, 0, str_find_char(name, ' ')));
    buf_printf(&b, " %c.", surname.p[0]);
    return buf_str(&b);
}

/* "Oslo Truck" of "Oslo Truck Corp." */
static str without_form(const dateline_lexicon *l, arena *a, str name)
{
    str last = alias_surname(name);
    uint32_t word = intern_find(&l->words, utf8_lowercase(a, last));
    bool firm = last.n < name.n && lexicon_word_is(l, word, WORD_LEGAL);
    return firm ? str_trim(str_sub(name, 0, name.n - last.n)) : (str){0};
}

/* "Ida Berg" is one with "Ida Berg Lind". */
static bool are_one(const merger *m, uint32_t a, uint32_t b)
{
    str x = m->names.v[a].entity.label, y = m->names.v[b].entity.label;
    return m->names.v[a].entity.kind == ENTITY_PERSON &&
           (str_starts(x, y) || str_starts(y, x) || alias_same_person(x, y));
}

/* Two spellings of one long name have the same key. */
static void note(shortener *s, entity_kind kind, str form, uint32_t at)
{
    if (form.n == 0)
        return;
    uint32_t *slot = map_slot_of(&s->forms, account_key(s->scratch, kind, form));
    bool known = *slot != MAP_NONE && *slot != SEVERAL;
    if (known && are_one(s->m, *slot, at)) /* the fuller */
        *slot = s->m->names.v[at].entity.label.n > s->m->names.v[*slot].entity.label.n ? at : *slot;
    else
        *slot = *slot == MAP_NONE ? at : SEVERAL;
}

/* "Elian", as an article calls Elian Lind, whose surname others may bear. */
static void note_parts(shortener *s, uint32_t at)
{
    const told_name *name = &s->m->names.v[at];
    str label = name->entity.label, first = str_sub(label, 0, str_find_char(label, ' '));
    const intern *words = &s->m->lexicon->words;
    if (first.n < label.n && first.n >= FIRST_LEAST && str_find_char(first, '.') == STR_NONE &&
        intern_find(words, utf8_lowercase(s->scratch, first)) == 0) /* "Namal", not "Maria" */
        note(s, name->entity.kind, first, at);
    for (size_t i = 0; i < name->aliases.n; i++) {
        str part = name->aliases.v[i].alias;
        if (str_find_char(part, ' ') == STR_NONE && !str_eq(part, label) &&
            !str_eq(part, alias_surname(label)))
            note(s, name->entity.kind, part, at);
    }
}

/* "CIA" is the lexicon's, which no "Coastal Investment Authority" is. */
static bool is_other(const merger *m, size_t i, uint32_t at)
{
    const dateline_lexicon *l = m->lexicon;
    str label = m->names.v[i].entity.label;
    for (uint32_t row = 0; m->names.v[i].listed && row < l->names.n; row++) {
        if (str_eq(l->names.v[row].name, label))
            return !alias_goes_by(l, row, m->names.v[at].entity.label);
    }
    return false;
}

static void note_forms(shortener *s, uint32_t i)
{
    const graph_entity *e = &s->m->names.v[i].entity;
    if (e->kind == ENTITY_INSTITUTION) {
        note(s, e->kind, initials_of(s->scratch, e->label), i);
        note(s, e->kind, without_first(s, e->label), i);
        note(s, e->kind, without_form(s->m->lexicon, s->scratch, e->label), i);
    } else if (e->kind == ENTITY_PERSON) {
        note(s, e->kind, without_last(e->label), i);
        note(s, e->kind, with_initial(s->scratch, e->label), i);
        note_parts(s, i);
    }
}

static void find_names(shortener *s)
{
    for (size_t i = 0; i < s->m->names.n; i++) {
        told_name *name = &s->m->names.v[i];
        uint32_t at = map_get(&s->forms, name->key);
        if (at == MAP_NONE && name->entity.kind == ENTITY_PLACE && !name->listed)
            at = map_get(&s->forms, account_key(s->scratch, ENTITY_PERSON, name->entity.label));
        bool none = at == MAP_NONE || at == SEVERAL || at == i;
        name->short_of = none || is_other(s->m, i, at) ? NONE : at;
    }
}

void merge_find_short(merger *m, arena *scratch)
{
    shortener s = {m, scratch, {.arena = scratch}};
    for (uint32_t i = 0; i < m->names.n; i++)
        note_forms(&s, i);
    find_names(&s);
    for (size_t i = 0; i < m->names.n; i++) { /* "Ek" of "Ida Ek", of "Ida Ek Lind" */
        const told_name *name = &m->names.v[i];
        str surname = alias_surname(name->entity.label);
        if (name->entity.kind == ENTITY_PERSON && name->short_of != NONE &&
            surname.n < name->entity.label.n)
            note(&s, ENTITY_PERSON, surname, name->short_of);
    }
    find_names(&s);
    for (size_t i = 0; i < m->names.n; i++) { /* of a form's form */
        uint32_t at = m->names.v[i].short_of;
        if (at != NONE && m->names.v[at].short_of != NONE)
            m->names.v[i].short_of = m->names.v[at].short_of;
    }
}
