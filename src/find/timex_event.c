/* timex_event: times counted from an event that the words behind them name.
 *
 *     length (before | after | into) NAME            two days after the vote
 *     within length of NAME                          within ten days of the invocation
 *     the (day | week | night) (before | after) NAME
 *     the eve of NAME | on the? ordinal? anniversary of NAME
 *
 * Reading keeps how far it is and where the name begins; anchor_event.c looks for its date.
 */
#include "find/timex.h"

/* (before | after | into | prior to) ; 0 if none, or if nothing stands behind it. */
static size_t link_at(const time_reader *r, size_t i, int32_t *way)
{
    bool before = time_signal(r, i, SIGNAL_BEFORE) && !time_is(r, i, TIME_BY);
    bool after = time_signal(r, i, SIGNAL_AFTER) || time_is(r, i, TIME_INTO);
    size_t n = before && time_signal(r, i + 1, SIGNAL_TO) ? 2 : 1;
    bool free = i + n < r->end && r->tokens[i + n].kind != TOKEN_MARK;
    *way = before ? -1 : 1;
    return (before || after) && free ? n : 0;
}

/* "In the two days before the vote" and "for a month after it" are lengths, not days. */
static bool is_length_only(const time_reader *r, const time_expr *e)
{
    return time_signal(r, e->first - 1, SIGNAL_IN | SIGNAL_FOR | SIGNAL_UNTIL | SIGNAL_SINCE) ||
           time_is(r, e->first - 1, TIME_OVER) || time_is(r, e->first, TIME_THE) ||
           time_is(r, e->first - 1, TIME_THE);
}

bool time_is_whole(const time_expr *e)
{
    double most = e->unit == UNIT_MONTH ? 12 * 5000 : 5000; /* in years, as many */
    return !e->vague && e->unit >= UNIT_DAY && e->count >= 1 && e->count <= most &&
           e->count == (double)(int32_t)e->count;
}

void time_find_name(const time_reader *r, time_expr *e)
{
    size_t end = (size_t)e->first + e->n;
    int32_t way = 1;
    if (e->kind != KIND_LENGTH || !time_is_whole(e)) {
        return;
    }
    bool within = e->relation == TIMEX_WITHIN;
    size_t n = within ? time_is(r, end, TIME_OF) : is_length_only(r, e) ? 0 : link_at(r, end, &way);
    if (n) {
        e->named = (uint32_t)(end + n);
        e->shift = way;
    }
}

/* the (day | week | night ...) (before | after), with a name behind it */
static size_t day_beside(const time_reader *r, size_t i, time_expr *e)
{
    const time_word *w = time_at(r, i + 1);
    int32_t way;
    bool unit = time_has(w, TIME_UNIT) && w->number[TIME_UNIT] >= UNIT_DAY &&
                w->number[TIME_UNIT] <= UNIT_YEAR && w->number[TIME_UNIT] != UNIT_WEEKEND;
    bool part = time_has(w, TIME_PART);
    size_t link = unit || part ? link_at(r, i + 2, &way) : 0;
    if (!link || time_is(r, i + 2, TIME_INTO) || time_is(r, i + 2 + link, TIME_SHIFT)) {
        return 0; /* the year before last */
    }
    e->unit = part ? UNIT_DAY : (time_unit)w->number[TIME_UNIT];
    e->part = part ? w->text[TIME_PART] : (str){0};
    e->shift = way;
    e->named = (uint32_t)(i + 2 + link);
    return 2;
}

/* the eve of | the? (first | 25th)? anniversary of, behind "on" */
static size_t day_of_name(const time_reader *r, size_t i, time_expr *e)
{
    int32_t number = 1;
    size_t n = time_is(r, i, TIME_ARTICLE) ? 1 : 0;
    n += time_ordinal(r, i + n, &number);
    int32_t way = time_at(r, i + n)->number[TIME_OF_EVENT];
    if (!time_is(r, i + n, TIME_OF_EVENT) || !time_is(r, i - 1, TIME_ON) ||
        !time_is(r, i + n + 1, TIME_OF) || i + n + 2 >= r->end) {
        return 0;
    }
    e->unit = way < 0 ? UNIT_DAY : UNIT_YEAR;
    e->shift = way;
    e->count = number;
    e->whole_day = way > 0;
    e->named = (uint32_t)(i + n + 2);
    return n + 1;
}

size_t time_read_event(const time_reader *r, size_t i, time_expr *e)
{
    static const time_rule rules[] = {
        {day_beside, TIME_BIT(THE)},
        {day_of_name, TIME_BIT(ARTICLE) | TIME_BIT(ORDINAL) | TIME_BIT(FIGURE)},
    };
    e->count = 1;
    size_t n = TIME_FIRST_OF(rules, r, i, e);
    e->kind = n ? KIND_EVENT : e->kind;
    return n;
}
