/* pubdate: a small reader of dates, for what stands around an article. Dates inside its sentences
 * are found elsewhere, with all that a language can say. */
#include "text/pubdate_number.h"

#include "base/utf8.h"

#include <string.h>

/* The bytes of the letter at `at`, 0 if there is none. */
static size_t letter_at(str s, size_t at)
{
    size_t next = at;
    return at < s.n && utf8_is_letter(utf8_next(s, &next)) ? next - at : 0;
}

bool pubdate_accept(edtf *out, uint32_t year, uint32_t month, uint32_t day)
{
    civil c = {(int32_t)year, (uint8_t)month, (uint8_t)day};
    if (year < PUBDATE_YEAR_MIN || year > PUBDATE_YEAR_MAX || month > 12 || day > 31 ||
        !civil_valid(c))
        return false;
    *out = edtf_day(c);
    return true;
}

bool pubdate_digits(str s, size_t at, size_t n, uint32_t *out)
{
    return at + n <= s.n && str_number(str_sub(s, at, n), out);
}

bool pubdate_iso(edtf *out, str s, size_t at, size_t *end)
{
    uint32_t year, month, day;
    if (!pubdate_digits(s, at, 4, &year))
        return false;
    if (pubdate_digits(s, at, 8, &day) && (at + 8 == s.n || !ascii_is_digit(s.p[at + 8]))) {
        *end = at + 8;
        return pubdate_accept(out, year, day / 100 % 100, day % 100);
    }
    char sep = at + 4 < s.n ? s.p[at + 4] : 0;
    if (sep != '-' && sep != '/' && sep != '.')
        return false;
    size_t next = at + 5;
    size_t two = pubdate_digits(s, next, 2, &month)   ? 2
                 : pubdate_digits(s, next, 1, &month) ? 1
                                                      : 0;
    next += two;
    if (!two || next >= s.n || s.p[next] != sep)
        return false;
    next++;
    two = pubdate_digits(s, next, 2, &day) ? 2 : pubdate_digits(s, next, 1, &day) ? 1 : 0;
    *end = next + two;
    return two && (*end == s.n || !ascii_is_digit(s.p[*end])) &&
           pubdate_accept(out, year, month, day);
}

/* ---- Dates in words: a line as words and numbers --------------------------------------------- */

/* "Nov", "6th", "2020", "8:00AM": letters and digits part, signs are dropped. */
size_t pubdate_cut(pubdate_piece *pieces, str s, const furniture_words *words)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n && n < PUBDATE_PIECES;) {
        size_t end = i, letter = letter_at(s, i);
        bool number = ascii_is_digit(s.p[i]);
        if (!number && letter == 0) {
            utf8_next(s, &i);
            continue;
        }
        while (end < s.n && (number ? ascii_is_digit(s.p[end]) : letter > 0)) {
            end += number ? 1 : letter;
            letter = letter_at(s, end);
        }
        if (number && end - i > 4 && end < s.n && s.p[end] == ':')
            end = i + 4; /* "March 5, 20249:12 AM": a page that lost the break behind the year */
        str text = str_sub(s, i, end - i);
        i = end;
        if (number && i + 2 <= s.n && letter_at(s, i + 2) == 0 && letter_at(s, i) == 1 &&
            strchr("snrtSNRT", s.p[i]) && strchr("tdhTDH", s.p[i + 1]))
            i += 2; /* 1st, 2nd, 3rd, 4th */
        pubdate_piece p = {.text = text, .is_number = number};
        if (number && !str_number(text, &p.number))
            p.number = UINT32_MAX;
        if (!number && text.n < 24) {
            arena scratch = ARENA_SCRATCH;
            p.month = furniture_number(words, FURNITURE_MONTH, utf8_fold(&scratch, text));
            arena_free(&scratch);
        }
        pieces[n++] = p;
    }
    return n;
}

/* written = month day year | day (of)? month year
 * Returns how many pieces it takes, 0 if none begins at `i`. */
static size_t written_at(edtf *out, const pubdate_piece *p, size_t n, size_t i)
{
    if (i + 2 < n && p[i].month && p[i + 1].is_number && p[i + 2].is_number &&
        p[i + 2].text.n == 4 && pubdate_accept(out, p[i + 2].number, p[i].month, p[i + 1].number))
        return 3;
    if (!p[i].is_number || p[i].text.n > 2)
        return 0;
    size_t of = i + 1 < n && str_eq_nocase(p[i + 1].text, S("of"));
    size_t m = i + 1 + of;
    if (m + 1 < n && p[m].month && p[m + 1].is_number && p[m + 1].text.n == 4 &&
        pubdate_accept(out, p[m + 1].number, p[m].month, p[i].number))
        return 3 + of;
    return 0;
}

/* 31/12/2020 or 12/31/2020, where one of the two cannot be a month. */
static size_t slashed_at(edtf *out, const pubdate_piece *p, size_t n, size_t i)
{
    if (i + 2 >= n || !p[i].is_number || !p[i + 1].is_number || p[i + 2].text.n != 4 ||
        !p[i + 2].is_number || p[i].text.n > 2 || p[i + 1].text.n > 2)
        return 0;
    const char *between = p[i].text.p + p[i].text.n;
    if (*between != '/' && *between != '.' && *between != '-')
        return 0;
    uint32_t a = p[i].number, b = p[i + 1].number, year = p[i + 2].number;
    if (a == b || b > 12)
        return pubdate_accept(out, year, a, b) ? 3 : 0;
    return a > 12 && pubdate_accept(out, year, b, a) ? 3 : 0;
}

size_t pubdate_at(edtf *out, const pubdate_piece *p, size_t n, size_t i)
{
    size_t taken = written_at(out, p, n, i);
    if (!taken)
        taken = slashed_at(out, p, n, i);
    if (!taken && i + 2 < n && p[i].is_number && p[i].text.n == 4) {
        str rest = {p[i].text.p, (size_t)(p[i + 2].text.p + p[i + 2].text.n - p[i].text.p)};
        size_t end;
        taken = rest.n <= 10 && pubdate_iso(out, rest, 0, &end) ? 3 : 0;
    }
    return taken;
}

static bool from_epoch(edtf *out, str s)
{
    uint32_t seconds;
    if ((s.n != 10 && s.n != 13) || !str_number(str_sub(s, 0, 10), &seconds))
        return false;
    for (size_t i = 10; i < s.n; i++)
        if (!ascii_is_digit(s.p[i]))
            return false;
    if (seconds < 300000000)
        return false;
    *out = edtf_day(civil_from_day((day_number)(seconds / 86400)));
    return true;
}

bool pubdate_parse(edtf *out, str value, const furniture_words *words)
{
    pubdate_piece pieces[PUBDATE_PIECES];
    size_t end;
    str s = str_trim(str_sub(value, 0, 200));
    *out = (edtf){0};
    if (from_epoch(out, s) || pubdate_iso(out, s, 0, &end))
        return true;
    if (s.n >= 14 && pubdate_iso(out, str_sub(s, 0, 8), 0, &end)) /* 20201105103000 */
        return true;
    size_t n = pubdate_cut(pieces, s, words);
    for (size_t i = 0; i < n; i++)
        if (pubdate_at(out, pieces, n, i))
            return true;
    return false;
}
