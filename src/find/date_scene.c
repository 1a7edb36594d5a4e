/* date_scene: the day of what is told of an event that the article has one day for. Where grammar
 * does not prove it, the day is supposed: "2016-05-04?".
 *
 *     "A bus crashed on Monday. ... the crash ... Six were hurt."     the same, and its harm
 *     "She met the king on Monday. He promised ..."                   what is said where one meets
 *     "She flew to Oslo on Monday, where she was received"            what was done there
 *     "He was caught on Monday and taken to Oslo"                     what is told with it
 *     "Weiss said on Monday ... Weiss said"                           who spoke on no other day
 *     "A bus crashed on Monday. ... The bus left at 6:30"             what has an hour and no day
 *     "A bus crashed on Monday. ... Weiss said"                       what is said of news, some
 *                                                                     time up to publication
 */
#include "find/date.h"
#include "find/date_story.h"

#define NAMES_MOST  64 /* of the lead that are looked at */
#define NEAR        2  /* sentences back to what a noun takes up again, */
#define EVENTS_BACK 4  /* in a sentence, to where somebody went */
#define MEETING     3  /* and to where the speaker met somebody */

/* The event of that day, if there is no other; else NONE. */
static uint32_t only(const scene_day *day)
{
    return day && !day->several ? day->event : NONE;
}

static uint32_t only_in_lead(const story *s, const scene_day *day)
{
    uint32_t e = only(day);
    return e != NONE && story_event(s, e)->sentence < s->lead_end ? e : NONE;
}

static bool lead_names(const story *s, uint32_t who)
{
    const dateline_article *a = s->article;
    for (size_t i = 0; i < a->mentions.n && i < NAMES_MOST; i++) {
        if (a->mentions.v[i].sentence >= s->sentence || a->mentions.v[i].sentence > s->lead_end)
            return false;
        if (a->mentions.v[i].entity == who)
            return true;
    }
    return false;
}

static bool is_new_name(const story *s, uint32_t word)
{
    uint32_t named = skeleton_has(&s->k, word) ? skeleton_at(&s->k, word)->mention : NONE;
    uint32_t who = named != NONE ? s->article->mentions.v[named].entity : NONE;
    return who != NONE && !s->article->entities.v[who].generic && !lead_names(s, who);
}

/* "the attacks in Paris": named by what the lead does not know. The parse may tie the place to the
 * verb. */
static bool is_elsewhere(const story *s, uint32_t word)
{
    for (uint32_t c = tree_first(&s->k, word); c != NONE; c = tree_next(&s->k, c)) {
        if (is_new_name(s, c))
            return true;
    }
    uint32_t next = word + 1;
    return skeleton_has(&s->k, next) && skeleton_is(&s->k, next, WORD_LOCATIVE) &&
           is_new_name(s, next + 1);
}

/* "She was charged on Monday. The charge ...": but "the arrest of the bombers" is another. */
static bool is_near_by(const story *s, const event *e, uint32_t from)
{
    return from != NONE && str_eq(story_event(s, from)->type, e->type) &&
           (story_event(s, from)->sentence < s->lead_end ||
            s->sentence - story_event(s, from)->sentence <= NEAR) &&
           (event_type(s->article, e)->harms || tree_find(&s->k, date_word(e), UD_NMOD) == NONE);
}

/* "the deaths of the passengers", "the injuries": but "the death of her brother" is another. */
static bool is_toll(const story *s, const event *e)
{
    return event_type(s->article, e)->harm &&
           (tree_at(&s->k, date_word(e))->penn == PENN_NNS ||
            tree_find_any(&s->k, date_word(e), RELATION(UD_NMOD) | RELATION(UD_NMOD_POSS)) == NONE);
}

/* "[the ruling] was set aside on Monday": not its own day. */
static bool is_done_to(const story *s, const event *e, uint32_t by)
{
    const event *deed = story_event(s, by);
    if (deed->sentence != e->sentence || !deed->verb)
        return false;
    return tree_head(&s->k, e->head) == deed->head
               ? tree_is(&s->k, e->head, RELATION(UD_OBJ) | RELATION(UD_NSUBJ_PASS))
               : tree_head(&s->k, deed->head) == e->head && tree_is_passive(&s->k, deed->head);
}

/* "the crash", "the shooting": the only one that has a day. */
static bool is_the_same(const story *s, const event *e, uint32_t *from)
{
    const lex_type *type = event_type(s->article, e);
    if (e->verb || !e->definite || type->lasting || type->speaks)
        return false;
    bool harm = type->harms || is_toll(s, e);
    *from = harm ? only_in_lead(s, &s->harm) : NONE;
    if (*from == NONE && is_near_by(s, e, only(scene_family(s, e))))
        *from = only(scene_family(s, e));
    return *from != NONE && !is_elsewhere(s, date_word(e)) && !is_done_to(s, e, *from);
}

/* "reported 40 dead and 90 injured", "at least 200 killed" */
static bool is_counted(const story *s, const event *e)
{
    uint32_t figure = tree_find_any(&s->k, e->head, RELATION(UD_NUMMOD) | SUBJECTS);
    return e->verb && tree_at(&s->k, e->head)->penn == PENN_VBN && figure != NONE &&
           tree_pos(&s->k, figure) == UD_NUM && tree_find(&s->k, e->head, UD_AUX_RELATION) == NONE;
}

/* "Nine people were hurt", "two victims have died": the harm that the article tells of. */
static bool is_its_harm(const story *s, const event *e, uint32_t *from)
{
    const lex_type *type = event_type(s->article, e);
    if (!type->harm || s->another)
        return false;
    *from = only_in_lead(s, &s->harm);
    bool told =
        e->verb ? tree_tense(&s->k, e->head) != TENSE_OTHER : scene_is_past(s, date_word(e));
    bool victims = e->verb && tree_at(&s->k, e->head)->penn == PENN_VBN &&
                   tree_relation(&s->k, e->head) == UD_ACL;
    bool result = e->verb && tree_at(&s->k, e->head)->penn == PENN_VBG &&
                  tree_relation(&s->k, e->head) == UD_ADVCL &&
                  tree_find(&s->k, e->head, UD_MARK) == NONE; /* ", killing five" */
    bool beside = *from != NONE && story_event(s, *from)->sentence == s->sentence;
    return *from != NONE && (told || victims || result || is_counted(s, e)) &&
           (beside || !is_elsewhere(s, date_word(e))) &&
           !story_strays(s, story_event(s, *from)->date, false);
}

static bool takes_part(const story *s, uint32_t who, const event *in)
{
    for (size_t i = 0; i < in->participants.n; i++) {
        uint32_t m = in->participants.v[i].mention;
        if (m != NONE && s->article->mentions.v[m].entity == who)
            return true;
    }
    return false;
}

/* "She met the king on Monday. He promised help." */
static bool is_said_there(const story *s, const event *e, uint32_t *from)
{
    *from = s->deeds.event;
    if (!e->verb || !event_type(s->article, e)->speaks || *from == NONE ||
        s->deeds.broken == s->block || tree_tense(&s->k, e->head) != TENSE_PAST)
        return false;
    const event *at = story_event(s, *from);
    uint32_t subject = tree_subject(&s->k, e->head);
    if (!event_type(s->article, at)->holds_all || s->block != s->deeds.block ||
        s->sentence - at->sentence > MEETING || subject == NONE)
        return false;
    uint32_t name = skeleton_at(&s->k, subject)->mention;
    return skeleton_is(&s->k, subject, WORD_PRONOUN) ||
           (name != NONE && takes_part(s, s->article->mentions.v[name].entity, at));
}

/* "flew to Oslo, where she was received" */
static bool is_done_where(const story *s, const event *e, uint32_t *from)
{
    if (!e->verb || tree_tense(&s->k, e->head) != TENSE_PAST)
        return false;
    ud_relation r = tree_relation(&s->k, e->head);
    uint32_t adverb = tree_find(&s->k, e->head, UD_ADVMOD);
    if ((r != UD_ADVCL && r != UD_ACL_RELCL) || adverb == NONE ||
        !skeleton_is(&s->k, adverb, WORD_RELATIVE))
        return false;
    uint32_t here = (uint32_t)(e - s->article->events.v);
    for (uint32_t i = here; i-- > s->first && here - i <= EVENTS_BACK;) {
        const event *it = story_event(s, i);
        *from = i;
        bool goes = event_type(s->article, it)->holds_all || event_type(s->article, it)->moves;
        if (it->verb && goes && story_one_day(it->date) && story_is_fact(it))
            return true;
    }
    return false;
}

/* A day, or some day up to publication. */
static bool is_supposed_day(edtf d)
{
    return !edtf_empty(d) && d.from.precision >= EDTF_DAY && d.from.qualified;
}

/* The dated event of the sentence that the word hangs on in that relation, or NONE. */
static uint32_t dated_head(const story *s, const event *e, uint64_t relations)
{
    uint32_t word = date_word(e), head = tree_head(&s->k, word);
    uint32_t on = tree_is(&s->k, word, relations) && skeleton_has(&s->k, head)
                      ? tree_event(&s->k, head)
                      : NONE;
    if (on == NONE || !story_is_fact(story_event(s, on)))
        return NONE;
    edtf date = story_event(s, on)->date;
    return story_one_day(date) || is_supposed_day(date) ? on : NONE;
}

/* "met the king on Monday and demanded": the tagger may take one past form for the other. */
static bool is_past_form(const story *s, uint32_t verb)
{
    uint8_t form = tree_at(&s->k, verb)->penn;
    return form == PENN_VBD || form == PENN_VBN;
}

/* "was caught and taken", "killing five and injuring nine" */
static bool is_same_form(const story *s, const event *a, const event *b)
{
    bool going_on = tree_at(&s->k, a->head)->penn == PENN_VBG;
    return (is_past_form(s, a->head) && is_past_form(s, b->head)) ||
           (going_on && tree_at(&s->k, b->head)->penn == PENN_VBG);
}

/* "opened fire, [killing] nine": what came of what is of the story's day. */
static bool comes_of(const story *s, const event *e, uint32_t *from)
{
    *from = dated_head(s, e, RELATION(UD_ADVCL));
    return *from != NONE && is_supposed_day(story_event(s, *from)->date) &&
           story_event(s, *from)->verb && story_event(s, *from)->head < e->head &&
           tree_at(&s->k, e->head)->penn == PENN_VBG &&
           tree_find(&s->k, e->head, UD_MARK) == NONE && !story_speaks(s, e);
}

/* "He was caught on Monday and taken to Oslo" */
static bool is_done_too(const story *s, const event *e, uint32_t *from)
{
    if (!e->verb || tree_find_any(&s->k, e->head, SUBJECTS) != NONE)
        return false;
    if (comes_of(s, e, from))
        return true;
    *from = dated_head(s, e, RELATION(UD_CONJ));
    const event *by = *from != NONE ? story_event(s, *from) : NULL;
    return by && by->verb && is_same_form(s, e, by) && !story_may_be_told(s, e);
}

/* "shot three people on Monday before he was caught", "before fleeing": one follows the other. */
static bool is_done_before(const story *s, const event *e, uint32_t *from)
{
    uint32_t mark = tree_find(&s->k, e->head, UD_MARK);
    uint8_t form = tree_at(&s->k, e->head)->penn;
    if (!e->verb || story_speaks(s, e) || mark == NONE ||
        !token_signals(s->article, mark, SIGNAL_BEFORE) ||
        (form != PENN_VBG && tree_tense(&s->k, e->head) != TENSE_PAST))
        return false;
    *from = dated_head(s, e, RELATION(UD_ADVCL));
    return *from != NONE && story_event(s, *from)->verb &&
           !story_speaks(s, story_event(s, *from)) &&
           tree_tense(&s->k, story_event(s, *from)->head) == TENSE_PAST;
}

/* "said Weiss", who so far has spoken on one day. */
static bool speaks_on(const story *s, const event *e, uint32_t *from)
{
    uint32_t by = scene_speaker(s, e);
    if (!e->verb || !event_type(s->article, e)->speaks || by == NONE ||
        tree_tense(&s->k, e->head) != TENSE_PAST)
        return false;
    *from = only(&s->spoke[by]);
    return *from != NONE;
}

/* What may have a date, and on what grounds. */
static const struct rule {
    bool (*holds)(const story *s, const event *e, uint32_t *from);
    const char *how;
    bool quoted;    /* also in a quotation */
    bool within;    /* also beside the day that it gets, */
    uint8_t others; /* and beside what dates such others */
    bool until;     /* some time from a time told up to publication */
} rules[] = {
    {is_the_same, "the same as", true, false, TIME_OF_WORDS, false},
    {is_its_harm, "harm of", false, true, TIME_OF_WORDS, false},
    {is_said_there, "said at", false, false, 0, false},
    {is_done_where, "where it leads:", false, true, 0, false},
    {is_done_too, "told with", false, true, TIME_OF_WORDS | TIME_OF_DEEDS, false},
    {is_done_before, "soon after", false, true, 0, false},
    {speaks_on, "speaks on from", false, false, 0, false},
    {story_by_the_hour, "by the hour, the day of", false, false, 0, false},
    {news_is_said_of, "news of", false, false, 0, true},
};

void scene_suppose(story *s, uint32_t e, bool quoted)
{
    const event *it = story_event(s, e);
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        const struct rule *r = &rules[i];
        uint32_t from = NONE;
        if ((quoted && !r->quoted) || !r->holds(s, it, &from))
            continue;
        uint32_t but = r->within ? story_event(s, from)->time : NONE;
        bool passed = r->within && but == NONE; /* asked of the one that it hangs on */
        if (!passed && story_has_time(s, it, r->others, but))
            continue;
        if (r->until)
            story_take_until(s, e, from, r->how);
        else
            story_take(s, e, from, r->how);
        return;
    }
}
