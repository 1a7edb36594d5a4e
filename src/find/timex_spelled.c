/* timex_spelled: years in words.
 *
 *     spelled = (ten ... twenty) (tens | oh ones | hundred (and? small)?)  nineteen eighty-four
 *             | two thousand (and? small)?                                 two thousand and eight
 *
 * "In two thousand villages" and "twenty twenty-minute talks" are numbers: what follows a year is
 * no noun.
 */
#include "find/timex_year.h"

static int32_t cardinal_at(const time_reader *r, size_t i)
{
    const time_word *w = time_at(r, i);
    return time_has(w, TIME_CARDINAL) && r->tokens[i].kind == TOKEN_WORD ? w->number[TIME_CARDINAL]
                                                                         : -1;
}

/* Whether the word at i is hundred (100) or thousand (1000). */
static bool times_at(const time_reader *r, size_t i, int32_t factor)
{
    const time_word *w = time_at(r, i);
    return time_has(w, TIME_MULTIPLIER) && w->number[TIME_MULTIPLIER] == factor;
}

/* 1 to 99: nine | nineteen | ninety | ninety -? nine ; the tokens */
static size_t small_at(const time_reader *r, size_t i, int32_t *out)
{
    *out = cardinal_at(r, i);
    if (*out < 1 || *out > 90) {
        return 0;
    }
    size_t hyphen = time_mark(r, i + 1, "-") ? 1 : 0;
    int32_t ones = cardinal_at(r, i + 1 + hyphen);
    if (*out < 20 || ones < 1 || ones > 9) {
        return 1;
    }
    *out += ones;
    return 2 + hyphen;
}

/* (and? small)? ; adds it */
static size_t and_small(const time_reader *r, size_t i, int32_t *year)
{
    int32_t small;
    size_t both = time_is(r, i, TIME_AND) ? 1 : 0;
    size_t n = small_at(r, i + both, &small);
    *year += n ? small : 0;
    return n ? both + n : 0;
}

/* What follows ten to twenty: eighty-four, oh five, hundred and six */
static size_t rest_at(const time_reader *r, size_t i, int32_t *year)
{
    int32_t rest;
    *year *= 100;
    if (times_at(r, i, 100)) {
        return 1 + and_small(r, i + 1, year);
    }
    size_t hyphen = time_mark(r, i, "-") ? 1 : 0;
    size_t zero = cardinal_at(r, i + hyphen) == 0 ? 1 : 0; /* oh */
    zero += zero && time_mark(r, i + hyphen + 1, "-") ? 1 : 0;
    size_t n = small_at(r, i + hyphen + zero, &rest);
    bool fits = zero ? rest < 10 : rest >= 10;
    *year += n ? rest : 0;
    return n && fits ? hyphen + zero + n : 0;
}

static bool noun_follows(const time_reader *r, size_t i)
{
    word_class small = WORD_PREPOSITION | WORD_COORDINATOR | WORD_DETERMINER | WORD_PRONOUN |
                       WORD_BE | WORD_HAVE | WORD_MODAL | WORD_RELATIVE | WORD_SUBORDINATOR |
                       WORD_ADVERB | WORD_PAST;
    if (i >= r->end || r->tokens[i].kind == TOKEN_MARK) {
        return time_mark(r, i, "-");
    }
    return time_is(r, i, TIME_COUNTED) || time_is(r, i, TIME_MULTIPLIER) ||
           !(lexicon_word_is(r->lexicon, r->tokens[i].word, small) || time_is(r, i, TIME_SIGNAL));
}

size_t time_spelled_year(const time_reader *r, size_t i, int32_t *year)
{
    *year = cardinal_at(r, i);
    size_t n = 0;
    if ((*year == 1 || *year == 2) && times_at(r, i + 1, 1000)) {
        *year *= 1000;
        n = 2 + and_small(r, i + 2, year);
    } else if (*year >= 10 && *year <= 20) {
        n = rest_at(r, i + 1, year);
        n += n ? 1 : 0;
    }
    return n && !noun_follows(r, i + n) ? n : 0;
}
