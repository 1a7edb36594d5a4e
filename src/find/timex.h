/* timex: the parts of finding times that know each other; find_times() in article.h is the door.
 *
 *     tokens ──read──> time_expr ──anchor──> timex
 *
 * Reading says what stands there ("last" + "week"), anchoring what it means (2020-W44).
 */
#ifndef FIND_TIMEX_H
#define FIND_TIMEX_H

#include "find/article_token.h"
#include "lex/timelex.h"

#include <string.h>

typedef enum time_kind {
    KIND_CALENDAR, /* by its parts, some may be missing: "9 August", "2020", "Thursday" */
    KIND_HOLIDAY,  /* "Easter 2020" */
    KIND_DAY,      /* yesterday: days from publication */
    KIND_SHIFT,    /* last week, next March, the following day */
    KIND_COUNT,    /* two days ago, a year earlier */
    KIND_LENGTH,   /* two days */
    KIND_PERIOD,   /* the past two days */
    KIND_TERM,     /* the quarter, the year-ago period */
    KIND_REF,      /* now, recently */
    KIND_SET,      /* daily, every Friday */
    KIND_CLOCK,    /* 10 a.m. */
    KIND_EVENT,    /* the day after the vote */
    KIND_REPORTED, /* the reporting period */
} time_kind;

typedef struct time_expr {
    uint32_t first, n; /* tokens */
    uint32_t sentence;
    span at;
    time_kind kind;
    timex_relation relation;
    int8_t tense; /* of the verb nearby: -1 past, 1 future; 0 unknown, or nothing hangs on it */
    str mod;      /* TIMEX3 mod */
    str text;     /* value of KIND_REF and KIND_SET */
    str quant;    /* of KIND_SET: EVERY, EACH, EVERY OTHER */
    double freq;  /* how often in its unit, or how many freq_unit; 0 not said */
    time_unit freq_unit;
    bool heads;     /* an entry of a chronology; see chronicle.h */
    bool covered;   /* behind "the period", "covers": what a report tells of */
    bool begun;     /* behind "since", "on Friday she wept": lies in the past */
    uint32_t until; /* the expression that ends this range, or NONE */
    uint32_t named; /* token where the name of an event begins that it is counted from, or NONE */

    bool has_year, short_year; /* short: two digits, century unknown: "'90s", 9/8/20 */
    int32_t year;              /* 0 is 1 BCE */
    int32_t year_to;           /* the second of "2019/20", or 0 */
    bool old_style;            /* told by the Julian calendar */
    bool in_doubt;             /* "1450?" */
    uint8_t year_precision;    /* EDTF_YEAR, EDTF_DECADE or EDTF_CENTURY if has_year */
    uint8_t season;            /* 21-41 */
    uint8_t month, day, day_to;
    uint8_t week;         /* of the year: 2020-W32 */
    bool day_or_month;    /* numbers that could be read either way: 8/9/2020, as month first */
    int8_t written_order; /* in words: 1 for 9 August, -1 for August 9 */
    int8_t day_order;     /* numbers that could not: 1 day first, -1 month first */
    uint8_t weekday;      /* 1 Monday - 7 Sunday */
    int8_t nth;           /* "the second Sunday of May"; -1 the last; 0 none */
    uint32_t holiday;     /* index, or NONE */
    int32_t
        known_year; /* of a day known by what happened on it, "the September 11 attacks"; or 0 */

    bool has_clock;
    uint8_t hour, minute, second;
    bool has_second, has_zone;
    int16_t zone; /* minutes east of Greenwich */
    str part;     /* of the day: MO AF EV NI */

    bool shifted_year; /* "June last year": shift and there tell the year */
    bool at_hand;      /* "the year" behind "the end of": of the story or of publication */
    bool compares;     /* "from $9 million last year": what is set against what was told */
    bool whole_day;    /* a year counted to the day: "on the first anniversary of" */
    int8_t from_day;   /* "a year ago yesterday": -1 */
    bool there;        /* counted from the time spoken of, not from publication */
    int32_t shift;
    time_unit unit;
    double count;
    bool vague;
    time_unit also; /* "six years and three months": the months, and how many */
    double also_count;
} time_expr;

typedef VEC(time_expr) time_expr_vec;

/* What reads one sentence. */
typedef struct time_reader {
    const dateline_lexicon *lexicon;
    const timelex *lex;
    str text;
    const token *tokens;
    size_t begin, end;
} time_reader;

/* ---- Looking at tokens: nothing outside the sentence is seen -------------------------------- */

static inline bool time_inside(const time_reader *r, size_t i)
{
    return i >= r->begin && i < r->end;
}

static inline uint64_t time_roles(const time_reader *r, size_t i)
{
    return time_inside(r, i) ? timelex_roles(r->lex, r->tokens[i].word) : 0;
}

/* Its roles with their values; never NULL. */
static inline const time_word *time_at(const time_reader *r, size_t i)
{
    return timelex_word(r->lex, time_inside(r, i) ? r->tokens[i].word : 0);
}

/* time_is(r, i, TIME_MONTH), time_is(r, i, TIME_OF) */
static inline bool time_is(const time_reader *r, size_t i, time_role what)
{
    return what < 64 ? time_roles(r, i) >> what & 1 : time_has(time_at(r, i), what);
}

/* What an expression can be told by that begins here: the roles, of holidays only of names, and
 * TIME_FIGURE of a number. */
static inline uint64_t time_begins(const time_reader *r, size_t i)
{
    if (!time_inside(r, i)) {
        return 0;
    }
    const token *t = &r->tokens[i];
    uint64_t small = !(t->flags & TOKEN_CAPITAL), figure = t->kind == TOKEN_NUMBER;
    if (t->word == 0 && t->flags & TOKEN_ALLCAPS) { /* FY2020 */
        char last = r->text.p[span_end(t->at) - 1];
        figure |= ascii_is_digit(last);
    }
    return (timelex_roles(r->lex, t->word) & ~(small << TIME_FEAST)) | figure << TIME_FIGURE;
}

/* time_signal(r, i, SIGNAL_IN | SIGNAL_SINCE): one of these. */
static inline bool time_signal(const time_reader *r, size_t i, unsigned signals)
{
    return time_is(r, i, TIME_SIGNAL) &&
           ((unsigned)time_at(r, i)->number[TIME_SIGNAL] & signals) != 0;
}

static inline str time_text(const time_reader *r, size_t i)
{
    return time_inside(r, i) ? (str){r->text.p + r->tokens[i].at.at, r->tokens[i].at.n} : (str){0};
}

static inline bool time_mark(const time_reader *r, size_t i, const char *mark)
{
    size_t n = strlen(mark);
    return time_inside(r, i) && r->tokens[i].kind == TOKEN_MARK && r->tokens[i].at.n == n &&
           memcmp(r->text.p + r->tokens[i].at.at, mark, n) == 0;
}

static inline bool time_dash(const time_reader *r, size_t i)
{
    return time_is(r, i, TIME_DASH);
}

static inline bool time_flag(const time_reader *r, size_t i, uint8_t flag)
{
    return time_inside(r, i) && (r->tokens[i].flags & flag);
}

static inline bool time_figure(const time_reader *r, size_t i)
{
    return time_inside(r, i) && r->tokens[i].kind == TOKEN_NUMBER;
}

/* Whether only marks, a bullet or a bracket, stand before it in its sentence. */
static inline bool time_opens_line(const time_reader *r, size_t i)
{
    while (i > r->begin && r->tokens[i - 1].kind == TOKEN_MARK)
        i--;
    return i == r->begin;
}

/* "Justice Now said", "the channel Russia Today": a word of time within a name, but not where all
 * words are written so, as in headlines: those end without a stop. */
static inline bool time_in_name(const time_reader *r, size_t i)
{
    return i > r->begin && time_flag(r, i, TOKEN_CAPITAL) && time_flag(r, i - 1, TOKEN_CAPITAL) &&
           !time_flag(r, i, TOKEN_ALLCAPS) && r->tokens[i - 1].kind == TOKEN_WORD &&
           time_mark(r, r->end - 1, ".");
}

/* timex_read.c: what stands without a space, numbers */
str time_run(const time_reader *r, size_t i); /* from token i on, up to a space, 48 bytes at most */
size_t time_tokens(const time_reader *r, size_t i, size_t bytes); /* so many; 0: ends inside one */
bool time_digits(const time_reader *r, size_t i, size_t least, size_t most, int32_t *out);
size_t time_ordinal(const time_reader *r, size_t i, int32_t *out);

/* Nothing stands at i that a time could describe: "in winter he fell", not "in winter gear". */
bool time_stands_free(const time_reader *r, size_t i);

typedef struct time_amount {
    double value;
    bool vague;
    bool article; /* only "a" or "an" */
} time_amount;
size_t time_amount_at(const time_reader *r, size_t i, time_amount *out);

/* timex_relative.c, timex_length.c: parts of what is counted */
bool time_unit_at(const time_reader *r, size_t i,
                  time_expr *e);                        /* into unit; count *= 2 of a fortnight */
bool time_is_from_that(const time_reader *r, size_t i); /* "two days after that" */
size_t time_shifted_at(const time_reader *r, size_t i, time_expr *e); /* "week", "Friday night" */
size_t time_or_behind(const time_reader *r, size_t i, time_expr *e);  /* "or so", behind a length */
size_t time_approx_at(const time_reader *r, size_t i, time_expr *e);  /* "about", into mod */
size_t time_length_at(const time_reader *r, size_t i, time_expr *e);  /* "about two days" */
/* timex_clock_bytes.c: 14:30 as ISO 8601 writes it behind T; its bytes */
size_t time_iso_clock(str s, time_expr *e);
/* timex_clock.c: 14:30, where a day is */
size_t time_clock_beside(const time_reader *r, size_t i, time_expr *e);
/* timex_date.c: a month with a capital; the year behind a month or day */
bool time_month_at(const time_reader *r, size_t i);
size_t time_year_after(const time_reader *r, size_t i, time_expr *e);
/* timex_part.c: the morning of 9 August */
size_t time_part_of_day(const time_reader *r, size_t i, time_expr *e);
/* timex_event.c: what a length read is counted from: "two days after the vote" */
void time_find_name(const time_reader *r, time_expr *e);
/* "Two weeks", not "some weeks" nor "1.5": days or more, so many that a date can be counted. */
bool time_is_whole(const time_expr *e);
/* timex_set.c: "each year" behind a date makes it one of every year. */
size_t time_repeats_behind(const time_reader *r, size_t i, time_expr *e);

/* timex_range.c: joins the last of the times to the one before it in its sentence, which begins at
 * `first`; and what says of a date alone that it is told in Old Style. */
void time_join(const time_reader *r, time_expr_vec *all, size_t first);
void time_old_style(const time_reader *r, time_expr *e);

/* A reader of one expression at token i into *e returns its tokens, or 0. It need not be quick to
 * say no: it is asked only where the first word has one of the roles it begins with. */
typedef struct time_rule {
    size_t (*read)(const time_reader *r, size_t i, time_expr *e);
    uint64_t begins; /* TIME_BIT(MONTH) | TIME_BIT(FIGURE) ... */
} time_rule;

#define TIME_ANY UINT64_MAX

/* The first of the rules that reads something; else *e is left as it was. */
#define TIME_FIRST_OF(rules, r, i, e)                                                              \
    time_first_of((rules), sizeof(rules) / sizeof *(rules), (r), (i), (e))
size_t time_first_of(const time_rule *rules, size_t n, const time_reader *r, size_t i,
                     time_expr *e);

/* All rules of a kind. These leave *e as it was where they return 0. */
size_t time_read_part(const time_reader *r, size_t i, time_expr *e);       /* timex_part.c */
size_t time_read_plain(const time_reader *r, size_t i, time_expr *e);      /* timex.c: all others */
size_t time_read_date(const time_reader *r, size_t i, time_expr *e);       /* timex_date.c */
size_t time_read_calendar(const time_reader *r, size_t i, time_expr *e);   /* timex_date.c */
size_t time_read_day_name(const time_reader *r, size_t i, time_expr *e);   /* timex_weekday.c */
size_t time_read_figures(const time_reader *r, size_t i, time_expr *e);    /* timex_figures.c */
size_t time_read_listed(const time_reader *r, size_t i, time_expr *e);     /* timex_list.c */
size_t time_read_named_year(const time_reader *r, size_t i, time_expr *e); /* timex_year.c */
size_t time_read_year(const time_reader *r, size_t i, time_expr *e);       /* timex_year.c */
size_t time_read_clock(const time_reader *r, size_t i, time_expr *e);      /* timex_clock.c */
size_t time_read_relative(const time_reader *r, size_t i, time_expr *e);   /* timex_relative.c */
size_t time_read_set(const time_reader *r, size_t i, time_expr *e);        /* timex_set.c */
size_t time_read_term(const time_reader *r, size_t i, time_expr *e);       /* timex_term.c */
bool time_says_covered(const time_reader *r, size_t i); /* a time at i: "the period [1 to 9 May]" */
size_t time_read_event(const time_reader *r, size_t i, time_expr *e);  /* timex_event.c */
size_t time_read_length(const time_reader *r, size_t i, time_expr *e); /* timex_length.c */

/* A year at i with its era ("2020", "44 BC", "AD 79") that needs no cue; 0 if none. */
size_t time_year_number(const time_reader *r, size_t i, int32_t *year);
/* Does a word such as "in" or "last" before token i make it a time? (timex_date.c) */
bool time_cue_before(const time_reader *r, size_t i);
/* Is something set against what is told at i: "up from $9 million last year"? (timex_term.c) */
bool time_compares(const time_reader *r, size_t i);

/* timex_tense.c: does the verb nearby look back (-1) or ahead (1) to the time? 0: nothing says. */
int8_t time_tense(const time_reader *r, time_expr *e);
/* "Thursday's vote": the time only says which thing is meant. */
bool time_names_something(const time_reader *r, const time_expr *e);

/* anchor.c: turns expressions into article->times, in order. */
void anchor_times(dateline_article *article, const time_expr_vec *exprs);

/* holiday.c */
civil holiday_day(const holiday *h, int32_t year);

/* timeml.c: the article as TimeML, its text unchanged inside <TEXT>. */
void timeml_print(buf *out, const dateline_article *article);

#endif
