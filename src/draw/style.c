/* style: reads and checks data/style.csv. */
#include "draw/style.h"

#include "draw/measure.h"

static const style_row plain = {.label = {"other", 5},
                                .shape = {"ellipse", 7},
                                .colour = {"#7B8794", 7},
                                .line = {"solid", 5},
                                .words = {"#5F6B76", 7}};

static const char *const columns[] = {"kind", "name", "label", "shape", "colour", "line"};
enum { COLUMNS = sizeof columns / sizeof *columns };

static bool is_one_of(str s, str list)
{
    str word;
    while (str_split(&list, ' ', &word))
        if (str_eq(word, s))
            return true;
    return s.n == 0;
}

static bool is_colour(str s)
{
    if (s.n != 7 || s.p[0] != '#')
        return s.n == 0;
    for (size_t i = 1; i < s.n; i++)
        if (str_find_char(S("0123456789abcdefABCDEF"), s.p[i]) == STR_NONE)
            return false;
    return true;
}

/* Graphviz writes font names into SVG as they are: nothing may break out of the attribute. */
static bool is_font(str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (!ascii_is_letter(c) && !ascii_is_digit(c) && c != ' ' && c != ',' && c != '-')
            return false;
    }
    return s.n > 0;
}

static bool is_right(const style_row *r, int column)
{
    switch (column) {
    case 0:
        return r->kind.n &&
               is_one_of(r->kind, S("text event entity document link modality change"));
    case 2: return !str_eq(r->kind, S("text")) || !str_eq(r->name, S("font")) || is_font(r->label);
    case 3:
        return is_one_of(r->shape, S("circle square diamond triangle invtriangle star pentagon "
                                     "hexagon octagon house invhouse parallelogram trapezium "
                                     "invtrapezium rarrow doublecircle ellipse box"));
    case 4: return is_colour(r->colour);
    case 5: return is_one_of(r->line, S("solid dashed dotted bold"));
    default: return true;
    }
}

static void set_text(style *s, const style_row *r)
{
    if (str_eq(r->name, S("font")))
        s->font = r->label;
    if (str_eq(r->name, S("ink")) && r->colour.n)
        s->ink = r->colour;
    if (str_eq(r->name, S("faint")) && r->colour.n)
        s->faint = r->colour;
    if (str_eq(r->name, S("line")) && r->colour.n)
        s->line = r->colour;
    if (str_eq(r->name, S("band")) && r->colour.n)
        s->band = r->colour;
    if (str_eq(r->name, S("paper")) && r->colour.n)
        s->paper = r->colour;
}

/* What a row leaves open. */
static void complete(arena *a, style_row *r)
{
    r->label = text_clean(a, r->label.n ? r->label : r->name, 60);
    r->label = r->label.n ? r->label : plain.label;
    r->shape = r->shape.n ? r->shape : plain.shape;
    r->colour = r->colour.n ? r->colour : plain.colour;
    r->words = r->colour;
    r->line = r->line.n ? r->line : plain.line;
}

static dateline_status read_row(style *s, arena *a, const csv_table *t, size_t row,
                                const size_t *column, const dateline_diag *d)
{
    style_row r = {.order = row + 1};
    str *fields[COLUMNS] = {&r.kind, &r.name, &r.label, &r.shape, &r.colour, &r.line};
    for (int i = 0; i < COLUMNS; i++)
        *fields[i] = t->rows.v[row].fields[column[i]];
    for (int i = 0; i < COLUMNS; i++)
        if (!is_right(&r, i))
            return diag_error(d, DATELINE_INVALID, csv_place(t, row, column[i]),
                              "unknown %s '%.*s'", columns[i], STR_ARG(*fields[i]));
    if (str_eq(r.kind, S("text")))
        set_text(s, &r);
    else
        complete(a, &r);
    *vec_push(a, &s->rows) = r;
    return DATELINE_OK;
}

dateline_status style_read(style *out, arena *a, str file, str text, const dateline_diag *d)
{
    *out = (style){.font = S("Helvetica,Arial,Liberation Sans,DejaVu Sans Condensed,sans-serif"),
                   .ink = S("#1F2933"),
                   .faint = S("#5F6B76"),
                   .line = S("#B8C1CA"),
                   .band = S("#F5F7F9"),
                   .paper = S("#FFFFFF")};
    csv_table t = {0};
    dateline_status status = csv_parse_table(&t, a, file, text, d);
    size_t column[COLUMNS];
    for (int i = 0; i < COLUMNS && !status; i++) {
        column[i] = csv_column(&t, str_of(columns[i]));
        if (column[i] == STR_NONE)
            status = diag_error(d, DATELINE_INVALID, place_at(file, text, 0),
                                "column '%s' is missing", columns[i]);
    }
    for (size_t row = 0; row < t.rows.n && !status; row++)
        status = read_row(out, a, &t, row, column, d);
    return status;
}

static const style_row *find_row(const style *s, str kind, str name)
{
    for (size_t i = 0; name.n && i < s->rows.n; i++)
        if (str_eq(s->rows.v[i].kind, kind) && str_eq(s->rows.v[i].name, name))
            return &s->rows.v[i];
    return NULL;
}

const style_row *style_find(const style *s, str kind, str name, str second)
{
    const style_row *r = find_row(s, kind, name);
    if (!r)
        r = find_row(s, kind, second);
    if (!r)
        r = find_row(s, kind, S("*"));
    return r ? r : &plain;
}
