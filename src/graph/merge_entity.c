/* merge_entity: one entity for all its names across articles. Equal names (but for case, accents
 * and titles) of one kind are one; persons also when find/alias.h takes their names for the same.
 * Names are noted as they come and brought together at the end, full names first, so that a bare
 * surname or an acronym finds all who may bear it, whichever article came first.
 */
#include "graph/merge_short.h"

#include "base/utf8.h"
#include "find/alias.h"

#include <stdlib.h>

#define SURNAME_TRIES 32 /* persons of one surname that are compared */
#define ALIASES_MOST  64

/* ---- Acronyms ------------------------------------------------------------------------------- */

static bool is_single(str name)
{
    return str_find_char(name, ' ') == STR_NONE;
}

/* "FFL", but not "Fifa", which may be a name like others. */
static bool is_acronym(str name)
{
    for (size_t i = 0; i < name.n; i++) {
        if (name.p[i] < 'A' || name.p[i] > 'Z')
            return false;
    }
    return name.n >= 2 && name.n <= 8;
}

/* Long words of two names that begin alike: "organisation" and "organization". */
static bool begin_alike(str a, str b)
{
    return str_eq(str_sub(a, 0, 5), str_sub(b, 0, 5));
}

static bool has_like(str words, str word)
{
    str other;
    while (str_split(&words, ' ', &other)) {
        if (begin_alike(other, word))
            return true;
    }
    return false;
}

/* Two folded names that an acronym is told to stand for are one if they share most words. */
static bool same_full(str a, str b)
{
    size_t shared = 0, long_words = 0;
    str word;
    while (str_split(&a, ' ', &word)) {
        long_words += word.n > 3;
        shared += word.n > 3 && has_like(b, word);
    }
    return 2 * shared > long_words;
}

#define DOUBTFUL (NONE - 1) /* of an acronym: it stands for several names */

typedef struct namer {
    merger *m;
    arena *scratch;
    map meanings; /* folded acronym → the name it stands for, or DOUBTFUL */
} namer;

static uint32_t meaning_of(const namer *x, str word)
{
    if (!is_acronym(word))
        return NONE;
    uint32_t found = map_get(&x->meanings, utf8_fold(x->scratch, word));
    return found == MAP_NONE ? NONE : found;
}

/* Who is called so in full and in short explains the short name to all articles. */
static void explain(namer *x, uint32_t at)
{
    const told_name *name = &x->m->names.v[at];
    const graph_entity *e = &name->entity;
    if (e->kind == ENTITY_PERSON || is_single(e->label) || name->acronym)
        return;
    for (size_t i = 0; i < name->aliases.n; i++) {
        str alias = name->aliases.v[i].alias;
        if (!is_acronym(alias))
            continue;
        uint32_t *known = map_slot_of(&x->meanings, utf8_fold(x->scratch, alias));
        if (*known == MAP_NONE)
            *known = at;
        else if (*known != DOUBTFUL && !same_full(x->m->names.v[*known].key, name->key))
            *known = DOUBTFUL;
    }
}

/* ---- Bringing names together ---------------------------------------------------------------- */

static bool says_nothing(const namer *x, const told_name *name, size_t alias)
{
    return name->aliases.v[alias].key.n == 0 ||
           meaning_of(x, name->aliases.v[alias].alias) == DOUBTFUL;
}

static uint32_t find_key(const namer *x, const told_name *name)
{
    uint32_t found = map_get(&x->m->entity_keys, name->key);
    for (size_t i = 0; i < name->aliases.n && found == MAP_NONE; i++) {
        if (!says_nothing(x, name, i))
            found = map_get(&x->m->entity_keys, name->aliases.v[i].key);
    }
    return found == MAP_NONE ? NONE : found;
}

/* "Vell Rosa" that one article takes for a person and another for a firm is one; a single word may
 * be two things, unless it is an acronym. */
static uint32_t find_other_kind(const namer *x, const told_name *name)
{
    static const entity_kind kinds[] = {ENTITY_PERSON, ENTITY_INSTITUTION, ENTITY_PLACE};
    const graph_entity *e = &name->entity;
    str label = e->label;
    if (e->kind == ENTITY_STATE || e->kind == ENTITY_GROUP ||
        (is_single(label) && !is_acronym(label)))
        return NONE;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        uint32_t at = map_get(&x->m->entity_keys, account_key(x->scratch, kinds[i], label));
        if (at != MAP_NONE)
            return at;
    }
    return NONE;
}

/* The entity of the long name, which was brought before. */
static uint32_t find_long(const namer *x, const told_name *name)
{
    const told_name *full = name->short_of == NONE ? NULL : &x->m->names.v[name->short_of];
    return full && full->short_of == NONE ? full->entity_at : NONE;
}

/* An acronym alone, whatever it was taken for, where an article tells what it is short for. */
static uint32_t find_meaning(const namer *x, const told_name *name)
{
    const graph_entity *e = &name->entity;
    uint32_t meaning = e->label.n > 2 && e->kind != ENTITY_STATE ? meaning_of(x, e->label) : NONE;
    if (meaning == NONE || meaning == DOUBTFUL)
        return NONE;
    const told_name *full = &x->m->names.v[meaning];
    return full->entity.kind == ENTITY_INSTITUTION ? full->entity_at : NONE;
}

/* "IPCC", by which the lexicon knows another than the article that explains it. */
static uint32_t find_explained(const namer *x, const told_name *name)
{
    for (size_t i = 0; name->acronym && i < name->aliases.n; i++) {
        uint32_t meaning = meaning_of(x, name->aliases.v[i].alias);
        if (meaning != NONE && meaning != DOUBTFUL)
            return x->m->names.v[meaning].entity_at;
    }
    return NONE;
}

/* A person told of under another form of the name: "Alyaksandr Lukashenka", "Lukashenko". */
static uint32_t find_person(const merger *m, const told_name *name)
{
    str label = name->entity.label;
    uint32_t at = map_get(&m->surnames, name->surname_key), found = NONE;
    for (int tries = 0; at != MAP_NONE && at != NONE && tries < SURNAME_TRIES; tries++) {
        str other = m->entities.v[at].label;
        if (alias_same_person(other, label) || alias_cut_short(other, label)) {
            if (found != NONE && is_single(label))
                return NONE; /* a bare surname that two persons bear */
            found = at;
        }
        at = m->same_surname.v[at];
    }
    return found;
}

/* "Paycard" that one article takes for a person, but tells no full name of, is the firm of another:
 * persons are told of in full first. */
static uint32_t find_firm(const namer *x, const told_name *name)
{
    const merger *m = x->m;
    const graph_entity *e = &name->entity;
    bool person = e->kind == ENTITY_PERSON;
    if (!is_single(e->label) || (!person && e->kind != ENTITY_INSTITUTION))
        return NONE;
    entity_kind other = person ? ENTITY_INSTITUTION : ENTITY_PERSON;
    str key = account_key(x->scratch, other, e->label);
    uint32_t at = map_get(&m->entity_keys, key), firm = map_get(&m->name_keys, key);
    if (person && at == MAP_NONE && firm != MAP_NONE && m->names.v[firm].short_of != NONE)
        return m->names.v[m->names.v[firm].short_of].entity_at; /* "Paycard Inc." */
    bool full = !person && at != MAP_NONE && !is_single(m->entities.v[at].label);
    return at == MAP_NONE || full ? NONE : at;
}

static bool has_alias(const graph_entity *e, str alias)
{
    for (size_t i = 0; i < e->aliases.n; i++) {
        if (str_eq(alias, e->aliases.v[i]))
            return true;
    }
    return false;
}

/* "Bashir" that one article takes for a place, but no table has, is who another calls so and names
 * in full. */
static uint32_t find_bearer(const namer *x, const told_name *name)
{
    const merger *m = x->m;
    str label = name->entity.label;
    bool single = is_single(label);
    if (name->entity.kind != ENTITY_PLACE || name->listed)
        return NONE;
    uint32_t at = map_get(&m->surnames, alias_key(x->scratch, label)), found = NONE;
    for (int tries = 0; at != MAP_NONE && at != NONE && tries < SURNAME_TRIES; tries++) {
        const graph_entity *e = &m->entities.v[at];
        if (single ? has_alias(e, label) : alias_same_person(e->label, label)) {
            if (found != NONE)
                return NONE;
            found = at;
        }
        at = m->same_surname.v[at];
    }
    return found;
}

static void add_alias(merger *m, graph_entity *to, str alias)
{
    if (alias.n == 0 || to->aliases.n == ALIASES_MOST || str_eq(alias, to->label) ||
        has_alias(to, alias))
        return;
    *vec_push(m->keep, &to->aliases) = alias;
}

/* "Minsk" that has acted for Belarus is the name of a place where things happen, too. */
static bool is_place(const namer *x, str name)
{
    return map_get(&x->m->name_keys, account_key(x->scratch, ENTITY_PLACE, name)) != MAP_NONE;
}

static void add_key(merger *m, uint32_t at, str key)
{
    uint32_t *slot = map_slot_of(&m->entity_keys, key);
    if (*slot == MAP_NONE)
        *slot = at;
}

static uint32_t add_entity(merger *m, const told_name *name)
{
    uint32_t at = (uint32_t)m->entities.n;
    graph_entity *new = vec_push(m->work, &m->entities);
    *new = name->entity;
    *vec_push(m->work, &m->kinds) = (uint8_t) new->kind;
    *vec_push(m->work, &m->same_surname) = NONE;
    if (new->kind == ENTITY_PERSON) {
        uint32_t *slot = map_slot_of(&m->surnames, name->surname_key);
        m->same_surname.v[at] = *slot == MAP_NONE ? NONE : *slot;
        *slot = at;
    }
    return at;
}

/* Whether a full name ends in just this word. */
static bool ends_in(const namer *x, str full, str word)
{
    return !is_single(full) &&
           str_eq(utf8_fold(x->scratch, alias_surname(full)), utf8_fold(x->scratch, word));
}

/* A word that may be a surname is that of the one person whose full name has it, or nobody's. */
static void bring_unsure(const namer *x, told_name *name)
{
    merger *m = x->m;
    str word = name->entity.label;
    uint32_t at = find_person(m, name);
    bool known = at != NONE && ends_in(x, m->entities.v[at].label, word);
    name->entity_at = known ? at : NONE;
    if (known)
        add_alias(m, &m->entities.v[at], word);
}

static void bring(namer *x, told_name *name)
{
    merger *m = x->m;
    if (name->unsure) {
        bring_unsure(x, name);
        return;
    }
    const graph_entity *e = &name->entity;
    uint32_t at = find_explained(x, name);
    bool explained = at != NONE;
    if (at == NONE)
        at = find_key(x, name);
    if (at == NONE)
        at = find_meaning(x, name);
    if (at == NONE)
        at = find_long(x, name);
    if (at == NONE)
        at = find_other_kind(x, name);
    if (at == NONE && e->kind == ENTITY_PERSON)
        at = find_person(m, name);
    if (at == NONE)
        at = find_bearer(x, name);
    bool firm = at == NONE && (at = find_firm(x, name)) != NONE;
    if (at == NONE)
        at = add_entity(m, name);
    name->entity_at = at;
    graph_entity *to = &m->entities.v[at];
    if (firm) {
        to->kind = ENTITY_INSTITUTION;
        m->kinds.v[at] = ENTITY_INSTITUTION;
    }
    if (to->role.n == 0)
        to->role = e->role;
    if (!explained) /* what the lexicon calls it, it is not */
        add_key(m, at, name->key);
    for (size_t i = 0; i < name->aliases.n; i++) {
        if (to->kind != ENTITY_STATE || !is_place(x, name->aliases.v[i].alias))
            add_alias(m, to, name->aliases.v[i].alias);
        if (!says_nothing(x, name, i))
            add_key(m, at, name->aliases.v[i].key);
    }
}

static int by_alias(const void *a, const void *b)
{
    const told_alias *x = a, *y = b;
    int order = str_cmp(x->alias, y->alias);
    return order != 0 ? order : str_cmp(x->key, y->key);
}

typedef struct name_order {
    const merger *m;
    const told_name *name;
} name_order;

/* Full names before short ones of several words, before those of one, before unsure ones. */
static int shortness(const told_name *name)
{
    if (name->unsure)
        return 3;
    return is_single(name->entity.label) || name->acronym ? 2 : name->short_of != NONE;
}

/* The fuller first; then by publication. */
static int by_fullness(const void *a, const void *b)
{
    const name_order *p = a, *q = b;
    const told_name *x = p->name, *y = q->name;
    int short_x = shortness(x), short_y = shortness(y);
    if (short_x != short_y)
        return short_x - short_y;
    if (x->document != y->document)
        return merge_is_earlier(p->m, x->document, y->document) ? -1 : 1;
    return str_cmp(x->key, y->key);
}

void merge_entities(merger *m)
{
    arena scratch = ARENA_SCRATCH;
    namer x = {m, &scratch, {.arena = &scratch}};
    merge_find_short(m, &scratch);
    name_order *order = arena_new(&scratch, name_order, m->names.n + 1);
    for (size_t i = 0; i < m->names.n; i++) {
        told_name *name = &m->names.v[i];
        order[i] = (name_order){m, name};
        qsort(name->aliases.v, name->aliases.n, sizeof *name->aliases.v, by_alias);
    }
    qsort(order, m->names.n, sizeof *order, by_fullness);
    for (size_t i = 0; i < m->names.n; i++)
        explain(&x, (uint32_t)(order[i].name - m->names.v));
    for (size_t i = 0; i < m->names.n; i++)
        bring(&x, &m->names.v[order[i].name - m->names.v]);
    arena_free(&scratch);
}
