/* timex_list: days that share one month and year with others: "3, 5 and 9 May 2020", "from 3 to 5
 * May", "August 1, 4 and 7, 2020". Each becomes a time of its own.
 */
#include "find/timex.h"

#define ITEMS 8 /* of a list that are looked at: reading stays linear however long it is */

/* day (- day)? ; the tokens, or 0 */
static size_t item_at(const time_reader *r, size_t i, int32_t *day, int32_t *day_to)
{
    size_t n = time_ordinal(r, i, day);
    *day_to = 0;
    if (!n && !time_digits(r, i, 1, 2, day)) {
        return 0;
    }
    n = n ? n : 1;
    if (*day < 1 || *day > 31) {
        return 0;
    }
    bool dash = time_dash(r, i + n) && !time_flag(r, i + n, TOKEN_SPACED);
    if (dash && time_digits(r, i + n + 1, 1, 2, day_to) && *day_to > *day && *day_to <= 31) {
        return n + 2;
    }
    *day_to = 0;
    return n;
}

/* , | and | or | & | to | , and */
static size_t link_at(const time_reader *r, size_t i, bool *last)
{
    size_t comma = time_mark(r, i, ",") ? 1 : 0;
    bool word = time_roles(r, i + comma) & (TIME_BIT(AND) | TIME_BIT(OR)) ||
                time_mark(r, i + comma, "&") || (!comma && time_signal(r, i, SIGNAL_TO));
    *last = word;
    return comma + (word ? 1 : 0);
}

/* The 3 and the 5 of "3, 5 and 9 May 2020": the month stands behind the last. */
static size_t month_ahead(const time_reader *r, size_t i, time_expr *e)
{
    int32_t day, day_to, other, other_to;
    bool last = false;
    size_t n = item_at(r, i, &day, &day_to);
    size_t at = i + n;
    for (size_t k = 0; n && k < ITEMS && !last; k++) {
        size_t link = link_at(r, at, &last);
        size_t item = link ? item_at(r, at + link, &other, &other_to) : 0;
        if (!item) {
            return 0;
        }
        at += link + item;
    }
    size_t of = time_is(r, at, TIME_OF) ? 1 : 0;
    if (!last || !time_month_at(r, at + of)) {
        return 0;
    }
    e->month = (uint8_t)time_at(r, at + of)->number[TIME_MONTH];
    e->day = (uint8_t)day;
    e->day_to = (uint8_t)day_to;
    time_year_after(r, at + of + 1, e);
    return n;
}

/* The item that ends before the link at i - 1, and whether it is a month's first: "May 3". */
static size_t item_before(const time_reader *r, size_t i, bool *first)
{
    size_t link = time_roles(r, i - 1) & (TIME_BIT(AND) | TIME_BIT(OR)) || time_mark(r, i - 1, "&");
    size_t at = i - link;
    at -= time_mark(r, at - 1, ",") ? 1 : 0;
    int32_t day, day_to;
    if (at == i || at < r->begin + 2) {
        return 0;
    }
    size_t back = time_dash(r, at - 2) && at >= r->begin + 4 ? 3 : 1;
    if (item_at(r, at - back, &day, &day_to) != back) {
        return 0;
    }
    *first = time_month_at(r, at - back - 1);
    return at - back;
}

/* The rest of the list from the item at i on; where it ends, and whether "and" or "or" closes it.
 */
static size_t list_end(const time_reader *r, size_t i, bool *closed)
{
    int32_t day, day_to;
    for (size_t k = 0; k < ITEMS; k++) {
        bool last = false;
        size_t link = link_at(r, i, &last);
        size_t item = link ? item_at(r, i + link, &day, &day_to) : 0;
        if (!item) {
            break;
        }
        i += link + item;
        *closed |= last;
    }
    return i;
}

/* The 4 and the 7 of "August 1, 4 and 7, 2020": the month stands before the first. Where a word
 * follows, "On May 3, 20 people" and the like, the number may count it. */
static size_t month_behind(const time_reader *r, size_t i, time_expr *e)
{
    int32_t day, day_to;
    bool first = false;
    size_t n = item_at(r, i, &day, &day_to), at = i;
    bool closed = i > r->begin && time_roles(r, i - 1) & (TIME_BIT(AND) | TIME_BIT(OR));
    for (size_t k = 0; n && k < ITEMS && !first; k++) {
        at = at > r->begin + 2 ? item_before(r, at, &first) : 0;
        if (!at) {
            return 0;
        }
    }
    size_t end = n && first ? list_end(r, i + n, &closed) : 0;
    if (!end || !closed) {
        return 0;
    }
    e->month = (uint8_t)time_at(r, at - 1)->number[TIME_MONTH];
    e->day = (uint8_t)day;
    e->day_to = (uint8_t)day_to;
    size_t year = time_year_after(r, end, e);
    bool word = end < r->end && r->tokens[end].kind != TOKEN_MARK;
    if (!year && word) {
        return 0;
    }
    return end == i + n ? n + year : n;
}

size_t time_read_listed(const time_reader *r, size_t i, time_expr *e)
{
    if (i == r->begin) {
        return 0;
    }
    time_expr copy = *e;
    size_t n = month_behind(r, i, &copy);
    bool cue = time_roles(r, i - 1) & (TIME_BIT(SIGNAL) | TIME_BIT(ARTICLE) | TIME_BIT(OR)) ||
               time_mark(r, i - 1, ",") || time_mark(r, i - 1, "(");
    if (!n && cue) {
        copy = *e;
        n = month_ahead(r, i, &copy);
    }
    *e = n ? copy : *e;
    return n;
}
