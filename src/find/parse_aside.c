/* parse_aside: words that news puts where other prose seldom has them, and which a parser then
 * takes for part of the name or group beside them:
 *
 *     On Monday | police detained ...           a time ahead of a subject, without a comma
 *     the court | on Monday | jailed ...        a time between a subject and its verb
 *     reported | on Monday | 40 dead ...        or between a verb and a number
 *     a | " | quiet clerk | " | shot ...        marks around words that are doubted, not said
 *
 * The parser reads the sentence without them; then they are hung on it.
 */
#include "find/parse.h"

#define LED_GROUP                                                                                  \
    3 /* words behind a time that may be its group: "In May parliamentary elections" */
#define SUBJECT_MOST 8 /* words of a subject that a time parts from its verb */
#define DOUBTED      6 /* words in quotes that are a phrase, not somebody's speech */

/* Words that no group with a time goes on with. */
#define SMALL                                                                                      \
    (WORD_PREPOSITION | WORD_TO | WORD_SUBORDINATOR | WORD_RELATIVE | WORD_COORDINATOR |           \
     WORD_MODAL | WORD_BE | WORD_HAVE | WORD_DO | WORD_NEGATION | WORD_ADVERB)

typedef struct sentence_part {
    const dateline_article *article;
    uint32_t first, end; /* tokens that the parser is to read */
} sentence_part;

static const token *tok(const sentence_part *p, uint32_t i)
{
    return &p->article->text.tokens.v[i];
}

static bool is(const sentence_part *p, uint32_t i, word_class classes)
{
    return (token_class(p->article, i) & classes) != 0;
}

static bool is_day(const timex *t)
{
    return !edtf_empty(t->date) && !t->date.interval && t->date.from.precision >= EDTF_DAY;
}

/* Whether a trigger that begins at token `at` can be a word of this kind. */
static bool may_be(const sentence_part *p, uint32_t at, trigger_pos pos)
{
    const dateline_lexicon *l = p->article->lexicon;
    size_t n;
    uint32_t match = phrase_match(&l->trigger_forms, p->article->text.tokens.v, at, p->end, &n);
    for (; match != PHRASE_NONE; match = l->trigger_matches.v[match].other) {
        if (l->trigger_matches.v[match].pos == pos)
            return true;
    }
    return false;
}

/* "In May parliamentary elections": the time may be that of the group behind it. */
static bool leads_group(const sentence_part *p, uint32_t at)
{
    for (uint32_t i = at; i < p->end && i < at + LED_GROUP && tok(p, i)->kind == TOKEN_WORD; i++) {
        if (may_be(p, i, TRIGGER_NOUN))
            return true;
    }
    return false;
}

/* "On Monday, an envoy ...": what a comma parts from the time is no list of times, nor told of it:
 * "On Monday, when ...". */
static bool leads_clause(const sentence_part *p, uint32_t at)
{
    return at < p->end && tok(p, at)->kind == TOKEN_WORD &&
           !is(p, at, WORD_RELATIVE | WORD_COORDINATOR | WORD_MEANWHILE | WORD_SUBORDINATOR);
}

/* "On Monday police ...", "In 2012 protesters ...", "Last week officials ...". */
static bool leads(const sentence_part *p, const timex *t)
{
    uint32_t next = t->first + t->n;
    bool tied = t->first == p->first + 1 && is(p, p->first, WORD_PREPOSITION);
    if ((!tied && t->first != p->first) || next + 1 >= p->end || t->type == TIMEX_SET)
        return false;
    if (token_is_mark(p->article, next, ','))
        return leads_clause(p, next + 1);
    if (!(tok(p, next)->flags & TOKEN_SPACED) || tok(p, next)->kind == TOKEN_MARK)
        return false;
    if (is(p, next, WORD_DETERMINER | WORD_PRONOUN)) /* "On Monday a bomb ..." */
        return tied || t->n > 1;
    if (is(p, next, SMALL))
        return false;
    if (!tied) /* "Last week saw": the subject itself */
        return t->n > 1 && !is(p, next, WORD_PAST | WORD_SUPPORT) && !may_be(p, next, TRIGGER_VERB);
    return is_day(t) || !leads_group(p, next);
}

/* "A court in Lima", from the sentence's start, a mark or a word like "after" up to `end`: a
 * subject that tells of nothing itself, as "the vote in Lima" would. */
static bool is_actor(const sentence_part *p, uint32_t end)
{
    uint32_t i = end;
    while (i > p->first && tok(p, i - 1)->kind == TOKEN_WORD && end - i < SUBJECT_MOST &&
           !is(p, i - 1, WORD_TIME_CLAUSE | WORD_SUBORDINATOR)) {
        i--;
        bool tie = is(p, i, WORD_PREPOSITION) && !is(p, i, WORD_TO);
        bool heads = i + 1 == end || is(p, i + 1, SMALL); /* an "appeals court" is one */
        if (!tie && (is(p, i, SMALL) || (heads && may_be(p, i, TRIGGER_NOUN)) ||
                     may_be_past(p->article, i)))
            return false;
    }
    return i < end && end - i < SUBJECT_MOST && !is(p, end - 1, SMALL | WORD_PRONOUN) &&
           !is(p, i, WORD_PREPOSITION);
}

/* "A court [on Monday] jailed ...", "the mayor [late Monday] dismissed ...". */
static bool parts_clause(const sentence_part *p, const timex *t, uint32_t *begin)
{
    uint32_t next = t->first + t->n;
    bool tied = t->first > p->first && is(p, t->first - 1, WORD_PREPOSITION);
    *begin = t->first - tied;
    return t->relation == TIMEX_AT && (is_day(t) || edtf_empty(t->date)) && next + 1 < p->end &&
           *begin > p->first && tok(p, next)->kind == TOKEN_WORD &&
           !(tok(p, next)->flags & TOKEN_CAPITAL) && may_be_past(p->article, next) &&
           is_actor(p, *begin);
}

/* "reported [on Monday] 40 dead": the number is of no date. */
static bool parts_number(const sentence_part *p, const timex *t)
{
    uint32_t next = t->first + t->n;
    return is_day(t) && t->first > p->first + 2 && next + 1 < p->end &&
           is(p, t->first - 1, WORD_PREPOSITION) && may_be_past(p->article, t->first - 2) &&
           tok(p, next)->kind == TOKEN_NUMBER && tok(p, next + 1)->kind == TOKEN_WORD;
}

/* A single one, which may be an apostrophe, beside the marks that token_quote_mark knows. */
static quote_mark quote_mark_at(const sentence_part *p, uint32_t at)
{
    if (tok(p, at)->kind != TOKEN_MARK)
        return QUOTE_NONE;
    str mark = token_text(p->article, at);
    if (str_eq(mark, S("'")))
        return QUOTE_EITHER;
    if (str_eq(mark, S("‘")))
        return QUOTE_OPENS;
    return str_eq(mark, S("’")) ? QUOTE_CLOSES : token_quote_mark(p->article, at);
}

/* The quote mark at token `at` opens or closes, as blanks tell of one that may do either. */
static bool is_quote(const sentence_part *p, uint32_t at, bool opens)
{
    quote_mark mark = quote_mark_at(p, at);
    bool spaced = tok(p, at)->flags & TOKEN_SPACED || at == p->first;
    bool after = at + 1 < p->end && tok(p, at + 1)->flags & TOKEN_SPACED;
    if (mark == QUOTE_EITHER)
        return opens ? spaced && !after : !spaced;
    return mark == (opens ? QUOTE_OPENS : QUOTE_CLOSES);
}

/* The mark that closes those around a few words, with no other mark between, which begin at `at`;
 * else 0. A name keeps its own: the "Northern" mine. */
static uint32_t quote_end(const sentence_part *p, uint32_t at)
{
    if (at + 2 >= p->end || !is_quote(p, at, true) || tok(p, at + 1)->kind == TOKEN_NUMBER ||
        tok(p, at + 1)->flags & TOKEN_CAPITAL)
        return 0;
    for (uint32_t i = at + 1; i < p->end && i <= at + 1 + DOUBTED; i++) {
        if (i > at + 1 && is_quote(p, i, false))
            return i;
        if (tok(p, i)->kind == TOKEN_MARK && !token_is_mark(p->article, i, '-'))
            return 0;
    }
    return 0;
}

/* The first of the article's times in the sentence or behind it. */
static size_t first_time(const dateline_article *a, uint32_t s)
{
    size_t low = 0, high = a->times.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (a->times.v[middle].sentence < s)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void set_aside(uint8_t *aside, uint32_t n, parse_aside_kind kind)
{
    for (uint32_t i = 0; i < n; i++)
        aside[i] = (uint8_t)kind;
}

bool parse_aside(const dateline_article *article, uint32_t s, uint32_t first, uint32_t n,
                 uint8_t *aside)
{
    sentence_part p = {article, first, first + n};
    for (size_t i = first_time(article, s);
         i < article->times.n && article->times.v[i].sentence == s; i++) {
        const timex *t = &article->times.v[i];
        uint32_t begin, end = t->first + t->n;
        if (leads(&p, t)) /* with its comma */
            set_aside(aside, end - first + token_is_mark(article, end, ','), ASIDE_TIME);
        else if (parts_clause(&p, t, &begin))
            set_aside(aside + (begin - first), end - begin, ASIDE_TIME);
        else if (parts_number(&p, t))
            set_aside(aside + (t->first - 1 - first), t->n + 1, ASIDE_TIME);
    }
    for (uint32_t at = first; at < p.end; at++) {
        uint32_t close = quote_end(&p, at);
        if (close == 0)
            continue;
        aside[close - first] = ASIDE_CLOSING;
        if (aside[at - first] == ASIDE_NONE)
            aside[at - first] = ASIDE_OPENING;
    }
    for (uint32_t i = 0; i < n; i++) {
        if (aside[i] != ASIDE_NONE)
            return true;
    }
    return false;
}
