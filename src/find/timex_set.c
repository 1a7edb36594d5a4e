/* timex_set: what returns.
 *
 *     set   = often? every | often (a | an) unit | length (a | every) unit | plural | nth-of-each
 *     every = (every | each | alternate | per) (other | third | three)? (unit | weekday part? |
 * month | season | part | date) often = once | twice | ten times
 */
#include "find/timex.h"

/* Fridays | Friday nights */
static size_t weekdays(const time_reader *r, size_t i, time_expr *e)
{
    const time_word *w = time_at(r, i);
    if (!time_has(w, TIME_WEEKDAY) || !time_flag(r, i, TOKEN_CAPITAL)) {
        return 0;
    }
    size_t part = time_is(r, i + 1, TIME_PART) ? 1 : 0;
    if (w->alone != ALONE_SET && !(part && time_is(r, i + 1, TIME_SET))) {
        return 0;
    }
    e->weekday = (uint8_t)w->number[TIME_WEEKDAY];
    e->part = part ? time_at(r, i + 1)->text[TIME_PART] : e->part;
    return 1 + part;
}

/* every other | every third | every three | alternate */
static size_t every_how_many(const time_reader *r, size_t i, double *count, bool *other)
{
    time_amount amount;
    int32_t nth;
    *count = 1;
    *other = str_ends(time_at(r, i)->text[TIME_EVERY], S("OTHER"));
    if (time_is(r, i + 1, TIME_OTHER) || *other) {
        *count = 2;
        *other = true;
        return time_is(r, i + 1, TIME_OTHER) ? 2 : 1;
    }
    size_t n = time_ordinal(r, i + 1, &nth);
    if (n && nth > 0 && time_roles(r, i + 1 + n) & (TIME_BIT(UNIT) | TIME_BIT(WEEKDAY))) {
        *count = nth;
        *other = nth == 2;
        return 1 + n;
    }
    n = time_amount_at(r, i + 1, &amount);
    if (n && time_roles(r, i + 1 + n) & (TIME_BIT(UNIT) | TIME_BIT(UNITS))) {
        *count = amount.vague ? 0 : amount.value;
        return 1 + n;
    }
    return 1;
}

/* A weekday, month, season, part of the day or date behind "every". */
static size_t every_named(const time_reader *r, size_t i, double count, bool other, time_expr *e)
{
    size_t n = time_shifted_at(r, i, e);
    n = n ? n : weekdays(r, i, e);      /* alternate Saturdays */
    if (n && e->weekday && count > 2) { /* every third Sunday */
        e->weekday = 0;
        e->unit = UNIT_WEEK;
        e->count = count;
        return n;
    }
    if (n && !e->unit) {
        e->quant = other ? S("EVERY OTHER") : e->quant;
        return n;
    }
    time_expr date = *e;
    n = time_read_date(r, i, &date);
    if (!n || date.has_year || !date.day || date.day_to || date.kind != KIND_CALENDAR) {
        return 0;
    }
    *e = date;
    e->kind = KIND_SET;
    return n;
}

static size_t every(const time_reader *r, size_t i, time_expr *e)
{
    if (!time_is(r, i, TIME_EVERY)) {
        return 0;
    }
    double count;
    bool other;
    size_t n = every_how_many(r, i, &count, &other);
    e->quant = time_at(r, i)->text[TIME_EVERY];
    e->count = count;
    e->vague = count == 0;
    if (!time_unit_at(r, i + n, e)) {
        size_t what = every_named(r, i + n, count, other, e);
        return what ? n + what : 0;
    }
    e->quant = e->quant.n && other ? S("EVERY") : e->quant; /* the length counts the two */
    if (e->unit == UNIT_WEEKEND) {
        e->text = S("XXXX-WXX-WE");
        e->quant = other ? S("EVERY OTHER") : e->quant;
    }
    return n + 1;
}

/* (a | an) unit | every */
static size_t per_unit(const time_reader *r, size_t i, time_expr *e)
{
    size_t n = every(r, i, e);
    if (n) {
        return n;
    }
    const time_word *w = time_at(r, i);
    e->count = 1;
    bool one = time_has(w, TIME_ARTICLE) && w->number[TIME_ARTICLE] == 1;
    return one && time_is(r, i + 1, TIME_UNIT) && time_unit_at(r, i + 1, e) ? 2 : 0;
}

/* once | twice | ten times | several times */
static size_t often_at(const time_reader *r, size_t i, double *times)
{
    const time_word *w = time_at(r, i);
    time_amount amount;
    if (time_has(w, TIME_TIMES) && w->number[TIME_TIMES] > 0) {
        *times = w->number[TIME_TIMES];
        return 1;
    }
    size_t n = time_amount_at(r, i, &amount);
    if (!n || amount.article || !time_is(r, i + n, TIME_TIMES)) {
        return 0;
    }
    *times = amount.vague ? 0 : amount.value;
    return n + 1;
}

/* "twice a week", "three days a week", "once every four years" */
static size_t rate(const time_reader *r, size_t i, time_expr *e)
{
    time_expr length = *e;
    double times = 0;
    size_t n = often_at(r, i, &times);
    if (!n) {
        n = time_length_at(r, i, &length);
        times = length.vague || length.mod.n ? 0 : length.count;
    }
    size_t more = n ? per_unit(r, i + n, e) : 0;
    if (!more || time_roles(r, i + n + more) &
                     (TIME_BIT(DIRECTION) | TIME_BIT(DIRECTION_THERE))) { /* a year ago */
        return 0;
    }
    e->freq = times;
    e->freq_unit = length.unit;
    return n + more;
}

/* "daily"; "evenings" and "weekends" only behind "in the" or "at". A capital makes it a name: "the
 * Daily Mirror". */
static size_t adverb(const time_reader *r, size_t i, time_expr *e)
{
    size_t the = time_is(r, i, TIME_THE) ? 1 : 0;
    const time_word *w = time_at(r, i + the);
    bool plural = w->roles & (TIME_BIT(PART) | TIME_BIT(UNITS));
    bool capital = time_flag(r, i, TOKEN_CAPITAL) && !time_flag(r, i, TOKEN_ALLCAPS);
    bool name = capital && (!time_flag(r, i, TOKEN_FIRST) || time_flag(r, i + 1, TOKEN_CAPITAL));
    if (!time_has(w, TIME_SET) || name || (the && !plural)) {
        return 0;
    }
    if (plural && (i == r->begin || !time_signal(r, i - 1, SIGNAL_IN | SIGNAL_AT) ||
                   time_is(r, i + the + 1, TIME_OF))) {
        return 0;
    }
    e->text = w->text[TIME_SET];
    return the + 1;
}

/* the? first Monday of each month */
static size_t nth_of_each(const time_reader *r, size_t i, time_expr *e)
{
    size_t n = time_is(r, i, TIME_THE) ? 1 : 0;
    int32_t nth;
    size_t ordinal = time_ordinal(r, i + n, &nth);
    ordinal = ordinal ? ordinal : time_is(r, i + n, TIME_SHIFT) ? 1 : 0; /* the last Monday */
    n += ordinal;
    bool named = time_roles(r, i + n) & (TIME_BIT(WEEKDAY) | TIME_BIT(UNIT));
    if (!ordinal || !named || !time_is(r, i + n + 1, TIME_OF)) {
        return 0;
    }
    size_t more = every(r, i + n + 2, e);
    e->freq = 1;
    return more && e->unit ? n + 2 + more : 0;
}

size_t time_read_set(const time_reader *r, size_t i, time_expr *e)
{
    static const time_rule rules[] = {
        {every, TIME_BIT(EVERY)},
        {rate, TIME_BIT(TIMES) | TIME_BIT(VAGUE) | TIME_BIT(CARDINAL) | TIME_BIT(FIGURE)},
        {weekdays, TIME_BIT(WEEKDAY)},
        {adverb, TIME_BIT(SET) | TIME_BIT(THE)},
        {nth_of_each, TIME_BIT(THE) | TIME_BIT(ORDINAL) | TIME_BIT(SHIFT) | TIME_BIT(FIGURE)},
    };
    size_t n = TIME_FIRST_OF(rules, r, i, e);
    e->kind = n ? KIND_SET : e->kind;
    return n;
}

/* "4 June each year", "May of every year" */
size_t time_repeats_behind(const time_reader *r, size_t i, time_expr *e)
{
    bool open = e->kind == KIND_CALENDAR && !e->has_year && !e->part.n && (e->month || e->season);
    size_t n = time_is(r, i, TIME_OF) ? 1 : 0;
    const time_word *w = time_at(r, i + n), *unit = time_at(r, i + n + 1);
    if (!open || !time_has(w, TIME_EVERY) || !time_has(unit, TIME_UNIT) ||
        unit->number[TIME_UNIT] != UNIT_YEAR) {
        return 0;
    }
    e->kind = KIND_SET;
    e->quant = w->text[TIME_EVERY];
    return n + 2;
}
