#include "find/shorten.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define WORDS_WANTED 12 /* of a text that is read at a glance */
#define WORDS_ENOUGH 6  /* more than this only for what tells a lot */
#define DEPTH_MOST   12 /* heads from the root */
#define PATH_MOST    16 /* heads from a word that must be told */
#define QUOTED_MOST  12 /* tokens between quotes that are kept */

/* What hangs on a word, from what it cannot do without to what is left out. */
typedef enum rank {
    RANK_TIGHT,
    RANK_CORE,  /* of whom, which: "thousands of ...", "presidential ..." */
    RANK_TELLS, /* where, with what */
    RANK_MORE,
    RANK_SPARE, /* where else too little is told */
    RANK_NEVER,
} rank;

static const token *token_of(const shortening *s, uint32_t word)
{
    return &s->k->article->text.tokens.v[word];
}

bool shorten_has(const shortening *s, uint32_t word)
{
    for (uint32_t i = 0; i < s->n; i++) {
        if (s->taken[i].word == word)
            return true;
    }
    return false;
}

static bool text_is(const shortening *s, uint32_t word, str wanted)
{
    return str_eq_nocase(token_text(s->k->article, word), wanted);
}

static bool is_named(const skeleton *k, uint32_t word)
{
    return skeleton_at(k, word)->mention != NONE;
}

static bool is_article(const shortening *s, uint32_t word)
{
    return !is_named(s->k, word) &&
           (text_is(s, word, S("the")) || text_is(s, word, S("a")) || text_is(s, word, S("an")));
}

/* ---- what goes with a word --------------------------------------------------------------------
 */

static bool in_cue(const shortening *s, uint32_t word)
{
    return token_of(s, word)->at.at - s->cue.at < s->cue.n;
}

/* The date or clock time that covers the word, or NULL; not "for two years". */
static const timex *day_at(const shortening *s, uint32_t word)
{
    uint32_t t = skeleton_at(s->k, word)->time;
    const timex *time = t == NONE ? NULL : &s->k->article->times.v[t];
    return time && (time->type == TIMEX_DATE || time->type == TIMEX_TIME) ? time : NULL;
}

static rank rank_of_time(const shortening *s, uint32_t word)
{
    bool shown = skeleton_at(s->k, word)->time == s->dated_by;
    bool said_of_root = tree_head(s->k, word) == s->root;
    return shown || (said_of_root && s->dated_by != NONE) ? RANK_NEVER : RANK_SPARE;
}

static bool is_verbal(const skeleton *k, uint32_t word)
{
    return tree_pos(k, word) == UD_VERB || tree_find(k, word, UD_COP) != NONE;
}

/* Of "by opening cases", by; of what hangs on it before it, the first word. */
static uint32_t leftmost(const skeleton *k, uint32_t word)
{
    for (uint32_t c = tree_first(k, word); c < word; c = tree_first(k, word))
        word = c;
    return word;
}

/* Whether an odd number of commas parts the word from its head: it was read as part of a clause
 * that it does not belong to. "They had, it said, fired": two part none. */
static bool is_apart(const skeleton *k, uint32_t word)
{
    bool apart = false;
    for (uint32_t i = tree_head(k, word), end = leftmost(k, word); i < end; i++)
        apart ^= token_is_mark(k->article, i, ',');
    return apart;
}

/* "more than 10,000", "because of": words that change or make up a function word or number. */
static bool is_part(const skeleton *k, uint32_t head)
{
    return tree_pos(k, head) == UD_NUM || tree_is(k, head, RELATION(UD_NUMMOD)) ||
           tree_is(k, head,
                   RELATION(UD_CASE) | RELATION(UD_CC) | RELATION(UD_MARK) | RELATION(UD_ADVMOD));
}

/* "politically motivated", "more than 10", "did not go"; what says how, else, is spared. */
static rank rank_of_adverb(const shortening *s, uint32_t head, uint32_t word)
{
    if (skeleton_is(s->k, word, WORD_NEGATION) || is_part(s->k, head))
        return RANK_TIGHT;
    bool manner = tree_is(s->k, head, RELATION(UD_AMOD)) && !skeleton_is(s->k, word, WORD_ADVERB);
    return manner ? RANK_CORE : RANK_NEVER;
}

static rank rank_of_mark(const shortening *s, uint32_t head, uint32_t word)
{
    if (head == s->root && !is_verbal(s->k, head))
        return RANK_NEVER;
    if (skeleton_is(s->k, word, WORD_TO) || in_cue(s, word))
        return RANK_TIGHT;
    bool that = tree_is(s->k, head, RELATION(UD_CCOMP)) && text_is(s, word, S("that"));
    return head == s->root || that ? RANK_NEVER : RANK_TIGHT;
}

static rank rank_of_phrase(const shortening *s, uint32_t head, uint32_t word)
{
    if (skeleton_is(s->k, word, WORD_RELATIVE))
        return RANK_TIGHT; /* "a crash in which two died" */
    uint32_t lead = tree_find(s->k, word, UD_CASE);
    bool of = lead != NONE && text_is(s, lead, S("of"));
    if (of && !is_verbal(s->k, head))
        return RANK_CORE;
    return is_verbal(s->k, head) || head == s->root || is_named(s->k, word) ? RANK_TELLS
                                                                            : RANK_MORE;
}

/* "the rapporteur, Wolfgang Benedek": the name of one that has none before. */
static rank rank_of_name(const shortening *s, uint32_t head, uint32_t word)
{
    bool names = is_named(s->k, word) && !is_named(s->k, head);
    return names ? RANK_CORE : RANK_NEVER;
}

/* "a decision to", "people who", where the noun alone says nothing. */
static rank rank_of_clause(const shortening *s, uint32_t head, uint32_t word)
{
    bool pronoun = tree_pos(s->k, head) == UD_PRON || tree_pos(s->k, head) == UD_DET;
    if (pronoun)
        return RANK_CORE;
    if (tree_is(s->k, word, RELATION(UD_ACL_RELCL)))
        return head == s->root ? RANK_SPARE : RANK_NEVER;
    uint32_t lead = tree_find_any(s->k, word, RELATION(UD_MARK) | RELATION(UD_CASE));
    if (lead != NONE && text_is(s, lead, S("of")))
        return RANK_CORE;
    return tree_at(s->k, word)->penn == PENN_VB ? RANK_TELLS : RANK_SPARE;
}

/* "the arrests and trials": of an event's own noun others of their own are left out. */
static rank rank_of_conjunct(const shortening *s, uint32_t head, uint32_t word)
{
    if (is_verbal(s->k, word))
        return RANK_NEVER;
    uint32_t own = tree_event(s->k, head), other = tree_event(s->k, word);
    return head == s->root && other != NONE && other != own ? RANK_SPARE : RANK_CORE;
}

bool shorten_speaks(const skeleton *k, uint32_t verb)
{
    uint32_t e = tree_event(k, verb);
    const lex_type *type =
        e == NONE ? NULL : lexicon_type(k->article->lexicon, k->article->events.v[e].type);
    return type && str_eq(type->family, S("statement"));
}

static rank rank_of(const shortening *s, uint32_t head, uint32_t word)
{
    const skeleton *k = s->k;
    bool root = head == s->root, verbal = is_verbal(k, head);
    if (token_of(s, word)->kind == TOKEN_MARK && tree_pos(k, word) != UD_OTHER_POS)
        return RANK_NEVER; /* a currency's sign is no mark */
    if (in_cue(s, word) && tree_is(k, word, FUNCTIONS & ~RELATION(UD_CASE)))
        return RANK_TIGHT;
    if (root && skeleton_is(k, word, WORD_RELATIVE))
        return RANK_NEVER;
    if (day_at(s, word) && !day_at(s, head))
        return rank_of_time(s, word);
    switch (tree_relation(k, word)) {
    case UD_NSUBJ:
    case UD_NSUBJ_PASS:
    case UD_CSUBJ: return root ? RANK_NEVER : RANK_TIGHT; /* the root's is asked for by itself */
    case UD_OBJ:
    case UD_XCOMP: return is_apart(k, word) ? RANK_NEVER : RANK_TIGHT;
    case UD_CASE:
        return (root && !verbal) || head == s->subject || head == s->object ? RANK_NEVER
                                                                            : RANK_TIGHT;
    case UD_COMPOUND_PRT:
    case UD_COMPOUND:
    case UD_FLAT:
    case UD_NUMMOD:
    case UD_NMOD_POSS:
    case UD_DET_RELATION:
    case UD_AMOD:
    case UD_IOBJ:
    case UD_AUX_RELATION:
    case UD_AUX_PASS:
    case UD_EXPL: return RANK_TIGHT;
    case UD_COP: return root && s->subject == NONE ? RANK_NEVER : RANK_TIGHT;
    case UD_CC: return root || head == s->subject ? RANK_NEVER : RANK_TIGHT;
    case UD_MARK: return rank_of_mark(s, head, word);
    case UD_CCOMP: return root && shorten_speaks(k, head) ? RANK_TIGHT : RANK_CORE;
    case UD_OBL_AGENT:
    case UD_NMOD_DESC:
    case UD_NMOD_UNMARKED: return RANK_CORE;
    case UD_OBL_UNMARKED:
        if (is_apart(k, word))
            return RANK_NEVER; /* "were held, a third of them in May" */
        return rank_of_phrase(s, head, word);
    case UD_OBL:
    case UD_NMOD: return rank_of_phrase(s, head, word);
    case UD_CONJ: return verbal ? RANK_NEVER : rank_of_conjunct(s, head, word);
    case UD_APPOS: return rank_of_name(s, head, word);
    case UD_ACL:
    case UD_ACL_RELCL: return rank_of_clause(s, head, word);
    case UD_ADVCL: return root && tree_at(k, word)->penn == PENN_VB ? RANK_SPARE : RANK_NEVER;
    case UD_ADVMOD: return rank_of_adverb(s, head, word);
    case UD_OTHER_RELATION: return is_part(k, head) ? RANK_TIGHT : RANK_NEVER;
    default: return RANK_NEVER;
    }
}

/* ---- taking -----------------------------------------------------------------------------------
 */

static void wait(shortening *s, uint32_t word, clause_part part, rank r)
{
    if (s->waits < SHORTEN_MOST)
        s->waiting[s->waits++] = (shorten_word){word, (uint8_t)part, (uint8_t)r};
}

static clause_part part_of(const shortening *s, uint32_t head, uint32_t word, clause_part part)
{
    bool phrase = !tree_is(s->k, word, FUNCTIONS | RELATION(UD_EXPL) | RELATION(UD_COMPOUND_PRT));
    if (head != s->root || !phrase)
        return part;
    bool before = s->subject != NONE && word < s->subject && s->subject < s->root;
    return before ? PART_BEHIND : s->object != NONE && word > s->root ? PART_REST : part;
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
    s->words += token_of(s, word)->kind != TOKEN_MARK;
    uint32_t first, n;
    unit_of(s->k, word, &first, &n);
    for (uint32_t i = first; i < first + n; i++)
        take(s, i, part, depth + 1);
    for (uint32_t c = tree_first(s->k, word); c != NONE; c = tree_next(s->k, c)) {
        rank r = rank_of(s, word, c);
        clause_part its = part_of(s, word, c, part);
        bool idle = its == PART_BEHIND && its != part &&
                    !is_named(s->k, c); /* "Like many others, he ..." */
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

/* How many words taking it would add. */
static uint32_t weight_of(const shortening *s, uint32_t word, uint32_t depth)
{
    if (depth == DEPTH_MOST || shorten_has(s, word))
        return 0;
    uint32_t first, n;
    unit_of(s->k, word, &first, &n);
    for (uint32_t c = tree_first(s->k, word); c != NONE && n <= WORDS_WANTED;
         c = tree_next(s->k, c)) {
        bool inside = c - first < n;
        if (!inside && rank_of(s, word, c) == RANK_TIGHT)
            n += weight_of(s, c, depth + 1);
    }
    return n;
}

static bool fits(const shortening *s, const shorten_word *w)
{
    uint32_t weight = weight_of(s, w->word, 0);
    bool bare = weight == 1 && tree_is(s->k, w->word, RELATION(UD_ACL)); /* "the letter dated" */
    if (bare || (w->rank >= RANK_SPARE && s->words >= WORDS_ENOUGH))
        return false;
    return s->words + weight <= WORDS_WANTED;
}

void shorten_grow(shortening *s)
{
    while (s->waits > 0 && s->words < WORDS_WANTED) {
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

/* ---- writing ----------------------------------------------------------------------------------
 */

static int by_place(const void *a, const void *b)
{
    const shorten_word *x = a, *y = b;
    if (x->part != y->part)
        return x->part < y->part ? -1 : 1;
    return x->word < y->word ? -1 : x->word > y->word;
}

static bool is_quote(const shortening *s, uint32_t word)
{
    static const str quotes[] = {STR_INIT("\""), STR_INIT("“"), STR_INIT("”"), STR_INIT("``"),
                                 STR_INIT("''")};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
        if (str_eq(token_text(s->k->article, word), quotes[i]))
            return true;
    }
    return false;
}

/* Behind the quote at `word`, all up to where it ends is taken: that token, else NONE. */
static uint32_t quote_end(const shortening *s, uint32_t word)
{
    for (uint32_t i = word + 1; skeleton_has(s->k, i) && i < word + QUOTED_MOST; i++) {
        if (is_quote(s, i))
            return i > word + 1 ? i : NONE;
        if (!shorten_has(s, i))
            return NONE;
    }
    return NONE;
}

/* Whether a comma before the word is kept: "arrests, trials", "fled, killing two". */
static bool keeps_comma(const shortening *s, uint32_t word)
{
    uint32_t first = word;
    for (int i = 0; i < TREE_STEPS; i++) { /* up to what hangs on words further left */
        uint32_t head = tree_head(s->k, first);
        if (head == NONE || head < word)
            break;
        first = head;
    }
    return tree_is(s->k, first, RELATION(UD_CONJ) | RELATION(UD_ADVCL)) &&
           tree_head(s->k, first) < word;
}

/* A mark that stands between two words that were taken. */
static void put_marks(const shortening *s, buf *out, uint32_t before, uint32_t word,
                      uint32_t *quote)
{
    bool joined = before != NONE && word == before + 2;
    if (joined && token_is_hyphen(s->k, word - 1)) {
        buf_put(out, token_text(s->k->article, word - 1));
        return;
    }
    uint32_t mark = word - 1;
    bool comma = before != NONE && word > s->k->first && token_is_mark(s->k->article, mark, ',');
    if (comma && keeps_comma(s, word))
        buf_char(out, ',');
    bool clitic = !(token_of(s, word)->flags & TOKEN_SPACED) &&
                  (before == mark || token_text(s->k->article, word).p[0] == '\'');
    if (out->n > 0 && !clitic)
        buf_char(out, ' ');
    if (word > s->k->first && is_quote(s, mark) && !shorten_has(s, mark) && *quote == NONE) {
        *quote = quote_end(s, mark);
        if (*quote != NONE)
            buf_char(out, '"');
    }
}

/* The mention of a person that a pronoun stands for and that is not named here; or NULL. */
static const mention *stands_for(const shortening *s, uint32_t word)
{
    const dateline_article *a = s->k->article;
    uint32_t m = skeleton_at(s->k, word)->mention;
    if (m == NONE || !skeleton_is(s->k, word, WORD_MASCULINE | WORD_FEMININE))
        return NULL;
    for (uint32_t i = 0; i < s->n; i++) {
        uint32_t other = skeleton_at(s->k, s->taken[i].word)->mention;
        if (other != NONE && s->taken[i].word < word &&
            a->mentions.v[other].entity == a->mentions.v[m].entity)
            return NULL;
    }
    return &a->mentions.v[m];
}

/* Whether only its place gives the word its capital. */
static bool opens_sentence(const shortening *s, uint32_t word)
{
    const dateline_article *a = s->k->article;
    uint32_t m = skeleton_at(s->k, word)->mention;
    bool name = m != NONE && a->entities.v[a->mentions.v[m].entity].kind != ENTITY_GROUP;
    const token *t = token_of(s, word);
    bool opens = t->flags & TOKEN_FIRST || (word > s->k->first && is_quote(s, word - 1));
    return opens && !name && !(t->flags & TOKEN_ALLCAPS) && tree_pos(s->k, word) != UD_PROPN;
}

static void put_word(const shortening *s, buf *out, uint32_t word)
{
    const mention *m = stands_for(s, word);
    if (!m) {
        str text = token_text(s->k->article, word);
        size_t at = 0;
        if (out->n > 0 && opens_sentence(s, word))
            utf8_put(out, utf8_lower(utf8_next(text, &at)));
        buf_put(out, str_from(text, at));
        return;
    }
    buf_put(out, s->k->article->entities.v[m->entity].name);
    bool owner = skeleton_is(s->k, word, WORD_DETERMINER) &&
                 !tree_is(s->k, word, RELATION(UD_OBJ) | RELATION(UD_IOBJ) | RELATION(UD_OBL));
    if (owner)
        buf_put(out, S("'s"));
}

uint32_t shorten_telling(const shortening *s)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->n; i++)
        n += token_of(s, s->taken[i].word)->kind != TOKEN_MARK && !is_article(s, s->taken[i].word);
    return n;
}

str shorten_text(shortening *s, arena *a)
{
    char room[256];
    buf out = BUF_ON(room, a);
    qsort(s->taken, s->n, sizeof *s->taken, by_place);
    uint32_t before = NONE, quote = NONE;
    for (uint32_t i = 0; i < s->n; i++) {
        uint32_t word = s->taken[i].word;
        if (i > 0 && s->taken[i].part != s->taken[i - 1].part)
            before = NONE;
        if (i == 0 && s->n > 1 && is_article(s, word))
            continue; /* as headlines do */
        put_marks(s, &out, before, word, &quote);
        put_word(s, &out, word);
        if (quote != NONE && word + 1 == quote) {
            buf_char(&out, '"');
            quote = NONE;
        }
        before = word;
    }
    return arena_str(a, buf_str(&out));
}
