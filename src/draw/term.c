/* term: the timeline on a terminal: dates, the lanes of who takes part, what happened.
 *
 *                        ┌ Belarus
 *                        │ ┌ Alexander Lukashenko
 *                        │ │ ┌ Others
 *      9 August 2020     │ ★ │ Presidential election in Belarus [1,3]
 *                        │ │ │   Alexander Lukashenko, Minsk (place)
 *      2 October 2020    ■─● │ European Union imposes sanctions [2]
 *                        │ │ │   → responds to Presidential election in Bel…
 */
#include "draw/columns.h"
#include "draw/entries.h"
#include "draw/forms.h"
#include "draw/paint.h"

#include "base/map.h"

#include <stdlib.h>

#define DATE_MOST  22
#define TEXT_LEAST 30 /* columns of text; below, lanes give way */

typedef struct screen {
    buf *out;
    arena *a;
    layout *l;
    const entries *all;
    size_t width, date;
    uint32_t lanes; /* those that nobody has count one */
} screen;

/* ---- Colours and signs ------------------------------------------------------------------- */

static unsigned hex_part(str colour, size_t at)
{
    char digits[3] = {colour.p[at], colour.p[at + 1], 0};
    return (unsigned)strtoul(digits, NULL, 16);
}

/* The nearest step of the 6 by 6 by 6 colours that terminals have. */
static unsigned cube_step(unsigned part)
{
    return part < 48 ? 0 : part < 115 ? 1 : (part - 35) / 40;
}

static void put_code(const screen *s, const char *code)
{
    if (s->l->options->colour)
        buf_printf(s->out, "\033[%sm", code);
}

static void put_colour(const screen *s, str colour)
{
    if (!s->l->options->colour || colour.n != 7)
        return;
    unsigned code = 16 + 36 * cube_step(hex_part(colour, 1)) + 6 * cube_step(hex_part(colour, 3)) +
                    cube_step(hex_part(colour, 5));
    buf_printf(s->out, "\033[38;5;%um", code);
}

static str sign_of(const style_row *look, bool hollow)
{
    static const struct {
        str shape, full, hollow;
    } signs[] = {
        {STR_INIT("square"), STR_INIT("■"), STR_INIT("□")},
        {STR_INIT("box"), STR_INIT("■"), STR_INIT("□")},
        {STR_INIT("diamond"), STR_INIT("◆"), STR_INIT("◇")},
        {STR_INIT("triangle"), STR_INIT("▲"), STR_INIT("△")},
        {STR_INIT("invtriangle"), STR_INIT("▼"), STR_INIT("▽")},
        {STR_INIT("star"), STR_INIT("★"), STR_INIT("☆")},
        {STR_INIT("pentagon"), STR_INIT("⬟"), STR_INIT("⬠")},
        {STR_INIT("hexagon"), STR_INIT("⬢"), STR_INIT("⬡")},
        {STR_INIT("house"), STR_INIT("▴"), STR_INIT("▵")},
        {STR_INIT("invhouse"), STR_INIT("▾"), STR_INIT("▿")},
        {STR_INIT("parallelogram"), STR_INIT("▰"), STR_INIT("▱")},
        {STR_INIT("trapezium"), STR_INIT("◢"), STR_INIT("◿")},
        {STR_INIT("invtrapezium"), STR_INIT("◥"), STR_INIT("◹")},
        {STR_INIT("rarrow"), STR_INIT("▶"), STR_INIT("▷")},
        {STR_INIT("octagon"), STR_INIT("◉"), STR_INIT("◎")},
        {STR_INIT("doublecircle"), STR_INIT("◉"), STR_INIT("◎")},
        {STR_INIT("ellipse"), STR_INIT("◖"), STR_INIT("◌")},
    };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_eq(look->shape, signs[i].shape))
            return hollow ? signs[i].hollow : signs[i].full;
    return hollow ? S("○") : S("●");
}

static str sign_of_card(const card *c)
{
    return sign_of(c->style, !str_eq(c->outline->line, S("solid")));
}

/* ---- Lanes --------------------------------------------------------------------------------- */

static uint32_t column_of(const screen *s, uint32_t number)
{
    return number < s->lanes ? number : s->lanes - 1;
}

static bool touches(const screen *s, const card *c, uint32_t column)
{
    for (size_t i = 0; i < c->touches.n; i++)
        if (column_of(s, c->touches.v[i]) == column)
            return true;
    return false;
}

/* The life-lines, and on the first line of a card its mark and where it touches others. */
static void put_lanes(const screen *s, const card *c)
{
    uint32_t first = s->lanes, last = 0, own = c ? column_of(s, c->lane) : s->lanes;
    for (uint32_t i = 0; c && i < s->lanes; i++) {
        if (i != own && !touches(s, c, i))
            continue;
        first = i < first ? i : first;
        last = i;
    }
    for (uint32_t i = 0; i < s->lanes; i++) {
        bool within = i >= first && i <= last;
        if (within)
            put_colour(s, c->style->colour);
        if (i == own)
            buf_put(s->out, sign_of_card(c));
        else if (within)
            buf_put(s->out, touches(s, c, i) ? S("•") : S("┼"));
        else
            buf_put(s->out, S("│"));
        buf_put(s->out, i >= first && i < last ? S("─") : S(" "));
        if (within)
            put_code(s, "0");
    }
}

static void put_lane_names(const screen *s)
{
    for (uint32_t i = 0; i < s->lanes; i++) {
        str label = s->l->lanes.v[i].label;
        if (!label.n)
            continue;
        str_vec lines = {0};
        columns_repeat(s->out, S(" "), s->date);
        columns_repeat(s->out, S("│ "), i);
        buf_put(s->out, S("┌ "));
        columns_wrap(&lines, s->a, S(""), label, s->width - s->date - 2 * (size_t)i - 2);
        buf_put(s->out, lines.v[0]);
        buf_char(s->out, '\n');
    }
}

/* Lanes as in the picture, or a nameless one for all where there is no room for them. */
static void put_heads(screen *s)
{
    lanes_choose(s->l);
    s->lanes = (uint32_t)s->l->lanes.n;
    if (s->l->shared_n > 1)
        s->lanes -= s->l->shared_n - 1;
    if (s->date + 2 * (size_t)s->lanes + TEXT_LEAST <= s->width)
        put_lane_names(s);
    else
        s->lanes = 1;
}

/* ---- Events -------------------------------------------------------------------------------- */

typedef struct line { /* beside the lanes */
    str text, colour;
    bool faint;
} line;
typedef VEC(line) line_vec;

static size_t text_width_of(const screen *s)
{
    return s->width - s->date - 2 * (size_t)s->lanes;
}

static void add_lines(line_vec *lines, const screen *s, line like, str head, str text)
{
    str_vec wrapped = {0};
    columns_wrap(&wrapped, s->a, head, text, text_width_of(s));
    for (size_t i = 0; i < wrapped.n; i++) {
        like.text = wrapped.v[i];
        *vec_push(s->a, lines) = like;
    }
}

static void add_link(line_vec *lines, const screen *s, const entry_link *k)
{
    str head = S("  → ");
    buf b = {.arena = s->a};
    buf_puts(&b, k->words, S(" "), s->all->v[k->other].label);
    str text = columns_fit(s->a, buf_str(&b), text_width_of(s) - text_columns(head));
    add_lines(lines, s, (line){.colour = k->style->colour}, head, text);
}

static void add_entry(line_vec *lines, const screen *s, const entry *e)
{
    buf label = {.arena = s->a};
    buf_put(&label, e->label);
    if (e->card->notes.n)
        buf_printf(&label, " [%.*s]", STR_ARG(e->card->notes));
    add_lines(lines, s, (line){0}, S(""), buf_str(&label));
    if (e->actors.n)
        add_lines(lines, s, (line){.faint = true}, S("  "), entry_who(s->a, e));
    for (size_t i = 0; i < e->links.n; i++)
        if (e->links.v[i].from_here)
            add_link(lines, s, &e->links.v[i]);
}

static void put_line(const screen *s, const line *n)
{
    put_colour(s, n->colour);
    if (n->faint)
        put_code(s, "2");
    buf_put(s->out, n->text);
    if (n->faint || n->colour.n)
        put_code(s, "0");
}

static void put_date(const screen *s, str date)
{
    if (date.n)
        put_code(s, "1");
    buf_put(s->out, date);
    if (date.n)
        put_code(s, "0");
    columns_repeat(s->out, S(" "), s->date - text_columns(date));
}

/* A date like the one above is not said again. */
static void put_entry(const screen *s, size_t at)
{
    const entry *e = &s->all->v[at];
    str_vec dates = {0};
    line_vec lines = {0};
    bool told = at && str_eq(e->date, s->all->v[at - 1].date);
    if (!told)
        columns_wrap(&dates, s->a, S(""), e->date, s->date - 2);
    add_entry(&lines, s, e);
    for (size_t i = 0; i < dates.n || i < lines.n; i++) {
        put_date(s, i < dates.n ? dates.v[i] : S(""));
        if (e->card->lane != NONE)
            put_lanes(s, i ? NULL : e->card);
        else
            columns_repeat(s->out, S(" "), 2 * (size_t)s->lanes);
        if (i < lines.n)
            put_line(s, &lines.v[i]);
        buf_char(s->out, '\n');
    }
}

/* ---- Head and foot ------------------------------------------------------------------------- */

static void put_wrapped(const screen *s, const char *code, str head, str text)
{
    str_vec lines = {0};
    columns_wrap(&lines, s->a, head, text, s->width);
    for (size_t i = 0; i < lines.n; i++) {
        put_code(s, code);
        buf_put(s->out, lines.v[i]);
        put_code(s, "0");
        buf_char(s->out, '\n');
    }
}

/* Which sign is which kind of event, in the order in which they are met. */
static void put_legend(const screen *s)
{
    size_t used = 0;
    map seen = {.arena = s->a};
    for (size_t i = 0; i < s->all->n; i++) {
        const style_row *look = s->all->v[i].card->style;
        uint32_t *slot = map_slot_of(&seen, look->label);
        if (*slot != MAP_NONE)
            continue;
        *slot = 0;
        str label = columns_fit(s->a, look->label, s->width - 2);
        size_t width = text_columns(label) + 2;
        bool fits = used && used + 2 + width <= s->width;
        buf_put(s->out, fits ? S("  ") : used ? S("\n") : S(""));
        used = width + (fits ? used + 2 : 0);
        put_colour(s, look->colour);
        buf_put(s->out, sign_of(look, false));
        put_code(s, "0");
        buf_char(s->out, ' ');
        buf_put(s->out, label);
    }
    buf_put(s->out, used ? S("\n") : S(""));
}

static void put_sources(const screen *s)
{
    for (size_t i = 0; i < s->l->sources.n; i++) {
        buf head = {.arena = s->a};
        buf_printf(&head, "[%zu] ", i + 1);
        put_wrapped(s, "2", buf_str(&head), source_words(s->l, s->l->sources.v[i]));
    }
}

void draw_term(buf *out, layout *l)
{
    entries all = entries_build(l);
    screen s = {.out = out, .a = l->a, .l = l, .all = &all};
    s.width = l->options->columns ? l->options->columns : COLUMNS_USUAL;
    s.date = entries_date_columns(&all, s.width / 4 < DATE_MOST ? s.width / 4 : DATE_MOST) + 2;
    put_wrapped(&s, "1", S(""), l->title);
    put_wrapped(&s, "2", S(""), l->subtitle);
    if (all.n)
        put_heads(&s);
    for (size_t i = 0; i < all.n; i++)
        put_entry(&s, i);
    buf_char(out, '\n');
    put_legend(&s);
    put_sources(&s);
}
