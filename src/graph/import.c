/* A table of events becomes a small graph: one event a row, its names looked up in the lexicon, its
 * row the quote. Merging then treats it like an article that names its events outright.
 */
#include "graph/import.h"

#include "base/csv.h"
#include "base/map.h"
#include "base/utf8.h"
#include "graph/slug.h"
#include "time/written.h"

typedef enum column { DATE, LABEL, TYPE, PARTICIPANTS, PLACE, COLUMNS } column;
static const char *const column_names[COLUMNS] = {"date", "label", "type", "participants", "place"};

typedef struct importer {
    dateline_graph *g;
    arena *a; /* the graph's */
    const source *table;
    const dateline_lexicon *lexicon;
    const dateline_diag *d;
    arena scratch;
    csv_table csv;
    size_t columns[COLUMNS]; /* or STR_NONE */
    date_order order;        /* of its dates */
    map entities;            /* their ids → index */
    map used;                /* ids of events */
    size_t errors;
} importer;

/* Tables that dateline reads or writes elsewhere, by two of their columns. */
static const struct {
    str column, other;
    const char *what;
} other_tables[] = {
    {STR_INIT("keep"), STR_INIT("event"),
     "this is a table for review: 'dateline review --apply' reads it"},
    {STR_INIT("action"), STR_INIT("target"),
     "this is a table of corrections: --corrections applies it"},
    {STR_INIT("name"), STR_INIT("replacement"),
     "this is a table of names to redact: --redact takes them out"},
    {STR_INIT("id"), STR_INIT("modality"), "this is an export of a graph"},
};

bool import_is_table(str csv_text, buf *why)
{
    csv_table t;
    if (csv_parse_table(&t, why->arena, S(""), csv_header_line(csv_text), NULL) != DATELINE_OK)
        return buf_put(why, S("this table has no header row")), false;
    for (size_t i = 0; i < sizeof other_tables / sizeof *other_tables; i++) {
        if (csv_column(&t, other_tables[i].column) == STR_NONE ||
            csv_column(&t, other_tables[i].other) == STR_NONE)
            continue;
        buf_printf(why, "%s", other_tables[i].what);
        return false;
    }
    if (csv_column(&t, S("date")) != STR_NONE && csv_column(&t, S("label")) != STR_NONE)
        return true;
    buf_printf(why, "a table of events has the columns 'date' and 'label', this one has %.*s",
               STR_ARG(csv_columns(why->arena, &t)));
    return false;
}

static str field(const importer *im, size_t row, column c)
{
    size_t at = im->columns[c];
    return at == STR_NONE ? S("") : str_trim(im->csv.rows.v[row].fields[at]);
}

static void complain(importer *im, size_t row, column c, const char *what, str value)
{
    diag_say(im->d, DATELINE_ERROR, csv_place(&im->csv, row, im->columns[c]), "%s '%.*s'", what,
             STR_ARG(value));
    im->errors++;
}

static place date_place(const importer *im, size_t row)
{
    return csv_place(&im->csv, row, im->columns[DATE]);
}

/* ---- Where a row lies ----------------------------------------------------------------------- */

/* From its first byte to the line break (outside quotes) that ends it. */
static span row_span(str text, size_t *at, uint32_t *line, uint32_t wanted)
{
    for (; *line < wanted && *at < text.n; (*line)++) {
        size_t end = str_find_char(str_from(text, *at), '\n');
        *at = end == STR_NONE ? text.n : *at + end + 1;
    }
    size_t end = *at;
    for (bool quoted = false; end < text.n; end++) {
        if (text.p[end] == '"')
            quoted = !quoted;
        else if (text.p[end] == '\n' && !quoted)
            break;
    }
    if (end > *at && text.p[end - 1] == '\r')
        end--;
    return (span){(uint32_t)*at, (uint32_t)(end - *at)};
}

/* The label within its row, where it stands there word for word. */
static span label_span(str text, span row, str label)
{
    size_t at = str_find(str_span(text, row), label);
    return at == STR_NONE ? row : (span){row.at + (uint32_t)at, (uint32_t)label.n};
}

/* ---- Names ---------------------------------------------------------------------------------- */

/* The lexicon's row for the whole name, or NULL. */
static const lex_name *known_name(importer *im, str name)
{
    source words = {.form = SOURCE_TEXT, .text = name};
    *vec_push(&im->scratch, &words.blocks) =
        (block){.at = {0, (uint32_t)name.n}, .kind = BLOCK_PARAGRAPH};
    token_list list = {0};
    const dateline_lexicon *l = im->lexicon;
    tokenize(&list, &im->scratch, &words, &l->words, &l->abbreviations);
    size_t n = 0;
    uint32_t entry = list.tokens.n > 0
                         ? phrase_match(&l->name_forms, list.tokens.v, 0, list.tokens.n, &n)
                         : PHRASE_NONE;
    if (entry == PHRASE_NONE || n != list.tokens.n)
        return NULL;
    for (; entry != PHRASE_NONE; entry = l->name_matches.v[entry].other) {
        const lex_name_match *match = &l->name_matches.v[entry];
        if (!match->demonym && (!match->exact_case || str_eq(match->as, name)))
            return &l->names.v[match->name];
    }
    return NULL;
}

static bool is_acronym(str name)
{
    for (size_t i = 0; i < name.n; i++) {
        if (name.p[i] < 'A' || name.p[i] > 'Z')
            return false;
    }
    return name.n >= 2;
}

/* What an unknown name is: a person if it begins with a given name, an institution if it is an
 * acronym or one of its words opens or ends institutions' names ("Ministry of ...", "... Council"),
 * else a person if it has two words, or a group. */
static entity_kind guess_kind(importer *im, str name, bool is_place)
{
    if (is_place)
        return ENTITY_PLACE;
    if (is_acronym(name))
        return ENTITY_INSTITUTION;
    str rest = utf8_lowercase(&im->scratch, name), word;
    size_t i = 0;
    for (; str_split(&rest, ' ', &word); i++) {
        uint32_t id = intern_find(&im->lexicon->words, word);
        if (i == 0 && lexicon_word_is(im->lexicon, id, WORD_GIVEN_NAME))
            return ENTITY_PERSON;
        if (lexicon_word_is(im->lexicon, id, WORD_ORG_FIRST | WORD_ORG_LAST))
            return ENTITY_INSTITUTION;
    }
    return i == 2 ? ENTITY_PERSON : ENTITY_GROUP;
}

static uint32_t entity_of(importer *im, str name, bool is_place)
{
    const lex_name *known = known_name(im, name);
    entity_kind kind = known != NULL ? known->kind : guess_kind(im, name, is_place);
    str label = known != NULL ? known->name : name;
    buf id = {.arena = im->a};
    slug_put_entity(&id, kind, label);
    uint32_t *index = map_slot_of(&im->entities, buf_str(&id));
    if (*index == MAP_NONE) {
        *index = (uint32_t)im->g->entities.n;
        graph_entity *e = vec_push(im->a, &im->g->entities);
        *e = (graph_entity){.id = buf_str(&id), .kind = kind, .label = arena_str(im->a, label)};
    }
    graph_entity *e = &im->g->entities.v[*index];
    bool have = str_eq(e->label, name);
    for (size_t i = 0; i < e->aliases.n; i++)
        have = have || str_eq(e->aliases.v[i], name);
    if (!have)
        *vec_push(im->a, &e->aliases) = arena_str(im->a, name);
    return *index;
}

static void add_participant(importer *im, uint32_t of, str name, role part)
{
    size_t colon = str_find_char(name, ':');
    role said;
    if (colon != STR_NONE && role_parse(&said, str_trim(str_sub(name, 0, colon)))) {
        part = said;
        name = str_trim(str_from(name, colon + 1));
    }
    if (name.n == 0)
        return;
    graph_participant p = {.event = of, .role = part};
    p.entity = entity_of(im, name, part == ROLE_PLACE);
    *vec_push(im->a, &im->g->participants) = p;
}

static void add_participants(importer *im, size_t row, uint32_t of)
{
    str names = field(im, row, PARTICIPANTS), part;
    while (str_split(&names, '|', &part)) {
        str name;
        while (str_split(&part, ';', &name))
            add_participant(im, of, str_trim(name), ROLE_AGENT);
    }
    str place_name = field(im, row, PLACE);
    if (place_name.n > 0)
        add_participant(im, of, place_name, ROLE_PLACE);
}

/* ---- Rows ----------------------------------------------------------------------------------- */

/* Columns that mean nothing to us stay with the mention. */
static void keep_others(importer *im, size_t row, extra_vec *extra)
{
    for (size_t c = 0; c < im->csv.header.n; c++) {
        bool ours = false;
        for (size_t k = 0; k < COLUMNS; k++)
            ours = ours || im->columns[k] == c;
        str value = im->csv.rows.v[row].fields[c];
        if (!ours && value.n > 0)
            *vec_push(im->a, extra) =
                (graph_extra){arena_str(im->a, im->csv.header.v[c]), arena_str(im->a, value)};
    }
}

static void add_mention(importer *im, size_t row, uint32_t of, span at)
{
    graph_mention *m = vec_push(im->a, &im->g->mentions);
    span label = label_span(im->table->text, at, field(im, row, LABEL));
    *m = (graph_mention){.event = of, .begin = at.at, .end = span_end(at)};
    m->quote = arena_str(im->a, str_span(im->table->text, at));
    m->trigger_begin = label.at;
    m->trigger_end = span_end(label);
    m->time_text = arena_str(im->a, field(im, row, DATE));
    if (m->time_text.n > 0)
        *vec_push(im->a, &m->extra) =
            (graph_extra){S("steps"), S("written in the table's date column")};
    keep_others(im, row, &m->extra);
}

/* "Arrest" is our "arrest"; a type that we do not know is left as it is. Where none is given, what
 * the label tells. */
static str type_of(importer *im, size_t row)
{
    str type = field(im, row, TYPE), ours = utf8_lowercase(&im->scratch, type);
    if (type.n == 0)
        return import_type(im->lexicon, field(im, row, LABEL));
    return lexicon_plover(im->lexicon, ours).n > 0 ? ours : type;
}

static void add_row(importer *im, size_t row, span at)
{
    str label = field(im, row, LABEL), date = arena_str(im->a, field(im, row, DATE));
    graph_event e = {.confidence = 1, .status = S("extracted")};
    im->errors += written_read(&e.date, date, im->order, date_place(im, row), im->d) != DATELINE_OK;
    if (label.n == 0) {
        complain(im, row, LABEL, "an event needs a label, not", label);
        return;
    }
    str type = type_of(im, row);
    buf id = {.arena = &im->scratch};
    slug_put_event(&id, e.date, label);
    e.id = slug_free(&im->used, im->a, buf_str(&id));
    e.label = arena_str(im->a, label);
    e.type = arena_str(im->a, type.n > 0 ? type : S("event"));
    e.plover = arena_str(im->a, lexicon_plover(im->lexicon, type));
    e.time_text = date;
    uint32_t of = (uint32_t)im->g->events.n;
    *vec_push(im->a, &im->g->events) = e;
    add_participants(im, row, of);
    add_mention(im, row, of, at);
}

static void add_document(importer *im)
{
    const source *s = im->table;
    arena *a = im->a;
    graph_document *doc = vec_push(a, &im->g->documents);
    buf id = {.arena = a};
    buf_put(&id, S("doc:"));
    buf_put(&id, str_sub(s->sha256, 0, 12));
    *doc = (graph_document){.id = buf_str(&id), .file = arena_str(a, s->file)};
    doc->title = arena_str(a, s->title);
    doc->source = arena_str(a, s->outlet);
    doc->published = edtf_str(a, s->published);
    doc->published_by = arena_str(a, s->published_by);
    doc->sha256 = arena_str(a, s->sha256);
    doc->url = arena_str(a, s->url);
    for (size_t i = 0; i + 1 < s->extra.n; i += 2)
        *vec_push(a, &doc->extra) =
            (graph_extra){arena_str(a, s->extra.v[i]), arena_str(a, s->extra.v[i + 1])};
}

static dateline_status import_rows(importer *im)
{
    str file = im->table->file;
    dateline_status status = csv_parse_table(&im->csv, &im->scratch, file, im->table->text, im->d);
    if (status != DATELINE_OK)
        return status;
    for (size_t c = 0; c < COLUMNS; c++)
        im->columns[c] = csv_column(&im->csv, str_of(column_names[c]));
    if (im->columns[DATE] == STR_NONE || im->columns[LABEL] == STR_NONE)
        return diag_error(im->d, DATELINE_INVALID, place_file(file),
                          "a table of events has the columns 'date' and 'label'");
    add_document(im);
    for (size_t row = 0; row < im->csv.rows.n; row++)
        im->order = written_order(im->order, field(im, row, DATE));
    size_t at = 0;
    uint32_t line = 1;
    for (size_t row = 0; row < im->csv.rows.n; row++) {
        span where = row_span(im->table->text, &at, &line, im->csv.rows.v[row].line);
        add_row(im, row, where);
    }
    return im->errors > 0 ? DATELINE_INVALID : DATELINE_OK;
}

dateline_status import_table(dateline_graph *out, const source *table,
                             const dateline_lexicon *lexicon, const dateline_diag *d)
{
    *out = (dateline_graph){0};
    importer im = {.g = out, .a = &out->arena, .table = table, .lexicon = lexicon, .d = d};
    im.entities.arena = im.used.arena = &im.scratch;
    dateline_status status = import_rows(&im);
    arena_free(&im.scratch);
    return status;
}
