/* Guarding outputs: names in the ways that each format writes them. */
#include "text/redact_find.h"

#include "base/utf8.h"

#include <string.h>

static uint32_t digit_of(char c)
{
    if (ascii_is_digit(c))
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
    if (redact_holds_name(r, text, row))
        return true;
    if (str_find_char(text, '%') == STR_NONE && str_find_char(text, '&') == STR_NONE &&
        str_find_char(text, '\\') == STR_NONE)
        return false;
    arena scratch = ARENA_SCRATCH;
    buf decoded = {.arena = &scratch};
    for (size_t at = 0; at < text.n;)
        decode_sign(&decoded, text, &at);
    bool found = redact_holds_name(r, buf_str(&decoded), row);
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
    bool leaks = redact_holds_name(r, buf_str(&all), row);
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
