/* anchor_order: whether the day or the month comes first in 8/9/2020. The article as a whole says
 * so; where it does not, the date is only a year and marked ambiguous.
 *
 *     proof    another date in figures, a weekday, the day of publication: if they agree
 *     signs    what is over, dates in words, spelling, the page's language, its country: of
 *              these the weightier side
 *
 * A sign counts for more, the fewer writers of the other kind show it: "9 August" and "colour" are
 * hardly ever American, but "August 9" is written in London too, and pages are marked en-US by
 * programs that nobody told otherwise.
 */
#include "find/anchor.h"

#define SIGN_STRONG 3
#define SIGN_FAIR   2
#define SIGN_WEAK   1

static bool has_weekday(const time_expr *e, int32_t year, int month, int day)
{
    civil c = {year, (uint8_t)month, (uint8_t)day};
    return civil_valid(c) && civil_weekday(civil_to_day(c)) == e->weekday - 1;
}

/* Days from publication to the date read with this month and day. */
static day_number after_publication(const anchoring *an, const time_expr *e, int month, int day)
{
    civil c = {anchor_full_year(an, e), (uint8_t)month, (uint8_t)day};
    return civil_to_day(c) - civil_to_day(an->publication);
}

/* What this date in figures says of itself: 1 day first, -1 month first, 0 nothing. It is its own
 * weekday's date, and that of the day of publication: "Posted 08/09/2020". */
static int order_of_itself(const anchoring *an, const time_expr *e)
{
    if (!e->day_or_month) {
        return e->day_order;
    }
    int32_t year = anchor_full_year(an, e);
    if (e->weekday) {
        bool month_first = has_weekday(e, year, e->month, e->day);
        bool day_first = has_weekday(e, year, e->day, e->month);
        return day_first - month_first;
    }
    if (an->published.precision < EDTF_DAY) {
        return 0;
    }
    bool day_first = after_publication(an, e, e->day, e->month) == 0;
    bool month_first = after_publication(an, e, e->month, e->day) == 0;
    return day_first - month_first;
}

/* What has happened was before publication: "He was arrested on 08/09/2020" in August. */
static int order_in_past(const anchoring *an, const time_expr_vec *exprs)
{
    bool day = false, month = false;
    for (size_t i = 0; an->published.precision >= EDTF_DAY && i < exprs->n; i++) {
        const time_expr *e = &exprs->v[i];
        bool past = e->day_or_month && e->tense < 0 && e->relation == TIMEX_AT;
        bool day_ahead = past && after_publication(an, e, e->day, e->month) > 0;
        bool month_ahead = past && after_publication(an, e, e->month, e->day) > 0;
        day |= month_ahead && !day_ahead;
        month |= day_ahead && !month_ahead;
    }
    return day - month;
}

/* The side that has three times the other's; 0 if neither. */
static int side(size_t day, size_t month)
{
    return day > 3 * month ? 1 : month > 3 * day ? -1 : 0;
}

static int order_in_words(const time_expr_vec *exprs)
{
    size_t day = 0, month = 0;
    for (size_t i = 0; i < exprs->n; i++) {
        day += exprs->v[i].written_order > 0;
        month += exprs->v[i].written_order < 0;
    }
    return side(day, month);
}

/* Names keep their spelling: the Labour Party is British in any paper. */
static int order_by_spelling(const anchoring *an)
{
    const u32_vec *orders = &an->lex->order_of_spelling;
    const token_list *text = &an->article->text;
    size_t count[3] = {0};
    for (size_t i = 0; i < text->tokens.n; i++) {
        const token *t = &text->tokens.v[i];
        bool name = t->flags & TOKEN_CAPITAL && !(t->flags & TOKEN_FIRST);
        count[t->word < orders->n && !name ? orders->v[t->word] : 0]++;
    }
    return side(count[1], count[2]);
}

static int order_in(const map *orders, str key)
{
    uint32_t order = key.n ? map_get(orders, key) : MAP_NONE;
    return order == 1 ? 1 : order == 2 ? -1 : 0;
}

static int order_by_language(const anchoring *an)
{
    char low[16];
    str s = an->article->source.language;
    if (s.n >= sizeof low) {
        return 0;
    }
    for (size_t i = 0; i < s.n; i++) {
        bool upper = ascii_is_upper(s.p[i]);
        low[i] = (char)(s.p[i] == '_' ? '-' : upper ? s.p[i] + 32 : s.p[i]);
    }
    return order_in(&an->lex->order_of_language, (str){low, s.n});
}

/* The last part of the host's name: "uk" of https://www.example.org.uk/news. */
static int order_by_domain(const anchoring *an)
{
    str rest = an->article->source.url, piece;
    size_t scheme = str_find(rest, S("://"));
    rest = scheme == STR_NONE ? rest : str_from(rest, scheme + 3);
    size_t slash = str_find_char(rest, '/');
    str host = slash == STR_NONE ? rest : str_sub(rest, 0, slash);
    str last = {0};
    while (str_split(&host, '.', &piece)) {
        last = piece;
    }
    return order_in(&an->lex->order_of_domain, last);
}

static bool asks_order(const time_expr_vec *exprs)
{
    for (size_t i = 0; i < exprs->n; i++) {
        if (exprs->v[i].day_or_month) {
            return true;
        }
    }
    return false;
}

/* Whether the dates in figures settle it, be it by gainsaying each other. */
static bool order_proved(anchoring *an, const time_expr_vec *exprs)
{
    bool day = false, month = false;
    for (size_t i = 0; i < exprs->n; i++) {
        int order = order_of_itself(an, &exprs->v[i]);
        day |= order > 0;
        month |= order < 0;
    }
    if (day || month) {
        an->day_order = day - month;
        an->order_why =
            day && month ? "its dates in figures differ:" : "as other dates in figures here:";
    }
    return day || month;
}

void order_choose(anchoring *an, const time_expr_vec *exprs)
{
    an->order_why = "nothing here says which:";
    if (!asks_order(exprs) || order_proved(an, exprs)) {
        return;
    }
    int past = order_in_past(an, exprs), words = order_in_words(exprs),
        spelling = order_by_spelling(an);
    int language = order_by_language(an), domain = order_by_domain(an);
    const struct {
        int order, day_weight, month_weight;
        const char *why;
    } signs[] = {
        {past, SIGN_STRONG, SIGN_STRONG, "as the other way round it lies ahead:"},
        {words, SIGN_STRONG, SIGN_WEAK, "as dates are written out here:"},
        {spelling, SIGN_STRONG, SIGN_FAIR, "as words are spelled here:"},
        {language, SIGN_STRONG, SIGN_WEAK, "as the page's language has it:"},
        {domain, SIGN_WEAK, SIGN_FAIR, "as its source's country has it:"},
    };
    int sum = 0;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        int order = signs[i].order;
        sum += order * (order > 0 ? signs[i].day_weight : signs[i].month_weight);
    }
    an->day_order = sum > 0 ? 1 : sum < 0 ? -1 : 0;
    for (size_t i = sizeof signs / sizeof *signs; i-- > 0;) {
        if (an->day_order && signs[i].order == an->day_order) {
            an->order_why = signs[i].why;
        }
    }
}

/* "day first, as words are spelled here:" or "2020-08-09 or 2020-09-08, nothing here says which:"
 */
static const char *say_order(const anchoring *an, const time_expr *e, int order, const char *why)
{
    buf b = {.arena = an->a};
    if (order) {
        buf_put(&b, order > 0 ? S("day first, ") : S("month first, "));
    } else {
        int32_t year = anchor_full_year(an, e);
        edtf_print(&b, edtf_day((civil){year, e->month, e->day}));
        buf_put(&b, S(" or "));
        edtf_print(&b, edtf_day((civil){year, e->day, e->month}));
        buf_put(&b, S(", "));
    }
    buf_put(&b, str_of(why));
    return arena_z(an->a, buf_str(&b));
}

const char *order_settle(const anchoring *an, time_expr *e)
{
    if (!e->day_or_month) {
        return NULL;
    }
    int order = order_of_itself(an, e);
    const char *why = !order ? an->order_why : e->weekday ? "by its weekday:" : "by publication:";
    order = order ? order : an->day_order;
    why = say_order(an, e, order, why);
    if (order > 0) {
        uint8_t day = e->month;
        e->month = e->day;
        e->day = day;
    } else if (order == 0) {
        e->month = e->day = 0;
    }
    return why;
}
