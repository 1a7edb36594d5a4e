/* date_held: what happens in, at or during another event, and so when that was.
 *
 *     "won the vote", "died in the crash", "the riot in which nine died"    as types.csv says
 *     "was shot during Tuesday's raid"                                      what goes on meanwhile
 *     "In a letter on Monday she listed"                                    what words tell
 */
#include "find/date.h"
#include "find/tree.h"

#define GROUP 4 /* words between "since" and the noun of an event */

/* Whether types.csv has `e` among what the noun's kind of event holds. */
static bool holds(const date_finder *f, const event *noun, const event *e)
{
    const lex_type *type = event_type(f->article, e), *by = event_type(f->article, noun);
    return e->verb && !noun->verb && by->holds.n > 0 &&
           (lexicon_list_has(by->holds, type->type) || lexicon_list_has(by->holds, type->family));
}

static bool holds_all(const date_finder *f, const event *noun, const event *e)
{
    return e->verb && !noun->verb && event_type(f->article, noun)->holds_all;
}

/* "won the election"; but a report was there before it is answered. */
bool date_is_outcome(const date_finder *f, const event *e, const event *noun)
{
    return !event_type(f->article, noun)->speaks && holds(f, noun, e);
}

/* "during": but "at", "in", which may be a place or a matter. */
static bool is_during(const date_finder *f, uint32_t word)
{
    return token_signals(f->article, word, SIGNAL_IN) && skeleton_is(&f->k, word, WORD_MEANWHILE) &&
           !skeleton_is(&f->k, word, WORD_LOCATIVE);
}

/* "In her testimony on Monday a survivor [identified] two men": a verb that stands in no table. */
static bool is_told_in(const date_finder *f, const event *words, const event *e)
{
    return e->verb && event_type(f->article, e)->plain && words->first < e->first &&
           event_type(f->article, words)->speaks && date_is_day(words->date) &&
           tree_tense(&f->k, e->head) == TENSE_PAST;
}

/* "joined at a ceremony", "died in the crash", "was told in a letter", "In a letter of 4 May she
 * blamed": what happens in or at the other. But "was charged in the crash", and "In a letter of 4
 * May she said", which tells no more than the letter. */
bool date_is_held_by(const date_finder *f, const event *e, const event *noun)
{
    uint32_t in = tree_find(&f->k, date_word(noun), UD_CASE);
    return in != NONE && skeleton_is(&f->k, in, WORD_MEANWHILE) &&
           (noun->first > e->first || !event_type(f->article, noun)->speaks ||
            !str_eq(e->type, S("statement"))) &&
           (holds(f, noun, e) || holds_all(f, noun, e) || is_told_in(f, noun, e));
}

/* "was shot during Tuesday's raid", "in a Wednesday media event": what the other was then. */
bool date_is_meanwhile_of(const date_finder *f, const event *e, const event *noun)
{
    uint32_t in = tree_find(&f->k, date_word(noun), UD_CASE);
    if (in == NONE || !e->verb || noun->verb || !date_is_day(noun->date))
        return false;
    return is_during(f, in) ||
           (skeleton_is(&f->k, in, WORD_MEANWHILE) && event_type(f->article, noun)->plain);
}

/* "on Monday during the opening ceremony": the day of what stands beside it. */
uint32_t date_day_beside(const date_finder *f, const event *e)
{
    uint32_t word = date_word(e), day = tree_head(&f->k, word);
    uint32_t in = tree_find(&f->k, word, UD_CASE);
    if (e->verb || in == NONE || !is_during(f, in) || !skeleton_has(&f->k, day))
        return NONE;
    uint32_t time = skeleton_at(&f->k, day)->time;
    return time != NONE && date_is_day(f->article->times.v[time].date) ? time : NONE;
}

/* "took him in a raid on Monday": how it was done. */
bool date_is_way(const date_finder *f, const event *e)
{
    uint32_t word = date_word(e), in = tree_find(&f->k, word, UD_CASE);
    return !e->verb && !e->definite && !event_type(f->article, e)->speaks &&
           tree_is(&f->k, word, RELATION(UD_OBL)) && tree_at(&f->k, word)->penn != PENN_NNS &&
           in != NONE && token_signals(f->article, in, SIGNAL_IN) &&
           skeleton_is(&f->k, in, WORD_MEANWHILE);
}

bool date_is_relative(const date_finder *f, uint32_t word)
{
    return word != NONE && skeleton_is(&f->k, word, WORD_RELATIVE);
}

/* "the riot of 3 June in which nine died", "during which", "where" */
bool date_is_held_in(const date_finder *f, const event *e, const event *noun)
{
    uint32_t by = tree_find_any(&f->k, e->head, RELATION(UD_OBL) | RELATION(UD_ADVMOD));
    return date_is_relative(f, by) && (holds(f, noun, e) || holds_all(f, noun, e));
}

/* "Since the coup on 1 February nine have been killed" */
bool date_is_since(const date_finder *f, const event *noun, const event *verb)
{
    uint32_t at = noun->first;
    while (at > f->k.first && noun->first - at < GROUP &&
           (skeleton_is(&f->k, at - 1, WORD_DETERMINER) || token_is_nominal(&f->k, at - 1)))
        at--;
    return !noun->verb && verb->verb && !noun->date.interval &&
           noun->date.from.precision >= EDTF_MONTH && at > f->k.first &&
           token_signals(f->article, at - 1, SIGNAL_SINCE) &&
           tree_tense(&f->k, verb->head) == TENSE_PERFECT;
}
