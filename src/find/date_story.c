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
#include "find/anchor.h"
#include "find/date.h"
#include "find/stages.h"
#include "find/tree.h"

#define LEAD      3  /* sentences that say what a report is of */
#define SENTENCES 4  /* across which a speaker goes on */
#define RECENT    31 /* days before publication that a report's own story may lie */
#define GAP_MOST  2  /* sentences in which nothing goes on, after which a story is told no more */

typedef struct thread { /* what later clauses go on from */
    uint32_t event;     /* NONE: from nothing */
    uint32_t sentence;
    uint32_t block; /* the last paragraph that went on from it, or held nothing but words */
    uint32_t gap;   /* sentences since the last that went on from it, but for mere words */
    bool broken;    /* something else was told since, in this paragraph */
} thread;

typedef struct story {
    dateline_article *article;
    skeleton k;
    uint32_t sentence, block;
    uint32_t first, end; /* the sentence's events */
    uint32_t next;       /* token from which on quotation marks are to be read */
    bool quoted;         /* the sentence begins within a quotation */
    bool one_day;        /* all deeds that have a day have the same */
    bool of_today;       /* the lead tells what happened on the day of publication */
    thread deeds, words;
} story;

static const event *event_of(const story *s, uint32_t e)
{
    return &s->article->events.v[e];
}

static bool speaks(const story *s, const event *e)
{
    return date_speaks(s->article, e);
}

/* "Police said the fire began in a kitchen": what is told in the words of another. */
static bool is_told_by(const story *s, uint32_t teller)
{
    uint32_t e = skeleton_has(&s->k, teller) ? tree_event(&s->k, teller) : NONE;
    return e != NONE && event_of(s, e)->verb && speaks(s, event_of(s, e));
}

/* The verb that a clause's auxiliaries and place in the sentence are told by: of "sank and burned"
 * its first; NONE if it is no main clause, nor what is told in one. */
static uint32_t main_verb(const story *s, uint32_t word, bool deed)
{
    for (int i = 0; i < TREE_STEPS && skeleton_has(&s->k, word); i++) {
        const token_parse *p = tree_at(&s->k, word);
        if (p->pos != UD_VERB)
            return NONE;
        if (p->relation == UD_ROOT)
            return word;
        bool quoted = deed && p->relation == UD_CCOMP && is_told_by(s, p->head);
        if (p->relation != UD_CONJ && p->relation != UD_PARATAXIS && !quoted)
            return NONE;
        word = p->head;
    }
    return NONE;
}

/* The verb of the event's clause: "there was an explosion". */
static uint32_t verb_of(const story *s, const event *e)
{
    uint32_t word = e->head, up = tree_head(&s->k, word);
    bool there = !e->verb && !e->definite && tree_relation(&s->k, word) == UD_NSUBJ &&
                 skeleton_has(&s->k, up) && tree_find(&s->k, up, UD_EXPL) != NONE;
    return there ? up : word;
}

static bool is_fact(const event *e)
{
    return e->modality == MOD_ASSERTED && !e->negated;
}

static bool is_one_day(edtf d)
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

/* "She confirmed the ban, setting a hearing for 4 May": the time is of a clause under the event's.
 */
static bool is_under(const story *s, const timex *t, const event *e)
{
    uint32_t word = tree_top(&s->k, t->first, t->n);
    bool clause = false;
    for (int step = 0; step < 2 * TREE_STEPS && skeleton_has(&s->k, word); step++) {
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

/* Whether another date stands in the sentence that may be the event's. A time of day is none. */
static bool has_time(const story *s, const event *e, uint32_t t)
{
    const dateline_article *a = s->article;
    for (; t < a->times.n && a->times.v[t].sentence == s->sentence; t++) {
        const timex *time = &a->times.v[t];
        bool clock = time->type == TIMEX_TIME && edtf_empty(time->date);
        bool days = time->type == TIMEX_DURATION && !str_starts(time->value, S("PT"));
        bool date = time->type == TIMEX_DATE || time->type == TIMEX_TIME;
        if (((date && !clock) || days) && !is_under(s, time, e))
            return true;
    }
    return false;
}

/* ---- What the article tells as a whole ------------------------------------------------------ */

/* "The attack of 2015" in a report of today's: what lies far back is no part of the story. */
static bool is_recent(const story *s, edtf date)
{
    day_number from, to, first, last;
    return !edtf_bounds(s->article->source.published, &first, &last) ||
           (edtf_bounds(date, &from, &to) && first - to <= RECENT);
}

static void read_days(story *s)
{
    const dateline_article *a = s->article;
    const event *first = NULL;
    s->one_day = true;
    for (uint32_t e = 0; e < a->events.n; e++) {
        const event *it = event_of(s, e);
        bool lead = it->sentence < LEAD && it->verb && is_one_day(it->date) && !speaks(s, it);
        s->of_today |= lead && is_one_day(a->source.published) &&
                       same_day(it->date, a->source.published) && is_fact(it);
        if (it->time == NONE || !is_one_day(it->date) || speaks(s, it) || !is_recent(s, it->date))
            continue;
        s->one_day &= !first || same_day(first->date, it->date);
        first = first ? first : it;
    }
}

/* Follows quotations across the sentences of a paragraph, up to where this one begins. */
static void read_quotes(story *s)
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
    for (; s->next < s->k.first; s->next++) {
        str mark = token_text(a, s->next);
        if (a->text.tokens.v[s->next].kind != TOKEN_MARK)
            continue;
        if (str_eq(mark, S("\"")))
            s->quoted = !s->quoted;
        else if (str_eq(mark, S("“")) || str_eq(mark, S("``")))
            s->quoted = true;
        else if (str_eq(mark, S("”")) || str_eq(mark, S("''")))
            s->quoted = false;
    }
}

/* ---- Going on ------------------------------------------------------------------------------- */

/* "he added", or the one that spoke before, by name. */
static bool goes_on_speaking(const story *s, const event *e)
{
    uint32_t subject = tree_subject(&s->k, e->head), before = NONE;
    const event *spoke = event_of(s, s->words.event);
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
        const event *it = event_of(s, e);
        const token_parse *p = tree_at(&s->k, it->first + it->n - 1);
        if (!it->verb && it->definite && p->head == word &&
            (p->relation == UD_OBL || p->relation == UD_NSUBJ_PASS))
            return true;
    }
    return false;
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
    const thread *t = speaks(s, e) ? &s->words : &s->deeds;
    uint32_t verb = verb_of(s, e);
    tense form = tree_tense(&s->k, verb);
    if (t->event == NONE || t->broken || form == TENSE_OTHER ||
        main_verb(s, verb, known && !speaks(s, e)) == NONE)
        return false;
    if (speaks(s, e))
        return form == TENSE_PAST && s->block == t->block &&
               s->sentence - t->sentence <= SENTENCES && goes_on_speaking(s, e);
    if (form == TENSE_PERFECT) {
        known |= tree_find(&s->k, verb, UD_AUX_PASS) != NONE;
        return s->of_today && s->one_day && known && !is_modified(s, verb);
    }
    return is_near(s, t) && !is_figure(s, e) && !of_another(s, verb);
}

static void take_day(story *s, uint32_t e)
{
    event *it = &s->article->events.v[e];
    const thread *t = speaks(s, it) ? &s->words : &s->deeds;
    const event *from = event_of(s, t->event);
    if (!speaks(s, it)) {
        s->deeds.block = s->block;
        s->deeds.gap = 0;
    }
    it->date = edtf_day(anchor_civil(from->date.from));
    buf b = {.arena = &s->article->arena};
    buf_put(&b, S("goes on from \""));
    buf_put(&b, str_span(s->article->source.text, from->at));
    buf_put(&b, S("\" on "));
    edtf_print(&b, it->date);
    buf_printf(&b, ", told %u sentence%s before", s->sentence - t->sentence,
               s->sentence - t->sentence == 1 ? "" : "s");
    it->steps = buf_str(&b);
}

/* What a dated event of the sentence's main clauses leaves to go on from. */
static void tell(story *s, uint32_t e)
{
    const event *it = event_of(s, e);
    thread *t = speaks(s, it) ? &s->words : &s->deeds;
    if (main_verb(s, verb_of(s, it), !speaks(s, it)) == NONE || it->time == NONE || !is_fact(it) ||
        only_named(s, it))
        return;
    uint8_t tag = tree_at(&s->k, verb_of(s, it))->penn;
    if (tag == PENN_VB || tag == PENN_VBP || tag == PENN_VBZ)
        return; /* a caption, a plan */
    bool day = is_one_day(it->date);
    const event *deed = s->deeds.event != NONE ? event_of(s, s->deeds.event) : NULL;
    if (deed && speaks(s, it) && day && is_before(it->date, deed->date))
        s->deeds.event = NONE; /* the story has gone back */
    if (day)
        *t = (thread){is_figure(s, it) ? NONE : e, s->sentence, s->block, 0, false};
    else if (s->one_day && t->event != NONE && is_recent(s, event_of(s, t->event)->date))
        t->broken = true;
    else
        t->event = NONE;
}

/* "The fire broke out in a kitchen": what was told of is taken up again. */
static bool takes_up(const story *s)
{
    for (uint32_t e = s->first; e < s->end && s->deeds.event != NONE; e++) {
        const event *it = event_of(s, e);
        if (!it->verb && it->definite && it->time == NONE &&
            str_eq(it->type, event_of(s, s->deeds.event)->type))
            return true;
    }
    return false;
}

static void read_sentence(story *s, uint32_t first_time)
{
    bool deeds = false;
    s->deeds.gap++;
    if (takes_up(s)) {
        s->deeds.gap = 0;
        s->deeds.block = s->block;
    }
    if (s->block != s->deeds.block)
        s->deeds.broken = false;
    for (uint32_t e = s->first; e < s->end; e++) {
        const event *it = event_of(s, e);
        deeds |= it->verb && !speaks(s, it);
        if (!s->quoted && edtf_empty(it->date) && is_fact(it) &&
            !skeleton_at(&s->k, it->first)->quoted && !has_time(s, it, first_time) &&
            goes_on(s, it))
            take_day(s, e);
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
    uint32_t t = 0;
    read_days(&s);
    for (uint32_t e = 0; e < article->events.n; e = s.end) {
        s.sentence = event_of(&s, e)->sentence;
        s.block = article->text.sentences.v[s.sentence].block;
        s.first = s.end = e;
        while (s.end < article->events.n && event_of(&s, s.end)->sentence == s.sentence)
            s.end++;
        while (t < article->times.n && article->times.v[t].sentence < s.sentence)
            t++;
        const sentence *told_in = &article->text.sentences.v[s.sentence];
        if (told_in->kind != BLOCK_PARAGRAPH)
            continue;
        s.k = skeleton_of(article, s.sentence);
        read_quotes(&s);
        if (s.k.parsed)
            read_sentence(&s, t);
    }
}
