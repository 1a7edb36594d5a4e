/* phrase: a trie whose edges live in one hash table of (state, word) → state. State 0 is the root.
 * Phrases are split into words by the same rules as the texts they are to be found in. */
#include "lex/phrase.h"

#include "base/utf8.h"

#define CAP_FIRST 64

typedef struct split_job {
    arena scratch, *arena;
    str_vec *words;
    str phrase;
    const map *abbreviations;
} split_job;

static void run_split(void *ctx)
{
    split_job *job = ctx;
    source s = {.text = job->phrase};
    *vec_push(&job->scratch, &s.blocks) = (block){{0, (uint32_t)s.text.n}, BLOCK_PARAGRAPH};
    intern unknown = {.ids = {.arena = &job->scratch}};
    token_list list = {0};
    tokenize(&list, &job->scratch, &s, &unknown, job->abbreviations);
    for (size_t i = 0; i < list.tokens.n; i++)
        *vec_push(job->arena, job->words) =
            utf8_lowercase(job->arena, str_span(s.text, list.tokens.v[i].at));
}

/* Nearly all phrases are plain words, which tokenize() parts at their blanks and nowhere else; but
 * "cannot" is two tokens, and capitals inside words may be two words run together. */
static bool is_plain(str phrase)
{
    for (size_t i = 0; i < phrase.n; i++) {
        char c = phrase.p[i];
        bool begins = i == 0 || phrase.p[i - 1] == ' ';
        bool plain = ascii_is_lower(c) || (begins && ascii_is_letter(c)) || (!begins && c == ' ');
        if (!plain)
            return false;
    }
    return str_find(phrase, S("cannot")) == STR_NONE;
}

static void split_plain(str_vec *words, arena *a, str phrase)
{
    char *low = arena_z(a, phrase);
    for (size_t i = 0; i < phrase.n; i++)
        low[i] = low[i] == ' ' ? ' ' : (char)(low[i] | 32);
    str rest = {low, phrase.n};
    str word;
    while (rest.n && str_split(&rest, ' ', &word)) {
        if (word.n)
            *vec_push(a, words) = word;
    }
}

/* The tokens themselves are only needed for a moment: under a guard, so that they are given back
 * even when memory runs out. */
void phrase_split(str_vec *words, arena *a, str phrase, const map *abbreviations)
{
    if (is_plain(phrase)) {
        split_plain(words, a, phrase);
        return;
    }
    split_job job = {.arena = a, .words = words, .phrase = phrase, .abbreviations = abbreviations};
    bool in_memory = oom_guard(run_split, &job);
    arena_free(&job.scratch);
    if (!in_memory)
        oom_leap();
}

static phrase_edge *probe(const phrase_table *t, uint32_t state, uint32_t word)
{
    for (size_t i = phrase_hash(state, word);; i++) {
        phrase_edge *e = &t->edges[i & (t->cap - 1)];
        if (!e->next || (e->state == state && e->word == word))
            return e;
    }
}

void phrase_reserve(phrase_table *t, size_t words)
{
    phrase_table old = *t;
    t->cap = old.cap ? old.cap : CAP_FIRST;
    while ((t->n + words) * 2 > t->cap)
        t->cap *= 2;
    if (t->cap == old.cap)
        return;
    t->edges = arena_new(t->arena, phrase_edge, t->cap);
    for (size_t i = 0; i < old.cap; i++) {
        if (old.edges[i].next)
            *probe(t, old.edges[i].state, old.edges[i].word) = old.edges[i];
    }
}

static uint32_t bit_of(uint32_t word)
{
    return UINT32_C(1) << word % 32;
}

static void mark_first(phrase_table *t, uint32_t word)
{
    while (t->first.n <= word / 64)
        *vec_push(t->arena, &t->first) = 0;
    t->first.v[word / 64] |= UINT64_C(1) << word % 64;
}

uint32_t phrase_add(phrase_table *t, intern *words, str phrase, uint32_t entry)
{
    str few[8];
    str_vec parts = {few, 0, sizeof few / sizeof *few};
    phrase_split(&parts, t->arena, phrase, t->abbreviations);
    phrase_reserve(t, parts.n);
    phrase_edge *last = NULL;
    for (size_t i = 0; i < parts.n; i++) {
        uint32_t word = intern_add(words, t->arena, parts.v[i]), state = last ? last->next : 0;
        if (last)
            last->after |= bit_of(word);
        else
            mark_first(t, word);
        last = probe(t, state, word);
        if (!last->next)
            *last = (phrase_edge){state, word, (uint32_t)++t->n, PHRASE_NONE, 0};
    }
    if (!last)
        return PHRASE_NONE;
    uint32_t earlier = last->entry;
    if (earlier == PHRASE_NONE)
        last->entry = entry;
    return earlier;
}

uint32_t phrase_longest(const phrase_table *t, const token *tokens, size_t at, size_t end,
                        size_t *n)
{
    uint32_t best = PHRASE_NONE, state = 0, after = UINT32_MAX;
    for (size_t i = at; i < end && tokens[i].word && after & bit_of(tokens[i].word); i++) {
        const phrase_edge *e = probe(t, state, tokens[i].word);
        if (!e->next)
            break;
        state = e->next;
        after = e->after;
        if (e->entry != PHRASE_NONE) {
            best = e->entry;
            *n = i + 1 - at;
        }
    }
    return best;
}
