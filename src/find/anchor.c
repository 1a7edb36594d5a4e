/* anchor: gives every time its date. Calendar dates that lack a year take it, in this order, from a
 * full date told before with the same month, in narratives from the date last told, else from the
 * publication date and the tense of the verb. Nothing is invented: what is not settled stays open.
 */
#include "find/anchor.h"

#define MONTHS_AHEAD   8  /* "in March" with a verb in the future: further off it is past */
#define YEARS_KEPT     2  /* "May 2013" says nothing of a bare "May" in an article of 2020 */
#define DAYS_RECENT    45 /* a date so near to publication is not of the year told before */
#define SENTENCES_KEPT 3  /* in which "the same day" still means the day last told */
#define DAYS_TOLERATED 7  /* articles are stamped a few days before what they tell, at times */

civil anchor_civil(edtf_date d)
{
    bool month = d.precision >= EDTF_MONTH;
    return (civil){d.year, month ? d.month : 1, d.precision >= EDTF_DAY ? d.day : 1};
}

bool anchor_base(const anchoring *an, const time_expr *e, edtf_precision precision, base *out)
{
    bool spoken = an->spoken_at != NONE && an->spoken.precision >= precision &&
                  an->spoken.precision != EDTF_SEASON;
    bool published = an->published.precision >= precision;
    bool faded = !an->narrative && e->sentence - an->spoken_sentence > SENTENCES_KEPT;
    bool here = !an->narrative || e->unit == UNIT_YEAR || e->shifted_year; /* "this year" */
    if (e->there && spoken && faded)
        return false; /* "the same day": which one has been lost sight of */
    if (spoken && (e->there || (an->narrative && e->kind == KIND_COUNT))) {
        *out = (base){.date = an->spoken, .anchor = an->spoken_at};
    } else if (published && here) {
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
    for (size_t i = 0; i < text.n && i < 200; i++) {
        bool space = text.p[i] == '\n' || text.p[i] == '\r' || text.p[i] == '\t';
        buf_char(b, space ? ' ' : text.p[i]);
    }
}

static str expr_text(const anchoring *an, const time_expr *e)
{
    const token *tokens = an->article->text.tokens.v;
    span at = span_join(tokens[e->first].at, tokens[e->first + e->n - 1].at);
    return str_span(an->article->source.text, at);
}

void anchor_set(anchoring *an, timex *t, const time_expr *e, edtf date, const base *from,
                const char *how)
{
    t->date = date;
    t->value = timex_with_time(an->a, timex_date_value(an->a, date.from), e);
    t->anchor = from ? from->anchor : NONE;
    t->from_published = from && from->from_published;
    buf b = {.arena = an->a};
    buf_char(&b, '"');
    put_expr(&b, expr_text(an, e));
    buf_put(&b, S("\" = "));
    if (how) {
        buf_printf(&b, "%s ", how);
    }
    if (from) {
        buf_put(&b, from->from_published ? S("publication ") : S("the date told before, "));
        edtf_print(&b, (edtf){.from = from->date});
        buf_put(&b, S(" = "));
    }
    edtf_print(&b, date);
    t->steps = buf_str(&b);
}

/* ---- The year of a date that lacks it ---------------------------------------------------------
 */

static int32_t months_from(civil from, int32_t year, int month)
{
    return (year - from.year) * 12 + (month - from.month);
}

/* Days, where both are known to the day, else months of 30. */
static day_number distance(const anchoring *an, int32_t year, int month, int day)
{
    if (day && an->published.precision >= EDTF_DAY) {
        int last = civil_month_days(year, month);
        civil c = {year, (uint8_t)month, (uint8_t)(day > last ? last : day)};
        return civil_to_day(c) - civil_to_day(an->publication);
    }
    return 30 * (day_number)months_from(an->publication, year, month);
}

/* The last such date before publication, or the next one where the verb, "by" or "until" look
 * ahead; else the next one if it is much nearer: "payable Dec. 7" said in November. */
static int32_t year_by_publication(const anchoring *an, const time_expr *e, int month, int day)
{
    int32_t year = an->publication.year;
    int32_t past = distance(an, year, month, day) <= DAYS_TOLERATED ? year : year - 1;
    if (distance(an, past + 1, month, day) <= DAYS_TOLERATED) {
        past++;
    }
    int32_t future = past + 1;
    if (e->kind == KIND_HOLIDAY && e->shift) {
        return e->shift < 0 ? past : distance(an, past, month, day) > 0 ? past : future;
    }
    if (distance(an, past, month, day) >= 0) {
        return past;
    }
    bool ahead = e->tense > 0 ||
                 (e->tense == 0 && (e->relation == TIMEX_UNTIL || e->relation == TIMEX_BEFORE));
    if (e->relation == TIMEX_SINCE) {
        return past; /* "since January" has begun */
    }
    day_number back = -distance(an, past, month, day), on = distance(an, future, month, day);
    if (ahead && on <= MONTHS_AHEAD * 30) {
        return future;
    }
    bool soon = on <= (e->tense < 0 ? 60 : 90) && back > 240;
    return soon ? future : past;
}

/* In a narrative December is followed by January of the next year. */
static int32_t year_by_narrative(const anchoring *an, int month)
{
    int32_t year = an->spoken.year;
    if (an->spoken.precision >= EDTF_MONTH) {
        int ahead = month - an->spoken.month;
        year += ahead <= -9 ? 1 : ahead >= 9 ? -1 : 0;
    }
    return year;
}

/* A weekday tells the year: "Thursday, November 5" is not of a year in which it was a Friday. */
static int32_t year_by_weekday(const time_expr *e, int32_t year)
{
    static const int32_t offsets[] = {0, -1, 1};
    for (size_t i = 0; i < 3; i++) {
        civil c = {year + offsets[i], e->month, e->day};
        if (civil_valid(c) && civil_weekday(civil_to_day(c)) == e->weekday - 1) {
            return c.year;
        }
    }
    return year;
}

typedef struct year_choice {
    int32_t year;
    base from;
    const char *how;
} year_choice;

/* The year a full date gave this month or day before: "August 9, 2020 ... the August 9 vote". A
 * month alone is not taken from there if it is just over: in August 2020 articles may tell of
 * "August 2014", and "August 2" is this month's. */
static bool year_told(const anchoring *an, const time_expr *e, int month, int day, int32_t *year)
{
    if (day && an->day_told[month][day]) {
        *year = an->day_year[month][day];
        return true;
    }
    if (!an->month_told[month]) {
        return false;
    }
    *year = an->month_year[month];
    if (an->published.precision < EDTF_MONTH) {
        return true;
    }
    if (*year < an->publication.year - YEARS_KEPT) {
        return false;
    }
    day_number off = distance(an, year_by_publication(an, e, month, day), month, day);
    return off < -DAYS_RECENT || off > DAYS_RECENT;
}

/* "On April 3, 2011, they found the wreck, and in May the recorders": the sentence gives the year,
 * unless publication is near: "since the August 2020 vote they met on November 4", said on the 5th.
 */
static bool year_of_sentence(const anchoring *an, const time_expr *e, int month, int day)
{
    if (an->spoken_at == NONE || !an->spoken_year || an->spoken_sentence != e->sentence ||
        an->spoken.precision < EDTF_YEAR || an->published.precision < EDTF_MONTH) {
        return false;
    }
    day_number off = distance(an, year_by_publication(an, e, month, day), month, day);
    return off < -DAYS_RECENT || off > (e->tense < 0 ? DAYS_TOLERATED : DAYS_RECENT);
}

static bool choose_year(const anchoring *an, const time_expr *e, int month, int day,
                        year_choice *out)
{
    *out = (year_choice){.from = {.anchor = NONE}};
    bool spoken = an->spoken_at != NONE && an->spoken.precision >= EDTF_YEAR;
    if (!an->narrative && year_told(an, e, month, day, &out->year)) {
        out->how = "in the year told before with this month";
        return true;
    }
    if (spoken && (year_of_sentence(an, e, month, day) || an->narrative)) {
        out->year = year_by_narrative(an, month);
        out->from = (base){.date = an->spoken, .anchor = an->spoken_at};
        out->how = "in the year of";
        return true;
    }
    if (an->narrative || an->published.precision < EDTF_MONTH) {
        return false;
    }
    out->year = year_by_publication(an, e, month, day);
    if (e->weekday && day) {
        out->year = year_by_weekday(e, out->year);
    }
    out->from = (base){.date = an->published, .anchor = NONE, .from_published = true};
    out->how =
        distance(an, out->year, month, day) <= 0 ? "the last one before" : "the next one after";
    return true;
}

/* ---- Calendar dates ---------------------------------------------------------------------------
 */

/* '98 and 1/2/98: the century that lies nearest before publication; 20 years ahead at most. */
static int32_t full_year(const anchoring *an, const time_expr *e)
{
    if (!e->short_year) {
        return e->year;
    }
    int32_t now = an->published.precision >= EDTF_YEAR ? an->publication.year : 2020;
    int32_t year = now / 100 * 100 + e->year;
    int32_t ahead = e->year_precision == EDTF_DECADE ? 0 : 20;
    return year > now + ahead ? year - 100 : year;
}

/* 8/9/2020 as the document's other dates have it; unsettled it is only a year. */
static void settle_order(const anchoring *an, time_expr *e)
{
    if (!e->day_or_month) {
        return;
    }
    if (an->day_order > 0) {
        uint8_t day = e->month;
        e->month = e->day;
        e->day = day;
    } else if (an->day_order == 0) {
        e->month = e->day = 0;
    }
}

static edtf calendar_date(const time_expr *e, int32_t year)
{
    if (e->season) {
        return edtf_month(year, e->season);
    }
    if (!e->month) {
        edtf date = edtf_year(year);
        date.from.precision = e->year_precision;
        return date;
    }
    civil c = {year, e->month, e->day};
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

static int season_month(int season)
{
    return season <= 24   ? (season - 21) * 3 + 3
           : season <= 36 ? (season - 33) * 3 + 1
                          : (season - 40) * 6 + 1;
}

static void anchor_calendar(anchoring *an, const time_expr *given, timex *t)
{
    time_expr e = *given;
    settle_order(an, &e);
    if (e.weekday && !e.month) {
        anchor_weekday(an, &e, t);
        return;
    }
    t->type = e.part.n || e.has_clock ? TIMEX_TIME : TIMEX_DATE;
    t->value = timex_with_time(an->a, timex_open_value(an->a, &e), &e);
    year_choice choice = {.year = full_year(an, &e), .how = NULL};
    bool counted = !e.has_year;
    int month = e.month ? e.month : e.season ? season_month(e.season) : 0;
    if (e.shifted_year) {
        if (!anchor_base(an, &e, EDTF_YEAR, &choice.from)) {
            return;
        }
        choice.year = choice.from.day.year + e.shift;
        choice.how = "in that year, counted from";
    } else if (counted && (!month || !choose_year(an, &e, month, e.day, &choice))) {
        return;
    }
    edtf date = calendar_date(&e, choice.year);
    if (edtf_empty(date)) {
        return; /* 31 February */
    }
    bool has_base = counted && choice.from.date.precision != EDTF_UNKNOWN;
    anchor_set(an, t, &e, date, has_base ? &choice.from : NULL, choice.how);
    if (date.interval) {
        t->value = edtf_str(an->a, date);
    }
    if (!counted && e.month) {
        an->month_year[e.month] = an->day_year[e.month][e.day] = choice.year;
        an->month_told[e.month] = an->day_told[e.month][e.day] = true;
    }
}

static void anchor_holiday(anchoring *an, const time_expr *e, timex *t)
{
    const holiday *h = &an->lex->holidays.v[e->holiday];
    int32_t near = an->published.precision >= EDTF_YEAR ? an->publication.year : 2000;
    civil day = holiday_day(h, near);
    year_choice choice = {.year = full_year(an, e), .how = NULL};
    t->type = TIMEX_DATE;
    t->value = S("XXXX");
    if (!e->has_year && !choose_year(an, e, day.month, day.day, &choice)) {
        return;
    }
    bool has_base = !e->has_year && choice.from.date.precision != EDTF_UNKNOWN;
    day = holiday_day(h, choice.year);
    if (choice.year > 0 && choice.year < 10000) {
        anchor_set(an, t, e, edtf_day(day), has_base ? &choice.from : NULL, choice.how);
    }
}

/* ---- Clock times and sets ---------------------------------------------------------------------
 */

/* A time of day alone belongs to the day told before in its sentence. */
static void anchor_clock(anchoring *an, const time_expr *e, timex *t)
{
    t->type = TIMEX_TIME;
    if (an->spoken_at != NONE && an->spoken_sentence == e->sentence &&
        an->spoken.precision >= EDTF_DAY) {
        base from = {.date = an->spoken, .day = anchor_civil(an->spoken), .anchor = an->spoken_at};
        anchor_set(an, t, e, edtf_day(from.day), &from, "on");
        return;
    }
    t->value = timex_with_time(an->a, S("XXXX-XX-XX"), e);
}

static void anchor_repeated(anchoring *an, const time_expr *e, timex *t)
{
    t->type = TIMEX_SET;
    if (e->text.n) {
        t->value = e->text;
    } else if (e->unit) {
        t->value = timex_length_value(an->a, e->unit, e->count, e->vague);
    } else {
        t->value = timex_with_time(an->a, timex_open_value(an->a, e), e);
    }
}

/* ---- The article ------------------------------------------------------------------------------
 */

/* Many years long before publication and few words like "Thursday" or "last week": history. */
static bool tells_history(const anchoring *an, const time_expr_vec *exprs)
{
    size_t old = 0, fresh = 0;
    for (size_t i = 0; i < exprs->n; i++) {
        const time_expr *e = &exprs->v[i];
        bool year = e->has_year && !e->short_year && e->kind == KIND_CALENDAR;
        bool far = an->published.precision < EDTF_YEAR || e->year < an->publication.year - 2;
        old += year && far;
        bool near = e->kind == KIND_DAY || (e->kind == KIND_SHIFT && !e->there) ||
                    (e->kind == KIND_CALENDAR && e->weekday && !e->has_year);
        fresh += near || (year && !far);
    }
    return old >= 6 && old > 3 * fresh;
}

static void look_ahead(anchoring *an, const time_expr_vec *exprs)
{
    int first = 0, second = 0;
    for (size_t i = 0; i < exprs->n; i++) {
        first += exprs->v[i].day_order > 0;
        second += exprs->v[i].day_order < 0;
    }
    an->day_order = first > second ? 1 : second > first ? -1 : 0;
    an->narrative = tells_history(an, exprs);
}

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
    case KIND_SET: anchor_repeated(an, e, t); break;
    case KIND_CLOCK: anchor_clock(an, e, t); break;
    case KIND_REF:
        t->type = TIMEX_DATE;
        t->value = e->text;
        break;
    }
}

/* "the August 9 vote": a time that only says which thing is meant does not
 * move what is told to that day, so "the same day" is not counted from it. */
static bool only_qualifies(const anchoring *an, const time_expr *e)
{
    const dateline_article *a = an->article;
    const sentence *s = &a->text.sentences.v[e->sentence];
    const token *tokens = a->text.tokens.v;
    uint32_t next = e->first + e->n;
    if (e->first == s->first || next >= s->first + s->n || tokens[next].kind != TOKEN_WORD ||
        tokens[next].flags & TOKEN_CAPITAL)
        return false;
    uint32_t before = lexicon_class(a->lexicon, tokens[e->first - 1].word);
    uint32_t after = lexicon_class(a->lexicon, tokens[next].word);
    return before & WORD_DETERMINER && !(after & ~(uint32_t)WORD_SUPPORT);
}

/* What later times may be counted from: points in time, not lengths or what bounds them. */
static void remember(anchoring *an, const time_expr *e, const timex *t, uint32_t index)
{
    bool point = e->kind != KIND_PERIOD && e->kind != KIND_LENGTH && e->kind != KIND_SET &&
                 !only_qualifies(an, e);
    if (point && t->date.from.precision >= EDTF_YEAR) {
        an->spoken = t->date.from;
        an->spoken_at = index;
        an->spoken_sentence = e->sentence;
        an->spoken_year = e->has_year;
    }
}

static void start(anchoring *an, dateline_article *article)
{
    edtf published = article->source.published;
    *an = (anchoring){
        .article = article, .lex = article->lexicon->time, .a = &article->arena, .spoken_at = NONE};
    if (!published.interval && published.from.precision >= EDTF_YEAR &&
        published.from.precision != EDTF_SEASON) {
        an->published = published.from;
        an->publication = anchor_civil(published.from);
    }
}

/* The date of a range lies on its first time: "from March to June 2020". */
static void close_ranges(dateline_article *article, const time_expr_vec *exprs)
{
    for (size_t i = 0; i < exprs->n; i++) {
        timex *t = &article->times.v[i];
        if (exprs->v[i].until == NONE) {
            continue;
        }
        const timex *to = &article->times.v[exprs->v[i].until];
        edtf range = edtf_range(t->date, to->date);
        day_number first, last;
        if (!edtf_empty(t->date) && !edtf_empty(to->date) && edtf_bounds(range, &first, &last) &&
            first <= last) {
            t->date = range;
        }
    }
}

void anchor_times(dateline_article *article, const time_expr_vec *exprs)
{
    anchoring an;
    start(&an, article);
    look_ahead(&an, exprs);
    const token *tokens = article->text.tokens.v;
    for (size_t i = 0; i < exprs->n; i++) {
        const time_expr *e = &exprs->v[i];
        timex t = {.at = span_join(tokens[e->first].at, tokens[e->first + e->n - 1].at),
                   .first = e->first,
                   .n = e->n,
                   .sentence = e->sentence,
                   .relation = e->relation,
                   .mod = e->mod,
                   .anchor = NONE};
        anchor_expr(&an, e, &t);
        *vec_push(an.a, &article->times) = t;
        remember(&an, e, &article->times.v[i], (uint32_t)i);
    }
    close_ranges(article, exprs);
}
