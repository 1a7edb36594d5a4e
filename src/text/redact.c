/* The forms of a name, and finding them. */
#include "text/redact.h"

#include "base/utf8.h"
#include "text/redact_fold.h"

#include <stdlib.h>
#include <string.h>

#define ANY_LETTER   26 /* the forms that begin with * or ? */
#define INSIDE_LEAST 5  /* letters from which a word is found inside others */
#define ALONE_LEAST  3  /* and from which a part of a name is one by itself */
#define PASSES_MOST  8
#define GAP_MOST     8 /* bytes between two words of a name: "%20", ", " */

/* ---- The forms of one name ---------------------------------------------------------------------
 */

typedef struct form_maker {
    redactor_names *out;
    arena *arena;
    uint32_t row;
} form_maker;

static redact_form *add_form(form_maker *f, str words)
{
    plain_text plain = {0};
    redact_fold(&plain, f->arena, words);
    if (plain.n == 0)
        return NULL;
    char *letters = arena_new(f->arena, char, plain.n);
    bool *gap = arena_new(f->arena, bool, plain.n);
    for (size_t i = 0; i < plain.n; i++) {
        letters[i] = plain.v[i].letter;
        gap[i] = i > 0 && plain.v[i].first;
    }
    redact_form *form = vec_push(f->arena, &f->out->forms);
    *form = (redact_form){.letters = {letters, plain.n}, .gap = gap, .row = f->row};
    return form;
}

static size_t letters_in(arena *a, str word)
{
    size_t n = 0;
    str folded = utf8_fold(a, word);
    for (size_t at = 0; at < folded.n;)
        n += utf8_is_letter(utf8_next(folded, &at));
    return n;
}

static void add_word(form_maker *f, str word, bool whole_name)
{
    size_t n = letters_in(f->arena, word);
    if (n < ALONE_LEAST && !whole_name)
        return;
    redact_form *form = add_form(f, word);
    if (form == NULL)
        return;
    form->inside = n >= INSIDE_LEAST;
    form->capital = !form->inside && !whole_name;
}

static bool begins_small(str word)
{
    size_t at = 0;
    return word.n > 0 && utf8_is_lower(utf8_next(word, &at));
}

/* Each word of a name, and those that a hyphen or apostrophe joins; not "van", "al". */
static void add_words(form_maker *f, const str_vec *words)
{
    for (size_t i = 0; i < words->n; i++) {
        str word = words->v[i], rest = utf8_fold(f->arena, word), part;
        if (words->n > 1 && begins_small(word))
            continue;
        add_word(f, word, words->n == 1);
        size_t parts = 0;
        for (str all = rest; str_split(&all, ' ', &part);)
            parts++;
        while (parts > 1 && str_split(&rest, ' ', &part))
            add_word(f, part, false);
    }
}

static str join(arena *a, const str *words, size_t n)
{
    buf b = {.arena = a};
    for (size_t i = 0; i < n; i++) {
        buf_put(&b, i > 0 ? S(" ") : S(""));
        buf_put(&b, words[i]);
    }
    return buf_str(&b);
}

static str first_letter(str word)
{
    size_t at = 0;
    utf8_next(word, &at);
    return str_sub(word, 0, at);
}

/* "Ida Marie Brandt": whole, last name first, without the middle, with initials, as initials. */
static void add_orders(form_maker *f, const str_vec *words)
{
    size_t n = words->n;
    str last = words->v[n - 1];
    str *order = arena_new(f->arena, str, n + 1), *initials = arena_new(f->arena, str, n + 1);
    order[0] = last;
    for (size_t i = 0; i < n; i++) {
        initials[i] = first_letter(words->v[i]);
        order[i + 1] = words->v[i];
    }
    str first_last[] = {words->v[0], last};
    str whole[] = {join(f->arena, words->v, n), join(f->arena, order, n),
                   join(f->arena, first_last, 2)};
    for (size_t i = 0; i < 3; i++) {
        redact_form *form = add_form(f, whole[i]);
        if (form != NULL)
            form->inside = form->letters.n > INSIDE_LEAST;
    }
    redact_form *form = add_form(f, join(f->arena, initials, n));
    if (form != NULL)
        form->initials = true;
    initials[n - 1] = last;
    add_form(f, join(f->arena, initials, n));
    first_last[0] = initials[0];
    add_form(f, join(f->arena, first_last, 2));
}

static void add_name(form_maker *f, str name)
{
    str_vec words = {0};
    str word;
    while (str_split(&name, ' ', &word)) {
        if (str_trim(word).n > 0)
            *vec_push(f->arena, &words) = str_trim(word);
    }
    add_words(f, &words);
    if (words.n > 1)
        add_orders(f, &words);
}

/* The letters between * and ? are folded, those themselves stay. */
static void add_pattern(form_maker *f, str pattern)
{
    buf letters = {.arena = f->arena};
    VEC(bool) gaps = {0};
    bool gap = false;
    for (size_t at = 0; at < pattern.n;) {
        size_t end = at;
        while (end < pattern.n && str_find_char(S("*?"), pattern.p[end]) == STR_NONE)
            end++;
        plain_text plain = {0};
        redact_fold(&plain, f->arena, str_sub(pattern, at, end - at));
        for (size_t i = 0; i < plain.n; i++) {
            bool starts = plain.v[i].first && (i > 0 || pattern.p[at] == ' ');
            buf_char(&letters, plain.v[i].letter);
            *vec_push(f->arena, &gaps) = letters.n > 1 && (gap || starts);
            gap = false;
        }
        gap = end > at && pattern.p[end - 1] == ' ';
        if (end < pattern.n) {
            buf_char(&letters, pattern.p[end]);
            *vec_push(f->arena, &gaps) = letters.n > 1 && gap;
            gap = false;
        }
        at = end + 1;
    }
    if (letters.n == 0)
        return;
    redact_form *form = vec_push(f->arena, &f->out->forms);
    *form = (redact_form){buf_str(&letters), gaps.v, false, false, false, true, f->row};
}

/* ---- Finding -----------------------------------------------------------------------------------
 */

typedef struct finder {
    const redactor_names *r;
    str text;
    plain_text plain;
    redact_place where;
} finder;

static bool ends_word(const finder *f, size_t at)
{
    return at == f->plain.n || f->plain.v[at].first;
}

/* Whether letter k of a form may be the letter `at` of the text, which follows another one. */
static bool may_follow(const finder *f, size_t at, bool gap)
{
    const plain_letter *v = f->plain.v;
    return !v[at].first || (gap && v[at].at - v[at - 1].end <= GAP_MOST);
}

/* How many letters of the text from `at` on are the form; 0: they are not. */
static size_t match_plain(const finder *f, const redact_form *form, size_t at)
{
    const plain_letter *v = f->plain.v;
    size_t n = form->letters.n;
    if (n > f->plain.n - at || (!form->inside && !v[at].first) ||
        (form->capital && f->where == REDACT_PROSE && !v[at].capital))
        return 0;
    for (size_t k = 0; k < n; k++) {
        if (v[at + k].letter != form->letters.p[k] ||
            (k > 0 && !may_follow(f, at + k, form->gap[k])))
            return 0;
    }
    return form->inside || ends_word(f, at + n) ? n : 0;
}

/* I.B. or I. B. */
static size_t match_initials(const finder *f, const redact_form *form, size_t at)
{
    const plain_letter *v = f->plain.v;
    size_t n = form->letters.n;
    if (n > f->plain.n - at)
        return 0;
    for (size_t k = 0; k < n; k++) {
        const plain_letter *l = &v[at + k];
        bool stop = l->end < f->text.n && f->text.p[l->end] == '.';
        if (l->letter != form->letters.p[k] || !l->first || !l->capital || !stop ||
            !ends_word(f, at + k + 1) || (k > 0 && l->at - v[at + k - 1].end > 2))
            return 0;
    }
    return n;
}

/* Whole words. A * takes letters of one word, as few as will do; only the last one met is ever
 * tried again, so that a long text cannot make this slow. */
static size_t match_pattern(const finder *f, const redact_form *form, size_t at)
{
    const plain_letter *v = f->plain.v;
    str p = form->letters;
    size_t i = at, k = 0, star = STR_NONE, retry = 0;
    if (!v[at].first)
        return 0;
    for (;;) {
        bool more = i < f->plain.n && (i == at || !v[i].first);
        if (k == p.n && ends_word(f, i) && i > at)
            return i - at;
        if (k < p.n && p.p[k] == '*') {
            star = k++;
            retry = i;
            continue;
        }
        bool gap =
            k < p.n && k > 0 && i < f->plain.n && form->gap[k] && i > at && may_follow(f, i, true);
        if (k < p.n && (more || gap) && (p.p[k] == '?' || p.p[k] == v[i].letter)) {
            i++;
            k++;
            continue;
        }
        if (star == STR_NONE || retry >= f->plain.n || (retry > at && v[retry].first))
            return 0;
        i = ++retry;
        k = star + 1;
    }
}

static size_t match(const finder *f, const redact_form *form, size_t at)
{
    if (form->pattern)
        return match_pattern(f, form, at);
    return form->initials ? match_initials(f, form, at) : match_plain(f, form, at);
}

/* The longest form that begins at a letter. */
static const redact_form *find_at(const finder *f, size_t at, size_t *n)
{
    const u32_vec *lists[] = {&f->r->by_letter[f->plain.v[at].letter - 'a'],
                              &f->r->by_letter[ANY_LETTER]};
    const redact_form *best = NULL;
    *n = 0;
    for (size_t l = 0; l < 2; l++) {
        for (size_t i = 0; i < lists[l]->n; i++) {
            const redact_form *form = &f->r->forms.v[lists[l]->v[i]];
            size_t found = match(f, form, at);
            if (found > *n) {
                *n = found;
                best = form;
            }
        }
    }
    return best;
}

static void put_replacement(buf *out, arena *a, str replacement, redact_place where)
{
    if (where == REDACT_PROSE) {
        buf_put(out, replacement);
        return;
    }
    str words = str_trim(utf8_fold(a, replacement));
    for (size_t i = 0; i < words.n; i++)
        buf_char(out, words.p[i] == ' ' ? '-' : words.p[i]);
    if (words.n == 0)
        buf_put(out, S("redacted"));
}

/* "Yevgeny" where Evgeny was found: one or two letters in front go with it. */
static size_t before_match(const finder *f, size_t at)
{
    size_t first = at;
    while (first > 0 && !f->plain.v[first].first && at - first <= 2)
        first--;
    return at - first <= 2 ? first : at;
}

/* One pass; false if nothing was found. */
static bool take_out(const redactor_names *r, arena *a, str *text_io, redact_place where)
{
    arena scratch = ARENA_SCRATCH;
    str text = *text_io;
    finder f = {.r = r, .text = text, .where = where};
    redact_fold(&f.plain, &scratch, text);
    buf out = {.arena = &scratch};
    size_t done = 0;
    bool any = false;
    for (size_t at = 0; at < f.plain.n;) {
        size_t n;
        const redact_form *form = find_at(&f, at, &n);
        if (form == NULL) {
            at++;
            continue;
        }
        size_t end = f.plain.v[at + n - 1].end + form->initials;
        size_t begin = f.plain.v[before_match(&f, at)].at;
        begin = begin < done ? done : begin;
        buf_put(&out, str_sub(text, done, begin - done));
        put_replacement(&out, &scratch, r->replacements.v[form->row], where);
        done = end;
        at += n;
        any = true;
    }
    buf_put(&out, str_from(text, done));
    if (any)
        *text_io = arena_str(a, buf_str(&out));
    arena_free(&scratch);
    return any;
}

/* What stood inside a word can be a word when its neighbour is gone: BRANDTIDA. */
str redact_text(const redactor_names *r, arena *a, str text, redact_place where)
{
    int passes = 0;
    while (passes < PASSES_MOST && take_out(r, a, &text, where))
        passes++;
    return text;
}

/* ---- The table ---------------------------------------------------------------------------------
 */

static bool holds_name(const redactor_names *r, str text, redact_place where, size_t *row)
{
    arena scratch = ARENA_SCRATCH;
    finder f = {.r = r, .text = text, .where = where};
    redact_fold(&f.plain, &scratch, text);
    const redact_form *found = NULL;
    for (size_t at = 0; at < f.plain.n && found == NULL; at++) {
        size_t n;
        found = find_at(&f, at, &n);
    }
    if (found != NULL)
        *row = found->row;
    arena_free(&scratch);
    return found != NULL;
}

/* Those from `first` on. */
static void list_forms(redactor_names *r, arena *a, size_t first_form)
{
    for (uint32_t i = (uint32_t)first_form; i < r->forms.n; i++) {
        char first = r->forms.v[i].letters.p[0];
        size_t list = first >= 'a' && first <= 'z' ? (size_t)(first - 'a') : ANY_LETTER;
        *vec_push(a, &r->by_letter[list]) = i;
    }
}

static str cell(const csv_table *t, size_t row, size_t column)
{
    return column == STR_NONE ? S("") : csv_unguard(str_trim(t->rows.v[row].fields[column]));
}

/* The place of a row, without its text: no message may show it. */
static place row_place(const redactor_names *r, size_t row)
{
    return (place){.file = r->table.file, .line = r->table.rows.v[row].line};
}

static dateline_status read_rows(redactor_names *out, arena *a, const dateline_diag *d)
{
    const csv_table *t = &out->table;
    size_t name = csv_column(t, S("name")), pattern = csv_column(t, S("pattern"));
    size_t replacement = csv_column(t, S("replacement"));
    if (name == STR_NONE && pattern == STR_NONE)
        return diag_error(d, DATELINE_INVALID, place_file(t->file), "no column 'name'");
    dateline_status status = DATELINE_OK;
    for (size_t row = 0; row < t->rows.n; row++) {
        form_maker f = {out, a, (uint32_t)row};
        size_t before = out->forms.n;
        str by = cell(t, row, replacement);
        *vec_push(a, &out->replacements) = by.n > 0 ? by : S("[redacted]");
        add_name(&f, cell(t, row, name));
        add_pattern(&f, cell(t, row, pattern));
        bool empty = cell(t, row, name).n == 0 && cell(t, row, pattern).n == 0 && by.n == 0;
        if (out->forms.n == before && !empty)
            status = diag_error(d, DATELINE_INVALID, row_place(out, row),
                                "neither a name nor a pattern with letters");
    }
    list_forms(out, a, 0);
    for (size_t row = 0; row < t->rows.n; row++) {
        size_t other;
        if (holds_name(out, out->replacements.v[row], REDACT_PROSE, &other))
            status = diag_error(d, DATELINE_INVALID, row_place(out, row),
                                "the replacement holds a name of line %u", t->rows.v[other].line);
    }
    return status;
}

bool redact_is_name(const redactor_names *r, str text, size_t *row)
{
    arena scratch = ARENA_SCRATCH;
    finder f = {.r = r, .text = text, .where = REDACT_PROSE};
    redact_fold(&f.plain, &scratch, text);
    size_t n = 0;
    const redact_form *form = f.plain.n > 0 ? find_at(&f, 0, &n) : NULL;
    bool is = form != NULL && n == f.plain.n;
    if (is)
        *row = form->row;
    arena_free(&scratch);
    return is;
}

void redact_add_name(redactor_names *r, arena *a, size_t row, str name)
{
    form_maker f = {r, a, (uint32_t)row};
    size_t before = r->forms.n;
    add_name(&f, name);
    list_forms(r, a, before);
}

/* Passes messages on without the line they are about. */
static void say_bare(void *ctx, const dateline_message *m)
{
    const dateline_diag *d = ctx;
    dateline_message bare = *m;
    bare.text = NULL;
    if (d != NULL && d->say != NULL)
        d->say(d->ctx, &bare);
}

dateline_status redact_parse(redactor_names *out, arena *a, str name, str text,
                             const dateline_diag *d)
{
    dateline_diag bare = {say_bare, (void *)(uintptr_t)d};
    *out = (redactor_names){0};
    dateline_status status = csv_parse_table(&out->table, a, name, text, &bare);
    return status == DATELINE_OK ? read_rows(out, a, &bare) : status;
}

/* ---- Outputs -----------------------------------------------------------------------------------
 */

static uint32_t digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return (uint32_t)(c - '0');
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a') + 10 : 99;
}

/* A number of `least` to `most` digits at *at, which moves behind it. */
static bool read_number(str text, size_t *at, uint32_t base, size_t least, size_t most,
                        uint32_t *out)
{
    size_t n = 0;
    *out = 0;
    while (n < most && *at + n < text.n && digit_of(text.p[*at + n]) < base)
        *out = *out * base + digit_of(text.p[*at + n++]);
    if (n < least)
        return false;
    *at += n;
    return true;
}

/* &#233; &#xe9; : what stands behind the & */
static bool read_reference(str text, size_t *at, uint32_t *sign)
{
    size_t i = *at + 1;
    if (i >= text.n || text.p[i++] != '#')
        return false;
    bool hex = i < text.n && (text.p[i] | 0x20) == 'x';
    i += hex;
    if (!read_number(text, &i, hex ? 16 : 10, 1, 7, sign) || i >= text.n || text.p[i] != ';')
        return false;
    *at = i + 1;
    return true;
}

/* One sign of an output, decoded: %C3 as its byte, references and \u00e9 as their sign, any other
 * escape as a blank, which parts words as a line break does. */
static void decode_sign(buf *out, str text, size_t *at)
{
    size_t i = *at + 1;
    uint32_t sign;
    char c = text.p[*at];
    if (c == '%' && read_number(text, &i, 16, 2, 2, &sign)) {
        buf_char(out, (char)sign);
        *at = i;
    } else if (c == '&' && read_reference(text, at, &sign)) {
        utf8_put(out, sign > 0x10FFFF ? 0xFFFD : sign);
    } else if (c == '\\' && i < text.n && text.p[i] == 'u' &&
               (i++, read_number(text, &i, 16, 4, 4, &sign))) {
        utf8_put(out, sign);
        *at = i;
    } else if (c == '\\' && *at + 1 < text.n) {
        buf_char(out, ' ');
        *at += 2;
    } else {
        buf_char(out, c);
        (*at)++;
    }
}

static bool text_leaks(const redactor_names *r, str text, size_t *row)
{
    if (holds_name(r, text, REDACT_PROSE, row))
        return true;
    if (str_find_char(text, '%') == STR_NONE && str_find_char(text, '&') == STR_NONE &&
        str_find_char(text, '\\') == STR_NONE)
        return false;
    arena scratch = ARENA_SCRATCH;
    buf decoded = {.arena = &scratch};
    for (size_t at = 0; at < text.n;)
        decode_sign(&decoded, text, &at);
    bool found = holds_name(r, buf_str(&decoded), REDACT_PROSE, row);
    arena_free(&scratch);
    return found;
}

static bool png_leaks(const redactor_names *r, str png, size_t *row)
{
    for (size_t at = 8; at + 12 <= png.n;) {
        const unsigned char *p = (const unsigned char *)png.p + at;
        size_t n = (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 | p[3];
        bool pixels = memcmp(p + 4, "IDAT", 4) == 0;
        if (!pixels && text_leaks(r, str_sub(png, at + 8, n), row))
            return true;
        at += n < png.n ? 12 + n : png.n;
    }
    return false;
}

/* <FEFF0049...>: a text in UTF-16 */
static bool hex_leaks(const redactor_names *r, str pdf, size_t *row)
{
    arena scratch = ARENA_SCRATCH;
    buf all = {.arena = &scratch};
    str mark = S("<FEFF");
    for (size_t at = 0; at < pdf.n;) {
        size_t found = str_find(str_from(pdf, at), mark);
        if (found == STR_NONE)
            break;
        at += found + mark.n;
        uint32_t sign;
        while (read_number(pdf, &at, 16, 4, 4, &sign))
            utf8_put(&all, sign);
        buf_char(&all, '\n');
    }
    bool leaks = holds_name(r, buf_str(&all), REDACT_PROSE, row);
    arena_free(&scratch);
    return leaks;
}

/* Between its streams, which are compressed and hold glyphs, not letters. */
static bool pdf_leaks(const redactor_names *r, str pdf, size_t *row)
{
    for (size_t at = 0; at < pdf.n;) {
        str rest = str_from(pdf, at);
        size_t stream = str_find(rest, S("stream"));
        str part = stream == STR_NONE ? rest : str_sub(rest, 0, stream);
        if (text_leaks(r, part, row) || hex_leaks(r, part, row))
            return true;
        size_t end = stream == STR_NONE ? STR_NONE : str_find(rest, S("endstream"));
        at += end == STR_NONE ? rest.n : end + 9;
    }
    return false;
}

bool redact_leaks(const redactor_names *r, str output, size_t *row)
{
    if (str_starts(output, S("\x89PNG")))
        return png_leaks(r, output, row);
    return str_starts(output, S("%PDF")) ? pdf_leaks(r, output, row) : text_leaks(r, output, row);
}
