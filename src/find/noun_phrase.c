/* noun_phrase: a noun with what hangs on it.
 *
 *     phrase = (determiner | number | adjective | owner's)* noun (preposition phrase)*
 */
#include "find/noun_phrase.h"

#define WORDS_MOST 12 /* tokens of a phrase that is still read at a glance */

/* What belongs to a noun's phrase; clauses, appositions and joined nouns tell more of it. */
#define PARTS                                                                                      \
    (RELATION(UD_DET_RELATION) | RELATION(UD_NUMMOD) | RELATION(UD_AMOD) | RELATION(UD_ADVMOD) |   \
     RELATION(UD_COMPOUND) | RELATION(UD_FLAT) | RELATION(UD_NMOD) | RELATION(UD_NMOD_POSS) |      \
     RELATION(UD_NMOD_DESC))

typedef struct stretch { /* of tokens */
    uint32_t first, end;
} stretch;

/* Behind a verb, where a preposition's phrase may be the verb's, only "of" is surely the noun's:
 * "moved the men to a camp". */
static bool is_part(const skeleton *k, uint32_t word, bool before_verb)
{
    if (!tree_is(k, word, PARTS) || skeleton_at(k, word)->time != NONE)
        return false;
    uint32_t c = tree_find(k, word, UD_CASE);
    return before_verb || !tree_is(k, word, RELATION(UD_NMOD)) ||
           (c != NONE && token_is(k->article, c, S("of")));
}

static void cover(stretch *s, const skeleton *k, uint32_t word, bool before_verb, uint32_t depth)
{
    s->first = word < s->first ? word : s->first;
    s->end = word >= s->end ? word + 1 : s->end;
    if (s->end - s->first > 2 * WORDS_MOST) /* too much anyway */
        return;
    for (uint32_t c = tree_first(k, word); c != NONE && depth < TREE_STEPS; c = tree_next(k, c)) {
        if (is_part(k, c, before_verb) || (depth > 0 && tree_is(k, c, RELATION(UD_CASE))))
            cover(s, k, c, before_verb, depth + 1);
    }
}

/* Too long to read at a glance, or with more in it than a phrase. */
static bool is_much(const skeleton *k, const stretch *s)
{
    bool mark = false;
    for (uint32_t i = s->first; i < s->end && !mark; i++)
        mark = tree_pos(k, i) == UD_PUNCT && !token_is_hyphen(k, i);
    return mark || s->end - s->first > WORDS_MOST;
}

static void keep_names_whole(stretch *s, const skeleton *k)
{
    uint32_t first = skeleton_at(k, s->first)->mention, last = skeleton_at(k, s->end - 1)->mention;
    const mention *m = k->article->mentions.v;
    if (first != NONE && m[first].first < s->first)
        s->first = m[first].first;
    if (last != NONE && m[last].first + m[last].n > s->end)
        s->end = m[last].first + m[last].n;
    size_t n; /* "the Attorney [General]" */
    bool title = phrase_match(&k->article->lexicon->title_forms, k->article->text.tokens.v,
                              s->end - 1, k->first + k->n, &n) != PHRASE_NONE;
    s->end += title && n == 2 ? 1 : 0;
}

bool noun_phrase_at(const skeleton *k, uint32_t noun)
{
    ud_pos pos = tree_pos(k, noun);
    uint64_t owned = RELATION(UD_DET_RELATION) | RELATION(UD_NMOD_POSS); /* "the injured" */
    bool counts = pos == UD_NUM || (pos == UD_ADJ && tree_find_any(k, noun, owned) != NONE);
    counts |= pos == UD_DET && noun + 1 < k->first + k->n && tree_pos(k, noun + 1) == UD_NUM &&
              tree_head(k, noun + 1) == noun; /* "all 228" */
    return (pos == UD_NOUN || pos == UD_PROPN || counts) && skeleton_at(k, noun)->time == NONE &&
           !skeleton_is(k, noun, WORD_PRONOUN | WORD_RELATIVE);
}

span noun_phrase(const skeleton *k, uint32_t noun)
{
    stretch s = {noun, noun + 1};
    uint32_t head = tree_head(k, noun);
    cover(&s, k, noun, head != NONE && head > noun, 0);
    if (is_much(k, &s))
        s.end = noun + 1;
    if (is_much(k, &s))
        s.first = noun;
    while (s.end > noun + 1 && tree_is(k, s.end - 1, FUNCTIONS)) /* what they led to was left out */
        s.end--;
    keep_names_whole(&s, k);
    return tokens_span(k->article, s.first, s.end - s.first);
}
