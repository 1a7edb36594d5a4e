/* event_told: verbs that no row of the lexicon knows and that still tell what happened: "radar lost
 * the helicopter". Only as the parse shows it, in the past and in the writer's own words: what is,
 * is thought, is hoped or is quoted did not happen.
 */
#include "find/stages.h"
#include "find/tree.h"

/* Whether a word of one of these relations hangs on `word` and is of one of the classes. */
static bool has_dependent(const skeleton *k, uint32_t word, uint64_t relations, word_class classes)
{
    for (uint32_t c = tree_first(k, word); c != NONE; c = tree_next(k, c)) {
        if (relations >> tree_relation(k, c) & 1 && skeleton_is(k, c, classes))
            return true;
    }
    return false;
}

/* "sank", "was sunk", "has sunk", "was sinking"; "was seized and sunk" has its auxiliary once. */
static bool is_past(const skeleton *k, uint32_t word)
{
    uint64_t auxiliary = RELATION(UD_AUX_RELATION) | RELATION(UD_AUX_PASS);
    for (uint32_t step = 0; step < TREE_STEPS; step++) {
        const token_parse *p = tree_at(k, word);
        if (p->penn == PENN_VBD)
            return true;
        if ((p->penn != PENN_VBN && p->penn != PENN_VBG) ||
            has_dependent(k, word, auxiliary, WORD_MODAL | WORD_DO))
            return false;
        if (has_dependent(k, word, auxiliary, WORD_BE | WORD_HAVE))
            return true;
        if (p->relation != UD_CONJ || p->head > word)
            return false;
        word = p->head;
    }
    return false;
}

/* A clause that somebody tells; not "to sink it", "ships sunk by ice". */
static bool is_clause(const token_parse *p)
{
    return p->relation == UD_ROOT || p->relation == UD_CONJ || p->relation == UD_CCOMP ||
           p->relation == UD_ADVCL || p->relation == UD_ACL_RELCL || p->relation == UD_PARATAXIS;
}

/* "Dawn broke", "a week passed": tells when. */
static bool is_of_time(const skeleton *k, uint32_t verb)
{
    uint32_t subject = tree_subject(k, verb);
    if (subject == NONE || tree_pos(k, subject) != UD_NOUN)
        return false;
    const dateline_article *a = k->article;
    return skeleton_at(k, subject)->time != NONE ||
           time_has(timelex_word(a->lexicon->time, a->text.tokens.v[subject].word), TIME_PART);
}

bool event_told(const skeleton *k, uint32_t word)
{
    const token_parse *p = tree_at(k, word);
    const skeleton_token *s = skeleton_at(k, word);
    bool part = skeleton_has(k, word + 1) && token_is_hyphen(k, word + 1); /* "[re]-named" */
    if (p->pos != UD_VERB || part || !is_clause(p) || s->quoted || s->mention != NONE ||
        s->time != NONE || k->article->text.tokens.v[word].kind != TOKEN_WORD)
        return false;
    word_class other = WORD_BE | WORD_HAVE | WORD_DO | WORD_MODAL | WORD_SUPPORT;
    return !skeleton_is(k, word, other) && is_past(k, word) && !is_of_time(k, word) &&
           !has_dependent(k, word, RELATION(UD_ADVMOD), WORD_NEGATION);
}
