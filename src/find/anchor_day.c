/* anchor_day: days that are told in part: "the 20th" lacks its month, "10:30" its day, "Thursday"
 * and "today" all but a name. */
#include "find/anchor.h"

#define CLOCK_KEPT  2  /* sentences in which a time of day still belongs to the day last told */
#define CLOCK_REACH 4  /* tokens from a time of day to the day behind it */
#define DAY_KEPT    3  /* sentences in which "the 20th" is of the month last told */
#define DAYS_BACK   20 /* "On 28 May ... on the 3rd": so far back is the next month */

/* Whether "the 20th" is of the month of a time told before: a bare month, "a congress in December",
 * leads no further than its paragraph. */
static bool leads_on(const anchoring *an, const told *last, const time_expr *e)
{
    const sentence *s = an->article->text.sentences.v;
    bool day = last->date.precision >= EDTF_DAY;
    bool month =
        last->date.precision == EDTF_MONTH && s[last->sentence].block == s[e->sentence].block;
    return (day || month) && e->sentence - last->sentence <= DAY_KEPT;
}

/* "the 20th" is of the month told last, or of the next if that is long past it: "On 28 May ... on
 * the 3rd". In news that has told none it is the last or, with "will", the next before or after
 * publication. */
static bool month_of_day(const anchoring *an, const time_expr *e, base *from, civil *out)
{
    const told *last = anchor_told(an, e);
    *from = (base){.anchor = NONE};
    if (last && leads_on(an, last, e)) {
        civil then = anchor_civil(last->date);
        bool next = last->date.precision >= EDTF_DAY && e->day + DAYS_BACK < then.day;
        *from = (base){.date = last->date, .anchor = last->at};
        *out = civil_add_months((civil){then.year, then.month, 1}, next ? 1 : 0);
    } else if (an->report && an->published.precision >= EDTF_DAY) {
        int day = an->publication.day;
        int months = e->tense > 0 ? e->day < day : -(e->day > day);
        *from = (base){.date = an->published, .anchor = NONE, .from_published = true};
        *out = civil_add_months((civil){an->publication.year, an->publication.month, 1}, months);
    } else {
        return false;
    }
    out->day = e->day;
    return civil_valid(*out);
}

void anchor_day_of_month(anchoring *an, const time_expr *e, timex *t)
{
    base from;
    civil day;
    t->type = e->part.n || e->has_clock ? TIMEX_TIME : TIMEX_DATE;
    t->value = timex_with_time(an->a, timex_open_value(an->a, e), e);
    if (month_of_day(an, e, &from, &day))
        anchor_set(an, t, e, edtf_day(day), &from, "in the month of");
}

/* The Sunday of "9 August 2020, a Sunday" and "9 August (Sunday)" is that day. */
bool anchor_weekday_behind(anchoring *an, const time_expr *e, timex *t)
{
    const time_expr *day = e - 1;
    const token *tokens = an->article->text.tokens.v;
    if (e == an->exprs->v || day->sentence != e->sentence || day->kind != KIND_CALENDAR ||
        e->first - (day->first + day->n) > 2 || e->part.n || e->has_clock) {
        return false;
    }
    bool mark = tokens[day->first + day->n].kind == TOKEN_MARK;
    uint32_t at = (uint32_t)(day - an->exprs->v);
    edtf date = an->article->times.v[at].date;
    if (!mark || date.interval || date.from.precision != EDTF_DAY ||
        civil_weekday(civil_to_day(anchor_civil(date.from))) != e->weekday - 1) {
        return false;
    }
    base from = {.date = date.from, .day = anchor_civil(date.from), .anchor = at};
    anchor_set(an, t, e, date, &from, "that weekday is the day of");
    return true;
}

/* A time of day alone belongs to the day told before in its sentence, or just before it in its
 * paragraph: "They met on Friday. At 14:30 the doors were shut." That of "beside the dam that burst
 * on Friday" is no day that the story goes on from. Below a heading, "The events of 23 May 2021",
 * it is of that day. */
static const told *day_of_clock(const anchoring *an, const time_expr *e)
{
    const told *from = anchor_told(an, e);
    const sentence *s = an->article->text.sentences.v;
    bool near = from && e->sentence - from->sentence <= CLOCK_KEPT &&
                s[e->sentence].block == s[from->sentence].block;
    bool aside = near && from->aside && from->sentence != e->sentence;
    if (!near && an->headed.at != NONE && anchor_no_heading(an, &an->headed, e))
        return &an->headed;
    return near && !aside && from->date.precision >= EDTF_DAY ? from : NULL;
}

static void set_clock(anchoring *an, const time_expr *e, timex *t, edtf_date day, uint32_t anchor)
{
    base from = {.date = day, .day = anchor_civil(day), .anchor = anchor};
    anchor_set(an, t, e, edtf_day(from.day), &from, "on");
}

void anchor_clock(anchoring *an, const time_expr *e, timex *t)
{
    const told *day = day_of_clock(an, e);
    t->type = TIMEX_TIME;
    t->value = timex_with_time(an->a, S("XXXX-XX-XX"), e);
    if (day)
        set_clock(an, e, t, day->date, day->at);
}

/* "at 11 a.m. on 4 May", "at midnight the next day": the day stands behind the clock and is
 * anchored after it. */
void anchor_clock_days(anchoring *an)
{
    timex *times = an->article->times.v;
    for (size_t i = 0; i + 1 < an->exprs->n; i++) {
        const time_expr *e = &an->exprs->v[i], *day = e + 1;
        uint32_t end = e->first + e->n;
        bool near = e->kind == KIND_CLOCK && day->sentence == e->sentence &&
                    day->first - end <= CLOCK_REACH &&
                    (day->first == end || token_is(an->article, day->first - 1, S("on")));
        if (near && times[i + 1].date.from.precision == EDTF_DAY && !times[i + 1].date.interval)
            set_clock(an, e, &times[i], times[i + 1].date.from, (uint32_t)i + 1);
    }
}

/* "from 10 p.m. to 2 a.m.": the end is on the day of the beginning, or on the next. */
void anchor_clock_end(anchoring *an, uint32_t from, uint32_t to)
{
    const time_expr *a = &an->exprs->v[from], *b = &an->exprs->v[to];
    timex *times = an->article->times.v;
    edtf_date day = times[from].date.from;
    if (a->kind != KIND_CLOCK || b->kind != KIND_CLOCK || day.precision < EDTF_DAY)
        return;
    bool next = b->hour * 60 + b->minute < a->hour * 60 + a->minute;
    civil c = civil_from_day(civil_to_day(anchor_civil(day)) + next);
    set_clock(an, b, &times[to], edtf_day(c).from, from);
}

/* ---- Weekdays ------------------------------------------------------------------------------- */

/* Days from `today` to the weekday meant. "Thursday" is the last one, today if it is one; with a
 * verb in the future the next. "last Thursday" and "next Thursday" are never today. */
static int weekday_offset(const time_expr *e, int today)
{
    int forward = (e->weekday - 1 - today + 7) % 7;
    int back = forward == 0 ? 0 : forward - 7;
    bool bounds = e->relation == TIMEX_UNTIL || e->relation == TIMEX_BEFORE; /* by Friday */
    if (e->kind != KIND_SHIFT) {
        return e->tense > 0 || (e->tense == 0 && bounds) ? forward : back;
    }
    if (e->shift > 0) {
        return forward == 0 ? 7 : forward;
    }
    if (e->shift < 0) {
        bool yesterday = back == -1 && !e->there; /* would be called so, or "Thursday" */
        return back == 0 || yesterday ? back - 7 : back;
    }
    return e->there || e->tense < 0 ? back : forward; /* that, this Thursday */
}

/* "Wednesday last week" */
static int offset_in_week(const time_expr *e, int today)
{
    return 7 * e->shift + e->weekday - 1 - today;
}

/* "Had said on Thursday that they would leave by Friday": what was ahead is counted from the day on
 * which it was said, of the last week. */
static bool base_said(const anchoring *an, const time_expr *e, base *out)
{
    const told *from = &an->spoken;
    const timex *times = an->article->times.v;
    if (e->kind == KIND_SHIFT || e->tense <= 0 || from->at == NONE ||
        from->sentence != e->sentence || from->date.precision < EDTF_DAY)
        return false;
    uint32_t day = times[from->at].anchor; /* of "by 2 p.m." */
    if (!times[day != NONE ? day : from->at].from_published)
        return false;
    *out = (base){.date = from->date, .day = anchor_civil(from->date), .anchor = from->at};
    day_number ago = civil_to_day(an->publication) - civil_to_day(out->day);
    return ago > 0 && ago < 7;
}

void anchor_weekday(anchoring *an, const time_expr *e, timex *t)
{
    base from;
    t->type = e->part.n || e->has_clock ? TIMEX_TIME : TIMEX_DATE;
    if (!base_said(an, e, &from) && !anchor_base(an, e, EDTF_DAY, &from)) {
        t->value = timex_with_time(an->a, timex_open_value(an->a, e), e);
        return;
    }
    day_number today = civil_to_day(from.day);
    bool in_week = e->unit == UNIT_WEEK;
    int offset =
        in_week ? offset_in_week(e, civil_weekday(today)) : weekday_offset(e, civil_weekday(today));
    anchor_set(an, t, e, edtf_day(civil_from_day(today + offset)), &from,
               in_week       ? "by its week, from"
               : offset == 0 ? "that weekday is the day of"
               : offset < 0  ? "the last such weekday before"
                             : "the next such weekday after");
}

/* "Today, Monday," of a page that was stamped on Tuesday: the name is what was written. */
static bool names_weekday(const anchoring *an, const time_expr *e, time_expr *out)
{
    const time_expr *next = e + 1;
    uint32_t end = e->first + e->n;
    if (next >= an->exprs->v + an->exprs->n || next->kind != KIND_CALENDAR || !next->weekday ||
        next->day || next->first != end + 1 || an->article->text.tokens.v[end].kind != TOKEN_MARK)
        return false;
    out->kind = KIND_CALENDAR;
    out->weekday = next->weekday;
    out->tense = e->shift > 0 ? 1 : -1;
    return true;
}

void anchor_day(anchoring *an, const time_expr *e, timex *t)
{
    base from;
    time_expr named = *e;
    if (names_weekday(an, e, &named)) {
        anchor_weekday(an, &named, t);
        return;
    }
    t->type = e->part.n || e->has_clock ? TIMEX_TIME : TIMEX_DATE;
    if (!anchor_base(an, e, EDTF_DAY, &from)) {
        t->value = e->shift ? S("XXXX-XX-XX") : S("PRESENT_REF");
        return;
    }
    civil day = civil_from_day(civil_to_day(from.day) + e->shift);
    anchor_set(an, t, e, edtf_day(day), &from,
               e->shift == 0  ? "the day of"
               : e->shift < 0 ? "before"
                              : "after");
}
