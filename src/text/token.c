/* token: one pass over the bytes of every block that is not furniture. Each token is a word, a
 * number or a mark; scanning one never looks further back than its own beginning, and ahead only to
 * the next visible character. Sentences are made of the tokens in sentence.c. */
#include "text/token.h"

#include "base/utf8.h"
#include "text/reader.h"
#include "text/sentence.h"

/* ---- Numbers -------------------------------------------------------------------------------- */

static bool digits_at(const reader *r, size_t at, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!ascii_is_digit(byte_at(r, at + i))) {
            return false;
        }
    }
    return true;
}

/* Letters that belong to the number before them: "5th", "1990s", "10am", "8:00AM", "5G". Not those
 * of a word run into it: "2020Available". */
static size_t scan_suffix(const reader *r, size_t at)
{
    bool shout = ascii_is_upper(byte_at(r, at));
    if (shout && ascii_is_lower(byte_at(r, at + 1))) {
        return at;
    }
    while (shout ? ascii_is_upper(byte_at(r, at)) || ascii_is_digit(byte_at(r, at))
                 : ascii_is_lower(byte_at(r, at)) || ascii_is_digit(byte_at(r, at))) {
        at++;
    }
    return at;
}

/* Where ".VIII.2020" behind a day ends: with its month in Roman figures a date holds together as
 * 9.8.2020 does. 0 if it is none. */
static size_t scan_roman_date(const reader *r, size_t at)
{
    size_t end = at + 1;
    while (end < at + 5 && str_find_char(S("IVX"), byte_at(r, end)) != STR_NONE) {
        end++;
    }
    bool whole = end > at + 1 && byte_at(r, end) == '.' && digits_at(r, end + 1, 4);
    return whole && !ascii_is_digit(byte_at(r, end + 5)) ? end + 5 : 0;
}

/* ---- Calls of notes -------------------------------------------------------------------------- */

/* Where a note's number at `at` ends that blanks follow; 0 if none stands there. */
static size_t scan_note(const reader *r, size_t at)
{
    size_t end = at;
    while (ascii_is_digit(byte_at(r, end)) && end < at + 4) {
        end++;
    }
    bool whole = end > at && end <= at + 3 && r->text.p[at] != '0';
    return whole && (unsigned char)byte_at(r, end) <= ' ' ? end : 0;
}

/* No word in lower case follows: a capital, a mark, a figure or the end of the block. */
static bool sentence_may_begin(const reader *r, size_t at)
{
    while (at < r->end && (unsigned char)r->text.p[at] <= ' ') {
        at++;
    }
    return at == r->end || !ascii_is_lower(r->text.p[at]);
}

/* "detained on 3 May 2021.4 The": no year has decimals. */
static bool is_year_with_note(const reader *r, size_t year, size_t stop)
{
    str digits = {r->text.p + year, stop - year};
    size_t note = scan_note(r, stop + 1);
    return digits.n == 4 && (str_starts(digits, S("19")) || str_starts(digits, S("20"))) && note &&
           sentence_may_begin(r, note);
}

/* The end of a raised figure that calls a note, glued to the mark before it as it comes out of PDFs
 * and pages: "died on the spot.4 The authorities", `"a change."12 In`; 0 if there is none. Of those
 * amid a sentence, "the troops,3 who", the one that is next in order. An abbreviation has its stop
 * inside its token ("p.12"). */
static size_t scan_call(reader *r, size_t at)
{
    size_t end = r->flags & TOKEN_SPACED || at == r->begin ? 0 : scan_note(r, at);
    const token_list *out = r->out;
    if (!end || out->tokens.n == r->first || out->tokens.v[out->tokens.n - 1].kind != TOKEN_MARK) {
        return 0;
    }
    str before = str_span(r->text, out->tokens.v[out->tokens.n - 1].at);
    uint32_t number = 0;
    str_number((str){r->text.p + at, end - at}, &number);
    bool quote = str_eq(before, S("”")) || str_eq(before, S("’")) || str_eq(before, S("\""));
    char mark = quote && out->tokens.n > r->first + 1 ? r->text.p[at - before.n - 1] : before.p[0];
    bool stop = mark == '.' || mark == '!' || mark == '?';
    bool amid = quote || (before.n == 1 && str_find_char(S(",;)"), mark) != STR_NONE);
    bool found = (stop && sentence_may_begin(r, end)) || (amid && number == r->note + 1);
    if (found) {
        r->note = number;
    }
    return found ? end : 0;
}

/* number = digit+ ( [.] digit+ | , ddd | : dd )* letter* | day.VIII.year */
static size_t scan_number(const reader *r, size_t at)
{
    for (size_t begin = at;;) {
        while (ascii_is_digit(byte_at(r, at))) {
            at++;
        }
        char c = byte_at(r, at);
        bool inside =
            (c == '.' && ascii_is_digit(byte_at(r, at + 1)) && !is_year_with_note(r, begin, at)) ||
            (c == ',' && digits_at(r, at + 1, 3) && !ascii_is_digit(byte_at(r, at + 4))) ||
            (c == ':' && digits_at(r, at + 1, 2) && !ascii_is_digit(byte_at(r, at + 3)));
        if (!inside) {
            size_t date = c == '.' ? scan_roman_date(r, at) : 0;
            return date ? date : scan_suffix(r, at);
        }
        at++;
    }
}

/* ---- Marks ---------------------------------------------------------------------------------- */

static bool cries(char c)
{
    return c == '!' || c == '?';
}

/* Runs of one mark are one token: "...", "--", "=====", "?!". */
static size_t scan_run(const reader *r, size_t at)
{
    char c = r->text.p[at];
    size_t end = at + 1;
    if (str_find_char(S(".-=_*`'~#!?<>+^"), c) != STR_NONE) {
        while (byte_at(r, end) == c || (cries(c) && cries(byte_at(r, end)))) {
            end++;
        }
    }
    return end;
}

/* emoticon = [:;=] [-]? [()DP] between blanks: ":-)". Its end, or 0. */
static size_t scan_emoticon(const reader *r, size_t at)
{
    size_t mouth = at + 1 + (byte_at(r, at + 1) == '-');
    bool face = str_find_char(S(":;="), r->text.p[at]) != STR_NONE &&
                str_find_char(S("()DP"), byte_at(r, mouth)) != STR_NONE;
    char next = byte_at(r, mouth + 1);
    bool apart = r->flags & TOKEN_SPACED && !letter(r, mouth + 1) && !ascii_is_digit(next);
    return face && apart ? mouth + 1 : 0;
}

/* A clitic with no word before it: the 's of "U.S.'s" and "2020's". */
static size_t lone_clitic(const reader *r, size_t at)
{
    size_t quote = apostrophe(r, at);
    size_t end = at + quote;
    while (quote && end < at + quote + 3 && ascii_is_letter(byte_at(r, end))) {
        end++;
    }
    bool follows = quote && !(r->flags & TOKEN_SPACED) && !letter(r, end);
    return follows && is_clitic((str){r->text.p + at + quote, end - at - quote}) ? end : at;
}

/* "@name", "#word" */
static size_t scan_tag(const reader *r, size_t at)
{
    size_t end = at + 1;
    for (size_t n;
         (n = letter(r, end)) || ascii_is_digit(byte_at(r, end)) || byte_at(r, end) == '_';) {
        end += n ? n : 1;
    }
    return end;
}

static size_t scan_mark(const reader *r, size_t at)
{
    size_t end = scan_emoticon(r, at);
    if (end) {
        return end;
    }
    if ((unsigned char)r->text.p[at] < 0x80) {
        return scan_run(r, at);
    }
    end = at;
    utf8_next((str){r->text.p, r->end}, &end);
    return end;
}

static size_t read_mark(reader *r, size_t at)
{
    char c = r->text.p[at];
    size_t mail = c == '@' ? read_mail(r, at, at) : 0;
    if (mail) {
        return mail;
    }
    size_t end = lone_clitic(r, at);
    token_kind kind = TOKEN_WORD;
    if (end == at && (c == '@' || c == '#') && letter(r, at + 1)) {
        end = scan_tag(r, at);
    } else if (end == at) {
        end = scan_mark(r, at);
        kind = TOKEN_MARK;
    }
    emit(r, kind, at, end - at);
    return end;
}

/* ---- Blocks --------------------------------------------------------------------------------- */

/* Over white space and control characters; notes it in r->flags. */
static size_t skip_space(reader *r, size_t at)
{
    while (at < r->end) {
        unsigned char c = (unsigned char)r->text.p[at];
        size_t next = at + 1;
        if (c >= 0x80) {
            next = at;
            uint32_t cp = utf8_next((str){r->text.p, r->end}, &next);
            if (!utf8_is_space(cp) && cp != 0x200B && cp != 0xFEFF) {
                break;
            }
        } else if (c > ' ' && c != 0x7F) {
            break;
        }
        r->flags |= TOKEN_SPACED;
        if (c == '\n' || c == '\r') {
            r->flags |= TOKEN_NEWLINE;
        }
        at = next;
    }
    return at;
}

static size_t read_number(reader *r, size_t at)
{
    size_t end = scan_call(r, at);
    if (end) {
        return end;
    }
    end = scan_number(r, at);
    emit(r, TOKEN_NUMBER, at, end - at);
    return end;
}

/* Is an ASCII mark a token of its own, whatever stands beside it? */
static bool stands_alone(char c, char next)
{
    switch (c) {
    case '\'':
    case '@':
    case '#': return false;
    case ':':
    case ';':
    case '=': return next == ' ';
    case '!':
    case '?': return !cries(next);
    default: return c != next;
    }
}

static void read_block(reader *r, span where)
{
    size_t at = where.at;
    r->begin = where.at;
    r->first = r->out->tokens.n;
    r->end = span_end(where) < r->text.n ? span_end(where) : r->text.n;
    r->flags = TOKEN_SPACED | TOKEN_NEWLINE;
    while (at < r->end) {
        unsigned char c = (unsigned char)r->text.p[at];
        size_t before = at;
        if (c == ' ') {
            r->flags |= TOKEN_SPACED;
            at++;
        } else if (ascii_is_letter((char)c)) {
            at = read_word(r, at);
        } else if (c < ' ' || c >= 0x7F) { /* blanks, and what is not ASCII */
            at = skip_space(r, at);
            at = at > before ? at : letter(r, at) ? read_word(r, at) : read_mark(r, at);
        } else if (ascii_is_digit((char)c)) {
            at = read_number(r, at);
        } else if (stands_alone((char)c, byte_at(r, at + 1))) {
            emit_short(r, TOKEN_MARK, at++, 1, 0, c);
        } else {
            at = read_mark(r, at);
        }
    }
    look_up_waiting(r);
}

/* Room for the tokens of English prose, five bytes each, and some more. */
static void reserve(token_list *out, arena *a, const source *s)
{
    size_t bytes = 0;
    for (size_t i = 0; i < s->blocks.n; i++) {
        bytes += block_is_read(s->blocks.v[i].kind) ? s->blocks.v[i].at.n : 0;
    }
    vec_reserve(a, &out->tokens, bytes / 4 + 4);
    vec_reserve(a, &out->sentences, bytes / 80 + 1);
}

void tokenize(token_list *out, arena *a, const source *s, const intern *words,
              const map *abbreviations)
{
    *out = (token_list){0};
    reader r = {.text = s->text,
                .words = words,
                .abbreviations = abbreviations,
                .out = out,
                .a = a,
                .low = {.arena = a}};
    buf_reserve(&r.low, WORD_LIMIT);
    reserve(out, a, s);
    for (size_t i = 0; i < s->blocks.n; i++) {
        if (!block_is_read(s->blocks.v[i].kind))
            continue;
        size_t first = out->tokens.n;
        read_block(&r, s->blocks.v[i].at);
        sentence_split(out, a, s, (uint32_t)i, first, abbreviations);
    }
}
