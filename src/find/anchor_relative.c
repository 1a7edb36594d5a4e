/* anchor_relative: dates counted from another one. What cannot be counted exactly gets no date: a
 * month-precise publication says nothing of "yesterday". */
#include "find/anchor.h"

static edtf week_of(day_number day)
{
    day_number monday = day - civil_weekday(day);
    return edtf_range(edtf_day(civil_from_day(monday)), edtf_day(civil_from_day(monday + 6)));
}

static edtf_precision unit_precision(time_unit unit)
{
    switch (unit) {
    case UNIT_MONTH:
    case UNIT_QUARTER: return EDTF_MONTH;
    case UNIT_YEAR:
    case UNIT_DECADE:
    case UNIT_CENTURY:
    case UNIT_MILLENNIUM: return EDTF_YEAR;
    default: return EDTF_DAY;
    }
}

/* "a year ago" in a report on a quarter: that quarter of the year before. */
static bool year_of_term(anchoring *an, const time_expr *e, timex *t)
{
    base from;
    if (an->narrative || !term_base(an, e, &from)) {
        return false;
    }
    edtf date = edtf_month(from.date.year - 1, from.date.month);
    anchor_set(an, t, e, date, &from, "the year before");
    return true;
}

/* ---- last week, next March, the following year ---------------------------------------------- */

static const char *way_of(edtf date, const base *from)
{
    switch (edtf_relate(date, (edtf){.from = from->date})) {
    case EDTF_BEFORE: return "the one before";
    case EDTF_AFTER: return "the one after";
    default: return "the one of";
    }
}

static int quarter_of(int month)
{
    return (month - 1) / 3;
}

/* The unit that lies e->shift units from `from`. */
static edtf shifted_unit(const time_expr *e, const base *from)
{
    day_number day = civil_to_day(from->day);
    civil month = civil_add_months(from->day, e->shift);
    int32_t quarter = from->day.year * 4 + quarter_of(from->day.month) + e->shift;
    int32_t year = from->day.year + e->shift;
    edtf decade = edtf_year((from->day.year / 10 + e->shift) * 10);
    switch (e->unit) {
    case UNIT_DAY: return edtf_day(civil_from_day(day + e->shift));
    case UNIT_WEEK: return week_of(day + 7 * (day_number)e->shift);
    case UNIT_MONTH: return edtf_month(month.year, month.month);
    case UNIT_QUARTER: return edtf_month(quarter / 4, 33 + quarter % 4);
    case UNIT_YEAR: return edtf_year(year);
    case UNIT_DECADE: decade.from.precision = EDTF_DECADE; return decade;
    case UNIT_CENTURY:
        decade = edtf_year((from->day.year / 100 + e->shift) * 100);
        decade.from.precision = EDTF_CENTURY;
        return decade;
    default: return (edtf){0};
    }
}

/* "last weekend" and "the weekend" are over, or going on on a Sunday; "this weekend" ends the week
 * unless the verb says that it is over, as does "that weekend" of a day told before; "next weekend"
 * is the one after. */
static edtf weekend(const time_expr *e, const base *from, const token *first, str text)
{
    day_number day = civil_to_day(from->day);
    int today = civil_weekday(day);
    day_number saturday = day - today + 5;
    bool the = str_eq_nocase(str_span(text, first->at), S("the"));
    bool counted = e->there && !from->from_published;
    bool over = e->shift < 0 || (e->shift == 0 && !counted && (the ? e->tense <= 0 : e->tense < 0));
    if (e->shift > 0) {
        saturday += 7;
    } else if (over && today < 5) {
        saturday -= 7;
    } else if (e->shift < 0) {
        saturday -= 7;
    }
    return edtf_range(edtf_day(civil_from_day(saturday)), edtf_day(civil_from_day(saturday + 1)));
}

/* The year of a season or month `e->shift` from `from`: "last March" is the last one that is over,
 * "this March" the one of this year. Of a bare year "the following March" is in the next. */
static int32_t shifted_year(const time_expr *e, const base *from, int first_month, int last_month)
{
    int32_t year = from->day.year;
    if (from->date.precision <= EDTF_YEAR)
        return year + e->shift;
    if (e->shift < 0 && last_month >= from->day.month)
        year--;
    else if (e->shift > 0 && first_month <= from->day.month)
        year++;
    return year;
}

static edtf shifted_month(const time_expr *e, const base *from)
{
    return edtf_month(shifted_year(e, from, e->month, e->month), e->month);
}

static edtf shifted_season(const time_expr *e, const base *from)
{
    int first_month = (e->season - 21) * 3 + 3; /* winter ends in month 14 */
    return edtf_month(shifted_year(e, from, first_month, first_month + 2), e->season);
}

void anchor_shift(anchoring *an, const time_expr *e, timex *t)
{
    if (e->weekday) {
        anchor_weekday(an, e, t);
        return;
    }
    base from;
    edtf_precision need = e->part.n               ? EDTF_DAY
                          : e->month || e->season ? EDTF_YEAR
                                                  : unit_precision(e->unit);
    t->type = e->part.n ? TIMEX_TIME : TIMEX_DATE;
    t->value = timex_with_time(an->a, timex_open_value(an->a, e), e);
    bool term = e->compares && e->unit == UNIT_YEAR && e->sentence - an->term.sentence <= 1;
    if (e->unit == UNIT_DAY && e->shift < 0 && !e->there) {
        return; /* "the last day in office" is not the one before */
    }
    if ((term && year_of_term(an, e, t)) || !anchor_base(an, e, need, &from)) {
        return;
    }
    const token *first = &an->article->text.tokens.v[e->first];
    edtf date;
    if (e->part.n) { /* last night, this morning */
        date = edtf_day(civil_from_day(civil_to_day(from.day) + e->shift));
    } else if (e->month) {
        date = shifted_month(e, &from);
    } else if (e->season) {
        date = shifted_season(e, &from);
    } else if (e->unit == UNIT_WEEKEND) {
        date = weekend(e, &from, first, an->article->source.text);
    } else {
        date = shifted_unit(e, &from);
    }
    if (edtf_empty(date)) {
        return;
    }
    anchor_set(an, t, e, date, &from, way_of(date, &from));
    if (date.interval) {
        day_number day = civil_to_day(anchor_civil(date.from));
        t->value = timex_week_value(an->a, day, e->unit == UNIT_WEEKEND);
    }
}

/* ---- two days ago --------------------------------------------------------------------------- */

/* As precise as its unit: "two years ago" is a year. */
edtf anchor_counted(time_unit unit, civil from, int32_t count)
{
    day_number day = civil_to_day(from);
    civil month = civil_add_months(from, count);
    switch (unit) {
    case UNIT_DAY: return edtf_day(civil_from_day(day + count));
    case UNIT_WEEK: return week_of(day + 7 * (day_number)count);
    case UNIT_MONTH: return edtf_month(month.year, month.month);
    case UNIT_QUARTER:
        month = civil_add_months(from, count * 3);
        return edtf_month(month.year, 33 + quarter_of(month.month));
    case UNIT_YEAR: return edtf_year(from.year + count);
    case UNIT_DECADE: return edtf_year(from.year + count * 10);
    case UNIT_CENTURY: return edtf_year(from.year + count * 100);
    default: return (edtf){0};
    }
}

/* "a year ago today", "a year ago yesterday" */
static edtf day_counted(time_unit unit, civil today, int8_t on, int32_t count)
{
    civil from = civil_from_day(civil_to_day(today) + on);
    if (unit == UNIT_WEEK)
        return edtf_day(civil_from_day(civil_to_day(from) + 7 * (day_number)count));
    int32_t months = unit == UNIT_MONTH ? 1 : unit == UNIT_QUARTER ? 3 : 12;
    return edtf_day(civil_add_months(from, months * count));
}

/* "His defeat a year later was no surprise" is not told of the year ahead: later than what is lost
 * sight of. */
static bool leaps_ahead(const anchoring *an, const time_expr *e, edtf date)
{
    edtf published = {.from = an->published};
    return e->shift > 0 && e->tense <= 0 && an->published.precision >= EDTF_YEAR &&
           edtf_relate(date, published) == EDTF_AFTER;
}

static void anchor_whole_count(anchoring *an, const time_expr *e, timex *t)
{
    base from;
    if (e->unit == UNIT_YEAR && e->count == 1 && e->shift < 0 && year_of_term(an, e, t)) {
        return;
    }
    if (!anchor_base(an, e, e->whole_day ? EDTF_DAY : unit_precision(e->unit), &from)) {
        t->type = TIMEX_DURATION;
        return;
    }
    int32_t count = e->shift * (int32_t)e->count;
    edtf date = e->whole_day ? day_counted(e->unit, from.day, e->from_day, count)
                             : anchor_counted(e->unit, from.day, count);
    if (edtf_empty(date)) {
        return;
    }
    if (leaps_ahead(an, e, date)) {
        t->type = TIMEX_DURATION;
        return;
    }
    if (e->mod.n)
        date = edtf_qualify(date, EDTF_APPROXIMATE);
    anchor_set(an, t, e, date, &from, e->shift < 0 ? "counted back from" : "counted on from");
    if (date.interval) {
        t->value = timex_week_value(an->a, civil_to_day(anchor_civil(date.from)), false);
    }
}

void anchor_count(anchoring *an, const time_expr *given, timex *t)
{
    time_expr e = *given;
    t->type = TIMEX_DATE;
    t->value = e.shift < 0 ? S("PAST_REF") : S("FUTURE_REF");
    if (e.vague) {
        return;
    }
    t->value = timex_length_value(an->a, e.unit, e.count, false);
    if (e.unit == UNIT_YEAR && !time_is_whole(&e)) {
        e.unit = UNIT_MONTH; /* a year and a half ago */
        e.count *= 12;
    }
    if (!time_is_whole(&e)) {
        t->type = TIMEX_DURATION;
        return;
    }
    anchor_whole_count(an, &e, t);
}

static uint32_t tid_of(const base *from)
{
    return from->anchor != NONE ? from->anchor + 1 : from->from_published ? 0 : NONE;
}

/* ---- Lengths -------------------------------------------------------------------------------- */

/* "within 10 days" of the day last spoken of is a deadline. */
static void deadline(anchoring *an, const time_expr *e, timex *t)
{
    base from;
    time_expr there = *e;
    there.there = true;
    bool near = an->spoken.at != NONE && e->sentence - an->spoken.sentence <= 5;
    if (!time_is_whole(e) || !near || !anchor_base(an, &there, EDTF_DAY, &from) ||
        from.from_published || unit_precision(e->unit) == EDTF_YEAR) {
        return;
    }
    int32_t count = (int32_t)e->count;
    day_number days = e->unit == UNIT_WEEK ? 7 * (day_number)count : count;
    civil end = e->unit == UNIT_DAY || e->unit == UNIT_WEEK
                    ? civil_from_day(civil_to_day(from.day) + days)
                    : civil_add_months(from.day, count);
    str value = t->value;
    anchor_set(an, t, e, edtf_day(end), &from, "the last day counted from");
    t->value = value;
    t->begin_point = tid_of(&from);
    t->type = TIMEX_DURATION;
}

void anchor_length(anchoring *an, const time_expr *e, timex *t)
{
    t->type = TIMEX_DURATION;
    t->value = timex_lengths_value(an->a, e);
    uint32_t behind = e->first + e->n;
    str next = behind < an->article->text.tokens.n ? token_text(an->article, behind) : (str){0};
    if (e->relation == TIMEX_WITHIN && !str_eq_nocase(next, S("of"))) {
        deadline(an, e, t);
    }
}

/* "the past year" said on 5 November 2021: 2020-11 to 2021-11. */
void anchor_period(anchoring *an, const time_expr *e, timex *t)
{
    base from;
    t->type = TIMEX_DURATION;
    t->value = timex_length_value(an->a, e->unit, e->count, e->vague);
    edtf_precision need = unit_precision(e->unit);
    need = e->unit == UNIT_YEAR && e->count <= 1 ? EDTF_MONTH : need;
    if (!time_is_whole(e) || e->shift == 0 || !anchor_base(an, e, need, &from)) {
        return;
    }
    int32_t count = e->shift * (int32_t)e->count;
    edtf here = from.date.precision >= EDTF_DAY ? edtf_day(from.day) : (edtf){.from = from.date};
    edtf other = anchor_counted(e->unit, from.day, count);
    if (e->unit == UNIT_WEEK) {
        other = edtf_day(civil_from_day(civil_to_day(from.day) + 7 * (day_number)count));
    } else if (need == EDTF_MONTH) {
        civil month = civil_add_months(from.day, e->unit == UNIT_MONTH ? count : count * 12);
        other = edtf_month(month.year, month.month);
        here = edtf_month(from.day.year, from.day.month);
    } else if (need == EDTF_YEAR) {
        here = edtf_year(from.day.year);
    }
    if (edtf_empty(other) || e->unit == UNIT_QUARTER || e->unit == UNIT_WEEKEND) {
        return;
    }
    str value = t->value;
    anchor_set(an, t, e, count < 0 ? edtf_range(other, here) : edtf_range(here, other), &from,
               count < 0 ? "up to" : "on from");
    t->value = value;
    t->type = TIMEX_DURATION;
    *(count < 0 ? &t->end_point : &t->begin_point) = tid_of(&from);
}
