/* date_share: what hangs on a dated event, and was when that was.
 *
 *     "A bus crashed, killing five"          a clause that tells what came with it
 *     "On Monday she sat and he resigned"    the time is ahead of both
 *     "signed a deal on Tuesday"             what came about so
 *     "the 2004 tsunami killed thousands"    what a dated deed did
 */
#include "find/date.h"
#include "find/tree.h"

#define NEAR  8 /* events back from what came of one to that one */
#define GROUP 4 /* words of a noun's group before it */

static const event *event_of(const date_finder *f, uint32_t e)
{
    return &f->article->events.v[e];
}

/* "flew home, headed for Oslo, when he fell ill", "died fighting a fire", "found it while doing
 * a search": a verb that is no event does not part what hangs on it from the event that it hangs on
 * itself. */
static bool passes_on(const date_finder *f, uint32_t word, ud_relation hung)
{
    const token_parse *p = tree_at(&f->k, word);
    if ((hung == UD_NSUBJ || hung == UD_NSUBJ_PASS) && date_is_when(f, word))
        return true;
    bool while_done = hung == UD_OBJ && p->penn == PENN_VBG &&
                      !token_signals(f->article, word, SIGNAL_AFTER); /* "following a raid" */
    return (tree_hangs_on(&f->k, word) || date_is_while(f, word)) &&
           (hung == UD_ADVCL || while_done);
}

/* "after a quake struck": a clause of its own time, which the parse may take for a phrase. */
static bool leads_back(const date_finder *f, const event *e)
{
    const token_parse *p = tree_at(&f->k, date_word(e));
    bool subject = !e->verb && p->relation == UD_NSUBJ;
    bool phrase = !e->verb && tree_find(&f->k, date_word(e), UD_ACL) != NONE;
    bool clause = p->pos == UD_VERB || ((subject || phrase) && event_type(f->article, e)->harms);
    uint32_t top = p->relation == UD_ACL || subject ? p->head : date_word(e);
    return clause && skeleton_has(&f->k, top) &&
           tree_find_class(&f->k, top, RELATION(UD_MARK) | RELATION(UD_CASE), WORD_TIME_CLAUSE) !=
               NONE;
}

/* "convicted her of [beating] a guard in 2013, sentencing her to a year": what is told behind the
 * comma came with the verb, not with what the verb is of. */
static uint32_t verb_of_gerund(const date_finder *f, uint32_t e, uint32_t on)
{
    const event *it = event_of(f, e), *up = event_of(f, on);
    bool behind = it->head > f->k.first && token_is_mark(f->article, it->head - 1, ',');
    uint32_t mark = behind && up->verb && tree_at(&f->k, up->head)->penn == PENN_VBG
                        ? tree_find(&f->k, up->head, UD_MARK)
                        : NONE;
    uint32_t head = tree_head(&f->k, up->head);
    bool gerund = mark != NONE && token_signals(f->article, mark, SIGNAL_OF | SIGNAL_FOR);
    uint32_t verb = gerund && skeleton_has(&f->k, head) ? f->event_at[head - f->k.first] : NONE;
    return verb != NONE && verb < on ? verb : on;
}

/* "called off the search after a quake struck, killing 49": what came of it came of the nearest. */
static uint32_t nearer_clause(const date_finder *f, uint32_t e, uint32_t on)
{
    const event *it = event_of(f, e);
    if (!it->verb || tree_at(&f->k, it->head)->penn != PENN_VBG)
        return on;
    on = verb_of_gerund(f, e, on);
    for (uint32_t i = e; i-- > on + 1 && e - i < NEAR;) {
        if (leads_back(f, event_of(f, i)))
            return i;
    }
    return on;
}

/* "A train carrying coal derailed, killing two": the parse may hang what came of the one on the
 * other. A participle behind a comma comes with the verb told before it. */
static uint32_t told_before(const date_finder *f, uint32_t e)
{
    uint32_t word = event_of(f, e)->head;
    bool behind = e > f->first && word > f->k.first && token_is_mark(f->article, word - 1, ',');
    if (!behind || tree_at(&f->k, word)->penn != PENN_VBG)
        return NONE;
    for (uint32_t i = e; i-- > f->first && e - i < NEAR;) {
        if (event_of(f, i)->verb)
            return event_of(f, i)->time != NONE ? i : NONE;
    }
    return NONE;
}

/* "They ambushed the convoy, [an attack] in which nine died": what was told before, by its name. */
static uint32_t summed_up(const date_finder *f, uint32_t e)
{
    const event *it = event_of(f, e);
    uint32_t article = it->first;
    while (article > f->k.first && it->first - article < GROUP && token_is_nominal(&f->k, article))
        article--;
    if (it->verb || it->definite || article == f->k.first ||
        !token_is_mark(f->article, article - 1, ','))
        return NONE;
    for (uint32_t i = e; i-- > f->first && e - i < NEAR;) {
        if (event_of(f, i)->verb)
            return event_of(f, i)->time != NONE ? i : NONE;
    }
    return NONE;
}

/* "tanks surrounded it, the air force [bombed] it, and he resigned": one of three. */
static bool is_in_list(const date_finder *f, uint32_t verb)
{
    uint32_t first = tree_head(&f->k, verb);
    uint32_t last = skeleton_has(&f->k, first) ? tree_find(&f->k, first, UD_CONJ) : NONE;
    for (uint32_t i = first; last != NONE && i < verb; i++) {
        if (token_is_mark(f->article, i, ';'))
            return false;
    }
    return last != NONE && last > verb && tree_find(&f->k, last, UD_CC) != NONE;
}

/* The event that e's word hangs on, or NONE. */
static uint32_t governor_of(const date_finder *f, uint32_t e)
{
    uint32_t word = date_first_participle(f, date_word(event_of(f, e)));
    ud_relation hung = tree_relation(&f->k, word);
    if (hung == UD_APPOS || (hung == UD_PARATAXIS && !event_of(f, e)->verb))
        return summed_up(f, e);
    if (hung == UD_ACL && date_verb_around(f, event_of(f, e)) != NONE)
        return date_verb_around(f, event_of(f, e));
    uint32_t head = tree_head(&f->k, word);
    if (hung == UD_PARATAXIS && !is_in_list(f, event_of(f, e)->head)) {
        uint32_t on = skeleton_has(&f->k, head) ? f->event_at[head - f->k.first] : NONE;
        return on != NONE && date_is_told_anew(f, event_of(f, e), event_of(f, on)) ? on : NONE;
    }
    for (int step = 0; step < TREE_STEPS && skeleton_has(&f->k, head); step++) {
        uint32_t on = f->event_at[head - f->k.first];
        on = on == e ? NONE : on; /* its own verb: "the report was published" */
        if (on != NONE && on < e && hung == UD_ADVCL)
            return nearer_clause(f, e, on);
        uint32_t by = hung == UD_ACL_RELCL ? tree_harmed_by(&f->k, word) : NONE;
        if (by != NONE)
            return f->event_at[by - f->k.first];
        if (on == NONE && hung == UD_ACL_RELCL)
            return NONE;
        if (on != NONE)
            return on;
        if (!passes_on(f, head, hung))
            break;
        head = tree_head(&f->k, head);
    }
    return hung == UD_ADVCL ? told_before(f, e) : NONE;
}

static bool has_subject(const date_finder *f, uint32_t word)
{
    return tree_find(&f->k, word, UD_NSUBJ) != NONE ||
           tree_find(&f->k, word, UD_NSUBJ_PASS) != NONE;
}

/* The tagger may take one for the other: "resigned". */
static bool is_told(const token_parse *p)
{
    return p->penn == PENN_VBD || p->penn == PENN_VBN;
}

/* "On Monday the court sat and the mayor resigned": the time is ahead of both; "and others have
 * fled" is not of that day. */
static bool leads_both(const date_finder *f, const event *e, const event *on)
{
    const timex *t = &f->article->times.v[on->time];
    uint32_t told = on->first < on->head ? on->first : on->head;
    return t->first < told && tree_pos(&f->k, on->head) == UD_VERB && e->head > on->head &&
           is_told(tree_at(&f->k, e->head)) && is_told(tree_at(&f->k, on->head)) &&
           tree_tense(&f->k, e->head) != TENSE_PERFECT && !date_is_timed(f, on, e);
}

/* Words and documents may be older than what is done with them; what lasts began before. */
static bool may_last(const date_finder *f, const event *e)
{
    return event_type(f->article, e)->lasting;
}

static bool is_deed(const date_finder *f, const event *e)
{
    return !may_last(f, e) && !event_type(f->article, e)->speaks;
}

static bool tells_deed(const date_finder *f, const event *verb)
{
    return verb->verb && !event_type(f->article, verb)->speaks;
}

/* "released a report alleging": what a document says it says when it comes out. */
static bool is_said_in(const date_finder *f, const event *e, const event *document)
{
    return tree_at(&f->k, e->head)->penn == PENN_VBG && event_type(f->article, e)->speaks &&
           event_type(f->article, document)->speaks;
}

/* "was found abandoned", "began shelling", "were reported killed": two words for one thing. */
static bool is_one_with(const date_finder *f, const event *e, const event *on)
{
    uint8_t form = tree_at(&f->k, e->head)->penn;
    bool reported = on->verb && form == PENN_VBN && tree_is_passive(&f->k, on->head);
    return e->verb && (reported || (tells_deed(f, on) && (form == PENN_VBG || form == PENN_VBN)));
}

static bool are_suffered(const date_finder *f, const event *a, const event *b)
{
    const lex_type *one = event_type(f->article, a);
    const lex_type *other = event_type(f->article, b);
    return a->verb && b->verb && one->suffered && other->suffered &&
           tree_is_passive(&f->k, a->head) && tree_is_passive(&f->k, b->head);
}

/* "Two people were killed on Monday and three were injured": harm that is counted together. "Was
 * arrested in July 1989 and sentenced to ten years" says nothing of when the court sat. */
static bool is_toll(const date_finder *f, const event *a, const event *b)
{
    bool told_so =
        !has_subject(f, a->head) && tree_at(&f->k, a->head)->penn == tree_at(&f->k, b->head)->penn;
    return a->verb && b->verb && event_type(f->article, a)->harm &&
           event_type(f->article, b)->harm && (told_so || are_suffered(f, a, b));
}

/* Done on a day: a court sits in a crime, police arrest for it, long after. */
static bool is_done(const date_finder *f, const event *on)
{
    return on->verb && !event_type(f->article, on)->court && date_is_day(on->date);
}

/* What a document says, it says on its day. */
static bool says_itself(const date_finder *f, const event *document, const event *on)
{
    return event_type(f->article, document)->document && event_type(f->article, on)->document &&
           date_is_day(document->date);
}

/* Whether `e` was when `on` was, which governs it. */
static bool was_with(const date_finder *f, const event *e, const event *on)
{
    const token_parse *p = tree_at(&f->k, date_first_participle(f, date_word(e)));
    if (skeleton_at(&f->k, e->first)->quoted != skeleton_at(&f->k, on->first)->quoted)
        return false;
    switch (p->relation) {
    case UD_CONJ: return e->verb && (leads_both(f, e, on) || is_toll(f, e, on));
    case UD_OBL:
    case UD_NMOD:
        return (date_is_held_by(f, on, e) && !may_last(f, e)) ||
               (date_is_way(f, e) && is_done(f, on));
    case UD_APPOS: return !e->verb && on->verb && is_deed(f, e);
    case UD_PARATAXIS: return on->verb && (e->verb ? leads_both(f, e, on) : is_deed(f, e));
    case UD_ACL: return e->verb && is_said_in(f, e, on);
    case UD_XCOMP: return is_one_with(f, e, on);
    case UD_ADVCL:
        return e->verb && !date_is_remark(f, e) &&
               (date_is_beside(f, e->head) || date_is_aim_of(f, e, on));
    case UD_ACL_RELCL: /* "the 2009 crash, which killed 40", "in which 40 died" */
        return e->verb && tree_pos(&f->k, p->head) != UD_VERB &&
               tree_tense(&f->k, e->head) == TENSE_PAST &&
               (((is_deed(f, on) || says_itself(f, on, e)) &&
                 date_is_relative(f, tree_find(&f->k, e->head, UD_NSUBJ))) ||
                date_is_held_in(f, e, on));
    case UD_NSUBJ: return !e->verb && tells_deed(f, on) && is_deed(f, e);
    case UD_NSUBJ_PASS: return date_is_outcome(f, on, e); /* "the vote was lost" */
    case UD_IOBJ: return date_is_audience(f, e, on);
    case UD_OBJ: /* "signed a deal": it came about so; "condemned the attack" is no such */
        return date_is_outcome(f, on, e) || (!e->verb && !e->definite && tells_deed(f, on) &&
                                             tree_find(&f->k, date_word(e), UD_NMOD_POSS) == NONE);
    default: return false;
    }
}

/* "drowned when a ferry sank on Monday": two sides of one thing. */
static bool is_then(const date_finder *f, const event *e, const event *on)
{
    uint32_t by = tree_find_any(&f->k, e->head, RELATION(UD_MARK) | RELATION(UD_ADVMOD));
    bool told = !event_type(f->article, on)->speaks ||
                tree_find(&f->k, on->head, UD_CCOMP) == NONE; /* "said it was dark when it sank" */
    return e->verb && on->verb && told && by != NONE && !date_is_remark(f, e) &&
           skeleton_is(&f->k, by, WORD_MEANWHILE) && is_told(tree_at(&f->k, on->head)) &&
           is_told(tree_at(&f->k, e->head)) &&
           tree_find(&f->k, e->head, UD_AUX_RELATION) == NONE; /* "was listed as having given" */
}

/* "[Working] as a journalist in 1955, he met ...": what opens a sentence so goes on in it. */
static bool opens_with(const date_finder *f, const event *e, const event *on)
{
    return e->verb && on->verb && e->head < on->head && on->head - e->head <= DATE_REACH &&
           tree_at(&f->k, e->head)->penn == PENN_VBG &&
           tree_find_any(&f->k, e->head, RELATION(UD_MARK) | SUBJECTS) == NONE &&
           tree_find(&f->k, e->head, UD_AUX_RELATION) == NONE &&
           tree_tense(&f->k, on->head) == TENSE_PAST;
}

/* "took" and "taken": the tagger may take one for the other. */
static bool is_told_alike(const date_finder *f, uint32_t a, uint32_t b)
{
    uint64_t helpers = RELATION(UD_AUX_RELATION) | RELATION(UD_AUX_PASS);
    bool plain =
        tree_find_any(&f->k, a, helpers) == NONE && tree_find_any(&f->k, b, helpers) == NONE;
    return tree_at(&f->k, a)->penn == tree_at(&f->k, b)->penn ||
           (plain && is_told(tree_at(&f->k, a)) && is_told(tree_at(&f->k, b)));
}

/* "When the report was published on Monday, it emerged": the time stands behind the verb. */
static bool is_subject_of_when(const date_finder *f, const event *e, const event *on)
{
    uint32_t verb = tree_head(&f->k, date_word(e));
    return !e->verb && on->verb && skeleton_has(&f->k, verb) && verb != on->head &&
           f->article->times.v[e->time].first > verb && tree_tense(&f->k, on->head) == TENSE_PAST;
}

/* Whether `on` was when `e` was, which hangs on it. */
static bool was_as_told(const date_finder *f, const event *e, const event *on)
{
    const token_parse *p = tree_at(&f->k, date_word(e));
    if (date_is_told_anew(f, e, on))
        return true;
    switch (p->relation) {
    case UD_CONJ: /* "clashed with guards and marched on the capital in June" */
        return e->verb && on->verb && f->article->times.v[e->time].first > e->head &&
               !date_is_timed(f, on, e) &&
               (is_toll(f, e, on) || are_suffered(f, e, on) ||
                (!has_subject(f, e->head) && is_told_alike(f, e->head, on->head)));
    case UD_ACL:
        return on->verb && tree_tense(&f->k, on->head) == TENSE_PAST &&
               date_verb_around(f, e) != NONE;
    case UD_ADVCL: return is_then(f, e, on) || opens_with(f, e, on);
    case UD_OBJ: return date_is_outcome(f, on, e);
    case UD_NSUBJ_PASS: return is_subject_of_when(f, e, on);
    case UD_OBL:
    case UD_OBL_AGENT:
    case UD_NMOD: return date_is_held_by(f, on, e);
    case UD_XCOMP: return is_one_with(f, e, on);
    case UD_NSUBJ: /* "the 2004 tsunami killed thousands", "the report, released Tuesday, said" */
        return !e->verb && on->verb && tree_at(&f->k, on->head)->penn == PENN_VBD &&
               ((tells_deed(f, on) && is_deed(f, e)) || says_itself(f, e, on));
    default: return false;
    }
}

static void share(date_finder *f, uint32_t to, uint32_t from)
{
    date_take(f, to, event_of(f, from)->time, COST_SHARED);
}

void date_share(date_finder *f)
{
    for (uint32_t e = f->first; e < f->end; e++) {
        uint32_t on = governor_of(f, e);
        const event *it = event_of(f, e);
        uint32_t day = it->time == NONE && !may_last(f, it) ? date_day_beside(f, it) : NONE;
        if (day != NONE)
            date_take(f, e, day, COST_SHARED);
        if (on == NONE)
            continue;
        const event *up = event_of(f, on);
        if (it->time == NONE && up->time != NONE && was_with(f, it, up))
            share(f, e, on);
        else if (it->time != NONE && up->time == NONE && was_as_told(f, it, up))
            share(f, on, e);
        else if (it->time != NONE && up->time == NONE && date_is_since(f, it, up))
            date_take_since(f, on, e);
    }
}
