/* tree: who does what a verb says, wherever in the sentence that is told. */
#include "find/tree.h"

uint32_t tree_find_class(const skeleton *k, uint32_t word, uint64_t relations, word_class classes)
{
    for (uint32_t c = tree_first(k, word); c != NONE; c = tree_next(k, c)) {
        if (tree_is(k, c, relations) && token_class(k->article, c) & classes)
            return c;
    }
    return NONE;
}

const lex_type *tree_event_type(const skeleton *k, uint32_t word)
{
    uint32_t e = tree_event(k, word);
    return e == NONE ? NULL : event_type(k->article, &k->article->events.v[e]);
}

bool tree_is_verbal(const skeleton *k, uint32_t word)
{
    return tree_pos(k, word) == UD_VERB || tree_find(k, word, UD_COP) != NONE;
}

bool tree_is_definite(const skeleton *k, uint32_t noun)
{
    if (tree_at(k, noun)->pos == UD_PROPN || tree_find_any(k, noun, RELATION(UD_NMOD_POSS)) != NONE)
        return true;
    uint32_t determiner = tree_find_any(k, noun, RELATION(UD_DET_RELATION));
    return determiner != NONE && !skeleton_is(k, determiner, WORD_INDEFINITE);
}

uint32_t tree_top_of(const dateline_article *a, uint32_t first, uint32_t n)
{
    for (uint32_t i = first; i < first + n; i++) {
        uint32_t head = a->parse[i].head;
        if (head == NONE || head < first || head >= first + n)
            return i;
    }
    return first;
}

uint32_t tree_named_top(const dateline_article *a, const mention *m)
{
    uint64_t naming = RELATION(UD_FLAT) | RELATION(UD_APPOS) | RELATION(UD_NMOD_DESC);
    uint32_t top = tree_top_of(a, m->first, m->n);
    for (int i = 0; i < TREE_STEPS && RELATION(a->parse[top].relation) & naming; i++)
        top = a->parse[top].head;
    return top;
}

bool tree_is_passive(const skeleton *k, uint32_t verb)
{
    for (uint32_t step = 0; step < TREE_STEPS; step++) {
        if (tree_at(k, verb)->penn != PENN_VBN)
            return false;
        ud_relation hangs = tree_relation(k, verb);
        /* not "leader Ann Lee has left", "the army ousted him", whatever a parser calls the subject
         */
        bool suffers = tree_find(k, verb, UD_NSUBJ_PASS) != NONE &&
                       tree_find_any(k, verb, RELATION(UD_NSUBJ) | RELATION(UD_OBJ)) == NONE;
        uint64_t own = RELATION(UD_AUX_RELATION) | RELATION(UD_NSUBJ) | RELATION(UD_OBJ);
        bool opens = hangs == UD_ADVCL && tree_find_any(k, verb, own) == NONE; /* "Born in Oslo," */
        bool acl = hangs == UD_ACL && tree_find(k, verb, UD_AUX_RELATION) == NONE;
        if (tree_find(k, verb, UD_AUX_PASS) != NONE || suffers || acl || opens)
            return true;
        bool told =
            hangs == UD_XCOMP && tree_find(k, verb, UD_MARK) == NONE; /* "reported killed" */
        if ((hangs != UD_CONJ && !told) || tree_find(k, verb, UD_AUX_RELATION) != NONE ||
            tree_find(k, verb, UD_NSUBJ) != NONE)
            return false;
        verb = tree_head(k, verb);
    }
    return false;
}

/* "was shot and killed": the auxiliaries of the first are the second's, too. */
static uint32_t with_auxiliaries(const skeleton *k, uint32_t verb)
{
    for (uint32_t step = 0; step < TREE_STEPS; step++) {
        const token_parse *p = tree_at(k, verb);
        if (p->penn != PENN_VBN || p->relation != UD_CONJ || !skeleton_has(k, p->head) ||
            tree_at(k, p->head)->penn != PENN_VBN || p->head > verb ||
            tree_find_any(k, verb, RELATION(UD_AUX_RELATION) | RELATION(UD_AUX_PASS)) != NONE)
            break;
        verb = p->head;
    }
    return verb;
}

bool tree_hangs_on(const skeleton *k, uint32_t word)
{
    const token_parse *p = tree_at(k, word);
    uint64_t clause = RELATION(UD_ADVCL) | RELATION(UD_ACL) | RELATION(UD_XCOMP);
    bool form = p->penn == PENN_VBG || p->penn == PENN_VBN ||
                (p->penn == PENN_VBD && p->relation == UD_ADVCL); /* the tagger's mistake */
    return form && tree_is(k, word, clause) &&
           tree_find_any(k, word,
                         SUBJECTS | RELATION(UD_MARK) | RELATION(UD_AUX_RELATION) |
                             RELATION(UD_AUX_PASS)) == NONE;
}

/* "after [hitting] him", "after being [hit]", "of having [lied]"; "as being unsafe" says what one
 * thinks of it. */
static bool is_gerund(const skeleton *k, uint32_t verb, uint32_t mark)
{
    uint32_t being = tree_find_any(k, verb, RELATION(UD_AUX_RELATION) | RELATION(UD_AUX_PASS));
    bool thought = mark != NONE && token_is(k->article, mark, S("as"));
    return being == NONE ? tree_at(k, verb)->penn == PENN_VBG
                         : tree_at(k, being)->penn == PENN_VBG && !thought;
}

bool tree_is_asked_for(const skeleton *k, uint32_t word)
{
    const dateline_article *a = k->article;
    uint32_t lead = tree_find_any(k, word, RELATION(UD_MARK) | RELATION(UD_CASE));
    uint32_t preposition = lead == NONE ? 0 : a->text.tokens.v[lead].word;
    if (!is_gerund(k, word, NONE) || !tree_is(k, word, RELATION(UD_ADVCL)) ||
        !lexicon_role_known(a->lexicon, preposition) ||
        tree_find_any(k, word, SUBJECTS) != NONE) /* "sank, with two drowning" */
        return false;
    role r = lexicon_role(a->lexicon, preposition, true);
    return r != ROLE_AGENT && r != ROLE_PLACE;
}

tense tree_tense(const skeleton *k, uint32_t verb)
{
    verb = with_auxiliaries(k, verb);
    uint8_t form = tree_at(k, verb)->penn;
    uint32_t auxiliary = tree_find(k, verb, UD_AUX_RELATION);
    uint32_t passive = tree_find(k, verb, UD_AUX_PASS);
    if (auxiliary == NONE && passive == NONE)
        return form == PENN_VBD ? TENSE_PAST : TENSE_OTHER;
    if (auxiliary == NONE)
        return form == PENN_VBN && tree_at(k, passive)->penn == PENN_VBD ? TENSE_PAST : TENSE_OTHER;
    uint8_t of = tree_at(k, auxiliary)->penn;
    bool has = skeleton_is(k, auxiliary, WORD_HAVE) && (of == PENN_VBZ || of == PENN_VBP);
    return form == PENN_VBN && has ? TENSE_PERFECT : TENSE_OTHER;
}

bool tree_looks_back(const skeleton *k, uint32_t verb)
{
    uint32_t auxiliary = tree_find(k, verb, UD_AUX_RELATION);
    return auxiliary != NONE && skeleton_is(k, auxiliary, WORD_HAVE) &&
           tree_at(k, auxiliary)->penn == PENN_VBD;
}

/* "They were themselves detained": nobody is named by it. */
static bool is_reflexive(const skeleton *k, uint32_t word)
{
    str text = token_text(k->article, word);
    return tree_pos(k, word) == UD_PRON &&
           (str_ends(text, S("self")) || str_ends(text, S("selves")));
}

/* Of several that a parser found, the nearest before the verb that is no time. */
static uint32_t own_subject(const skeleton *k, uint32_t verb)
{
    uint32_t best = NONE;
    for (uint32_t c = tree_first(k, verb); c != NONE; c = tree_next(k, c)) {
        if (tree_is(k, c, SUBJECTS) && !is_reflexive(k, c) &&
            (best == NONE || (c < verb && skeleton_at(k, c)->time == NONE)))
            best = c;
    }
    return best;
}

/* "called on [Minsk] to answer": who is named right behind the verb; or NONE. */
static uint32_t asked_of(const skeleton *k, uint32_t verb)
{
    uint32_t who = token_asks(k->article, verb) ? tree_find(k, verb, UD_OBL) : NONE;
    return who != NONE && tree_find(k, who, UD_CASE) == verb + 1 ? who : NONE;
}

/* "asked Minsk to answer", "barred Minsk from it": who is asked is to do it; "promised to answer":
 * who promised; "was fined 200 euros for joining": who was. */
static uint32_t controller(const skeleton *k, uint32_t verb)
{
    bool passive = tree_is_passive(k, verb);
    uint32_t object = passive ? NONE : tree_find_any(k, verb, RELATION(UD_OBJ) | RELATION(UD_IOBJ));
    if (object == NONE)
        return asked_of(k, verb);
    bool own = tree_find_class(k, object, RELATION(UD_NMOD_POSS), WORD_REFERRING) != NONE;
    return own ? NONE : object; /* "set its sights on buying" */
}

/* Whether the verb has a subject wherever it stands: "ran", "was found", not "found", "to run". */
static bool is_finite(const skeleton *k, uint32_t verb)
{
    uint32_t first = tree_find_any(
        k, verb, RELATION(UD_AUX_RELATION) | RELATION(UD_AUX_PASS) | RELATION(UD_COP));
    if (first != NONE && skeleton_is(k, first, WORD_MODAL))
        return true;
    return form_is_finite(tree_at(k, first == NONE ? verb : first)->penn);
}

/* "met the protests that swept the country [by detaining] thousands": no event does anything by
 * doing it, so that the clause is of the verb above; else `head`, on which it hangs. */
static uint32_t verb_doing_by(const skeleton *k, uint32_t mark, uint32_t head)
{
    uint32_t noun = tree_is(k, head, RELATION(UD_ACL_RELCL)) ? tree_head(k, head) : NONE;
    if (mark == NONE || noun == NONE || !token_is(k->article, mark, S("by")) ||
        tree_event(k, noun) == NONE)
        return head;
    for (uint32_t step = 0; step < TREE_STEPS && noun != NONE; step++, noun = tree_head(k, noun)) {
        if (tree_pos(k, noun) == UD_VERB)
            return noun;
    }
    return head;
}

/* Whether the word names an event in which that of the verb may go on: a raid, for "killed". */
static bool is_harm_of(const skeleton *k, uint32_t word, uint32_t verb)
{
    const lex_type *type = tree_event_type(k, word), *harm = tree_event_type(k, verb);
    return type && harm && harm->harm && tree_pos(k, word) != UD_VERB &&
           lexicon_list_has(type->holds, harm->type);
}

uint32_t tree_harmed_by(const skeleton *k, uint32_t verb)
{
    uint64_t parts = RELATION(UD_NMOD) | RELATION(UD_COMPOUND) | RELATION(UD_APPOS);
    uint32_t who = tree_find_class(k, verb, SUBJECTS, WORD_RELATIVE), noun = tree_head(k, verb);
    if (!tree_is(k, verb, RELATION(UD_ACL_RELCL)) || !skeleton_has(k, noun) ||
        (who != NONE && token_is(k->article, who, S("who"))))
        return NONE;
    if (who != NONE && who > k->first && is_harm_of(k, who - 1, verb))
        return who - 1;
    for (int step = 0; step < 3 && tree_is(k, noun, parts); step++) {
        noun = tree_head(k, noun);
        if (is_harm_of(k, noun, verb))
            return noun;
    }
    return NONE;
}

uint32_t tree_subject(const skeleton *k, uint32_t verb)
{
    uint64_t led = RELATION(UD_MARK) | RELATION(UD_CASE);
    if (tree_at(k, verb)->penn == PENN_VBG && tree_find(k, verb, UD_NMOD_POSS) != NONE)
        return NONE; /* "hailed yesterday's [ruling] by the court": a noun */
    for (uint32_t step = 0; step < TREE_STEPS; step++) {
        uint32_t subject = own_subject(k, verb), head = tree_head(k, verb);
        ud_relation hangs = tree_relation(k, verb);
        bool relative = subject == NONE || skeleton_is(k, subject, WORD_RELATIVE);
        if (hangs == UD_ACL_RELCL && relative) {
            uint32_t by = tree_is_passive(k, verb) ? NONE : tree_harmed_by(k, verb);
            bool itself = by == NONE || tree_event_type(k, by)->suffered; /* a train that crashed */
            return itself ? head : by;
        }
        if (subject != NONE)
            return subject;
        uint32_t mark = tree_find(k, verb, UD_MARK);
        bool clause = mark == NONE || tree_at(k, verb)->penn == PENN_VB || is_gerund(k, verb, mark);
        if (hangs == UD_ADVCL && is_finite(k, verb))
            return NONE; /* its own was not found */
        if (hangs == UD_ACL && tree_find_any(k, verb, led) != NONE)
            return NONE; /* "a wave of protests by arresting": no deed of the protests */
        if (hangs == UD_ACL)
            return tree_at(k, verb)->penn == PENN_VB ? NONE : head;
        bool too = hangs == UD_ADVCL && mark != NONE && skeleton_is(k, mark, WORD_TO) &&
                   token_asks(k->article, head); /* ", and [to free] him" */
        bool asked = too || (step == 0 && tree_is_asked_for(k, verb));
        if ((hangs == UD_XCOMP || asked) && controller(k, head) != NONE)
            return controller(k, head);
        if (hangs != UD_XCOMP && hangs != UD_CONJ && !(hangs == UD_ADVCL && clause))
            return NONE;
        verb = hangs == UD_ADVCL ? verb_doing_by(k, mark, head) : head;
    }
    return NONE;
}

uint32_t tree_relative_object(const skeleton *k, uint32_t verb)
{
    uint32_t object = tree_find(k, verb, UD_OBJ), head = tree_head(k, verb);
    bool open = object == NONE || skeleton_is(k, object, WORD_RELATIVE);
    if (tree_relation(k, verb) != UD_ACL_RELCL || !open || tree_is_passive(k, verb) ||
        tree_pos(k, head) == UD_VERB || /* "to stop [working], which she refused" */
        tree_find_class(k, verb, RELATION(UD_OBL) | RELATION(UD_ADVMOD), WORD_RELATIVE) != NONE)
        return NONE;
    uint32_t subject = tree_subject(k, verb);
    bool whose = subject != NONE &&
                 tree_find_class(k, subject, RELATION(UD_NMOD_POSS), WORD_RELATIVE) != NONE;
    return subject != head && !whose ? head : NONE;
}

/* "when she said": the word that makes it a clause of another stands before its subject, with no
 * comma between. */
static bool is_subordinate(const skeleton *k, uint32_t verb)
{
    uint32_t mark = tree_find(k, verb, UD_MARK), subject = tree_find_any(k, verb, SUBJECTS);
    for (uint32_t i = mark; mark != NONE && subject != NONE && i < subject; i++) {
        if (token_is_mark(k->article, i, ','))
            return false;
    }
    return mark != NONE;
}

uint32_t tree_told(const skeleton *k, uint32_t speech)
{
    bool joined = tree_is(k, speech, RELATION(UD_CONJ)) && tree_find(k, speech, UD_CC) == NONE;
    bool own = tree_find_any(k, speech, SUBJECTS) != NONE; /* not "rallied, calling for it" */
    bool behind = (joined || tree_is(k, speech, RELATION(UD_PARATAXIS)) ||
                   (own && tree_is(k, speech, RELATION(UD_ADVCL)))) &&
                  !is_subordinate(k, speech) && tree_head(k, speech) < speech;
    return behind ? tree_head(k, speech)
                  : tree_find_any(k, speech, RELATION(UD_CCOMP) | RELATION(UD_PARATAXIS));
}
