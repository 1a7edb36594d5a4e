/* anchor_story: what has been told so far, from which later times are counted. */
#include "find/anchor.h"

#include <stdlib.h>

#define YEARS_ON       2  /* a relative clause takes the story no further */
#define CLAUSE_TOKENS  12 /* at most, from a relative pronoun to a time in its clause, */
#define ASIDE_TOKENS   4  /* or to a day that may be of no other: "the dam that burst on Friday" */
#define YEARS_TOLD     4  /* at least, in a history */
#define LEAD_SENTENCES 4  /* here an obituary says "Wednesday", an encyclopaedia never does */
#define MONTHS_TOLD    8  /* at most, for each "Thursday", in news */
#define NEWS_DAYS      7  /* before publication */
#define PROSE_TOKENS   12 /* at least, in a sentence that tells something */
#define FRONT_TOKENS   6  /* at most, before a time that leads its sentence */
#define BRACKET_TOKENS 12 /* at most, between a bracket and a time in it */

/* "yesterday", "last week", "Thursday", "last April 21": said on the day of publication. */
static bool is_fresh(const time_expr *e)
{
    return e->kind == KIND_DAY || (e->kind == KIND_SHIFT && !e->there && !e->at_hand) ||
           (e->kind == KIND_CALENDAR && ((e->weekday && !e->month) || (e->day && e->shift)));
}

static bool is_heading(const anchoring *an, const time_expr *e)
{
    return an->article->text.sentences.v[e->sentence].kind == BLOCK_HEADING;
}

/* "On 20 August the king pardoned ...", told two days later, read as of that year: a day of news,
 * not the stamp of the page. */
static bool is_news(const anchoring *an, const time_expr *e)
{
    civil day = {e->year, e->month, e->day};
    if (!e->has_year || e->short_year || an->published.precision < EDTF_DAY ||
        e->kind != KIND_CALENDAR || e->day_or_month || !civil_valid(day) || is_heading(an, e) ||
        an->article->text.sentences.v[e->sentence].n < PROSE_TOKENS)
        return false;
    day_number ago = civil_to_day(an->publication) - civil_to_day(day);
    return ago >= 0 && ago <= NEWS_DAYS;
}

static bool is_report(const anchoring *an, const time_expr_vec *exprs)
{
    for (size_t i = 0; i < exprs->n && exprs->v[i].sentence < LEAD_SENTENCES; i++) {
        if (is_fresh(&exprs->v[i]) || is_news(an, &exprs->v[i]))
            return true;
    }
    return false;
}

/* News, comment: it speaks of "today", "this week", "Thursday". A report on another year hardly
 * does, and has no reason to repeat that year with each day. */
static bool is_timely(const anchoring *an, const time_expr_vec *exprs)
{
    size_t fresh = 0, months = 0;
    for (size_t i = 0; i < exprs->n; i++) {
        const time_expr *e = &exprs->v[i];
        if (is_fresh(e) || is_news(an, e))
            fresh++;
        else
            months += e->kind == KIND_CALENDAR && e->month;
    }
    return fresh * MONTHS_TOLD > months;
}

/* Many years, not most of them of publication, and few words like "Thursday" or "last week": what
 * happens is told in order, and a date that lacks its year goes on from the one before. */
static bool is_history(const anchoring *an, const time_expr_vec *exprs)
{
    size_t old = 0, fresh = 0, own = 0;
    for (size_t i = 0; i < exprs->n; i++) {
        const time_expr *e = &exprs->v[i];
        bool year = e->has_year && !e->short_year && e->kind == KIND_CALENDAR;
        bool far = an->published.precision < EDTF_YEAR || e->year < an->publication.year;
        old += year && far;
        own += year && !far;
        fresh += is_fresh(e);
    }
    return old >= YEARS_TOLD && old > 3 * fresh && old > 3 * own;
}

/* "the August 9 vote": a time that only says which thing is meant does not
 * move what is told to that day, so "the same day" is not counted from it. */
static bool only_qualifies(const anchoring *an, const time_expr *e)
{
    const dateline_article *a = an->article;
    const sentence *s = &a->text.sentences.v[e->sentence];
    const token *tokens = a->text.tokens.v;
    uint32_t next = e->first + e->n;
    if (e->first == s->first || next >= s->first + s->n || tokens[next].kind != TOKEN_WORD ||
        tokens[next].flags & TOKEN_CAPITAL)
        return false;
    word_class before = lexicon_class(a->lexicon, tokens[e->first - 1].word);
    word_class after = lexicon_class(a->lexicon, tokens[next].word);
    return before & WORD_DETERMINER && !(after & ~WORD_SUPPORT);
}

/* "by the following spring": the story arrives there; "before 1789" is only a bound. */
static bool says_by(const dateline_article *a, const time_expr *e)
{
    uint32_t first = a->text.sentences.v[e->sentence].first;
    return e->first > first && token_is(a, e->first - 1, S("by"));
}

/* A heading, or the first sentence below one or of a paragraph: here a narrative says when it is.
 */
static bool opens_block(const dateline_article *a, uint32_t at)
{
    const sentence *s = &a->text.sentences.v[at];
    return at == 0 || s->kind == BLOCK_HEADING || s[-1].block != s->block;
}

/* Whether only small words stand before it in its sentence: "In 1940", "Later in the year". */
static bool is_fronted(const dateline_article *a, const time_expr *e)
{
    const token *tokens = a->text.tokens.v;
    uint32_t first = a->text.sentences.v[e->sentence].first;
    if (e->first - first > FRONT_TOKENS)
        return false;
    for (uint32_t i = first; i < e->first; i++) {
        word_class small = WORD_PREPOSITION | WORD_ADVERB | WORD_COORDINATOR | WORD_DETERMINER;
        if (tokens[i].kind == TOKEN_WORD && !lexicon_word_is(a->lexicon, tokens[i].word, small) &&
            !timelex_word(a->lexicon->time, tokens[i].word)->roles)
            return false;
    }
    return true;
}

/* "(1754-1793)", "(13 May 1717)" */
static bool in_brackets(const dateline_article *a, const time_expr *e)
{
    uint32_t first = a->text.sentences.v[e->sentence].first;
    for (uint32_t i = e->first; i > first && e->first - i < BRACKET_TOKENS; i--) {
        str s = token_text(a, i - 1);
        if (str_eq(s, S(")")))
            return false;
        if (str_eq(s, S("(")))
            return true;
    }
    return false;
}

/* "the papers that were opened in 1997 show": since the relative pronoun no comma has passed. */
static bool in_relative_clause(const dateline_article *a, const time_expr *e, uint32_t reach)
{
    uint32_t first = a->text.sentences.v[e->sentence].first;
    for (uint32_t i = e->first; i > first && e->first - i < reach; i--) {
        const token *t = &a->text.tokens.v[i - 1];
        if (t->kind == TOKEN_MARK)
            return false;
        if (lexicon_word_is(a->lexicon, t->word, WORD_RELATIVE))
            return true;
    }
    return false;
}

/* "said that no dispute had existed in November 2019": what was over by then. */
static bool looks_back(const dateline_article *a, const time_expr *e)
{
    uint32_t first = a->text.sentences.v[e->sentence].first;
    for (uint32_t i = e->first; i > first && e->first - i < CLAUSE_TOKENS; i--) {
        if (a->text.tokens.v[i - 1].kind == TOKEN_MARK)
            return false;
        if (token_is(a, i - 1, S("had")))
            return true;
    }
    return false;
}

/* A year that may tell where the story stands: not of "since 1790". */
static bool tells_year(const time_expr *e)
{
    bool bound = e->relation == TIMEX_SINCE || e->relation == TIMEX_BEFORE;
    return e->kind == KIND_CALENDAR && e->has_year && !e->short_year &&
           e->year_precision == EDTF_YEAR && !bound;
}

void story_begin(anchoring *an, arena *scratch)
{
    const time_expr_vec *exprs = an->exprs;
    int32_t *ahead = arena_new(scratch, int32_t, exprs->n + 1);
    int32_t next = YEAR_NONE;
    for (size_t i = exprs->n; i-- > 0;) {
        const time_expr *e = &exprs->v[i];
        ahead[i] = next;
        if (is_heading(an, e))
            next = YEAR_NONE;
        else if (tells_year(e))
            next = e->year;
    }
    an->year_ahead = ahead;
    an->narrative = is_history(an, exprs);
    an->report = !an->narrative || is_report(an, exprs);
    an->timely = is_timely(an, exprs);
}

/* An aside is a year from which the story comes back: the next one written out lies on its own side
 * and is nearer to the story. */
static bool comes_back(const anchoring *an, uint32_t index, int32_t year)
{
    int32_t ahead = an->year_ahead[index], story = an->story.date.year;
    if (ahead == YEAR_NONE)
        return false;
    bool between = year > story ? ahead >= story - 1 && ahead < year : ahead > year;
    return between && abs(ahead - story) < abs(ahead - year);
}

/* Whether the narrative goes on from this time: not from what it looks back or ahead at, "the rules
 * of 1614", "as papers opened in 2005 show". */
static bool moves_story(const anchoring *an, const time_expr *e, const timex *t, uint32_t index)
{
    const dateline_article *a = an->article;
    bool relative = e->kind == KIND_SHIFT || e->kind == KIND_COUNT;
    bool feast = e->kind == KIND_HOLIDAY && !e->has_year; /* "the Easter Rising" */
    bool range_end = index > 0 && an->exprs->v[index - 1].until == index;
    if (an->story.at == NONE || !an->narrative)
        return true;
    if (range_end)
        return an->story.at == index - 1 && !is_heading(an, e);
    if (is_heading(an, e))
        return true;
    if (feast || (relative && e->shift < 0))
        return false;
    if (t->relation == TIMEX_SINCE || (t->relation == TIMEX_BEFORE && !says_by(a, e)) ||
        t->relation == TIMEX_UNTIL)
        return false;
    bool day_ahead = e->day && opens_block(a, e->sentence); /* no aside begins so */
    if (in_brackets(a, e) || (t->date.from.year < an->story.date.year && looks_back(a, e)) ||
        (e->has_year && !day_ahead && comes_back(an, index, t->date.from.year)))
        return false;
    if (!e->has_year || t->date.from.precision != EDTF_YEAR || opens_block(a, e->sentence) ||
        is_fronted(a, e))
        return true;
    int32_t on = t->date.from.year - an->story.date.year;
    return on >= 0 && (on <= YEARS_ON || !in_relative_clause(a, e, CLAUSE_TOKENS));
}

/* "The next day" behind "last week" has no day to be counted from: a week tells its month. */
static edtf_date date_told(const timex *t)
{
    edtf_date d = t->date.from;
    bool week = t->date.interval && t->anchor == NONE && t->from_published;
    return week && d.precision >= EDTF_DAY ? edtf_month(d.year, d.month).from : d;
}

/* "The events of 23 May 2021": a heading; not "Judgment of 23 May 2021", the stamp of a page. */
static bool heads_day(const anchoring *an, const time_expr *e, const timex *t)
{
    const dateline_article *a = an->article;
    uint32_t first = a->text.sentences.v[e->sentence].first;
    bool day = is_heading(an, e) && e->kind == KIND_CALENDAR && e->day && e->has_year;
    return day && !t->date.interval && e->first >= first + 3 &&
           token_signals(a, e->first - 1, SIGNAL_OF) &&
           lexicon_word_is(a->lexicon, a->text.tokens.v[e->first - 3].word, WORD_DETERMINER);
}

/* "The march of 30 May was for women [who had lost sons in April]. That day nine were killed": a
 * bare month told aside leaves the day that the paragraph tells of. */
static bool keeps_day(const anchoring *an, const time_expr *e, const timex *t)
{
    const sentence *s = an->article->text.sentences.v;
    const told *from = &an->spoken;
    return !e->has_year && t->date.from.precision < EDTF_DAY && from->at != NONE &&
           from->date.precision >= EDTF_DAY && from->sentence != e->sentence &&
           s[from->sentence].block == s[e->sentence].block &&
           in_relative_clause(an->article, e, CLAUSE_TOKENS);
}

/* "It burned on 9 July, when crowds broke in on a man who fled on the 13th and resigned a day
 * later. The same night": what has a clause of its own, or is counted from such, leaves the scene
 * where it is. */
static bool is_beside(const anchoring *an, const time_expr *e, const timex *t, uint32_t index)
{
    const time_expr *before = e - 1; /* of its sentence: has the clause, if one is open */
    uint32_t reach = CLAUSE_TOKENS;
    if (index > 0 && before->until == index)
        return an->scene.at != index - 1;
    bool here = index > 0 && before->sentence == e->sentence;
    if (here && e->first - (before->first + before->n) < reach)
        reach = e->first - (before->first + before->n) + 1;
    bool counted = (e->kind == KIND_COUNT || e->kind == KIND_SHIFT) && t->anchor != NONE &&
                   t->anchor != an->scene.at && an->exprs->v[t->anchor].sentence == e->sentence;
    return counted || in_relative_clause(an->article, e, reach);
}

/* What later times may be counted from: points in time, not lengths or what bounds them. */
void story_tell(anchoring *an, const time_expr *e, const timex *t, uint32_t index)
{
    term_tell(an, e, t, index);
    bool point = e->kind != KIND_PERIOD && e->kind != KIND_LENGTH && e->kind != KIND_SET &&
                 e->kind != KIND_TERM && !only_qualifies(an, e);
    if (!point || t->date.from.precision < EDTF_YEAR)
        return;
    if (is_heading(an, e) && e->has_year && !e->day &&
        an->article->text.sentences.v[e->sentence].n <= e->n + 1) /* "March 2020" */
        an->section = (told){.date = t->date.from, .at = index, .sentence = e->sentence};
    if (heads_day(an, e, t))
        an->headed = (told){.date = t->date.from, .at = index, .sentence = e->sentence};
    if (e->heads)
        an->head = (told){.date = t->date.from, .at = index, .sentence = e->sentence};
    bool feast = e->kind == KIND_HOLIDAY && !e->has_year;
    if (keeps_day(an, e, t) || (feast && an->spoken.sentence == e->sentence))
        return; /* "In April it showed a film made at Christmas. A month later" */
    bool counted = t->anchor != NONE && t->anchor == an->spoken.at;
    if (counted && e->shift < 0 && an->spoken.sentence == e->sentence)
        return; /* "on 18 October over a rise announced two weeks earlier": an aside */
    bool year = t->date.from.precision == EDTF_YEAR;
    bool aside = in_relative_clause(an->article, e, year ? CLAUSE_TOKENS : ASIDE_TOKENS);
    bool goes_on = e->kind == KIND_CALENDAR && e->month && !e->has_year && !t->from_published &&
                   (t->anchor != NONE || an->month_told[e->month]);
    bool that = e->kind == KIND_SHIFT && e->there && e->month && t->anchor != NONE;
    an->spoken = (told){.date = date_told(t),
                        .at = index,
                        .sentence = e->sentence,
                        .year = (e->has_year && !(aside && year)) || goes_on || that ||
                                (counted && an->spoken.year),
                        .aside = aside};
    const sentence *s = an->article->text.sentences.v;
    if (an->scene.at == NONE || s[an->scene.sentence].block != s[e->sentence].block ||
        !is_beside(an, e, t, index))
        an->scene = an->spoken;
    an->day = an->scene.date.precision >= EDTF_DAY ? an->scene : an->day;
    if (moves_story(an, e, t, index))
        an->story = an->spoken;
}
