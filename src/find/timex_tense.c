/* timex_tense: does what is told at a time lie behind or ahead? "The court met on Monday" and "the
 * court will meet on Monday" are two different Mondays. The nearest verb before the time says it,
 * else the nearest behind; what stands right before the time may say it more clearly:
 *
 *     as early as Monday | beginning Monday | set for Monday | extended until Monday
 */
#include "find/timex.h"

#define TENSE_REACH   20 /* tokens to look for the verb in */
#define SEASON_WINTER 24 /* behind it come quarters: a loss for the third quarter is past */
#define PHRASE_REACH  4  /* from "extended" to "until Monday" */

/* A capital inside a sentence makes a name: "May", "the United States". */
static bool is_name(const time_reader *r, size_t i)
{
    return time_flag(r, i, TOKEN_CAPITAL) && !time_flag(r, i, TOKEN_FIRST);
}

/* The value of TIME_TENSE; 0: no word of tense. */
static int32_t told_tense(const time_reader *r, size_t i)
{
    return time_is(r, i, TIME_TENSE) && !is_name(r, i) ? time_at(r, i)->number[TIME_TENSE] : 0;
}

static word_class class_of(const time_reader *r, size_t i)
{
    return time_inside(r, i) ? lexicon_class(r->lexicon, r->tokens[i].word) : 0;
}

static bool regular_past(const time_reader *r, size_t i)
{
    str s = time_text(r, i);
    return s.n > 4 && str_ends(s, S("ed")) && r->tokens[i].kind == TOKEN_WORD;
}

static bool looks_past(const time_reader *r, size_t i)
{
    return (regular_past(r, i) || class_of(r, i) & WORD_PAST) && !is_name(r, i);
}

static bool looks_ahead(const time_reader *r, size_t i)
{
    return told_tense(r, i) == 1;
}

/* Does `test` hold for one of the two tokens before i? */
static bool shortly_before(const time_reader *r, size_t i,
                           bool (*test)(const time_reader *, size_t))
{
    for (size_t back = 1; back <= 2 && i >= r->begin + back; back++) {
        if (test(r, i - back)) {
            return true;
        }
    }
    return false;
}

static bool is_had(const time_reader *r, size_t i)
{
    return told_tense(r, i) < 0 && class_of(r, i) & WORD_HAVE;
}

/* "is heard", "are held", "getting beaten": no past, though their participle looks like one. */
static bool in_present(const time_reader *r, size_t i)
{
    return class_of(r, i - 1) & (WORD_BE | WORD_TO) && told_tense(r, i - 1) >= 0 &&
           !time_is(r, i - 1, TIME_BEEN);
}

static bool is_was(const time_reader *r, size_t i)
{
    return class_of(r, i) & WORD_BE;
}

/* "could not", "could not be", "could not be reached": he was not. */
static bool could_not(const time_reader *r, size_t i)
{
    for (size_t back = 0; back <= 3 && i >= r->begin + back; back++) {
        if (time_is(r, i - back, TIME_COULD)) {
            return class_of(r, i - back + 1) & WORD_NEGATION;
        }
    }
    return false;
}

static bool is_over(const time_reader *r, size_t i)
{
    return shortly_before(r, i, is_had) || could_not(r, i);
}

/* to + infinitive: "agreed to meet", "is to meet" look ahead; "failed to meet" is as past as its
 * verb, which comes next. */
static int infinitive_tense(const time_reader *r, size_t i)
{
    bool infinitive = class_of(r, i) & WORD_TO && i > r->begin && i + 1 < r->end &&
                      r->tokens[i + 1].kind == TOKEN_WORD && !is_name(r, i + 1) &&
                      !(class_of(r, i + 1) & (WORD_DETERMINER | WORD_PREPOSITION | WORD_PRONOUN));
    bool governed = infinitive && (told_tense(r, i - 1) == 2 || is_was(r, i - 1));
    return governed && !shortly_before(r, i - 1, is_had) ? 1 : 0;
}

/* "accused of wounding eight on Friday", "charged with": what a charge is of lies behind, whatever
 * will become of it. */
static bool is_charge(const time_reader *r, size_t i)
{
    str s = time_text(r, i);
    return i >= r->begin + 2 && s.n > 4 && str_ends(s, S("ing")) && regular_past(r, i - 2) &&
           (time_is(r, i - 1, TIME_OF) || str_eq_nocase(time_text(r, i - 1), S("with")));
}

/* -1 past, 1 future, 0 no verb here. Regular pasts are known by their ending; behind "be" or "will"
 * they are none: "the dividend will be paid Dec. 14". Behind "had" what was due is over. */
static int tense_of(const time_reader *r, size_t i)
{
    if (looks_ahead(r, i)) {
        bool bare = i > r->begin && class_of(r, i - 1) & WORD_TO; /* the verb before "to" decides */
        return bare ? 0 : is_over(r, i) ? -1 : 1;
    }
    if (class_of(r, i) & WORD_TO) {
        return infinitive_tense(r, i);
    }
    if (told_tense(r, i) == 2 && time_signal(r, i + 1, SIGNAL_FOR) && !regular_past(r, i)) {
        return 1; /* "a summit set for Washington in April" */
    }
    if (is_charge(r, i)) {
        return -1;
    }
    if (told_tense(r, i) >= 0 && (!looks_past(r, i) || in_present(r, i))) {
        return 0;
    }
    return shortly_before(r, i, looks_ahead) && !is_over(r, i) ? 1 : -1;
}

static int tense_before(const time_reader *r, size_t first, size_t reach)
{
    for (size_t i = first, k = 0; i > r->begin && k < reach; k++) {
        i--;
        int tense = tense_of(r, i);
        if (tense) {
            return tense;
        }
    }
    return 0;
}

static int tense_behind(const time_reader *r, size_t end)
{
    for (size_t i = end; i < r->end && i < end + TENSE_REACH; i++) {
        int tense = tense_of(r, i);
        if (tense) {
            return tense;
        }
    }
    return 0;
}

bool time_names_something(const time_reader *r, const time_expr *e)
{
    return time_is(r, e->first + e->n, TIME_GENITIVE);
}

/* "Thursday's vote" is over, but not "ahead of Thursday's vote", "tickets for Thursday's match" and
 * what "will" be told "in Thursday's speech". */
static int tense_of_thing(const time_reader *r, const time_expr *e)
{
    size_t i = e->first;
    bool ahead = time_signal(r, i - 1, SIGNAL_FOR) ||
                 (time_is(r, i - 1, TIME_OF) && time_is(r, i - 2, TIME_AHEAD));
    bool within = time_signal(r, i - 1, SIGNAL_IN | SIGNAL_AT);
    return ahead || (within && tense_before(r, i, TENSE_REACH) > 0) ? 1 : -1;
}

/* "had been set for September 4", "originally set": what was meant then is so no more. */
static bool is_undone(const time_reader *r, size_t i)
{
    return told_tense(r, i) < 0 && !is_was(r, i);
}

/* What stands right before the time: "as early as", "beginning", "extended until". */
static int tense_of_phrase(const time_reader *r, const time_expr *e)
{
    size_t i = e->first;
    if (time_is(r, i - 1, TIME_AS) && i >= r->begin + 3 && time_is(r, i - 3, TIME_AS)) {
        return time_is(r, i - 2, TIME_AS_EARLY) ? 1 : -1;
    }
    if (time_signal(r, i - 1, SIGNAL_STARTING)) {
        return 1; /* "beginning Monday" */
    }
    if (time_signal(r, i - 1, SIGNAL_FOR) && e->season <= SEASON_WINTER) {
        return shortly_before(r, i - 1, is_undone) ? -1 : 1; /* "a hearing set for September 4" */
    }
    bool towards = time_signal(r, i - 1, SIGNAL_TO | SIGNAL_UNTIL);
    for (size_t back = 2; towards && back <= PHRASE_REACH && i >= r->begin + back; back++) {
        if (told_tense(r, i - back) == 2) {
            return 1;
        }
    }
    return 0;
}

/* "On 3 June she wept", "by July there were hundreds": the clause that the date opens has happened.
 * Not so of "in June, he said, it will open", "on 3 June he was to speak". */
static bool has_happened(const time_reader *r, const time_expr *e)
{
    size_t end = e->first + e->n;
    bool opens = e->first == r->begin || class_of(r, e->first - 1) & WORD_PREPOSITION;
    bool past = false;
    for (size_t i = end; opens && i < r->end && i < end + TENSE_REACH; i++) {
        bool is_to = class_of(r, i) & WORD_TO && is_was(r, i - 1);
        if (is_to || looks_ahead(r, i) || (!past && class_of(r, i) & WORD_RELATIVE))
            return false;
        past |= tense_of(r, i) < 0;
    }
    return past;
}

int8_t time_tense(const time_reader *r, time_expr *e)
{
    int tense = 0;
    if (e->first > r->begin) {
        tense = time_names_something(r, e) ? tense_of_thing(r, e) : tense_of_phrase(r, e);
    } else if (time_names_something(r, e)) {
        tense = -1;
    }
    if (!tense) {
        tense = tense_before(r, e->first, TENSE_REACH);
    }
    if (!tense) {
        tense = tense_behind(r, e->first + e->n);
        e->begun |= tense < 0 && has_happened(r, e);
    }
    return (int8_t)tense;
}
