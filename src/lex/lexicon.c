/* lexicon: answers what the tables say of a word or type, and loads them all under one memory
 * guard: directories from the last to the first, so that a user's row is met before ours. */
#include "lex/lexicon.h"

#include "base/file.h"
#include "lex/load.h"
#include "lex/timelex.h"

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
    {"org_nouns", load_org_nouns},
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
    l->abbreviations.arena = l->affixes.arena = w->arena;
    l->type_rows.arena = l->state_rows.arena = w->arena;
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
