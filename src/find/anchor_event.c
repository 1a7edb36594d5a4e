/* anchor_event: times that lie so far from an event: "two days after the vote".
 *
 *     find_times ─ keeps how far, and where the event's name begins
 *          two days after [4 May]          a time stands there: counted at once
 *
 * anchor_named.c counts from the events that are named.
 */
#include "find/anchor.h"

/* ---- Counting ------------------------------------------------------------------------------- */

static edtf_precision precision_needed(const time_gap *d)
{
    return d->whole_day              ? EDTF_DAY
           : d->unit <= UNIT_WEEK    ? EDTF_DAY
           : d->unit <= UNIT_QUARTER ? EDTF_MONTH
                                     : EDTF_YEAR;
}

static edtf date_at(const time_gap *d, bool deadline, edtf_date from)
{
    civil day = anchor_civil(from);
    bool years = d->whole_day || (deadline && d->unit == UNIT_YEAR);
    if (years)
        return edtf_day(civil_add_months(day, 12 * d->count));
    if (deadline && d->unit == UNIT_MONTH)
        return edtf_day(civil_add_months(day, d->count));
    if (deadline && d->unit == UNIT_WEEK)
        return edtf_day(civil_from_day(civil_to_day(day) + 7 * (day_number)d->count));
    return anchor_counted((time_unit)d->unit, day, d->count);
}

/* Only a day's and a date's value is told by it; "two days" stays P2D. */
static str value_of(arena *a, const timex *t, const time_gap *d)
{
    if (t->type == TIMEX_DURATION)
        return t->value;
    if (t->date.interval)
        return timex_week_value(a, civil_to_day(anchor_civil(t->date.from)), false);
    str day = timex_date_value(a, t->date.from);
    size_t part = str_find_char(t->value, 'T'); /* the night before */
    buf b = {.arena = a};
    buf_put(&b, day);
    buf_put(&b, part != STR_NONE && d->unit == UNIT_DAY ? str_from(t->value, part) : S(""));
    return buf_str(&b);
}

bool anchor_settle(dateline_article *article, const time_gap *d, edtf_date from, uint32_t anchor,
                   str what)
{
    timex *t = &article->times.v[d->time];
    bool deadline = t->relation == TIMEX_WITHIN;
    edtf date = from.precision >= precision_needed(d) && from.precision != EDTF_SEASON
                    ? date_at(d, deadline, from)
                    : (edtf){0};
    if (edtf_empty(date))
        return false;
    t->date = t->mod.n ? edtf_qualify(date, EDTF_APPROXIMATE) : date;
    t->anchor = anchor;
    t->point = t->type == TIMEX_DURATION && !deadline;
    t->value = value_of(&article->arena, t, d);
    buf b = {.arena = &article->arena};
    buf_put(&b, S("\""));
    buf_put(&b, str_span(article->source.text, t->at));
    buf_put(&b, deadline       ? S("\" = the last day counted from ")
                : d->count < 0 ? S("\" = counted back from ")
                               : S("\" = counted on from "));
    buf_put(&b, what);
    buf_put(&b, S(", "));
    edtf_print(&b, (edtf){.from = from});
    buf_put(&b, S(" = "));
    edtf_print(&b, t->date);
    t->steps = buf_str(&b);
    return true;
}

/* ---- From a time ---------------------------------------------------------------------------- */

/* "on Nov. 3, the day before the raid": the time before the comma is that day. */
static const timex *same_day(const anchoring *an, const time_expr *e)
{
    const dateline_article *a = an->article;
    const timex *last = a->times.n ? &a->times.v[a->times.n - 1] : NULL;
    bool beside = last && e->first == last->first + last->n + 1 && last->type == TIMEX_DATE &&
                  token_is(a, e->first - 1, S(","));
    return beside && last->date.from.precision == EDTF_DAY && !last->date.interval &&
                   e->unit == UNIT_DAY
               ? last
               : NULL;
}

void anchor_event(anchoring *an, const time_expr *e, timex *t)
{
    const timex *day = same_day(an, e);
    t->type = e->part.n ? TIMEX_TIME : TIMEX_DATE;
    t->value = e->unit == UNIT_DAY     ? S("XXXX-XX-XX")
               : e->unit == UNIT_WEEK  ? S("XXXX-WXX")
               : e->unit == UNIT_MONTH ? S("XXXX-XX")
                                       : S("XXXX");
    t->value = timex_with_time(an->a, t->value, e);
    if (day) {
        base from = {.date = day->date.from, .anchor = (uint32_t)an->article->times.n - 1};
        anchor_set(an, t, e, day->date, &from, "the day of");
    }
}

void anchor_gap(anchoring *an, const time_expr *e, uint32_t index)
{
    *vec_push(an->a, &an->article->gaps) = (time_gap){.time = index,
                                                      .name = e->named,
                                                      .event = NONE,
                                                      .count = e->shift * (int32_t)e->count,
                                                      .unit = (uint8_t)e->unit,
                                                      .whole_day = e->whole_day};
}

/* "a week before Christmas", "two days after the 9 August vote" */
void anchor_gaps(anchoring *an)
{
    dateline_article *a = an->article;
    for (size_t i = 0; i < a->gaps.n; i++) {
        const time_gap *d = &a->gaps.v[i];
        const timex *next = &a->times.v[d->time] + 1;
        if (a->times.v[d->time].anchor != NONE || d->time + 1 >= a->times.n ||
            next->first < d->name || next->first > d->name + 1)
            continue;
        bool article = next->first > d->name;
        bool good = !next->date.interval && (next->type == TIMEX_DATE || next->type == TIMEX_TIME);
        if (good && (!article ||
                     timelex_roles(an->lex, a->text.tokens.v[d->name].word) >> TIME_ARTICLE & 1))
            anchor_settle(a, d, next->date.from, d->time + 1, str_span(a->source.text, next->at));
    }
}
