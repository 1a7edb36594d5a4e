/* shorten: a clause or a noun's group told in fewer of its own words. From its head, what belongs
 * to it tightly (articles, auxiliaries, subjects, objects), then of the rest as much as there is
 * room for, the most telling first.
 *
 *     shortening s = {.k = &k, .root = verb, .dated_by = e->time, .cue = e->cue};
 *     shorten_take(&s, verb, PART_PREDICATE);
 *     shorten_grow(&s);
 *     str label = shorten_text(&s, arena);
 */
#ifndef FIND_SHORTEN_H
#define FIND_SHORTEN_H

#include "find/tree.h"

#define SHORTEN_WORDS 12 /* of a text that is read at a glance */
#define SHORTEN_MOST  40 /* tokens that are taken at most */

/* The parts are told in this order, each in the order of the text. */
typedef enum clause_part {
    PART_SUBJECT,
    PART_PREDICATE,
    PART_OBJECT, /* where it stands before the verb: "the letter that she sent" */
    PART_REST,   /* what then follows the verb */
    PART_BEHIND, /* what stands before a subject and is told behind the verb: "In May, he ..." */
} clause_part;

/* What hangs on a word, from what it cannot do without to what is left out. */
typedef enum shorten_rank {
    RANK_TIGHT,
    RANK_CORE,  /* of whom, which: "thousands of ...", "presidential ..." */
    RANK_TELLS, /* where, with what */
    RANK_MORE,
    RANK_SPARE, /* where else too little is told */
    RANK_NEVER,
} shorten_rank;

typedef struct shorten_word {
    uint32_t word;
    uint8_t part; /* clause_part */
    uint8_t rank; /* of one that waits: what goes first */
} shorten_word;

typedef struct shortening {
    const skeleton *k;
    uint32_t root;     /* the head of all */
    uint32_t subject;  /* of the root, or NONE; stands before what is said of it */
    uint32_t object;   /* the same, or NONE, where it is to be told in PART_OBJECT */
    uint32_t dated_by; /* the timex that is told beside the text, or NONE */
    uint32_t speaker;  /* who says it in words of his own, or NONE */
    bool past;         /* the root is told as what was done: "killing two", "forced to resign" */
    span quote;        /* what the root's subject says, as it stands in the text; or n 0 */
    span cue;          /* words that must stay, as they say whether it happened; or n 0 */
    shorten_word taken[SHORTEN_MOST], waiting[SHORTEN_MOST];
    uint32_t n, waits;
    uint32_t words; /* taken, without marks */
} shortening;

/* How much the word, which hangs on `head`, tells. */
shorten_rank shorten_rank_of(const shortening *s, uint32_t head, uint32_t word);

static inline const token *shorten_token(const shortening *s, uint32_t word)
{
    return &s->k->article->text.tokens.v[word];
}
static inline bool shorten_is(const shortening *s, uint32_t word, str wanted)
{
    return token_is(s->k->article, word, wanted);
}

/* Whether what the verb's event tells is what somebody says. */
bool shorten_speaks(const skeleton *k, uint32_t verb);

/* "[We will stay], she said": only a quote can tell it. */
bool shorten_in_own_words(const skeleton *k, uint32_t told);

/* "The", "a": left out where a text begins. */
bool shorten_is_article(const shortening *s, uint32_t word);

/* Of "whose", whose: "the miner" of "the miner whose brother led the strike"; else NONE. */
uint32_t shorten_owner(const shortening *s, uint32_t word);

/* "two years['] detention": an apostrophe that is part of its word. */
bool shorten_marks_owner(const skeleton *k, uint32_t head, uint32_t word);

/* "A gunman opened fire, [killing] two": a deed in the past. */
bool shorten_is_past(const skeleton *k, uint32_t verb);

/* "overturned a verdict [given a month ago]", "handed over under [the 2019] deal": the time is the
 * noun's alone. What is done in, at or by it was then, too: "was shot in Monday's raid". */
bool shorten_has_own_day(const skeleton *k, uint32_t noun, uint32_t time);

/* The past of the root, which is this verb in small letters; in `a`. */
str shorten_past_of(const shortening *s, arena *a, str verb);

/* "[Their] arrest", where nothing tells whose. */
bool shorten_is_unknown(const skeleton *k, uint32_t owner);

/* "Ann Lee, [34], and her daughter": an age between commas. */
bool shorten_aside(const skeleton *k, uint32_t word);

bool shorten_has(const shortening *s, uint32_t word);

/* Takes the word and what belongs to it tightly; what else hangs on it waits. */
void shorten_take(shortening *s, uint32_t word, clause_part part);

/* Takes a word that must be told, with those that lead from it to what is taken; nothing, if none
 * do. */
void shorten_take_path(shortening *s, uint32_t word);

/* Takes the verbs right behind the one that is told around, and what they share as object. */
void shorten_take_joined(shortening *s);

/* Whether the phrase that `lead` begins is the next of a list, as one before it on `head`. */
bool shorten_leads_next(const shortening *s, uint32_t lead, uint32_t head, uint32_t word);

/* Takes the quote that the clause of this verb stands in, if it is short. */
void shorten_take_quote(shortening *s, uint32_t told);

/* Takes of what waits as much as makes a short text. */
void shorten_grow(shortening *s);

/* How many words were taken, without articles. */
uint32_t shorten_telling(const shortening *s);

/* The text of the event's label with who says it before it, where it is in words of his own. */
str shorten_with_speaker(const shortening *s, dateline_article *a, const event *e, str text);

/* In the article's words, but for pronouns that are known to stand for somebody; in `a`. */
str shorten_text(shortening *s, arena *a);

#endif
