/* skeleton: clauses, quotes and likely verbs of a sentence.
 *
 *     boundary = ; | : | dash | ( ) | relative | subordinator | , and+verb | ," | , participle
 *
 * A parenthesis, a pair of dashes and a relative clause behind a comma end where they end, and the
 * clause they stood in goes on: "the vote, which he won, was rigged" has "the vote ... was rigged".
 */
#include "find/skeleton.h"

#define LOOK_AHEAD 6 /* tokens in which "and ..." must show a verb to begin a clause */

bool token_is_hyphen(const skeleton *k, uint32_t word)
{
    const token *t = &k->article->text.tokens.v[word];
    if (word <= k->first || word + 1 >= k->first + k->n || t->flags & TOKEN_SPACED ||
        t[1].flags & TOKEN_SPACED)
        return false;
    str mark = token_text(k->article, word);
    return str_eq(mark, S("-")) || str_eq(mark, S("–")) || str_eq(mark, S("/"));
}

/* A dash that parts clauses; the hyphen of "Stalin-era" and the stroke of "3–5" have no blanks. */
static bool is_dash(const skeleton *k, uint32_t i)
{
    str mark = token_text(k->article, k->first + i);
    if (str_eq(mark, S("--")) || str_eq(mark, S("—")))
        return true;
    const token *t = &k->article->text.tokens.v[k->first + i];
    bool blanks = t->flags & TOKEN_SPACED && i + 1 < k->n && t[1].flags & TOKEN_SPACED;
    return blanks && (str_eq(mark, S("–")) || str_eq(mark, S("-")));
}

/* Infinitives and what stands before its noun ("the beaten men") carry no
 * clause. */
static bool is_verbish(const token_parse *p)
{
    bool finite = p->penn != PENN_VB && p->penn != PENN_VBG && p->relation != UD_AMOD;
    return p->pos == UD_AUX || (p->pos == UD_VERB && finite);
}

static bool is_nominal(const token_parse *p)
{
    return p->pos == UD_NOUN || p->pos == UD_PROPN || p->pos == UD_ADJ || p->pos == UD_NUM ||
           p->relation == UD_AMOD || p->relation == UD_COMPOUND;
}

static void read_words(skeleton *k)
{
    const dateline_article *a = k->article;
    for (uint32_t i = 0; i < k->n; i++) {
        const token_parse *p = &a->parse[k->first + i];
        skeleton_token *t = &k->tokens[i];
        t->verbish = is_verbish(p);
        t->nominal = is_nominal(p) && !t->verbish && t->time == NONE;
    }
}

/* Marks which entity mention and which timex covers each token. */
static void cover(skeleton *k, uint32_t *next_mention, uint32_t *next_time)
{
    const dateline_article *a = k->article;
    uint32_t end = k->first + k->n;
    while (*next_mention < a->mentions.n && a->mentions.v[*next_mention].first < k->first)
        ++*next_mention;
    while (*next_time < a->times.n && a->times.v[*next_time].first < k->first)
        ++*next_time;
    for (; *next_mention < a->mentions.n && a->mentions.v[*next_mention].first < end;
         ++*next_mention) {
        for (uint32_t i = 0; i < a->mentions.v[*next_mention].n; i++) {
            uint32_t word = a->mentions.v[*next_mention].first + i;
            if (word < end)
                k->tokens[word - k->first].mention = *next_mention;
        }
    }
    for (; *next_time < a->times.n && a->times.v[*next_time].first < end; ++*next_time) {
        for (uint32_t i = 0; i < a->times.v[*next_time].n; i++) {
            uint32_t word = a->times.v[*next_time].first + i;
            if (word < end)
                k->tokens[word - k->first].time = *next_time;
        }
    }
}

typedef enum aside_kind { ASIDE_NONE, ASIDE_COMMA, ASIDE_DASH, ASIDE_PAREN } aside_kind;

typedef struct clause_reader {
    skeleton *k;
    uint16_t now, last; /* number of the clause at hand; highest given out */
    uint16_t outer;     /* clause to go back to from an aside, when `aside` is set */
    aside_kind aside;
    bool quoted;
} clause_reader;

static void begin_clause(clause_reader *r)
{
    if (r->last < UINT16_MAX)
        r->last++;
    r->now = r->last;
}

static void begin_aside(clause_reader *r, aside_kind kind)
{
    if (r->aside == ASIDE_NONE)
        r->outer = r->now;
    r->aside = kind;
    begin_clause(r);
}

static void end_aside(clause_reader *r)
{
    r->aside = ASIDE_NONE;
    r->now = r->outer;
}

/* "and" begins a clause if a verb follows soon: "..., and police arrested forty". */
static bool verb_ahead(const clause_reader *r, uint32_t at)
{
    for (uint32_t i = at; i < r->k->n && i < at + LOOK_AHEAD; i++) {
        uint32_t word = r->k->first + i;
        if (token_is_mark(r->k->article, word, ','))
            return false;
        if (r->k->tokens[i].verbish)
            return true;
    }
    return false;
}

/* "after hundreds were detained" is a clause, "after the disputed election" is none. */
static bool finite_ahead(const clause_reader *r, uint32_t at)
{
    const dateline_article *a = r->k->article;
    for (uint32_t i = at; i < r->k->n && i < at + LOOK_AHEAD + 2; i++) {
        word_class class = token_class(a, r->k->first + i);
        if (a->text.tokens.v[r->k->first + i].kind == TOKEN_MARK || class & WORD_RELATIVE)
            return false;
        if (class & (WORD_BE | WORD_HAVE | WORD_MODAL) && i > at)
            return true;
        if (r->k->tokens[i].verbish && i > at && i + 1 < r->k->n &&
            !token_is_nominal(r->k, r->k->first + i + 1))
            return !(token_class(a, r->k->first + i - 1) & WORD_DETERMINER);
    }
    return false;
}

/* ", in power since 1994, ": words between two commas that hold no verb and lead with a
 * preposition. */
static bool is_apposition(const clause_reader *r, uint32_t next)
{
    const dateline_article *a = r->k->article;
    if (!(token_class(a, r->k->first + next) & WORD_PREPOSITION) || next < 2)
        return false;
    for (uint32_t i = next; i < r->k->n && i < next + 2 * LOOK_AHEAD; i++) {
        if (token_is_mark(a, r->k->first + i, ','))
            return true;
        if (r->k->tokens[i].verbish || a->text.tokens.v[r->k->first + i].kind == TOKEN_MARK)
            return false;
    }
    return false;
}

/* A word behind a comma that opens a clause: "who", "while", "and ... said", "condemning". */
static void after_comma(clause_reader *r, uint32_t next)
{
    if (next >= r->k->n)
        return;
    uint32_t word = r->k->first + next;
    word_class class = token_class(r->k->article, word);
    if (is_apposition(r, next)) {
        begin_aside(r, ASIDE_COMMA);
        return;
    }
    bool participle =
        str_ends(token_text(r->k->article, word), S("ing")) && !(class & WORD_PREPOSITION);
    if (class & WORD_RELATIVE && !(class & WORD_DETERMINER))
        begin_aside(r, ASIDE_COMMA);
    else if (class & WORD_SUBORDINATOR && (verb_ahead(r, next) || participle))
        begin_clause(r);
    else if (class & WORD_COORDINATOR ? verb_ahead(r, next + 1) : participle)
        begin_clause(r);
}

static void read_mark(clause_reader *r, uint32_t i)
{
    const dateline_article *a = r->k->article;
    str mark = token_text(a, r->k->first + i);
    if (token_quote_mark(a, r->k->first + i) != QUOTE_NONE) {
        r->quoted = token_quotes(a, r->k->first + i, r->quoted);
        if (!r->quoted && i && token_is_mark(a, r->k->first + i - 1, ','))
            begin_clause(r); /* "... in custody," he said */
    } else if (str_eq(mark, S(","))) {
        if (r->aside == ASIDE_COMMA)
            end_aside(r);
        after_comma(r, i + 1);
    } else if (str_eq(mark, S(";")) || str_eq(mark, S(":"))) {
        r->aside = ASIDE_NONE;
        begin_clause(r);
    } else if (str_eq(mark, S("("))) {
        begin_aside(r, ASIDE_PAREN);
    } else if (str_eq(mark, S(")")) && r->aside == ASIDE_PAREN) {
        end_aside(r);
    } else if (is_dash(r->k, i)) {
        if (r->aside == ASIDE_DASH)
            end_aside(r);
        else
            begin_aside(r, ASIDE_DASH);
    }
}

/* Prepositions of time that may lead a clause. */
static bool opens_in_time(const clause_reader *r, uint32_t i)
{
    return (token_class(r->k->article, r->k->first + i) & WORD_TIME_CLAUSE) != 0;
}

static void read_word(clause_reader *r, uint32_t i)
{
    word_class class = token_class(r->k->article, r->k->first + i);
    if (i == 0 || token_is_mark(r->k->article, r->k->first + i - 1, ','))
        return; /* the comma has decided */
    bool opens_always = class & WORD_RELATIVE && !(class & WORD_DETERMINER);
    bool opens = class & WORD_SUBORDINATOR && !(class & (WORD_PREPOSITION | WORD_ADVERB));
    bool in_time = opens_in_time(r, i) && r->k->tokens[i].time == NONE && finite_ahead(r, i + 1);
    if (opens_always || in_time || (opens && verb_ahead(r, i + 1)))
        begin_clause(r);
}

static void read_clauses(skeleton *k)
{
    clause_reader r = {.k = k};
    for (uint32_t i = 0; i < k->n; i++) {
        if (k->article->text.tokens.v[k->first + i].kind == TOKEN_MARK)
            read_mark(&r, i);
        else
            read_word(&r, i);
        k->tokens[i].clause = r.now;
        k->tokens[i].quoted = r.quoted;
    }
}

/* From the last token to the first, so that dependents come in text order. */
static void hang_children(skeleton *k)
{
    for (uint32_t i = 0; i < k->n; i++)
        k->tokens[i].child = k->tokens[i].sibling = NONE;
    for (uint32_t i = k->n; i-- > 0;) {
        uint32_t head = k->article->parse[k->first + i].head;
        if (head == NONE)
            continue;
        k->tokens[i].sibling = k->tokens[head - k->first].child;
        k->tokens[head - k->first].child = k->first + i;
    }
}

skeleton skeleton_of(const dateline_article *article, uint32_t s)
{
    const sentence *whole = &article->text.sentences.v[s];
    skeleton k = {.article = article, .first = whole->first, .n = whole->n};
    k.parsed = k.n > 0 && article->parse[k.first + k.n - 1].pos != UD_UNPARSED;
    k.tokens = article->skeleton + k.first;
    return k;
}

void skeletons_read(dateline_article *article)
{
    size_t n = article->text.tokens.n;
    uint32_t next_mention = 0, next_time = 0;
    article->skeleton = arena_new(&article->arena, skeleton_token, n + 1);
    for (size_t i = 0; i < n; i++)
        article->skeleton[i].mention = article->skeleton[i].time = article->skeleton[i].event =
            NONE;
    for (uint32_t s = 0; s < article->text.sentences.n; s++) {
        if (!sentence_is_prose(&article->text.sentences.v[s]))
            continue;
        skeleton k = skeleton_of(article, s);
        cover(&k, &next_mention, &next_time);
        read_words(&k);
        read_clauses(&k);
        hang_children(&k);
    }
}

static void tell_at(skeleton *k, uint32_t word, uint32_t e)
{
    if (word - k->first < k->n && k->tokens[word - k->first].event == NONE)
        k->tokens[word - k->first].event = e;
}

void skeleton_tell(skeleton *k, uint32_t first, uint32_t end)
{
    const dateline_article *a = k->article;
    for (uint32_t e = first; e < end; e++) {
        for (uint32_t i = 0; i < a->events.v[e].n; i++)
            tell_at(k, a->events.v[e].first + i, e);
    }
    for (uint32_t e = first; e < end; e++)
        tell_at(k, a->events.v[e].head, e);
}
