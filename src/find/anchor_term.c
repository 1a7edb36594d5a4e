/* anchor_term: the quarters companies report. What is counted by the year in a report on a quarter
 * is that quarter: "earned $12 million in the third quarter, up from $9 million a year earlier" is
 * 1988-Q3. Years and halves reported in between end that. And the period that any report covers.
 */
#include "find/anchor.h"

#define SENTENCES_KEPT 6  /* in which a report still is about the quarter last named */
#define MONTHS_OLD     11 /* no report is on a quarter further back */
#define MONTHS_OVER    4  /* a quarter over for longer is not the one expected */

static bool is_quarter(edtf_date d)
{
    return d.precision == EDTF_SEASON && d.month >= 33 && d.month <= 36;
}

static edtf_date quarter(int32_t year, int number)
{
    return edtf_month(year, 33 + number).from;
}

static int number_of(edtf_date q)
{
    return q.month - 33;
}

/* Months from the quarter's end to publication; negative: it is not over. */
static int32_t months_over(const anchoring *an, edtf_date q)
{
    return (an->publication.year - q.year) * 12 + an->publication.month - 3 * (number_of(q) + 1) -
           1;
}

/* A report on the third quarter may look back at "a flat second quarter" and ahead to the fourth:
 * it still is about the third. */
static bool in_passing(const anchoring *an, edtf_date named)
{
    int32_t over = months_over(an, named);
    bool report = over >= -3 && over <= MONTHS_OLD;
    return !report ||
           (an->term.date.precision && (over < 0 || over > months_over(an, an->term.date)));
}

void term_tell(anchoring *an, const time_expr *e, const timex *t, uint32_t index)
{
    edtf_date d = t->date.from;
    bool length = e->kind == KIND_LENGTH || e->kind == KIND_PERIOD;
    bool half = length && e->unit == UNIT_MONTH && e->count >= 6;
    bool year = e->kind == KIND_CALENDAR ? d.precision == EDTF_YEAR
                                         : e->kind == KIND_TERM && e->unit == UNIT_YEAR;
    if (half || year) {
        an->term = (told){.at = NONE};
    }
    bool named = (e->kind == KIND_CALENDAR || e->kind == KIND_TERM) && is_quarter(d);
    if (!named || in_passing(an, d) || (e->kind == KIND_TERM && (e->shift || e->has_year))) {
        return;
    }
    an->term = (told){.date = d, .at = index, .sentence = e->sentence};
}

bool term_base(const anchoring *an, const time_expr *e, base *out)
{
    const told *term = &an->term;
    if (!term->date.precision || e->sentence - term->sentence > SENTENCES_KEPT) {
        return false;
    }
    *out = (base){.date = term->date, .day = {term->date.year, 1, 1}, .anchor = term->at};
    return true;
}

/* "the quarter ended July 31" lies where most of it does. */
static edtf_date quarter_ended(const anchoring *an, int month)
{
    int32_t year = an->publication.year - (month > an->publication.month ? 1 : 0);
    int middle = month - 1;
    return middle > 0 ? quarter(year, (middle - 1) / 3) : quarter(year - 1, 3);
}

static edtf_date last_quarter(const anchoring *an)
{
    int number = (an->publication.month - 1) / 3;
    return number ? quarter(an->publication.year, number - 1)
                  : quarter(an->publication.year - 1, 3);
}

/* "third quarter": the last one that has begun, or the next if that is what is looked for. */
int32_t term_year(const anchoring *an, const time_expr *e)
{
    int32_t year = an->publication.year;
    int number = e->season - 33;
    if (number * 3 + 1 > an->publication.month) {
        year--;
    }
    bool over = months_over(an, quarter(year, number)) >= MONTHS_OVER;
    return e->tense > 0 && over ? year + 1 : year;
}

/* Those the article names, or the last quarter that ended. */
static bool quarter_meant(const anchoring *an, const time_expr *e, base *out)
{
    if (an->narrative || an->published.precision < EDTF_MONTH) {
        return false;
    }
    if (!e->month && term_base(an, e, out)) {
        return true;
    }
    if (!e->month && e->unit != UNIT_QUARTER) {
        return false; /* "the period" of what? */
    }
    *out = (base){.date = e->month ? quarter_ended(an, e->month) : last_quarter(an),
                  .anchor = NONE,
                  .from_published = true};
    return true;
}

/* "the year": that of publication; in narratives the one told of. */
static bool year_meant(const anchoring *an, base *out)
{
    *out = an->narrative ? (base){.date = an->story.date, .anchor = an->story.at}
                         : (base){.date = an->published, .anchor = NONE, .from_published = true};
    return out->date.precision >= EDTF_YEAR;
}

void anchor_term(anchoring *an, const time_expr *e, timex *t)
{
    base from = {.anchor = NONE};
    t->type = TIMEX_DATE;
    t->value = S("XXXX");
    if (e->unit == UNIT_YEAR && e->count > 0) { /* "the year ended March 31" */
        t->type = TIMEX_DURATION;
        t->value = timex_length_value(an->a, UNIT_YEAR, 1, false);
        return;
    }
    edtf date;
    if (e->unit != UNIT_YEAR && quarter_meant(an, e, &from)) {
        int32_t year = e->has_year ? e->year : from.date.year + e->shift;
        date = (edtf){.from = quarter(year, number_of(from.date))};
        from.date = from.from_published ? an->published : from.date;
    } else if (e->has_year) {
        date = edtf_year(e->year);
    } else if (year_meant(an, &from)) {
        date = edtf_year(from.date.year + e->shift);
    } else {
        return;
    }
    anchor_set(an, t, e, date, e->has_year ? NULL : &from, "the term counted from");
}

/* ---- The period that a report covers --------------------------------------------------------- */

void anchor_open_period(timex *t)
{
    t->type = TIMEX_DURATION;
    t->value = S("PX");
}

/* "covers the period from 1 May to 31 July": its index, or NONE if there is none or two differ. */
static uint32_t period_covered(const anchoring *an)
{
    const timex *times = an->article->times.v;
    uint32_t found = NONE;
    for (uint32_t i = 0; i < an->exprs->n; i++) {
        if (!an->exprs->v[i].covered || !times[i].date.interval)
            continue;
        if (found != NONE && !edtf_equal(times[found].date, times[i].date))
            return NONE;
        found = found == NONE ? i : found;
    }
    return found;
}

void anchor_reported(anchoring *an)
{
    timex *times = an->article->times.v;
    uint32_t period = NONE;
    for (uint32_t i = 0; i < an->exprs->n; i++) {
        const time_expr *e = &an->exprs->v[i];
        if (e->kind != KIND_REPORTED)
            continue;
        period = period == NONE ? period_covered(an) : period;
        if (period == NONE)
            return;
        base from = {.date = times[period].date.from, .anchor = period};
        edtf date = times[period].date;
        anchor_set(an, &times[i], e, date, &from, "the period covered, from");
        times[i].type = TIMEX_DATE;
        times[i].value = edtf_str(an->a, date);
    }
}
