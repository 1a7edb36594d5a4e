/* anchor: gives every time its date: calendar dates, holidays and clock times here, what is counted
 * from another time in anchor_relative.c. Nothing is invented: what is not settled stays open.
 */
#include "find/anchor.h"

#define SENTENCES_KEPT 3 /* in which "the same day" still means the day last told, */
#define SCENE_KEPT     8 /* and "two days later" at the head of a paragraph, though in doubt */

static int season_month(int season)
{
    return season <= 24   ? (season - 21) * 3 + 3
           : season <= 36 ? (season - 33) * 3 + 1
                          : (season - 40) * 6 + 1;
}

civil anchor_civil(edtf_date d)
{
    bool month = d.precision >= EDTF_MONTH, season = d.precision == EDTF_SEASON;
    return (civil){d.year,
                   (uint8_t)(month    ? d.month
                             : season ? season_month(d.month)
                                      : 1),
                   d.precision >= EDTF_DAY ? d.day : 1};
}

/* A season tells its year, but no month; a quarter is a firm's and may be of another year. */
static bool precise(edtf_date d, edtf_precision precision)
{
    return d.precision >= precision && (d.precision != EDTF_SEASON || d.month <= 24);
}

/* The time told that `e` is counted from. In narratives it is where the story stands, but for what
 * its own sentence tells, "In 1960, when he came back, and two years later", or the one before with
 * "that year". */
const told *anchor_told(const anchoring *an, const time_expr *e)
{
    uint32_t reach = e->there && e->shift == 0 ? 1 : 0;
    bool near = e->sentence - an->spoken.sentence <= reach;
    const told *last = an->spoken.sentence == e->sentence ? &an->spoken : &an->scene;
    const told *from = an->narrative && !near ? &an->story : last;
    return from->at != NONE ? from : NULL;
}

/* In a narrative "two years ago", "this year" and "the end of the year" go by the story, too; "he
 * died at the end of the month" by what its paragraph told, anywhere. */
static bool counts_on(const anchoring *an, const time_expr *e, const told *from)
{
    const sentence *s = an->article->text.sentences.v;
    bool this = e->kind == KIND_SHIFT && e->shift == 0 && !an->report;
    bool on = e->at_hand && e->tense < 0 && from && s[from->sentence].block == s[e->sentence].block;
    return on || (an->narrative && (e->kind == KIND_COUNT || e->at_hand || this));
}

/* "She was held on 12 April. ... [a paragraph on] Two days later": the next scene of the story. */
static bool opens_scene(const anchoring *an, const time_expr *e, const told *from)
{
    const sentence *s = an->article->text.sentences.v;
    bool counted = e->kind == KIND_COUNT && e->first == s[e->sentence].first;
    bool next = e->kind == KIND_SHIFT && e->there && e->unit == UNIT_DAY;
    return (counted || next) && e->shift > 0 && from->date.precision >= EDTF_DAY &&
           e->sentence - from->sentence <= SCENE_KEPT &&
           s[e->sentence - 1].block != s[e->sentence].block;
}

/* "In 2020 ... he left two months later": not two months from now. */
static bool is_told_later(const time_expr *e)
{
    return e->kind == KIND_COUNT && e->shift > 0 && e->tense <= 0;
}

/* "Later that month": not this one. */
static bool is_that(const time_expr *e)
{
    return e->kind == KIND_SHIFT && e->there && e->shift == 0;
}

bool anchor_base(const anchoring *an, const time_expr *e, edtf_precision precision, base *out)
{
    const told *from = anchor_told(an, e);
    if (from && precision >= EDTF_DAY && from->date.precision < EDTF_DAY && an->day.at != NONE &&
        an->day.sentence == from->sentence)
        from = &an->day; /* "On Monday it withdrew its results for 2019. The same day" */
    bool wanted = e->there || counts_on(an, e, from);
    bool faded = from && !an->narrative && e->sentence - from->sentence > SENTENCES_KEPT;
    bool here = !wanted || !an->narrative;
    bool next = faded && opens_scene(an, e, from);
    if (wanted && from && precise(from->date, precision)) {
        if (faded && !next)
            return false; /* "the same day": which one has been lost sight of */
        edtf last = {.from = from->date};
        last = next ? edtf_qualify(last, EDTF_UNCERTAIN) : last;
        *out = (base){.date = last.from, .anchor = from->at};
    } else if (e->there && from &&
               (is_that(e) || (!faded && (precision >= EDTF_DAY || is_told_later(e))))) {
        return false; /* "last week ... the next day", "that night": which one is not told */
    } else if (an->report && here && precise(an->published, precision)) {
        *out = (base){.date = an->published, .anchor = NONE, .from_published = true};
    } else {
        return false;
    }
    out->day = anchor_civil(out->date);
    return true;
}

/* Its words on one line. */
static void put_expr(buf *b, str text)
{
    size_t begin = b->n;
    buf_put(b, str_sub(text, 0, 200));
    for (size_t i = begin; i < b->n; i++) {
        bool space = b->p[i] == '\n' || b->p[i] == '\r' || b->p[i] == '\t';
        b->p[i] = space ? ' ' : b->p[i];
    }
}

void anchor_set(anchoring *an, timex *t, const time_expr *e, edtf date, const base *from,
                const char *how)
{
    edtf_qualifier doubt = from ? edtf_doubt(from->date) : EDTF_SURE;
    if (doubt)
        date = edtf_qualify(date, doubt); /* published about then, and so was the day before */
    t->date = date;
    t->value = timex_with_time(an->a, timex_date_value(an->a, date.from), e);
    t->anchor = from ? from->anchor : NONE;
    t->from_published = from && from->from_published;
    char room[400];
    buf b = BUF_ON(room, an->a);
    buf_char(&b, '"');
    put_expr(&b, str_span(an->article->source.text, e->at));
    buf_put(&b, S("\" = "));
    if (how) {
        buf_put(&b, str_of(how));
        buf_char(&b, ' ');
    }
    if (from) {
        buf_put(&b, from->from_published ? S("publication ") : S("the date told before, "));
        edtf_print(&b, (edtf){.from = from->date});
        buf_put(&b, S(" = "));
    }
    edtf_print(&b, date);
    t->steps = arena_str(an->a, buf_str(&b));
}

/* ---- Calendar dates ------------------------------------------------------------------------- */

static edtf calendar_date(const time_expr *e, int32_t year)
{
    if (e->season) {
        return edtf_month(year, e->season);
    }
    if (e->week) {
        day_number day = civil_week_start(year, e->week) + (e->weekday ? e->weekday - 1 : 0);
        edtf first = edtf_day(civil_from_day(day));
        return e->weekday ? first : edtf_range(first, edtf_day(civil_from_day(day + 6)));
    }
    if (!e->month) {
        edtf date = edtf_year(year);
        date.from.precision = e->year_precision;
        date = e->year_to ? edtf_range(date, edtf_year(e->year_to)) : date;
        bool shifted = year < 0 && e->year_precision == EDTF_DECADE; /* -048X is no 480s BC */
        bool about = str_eq(e->mod, S("APPROX")) || shifted;
        return about || e->in_doubt ? edtf_qualify(date, about ? EDTF_APPROXIMATE : EDTF_UNCERTAIN)
                                    : date;
    }
    civil c = {year, e->month, e->day};
    if (e->old_style) {
        return edtf_day(civil_from_julian(c));
    }
    if (e->nth) {
        holiday h = {.month = e->month, .weekday = e->weekday, .nth = e->nth};
        c = holiday_day(&h, year);
        return c.month == e->month ? edtf_day(c) : (edtf){0};
    }
    if (!e->day) {
        return edtf_month(year, e->month);
    }
    if (!civil_valid(c)) {
        return (edtf){0};
    }
    civil last = {year, e->month, e->day_to};
    edtf date = edtf_day(c);
    return e->day_to && civil_valid(last) ? edtf_range(date, edtf_day(last)) : date;
}

/* "The September 11 attacks" of 2001, unless published before. */
static bool anchor_known_day(anchoring *an, const time_expr *e, timex *t)
{
    civil day = {e->known_year, e->month, e->day};
    if (!e->known_year ||
        (an->published.precision >= EDTF_DAY && civil_to_day(day) > civil_to_day(an->publication)))
        return false;
    anchor_set(an, t, e, edtf_day(day), NULL, "known by what happened on it");
    return true;
}

static void anchor_calendar(anchoring *an, const time_expr *given, timex *t)
{
    time_expr e = *given;
    const char *order = order_settle(an, &e);
    if (e.day && !e.month && !e.has_year) {
        anchor_day_of_month(an, &e, t);
        return;
    }
    if (e.weekday && !e.month && !e.week) {
        t->type = TIMEX_DATE;
        if (!anchor_weekday_behind(an, given, t)) {
            anchor_weekday(an, &e, t);
        }
        return;
    }
    t->type = e.part.n || e.has_clock ? TIMEX_TIME : TIMEX_DATE;
    t->value = timex_with_time(an->a, timex_open_value(an->a, &e), &e);
    if (anchor_known_day(an, &e, t))
        return;
    year_choice choice = {.year = anchor_full_year(an, &e), .how = NULL};
    bool counted = !e.has_year;
    int month = e.month ? e.month : e.season ? season_month(e.season) : 0;
    if (e.shifted_year) {
        if (!anchor_base(an, &e, EDTF_YEAR, &choice.from)) {
            return;
        }
        choice.year = choice.from.day.year + e.shift;
        choice.how = "in that year, counted from";
    } else if (counted && (!month || !anchor_year(an, &e, month, e.day, &choice))) {
        return;
    }
    if (given->day_or_month) {
        t->ambiguous = !e.month;
        choice.how = order;
    }
    choice.how = e.old_style && e.has_year ? "Old Style, in New Style" : choice.how;
    edtf date = calendar_date(&e, choice.year);
    if (edtf_empty(date)) {
        return; /* 31 February */
    }
    bool has_base = counted && choice.from.date.precision != EDTF_UNKNOWN;
    anchor_set(an, t, &e, date, has_base ? &choice.from : NULL, choice.how);
    if (e.week) {
        t->value = timex_week_day_value(an->a, choice.year, e.week, e.weekday);
    } else if (date.interval && !e.part.n) { /* the night of 3-4 May is that of the 3rd */
        t->value = edtf_str(an->a, date);
    }
    if ((!counted || (e.shifted_year && e.there)) && e.month) { /* "16 October of that year" */
        an->month_year[e.month] = an->day_year[e.month][e.day] = choice.year;
        an->month_told[e.month] = an->day_told[e.month][e.day] = true;
    }
}

static void anchor_holiday(anchoring *an, const time_expr *e, timex *t)
{
    const holiday *h = &an->lex->holidays.v[e->holiday];
    int32_t near = an->published.precision >= EDTF_YEAR ? an->publication.year : 2000;
    civil day = holiday_day(h, near);
    year_choice choice = {.year = anchor_full_year(an, e), .how = NULL};
    t->type = TIMEX_DATE;
    t->value = S("XXXX");
    if (!e->has_year && !anchor_year(an, e, day.month, day.day, &choice)) {
        return;
    }
    bool has_base = !e->has_year && choice.from.date.precision != EDTF_UNKNOWN;
    day = holiday_day(h, choice.year);
    if (choice.year > 0 && choice.year < 10000) {
        anchor_set(an, t, e, edtf_day(day), has_base ? &choice.from : NULL, choice.how);
    }
}

/* ---- Clock times and sets ------------------------------------------------------------------- */

static void anchor_repeated(anchoring *an, const time_expr *e, timex *t)
{
    t->type = TIMEX_SET;
    if (e->freq > 0) {
        t->freq = timex_freq_value(an->a, e->freq_unit, e->freq);
    }
    if (e->text.n) {
        t->value = e->text;
    } else if (e->unit) {
        t->value = timex_length_value(an->a, e->unit, e->count, e->vague);
    } else {
        t->value = timex_with_time(an->a, timex_open_value(an->a, e), e);
    }
}

/* ---- The article ---------------------------------------------------------------------------- */

static void anchor_expr(anchoring *an, const time_expr *e, timex *t)
{
    switch (e->kind) {
    case KIND_CALENDAR: anchor_calendar(an, e, t); break;
    case KIND_HOLIDAY: anchor_holiday(an, e, t); break;
    case KIND_DAY: anchor_day(an, e, t); break;
    case KIND_SHIFT: anchor_shift(an, e, t); break;
    case KIND_COUNT: anchor_count(an, e, t); break;
    case KIND_LENGTH: anchor_length(an, e, t); break;
    case KIND_PERIOD: anchor_period(an, e, t); break;
    case KIND_TERM: anchor_term(an, e, t); break;
    case KIND_SET: anchor_repeated(an, e, t); break;
    case KIND_CLOCK: anchor_clock(an, e, t); break;
    case KIND_EVENT: anchor_event(an, e, t); break;
    case KIND_REPORTED: anchor_open_period(t); break;
    case KIND_REF:
        t->type = TIMEX_DATE;
        t->value = e->text;
        break;
    }
}

static void start(anchoring *an, dateline_article *article, const time_expr_vec *exprs)
{
    edtf published = article->source.published;
    *an = (anchoring){.article = article,
                      .exprs = exprs,
                      .lex = article->lexicon->time,
                      .a = &article->arena,
                      .spoken = {.at = NONE},
                      .scene = {.at = NONE},
                      .day = {.at = NONE},
                      .story = {.at = NONE},
                      .head = {.at = NONE},
                      .section = {.at = NONE},
                      .headed = {.at = NONE}};
    bool written = published.from.year >= -9999 && published.from.year <= 9999;
    if (!published.interval && written && published.from.precision >= EDTF_YEAR &&
        published.from.precision != EDTF_SEASON) {
        an->published = published.from;
        an->publication = anchor_civil(published.from);
    }
}

/* "from October to March": where neither has a year, the end was anchored and the range began
 * before it. */
static void turn_year(anchoring *an, const time_expr *from, uint32_t to)
{
    const time_expr *end = &an->exprs->v[to];
    timex *t = &an->article->times.v[from - an->exprs->v];
    edtf_date last = an->article->times.v[to].date.from;
    bool bare = from->kind == KIND_CALENDAR && end->kind == KIND_CALENDAR && !from->has_year &&
                !end->has_year && from->month && end->month;
    base by = {.date = last, .anchor = to};
    edtf date = bare ? calendar_date(from, last.year - (from->month > end->month)) : (edtf){0};
    if (!edtf_empty(date) && last.precision >= EDTF_MONTH && t->date.from.year != date.from.year)
        anchor_set(an, t, from, date, &by, "before");
}

/* The date of a range lies on its first time: "from March to June 2020". */
static void close_ranges(anchoring *an)
{
    timex *times = an->article->times.v;
    for (size_t i = 0; i < an->exprs->n; i++) {
        uint32_t until = an->exprs->v[i].until;
        if (until == NONE)
            continue;
        times[until].covered = times[i].covered;
        turn_year(an, &an->exprs->v[i], until);
        anchor_clock_end(an, (uint32_t)i, until);
        edtf range = edtf_range(times[i].date, times[until].date);
        day_number first, last;
        if (!edtf_empty(times[i].date) && !edtf_empty(times[until].date) &&
            edtf_bounds(range, &first, &last) && first <= last &&
            !edtf_equal(times[i].date, times[until].date)) {
            times[i].date = range;
            times[until].ends_range = true;
        }
    }
}

void anchor_times(dateline_article *article, const time_expr_vec *exprs)
{
    anchoring an;
    arena scratch = ARENA_SCRATCH;
    start(&an, article, exprs);
    order_choose(&an, exprs);
    story_begin(&an, &scratch);
    vec_reserve(an.a, &article->times, exprs->n);
    for (size_t i = 0; i < exprs->n; i++) {
        const time_expr *e = &exprs->v[i];
        timex t = {.at = e->at,
                   .first = e->first,
                   .n = e->n,
                   .sentence = e->sentence,
                   .relation = e->relation,
                   .mod = e->mod,
                   .quant = e->quant,
                   .covered = e->covered,
                   .zone = timex_zone_value(an.a, e),
                   .anchor = NONE,
                   .begin_point = NONE,
                   .end_point = NONE};
        anchor_expr(&an, e, &t);
        *vec_push(an.a, &article->times) = t;
        story_tell(&an, e, &article->times.v[i], (uint32_t)i);
        if (e->named != NONE)
            anchor_gap(&an, e, (uint32_t)i);
    }
    anchor_clock_days(&an);
    anchor_gaps(&an);
    close_ranges(&an);
    anchor_reported(&an);
    arena_free(&scratch);
}
