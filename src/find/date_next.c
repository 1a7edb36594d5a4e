/* date_next: whether an event with no time of its own goes on from the day that the story is at.
 * That is how reports tell, not what grammar says: the day is supposed.
 *
 *     "On Saturday a ferry sank. Forty passengers were rescued."      the next clauses, that day
 *     "On Saturday the mayor resigned. He denied ..., he said"        the same one goes on speaking
 *     "A bus crashed this morning. ... The road has been closed."     of today's report, today
 *     "A bus crashed this morning. ... The minister promised ..."     what is said of it, too
 *
 * Only main clauses that tell a deed as fact go on. Where the article's deeds are of several days
 * it goes no farther than the next paragraph. Who speaks may speak of older things, so statements
 * never date deeds.
 */
#include "find/date.h"
#include "find/date_story.h"

#define SENTENCES 4 /* across which a speaker goes on */
#define GAP_MOST  2 /* sentences in which nothing goes on, after which a story is told no more */

static bool names(const story *s, uint32_t word, uint32_t who)
{
    uint32_t name = skeleton_at(&s->k, word)->mention;
    return name != NONE && s->article->mentions.v[name].entity == who;
}

/* "[The director of the agency] said", where the agency has spoken. */
static bool speaks_for(const story *s, uint32_t subject, uint32_t who)
{
    uint64_t of = RELATION(UD_NMOD) | RELATION(UD_NMOD_POSS) | RELATION(UD_NMOD_DESC) |
                  RELATION(UD_COMPOUND) | RELATION(UD_APPOS);
    for (uint32_t c = tree_first(&s->k, subject); c != NONE; c = tree_next(&s->k, c)) {
        if (!tree_is(&s->k, c, of))
            continue;
        if (names(s, c, who))
            return true;
        for (uint32_t g = tree_first(&s->k, c); g != NONE; g = tree_next(&s->k, g)) {
            if (tree_is(&s->k, g, of) && names(s, g, who))
                return true;
        }
    }
    return false;
}

/* "he added", or the one that spoke before, by name, or for it. */
static bool goes_on_speaking(const story *s, const event *e)
{
    uint32_t subject = tree_subject(&s->k, e->head), before = NONE;
    const event *spoke = story_event(s, s->words.event);
    if (subject == NONE)
        return false;
    if (skeleton_is(&s->k, subject, WORD_PRONOUN))
        return true;
    for (size_t i = 0; i < spoke->participants.n && before == NONE; i++) {
        const participant *p = &spoke->participants.v[i];
        if (p->role == ROLE_AGENT && p->mention != NONE)
            before = s->article->mentions.v[p->mention].entity;
    }
    return before != NONE && (names(s, subject, before) || speaks_for(s, subject, before));
}

/* What is only alleged, or goes on from a look back, stays with its paragraph. */
bool story_is_near(const story *s, const event *e)
{
    uint32_t most = story_is_fact(e) && !s->deeds.back ? 1 : 0;
    return s->block - s->deeds.block <= most && s->deeds.gap <= GAP_MOST;
}

/* "were killed in the embassy bombing", "the vote was annulled": told of another event, which has
 * its own time. */
static bool of_another(const story *s, uint32_t word)
{
    for (uint32_t e = s->first; e < s->end; e++) {
        const event *it = story_event(s, e);
        const token_parse *p = tree_at(&s->k, it->first + it->n - 1);
        bool the_same = s->deeds.event != NONE && edtf_empty(it->date) &&
                        str_eq(it->type, story_event(s, s->deeds.event)->type);
        if (!it->verb && it->definite && !the_same && p->head == word &&
            (p->relation == UD_OBL || p->relation == UD_NSUBJ_PASS))
            return true;
    }
    return false;
}

/* "said he forged the books [and paid a clerk]" */
static bool is_told_by_another(const story *s, const event *e)
{
    uint32_t word = tree_first_joined(&s->k, e->head);
    return e->verb && skeleton_has(&s->k, word) && tree_is(&s->k, word, RELATION(UD_CCOMP));
}

/* "Weiss was charged on Monday. Brandt was shot ...", "Prosecutors said he forged ...". */
bool story_is_older(const story *s, const event *e)
{
    const lex_type *type = event_type(s->article, e);
    if (s->deeds.event == NONE || type->court)
        return false;
    const lex_type *deed = event_type(s->article, story_event(s, s->deeds.event));
    return ((type->harm || type->harms) && deed->suffered && !deed->harm && !deed->harms) ||
           (is_told_by_another(s, e) && deed->court);
}

/* Days before publication in which a report follows what happens from hour to hour. */
#define FRESH 7

bool story_is_fresh(const story *s, edtf date)
{
    day_number from, to, first, last;
    return edtf_bounds(date, &from, &to) &&
           edtf_bounds(s->article->source.published, &first, &last) && first - to <= FRESH;
}

/* Whether the word names one who was named since what it goes on from. */
static bool is_named_there(const story *s, uint32_t word, const event *from)
{
    const dateline_article *a = s->article;
    uint32_t name = skeleton_at(&s->k, word)->mention;
    for (uint32_t m = name; name != NONE && m-- > 0;) {
        if (a->mentions.v[m].sentence < from->sentence)
            return false;
        if (a->mentions.v[m].sentence < s->sentence &&
            a->mentions.v[m].entity == a->mentions.v[name].entity)
            return true;
    }
    return false;
}

/* "On 3 May states called for an inquiry. An expert heard 700 witnesses": a look back leaps from
 * one to the next. It stays with whom it told of, and with what is suffered. */
static bool stays_there(const story *s, const event *e)
{
    const event *from = story_event(s, s->deeds.event);
    const lex_type *type = event_type(s->article, e);
    uint32_t subject = tree_subject(&s->k, story_verb_of(s, e));
    return story_is_fresh(s, from->date) || type->suffered || type->harms ||
           (subject != NONE &&
            (skeleton_is(&s->k, subject, WORD_PRONOUN) || is_named_there(s, subject, from)));
}

bool story_is_figure(const story *s, const event *e)
{
    return event_type(s->article, e)->figure;
}

/* "has long been", "has already": but "has shut down" may have its adverb behind it. */
static bool is_modified(const story *s, uint32_t verb)
{
    uint32_t adverb = tree_find(&s->k, verb, UD_ADVMOD);
    return adverb != NONE && adverb < verb;
}

/* Whether it goes on speaking, or is said of what is reported. */
static bool is_said_next(const story *s, const event *e, uint32_t *from)
{
    uint32_t verb = story_verb_of(s, e);
    const thread *t = &s->words;
    if (tree_tense(&s->k, verb) != TENSE_PAST || story_main_verb(s, verb, false) == NONE ||
        story_is_bygone(s, verb))
        return false;
    *from = t->event;
    if (*from != NONE && t->broken != s->block && s->block == t->block &&
        s->sentence - t->sentence <= SENTENCES && goes_on_speaking(s, e))
        return true;
    *from = s->today;
    return e->verb && s->one_day && s->today < (uint32_t)(e - s->article->events.v);
}

static bool is_done_next(const story *s, const event *e, uint32_t *from)
{
    bool known = e->trigger != s->article->lexicon->any_verb;
    const thread *t = &s->deeds;
    uint32_t verb = story_verb_of(s, e);
    tense form = tree_tense(&s->k, verb);
    *from = t->event;
    if (t->event == NONE || t->broken == s->block || form == TENSE_OTHER ||
        story_main_verb(s, verb, true) == NONE || story_may_be_told(s, e))
        return false;
    if (form == TENSE_PERFECT) {
        known |= tree_find(&s->k, verb, UD_AUX_PASS) != NONE;
        return s->today != NONE && s->one_day && known && !is_modified(s, verb);
    }
    return story_is_near(s, e) && !story_is_figure(s, e) && !of_another(s, verb) &&
           !story_is_older(s, e) && stays_there(s, e);
}

/* "Norway has banned whaling": what a lead tells as new, not what has gone on for long. */
bool story_is_news(const story *s, const event *e)
{
    return s->sentence < s->lead_end && e->verb && e->trigger != s->article->lexicon->any_verb &&
           !event_type(s->article, e)->lasting && story_one_day(s->article->source.published) &&
           tree_tense(&s->k, e->head) == TENSE_PERFECT && !is_modified(s, e->head) &&
           story_main_verb(s, e->head, false) != NONE;
}

bool story_goes_on(const story *s, const event *e, uint32_t *from)
{
    bool next = story_speaks(s, e) ? is_said_next(s, e, from) : is_done_next(s, e, from);
    bool now = tree_tense(&s->k, story_verb_of(s, e)) == TENSE_PERFECT; /* comes back from 1971 */
    return next && (now || !story_strays(s, story_event(s, *from)->date, story_speaks(s, e)));
}
