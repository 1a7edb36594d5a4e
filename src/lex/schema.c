/* schema: the tables of a lexicon and the checks that follow from them. */
#include "lex/schema.h"

#include "base/file.h"
#include "base/map.h"
#include "base/utf8.h"
#include "lex/lexicon.h"

#include <string.h>

#define MISTAKES_MAX 20
#define TABLE_MAX    ((size_t)64 << 20)

#define PLOVER                                                                                     \
    "AGREE|CONSULT|SUPPORT|COOPERATE|AID|YIELD|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|"   \
    "MOBILIZE|COERCE|ASSAULT|RETREAT"

#define ROLE_CHOICES "agent|patient|recipient|place|about"

/* In the order of trigger_frame. */
#define FRAMES "person|place|clause|alone|amount|plural|passive|doer|term"

#define TRAIT(name) "|" #name
#define TRAITS      (&(LEX_TRAITS(TRAIT))[1])

/* In the order of their bits in word_class, from WORD_DETERMINER on. */
#define FUNCTION_CLASSES                                                                           \
    "determiner|preposition|coordinator|subordinator|relative|modal|be|have|do|pronoun|negation|"  \
    "to|adverb|support|past|referring|time_clause|locative|masculine|feminine|meanwhile|"          \
    "indefinite|light|speaking|bygone|plural|naming|superlative|charging|limiting|other|moving|"   \
    "organ|man|woman"

#define MAY(column, kind)                                                                          \
    {                                                                                              \
        .name = (column), .type = COLUMN_##kind                                                    \
    }
#define MUST(column, kind)                                                                         \
    {                                                                                              \
        .name = (column), .type = COLUMN_##kind, .required = true                                  \
    }

/* clang-format off */
static const schema schemas[] = {
    {"types", 1, {MUST("type", WORD), MUST("label", TEXT),
                  MAY("family", WORD), MAY("holds", LIST),
                  {.name = "traits", .type = COLUMN_SET, .choices = TRAITS}}},
    {"triggers", 3, {MUST("trigger", TEXT),
                     {.name = "pos", .type = COLUMN_CHOICE, .required = true, .choices = "verb|noun"},
                     MUST("type", WORD),
                     {.name = "plover", .type = COLUMN_CHOICE, .choices = PLOVER},
                     {.name = "weight", .type = COLUMN_NUMBER, .required = true, .max = 3},
                     MAY("object", LIST),
                     {.name = "frame", .type = COLUMN_SET, .choices = FRAMES}}},
    {"irregular", 2, {MUST("base", WORD),
                      {.name = "pos", .type = COLUMN_CHOICE, .required = true, .choices = "verb|noun"},
                      MAY("past", LIST), MAY("participle", LIST), MAY("ing", LIST),
                      MAY("present", LIST), MAY("plural", LIST)}},
    {"states", 1, {MUST("name", TEXT), MAY("code", WORD),
                   MAY("aliases", LIST), MAY("demonyms", LIST)}},
    {"institutions", 1, {MUST("name", TEXT), MAY("aliases", LIST)}},
    {"groups", 1, {MUST("name", TEXT), MAY("aliases", LIST), MAY("generic", FLAG)}},
    {"persons", 1, {MUST("name", TEXT), MAY("aliases", LIST)}},
    {"places", 2, {MUST("name", TEXT), MAY("of", TEXT),
                   MAY("aliases", LIST), MAY("capital", FLAG)}},
    {"titles", 1, {MUST("title", TEXT), MAY("role", TEXT)}},
    {"given_names", 1, {MUST("name", WORD),
                        {.name = "gender", .type = COLUMN_CHOICE, .choices = "-|man|woman"}}},
    {"not_names", 1, {MUST("word", WORD)}},
    {"name_particles", 1, {MUST("word", WORD)}},
    {"stopwords", 1, {MUST("word", WORD)}},
    {"function_words", 2, {MUST("word", WORD),
                           {.name = "class", .type = COLUMN_CHOICE, .required = true, .choices = FUNCTION_CLASSES}}},
    {"abbreviations", 2, {MUST("form", WORD),
                          {.name = "kind", .type = COLUMN_CHOICE, .required = true, .choices = "plain|title|number|name|opener"}}},
    {"contractions", 1, {MUST("form", WORD), MUST("parts", LIST)}},
    {"affixes", 2, {MUST("affix", WORD),
                    {.name = "kind", .type = COLUMN_CHOICE, .required = true, .choices = "prefix|suffix|ending|unit"}}},
    {"org_heads", 1, {MUST("head", WORD),
                      {.name = "position", .type = COLUMN_CHOICE, .required = true, .choices = "first|last|both|place|thing|place_first|legal"}}},
    {"org_nouns", 1, {MUST("noun", WORD)}},
    {"link_cues", 1, {MUST("cue", TEXT),
                      {.name = "type", .type = COLUMN_CHOICE, .required = true,
                       .choices = "follows|responds_to|reports_on|part_of|causes|results_in"},
                      MAY("reversed", FLAG), MAY("left", LIST), MAY("right", LIST),
                      {.name = "days", .type = COLUMN_NUMBER, .max = 1000}}},
    {"cues", 1, {MUST("cue", TEXT),
                 {.name = "effect", .type = COLUMN_CHOICE, .required = true,
                  .choices = "alleged|planned|wished|conditional|prospective|negated|denied|factual|known|saying"}}},
    {"role_words", 1, {MUST("preposition", WORD),
                       {.name = "verb", .type = COLUMN_CHOICE, .required = true, .choices = ROLE_CHOICES},
                       {.name = "noun", .type = COLUMN_CHOICE, .required = true, .choices = ROLE_CHOICES}}},
    {"furniture", 2, {MUST("phrase", TEXT),
                      {.name = "use", .type = COLUMN_CHOICE, .required = true,
                       .choices = "line|start|section|plea|credit|address|prose|stamp|month|references|cites"},
                      {.name = "weight", .type = COLUMN_NUMBER, .required = true, .max = 20}}},
};
/* clang-format on */

static const schema *schema_of(const char *table)
{
    for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++) {
        if (strcmp(schemas[i].table, table) == 0)
            return &schemas[i];
    }
    return NULL;
}

static size_t column_count(const schema *s)
{
    size_t n = 0;
    while (n < SCHEMA_COLUMNS && s->columns[n].name)
        n++;
    return n;
}

static bool find_choice(uint32_t *out, const char *choices, str value)
{
    str rest = str_of(choices), one;
    for (*out = 0; str_split(&rest, '|', &one); ++*out) {
        if (str_eq(one, value))
            return true;
    }
    return false;
}

/* The first of the items, parted by |, that is none of the choices; empty if all are. */
static str unknown_item(const char *choices, str items)
{
    uint32_t which;
    str item = {0};
    while (str_split(&items, '|', &item)) {
        if (!find_choice(&which, choices, item))
            return item;
    }
    return (str){0};
}

/* What is wrong with a value, in words; NULL if nothing is. */
static const char *mistake_in(const schema_column *c, str value)
{
    if (!value.n)
        return c->required ? "may not be empty" : NULL;
    str rest = value;
    str item;
    uint32_t number;
    switch (c->type) {
    case COLUMN_TEXT: return NULL;
    case COLUMN_LIST:
        while (str_split(&rest, '|', &item)) {
            if (!str_trim(item).n)
                return "has an empty item in its list";
        }
        return NULL;
    case COLUMN_WORD: return str_find_char(value, ' ') == STR_NONE ? NULL : "must be one word";
    case COLUMN_CHOICE: return find_choice(&number, c->choices, value) ? NULL : c->choices;
    case COLUMN_SET: return unknown_item(c->choices, value).n > 0 ? c->choices : NULL;
    case COLUMN_NUMBER:
        if (!str_number(value, &number) || number < c->min || number > c->max)
            return "number out of range";
        return NULL;
    case COLUMN_FLAG: return str_eq(value, S("yes")) ? NULL : "must be 'yes' or empty";
    }
    return NULL;
}

static void say_mistake(const schema_table *t, size_t row, size_t col, const char *what,
                        const dateline_diag *d)
{
    const schema_column *c = &t->schema->columns[col];
    str value = schema_cell(t, row, col);
    place at = schema_place(t, row, col);
    if (c->type == COLUMN_SET)
        value = unknown_item(c->choices, value);
    if ((c->type == COLUMN_CHOICE || c->type == COLUMN_SET) && value.n)
        diag_error(d, DATELINE_INVALID, at, "unknown %s '%.*s', must be one of %s", c->name,
                   STR_ARG(value), what);
    else if (c->type == COLUMN_NUMBER && value.n)
        diag_error(d, DATELINE_INVALID, at, "%s '%.*s' is not a number from %u to %u", c->name,
                   STR_ARG(value), c->min, c->max);
    else
        diag_error(d, DATELINE_INVALID, at, "%s '%.*s' %s", c->name, STR_ARG(value), what);
}

static dateline_status find_columns(schema_table *t, const dateline_diag *d)
{
    dateline_status status = DATELINE_OK;
    const schema *s = t->schema;
    size_t n = column_count(s);
    for (size_t i = 0; i < n; i++) {
        t->column[i] = csv_column(&t->csv, str_of(s->columns[i].name));
        if (s->columns[i].required && t->column[i] == STR_NONE)
            status =
                diag_error(d, DATELINE_INVALID,
                           (place){.file = t->csv.file, .line = 1, .col = 1, .text = t->csv.text},
                           "column '%s' is missing", s->columns[i].name);
    }
    for (size_t i = 0; i < t->csv.header.n; i++) {
        bool known = false;
        for (size_t k = 0; k < n; k++)
            known |= t->column[k] == i;
        if (!known)
            status =
                diag_error(d, DATELINE_INVALID,
                           (place){.file = t->csv.file, .line = 1, .col = 1, .text = t->csv.text},
                           "unknown column '%.*s'", STR_ARG(t->csv.header.v[i]));
    }
    return status;
}

/* The rows seen, by their keys. */
typedef struct key_map {
    map rows;
    buf key; /* being made */
} key_map;

/* The row before `row` with the same key, or MAP_NONE. */
static uint32_t earlier_row(const schema_table *t, key_map *seen, size_t row)
{
    seen->key.n = 0;
    for (size_t i = 0; i < t->schema->keys; i++) {
        buf_put(&seen->key, schema_cell(t, row, i));
        buf_char(&seen->key, '\0');
    }
    uint32_t *slot = map_slot_of(&seen->rows, buf_str(&seen->key));
    uint32_t earlier = *slot;
    if (earlier == MAP_NONE)
        *slot = (uint32_t)row;
    return earlier;
}

static bool check_row(const schema_table *t, key_map *seen, size_t row, const dateline_diag *d)
{
    bool good = true;
    for (size_t col = 0; col < column_count(t->schema); col++) {
        const char *what = mistake_in(&t->schema->columns[col], schema_cell(t, row, col));
        if (what)
            say_mistake(t, row, col, what, d);
        good &= !what;
    }
    uint32_t earlier = t->schema->keys ? earlier_row(t, seen, row) : MAP_NONE;
    if (earlier != MAP_NONE)
        diag_error(d, DATELINE_INVALID, schema_place(t, row, 0),
                   "'%.*s' is given twice, first in line %u", STR_ARG(schema_cell(t, row, 0)),
                   t->csv.rows.v[earlier].line);
    return good && earlier == MAP_NONE;
}

static dateline_status check_rows(const schema_table *t, const dateline_diag *d)
{
    arena scratch = ARENA_SCRATCH;
    key_map seen = {.rows = {.arena = &scratch}, .key = {.arena = &scratch}};
    size_t mistakes = 0;
    for (size_t row = 0; row < t->csv.rows.n && mistakes < MISTAKES_MAX; row++)
        mistakes += !check_row(t, &seen, row, d);
    arena_free(&scratch);
    return mistakes ? DATELINE_INVALID : DATELINE_OK;
}

dateline_status schema_read(schema_table *out, arena *a, str dir, const char *table,
                            const dateline_diag *d)
{
    *out = (schema_table){.schema = schema_of(table)};
    buf name = {.arena = a};
    buf_printf(&name, "%s.csv", table);
    str path = path_join(a, dir, buf_str(&name));
    if (!out->schema)
        return diag_error(d, DATELINE_INVALID, place_file(path), "no table has this name");
    if (file_kind_of(path) == FILE_MISSING)
        return DATELINE_OK;
    str text;
    dateline_status status = file_read(&text, a, path, TABLE_MAX, d);
    if (status)
        return status;
    size_t bad = utf8_invalid(text);
    if (bad != STR_NONE)
        return diag_error(d, DATELINE_INVALID, place_at(path, text, bad), "not UTF-8");
    status = csv_parse_table(&out->csv, a, path, text, d);
    if (!status)
        status = find_columns(out, d);
    return status ? status : check_rows(out, d);
}

str schema_cell(const schema_table *t, size_t row, size_t col)
{
    size_t at = t->column[col];
    return at == STR_NONE ? (str){0} : str_trim(t->csv.rows.v[row].fields[at]);
}

bool schema_flag(const schema_table *t, size_t row, size_t col)
{
    return schema_cell(t, row, col).n > 0;
}

uint32_t schema_choice(const schema_table *t, size_t row, size_t col)
{
    uint32_t which;
    return find_choice(&which, t->schema->columns[col].choices, schema_cell(t, row, col)) ? which
                                                                                          : 0;
}

uint32_t schema_set(const schema_table *t, size_t row, size_t col)
{
    str items = schema_cell(t, row, col), item;
    uint32_t set = 0, which;
    while (items.n > 0 && str_split(&items, '|', &item)) {
        if (find_choice(&which, t->schema->columns[col].choices, item))
            set |= UINT32_C(1) << which;
    }
    return set;
}

uint32_t schema_number(const schema_table *t, size_t row, size_t col)
{
    uint32_t number = 0;
    str_number(schema_cell(t, row, col), &number);
    return number;
}

place schema_place(const schema_table *t, size_t row, size_t col)
{
    size_t at = t->column[col];
    return csv_place(&t->csv, row, at == STR_NONE ? 0 : at);
}
