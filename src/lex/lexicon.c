/* lexicon: loads every table in the order in which they need each other, under one memory guard.
 * Directories are read from the last to the first, so that a user's row is met before ours. */
#include "lex/lexicon.h"

#include "base/file.h"
#include "base/utf8.h"
#include "lex/schema.h"
#include "lex/timelex.h"

typedef struct loader {
    dateline_lexicon *lexicon;
    arena *arena;
    const dateline_diag *diag;
    dateline_status status;
} loader;

static const char *const effect_names[] = {"alleged",     "planned", "conditional",
                                           "prospective", "negated", "denied",
                                           "factual",     "known",   "saying"};

/* The classes of function_words.csv, in the order of their bits from WORD_DETERMINER on. */
#define FUNCTION_CLASSES 21
static const char *const function_classes[FUNCTION_CLASSES] = {
    "determiner", "preposition", "coordinator", "subordinator", "relative",    "modal",
    "be",         "have",        "do",          "pronoun",      "negation",    "to",
    "adverb",     "support",     "past",        "referring",    "time_clause", "locative",
    "masculine",  "feminine",    "meanwhile"};

bool lexicon_role_known(const dateline_lexicon *l, uint32_t word)
{
    return word < l->role_words.n && l->role_words.v[word].known;
}

role lexicon_role(const dateline_lexicon *l, uint32_t word, bool verb)
{
    if (!lexicon_role_known(l, word))
        return ROLE_ABOUT;
    return verb ? l->role_words.v[word].verb : l->role_words.v[word].noun;
}

str lexicon_plover(const dateline_lexicon *l, str type)
{
    for (size_t i = 0; i < l->triggers.n; i++) {
        if (str_eq(l->triggers.v[i].type, type))
            return l->triggers.v[i].plover;
    }
    return S("");
}

bool lexicon_list_has(str list, str item)
{
    if (!list.n)
        return true;
    str one;
    while (str_split(&list, '|', &one)) {
        if (str_eq(str_trim(one), item))
            return true;
    }
    return false;
}

const lex_type *lexicon_type(const dateline_lexicon *l, str type)
{
    uint32_t row = map_get(&l->type_rows, type);
    return row != MAP_NONE ? &l->types.v[row] : NULL;
}

static void load_types(loader *w, const schema_table *t)
{
    for (size_t i = 0; i < t->csv.rows.n; i++) {
        str type = schema_cell(t, i, 0), family = schema_cell(t, i, 4);
        uint32_t *row = map_slot_of(&w->lexicon->type_rows, type);
        if (*row != MAP_NONE)
            continue;
        *row = (uint32_t)w->lexicon->types.n;
        *vec_push(w->arena, &w->lexicon->types) = (lex_type){.type = type,
                                                             .label = schema_cell(t, i, 1),
                                                             .lasting = schema_flag(t, i, 2),
                                                             .document = schema_flag(t, i, 3),
                                                             .family = family.n ? family : type,
                                                             .suffered = schema_flag(t, i, 5),
                                                             .holds = schema_cell(t, i, 6),
                                                             .figure = schema_flag(t, i, 7)};
    }
}

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

static void load_irregular(loader *w, const schema_table *t)
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

static void load_function_words(loader *w, const schema_table *t)
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

/* Appends a reading of these words, unless the same trigger has it already (cut: base and past). */
static void add_trigger_form(loader *w, str words, uint32_t trigger, trigger_form form)
{
    dateline_lexicon *l = w->lexicon;
    uint32_t match = (uint32_t)l->trigger_matches.n;
    *vec_push(w->arena, &l->trigger_matches) = (lex_trigger_match){trigger, form, PHRASE_NONE};
    uint32_t at = phrase_add(&l->trigger_forms, &l->words, words, match);
    if (at == PHRASE_NONE)
        return;
    for (;;) {
        lex_trigger_match *m = &l->trigger_matches.v[at];
        bool same = m->trigger == trigger;
        bool past_again = same && m->form == FORM_PAST && form == FORM_PARTICIPLE;
        if (past_again || (same && m->form == form)) {
            l->trigger_matches.n--;
            return;
        }
        if (m->other == PHRASE_NONE) {
            m->other = match;
            return;
        }
        at = m->other;
    }
}

static void add_trigger_forms(loader *w, uint32_t row)
{
    static const trigger_form verb_forms[] = {FORM_BASE, FORM_PRESENT, FORM_PAST, FORM_PARTICIPLE,
                                              FORM_ING};
    static const trigger_form noun_forms[] = {FORM_BASE, FORM_PLURAL};
    const lex_trigger *t = &w->lexicon->triggers.v[row];
    bool verb = t->pos == TRIGGER_VERB;
    size_t n = verb ? sizeof verb_forms / sizeof *verb_forms : 2;
    for (size_t i = 0; i < n; i++) {
        trigger_form form = verb ? verb_forms[i] : noun_forms[i];
        str_vec spellings = {0};
        inflect(&spellings, w->arena, &w->lexicon->irregulars, t->trigger, t->pos, form);
        for (size_t k = 0; k < spellings.n; k++)
            add_trigger_form(w, spellings.v[k], row, form);
    }
}

static u32_vec word_list(loader *w, str list)
{
    u32_vec ids = {0};
    str word;
    while (list.n && str_split(&list, '|', &word))
        *vec_push(w->arena, &ids) = intern_add(&w->lexicon->words, w->arena, word);
    return ids;
}

static void load_triggers(loader *w, const schema_table *t)
{
    dateline_lexicon *l = w->lexicon;
    l->any_verb = PHRASE_NONE;
    for (size_t i = 0; i < t->csv.rows.n; i++) {
        str type = schema_cell(t, i, 2);
        if (!lexicon_type(l, type)) {
            w->status = diag_error(w->diag, DATELINE_INVALID, schema_place(t, i, 2),
                                   "unknown type '%.*s', types.csv has no such row", STR_ARG(type));
            continue;
        }
        bool noun = str_eq(schema_cell(t, i, 1), S("noun"));
        *vec_push(w->arena, &l->triggers) = (lex_trigger){schema_cell(t, i, 0),
                                                          noun ? TRIGGER_NOUN : TRIGGER_VERB,
                                                          type,
                                                          schema_cell(t, i, 3),
                                                          (uint8_t)schema_number(t, i, 4),
                                                          word_list(w, schema_cell(t, i, 5))};
        if (str_eq(schema_cell(t, i, 0), S("*")))
            l->any_verb = (uint32_t)l->triggers.n - 1;
        else
            add_trigger_forms(w, (uint32_t)l->triggers.n - 1);
    }
}

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

static void load_states(loader *w, const schema_table *t)
{
    for (size_t i = 0; i < t->csv.rows.n; i++) {
        lex_name name = {.name = schema_cell(t, i, 0), .kind = ENTITY_STATE};
        name.code = schema_cell(t, i, 1);
        uint32_t row = add_name(w, name, schema_cell(t, i, 2));
        add_name_list(w, row, schema_cell(t, i, 3), true);
    }
}

static void load_places(loader *w, const schema_table *t)
{
    for (size_t i = 0; i < t->csv.rows.n; i++) {
        lex_name name = {.name = schema_cell(t, i, 0), .kind = ENTITY_PLACE};
        name.of = schema_cell(t, i, 1);
        add_name(w, name, schema_cell(t, i, 2));
    }
}

static void load_institutions(loader *w, const schema_table *t)
{
    for (size_t i = 0; i < t->csv.rows.n; i++)
        add_name(w, (lex_name){.name = schema_cell(t, i, 0), .kind = ENTITY_INSTITUTION},
                 schema_cell(t, i, 1));
}

static void load_persons(loader *w, const schema_table *t)
{
    for (size_t i = 0; i < t->csv.rows.n; i++)
        add_name(w, (lex_name){.name = schema_cell(t, i, 0), .kind = ENTITY_PERSON},
                 schema_cell(t, i, 1));
}

static void load_groups(loader *w, const schema_table *t)
{
    for (size_t i = 0; i < t->csv.rows.n; i++)
        add_name(w,
                 (lex_name){.name = schema_cell(t, i, 0),
                            .kind = ENTITY_GROUP,
                            .common = true,
                            .generic = schema_flag(t, i, 2)},
                 schema_cell(t, i, 1));
}

static void load_titles(loader *w, const schema_table *t)
{
    dateline_lexicon *l = w->lexicon;
    for (size_t i = 0; i < t->csv.rows.n; i++) {
        str title = schema_cell(t, i, 0);
        str plain = schema_cell(t, i, 1);
        phrase_add(&l->title_forms, &l->words, title, (uint32_t)l->titles.n);
        *vec_push(w->arena, &l->titles) = (lex_title){title, plain.n ? plain : title};
    }
}

static void load_given_names(loader *w, const schema_table *t)
{
    mark_words(w, t, WORD_GIVEN_NAME);
}

static void load_not_names(loader *w, const schema_table *t)
{
    mark_words(w, t, WORD_NOT_NAME);
}

static void load_particles(loader *w, const schema_table *t)
{
    mark_words(w, t, WORD_PARTICLE);
}

static void load_stopwords(loader *w, const schema_table *t)
{
    mark_words(w, t, WORD_STOP);
}

static void load_org_heads(loader *w, const schema_table *t)
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

static void load_abbreviations(loader *w, const schema_table *t)
{
    for (size_t i = 0; i < t->csv.rows.n; i++) {
        str form = utf8_lowercase(w->arena, schema_cell(t, i, 0));
        uint32_t *kind = map_slot_of(&w->lexicon->abbreviations, form);
        if (*kind == MAP_NONE && !abbreviation_parse(kind, schema_cell(t, i, 1)))
            w->status = diag_error(w->diag, DATELINE_INVALID, schema_place(t, i, 1),
                                   "unknown kind '%.*s'", STR_ARG(schema_cell(t, i, 1)));
    }
}

static void load_contractions(loader *w, const schema_table *t)
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

static void load_affixes(loader *w, const schema_table *t)
{
    static const char *const kinds[] = {"prefix", "suffix", "ending", "unit"};
    for (size_t i = 0; i < t->csv.rows.n; i++) {
        str form = utf8_lowercase(w->arena, schema_cell(t, i, 0));
        str_among(map_slot_of(&w->lexicon->affixes, form), kinds, 4, schema_cell(t, i, 1));
    }
}

static void load_link_cues(loader *w, const schema_table *t)
{
    dateline_lexicon *l = w->lexicon;
    for (size_t i = 0; i < t->csv.rows.n; i++) {
        lex_link_cue cue = {.cue = schema_cell(t, i, 0), .reversed = schema_flag(t, i, 2)};
        link_type_parse(&cue.type, schema_cell(t, i, 1));
        cue.left = schema_cell(t, i, 3);
        cue.right = schema_cell(t, i, 4);
        phrase_add(&l->link_forms, &l->words, cue.cue, (uint32_t)l->link_cues.n);
        *vec_push(w->arena, &l->link_cues) = cue;
    }
}

static void load_cues(loader *w, const schema_table *t)
{
    dateline_lexicon *l = w->lexicon;
    for (size_t i = 0; i < t->csv.rows.n; i++) {
        uint32_t effect = 0;
        str_among(&effect, effect_names, CUE_SAYING + 1, schema_cell(t, i, 1));
        lex_cue cue = {schema_cell(t, i, 0), (cue_effect)effect};
        phrase_add(&l->cue_forms, &l->words, cue.cue, (uint32_t)l->cues.n);
        *vec_push(w->arena, &l->cues) = cue;
    }
}

static void load_role_words(loader *w, const schema_table *t)
{
    dateline_lexicon *l = w->lexicon;
    for (size_t i = 0; i < t->csv.rows.n; i++) {
        str word = utf8_lowercase(w->arena, schema_cell(t, i, 0));
        uint32_t id = intern_add(&l->words, w->arena, word);
        lex_role_word r = {.known = true};
        role_parse(&r.verb, schema_cell(t, i, 1));
        role_parse(&r.noun, schema_cell(t, i, 2));
        while (l->role_words.n <= id)
            *vec_push(w->arena, &l->role_words) = (lex_role_word){0};
        l->role_words.v[id] = r;
    }
}

static void load_furniture(loader *w, const schema_table *t)
{
    dateline_status status = DATELINE_OK;
    if (t->csv.header.n)
        status = furniture_load(&w->lexicon->furniture, w->arena, &t->csv, w->diag);
    if (status)
        w->status = status;
}

static const struct {
    const char *table;
    void (*load)(loader *w, const schema_table *t);
} tables[] = {
    {"abbreviations", load_abbreviations}, /* first: they decide how phrases are split */
    {"contractions", load_contractions},
    {"affixes", load_affixes},
    {"function_words", load_function_words},
    {"types", load_types},
    {"irregular", load_irregular},
    {"triggers", load_triggers},
    {"persons", load_persons},
    {"states", load_states},
    {"institutions", load_institutions},
    {"places", load_places},
    {"groups", load_groups},
    {"titles", load_titles},
    {"given_names", load_given_names},
    {"not_names", load_not_names},
    {"name_particles", load_particles},
    {"stopwords", load_stopwords},
    {"org_heads", load_org_heads},
    {"link_cues", load_link_cues},
    {"cues", load_cues},
    {"role_words", load_role_words},
    {"furniture", load_furniture},
};

typedef struct load_job {
    loader loader;
    const char *const *dirs;
    size_t ndirs;
} load_job;

static void start(loader *w)
{
    arena a = {0};
    dateline_lexicon *l = arena_new(&a, dateline_lexicon, 1);
    l->arena = a; /* the lexicon lies in its own arena */
    w->lexicon = l;
    w->arena = &l->arena;
    l->abbreviations.arena = l->contractions.arena = l->affixes.arena = w->arena;
    l->type_rows.arena = w->arena;
    l->irregulars.verbs.arena = l->irregulars.nouns.arena = w->arena;
    phrase_table *const forms[] = {&l->trigger_forms, &l->name_forms, &l->title_forms,
                                   &l->link_forms, &l->cue_forms};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        *forms[i] = (phrase_table){.arena = w->arena, .abbreviations = &l->abbreviations};
}

static void load_table(load_job *job, size_t table, size_t dir)
{
    loader *w = &job->loader;
    schema_table t;
    str folder = str_of(job->dirs[dir]);
    dateline_status status = schema_read(&t, w->arena, folder, tables[table].table, w->diag);
    if (!status && dir == 0 && !t.csv.header.n && tables[table].load != load_persons)
        status = diag_error(w->diag, DATELINE_INVALID, place_file(folder),
                            "table '%s.csv' is missing", tables[table].table);
    if (status)
        w->status = status;
    else
        tables[table].load(w, &t);
}

static void load_times(load_job *job)
{
    loader *w = &job->loader;
    for (size_t dir = job->ndirs; dir-- > 0;) {
        dateline_status status =
            timelex_load(&w->lexicon->time, w->arena, &w->lexicon->words, job->dirs[dir], w->diag);
        if (status)
            w->status = status;
    }
}

static void run_load(void *ctx)
{
    load_job *job = ctx;
    loader *w = &job->loader;
    start(w);
    load_times(job); /* first: their words take the lowest ids */
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        for (size_t dir = job->ndirs; dir-- > 0;)
            load_table(job, i, dir);
    }
}

static dateline_status check_dirs(const char *const *dirs, size_t ndirs, const dateline_diag *d)
{
    for (size_t i = 0; i < ndirs; i++) {
        if (file_kind_of(str_of(dirs[i])) != FILE_FOLDER)
            return diag_error(d, DATELINE_IO, place_file(str_of(dirs[i])),
                              "no such lexicon folder");
    }
    return ndirs ? DATELINE_OK
                 : diag_error(d, DATELINE_INVALID, place_file((str){0}), "no lexicon folder given");
}

dateline_status lexicon_load(dateline_lexicon **out, const char *const *dirs, size_t ndirs,
                             const dateline_diag *diag)
{
    *out = NULL;
    load_job job = {.loader = {.diag = diag}, .dirs = dirs, .ndirs = ndirs};
    dateline_status status = check_dirs(dirs, ndirs, diag);
    if (status)
        return status;
    status = oom_guard(run_load, &job) ? job.loader.status : DATELINE_NOMEM;
    if (status)
        lexicon_free(job.loader.lexicon);
    else
        *out = job.loader.lexicon;
    return status;
}

void lexicon_free(dateline_lexicon *lexicon)
{
    if (!lexicon)
        return;
    arena a = lexicon->arena;
    arena_free(&a);
}
