/* What single words are: abbreviations, contractions, affixes, irregular forms, and the classes of
 * function_words.csv and of the tables that list words alone. */
#include "lex/load.h"

#include "base/utf8.h"

static uint32_t word_id(loader *w, str word)
{
    return intern_add(&w->lexicon->words, w->arena, utf8_lowercase(w->arena, word));
}

static void mark_word(loader *w, str word, word_class class)
{
    uint32_t id = word_id(w, word);
    while (w->lexicon->word_classes.n <= id)
        *vec_push(w->arena, &w->lexicon->word_classes) = 0;
    w->lexicon->word_classes.v[id] |= class;
}

static void mark_words(loader *w, const schema_table *t, word_class class)
{
    for (size_t i = 0; i < t->csv.rows.n; i++)
        mark_word(w, schema_cell(t, i, 0), class);
}

/* A table of forms and what kind each is; of a form that stands there twice the first row holds. */
static void load_kinds(map *kinds, arena *a, const schema_table *t)
{
    for (size_t i = 0; i < t->csv.rows.n; i++) {
        uint32_t *kind = map_slot_of(kinds, utf8_lowercase(a, schema_cell(t, i, 0)));
        if (*kind == MAP_NONE)
            *kind = schema_choice(t, i, 1);
    }
}

void load_abbreviations(loader *w, const schema_table *t)
{
    load_kinds(&w->lexicon->abbreviations, w->arena, t);
}

static void mark_contraction(loader *w, str form, uint32_t cuts)
{
    u32_vec *all = &w->lexicon->contractions;
    uint32_t id = word_id(w, form);
    while (all->n <= id)
        *vec_push(w->arena, all) = 0;
    if (all->v[id] == 0)
        all->v[id] = cuts;
}

void load_contractions(loader *w, const schema_table *t)
{
    for (size_t i = 0; i < t->csv.rows.n; i++) {
        str form = schema_cell(t, i, 0), parts = schema_cell(t, i, 1), one;
        uint32_t cuts = 0;
        size_t at = 0;
        while (str_split(&parts, '|', &one)) {
            cuts |= at > 0 && at < 32 ? 1U << at : 0;
            at += one.n;
        }
        if (at != form.n)
            w->status = diag_error(w->diag, DATELINE_INVALID, schema_place(t, i, 1),
                                   "the parts do not make '%.*s'", STR_ARG(form));
        mark_contraction(w, form, cuts);
    }
}

void load_affixes(loader *w, const schema_table *t)
{
    load_kinds(&w->lexicon->affixes, w->arena, t);
}

void load_function_words(loader *w, const schema_table *t)
{
    for (size_t i = 0; i < t->csv.rows.n; i++)
        mark_word(w, schema_cell(t, i, 0), WORD_DETERMINER << schema_choice(t, i, 1));
}

void load_irregular(loader *w, const schema_table *t)
{
    irregular_table *out = &w->lexicon->irregulars;
    for (size_t i = 0; i < t->csv.rows.n; i++) {
        bool noun = str_eq(schema_cell(t, i, 1), S("noun"));
        uint32_t *row = map_slot_of(noun ? &out->nouns : &out->verbs, schema_cell(t, i, 0));
        if (*row != MAP_NONE)
            continue;
        *row = (uint32_t)out->rows.n;
        str past = schema_cell(t, i, 2);
        *vec_push(w->arena, &out->rows) =
            (irregular){past, schema_cell(t, i, 3), schema_cell(t, i, 4), schema_cell(t, i, 5),
                        schema_cell(t, i, 6)};
        str form;
        while (past.n && str_split(&past, '|', &form))
            mark_word(w, form, WORD_PAST);
    }
}

void load_given_names(loader *w, const schema_table *t)
{
    static const word_class genders[] = {0, WORD_MAN, WORD_WOMAN}; /* of the schema's choices */
    for (size_t i = 0; i < t->csv.rows.n; i++)
        mark_word(w, schema_cell(t, i, 0), WORD_GIVEN_NAME | genders[schema_choice(t, i, 1)]);
}

void load_not_names(loader *w, const schema_table *t)
{
    mark_words(w, t, WORD_NOT_NAME);
}

void load_particles(loader *w, const schema_table *t)
{
    mark_words(w, t, WORD_PARTICLE);
}

void load_stopwords(loader *w, const schema_table *t)
{
    mark_words(w, t, WORD_STOP);
}

void load_org_heads(loader *w, const schema_table *t)
{
    static const word_class classes[] = {
        /* of the schema's choices */
        WORD_ORG_FIRST,  WORD_ORG_LAST,    WORD_ORG_FIRST | WORD_ORG_LAST, WORD_PLACE_LAST,
        WORD_THING_LAST, WORD_PLACE_FIRST, WORD_ORG_LAST | WORD_LEGAL};
    for (size_t i = 0; i < t->csv.rows.n; i++)
        mark_word(w, schema_cell(t, i, 0), classes[schema_choice(t, i, 1)]);
}

void load_org_nouns(loader *w, const schema_table *t)
{
    mark_words(w, t, WORD_ORG_NOUN);
}
