/* Taking words, and growing what is taken: by rank, the most telling first, within a length. */
#include "find/shorten.h"

#include <string.h>

#define WORDS_ENOUGH 6  /* more than this only for what tells a lot */
#define NEEDED_MORE  3  /* words above SHORTEN_WORDS for what a phrase cannot do without */
#define DEPTH_MOST   12 /* heads from the root */
#define PATH_MOST    16 /* heads from a word that must be told */
#define JOINED_MOST  8  /* tokens from a verb to the last that shares its object */

bool shorten_has(const shortening *s, uint32_t word)
{
    for (uint32_t i = 0; i < s->n; i++) {
        if (s->taken[i].word == word)
            return true;
    }
    return false;
}

/* ---- taking --------------------------------------------------------------------------------- */

static void wait(shortening *s, uint32_t word, clause_part part, shorten_rank r)
{
    if (s->waits < SHORTEN_MOST)
        s->waiting[s->waits++] = (shorten_word){word, (uint8_t)part, (uint8_t)r};
}

static clause_part part_of(const shortening *s, uint32_t head, uint32_t word, clause_part part)
{
    uint64_t close = RELATION(UD_EXPL) | RELATION(UD_COMPOUND_PRT);
    close |= s->object != NONE ? RELATION(UD_XCOMP) : 0; /* "failed [to seize] the powers" */
    bool phrase = !tree_is(s->k, word, FUNCTIONS | close);
    if (head != s->root || !phrase)
        return part;
    bool told = tree_is(s->k, word, RELATION(UD_CCOMP)) && word < s->root; /* "..., he said" */
    bool before =
        s->subject != NONE
            ? word < s->subject && s->subject < s->root
            : word < s->root && tree_is(s->k, word, RELATION(UD_OBL) | RELATION(UD_ADVCL));
    return before || told ? PART_BEHIND : s->object != NONE && word > s->root ? PART_REST : part;
}

/* A name, a time and "66-year-old" are taken whole. */
static void unit_of(const skeleton *k, uint32_t word, uint32_t *first, uint32_t *n)
{
    const skeleton_token *t = skeleton_at(k, word);
    *first = word;
    *n = 1;
    if (t->mention != NONE) {
        *first = k->article->mentions.v[t->mention].first;
        *n = k->article->mentions.v[t->mention].n;
    } else if (t->time != NONE) {
        *first = k->article->times.v[t->time].first;
        *n = k->article->times.v[t->time].n;
    }
    while (*first > k->first + 1 && token_is_hyphen(k, *first - 1)) {
        *first -= 2;
        *n += 2;
    }
    while (skeleton_has(k, *first + *n + 1) && token_is_hyphen(k, *first + *n))
        *n += 2;
}

static void take(shortening *s, uint32_t word, clause_part part, uint32_t depth)
{
    if (!skeleton_has(s->k, word) || s->n == SHORTEN_MOST || depth == DEPTH_MOST ||
        shorten_has(s, word))
        return;
    s->taken[s->n++] = (shorten_word){.word = word, .part = (uint8_t)part};
    bool tail = word > s->k->first && token_is_hyphen(s->k, word - 1); /* "66-[year]-[old]" */
    bool dropped =
        part == PART_SUBJECT && tree_head(s->k, word) == s->subject && shorten_is_article(s, word);
    s->words += !tail && !dropped && shorten_token(s, word)->kind != TOKEN_MARK;
    uint32_t first, n;
    unit_of(s->k, word, &first, &n);
    for (uint32_t i = first; i < first + n; i++)
        take(s, i, part, depth + 1);
    for (uint32_t c = tree_first(s->k, word); c != NONE; c = tree_next(s->k, c)) {
        shorten_rank r = shorten_rank_of(s, word, c);
        clause_part its = part_of(s, word, c, part);
        bool idle = its == PART_BEHIND && its != part &&
                    !skeleton_is_named(s->k, c); /* "Like many others, he ..." */
        if (r == RANK_TIGHT)
            take(s, c, its, depth + 1);
        else if (r != RANK_NEVER && !idle)
            wait(s, c, its, r);
    }
}

void shorten_take(shortening *s, uint32_t word, clause_part part)
{
    take(s, word, part, 0);
}

static clause_part taken_part(const shortening *s, uint32_t word)
{
    for (uint32_t i = 0; i < s->n; i++) {
        if (s->taken[i].word == word)
            return (clause_part)s->taken[i].part;
    }
    return PART_PREDICATE;
}

void shorten_take_path(shortening *s, uint32_t word)
{
    uint32_t path[PATH_MOST], n = 0;
    for (; word != NONE && !shorten_has(s, word) && n < PATH_MOST; word = tree_head(s->k, word))
        path[n++] = word;
    while (word != NONE && shorten_has(s, word) && n-- > 0) {
        shorten_take(s, path[n], part_of(s, word, path[n], taken_part(s, word)));
        word = path[n];
    }
}

/* Whether a phrase says something alone: a name, who receives ("to the families"), "after the
 * strike", "at a meeting", what a noun is of; but not "at the request", "of one". */
static bool is_whole(const shortening *s, const shorten_word *w)
{
    const skeleton *k = s->k;
    uint32_t lead = tree_find(k, w->word, UD_CASE);
    bool then = lead != NONE && tree_event(k, w->word) != NONE &&
                (skeleton_is(k, lead, WORD_TIME_CLAUSE) || !tree_is_definite(k, w->word));
    bool to = lead != NONE && skeleton_is(k, lead, WORD_TO);
    return (w->rank < RANK_TELLS || then || to || skeleton_is_named(k, w->word)) &&
           tree_pos(k, w->word) != UD_NUM;
}

/* "At the request [of a court]", "charged with saying [that ...]": else a phrase breaks off. */
static bool completes(const shortening *s, const shorten_word *w, uint32_t word)
{
    const skeleton *k = s->k;
    uint32_t lead = tree_find(k, word, UD_CASE);
    if (tree_is(k, w->word, RELATION(UD_OBL) | RELATION(UD_OBL_AGENT) | RELATION(UD_NMOD)))
        return tree_is(k, word, RELATION(UD_NMOD)) && lead != NONE &&
               shorten_is(s, lead, S("of")) && !is_whole(s, w);
    if (tree_is(k, w->word, RELATION(UD_AMOD)))
        return tree_is(k, word, RELATION(UD_OBL)); /* "officers loyal [to him]" */
    bool open = tree_find(k, w->word, UD_OBJ) == NONE;
    uint64_t needed = RELATION(UD_CCOMP) | (open ? RELATION(UD_OBL) : 0);
    return tree_is(k, w->word, RELATION(UD_ADVCL)) && tree_is(k, word, needed);
}

/* "[killed, injured or kidnapped] nine": what is done to nine by the first is told with the last.
 */
void shorten_take_joined(shortening *s)
{
    const skeleton *k = s->k;
    uint64_t said = RELATION(UD_OBJ) | RELATION(UD_CCOMP) | RELATION(UD_XCOMP);
    uint32_t last = NONE, first = tree_first_joined(k, s->root), end = s->root + JOINED_MOST;
    for (uint32_t i = s->root + 1; i < end && skeleton_has(k, i); i++) {
        bool joins = tree_is(k, i, RELATION(UD_CC)) || token_is_mark(k->article, i, ',');
        bool verb = tree_is(k, i, RELATION(UD_CONJ)) && tree_pos(k, i) == UD_VERB &&
                    tree_head(k, i) == first && tree_is(k, i - 1, RELATION(UD_CC));
        if (verb || !(joins || tree_is(k, i, RELATION(UD_CONJ)))) {
            last = verb ? i : NONE;
            break;
        }
    }
    const lex_type *type = tree_event_type(k, s->root);
    if (last == NONE || tree_at(k, last)->penn != PENN_VBD || !type || !type->suffered ||
        tree_is_passive(k, s->root) || tree_find_any(k, s->root, said) != NONE ||
        tree_find(k, last, UD_OBJ) == NONE)
        return;
    for (uint32_t i = s->root + 1; i <= last; i++) {
        if (tree_pos(k, i) == UD_VERB)
            shorten_take(s, i, PART_PREDICATE);
    }
}

/* "Broke out in Chile in 2021, [in Ghana] in 2020": the next of a list that another led. */
bool shorten_leads_next(const shortening *s, uint32_t lead, uint32_t head, uint32_t word)
{
    if (lead == NONE || lead == s->k->first || !token_is_mark(s->k->article, lead - 1, ','))
        return false;
    for (uint32_t c = tree_first(s->k, head); c < word; c = tree_next(s->k, c)) {
        uint32_t other = tree_find(s->k, c, UD_CASE);
        if (other != NONE && other > head && shorten_is(s, lead, token_text(s->k->article, other)))
            return true;
    }
    return false;
}

/* How many words taking it would add. */
static uint32_t weight_of(const shortening *s, const shorten_word *w, uint32_t word, uint32_t depth)
{
    if (depth == DEPTH_MOST || shorten_has(s, word))
        return 0;
    uint32_t first, n;
    unit_of(s->k, word, &first, &n);
    for (uint32_t c = tree_first(s->k, word); c != NONE && n <= SHORTEN_WORDS;
         c = tree_next(s->k, c)) {
        if (c - first < n)
            continue;
        bool tight = shorten_rank_of(s, word, c) == RANK_TIGHT;
        if (tight || (depth == 0 && completes(s, w, c)))
            n += weight_of(s, w, c, depth + 1);
    }
    return n;
}

/* "in response [to the raid]", "the impact [of a shell]": what stands before it says nothing
 * without it, so that a longer text is better. */
static bool is_needed(const shortening *s, uint32_t word)
{
    const skeleton *k = s->k;
    uint32_t noun = tree_head(k, word), lead = tree_find(k, word, UD_CASE);
    uint64_t more = RELATION(UD_DET_RELATION) | RELATION(UD_NMOD_POSS) | RELATION(UD_AMOD) |
                    RELATION(UD_COMPOUND);
    uint32_t name = tree_find(k, noun, UD_APPOS); /* "the mayor of Holm, [Ek], left" */
    if (!tree_is(k, word, RELATION(UD_NMOD)) || lead == NONE || tree_pos(k, noun) != UD_NOUN ||
        (name != NONE && skeleton_is_named(k, name)))
        return false;
    bool bare = tree_is(k, noun, RELATION(UD_OBL)) && tree_at(k, noun)->penn != PENN_NNS &&
                tree_find_any(k, noun, more) == NONE;
    return bare || (shorten_is(s, lead, S("of")) && tree_is_definite(k, noun));
}

static bool fits(const shortening *s, const shorten_word *w)
{
    uint32_t weight = weight_of(s, w, w->word, 0);
    bool bare = weight == 1 && tree_is(s->k, w->word, RELATION(UD_ACL)); /* "the letter dated" */
    if (bare || (w->rank >= RANK_SPARE && s->words >= WORDS_ENOUGH))
        return false;
    return s->words + weight <= SHORTEN_WORDS + (is_needed(s, w->word) ? NEEDED_MORE : 0);
}

void shorten_grow(shortening *s)
{
    while (s->waits > 0 && s->words < SHORTEN_WORDS + NEEDED_MORE) {
        uint32_t best = 0;
        for (uint32_t i = 1; i < s->waits; i++) {
            if (s->waiting[i].rank < s->waiting[best].rank)
                best = i;
        }
        shorten_word next = s->waiting[best];
        memmove(&s->waiting[best], &s->waiting[best + 1], (--s->waits - best) * sizeof *s->waiting);
        if (fits(s, &next))
            take(s, next.word, (clause_part)next.part, 0);
    }
}
