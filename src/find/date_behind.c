/* date_behind: a time that the parse ties to a verb or its object, but is of what stands nearer to
 * it, or of the verb above.
 *
 *     "signed the contract on Tuesday"                  the verb
 *     "sentenced him on Friday for a murder in 1978"    the noun
 *     "is accused of shooting a guard on Saturday"      what a charge is of
 *     "to protest the arrest of a man in May"           what the verb is done to
 *     "2014 saw the start of a war"                     what the time had
 */
#include "find/cues.h"
#include "find/date.h"
#include "find/tree.h"

#define BEHIND 16 /* words between a noun and a time behind it that it may have */

/* "set a hearing for 4 May", "cut its estimate for next year", "annulled the accounts for 2013 and
 * 2014": not when that is done. */
bool date_is_set_for(const date_finder *f, const timex *t)
{
    const timex *before = t - 1;
    bool next = t > f->article->times.v && before->first + before->n + 1 == t->first &&
                before->first > f->k.first && token_signals(f->article, t->first - 1, SIGNAL_AND);
    return t->first > f->k.first &&
           token_signals(f->article, (next ? before : t)->first - 1, SIGNAL_FOR);
}

/* "declared [24 March] a holiday", "fixed [4 May] as the limit": not when it did so. */
bool date_is_its_object(const date_finder *f, const timex *t, const event *e)
{
    uint32_t next = t->first + t->n, word = tree_top(&f->k, t->first, t->n);
    if (!e->verb || t->n == 1 || t->first != e->head + 1 || !skeleton_has(&f->k, next))
        return false;
    bool named =
        skeleton_is(&f->k, next, WORD_DETERMINER) && tree_find(&f->k, e->head, UD_XCOMP) != NONE;
    bool meant = event_type(f->article, e)->plain && token_is(f->article, next, S("as")) &&
                 tree_is(&f->k, word, RELATION(UD_OBJ)) && !tree_is_passive(&f->k, e->head);
    return named || meant;
}

/* "signed the contract on Tuesday": the time is the verb's, though the parse ties it to the object
 * that it stands behind. */
static uint32_t verb_of_object(const date_finder *f, const timex *t, uint32_t noun)
{
    const event *e = &f->article->events.v[noun];
    const token_parse *p = tree_at(&f->k, e->first + e->n - 1);
    if (date_is_set_for(f, t) ||
        (t->first > f->k.first && token_signals(f->article, t->first - 1, SIGNAL_OF)))
        return noun; /* "won the vote of 4 May", "called a vote for 4 May" */
    if (e->head != e->first + e->n - 1)
        return noun; /* "praised the bill adopted on Monday": it has a verb of its own */
    uint32_t verb =
        !e->verb && p->relation == UD_OBJ && t->first > e->first && skeleton_has(&f->k, p->head)
            ? f->event_at[p->head - f->k.first]
            : NONE;
    bool asked_for = verb != NONE && event_type(f->article, &f->article->events.v[verb])->speaks &&
                     date_is_past(f, t); /* "promised an inquiry on 4 June" */
    return verb != NONE && (e->definite || asked_for) ? verb : noun;
}

/* A verb that no time of its sentence has dated so far. */
bool date_is_open(const date_finder *f, uint32_t e)
{
    const event *it = &f->article->events.v[e];
    return it->verb && it->time == NONE;
}

/* "extended its offer to buy the mill on Friday", a Friday that is past: the time is of what was
 * done then, not of its aim. The verb that has the aim, else the aim itself. */
static uint32_t verb_of_aim(const date_finder *f, const timex *t, uint32_t aim)
{
    const event *e = &f->article->events.v[aim];
    const token_parse *p = tree_at(&f->k, e->head);
    uint64_t aims = RELATION(UD_ADVCL) | RELATION(UD_ACL) | RELATION(UD_XCOMP);
    if (!e->verb || p->penn != PENN_VB || !(RELATION(p->relation) & aims) || !t->from_published ||
        !date_is_past(f, t))
        return aim;
    uint32_t at = p->head;
    for (int step = 0; step < DATE_CLIMB && skeleton_has(&f->k, at); step++) {
        uint32_t on = f->event_at[at - f->k.first];
        if (on != NONE && tree_tense(&f->k, at) == TENSE_PAST && date_is_open(f, on))
            return on;
        if (tree_is(&f->k, at, RELATION(UD_ACL_RELCL)))
            break; /* "Weiss, who had promised to quit by Monday, fled" */
        at = tree_head(&f->k, at);
    }
    return aim;
}

/* "is accused of [taking] bribes in 2014": no event, and what is told of it is told on another day.
 */
bool date_is_charge(const date_finder *f, uint32_t verb)
{
    uint32_t mark = tree_at(&f->k, verb)->penn == PENN_VBG ? tree_find(&f->k, verb, UD_MARK) : NONE;
    return mark != NONE && token_signals(f->article, mark, SIGNAL_OF | SIGNAL_FOR);
}

/* "is accused of [shooting] a guard on Saturday", "a man wanted for killing two in 2014": the time
 * is of what he is said to have done; "was convicted of killing two in 2014" may be of either. The
 * gerund, or NONE. */
static uint32_t gerund_before(const date_finder *f, const timex *t, uint32_t verb)
{
    bool told = tree_tense(&f->k, verb) == TENSE_PAST && tree_relation(&f->k, verb) != UD_ACL;
    if (tree_pos(&f->k, verb) != UD_VERB || told)
        return NONE;
    for (uint32_t c = tree_first(&f->k, verb); c != NONE && c < t->first; c = tree_next(&f->k, c)) {
        uint32_t mark =
            c > verb && tree_at(&f->k, c)->penn == PENN_VBG ? tree_find(&f->k, c, UD_MARK) : NONE;
        if (mark != NONE && skeleton_is(&f->k, mark, WORD_PREPOSITION) &&
            !skeleton_is(&f->k, mark, WORD_TIME_CLAUSE))
            return c;
    }
    return NONE;
}

/* "to protest the arrest of a man on 29 January", a day that is past: that is not when the aim will
 * be reached. "Announced a strike on 4 October", a day to come: that is not when it was announced.
 * What the verb is done to, else the verb. */
static uint32_t object_in_time(const date_finder *f, const timex *t, uint32_t verb)
{
    const event *e = &f->article->events.v[verb];
    bool aim = e->verb && date_is_infinitive(f, e) && date_is_past(f, t);
    bool other = e->verb && (date_is_too_late(f, t, e) || date_is_set_for(f, t));
    bool now = date_is_said_now(f, t, e); /* "welcomes the arrest of two men on Sunday" */
    uint32_t noun = aim || other || now ? tree_find(&f->k, e->head, UD_OBJ) : NONE;
    uint32_t done_to = noun != NONE && noun < t->first ? f->event_at[noun - f->k.first] : NONE;
    const event *it = done_to != NONE ? &f->article->events.v[done_to] : NULL;
    return it && !it->verb && (now || it->definite == aim) ? done_to : verb;
}

/* "violence has grown [since] the murder of the mayor in July" */
static bool is_since(const date_finder *f, uint32_t noun)
{
    uint32_t by = tree_find(&f->k, noun, UD_CASE);
    return by != NONE && token_signals(f->article, by, SIGNAL_SINCE);
}

/* "was [charged] with the murder of a guard in 2014": a month or a year is of the deed, not of what
 * the law does about it. */
static bool is_case_of(const date_finder *f, const timex *t, const event *verb, const event *deed)
{
    const lex_type *law = event_type(f->article, verb), *type = event_type(f->article, deed);
    uint32_t by = tree_find(&f->k, date_word(deed), UD_CASE);
    return verb->verb && law->court && (type->harm || type->harms) && by != NONE &&
           !t->date.interval && t->date.from.precision < EDTF_DAY;
}

/* "sentenced a man on Friday for the killing of inmates in 1978": one that has a time leaves
 * another to the noun that it stands behind. */
uint32_t date_noun_behind(const date_finder *f, const timex *t, uint32_t verb)
{
    const event *events = f->article->events.v;
    bool timed = events[verb].time != NONE;
    for (uint32_t at = t->first; at > events[verb].head + 1 && t->first - at < BEHIND; at--) {
        uint32_t e = f->event_at[at - 1 - f->k.first];
        if (tree_at(&f->k, at - 1)->pos == UD_VERB || token_is_mark(f->article, at - 1, ','))
            break;
        if (e != NONE && !events[e].verb && e != verb &&
            (timed || is_since(f, at - 1) || is_case_of(f, t, &events[verb], &events[e])))
            return e;
    }
    return verb;
}

/* "a strike that [led to] the resignation of the mayor in July": what came of it, when it came. */
uint32_t date_result_of(const date_finder *f, const timex *t, uint32_t verb)
{
    const lex_link_cue *cue = link_cue_at(&f->k, verb);
    if (!cue || cue->type != LINK_RESULTS_IN || cue->reversed || date_is_set_for(f, t))
        return NONE;
    for (uint32_t at = t->first; at > verb + 1 && t->first - at < BEHIND; at--) {
        uint32_t e = f->event_at[at - 1 - f->k.first];
        if (tree_at(&f->k, at - 1)->pos == UD_VERB || token_is_mark(f->article, at - 1, ','))
            return NONE;
        if (e != NONE && !f->article->events.v[e].verb && f->article->events.v[e].time == NONE)
            return e;
    }
    return NONE;
}

uint32_t date_behind(const date_finder *f, const timex *t, uint32_t owner, uint32_t word)
{
    uint32_t gerund = gerund_before(f, t, word);
    if (gerund != NONE)
        return f->event_at[gerund - f->k.first];
    owner = verb_of_aim(f, t, verb_of_object(f, t, owner));
    if (tree_pos(&f->k, f->article->events.v[owner].head) == UD_VERB)
        owner = date_noun_behind(f, t, owner);
    return object_in_time(f, t, owner);
}

/* "2014 saw [the start of] a war", "that night brought his arrest": what the time had. */
uint32_t date_had_by(const date_finder *f, const timex *t)
{
    uint32_t time = tree_top(&f->k, t->first, t->n), verb = tree_head(&f->k, time);
    if (!tree_is(&f->k, time, RELATION(UD_NSUBJ)) || !skeleton_has(&f->k, verb))
        return NONE;
    for (uint32_t e = f->first; e < f->end; e++) {
        uint32_t word = date_word(&f->article->events.v[e]), up = tree_head(&f->k, word);
        bool start = tree_is(&f->k, word, RELATION(UD_NMOD)) && skeleton_has(&f->k, up);
        uint32_t noun = start ? up : word;
        if (!f->article->events.v[e].verb && tree_is(&f->k, noun, RELATION(UD_OBJ)) &&
            tree_head(&f->k, noun) == verb)
            return e;
    }
    return NONE;
}
