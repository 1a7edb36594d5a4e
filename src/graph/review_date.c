/* A spreadsheet takes 2020-08-31 for a date and writes it back in the style of its country. Which
 * one it is need not be known: the parts of the date that was there are looked for in any order.
 */
#include "graph/review_date.h"

#include "time/written.h"

#include <string.h>

#define SERIAL_DAY_0 civil_to_day((civil){1899, 12, 30}) /* what spreadsheets count days from */
#define PARTS_MOST   4

/* The numbers of a cell, months by name among them; without a time of day. */
static size_t read_parts(str text, uint32_t parts[PARTS_MOST])
{
    size_t n = 0, colon = str_find_char(text, ':');
    if (colon != STR_NONE) {
        while (colon > 0 && text.p[colon - 1] != ' ' && text.p[colon - 1] != 'T')
            colon--;
        text = str_sub(text, 0, colon);
    }
    for (size_t i = 0; i < text.n && n < PARTS_MOST;) {
        size_t at = i;
        while (i < text.n && ascii_is_digit(text.p[i]))
            i++;
        if (i > at && str_number(str_sub(text, at, i - at), &parts[n]))
            n++;
        at = i;
        while (i < text.n && ascii_is_letter(text.p[i]))
            i++;
        uint32_t month = i > at ? (uint32_t)written_month(str_sub(text, at, i - at)) : 0;
        if (month > 0 && n < PARTS_MOST)
            parts[n++] = month;
        while (i < text.n && !ascii_is_digit(text.p[i]) && !ascii_is_letter(text.p[i]))
            i++;
    }
    return n;
}

/* Takes one of the parts that is `value`, or the year's last two digits. */
static bool take(uint32_t *parts, size_t *n, uint32_t value, bool year)
{
    for (size_t i = 0; i < *n; i++) {
        if (parts[i] != value && !(year && parts[i] == value % 100))
            continue;
        parts[i] = parts[--*n];
        return true;
    }
    return false;
}

bool review_same_date(edtf own, str text)
{
    edtf said;
    uint32_t parts[PARTS_MOST];
    if (edtf_parse(&said, text))
        return edtf_equal(own, said);
    bool day = own.from.precision == EDTF_DAY, month = own.from.precision == EDTF_MONTH;
    if (own.interval || own.from.qualified != 0 || (!day && !month) || own.from.year < 1900)
        return false;
    uint32_t year = (uint32_t)own.from.year, first_day = day ? own.from.day : 1;
    size_t n = read_parts(text, parts);
    civil date = {own.from.year, own.from.month, (uint8_t)first_day};
    if (n == 1)
        return str_eq(str_trim(text), text) && str_number(text, &parts[0]) &&
               (day_number)parts[0] == civil_to_day(date) - SERIAL_DAY_0;
    bool same = take(parts, &n, year, true) && take(parts, &n, own.from.month, false);
    return same && (month || take(parts, &n, first_day, false)) && n == 0;
}
