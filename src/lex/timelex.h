/* timelex: the words of time: months, weekdays, numbers, units, seasons, holidays, signal words.
 * Read from data/en/months.csv, weekdays.csv, seasons.csv, numbers.csv, time_units.csv,
 * time_words.csv and holidays.csv.
 *
 * A word may play several roles ("second" is a number and a unit, "before" a signal and a
 * direction), so an entry is a set of roles with a value for each.
 */
#ifndef LEX_TIMELEX_H
#define LEX_TIMELEX_H

#include "base/diag.h"
#include "base/map.h"

typedef enum time_unit {
    UNIT_NONE,
    UNIT_SECOND,
    UNIT_MINUTE,
    UNIT_HOUR,
    UNIT_DAY,
    UNIT_WEEKEND,
    UNIT_WEEK,
    UNIT_MONTH,
    UNIT_QUARTER,
    UNIT_YEAR,
    UNIT_DECADE,
    UNIT_CENTURY,
    UNIT_MILLENNIUM,
} time_unit;

/* May a month, weekday or season stand for a date with nothing beside it? */
typedef enum time_alone {
    ALONE_NO,  /* only with a day or year: "fall 2020", "Jan 5" */
    ALONE_CUE, /* behind a word such as "in" or "last": "in May" */
    ALONE_YES,
    ALONE_SET, /* every one of them: "Fridays" */
} time_alone;

/* name in time_words.csv, and what its value is */
#define TIME_ROLES                                                                                 \
    ROLE(MONTH, "month")     /* 1-12; the other tables give these */                               \
    ROLE(WEEKDAY, "weekday") /* 1 Monday - 7 Sunday */                                             \
    ROLE(SEASON, "season")   /* 21-24, as in EDTF */                                               \
    ROLE(CARDINAL, "cardinal")                                                                     \
    ROLE(ORDINAL, "ordinal")                                                                       \
    ROLE(MULTIPLIER, "multiplier")                                                                 \
    ROLE(VAGUE, "vague")             /* how many it is about, or 0: "several", "couple" */         \
    ROLE(UNIT, "unit")               /* time_unit */                                               \
    ROLE(UNITS, "units")             /* the same in the plural */                                  \
    ROLE(DEICTIC, "deictic")         /* days from today: yesterday -1 */                           \
    ROLE(PART, "part")               /* of the day: MO AF EV NI */                                 \
    ROLE(CLOCKWORD, "clockword")     /* noon 12:00 */                                              \
    ROLE(SHIFT, "shift")             /* before a unit, counted from publication: last -1 */        \
    ROLE(SHIFT_THERE, "shift_there") /* counted from the time spoken of: following 1 */            \
    ROLE(PERIOD, "period")           /* before "two months": past -1 */                            \
    ROLE(DIRECTION, "direction")     /* behind "two months": ago -1 */                             \
    ROLE(DIRECTION_THERE, "direction_there") /* from the time spoken of: later 1 */                \
    ROLE(SIGNAL, "signal")   /* before a time: one of TIME_SIGNALS, its bit is the number */       \
    ROLE(APPROX, "approx")   /* about APPROX, nearly LESS_THAN */                                  \
    ROLE(COMPARE, "compare") /* more than, at least */                                             \
    ROLE(EARLY, "early")     /* before a time: early START, late END */                            \
    ROLE(PART_OF, "part_of") /* with "of": the middle of MID, the end of END */                    \
    ROLE(SHARE, "share")     /* between them: the latter part of */                                \
    ROLE(HALF, "half")                                                                             \
    ROLE(ERA, "era")           /* BC -1, AD 1 */                                                   \
    ROLE(MERIDIEM, "meridiem") /* am 0, pm 12, o'clock -1 */                                       \
    ROLE(ZONE, "zone") /* its distance from UTC if it has one; "noun" behind names: Moscow time */ \
    ROLE(SET, "set")   /* daily P1D */                                                             \
    ROLE(REF, "ref")   /* now PRESENT_REF */                                                       \
    ROLE(REF_NOUN, "ref_noun") /* the past PAST_REF */                                             \
    ROLE(TENSE, "tense")       /* will 1, was -1; 2 with "to", "for", "until": agreed to meet */   \
    ROLE(ARTICLE, "article")   /* the, a: 1 where it counts as one */                              \
    ROLE(DECADE, "decade")     /* nineties 90 */                                                   \
    ROLE(YEAR_NOUN, "year_noun")                                                                   \
    ROLE(NUMBER_WORD, "number_word") /* before a number that is no year: "flight 1998" */          \
    ROLE(COUNTED, "counted")         /* behind one: "2000 people" */                               \
    ROLE(MORE, "more")               /* between number and unit: "two full years" */               \
    ROLE(PERIOD_NOUN, "period_noun")                                                               \
    ROLE(TERM, "term") /* of reports: comparable 1, latest 2, full 3, ended 4, against 5, of whose \
                          period: reporting 6, covers 7 */                                         \
    ROLE(OR, "or")                                                                                 \
    ROLE(OR_SO, "or_so") /* behind "two years or": so APPROX, more EQUAL_OR_MORE */                \
    ROLE(NO, "no")                                                                                 \
    ROLE(JUST, "just")                                                                             \
    ROLE(NAME_DAY, "name_day") /* before a weekday that names something: "Bloody Sunday" */        \
    ROLE(FEAST, "feast")       /* first word of a holiday; holidays.csv gives it */                \
    ROLE(GENITIVE, "genitive") /* 's */                                                            \
    ROLE(THE, "the")           /* words that grammar asks for by themselves */                     \
    ROLE(A, "a")                                                                                   \
    ROLE(OF, "of")                                                                                 \
    ROLE(AT, "at")                                                                                 \
    ROLE(AND, "and")                                                                               \
    ROLE(FROM, "from")                                                                             \
    ROLE(OVER, "over")                                                                             \
    ROLE(THAN, "than")                                                                             \
    ROLE(OTHER, "other")                                                                           \
    ROLE(EVERY, "every")       /* its TIMEX3 quant: each EACH */                                   \
    ROLE(QUARTER, "quarter")   /* Q3, H1: 33-36, 40-41 as in EDTF */                               \
    ROLE(TIMES, "times")       /* twice 2; 0 behind a number: ten times */                         \
    ROLE(OF_EVENT, "of_event") /* on the eve of the vote -1 day; anniversary 1 year */             \
    ROLE(DASH, "dash")         /* - – — */                                                     \
    ROLE(QUOTE, "quote")       /* ' ’ ‘ */

/* Those that are only asked for beside another word of time: they may lie beyond the 64 roles that
 * are at hand for every token, where TIME_BIT does not reach. */
#define TIME_RARE_ROLES                                                                            \
    ROLE(UNIT_COUNT, "unit_count") /* how many of the unit: fortnight 2 */                         \
    ROLE(OLD, "old")               /* behind "66-year": an age, no time */                         \
    ROLE(ON, "on")                                                                                 \
    ROLE(PAST, "past")                                                                             \
    ROLE(STYLE, "style") /* of the calendar: O.S. -1, N.S. 1; Old -2, New 2 before Style 3 */      \
    ROLE(BY, "by")                                                                                 \
    ROLE(INTO, "into")                                                                             \
    ROLE(AS, "as")                                                                                 \
    ROLE(AS_EARLY, "as_early") /* between as and as, of a time ahead: as early as Monday */        \
    ROLE(AHEAD, "ahead")                                                                           \
    ROLE(COULD, "could") /* with a negation behind it: what was not */                             \
    ROLE(BEEN, "been")   /* been, being: no sign that a participle is of the present */            \
    ROLE(CIRCA, "circa") /* said of years only */

typedef enum time_role {
#define ROLE(name, text) TIME_##name,
    TIME_ROLES TIME_FIGURE, /* a number: what its token's kind tells, not a table */
    TIME_RARE_ROLES
#undef ROLE
        TIME_ROLE_COUNT,
} time_role;

_Static_assert(TIME_FIGURE < 64 && TIME_ROLE_COUNT <= 128, "roles are bits of two numbers");

/* What a signal says; more than one may be asked for at once: SIGNAL_IN | SIGNAL_SINCE. */
#define TIME_SIGNALS                                                                               \
    SIGNAL(SINCE, "since")                                                                         \
    SIGNAL(STARTING, "starting") /* since a time that may lie ahead */                             \
    SIGNAL(UNTIL, "until")                                                                         \
    SIGNAL(BEFORE, "before")                                                                       \
    SIGNAL(AFTER, "after")                                                                         \
    SIGNAL(WITHIN, "within")                                                                       \
    SIGNAL(FOR, "for")                                                                             \
    SIGNAL(EVERY, "every")                                                                         \
    SIGNAL(IN, "in")                                                                               \
    SIGNAL(AT, "at")                                                                               \
    SIGNAL(OF, "of")                                                                               \
    SIGNAL(FROM, "from")                                                                           \
    SIGNAL(BETWEEN, "between")                                                                     \
    SIGNAL(TO, "to")                                                                               \
    SIGNAL(AND, "and")

enum {
#define SIGNAL(name, text) SIGNAL_NUMBER_##name,
    TIME_SIGNALS
#undef SIGNAL
        TIME_SIGNAL_COUNT,
};

typedef enum time_signal_set {
#define SIGNAL(name, text) SIGNAL_##name = 1 << SIGNAL_NUMBER_##name,
    TIME_SIGNALS
#undef SIGNAL
} time_signal_set;

/* Bits of roles to ask for at once. */
#define TIME_BIT(role) (UINT64_C(1) << TIME_##role)

typedef struct time_word {
    uint64_t roles, more; /* bit per time_role */
    int32_t number[TIME_ROLE_COUNT];
    str text[TIME_ROLE_COUNT]; /* the value as written; of months and the like their time_alone */
    time_alone alone;
} time_word;

/* Words before a time that bind it as one word does: "no later than". */
typedef struct time_phrase {
    uint32_t *words; /* as tokens */
    size_t n;
    int32_t signal; /* bit of TIME_SIGNALS */
    str mod;        /* TIMEX3 mod it gives the time, or empty */
    uint32_t next;  /* the next one that ends with the same word, or UINT32_MAX */
} time_phrase;

typedef struct holiday {
    str name;
    uint32_t *words; /* as tokens */
    size_t n;
    int32_t month, day;   /* fixed: 25 December; all zero: by another calendar, its day unknown */
    int32_t weekday, nth; /* fourth Thursday of the month, -1 the last */
    int32_t easter;       /* days from Easter Sunday */
    bool by_easter;
    uint32_t next; /* the next one that begins with the same word, or UINT32_MAX */
} holiday;

/* A day that names what happened on it: "the September 11 attacks" are those of 2001. */
typedef struct named_day {
    int32_t month, day, year;
    uint32_t noun; /* as a token */
} named_day;

/* Roles lie apart from entries and are loaded before all other words, whose ids are higher: most
 * words are asked for roles and have none, and a table this small stays in the nearest cache. */
typedef struct timelex {
    VEC(uint64_t) roles;    /* by word id */
    u32_vec of_word;        /* by word id: its entry */
    VEC(time_word) entries; /* entries.v[0] has no role */
    VEC(holiday) holidays;
    VEC(named_day) named_days;
    VEC(time_phrase) phrases;
    u32_vec phrases_of; /* by word id of the last word: 1 + index into phrases, 0 none */
    /* Which comes first in 8/9/2020 where they are used: 1 the day, 2 the month; 0 or absent
     * unknown. */
    u32_vec order_of_spelling; /* by word id: colour 1, color 2 */
    map order_of_language;     /* en-gb */
    map order_of_domain;       /* uk */
    u32_vec holidays_of;       /* by word id of the first word: 1 + index into holidays, 0 none */
} timelex;

static inline uint64_t timelex_roles(const timelex *t, uint32_t word)
{
    return t->roles.v[word * (word < t->roles.n)]; /* 0 is no word; half of them are: no branch */
}

/* What a word is, by its id; never NULL. */
static inline const time_word *timelex_word(const timelex *t, uint32_t word)
{
    return &t->entries.v[word < t->of_word.n ? t->of_word.v[word] : 0];
}

static inline bool time_has(const time_word *w, time_role r)
{
    return (r < 64 ? w->roles >> r : w->more >> (r - 64)) & 1;
}

/* Reads the tables of `dir` into *out, which is made in `a` if NULL. A table that is not there is
 * no error. Words are interned in `words`. */
dateline_status timelex_load(struct timelex **out, arena *a, intern *words, const char *dir,
                             const dateline_diag *d);

#endif
