/* date_story: events with no time of their own that go on from the day told before, as the story
 * that a report tells does in its plain past:
 *
 *     "On Saturday a ferry sank. Forty passengers were rescued."      the next clauses, that day
 *     "On Saturday the mayor resigned. He denied ..., he said"        the same one goes on speaking
 *     "A bus crashed this morning. ... The road has been closed."     of today's report, today
 *
 * Only main clauses that tell a deed as fact go on, in sentences without another time; a date that
 * is no single day ends it for its paragraph. Where the article's deeds are of several days it goes
 * no farther than the next paragraph. Who speaks may speak of older things, so statements are dated
 * only by their speaker's own last one, and never date deeds.
 */
#include "find/date_story.h"
#include "find/anchor.h"
#include "find/date.h"
#include "find/stages.h"

#define SENTENCES 4  /* across which a speaker goes on */
#define RECENT    31 /* days before publication that a report's own story may lie */
#define GAP_MOST  2  /* sentences in which nothing goes on, after which a story is told no more */

bool story_speaks(const story *s, const event *e)
{
    return date_speaks(s->article, e);
}

bool story_is_fact(const event *e)
{
    return e->modality == MOD_ASSERTED && !e->negated;
}

bool story_one_day(edtf d)
{
    return !edtf_empty(d) && !d.interval && !d.set && d.from.precision >= EDTF_DAY &&
           !d.from.qualified;
}

static bool same_day(edtf a, edtf b)
{
    return a.from.year == b.from.year && a.from.month == b.from.month && a.from.day == b.from.day;
}

static bool is_before(edtf a, edtf b)
{
    day_number from_a, to_a, from_b, to_b;
    return edtf_bounds(a, &from_a, &to_a) && edtf_bounds(b, &from_b, &to_b) && to_a < from_b;
}

/* ---- What the article tells as a whole ------------------------------------------------------ */

/* "The attack of 2015" in a report of today's: what lies far back is no part of the story. */
static bool is_recent(const story *s, edtf date)
{
    day_number from, to, first, last;
    return !edtf_bounds(s->article->source.published, &first, &last) ||
           (edtf_bounds(date, &from, &to) && first - to <= RECENT);
}

bool story_is_day(const story *s, const event *e)
{
    return e->time != NONE && story_one_day(e->date) && is_recent(s, e->date);
}

static void read_days(story *s)
{
    const dateline_article *a = s->article;
    const event *first = NULL;
    s->one_day = true;
    for (uint32_t e = 0; e < a->events.n; e++) {
        const event *it = story_event(s, e);
        bool lead = it->sentence < STORY_LEAD && it->verb && story_one_day(it->date) &&
                    !story_speaks(s, it);
        s->of_today |= lead && story_one_day(a->source.published) &&
                       same_day(it->date, a->source.published) && story_is_fact(it);
        if (!story_is_day(s, it) || story_speaks(s, it))
            continue;
        s->one_day &= !first || same_day(first->date, it->date);
        first = first ? first : it;
    }
}

/* ---- Going on ------------------------------------------------------------------------------- */

/* "he added", or the one that spoke before, by name. */
static bool goes_on_speaking(const story *s, const event *e)
{
    uint32_t subject = tree_subject(&s->k, e->head), before = NONE;
    const event *spoke = story_event(s, s->words.event);
    if (subject == NONE)
        return false;
    if (skeleton_is(&s->k, subject, WORD_PRONOUN))
        return true;
    uint32_t name = skeleton_at(&s->k, subject)->mention;
    for (size_t i = 0; i < spoke->participants.n && before == NONE; i++) {
        const participant *p = &spoke->participants.v[i];
        if (p->role == ROLE_AGENT && p->mention != NONE)
            before = s->article->mentions.v[p->mention].entity;
    }
    return name != NONE && before == s->article->mentions.v[name].entity;
}

static bool is_near(const story *s, const thread *t)
{
    return s->block - t->block <= 1 && t->gap <= GAP_MOST;
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

/* "Weiss was charged on Monday. Brandt was shot ...": a court comes after the deed. */
static bool is_old_harm(const story *s, const event *e)
{
    const event *deed = story_event(s, s->deeds.event);
    const lex_type *type = lexicon_type(s->article->lexicon, deed->type);
    return date_is_harm(s->article, e) && type && type->suffered &&
           !date_is_harm(s->article, deed) && !date_does_harm(s->article, deed);
}

static bool is_figure(const story *s, const event *e)
{
    const lex_type *type = lexicon_type(s->article->lexicon, e->type);
    return type && type->figure;
}

/* "The 2019 deal": the time only says which one is meant. */
static bool only_named(const story *s, const event *e)
{
    const timex *t = &s->article->times.v[e->time];
    uint32_t after = t->first + t->n;
    return !e->verb && after <= e->first && e->first - after < 4;
}

/* "has long been", "has already": but "has shut down" may have its adverb behind it. */
static bool is_modified(const story *s, uint32_t verb)
{
    uint32_t adverb = tree_find(&s->k, verb, UD_ADVMOD);
    return adverb != NONE && adverb < verb;
}

/* Whether the undated event goes on from the thread. */
static bool goes_on(const story *s, const event *e)
{
    bool known = e->trigger != s->article->lexicon->any_verb;
    const thread *t = story_speaks(s, e) ? &s->words : &s->deeds;
    uint32_t verb = story_verb_of(s, e);
    tense form = tree_tense(&s->k, verb);
    if (t->event == NONE || t->broken || form == TENSE_OTHER ||
        story_main_verb(s, verb, known && !story_speaks(s, e)) == NONE)
        return false;
    if (story_speaks(s, e))
        return form == TENSE_PAST && s->block == t->block &&
               s->sentence - t->sentence <= SENTENCES && goes_on_speaking(s, e);
    if (form == TENSE_PERFECT) {
        known |= tree_find(&s->k, verb, UD_AUX_PASS) != NONE;
        return s->of_today && s->one_day && known && !is_modified(s, verb);
    }
    return is_near(s, t) && !is_figure(s, e) && !of_another(s, verb) && !is_old_harm(s, e);
}

void story_take(story *s, uint32_t e, uint32_t from, bool supposed, const char *how)
{
    event *it = &s->article->events.v[e];
    const event *by = story_event(s, from);
    it->date = edtf_day(anchor_civil(by->date.from));
    if (supposed)
        it->date = edtf_qualify(it->date, EDTF_UNCERTAIN);
    buf b = {.arena = &s->article->arena};
    buf_printf(&b, "%s \"", how);
    buf_put(&b, str_span(s->article->source.text, by->at));
    buf_put(&b, S("\" on "));
    edtf_print(&b, by->date);
    if (by->time != NONE) {
        buf_put(&b, S(" (\""));
        buf_put(&b, str_span(s->article->source.text, s->article->times.v[by->time].at));
        buf_put(&b, S("\")"));
    }
    uint32_t apart = it->sentence - by->sentence;
    if (by->sentence <= it->sentence)
        buf_printf(&b, ", told %u sentence%s before", apart, apart == 1 ? "" : "s");
    it->steps = buf_str(&b);
}

static void take_day(story *s, uint32_t e)
{
    bool words = story_speaks(s, story_event(s, e));
    if (!words) {
        s->deeds.block = s->block;
        s->deeds.gap = 0;
    }
    story_take(s, e, words ? s->words.event : s->deeds.event, false, "goes on from");
}

/* What a dated event of the sentence's main clauses leaves to go on from. */
static void tell(story *s, uint32_t e)
{
    const event *it = story_event(s, e);
    thread *t = story_speaks(s, it) ? &s->words : &s->deeds;
    if (story_main_verb(s, story_verb_of(s, it), !story_speaks(s, it)) == NONE ||
        it->time == NONE || !story_is_fact(it) || only_named(s, it))
        return;
    uint8_t tag = tree_at(&s->k, story_verb_of(s, it))->penn;
    if (tag == PENN_VB || tag == PENN_VBP || tag == PENN_VBZ)
        return; /* a caption, a plan */
    bool day = story_one_day(it->date);
    const event *deed = s->deeds.event != NONE ? story_event(s, s->deeds.event) : NULL;
    if (deed && story_speaks(s, it) && day && is_before(it->date, deed->date))
        s->deeds.event = NONE; /* the story has gone back */
    if (day)
        *t = (thread){is_figure(s, it) ? NONE : e, s->sentence, s->block, 0, false};
    else if (s->one_day && t->event != NONE && is_recent(s, story_event(s, t->event)->date))
        t->broken = true;
    else
        t->event = NONE;
}

/* "The fire broke out in a kitchen": what was told of is taken up again. */
static bool takes_up(const story *s)
{
    for (uint32_t e = s->first; e < s->end && s->deeds.event != NONE; e++) {
        const event *it = story_event(s, e);
        if (!it->verb && it->definite && it->time == NONE &&
            str_eq(it->type, story_event(s, s->deeds.event)->type))
            return true;
    }
    return false;
}

/* "Two days before the attack, the paper had published ...": what is told next may be of then. */
static bool looks_back(const story *s)
{
    for (uint32_t e = s->first; e < s->end; e++) {
        const event *it = story_event(s, e);
        uint32_t verb = story_verb_of(s, it), auxiliary = tree_find(&s->k, verb, UD_AUX_RELATION);
        if (it->verb && edtf_empty(it->date) && auxiliary != NONE &&
            skeleton_is(&s->k, auxiliary, WORD_HAVE) &&
            tree_at(&s->k, auxiliary)->penn == PENN_VBD &&
            story_main_verb(s, verb, !story_speaks(s, it)) != NONE)
            return true;
    }
    return false;
}

static void read_sentence(story *s)
{
    bool deeds = false;
    s->deeds.gap++;
    if (takes_up(s)) {
        s->deeds.gap = 0;
        s->deeds.block = s->block;
    }
    if (s->block != s->deeds.block)
        s->deeds.broken = false;
    if (looks_back(s))
        s->deeds.event = NONE;
    for (uint32_t e = s->first; e < s->end; e++) {
        const event *it = story_event(s, e);
        deeds |= it->verb && !story_speaks(s, it);
        if (!s->quoted && edtf_empty(it->date) && story_is_fact(it) &&
            !skeleton_at(&s->k, it->first)->quoted && !story_has_time(s, it, false, NONE) &&
            goes_on(s, it))
            take_day(s, e);
    }
    s->another = false;
    for (uint32_t e = s->first; e < s->end; e++)
        scene_tell(s, e);
    for (uint32_t e = s->first; e < s->end; e++) {
        const event *it = story_event(s, e);
        if (edtf_empty(it->date) && story_is_fact(it))
            scene_suppose(s, e, s->quoted || skeleton_at(&s->k, it->first)->quoted);
    }
    for (uint32_t e = s->first; e < s->end; e++)
        tell(s, e);
    if (!deeds) { /* words only */
        s->deeds.gap--;
        s->deeds.block = s->block - s->deeds.block == 1 ? s->block : s->deeds.block;
    }
}

void find_story(dateline_article *article)
{
    story s = {.article = article, .deeds.event = NONE, .words.event = NONE};
    arena scratch = ARENA_SCRATCH;
    read_days(&s);
    scene_begin(&s, &scratch);
    for (uint32_t e = 0; e < article->events.n; e = s.end) {
        s.sentence = story_event(&s, e)->sentence;
        s.block = article->text.sentences.v[s.sentence].block;
        s.first = s.end = e;
        while (s.end < article->events.n && story_event(&s, s.end)->sentence == s.sentence)
            s.end++;
        while (s.time < article->times.n && article->times.v[s.time].sentence < s.sentence)
            s.time++;
        const sentence *told_in = &article->text.sentences.v[s.sentence];
        if (told_in->kind != BLOCK_PARAGRAPH)
            continue;
        s.k = skeleton_of(article, s.sentence);
        story_read_quotes(&s);
        if (s.k.parsed)
            read_sentence(&s);
    }
    arena_free(&scratch);
}
