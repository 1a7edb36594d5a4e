/* timex_term: the terms companies and statistics offices report by. Which quarter "the year-ago
 * period" was hangs on the quarter reported, so anchoring settles it.
 *
 *     term   = the? which* (year - ago | 1988 | this year 's)? ordinal? noun compared? ended?
 *     which  = latest | comparable | full      noun = quarter | half | period | month | year
 *     compared = last year | a year ago | of 1988
 *
 *     reported = reporting period | the period (under review | covered)
 *
 *     "the quarter"  "the latest period"  "the 1988 quarter"  "next year's first quarter"
 *     "the same period last year"  "the year ended March 31"  "year-earlier results"
 */
#include "find/timex.h"

#define COVER_REACH   3  /* tokens from "period" to "1 May to 31 July" */
#define COMPARE_REACH 15 /* tokens from "compared with" to "last year" */

enum {
    WHICH_COMPARABLE = 1,
    WHICH_LATEST,
    WHICH_FULL,
    WHICH_ENDED,
    AGAINST,
    REPORTING,
    COVERS
}; /* values of TIME_TERM */

typedef struct term_head { /* what stands before the noun */
    bool the, comparable, latest, full, ago, owned;
    time_expr year; /* of "1988", "this year's" */
} term_head;

static int32_t which_at(const time_reader *r, size_t i)
{
    return time_is(r, i, TIME_TERM) ? time_at(r, i)->number[TIME_TERM] : 0;
}

/* year - (ago | earlier) */
static size_t year_ago_at(const time_reader *r, size_t i)
{
    const time_word *unit = time_at(r, i);
    uint64_t way = TIME_BIT(DIRECTION) | TIME_BIT(DIRECTION_THERE);
    bool good = time_has(unit, TIME_UNIT) && unit->number[TIME_UNIT] == UNIT_YEAR &&
                time_mark(r, i + 1, "-") && time_roles(r, i + 2) & way;
    return good ? 3 : 0;
}

/* 1988 's? | (this | last | next) year 's */
static size_t year_of_term(const time_reader *r, size_t i, term_head *h)
{
    int32_t year;
    if (time_digits(r, i, 4, 4, &year) && year >= 1900 && year < 2100) {
        h->year.has_year = true;
        h->year.year = year;
        h->year.year_precision = EDTF_YEAR;
        return time_is(r, i + 1, TIME_GENITIVE) ? 2 : 1;
    }
    const time_word *shift = time_at(r, i), *unit = time_at(r, i + 1);
    if (!time_has(shift, TIME_SHIFT) || !time_has(unit, TIME_UNIT) ||
        unit->number[TIME_UNIT] != UNIT_YEAR || !time_is(r, i + 2, TIME_GENITIVE)) {
        return 0;
    }
    h->year.shifted_year = true;
    h->year.shift = shift->number[TIME_SHIFT];
    return 3;
}

static size_t head_at(const time_reader *r, size_t i, term_head *h)
{
    size_t n = time_is(r, i, TIME_THE) ? 1 : 0;
    h->the = n > 0;
    for (size_t k = 0; k < 2 && which_at(r, i + n) && which_at(r, i + n) < WHICH_ENDED; k++) {
        int32_t which = which_at(r, i + n++);
        h->comparable |= which == WHICH_COMPARABLE;
        h->latest |= which == WHICH_LATEST;
        h->full |= which == WHICH_FULL;
    }
    size_t ago = year_ago_at(r, i + n);
    h->ago = ago > 0;
    size_t year = ago ? ago : year_of_term(r, i + n, h);
    h->owned = year && !ago;
    return n + year;
}

/* (in | of)? (last year | a year (ago | earlier) | 1988), behind "the same period": years back */
static size_t compared_with(const time_reader *r, size_t i, time_expr *e)
{
    size_t n = time_signal(r, i, SIGNAL_IN | SIGNAL_OF) ? 1 : 0;
    int32_t year;
    if (n && time_year_number(r, i + n, &year) == 1) {
        e->has_year = true;
        e->year = year;
        return n + 1;
    }
    const time_word *first = time_at(r, i + n), *unit = time_at(r, i + n + 1);
    if (!time_has(unit, TIME_UNIT) || unit->number[TIME_UNIT] != UNIT_YEAR) {
        return 0;
    }
    uint64_t way = TIME_BIT(DIRECTION) | TIME_BIT(DIRECTION_THERE);
    e->shift = -1;
    if (time_has(first, TIME_A) && time_roles(r, i + n + 2) & way) {
        return n + 3;
    }
    bool before = time_has(first, TIME_SHIFT) && first->number[TIME_SHIFT] < 0;
    return before ? n + 2 : 0;
}

/* ended Sept. 30: its month says which quarter it was */
static bool ended_at(const time_reader *r, size_t i, time_expr *e)
{
    if (which_at(r, i) != WHICH_ENDED) {
        return false;
    }
    if (time_is(r, i + 1, TIME_MONTH)) {
        e->month = (uint8_t)time_at(r, i + 1)->number[TIME_MONTH];
    }
    return true;
}

/* "the 1988 second quarter", "next year's first quarter": a date of the calendar */
static size_t numbered(const time_reader *r, size_t i, const term_head *h, time_expr *e)
{
    int32_t number;
    size_t n = time_ordinal(r, i, &number);
    n += n && time_mark(r, i + n, "-") ? 1 : 0;
    const time_word *w = time_at(r, i + n);
    bool quarter = time_has(w, TIME_UNIT) && w->number[TIME_UNIT] == UNIT_QUARTER && number <= 4;
    bool half = time_has(w, TIME_HALF) && number <= 2;
    if (!n || number < 1 || !(quarter || half)) {
        return 0;
    }
    uint32_t first = e->first;
    *e = h->year;
    e->first = first;
    e->kind = KIND_CALENDAR;
    e->season = (uint8_t)(quarter ? 32 + number : 39 + number);
    return n + 1;
}

/* "the year" is one of ours in "for the full year" and "six months of the year", but not in "the
 * year he died" and "man of the year". */
static bool tells_the_year(const time_reader *r, size_t i, size_t end, const term_head *h)
{
    if (which_at(r, end) == WHICH_ENDED) {
        return true;
    }
    bool closed = end >= r->end || r->tokens[end].kind == TOKEN_MARK || time_is(r, end, TIME_AND);
    if (i == r->begin || !(closed || h->full)) {
        return false;
    }
    uint64_t parts = TIME_BIT(UNITS) | TIME_BIT(UNIT) | TIME_BIT(HALF) | TIME_BIT(PART_OF);
    return time_is(r, i - 1, TIME_OF)
               ? i >= r->begin + 2 && time_roles(r, i - 2) & parts
               : time_signal(r, i - 1, SIGNAL_FOR | SIGNAL_IN) || time_is(r, i - 1, TIME_OVER);
}

static bool period_at(const time_reader *r, size_t i)
{
    return time_is(r, i, TIME_PERIOD_NOUN) && !time_is(r, i, TIME_HALF);
}

/* (the | this)? reporting period | the period (under review | covered): of what a report tells */
static size_t reporting_period(const time_reader *r, size_t i)
{
    size_t n = time_is(r, i, TIME_THE) || time_is(r, i, TIME_SHIFT) ? 1 : 0;
    if (which_at(r, i + n) == REPORTING && period_at(r, i + n + 1)) {
        return n + 2;
    }
    bool under = time_inside(r, i + n + 1) &&
                 lexicon_word_is(r->lexicon, r->tokens[i + n + 1].word, WORD_PREPOSITION);
    return !n || !period_at(r, i + n)                             ? 0
           : under && which_at(r, i + n + 2) == REPORTING         ? n + 3
           : str_eq_nocase(time_text(r, i + n + 1), S("covered")) ? n + 2
                                                                  : 0;
}

bool time_says_covered(const time_reader *r, size_t i)
{
    for (size_t back = 1; back <= COVER_REACH && i >= r->begin + back; back++) {
        if (period_at(r, i - back) || which_at(r, i - back) == COVERS) {
            return true;
        }
        if (!time_roles(r, i - back) && r->tokens[i - back].kind != TOKEN_MARK) {
            return false;
        }
    }
    return false;
}

size_t time_read_term(const time_reader *r, size_t i, time_expr *e)
{
    size_t reported = reporting_period(r, i);
    if (reported) {
        e->kind = KIND_REPORTED;
        return reported;
    }
    term_head h = {.year = *e};
    size_t n = head_at(r, i, &h);
    size_t number = h.owned ? numbered(r, i + n, &h, e) : 0;
    if (number) {
        return n + number;
    }
    const time_word *w = time_at(r, i + n);
    bool unit = time_has(w, TIME_UNIT) && w->number[TIME_UNIT] >= UNIT_MONTH;
    bool noun = unit || (time_has(w, TIME_PERIOD_NOUN) && !time_has(w, TIME_HALF));
    e->kind = KIND_TERM;
    e->unit = unit ? (time_unit)w->number[TIME_UNIT] : UNIT_NONE;
    e->shift = h.ago ? -1 : h.year.shift;
    e->has_year = h.year.has_year;
    e->year = h.year.year;
    if (h.ago) {
        return noun ? n + 1 : h.the ? 0 : n; /* "the year-ago quarter", but a [year-ago] loss */
    }
    if (!noun || time_mark(r, i + n + 1, "-")) {
        return 0; /* "the quarter-to-quarter growth" */
    }
    n++;
    bool quarter = e->unit == UNIT_QUARTER || e->unit == UNIT_NONE;
    bool ended = ended_at(r, i + n, e);
    if (h.owned) {
        return quarter ? n : 0;
    }
    size_t compared = h.the && quarter && !ended ? compared_with(r, i + n, e) : 0;
    if (compared && (h.comparable || e->unit == UNIT_QUARTER)) {
        return n + compared;
    }
    if (h.latest) {
        return quarter ? n : 0;
    }
    if (!h.the || h.comparable) {
        return 0;
    }
    if (e->unit == UNIT_YEAR && tells_the_year(r, i, i + n, &h)) {
        e->count = ended ? 1 : 0;
        return n;
    }
    return e->unit == UNIT_QUARTER && !h.full ? n : 0;
}

bool time_compares(const time_reader *r, size_t i)
{
    for (size_t back = 1; back <= COMPARE_REACH && i >= r->begin + back; back++) {
        if (which_at(r, i - back) == AGAINST) {
            return true;
        }
    }
    return false;
}
