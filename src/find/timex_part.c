/* timex_part: a part of a date or of a day.
 *
 *     part = the? (early | mid | mid-to-late) (- | in)? date   "early August", "late in 1914"
 *          | the? (beginning | end) of (date | the unit)       "the end of the year"
 *          | the? early share of (date | the unit)             "the latter part of 1944"
 *          | the? (first | latter) half of date                "the first half of the 19th century"
 *          | the? (first | last) (week | days) of month        "the last week of May"
 *     day  = the? morning of date
 */
#include "find/timex.h"

size_t time_part_of_day(const time_reader *r, size_t i, time_expr *e)
{
    size_t n = time_is(r, i, TIME_ARTICLE) ? 1 : 0;
    const time_word *part = time_at(r, i + n), *unit = time_at(r, i + n + 1);
    bool hours = time_has(part, TIME_EARLY) && time_has(unit, TIME_UNITS) &&
                 unit->number[TIME_UNITS] == UNIT_HOUR; /* the early hours of 3 May */
    str value = part->text[TIME_PART];
    if (hours) {
        value = str_eq(part->text[TIME_EARLY], S("START")) ? S("MO") : S("EV");
        n++;
    }
    if (!(hours || time_has(part, TIME_PART)) || !time_is(r, i + n + 1, TIME_OF)) {
        return 0;
    }
    time_expr day = *e;
    size_t date = time_read_date(r, i + n + 2, &day);
    if (!date || !(day.day || day.weekday) || day.part.n) {
        return 0;
    }
    *e = day;
    e->part = value;
    return n + 2 + date;
}

/* "the year" behind "the end of": the one of the story, or of publication. */
static size_t the_unit_at_hand(const time_reader *r, size_t i, time_expr *e)
{
    const time_word *w = time_at(r, i + 1);
    if (!time_is(r, i, TIME_THE) || !time_has(w, TIME_UNIT) || w->number[TIME_UNIT] < UNIT_WEEK ||
        time_is(r, i + 2, TIME_OF)) {
        return 0;
    }
    e->kind = KIND_SHIFT;
    e->at_hand = true;
    e->unit = (time_unit)w->number[TIME_UNIT];
    return 2;
}

static bool is_point(const time_expr *e)
{
    return e->kind == KIND_CALENDAR || e->kind == KIND_SHIFT || e->kind == KIND_DAY ||
           e->kind == KIND_TERM;
}

/* the? time | the year, behind "of" */
static size_t whole_at(const time_reader *r, size_t i, time_expr *e)
{
    size_t n = time_read_plain(r, i, e);
    n = n ? n : the_unit_at_hand(r, i, e);
    if (!n && time_is(r, i, TIME_THE)) {
        n = time_read_plain(r, i + 1, e);
        bool names = e->kind == KIND_CALENDAR && e->year_precision == EDTF_YEAR;
        n = n && !names ? n + 1 : 0; /* the opening of the 2000 games */
    }
    return n && is_point(e) && !e->mod.n ? n : 0;
}

/* (end | middle) of whole */
static size_t end_of(const time_reader *r, size_t i, time_expr *e)
{
    const time_word *part = time_at(r, i);
    time_expr inner = *e;
    if (!time_has(part, TIME_PART_OF) || !time_is(r, i + 1, TIME_OF)) {
        return 0;
    }
    size_t n = whole_at(r, i + 2, &inner);
    *e = inner;
    e->mod = part->text[TIME_PART_OF];
    return n ? 2 + n : 0;
}

/* (first | second | latter) half of whole */
static size_t half_of(const time_reader *r, size_t i, time_expr *e)
{
    int32_t number;
    const time_word *part = time_at(r, i);
    size_t ordinal = time_ordinal(r, i, &number);
    str mod = part->text[TIME_EARLY];
    if (ordinal) {
        mod = number == 1 ? S("START") : number == 2 ? S("END") : S("");
    }
    size_t n = ordinal ? ordinal : time_has(part, TIME_EARLY) ? 1 : 0;
    if (!n || !mod.n || !time_is(r, i + n, TIME_HALF) || !time_is(r, i + n + 1, TIME_OF)) {
        return 0;
    }
    time_expr inner = *e;
    size_t whole = whole_at(r, i + n + 2, &inner);
    bool year = inner.year_precision == EDTF_YEAR && !inner.month; /* its halves are H1 and H2 */
    if (!whole || inner.kind != KIND_CALENDAR || inner.day || year) {
        return 0;
    }
    *e = inner;
    e->mod = mod;
    return n + 2 + whole;
}

/* (first | second | last) (week | days) of month */
static size_t week_of(const time_reader *r, size_t i, time_expr *e)
{
    int32_t number = 0;
    const time_word *which = time_at(r, i);
    bool last = time_has(which, TIME_SHIFT) && which->number[TIME_SHIFT] < 0;
    size_t n = last ? 1 : time_ordinal(r, i, &number);
    const time_word *unit = time_at(r, i + n);
    bool days = n && time_has(unit, TIME_UNITS) && unit->number[TIME_UNITS] == UNIT_DAY;
    bool week = n && time_has(unit, TIME_UNIT) && unit->number[TIME_UNIT] == UNIT_WEEK;
    if (!(week || days) || !time_is(r, i + n + 1, TIME_OF))
        return 0;
    time_expr inner = *e;
    size_t whole = whole_at(r, i + n + 2, &inner);
    if (!whole || inner.kind != KIND_CALENDAR || !inner.month || inner.day || inner.weekday)
        return 0;
    *e = inner;
    e->mod = last ? S("END") : number == 1 ? S("START") : S("MID");
    return n + 2 + whole;
}

/* (early | mid-to-late) (- | in)? time | early part of whole */
static size_t early(const time_reader *r, size_t i, time_expr *e)
{
    size_t n = 0;
    const time_word *part = time_at(r, i);
    bool to = time_mark(r, i + 1, "-") && time_signal(r, i + 2, SIGNAL_TO) &&
              time_mark(r, i + 3, "-") && time_is(r, i + 4, TIME_EARLY);
    if (to) {
        n = 4;
        part = time_at(r, i + 4);
    }
    if (!time_has(part, TIME_EARLY)) {
        return 0;
    }
    bool share = time_is(r, i + n + 1, TIME_SHARE) && time_is(r, i + n + 2, TIME_OF);
    bool in = time_signal(r, i + n + 1, SIGNAL_IN);
    n += share ? 3 : in || time_mark(r, i + n + 1, "-") ? 2 : 1;
    time_expr inner = *e;
    size_t more = share || in ? whole_at(r, i + n, &inner) : time_read_plain(r, i + n, &inner);
    if (!more || !is_point(&inner) || inner.mod.n) {
        return 0;
    }
    *e = inner;
    e->mod = part->text[TIME_EARLY];
    return n + more;
}

size_t time_read_part(const time_reader *r, size_t i, time_expr *e)
{
    static const time_rule rules[] = {
        {end_of, TIME_BIT(PART_OF)},
        {half_of, TIME_BIT(EARLY) | TIME_BIT(ORDINAL)},
        {week_of, TIME_BIT(SHIFT) | TIME_BIT(ORDINAL)},
        {early, TIME_BIT(EARLY)},
    };
    size_t article = time_is(r, i, TIME_ARTICLE) ? 1 : 0;
    size_t n = TIME_FIRST_OF(rules, r, i + article, e);
    return n ? article + n : 0;
}
