/* timex: finds the times of an article: reads each sentence once from left to right, then looks at
 * what stands around each time (signal, verb, the other end of a range) and has it anchored. */
#include "find/chronicle.h"

#define TOKENS_A_TIME 16 /* at most, in most texts */

/* Copied: that is quicker than clearing it. */
static const time_expr blank = {.holiday = NONE, .until = NONE, .named = NONE};

/* ---- Reading one expression ----------------------------------------------------------------- */

/* A day may be followed by its part: "Thursday morning". */
static size_t part_behind(const time_reader *r, size_t i, time_expr *e)
{
    bool day = e->kind == KIND_CALENDAR && (e->day || e->weekday) && !e->day_to && !e->part.n;
    if (!day || !time_is(r, i, TIME_PART)) {
        return 0;
    }
    e->part = time_at(r, i)->text[TIME_PART];
    return 1;
}

static void take_clock(time_expr *day, const time_expr *clock)
{
    day->has_clock = true;
    day->hour = clock->hour;
    day->minute = clock->minute;
    day->has_second = clock->has_second;
    day->second = clock->second;
    day->has_zone = clock->has_zone;
    day->zone = clock->zone;
}

/* day ,? clock: "9 August 2020, 14:30 UTC" */
static size_t clock_behind_day(const time_reader *r, size_t i, time_expr *e)
{
    bool day = e->kind == KIND_CALENDAR && (e->day || e->weekday) && !e->day_to && !e->part.n;
    size_t comma = time_mark(r, i, ",") ? 1 : 0;
    bool figures = time_begins(r, i + comma) & TIME_BIT(FIGURE);
    time_expr clock = blank;
    size_t n = day && figures && !e->has_clock ? time_clock_beside(r, i + comma, &clock) : 0;
    if (!n) {
        return 0;
    }
    take_clock(e, &clock);
    return comma + n;
}

/* clock ,? day: "9 p.m. EST Nov. 9", "noon Saturday", "10 a.m. today" */
static size_t day_behind_clock(const time_reader *r, size_t i, time_expr *e)
{
    size_t comma = time_mark(r, i, ",") ? 1 : 0;
    time_expr day = blank;
    size_t n = time_read_date(r, i + comma, &day);
    if (!n && time_is(r, i, TIME_DEICTIC)) {
        n = time_read_relative(r, i, &day);
    }
    bool good = n && !day.part.n && (day.kind == KIND_DAY || day.day || day.weekday);
    if (!good) {
        return 0;
    }
    take_clock(&day, e);
    *e = day;
    return comma + n;
}

/* "June last year", "the third quarter of this year": the year is told by a shift. */
static size_t shifted_year_behind(const time_reader *r, size_t i, time_expr *e)
{
    bool lacks = e->kind == KIND_CALENDAR && !e->has_year && (e->month || e->season);
    size_t n = time_signal(r, i, SIGNAL_OF) ? 1 : 0;
    time_expr year = blank;
    size_t more = lacks ? time_read_relative(r, i + n, &year) : 0;
    if (!more || year.kind != KIND_SHIFT || year.unit != UNIT_YEAR) {
        return 0;
    }
    e->shifted_year = true;
    e->there = year.there;
    e->shift = year.shift;
    return n + more;
}

size_t time_read_plain(const time_reader *r, size_t i, time_expr *e)
{
    static const time_rule rules[] = {
        {time_read_set, TIME_ANY},
        {time_read_date, TIME_ANY},
        {time_part_of_day, TIME_BIT(ARTICLE) | TIME_BIT(PART) | TIME_BIT(EARLY)},
        {time_read_clock, TIME_ANY},
        {time_read_named_year, TIME_BIT(ARTICLE) | TIME_BIT(YEAR_NOUN)},
        {time_read_term,
         TIME_BIT(THE) | TIME_BIT(TERM) | TIME_BIT(UNIT) | TIME_BIT(SHIFT) | TIME_BIT(FIGURE)},
        {time_read_relative, TIME_ANY},
        {time_read_event, TIME_BIT(ARTICLE) | TIME_BIT(THE) | TIME_BIT(ORDINAL) | TIME_BIT(FIGURE)},
        {time_read_year, TIME_ANY},
        {time_read_length, TIME_ANY},
    };
    size_t n = TIME_FIRST_OF(rules, r, i, e);
    if (n) {
        n += part_behind(r, i + n, e);
        n += clock_behind_day(r, i + n, e);
        n += shifted_year_behind(r, i + n, e);
        n += time_repeats_behind(r, i + n, e);
        n += e->kind == KIND_CLOCK ? day_behind_clock(r, i + n, e) : 0;
    }
    return n;
}

/* ---- Where one may begin ----------------------------------------------------------------------
 *
 * Most tokens begin no time and are done with here, without asking any rule. A role that stands in
 * neither list may be a time with nothing behind it, so that one of a new rule that is forgotten
 * here costs time, but never a find.
 */

/* Roles of words that only stand within a time or beside it ... */
#define WITHIN                                                                                     \
    (TIME_BIT(MULTIPLIER) | TIME_BIT(DIRECTION) | TIME_BIT(DIRECTION_THERE) | TIME_BIT(SIGNAL) |   \
     TIME_BIT(SHARE) | TIME_BIT(MERIDIEM) | TIME_BIT(ZONE) | TIME_BIT(REF_NOUN) |                  \
     TIME_BIT(TENSE) | TIME_BIT(NUMBER_WORD) | TIME_BIT(COUNTED) | TIME_BIT(MORE) |                \
     TIME_BIT(PERIOD_NOUN) | TIME_BIT(OR) | TIME_BIT(OR_SO) | TIME_BIT(NAME_DAY) |                 \
     TIME_BIT(GENITIVE) | TIME_BIT(THE) | TIME_BIT(A) | TIME_BIT(OF) | TIME_BIT(AND) |             \
     TIME_BIT(FROM) | TIME_BIT(THAN) | TIME_BIT(OTHER) | TIME_BIT(OF_EVENT) | TIME_BIT(DASH))

/* ... and of those that need another one of time, or a number, behind them. */
#define LEADS                                                                                      \
    (TIME_BIT(FIGURE) | TIME_BIT(CARDINAL) | TIME_BIT(ORDINAL) | TIME_BIT(VAGUE) |                 \
     TIME_BIT(UNIT) | TIME_BIT(PART) | TIME_BIT(SHIFT) | TIME_BIT(SHIFT_THERE) |                   \
     TIME_BIT(PERIOD) | TIME_BIT(APPROX) | TIME_BIT(COMPARE) | TIME_BIT(EARLY) |                   \
     TIME_BIT(PART_OF) | TIME_BIT(HALF) | TIME_BIT(YEAR_NOUN) | TIME_BIT(EVERY) | TIME_BIT(AT) |   \
     TIME_BIT(QUOTE) | TIME_BIT(ARTICLE) | TIME_BIT(TERM) | TIME_BIT(OVER) | TIME_BIT(NO) |        \
     TIME_BIT(JUST))

/* All others. */
#define ALONE (~(WITHIN | LEADS))

/* What never stands behind them, unless it is something else too. */
#define STRANGE                                                                                    \
    (TIME_BIT(TENSE) | TIME_BIT(COUNTED) | TIME_BIT(NUMBER_WORD) | TIME_BIT(NAME_DAY) |            \
     TIME_BIT(GENITIVE))

/* What stands behind "ten million" if that counts units of time. */
#define GREAT                                                                                      \
    (TIME_BIT(UNITS) | TIME_BIT(UNIT) | TIME_BIT(MORE) | TIME_BIT(TIMES) | TIME_BIT(AND) |         \
     TIME_BIT(OR) | TIME_BIT(DASH))

#define ARTICLES (TIME_BIT(ARTICLE) | TIME_BIT(THE) | TIME_BIT(A))

/* "4.5" and "1,500", but not "10.30" and "9.8.2020" */
static bool is_quantity(str s)
{
    size_t dot = str_find_char(s, '.');
    uint32_t fraction;
    bool decimal = dot != STR_NONE && s.n - dot != 3 && str_number(str_from(s, dot + 1), &fraction);
    return decimal || str_find_char(s, ',') != STR_NONE;
}

/* "1990", "9th", "10:30", "9/8/2020" and the 45 of "1939-45", but not "12". */
static bool long_figure(const time_reader *r, size_t i)
{
    str s = time_text(r, i);
    uint32_t value;
    bool listed = time_mark(r, i + 1, ",") || time_mark(r, i + 1, "&"); /* 3, 5 and 9 May */
    return ((s.n > 3 || !str_number(s, &value)) && !is_quantity(s)) || time_mark(r, i + 1, "/") ||
           time_dash(r, i - 1) || (listed && time_begins(r, i + 2) & TIME_BIT(FIGURE));
}

static bool may_begin(const time_reader *r, size_t i)
{
    uint64_t begins = time_begins(r, i);
    if (!(begins & (ALONE | LEADS)) || begins & TIME_BIT(GENITIVE)) {
        return false;
    }
    if (begins & ALONE) {
        return true;
    }
    if (time_is(r, i + 1, TIME_MULTIPLIER)) {
        return time_begins(r, i + 2) & GREAT;
    }
    bool amount = begins & (TIME_BIT(APPROX) | TIME_BIT(HALF) | TIME_BIT(EARLY) |
                            TIME_BIT(OVER)); /* about a year */
    uint64_t next = time_begins(r, i + 1) & ~(amount ? STRANGE : STRANGE | ARTICLES);
    return next || (begins & TIME_BIT(FIGURE) && long_figure(r, i));
}

static size_t read_expr(const time_reader *r, size_t i, time_expr *e)
{
    size_t n = time_read_part(r, i, e);
    return n ? n : time_read_plain(r, i, e);
}

/* ---- What stands around it ------------------------------------------------------------------ */

/* The longest phrase that ends before token i: "no later than"; NULL if none. */
static const time_phrase *phrase_before(const time_reader *r, size_t i)
{
    const timelex *lex = r->lex;
    uint32_t word = r->tokens[i - 1].word;
    uint32_t next = word < lex->phrases_of.n ? lex->phrases_of.v[word] - 1 : UINT32_MAX;
    const time_phrase *best = NULL;
    for (; next != UINT32_MAX; next = lex->phrases.v[next].next) {
        const time_phrase *p = &lex->phrases.v[next];
        size_t n = p->n;
        while (n && i >= r->begin + p->n && r->tokens[i - p->n + n - 1].word == p->words[n - 1]) {
            n--;
        }
        if (n == 0 && (!best || p->n > best->n)) {
            best = p;
        }
    }
    return best;
}

/* "from 6 August onwards", "from the mid-1980s on." */
static bool goes_on(const time_reader *r, const time_expr *e)
{
    size_t i = e->first, next = i + e->n;
    bool article = time_is(r, i - 1, TIME_ARTICLE);
    bool ends = next + 1 >= r->end || r->tokens[next + 1].kind == TOKEN_MARK;
    bool from = time_signal(r, i - 1 - article, SIGNAL_FROM);
    return from &&
           (time_signal(r, next, SIGNAL_STARTING) || (time_has(time_at(r, next), TIME_ON) && ends));
}

static timex_relation relation_of(unsigned signal, const time_expr *e)
{
    static const struct {
        unsigned signal;
        timex_relation relation;
    } rows[] = {{SIGNAL_SINCE | SIGNAL_STARTING, TIMEX_SINCE},
                {SIGNAL_UNTIL, TIMEX_UNTIL},
                {SIGNAL_BEFORE, TIMEX_BEFORE},
                {SIGNAL_AFTER, TIMEX_AFTER},
                {SIGNAL_WITHIN, TIMEX_WITHIN},
                {SIGNAL_FOR, TIMEX_FOR},
                {SIGNAL_EVERY, TIMEX_EVERY}};
    bool length = e->kind == KIND_LENGTH || e->kind == KIND_PERIOD;
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        if (signal & rows[k].signal) {
            bool fits = length || rows[k].relation < TIMEX_WITHIN;
            return fits ? rows[k].relation : TIMEX_AT;
        }
    }
    return TIMEX_AT;
}

/* How the words before a time bind it. */
static timex_relation relation_before(const time_reader *r, time_expr *e)
{
    size_t i = e->first;
    if (i == r->begin || time_names_something(r, e)) {
        return TIMEX_AT;
    }
    bool length = e->kind == KIND_LENGTH || e->kind == KIND_PERIOD;
    const time_phrase *phrase = length ? NULL : phrase_before(r, i);
    unsigned signal =
        time_is(r, i - 1, TIME_SIGNAL) ? (unsigned)time_at(r, i - 1)->number[TIME_SIGNAL] : 0;
    signal = phrase ? (unsigned)phrase->signal : signal;
    e->begun |= (signal & SIGNAL_SINCE) != 0;
    if (phrase) {
        e->mod = e->mod.n ? e->mod : phrase->mod;
        return relation_of(signal, e);
    }
    if (!length && goes_on(r, e)) {
        return TIMEX_SINCE;
    }
    if (signal) {
        return relation_of(signal, e);
    }
    bool the_1990s = time_is(r, i - 1, TIME_ARTICLE) && e->year_precision && i >= r->begin + 2 &&
                     e->year_precision < EDTF_YEAR;
    return the_1990s && time_signal(r, i - 2, SIGNAL_SINCE) ? TIMEX_SINCE : TIMEX_AT;
}

/* ---- The article ---------------------------------------------------------------------------- */

/* Only of these may the verb say which one is meant; looking for it takes longer than all else. */
static bool hangs_on_tense(const time_expr *e)
{
    return (e->kind == KIND_CALENDAR && (!e->has_year || e->day_or_month)) ||
           e->kind == KIND_HOLIDAY || e->kind == KIND_SHIFT;
}

/* "last [Christmas]", "last [April 21]" */
static bool lacks_year(const time_expr *e)
{
    return !e->has_year && !e->shifted_year &&
           (e->kind == KIND_HOLIDAY || (e->kind == KIND_CALENDAR && e->month && e->day));
}

static void read_sentence(const time_reader *r, uint32_t which, arena *a, time_expr_vec *out)
{
    size_t first = out->n;
    for (size_t i = r->begin; i < r->end;) {
        if (!may_begin(r, i)) {
            i++;
            continue;
        }
        time_expr e = blank;
        size_t n = read_expr(r, i, &e);
        if (!n) {
            i++;
            continue;
        }
        e.first = (uint32_t)i;
        e.n = (uint32_t)n;
        e.at = span_join(r->tokens[i].at, r->tokens[i + n - 1].at);
        e.sentence = which;
        e.tense = hangs_on_tense(&e) ? time_tense(r, &e) : 0;
        if (lacks_year(&e) && i > r->begin && time_is(r, i - 1, TIME_SHIFT)) {
            e.shift = time_at(r, i - 1)->number[TIME_SHIFT];
        }
        e.covered = time_says_covered(r, i);
        e.compares = e.unit == UNIT_YEAR && e.shift < 0 && time_compares(r, i);
        e.relation = e.kind == KIND_SET ? TIMEX_EVERY : relation_before(r, &e);
        time_find_name(r, &e);
        *vec_push(a, out) = e;
        i += n;
        time_old_style(r, &out->v[out->n - 1]);
        if (out->n > first + 1) {
            time_join(r, out, first);
        }
    }
}

void find_times(dateline_article *article)
{
    const token_list *list = &article->text;
    arena scratch = ARENA_SCRATCH;
    time_expr_vec exprs = {0};
    time_reader r = {.lexicon = article->lexicon,
                     .lex = article->lexicon->time,
                     .text = article->source.text,
                     .tokens = list->tokens.v};
    vec_reserve(&scratch, &exprs, list->tokens.n / TOKENS_A_TIME);
    for (size_t i = 0; r.lex && i < list->sentences.n; i++) {
        const sentence *s = &list->sentences.v[i];
        r.begin = s->first;
        r.end = (size_t)s->first + s->n;
        read_sentence(&r, (uint32_t)i, &scratch, &exprs);
    }
    chronicle_mark(article, &exprs);
    anchor_times(article, &exprs);
    chronicle_enter(article, &exprs);
    arena_free(&scratch);
}
