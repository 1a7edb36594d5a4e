/* edtf: dates that say what is known and no more: the Extended Date/Time Format of ISO 8601-2:2019,
 * annex A, as the Library of Congress describes it (loc.gov/standards/datetime, February 2019), all
 * of its levels 0, 1 and 2.
 *
 *     2020-08-09   2020-09   1974   -0043   Y12345   2020-08-09T14:30:00+03:00
 *     2020-11?  2020~  2020%  2004-06~-11  ?2004-06-11     uncertain, approximate, both; in parts
 *     201X  20XX  2004-XX  156X-12-25  1XXX-12  2004-1X    unspecified digits
 *     1950S2  Y17E8                                        significant digits, exponents
 *     2020-23                                              seasons, quarters, thirds, halves: 21-41
 *     2020-08/..  ../2020  1985/  2004-06-~01/2004-06-~20  intervals; open or unknown ends
 *     [1667,1668,1670..1672]  {1960,1961-12}  [..1984]     one of a set, all of a set
 *
 * An edtf is a value; a zeroed one is "no date". Of a set it borrows the text it was read from, as
 * a str does (see edtf_copy); nothing here allocates but what writes into a buf.
 *
 * Read besides, as they do no harm, and never written: the draft's `u` and `x` for X, `y` `e` `p`
 * for Y E S, `?~` for %, `open` and `unknown` as ends; blanks behind the commas of a set; times
 * without seconds, or with fractions, which are let go; `-00:00` for Z. Exponents are written out.
 */
#ifndef TIME_EDTF_H
#define TIME_EDTF_H

#include "base/buf.h"
#include "base/diag.h"
#include "time/civil.h"

#define EDTF_TEXT_MAX 256 /* no date is written longer, with its NUL; longer ones are refused */
#define EDTF_YEAR_MAX 1999999999 /* what an int32_t holds whatever the digits behind the first */

/* How exactly a date is known: up to its first unspecified digit. So 2004-XX is known to the year
 * and 156X-12-25 to the decade, though both say something of the day. */
typedef enum edtf_precision {
    EDTF_UNKNOWN,    /* not a date (zeroed), or the unknown end of an interval */
    EDTF_OPEN,       /* `..`, only as one end of an interval */
    EDTF_AGE,        /* XXXX, Y171010000S3: not even the millennium is known */
    EDTF_MILLENNIUM, /* 1XXX */
    EDTF_CENTURY,    /* 20XX */
    EDTF_DECADE,     /* 201X */
    EDTF_YEAR,
    EDTF_SEASON, /* month holds 21-41 */
    EDTF_MONTH,
    EDTF_DAY,
    EDTF_MINUTE, /* a day with a time of day */
    EDTF_SECOND,
} edtf_precision;

typedef enum edtf_part { EDTF_YEAR_PART, EDTF_MONTH_PART, EDTF_DAY_PART } edtf_part;

typedef enum edtf_qualifier {
    EDTF_SURE,
    EDTF_UNCERTAIN,   /* ? it may be another one */
    EDTF_APPROXIMATE, /* ~ it is near */
    EDTF_BOTH,        /* % */
} edtf_qualifier;

typedef enum edtf_zone {
    EDTF_LOCAL,   /* none told */
    EDTF_UTC,     /* Z */
    EDTF_HOURS,   /* +03 */
    EDTF_MINUTES, /* +03:00 */
} edtf_zone;

typedef struct edtf_date { /* without padding: equal dates have equal bytes */
    int32_t year;          /* 0 is 1 BC; of a decade and the like its first; of 1950S2 1950 */
    int16_t offset;        /* of the zone: minutes east of UTC */
    uint8_t precision;     /* edtf_precision */
    uint8_t month, day, hour, minute, second;
    uint8_t zone;        /* edtf_zone */
    uint8_t qualified;   /* see edtf_qualifier_of */
    uint8_t unspecified; /* the digits that are X, from the year's first (128) to the day's last
                            (1); 0 where precision alone says it: 201X, 20XX, 1XXX, XXXX */
    uint8_t significant; /* of 1950S2: 2; else 0 */
} edtf_date;

typedef enum edtf_set {
    EDTF_NO_SET,
    EDTF_ONE_OF, /* [1667,1668]: one of them, which is not known */
    EDTF_ALL_OF, /* {1667,1668}: each of them */
} edtf_set;

typedef struct edtf {
    edtf_date from;
    edtf_date to;        /* of an interval; else zeroed */
    const char *members; /* of a set: what stands between its brackets; borrowed */
    uint8_t members_n;
    uint8_t set;   /* edtf_set; `from` and `to` are then its earliest and latest date */
    bool interval; /* from and to are two ends; so also of every set */
} edtf;

/* Parses the whole of `s`; false (and *out zeroed) if it is not EDTF or names no possible day
 * (`2020-02-31`, `2020-11-20/2020-11-05`). The empty text is the empty date and is true. */
bool edtf_parse(edtf *out, str s);

/* Says what is wrong with a text that edtf_parse refuses: "day 31 in a month of 29". */
void edtf_explain(buf *b, str s);

/* edtf_parse; what is wrong is said as an error at `at`: `cannot read date '2020-02-31': day 31 in
 * a month of 29`. DATELINE_INVALID then. */
dateline_status edtf_read(edtf *out, str s, place at, const dateline_diag *d);

void edtf_print(buf *b, edtf e); /* canonical; nothing for the empty date */
str edtf_str(arena *a, edtf e);
edtf edtf_copy(arena *a, edtf e); /* borrows from the arena instead */
bool edtf_equal(edtf a, edtf b);  /* written the same */

static inline bool edtf_empty(edtf e)
{
    return e.from.precision == EDTF_UNKNOWN && e.to.precision == EDTF_UNKNOWN;
}
/* A qualifier behind a part holds for it and all to its left, one in front for it alone. */
static inline edtf_qualifier edtf_qualifier_of(edtf_date d, edtf_part part)
{
    return (edtf_qualifier)(d.qualified >> 2 * part & 3);
}
/* What may be wrong with any of its parts; for dates counted from it. */
static inline edtf_qualifier edtf_doubt(edtf_date d)
{
    return (edtf_qualifier)((d.qualified | d.qualified >> 2 | d.qualified >> 4) & 3);
}

edtf edtf_day(civil c);
edtf edtf_month(int32_t year, int month); /* or a season, from 21 on */
edtf edtf_year(int32_t year);
edtf edtf_range(edtf from, edtf to);                /* `from`/`to`: the outer ends of both */
edtf edtf_since(edtf from);                         /* from/.. */
edtf edtf_until(edtf to);                           /* ../to */
edtf edtf_or_later(arena *a, edtf from);            /* [from..]: once, on that day or later */
edtf edtf_or_earlier(arena *a, edtf to);            /* [..to] */
edtf edtf_no_later(arena *a, edtf e, edtf limit);   /* [from..limit] of [from..], else e itself */
edtf edtf_no_earlier(arena *a, edtf e, edtf limit); /* [limit..to] of [..to], else e itself */
edtf edtf_qualify(edtf e, edtf_qualifier q);       /* all parts of both ends so too; not of a set */
edtf_date edtf_cut(edtf_date d, edtf_precision p); /* no finer than `p` or than known; plain */

/* The members of a set in the order written, each a date or an interval; call it until false with
 * a zeroed `*at`. */
bool edtf_member(edtf *member, edtf set, size_t *at);

/* The member of a "one of" that has but one: "[2019..2020]". False of all else. */
bool edtf_only(edtf *member, edtf e);

/* First and last day, inclusive; DAY_MIN and DAY_MAX where open or unknown. False if empty.
 *
 * A time of day counts as its day, as the calendar had it there. Qualifiers move nothing: 1985~ is
 * 1985. Unspecified digits reach from the first to the last day they may stand for. ISO 8601 leaves
 * open which months a season has: here 21 and 25 are March to May, 22 and 26 June to August, 23 and
 * 27 September to November, 24 and 28 December to the February after; 29 to 32 the southern spring
 * (from September) to winter (from June); 33-36 quarters, 37-39 thirds, 40-41 halves. */
bool edtf_bounds(edtf e, day_number *first, day_number *last);
edtf_precision edtf_finest(edtf e); /* of its ends */

/* How the days that two dates may mean lie to each other. The gaps of a set count: [1667,1670]
 * neither overlaps nor holds 1668. The gaps of unspecified digits do not. */
typedef enum edtf_relation {
    EDTF_SAME,     /* the same days */
    EDTF_NARROWS,  /* a lies inside b */
    EDTF_WIDENS,   /* b lies inside a */
    EDTF_OVERLAPS, /* they share days, neither holds the other */
    EDTF_BEFORE,   /* a ends before b begins: certainly earlier */
    EDTF_AFTER,
    EDTF_APART,     /* they share no day, but lie in each other's gaps */
    EDTF_UNRELATED, /* one of them is empty */
} edtf_relation;
edtf_relation edtf_relate(edtf a, edtf b);
bool edtf_may_meet(edtf a, edtf b); /* they share a day; an empty date meets nothing */

/* As people write it: "9 August 2020", "September 2020", "since August 2020", "5–20 November 2020",
 * "1667, 1668 or 1670–1672", "11 June 2004 (year uncertain)". English; for labels and tables, never
 * parsed back. */
void edtf_print_words(buf *b, edtf e);

/* What ids begin with: YYYY[-MM[-DD]] of its beginning, or of its end where that is all that is
 * known; nothing if neither is. */
void edtf_print_stem(buf *b, edtf e);

/* A day as ISO 8601-1 has it: 2020-08-09; beyond four digits signed and with six: +012345-01-01;
 * nothing for DAY_MIN and DAY_MAX. */
void edtf_print_day(buf *b, day_number day);

#endif
