/* date_news: what a report says of its news, whose day its lead names, be it of what no table
 * knows: "The mayor was in court on Monday. ... Weiss said": some time from then to publication.
 * What it tells as done needs grounds of its own (date_scene.c): it is of that day only three times
 * in four.
 */
#include "find/date.h"
#include "find/date_story.h"
#include "text/filed.h"

static const timex *time_of(const story *s, uint32_t time)
{
    return &s->article->times.v[time];
}

static bool is_day_or_date(const timex *t)
{
    return t->type == TIMEX_DATE || (t->type == TIMEX_TIME && !edtf_empty(t->date));
}

/* Whether the sentence tells what was: "Monday, 4 May 2016" is a stamp of the page, "Troops march
 * in Holm on Monday." a caption. What holds no event may not have been parsed. */
static bool is_past(const dateline_article *a, const sentence *s)
{
    uint32_t end = s->first + s->n;
    if (s->kind != BLOCK_PARAGRAPH || a->text.tokens.v[end - 1].kind != TOKEN_MARK)
        return false;
    for (uint32_t i = s->first; i < end; i++) {
        bool past = a->parse[i].pos == UD_UNPARSED || a->parse[i].penn != PENN_VBP;
        if (a->skeleton[i].verbish && past && a->parse[i].penn != PENN_VBZ)
            return true;
    }
    return false;
}

/* Whether the lead tells something as of that day, in its own words. */
static bool is_told_in_lead(const story *s, const timex *t)
{
    const dateline_article *a = s->article;
    return t->sentence < s->lead_end && !a->skeleton[t->first].quoted &&
           t->first >= behind_dateline(&a->text, a->source.text, t->sentence) &&
           is_past(a, &a->text.sentences.v[t->sentence]);
}

void news_hear(story *s, uint32_t time)
{
    const timex *t = time_of(s, time);
    if (!is_day_or_date(t) || story_is_to_come(s, t))
        return;
    s->heard = time;
    if (story_one_day(t->date) && t->relation == TIMEX_AT && story_is_fresh(s, t->date) &&
        is_told_in_lead(s, t) &&
        (s->news == NONE || edtf_relate(time_of(s, s->news)->date, t->date) == EDTF_BEFORE))
        s->news = time;
}

/* Whether the day told last is one of the news: a report that goes elsewhere says when that was. */
static bool stays(const story *s)
{
    const timex *last = s->heard != NONE ? time_of(s, s->heard) : NULL;
    if (s->news == NONE || last == NULL || (s->back != NONE && s->back >= last->sentence))
        return false;
    edtf_relation since = edtf_relate(last->date, time_of(s, s->news)->date);
    return story_one_day(last->date) && (since == EDTF_SAME || since == EDTF_AFTER);
}

/* "said Weiss", "officials said he was dead": whose words are told. */
static bool tells_words(const story *s, const event *e)
{
    uint32_t by = scene_speaker(s, e);
    if (by != NONE && !s->article->entities.v[by].generic)
        return !s->spoke[by].several;
    return tree_subject(&s->k, e->head) != NONE &&
           (tree_is(&s->k, e->head, RELATION(UD_PARATAXIS)) ||
            tree_find_any(&s->k, e->head, RELATION(UD_CCOMP) | RELATION(UD_PARATAXIS)) != NONE);
}

/* Somebody did it, the clause says; "Weiss, charged as a spy" may be misread so. */
static bool is_active(const story *s, const event *e)
{
    bool to_nobody =
        event_type(s->article, e)->suffered && tree_find(&s->k, e->head, UD_OBJ) == NONE;
    return tree_subject(&s->k, e->head) != NONE && !tree_is_passive(&s->k, e->head) && !to_nobody;
}

bool news_is_said_of(const story *s, const event *e, uint32_t *time)
{
    *time = s->news;
    return e->verb && story_speaks(s, e) && *time != NONE &&
           (tells_words(s, e) ||
            (stays(s) && is_active(s, e) && !event_type(s->article, e)->asks)) &&
           tree_tense(&s->k, e->head) == TENSE_PAST && story_main_verb(s, e->head, false) != NONE &&
           !story_is_bygone(s, e->head) && !story_strays(s, time_of(s, *time)->date, true);
}
