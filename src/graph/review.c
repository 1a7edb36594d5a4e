/* One row an event. What a person writes in its first cells becomes corrections that name the event
 * by the bytes that prove it, so that they hold when the graph is built anew.
 */
#include "graph/review.h"

#include "base/csv.h"
#include "graph/corrections.h"
#include "graph/group.h"
#include "graph/review_date.h"
#include "time/written.h"

typedef enum review_column {
    KEEP,
    DATE,
    LABEL,
    NOTE,
    TYPE,
    WHO,
    QUOTES,
    EVENT,
    COLUMNS
} review_column;
static const str column_names[COLUMNS] = {STR_INIT("keep"),   STR_INIT("date"), STR_INIT("label"),
                                          STR_INIT("note"),   STR_INIT("type"), STR_INIT("who"),
                                          STR_INIT("quotes"), STR_INIT("event")};

/* ---- Writing -------------------------------------------------------------------------------- */

static str words_kept(const graph_event *e)
{
    return str_eq(e->status, S("extracted")) || e->status.n == 0 ? S("") : S("yes");
}

static str who_of(arena *a, const dateline_graph *g, const grouped *parts, size_t at)
{
    buf b = {.arena = a};
    for (uint32_t k = parts->first[at]; k < parts->first[at + 1]; k++) {
        const graph_participant *p = &g->participants.v[parts->edges[k]];
        buf_put(&b, b.n > 0 ? S("\n") : S(""));
        buf_put(&b, role_name(p->role));
        buf_put(&b, S(": "));
        buf_put(&b, g->entities.v[p->entity].label);
    }
    return buf_str(&b);
}

static str quotes_of(arena *a, const dateline_graph *g, const grouped *told, size_t at)
{
    buf b = {.arena = a};
    for (uint32_t k = told->first[at]; k < told->first[at + 1]; k++) {
        const graph_mention *m = &g->mentions.v[told->edges[k]];
        buf_put(&b, b.n > 0 ? S("\n") : S(""));
        buf_put(&b, g->documents.v[m->document].file);
        if (m->date.n > 0)
            buf_printf(&b, " (%.*s)", STR_ARG(m->date));
        buf_put(&b, S(": "));
        buf_put(&b, m->quote);
    }
    return buf_str(&b);
}

static void put_row(buf *out, const str *cells, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        buf_put(out, i > 0 ? S(",") : S(""));
        csv_put(out, cells[i]);
    }
    buf_put(out, S("\r\n"));
}

/* With a BOM: without, spreadsheets take UTF-8 for something else. */
void review_print(buf *out, const dateline_graph *g)
{
    arena scratch = ARENA_SCRATCH;
    grouped parts = group_participants(&scratch, g), told = group_mentions(&scratch, g);
    buf_put(out, S("\xEF\xBB\xBF"));
    put_row(out, column_names, COLUMNS);
    for (size_t i = 0; i < g->events.n; i++) {
        const graph_event *e = &g->events.v[i];
        str cells[COLUMNS] = {[KEEP] = words_kept(e),
                              [DATE] = edtf_str(&scratch, e->date),
                              [LABEL] = e->label,
                              [NOTE] = graph_extra_get(&e->extra, S("reason")),
                              [TYPE] = e->type,
                              [WHO] = who_of(&scratch, g, &parts, i),
                              [QUOTES] = quotes_of(&scratch, g, &told, i),
                              [EVENT] = e->id};
        put_row(out, cells, COLUMNS);
    }
    arena_free(&scratch);
}

/* ---- Reading -------------------------------------------------------------------------------- */

typedef struct reviewer {
    buf *out;
    arena *scratch;
    const dateline_graph *g;
    csv_table table;
    size_t columns[COLUMNS]; /* or STR_NONE */
    map events;              /* id → index */
    map proofs;              /* "file:begin-end" → event, or SHARED */
    bool *seen;
    grouped told;
    str by, at;
    const dateline_diag *d;
    size_t row, errors;
    date_order order; /* of the dates in the table */
} reviewer;

#define SHARED (MAP_NONE - 1)

static void complain(reviewer *r, review_column column, const char *what, str about)
{
    size_t at = r->columns[column] != STR_NONE ? r->columns[column] : 0;
    diag_say(r->d, DATELINE_ERROR, csv_place(&r->table, r->row, at), "%s '%.*s'", what,
             STR_ARG(about));
    r->errors++;
}

static str cell(const reviewer *r, review_column column)
{
    size_t at = r->columns[column];
    return at == STR_NONE ? S("") : csv_unguard(str_trim(r->table.rows.v[r->row].fields[at]));
}

static str proof_of(arena *a, const dateline_graph *g, const graph_mention *m)
{
    bool trigger = m->trigger_end > m->trigger_begin;
    buf b = {.arena = a};
    buf_put(&b, g->documents.v[m->document].file);
    buf_printf(&b, ":%u-%u", trigger ? m->trigger_begin : m->begin,
               trigger ? m->trigger_end : m->end);
    return buf_str(&b);
}

static void list_proofs(reviewer *r)
{
    for (size_t i = 0; i < r->g->mentions.n; i++) {
        const graph_mention *m = &r->g->mentions.v[i];
        uint32_t *of = map_slot_of(&r->proofs, proof_of(r->scratch, r->g, m));
        *of = *of == MAP_NONE || *of == m->event ? m->event : SHARED;
    }
}

/* The event's first source that no other event shares, one that dates it before all; else its id,
 * without a quote. */
static str target_of(const reviewer *r, uint32_t at, str *quote)
{
    const graph_mention *best = NULL;
    for (uint32_t k = r->told.first[at]; k < r->told.first[at + 1]; k++) {
        const graph_mention *m = &r->g->mentions.v[r->told.edges[k]];
        bool proves = m->begin < m->end && r->g->documents.v[m->document].file.n > 0 &&
                      map_get(&r->proofs, proof_of(r->scratch, r->g, m)) == at;
        if (proves && (best == NULL || (best->time_text.n == 0 && m->time_text.n > 0)))
            best = m;
    }
    *quote = best != NULL ? best->quote : S("");
    return best != NULL ? proof_of(r->scratch, r->g, best) : r->g->events.v[at].id;
}

static void put_correction(reviewer *r, correction_action action, correction_field field,
                           str target, str value, str quote)
{
    str cells[CORRECTION_COLUMNS] = {[ACTION_COLUMN] = correction_action_name(action),
                                     [TARGET_COLUMN] = target,
                                     [FIELD_COLUMN] = correction_field_name(field),
                                     [VALUE_COLUMN] = value,
                                     [REASON_COLUMN] = cell(r, NOTE),
                                     [BY_COLUMN] = r->by,
                                     [AT_COLUMN] = r->at,
                                     [QUOTE_COLUMN] = quote};
    for (size_t i = 0; i < CORRECTION_COLUMNS; i++) {
        buf_put(r->out, i > 0 ? S(",") : S(""));
        csv_put(r->out, cells[i]);
    }
    buf_char(r->out, '\n');
}

typedef enum verdict { UNDECIDED, YES, NO, UNCLEAR } verdict;

static verdict verdict_of(str word)
{
    static const str yes[] = {STR_INIT("yes"), STR_INIT("y"), STR_INIT("true"), STR_INIT("x"),
                              STR_INIT("1")};
    static const str no[] = {STR_INIT("no"), STR_INIT("n"), STR_INIT("false"), STR_INIT("0")};
    if (word.n == 0)
        return UNDECIDED;
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        if (str_eq_nocase(word, yes[i]))
            return YES;
    }
    for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
        if (str_eq_nocase(word, no[i]))
            return NO;
    }
    return UNCLEAR;
}

/* 01.08.2020 for 2020-08: a person's day, or how a spreadsheet shows a month? */
static bool may_be_month(edtf own, edtf said)
{
    return !own.interval && own.from.precision == EDTF_MONTH && !said.interval &&
           said.from.day == 1 && said.from.month == own.from.month &&
           said.from.year == own.from.year;
}

/* The date in the cell; false if it is the event's own, or (said) none. */
static bool read_date(reviewer *r, edtf own, edtf *out)
{
    str text = cell(r, DATE);
    if (r->columns[DATE] == STR_NONE || review_same_date(own, text))
        return false;
    if (edtf_parse(out, text))
        return !edtf_equal(own, *out);
    if (!written_date(out, text, r->order))
        r->errors +=
            written_read(out, text, r->order, csv_place(&r->table, r->row, r->columns[DATE]),
                         r->d) != DATELINE_OK;
    else if (!may_be_month(own, *out))
        return true;
    else
        complain(r, DATE, "write a day as 2020-08-31, a month as 2020-08, not", text);
    return false;
}

/* White space apart, which spreadsheets do not keep. */
static bool same_label(str a, str b)
{
    str x, y;
    a = str_trim(a);
    b = str_trim(b);
    bool more;
    do {
        more = str_split(&a, ' ', &x);
        if (more != str_split(&b, ' ', &y) || (more && !str_eq(str_trim(x), str_trim(y))))
            return false;
    } while (more);
    return true;
}

static void apply_known(reviewer *r, uint32_t at)
{
    const graph_event *e = &r->g->events.v[at];
    str quote, target = target_of(r, at, &quote), label = cell(r, LABEL);
    verdict keep = verdict_of(cell(r, KEEP));
    edtf date;
    if (keep == NO) {
        put_correction(r, CORRECT_REJECT, FIELD_EVENT, target, S(""), quote);
        return;
    }
    size_t errors = r->errors;
    bool dated = read_date(r, e->date, &date);
    bool named = label.n > 0 && !same_label(label, e->label);
    if (dated)
        put_correction(r, CORRECT_EDIT, FIELD_DATE, target, edtf_str(r->scratch, date), quote);
    if (named)
        put_correction(r, CORRECT_EDIT, FIELD_LABEL, target, label, quote);
    bool anew = keep == YES && words_kept(e).n == 0;
    if (anew && !dated && !named)
        put_correction(r, CORRECT_ACCEPT, FIELD_EVENT, target, S(""), quote);
    bool noted = r->columns[NOTE] != STR_NONE && cell(r, NOTE).n > 0 &&
                 !same_label(cell(r, NOTE), graph_extra_get(&e->extra, S("reason")));
    if (noted && !dated && !named && !anew && r->errors == errors)
        diag_say(r->d, DATELINE_WARNING, csv_place(&r->table, r->row, r->columns[NOTE]),
                 "a note alone changes nothing: keep, date or label must say what");
}

/* A row that a person wrote: its event rests on this word alone. */
static void apply_new(reviewer *r)
{
    edtf date = {0};
    str label = cell(r, LABEL);
    if (label.n == 0 || verdict_of(cell(r, KEEP)) == NO)
        return;
    if (str_find_char(label, '|') != STR_NONE) {
        complain(r, LABEL, "a new event's label has no |:", label);
        return;
    }
    read_date(r, date, &date);
    buf value = {.arena = r->scratch};
    edtf_print(&value, date);
    buf_char(&value, '|');
    buf_put(&value, cell(r, TYPE));
    buf_char(&value, '|');
    buf_put(&value, label);
    put_correction(r, CORRECT_ADD, FIELD_EVENT, S(""), buf_str(&value), S(""));
}

static void apply_row(reviewer *r)
{
    str id = cell(r, EVENT), keep = cell(r, KEEP);
    if (verdict_of(keep) == UNCLEAR) {
        complain(r, KEEP, "keep must be yes, no or empty, not", keep);
        return;
    }
    uint32_t at = map_get(&r->events, id);
    if (id.n == 0)
        apply_new(r);
    else if (at == MAP_NONE)
        complain(r, EVENT, "the graph has no event", id);
    else if (r->seen[at])
        complain(r, EVENT, "a row above speaks already of", id);
    else
        apply_known(r, at);
    if (at != MAP_NONE)
        r->seen[at] = true;
}

static dateline_status apply_all(reviewer *r, str name, str text)
{
    dateline_status status = csv_parse_table(&r->table, r->scratch, name, text, r->d);
    if (status != DATELINE_OK)
        return status;
    for (review_column c = KEEP; c < COLUMNS; c++)
        r->columns[c] = csv_column(&r->table, column_names[c]);
    if (r->columns[EVENT] == STR_NONE)
        return diag_error(r->d, DATELINE_INVALID,
                          (place){.file = name, .line = 1, .col = 1, .text = r->table.text},
                          "no column 'event', which tells which row is which");
    for (size_t i = 0; i < r->g->events.n; i++)
        *map_slot_of(&r->events, r->g->events.v[i].id) = (uint32_t)i;
    list_proofs(r);
    for (correction_column c = ACTION_COLUMN; c < CORRECTION_COLUMNS; c++) {
        buf_put(r->out, c > ACTION_COLUMN ? S(",") : S(""));
        buf_put(r->out, correction_column_name(c));
    }
    buf_char(r->out, '\n');
    for (r->row = 0; r->row < r->table.rows.n; r->row++)
        r->order = written_order(r->order, cell(r, DATE));
    for (r->row = 0; r->row < r->table.rows.n; r->row++)
        apply_row(r);
    return r->errors > 0 ? DATELINE_INVALID : DATELINE_OK;
}

dateline_status review_apply(buf *out, const dateline_graph *g, str name, str text, str by, str at,
                             const dateline_diag *d)
{
    arena scratch = ARENA_SCRATCH;
    reviewer r = {.out = out, .scratch = &scratch, .g = g, .by = by, .at = at, .d = d};
    r.events.arena = r.proofs.arena = &scratch;
    r.seen = arena_new(&scratch, bool, g->events.n + 1);
    r.told = group_mentions(&scratch, g);
    dateline_status status = apply_all(&r, name, text);
    arena_free(&scratch);
    return status;
}
