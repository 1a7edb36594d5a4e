/* date_tree: dates as the parse of a sentence gives them: a time dates what it hangs on.
 *
 *     "arrested two men on Tuesday"     on a verb: that verb's event
 *     "the August 9 vote", "vote in May"   on a noun: the noun's event
 *     "signed the contract on Tuesday"  on a noun that is no event, behind it: the noun's verb
 *     "the victims of 2009 sued"        within a subject: no verb's
 */
#include "find/date.h"
#include "find/tree.h"

#define CLIMB 5 /* words from a time up to what it dates */

/* "the 2009 crash", "Tuesday's vote": the time only says which one is meant. */
static bool stands_before(const token_parse *p, uint32_t word)
{
    return word < p->head && p->relation != UD_OBL && p->relation != UD_OBL_UNMARKED &&
           p->relation != UD_ADVMOD;
}

/* Whether only the words of one noun's group lie between the time and the noun behind it. */
static bool one_group(const date_finder *f, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        if (skeleton_is(&f->k, i, WORD_PREPOSITION | WORD_DETERMINER | WORD_COORDINATOR))
            return false;
    }
    return true;
}

/* "opened in 2018", of "an inquiry opened in 2018": what the participle says is said of the noun.
 */
static bool tells_of_noun(const token_parse *p)
{
    return p->relation == UD_ACL && (p->penn == PENN_VBN || p->penn == PENN_VBG);
}

/* "set a hearing for 4 May", "a vote was due on Monday": a verb that is no event dates the noun it
 * carries. */
static uint32_t carried_by(const date_finder *f, uint32_t verb)
{
    uint32_t found = NONE;
    for (uint32_t e = f->first; e < f->end; e++) {
        const event *it = &f->article->events.v[e];
        const token_parse *p = tree_at(&f->k, it->first + it->n - 1);
        bool core = p->relation == UD_OBJ || p->relation == UD_NSUBJ_PASS ||
                    p->relation == UD_NSUBJ || p->relation == UD_XCOMP;
        if (p->head == verb && core && (found == NONE || p->relation == UD_OBJ))
            found = e;
    }
    return found;
}

/* "A fire on Thursday engulfed": a day behind a subject is the verb's; "the class of 2009 sued". */
static bool leaves_subject(const timex *t, const token_parse *up)
{
    bool in_subject = up->relation == UD_NSUBJ || up->relation == UD_NSUBJ_PASS;
    return !in_subject || t->date.from.precision >= EDTF_DAY;
}

/* "On Monday, ...": nothing but small words before it in its sentence, a comma behind it or before.
 */
static bool leads_sentence(const date_finder *f, const timex *t)
{
    uint32_t small = WORD_PREPOSITION | WORD_ADVERB | WORD_COORDINATOR | WORD_DETERMINER;
    for (uint32_t i = t->first; i > f->k.first; i--) {
        if (!skeleton_is(&f->k, i - 1, small) &&
            f->article->text.tokens.v[i - 1].kind != TOKEN_MARK)
            return false;
    }
    uint32_t next = t->first + t->n;
    return skeleton_has(&f->k, next) && token_is_mark(f->article, next, ',');
}

/* The event of the word that no other governs. */
static uint32_t root_event(const date_finder *f, uint32_t at)
{
    for (uint32_t n = 0; n < f->k.n && skeleton_has(&f->k, tree_at(&f->k, at)->head); n++)
        at = tree_at(&f->k, at)->head;
    uint32_t event_at = f->event_at[at - f->k.first];
    return event_at != NONE ? event_at : carried_by(f, at);
}

/* "in 1979, when the army marched in", "the vote was on Monday": what is told of the time. */
static uint32_t told_of(const date_finder *f, const timex *t)
{
    uint32_t next = t->first + t->n;
    next += skeleton_has(&f->k, next) && token_is_mark(f->article, next, ',') ? 1 : 0;
    bool when = skeleton_has(&f->k, next) && skeleton_is(&f->k, next, WORD_MEANWHILE);
    for (uint32_t e = f->first; e < f->end; e++) {
        const event *it = &f->article->events.v[e];
        const token_parse *p = tree_at(&f->k, it->verb ? it->head : it->first + it->n - 1);
        bool told = p->relation == UD_NSUBJ || (p->relation == UD_ACL_RELCL && when);
        if (p->head - t->first < t->n && told)
            return e;
    }
    return NONE;
}

/* "A week before the vote on 6 May, she fled": what stands beside the time is nearer to it than the
 * verb behind. */
static uint32_t noun_before(const date_finder *f, const timex *t)
{
    uint32_t at = t->first;
    while (at > f->k.first && t->first - at < 3 && skeleton_is(&f->k, at - 1, WORD_PREPOSITION))
        at--;
    uint32_t e = at > f->k.first && at < t->first ? f->event_at[at - 1 - f->k.first] : NONE;
    return e != NONE && !f->article->events.v[e].verb ? e : NONE;
}

/* "signed the contract on Tuesday": the time is the verb's, though the parse ties it to the object
 * that it stands behind. */
static uint32_t verb_of_object(const date_finder *f, const timex *t, uint32_t noun)
{
    const event *e = &f->article->events.v[noun];
    const token_parse *p = tree_at(&f->k, e->first + e->n - 1);
    uint32_t verb = !e->verb && p->relation == UD_OBJ && e->definite && t->first > e->first &&
                            skeleton_has(&f->k, p->head)
                        ? f->event_at[p->head - f->k.first]
                        : NONE;
    return verb != NONE ? verb : noun;
}

bool date_owner(const date_finder *f, uint32_t time, uint32_t *owner, uint32_t *cost)
{
    const timex *t = &f->article->times.v[time];
    uint32_t at = tree_top(&f->k, t->first, t->n);
    *cost = 0;
    *owner = told_of(f, t);
    if (*owner != NONE)
        return true;
    for (; *cost < CLIMB; ++*cost) {
        const token_parse *p = tree_at(&f->k, at);
        if (p->head == NONE || !skeleton_has(&f->k, p->head))
            return true;
        if (stands_before(p, at) && !one_group(f, t->first + t->n, p->head))
            return true; /* "hurt since May due to violence": the parse must be wrong */
        *owner = f->event_at[p->head - f->k.first];
        if (*owner != NONE && f->article->events.v[*owner].verb && p->head > at &&
            noun_before(f, t) != NONE)
            *owner = noun_before(f, t);
        if (*owner != NONE) {
            *owner = verb_of_object(f, t, *owner);
            return true;
        }
        const token_parse *up = tree_at(&f->k, p->head);
        bool verb = up->pos == UD_VERB || up->pos == UD_AUX;
        if (verb && !tells_of_noun(up)) {
            *owner = carried_by(f, p->head);
            return true;
        }
        if (!verb && (stands_before(p, at) || !leaves_subject(t, up))) {
            *owner = leads_sentence(f, t) ? root_event(f, at) : NONE;
            return *owner != NONE;
        }
        at = p->head;
    }
    return true;
}

/* ---- What hangs on a dated event ------------------------------------------------------------ */

static const event *event_of(const date_finder *f, uint32_t e)
{
    return &f->article->events.v[e];
}

static uint32_t word_of(const event *e)
{
    return e->verb ? e->head : e->first + e->n - 1;
}

/* The event that e's word hangs on, or NONE. */
static uint32_t governor_of(const date_finder *f, uint32_t e)
{
    uint32_t head = tree_at(&f->k, word_of(event_of(f, e)))->head;
    uint32_t on = skeleton_has(&f->k, head) ? f->event_at[head - f->k.first] : NONE;
    return on != e ? on : NONE;
}

static bool has_subject(const date_finder *f, uint32_t word)
{
    return tree_find(&f->k, word, UD_NSUBJ) != NONE ||
           tree_find(&f->k, word, UD_NSUBJ_PASS) != NONE;
}

/* "A bus crashed, killing five", "as divers searched", "when it sank": but "while", "after". */
static bool at_that_time(const date_finder *f, uint32_t clause)
{
    uint32_t mark = tree_find(&f->k, clause, UD_MARK), adverb = tree_find(&f->k, clause, UD_ADVMOD);
    const token_parse *p = tree_at(&f->k, clause);
    if (mark == NONE && (adverb == NONE || !skeleton_is(&f->k, adverb, WORD_SUBORDINATOR)))
        return (p->penn == PENN_VBG || p->penn == PENN_VBN) &&
               tree_find(&f->k, clause, UD_AUX_RELATION) == NONE &&
               tree_find(&f->k, clause, UD_AUX_PASS) == NONE;
    uint32_t by = mark != NONE ? mark : adverb;
    return p->penn == PENN_VBD && skeleton_is(&f->k, by, WORD_MEANWHILE);
}

/* The tagger may take one for the other: "resigned". */
static bool is_told(const token_parse *p)
{
    return p->penn == PENN_VBD || p->penn == PENN_VBN;
}

/* "On Monday the court sat and the mayor resigned": the time is ahead of both. */
static bool leads_both(const date_finder *f, const event *e, const event *on)
{
    const timex *t = &f->article->times.v[on->time];
    return t->first < on->first && on->verb && e->head > on->head &&
           is_told(tree_at(&f->k, e->head)) && is_told(tree_at(&f->k, on->head));
}

/* Words and documents may be older than what is done with them; what lasts began before. */
static bool is_deed(const date_finder *f, const event *e)
{
    const lex_type *type = lexicon_type(f->article->lexicon, e->type);
    return type && !type->document && !type->lasting && !str_eq(type->family, S("statement"));
}

static bool tells_deed(const date_finder *f, const event *verb)
{
    const lex_type *type = lexicon_type(f->article->lexicon, verb->type);
    return verb->verb && type && !str_eq(type->family, S("statement")) && !type->document;
}

static bool is_relative(const date_finder *f, uint32_t word)
{
    return word != NONE && skeleton_is(&f->k, word, WORD_RELATIVE);
}

/* Whether `e` was when `on` was, which governs it. */
static bool was_with(const date_finder *f, const event *e, const event *on)
{
    const token_parse *p = tree_at(&f->k, word_of(e));
    if (skeleton_at(&f->k, e->first)->quoted != skeleton_at(&f->k, on->first)->quoted)
        return false;
    switch (p->relation) {
    case UD_CONJ: return e->verb && leads_both(f, e, on);
    case UD_ADVCL: return e->verb && at_that_time(f, e->head);
    case UD_ACL_RELCL: /* "the 2009 crash, which killed 40" */
        return e->verb && !on->verb && p->penn == PENN_VBD && is_deed(f, on) &&
               is_relative(f, tree_find(&f->k, e->head, UD_NSUBJ));
    case UD_NSUBJ: return !e->verb && tells_deed(f, on) && is_deed(f, e);
    case UD_OBJ: /* "signed a deal": it came about so; "condemned the attack" is no such */
        return !e->verb && !e->definite && tells_deed(f, on) &&
               tree_find(&f->k, word_of(e), UD_NMOD_POSS) == NONE;
    default: return false;
    }
}

/* Whether `on` was when `e` was, which hangs on it. */
static bool was_as_told(const date_finder *f, const event *e, const event *on)
{
    const token_parse *p = tree_at(&f->k, word_of(e));
    if (p->relation == UD_CONJ) /* "clashed with guards and marched on the capital in June" */
        return e->verb && on->verb && !has_subject(f, e->head) &&
               f->article->times.v[e->time].first > e->head &&
               tree_at(&f->k, on->head)->penn == p->penn;
    if (p->relation == UD_NSUBJ) /* "the 2004 tsunami killed thousands" */
        return !e->verb && tells_deed(f, on) && is_deed(f, e) &&
               tree_at(&f->k, on->head)->penn == PENN_VBD;
    return false;
}

static void share(date_finder *f, uint32_t to, uint32_t from)
{
    date_take(f, to, event_of(f, from)->time, COST_MAX - 1);
}

void date_share(date_finder *f)
{
    for (uint32_t e = f->first; e < f->end; e++) {
        uint32_t on = governor_of(f, e);
        if (on == NONE)
            continue;
        const event *it = event_of(f, e), *up = event_of(f, on);
        if (it->time == NONE && up->time != NONE && was_with(f, it, up))
            share(f, e, on);
        else if (it->time != NONE && up->time == NONE && was_as_told(f, it, up))
            share(f, on, e);
    }
}
