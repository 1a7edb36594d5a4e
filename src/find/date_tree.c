/* date_tree: dates as the parse of a sentence gives them: a time dates what it hangs on.
 *
 *     "arrested two men on Tuesday"     on a verb: that verb's event
 *     "the August 9 vote", "vote in May"   on a noun: the noun's event
 *     "signed the contract on Tuesday"  on a noun that is no event, behind it: the noun's verb
 *     "the victims of 2009 sued"        within a subject: no verb's
 */
#include "find/date.h"
#include "find/tree.h"

#define GROUP 6 /* words behind a time of the noun's group that it stands in */

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

/* "opened in 2018", of "an inquiry opened in 2018": what the participle says is said of the noun;
 * not so in "a statement that it had opened in 2018". */
static bool tells_of_noun(const date_finder *f, uint32_t verb)
{
    const token_parse *p = tree_at(&f->k, verb);
    if (p->relation != UD_ACL || (p->penn != PENN_VBN && p->penn != PENN_VBG) ||
        tree_find_any(&f->k, verb, SUBJECTS) != NONE) /* "the fact that it had chosen" */
        return false;
    uint32_t noun = skeleton_has(&f->k, p->head) ? f->event_at[p->head - f->k.first] : NONE;
    bool words = noun != NONE && event_type(f->article, &f->article->events.v[noun])->speaks;
    return !words || tree_find(&f->k, verb, UD_MARK) == NONE;
}

/* "the talks that [took place] in 2006": the noun that the clause is of. */
static uint32_t lent_to(const date_finder *f, uint32_t verb)
{
    uint32_t noun = tree_head(&f->k, verb), subject = tree_find_any(&f->k, verb, SUBJECTS);
    bool lent = tree_is(&f->k, verb, RELATION(UD_ACL_RELCL)) &&
                skeleton_is(&f->k, verb, WORD_SUPPORT) && date_is_relative(f, subject);
    uint32_t e = lent && skeleton_has(&f->k, noun) ? f->event_at[noun - f->k.first] : NONE;
    return e != NONE && !f->article->events.v[e].verb ? e : NONE;
}

/* "set a hearing for 4 May", "a vote was due on Monday", "used force on 3 June, killing five",
 * "looked on that day as soldiers beat him": what a verb that is no event carries, or what came
 * with it. */
static bool is_core(const date_finder *f, const event *e)
{
    const token_parse *p = tree_at(&f->k, e->first + e->n - 1);
    uint64_t meanwhile = RELATION(UD_MARK) | RELATION(UD_ADVMOD);
    switch (p->relation) {
    case UD_OBJ:
    case UD_NSUBJ_PASS:
    case UD_NSUBJ:
    case UD_XCOMP: return true;
    case UD_OBL: return date_is_means(f, e);
    case UD_ADVCL:
        return (p->penn == PENN_VBG && tree_find(&f->k, e->head, UD_MARK) == NONE) ||
               (e->verb && tree_tense(&f->k, e->head) == TENSE_PAST &&
                tree_find_any(&f->k, p->head, SUBJECTS) != NONE &&
                tree_find_class(&f->k, e->head, meanwhile, WORD_MEANWHILE) != NONE);
    default: return false;
    }
}

/* What it dates. */
static uint32_t carried_by(const date_finder *f, uint32_t verb)
{
    uint32_t found = NONE;
    for (uint32_t e = f->first; e < f->end; e++) {
        const event *it = &f->article->events.v[e];
        const token_parse *p = tree_at(&f->k, it->first + it->n - 1);
        if (p->head == verb && is_core(f, it) && (found == NONE || p->relation == UD_OBJ))
            found = e;
    }
    return found == NONE ? lent_to(f, verb) : found;
}

/* "took him in a raid": how what is no event was done on a day. */
static uint32_t way_of(const date_finder *f, const timex *t, uint32_t verb)
{
    for (uint32_t e = f->first; e < f->end && date_is_day(t->date); e++) {
        const event *it = &f->article->events.v[e];
        if (tree_head(&f->k, date_word(it)) == verb && date_is_way(f, it) && it->time == NONE)
            return e;
    }
    return NONE;
}

/* "A fire on Thursday engulfed": a day behind a subject is the verb's; so is a month or year right
 * between them: "the government in July arrested two men"; "the class of 2009 sued". */
static bool leaves_subject(const date_finder *f, const timex *t, const token_parse *up)
{
    uint32_t next = t->first + t->n;
    if (!(RELATION(up->relation) & SUBJECTS) || t->date.from.precision >= EDTF_DAY)
        return true;
    return t->first > f->k.first && up->head == next && tree_at(&f->k, next)->penn == PENN_VBD &&
           token_signals(f->article, t->first - 1, SIGNAL_IN);
}

/* "On Monday ...": nothing but small words before it in its sentence. */
static bool opens_sentence(const date_finder *f, const timex *t)
{
    word_class small = WORD_PREPOSITION | WORD_ADVERB | WORD_COORDINATOR | WORD_DETERMINER;
    for (uint32_t i = t->first; i > f->k.first; i--) {
        if (!skeleton_is(&f->k, i - 1, small) &&
            f->article->text.tokens.v[i - 1].kind != TOKEN_MARK)
            return false;
    }
    return true;
}

/* "On Monday, ...": a comma behind it, too. */
static bool leads_sentence(const date_finder *f, const timex *t)
{
    uint32_t next = t->first + t->n;
    return skeleton_has(&f->k, next) && token_is_mark(f->article, next, ',') &&
           opens_sentence(f, t);
}

/* "In May Weiss shot a man; the court [sat]": the parse may hang it on what stands behind. */
static bool is_parted(const date_finder *f, const timex *t, uint32_t word)
{
    for (uint32_t i = t->first + t->n; i < word; i++) {
        if (token_is_mark(f->article, i, ';'))
            return true;
    }
    return false;
}

/* "In May a guard, Ida Brandt, shot a man": the parse may take the time itself for the root. "5 May
 * - Police said" is a dateline. */
static uint32_t told_behind(const date_finder *f, const timex *t)
{
    uint64_t clauses = RELATION(UD_ACL_RELCL) | RELATION(UD_ADVCL) | RELATION(UD_CCOMP);
    uint32_t next = t->first + t->n;
    if (!skeleton_has(&f->k, next) || f->article->text.tokens.v[next].kind == TOKEN_MARK ||
        !opens_sentence(f, t))
        return NONE;
    for (uint32_t e = f->first; e < f->end; e++) {
        const event *it = &f->article->events.v[e];
        if (it->verb && tree_at(&f->k, it->head)->penn == PENN_VBD)
            return tree_is(&f->k, it->head, clauses) || is_parted(f, t, it->head) ? NONE : e;
    }
    return NONE;
}

/* "On Tuesday, police in Holm, a port, searched": the parse may take the subject for the root. */
static uint32_t first_told(const date_finder *f, uint32_t root)
{
    for (uint32_t e = f->first; e < f->end; e++) {
        const event *it = &f->article->events.v[e];
        const token_parse *p = tree_at(&f->k, it->head);
        if (it->verb && p->penn == PENN_VBD && p->head == root)
            return e;
    }
    return NONE;
}

/* The event of the word that no other governs. */
static uint32_t root_event(const date_finder *f, uint32_t at)
{
    for (uint32_t n = 0; n < f->k.n && skeleton_has(&f->k, tree_at(&f->k, at)->head); n++)
        at = tree_at(&f->k, at)->head;
    uint32_t event_at = f->event_at[at - f->k.first];
    if (event_at != NONE)
        return event_at;
    return tree_pos(&f->k, at) == UD_VERB ? carried_by(f, at) : first_told(f, at);
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

/* "said Tuesday", "a bomb Sunday": a day that no preposition or group ties to anything. */
static bool is_bare_day(const date_finder *f, const timex *t)
{
    uint32_t next = t->first + t->n, before = t->first - 1;
    if (t->relation != TIMEX_AT || t->date.interval || t->date.from.precision < EDTF_DAY ||
        t->first == f->k.first || f->article->text.tokens.v[before].kind == TOKEN_MARK ||
        skeleton_is(&f->k, before, WORD_PREPOSITION | WORD_DETERMINER))
        return false;
    return !skeleton_has(&f->k, next) ||
           (tree_at(&f->k, next)->penn != PENN_POS && !token_is_hyphen(&f->k, next));
}

static bool is_finite(const token_parse *p)
{
    return form_is_finite(p->penn) || p->penn == PENN_VBN;
}

/* News puts a bare day right behind the verb or its objects; no treebank shows that to a parser,
 * which takes it for a name: "said Tuesday his army ...", "seized a bomb Sunday in a town". The
 * verb that it belongs to, or NONE. */
static uint32_t verb_of_bare_day(const date_finder *f, const timex *t)
{
    if (!is_bare_day(f, t))
        return NONE;
    uint32_t at = t->first - 1, beside = f->event_at[at - f->k.first];
    for (int step = 0; step < DATE_CLIMB && skeleton_has(&f->k, at); step++) {
        const token_parse *p = tree_at(&f->k, at);
        uint32_t e = f->event_at[at - f->k.first];
        if (p->pos == UD_VERB && e == NONE) /* "forced the closure of flights to Holm Tuesday" */
            return is_finite(p) && beside == NONE ? carried_by(f, at) : NONE;
        if (p->pos == UD_VERB)
            return is_finite(p) && f->article->events.v[e].time == NONE ? e : NONE;
        if (p->relation == UD_NSUBJ || p->relation == UD_NSUBJ_PASS || p->head > t->first)
            return NONE;
        at = p->head;
    }
    return NONE;
}

static bool is_of_group(const date_finder *f, uint32_t word)
{
    return token_is_nominal(&f->k, word) || skeleton_is_named(&f->k, word) ||
           f->event_at[word - f->k.first] != NONE;
}

/* "the 1998 abortion clinic bombing", "the 4 May, 2009, vote": the event of the last noun of the
 * group that the time stands in, or NONE. */
static uint32_t named_by_group(const date_finder *f, const timex *t)
{
    uint32_t at = t->first + t->n;
    at += skeleton_has(&f->k, at + 1) && token_is_mark(f->article, at, ',') ? 1 : 0;
    uint32_t from = at;
    if (t->first == f->k.first || !skeleton_is(&f->k, t->first - 1, WORD_DETERMINER))
        return NONE;
    uint32_t e = NONE, before = NONE;
    for (; skeleton_has(&f->k, at) && at - from < GROUP && is_of_group(f, at); at++) {
        uint32_t here = f->event_at[at - f->k.first];
        before = e != NONE && here != e ? e : before;
        e = here;
    }
    if (e != NONE && before != NONE && event_type(f->article, &f->article->events.v[e])->speaks)
        e = before; /* "the third-quarter earnings report" */
    return e != NONE && !f->article->events.v[e].verb ? e : NONE;
}

/* "[after] the treaty of 4 May she left": that is not when. */
static bool is_bound(const date_finder *f, uint32_t noun)
{
    uint32_t by = tree_find(&f->k, noun, UD_CASE);
    return by != NONE && token_signals(f->article, by,
                                       SIGNAL_SINCE | SIGNAL_UNTIL | SIGNAL_BEFORE | SIGNAL_AFTER);
}

/* "was shot during a Tuesday traffic stop": what is no event itself says when. */
static bool is_setting(const date_finder *f, const timex *t, uint32_t noun)
{
    uint32_t in = tree_find(&f->k, noun, UD_CASE);
    return t->from_published && t->date.from.precision >= EDTF_DAY && !t->date.interval &&
           in != NONE && token_signals(f->article, in, SIGNAL_IN | SIGNAL_AT) &&
           skeleton_is(&f->k, in, WORD_MEANWHILE);
}

/* "On Friday, [while] guards slept, she left": what stands ahead of a clause's own subordinator is
 * of no word in it. "A day after she left" is counted from it. */
static bool is_ahead_of(const date_finder *f, const timex *t, uint32_t at, uint32_t clause)
{
    uint64_t clauses =
        RELATION(UD_ADVCL) | RELATION(UD_CCOMP) | RELATION(UD_XCOMP) | RELATION(UD_ACL);
    uint32_t mark =
        at < clause && tree_is(&f->k, clause, clauses) ? tree_find(&f->k, clause, UD_MARK) : NONE;
    return mark != NONE && at < mark && mark < clause &&
           (t->first + t->n < mark || !skeleton_is(&f->k, mark, WORD_TIME_CLAUSE));
}

/* "On 9 May, [supporters] of the mayor, bussed in, charged": what a comma parts from a subject is
 * the verb's. */
static uint32_t verb_of_subject(const date_finder *f, const timex *t, uint32_t noun)
{
    uint32_t next = t->first + t->n, verb = tree_head(&f->k, noun);
    bool led = next < noun && token_is_mark(f->article, next, ',') &&
               tree_is(&f->k, noun, SUBJECTS) && t->first > f->k.first &&
               skeleton_is(&f->k, t->first - 1, WORD_PREPOSITION);
    return led && skeleton_has(&f->k, verb) ? f->event_at[verb - f->k.first] : NONE;
}

/* What the words beside the time show it to be of, whatever it hangs on. */
static uint32_t owner_beside(const date_finder *f, const timex *t)
{
    uint32_t owner = told_of(f, t);
    owner = owner == NONE ? date_had_by(f, t) : owner;
    owner = owner == NONE ? named_by_group(f, t) : owner;
    return owner == NONE ? verb_of_bare_day(f, t) : owner;
}

/* Of a time that hangs on no event's word, but on a verb. */
static uint32_t owner_by_verb(const date_finder *f, const timex *t, uint32_t verb)
{
    uint32_t owner = date_result_of(f, t, verb);
    if (owner != NONE)
        return owner;
    owner = carried_by(f, verb);
    return owner != NONE ? date_noun_behind(f, t, owner) : way_of(f, t, verb);
}

static bool find_owner(const date_finder *f, uint32_t time, uint32_t *owner, uint32_t *cost)
{
    const timex *t = &f->article->times.v[time];
    uint32_t at = tree_top(&f->k, t->first, t->n);
    bool ahead = false;
    *cost = 0;
    *owner = owner_beside(f, t);
    if (*owner != NONE)
        return true;
    for (; *cost < DATE_CLIMB; ++*cost) {
        const token_parse *p = tree_at(&f->k, at);
        if (p->head == NONE || !skeleton_has(&f->k, p->head)) {
            *owner = leads_sentence(f, t) ? root_event(f, at) : NONE;
            *owner = *owner == NONE ? told_behind(f, t) : *owner;
            return true;
        }
        if (is_ahead_of(f, t, at, p->head)) {
            at = p->head;
            ahead = true;
            continue;
        }
        bool out = p->relation == UD_ADVCL && (ahead || date_is_when(f, at)); /* to the main verb */
        uint32_t verb_behind = verb_of_subject(f, t, p->head);
        if (!out && stands_before(p, at) &&
            (verb_behind != NONE || !one_group(f, t->first + t->n, p->head))) {
            *owner = verb_behind;
            return true; /* "hurt since May due to violence": the parse must be wrong */
        }
        *owner = f->event_at[p->head - f->k.first];
        if (*owner != NONE && f->article->events.v[*owner].verb && p->head > at &&
            noun_before(f, t) != NONE)
            *owner = noun_before(f, t);
        if (*owner != NONE) {
            *owner = date_behind(f, t, *owner, p->head);
            return *owner != NONE;
        }
        const token_parse *up = tree_at(&f->k, p->head);
        bool verb = (up->pos == UD_VERB || up->pos == UD_AUX) && up->relation != UD_COP;
        if (date_is_charge(f, p->head) || (!verb && is_bound(f, p->head)))
            return false;
        if (verb && (date_result_of(f, t, p->head) != NONE || !tells_of_noun(f, p->head))) {
            *owner = owner_by_verb(f, t, p->head);
            bool goes_up = up->penn != PENN_VBN && tree_hangs_on(&f->k, p->head);
            if (*owner == NONE && (goes_up || date_is_when(f, p->head))) {
                at = p->head;
                continue;
            }
            return true;
        }
        bool within = up->relation == UD_COMPOUND && stands_before(up, p->head);
        if (!verb && !within && (stands_before(p, at) || !leaves_subject(f, t, up)) &&
            !is_setting(f, t, p->head)) {
            *owner = leads_sentence(f, t) ? root_event(f, at) : NONE;
            return *owner != NONE;
        }
        at = p->head;
    }
    return true;
}

bool date_owner(const date_finder *f, uint32_t time, uint32_t *owner, uint32_t *cost)
{
    bool may = find_owner(f, time, owner, cost);
    if (*owner != NONE &&
        is_parted(f, &f->article->times.v[time], date_word(&f->article->events.v[*owner])))
        *owner = told_behind(f, &f->article->times.v[time]);
    return may || *owner != NONE;
}
