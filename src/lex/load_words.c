/* What single words are: abbreviations, contractions, affixes, irregular forms, and the classes of
 * function_words.csv and of the tables that list words alone. */
#include "lex/load.h"

#include "base/utf8.h"

/* The classes of function_words.csv, in the order of their bits from WORD_DETERMINER on. */
#define FUNCTION_CLASSES 21
static const char *const function_classes[FUNCTION_CLASSES] = {
    "determiner", "preposition", "coordinator", "subordinator", "relative",    "modal",
    "be",         "have",        "do",          "pronoun",      "negation",    "to",
    "adverb",     "support",     "past",        "referring",    "time_clause", "locative",
    "masculine",  "feminine",    "meanwhile"};

static void mark_word(loader *w, str text, uint32_t class)
{
    dateline_lexicon *l = w->lexicon;
    uint32_t id = intern_add(&l->words, w->arena, utf8_lowercase(w->arena, text));
    while (l->word_classes.n <= id)
        *vec_push(w->arena, &l->word_classes) = 0;
    l->word_classes.v[id] |= class;
}

static void mark_words(loader *w, const schema_table *t, word_class class)
{
    for (size_t i = 0; i < t->csv.rows.n; i++)
        mark_word(w, schema_cell(t, i, 0), class);
}

void load_abbreviations(loader *w, const schema_table *t)
{
    for (size_t i = 0; i < t->csv.rows.n; i++) {
        str form = utf8_lowercase(w->arena, schema_cell(t, i, 0));
        uint32_t *kind = map_slot_of(&w->lexicon->abbreviations, form);
        if (*kind == MAP_NONE && !abbreviation_parse(kind, schema_cell(t, i, 1)))
            w->status = diag_error(w->diag, DATELINE_INVALID, schema_place(t, i, 1),
                                   "unknown kind '%.*s'", STR_ARG(schema_cell(t, i, 1)));
    }
}

void load_contractions(loader *w, const schema_table *t)
{
    for (size_t i = 0; i < t->csv.rows.n; i++) {
        str form = utf8_lowercase(w->arena, schema_cell(t, i, 0)), parts = schema_cell(t, i, 1),
            one;
        uint32_t cuts = 0;
        size_t at = 0;
        while (str_split(&parts, '|', &one)) {
            cuts |= at > 0 && at < 32 ? 1U << at : 0;
            at += one.n;
        }
        if (at != form.n)
            w->status = diag_error(w->diag, DATELINE_INVALID, schema_place(t, i, 1),
                                   "the parts do not make '%.*s'", STR_ARG(form));
        mark_word(w, form, WORD_CONTRACTION);
        *map_slot_of(&w->lexicon->contractions, form) = cuts;
    }
}

void load_affixes(loader *w, const schema_table *t)
{
    static const char *const kinds[] = {"prefix", "suffix", "ending", "unit"};
    for (size_t i = 0; i < t->csv.rows.n; i++) {
        str form = utf8_lowercase(w->arena, schema_cell(t, i, 0));
        str_among(map_slot_of(&w->lexicon->affixes, form), kinds, 4, schema_cell(t, i, 1));
    }
}

void load_function_words(loader *w, const schema_table *t)
{
    for (size_t i = 0; i < t->csv.rows.n; i++) {
        uint32_t class;
        if (str_among(&class, function_classes, FUNCTION_CLASSES, schema_cell(t, i, 1)))
            mark_word(w, schema_cell(t, i, 0), (uint32_t)WORD_DETERMINER << class);
        else
            w->status = diag_error(w->diag, DATELINE_INVALID, schema_place(t, i, 1),
                                   "unknown class '%.*s'", STR_ARG(schema_cell(t, i, 1)));
    }
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
    mark_words(w, t, WORD_GIVEN_NAME);
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
    static const char *const positions[] = {"first", "last",  "both",
                                            "place", "thing", "place_first"};
    static const uint32_t classes[] = {
        WORD_ORG_FIRST,  WORD_ORG_LAST,   WORD_ORG_FIRST | WORD_ORG_LAST,
        WORD_PLACE_LAST, WORD_THING_LAST, WORD_PLACE_FIRST};
    for (size_t i = 0; i < t->csv.rows.n; i++) {
        uint32_t position = 0;
        str_among(&position, positions, 6, schema_cell(t, i, 1));
        mark_word(w, schema_cell(t, i, 0), classes[position]);
    }
}
