/* antecedent_speaking: who says "I resign" or "we condemn it" within quotation marks, as the clause
 * around it tells: "..., Weber said". What "we" did or will do others do, too.
 */
#include "find/antecedent.h"

/* The named person who says what the verb is told in: "\"I resign,\" [Weber] said"; or NONE.
 * `near`: a mention of sentence `s` or next to it. */
static uint32_t person_saying(const dateline_article *a, uint32_t s, uint32_t verb, uint32_t near)
{
    uint64_t told = RELATION(UD_CCOMP) | RELATION(UD_PARATAXIS);
    uint32_t m = near;
    while (m > 0 && a->mentions.v[m - 1].sentence == s)
        m--;
    for (; m < a->mentions.n && a->mentions.v[m].sentence == s; m++) {
        const token_parse *p = &a->parse[tree_named_top(a, &a->mentions.v[m])];
        uint32_t says = p->head;
        if (says == NONE || !(RELATION(p->relation) & SUBJECTS) ||
            a->entities.v[a->mentions.v[m].entity].kind != ENTITY_PERSON)
            continue;
        if ((a->parse[verb].head == says && RELATION(a->parse[verb].relation) & told) ||
            (a->parse[says].head == verb && RELATION(a->parse[says].relation) & told))
            return a->mentions.v[m].entity;
    }
    return NONE;
}

uint32_t antecedent_speaking(const dateline_article *a, uint32_t s, uint32_t word, uint32_t near)
{
    uint32_t verb = a->parse[word].head;
    if (verb == NONE || verb < word || verb - word > TREE_STEPS ||
        !(RELATION(a->parse[word].relation) & SUBJECTS))
        return NONE;
    bool alone = token_is(a, word, S("I"));
    bool now = a->parse[verb].penn == PENN_VBP;
    return alone || now ? person_saying(a, s, verb, near) : NONE;
}
