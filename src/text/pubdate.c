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

typedef struct piece {
    str text;
    uint32_t number; /* of digits, perhaps with st, nd, rd, th */
    uint8_t month;
    bool is_number;
} piece;

#define PIECES 40

/* "Nov", "6th", "2020", "8:00AM": letters and digits part, signs are dropped. */
static size_t cut(piece *pieces, str s, const furniture_words *words)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n && n < PIECES;) {
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
        str text = str_sub(s, i, end - i);
        i = end;
        if (number && i + 2 <= s.n && letter_at(s, i + 2) == 0 && letter_at(s, i) == 1 &&
            strchr("snrtSNRT", s.p[i]) && strchr("tdhTDH", s.p[i + 1]))
            i += 2; /* 1st, 2nd, 3rd, 4th */
        piece p = {.text = text, .is_number = number};
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
static size_t written_at(edtf *out, const piece *p, size_t n, size_t i)
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
static size_t slashed_at(edtf *out, const piece *p, size_t n, size_t i)
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

static size_t date_at(edtf *out, const piece *p, size_t n, size_t i)
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
    piece pieces[PIECES];
    size_t end;
    str s = str_trim(str_sub(value, 0, 200));
    *out = (edtf){0};
    if (from_epoch(out, s) || pubdate_iso(out, s, 0, &end))
        return true;
    if (s.n >= 14 && pubdate_iso(out, str_sub(s, 0, 8), 0, &end)) /* 20201105103000 */
        return true;
    size_t n = cut(pieces, s, words);
    for (size_t i = 0; i < n; i++)
        if (date_at(out, pieces, n, i))
            return true;
    return false;
}

/* ---- Stamps ---------------------------------------------------------------------------------- */

#define STAMP_MOST 160 /* bytes of a line that may be a stamp; a dateline is shorter */

/* 1: may stand beside the date of a stamp; 2: names what is stamped, as "statement" does; else 0.
 */
static uint8_t stamp_weight(const piece *p, const furniture_words *words)
{
    if (p->is_number || p->month)
        return 1;
    arena scratch = ARENA_SCRATCH;
    uint8_t weight = furniture_number(words, FURNITURE_STAMP, utf8_fold(&scratch, p->text));
    arena_free(&scratch);
    return weight;
}

/* Where the opening that may be a dateline ends: behind "(Berlin, November 6, 2020)", before the
 * dash of "BERLIN, Nov. 6, 2020 (AFP) –". */
static size_t dateline_end(str line)
{
    str head = str_sub(line, 0, 120);
    size_t end = STR_NONE;
    static const char *const dashes[] = {" – ", " — ", " - ", " -- ", ") –",
                                         ") —", ") -", "—",   "–"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        size_t at = str_find(head, str_of(dashes[i]));
        if (at < end)
            end = at;
    }
    if (head.n && *head.p == '(') {
        size_t close = str_find_char(head, ')');
        end = close < end ? close : end;
    }
    return end;
}

/* "12 June 2024. A court ...", "Strasbourg, 12 June 2024. The ...": a day as a sentence of its own,
 * behind nothing but names. */
static bool day_alone(edtf *out, str line, const furniture_words *words)
{
    piece p[PIECES];
    size_t n = cut(p, str_sub(line, 0, 60), words);
    for (size_t i = 0; i < n; i++) {
        edtf date;
        size_t taken = date_at(&date, p, n, i);
        if (taken) {
            str last = p[i + taken - 1].text;
            bool alone = str_starts(str_from(line, (size_t)(last.p + last.n - line.p)), S(". "));
            if (alone)
                *out = date;
            return alone;
        }
        if (p[i].is_number || ascii_is_lower(*p[i].text.p))
            return false;
    }
    return false;
}

/* "[On] September 1, 1939, troops - mostly conscripts - crossed", "[born] 4 June 1959": a dateline
 * has no such word. */
static bool begins_sentence(const piece *p, size_t date, const furniture_words *words)
{
    const piece *before = &p[date > 0 ? date - 1 : 0];
    bool small = ascii_is_lower(*before->text.p) && stamp_weight(before, words) == 0;
    return date > 0 && (small || (before->text.n == 2 && ascii_is_lower(before->text.p[1])));
}

/* "Ida Brandt (14 March 1949 - 2 May 2011) was": a life, not a dateline, has its dash in brackets.
 */
static bool is_life(str line, size_t dash)
{
    size_t open = str_find_char(line, '(');
    return open != STR_NONE && open > 0 && open < dash && str_find_char(line, ')') > dash;
}

static stamp_kind dateline(edtf *out, str line, const furniture_words *words)
{
    if (day_alone(out, line, words))
        return STAMP_DATELINE;
    piece pieces[PIECES];
    size_t end = dateline_end(line);
    if (end == STR_NONE || end < 8 || is_life(line, end))
        return STAMP_NONE;
    size_t n = cut(pieces, str_sub(line, 0, end), words);
    for (size_t i = 0; n <= 12 && i < n; i++) {
        edtf date;
        if (!date_at(&date, pieces, n, i))
            continue;
        if (begins_sentence(pieces, i, words))
            return STAMP_NONE;
        *out = date;
        return STAMP_DATELINE;
    }
    return STAMP_NONE;
}

/* What a line holds but for its date, the pieces from `at` to `end`. */
typedef struct beside {
    size_t others, heads; /* words that no stamp has; that name what is stamped */
    bool names;           /* nothing but names and words of stamps */
    bool first;           /* before the date only words of stamps */
} beside;

static beside look_beside(const piece *p, size_t n, size_t at, size_t end,
                          const furniture_words *words)
{
    beside b = {.names = true, .first = true};
    for (size_t i = 0; i < n; i++) {
        if (i >= at && i < end)
            continue;
        uint8_t weight = stamp_weight(&p[i], words);
        bool small = ascii_is_lower(*p[i].text.p) && p[i].text.n > 3;
        b.names &= weight > 0 || !small;
        b.others += weight != 1;
        b.heads += weight == 2;
        b.first &= weight == 1 || i > at;
    }
    return b;
}

/* The signs between two pieces. */
static str between(const piece *a, const piece *b)
{
    const char *end = a->text.p + a->text.n;
    return str_trim((str){end, (size_t)(b->text.p - end)});
}

static bool is_dash(str signs)
{
    return str_eq(signs, S("-")) || str_eq(signs, S("–")) || str_eq(signs, S("—"));
}

/* "15 March 2022 – 2 April 2022", "15–20 March 2022": how long something lasted stamps nothing. The
 * date found is the pieces from `at` to `end`; "10:30 – 5 March 2019" is a time before it. */
static bool is_range(const piece *p, size_t n, size_t at, size_t end)
{
    edtf until;
    if (end < n && is_dash(between(&p[end - 1], &p[end])) && date_at(&until, p, n, end) > 0)
        return true;
    bool day = at == 1 && p[0].is_number;
    bool month = at == 2 && p[0].is_number != p[1].is_number && (p[0].month || p[1].month);
    return (day || month) && is_dash(between(&p[at - 1], &p[at]));
}

/* Four figures in a row: without them there is no date, and no word need be looked up. */
static bool may_have_year(str text)
{
    size_t figures = 0;
    for (size_t i = 0; i < text.n && figures < 4; i++)
        figures = ascii_is_digit(text.p[i]) ? figures + 1 : 0;
    return figures == 4;
}

stamp_kind pubdate_stamp(edtf *out, str line, const furniture_words *words)
{
    piece pieces[PIECES];
    *out = (edtf){0};
    line = str_trim(line);
    if (!may_have_year(str_sub(line, 0, STAMP_MOST))) /* as of most paragraphs */
        return STAMP_NONE;
    size_t n = line.n > STAMP_MOST ? PIECES : cut(pieces, line, words);
    size_t at = 0, taken = 0;
    for (; n < 24 && at < n && !taken; at += !taken)
        taken = date_at(out, pieces, n, at);
    if (!taken)
        return dateline(out, line, words);
    size_t end = at + taken;
    if (is_range(pieces, n, at, end))
        return STAMP_NONE;
    beside b = look_beside(pieces, n, at, end, words);
    str before = at > 0 ? between(&pieces[at - 1], &pieces[at]) : S(",");
    str after = end < n ? between(&pieces[end - 1], &pieces[end]) : S("");
    bool by = str_eq_nocase(pieces[0].text, S("by"));
    /* "Geneva, 5 March 2019", "Notes on Trade, 5 March 2019", "Geneva, 5 March 2019 (OHCHR)", not
     * "The coup of 5 March 2019" */
    bool ends = end == n || (str_starts(after, S("(")) && str_ends(line, S(")")));
    bool ends_place = at > 0 && str_ends(before, S(",")) && ends && b.names;
    /* "Press release No. 7: 5 March 2019", "5 March 2019 - Joint statement" */
    bool parted = before.n > 0 && (end == n || after.n > 0);
    bool headed = b.heads > 0 && b.names && parted;
    bool sentence = str_ends(line, S(".")) && b.others > 1;
    if (!sentence && (b.others == 0 || (by && b.others <= 8) || (b.first && b.others <= 4) ||
                      ((ends_place || headed) && b.others <= 6)))
        return STAMP_LINE;
    return dateline(out, line, words);
}

/* ---- Chronologies ---------------------------------------------------------------------------- */

bool pubdate_heads(str line, const furniture_words *words)
{
    piece p[PIECES];
    str head = str_sub(str_trim(line), 0, 40);
    size_t digit = 0;
    while (digit < head.n && !ascii_is_digit(head.p[digit]))
        digit++;
    if (digit == head.n) /* as of most paragraphs: no word of theirs is looked up */
        return false;
    size_t n = cut(p, head, words);
    size_t day = n >= 2 && p[0].is_number ? 0 : 1, month = 1 - day;
    if (n < 2 || !p[day].is_number || p[day].text.n > 2 || !p[month].month)
        return false;
    const str last = n > 2 && p[2].is_number && p[2].text.n == 4 ? p[2].text : p[1].text;
    str behind = str_trim(str_from(head, (size_t)(last.p + last.n - head.p)));
    static const char *const signs[] = {":", "–", "—", "-", ".", ","};
    bool parted = behind.n == 0;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        parted |= str_starts(behind, str_of(signs[i]));
    return parted;
}
