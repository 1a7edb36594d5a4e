/* shorten_past: whether an -ing form tells what was done, so that alone it is told as a past, and
 * how; whether a noun was when its clause's verb was. */
#include "find/shorten.h"

/* "after [killing] two", "responded by [recalling] him": it was done. */
static bool leads_deed(const skeleton *k, uint32_t mark)
{
    return skeleton_is(k, mark, WORD_TIME_CLAUSE) || token_is(k->article, mark, S("by"));
}

/* "fired", "had fired"; "has fired". */
static bool was_done(const skeleton *k, uint32_t verb, bool perfect)
{
    uint32_t had = tree_find_class(k, verb, RELATION(UD_AUX_RELATION), WORD_HAVE);
    tense told = tree_tense(k, verb);
    return told == TENSE_PAST || (perfect && told == TENSE_PERFECT) ||
           (had != NONE && tree_at(k, had)->penn == PENN_VBD &&
            tree_at(k, verb)->penn == PENN_VBN &&
            tree_find_class(k, verb, RELATION(UD_AUX_RELATION), WORD_MODAL) == NONE);
}

/* "is held after [refusing] to sign", "was held after": he had refused. */
static bool is_before_now(const skeleton *k, uint32_t mark, uint32_t verb)
{
    uint32_t first = tree_find_any(k, verb, RELATION(UD_AUX_RELATION) | RELATION(UD_AUX_PASS));
    penn_tag form = (penn_tag)tree_at(k, first == NONE ? verb : first)->penn;
    return mark != NONE && token_is(k->article, mark, S("after")) &&
           (form == PENN_VBZ || form == PENN_VBP);
}

/* "A gunman opened fire, [killing] four and [wounding] two": told by itself, a past. */
bool shorten_is_past(const skeleton *k, uint32_t verb)
{
    for (int i = 0; i < TREE_STEPS && tree_is(k, verb, RELATION(UD_CONJ)) &&
                    tree_at(k, verb)->penn == PENN_VBG;
         i++)
        verb = tree_head(k, verb);
    uint64_t auxiliary = RELATION(UD_AUX_RELATION) | RELATION(UD_AUX_PASS);
    uint32_t mark = tree_find(k, verb, UD_MARK), head = tree_head(k, verb);
    bool of_subject = tree_is(k, verb, RELATION(UD_ACL)) && tree_is(k, head, SUBJECTS);
    if (of_subject) /* "the envoy, [speaking] in Holm, said" */
        head = tree_head(k, head);
    return (of_subject || tree_is(k, verb, RELATION(UD_ADVCL))) &&
           tree_at(k, verb)->penn == PENN_VBG &&
           (was_done(k, head, !of_subject) || is_before_now(k, mark, head)) &&
           (mark == NONE || leads_deed(k, mark)) && tree_find_any(k, verb, auxiliary) == NONE &&
           tree_find_class(k, verb, ~0ull, WORD_NEGATION) == NONE;
}

str shorten_past_of(const shortening *s, arena *a, str verb)
{
    const irregular_table *t = &s->k->article->lexicon->irregulars;
    return tree_at(s->k, s->root)->penn == PENN_VB ? inflect_past_of_base(a, t, verb)
                                                   : inflect_past_of(a, t, verb);
}

bool shorten_has_own_day(const skeleton *k, uint32_t noun, uint32_t time)
{
    const timex *t = time != NONE ? &k->article->times.v[time] : NULL;
    uint32_t word = t ? tree_top(k, t->first, t->n) : NONE, lead = tree_find(k, noun, UD_CASE);
    if (tree_is(k, noun, SUBJECTS) || (lead != NONE && skeleton_is(k, lead, WORD_MEANWHILE)))
        return false;
    bool own = word != NONE && word < noun && lead != NONE;
    for (int i = 0; i < TREE_STEPS && skeleton_has(k, word) && word != noun; i++) {
        own |= tree_is(k, word, RELATION(UD_ACL) | RELATION(UD_ACL_RELCL) | RELATION(UD_AMOD));
        word = tree_head(k, word);
    }
    return own && word == noun;
}
