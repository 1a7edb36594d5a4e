/* token: one pass over the bytes of every block that is not furniture. Each token is a word, a
 * number or a mark; scanning one never looks further back than its own beginning, and ahead only to
 * the next visible character. Sentences are made of the tokens in sentence.c. */
#include "text/token.h"

#include "base/utf8.h"
#include "text/sentence.h"

#define WORD_LIMIT 96 /* longer words are in no lexicon and need not be looked up */

typedef struct reader {
    str text;
    size_t end; /* of the block */
    const intern *words;
    const map *abbreviations;
    token_list *out;
    arena *a;
    buf low;       /* the word at hand in lower case */
    uint8_t flags; /* what stands before the next token */
} reader;

bool abbreviation_parse(uint32_t *out, str kind)
{
    static const char *const kinds[] = {"plain", "title", "number", "name", "opener"};
    for (uint32_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (str_eq(kind, str_of(kinds[i]))) {
            *out = i;
            return true;
        }
    }
    return false;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_ascii_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static char byte_at(const reader *r, size_t at)
{
    return at < r->end ? r->text.p[at] : ' ';
}

/* Bytes of a letter beyond ASCII, with the marks that belong to it; 0 for punctuation and space. */
static size_t high_letter(const reader *r, size_t at)
{
    size_t next = at;
    uint32_t cp = utf8_next((str){r->text.p, r->end}, &next);
    bool punctuation = cp < 0xAA || (cp > 0xAA && cp < 0xC0 && cp != 0xB5 && cp != 0xBA) ||
                       cp == 0xD7 || cp == 0xF7 || (cp >= 0x2000 && cp < 0x2070) ||
                       (cp >= 0x20A0 && cp < 0x2100) || (cp >= 0x2190 && cp < 0x2C00) ||
                       (cp >= 0x3000 && cp < 0x3005) || (cp >= 0x3008 && cp < 0x3021) ||
                       (cp >= 0xFF01 && cp < 0xFF10) || cp == 0xFEFF || cp >= 0xFFF0;
    bool soft_hyphen = cp == 0xAD;
    return punctuation && !soft_hyphen ? 0 : next - at;
}

/* Bytes of the letter at `at`, or 0. */
static size_t letter(const reader *r, size_t at)
{
    if (at >= r->end) {
        return 0;
    }
    char c = r->text.p[at];
    if ((unsigned char)c < 0x80) {
        return is_ascii_letter(c);
    }
    return high_letter(r, at);
}

/* Bytes of ' or ’ at `at`, or 0. */
static size_t apostrophe(const reader *r, size_t at)
{
    if (byte_at(r, at) == '\'') {
        return 1;
    }
    bool curly = at + 2 < r->end && (unsigned char)r->text.p[at] == 0xE2 &&
                 (unsigned char)r->text.p[at + 1] == 0x80 &&
                 (unsigned char)r->text.p[at + 2] == 0x99;
    return curly ? 3 : 0;
}

/* Lower case of an ASCII word into r->low, which has room for it; false at the first other byte. */
static bool lower_ascii(reader *r, size_t at, size_t n, size_t *uppers, size_t *lowers)
{
    for (size_t i = 0; i < n; i++) {
        char c = r->text.p[at + i];
        bool upper = is_upper(c);
        if ((unsigned char)c >= 0x80) {
            return false;
        }
        *uppers += upper;
        *lowers += is_lower(c);
        r->low.p[i] = (char)(upper ? c + 32 : c);
    }
    r->low.n = n;
    return true;
}

/* Lower case into r->low. Returns TOKEN_CAPITAL and TOKEN_ALLCAPS as they apply. */
static uint8_t lower(reader *r, size_t at, size_t n)
{
    size_t uppers = 0, lowers = 0;
    bool capital = n && is_upper(r->text.p[at]);
    if (!lower_ascii(r, at, n, &uppers, &lowers)) {
        uppers = lowers = r->low.n = 0;
        for (size_t i = at; i < at + n;) {
            size_t from = i;
            uint32_t cp = utf8_next(r->text, &i);
            bool upper = utf8_is_upper(cp);
            uppers += upper;
            lowers += !upper && utf8_is_lower(cp);
            capital |= upper && from == at;
            utf8_put(&r->low, cp == 0x2019 || cp == 0x2018 ? '\'' : utf8_lower(cp));
        }
    }
    return (uint8_t)((capital ? TOKEN_CAPITAL : 0) |
                     (uppers >= 2 && lowers == 0 ? TOKEN_ALLCAPS : 0));
}

static void emit(reader *r, token_kind kind, size_t at, size_t n)
{
    token *t = vec_push(r->a, &r->out->tokens);
    *t = (token){.at = {(uint32_t)at, (uint32_t)n}, .kind = (uint8_t)kind, .flags = r->flags};
    r->flags = 0;
    if (n <= WORD_LIMIT) {
        t->flags |= lower(r, at, n);
        t->word = intern_find(r->words, buf_str(&r->low));
    }
}

/* ---- Words ------------------------------------------------------------------------------------
 */

/* The next visible character after `at`. */
static size_t skip_blanks(const reader *r, size_t at)
{
    while (at < r->end && (r->text.p[at] == ' ' || r->text.p[at] == '\n')) {
        at++;
    }
    return at;
}

/* Does the word at..end take the stop behind it? */
static bool keeps_stop(reader *r, size_t at, size_t end)
{
    size_t next = skip_blanks(r, end + 1);
    if (end - at == 1 && is_upper(r->text.p[at])) { /* "J. Smith" */
        return is_upper(byte_at(r, next)) && next > end + 1;
    }
    if (!r->abbreviations || end + 1 - at > WORD_LIMIT) {
        return false;
    }
    bool capital = lower(r, at, end + 1 - at) & TOKEN_CAPITAL;
    switch (map_get(r->abbreviations, buf_str(&r->low))) {
    case ABBREVIATION_PLAIN:
    case ABBREVIATION_TITLE: return true;
    case ABBREVIATION_NUMBER: return is_digit(byte_at(r, next));
    case ABBREVIATION_NAME: return capital;
    default: return false;
    }
}

static bool starts_at(const reader *r, size_t at, str what)
{
    return at + what.n <= r->end && str_starts(str_from(r->text, at), what);
}

/* "https://example.org/a?b=1." without the marks that end the sentence. */
static size_t scan_address(const reader *r, size_t at)
{
    size_t begin = at;
    while (at < r->end && (unsigned char)r->text.p[at] > ' ' &&
           str_find_char(S("\"<>()[]{}"), r->text.p[at]) == STR_NONE) {
        at++;
    }
    while (at > begin && str_find_char(S(".,;:!?'"), r->text.p[at - 1]) != STR_NONE) {
        at--;
    }
    return at;
}

/* What a word may hold inside, seen from the mark at `at` (the word began at `begin`, its last part
 * at `part`): the bytes to go on over, or 0. "O'Neil", "AT&T", "U.S.", "example.org", "e-mail". */
static size_t inner_mark(const reader *r, size_t begin, size_t part, size_t at)
{
    char c = r->text.p[at], next = byte_at(r, at + 1);
    size_t quote = apostrophe(r, at);
    if (quote) {
        return letter(r, at + quote) ? quote : 0;
    }
    if (c == '.') {
        bool acronym = at - part == 1 && is_ascii_letter(next) && !letter(r, at + 2);
        return acronym || (is_lower(next) && is_lower(r->text.p[at - 1])) ? 1 : 0;
    }
    if (c == '&') {
        return is_upper(next) && is_upper(r->text.p[at - 1]) ? 1 : 0;
    }
    if (c == '-') {
        return at - begin == 1 && is_lower(next) ? 1 : 0;
    }
    return (c == '@' || c == '_') && is_ascii_letter(next) ? 1 : 0;
}

/* The end of the word that begins at `begin`. */
static size_t scan_word(reader *r, size_t begin)
{
    size_t at = begin, part = begin;
    for (;;) {
        size_t n = letter(r, at);
        if (n || is_digit(byte_at(r, at))) {
            at += n ? n : 1;
            continue;
        }
        if (at >= r->end) {
            return at;
        }
        if (r->text.p[at] == ':' && starts_at(r, at, S("://"))) {
            return scan_address(r, at);
        }
        n = at > begin ? inner_mark(r, begin, part, at) : 0;
        if (!n) {
            break;
        }
        at += n;
        part = at;
    }
    if (byte_at(r, at) == '.' && ((part > begin && at - part == 1 && r->text.p[part - 1] == '.') ||
                                  keeps_stop(r, begin, at))) {
        return at + 1;
    }
    return at;
}

/* Clitics stand alone as in Universal Dependencies: "Minsk" "'s", "did" "n't". They are part of how
 * English writes words, like its stops, not of its vocabulary. */
static bool is_clitic(str s)
{
    static const char *const clitics[] = {"s", "re", "ve", "ll", "d", "m"};
    for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++) {
        if (str_eq_nocase(s, str_of(clitics[i]))) {
            return true;
        }
    }
    return false;
}

/* Where the clitic of the word begins, or `end`. */
static size_t clitic_of(const reader *r, size_t begin, size_t end)
{
    if (str_eq_nocase((str){r->text.p + begin, end - begin}, S("cannot"))) {
        return begin + 3;
    }
    for (size_t at = end > begin + 6 ? end - 5 : begin + 1; at < end; at++) {
        size_t quote = apostrophe(r, at);
        if (!quote) {
            continue;
        }
        str rest = {r->text.p + at + quote, end - at - quote};
        if (is_clitic(rest)) {
            return at;
        }
        if (str_eq_nocase(rest, S("t")) && (r->text.p[at - 1] | 32) == 'n') {
            return at - 1 > begin ? at - 1 : end; /* a lone "n't" is whole */
        }
    }
    return end;
}

/* Where two words were run together by lost markup: "ESTAvailable" parts before its last capital,
 * "InEnglish" only if both halves are known and the whole is not. `end` if nowhere. */
static size_t glue_of(reader *r, size_t begin, size_t end)
{
    if (end - begin > WORD_LIMIT) {
        return end;
    }
    size_t uppers = 0;
    while (begin + uppers < end && is_upper(r->text.p[begin + uppers])) {
        uppers++;
    }
    size_t lowers = 0;
    for (size_t at = begin + uppers; at < end && is_lower(r->text.p[at]); at++) {
        lowers++;
    }
    if (uppers >= 3 && lowers >= 3) {
        return begin + uppers - 1;
    }
    size_t part = begin + uppers + lowers;
    if (part >= end || lowers == 0 || !is_upper(r->text.p[part])) {
        return end;
    }
    lower(r, begin, end - begin);
    str whole = buf_str(&r->low);
    size_t first = part - begin;
    bool apart = !intern_find(r->words, whole) && intern_find(r->words, str_sub(whole, 0, first)) &&
                 intern_find(r->words, str_from(whole, first));
    return apart ? part : end;
}

static size_t read_word(reader *r, size_t at)
{
    size_t end = scan_word(r, at);
    size_t clitic = clitic_of(r, at, end);
    size_t glue = glue_of(r, at, clitic);
    emit(r, TOKEN_WORD, at, glue - at);
    if (glue < clitic) {
        return glue; /* what follows is scanned as a word of its own */
    }
    if (clitic < end) {
        emit(r, TOKEN_WORD, clitic, end - clitic);
    }
    return end;
}

/* ---- Numbers ----------------------------------------------------------------------------------
 */

static bool digits_at(const reader *r, size_t at, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!is_digit(byte_at(r, at + i))) {
            return false;
        }
    }
    return true;
}

/* Letters that belong to the number before them: "5th", "1990s", "10am", "8:00AM", "5G". Not those
 * of a word run into it: "2020Available". */
static size_t scan_suffix(const reader *r, size_t at)
{
    bool shout = is_upper(byte_at(r, at));
    if (shout && is_lower(byte_at(r, at + 1))) {
        return at;
    }
    while (shout ? is_upper(byte_at(r, at)) || is_digit(byte_at(r, at))
                 : is_lower(byte_at(r, at)) || is_digit(byte_at(r, at))) {
        at++;
    }
    return at;
}

/* number = digit+ ( [.] digit+ | , ddd | : dd )* letter* */
static size_t scan_number(const reader *r, size_t at)
{
    for (;;) {
        while (is_digit(byte_at(r, at))) {
            at++;
        }
        char c = byte_at(r, at);
        bool inside = (c == '.' && is_digit(byte_at(r, at + 1))) ||
                      (c == ',' && digits_at(r, at + 1, 3) && !is_digit(byte_at(r, at + 4))) ||
                      (c == ':' && digits_at(r, at + 1, 2) && !is_digit(byte_at(r, at + 3)));
        if (!inside) {
            return scan_suffix(r, at);
        }
        at++;
    }
}

/* ---- Marks ------------------------------------------------------------------------------------
 */

/* Runs of one mark are one token: "...", "--", "=====". */
static size_t scan_run(const reader *r, size_t at)
{
    char c = r->text.p[at];
    size_t end = at + 1;
    if (str_find_char(S(".-=_*`'~#"), c) != STR_NONE) {
        while (byte_at(r, end) == c) {
            end++;
        }
    }
    return end;
}

/* A clitic with no word before it: the 's of "U.S.'s" and "2020's". */
static size_t lone_clitic(const reader *r, size_t at)
{
    size_t quote = apostrophe(r, at);
    size_t end = at + quote;
    while (quote && end < at + quote + 3 && is_ascii_letter(byte_at(r, end))) {
        end++;
    }
    bool follows = quote && !(r->flags & TOKEN_SPACED) && !letter(r, end);
    return follows && is_clitic((str){r->text.p + at + quote, end - at - quote}) ? end : at;
}

static size_t read_mark(reader *r, size_t at)
{
    size_t end = lone_clitic(r, at);
    if (end > at) {
        emit(r, TOKEN_WORD, at, end - at);
        return end;
    }
    char c = r->text.p[at];
    if ((c == '@' || c == '#') && letter(r, at + 1)) { /* "@name", "#word" */
        end = at + 1;
        for (size_t n;
             (n = letter(r, end)) || is_digit(byte_at(r, end)) || byte_at(r, end) == '_';) {
            end += n ? n : 1;
        }
        emit(r, TOKEN_WORD, at, end - at);
        return end;
    }
    if ((unsigned char)c < 0x80) {
        end = scan_run(r, at);
    } else {
        end = at;
        utf8_next((str){r->text.p, r->end}, &end);
    }
    emit(r, TOKEN_MARK, at, end - at);
    return end;
}

/* ---- Blocks -----------------------------------------------------------------------------------
 */

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

static void read_block(reader *r, span where)
{
    size_t at = where.at;
    r->end = span_end(where) < r->text.n ? span_end(where) : r->text.n;
    r->flags = TOKEN_SPACED | TOKEN_NEWLINE;
    while ((at = skip_space(r, at)) < r->end) {
        if (letter(r, at)) {
            at = read_word(r, at);
        } else if (is_digit(r->text.p[at])) {
            size_t end = scan_number(r, at);
            emit(r, TOKEN_NUMBER, at, end - at);
            at = end;
        } else {
            at = read_mark(r, at);
        }
    }
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
    for (size_t i = 0; i < s->blocks.n; i++) {
        if (s->blocks.v[i].kind == BLOCK_FURNITURE) {
            continue;
        }
        size_t first = out->tokens.n;
        read_block(&r, s->blocks.v[i].at);
        sentence_split(out, a, s, (uint32_t)i, first, abbreviations);
    }
}
