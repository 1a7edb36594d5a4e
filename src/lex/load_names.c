/* Whom and what the tables know by name: persons, states, institutions, places, groups; and the
 * titles that persons bear. */
#include "lex/load.h"

#include "base/utf8.h"

/* "WHO", "U.S.", "US": names that would be other words if written otherwise. */
static bool is_acronym(str form)
{
    bool upper = false;
    for (size_t at = 0; at < form.n;) {
        uint32_t cp = utf8_next(form, &at);
        if (utf8_is_lower(cp))
            return false;
        upper |= utf8_is_upper(cp);
    }
    return upper;
}

static void add_name_form(loader *w, uint32_t name, str form, bool demonym)
{
    dateline_lexicon *l = w->lexicon;
    uint32_t match = (uint32_t)l->name_matches.n;
    *vec_push(w->arena, &l->name_matches) =
        (lex_name_match){name, demonym, is_acronym(form), form, PHRASE_NONE};
    uint32_t at = phrase_add(&l->name_forms, &l->words, form, match);
    if (at == PHRASE_NONE)
        return;
    while (l->name_matches.v[at].other != PHRASE_NONE && l->name_matches.v[at].name != name)
        at = l->name_matches.v[at].other;
    if (l->name_matches.v[at].name == name && str_eq(l->name_matches.v[at].as, form))
        l->name_matches.n--;
    else
        l->name_matches.v[at].other = match;
}

static void add_name_list(loader *w, uint32_t name, str list, bool demonym)
{
    str form;
    while (str_split(&list, '|', &form)) {
        if (str_trim(form).n)
            add_name_form(w, name, str_trim(form), demonym);
    }
}

static uint32_t add_name(loader *w, lex_name name, str aliases)
{
    uint32_t row = (uint32_t)w->lexicon->names.n;
    *vec_push(w->arena, &w->lexicon->names) = name;
    add_name_form(w, row, name.name, false);
    add_name_list(w, row, aliases, false);
    return row;
}

/* Tables of a name and its aliases. */
static void load_kind(loader *w, const schema_table *t, entity_kind kind)
{
    for (size_t i = 0; i < t->csv.rows.n; i++)
        add_name(w, (lex_name){.name = schema_cell(t, i, 0), .kind = kind}, schema_cell(t, i, 1));
}

void load_persons(loader *w, const schema_table *t)
{
    load_kind(w, t, ENTITY_PERSON);
}

void load_states(loader *w, const schema_table *t)
{
    for (size_t i = 0; i < t->csv.rows.n; i++) {
        lex_name name = {.name = schema_cell(t, i, 0), .kind = ENTITY_STATE};
        name.code = schema_cell(t, i, 1);
        uint32_t row = add_name(w, name, schema_cell(t, i, 2));
        uint32_t *slot = map_slot_of(&w->lexicon->state_rows, name.code);
        *slot = *slot == MAP_NONE ? row : *slot;
        add_name_list(w, row, schema_cell(t, i, 3), true);
    }
}

void load_institutions(loader *w, const schema_table *t)
{
    load_kind(w, t, ENTITY_INSTITUTION);
}

void load_places(loader *w, const schema_table *t)
{
    for (size_t i = 0; i < t->csv.rows.n; i++) {
        lex_name name = {.name = schema_cell(t, i, 0), .kind = ENTITY_PLACE};
        name.of = schema_cell(t, i, 1);
        name.capital = schema_flag(t, i, 3);
        add_name(w, name, schema_cell(t, i, 2));
    }
}

void load_groups(loader *w, const schema_table *t)
{
    for (size_t i = 0; i < t->csv.rows.n; i++)
        add_name(w,
                 (lex_name){.name = schema_cell(t, i, 0),
                            .kind = ENTITY_GROUP,
                            .common = true,
                            .generic = schema_flag(t, i, 2)},
                 schema_cell(t, i, 1));
}

void load_titles(loader *w, const schema_table *t)
{
    dateline_lexicon *l = w->lexicon;
    for (size_t i = 0; i < t->csv.rows.n; i++) {
        str title = schema_cell(t, i, 0);
        str plain = schema_cell(t, i, 1);
        phrase_add(&l->title_forms, &l->words, title, (uint32_t)l->titles.n);
        *vec_push(w->arena, &l->titles) = (lex_title){title, plain.n ? plain : title};
    }
}
