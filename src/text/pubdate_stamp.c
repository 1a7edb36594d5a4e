/* pubdate_stamp: lines that say when an article was published. */
#include "text/pubdate_number.h"

#include "base/utf8.h"

/* ---- Stamps ---------------------------------------------------------------------------------- */

#define STAMP_MOST 160 /* bytes of a line that may be a stamp; a dateline is shorter */
#define DATE_MOST  40  /* bytes of a date between two dashes */

/* What a word does in a stamp, as furniture.csv has it. */
enum { OTHER, BESIDE, THING, PUBLISHED, CHANGED };

static uint8_t stamp_word(const pubdate_piece *p, const furniture_words *words)
{
    if (p->is_number || p->month)
        return BESIDE;
    arena scratch = ARENA_SCRATCH;
    uint8_t weight = furniture_number(words, FURNITURE_STAMP, utf8_fold(&scratch, p->text));
    arena_free(&scratch);
    return weight;
}

/* Four figures in a row: without them there is no date, and no word need be looked up. */
static bool may_have_year(str text)
{
    size_t figures = 0;
    for (size_t i = 0; i < text.n && figures < 4; i++)
        figures = ascii_is_digit(text.p[i]) ? figures + 1 : 0;
    return figures == 4;
}

/* Where the first dash of the line stands, `n` its bytes; STR_NONE if there is none. */
static size_t find_dash(str line, size_t *n)
{
    size_t found = STR_NONE;
    static const char *const dashes[] = {" – ", " — ", " - ", " -- ", ") –",
                                         ") —", ") -", "—",   "–"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        size_t at = str_find(line, str_of(dashes[i]));
        if (at < found) {
            found = at;
            *n = str_of(dashes[i]).n;
        }
    }
    return found;
}

/* Where the opening that may be a dateline ends: behind "(Berlin, November 6, 2020)", before the
 * dash of "BERLIN, Nov. 6, 2020 (AFP) –", before the second of "Holm, Norway – Nov. 6, 2020 –". */
static size_t dateline_end(str line)
{
    str head = str_sub(line, 0, 120);
    size_t n = 0, end = find_dash(head, &n);
    if (head.n && *head.p == '(') {
        size_t close = str_find_char(head, ')');
        return close < end ? close : end;
    }
    size_t second = end == STR_NONE ? STR_NONE : find_dash(str_from(head, end + n), &n);
    bool dated = second <= DATE_MOST && !may_have_year(str_sub(head, 0, end));
    return dated ? end + n + second : end;
}

/* "12 June 2024. A court ...", "Strasbourg, 12 June 2024. The ...": a day as a sentence of its own,
 * behind nothing but names. */
static bool day_alone(edtf *out, str line, const furniture_words *words)
{
    pubdate_piece p[PUBDATE_PIECES];
    size_t n = pubdate_cut(p, str_sub(line, 0, 60), words);
    for (size_t i = 0; i < n; i++) {
        edtf date;
        size_t taken = pubdate_at(&date, p, n, i);
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
static bool begins_sentence(const pubdate_piece *p, size_t date, const furniture_words *words)
{
    const pubdate_piece *before = &p[date > 0 ? date - 1 : 0];
    bool small = ascii_is_lower(*before->text.p) && stamp_word(before, words) == OTHER;
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
    pubdate_piece pieces[PUBDATE_PIECES];
    size_t end = dateline_end(line);
    if (end == STR_NONE || end < 8 || is_life(line, end))
        return STAMP_NONE;
    size_t n = pubdate_cut(pieces, str_sub(line, 0, end), words);
    for (size_t i = 0; n <= 12 && i < n; i++) {
        edtf date;
        if (!pubdate_at(&date, pieces, n, i))
            continue;
        if (begins_sentence(pieces, i, words))
            return STAMP_NONE;
        *out = date;
        return STAMP_DATELINE;
    }
    return STAMP_NONE;
}

/* The date of a line, the pieces from `at` to `end`. */
typedef struct stamp {
    edtf date;
    size_t at, end;
    uint8_t said; /* what the words before it say: PUBLISHED, CHANGED */
} stamp;

/* "Published on Tue" 5 March, "last updated 10:31 AM EST," 5 March: up to another date. */
static uint8_t said_of(const pubdate_piece *p, size_t date, const furniture_words *words)
{
    for (size_t i = date; i-- > 0;) {
        uint8_t word = stamp_word(&p[i], words);
        if (word == PUBLISHED || word == CHANGED)
            return word;
        if (word != BESIDE || p[i].text.n == 4)
            break;
    }
    return OTHER;
}

/* The date that is said to be of publication, else the first that is not only of a change: "Updated
 * 6 March 2019, published 5 March 2019", "6 March 2019. First published on 5 March 2019". */
static bool find_date(stamp *out, const pubdate_piece *p, size_t n, const furniture_words *words)
{
    *out = (stamp){.said = CHANGED};
    for (size_t i = 0; i < n && out->said != PUBLISHED;) {
        edtf date;
        size_t taken = pubdate_at(&date, p, n, i);
        uint8_t said = taken ? said_of(p, i, words) : CHANGED;
        if (taken &&
            (out->end == 0 || said == PUBLISHED || (out->said == CHANGED && said != CHANGED)))
            *out = (stamp){date, i, i + taken, said};
        i += taken ? taken : 1;
    }
    return out->end > 0;
}

/* What a line holds but for its date. */
typedef struct beside {
    size_t others, heads; /* words that no stamp has; that name what is stamped */
    bool names, behind;   /* nothing but names and words of stamps: in all, behind the date */
    bool first;           /* before the date only words of stamps */
} beside;

static beside look_beside(const pubdate_piece *p, size_t n, const stamp *s,
                          const furniture_words *words)
{
    beside b = {.names = true, .behind = true, .first = true};
    for (size_t i = 0, taken; i < n; i += taken + (taken == 0)) {
        edtf date;
        taken = pubdate_at(&date, p, n, i); /* the stamp's own, and another */
        if (taken > 0)
            continue;
        uint8_t word = stamp_word(&p[i], words);
        bool other = word == OTHER || word == THING;
        bool named = word != OTHER || !ascii_is_lower(*p[i].text.p) || p[i].text.n <= 3;
        b.names &= named;
        b.behind &= named || i < s->at;
        b.others += other;
        b.heads += word == THING;
        b.first &= !other || i > s->at;
    }
    return b;
}

/* The signs between two pieces. */
static str between(const pubdate_piece *a, const pubdate_piece *b)
{
    const char *end = a->text.p + a->text.n;
    return str_trim((str){end, (size_t)(b->text.p - end)});
}

static bool is_dash(str signs)
{
    return str_eq(signs, S("-")) || str_eq(signs, S("–")) || str_eq(signs, S("—"));
}

/* "15 March 2022 – 2 April 2022", "15–20 March 2022": how long something lasted stamps nothing.
 * "10:30 – 5 March 2019" is a time before it. */
static bool is_range(const pubdate_piece *p, size_t n, const stamp *s)
{
    edtf until;
    size_t at = s->at, end = s->end;
    if (end < n && is_dash(between(&p[end - 1], &p[end])) && pubdate_at(&until, p, n, end) > 0)
        return true;
    bool day = at == 1 && p[0].is_number;
    bool month = at == 2 && p[0].is_number != p[1].is_number && (p[0].month || p[1].month);
    return (day || month) && is_dash(between(&p[at - 1], &p[at]));
}

/* "18:22": no title has one. */
static bool has_clock(const pubdate_piece *p, size_t n)
{
    for (size_t i = 0; i + 1 < n; i++) {
        if (p[i].is_number && p[i].text.n <= 2 && p[i + 1].is_number && p[i + 1].text.n == 2 &&
            str_eq(between(&p[i], &p[i + 1]), S(":")))
            return true;
    }
    return false;
}

/* "Geneva, 5 March 2019", "World | 5 March 2019", "Notes on Trade, 5 March 2019", "Geneva, 5 March
 * 2019 (OHCHR)", not "The coup of 5 March 2019" */
static bool ends_line(const pubdate_piece *p, size_t n, const stamp *s, str line)
{
    str before = s->at > 0 ? between(&p[s->at - 1], &p[s->at]) : S("");
    str after = s->end < n ? between(&p[s->end - 1], &p[s->end]) : S("");
    bool parted = str_ends(before, S(",")) || str_ends(before, S("|")) ||
                  str_ends(before, S("·")) || str_ends(before, S("•"));
    return parted && (s->end == n || (str_starts(after, S("(")) && str_ends(line, S(")"))));
}

/* "Press release No. 7: 5 March 2019", "5 March 2019 - Joint statement" */
static bool is_headed(const pubdate_piece *p, size_t n, const stamp *s, const beside *b)
{
    bool before = s->at == 0 || between(&p[s->at - 1], &p[s->at]).n > 0;
    bool after = s->end == n || between(&p[s->end - 1], &p[s->end]).n > 0;
    return b->heads > 0 && before && after;
}

/* Whether what stands beside its date leaves the line nothing but a stamp. */
static bool is_stamp(const pubdate_piece *p, size_t n, const stamp *s, str line,
                     const furniture_words *words)
{
    beside b = look_beside(p, n, s, words);
    bool by = str_eq_nocase(p[0].text, S("by"));
    bool sentence = str_ends(line, S(".")) && b.others > 1;
    bool placed =
        b.names && (has_clock(p, n) || ends_line(p, n, s, line) || is_headed(p, n, s, &b));
    bool said = s->said != OTHER && b.behind;
    return !sentence && (b.others == 0 || (by && b.others <= 8) || (b.first && b.others <= 4) ||
                         ((placed || said) && b.others <= 6));
}

stamp_kind pubdate_stamp(edtf *out, str line, const furniture_words *words)
{
    pubdate_piece pieces[PUBDATE_PIECES];
    *out = (edtf){0};
    line = str_trim(line);
    if (!may_have_year(str_sub(line, 0, STAMP_MOST))) /* as of most paragraphs */
        return STAMP_NONE;
    size_t n = line.n > STAMP_MOST ? PUBDATE_PIECES : pubdate_cut(pieces, line, words);
    stamp s;
    if (n >= 24 || !find_date(&s, pieces, n, words))
        return dateline(out, line, words);
    *out = s.date;
    if (is_range(pieces, n, &s))
        return STAMP_NONE;
    if (is_stamp(pieces, n, &s, line, words))
        return s.said == CHANGED     ? STAMP_CHANGED
               : s.said == PUBLISHED ? STAMP_PUBLISHED
                                     : STAMP_LINE;
    return dateline(out, line, words);
}

/* ---- Chronologies ---------------------------------------------------------------------------- */

bool pubdate_heads(str line, const furniture_words *words)
{
    pubdate_piece p[PUBDATE_PIECES];
    str head = str_sub(str_trim(line), 0, 40);
    size_t digit = 0;
    while (digit < head.n && !ascii_is_digit(head.p[digit]))
        digit++;
    if (digit == head.n) /* as of most paragraphs: no word of theirs is looked up */
        return false;
    size_t n = pubdate_cut(p, head, words);
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
