/* timex_date: calendar dates in the orders newspapers use.
 *
 *     date     = day-name | calendar
 *     calendar = nth-weekday | joined | month-first | day-first | figures | listed | day-alone
 *     "9 August 2020"  "Nov. 5"  "3-5 May"  "5-Nov-2020"  "2020-08-09"  "the second Sunday in May"
 */
#include "find/timex_year.h"

#define FEW 4 /* "on the second" is rarely a day */

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
                  (time_is(r, i - 2, TIME_PART_OF) || time_is(r, i - 2, TIME_UNITS) ||
                   time_is(r, i - 2, TIME_UNIT)); /* the end of May, the last week of May */
    return end_of || time_is(r, i - 1, TIME_SHIFT) || time_is(r, i - 1, TIME_EARLY);
}

bool time_month_at(const time_reader *r, size_t i)
{
    return time_is(r, i, TIME_MONTH) && time_flag(r, i, TOKEN_CAPITAL);
}

/* twenty first, with no hyphen */
static size_t parted_ordinal(const time_reader *r, size_t i, int32_t *day)
{
    const time_word *tens = time_at(r, i), *ones = time_at(r, i + 1);
    bool both = time_has(tens, TIME_CARDINAL) && tens->number[TIME_CARDINAL] >= 20 &&
                time_has(ones, TIME_ORDINAL) && ones->number[TIME_ORDINAL] < 10;
    *day = both ? tens->number[TIME_CARDINAL] + ones->number[TIME_ORDINAL] : 0;
    return both ? 2 : 0;
}

/* A day of the month as figure or ordinal; "9th", "the ninth", "this 9th day". */
static size_t day_number_at(const time_reader *r, size_t i, int32_t *day)
{
    bool this = time_is(r, i, TIME_SHIFT) && time_at(r, i)->number[TIME_SHIFT] == 0;
    size_t article = time_is(r, i, TIME_ARTICLE) || this ? 1 : 0;
    size_t n = time_ordinal(r, i + article, day);
    n = n ? n : parted_ordinal(r, i + article, day);
    const time_word *unit = time_at(r, i + article + n);
    bool of_month = n && time_has(unit, TIME_UNIT) && unit->number[TIME_UNIT] == UNIT_DAY &&
                    time_is(r, i + article + n + 1, TIME_OF);
    n += of_month ? 1 : 0;
    if (this && !of_month) {
        return 0;
    }
    if (n) {
        return *day >= 1 && *day <= 31 ? n + article : 0;
    }
    return time_digits(r, i, 1, 2, day) && *day >= 1 && *day <= 31 ? 1 : 0;
}

/* The number at i counts things: "in August 10 people", "May 5,000"; not so "on May 5 more than".
 */
static bool counts_things(const time_reader *r, size_t i)
{
    return (time_is(r, i + 1, TIME_COUNTED) && !time_is(r, i + 2, TIME_THAN)) ||
           time_is(r, i + 1, TIME_UNITS) || time_is(r, i + 1, TIME_MULTIPLIER) ||
           time_mark(r, i + 1, "%");
}

/* (- | to | and | /) day, behind a day: "7-12", "5 and 6"; all but the first only of neighbours.
 * "7 to 12 May" are two times. */
static size_t day_range(const time_reader *r, size_t i, int32_t first, time_expr *e)
{
    int32_t last;
    bool slash = time_mark(r, i, "/") && !time_flag(r, i, TOKEN_SPACED);
    bool both = time_signal(r, i, SIGNAL_AND) || time_mark(r, i, "&") || slash;
    bool to = time_signal(r, i, SIGNAL_TO);
    size_t n = time_dash(r, i) || to || both ? time_ordinal(r, i + 1, &last) : 0;
    n = n || !(time_dash(r, i) || to || both) ? n : time_digits(r, i + 1, 1, 2, &last) ? 1 : 0;
    if (!n || last <= first || last > 31 || (both && last != first + 1) ||
        counts_things(r, i + n) || (to && time_month_at(r, i + 1 + n))) {
        return 0;
    }
    e->day_to = (uint8_t)last;
    return 1 + n;
}

/* (, | of)? year, behind a month or day: ", 2020", " 2020", "of 2020", " '68". "In August, 2020
 * people" counts people, "August 9, 2020" never does. */
size_t time_year_after(const time_reader *r, size_t i, time_expr *e)
{
    size_t n = time_mark(r, i, ",") || time_is(r, i, TIME_OF) ? 1 : 0;
    size_t quote = time_is(r, i + n, TIME_QUOTE) ? 1 : 0;
    int32_t year;
    bool short_year = quote && time_digits(r, i + n + 1, 2, 2, &year);
    size_t more = short_year ? 2 : time_year_number(r, i + n, &year);
    if (!more && e->day) {
        more = time_spelled_year(r, i + n, &year);
    }
    if (!more || (!short_year && n && !e->day && counts_things(r, i + n))) {
        return 0;
    }
    e->short_year = short_year;
    e->has_year = true;
    e->year = year;
    e->year_precision = EDTF_YEAR;
    return n + more;
}

/* "In May the first assembly met": the ordinal counts what follows it, not days. */
static bool ordinal_of_thing(const time_reader *r, size_t i, size_t n)
{
    word_class small = WORD_PREPOSITION | WORD_COORDINATOR | WORD_DETERMINER | WORD_PRONOUN |
                       WORD_BE | WORD_HAVE | WORD_MODAL | WORD_RELATIVE | WORD_SUBORDINATOR;
    return n > 1 && time_is(r, i, TIME_ARTICLE) && i + n < r->end &&
           r->tokens[i + n].kind == TOKEN_WORD && !time_is(r, i + n, TIME_SIGNAL) &&
           !lexicon_word_is(r->lexicon, r->tokens[i + n].word, small);
}

/* "May to August", "from October to March": a month beside a month is no verb. */
static bool among_months(const time_reader *r, size_t i)
{
    unsigned joint = SIGNAL_TO | SIGNAL_AND;
    bool next = time_signal(r, i + 1, joint) || time_dash(r, i + 1);
    bool last = i >= r->begin + 2 && (time_signal(r, i - 1, joint) || time_dash(r, i - 1));
    return (next && time_month_at(r, i + 2)) || (last && time_month_at(r, i - 2));
}

/* A month with nothing beside it, "May" and "March" only behind a word such as "in". */
static bool month_stands_alone(const time_reader *r, size_t i)
{
    time_alone alone = time_at(r, i)->alone;
    bool name_follows = time_flag(r, i + 1, TOKEN_CAPITAL) && !time_is(r, i + 1, TIME_WEEKDAY) &&
                        !time_month_at(r, i + 1); /* "April Jones" */
    bool name_before = i > r->begin && time_flag(r, i - 1, TOKEN_CAPITAL) &&
                       !time_flag(r, i - 1, TOKEN_FIRST) && !time_cue_before(r, i);
    if (alone == ALONE_YES && !name_follows && !name_before) {
        return true;
    }
    bool shouted = time_flag(r, i, TOKEN_ALLCAPS) && alone != ALONE_YES;
    return alone >= ALONE_CUE && !shouted && (time_cue_before(r, i) || among_months(r, i));
}

/* Between the parts of "5-Nov-2020" and "5/Nov/2020". */
static bool joint_at(const time_reader *r, size_t i, const char *joint)
{
    return time_mark(r, i, joint) && !time_flag(r, i, TOKEN_SPACED) &&
           !time_flag(r, i + 1, TOKEN_SPACED);
}

/* The year of "5-Nov-2020" and "5-Nov-20". */
static size_t joined_year(const time_reader *r, size_t i, const char *joint, time_expr *e)
{
    int32_t year;
    if (!joint_at(r, i, joint) || !time_digits(r, i + 1, 2, 4, &year) ||
        time_text(r, i + 1).n == 3 || (year > 99 && (year < 1000 || year > 2199))) {
        return 0;
    }
    e->has_year = true;
    e->year_precision = EDTF_YEAR;
    e->year = year;
    e->short_year = time_text(r, i + 1).n == 2;
    return 2;
}

/* joined = 5-Nov-2020 | 5/Nov/20 | Nov-05-2020 | Nov-2020 | Nov-98 ; "Nov-12" is either */
static size_t joined(const time_reader *r, size_t i, time_expr *e)
{
    const char *joint = time_mark(r, i + 1, "/") ? "/" : "-";
    int32_t day;
    if (!joint_at(r, i + 1, joint)) {
        return 0;
    }
    size_t month = time_digits(r, i, 1, 2, &day) ? i + 2 : i;
    if (!time_month_at(r, month)) {
        return 0;
    }
    e->month = (uint8_t)time_at(r, month)->number[TIME_MONTH];
    size_t n = month - i + 1;
    bool day_behind = month == i && time_digits(r, i + 2, 1, 2, &day) && joint_at(r, i + 3, joint);
    n += day_behind ? 2 : 0;
    size_t year = joined_year(r, i + n, joint, e);
    bool has_day = n > 1;
    if (!year || (has_day && (day < 1 || day > 31)) || (!has_day && e->year <= 31)) {
        return 0;
    }
    e->day = (uint8_t)(has_day ? day : 0);
    return n + year;
}

/* month-first = month ( day (- day)? )? (,? year)? */
static size_t month_first(const time_reader *r, size_t i, time_expr *e)
{
    if (!time_month_at(r, i)) {
        return 0;
    }
    e->month = (uint8_t)time_at(r, i)->number[TIME_MONTH];
    int32_t day;
    size_t year = time_year_after(r, i + 1, e);
    if (year) {
        return 1 + year;
    }
    size_t n = day_number_at(r, i + 1, &day);
    if (!n || (n == 1 && counts_things(r, i + 1)) || ordinal_of_thing(r, i + 1, n)) {
        return month_stands_alone(r, i) ? 1 : 0;
    }
    e->day = (uint8_t)day;
    e->written_order = -1;
    n++;
    n += day_range(r, i + n, day, e);
    return n + time_year_after(r, i + n, e);
}

/* day-first = the? day (- day)? of? month (,? year)? */
static size_t day_first(const time_reader *r, size_t i, time_expr *e)
{
    int32_t day;
    bool on_the = time_is(r, i, TIME_THE) && i > r->begin && time_signal(r, i - 1, SIGNAL_IN);
    size_t n = day_number_at(r, i, &day); /* "the 9th" */
    size_t article = !n && on_the ? 1 : 0;
    n = article ? day_number_at(r, i + 1, &day) : n;
    if (!n) {
        return 0;
    }
    n += article;
    n += day_range(r, i + n, day, e);
    n += time_is(r, i + n, TIME_OF) ? 1 : 0;
    if (!time_month_at(r, i + n)) {
        return 0;
    }
    e->day = (uint8_t)day;
    e->written_order =
        time_is(r, i, TIME_ARTICLE) ? 0 : 1; /* Americans too say the 9th of August */
    e->month = (uint8_t)time_at(r, i + n)->number[TIME_MONTH];
    n++;
    return n + time_year_after(r, i + n, e);
}

/* year-first = year (, | "(")? (month (day (- day)?)? | day month) (dash | colon | ")"), at the
 * head of a line: "1992 March - A vote is held.", "1820, March 30: Ships arrive.", "1843 (10 May):
 * ...".
 */
static size_t year_first(const time_reader *r, size_t i, time_expr *e)
{
    int32_t year;
    if (!time_opens_line(r, i) || !time_digits(r, i, 4, 4, &year)) {
        return 0;
    }
    bool bracket = time_mark(r, i + 1, "(");
    size_t month = i + (bracket || time_mark(r, i + 1, ",") ? 2 : 1);
    size_t n = month_first(r, month, e);
    n = n ? n : day_first(r, month, e);
    if (!n && time_month_at(r, month)) { /* March alone may be another word */
        e->month = (uint8_t)time_at(r, month)->number[TIME_MONTH];
        n = 1;
    }
    size_t end = month + n;
    bool closed = bracket && time_mark(r, end, ")");
    if (!n || e->has_year || !(closed || time_dash(r, end) || time_mark(r, end, ":"))) {
        return 0;
    }
    e->has_year = true;
    e->year = year;
    e->year_precision = EDTF_YEAR;
    e->written_order = 0;
    return end + (closed ? 1 : 0) - i;
}

static bool weekday_before(const time_reader *r, size_t i)
{
    i -= time_mark(r, i - 1, ",") ? 1 : 0;
    return i > r->begin && time_is(r, i - 1, TIME_WEEKDAY);
}

/* the 20th, behind "on", "by" and the like: a day of the month told before; not "the 20th floor".
 */
static size_t day_alone(const time_reader *r, size_t i, time_expr *e)
{
    int32_t day, other;
    unsigned signals = SIGNAL_IN | SIGNAL_SINCE | SIGNAL_UNTIL | SIGNAL_BEFORE | SIGNAL_FROM;
    size_t n = time_is(r, i, TIME_THE) ? 1 : 0;
    n += n ? time_ordinal(r, i + 1, &day) : 0;
    bool figure = n == 2 && r->tokens[i + 1].kind == TOKEN_NUMBER;
    if (n < 2 || day < (figure ? 1 : FEW) || day > 31 || i == r->begin) {
        return 0;
    }
    bool cue =
        time_signal(r, i - 1, signals) || weekday_before(r, i) ||
        (time_signal(r, i - 1, SIGNAL_TO) && i > r->begin + 1 && time_ordinal(r, i - 2, &other));
    bool more = time_signal(r, i + n, SIGNAL_AND) && time_ordinal(r, i + n + 1, &other);
    if (!cue || more || !time_stands_free(r, i + n)) {
        return 0; /* "in the 19th and 20th centuries" */
    }
    e->day = (uint8_t)day;
    return n;
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
        !time_month_at(r, i + n + 2)) {
        return 0;
    }
    e->nth = (int8_t)number;
    e->weekday = (uint8_t)time_at(r, i + n)->number[TIME_WEEKDAY];
    e->month = (uint8_t)time_at(r, i + n + 2)->number[TIME_MONTH];
    return n + 3 + time_year_after(r, i + n + 3, e);
}

/* "the September 11 attacks", "the July 7 London bombings" */
static int32_t known_year(const time_reader *r, size_t i, const time_expr *e)
{
    for (size_t k = 0; k < r->lex->named_days.n && e->day && !e->has_year; k++) {
        const named_day *d = &r->lex->named_days.v[k];
        bool noun = (time_inside(r, i) && r->tokens[i].word == d->noun) ||
                    (time_inside(r, i + 1) && r->tokens[i + 1].word == d->noun);
        if (noun && d->month == e->month && d->day == e->day) {
            return d->year;
        }
    }
    return 0;
}

size_t time_read_calendar(const time_reader *r, size_t i, time_expr *e)
{
    static const time_rule rules[] = {
        {nth_weekday, TIME_BIT(ARTICLE) | TIME_BIT(ORDINAL) | TIME_BIT(CARDINAL) | TIME_BIT(SHIFT) |
                          TIME_BIT(FIGURE)},
        {joined, TIME_BIT(MONTH) | TIME_BIT(FIGURE)},
        {year_first, TIME_BIT(FIGURE)},
        {month_first, TIME_BIT(MONTH)},
        {day_first, TIME_BIT(ARTICLE) | TIME_BIT(ORDINAL) | TIME_BIT(CARDINAL) | TIME_BIT(SHIFT) |
                        TIME_BIT(FIGURE)},
        {time_read_figures, TIME_BIT(FIGURE)},
        {time_read_listed, TIME_BIT(FIGURE) | TIME_BIT(ORDINAL)},
        {day_alone, TIME_BIT(THE)},
    };
    size_t n = TIME_FIRST_OF(rules, r, i, e);
    e->kind = n ? KIND_CALENDAR : e->kind;
    e->known_year = n ? known_year(r, i + n, e) : 0;
    return n;
}

size_t time_read_date(const time_reader *r, size_t i, time_expr *e)
{
    size_t n = time_read_day_name(r, i, e);
    return n ? n : time_read_calendar(r, i, e);
}
