/* pages: a line at the top or bottom of a page is a running one if others have the same there, or
 * the same but for a number that grows with the pages ("Page 3 of 12", "12 / Annual report").
 *
 *     HEAD        first lines  ┐ looked at from outside inwards, until one
 *     body                     │ that is not running
 *     1 See ...                │ notes, from the first that the page calls
 *     3 / FOOT    last lines   ┘
 *
 * Notes go to the end of the text, so that what they cut in two can be read on.
 */
#include "text/pages.h"

#include "base/buf.h"
#include "base/map.h"
#include "base/vec.h"
#include "text/note.h"

#define EDGE       4   /* lines at the top, and at the bottom, that are looked at */
#define LINE_MOST  160 /* bytes of a running line */
#define PAGES_MANY 3   /* so many with one line are no chance; of so few, two */

typedef struct page {
    str text;
    str top[EDGE], bottom[EDGE]; /* from outside inwards; empty where there are no more */
    uint32_t number;
} page;

typedef struct pages {
    arena *a;
    VEC(page) list;
    map seen; /* top or bottom, and line → how many pages have it */
} pages;

/* ---- Lines ---------------------------------------------------------------------------------- */

static bool take_first(str *rest, str *line)
{
    while (str_split(rest, '\n', line)) {
        *line = str_trim(*line);
        if (line->n > 0)
            return true;
    }
    return false;
}

static bool take_last(str *rest, str *line)
{
    while (rest->n > 0) {
        size_t at = rest->n;
        while (at > 0 && rest->p[at - 1] != '\n')
            at--;
        *line = str_trim(str_from(*rest, at));
        *rest = str_sub(*rest, 0, at > 0 ? at - 1 : 0);
        if (line->n > 0)
            return true;
    }
    return false;
}

static void cut_pages(pages *p, str text)
{
    str rest;
    while (str_split(&text, '\f', &rest)) {
        if (str_trim(rest).n == 0)
            continue;
        page *new = vec_push(p->a, &p->list);
        *new = (page){.text = rest, .number = (uint32_t)p->list.n};
        str from = rest;
        for (size_t i = 0; i < EDGE && take_first(&from, &new->top[i]); i++)
            continue;
        for (size_t i = 0; i < EDGE && take_last(&rest, &new->bottom[i]); i++)
            continue;
    }
}

/* ---- Running lines -------------------------------------------------------------------------- */

/* The line with its n-th number as what it is beyond the page's: "Page 3 of 12" on the second page
 * is "Page +1 of 12" and "Page 3 of +10". n 0 is the line itself. False behind the last. */
static bool line_key(buf *b, char edge, str line, size_t n, uint32_t number)
{
    b->n = 0;
    buf_char(b, edge);
    size_t seen = 0;
    for (size_t i = 0; i < line.n;) {
        size_t end = i;
        while (end < line.n && ascii_is_digit(line.p[end]))
            end++;
        uint32_t value;
        if (end == i) {
            buf_char(b, line.p[i++]);
            continue;
        }
        if (++seen == n && end - i <= 4 && str_number(str_sub(line, i, end - i), &value))
            buf_printf(b, "+%ld", (long)value - (long)number);
        else
            buf_put(b, str_sub(line, i, end - i));
        i = end;
    }
    return n <= seen;
}

static void count_line(pages *p, char edge, str line, uint32_t number)
{
    buf key = {.arena = p->a};
    for (size_t n = 0; line.n > 0 && line.n <= LINE_MOST && line_key(&key, edge, line, n, number);
         n++) {
        uint32_t *count = map_slot_of(&p->seen, arena_str(p->a, buf_str(&key)));
        *count = *count == MAP_NONE ? 1 : *count + 1;
    }
}

/* A title below a head that says the same counts no second time. */
static void count_edge(pages *p, char edge, const str *lines, uint32_t number)
{
    for (size_t i = 0; i < EDGE; i++) {
        bool again = false;
        for (size_t k = 0; k < i; k++)
            again = again || str_eq(lines[k], lines[i]);
        if (!again)
            count_line(p, edge, lines[i], number);
    }
}

static bool is_running(pages *p, char edge, str line, uint32_t number, bool *numbered)
{
    buf key = {.arena = p->a};
    uint32_t least = p->list.n <= PAGES_MANY ? 2 : PAGES_MANY;
    for (size_t n = 0; line.n > 0 && line.n <= LINE_MOST && line_key(&key, edge, line, n, number);
         n++) {
        uint32_t count = map_get(&p->seen, buf_str(&key));
        *numbered = n > 0;
        if (count != MAP_NONE && count >= least)
            return true;
    }
    return false;
}

static bool has_digit(str line)
{
    for (size_t i = 0; i < line.n; i++) {
        if (ascii_is_digit(line.p[i]))
            return true;
    }
    return false;
}

/* ---- What a browser prints ------------------------------------------------------------------ */

/* "1/1" below an address: then the line with the day, above, is the printer's, too. */
static bool is_printed(const page *p)
{
    static const str schemes[] = {STR_INIT("http://"), STR_INIT("https://"), STR_INIT("file://")};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        if (str_eq(p->bottom[0], S("1/1")) && str_starts(p->bottom[1], schemes[i]))
            return true;
    }
    return false;
}

/* "11/22/26, 3:57 PM", "22.11.2026, 15:57" */
static bool is_print_day(str line)
{
    return line.n > 0 && line.n <= 24 && ascii_is_digit(line.p[0]) &&
           str_find_char(line, ':') != STR_NONE && str_find_char(line, ',') != STR_NONE;
}

/* ---- Without them --------------------------------------------------------------------------- */

/* How many lines of an edge go. The first of all pages keeps heads that may be its title. */
static size_t running_lines(pages *p, const page *one, bool top)
{
    const str *lines = top ? one->top : one->bottom;
    size_t n = 0, go = 0;
    if (p->list.n == 1 && is_printed(one))
        return top ? is_print_day(lines[0]) : 2;
    for (bool numbered = false;
         n < EDGE && is_running(p, top ? 't' : 'b', lines[n], one->number, &numbered); n++) {
        if (one->number > 1 || numbered || has_digit(lines[n]) || !top)
            go = n + 1;
    }
    return go;
}

static str without_edges(str text)
{
    while (text.n > 0 && text.p[0] == '\n')
        text = str_from(text, 1);
    while (text.n > 0 && (text.p[text.n - 1] == '\n' || text.p[text.n - 1] == ' '))
        text.n--;
    return text;
}

static void put_part(buf *out, str text)
{
    text = without_edges(text);
    if (out->n > 0 && text.n > 0)
        buf_put(out, S("\n\n"));
    buf_put(out, text);
}

/* Where a page's notes begin: at the line with the first that its text calls. */
static size_t notes_begin(str text)
{
    note_walk walk = {.text = text};
    str rest = text, line;
    for (bool blank = false; str_split(&rest, '\n', &line); blank = line.n == 0) {
        size_t at = (size_t)(line.p - text.p);
        line = str_trim(line);
        if (blank && (note_begins(&walk, at, line, NULL) > 0 || note_stands_below(&walk, at, line)))
            return at;
    }
    return text.n;
}

/* Without their numbers, which PDFs give in no order. */
static void put_notes(buf *notes, str text)
{
    str line;
    while (str_split(&text, '\n', &line)) {
        uint32_t number;
        if (!str_number(str_trim(line), &number))
            buf_put(notes, line);
        buf_char(notes, '\n');
    }
}

static void put_page(pages *p, buf *out, buf *notes, const page *one)
{
    str rest = one->text, line;
    for (size_t i = running_lines(p, one, true); i > 0; i--)
        take_first(&rest, &line);
    for (size_t i = running_lines(p, one, false); i > 0; i--)
        take_last(&rest, &line);
    size_t at = notes_begin(rest);
    put_part(out, str_sub(rest, 0, at));
    put_notes(notes, str_from(rest, at));
}

str pages_joined(arena *a, str text)
{
    arena scratch = ARENA_SCRATCH;
    pages p = {.a = &scratch, .seen = {.arena = &scratch}};
    buf out = {.arena = a}, notes = {.arena = &scratch};
    cut_pages(&p, text);
    for (size_t i = 0; i < p.list.n; i++) {
        const page *one = &p.list.v[i];
        count_edge(&p, 't', one->top, one->number);
        count_edge(&p, 'b', one->bottom, one->number);
    }
    for (size_t i = 0; i < p.list.n; i++)
        put_page(&p, &out, &notes, &p.list.v[i]);
    if (notes.n > 0) {
        buf_put(&out, S("\n\n\f"));
        buf_put(&out, without_edges(buf_str(&notes)));
    }
    arena_free(&scratch);
    return buf_str(&out);
}
