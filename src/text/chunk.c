/* chunk: lines, wrapped lines joined to paragraphs, and run-together lines parted at glue points.
 */
#include "text/chunk.h"

#include "base/map.h"
#include "base/utf8.h"
#include "text/note.h"
#include "text/pubdate.h"

#include <string.h>

#define LINES_LOOKED_AT 2000 /* to tell whether a text is wrapped */
#define LINE_LONG       200  /* longer than any wrapped line */
#define RULE_LEAST      3    /* bytes of a line drawn above notes */
#define GLUED_MIN       400  /* bytes of a line that may be a whole page */

/* ---- Glue points ----------------------------------------------------------------------------- */

typedef struct around {
    uint32_t p2, p1, c, n1, n2; /* two characters before, the one at hand, two behind */
} around;

static bool is_ender(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

static bool is_closer(uint32_t c)
{
    return c == 0x201D || c == 0x2019 || c == ')' || c == ']' || c == '"';
}

/* A letter of a script that knows no case: Chinese, Arabic, Hebrew. */
static bool is_uncased(uint32_t c)
{
    return c >= 0x5D0 && utf8_is_letter(c) && !utf8_is_upper(c) && !utf8_is_lower(c);
}

static bool is_blank_or_edge(uint32_t c)
{
    return c == 0 || utf8_is_space(c);
}

static bool glued_before_capital(const around *w, chunk_break *kind)
{
    bool word = utf8_is_lower(w->n1) || is_blank_or_edge(w->n1);
    if (is_ender(w->p1)) { /* "U.S.Army" goes on, "is over.In" does not */
        *kind = BREAK_SENTENCE;
        return !utf8_is_upper(w->p2) && w->p2 != '.';
    }
    if (is_closer(w->p1)) { /* `said.”Women`; in ` "The` the mark opens */
        *kind = BREAK_SENTENCE;
        return !is_blank_or_edge(w->p2);
    }
    *kind = BREAK_WORD;
    if (utf8_is_lower(w->p1)) { /* not "iPhone", "McDonald" */
        bool scottish = w->p1 == 'c' && w->p2 == 'M';
        return !is_blank_or_edge(w->p2) && !scottish && (word || utf8_is_upper(w->n1));
    }
    if (utf8_is_upper(w->p1) && utf8_is_upper(w->p2)) /* "ESTAvailable", but "NGOs" */
        return utf8_is_lower(w->n1) && utf8_is_lower(w->n2);
    return w->p1 >= '0' && w->p1 <= '9' && utf8_is_lower(w->n1); /* "2020Dispatches" */
}

static bool glued_here(const around *w, chunk_break *kind)
{
    if (is_blank_or_edge(w->p1) || is_blank_or_edge(w->c))
        return false;
    if (w->c < 0x80 && !(w->c >= 'A' && w->c <= 'Z') && w->c != '(' && w->c != '$' &&
        !is_uncased(w->p1))
        return false;
    if (utf8_is_upper(w->c) && !is_uncased(w->p1))
        return glued_before_capital(w, kind);
    bool letter = utf8_is_letter(w->p1) || (w->p1 >= '0' && w->p1 <= '9');
    *kind = is_ender(w->p1) || is_closer(w->p1) ? BREAK_SENTENCE : BREAK_WORD;
    if (w->c == 0x201C) /* Report“We Live” */
        return letter || *kind == BREAK_SENTENCE;
    if (w->c == '(') /* Images(Berlin) */
        return utf8_is_upper(w->n1) && (utf8_is_lower(w->p1) || *kind == BREAK_SENTENCE);
    if (w->c == '$') /* $50$100, but US$22 */
        return w->p1 >= '0' && w->p1 <= '9';
    if (w->c == 0xA9)
        return letter || *kind == BREAK_SENTENCE;
    return letter && utf8_is_letter(w->c) && is_uncased(w->p1) != is_uncased(w->c);
}

/* The character that ends before *at, which moves to its beginning; 0 at the edge. */
static uint32_t char_before(str line, size_t *at)
{
    if (*at == 0)
        return 0;
    while (--*at > 0 && ((unsigned char)line.p[*at] & 0xC0) == 0x80)
        ;
    size_t next = *at;
    return utf8_next(line, &next);
}

static uint32_t char_at(str line, size_t *at)
{
    return *at < line.n ? utf8_next(line, at) : 0;
}

static around look_around(str line, size_t at)
{
    around w = {0};
    size_t back = at;
    w.p1 = char_before(line, &back);
    w.p2 = char_before(line, &back);
    w.c = char_at(line, &at);
    w.n1 = char_at(line, &at);
    w.n2 = char_at(line, &at);
    return w;
}

/* Glued words begin with capitals, ( or $, or they are not all ASCII: where the next one may begin,
 * from `at` on. Passes over ordinary text eight bytes at a time. */
static size_t next_candidate(str line, size_t at)
{
    if (at > 0 && (unsigned char)line.p[at - 1] >= 0x80)
        return at;
    while (at < line.n) {
        size_t left = line.n - at;
        uint64_t word = left < 8 ? bytes_load_few(line.p + at, left) : bytes_load(line.p + at);
        size_t n = bytes_first((word & BYTES_TOP) | bytes_between(word, 'A', 'Z') |
                               bytes_between(word, '$', '('));
        at += n;
        if (n < 8 && ((unsigned char)line.p[at] >= 0x80 || (at > 0 && line.p[at - 1] != ' ')))
            return at;
        at += n < 8;
    }
    return line.n;
}

/* A walk over a line from glue point to glue point. */
typedef struct glue_walk {
    str line;
    size_t at;
} glue_walk;

/* Moves to the next glue point; false at the end of the line. */
static bool glue_next(glue_walk *walk, chunk_break *kind)
{
    size_t at = walk->at;
    char_at(walk->line, &at);
    while ((at = next_candidate(walk->line, at)) < walk->line.n) {
        around w = look_around(walk->line, at);
        if (glued_here(&w, kind)) {
            walk->at = at;
            return true;
        }
        char_at(walk->line, &at);
    }
    return false;
}

/* The word around a glue point: "MacBook" of "the MacBook Air". */
static str word_around(str line, size_t at)
{
    size_t begin = at, end = at;
    while (begin > 0 && at - begin < 30 && line.p[begin - 1] != ' ')
        begin--;
    while (end < line.n && end - at < 30 && line.p[end] != ' ')
        end++;
    return str_sub(line, begin, end - begin);
}

/* A run-together page has many glue points, each in another place; a text about the MacBook has the
 * same one again and again. */
static bool is_glued(str line)
{
    uint64_t seen[64] = {0};
    size_t points = 0;
    chunk_break kind;
    glue_walk walk = {.line = line};
    if (line.n < GLUED_MIN)
        return false;
    while (glue_next(&walk, &kind)) {
        uint64_t hash = hash_bytes(word_around(line, walk.at));
        uint64_t *slot = &seen[hash >> 58], bit = (uint64_t)1 << (hash & 63);
        points += kind == BREAK_SENTENCE || !(*slot & bit);
        *slot |= bit;
    }
    return points >= 8 && points >= line.n / 400;
}

static void add_piece(chunk_vec *out, arena *a, str piece, uint32_t base, str line,
                      chunk_break before)
{
    piece = str_trim(piece);
    span at = {base + (uint32_t)(piece.p - line.p), (uint32_t)piece.n};
    if (piece.n)
        *vec_push(a, out) = (chunk){.at = at, .before = (uint8_t)before};
}

static void cut_glued(chunk_vec *out, arena *a, str line, uint32_t base, chunk_break before)
{
    size_t begin = 0;
    chunk_break kind;
    glue_walk walk = {.line = line};
    while (glue_next(&walk, &kind)) {
        add_piece(out, a, str_sub(line, begin, walk.at - begin), base, line, before);
        before = kind;
        begin = walk.at;
    }
    add_piece(out, a, str_from(line, begin), base, line, before);
}

/* ---- Lines ----------------------------------------------------------------------------------- */

static str next_line(str text, size_t *at)
{
    str rest = str_from(text, *at);
    const char *end = rest.n ? memchr(rest.p, '\n', rest.n) : NULL;
    str line = str_sub(rest, 0, end ? (size_t)(end - rest.p) : rest.n);
    *at += line.n + 1;
    return line;
}

/* The width to which a text's lines were wrapped, or 0 if they were not: then most lines that have
 * a line below them are of like length and end amid a sentence. */
static size_t wrap_width(str text)
{
    size_t lengths[LINE_LONG + 1] = {0};
    size_t lines = 0, longs = 0, pairs = 0, open = 0, previous = 0;
    bool open_before = false;
    for (size_t at = 0; at < text.n && lines < LINES_LOOKED_AT;) {
        str line = str_trim(next_line(text, &at));
        if (line.n && previous >= 40) { /* shorter ones are titles and lists */
            pairs++;
            open += open_before && previous <= 120;
        }
        lines += line.n > 0;
        longs += line.n > LINE_LONG;
        lengths[line.n > LINE_LONG ? LINE_LONG : line.n]++;
        previous = line.n;
        open_before = line.n && !chunk_ends(line);
    }
    if (pairs < 3 || open * 2 <= pairs || longs * 10 > lines)
        return 0;
    size_t width_found = LINE_LONG, above = 0;
    while (width_found > 1 && above * 10 < lines)
        above += lengths[--width_found];
    return width_found;
}

static size_t indent(str line)
{
    size_t n = 0;
    while (n < line.n && (line.p[n] == ' ' || line.p[n] == '\t'))
        n++;
    return n;
}

static bool begins_lower(str line)
{
    size_t at = 0;
    return line.n && utf8_is_lower(utf8_next(line, &at));
}

/* Does `line` (raw, untrimmed) go on the paragraph whose last line is `previous`? */
static bool goes_on(str previous, str line, size_t wrap)
{
    str before = str_trim(previous), now = str_trim(line);
    if (before.n > LINE_LONG || chunk_leads_to_page(before))
        return false;
    if (begins_lower(now) && (wrap || (before.n >= 40 && !chunk_ends(before))))
        return true;
    if (!wrap)
        return false;
    if (indent(line) >= indent(previous) + 2 && chunk_ends(before))
        return false;
    return before.n * 4 >= wrap * 3;
}

static size_t count_lines(str text)
{
    size_t n = 0;
    for (size_t at = 0; at < text.n; n++)
        next_line(text, &at);
    return n;
}

/* "Lusaka, 14 March 2019" below the one line of a title, of which it is no part: the last line of
 * its paragraph, as what stands below does not go on with it. */
static bool is_stamp(str line, str below, size_t wrap, const furniture_words *words)
{
    enum { LONGEST = 60 };
    size_t at = 0;
    edtf date;
    str next = next_line(below, &at);
    return line.n <= LONGEST && (str_trim(next).n == 0 || !goes_on(line, next, wrap)) &&
           pubdate_stamp(&date, line, words) >= STAMP_LINE;
}

/* "__________" */
static bool is_rule(str text, const chunk *c)
{
    str line = str_span(text, c->at);
    size_t n = 0;
    while (n < line.n && (line.p[n] == '_' || line.p[n] == '-'))
        n++;
    return n == line.n && n >= RULE_LEAST;
}

/* A note begins where a paragraph may, below a rule or another note. Its number is a chunk of its
 * own, so that its words can be read without. */
static bool add_note(chunk_vec *out, arena *a, note_walk *notes, str line, chunk_break before,
                     const furniture_words *words)
{
    const chunk *last = out->n ? &out->v[out->n - 1] : NULL;
    size_t at = (size_t)(line.p - notes->text.p);
    if (before != BREAK_PARAGRAPH && !(last && (last->note || is_rule(notes->text, last))))
        return false;
    size_t number = note_begins(notes, at, line, words);
    if (number == 0)
        return false;
    *vec_push(a, out) = (chunk){
        .at = {(uint32_t)at, (uint32_t)str_trim(str_sub(line, 0, number)).n},
        .before = (uint8_t)before,
        .number = true,
    };
    *vec_push(a, out) = (chunk){
        .at = {(uint32_t)(at + number), (uint32_t)(line.n - number)},
        .before = BREAK_LINE,
        .note = true,
    };
    return true;
}

bool chunk_cut(chunk_vec *out, arena *a, str text, size_t feet, const furniture_words *words)
{
    bool glued = false, blank = true, first = false; /* the line before opened a paragraph */
    size_t wrap = wrap_width(text);
    note_walk notes = {.text = text};
    vec_reserve(a, out, count_lines(text));
    str previous = {0};
    for (size_t at = 0; at < text.n;) {
        str raw = next_line(text, &at), line = str_trim(raw);
        if (!line.n) {
            blank = true;
            continue;
        }
        uint32_t begin = (uint32_t)(line.p - text.p);
        bool below = begin > feet;
        chunk_break before = blank ? BREAK_PARAGRAPH : BREAK_LINE;
        bool stamp = first && is_stamp(line, str_from(text, at), wrap, words);
        if (add_note(out, a, &notes, line, before, words)) {
            /* not what goes on above */
        } else if (!blank && !stamp && goes_on(previous, raw, wrap)) {
            chunk *last = &out->v[out->n - 1];
            last->at.n = begin + (uint32_t)line.n - last->at.at;
        } else {
            bool cut = is_glued(line);
            glued |= cut;
            if (cut)
                cut_glued(out, a, line, begin, before);
            else
                *vec_push(a, out) = (chunk){.at = {begin, (uint32_t)line.n},
                                            .before = (uint8_t)before,
                                            .note = below,
                                            .contents = chunk_leads_to_page(line)};
        }
        previous = raw;
        first = blank;
        blank = false;
    }
    return glued;
}
