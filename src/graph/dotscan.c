/* A lexer for DOT with the limits that Graphviz lacks. It builds nothing: it counts, keeps the
 * names of attributes, and finds again the statement a message is about.
 */
#include "graph/dotscan.h"

#include "base/map.h"
#include "base/utf8.h"

#define DEPTH_MOST   64                /* nested braces */
#define OBJECTS_MOST 16000000          /* nodes and edges */
#define NAMES_MOST   1000              /* attribute names */
#define NAMES_USUAL  64                /* as many are fine with any number of objects */
#define CELLS_MOST   ((size_t)1 << 26) /* names x objects: what Graphviz allocates */

typedef enum lexeme { END, ID, EDGE, MARK, BROKEN } lexeme;

typedef struct lexer {
    str text;
    size_t at;         /* where the next one is looked for */
    size_t from;       /* where the present one begins */
    lexeme kind;       /* of the present one */
    lexeme before;     /* of the one before it */
    str raw;           /* its bytes, quotes included */
    const char *wrong; /* why it is BROKEN */
} lexer;

static bool word_byte(char c)
{
    return ascii_is_letter(c) || ascii_is_digit(c) || c == '_' || c == '.' ||
           (unsigned char)c >= 0x80;
}

static char byte_at(const lexer *l, size_t at)
{
    return at < l->text.n ? l->text.p[at] : 0;
}

static void skip_line(lexer *l)
{
    while (l->at < l->text.n && l->text.p[l->at] != '\n')
        l->at++;
}

/* White space, slash comments, and lines that begin with #. False at an unclosed comment. */
static bool skip_blank(lexer *l)
{
    for (;; l->at++) {
        char c = byte_at(l, l->at);
        if (c == '#' && (l->at == 0 || l->text.p[l->at - 1] == '\n')) {
            skip_line(l);
        } else if (c == '/' && byte_at(l, l->at + 1) == '/') {
            skip_line(l);
        } else if (c == '/' && byte_at(l, l->at + 1) == '*') {
            size_t close = str_find(str_from(l->text, l->at + 2), S("*/"));
            if (close == STR_NONE)
                return false;
            l->at += close + 3;
            continue;
        }
        c = byte_at(l, l->at);
        if (l->at >= l->text.n || (c != ' ' && c != '\t' && c != '\n' && c != '\r'))
            return true;
    }
}

/* Moves behind a quoted string. False if it is not closed. */
static bool skip_quoted(lexer *l)
{
    for (l->at++; l->at < l->text.n; l->at++) {
        if (l->text.p[l->at] == '\\')
            l->at++;
        else if (l->text.p[l->at] == '"')
            return ++l->at, true;
    }
    return false;
}

/* Moves behind `<...>`, which may hold further ones. */
static bool skip_html(lexer *l)
{
    size_t depth = 0;
    for (; l->at < l->text.n; l->at++) {
        if (l->text.p[l->at] == '<')
            depth++;
        else if (l->text.p[l->at] == '>' && --depth == 0)
            return ++l->at, true;
    }
    return false;
}

static void lex_broken(lexer *l, const char *wrong)
{
    l->kind = BROKEN;
    l->wrong = wrong;
    l->at = l->text.n;
}

static void lex_next(lexer *l)
{
    l->before = l->kind;
    if (!skip_blank(l)) {
        l->from = l->at;
        lex_broken(l, "comment is not closed");
        return;
    }
    l->from = l->at;
    char c = byte_at(l, l->at), after = byte_at(l, l->at + 1);
    if (l->at >= l->text.n) {
        l->kind = END;
    } else if (c == '"') {
        l->kind = ID;
        if (!skip_quoted(l))
            lex_broken(l, "string is not closed");
    } else if (c == '<') {
        l->kind = ID;
        if (!skip_html(l))
            lex_broken(l, "'<' is not closed");
    } else if (c == '-' && (after == '>' || after == '-')) {
        l->kind = EDGE;
        l->at += 2;
    } else if (word_byte(c) || c == '-') {
        l->kind = ID;
        for (l->at++; word_byte(byte_at(l, l->at));)
            l->at++;
    } else if (str_find_char(S("{}[];,=:+"), c) != STR_NONE) {
        l->kind = MARK;
        l->at++;
    } else {
        lex_broken(l, "unexpected character");
    }
    l->raw = str_sub(l->text, l->from, l->at - l->from);
}

static bool lex_is(const lexer *l, char mark)
{
    return l->kind == MARK && l->raw.p[0] == mark;
}

static str lex_name(const lexer *l)
{
    bool quoted = l->raw.n >= 2 && (l->raw.p[0] == '"' || l->raw.p[0] == '<');
    return quoted ? str_sub(l->raw, 1, l->raw.n - 2) : l->raw;
}

enum { OF_NODES = 1, OF_EDGES = 2 }; /* what an attribute is of; 0: of the graph */

typedef struct scan {
    lexer now;
    bool in_list;        /* between [ and ] */
    bool after_group;    /* the last one closed or named a subgraph */
    bool after_edge;     /* the last one was -> */
    bool after_subgraph; /* the last one was the word subgraph */
    size_t depth, objects;
    str last;        /* the last ID */
    uint32_t bearer; /* what a list here would be of */
    map names;       /* attribute names → what they are of */
    dot_scan *out;
    arena *a;
    str file;
    const dateline_diag *d;
} scan;

static dateline_status scan_error(const scan *s, dateline_status status, const char *what)
{
    return diag_error(s->d, status, place_at(s->file, s->now.text, s->now.from), "%s", what);
}

/* `{a b} -> {c d}` stands for every pair: a short line makes millions of edges. */
static bool group_on_edge(const scan *s)
{
    const lexer *l = &s->now;
    if (s->after_edge)
        return lex_is(l, '{') || (l->kind == ID && str_eq_nocase(l->raw, S("subgraph")));
    return l->kind == EDGE && s->after_group;
}

static dateline_status scan_head(scan *s)
{
    lex_next(&s->now);
    if (s->now.kind == ID && str_eq_nocase(s->now.raw, S("strict")))
        return scan_error(s, DATELINE_INVALID, "an event graph is not 'strict'");
    if (s->now.kind != ID || !str_eq_nocase(s->now.raw, S("digraph")))
        return scan_error(s, DATELINE_INVALID, "not an event graph: 'digraph' expected");
    lex_next(&s->now);
    if (s->now.kind == ID)
        lex_next(&s->now);
    if (!lex_is(&s->now, '{'))
        return scan_error(s, DATELINE_INVALID, s->now.wrong ? s->now.wrong : "'{' expected");
    s->depth = 1;
    s->out->open = s->now.at;
    return DATELINE_OK;
}

static void add_name(scan *s)
{
    uint32_t *of = map_slot_of(&s->names, s->last);
    *of = (*of == MAP_NONE ? 0 : *of) | (s->in_list ? s->bearer : 0);
}

/* With a statement's first name: whose attributes may follow. */
static uint32_t bearer_of(str name)
{
    return str_eq_nocase(name, S("edge"))    ? OF_EDGES
           : str_eq_nocase(name, S("graph")) ? 0
                                             : OF_NODES;
}

static dateline_status scan_lexeme(scan *s)
{
    const lexer *l = &s->now;
    if (l->kind == BROKEN)
        return scan_error(s, DATELINE_INVALID, l->wrong);
    if (l->kind == END)
        return scan_error(s, DATELINE_INVALID, "the file ends inside the graph: cut off?");
    if (group_on_edge(s))
        return scan_error(s, DATELINE_INVALID, "an edge joins two nodes, not groups of nodes");
    if (l->kind == EDGE && l->raw.p[1] == '-')
        return scan_error(s, DATELINE_INVALID, "'->' expected, not '--'");
    s->objects += !s->in_list && (l->kind == ID || l->kind == EDGE);
    if (s->objects > OBJECTS_MOST)
        return scan_error(s, DATELINE_LIMIT, "more than 16 million nodes and edges");
    if (lex_is(l, '{') && ++s->depth > DEPTH_MOST)
        return scan_error(s, DATELINE_LIMIT, "braces are nested too deeply");
    if (lex_is(l, '='))
        add_name(s);
    if (s->names.n > NAMES_MOST)
        return scan_error(s, DATELINE_LIMIT, "more than 1000 attribute names");
    return DATELINE_OK;
}

static void scan_step(scan *s)
{
    const lexer *l = &s->now;
    s->depth -= lex_is(l, '}');
    s->in_list = lex_is(l, '[') || (s->in_list && !lex_is(l, ']'));
    s->after_group = lex_is(l, '}') || (l->kind == ID && s->after_subgraph);
    s->after_subgraph = l->kind == ID && !s->in_list && str_eq_nocase(l->raw, S("subgraph"));
    if (l->kind == EDGE)
        s->bearer = OF_EDGES;
    else if (l->kind == ID && !s->in_list && !s->after_edge)
        s->bearer = bearer_of(l->raw);
    s->after_edge = l->kind == EDGE;
    if (l->kind == ID)
        s->last = l->raw;
}

static dateline_status scan_body(scan *s)
{
    while (s->depth > 0) {
        lex_next(&s->now);
        dateline_status status = scan_lexeme(s);
        if (status != DATELINE_OK)
            return status;
        scan_step(s);
    }
    s->out->end = s->now.at;
    if (s->names.n > NAMES_USUAL && s->names.n * s->objects > CELLS_MOST)
        return scan_error(s, DATELINE_LIMIT, "too many attribute names for so large a graph");
    lex_next(&s->now);
    if (s->now.kind != END)
        return scan_error(s, DATELINE_INVALID, "text behind the end of the graph");
    return DATELINE_OK;
}

/* The names in the order of the table, which depends on nothing but them. */
static void keep_names(scan *s)
{
    size_t at = 0;
    for (str name; (name = map_next(&s->names, &at)).p != NULL;) {
        uint32_t of = name.n > 0 ? map_get(&s->names, name) : 0;
        if (of & OF_NODES)
            *vec_push(s->a, &s->out->node_names) = name;
        if (of & OF_EDGES)
            *vec_push(s->a, &s->out->edge_names) = name;
    }
}

dateline_status dot_scan_text(dot_scan *out, arena *a, str file, str text, const dateline_diag *d)
{
    *out = (dot_scan){0};
    size_t zero = str_find_char(text, '\0');
    size_t bad = zero != STR_NONE ? zero : utf8_invalid(text);
    if (bad != STR_NONE)
        return diag_error(d, DATELINE_INVALID, place_at(file, str_sub(text, 0, bad), bad),
                          "not an event graph: byte 0x%02x is no text",
                          (unsigned)(unsigned char)text.p[bad]);
    scan s = {
        .now = {.text = text}, .names = {.arena = a}, .out = out, .a = a, .file = file, .d = d};
    if (str_starts(text, S("\xef\xbb\xbf")))
        s.now.at = 3;
    dateline_status status = scan_head(&s);
    if (status == DATELINE_OK)
        status = scan_body(&s);
    if (status == DATELINE_OK)
        keep_names(&s);
    return status;
}

/* With the lexer at a statement's first name: is it the statement looked for? Leaves the lexer
 * behind the ends. */
static bool statement_is(lexer *l, str from, str to)
{
    if (l->before == EDGE || !str_eq(lex_name(l), from))
        return false;
    lex_next(l);
    if (to.n == 0)
        return l->kind != EDGE && !lex_is(l, '=');
    if (l->kind != EDGE)
        return false;
    lex_next(l);
    if (l->kind != ID || !str_eq(lex_name(l), to))
        return false;
    lex_next(l);
    return true;
}

/* The offset of `value` in the attribute list the lexer stands at, or STR_NONE. */
static size_t value_in_list(lexer *l, str value)
{
    bool is_value = false;
    while (!lex_is(l, ']') && l->kind != END && l->kind != BROKEN) {
        if (is_value && str_eq(lex_name(l), value))
            return l->from;
        is_value = lex_is(l, '=');
        lex_next(l);
    }
    return STR_NONE;
}

place dot_place(str file, str text, str from, str to, str value)
{
    lexer l = {.text = text};
    size_t found = STR_NONE, named = STR_NONE; /* its statement; any word of its name */
    bool in_list = false;
    for (lex_next(&l); l.kind != END && l.kind != BROKEN;) {
        size_t at = l.from;
        if (l.kind == ID && !in_list && named == STR_NONE && str_eq(lex_name(&l), from))
            named = at;
        if (l.kind != ID || in_list || !statement_is(&l, from, to)) {
            in_list = lex_is(&l, '[') || (in_list && !lex_is(&l, ']'));
            if (l.from == at || l.kind != ID)
                lex_next(&l);
            continue;
        }
        found = found == STR_NONE ? at : found;
        size_t place_of_value = value.n > 0 && lex_is(&l, '[') ? value_in_list(&l, value) : at;
        if (place_of_value != STR_NONE)
            return place_at(file, text, place_of_value);
    }
    found = found == STR_NONE ? named : found;
    return found == STR_NONE ? place_file(file) : place_at(file, text, found);
}
