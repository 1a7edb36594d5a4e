/* date_clause: how a sentence of the story tells an event: as its own clause or in another's words,
 * with a time of its own, within a quotation. */
#include "find/cues.h"
#include "find/date_story.h"
#include "lex/timelex.h"

/* "Police said the fire began in a kitchen": what is told in the words of another. */
static bool is_told_by(const story *s, uint32_t teller)
{
    uint32_t e = skeleton_has(&s->k, teller) ? tree_event(&s->k, teller) : NONE;
    return e != NONE && story_event(s, e)->verb && story_speaks(s, story_event(s, e));
}

/* The verb that a clause's auxiliaries and place in the sentence are told by: of "sank and burned"
 * its first; NONE if it is no main clause, nor what is told in one. "The boat was old; radar lost
 * it": what hangs on no verb is its own. */
uint32_t story_main_verb(const story *s, uint32_t word, bool deed)
{
    uint32_t own = NONE;
    for (int i = 0; i < TREE_STEPS && skeleton_has(&s->k, word); i++) {
        const token_parse *p = tree_at(&s->k, word);
        if (p->pos != UD_VERB)
            return p->relation == UD_ROOT && tree_find(&s->k, word, UD_COP) != NONE ? own : NONE;
        own = word;
        if (p->relation == UD_ROOT)
            return word;
        bool quoted = deed && p->relation == UD_CCOMP && is_told_by(s, p->head);
        if (p->relation == UD_PARATAXIS && tree_find_any(&s->k, word, SUBJECTS) == NONE)
            return NONE; /* "was named after ten states, Norway and others, met": misread */
        if (p->relation != UD_CONJ && p->relation != UD_PARATAXIS && !quoted)
            return NONE;
        word = p->head;
    }
    return NONE;
}

/* The verb of the event's clause: "there was an explosion". */
uint32_t story_verb_of(const story *s, const event *e)
{
    uint32_t word = e->head, up = tree_head(&s->k, word);
    bool there = !e->verb && !e->definite && tree_relation(&s->k, word) == UD_NSUBJ &&
                 skeleton_has(&s->k, up) && tree_find(&s->k, up, UD_EXPL) != NONE;
    return there ? up : word;
}

bool story_may_be_told(const story *s, const event *e)
{
    uint32_t above = tree_is(&s->k, e->head, RELATION(UD_CONJ)) ? tree_head(&s->k, e->head) : NONE;
    return !story_speaks(s, e) && is_told_by(s, above) && tree_find(&s->k, above, UD_CCOMP) != NONE;
}

bool story_is_bygone(const story *s, uint32_t verb)
{
    uint32_t adverb = tree_find(&s->k, verb, UD_ADVMOD);
    return adverb != NONE && skeleton_is(&s->k, adverb, WORD_BYGONE);
}

/* "She confirmed the ban, setting a hearing for 4 May": the time is of a clause under the event's.
 * Not so what stands ahead: "One who asked for him on 4 May was held, too".
 */
static bool is_under(const story *s, const timex *t, const event *e)
{
    uint32_t word = tree_top(&s->k, t->first, t->n);
    bool clause = false;
    for (int step = 0; t->first > e->head && step < 2 * TREE_STEPS && skeleton_has(&s->k, word);
         step++) {
        if (word == e->head)
            return clause;
        bool verb = tree_at(&s->k, word)->pos == UD_VERB;
        if (verb && tree_find(&s->k, word, UD_MARK) != NONE)
            return false; /* "after being found on 2 May" */
        clause |= verb;
        word = tree_head(&s->k, word);
    }
    return false;
}

/* "announced a strike for Friday": later than publication. */
bool story_is_to_come(const story *s, const timex *t)
{
    day_number from, to, first, last;
    return edtf_bounds(t->date, &from, &to) &&
           edtf_bounds(s->article->source.published, &first, &last) && from > last;
}

/* "Hours later", "minutes afterwards": the story goes on. */
static bool is_soon(const story *s, const timex *t)
{
    const timelex *lex = s->article->lexicon->time;
    const token *last = &s->article->text.tokens.v[t->first + t->n - 1];
    const time_word *unit = t->n > 1 ? timelex_word(lex, last[-1].word) : NULL;
    return unit != NULL && edtf_empty(t->date) && time_has(unit, TIME_UNITS) &&
           unit->number[TIME_UNITS] < UNIT_DAY &&
           time_has(timelex_word(lex, last->word), TIME_DIRECTION_THERE);
}

/* Whether the time may be the event's. A time of day is none. */
static bool may_be_of(const story *s, const timex *t, const event *e)
{
    bool clock = t->type == TIMEX_TIME && edtf_empty(t->date);
    bool days = t->type == TIMEX_DURATION && !str_starts(t->value, S("PT"));
    bool date = t->type == TIMEX_DATE || t->type == TIMEX_TIME;
    return ((date && !clock) || days) && !is_soon(s, t) && !story_is_to_come(s, t) &&
           !is_under(s, t, e);
}

/* "Was later freed", "subsequently fled": an adverb that says it came next; but "later in the day".
 */
static bool tells_next(const story *s, uint32_t word)
{
    bool alone = tree_is(&s->k, word, RELATION(UD_ADVMOD)) &&
                 skeleton_at(&s->k, word)->time == NONE && skeleton_has(&s->k, word + 1) &&
                 !skeleton_is(&s->k, word + 1, WORD_PREPOSITION);
    const lex_link_cue *cue = alone ? link_cue_at(&s->k, word) : NULL;
    return cue != NULL && cue->type == LINK_FOLLOWS && link_cue_looks_back(cue);
}

/* "Since then forty have died": not on the day that the story is at. */
static bool is_since(const story *s, const event *e)
{
    for (uint32_t c = e->verb ? tree_first(&s->k, e->head) : NONE; c != NONE;
         c = tree_next(&s->k, c)) {
        uint32_t by = tree_find_any(&s->k, c, RELATION(UD_CASE) | RELATION(UD_MARK));
        if ((by != NONE && token_signals(s->article, by, SIGNAL_SINCE | SIGNAL_UNTIL)) ||
            tells_next(s, c))
            return true;
    }
    return false;
}

bool story_has_time(const story *s, const event *e, uint8_t others, uint32_t but)
{
    const dateline_article *a = s->article;
    if (is_since(s, e))
        return true;
    for (uint32_t t = s->time; t < a->times.n && a->times.v[t].sentence == s->sentence; t++) {
        bool its_end = a->times.v[t].ends_range && t - 1 == but;
        bool counts = t != but && !its_end &&
                      (others == 0 || s->dates[t] == 0 || (s->dates[t] & ~others) != 0);
        if (counts && may_be_of(s, &a->times.v[t], e))
            return true;
    }
    return false;
}

/* Follows quotations across the sentences of a paragraph, up to where this one begins. */
void story_read_quotes(story *s)
{
    const dateline_article *a = s->article;
    uint32_t at = s->sentence;
    while (at > 0 && a->text.sentences.v[at - 1].block == s->block &&
           a->text.sentences.v[at - 1].first >= s->next)
        at--;
    if (a->text.sentences.v[at].first > s->next || s->next == 0) {
        s->next = a->text.sentences.v[at].first;
        s->quoted = false;
    }
    for (; s->next < s->k.first; s->next++)
        s->quoted = token_quotes(a, s->next, s->quoted);
}
