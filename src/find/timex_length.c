/* timex_length: lengths of time, what is counted by them, and vague times.
 *
 *     length = approx? amount (-? | full)? unit      count = length (ago | earlier | later)
 *     period = the? (past | next | first) amount? units
 *     "about two days"  "a year ago"  "the past two weeks"  "recently"
 */
#include "find/timex.h"

bool time_unit_at(const time_reader *r, size_t i, time_expr *e)
{
    const time_word *w = time_at(r, i);
    bool plural = time_has(w, TIME_UNITS);
    if (!plural && !time_has(w, TIME_UNIT)) {
        return false;
    }
    e->unit = (time_unit)w->number[plural ? TIME_UNITS : TIME_UNIT];
    e->count *= w->number[TIME_UNIT_COUNT];
    return true;
}

/* "over" is more than, not during: "for over a week", "just over a year" */
static bool more_than(const time_reader *r, size_t i, bool just)
{
    unsigned lasts = SIGNAL_FOR | SIGNAL_AFTER | SIGNAL_WITHIN | SIGNAL_IN;
    return time_is(r, i, TIME_OVER) && (just || (i > r->begin && time_signal(r, i - 1, lasts)));
}

/* (no? (more | less) than | at least | up to | just? (over | under) | about | nearly)? */
size_t time_approx_at(const time_reader *r, size_t i, time_expr *e)
{
    size_t lead = time_is(r, i, TIME_AT) || time_is(r, i, TIME_NO) ? 1 : 0;
    const time_word *compare = time_at(r, i + lead);
    if (time_has(compare, TIME_COMPARE)) {
        bool than = time_is(r, i + lead + 1, TIME_THAN);
        bool at = time_is(r, i, TIME_AT) && !than, no = lead && than;
        bool upto = !lead && time_signal(r, i + 1, SIGNAL_TO);
        bool more = str_eq(compare->text[TIME_COMPARE], S("MORE_THAN"));
        e->mod = no ? more ? S("EQUAL_OR_LESS") : S("EQUAL_OR_MORE") : compare->text[TIME_COMPARE];
        return at || than || upto ? lead + (at ? 1 : 2) : 0;
    }
    size_t just = time_is(r, i, TIME_JUST) ? 1 : 0;
    const time_word *w = time_at(r, i + just);
    if (more_than(r, i + just, just)) {
        e->mod = S("MORE_THAN");
        return just + 1;
    }
    if (!time_has(w, TIME_APPROX)) {
        return 0;
    }
    e->mod = w->text[TIME_APPROX];
    return just + 1;
}

/* and a half: behind "a year" */
static size_t half_behind(const time_reader *r, size_t i)
{
    return time_is(r, i, TIME_AND) && time_is(r, i + 1, TIME_A) && time_is(r, i + 2, TIME_HALF) ? 3
                                                                                                : 0;
}

/* or so | or more | or less | or months: what leaves the length open */
size_t time_or_behind(const time_reader *r, size_t i, time_expr *e)
{
    if (!time_is(r, i, TIME_OR)) {
        return 0;
    }
    if (time_is(r, i + 1, TIME_OR_SO)) {
        e->mod = time_at(r, i + 1)->text[TIME_OR_SO];
        return 2;
    }
    bool other = e->vague && time_is(r, i + 1, TIME_UNITS);
    return other ? 2 : 0;
}

/* "a three hour meeting", "a five year low": the unit is an adjective. */
static bool before_noun(const time_reader *r, size_t i, time_unit unit)
{
    const word_class small = WORD_DETERMINER | WORD_PREPOSITION | WORD_COORDINATOR | WORD_RELATIVE |
                             WORD_SUBORDINATOR | WORD_MODAL | WORD_BE | WORD_HAVE | WORD_DO |
                             WORD_PRONOUN | WORD_NEGATION | WORD_TO;
    bool clear = unit >= UNIT_MINUTE && unit != UNIT_QUARTER && unit != UNIT_WEEKEND;
    return clear && time_inside(r, i) && r->tokens[i].kind == TOKEN_WORD &&
           !time_flag(r, i, TOKEN_CAPITAL) && !time_is(r, i, TIME_OLD) &&
           !lexicon_word_is(r->lexicon, r->tokens[i].word, small);
}

/* length = approx? amount (-? | full)? unit ; "66-year-old" is an age and no time. */
size_t time_length_at(const time_reader *r, size_t i, time_expr *e)
{
    time_amount amount;
    size_t n = time_approx_at(r, i, e);
    size_t number = time_amount_at(r, i + n, &amount);
    if (!number && n && time_is(r, i, TIME_VAGUE)) { /* "some years", not "some ten years" */
        n = 0;
        e->mod = (str){0};
        number = time_amount_at(r, i, &amount);
    }
    if (!number) {
        return 0;
    }
    n += number;
    bool hyphen = time_dash(r, i + n) && !time_flag(r, i + n + 1, TOKEN_SPACED);
    n += hyphen || (time_is(r, i + n, TIME_MORE) && !time_is(r, i + n, TIME_UNIT)) ? 1 : 0;
    e->count = amount.value;
    e->vague = amount.vague;
    if (!time_unit_at(r, i + n, e)) {
        return 0;
    }
    if (amount.vague && n == 1 && e->unit == UNIT_QUARTER) {
        return 0; /* "in some quarters" */
    }
    bool singular = !time_is(r, i + n, TIME_UNITS);
    bool fraction = amount.article && (e->unit == UNIT_QUARTER || e->unit == UNIT_SECOND);
    bool adjective = singular && !hyphen && !amount.article && amount.value > 1;
    if (fraction || (adjective && !before_noun(r, i + n + 1, e->unit))) {
        return 0; /* "a quarter of", "five second ..." */
    }
    n++;
    size_t half = amount.value == 1 ? half_behind(r, i + n) : 0;
    e->count += half ? e->count / 2 : 0;
    n += half;
    n += time_or_behind(r, i + n, e);
    size_t old = time_mark(r, i + n, "-") ? 1 : 0;
    bool compound = amount.article && (hyphen || (old && !time_flag(r, i + n, TOKEN_SPACED)));
    bool part = e->unit == UNIT_QUARTER && (hyphen || time_is(r, i + n, TIME_OF));
    if (time_is(r, i + n + old, TIME_OLD) || compound || part) {
        return 0; /* "a month-long strike", "three-quarters of" */
    }
    e->kind = KIND_LENGTH;
    return n;
}

/* ago | earlier | later | from now ; "before" and "after" only where nothing follows them but
 * "that".
 */
static size_t direction_at(const time_reader *r, size_t i, time_expr *e)
{
    const time_word *w = time_at(r, i);
    if (time_has(w, TIME_DIRECTION)) {
        e->shift = w->number[TIME_DIRECTION];
        return 1;
    }
    if (time_is(r, i, TIME_FROM) && time_is(r, i + 1, TIME_REF)) {
        e->shift = 1;
        return 2;
    }
    size_t n = time_is_from_that(r, i + 1) ? 2 : 1;
    bool ends = n == 2 || i + 1 >= r->end || r->tokens[i + 1].kind == TOKEN_MARK;
    if (!time_has(w, TIME_DIRECTION_THERE) || (time_has(w, TIME_SIGNAL) && !ends) ||
        time_is(r, i + 1, TIME_THAN)) {
        return 0;
    }
    e->shift = w->number[TIME_DIRECTION_THERE];
    e->there = true;
    return time_has(w, TIME_SIGNAL) ? n : 1;
}

/* The same, behind a length that begins at `first`: but "for two weeks after that" it lasted. */
static size_t way_behind(const time_reader *r, size_t first, size_t i, time_expr *e)
{
    bool lasts = time_signal(r, first - 1, SIGNAL_FOR) && time_is(r, i, TIME_SIGNAL);
    return lasts ? 0 : direction_at(r, i, e);
}

/* Behind a price or count "a year" is a rate: "$5 a year", "twice a week". */
static bool is_rate(const time_reader *r, size_t i)
{
    if (i == r->begin || !time_is(r, i, TIME_A)) {
        return false;
    }
    return r->tokens[i - 1].kind == TOKEN_NUMBER || time_mark(r, i - 1, "%") ||
           time_is(r, i - 1, TIME_COUNTED) || time_is(r, i - 1, TIME_MULTIPLIER);
}

/* How many of the smaller unit make the larger at most: 12 months a year; 0 if it is none such. */
static int parts_of(time_unit large, time_unit small)
{
    switch (small) {
    case UNIT_SECOND: return large == UNIT_MINUTE || large == UNIT_HOUR ? 59 : 0;
    case UNIT_MINUTE: return large == UNIT_HOUR || large == UNIT_DAY ? 59 : 0;
    case UNIT_HOUR: return large == UNIT_DAY || large == UNIT_WEEK ? 23 : 0;
    case UNIT_DAY: return large >= UNIT_WEEK && large <= UNIT_YEAR ? 364 : 0;
    case UNIT_WEEK: return large == UNIT_MONTH || large == UNIT_YEAR ? 51 : 0;
    case UNIT_MONTH: return large == UNIT_YEAR ? 11 : 0;
    default: return 0;
    }
}

static bool is_whole(double count)
{
    return count >= 0 && count < 1e9 && count == (double)(int)count;
}

/* and? amount smaller-unit: "six years and three months", "2 hours 10 minutes" */
static size_t smaller_behind(const time_reader *r, size_t i, time_expr *e)
{
    size_t link = time_is(r, i, TIME_AND) ? 1 : 0;
    time_expr part = {0};
    time_amount amount;
    size_t n = time_amount_at(r, i + link, &amount);
    bool exact = n && !amount.vague && !amount.article && is_whole(amount.value);
    part.count = exact ? amount.value : 0;
    if (e->vague || !is_whole(e->count) || !exact || !time_unit_at(r, i + link + n, &part) ||
        part.count > parts_of(e->unit, part.unit)) {
        return 0;
    }
    e->also = part.unit;
    e->also_count = part.count;
    return link + n + 1;
}

/* "a year and three months ago" is counted in months, "a week and a day" in days. */
static void count_in_smaller(time_expr *e)
{
    int factor = e->also == UNIT_MONTH ? 12 : e->also == UNIT_DAY && e->unit == UNIT_WEEK ? 7 : 0;
    if (factor) {
        e->count = e->count * factor + e->also_count;
        e->unit = e->also;
    }
    e->also = UNIT_NONE;
}

/* "a year ago today", "a year ago yesterday": to the day; "ten years ago this month". */
static size_t to_the_day(const time_reader *r, size_t i, time_expr *e)
{
    const time_word *w = time_at(r, i), *unit = time_at(r, i + 1);
    if (e->unit < UNIT_WEEK || e->shift > 0 || e->there || e->vague)
        return 0;
    bool month = e->unit == UNIT_YEAR && time_has(w, TIME_SHIFT) && !w->number[TIME_SHIFT] &&
                 time_has(unit, TIME_UNIT) && unit->number[TIME_UNIT] == UNIT_MONTH;
    if (month) {
        e->unit = UNIT_MONTH;
        e->count *= 12;
        return 2;
    }
    e->whole_day = time_has(w, TIME_DEICTIC);
    e->from_day = e->whole_day ? (int8_t)w->number[TIME_DEICTIC] : 0;
    return e->whole_day ? 1 : 0;
}

static size_t count_or_length(const time_reader *r, size_t i, time_expr *e)
{
    size_t n = time_length_at(r, i, e);
    if (!n) {
        return 0;
    }
    n += smaller_behind(r, i + n, e);
    size_t way = way_behind(r, i, i + n, e);
    if (way) {
        count_in_smaller(e);
        e->kind = KIND_COUNT;
        way += to_the_day(r, i + n + way, e);
    } else if (is_rate(r, i)) {
        e->kind = KIND_SET;
        e->relation = TIMEX_EVERY;
    }
    return n + way;
}

/* "years ago", "for weeks", "in recent months" */
static size_t bare_units(const time_reader *r, size_t i, time_expr *e)
{
    if (!time_is(r, i, TIME_UNITS) || !time_unit_at(r, i, e) || e->unit < UNIT_HOUR) {
        return 0;
    }
    e->kind = KIND_LENGTH;
    e->vague = true;
    size_t n = 1 + time_or_behind(r, i + 1, e);
    size_t way = way_behind(r, i, i + n, e);
    if (way) {
        e->kind = KIND_COUNT;
        return n + way;
    }
    bool cue = time_signal(r, i - 1, SIGNAL_FOR | SIGNAL_IN | SIGNAL_AFTER | SIGNAL_WITHIN);
    return cue || time_is(r, i - 1, TIME_OVER) ? n : 0;
}

/* period = approx? the? (past | last | next | first ...) amount? units ; "the past year" */
static size_t period(const time_reader *r, size_t i, time_expr *e)
{
    size_t n = time_is(r, i, TIME_ARTICLE) ? 1 : 0;
    const time_word *w = time_at(r, i + n);
    if (!time_has(w, TIME_PERIOD)) {
        return 0;
    }
    n++;
    time_amount amount;
    size_t number = time_amount_at(r, i + n, &amount);
    e->count = number ? amount.value : 1;
    e->vague = number ? amount.vague : true;
    n += number;
    n += number && time_is(r, i + n, TIME_MORE) ? 1 : 0;
    bool plural = time_is(r, i + n, TIME_UNITS);
    if (!time_unit_at(r, i + n, e) || (!plural && (number || time_has(w, TIME_SHIFT)))) {
        return 0;
    }
    if (!plural && w->number[TIME_PERIOD] >= 0) {
        return 0;
    }
    e->vague = e->vague && plural;
    e->kind =
        time_is(r, i + n + 1, TIME_OF) ? KIND_LENGTH : KIND_PERIOD; /* "the last days of war" */
    e->shift = w->number[TIME_PERIOD];
    e->there = time_has(w, TIME_SHIFT_THERE) && !time_has(w, TIME_SHIFT);
    return n + 1 + time_or_behind(r, i + n + 1, e);
}

/* "the nine months", "the months since" */
static size_t the_length(const time_reader *r, size_t i, time_expr *e)
{
    if (!time_is(r, i, TIME_THE)) {
        return 0;
    }
    time_amount amount;
    size_t number = time_amount_at(r, i + 1, &amount);
    if (number && !amount.article && time_is(r, i + 1 + number, TIME_UNITS)) {
        size_t n = time_length_at(r, i + 1, e);
        return n ? n + 1 : 0;
    }
    bool since = time_is(r, i + 1, TIME_UNITS) && time_signal(r, i + 2, SIGNAL_SINCE);
    if (!since || !time_unit_at(r, i + 1, e)) {
        return 0;
    }
    e->kind = KIND_LENGTH;
    e->vague = true;
    return 2;
}

/* ---- now, the past -------------------------------------------------------------------------- */

/* now, recently, the past, the future, in recent years */
static size_t ref_at(const time_reader *r, size_t i, time_expr *e)
{
    const time_word *w = time_at(r, i);
    e->kind = KIND_REF;
    bool compared = i > r->begin && time_is(r, i - 1, TIME_AS) && time_is(r, i + 1, TIME_AS);
    if (time_has(w, TIME_REF) && !compared && !time_in_name(r, i)) { /* as recently as Monday */
        e->text = w->text[TIME_REF];
        return 1;
    }
    const time_word *noun = time_at(r, i + 1);
    bool ends = i + 2 >= r->end || r->tokens[i + 2].kind == TOKEN_MARK ||
                time_is(r, i + 2, TIME_TENSE) || time_is(r, i + 2, TIME_SIGNAL);
    if (!time_is(r, i, TIME_THE) || !time_has(noun, TIME_REF_NOUN) || !ends) {
        return 0;
    }
    e->text = noun->text[TIME_REF_NOUN];
    return 2;
}

size_t time_read_length(const time_reader *r, size_t i, time_expr *e)
{
    static const time_rule rules[] = {
        {period, TIME_BIT(ARTICLE) | TIME_BIT(PERIOD)},
        {the_length, TIME_BIT(THE)},
        {count_or_length, TIME_BIT(ARTICLE) | TIME_BIT(APPROX) | TIME_BIT(COMPARE) | TIME_BIT(AT) |
                              TIME_BIT(OVER) | TIME_BIT(NO) | TIME_BIT(JUST) | TIME_BIT(VAGUE) |
                              TIME_BIT(CARDINAL) | TIME_BIT(HALF) | TIME_BIT(FIGURE)},
        {bare_units, TIME_BIT(UNITS)},
        {ref_at, TIME_BIT(REF) | TIME_BIT(THE)},
    };
    return TIME_FIRST_OF(rules, r, i, e);
}
