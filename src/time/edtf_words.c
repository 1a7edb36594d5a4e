/* edtf_words: EDTF dates in plain English, for labels and tables. */
#include "time/edtf_words.h"

static const char *const month_names[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};

/* ---- Months and days ------------------------------------------------------------------------ */

/* 21 to 41: seasons (of no, the northern, the southern half of the earth), quarters, thirds, halves
 */
static void put_season(buf *b, int season)
{
    static const char *const seasons[] = {"spring", "summer", "autumn", "winter"};
    static const char *const halves[] = {"", "northern ", "southern "};
    if (season <= 32)
        buf_printf(b, "%s%s ", halves[(season - 21) / 4], seasons[(season - 21) % 4]);
    else if (season <= 36)
        buf_printf(b, "quarter %d of ", season - 32);
    else if (season <= 39)
        buf_printf(b, "third %d of ", season - 36);
    else
        buf_printf(b, "half %d of ", season - 39);
}

typedef struct choices {
    int v[31], n;
} choices;

static void put_choice(buf *b, int value, bool month)
{
    if (month)
        buf_printf(b, "%s", month_names[value - 1]);
    else
        buf_printf(b, "%d", value);
}

/* "October–December", "February or December", "1, 11, 21 or 31" */
static void put_choices(buf *b, const choices *c, bool month)
{
    bool run = c->n > 2 && c->v[c->n - 1] - c->v[0] == c->n - 1;
    for (int i = 0; i < c->n; i += run && i == 0 ? c->n - 1 : 1) {
        if (i > 0)
            buf_put(b, run ? S("–") : i + 1 < c->n ? S(", ") : S(" or "));
        put_choice(b, c->v[i], month);
    }
    buf_char(b, ' ');
}

static void put_some_month(buf *b, edtf_date d)
{
    choices fit = {.n = 0};
    for (int m = 1; m <= 12; m++)
        if (edtf_month_fits(d, m))
            fit.v[fit.n++] = m;
    if (edtf_in_season(d))
        put_season(b, d.month);
    else if (fit.n < 12)
        put_choices(b, &fit, true);
}

static void put_some_day(buf *b, edtf_date d, bool no_month)
{
    choices fit = {.n = 0};
    bool one_month = !(d.unspecified & EDTF_X_MONTH);
    int32_t year = edtf_year_unknown(d) ? 2000 : d.year; /* where February may have 29 days */
    int length = one_month ? civil_month_days(year, d.month) : 31;
    for (int day = 1; day <= length; day++)
        if (edtf_day_fits(d, day))
            fit.v[fit.n++] = day;
    if (no_month && fit.n == 1) {
        buf_put(b, S("the "));
        edtf_put_ordinal(b, fit.v[0]);
        buf_char(b, ' ');
    } else {
        put_choices(b, &fit, false);
    }
    buf_put(b, no_month ? S("of a month in ") : S(""));
}

/* "a day in June 2004", "25 December in the 1560s", "the 25th of a month in 1560" */
static void put_unspecified(buf *b, edtf_date d)
{
    int parts = edtf_parts(d);
    bool no_day = (d.unspecified & EDTF_X_DAY) == EDTF_X_DAY;
    bool no_month = (d.unspecified & EDTF_X_MONTH) == EDTF_X_MONTH;
    if (parts == 3 && no_day)
        buf_put(b, S("a day in "));
    else if (parts == 3)
        put_some_day(b, d, no_month);
    if (parts > 1 && !no_month)
        put_some_month(b, d);
    else if (parts == 2)
        buf_put(b, S("a month in "));
    unsigned unknown = edtf_year_unknown(d);
    bool named = unknown == 1 || unknown == 3 || unknown == 7; /* "the 1560s", not "a year ..." */
    if (edtf_in_season(d) && d.month > 32)                     /* "half 2 of" */
        buf_put(b, named ? S("a year in ") : S(""));
    else if (parts > 1 && !no_month && unknown)
        buf_put(b, S("in "));
    edtf_put_year(b, d);
}

/* ---- Times of day --------------------------------------------------------------------------- */

static void put_clock(buf *b, edtf_date d)
{
    buf_printf(b, "%02d:%02d", d.hour, d.minute);
    if (d.precision == EDTF_SECOND)
        buf_printf(b, ":%02d", d.second);
}

static void put_zone(buf *b, edtf_date d)
{
    if (d.zone == EDTF_LOCAL)
        return;
    buf_put(b, S(" UTC"));
    if (d.zone == EDTF_UTC)
        return;
    int size = d.offset < 0 ? -d.offset : d.offset;
    buf_printf(b, "%s%d", d.offset < 0 ? "−" : "+", size / 60);
    if (size % 60)
        buf_printf(b, ":%02d", size % 60);
}

/* ---- A date --------------------------------------------------------------------------------- */

/* What the other end of a range will say is left out. */
typedef enum leave_out { LEAVE_NOTHING, LEAVE_YEAR, LEAVE_MONTH } leave_out;

static void put_plain(buf *b, edtf_date d, leave_out out)
{
    if (d.precision >= EDTF_DAY)
        buf_printf(b, "%d%s", d.day, out == LEAVE_MONTH ? "" : " ");
    if (d.precision == EDTF_SEASON)
        put_season(b, d.month);
    if (d.precision >= EDTF_MONTH && out != LEAVE_MONTH)
        buf_printf(b, "%s%s", month_names[d.month - 1], out == LEAVE_NOTHING ? " " : "");
    if (out == LEAVE_NOTHING)
        edtf_put_year(b, d);
    if (d.precision >= EDTF_MINUTE) {
        buf_put(b, S(", "));
        put_clock(b, d);
        put_zone(b, d);
    }
}

/* The parts with this qualifier: " (year and month uncertain". */
static void put_qualified_parts(buf *b, edtf_date d, int parts, edtf_qualifier q, bool *any)
{
    static const char *const names[] = {"year", "month", "day"};
    static const char *const words[] = {"", "uncertain", "approximate",
                                        "uncertain and approximate"};
    int left = 0;
    for (int i = 0; i < parts; i++)
        left += edtf_qualifier_of(d, (edtf_part)i) == q;
    if (!left)
        return;
    buf_put(b, *any ? S(", ") : S(" ("));
    for (int i = 0; i < parts; i++) {
        if (edtf_qualifier_of(d, (edtf_part)i) != q)
            continue;
        const char *name = i == 1 && edtf_in_season(d) ? "season" : names[i];
        buf_printf(b, "%s%s", name, --left ? " and " : " ");
    }
    buf_printf(b, "%s", words[q]);
    *any = true;
}

/* Whether all parts have one qualifier. */
static bool qualified_whole(edtf_date d, int parts)
{
    for (int i = 1; i < parts; i++)
        if (edtf_qualifier_of(d, (edtf_part)i) != edtf_qualifier_of(d, EDTF_YEAR_PART))
            return false;
    return true;
}

static void put_doubt(buf *b, edtf_qualifier q)
{
    if (q & EDTF_UNCERTAIN)
        buf_put(b, S("perhaps "));
    if (q & EDTF_APPROXIMATE)
        buf_put(b, S("about "));
}

static void put_date(buf *b, edtf_date d, leave_out out)
{
    int parts = edtf_parts(d);
    bool whole = qualified_whole(d, parts), any = false;
    edtf_qualifier q = whole ? edtf_qualifier_of(d, EDTF_YEAR_PART) : EDTF_SURE;
    put_doubt(b, d.significant ? q | EDTF_APPROXIMATE : q);
    if (d.unspecified)
        put_unspecified(b, d);
    else
        put_plain(b, d, out);
    for (edtf_qualifier k = EDTF_UNCERTAIN; !whole && k <= EDTF_BOTH; k++)
        put_qualified_parts(b, d, parts, k, &any);
    buf_put(b, any ? S(")") : S(""));
}

/* ---- Intervals ------------------------------------------------------------------------------ */

static bool same_day(edtf_date a, edtf_date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

static bool is_plain(edtf_date d)
{
    return !d.qualified && !d.unspecified && !d.significant;
}

/* "9 August 2020, 14:30–15:00 UTC" */
static void put_hours(buf *b, edtf_date from, edtf_date to)
{
    edtf_date begin = from;
    begin.zone = EDTF_LOCAL;
    put_date(b, begin, LEAVE_NOTHING);
    buf_put(b, S("–"));
    put_clock(b, to);
    put_zone(b, to);
}

/* Whether both ends are in doubt as a whole, and alike: "perhaps 4–5 November 2021". */
static bool doubted_alike(edtf_date from, edtf_date to)
{
    edtf_qualifier q = edtf_qualifier_of(from, EDTF_YEAR_PART);
    return q && from.precision == to.precision && qualified_whole(from, edtf_parts(from)) &&
           qualified_whole(to, edtf_parts(to)) && edtf_qualifier_of(to, EDTF_YEAR_PART) == q;
}

/* "5–20 November 2020", "May–June 2020", "3 May – 4 June 2020", "2014–2016" */
static void put_range(buf *b, edtf_date from, edtf_date to)
{
    if (doubted_alike(from, to)) {
        put_doubt(b, edtf_qualifier_of(from, EDTF_YEAR_PART));
        from.qualified = to.qualified = 0;
    }
    if (edtf_equal((edtf){.from = from}, (edtf){.from = to})) {
        put_date(b, from, LEAVE_NOTHING);
        return;
    }
    bool plain = is_plain(from) && is_plain(to) && from.precision == to.precision;
    bool timed = plain && from.precision >= EDTF_MINUTE;
    if (timed && same_day(from, to) && from.zone == to.zone && from.offset == to.offset) {
        put_hours(b, from, to);
        return;
    }
    if (plain && from.precision == EDTF_YEAR) {
        edtf_put_years(b, from.year, to.year);
        return;
    }
    bool days = from.precision == EDTF_DAY;
    bool same_year = plain && from.year == to.year && (days || from.precision == EDTF_MONTH);
    bool same_month = same_year && days && from.month == to.month;
    bool tight = same_month || (same_year && !days);
    put_date(b, from, same_month ? LEAVE_MONTH : same_year ? LEAVE_YEAR : LEAVE_NOTHING);
    buf_put(b, tight ? S("–") : S(" – "));
    put_date(b, to, LEAVE_NOTHING);
}

static void put_interval(buf *b, edtf e)
{
    bool begins = edtf_names_day(e.from), ends = edtf_names_day(e.to);
    if (begins && ends) {
        put_range(b, e.from, e.to);
        return;
    }
    bool open = (begins ? e.to : e.from).precision == EDTF_OPEN;
    buf_put(b, !begins ? S("until ") : open ? S("since ") : S("from "));
    put_date(b, begins ? e.from : e.to, LEAVE_NOTHING);
    if (!open)
        buf_put(b, begins ? S(", end unknown") : S(", beginning unknown"));
}

/* ---- Sets ----------------------------------------------------------------------------------- */

static bool is_open(edtf m)
{
    return m.interval && !(edtf_names_day(m.from) && edtf_names_day(m.to));
}

static void put_member(buf *b, edtf m, str joint)
{
    if (!m.interval) {
        put_date(b, m.from, LEAVE_NOTHING);
    } else if (!is_open(m)) {
        put_range(b, m.from, m.to);
    } else {
        bool later = edtf_names_day(m.from);
        put_date(b, later ? m.from : m.to, LEAVE_NOTHING);
        buf_put(b, joint);
        buf_put(b, later ? S("later") : S("earlier"));
    }
}

/* One of all the days of an interval. */
static bool is_between(edtf e, edtf *days)
{
    return edtf_only(days, e) && days->interval && !is_open(*days);
}

/* "between 17 September and 5 November 2020" */
static void put_between(buf *b, edtf_date from, edtf_date to)
{
    bool same_year = is_plain(from) && is_plain(to) && from.year == to.year &&
                     from.precision > EDTF_YEAR && to.precision > EDTF_YEAR;
    buf_put(b, S("between "));
    put_date(b, from, same_year ? LEAVE_YEAR : LEAVE_NOTHING);
    buf_put(b, S(" and "));
    put_date(b, to, LEAVE_NOTHING);
}

/* "1667, 1668 or 1670–1672", "1960 and December 1961", "1984 or earlier, or 1990 or later" */
static void put_set(buf *b, edtf e)
{
    str joint = e.set == EDTF_ONE_OF ? S(" or ") : S(" and ");
    edtf member;
    bool first = true, comma = false;
    if (is_between(e, &member)) {
        put_between(b, member.from, member.to);
        return;
    }
    for (size_t at = 0; edtf_member(&member, e, &at); first = false) {
        bool last = at >= e.members_n;
        comma |= is_open(member);
        if (!first)
            buf_put(b, !last || comma ? S(",") : S(""));
        if (!first)
            buf_put(b, last ? joint : S(" "));
        put_member(b, member, joint);
    }
}

void edtf_print_words(buf *b, edtf e)
{
    if (edtf_empty(e))
        return;
    if (e.set)
        put_set(b, e);
    else if (e.interval)
        put_interval(b, e);
    else
        put_date(b, e.from, LEAVE_NOTHING);
}
