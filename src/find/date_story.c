/* date_story: reads an article as the story that it tells, sentence by sentence: the day that it is
 * at, what goes on from it (date_next.c) and what the rest lets suppose (date_scene.c). What these
 * date has its day as a supposed one, "2016-05-04?", and gives it to nothing else.
 *
 * A date that is no single day ends the story for its paragraph, a look back ends it for good.
 */
#include "find/date_story.h"
#include "find/anchor.h"
#include "find/date.h"
#include "find/stages.h"

#define NEWS   1  /* days before publication that news may be of */
#define RECENT 31 /* days before publication that a report's own story may lie */

bool story_speaks(const story *s, const event *e)
{
    return event_type(s->article, e)->speaks;
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

bool story_strays(const story *s, edtf day, bool words)
{
    const told_date *last = words ? &s->main : &s->last;
    return last->block == s->block && !edtf_may_meet(last->date, day);
}

static bool same_day(edtf a, edtf b)
{
    return a.from.year == b.from.year && a.from.month == b.from.month && a.from.day == b.from.day;
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

/* What pages say above an article is none of its lead: "* Watchdog finds nerve agent". */
static void find_lead(story *s)
{
    const dateline_article *a = s->article;
    uint32_t sentences = 0, before = NONE;
    s->lead_end = (uint32_t)a->text.sentences.n;
    for (uint32_t e = 0; e < a->events.n; e++) {
        uint32_t at = story_event(s, e)->sentence;
        const sentence *in = &a->text.sentences.v[at];
        if (at == before || in->kind != BLOCK_PARAGRAPH ||
            a->text.tokens.v[in->first + in->n - 1].kind != TOKEN_MARK)
            continue;
        before = at;
        if (sentences++ == STORY_LEAD) {
            s->lead_end = at;
            return;
        }
    }
}

/* The day of all deeds, if it is one, and what the lead tells of the day of publication. */
static void read_days(story *s)
{
    edtf published = s->article->source.published;
    const event *first = NULL;
    s->one_day = true;
    s->today = s->lead = NONE;
    for (uint32_t e = 0; e < s->article->events.n; e++) {
        const event *it = story_event(s, e);
        if (!story_is_fact(it) || story_speaks(s, it))
            continue;
        if (it->sentence < s->lead_end && it->verb && s->today == NONE && story_one_day(it->date) &&
            story_one_day(published) && same_day(it->date, published))
            s->today = e;
        if (!story_is_day(s, it))
            continue;
        if (s->lead == NONE && it->sentence < s->lead_end)
            s->lead = e;
        s->one_day &= !first || same_day(first->date, it->date);
        first = first ? first : it;
    }
}

/* The steps say why: for `words` of that day, in sentence `where`. */
static void take(story *s, uint32_t e, edtf date, const char *how, span words, edtf day,
                 uint32_t time, uint32_t where)
{
    event *it = &s->article->events.v[e];
    it->date = edtf_qualify(date, EDTF_UNCERTAIN);
    buf b = {.arena = &s->article->arena};
    buf_printf(&b, "%s \"", how);
    buf_put(&b, str_span(s->article->source.text, words));
    buf_put(&b, S("\" on "));
    edtf_print(&b, day);
    if (time != NONE) {
        buf_put(&b, S(" (\""));
        buf_put(&b, str_span(s->article->source.text, s->article->times.v[time].at));
        buf_put(&b, S("\")"));
    }
    uint32_t apart = it->sentence - where;
    if (where == it->sentence)
        buf_put(&b, S(", told beside it"));
    else if (where < it->sentence)
        buf_printf(&b, ", told %u sentence%s before", apart, apart == 1 ? "" : "s");
    it->steps = buf_str(&b);
}

void story_take(story *s, uint32_t e, uint32_t from, const char *how)
{
    const event *by = story_event(s, from);
    edtf day = by->date.interval ? by->date : edtf_day(anchor_civil(by->date.from));
    take(s, e, day, how, by->at, by->date, by->time, by->sentence);
}

void story_take_until(story *s, uint32_t e, uint32_t time, const char *how)
{
    const timex *t = &s->article->times.v[time];
    edtf day = edtf_day(anchor_civil(t->date.from));
    edtf published = s->article->source.published;
    take(s, e, same_day(day, published) ? day : edtf_range(day, published), how, t->at, t->date,
         NONE, t->sentence);
}

static void go_on(story *s, uint32_t e, uint32_t from)
{
    if (from == s->deeds.event) {
        s->deeds.block = s->block;
        s->deeds.gap = 0;
    }
    story_take(s, e, from, "goes on from");
}

/* Supposes it to be of the days up to publication. */
static void take_news(story *s, uint32_t e)
{
    event *it = &s->article->events.v[e];
    edtf published = s->article->source.published;
    day_number last = civil_to_day(anchor_civil(published.from));
    buf b = {.arena = &s->article->arena};
    it->date = edtf_range(edtf_day(civil_from_day(last - NEWS)), published);
    it->date = edtf_qualify(it->date, EDTF_UNCERTAIN);
    buf_put(&b, S("news of publication "));
    edtf_print(&b, published);
    it->steps = buf_str(&b);
}

/* "The 2019 deal": the time only says which one is meant. */
static bool only_named(const story *s, const event *e)
{
    const timex *t = &s->article->times.v[e->time];
    uint32_t after = t->first + t->n;
    return !e->verb && after <= e->first && e->first - after < 4;
}

/* Whether nothing in the sentence is told by its parse: "A train carrying coal derailed on Monday"
 * may be read as of a train and no more. What is dated in it is told, then. */
static bool is_misread(const story *s)
{
    for (uint32_t e = s->first; e < s->end; e++) {
        if (story_main_verb(s, story_verb_of(s, story_event(s, e)), true) != NONE)
            return false;
    }
    return true;
}

static bool is_told(const story *s, const event *e)
{
    uint32_t verb = story_verb_of(s, e);
    uint8_t tag = tree_at(&s->k, verb)->penn;
    if (tag == PENN_VB || tag == PENN_VBP || tag == PENN_VBZ)
        return false; /* a caption, a plan */
    return story_main_verb(s, verb, !story_speaks(s, e)) != NONE ||
           (e->verb && tag != PENN_VBG && is_misread(s));
}

/* "The day before, a court had freed him", "it emerged": from there the story goes on for a
 * paragraph at most; of what "had" been then, not at all. */
static bool is_counted_back(const story *s, const event *e)
{
    const timex *times = s->article->times.v, *t = &times[e->time];
    return t->anchor != NONE && edtf_relate(t->date, times[t->anchor].date) == EDTF_BEFORE;
}

/* What a dated event of the sentence's main clauses leaves to go on from. */
static void tell(story *s, uint32_t e)
{
    const event *it = story_event(s, e);
    thread *t = story_speaks(s, it) ? &s->words : &s->deeds;
    if (it->time == NONE || !story_is_fact(it) || only_named(s, it) || !is_told(s, it))
        return;
    bool old_life = it->verb && skeleton_is(&s->k, it->head, WORD_BYGONE) &&
                    !story_is_fresh(s, it->date); /* "was born on 4 May 1931. He moved ..." */
    bool back = is_counted_back(s, it);
    bool day = story_one_day(it->date) && !old_life &&
               !(back && tree_looks_back(&s->k, story_verb_of(s, it)));
    const event *deed = s->deeds.event != NONE ? story_event(s, s->deeds.event) : NULL;
    if (deed && story_speaks(s, it) && day && edtf_relate(it->date, deed->date) == EDTF_BEFORE)
        s->deeds.event = NONE; /* the story has gone back */
    if (day)
        *t = (thread){story_is_figure(s, it) ? NONE : e, s->sentence, s->block, 0, NONE, back};
    else if (s->one_day && t->event != NONE && is_recent(s, story_event(s, t->event)->date))
        t->broken = s->block;
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

/* "She was born in Oulu", "he previously ran a mill": told of a life, which what is told next may
 * be of, unless the story itself is of such a thing. */
static bool tells_life(const story *s, const event *e, uint32_t verb)
{
    bool bygone = skeleton_is(&s->k, verb, WORD_BYGONE) || story_is_bygone(s, verb);
    return bygone && s->deeds.event != NONE &&
           !str_eq(e->type, story_event(s, s->deeds.event)->type);
}

/* "Two days before the attack, the paper had published ...": what is told next may be of then. */
static bool looks_back(const story *s)
{
    for (uint32_t e = s->first; e < s->end; e++) {
        const event *it = story_event(s, e);
        uint32_t verb = story_verb_of(s, it);
        if (it->verb && edtf_empty(it->date) &&
            (tree_looks_back(&s->k, verb) || tells_life(s, it, verb)) &&
            story_main_verb(s, verb, !story_speaks(s, it)) != NONE)
            return true;
    }
    return false;
}

/* Whether the time says when something was, not for how long, nor only when it was told of: but
 * what a paper wrote last year is a story of last year. */
static bool tells_when(const story *s, uint32_t time)
{
    const timex *t = &s->article->times.v[time];
    bool words = s->dates[time] == TIME_OF_WORDS && !edtf_empty(s->article->source.published) &&
                 is_recent(s, t->date);
    return (t->type == TIMEX_DATE || t->type == TIMEX_TIME) && !edtf_empty(t->date) &&
           t->relation == TIMEX_AT && !words && !story_is_to_come(s, t);
}

/* "The dam that burst on Friday": says which one is meant. Behind "a report that they had asked for
 * in May" the story may go on from then. */
static bool only_beside(const story *s, const timex *t)
{
    skeleton k = skeleton_of(s->article, t->sentence);
    uint32_t word = tree_top(&k, t->first, t->n);
    for (int i = 0; i < TREE_STEPS && skeleton_has(&k, word); i++) {
        if (tree_is(&k, word, RELATION(UD_ACL_RELCL)))
            return !tree_looks_back(&k, word);
        word = tree_head(&k, word);
    }
    return false;
}

/* Follows the times up to this sentence: the last of a sentence is where it leaves the story, as
 * far as its paragraph goes: "a man whose brother was shot in 2015". */
static void follow(story *s)
{
    const dateline_article *a = s->article;
    for (; s->followed < s->time; s->followed++) {
        const timex *t = &a->times.v[s->followed];
        news_hear(s, s->followed);
        if (s->followed < s->told || !tells_when(s, s->followed))
            continue;
        told_date when = {t->date, a->text.sentences.v[t->sentence].block};
        bool last = s->followed + 1 == a->times.n || t[1].sentence != t->sentence ||
                    !tells_when(s, s->followed + 1);
        if (last)
            s->last = when;
        if (!only_beside(s, t))
            s->main = when;
    }
}

/* What may take a day from the story: told as fact or alleged, with no time of its own, and not set
 * apart from what was told: "a fresh vote". */
static bool is_open(const event *e)
{
    return edtf_empty(e->date) && e->modality <= MOD_ALLEGED && !e->negated && !e->another;
}

static bool is_quoted(const story *s, const event *e)
{
    return s->quoted || skeleton_at(&s->k, e->head)->quoted;
}

static void date_by_story(story *s, uint32_t e)
{
    const event *it = story_event(s, e);
    uint32_t from = NONE;
    if (is_quoted(s, it) || story_has_time(s, it, 0, NONE))
        return;
    if (story_goes_on(s, it, &from))
        go_on(s, e, from);
    else if (story_is_news(s, it))
        take_news(s, e);
}

static void read_sentence(story *s)
{
    bool deeds = false;
    s->deeds.gap++;
    if (takes_up(s)) {
        s->deeds.gap = 0;
        s->deeds.block = s->block;
    }
    if (looks_back(s)) {
        s->deeds.event = NONE;
        s->back = s->sentence;
    }
    for (uint32_t e = s->first; e < s->end; e++) {
        const event *it = story_event(s, e);
        deeds |= it->verb && story_is_fact(it) && !story_speaks(s, it) &&
                 story_main_verb(s, it->head, true) != NONE;
        if (is_open(it))
            date_by_story(s, e);
    }
    s->another = false;
    for (uint32_t e = s->first; e < s->end; e++)
        scene_tell(s, e);
    for (uint32_t e = s->first; e < s->end; e++) {
        if (is_open(story_event(s, e)))
            scene_suppose(s, e, is_quoted(s, story_event(s, e)));
    }
    for (uint32_t e = s->first; e < s->end; e++)
        tell(s, e);
    if (!deeds) { /* words only */
        s->deeds.gap--;
        s->deeds.block = s->block - s->deeds.block == 1 ? s->block : s->deeds.block;
    }
}

void story_move(story *s, uint32_t e)
{
    const dateline_article *a = s->article;
    s->sentence = story_event(s, e)->sentence;
    s->block = a->text.sentences.v[s->sentence].block;
    s->first = s->end = e;
    while (s->end < a->events.n && story_event(s, s->end)->sentence == s->sentence)
        s->end++;
    while (s->time < a->times.n && a->times.v[s->time].sentence < s->sentence)
        s->time++;
}

void find_story(dateline_article *article)
{
    story s = {.article = article,
               .deeds = {.event = NONE, .broken = NONE},
               .words = {.event = NONE, .broken = NONE},
               .last = {.block = NONE},
               .main = {.block = NONE},
               .news = NONE,
               .heard = NONE,
               .back = NONE};
    arena scratch = ARENA_SCRATCH;
    find_lead(&s);
    read_days(&s);
    scene_begin(&s, &scratch);
    for (uint32_t e = 0; e < article->events.n; e = s.end) {
        story_move(&s, e);
        if (e == 0)
            s.told = s.time; /* what stands before all events is the dateline */
        follow(&s);
        const sentence *told_in = &article->text.sentences.v[s.sentence];
        if (told_in->kind != BLOCK_PARAGRAPH)
            continue;
        s.k = skeleton_of(article, s.sentence);
        story_read_quotes(&s);
        read_sentence(&s);
    }
    arena_free(&scratch);
}
