/* decode: encodings, byte order marks, and the question whether a file is text at all. */
#include "text/decode.h"

#include "base/file.h"
#include "base/utf8.h"

#include <iconv.h>
#include <string.h>

#define HEAD ((size_t)64 << 10) /* bytes looked at to tell what a file is */

static bool has_bom16(str s)
{
    return s.n >= 2 && (!memcmp(s.p, "\xFF\xFE", 2) || !memcmp(s.p, "\xFE\xFF", 2));
}

static str without_bom(str s)
{
    return str_starts(s, S("\xEF\xBB\xBF")) ? str_from(s, 3) : s;
}

#define SAVE_AS "; save it as text, web page, PDF or CSV"
#define UNPACK  "; unpack it first"

/* First bytes of formats that people give a wrong ending. */
static const char *foreign_format(str s)
{
    static const struct {
        const char *magic, *name;
    } formats[] = {
        {"\177ELF", "a program"},
        {"MZ\220", "a program"},
        {"\211PNG", "a PNG picture"},
        {"\377\330\377", "a JPEG picture"},
        {"GIF8", "a GIF picture"},
        {"PK\003\004", "an office document or zip archive" SAVE_AS},
        {"\037\213", "compressed by gzip" UNPACK},
        {"BZh", "compressed by bzip2" UNPACK},
        {"\3757zXZ", "compressed by xz" UNPACK},
        {"\050\265\057\375", "compressed by zstd" UNPACK},
        {"\320\317\021\340", "an office document" SAVE_AS},
        {"SQLite format 3", "a database"},
        {"{\\rtf", "a rich text document" SAVE_AS},
    };
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (str_starts(s, str_of(formats[i].magic)))
            return formats[i].name;
    return NULL;
}

/* Text has next to no control characters; a few NULs are forgiven ("Berlin\0Paris"). */
static bool is_binary(str s)
{
    size_t nuls = 0, controls = 0, n = s.n < HEAD ? s.n : HEAD;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c >= 0x20)
            continue;
        nuls += c == 0;
        controls += c != 0 && !(c >= '\t' && c <= '\r') && c != 0x1B;
    }
    return (nuls > 1 && nuls * 4 > n) || (controls > 1 && controls * 50 > n);
}

static bool begins_tag(str s, str tag)
{
    return s.n > tag.n && str_eq_nocase(str_sub(s, 0, tag.n), tag);
}

/* A page saved as .txt begins like a page; one saved as .html is believed. */
static bool is_page(str bytes, str ending)
{
    str s = str_trim(str_sub(without_bom(bytes), 0, 1024));
    while (str_starts(s, S("<!--"))) { /* "<!-- saved from url=... -->" */
        size_t end = str_find(s, S("-->"));
        s = end == STR_NONE ? (str){0} : str_trim(str_from(s, end + 3));
    }
    if (str_starts(s, S("<?xml")))
        return str_find(s, S("<html")) != STR_NONE;
    return begins_tag(s, S("<!doctype html")) || begins_tag(s, S("<html")) ||
           begins_tag(s, S("<head")) || begins_tag(s, S("<body")) ||
           str_eq_nocase(ending, S("html")) || str_eq_nocase(ending, S("htm")) ||
           str_eq_nocase(ending, S("xhtml"));
}

dateline_status decode_form(source_form *out, str bytes, str file, const dateline_diag *d)
{
    str ending = path_ending(file);
    const char *foreign = foreign_format(bytes);
    if (str_find(str_sub(bytes, 0, 1024), S("%PDF-")) != STR_NONE) {
        *out = SOURCE_PDF;
        return DATELINE_OK;
    }
    if (foreign)
        return diag_error(d, DATELINE_INVALID, place_file(file), "no text: this is %s", foreign);
    if (!has_bom16(bytes) && is_binary(bytes))
        return diag_error(d, DATELINE_INVALID, place_file(file), "no text: this file is binary");
    bool blank = str_trim(without_bom(bytes)).n == 0; /* told alike, whatever its name is */
    *out = !blank && is_page(bytes, ending)  ? SOURCE_HTML
           : str_eq_nocase(ending, S("csv")) ? SOURCE_TABLE
                                             : SOURCE_TEXT;
    return DATELINE_OK;
}

static uint32_t unit16(str s, size_t at, bool big)
{
    unsigned char a = (unsigned char)s.p[at], b = (unsigned char)s.p[at + 1];
    return big ? (uint32_t)a << 8 | b : (uint32_t)b << 8 | a;
}

static str from_utf16(arena *a, str s)
{
    bool big = (unsigned char)s.p[0] == 0xFE;
    buf b = {.arena = a};
    buf_reserve(&b, s.n + s.n / 2);
    for (size_t i = 2; i + 1 < s.n; i += 2) {
        uint32_t cp = unit16(s, i, big);
        bool first = cp >= 0xD800 && cp < 0xDC00 && i + 3 < s.n;
        uint32_t second = first ? unit16(s, i + 2, big) : 0;
        if (first && second >= 0xDC00 && second < 0xE000) {
            cp = 0x10000 + ((cp - 0xD800) << 10) + (second - 0xDC00);
            i += 2;
        } else if (cp >= 0xD800 && cp < 0xE000) {
            cp = 0xFFFD;
        }
        utf8_put(&b, cp);
    }
    return buf_str(&b);
}

/* What a page says of itself: <meta charset="windows-1251">, content="text/html; charset=...", or
 * <?xml version="1.0" encoding="windows-1251"?>. */
static str declared_charset(str bytes)
{
    str head = str_sub(bytes, 0, 4096), name = S("charset=");
    if (str_find(head, name) == STR_NONE && str_starts(head, S("<?xml")))
        name = S("encoding=");
    size_t at = str_find(head, name);
    if (at == STR_NONE)
        return (str){0};
    str rest = str_from(head, at + name.n);
    while (rest.n && (*rest.p == '"' || *rest.p == '\'' || *rest.p == ' '))
        rest = str_from(rest, 1);
    size_t n = 0;
    while (n < rest.n && n < 40 &&
           (rest.p[n] == '-' || rest.p[n] == '_' || rest.p[n] == ':' || ascii_is_digit(rest.p[n]) ||
            ascii_is_letter(rest.p[n])))
        n++;
    return str_sub(rest, 0, n);
}

static bool is_one_of(str charset, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq_nocase(charset, str_of(names[i])))
            return true;
    return false;
}

/* Names that browsers read as Windows-1252. */
static bool is_latin_name(str charset)
{
    static const char *const names[] = {"iso-8859-1", "latin1",       "us-ascii",
                                        "ascii",      "windows-1252", "cp1252"};
    return is_one_of(charset, names, sizeof names / sizeof *names);
}

/* Names that say what is not so, or nothing. */
static bool is_no_name(str charset)
{
    static const char *const names[] = {"utf-8", "utf8", "utf-16", "utf-16le", "utf-7", ""};
    return is_one_of(charset, names, sizeof names / sizeof *names);
}

/* The bytes through iconv; what it cannot read becomes U+FFFD. Empty if it does not know the name.
 * `out` has room for four bytes for each one, more than any charset needs. */
static str from_charset(arena *a, str bytes, str charset)
{
    char *name = arena_z(a, charset);
    char *out = arena_new(a, char, bytes.n * 4 + 4);
    iconv_t converter = iconv_open("UTF-8", name);
    if (converter == (iconv_t)-1)
        return (str){0};
    char *in = (char *)(uintptr_t)bytes.p, *to = out;
    size_t left = bytes.n, room = bytes.n * 4;
    while (left && iconv(converter, &in, &left, &to, &room) == (size_t)-1 && left && room >= 3) {
        memcpy(to, "\xEF\xBF\xBD", 3);
        to += 3;
        room -= 3;
        in++;
        left--;
    }
    iconv_close(converter);
    return (str){out, (size_t)(to - out)};
}

static str from_foreign(arena *a, str bytes, source_form form, str file, size_t bad,
                        const dateline_diag *d)
{
    str charset = form == SOURCE_HTML ? declared_charset(bytes) : (str){0};
    if (is_latin_name(charset))
        return utf8_from_cp1252(a, bytes);
    if (!is_no_name(charset)) {
        str text = from_charset(a, bytes, charset);
        if (text.n && utf8_invalid(text) == STR_NONE)
            return text;
    }
    place at = place_at(file, bytes, bad);
    at.text = (str){0};
    diag_say(d, DATELINE_WARNING, at, "not UTF-8; the file is read as Windows-1252");
    return utf8_from_cp1252(a, bytes);
}

static str without_nul(arena *a, str s)
{
    if (!s.n || !memchr(s.p, 0, s.n))
        return s;
    char *copy = arena_z(a, s);
    for (size_t i = 0; i < s.n; i++)
        if (!copy[i])
            copy[i] = ' ';
    return (str){copy, s.n};
}

str decode_text(arena *a, str bytes, source_form form, str file, const dateline_diag *d)
{
    str text = has_bom16(bytes) ? from_utf16(a, bytes) : without_bom(bytes);
    size_t bad = utf8_invalid(text);
    if (bad != STR_NONE)
        text = from_foreign(a, text, form, file, bad, d);
    return without_nul(a, text);
}
