/* timex_relative: times that are counted from another.
 *
 *     day   = yesterday part? | the day before yesterday
 *     shift = (the | that)? (last | next | same) fiscal? (week | March | Friday | summer | night)
 */
#include "find/timex.h"

static size_t part_at(const time_reader *r, size_t i, time_expr *e)
{
    const time_word *w = time_at(r, i);
    if (!time_has(w, TIME_PART)) {
        return 0;
    }
    e->part = w->text[TIME_PART];
    return 1;
}

static bool is_preposition(const time_reader *r, size_t i)
{
    return i < r->end && lexicon_class(r->lexicon, r->tokens[i].word) & WORD_PREPOSITION;
}

/* ---- yesterday, last week ------------------------------------------------------------------- */

static size_t deictic(const time_reader *r, size_t i, time_expr *e)
{
    const time_word *w = time_at(r, i);
    if (!time_has(w, TIME_DEICTIC) || time_in_name(r, i)) {
        return 0;
    }
    size_t on = is_preposition(r, i + 1) ? 1 : 0;
    if (time_has(w, TIME_PART) && time_is(r, i + 1 + on, TIME_WEEKDAY)) {
        return 0; /* "overnight on Monday", "overnight into Tuesday": that day says when */
    }
    e->kind = KIND_DAY;
    e->shift = w->number[TIME_DEICTIC];
    if (part_at(r, i, e)) { /* tonight */
        return 1;
    }
    return 1 + part_at(r, i + 1, e);
}

/* the day (before yesterday | after tomorrow) */
static size_t two_days_off(const time_reader *r, size_t i, time_expr *e)
{
    size_t n = time_is(r, i, TIME_ARTICLE) ? 1 : 0;
    const time_word *unit = time_at(r, i + n), *day = time_at(r, i + n + 2);
    bool before = time_signal(r, i + n + 1, SIGNAL_BEFORE);
    bool after = time_signal(r, i + n + 1, SIGNAL_AFTER);
    if (!time_has(unit, TIME_UNIT) || unit->number[TIME_UNIT] != UNIT_DAY ||
        !time_has(day, TIME_DEICTIC) || day->number[TIME_DEICTIC] != (before ? -1 : 1) ||
        !(before || after)) {
        return 0;
    }
    e->kind = KIND_DAY;
    e->shift = before ? -2 : 2;
    return n + 3;
}

/* What a shifting word shifts: a unit, month, weekday, season or part of the day. */
size_t time_shifted_at(const time_reader *r, size_t i, time_expr *e)
{
    const time_word *w = time_at(r, i);
    bool capital = time_flag(r, i, TOKEN_CAPITAL);
    if (time_has(w, TIME_WEEKDAY) && capital && w->alone != ALONE_SET) {
        e->weekday = (uint8_t)w->number[TIME_WEEKDAY];
        return 1 + part_at(r, i + 1, e);
    }
    int32_t day;
    bool dated = time_digits(r, i + 1, 1, 2, &day); /* last [Oct. 23] */
    if (time_has(w, TIME_MONTH) && capital && !dated) {
        e->month = (uint8_t)w->number[TIME_MONTH];
        return 1;
    }
    if (time_has(w, TIME_SEASON)) {
        e->season = (uint8_t)w->number[TIME_SEASON];
        return 1;
    }
    if (time_has(w, TIME_UNIT) && w->number[TIME_UNIT] >= UNIT_DAY) {
        e->unit = (time_unit)w->number[TIME_UNIT];
        return 1;
    }
    return part_at(r, i, e);
}

/* shift = (the | that | this)? (last | next | previous | same ...) fiscal? shifted */
static size_t shift(const time_reader *r, size_t i, time_expr *e)
{
    bool same = time_is(r, i, TIME_SHIFT_THERE) && time_is(r, i + 1, TIME_SHIFT_THERE);
    same |= time_is(r, i, TIME_SHIFT) && time_at(r, i)->number[TIME_SHIFT] == 0 &&
            time_is(r, i + 1, TIME_SHIFT);                        /* "this coming Sunday" */
    size_t article = time_is(r, i, TIME_ARTICLE) || same ? 1 : 0; /* "that same day" */
    const time_word *w = time_at(r, i + article);
    bool here = time_has(w, TIME_SHIFT), there = time_has(w, TIME_SHIFT_THERE);
    if (!here && !there) {
        return 0;
    }
    size_t n = article + 1;
    if (!time_is(r, i + n, TIME_UNIT)) {
        n += time_is(r, i + n, TIME_YEAR_NOUN) || time_is(r, i + n, TIME_MORE) ? 1 : 0;
    }
    size_t what = time_shifted_at(r, i + n, e);
    bool definite = article || (i > r->begin && time_is(r, i - 1, TIME_ARTICLE));
    bool of_another = definite && e->unit && time_is(r, i + n + what, TIME_OF);
    bool behind = !article && there && time_signal(r, i, SIGNAL_AFTER) &&
                  (e->weekday || e->month || e->season); /* "freed following July talks" */
    size_t end = i + n + what; /* "that weekend in July": which one is told behind it */
    bool named =
        there && !here && time_signal(r, end, SIGNAL_IN) && time_is(r, end + 1, TIME_MONTH);
    if (!what || of_another || behind || named || time_mark(r, i + n + what, "-")) {
        return 0; /* "the last week of October" is none of ours */
    }
    e->kind = KIND_SHIFT;
    bool day = e->unit == UNIT_DAY || (e->part.n && !e->unit); /* "sworn in next day" */
    e->there = there && (!here || article || day);             /* "the next day" */
    e->shift = w->number[e->there ? TIME_SHIFT_THERE : TIME_SHIFT];
    return n + what + (e->unit ? time_or_behind(r, i + n + what, e) : 0);
}

/* Whether nothing more is told of a time that ends before token `i`: "... and [saw]", "... with an
 * ambush". */
static bool ends_at(const time_reader *r, size_t i)
{
    if (i >= r->end || r->tokens[i].kind == TOKEN_MARK)
        return !time_dash(r, i);
    if (is_preposition(r, i) && !time_is(r, i, TIME_OF))
        return true;
    return time_signal(r, i, SIGNAL_AND) && i + 1 < r->end &&
           !(lexicon_class(r->lexicon, r->tokens[i + 1].word) &
             (WORD_DETERMINER | WORD_PREPOSITION));
}

/* Whether "that" at token `i` is all that a time is counted from: "the day after that a strike
 * began", not "after that strike". */
bool time_is_from_that(const time_reader *r, size_t i)
{
    word_class next = time_inside(r, i + 1) ? lexicon_class(r->lexicon, r->tokens[i + 1].word) : 0;
    return time_is(r, i, TIME_SHIFT_THERE) &&
           (ends_at(r, i + 1) || next & (WORD_DETERMINER | WORD_PRONOUN));
}

/* the (day | night | week | April ...) (before | after), with nothing behind it: "The day before,
 * they ..." */
static size_t the_unit_before(const time_reader *r, size_t i, time_expr *e)
{
    bool before = time_signal(r, i + 2, SIGNAL_BEFORE), after = time_signal(r, i + 2, SIGNAL_AFTER);
    const time_word *way = time_at(r, i + 2);
    bool that = time_is_from_that(r, i + 3);
    if (!(before || after) || !(that || ends_at(r, i + 3)) ||
        !time_has(way, TIME_DIRECTION_THERE)) {
        return 0;
    }
    size_t what = time_shifted_at(r, i + 1, e);
    bool unit = e->unit >= UNIT_DAY && e->unit <= UNIT_YEAR;
    if (what != 1 || !(unit || e->part.n || e->weekday || e->month || e->season)) {
        return 0;
    }
    e->kind = KIND_SHIFT;
    e->there = true;
    e->shift = way->number[TIME_DIRECTION_THERE];
    return that ? 4 : 3;
}

static size_t the_weekend(const time_reader *r, size_t i, time_expr *e)
{
    const time_word *w = time_at(r, i + 1);
    if (!time_has(w, TIME_UNIT) || w->number[TIME_UNIT] != UNIT_WEEKEND) {
        return 0;
    }
    e->kind = KIND_SHIFT;
    e->unit = UNIT_WEEKEND;
    return 2;
}

size_t time_read_relative(const time_reader *r, size_t i, time_expr *e)
{
    static const time_rule rules[] = {
        {two_days_off, TIME_BIT(ARTICLE) | TIME_BIT(UNIT)},
        {deictic, TIME_BIT(DEICTIC)},
        {shift, TIME_BIT(ARTICLE) | TIME_BIT(SHIFT) | TIME_BIT(SHIFT_THERE)},
        {the_unit_before, TIME_BIT(THE)},
        {the_weekend, TIME_BIT(THE)},
    };
    return TIME_FIRST_OF(rules, r, i, e);
}
