#include "find/antecedent.h"

#define REACH 48 /* tokens that are looked through for what hangs on a word */

typedef enum pronoun_kind { PRONOUN_OTHER, PRONOUN_IT, PRONOUN_THEY } pronoun_kind;

static pronoun_kind kind_of(const dateline_article *a, uint32_t word)
{
    if (token_is(a, word, S("it")))
        return PRONOUN_IT;
    return token_is(a, word, S("they")) ? PRONOUN_THEY : PRONOUN_OTHER;
}

static bool is_in(const token_parse *p, uint64_t relations)
{
    return (RELATION(p->relation) & relations) != 0;
}

/* The first token that hangs on `head` in one of these relations, within reach; or NONE. */
static uint32_t find_in(const dateline_article *a, const sentence *in, uint32_t head,
                        uint64_t relations)
{
    uint32_t from = head - in->first > REACH ? head - REACH : in->first;
    for (uint32_t i = from; i < in->first + in->n && i < head + REACH; i++) {
        if (a->parse[i].head == head && is_in(&a->parse[i], relations))
            return i;
    }
    return NONE;
}

/* "It was agreed that ...", "it is cold": it stands for nothing. */
static bool is_empty(const dateline_article *a, const sentence *in, uint32_t verb)
{
    uint64_t clauses = RELATION(UD_CCOMP) | RELATION(UD_CSUBJ) | RELATION(UD_XCOMP);
    uint32_t auxiliary = find_in(a, in, verb, RELATION(UD_AUX_PASS));
    bool full = find_in(a, in, verb, clauses) != NONE &&
                (auxiliary != NONE || !token_begins_cue(a, verb, in->first + in->n, CUE_SAYING));
    return full || a->parse[verb].pos != UD_VERB ||
           find_in(a, in, verb, RELATION(UD_COP) | RELATION(UD_EXPL)) != NONE;
}

static bool is_definite(const dateline_article *a, const sentence *in, uint32_t noun)
{
    uint32_t owner = find_in(a, in, noun, RELATION(UD_NMOD_POSS));
    uint32_t article = find_in(a, in, noun, RELATION(UD_DET_RELATION));
    return a->parse[noun].pos == UD_PROPN || owner != NONE ||
           (article != NONE && (token_is(a, article, S("the")) || token_is(a, article, S("this"))));
}

static bool agrees(const dateline_article *a, const sentence *in, uint32_t noun, pronoun_kind kind)
{
    if (kind_of(a, noun) != PRONOUN_OTHER)
        return kind_of(a, noun) == kind;
    penn_tag form = (penn_tag)a->parse[noun].penn;
    bool nominal = a->parse[noun].pos == UD_NOUN || a->parse[noun].pos == UD_PROPN;
    bool many = form == PENN_NNS || find_in(a, in, noun, RELATION(UD_CONJ)) != NONE;
    bool several = a->parse[noun].pos == UD_NUM && !token_is(a, noun, S("one"));
    if (kind == PRONOUN_THEY) /* "two of them said they ..." */
        return several || (nominal && (many || form == PENN_NNPS));
    bool deed = token_class(a, noun) & WORD_REFERRING; /* "the move": does nothing itself */
    bool acts = token_class(a, noun) & WORD_ORG_FIRST; /* "a committee was set up. It ..." */
    return nominal && !deed && !many && (acts || is_definite(a, in, noun)) &&
           !token_is_office(a, noun);
}

/* The subject of the clause that the pronoun's hangs on and that stands before it; or NONE. */
static uint32_t subject_above(const dateline_article *a, const sentence *in, uint32_t verb,
                              pronoun_kind kind)
{
    uint64_t down = RELATION(UD_CCOMP) | RELATION(UD_ADVCL) | RELATION(UD_CONJ);
    for (uint32_t step = 0; step < TREE_STEPS && is_in(&a->parse[verb], down); step++) {
        uint32_t head = a->parse[verb].head;
        if (head == NONE || head > verb)
            return NONE;
        uint32_t noun = find_in(a, in, head, SUBJECTS);
        if (noun != NONE)
            return noun < head && agrees(a, in, noun, kind) ? noun : NONE;
        verb = head;
    }
    return NONE;
}

static bool opens(const dateline_article *a, const sentence *in, uint32_t word)
{
    for (uint32_t i = in->first; i < word; i++) {
        if (is_in(&a->parse[i], SUBJECTS))
            return false;
    }
    return true;
}

static uint32_t subject_before(const dateline_article *a, uint32_t s, pronoun_kind kind)
{
    if (s == 0 || !sentence_is_prose(&a->text.sentences.v[s - 1]))
        return NONE;
    const sentence *before = &a->text.sentences.v[s - 1];
    for (uint32_t i = before->first; i < before->first + before->n; i++) {
        const token_parse *p = &a->parse[i];
        bool main = is_in(p, SUBJECTS) && a->parse[p->head].relation == UD_ROOT;
        if (main)
            return agrees(a, before, i, kind) ? i : NONE;
    }
    return NONE;
}

/* "She thanked [the miners] and asked them to stay": what two joined verbs are done to. */
static uint32_t shared_object(const dateline_article *a, const sentence *in, uint32_t word)
{
    uint32_t verb = a->parse[word].head;
    uint64_t objects = RELATION(UD_OBJ) | RELATION(UD_IOBJ);
    if (!token_is(a, word, S("them")) || !is_in(&a->parse[word], objects) || verb == NONE ||
        !is_in(&a->parse[verb], RELATION(UD_CONJ)) || a->parse[verb].head > verb)
        return NONE;
    uint32_t noun = find_in(a, in, a->parse[verb].head, objects);
    return noun != NONE && noun < word && agrees(a, in, noun, PRONOUN_THEY) ? noun : NONE;
}

uint32_t antecedent_of(const dateline_article *article, uint32_t s, uint32_t word)
{
    if (!(token_class(article, word) & WORD_PRONOUN))
        return NONE;
    const sentence *in = &article->text.sentences.v[s];
    const token_parse *p = &article->parse[word];
    pronoun_kind kind = kind_of(article, word);
    if (kind == PRONOUN_OTHER)
        return shared_object(article, in, word);
    if (!is_in(p, SUBJECTS) || p->head == NONE || p->head < word ||
        (kind == PRONOUN_IT && is_empty(article, in, p->head)))
        return NONE;
    uint32_t noun = subject_above(article, in, p->head, kind);
    if (noun == NONE && opens(article, in, word))
        noun = subject_before(article, s, kind);
    return noun;
}

const reference *antecedent_known(const dateline_article *article, uint32_t word)
{
    size_t low = 0, end = article->references.n;
    while (low < end) {
        size_t middle = low + (end - low) / 2;
        const reference *r = &article->references.v[middle];
        if (r->word == word)
            return r;
        if (r->word < word)
            low = middle + 1;
        else
            end = middle;
    }
    return NULL;
}
