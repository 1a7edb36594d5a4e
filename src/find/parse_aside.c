/* parse_aside: words that news puts where no treebank has them, and which a parser then takes for
 * part of the name or group beside them:
 *
 *     On Monday | police detained ...           a time ahead of a subject, without a comma
 *     the World Health Organization | (WHO) | stated ...
 *
 * The parser reads the sentence without them; then they are hung on it.
 */
#include "find/parse.h"

#define LED_GROUP                                                                                  \
    3            /* words behind a time that may be its group: "In May parliamentary elections" */
#define CLIMB 32 /* words up to a verb, so that no tree costs more */

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
        if (l->triggers.v[l->trigger_matches.v[match].trigger].pos == pos)
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

/* "On Monday police ...", "In 2012 protesters ...", "Last week officials ...". */
static bool leads(const sentence_part *p, const timex *t)
{
    uint32_t next = t->first + t->n;
    bool tied = t->first == p->first + 1 && is(p, p->first, WORD_PREPOSITION);
    if ((!tied && t->first != p->first) || next + 1 >= p->end || t->type == TIMEX_SET)
        return false;
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

/* "(WHO)" at token `at`, behind a name. */
static bool is_short_form(const sentence_part *p, uint32_t at)
{
    return at > p->first && at + 3 < p->end && token_is_mark(p->article, at, '(') &&
           token_is_mark(p->article, at + 2, ')') && tok(p, at + 1)->flags & TOKEN_ALLCAPS &&
           tok(p, at - 1)->flags & TOKEN_CAPITAL;
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

void parse_aside(const dateline_article *article, uint32_t s, uint32_t first, uint32_t n,
                 bool *aside)
{
    sentence_part p = {article, first, first + n};
    for (size_t i = first_time(article, s);
         i < article->times.n && article->times.v[i].sentence == s; i++) {
        const timex *t = &article->times.v[i];
        for (uint32_t at = first; leads(&p, t) && at < t->first + t->n; at++)
            aside[at - first] = true;
    }
    for (uint32_t at = first; at < p.end; at++) {
        if (is_short_form(&p, at))
            aside[at - first] = aside[at + 1 - first] = aside[at + 2 - first] = true;
    }
}

/* The verb that governs the word, else the word that no other governs. */
static uint32_t verb_over(const token_parse *parse, uint32_t word)
{
    for (int step = 0; step < CLIMB && parse[word].head != NONE; step++) {
        if (parse[word].pos == UD_VERB)
            break;
        word = parse[word].head;
    }
    return word;
}

static void hang(token_parse *parse, uint32_t word, uint32_t head, ud_pos pos, ud_relation as)
{
    parse[word] = (token_parse){.head = head, .pos = (uint8_t)pos, .relation = (uint8_t)as};
}

/* "On Monday", "Last week", tokens [at, end). */
static void hang_time(const sentence_part *p, token_parse *parse, uint32_t at, uint32_t end)
{
    bool tied = is(p, at, WORD_PREPOSITION) && at + 1 < end;
    uint32_t top = at + tied, verb = verb_over(parse, end);
    hang(parse, top, verb, UD_PROPN, tied ? UD_OBL : UD_OBL_UNMARKED);
    if (tied)
        hang(parse, at, top, UD_ADP, UD_CASE);
    for (uint32_t i = top + 1; i < end; i++)
        hang(parse, i, top, UD_PROPN, UD_FLAT);
}

static void hang_short_form(token_parse *parse, uint32_t at)
{
    uint32_t name = at - 1;
    for (int step = 0; step < CLIMB && parse[name].head != NONE &&
                       (parse[name].relation == UD_FLAT || parse[name].relation == UD_COMPOUND);
         step++)
        name = parse[name].head;
    hang(parse, at, at + 1, UD_PUNCT, UD_PUNCT_RELATION);
    hang(parse, at + 1, name, UD_PROPN, UD_APPOS);
    hang(parse, at + 2, at + 1, UD_PUNCT, UD_PUNCT_RELATION);
}

void parse_hang(dateline_article *article, uint32_t first, uint32_t n, const bool *aside)
{
    sentence_part p = {article, first, first + n};
    uint32_t end;
    for (uint32_t at = first; at < p.end; at = end) {
        for (end = at + 1; end < p.end && aside[end - first] == aside[at - first]; end++) {
        }
        if (!aside[at - first])
            continue;
        if (token_is_mark(article, at, '('))
            hang_short_form(article->parse, at);
        else
            hang_time(&p, article->parse, at, end);
    }
}
