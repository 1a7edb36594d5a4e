/* Reading corrections.csv: which columns there are, which fields an action has, what its value must
 * be. Whether the graph has what a row speaks of is found out when it is applied.
 */
#include "graph/corrections.h"

#include "graph/attr.h"
#include "time/written.h"

str correction_column_name(correction_column c)
{
    static const str names[] = {STR_INIT("action"), STR_INIT("target"), STR_INIT("field"),
                                STR_INIT("value"),  STR_INIT("reason"), STR_INIT("by"),
                                STR_INIT("at"),     STR_INIT("quote")};
    return names[c];
}

str correction_action_name(correction_action a)
{
    static const str names[] = {
#define X(action, name) STR_INIT(name),
        CORRECTION_ACTIONS(X)
#undef X
    };
    return names[a];
}

str correction_field_name(correction_field f)
{
    static const str names[] = {
#define X(field, name) STR_INIT(name),
        CORRECTION_FIELDS(X)
#undef X
    };
    return names[f];
}

#define BIT(field) (1u << FIELD_##field)

/* The fields that an action has; the first is meant where none is named. */
static unsigned fields_of(correction_action a)
{
    switch (a) {
    case CORRECT_ACCEPT:
    case CORRECT_REJECT: return BIT(NONE) | BIT(EVENT) | BIT(LINK);
    case CORRECT_EDIT: return BIT(DATE) | BIT(LABEL) | BIT(TYPE) | BIT(MODALITY) | BIT(POLARITY);
    case CORRECT_MERGE: return BIT(NONE) | BIT(EVENT);
    case CORRECT_SPLIT: return BIT(NONE) | BIT(SOURCE);
    case CORRECT_ADD:
    case CORRECT_REMOVE: return BIT(EVENT) | BIT(PARTICIPANT) | BIT(LINK) | BIT(SOURCE);
    case CORRECT_RENAME:
    case CORRECT_PART: return BIT(NONE) | BIT(NAME);
    case CORRECT_JOIN: return BIT(NONE);
    case CORRECT_SET: return BIT(PUBLISHED) | BIT(TITLE) | BIT(URL);
    }
    return 0;
}

bool correction_proof(str *document, uint32_t *begin, uint32_t *end, str text)
{
    size_t colon = text.n;
    while (colon > 0 && text.p[colon - 1] != ':')
        colon--;
    if (colon < 2 || !attr_range(begin, end, str_from(text, colon)) || *begin == *end)
        return false;
    *document = str_sub(text, 0, colon - 1);
    return true;
}

bool correction_link(str *from, str *to, str text)
{
    size_t arrow = str_find(text, S(" -> "));
    if (arrow == STR_NONE)
        return false;
    *from = str_trim(str_sub(text, 0, arrow));
    *to = str_trim(str_from(text, arrow + 4));
    return from->n > 0 && to->n > 0;
}

place correction_place(const corrections *all, const correction *c, correction_column column)
{
    const correction_table *t = &all->tables.v[c->table];
    size_t at = t->columns[column];
    return csv_place(&t->csv, c->row, at == STR_NONE ? 0 : at);
}

/* ---- One row -------------------------------------------------------------------------------- */

typedef struct row_reader {
    corrections *all;
    arena *arena;
    const dateline_diag *d;
    size_t errors;
} row_reader;

static void complain(row_reader *r, const correction *c, correction_column column, const char *what,
                     str about)
{
    diag_say(r->d, DATELINE_ERROR, correction_place(r->all, c, column), "%s '%.*s'", what,
             STR_ARG(about));
    r->errors++;
}

static bool read_action(row_reader *r, correction *c, str name)
{
    for (correction_action a = CORRECT_ACCEPT; a <= CORRECT_SET; a++) {
        if (str_eq_nocase(name, correction_action_name(a))) {
            c->action = a;
            return true;
        }
    }
    complain(
        r, c, ACTION_COLUMN,
        "action must be accept, reject, edit, merge, split, add, remove, rename, join, part or "
        "set, not",
        name);
    return false;
}

static bool read_field(row_reader *r, correction *c, str name)
{
    unsigned allowed = fields_of(c->action);
    for (correction_field f = FIELD_NONE; f <= FIELD_NAME; f++) {
        if (str_eq_nocase(name, correction_field_name(f)) && (allowed & 1u << f) != 0) {
            c->field = f;
            return true;
        }
    }
    buf words = {.arena = r->arena};
    buf_printf(&words, "field of '%s' must be", correction_action_name(c->action).p);
    for (correction_field f = FIELD_NONE; f <= FIELD_NAME; f++) {
        if ((allowed & 1u << f) != 0)
            buf_printf(&words, " %s,", f == FIELD_NONE ? "empty" : correction_field_name(f).p);
    }
    buf_put(&words, S(" not"));
    complain(r, c, FIELD_COLUMN, buf_str(&words).p, name);
    return false;
}

/* The place is looked for only where it is needed: finding it reads the table from its beginning.
 */
static void read_date(row_reader *r, const correction *c, correction_column column, str text,
                      edtf *out)
{
    if (edtf_parse(out, text) || written_date(out, text, ORDER_UNKNOWN))
        return;
    written_read(out, text, ORDER_UNKNOWN, correction_place(r->all, c, column), r->d);
    r->errors++;
}

static void check_value(row_reader *r, correction *c)
{
    modality m;
    link_type l;
    role part;
    str value = c->value, first;
    size_t colon = str_find_char(value, ':');
    str before = str_trim(str_sub(value, 0, colon == STR_NONE ? 0 : colon));
    switch (c->field) {
    case FIELD_DATE:
    case FIELD_PUBLISHED: read_date(r, c, VALUE_COLUMN, value, &c->date); return;
    case FIELD_MODALITY:
        if (!modality_parse(&m, value))
            complain(r, c, VALUE_COLUMN,
                     "modality must be asserted, alleged, planned or conditional, not", value);
        return;
    case FIELD_POLARITY:
        if (!str_eq(value, S("affirmed")) && !str_eq(value, S("negated")))
            complain(r, c, VALUE_COLUMN, "polarity must be affirmed or negated, not", value);
        return;
    case FIELD_PARTICIPANT:
        if (!role_parse(&part, before) || str_trim(str_from(value, colon + 1)).n == 0)
            complain(r, c, VALUE_COLUMN, "a participant is written 'agent: Name', not", value);
        return;
    case FIELD_LINK:
        if (c->action != CORRECT_ADD && value.n == 0)
            return;
        if (!str_split(&value, '|', &first) || !link_type_parse(&l, str_trim(first)))
            complain(r, c, VALUE_COLUMN,
                     "type must be follows, responds_to, reports_on, part_of, causes, "
                     "results_in or related_to, not",
                     c->value);
        return;
    case FIELD_EVENT:
        if (c->action != CORRECT_ADD)
            return;
        break;
    case FIELD_NONE:
        if (c->action == CORRECT_ACCEPT || c->action == CORRECT_REJECT)
            return;
        break;
    case FIELD_SOURCE:
    case FIELD_LABEL:
    case FIELD_TYPE:
    case FIELD_TITLE:
    case FIELD_URL:
    case FIELD_NAME: break;
    }
    if (value.n == 0)
        complain(r, c, VALUE_COLUMN, "a value is missing for", correction_action_name(c->action));
}

/* Accepting needs no field to tell a link from an event. */
static void check_target(row_reader *r, correction *c)
{
    str from, to;
    bool is_link = correction_link(&from, &to, c->target);
    bool may_be_link = c->action == CORRECT_ACCEPT || c->action == CORRECT_REJECT;
    if (may_be_link && c->field == FIELD_NONE)
        c->field = is_link ? FIELD_LINK : FIELD_EVENT;
    if (is_link != (c->field == FIELD_LINK))
        complain(r, c, TARGET_COLUMN,
                 is_link ? "a link is no target of this field:" : "a link is written 'A -> B', not",
                 c->target);
    if (c->target.n == 0 && !(c->action == CORRECT_ADD && c->field == FIELD_EVENT))
        complain(r, c, TARGET_COLUMN, "a target is missing for", correction_action_name(c->action));
}

static str cell(const correction_table *t, size_t row, correction_column column)
{
    size_t at = t->columns[column];
    return at == STR_NONE ? S("") : csv_unguard(str_trim(t->csv.rows.v[row].fields[at]));
}

static void read_row(row_reader *r, size_t row)
{
    uint32_t table = (uint32_t)r->all->tables.n - 1;
    const correction_table *t = &r->all->tables.v[table];
    correction c = {.table = table, .row = row, .target = cell(t, row, TARGET_COLUMN)};
    c.value = cell(t, row, VALUE_COLUMN);
    c.reason = cell(t, row, REASON_COLUMN);
    c.by = cell(t, row, BY_COLUMN);
    c.at = cell(t, row, AT_COLUMN);
    c.quote = cell(t, row, QUOTE_COLUMN);
    str action = cell(t, row, ACTION_COLUMN);
    if (action.n == 0 && c.target.n == 0 && c.value.n == 0)
        return; /* a row that a spreadsheet left empty */
    if (!read_action(r, &c, action) || !read_field(r, &c, cell(t, row, FIELD_COLUMN)))
        return;
    edtf at;
    read_date(r, &c, AT_COLUMN, c.at, &at);
    c.at = edtf_str(r->arena, at);
    check_value(r, &c);
    check_target(r, &c);
    if (c.field == FIELD_PUBLISHED)
        *vec_push(r->arena, &r->all->dating) = (uint32_t)r->all->list.n;
    *vec_push(r->arena, &r->all->list) = c;
}

dateline_status corrections_parse(corrections *out, arena *a, str name, str text,
                                  const dateline_diag *d)
{
    correction_table *t = vec_push(a, &out->tables);
    dateline_status status = csv_parse_table(&t->csv, a, name, text, d);
    if (status != DATELINE_OK)
        return status;
    for (correction_column c = ACTION_COLUMN; c < CORRECTION_COLUMNS; c++)
        t->columns[c] = csv_column(&t->csv, correction_column_name(c));
    if (t->columns[ACTION_COLUMN] == STR_NONE || t->columns[TARGET_COLUMN] == STR_NONE)
        return diag_error(d, DATELINE_INVALID,
                          (place){.file = name, .line = 1, .col = 1, .text = t->csv.text},
                          "corrections have the columns 'action' and 'target'");
    row_reader r = {out, a, d, 0};
    for (size_t row = 0; row < t->csv.rows.n; row++)
        read_row(&r, row);
    return r.errors > 0 ? DATELINE_INVALID : DATELINE_OK;
}

/* ---- Documents ------------------------------------------------------------------------------ */

/* By file, or by the id that begins the sha256. */
static bool names_document(str target, str file, str sha256)
{
    bool is_id = str_starts(target, S("doc:")) && target.n == 16;
    return str_eq(target, file) || (is_id && str_starts(sha256, str_from(target, 4)));
}

const edtf *corrections_published(const corrections *all, str file, str sha256)
{
    const edtf *found = NULL;
    for (size_t i = 0; i < all->dating.n; i++) {
        const correction *c = &all->list.v[all->dating.v[i]];
        if (names_document(c->target, file, sha256))
            found = &c->date;
    }
    return found;
}
