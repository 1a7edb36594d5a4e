/* word: where a word begins and ends: the stops that belong to it, clitics, words run together.
 * Most words need none of this and take the short way at the end. */
#include "text/reader.h"

#include <string.h>

#define DOTTED_LIMIT 8  /* bytes of an abbreviation of several parts */
#define LOCAL_LIMIT  64 /* of a mail address before its @ */

#define CANNOT UINT64_C(0x746F6E6E6163) /* "cannot" as bytes_load gives it: two words */

/* ---- Stops ---------------------------------------------------------------------------------- */

/* The next visible character after `at`. */
static size_t skip_blanks(const reader *r, size_t at)
{
    while (at < r->end && (r->text.p[at] == ' ' || r->text.p[at] == '\n'))
        at++;
    return at;
}

/* Does the word at..end take the stop behind it? */
static bool keeps_stop(reader *r, size_t at, size_t end)
{
    size_t next = skip_blanks(r, end + 1);
    if (end - at == 1 && ascii_is_upper(r->text.p[at])) /* "J. Smith", "Oliver B. was", "B., who" */
        return next > end + 1 ? ascii_is_letter(byte_at(r, next)) : byte_at(r, next) == ',';
    if (!r->abbreviations || end + 1 - at > WORD_LIMIT)
        return false;
    bool capital = lower(r, at, end + 1 - at) & TOKEN_CAPITAL;
    switch (map_get(r->abbreviations, buf_str(&r->low))) {
    case ABBREVIATION_PLAIN:
    case ABBREVIATION_TITLE: return true;
    case ABBREVIATION_NUMBER: return ascii_is_digit(byte_at(r, next));
    case ABBREVIATION_NAME: return capital;
    default: return false;
    }
}

/* ---- Any word ------------------------------------------------------------------------------- */

static bool starts_at(const reader *r, size_t at, str what)
{
    return at + what.n <= r->end && str_starts(str_from(r->text, at), what);
}

/* "https://example.org/a?b=1." without the marks that end the sentence, or quotes behind it. */
static size_t scan_address(const reader *r, size_t at)
{
    size_t begin = at;
    while (at < r->end && (unsigned char)r->text.p[at] > ' ' &&
           str_find_char(S("\"<>()[]{}"), r->text.p[at]) == STR_NONE &&
           !starts_at(r, at, S("\xE2\x80")))
        at++;
    while (at > begin && str_find_char(S(".,;:!?'"), r->text.p[at - 1]) != STR_NONE)
        at--;
    return at;
}

/* What a word may hold inside, seen from the mark at `at` (the word began at `begin`, its last part
 * at `part`): the bytes to go on over, or 0. "O'Neil", "AT&T", "U.S.", "example.org", "e-mail". */
static size_t inner_mark(const reader *r, size_t begin, size_t part, size_t at)
{
    char c = r->text.p[at], next = byte_at(r, at + 1);
    size_t quote = apostrophe(r, at);
    if (quote)
        return letter(r, at + quote) ? quote : 0;
    if (c == '.') {
        bool acronym = at - part == 1 && ascii_is_letter(next) && !letter(r, at + 2);
        return acronym || (ascii_is_lower(next) && ascii_is_lower(r->text.p[at - 1])) ? 1 : 0;
    }
    if (c == '&')
        return ascii_is_upper(next) && ascii_is_upper(r->text.p[at - 1]) ? 1 : 0;
    if (c == '-')
        return at - begin == 1 && ascii_is_lower(next) ? 1 : 0;
    return c == '_' && (ascii_is_letter(next) || ascii_is_digit(next)) ? 1 : 0;
}

/* Does an address without "https:" begin at `begin`, whose first word goes to `at`?
 * "www.Example.org", "example.org/news", "mailto:a@example.org". */
static bool is_address(const reader *r, size_t begin, size_t part, size_t at)
{
    char c = byte_at(r, at), next = byte_at(r, at + 1);
    if (c == ':')
        return next == '/'
                   ? starts_at(r, at, S("://"))
                   : at - begin == 6 && ascii_is_letter(next) && starts_at(r, begin, S("mailto"));
    if (c == '/')
        return part > begin && at - part > 1 && (ascii_is_letter(next) || ascii_is_digit(next));
    return c == '.' && at - begin == 3 && ascii_is_letter(next) &&
           str_eq_nocase((str){r->text.p + begin, 3}, S("www"));
}

/* The end of an abbreviation that has capitals inside, "Ph.D.", whose first part goes to `at`; 0 if
 * it is none. */
static size_t scan_dotted(reader *r, size_t begin, size_t at)
{
    size_t end = at;
    while (end - begin < DOTTED_LIMIT &&
           (ascii_is_letter(byte_at(r, end)) || byte_at(r, end) == '.'))
        end++;
    if (!r->abbreviations || !ascii_is_letter(byte_at(r, at + 1)) || r->text.p[end - 1] != '.')
        return 0;
    lower(r, begin, end - begin);
    return map_get(r->abbreviations, buf_str(&r->low)) != MAP_NONE ? end : 0;
}

/* The end of the word that begins at `begin`. */
static size_t scan_word(reader *r, size_t begin)
{
    size_t at = begin, part = begin;
    for (;;) {
        size_t n = letter(r, at);
        if (n || ascii_is_digit(byte_at(r, at))) {
            at += n ? n : 1;
            continue;
        }
        if (at >= r->end)
            return at;
        if (at > begin && is_address(r, begin, part, at)) {
            r->flags |= TOKEN_ADDRESS;
            return scan_address(r, at);
        }
        n = at > begin ? inner_mark(r, begin, part, at) : 0;
        if (!n)
            break;
        at += n;
        part = at;
    }
    if (byte_at(r, at) != '.')
        return at;
    size_t dotted = scan_dotted(r, begin, at);
    bool acronym = part > begin && at - part == 1 && r->text.p[part - 1] == '.';
    return dotted ? dotted : at + (acronym || keeps_stop(r, begin, at));
}

/* Where the clitic of the word begins, or `end`. */
static size_t clitic_of(const reader *r, size_t begin, size_t end)
{
    if (str_eq_nocase((str){r->text.p + begin, end - begin}, S("cannot")))
        return begin + 3;
    for (size_t at = end > begin + 6 ? end - 5 : begin + 1; at < end; at++) {
        size_t quote = apostrophe(r, at);
        if (!quote)
            continue;
        str rest = {r->text.p + at + quote, end - at - quote};
        if (is_clitic(rest))
            return at;
        if (str_eq_nocase(rest, S("t")) && (r->text.p[at - 1] | 32) == 'n')
            return at - 1 > begin ? at - 1 : end; /* a lone "n't" is whole */
    }
    return end;
}

static bool is_opener(const reader *r, str low)
{
    return r->abbreviations && map_get(r->abbreviations, low) == ABBREVIATION_OPENER;
}

/* Where two words were run together by lost markup: "ESTAvailable" parts before its last capital,
 * "InEnglish" only if both halves are known, one of them as a small word, and the whole is not:
 * "PlayStation", "TurkStream" are names. `end` if nowhere. */
static size_t glue_of(reader *r, size_t begin, size_t end)
{
    if (end - begin > WORD_LIMIT)
        return end;
    size_t uppers = 0;
    while (begin + uppers < end && ascii_is_upper(r->text.p[begin + uppers]))
        uppers++;
    size_t lowers = 0;
    for (size_t at = begin + uppers; at < end && ascii_is_lower(r->text.p[at]); at++)
        lowers++;
    if (uppers >= 3 && lowers >= 3)
        return begin + uppers - 1;
    size_t part = begin + uppers + lowers;
    if (part >= end || lowers == 0 || !ascii_is_upper(r->text.p[part]))
        return end;
    lower(r, begin, end - begin);
    str whole = buf_str(&r->low);
    str first = str_sub(whole, 0, part - begin), second = str_from(whole, first.n);
    bool apart = (is_opener(r, first) || is_opener(r, second)) && !intern_find(r->words, whole) &&
                 intern_find(r->words, first) && intern_find(r->words, second);
    return apart ? part : end;
}

/* ---- Mail addresses ------------------------------------------------------------------------- */

/* domain = label (. label)+; its end, or 0. */
static size_t scan_domain(const reader *r, size_t at)
{
    size_t label = at, dots = 0;
    for (;; at++) {
        char c = byte_at(r, at);
        if (ascii_is_letter(c) || ascii_is_digit(c) || c == '-' || c == '_')
            continue;
        bool more = c == '.' && at > label &&
                    (ascii_is_letter(byte_at(r, at + 1)) || ascii_is_digit(byte_at(r, at + 1)));
        if (!more)
            return dots > 0 && at > label ? at : 0;
        dots++;
        label = at + 1;
    }
}

static bool is_local(char c)
{
    return ascii_is_letter(c) || ascii_is_digit(c) || str_find_char(S("._%+-"), c) != STR_NONE;
}

size_t read_mail(reader *r, size_t begin, size_t at)
{
    size_t end = scan_domain(r, at + 1), least = at > LOCAL_LIMIT ? at - LOCAL_LIMIT : 0;
    least = least > r->begin ? least : r->begin;
    if (!end)
        return 0;
    while (begin > least && is_local(r->text.p[begin - 1]))
        begin--;
    look_up_waiting(r);
    token *last = r->out->tokens.v + r->out->tokens.n;
    for (; r->out->tokens.n > r->first && last[-1].at.at >= begin; last--, r->out->tokens.n--)
        r->flags = last[-1].flags & (TOKEN_SPACED | TOKEN_NEWLINE);
    if (r->out->tokens.n > r->first && span_end(last[-1].at) > begin)
        begin = span_end(last[-1].at);
    r->flags |= TOKEN_ADDRESS;
    emit(r, TOKEN_WORD, begin, end - begin);
    return end;
}

static size_t read_any_word(reader *r, size_t at)
{
    size_t end = scan_word(r, at);
    size_t mail = byte_at(r, end) == '@' ? read_mail(r, at, end) : 0;
    if (mail)
        return mail;
    size_t clitic = clitic_of(r, at, end);
    size_t glue = glue_of(r, at, clitic);
    emit(r, TOKEN_WORD, at, glue - at);
    if (glue < clitic)
        return glue; /* what follows is scanned as a word of its own */
    if (clitic < end)
        emit(r, TOKEN_WORD, clitic, end - clitic);
    return end;
}

/* ---- Plain words ---------------------------------------------------------------------------- */

/* Does a word of n ASCII letters end at p + n, before a mark that asks for no second look? */
static bool ends_plainly(const char *p, size_t n)
{
    char c = p[n];
    switch (c) {
    case '\'':
    case '&':
    case '@':
    case '_': return false;
    case '.': return !ascii_is_letter(p[n + 1]);
    case ':': return p[n + 1] != '/';
    case '-': return n > 1;
    default: return (unsigned char)c < 0x80 && !ascii_is_digit(c) && !ascii_is_letter(c);
    }
}

/* How many lower case ASCII letters follow, of `most` bytes. */
static size_t count_lowers(const char *p, size_t most)
{
    size_t n = 0, step = 8;
    for (; step == 8 && n + 8 <= most; n += step)
        step = bytes_first(~bytes_between(bytes_load(p + n), 'a', 'z') & BYTES_TOP);
    return n;
}

/* Of more than eight ASCII letters, all but the first one small. */
static void emit_long(reader *r, size_t at, size_t n, unsigned flags)
{
    memcpy(r->low.p, r->text.p + at, n);
    r->low.p[0] |= 0x20;
    token t = {.at = {(uint32_t)at, (uint32_t)n}, .kind = TOKEN_WORD};
    t.word = intern_find(r->words, (str){r->low.p, n});
    t.flags = (uint8_t)(r->flags | flags);
    put_token(r, t, 0);
}

/* Most words by far: ASCII letters with a plain mark or blank behind them, all in lower case, all
 * in capitals or with only the first one. Eight bytes at a time, three times as fast as one by one;
 * returns where the word ends, or `begin` for any other word. */
static size_t read_plain_word(reader *r, size_t begin)
{
    const char *p = r->text.p + begin;
    size_t room = r->end - begin;
    if (room < 10) /* eight letters, what is behind them, and one more */
        return begin;
    uint64_t word = bytes_load(p), letters = bytes_letters(word);
    size_t n = bytes_first(~letters & BYTES_TOP);
    letters = bytes_keep(letters, n);
    uint64_t uppers = bytes_uppers(word, letters), low = bytes_lower(bytes_keep(word, n), uppers);
    unsigned flags = case_flags(letters, uppers);
    n += n == 8 ? count_lowers(p + 8, room - 10) : 0;
    bool plain = (uppers & ~UINT64_C(0x80)) == 0 || (uppers == letters && n <= 8);
    if (!plain || low == CANNOT || n >= WORD_LIMIT || (p[n] != ' ' && !ends_plainly(p, n)))
        return begin;
    if (p[n] == '.' && keeps_stop(r, begin, begin + n))
        emit(r, TOKEN_WORD, begin, ++n);
    else if (n <= 8)
        emit_short(r, TOKEN_WORD, begin, n, flags, low);
    else
        emit_long(r, begin, n, flags);
    return begin + n;
}

size_t read_word(reader *r, size_t at)
{
    size_t end = ascii_is_letter(r->text.p[at]) ? read_plain_word(r, at) : at;
    return end > at ? end : read_any_word(r, at);
}
