/* date_held: what happens in, at or during another event, and so when that was.
 *
 *     "won the vote", "died in the crash", "the riot in which nine died"    as types.csv says
 *     "was shot during Tuesday's raid"                                      what goes on meanwhile
 *     "In a letter on Monday she listed", "by a decree of 4 May he barred"  what words tell, do
 *     "as divers searched", "when it was published on Monday"               a clause of that time
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

/* "[By] a decree of 4 May the king dissolved parliament", "was lifted [in] a ruling of 4 May", "In
 * its resolution of 4 May the council asked": what a document does. */
static bool is_done_by(const date_finder *f, uint32_t in, const event *e, const event *noun)
{
    const lex_type *type = event_type(f->article, noun);
    bool by = (type->document || type->owned) && token_is(f->article, in, S("by"));
    uint32_t whose = tree_find(&f->k, date_word(noun), UD_NMOD_POSS);
    bool theirs = type->document && noun->first < e->first && whose != NONE &&
                  tree_pos(&f->k, whose) == UD_PRON && skeleton_is(&f->k, in, WORD_MEANWHILE);
    bool ruled = type->court && !noun->definite && !event_type(f->article, e)->harm &&
                 skeleton_is(&f->k, in, WORD_MEANWHILE);
    return (by || ruled || theirs) && e->verb && !noun->verb && date_is_day(noun->date) &&
           tree_tense(&f->k, e->head) == TENSE_PAST;
}

/* "joined at a ceremony", "died in the crash", "was told in a letter", "In a letter of 4 May she
 * blamed": what happens in or at the other. But "was charged in the crash", and "In a letter of 4
 * May she said", which tells no more than the letter. */
bool date_is_held_by(const date_finder *f, const event *e, const event *noun)
{
    uint32_t in = tree_find(&f->k, date_word(noun), UD_CASE);
    if (in != NONE && is_done_by(f, in, e, noun))
        return true;
    return in != NONE && skeleton_is(&f->k, in, WORD_MEANWHILE) &&
           (noun->first > e->first || !event_type(f->article, noun)->speaks ||
            !str_eq(e->type, S("statement"))) &&
           (holds(f, noun, e) || holds_all(f, noun, e));
}

/* "lapsed on 4 May, [on which date] three were arrested": the time that it means. */
static uint32_t time_meant(const date_finder *f, const event *e)
{
    uint32_t day = tree_find(&f->k, e->head, UD_OBL);
    uint32_t on = day != NONE ? tree_find(&f->k, day, UD_CASE) : NONE;
    if (on == NONE || on < f->k.first + 2 || on > day || day > e->head ||
        !token_signals(f->article, on, SIGNAL_IN | SIGNAL_AT) ||
        !date_is_relative(f, tree_find(&f->k, day, UD_DET_RELATION)))
        return NONE;
    return skeleton_at(&f->k, on - (token_is_mark(f->article, on - 1, ',') ? 2 : 1))->time;
}

/* "on Monday during the opening ceremony": the day of what stands beside it. */
uint32_t date_day_beside(const date_finder *f, const event *e)
{
    if (e->verb)
        return time_meant(f, e);
    uint32_t word = date_word(e), day = tree_head(&f->k, word);
    uint32_t in = tree_find(&f->k, word, UD_CASE);
    if (in == NONE || !is_during(f, in) || !skeleton_has(&f->k, day))
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

/* "followed in May [with an embargo]": what a verb without an object did. */
bool date_is_means(const date_finder *f, const event *e)
{
    uint32_t word = date_word(e), with = tree_find(&f->k, word, UD_CASE);
    return !e->verb && !e->definite && with != NONE && token_is(f->article, with, S("with")) &&
           tree_find(&f->k, tree_head(&f->k, word), UD_OBJ) == NONE;
}

/* "[When] the report was published on Monday, it emerged": a clause that says when another was. */
bool date_is_when(const date_finder *f, uint32_t clause)
{
    uint32_t by = tree_find_any(&f->k, clause, RELATION(UD_MARK) | RELATION(UD_ADVMOD));
    uint8_t form = tree_at(&f->k, clause)->penn;
    return tree_is(&f->k, clause, RELATION(UD_ADVCL)) && by != NONE && by < clause &&
           skeleton_is(&f->k, by, WORD_MEANWHILE) && (form == PENN_VBD || form == PENN_VBN) &&
           tree_find(&f->k, clause, UD_AUX_RELATION) == NONE;
}

/* "Weiss, [speaking] in Oslo on Monday, denied it": the event of the verb that what stands between
 * commas was with, or NONE. */
uint32_t date_verb_around(const date_finder *f, const event *e)
{
    uint32_t subject = tree_head(&f->k, e->head);
    bool aside = e->verb && e->time != NONE && date_is_day(e->date) && e->head > f->k.first &&
                 token_is_mark(f->article, e->head - 1, ',') &&
                 tree_at(&f->k, e->head)->penn == PENN_VBG && skeleton_has(&f->k, subject) &&
                 tree_is(&f->k, subject, SUBJECTS);
    uint32_t verb = aside ? tree_head(&f->k, subject) : NONE;
    if (!aside || !skeleton_has(&f->k, verb) || verb < f->article->times.v[e->time].first ||
        f->article->times.v[e->time].first < e->head)
        return NONE;
    return f->event_at[verb - f->k.first];
}

/* "was seen while fleeing": but "after fleeing". */
bool date_is_while(const date_finder *f, uint32_t word)
{
    uint32_t mark = tree_find(&f->k, word, UD_MARK);
    return mark != NONE && tree_at(&f->k, word)->penn == PENN_VBG &&
           skeleton_is(&f->k, mark, WORD_SUBORDINATOR) &&
           !skeleton_is(&f->k, mark, WORD_TIME_CLAUSE) &&
           tree_find_any(&f->k, word, SUBJECTS) == NONE;
}

/* "They sold, [as] the ministry admitted in May": a remark on what was told, of another time. */
bool date_is_remark(const date_finder *f, const event *e)
{
    uint32_t as = event_type(f->article, e)->speaks ? tree_find(&f->k, e->head, UD_MARK) : NONE;
    return as != NONE && as > f->k.first && token_is_mark(f->article, as - 1, ',') &&
           skeleton_is(&f->k, as, WORD_MEANWHILE) && skeleton_is(&f->k, as, WORD_TIME_CLAUSE);
}

/* "A bus crashed, killing five", "as divers searched", "when it sank": but "while", "after". */
bool date_is_beside(const date_finder *f, uint32_t clause)
{
    uint32_t mark = tree_find(&f->k, clause, UD_MARK), adverb = tree_find(&f->k, clause, UD_ADVMOD);
    const token_parse *p = tree_at(&f->k, clause);
    if (date_is_while(f, clause))
        return true;
    if (mark == NONE && (adverb == NONE || !skeleton_is(&f->k, adverb, WORD_SUBORDINATOR)))
        return (p->penn == PENN_VBG || p->penn == PENN_VBN) &&
               tree_find(&f->k, clause, UD_AUX_RELATION) == NONE &&
               tree_find(&f->k, clause, UD_AUX_PASS) == NONE;
    uint32_t by = mark != NONE ? mark : adverb,
             auxiliary = tree_find(&f->k, clause, UD_AUX_RELATION);
    bool going_on =
        p->penn == PENN_VBG && auxiliary != NONE && tree_at(&f->k, auxiliary)->penn == PENN_VBD;
    return (p->penn == PENN_VBD || going_on) && skeleton_is(&f->k, by, WORD_MEANWHILE);
}

/* "fell, crushing cars and [killing] nine": the second of two participles hangs as the first does,
 * be that an event or not; but "besieging and [taking] it on 2 November". */
uint32_t date_first_participle(const date_finder *f, uint32_t word)
{
    uint64_t more = RELATION(UD_OBJ) | RELATION(UD_OBL) | RELATION(UD_CCOMP) | RELATION(UD_XCOMP);
    uint32_t first = tree_head(&f->k, word);
    bool joined = tree_is(&f->k, word, RELATION(UD_CONJ)) && skeleton_has(&f->k, first) &&
                  tree_is(&f->k, first, RELATION(UD_ADVCL)) &&
                  tree_at(&f->k, word)->penn == PENN_VBG &&
                  tree_at(&f->k, first)->penn == PENN_VBG &&
                  tree_find_any(&f->k, word, more) != NONE; /* not "a night of arson and killing" */
    for (uint32_t i = first; joined && skeleton_has(&f->k, i); i++)
        joined = skeleton_at(&f->k, i)->time == NONE;
    return joined ? first : word;
}

/* "gathered on 9 April [to demand] his release": what is done by coming together for it. Of
 * "marched to demand" the march voices it, and there is one event of that day. */
bool date_is_aim_of(const date_finder *f, const event *e, const event *deed)
{
    const lex_type *type = event_type(f->article, e), *by = event_type(f->article, deed);
    uint32_t to = tree_find(&f->k, e->head, UD_MARK);
    return (type->speech || type->voices) && !by->speaks && !by->voices && deed->verb &&
           to != NONE && skeleton_is(&f->k, to, WORD_TO) &&
           tree_tense(&f->k, deed->head) == TENSE_PAST;
}

/* "told [a conference] on Monday that ..." */
bool date_is_audience(const date_finder *f, const event *e, const event *told)
{
    return !e->verb && told->verb && event_type(f->article, told)->speech &&
           event_type(f->article, e)->holds_all && tree_find(&f->k, told->head, UD_CCOMP) != NONE;
}

/* "It was attacked before[: on 9 May] men charged the camp": what the colon opens is told anew. */
bool date_is_told_anew(const date_finder *f, const event *e, const event *on)
{
    if (e->time == NONE)
        return false;
    uint32_t colon = f->article->times.v[e->time].first;
    colon -= colon > f->k.first && skeleton_is(&f->k, colon - 1, WORD_PREPOSITION) ? 1 : 0;
    return e->verb && on->verb && e->head > on->head && colon > f->k.first &&
           token_is_mark(f->article, colon - 1, ':') && str_eq(e->type, on->type);
}

bool date_is_relative(const date_finder *f, uint32_t word)
{
    return word != NONE && skeleton_is(&f->k, word, WORD_RELATIVE);
}

/* "the riot of 3 June in which nine died", "during which", "where", "a resolution by which it
 * called on members" */
bool date_is_held_in(const date_finder *f, const event *e, const event *noun)
{
    uint32_t by = tree_find_any(&f->k, e->head, RELATION(UD_OBL) | RELATION(UD_ADVMOD));
    bool says = event_type(f->article, noun)->document && event_type(f->article, e)->speaks;
    return date_is_relative(f, by) && (says || holds(f, noun, e) || holds_all(f, noun, e));
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
