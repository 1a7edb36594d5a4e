#include "find/pronoun_clause.h"

#include "find/parse.h"

#define REACH 64 /* tokens from a verb to what hangs on it, from a pronoun to its subject */

uint32_t clause_word_of(const dateline_article *a, const mention *m)
{
    uint32_t top = tree_named_top(a, m);
    bool beside = a->parse[top].relation == UD_APPOS && a->parse[top].head != NONE;
    return beside ? a->parse[top].head : top;
}

uint32_t clause_verb_owning(const dateline_article *a, uint32_t word)
{
    const token_parse *p = a->parse;
    uint64_t within = RELATION(UD_NMOD) | RELATION(UD_CONJ);
    uint32_t head = p[word].relation == UD_NMOD_POSS ? p[word].head : NONE;
    for (int i = 0; i < TREE_STEPS && head != NONE && RELATION(p[head].relation) & within; i++)
        head = p[head].head;
    bool owner = head != NONE && RELATION(p[head].relation) & (RELATION(UD_OBJ) | RELATION(UD_OBL));
    return owner ? p[head].head : NONE;
}

uint32_t clause_verb_telling(const dateline_article *a, uint32_t word)
{
    const token_parse *p = a->parse;
    uint32_t head = p[word].head;
    if (head == NONE || !(RELATION(p[word].relation) & SUBJECTS))
        return NONE;
    bool wished = p[head].penn == PENN_VB || p[head].penn == PENN_VBP; /* "demanded she leave" */
    bool told = RELATION(p[head].relation) & (RELATION(UD_CCOMP) | RELATION(UD_ADVCL));
    return told && !wished ? p[head].head : NONE;
}

static bool has(const dateline_article *a, uint32_t verb, uint64_t relations)
{
    uint32_t from = verb > REACH ? verb - REACH : 0;
    for (uint32_t i = from; i < a->text.tokens.n && i < verb + REACH; i++) {
        if (a->parse[i].head == verb && RELATION(a->parse[i].relation) & relations)
            return true;
    }
    return false;
}

/* "Told Lee to [take] his seat": it is Lee who takes it. */
uint32_t clause_verb_sharing(const dateline_article *a, uint32_t verb)
{
    const token_parse *p = &a->parse[verb];
    uint64_t objects = RELATION(UD_OBJ) | RELATION(UD_IOBJ);
    bool joined = p->relation == UD_CONJ || (p->relation == UD_ADVCL && p->penn == PENN_VBG);
    bool shared =
        p->head != NONE && (joined || (p->relation == UD_XCOMP && !has(a, p->head, objects)));
    return shared && !has(a, verb, SUBJECTS) ? p->head : NONE;
}

bool clause_of_another(const dateline_article *a, uint32_t word)
{
    const token_parse *p = a->parse;
    uint32_t at = p[word].head;
    if (at != NONE && RELATION(p[word].relation) & SUBJECTS)
        at = p[at].head;
    for (int i = 0; i < TREE_STEPS && at != NONE; i++) {
        if (p[at].relation == UD_ACL_RELCL)
            return true;
        at = p[at].head;
    }
    return false;
}

static uint32_t mention_over(const dateline_article *a, uint32_t from, uint32_t word)
{
    for (uint32_t m = from; m < a->mentions.n && a->mentions.v[m].first <= word; m++) {
        if (word - a->mentions.v[m].first < a->mentions.v[m].n)
            return m;
    }
    return NONE;
}

uint32_t clause_subject_ahead(const dateline_article *a, uint32_t from, uint32_t word, bool person)
{
    uint32_t noun = a->parse[word].head, verb = noun == NONE ? NONE : a->parse[noun].head;
    if (a->parse[word].relation != UD_NMOD_POSS || verb == NONE || verb < noun ||
        a->parse[noun].relation != UD_OBL)
        return NONE;
    for (uint32_t i = noun + 1; i < verb && i - noun < REACH; i++) {
        if (a->parse[i].head != verb || !(RELATION(a->parse[i].relation) & SUBJECTS))
            continue;
        uint32_t m = mention_over(a, from, i);
        uint32_t entity_at = m == NONE ? NONE : a->mentions.v[m].entity;
        bool named = entity_at != NONE && a->entities.v[entity_at].kind != ENTITY_GROUP &&
                     (a->entities.v[entity_at].kind == ENTITY_PERSON) == person;
        return named ? entity_at : NONE;
    }
    return NONE;
}

bool clause_owns_death(const dateline_article *a, uint32_t word)
{
    uint32_t noun = a->parse[word].relation == UD_NMOD_POSS ? a->parse[word].head : NONE;
    const lex_type *type =
        noun == NONE ? NULL : trigger_type_at(a, noun, (uint32_t)a->text.tokens.n);
    return type && type->death;
}

bool clause_has_unnamed(const dateline_article *a, const mention *told, size_t n, uint32_t verb,
                        uint32_t word)
{
    for (size_t m = n; m-- > 0 && told[m].first > verb;) {
        const token_parse *p = &a->parse[tree_named_top(a, &told[m])];
        if (p->head == verb && p->relation == UD_OBJ && a->entities.v[told[m].entity].generic)
            return true;
    }
    for (uint32_t i = verb + 1; i < word; i++) {
        if (a->parse[i].head == verb && a->parse[i].relation == UD_OBJ && token_is_office(a, i))
            return true;
    }
    return false;
}
