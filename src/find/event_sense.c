/* event_sense: which of the readings of a trigger's words fits its place: noun or verb, by the
 * words around it or the parse, and of several senses the one that its object and frame call for.
 */
#include "find/stages.h"
#include "find/tree.h"

#define TRIGGER_OBJECT 9 /* tokens around a trigger in which its object must stand */
#define GROUP          4 /* tokens from a noun that qualifies another to that one */

/* Whether nouns stand after `before`: "the ...", "in ...", "Lukashenko's ...", "brutal ...". */
static bool noun_follows(const skeleton *k, uint32_t before)
{
    if (before == NONE)
        return true;
    const skeleton_token *s = skeleton_at(k, before);
    if (s->time != NONE || token_is(k->article, before, S("'s")) ||
        token_is(k->article, before, S("’s")))
        return true;
    if (skeleton_is(k, before, WORD_DETERMINER | WORD_PREPOSITION))
        return true;
    return skeleton_is(k, before, WORD_COORDINATOR) ||
           k->article->text.tokens.v[before].kind != TOKEN_WORD;
}

/* A phrase is read by the word that carries it: of a
 * verb's its first, of a noun's its last. */
static bool fits_place(const skeleton *k, bool verb, uint32_t at, uint32_t end)
{
    const token_parse *p = &k->article->parse[verb ? at : end - 1];
    if (verb)
        return p->pos == UD_VERB && p->relation != UD_AMOD && p->relation != UD_COMPOUND &&
               p->relation != UD_CASE;
    bool hyphen = (at > k->first && token_is_hyphen(k, at - 1)) || /* "post-election" */
                  (skeleton_has(k, end) && token_is_hyphen(k, end));
    bool dated = at > k->first && skeleton_at(k, at - 1)->time != NONE;
    bool modifier = p->relation == UD_COMPOUND && p->head >= end && p->head < end + GROUP &&
                    skeleton_has(k, end) && !dated;
    return (p->pos == UD_NOUN || p->pos == UD_PROPN) && !hyphen && !modifier;
}

/* Whether the tag of a verb is that of the form: "found" is of "find", not of "found". */
static bool form_agrees(const skeleton *k, const lex_trigger_match *m, uint32_t at)
{
    switch (k->article->parse[at].penn) {
    case PENN_VB:
    case PENN_VBP: return m->form == FORM_BASE;
    case PENN_VBZ: return m->form == FORM_PRESENT;
    case PENN_VBG: return m->form == FORM_ING;
    case PENN_VBD:
    case PENN_VBN: return m->form == FORM_PAST || m->form == FORM_PARTICIPLE;
    default: return true;
    }
}

static bool is_object(const skeleton *k, const lex_trigger *trigger, uint32_t word)
{
    for (size_t i = 0; word != NONE && i < trigger->object.n; i++) {
        if (k->article->text.tokens.v[word].word == trigger->object.v[i])
            return true;
    }
    return false;
}

/* "triggered the so-called Moscow Mechanism": some words name an event only with their object. */
static bool has_object(const skeleton *k, const lex_trigger *trigger, uint32_t at)
{
    uint32_t low = at - k->first > TRIGGER_OBJECT ? at - TRIGGER_OBJECT : k->first;
    for (uint32_t i = low; skeleton_has(k, i) && i < at + TRIGGER_OBJECT; i++) {
        if (is_object(k, trigger, i))
            return true;
    }
    return false;
}

/* Whether the object hangs on the trigger or it on the object: "fired shots", "the shots fired". */
static bool is_bound(const skeleton *k, const lex_trigger *trigger, uint32_t head)
{
    uint64_t parts = SUBJECTS | RELATION(UD_OBJ) | RELATION(UD_NMOD) | RELATION(UD_COMPOUND) |
                     RELATION(UD_AMOD) | RELATION(UD_XCOMP);
    bool bound = is_object(k, trigger, tree_head(k, head));
    for (uint32_t c = tree_first(k, head); c != NONE && !bound; c = tree_next(k, c))
        bound = tree_is(k, c, parts) && is_object(k, trigger, c);
    uint32_t who = tree_find(k, head, UD_OBJ); /* "declared Ida Brandt the winner" */
    for (uint32_t c = who == NONE ? NONE : tree_first(k, who); c != NONE && !bound;
         c = tree_next(k, c))
        bound = tree_is(k, c, RELATION(UD_APPOS)) && is_object(k, trigger, c);
    return bound;
}

/* What a verb is done to: "captured [him]", "[he] was captured", "[the men] captured". */
static uint32_t object_of(const skeleton *k, uint32_t verb)
{
    uint32_t object = tree_find(k, verb, UD_OBJ);
    if (object == NONE && tree_is_passive(k, verb))
        object = tree_subject(k, verb);
    return object != NONE ? object : tree_relative_object(k, verb);
}

static uint8_t frame_of_object(const skeleton *k, uint32_t object)
{
    uint32_t m = skeleton_at(k, object)->mention;
    if (m == NONE)
        return tree_pos(k, object) == UD_PRON || token_is_office(k->article, object) ? FRAME_PERSON
                                                                                     : 0;
    const dateline_article *a = k->article;
    entity_kind kind = a->entities.v[a->mentions.v[m].entity].kind;
    return kind == ENTITY_PERSON || kind == ENTITY_GROUP  ? FRAME_PERSON
           : kind == ENTITY_PLACE || kind == ENTITY_STATE ? FRAME_PLACE
                                                          : 0;
}

/* "The mission found", "by the mission", "the mission's chair": somebody; not "the mission began".
 */
static bool is_doer(const skeleton *k, uint32_t noun)
{
    uint32_t verb = tree_head(k, noun);
    return tree_is(k, noun, RELATION(UD_OBL_AGENT) | RELATION(UD_NMOD_POSS)) ||
           (tree_is(k, noun, RELATION(UD_NSUBJ)) && tree_pos(k, verb) == UD_VERB &&
            !skeleton_is(k, verb, WORD_SUPPORT));
}

/* "He", "Ida Brandt", "a guard": somebody, not "it" or "the firm". */
static bool is_somebody(const skeleton *k, uint32_t noun)
{
    if (skeleton_at(k, noun)->mention != NONE && tree_pos(k, noun) != UD_PRON)
        return frame_of_object(k, noun) & FRAME_PERSON;
    return skeleton_is(k, noun, WORD_MASCULINE | WORD_FEMININE | WORD_MAN | WORD_WOMAN) ||
           token_is(k->article, noun, S("they")) || token_is_office(k->article, noun);
}

/* "[Eight years]", "[ten months] in prison", no deadline and no matter: "two years to pay", "years
 * of drought". */
static bool is_term(const skeleton *k, uint32_t noun)
{
    uint32_t t = skeleton_at(k, noun)->time;
    uint32_t clause = tree_find_any(k, noun, RELATION(UD_ACL) | RELATION(UD_ACL_RELCL));
    uint32_t of = tree_find(k, noun, UD_NMOD);
    of = of == NONE ? NONE : tree_find(k, of, UD_CASE);
    if (t == NONE || clause != NONE || (of != NONE && token_signals(k->article, of, SIGNAL_OF)))
        return false;
    const timex *length = &k->article->times.v[t];
    bool counted = str_ends(length->value, S("Y")) || str_ends(length->value, S("M"));
    return length->type == TIMEX_DURATION && counted && !str_starts(length->value, S("PT")) &&
           tree_find(k, noun, UD_NUMMOD) != NONE;
}

/* "The court gave Lund eight years", "he got ten years": who acts must be of the row's objects,
 * who is given them somebody. */
static bool is_given_term(const skeleton *k, const lex_trigger *row, uint32_t verb)
{
    uint32_t who = tree_find(k, verb, UD_IOBJ), by = tree_subject(k, verb);
    uint64_t given = RELATION(UD_OBJ) | RELATION(UD_OBL) | RELATION(UD_OBL_UNMARKED);
    uint32_t term = tree_first(k, verb);
    while (term != NONE && !(tree_is(k, term, given) && is_term(k, term)))
        term = tree_next(k, term);
    if (term == NONE || tree_find_any(k, verb, RELATION(UD_ADVCL) | RELATION(UD_XCOMP)) != NONE)
        return false;
    bool receives = row->object.n == 0 || tree_is_passive(k, verb);
    return receives ? by != NONE && is_somebody(k, by)
                    : who != NONE && is_somebody(k, who) && is_object(k, row, by);
}

/* Whether the parse shows one of the frames that the row asks for. */
static bool has_frame(const skeleton *k, const lex_trigger_match *m, uint32_t head)
{
    uint16_t wanted = k->article->lexicon->triggers.v[m->trigger].frame;
    if (wanted & FRAME_PLURAL && m->form == FORM_PLURAL)
        return true;
    if (wanted == 0)
        return false;
    if (wanted & FRAME_DOER)
        return is_doer(k, head);
    uint32_t object = object_of(k, head);
    uint32_t to = tree_find(k, head, UD_XCOMP);
    bool clause =
        tree_find(k, head, UD_CCOMP) != NONE || (to != NONE && tree_find(k, to, UD_MARK) != NONE);
    uint8_t shown = object != NONE ? frame_of_object(k, object) : clause ? 0 : FRAME_ALONE;
    shown |= clause ? FRAME_CLAUSE : 0;
    shown |= tree_is_passive(k, head) ? FRAME_PASSIVE : 0;
    uint64_t parts = RELATION(UD_OBJ) | RELATION(UD_OBL) | RELATION(UD_OBL_UNMARKED);
    for (uint32_t c = tree_first(k, head); c != NONE; c = tree_next(k, c)) {
        bool amount = tree_is(k, c, parts) && skeleton_at(k, c)->time == NONE &&
                      (tree_pos(k, c) == UD_NUM || tree_find(k, c, UD_NUMMOD) != NONE);
        shown |= amount ? FRAME_AMOUNT : 0;
        bool made = tree_is(k, c, RELATION(UD_XCOMP) | RELATION(UD_OBL)); /* "named Lee as envoy" */
        shown |= made && token_is_office(k->article, c) ? FRAME_PERSON : 0;
    }
    return wanted & shown;
}

/* What a row says of its place. Of rows for the same words one whose object is bound to them says
 * most, then one that names their frame; one that asks for neither is for all others. */
typedef enum specificity { FITS_NOT, FITS_NEAR, FITS_ANY, FITS_FRAME, FITS_BOUND } specificity;

static specificity how_specific(const skeleton *k, const lex_trigger_match *m, uint32_t at,
                                uint32_t head)
{
    if (m->any)
        return FITS_ANY;
    const lex_trigger *trigger = &k->article->lexicon->triggers.v[m->trigger];
    if (trigger->frame & FRAME_TERM)
        return is_given_term(k, trigger, head) ? FITS_BOUND : FITS_NOT;
    if (trigger->object.n > 0 && is_bound(k, trigger, head))
        return FITS_BOUND;
    if (has_frame(k, m, head))
        return FITS_FRAME;
    return has_object(k, trigger, at) ? FITS_NEAR : FITS_NOT;
}

/* The reading of a match that fits its place: nouns where a noun may stand, else verbs. */
const lex_trigger_match *event_sense(const skeleton *k, uint32_t match, uint32_t at, uint32_t end)
{
    const lex_trigger_match *best = NULL;
    bool best_agrees = false;
    specificity best_says = FITS_NOT;
    uint32_t before = at > k->first ? at - 1 : NONE;
    bool infinitive = before != NONE && skeleton_is(k, before, WORD_TO); /* "to protest" */
    bool noun_place = noun_follows(k, before) && !infinitive;
    for (; match != PHRASE_NONE; match = k->article->lexicon->trigger_matches.v[match].other) {
        const lex_trigger_match *m = &k->article->lexicon->trigger_matches.v[match];
        bool verb = m->pos == TRIGGER_VERB;
        bool fits = fits_place(k, verb, at, end);
        bool agrees = !verb || form_agrees(k, m, at);
        fits = fits && (agrees || m->form != FORM_BASE || k->article->parse[at].penn != PENN_VBD);
        specificity says = fits ? how_specific(k, m, at, verb ? at : end - 1) : FITS_NOT;
        if (says == FITS_NOT)
            continue;
        bool rival = best && m->pos == best->pos;
        bool better = rival && says != best_says && agrees == best_agrees
                          ? says > best_says
                          : !best || (agrees && (!best_agrees || verb != noun_place));
        if (better) {
            best = m;
            best_says = says;
            best_agrees = agrees;
        }
    }
    return best;
}
