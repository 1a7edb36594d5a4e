/* label: which words of its sentence name an event to a reader of the timeline: the clause of a
 * verb
 * ("17 states triggered the so-called Moscow Mechanism"), the group of a noun ("presidential
 * election in Belarus"). The words stay the article's own: a label is a span.
 */
#include "find/stages.h"

#define LABEL_MAX    110 /* bytes; labels are cut at a word */
#define BEHIND_MIN   45  /* bytes behind a verb that a label has room for at least */
#define GROUP_ENOUGH 28  /* bytes of a noun group that names its event without a name in it */
#define LEFT_MAX     14  /* tokens before a verb */

typedef struct label_reader {
    const skeleton *k;
    uint32_t first, end; /* tokens of the label so far, [first, end) */
} label_reader;

static const token *tok(const label_reader *r, uint32_t i)
{
    return &r->k->article->text.tokens.v[i];
}

static bool in_sentence(const label_reader *r, uint32_t i)
{
    return i - r->k->first < r->k->n;
}

static uint32_t bytes(const label_reader *r, uint32_t first, uint32_t end)
{
    return span_end(tok(r, end - 1)->at) - tok(r, first)->at.at;
}

static bool same_clause(const label_reader *r, uint32_t a, uint32_t b)
{
    return skeleton_at(r->k, a)->clause == skeleton_at(r->k, b)->clause;
}

/* "In September, ", "who ", "and ": what leads into a clause says nothing of the event. */
static void trim_left(label_reader *r, uint32_t keep)
{
    for (uint32_t i = r->first; i < keep; i++) {
        if (token_is_mark(r->k->article, i, ',') && i - r->first <= 6 &&
            skeleton_is(r->k, r->first,
                        WORD_PREPOSITION | WORD_ADVERB | WORD_SUBORDINATOR | WORD_COORDINATOR))
            r->first = i + 1;
    }
    while (r->first < keep &&
           (skeleton_is(r->k, r->first,
                        WORD_COORDINATOR | WORD_RELATIVE | WORD_SUBORDINATOR | WORD_TIME_CLAUSE) ||
            tok(r, r->first)->kind == TOKEN_MARK) &&
           !(skeleton_is(r->k, r->first, WORD_DETERMINER) &&
             !skeleton_is(r->k, r->first, WORD_SUBORDINATOR)))
        r->first++;
}

static void trim_right(label_reader *r, uint32_t keep)
{
    while (r->end > keep + 1 &&
           (tok(r, r->end - 1)->kind == TOKEN_MARK ||
            skeleton_is(r->k, r->end - 1,
                        WORD_PREPOSITION | WORD_COORDINATOR | WORD_DETERMINER | WORD_SUBORDINATOR |
                            WORD_RELATIVE | WORD_TO)) &&
           skeleton_at(r->k, r->end - 1)->mention == NONE &&
           skeleton_at(r->k, r->end - 1)->time == NONE)
        r->end--;
}

/* "Benedek's report, which ran to 60 pages, was presented": a clause that begins with its verb has
 * its subject before it. */
static void add_subject(label_reader *r, const event *e)
{
    uint32_t clause_first = r->first;
    while (r->first > r->k->first && bytes(r, r->first - 1, r->end) < LABEL_MAX)
        r->first--;
    trim_left(r, e->first);
    if (r->first > r->k->first + 1 && !(tok(r, r->first)->flags & TOKEN_CAPITAL))
        r->first = clause_first; /* the subject is too far */
}

static void verb_label(label_reader *r, const event *e)
{
    while (r->first > r->k->first && e->first - r->first < LEFT_MAX &&
           same_clause(r, r->first - 1, e->first) && bytes(r, r->first - 1, r->end) < LABEL_MAX)
        r->first--;
    trim_left(r, e->first);
    if (r->first == e->first || skeleton_at(r->k, r->first)->verbish)
        add_subject(r, e);
    uint32_t told = bytes(r, r->first, r->end); /* a long subject leaves room for what it did */
    uint32_t most = told + BEHIND_MIN > LABEL_MAX ? told + BEHIND_MIN : LABEL_MAX;
    while (in_sentence(r, r->end) && bytes(r, r->first, r->end + 1) <= most &&
           (same_clause(r, r->end, e->first) || skeleton_at(r->k, r->end)->quoted))
        r->end++;
}

/* Words that belong to the noun's group on its left: adjectives, names, times, "Belarus's". */
static bool joins_left(const label_reader *r, uint32_t i)
{
    const skeleton_token *s = skeleton_at(r->k, i);
    str text = token_text(r->k->article, i);
    return token_is_nominal(r->k, i) || token_is_hyphen(r->k, i) || s->mention != NONE ||
           s->time != NONE || str_eq(text, S("'s")) || str_eq(text, S("’s"));
}

/* "report by the OSCE on abuses in Belarus": prepositions go on, verbs and commas end the group. */
static bool joins_right(const label_reader *r, uint32_t i)
{
    if (joins_left(r, i))
        return true;
    return skeleton_is(r->k, i, WORD_PREPOSITION | WORD_DETERMINER | WORD_COORDINATOR) &&
           !skeleton_at(r->k, i)->verbish;
}

static void noun_label(label_reader *r, const event *e)
{
    while (r->first > r->k->first && e->first - r->first < 7 && joins_left(r, r->first - 1) &&
           same_clause(r, r->first - 1, e->first) && bytes(r, r->first - 1, r->end) <= LABEL_MAX)
        r->first--;
    while (r->first < e->first && (str_eq(token_text(r->k->article, r->first), S("'s")) ||
                                   str_eq(token_text(r->k->article, r->first), S("’s"))))
        r->first++;
    while (in_sentence(r, r->end) && r->end - e->first < 16 && joins_right(r, r->end) &&
           same_clause(r, r->end, e->first) && bytes(r, r->first, r->end + 1) <= LABEL_MAX)
        r->end++;
}

/* Somebody's words: the sentence from its start, so that what was said is there. */
static void speech_label(label_reader *r, const event *e)
{
    r->first = behind_dateline(r->k->article, e->sentence);
    trim_left(r, e->first);
    if (bytes(r, r->first, r->end) > LABEL_MAX)
        r->end = r->first + 1;
    while (in_sentence(r, r->end) && bytes(r, r->first, r->end + 1) <= LABEL_MAX)
        r->end++;
}

/* Whether the clause tells of another event, which a label of the whole clause would name. */
static bool clause_has_verb(const label_reader *r, const event *e)
{
    const event *first = r->k->article->events.v, *end = first + r->k->article->events.n;
    const event *low = e - first > 4 ? e - 4 : first, *high = end - e > 4 ? e + 4 : end;
    for (const event *other = low; other < high; other++) {
        if (other->verb && other->sentence == e->sentence && same_clause(r, other->first, e->first))
            return true;
    }
    return false;
}

/* A noun's own group, or its clause where the group says too little ("letter"). */
static void group_label(label_reader *r, const event *e)
{
    noun_label(r, e);
    bool named = false;
    for (uint32_t i = r->first; i < r->end; i++)
        named |= skeleton_at(r->k, i)->mention != NONE;
    if (named || bytes(r, r->first, r->end) >= GROUP_ENOUGH)
        return;
    if (in_sentence(r, r->end) && skeleton_at(r->k, r->end)->verbish) {
        while (in_sentence(r, r->end) && same_clause(r, r->end, e->first) &&
               bytes(r, r->first, r->end + 1) <= LABEL_MAX)
            r->end++; /* "letter dated November 4 and sent to ...", "attack killed two people" */
        return;
    }
    if (clause_has_verb(r, e))
        return;
    r->first = e->first;
    r->end = e->first + e->n;
    verb_label(r, e);
}

span event_label(const skeleton *k, const event *e)
{
    label_reader r = {k, e->first, e->first + e->n};
    const lex_type *type = lexicon_type(k->article->lexicon, e->type);
    if (!e->verb)
        group_label(&r, e);
    else if (type && str_eq(type->family, S("statement")))
        speech_label(&r, e);
    else
        verb_label(&r, e);
    uint32_t words = behind_dateline(k->article, e->sentence);
    if (r.first < words && words <= e->first)
        r.first = words;
    trim_right(&r, r.end > e->first ? e->first + e->n - 1 : r.first);
    return span_join(tok(&r, r.first)->at, tok(&r, r.end - 1)->at);
}
