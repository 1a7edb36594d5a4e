/* timex_figures: dates written in figures, by their shape in bytes.
 *
 *     iso     = 2020-08-09 (T14:30:00+02:00)? | 2020-08 | 2020-W32(-5)? | 2020-221 | 20200809
 *     triple  = 9.8.2020 | 8/9/2020 | 12-25-98 | 9.VIII.2020
 *     month   = 08/2020
 *
 * "2020-08", "2020-221", "20200809" and "08/2020" are file numbers more often than dates, and are
 * read only where a word awaits a date: "since 2020-08", "dated 20200809".
 */
#include "find/timex.h"

typedef struct figures {
    str s; /* what stands there without a space in between */
    size_t at;
    char joint; /* of the date read: - / . or 0 */
    bool cue;   /* a word or bracket before it awaits a date */
} figures;

static bool mark(figures *f, char c)
{
    bool is = f->at < f->s.n && f->s.p[f->at] == c;
    f->at += is;
    return is;
}

/* The mark between day, month and year. */
static bool joint(figures *f)
{
    f->joint = f->at < f->s.n ? f->s.p[f->at] : ' ';
    return (f->joint == '-' || f->joint == '/' || f->joint == '.') && mark(f, f->joint);
}

/* At least `least` digits and all that are there, at most `most`. */
static bool number(figures *f, size_t least, size_t most, int32_t *out)
{
    size_t n = 0;
    *out = 0;
    while (f->at + n < f->s.n && ascii_is_digit(f->s.p[f->at + n])) {
        if (n == most) {
            return false;
        }
        *out = *out * 10 + (f->s.p[f->at + n] - '0');
        n++;
    }
    f->at += n;
    return n >= least;
}

/* I to XII, in capitals. */
static bool roman_month(figures *f, int32_t *out)
{
    static const char *const months[] = {"XII", "XI", "X",  "IX",  "VIII", "VII",
                                         "VI",  "V",  "IV", "III", "II",   "I"};
    for (int32_t k = 0; k < 12; k++) {
        str name = str_of(months[k]);
        if (str_starts(str_from(f->s, f->at), name)) {
            *out = 12 - k;
            f->at += name.n;
            return true;
        }
    }
    return false;
}

static bool is_figure(char c)
{
    return ascii_is_digit(c) || ascii_is_letter(c);
}

/* Whether what was read ends there: "1.2.2020.4" and "10-15/2020-A" go on. */
static bool ends(const figures *f)
{
    if (f->at >= f->s.n) {
        return true;
    }
    char c = f->s.p[f->at];
    bool joint = c == '-' || c == '/' || c == '.' || c == ':';
    return !is_figure(c) && !(joint && f->at + 1 < f->s.n && is_figure(f->s.p[f->at + 1]));
}

/* Whether the token at i may begin figures: not inside "A/2020-08" nor "no. 2020-08". */
static bool begins(const time_reader *r, size_t i)
{
    if (i == r->begin) {
        return true;
    }
    bool tight = !time_flag(r, i, TOKEN_SPACED);
    bool open = time_mark(r, i - 1, "(") || time_mark(r, i - 1, "[") || time_mark(r, i - 1, "\"") ||
                time_mark(r, i - 1, "“") || time_mark(r, i - 1, "'") || time_mark(r, i - 1, ",");
    return !(tight && !open) && !time_is(r, i - 1, TIME_NUMBER_WORD);
}

/* Whether what stands before i awaits a date: "on", "since", "dated", a bracket. */
static bool awaited(const time_reader *r, size_t i)
{
    unsigned signals = SIGNAL_IN | SIGNAL_SINCE | SIGNAL_UNTIL | SIGNAL_BEFORE | SIGNAL_AFTER |
                       SIGNAL_FROM | SIGNAL_BETWEEN | SIGNAL_OF;
    return i > r->begin && (time_signal(r, i - 1, signals) || time_mark(r, i - 1, "("));
}

static bool fill(time_expr *e, int32_t year, int32_t month, int32_t day)
{
    if (year < 1000 || year > 2199 || month < 1 || month > 12 || day < 0 || day > 31) {
        return false;
    }
    e->has_year = true;
    e->year_precision = EDTF_YEAR;
    e->year = year;
    e->month = (uint8_t)month;
    e->day = (uint8_t)day;
    return true;
}

/* ---- ISO 8601 ------------------------------------------------------------------------------- */

/* T14:30, T14:30:00Z, T143000+0200 */
static bool iso_clock(figures *f, time_expr *e)
{
    figures g = *f;
    if (!mark(&g, 'T')) {
        return false;
    }
    size_t n = time_iso_clock(str_from(g.s, g.at), e);
    g.at += n;
    *f = n ? g : *f;
    return n > 0;
}

/* 2020-08-09, 2020/08/09, 2020.08.09 */
static bool iso_day(figures *f, time_expr *e)
{
    int32_t year, month, day;
    bool shape = number(f, 4, 4, &year) && joint(f) && number(f, 2, 2, &month) &&
                 mark(f, f->joint) && number(f, 2, 2, &day);
    if (!shape || day < 1 || !fill(e, year, month, day)) {
        return false;
    }
    iso_clock(f, e);
    return true;
}

/* 2020-W32, 2020W32, 2020-W32-5 */
static bool iso_week(figures *f, time_expr *e)
{
    int32_t year, week, weekday;
    bool shape = number(f, 4, 4, &year) && (mark(f, '-') || true) && mark(f, 'W') &&
                 number(f, 2, 2, &week) && week >= 1 && week <= 53;
    if (!shape || !fill(e, year, 1, 0)) {
        return false;
    }
    e->month = 0;
    e->week = (uint8_t)week;
    figures g = *f;
    if (mark(&g, '-') && number(&g, 1, 1, &weekday) && weekday >= 1 && weekday <= 7) {
        e->weekday = (uint8_t)weekday;
        *f = g;
    }
    return true;
}

/* 2020-221 */
static bool iso_day_of_year(figures *f, time_expr *e)
{
    int32_t year, day;
    if (!number(f, 4, 4, &year) || !mark(f, '-') || !number(f, 3, 3, &day) || day < 1 ||
        day > 366) {
        return false;
    }
    civil c = civil_from_day(civil_to_day((civil){year, 1, 1}) + day - 1);
    return c.year == year && fill(e, year, c.month, c.day);
}

/* 20200809, 20200809T1430 */
static bool iso_compact(figures *f, time_expr *e)
{
    int32_t figure;
    if (!number(f, 8, 8, &figure)) {
        return false;
    }
    civil c = {figure / 10000, (uint8_t)(figure / 100 % 100), (uint8_t)(figure % 100)};
    if (c.year < 1900 || c.year > 2099 || !civil_valid(c)) {
        return false;
    }
    iso_clock(f, e);
    return fill(e, c.year, c.month, c.day);
}

/* 2020-08; "1998-03" is a run of years. */
static bool iso_month(figures *f, time_expr *e)
{
    int32_t year, month;
    return number(f, 4, 4, &year) && mark(f, '-') && number(f, 2, 2, &month) &&
           month <= year % 100 && fill(e, year, month, 0);
}

/* 08/2020 */
static bool month_slash_year(figures *f, time_expr *e)
{
    int32_t year, month;
    return number(f, 1, 2, &month) && mark(f, '/') && number(f, 4, 4, &year) &&
           fill(e, year, month, 0);
}

/* ---- Day, month and year -------------------------------------------------------------------- */

/* Of two numbers either may be the day: where only one reading is possible it is taken, else the
 * document decides. */
static bool day_and_month(time_expr *e, int32_t a, int32_t b, int32_t year, bool day_first)
{
    if (a < 1 || b < 1) {
        return false;
    }
    e->day_order = a > 12 ? 1 : b > 12 ? -1 : 0;
    e->day_or_month = !day_first && a <= 12 && b <= 12 && a != b;
    bool swap = a > 12 || (day_first && b <= 12);
    return swap ? fill(e, year, b, a) : fill(e, year, a, b);
}

/* A year of two figures makes a date of "8/9/20" and, awaited, of "05.11.20"; not of
 * version 2.6.19. */
static bool short_year_fits(const figures *f, bool padded)
{
    return f->joint == '/' || (padded && (f->joint == '-' || f->cue));
}

/* 9.8.2020, 8/9/2020, 12-25-98, 9.VIII.2020 */
static bool day_month_year(figures *f, time_expr *e)
{
    int32_t a, b, year;
    if (!number(f, 1, 2, &a) || !joint(f)) {
        return false;
    }
    size_t from = f->at;
    bool roman = roman_month(f, &b);
    if ((!roman && !number(f, 1, 2, &b)) || !mark(f, f->joint)) {
        return false;
    }
    bool padded = from == 3 && f->at == 6;
    from = f->at;
    bool day_first = roman || f->joint == '.';
    if (!number(f, 2, 4, &year) || f->at - from == 3) {
        return false;
    }
    if (f->at - from == 4) {
        return day_and_month(e, a, b, year, day_first);
    }
    bool good = !roman && short_year_fits(f, padded) && day_and_month(e, a, b, 2000, day_first);
    e->short_year = true;
    e->year = year;
    return good;
}

/* "13/08/2020-15/08/2020": behind another joint stands such a date again. */
static bool range_follows(const figures *f)
{
    static const char *const dashes[] = {"-", "–", "/"};
    for (size_t k = 0; k < 3; k++) {
        str dash = str_of(dashes[k]);
        time_expr e = {0};
        figures g = {.s = str_from(f->s, f->at + dash.n)}, h = g;
        if (dash.p[0] != f->joint && str_starts(str_from(f->s, f->at), dash) &&
            ((day_month_year(&g, &e) && ends(&g)) || (iso_day(&h, &e) && ends(&h)))) {
            return true;
        }
    }
    return false;
}

/* The second date of "13/08/2020-15/08/2020". */
static bool ends_range(const time_reader *r, size_t i)
{
    int32_t last;
    return i >= r->begin + 2 && (time_dash(r, i - 1) || time_mark(r, i - 1, "/")) &&
           (time_digits(r, i - 2, 2, 4, &last) ||
            str_find_char(time_text(r, i - 2), '.') != STR_NONE);
}

size_t time_read_figures(const time_reader *r, size_t i, time_expr *e)
{
    static const struct {
        bool (*read)(figures *f, time_expr *e);
        bool needs_cue;
    } shapes[] = {{iso_day, false},        {iso_week, false},   {day_month_year, false},
                  {iso_day_of_year, true}, {iso_compact, true}, {iso_month, true},
                  {month_slash_year, true}};
    if (!(begins(r, i) || ends_range(r, i))) {
        return 0;
    }
    bool cue = awaited(r, i);
    str run = time_run(r, i);
    for (size_t k = 0; k < sizeof shapes / sizeof *shapes; k++) {
        figures f = {.s = run, .cue = cue};
        time_expr copy = *e;
        bool good = shapes[k].read(&f, &copy) && (ends(&f) || range_follows(&f));
        if (good && (cue || copy.has_clock || !shapes[k].needs_cue)) {
            *e = copy;
            return time_tokens(r, i, f.at);
        }
    }
    return 0;
}
