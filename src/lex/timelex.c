/* timelex: loads the words of time. Nearly every table is the same thing in the end: a
 * form, a role, a value; so each row becomes one call of add_role. */
#include "lex/timelex.h"

#include "base/csv.h"
#include "base/file.h"
#include "base/utf8.h"
#include "text/token.h"
#include "time/civil.h"

#define WORDS_GUESS 1000 /* in all tables: an entry is large, and growing leaves as much behind */

typedef struct loader {
    timelex *t;
    arena *a;
    intern *words;
    const dateline_diag *diag;
    csv_table table;
    size_t row;
    bool failed;
} loader;

static void wrong(loader *l, size_t col, const char *what)
{
    str value = col < l->table.header.n ? l->table.rows.v[l->row].fields[col] : (str){0};
    diag_error(l->diag, DATELINE_INVALID, csv_place(&l->table, l->row, col), "%s '%.*s'", what,
               STR_ARG(value));
    l->failed = true;
}

/* -? digit+, empty is 0. */
static bool read_number(str s, int32_t *out)
{
    bool negative = str_starts(s, S("-"));
    uint32_t value = 0;
    if (s.n && (!str_number(str_from(s, negative), &value) || value > INT32_MAX)) {
        return false;
    }
    *out = negative ? -(int32_t)value : (int32_t)value;
    return true;
}

static uint32_t *slot_of(loader *l, u32_vec *ids, uint32_t word)
{
    while (ids->n <= word) {
        vec_push(l->a, ids);
    }
    return &ids->v[word];
}

static time_word *add_word_role(loader *l, uint32_t word, time_role role, int32_t number, str text)
{
    timelex *t = l->t;
    uint32_t *slot = slot_of(l, &t->of_word, word);
    if (!*slot) {
        *slot = (uint32_t)t->entries.n;
        vec_push(l->a, &t->entries);
    }
    time_word *w = &t->entries.v[*slot];
    *(role < 64 ? &w->roles : &w->more) |= UINT64_C(1) << role % 64;
    w->number[role] = number;
    w->text[role] = text;
    while (t->roles.n <= word) {
        vec_push(l->a, &t->roles);
    }
    t->roles.v[word] = w->roles;
    return w;
}

static time_word *add_role(loader *l, str form, time_role role, int32_t number, str text)
{
    uint32_t word = intern_add(l->words, l->a, utf8_lowercase(l->a, form));
    return add_word_role(l, word, role, number, text);
}

static str field(const loader *l, size_t col)
{
    return l->table.rows.v[l->row].fields[col];
}

static void add_alone(loader *l, time_role role, int32_t least, int32_t most)
{
    static const char *const names[] = {"no", "cue", "yes", "set"};
    int32_t number;
    if (!read_number(field(l, 1), &number) || number < least || number > most) {
        wrong(l, 1, "no such number here:");
        return;
    }
    for (int i = 0; i < 4; i++) {
        if (str_eq(field(l, 2), str_of(names[i]))) {
            add_role(l, field(l, 0), role, number, field(l, 2))->alone = (time_alone)i;
            return;
        }
    }
    wrong(l, 2, "not yes, cue, no or set:");
}

static void month_row(loader *l)
{
    add_alone(l, TIME_MONTH, 1, 12);
}

static void weekday_row(loader *l)
{
    add_alone(l, TIME_WEEKDAY, 1, 7);
}

static void season_row(loader *l)
{
    add_alone(l, TIME_SEASON, 21, 24);
}

static bool role_parse(time_role *out, str name)
{
    static const char *const names[] = {
#define ROLE(name, text) text,
        TIME_ROLES "", /* no word is a figure */
        TIME_RARE_ROLES
#undef ROLE
    };
    uint32_t i;
    bool known = name.n > 0 && str_among(&i, names, TIME_ROLE_COUNT, name);
    if (known) {
        *out = (time_role)i;
    }
    return known;
}

/* Its bit, or 0. */
static int32_t signal_parse(str name)
{
    static const char *const names[] = {
#define SIGNAL(name, text) text,
        TIME_SIGNALS
#undef SIGNAL
    };
    uint32_t i;
    return str_among(&i, names, TIME_SIGNAL_COUNT, name) ? 1 << i : 0;
}

static void number_row(loader *l)
{
    int32_t value;
    time_role role;
    if (!read_number(field(l, 1), &value)) {
        wrong(l, 1, "not a number:");
    } else if (!role_parse(&role, field(l, 2)) || role < TIME_CARDINAL || role > TIME_VAGUE) {
        wrong(l, 2, "not cardinal, ordinal, multiplier or vague:");
    } else {
        add_role(l, field(l, 0), role, value, field(l, 1));
    }
}

static void unit_row(loader *l)
{
    static const char *const names[] = {"",        "second",  "minute",    "hour",    "day",
                                        "weekend", "week",    "month",     "quarter", "year",
                                        "decade",  "century", "millennium"};
    int32_t count;
    if (!read_number(field(l, 2), &count) || count < 1) {
        wrong(l, 2, "not a count:");
        return;
    }
    for (int32_t i = UNIT_SECOND; i <= UNIT_MILLENNIUM; i++) {
        if (str_eq(field(l, 1), str_of(names[i]))) {
            bool plural = str_eq(field(l, 3), S("yes"));
            add_role(l, field(l, 0), plural ? TIME_UNITS : TIME_UNIT, i, field(l, 1));
            add_role(l, field(l, 0), TIME_UNIT_COUNT, count, field(l, 2));
            return;
        }
    }
    wrong(l, 1, "unknown unit");
}

static void word_row(loader *l)
{
    time_role role;
    int32_t number = 0;
    if (!role_parse(&role, field(l, 1))) {
        wrong(l, 1, "unknown role");
        return;
    }
    if (role == TIME_SIGNAL) {
        number = signal_parse(field(l, 2));
        if (!number) {
            wrong(l, 2, "unknown signal");
        }
    } else {
        read_number(field(l, 2), &number); /* or a text, which its role knows */
    }
    add_role(l, field(l, 0), role, number, field(l, 2));
}

/* The words of a name or phrase, parted as text is. */
static uint32_t *words_of(loader *l, str name, size_t *n)
{
    token_list list;
    name = utf8_lowercase(l->a, name);
    source s = {.text = name};
    *vec_push(l->a, &s.blocks) = (block){{0, (uint32_t)name.n}, BLOCK_PARAGRAPH};
    tokenize(&list, l->a, &s, l->words, NULL);
    *n = list.tokens.n;
    uint32_t *words = arena_new(l->a, uint32_t, *n);
    for (size_t i = 0; i < *n; i++) {
        words[i] = intern_add(l->words, l->a, str_span(name, list.tokens.v[i].at));
    }
    return words;
}

static void phrase_row(loader *l)
{
    time_phrase p = {.signal = signal_parse(field(l, 1)), .mod = field(l, 2)};
    p.words = words_of(l, field(l, 0), &p.n);
    if (!p.signal) {
        wrong(l, 1, "unknown signal");
        return;
    }
    if (p.n == 0) {
        wrong(l, 0, "no words in");
        return;
    }
    uint32_t *last = slot_of(l, &l->t->phrases_of, p.words[p.n - 1]);
    p.next = *last ? *last - 1 : UINT32_MAX;
    *last = (uint32_t)l->t->phrases.n + 1;
    *vec_push(l->a, &l->t->phrases) = p;
}

static void holiday_row(loader *l)
{
    holiday h = {.name = field(l, 0), .by_easter = field(l, 5).n > 0};
    int32_t *const numbers[] = {&h.month, &h.day, &h.weekday, &h.nth, &h.easter};
    for (size_t i = 0; i < 5; i++) {
        if (!read_number(field(l, i + 1), numbers[i])) {
            wrong(l, i + 1, "not a number:");
            return;
        }
    }
    bool fixed = h.day >= 1 && h.day <= civil_month_days(2000, h.month);
    bool weekday = h.month >= 1 && h.month <= 12 && h.weekday >= 1 && h.weekday <= 7 &&
                   h.nth >= -1 && h.nth <= 4 && h.nth != 0;
    h.words = words_of(l, h.name, &h.n);
    bool moves = !h.month && !h.day && !h.weekday && !h.nth && !h.by_easter;
    if (h.n == 0 || !(fixed || weekday || moves || h.by_easter)) {
        wrong(l, 0, "this row gives no day to");
        return;
    }
    add_word_role(l, h.words[0], TIME_FEAST, 0, (str){0});
    uint32_t *first = slot_of(l, &l->t->holidays_of, h.words[0]);
    h.next = *first ? *first - 1 : UINT32_MAX;
    *first = (uint32_t)l->t->holidays.n + 1;
    *vec_push(l->a, &l->t->holidays) = h;
}

static void named_day_row(loader *l)
{
    named_day d = {.noun = intern_add(l->words, l->a, field(l, 3))};
    int32_t *const numbers[] = {&d.month, &d.day, &d.year};
    for (size_t i = 0; i < 3; i++) {
        if (!read_number(field(l, i), numbers[i])) {
            wrong(l, i, "not a number:");
            return;
        }
    }
    if (d.day < 1 || d.day > civil_month_days(d.year, d.month)) {
        wrong(l, 1, "no such day of that month:");
        return;
    }
    *vec_push(l->a, &l->t->named_days) = d;
}

static void date_order_row(loader *l)
{
    bool day = str_eq(field(l, 2), S("day")), month = str_eq(field(l, 2), S("month"));
    uint32_t order = day ? 1 : 2;
    if (!day && !month) {
        wrong(l, 2, "not day or month:");
    } else if (str_eq(field(l, 0), S("spelling"))) {
        uint32_t word = intern_add(l->words, l->a, field(l, 1));
        *slot_of(l, &l->t->order_of_spelling, word) = order;
    } else if (str_eq(field(l, 0), S("language"))) {
        *map_slot_of(&l->t->order_of_language, field(l, 1)) = order;
    } else if (str_eq(field(l, 0), S("domain"))) {
        *map_slot_of(&l->t->order_of_domain, field(l, 1)) = order;
    } else {
        wrong(l, 0, "not spelling, language or domain:");
    }
}

static const struct {
    const char *file, *header;
    void (*row)(loader *l);
} tables[] = {
    {"months.csv", "form,month,alone", month_row},
    {"weekdays.csv", "form,weekday,alone", weekday_row},
    {"seasons.csv", "form,season,alone", season_row},
    {"numbers.csv", "form,value,kind", number_row},
    {"time_units.csv", "form,unit,count,plural", unit_row},
    {"time_words.csv", "form,role,value", word_row},
    {"date_order.csv", "kind,form,order", date_order_row},
    {"time_signals.csv", "phrase,signal,mod", phrase_row},
    {"named_days.csv", "month,day,year,noun", named_day_row},
    {"holidays.csv", "name,month,day,weekday,nth,easter", holiday_row},
};

static bool header_is(const csv_table *t, str header)
{
    str name;
    size_t i = 0;
    while (str_split(&header, ',', &name)) {
        if (i >= t->header.n || !str_eq(str_trim(t->header.v[i]), name)) {
            return false;
        }
        i++;
    }
    return i == t->header.n;
}

static dateline_status load_table(loader *l, str path, const char *header, void (*row)(loader *l))
{
    str text;
    dateline_status status = file_read(&text, l->a, path, FILE_MAX, l->diag);
    if (!status) {
        status = csv_parse_table(&l->table, l->a, path, text, l->diag);
    }
    if (status) {
        return status;
    }
    if (!header_is(&l->table, str_of(header))) {
        return diag_error(l->diag, DATELINE_INVALID, place_at(path, text, 0),
                          "the columns must be '%s'", header);
    }
    for (l->row = 0; l->row < l->table.rows.n; l->row++) {
        row(l);
    }
    return DATELINE_OK;
}

dateline_status timelex_load(struct timelex **out, arena *a, intern *words, const char *dir,
                             const dateline_diag *d)
{
    if (!*out) {
        *out = arena_new(a, timelex, 1);
        vec_reserve(a, &(*out)->entries, WORDS_GUESS);
        vec_push(a, &(*out)->entries);
        vec_push(a, &(*out)->roles);
        (*out)->order_of_language.arena = (*out)->order_of_domain.arena = a;
    }
    loader l = {.t = *out, .a = a, .words = words, .diag = d};
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        str path = path_join(a, str_of(dir), str_of(tables[i].file));
        if (file_kind_of(path) == FILE_MISSING) {
            continue;
        }
        dateline_status now = load_table(&l, path, tables[i].header, tables[i].row);
        status = status ? status : now;
    }
    return status ? status : l.failed ? DATELINE_INVALID : DATELINE_OK;
}
