/* measure: text widths from Helvetica's metrics, cleaning and line breaking.
 * Graphviz offers no public way to measure a text, and the answer would differ from machine to
 * machine; the widths below are the ones published for the standard PostScript fonts. */
#include "draw/measure.h"

#include "base/utf8.h"

/* Thousandths of the font size, U+0020 to U+007E. */
static const uint16_t regular[95] = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};
static const uint16_t bold[95] = {
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584};

static bool is_wide(uint32_t cp)
{
    return cp >= 0x1100 &&
           (cp <= 0x115F || (cp >= 0x2E80 && cp <= 0xA4CF) || (cp >= 0xAC00 && cp <= 0xD7A3) ||
            (cp >= 0xF900 && cp <= 0xFAFF) || (cp >= 0xFE30 && cp <= 0xFE6F) ||
            (cp >= 0xFF00 && cp <= 0xFF60) || (cp >= 0x1F000 && cp <= 0x3FFFD));
}

static bool is_combining(uint32_t cp)
{
    return (cp >= 0x300 && cp <= 0x36F) || (cp >= 0x200B && cp <= 0x200D) ||
           (cp >= 0xFE00 && cp <= 0xFE0F);
}

static int code_width(uint32_t cp, bool is_bold)
{
    if (cp >= 0x20 && cp <= 0x7E)
        return is_bold ? bold[cp - 0x20] : regular[cp - 0x20];
    if (is_wide(cp) || cp == 0x2014 || cp == 0x2026) /* — … */
        return 1000;
    if (is_combining(cp))
        return 0;
    if (cp == 0x2018 || cp == 0x2019 || cp == 0xB7) /* ‘ ’ · */
        return is_bold ? 333 : 278;
    if (cp == 0x201C || cp == 0x201D) /* “ ” */
        return is_bold ? 500 : 333;
    if (cp == 0x2013 || cp == 0xA0) /* – */
        return 556;
    return utf8_is_upper(cp) ? 760 : is_bold ? 640 : 600;
}

double text_width(str s, text_font font)
{
    long sum = 0;
    for (size_t at = 0; at < s.n;)
        sum += code_width(utf8_next(s, &at), font.bold);
    return (double)sum * font.size / 1000;
}

static bool is_forbidden(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7F && cp <= 0x9F) || (cp >= 0xD800 && cp <= 0xDFFF) ||
           (cp & 0xFFFE) == 0xFFFE || (cp >= 0x202A && cp <= 0x202E) ||
           (cp >= 0x2066 && cp <= 0x2069) || cp == 0x200E || cp == 0x200F || cp == 0xAD ||
           cp == 0xFEFF || (cp >= 0xFDD0 && cp <= 0xFDEF) || cp > 0x10FFFF ||
           (cp >= 0xE0000 && cp <= 0xE0FFF);
}

str text_clean(arena *a, str s, size_t most)
{
    buf b = {.arena = a};
    bool blank = false;
    for (size_t at = 0; at < s.n && b.n < most;) {
        uint32_t cp = utf8_next(s, &at);
        if (utf8_is_space(cp) || (cp >= 9 && cp <= 13)) {
            blank = b.n > 0;
        } else if (!is_forbidden(cp)) {
            if (blank)
                buf_char(&b, ' ');
            blank = false;
            utf8_put(&b, cp);
        }
    }
    return buf_str(&b);
}

/* The end of the longest beginning of `s` that fits: behind a word if one does, else behind a
 * letter, and behind at least one. */
static size_t line_end(str s, text_font font, double width)
{
    double x = 0;
    size_t word = 0;
    for (size_t at = 0; at < s.n;) {
        size_t before = at;
        uint32_t cp = utf8_next(s, &at);
        if (cp == ' ' || is_wide(cp))
            word = before;
        x += code_width(cp, font.bold) * font.size / 1000;
        if (x > width && cp != ' ')
            return word ? word : before ? before : at;
        if (cp == '-' || cp == '/')
            word = at;
    }
    return s.n;
}

str text_fit(arena *a, str s, text_font font, double width)
{
    if (text_width(s, font) <= width)
        return s;
    double room = width - font.size; /* "…" is as wide as high */
    double x = 0;
    size_t end = 0;
    for (size_t at = 0; at < s.n; end = at) {
        x += code_width(utf8_next(s, &at), font.bold) * font.size / 1000;
        if (x > room)
            break;
    }
    buf b = {.arena = a};
    buf_put(&b, str_trim(str_sub(s, 0, end)));
    buf_put(&b, S("…"));
    return buf_str(&b);
}

void text_wrap(str_vec *out, arena *a, str s, text_font font, double width, size_t lines)
{
    for (size_t i = 1; s.n && i < lines; i++) {
        size_t end = line_end(s, font, width);
        *vec_push(a, out) = str_trim(str_sub(s, 0, end));
        s = str_trim(str_from(s, end));
    }
    if (s.n)
        *vec_push(a, out) = text_fit(a, s, font, width);
}
