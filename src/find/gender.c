/* gender: what the words around a person's name say of it. */
#include "find/gender.h"

#include "find/pronoun_clause.h"

/* What is said of a person's gender by name, title and what stands beside: "Mr. Weber", "Ida Lee",
 * "her father, Weber". */
static word_class words_said(const dateline_article *a, const mention *m)
{
    word_class said = m->n > 1 ? token_class(a, m->first) : 0;
    for (uint32_t i = m->first;
         m->title.n > 0 && i > 0 && a->text.tokens.v[i - 1].at.at >= m->title.at; i--)
        said |= token_class(a, i - 1);
    uint32_t beside = clause_word_of(a, m);
    return beside < m->first ? said | token_class(a, beside) : said;
}

void gender_read(word_class *of, const dateline_article *a)
{
    for (size_t i = 0; i < a->mentions.n; i++) {
        uint32_t id = a->mentions.v[i].entity;
        if (a->entities.v[id].kind != ENTITY_PERSON)
            continue;
        word_class said = words_said(a, &a->mentions.v[i]);
        bool man = said & WORD_MAN, woman = said & WORD_WOMAN;
        if (man != woman)
            of[id] |= man ? WORD_MASCULINE : WORD_FEMININE;
    }
    for (size_t id = 0; id < a->entities.n; id++) {
        if (of[id] == (WORD_MASCULINE | WORD_FEMININE))
            of[id] = 0;
    }
}
