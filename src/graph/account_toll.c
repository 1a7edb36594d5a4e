/* account_toll: what killed or hurt somebody, where the clause itself says it: "the blast killed
 * nine", "fired on a school, killing nine", "nine died in a blast". See merge_toll.c.
 */
#include "graph/account_teller.h"

#include "find/article_token.h"

#define REACH     16 /* tokens from a noun or verb back to its preposition or subject */
#define NEAR_MOST 8  /* events of the same sentence, to each side */

static bool is(const token_parse *p, ud_relation sought)
{
    return p->relation == sought;
}

/* "Killed nine and [injured] thirty": the first of the verbs. */
static uint32_t first_joined(const dateline_article *a, uint32_t word)
{
    while (is(&a->parse[word], UD_CONJ) && a->parse[word].head != NONE)
        word = a->parse[word].head;
    return word;
}

/* The verb's own; or NONE. */
static uint32_t subject_of(const dateline_article *a, const event *e)
{
    uint32_t first = a->text.sentences.v[e->sentence].first;
    for (uint32_t i = e->head; i > first && e->head - i < REACH; i--) {
        const token_parse *p = &a->parse[i - 1];
        if (p->head == e->head && (is(p, UD_NSUBJ) || is(p, UD_NSUBJ_PASS)))
            return i - 1;
    }
    return NONE;
}

/* "The blast [killed] nine", "the blast that killed nine". */
static bool is_done_by(const dateline_article *a, const event *harm, const event *deed)
{
    uint32_t noun = deed->first + deed->n - 1, verb = first_joined(a, harm->head);
    const token_parse *of = &a->parse[noun], *by = &a->parse[verb];
    uint32_t own = subject_of(a, harm);
    bool clause = is(by, UD_ACL_RELCL) && by->head == noun;
    return !deed->verb && ((is(of, UD_NSUBJ) && of->head == verb) ||
                           (clause && (own == NONE || a->parse[own].pos == UD_PRON)));
}

/* "Nine [died] in a blast", "a blast in which nine died"; "after a blast" they may have been shot.
 */
static bool is_done_in(const dateline_article *a, const event *harm, const event *deed)
{
    uint32_t noun = deed->first + deed->n - 1, i = noun;
    const token_parse *of = &a->parse[noun], *in = &a->parse[harm->head];
    bool oblique = (is(of, UD_OBL) || is(of, UD_OBL_AGENT)) && of->head == harm->head;
    while (oblique && i > 0 && noun - i < REACH &&
           !(is(&a->parse[i], UD_CASE) && a->parse[i].head == noun))
        i--;
    bool during = is(of, UD_OBL_AGENT) || (token_class(a, i) & WORD_MEANWHILE) != 0;
    return !deed->verb && ((oblique && during) || (is(in, UD_ACL_RELCL) && in->head == noun));
}

/* "Fired on a school, [killing] nine", "attacked the village and [killed] nine"; but "three were
 * stabbed, two [strangled]" is told of others. */
static bool goes_with(const dateline_article *a, const event *harm, const event *deed)
{
    uint32_t verb = first_joined(a, harm->head);
    const token_parse *p = &a->parse[verb];
    bool beside = is(p, UD_ADVCL) && p->penn == PENN_VBG && p->head == deed->head;
    return (beside || verb == deed->head) && subject_of(a, harm) == NONE;
}

/* "Killed the mayor Ida Weiss", "Weiss died": who is told of by name is told of for herself. */
static bool is_of_somebody(const dateline_article *a, const event *e, bool dies)
{
    for (size_t i = 0; i < e->participants.n; i++) {
        const participant *p = &e->participants.v[i];
        bool suffers = p->role == ROLE_PATIENT || (dies && p->role == ROLE_AGENT);
        if (suffers && p->mention != NONE &&
            a->entities.v[a->mentions.v[p->mention].entity].kind == ENTITY_PERSON)
            return true;
    }
    return false;
}

static bool is_toll_of(const teller *x, uint32_t at, uint32_t deed)
{
    const dateline_article *a = x->article;
    const told *d = &x->out->told.v[deed];
    const event *harm = &a->events.v[at], *by = &a->events.v[deed];
    return d->harms && !d->harm && !d->mutual && harm->sentence == by->sentence &&
           (is_done_by(a, harm, by) || is_done_in(a, harm, by) || goes_with(a, harm, by));
}

void account_note_tolls(teller *x)
{
    const dateline_article *a = x->article;
    uint32_t n = (uint32_t)a->events.n;
    for (uint32_t i = 0; i < n; i++) {
        told *t = &x->out->told.v[i];
        t->toll_of = NONE;
        bool harms = t->harm && t->verb && !is_of_somebody(a, &a->events.v[i], t->dies);
        uint32_t low = i > NEAR_MOST ? i - NEAR_MOST : 0;
        for (uint32_t k = low; harms && k < n && k <= i + NEAR_MOST && t->toll_of == NONE; k++) {
            if (k != i && is_toll_of(x, i, k)) {
                t->toll_of = k;
                t->tells_deed = is_done_by(a, &a->events.v[i], &a->events.v[k]) &&
                                !is(&a->parse[a->events.v[i].head], UD_CONJ);
            }
        }
    }
}
