/* anchor_year: the year of a date that lacks it. It is taken, in this order, from a full date told
 * before with the same month, in narratives from the date last told, else from the publication date
 * and the tense of the verb.
 */
#include "find/anchor.h"

#define SECTION_MOST   40 /* sentences below a heading that is a year */
#define STORY_KEPT     3  /* sentences in which a story leads, where publication may lead as well */
#define MONTHS_BACK    8  /* in a narrative, so far back means on into the next year */
#define MONTHS_AHEAD   9  /* "in March" with a verb in the future: further off it is past */
#define YEARS_KEPT     2  /* "May 2013" says nothing of a bare "May" in an article of 2020 */
#define DAYS_RECENT    45 /* a date so near to publication is not of the year told before */
#define DAYS_ON        60 /* that a paragraph's story goes on from day to day ... */
#define MONTHS_ON      4  /* or from month to month ... */
#define DAYS_AGO       180 /* ... if it lies so far back */
#define DAYS_ACCOUNT   180 /* that the story of a text goes on that is not timely */
#define TOLD_KEPT      12 /* sentences in which the year last told goes on where no other is known */
#define DAYS_TOLERATED 7  /* articles are stamped a few days before what they tell, at times */

/* '98 and 1/2/98: the century that lies nearest before publication; 20 years ahead at most. */
int32_t anchor_full_year(const anchoring *an, const time_expr *e)
{
    if (!e->short_year) {
        return e->year;
    }
    int32_t now = an->published.precision >= EDTF_YEAR ? an->publication.year : 2020;
    int32_t year = now / 100 * 100 + e->year;
    bool decade = e->year_precision == EDTF_DECADE;
    int32_t ahead = !decade ? 20 : e->year == 20 ? -10 : 0; /* the twenties roared long ago */
    return year > now + ahead ? year - 100 : year;
}

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

/* "last Christmas", "last April 21": said of the day of publication. */
static bool is_shifted(const time_expr *e)
{
    return e->shift != 0 && !e->shifted_year &&
           (e->kind == KIND_HOLIDAY || (e->kind == KIND_CALENDAR && e->day));
}

/* "Will meet in May", "is due by May": said of what lies ahead. */
static bool looks_ahead(const time_expr *e)
{
    return e->tense > 0 ||
           (e->tense == 0 && (e->relation == TIMEX_UNTIL || e->relation == TIMEX_BEFORE));
}

/* A text that is not timely and has told of a time long past, whose year it named: what it tells on
 * was then, too. */
static bool is_account(const anchoring *an)
{
    const told *from = &an->spoken;
    return !an->timely && from->at != NONE && from->year && from->date.precision >= EDTF_MONTH &&
           civil_to_day(an->publication) - civil_to_day(anchor_civil(from->date)) > DAYS_AGO;
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
    if (is_shifted(e)) {
        return e->shift < 0 ? past : distance(an, past, month, day) > 0 ? past : future;
    }
    if (distance(an, past, month, day) >= 0) {
        return past;
    }
    bool ahead = looks_ahead(e);
    if (e->begun) {
        return past; /* "since January" has begun */
    }
    day_number back = -distance(an, past, month, day), on = distance(an, future, month, day);
    if (ahead && on <= MONTHS_AHEAD * 30) {
        return future;
    }
    bool soon = on <= (e->tense < 0 ? 60 : 90) && back > 240;
    bool until = e->relation == TIMEX_UNTIL || e->relation == TIMEX_BEFORE;
    soon &= day || until || e->tense >= 0; /* "introduced in March" */
    soon &= e->tense > 0 || !is_account(an);
    return soon ? future : past;
}

/* "Was convicted on 18 December [and] in February": told in turn. */
static bool is_next_in_turn(const anchoring *an, const time_expr *e)
{
    return e->first > 1 && token_class(an->article, e->first - 1) & WORD_PREPOSITION &&
           token_is(an->article, e->first - 2, S("and"));
}

/* What has happened by now: not in a month ahead of publication. */
static bool may_be_over(const anchoring *an, const time_expr *e, int32_t year, int month)
{
    return an->published.precision < EDTF_MONTH || looks_ahead(e) ||
           months_from(an->publication, year, month) <= 0;
}

/* In a narrative December is followed by January of the next year, November by the May that is
 * known to be of the next year; in January winter is the one that began the year before. "Held
 * since November 2020, he died in June": what ends it is later. Told as past, it is of the last
 * such month. */
static int32_t year_by_narrative(const anchoring *an, const told *from, const time_expr *e,
                                 int month)
{
    int32_t year = from->date.year;
    if (from->date.precision > EDTF_YEAR) {
        int then = anchor_civil(from->date).month, ahead = month - then;
        bool here = from->sentence == e->sentence;
        bool since = an->article->times.v[from->at].relation == TIMEX_SINCE;
        bool next = an->month_told[month] && an->month_year[month] == year + 1;
        bool later =
            ahead < 0 && (here ? since || is_next_in_turn(an, e) : ahead <= -MONTHS_BACK || next);
        year += later && may_be_over(an, e, year + 1, month);
        year -= !may_be_over(an, e, year, month) && may_be_over(an, e, year, then);
        year -= e->season && month == 12 && then <= 2;
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

/* "In December 2021 she left. ... He came in August 2022. In December": of no year before that. */
static bool is_passed(const anchoring *an, int32_t year)
{
    const told *from = &an->spoken;
    return from->at != NONE && !from->aside && from->date.year > year &&
           from->date.precision >= EDTF_MONTH;
}

/* The year a full date gave this month or day before: "August 9, 2020 ... the August 9 vote". A
 * month alone is not taken from there if it is just over: in August 2020 articles may tell of
 * "August 2014", and "August 2" is this month's. */
static bool year_told(const anchoring *an, const time_expr *e, int month, int day, int32_t *year)
{
    bool of_day = day && an->day_told[month][day];
    if (!of_day && !an->month_told[month])
        return false;
    *year = of_day ? an->day_year[month][day] : an->month_year[month];
    bool ahead = an->published.precision >= EDTF_MONTH && looks_ahead(e);
    if (ahead && *year < an->publication.year && an->spoken.sentence != e->sentence)
        return false; /* "they are to have it by April" */
    if (of_day)
        return true;
    if (an->published.precision < EDTF_MONTH) {
        return true;
    }
    if (*year < an->publication.year - YEARS_KEPT || (!day && is_passed(an, *year))) {
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
    if (an->spoken.at == NONE || !an->spoken.year || an->spoken.sentence != e->sentence ||
        an->spoken.date.precision < EDTF_YEAR || an->published.precision < EDTF_MONTH) {
        return false;
    }
    day_number off = distance(an, year_by_publication(an, e, month, day), month, day);
    return off < -DAYS_RECENT || off > (e->tense < 0 ? DAYS_TOLERATED : DAYS_RECENT);
}

bool anchor_no_heading(const anchoring *an, const told *from, const time_expr *e)
{
    for (uint32_t s = e->sentence; s > from->sentence; s--) {
        if (an->article->text.sentences.v[s].kind == BLOCK_HEADING)
            return false;
    }
    return true;
}

/* "The protests began on October 18, 2019. On October 25 a million marched", "She was held in
 * August 2022. In October she was released": a paragraph that tells of days or months long ago goes
 * on telling of that time, though publication may be near, too. So do further paragraphs of a text
 * that is not timely: a report of September 2022 on 2021 does not say so at each day or month, nor
 * below each heading, unless headings are years. */
static bool year_of_paragraph(const anchoring *an, const time_expr *e, int month, int day)
{
    const sentence *sentences = an->article->text.sentences.v;
    const told *from = &an->spoken;
    if (from->at == NONE || !from->year || from->date.precision < EDTF_MONTH || e->tense > 0)
        return false;
    bool alike = from->date.precision == (day ? EDTF_DAY : EDTF_MONTH);
    bool together = alike && sentences[from->sentence].block == sentences[e->sentence].block;
    bool section = an->section.at == NONE || anchor_no_heading(an, from, e);
    bool goes_on =
        alike || !day || !an->exprs->v[from->at].has_year; /* "A truce of May 1988 held" */
    bool account = is_account(an) && !from->aside && goes_on && section &&
                   e->sentence - from->sentence <= TOLD_KEPT;
    if (!account && !together)
        return false;
    civil then = {from->date.year, (uint8_t)month, (uint8_t)(day ? day : 1)};
    day_number last = civil_to_day(anchor_civil(from->date));
    day_number on = account ? DAYS_ACCOUNT : day ? DAYS_ON : MONTHS_ON * 31;
    day_number back = account ? DAYS_ON : 0;
    return civil_valid(then) && civil_to_day(then) >= last - back &&
           civil_to_day(then) - last <= on && civil_to_day(an->publication) - last > DAYS_AGO;
}

/* "On 12 April 2022 they were held. ... The trial opened on 20 June": nothing but the article tells
 * the year, and its story goes on from month to month, perhaps past New Year: in doubt, as it may
 * have looked back to April from a later year. */
static bool year_goes_on(const anchoring *an, const time_expr *e, int month, int day, int32_t *year)
{
    const told *from = &an->spoken;
    if (an->published.precision >= EDTF_YEAR || from->at == NONE || !from->year ||
        from->date.precision < EDTF_DAY || e->sentence - from->sentence > TOLD_KEPT)
        return false;
    int ahead = month - anchor_civil(from->date).month;
    *year = year_by_narrative(an, from, e, month);
    civil then = {*year, (uint8_t)month, (uint8_t)day};
    bool weekday = e->weekday && day;
    return (ahead >= 0 || *year > from->date.year) &&
           (!weekday || civil_weekday(civil_to_day(then)) == e->weekday - 1);
}

/* What the year of `e` is taken from: in narratives its own sentence, or where the story stands. */
static const told *year_source(const anchoring *an, const time_expr *e)
{
    bool here = an->spoken.sentence == e->sentence && an->spoken.year;
    const told *from = an->narrative && !here ? &an->story : &an->spoken;
    return from->at != NONE && from->date.precision >= EDTF_YEAR ? from : NULL;
}

/* What gives the year: "less than a week later. ... On 7 October" is of that year for certain. */
static edtf_date year_giver(edtf_date d)
{
    bool inside = d.precision >= EDTF_MONTH && d.month > 1 && d.month < 12;
    if (inside && edtf_doubt(d) == EDTF_APPROXIMATE)
        d.qualified = 0;
    return d;
}

static bool year_is_near(const anchoring *an, const time_expr *e, int month, int day,
                         year_choice *out)
{
    if (!an->report || an->published.precision < EDTF_MONTH) {
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

/* "On 3 April", below the heading "April 2020" or "2020", with no other heading between. */
static bool is_in_section(const anchoring *an, const time_expr *e, int month)
{
    const told *in = &an->section;
    return in->at != NONE && e->sentence - in->sentence <= SECTION_MOST &&
           (in->date.precision == EDTF_YEAR ||
            (in->date.precision == EDTF_MONTH && in->date.month == month)) &&
           anchor_no_heading(an, in, e);
}

bool anchor_year(const anchoring *an, const time_expr *e, int month, int day, year_choice *out)
{
    *out = (year_choice){.from = {.anchor = NONE}};
    if (is_shifted(e)) {
        return year_is_near(an, e, month, day, out);
    }
    if (e->season >= 33 && !an->narrative && an->published.precision >= EDTF_MONTH) {
        out->year = term_year(an, e);
        out->from = (base){.date = an->published, .anchor = NONE, .from_published = true};
        out->how = "the one nearest to";
        return true;
    }
    if (e->heads && an->head.at != NONE) {
        out->year = year_by_narrative(an, &an->head, e, month);
        out->from = (base){.date = an->head.date, .anchor = an->head.at};
        out->how = "in the year of";
        return true;
    }
    if (is_in_section(an, e, month)) {
        out->year = an->section.date.year;
        out->from = (base){.date = an->section.date, .anchor = an->section.at};
        out->how = "in the year of";
        return true;
    }
    const told *from = year_source(an, e);
    bool by_story =
        from && an->narrative && (!an->report || e->sentence - from->sentence <= STORY_KEPT);
    if (!by_story && year_told(an, e, month, day, &out->year)) {
        out->how = "in the year told before with this month";
        return true;
    }
    if (an->report && year_of_paragraph(an, e, month, day)) {
        out->year = an->spoken.date.year;
        out->from = (base){.date = an->spoken.date, .anchor = an->spoken.at};
        out->how = "in the year of";
        return true;
    }
    if (by_story || (from && year_of_sentence(an, e, month, day))) {
        out->year = year_by_narrative(an, from, e, month);
        edtf last = {.from = year_giver(from->date)};
        bool unsaid = an->report && an->narrative && an->published.precision < EDTF_YEAR &&
                      from->sentence != e->sentence;
        last = unsaid ? edtf_qualify(last, EDTF_UNCERTAIN) : last;
        out->from = (base){.date = last.from, .anchor = from->at};
        out->how = "in the year of";
        return true;
    }
    if (year_goes_on(an, e, month, day, &out->year)) {
        edtf last = edtf_qualify((edtf){.from = year_giver(an->spoken.date)}, EDTF_UNCERTAIN);
        out->from = (base){.date = last.from, .anchor = an->spoken.at};
        out->how = "in the year of";
        return true;
    }
    return year_is_near(an, e, month, day, out);
}
