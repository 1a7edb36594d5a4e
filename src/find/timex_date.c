/* timex_date: calendar dates in the orders newspapers use, weekdays and holidays.
 *
 *     date    = weekday ,? date | month-first | day-first | numbers | weekday part? | holiday
 *     "Thursday, August 9, 2020"  "9 August 2020"  "Nov. 5"  "3-5 May"  "2020-08-09"  "9.8.2020"
 */
#include "find/timex.h"

bool time_cue_before(const time_reader *r, size_t i)
{
    unsigned signals = SIGNAL_IN | SIGNAL_SINCE | SIGNAL_UNTIL | SIGNAL_BEFORE | SIGNAL_AFTER |
                       SIGNAL_FROM | SIGNAL_BETWEEN;
    if (i == r->begin) {
        return false;
    }
    if (time_signal(r, i - 1, signals)) {
        return true;
    }
    if (time_dash(r, i - 1) && i >= r->begin + 2 && time_is(r, i - 2, TIME_EARLY)) {
        return true; /* mid-March */
    }
    bool end_of = i >= r->begin + 2 && time_signal(r, i - 1, SIGNAL_OF) &&
                  time_is(r, i - 2, TIME_PART_OF); /* the end of May */
    return end_of || time_is(r, i - 1, TIME_SHIFT) || time_is(r, i - 1, TIME_EARLY);
}

static bool month_at(const time_reader *r, size_t i)
{
    return time_is(r, i, TIME_MONTH) && time_flag(r, i, TOKEN_CAPITAL);
}

/* A day of the month as figure or ordinal; "9th", "the ninth". */
static size_t day_number_at(const time_reader *r, size_t i, int32_t *day)
{
    size_t article = time_is(r, i, TIME_ARTICLE) ? 1 : 0;
    size_t n = time_ordinal(r, i + article, day);
    if (n) {
        return *day >= 1 && *day <= 31 ? n + article : 0;
    }
    return time_digits(r, i, 1, 2, day) && *day >= 1 && *day <= 31 ? 1 : 0;
}

/* The number at i counts things: "in August 10 people", "May 5,000". */
static bool counts_things(const time_reader *r, size_t i)
{
    return time_is(r, i + 1, TIME_COUNTED) || time_is(r, i + 1, TIME_UNITS) ||
           time_is(r, i + 1, TIME_MULTIPLIER) || time_mark(r, i + 1, "%");
}

/* (- | to | and) day, behind a day: "7-12", "5 and 6"; "and" only of neighbours. */
static size_t day_range(const time_reader *r, size_t i, int32_t first, time_expr *e)
{
    int32_t last;
    bool both = time_signal(r, i, SIGNAL_AND);
    bool joined = time_dash(r, i) || time_signal(r, i, SIGNAL_TO) || both;
    if (!joined || !time_digits(r, i + 1, 1, 2, &last) || last <= first || last > 31 ||
        (both && last != first + 1) || counts_things(r, i + 1) ||
        (time_signal(r, i, SIGNAL_TO) && month_at(r, i + 2))) {
        return 0;
    }
    e->day_to = (uint8_t)last;
    return 2;
}

/* (, | of)? year, behind a month or day: ", 2020", " 2020", "of 2020", " '68". "In August, 2020
 * people" counts people, "August 9, 2020" never does. */
static size_t year_after(const time_reader *r, size_t i, time_expr *e)
{
    size_t n = time_mark(r, i, ",") || time_is(r, i, TIME_OF) ? 1 : 0;
    size_t quote = time_is(r, i + n, TIME_QUOTE) ? 1 : 0;
    int32_t year;
    if (quote && time_digits(r, i + n + 1, 2, 2, &year)) {
        e->short_year = true;
        n += 2;
    } else {
        size_t digits = time_year_number(r, i + n, &year);
        if (!digits || (n && !e->day && counts_things(r, i + n))) {
            return 0;
        }
        n += digits;
    }
    e->has_year = true;
    e->year = year;
    e->year_precision = EDTF_YEAR;
    return n;
}

/* A month with nothing beside it, "May" and "March" only behind a word such as "in". */
static bool month_stands_alone(const time_reader *r, size_t i)
{
    time_alone alone = time_at(r, i)->alone;
    bool name_follows = time_flag(r, i + 1, TOKEN_CAPITAL) && !time_is(r, i + 1, TIME_WEEKDAY) &&
                        !month_at(r, i + 1); /* "April Jones" */
    bool name_before = i > r->begin && time_flag(r, i - 1, TOKEN_CAPITAL) &&
                       !time_flag(r, i - 1, TOKEN_FIRST) && !time_cue_before(r, i);
    if (alone == ALONE_YES && !name_follows && !name_before) {
        return true;
    }
    bool shouted = time_flag(r, i, TOKEN_ALLCAPS) && alone != ALONE_YES;
    return alone >= ALONE_CUE && !shouted && time_cue_before(r, i);
}

/* month-first = month ( day (- day)? )? (,? year)? */
static size_t month_first(const time_reader *r, size_t i, time_expr *e)
{
    if (!month_at(r, i)) {
        return 0;
    }
    e->month = (uint8_t)time_at(r, i)->number[TIME_MONTH];
    int32_t day;
    size_t year = year_after(r, i + 1, e);
    if (year) {
        return 1 + year;
    }
    size_t n = day_number_at(r, i + 1, &day);
    if (!n || (n == 1 && counts_things(r, i + 1))) {
        return month_stands_alone(r, i) ? 1 : 0;
    }
    e->day = (uint8_t)day;
    n++;
    n += day_range(r, i + n, day, e);
    return n + year_after(r, i + n, e);
}

/* day-first = the? day (- day)? of? month (,? year)? */
static size_t day_first(const time_reader *r, size_t i, time_expr *e)
{
    int32_t day;
    size_t n = day_number_at(r, i, &day);
    if (!n) {
        return 0;
    }
    n += day_range(r, i + n, day, e);
    n += time_is(r, i + n, TIME_OF) ? 1 : 0;
    if (!month_at(r, i + n)) {
        return 0;
    }
    e->day = (uint8_t)day;
    e->month = (uint8_t)time_at(r, i + n)->number[TIME_MONTH];
    n++;
    return n + year_after(r, i + n, e);
}

/* ---- Numbers only -----------------------------------------------------------------------------
 */

static bool touches(const time_reader *r, size_t i)
{
    return i < r->end && !time_flag(r, i, TOKEN_SPACED);
}

static size_t fill_date(time_expr *e, int32_t year, int32_t month, int32_t day, size_t n)
{
    if (month < 1 || month > 12 || day < 0 || day > 31) {
        return 0;
    }
    e->has_year = true;
    e->year_precision = EDTF_YEAR;
    e->year = year;
    e->month = (uint8_t)month;
    e->day = (uint8_t)day;
    return n;
}

/* 2020-08-09, with a time behind it or not: 2020-08-09T14:30 */
static size_t iso_date(const time_reader *r, size_t i, time_expr *e)
{
    int32_t year, month, day;
    const char *mark = time_mark(r, i + 1, "/") ? "/" : "-"; /* 2020/08/09 too */
    bool shape = time_digits(r, i, 4, 4, &year) && time_mark(r, i + 1, mark) && touches(r, i + 1) &&
                 time_digits(r, i + 2, 2, 2, &month) && touches(r, i + 2) &&
                 time_mark(r, i + 3, mark) && touches(r, i + 3) && touches(r, i + 4);
    str last = time_text(r, i + 4);
    bool timed = last.n > 2 && last.p[2] == 'T';
    uint32_t digits;
    if (!shape || (last.n != 2 && !timed) || !str_number(str_sub(last, 0, 2), &digits)) {
        return 0;
    }
    day = (int32_t)digits;
    return day ? fill_date(e, year, month, day, 5) : 0;
}

/* Two of three numbers may be day and month: where only one reading is possible it is taken, else
 * the document decides. `year` may have two digits. */
static size_t day_and_month(time_expr *e, int32_t a, int32_t b, int32_t year, size_t digits,
                            size_t n)
{
    if (a < 1 || b < 1) {
        return 0;
    }
    e->short_year = digits == 2;
    e->day_order = a > 12 ? 1 : b > 12 ? -1 : 0;
    if (a > 12) {
        return fill_date(e, year, b, a, n);
    }
    e->day_or_month = b <= 12 && a != b;
    return fill_date(e, year, a, b, n);
}

/* 9.8.2020: one token; written so, the day comes first. */
static size_t dotted_date(const time_reader *r, size_t i, time_expr *e)
{
    str rest = time_text(r, i), piece;
    uint32_t numbers[3];
    size_t count = 0, digits = 0;
    while (str_split(&rest, '.', &piece)) {
        if (count == 3 || piece.n == 0 || piece.n > 4 || !str_number(piece, &numbers[count])) {
            return 0;
        }
        digits = piece.n;
        count++;
    }
    bool good = count == 3 && digits == 4 && numbers[2] >= 1000 && numbers[0] >= 1;
    return good ? fill_date(e, (int32_t)numbers[2], (int32_t)numbers[1], (int32_t)numbers[0], 1)
                : 0;
}

/* 8/9/2020, 12-25-98 */
static size_t slashed_date(const time_reader *r, size_t i, time_expr *e)
{
    int32_t a, b, year;
    bool slash = time_mark(r, i + 1, "/") && time_mark(r, i + 3, "/");
    bool dash = time_mark(r, i + 1, "-") && time_mark(r, i + 3, "-");
    bool tight = touches(r, i + 1) && touches(r, i + 2) && touches(r, i + 3) && touches(r, i + 4);
    bool more = (time_mark(r, i + 5, "/") || time_mark(r, i + 5, "-")) && touches(r, i + 5);
    bool before = i > r->begin && touches(r, i) && !time_mark(r, i - 1, "(");
    if (!(slash || dash) || !tight || more || before || !time_digits(r, i, 1, 2, &a) ||
        !time_digits(r, i + 2, 1, 2, &b)) {
        return 0;
    }
    str last = time_text(r, i + 4);
    if ((last.n != 4 && last.n != 2) || !time_digits(r, i + 4, 2, 4, &year) ||
        (last.n == 4 && (year < 1000 || year > 2199))) {
        return 0;
    }
    return day_and_month(e, a, b, year, last.n, 5);
}

/* ---- Weekdays and holidays --------------------------------------------------------------------
 */

static bool weekday_stands_alone(const time_reader *r, size_t i)
{
    const time_word *w = time_at(r, i);
    bool named = i > r->begin && time_is(r, i - 1, TIME_NAME_DAY);
    if (named || w->alone == ALONE_NO || w->alone == ALONE_SET) {
        return false;
    }
    return w->alone == ALONE_YES || time_cue_before(r, i);
}

static size_t calendar(const time_reader *r, size_t i, time_expr *e);

/* weekday = Thursday ,? (date | the 9th)? */
static size_t weekday_date(const time_reader *r, size_t i, time_expr *e)
{
    const time_word *w = time_at(r, i);
    if (!time_has(w, TIME_WEEKDAY) || !time_flag(r, i, TOKEN_CAPITAL) || w->alone == ALONE_SET) {
        return 0;
    }
    size_t comma = time_mark(r, i + 1, ",") ? 1 : 0;
    time_expr date = *e;
    size_t n = calendar(r, i + 1 + comma, &date);
    if (n && date.day) {
        *e = date;
        e->weekday = (uint8_t)w->number[TIME_WEEKDAY];
        return 1 + comma + n;
    }
    if (!weekday_stands_alone(r, i)) {
        return 0;
    }
    e->weekday = (uint8_t)w->number[TIME_WEEKDAY];
    return 1;
}

/* the? (second | last) Sunday (of | in) May (,? year)? */
static size_t nth_weekday(const time_reader *r, size_t i, time_expr *e)
{
    size_t n = time_is(r, i, TIME_ARTICLE) ? 1 : 0;
    int32_t number = 0;
    size_t ordinal = time_ordinal(r, i + n, &number);
    if (!ordinal && time_is(r, i + n, TIME_SHIFT) && time_at(r, i + n)->number[TIME_SHIFT] < 0) {
        number = -1;
        ordinal = 1;
    }
    n += ordinal;
    bool joined = time_signal(r, i + n + 1, SIGNAL_OF | SIGNAL_IN);
    if (!ordinal || number > 5 || !time_is(r, i + n, TIME_WEEKDAY) || !joined ||
        !month_at(r, i + n + 2)) {
        return 0;
    }
    e->nth = (int8_t)number;
    e->weekday = (uint8_t)time_at(r, i + n)->number[TIME_WEEKDAY];
    e->month = (uint8_t)time_at(r, i + n + 2)->number[TIME_MONTH];
    return n + 3 + year_after(r, i + n + 3, e);
}

static size_t calendar(const time_reader *r, size_t i, time_expr *e)
{
    static const time_rule rules[] = {
        {nth_weekday, TIME_BIT(ARTICLE) | TIME_BIT(ORDINAL) | TIME_BIT(CARDINAL) | TIME_BIT(SHIFT) |
                          TIME_BIT(FIGURE)},
        {month_first, TIME_BIT(MONTH)},
        {day_first, TIME_BIT(ARTICLE) | TIME_BIT(ORDINAL) | TIME_BIT(CARDINAL) | TIME_BIT(FIGURE)},
        {iso_date, TIME_BIT(FIGURE)},
        {dotted_date, TIME_BIT(FIGURE)},
        {slashed_date, TIME_BIT(FIGURE)},
    };
    size_t n = TIME_FIRST_OF(rules, r, i, e);
    e->kind = n ? KIND_CALENDAR : e->kind;
    return n;
}

static bool holiday_matches(const time_reader *r, size_t i, const holiday *h)
{
    for (size_t k = 0; k < h->n; k++) {
        if (i + k >= r->end || r->tokens[i + k].word != h->words[k]) {
            return false;
        }
    }
    bool other_calendar = i > r->begin && time_is(r, i - 1, TIME_NAME_DAY); /* Lunar New Year */
    return time_flag(r, i, TOKEN_CAPITAL) && !other_calendar;
}

static size_t holiday_at(const time_reader *r, size_t i, time_expr *e)
{
    uint32_t word = i < r->end ? r->tokens[i].word : 0;
    uint32_t next = word < r->lex->holidays_of.n ? r->lex->holidays_of.v[word] - 1 : UINT32_MAX;
    size_t n = 0;
    for (; next != UINT32_MAX; next = r->lex->holidays.v[next].next) {
        const holiday *h = &r->lex->holidays.v[next];
        if (h->n > n && holiday_matches(r, i, h)) {
            e->holiday = next;
            n = h->n;
        }
    }
    if (!n) {
        return 0;
    }
    e->kind = KIND_HOLIDAY;
    return n + year_after(r, i + n, e);
}

size_t time_read_date(const time_reader *r, size_t i, time_expr *e)
{
    size_t n = holiday_at(r, i, e);
    if (!n) {
        n = weekday_date(r, i, e);
        e->kind = n ? KIND_CALENDAR : e->kind;
    }
    return n ? n : calendar(r, i, e);
}
