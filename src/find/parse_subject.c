/* parse_subject: of whom a verb is said. What is finite has a subject, and is part of no phrase:
 *
 *     [Farmers marched] in Holm             not: farmers who were marched in Holm
 *     after [hundreds were detained]        not: after hundreds
 *     [a man described as a clerk shot two] not: described as a clerk shot
 */
#include "find/parse_clause.h"

/* The last noun before the verb, if it was read as part of the verb's phrase; or NONE. */
static uint32_t noun_inside(const clause_settler *s, uint32_t verb)
{
    uint32_t told = s->parse[verb].head, word = verb - 1;
    for (int step = 0; step < PARSE_REACH && told != NONE && word > told; step++) {
        if (s->parse[word].head == verb)
            return clause_noun(&s->parse[word]) ? word : NONE;
        if (s->parse[word].head == NONE || s->parse[word].head >= verb)
            return NONE;
        word = s->parse[word].head;
    }
    return NONE;
}

/* Whether nothing parts the words (from, end) but quotes. */
static bool is_unparted(const clause_settler *s, uint32_t from, uint32_t end)
{
    for (uint32_t i = from + 1; i < end; i++) {
        if (s->parse[i].relation == UD_CC || token_is_mark(s->article, i, ',') ||
            end - from > PARSE_REACH)
            return false;
    }
    return true;
}

/* Whom "described" of "a man described as a clerk [shot] two" is said about, on whatever the parser
 * hung the verb; or NONE. */
static uint32_t described_by(const clause_settler *s, uint32_t told, uint32_t verb)
{
    const token_parse *p = &s->parse[told];
    bool joined = s->parse[verb].relation == UD_CONJ;
    if (clause_noun(p))
        return s->parse[verb].relation == UD_NMOD ? told : NONE;
    if (p->relation == UD_ACL && p->penn == PENN_VBN && !joined)
        return p->head;
    bool both = p->pos == UD_VERB && !(clause_has(s, told) & (HAS_OBJECT | HAS_AUXILIARY));
    return both && is_unparted(s, told, verb) ? clause_subject(s, told) : NONE;
}

/* The verb takes the place of the noun in its sentence, which becomes its subject. */
static void take_place(clause_settler *s, uint32_t verb, uint32_t noun)
{
    bool spoken = s->parse[noun].relation == UD_NSUBJ;
    s->parse[verb].head = s->parse[noun].head;
    s->parse[verb].relation = (uint8_t)(spoken ? UD_CCOMP : s->parse[noun].relation);
    s->parse[noun].head = verb;
    s->parse[noun].relation = UD_NSUBJ;
    clause_rehang(s, verb + 1, s->end, noun, verb);
    for (uint32_t i = noun; i-- > s->first && noun - i < PARSE_REACH;) { /* "In May a girl shot" */
        bool phrase = s->parse[i].relation == UD_OBL || s->parse[i].relation == UD_OBL_UNMARKED;
        if (phrase && s->parse[i].head == noun)
            s->parse[i].head = verb;
    }
}

/* "A man described as a clerk shot two", "a girl in Holm shot two": what is finite is no part of
 * the phrase before it. */
static void settle_swallowed(clause_settler *s)
{
    for (uint32_t verb = s->first + 2; verb < s->end; verb++) {
        uint32_t told = s->parse[verb].head, noun = noun_inside(s, verb);
        ud_relation as = (ud_relation)s->parse[verb].relation;
        bool phrase = as == UD_OBL || as == UD_NMOD;
        bool swallowed =
            noun != NONE && (as == UD_ADVCL || (phrase && clause_has(s, verb) & HAS_CASE));
        bool joined = as == UD_CONJ && !(clause_has(s, verb) & HAS_SUBJECT);
        if (s->parse[verb].penn != PENN_VBD || told == NONE || told > verb ||
            !(swallowed || joined))
            continue;
        uint32_t subject = described_by(s, told, verb);
        if (subject == NONE || subject > told ||
            (as == UD_ADVCL && s->parse[subject].relation != UD_ROOT))
            continue;
        if (swallowed) {
            clause_rehang(s, told + 1, noun, verb, noun);
            s->parse[noun].head = told;
            s->parse[noun].relation = clause_noun(&s->parse[told]) ? UD_NMOD : UD_OBL;
        }
        if (s->parse[subject].head == told) { /* it was read as what the sentence says */
            s->parse[subject].head = s->parse[told].head;
            s->parse[subject].relation = s->parse[told].relation;
            s->parse[told] =
                (token_parse){subject, UD_VERB, PENN_VBN, UD_ACL, s->parse[told].meant};
        }
        take_place(s, verb, subject);
        clause_rehang(s, verb + 1, s->end, told, verb);
    }
}

/* The preposition before a noun that may lead a clause, or NONE. */
static uint32_t leader_of(const clause_settler *s, uint32_t noun)
{
    for (uint32_t i = noun; i-- > s->first && noun - i < PARSE_REACH;) {
        if (s->parse[i].head == noun && s->parse[i].relation == UD_CASE)
            return token_class(s->article, i) & WORD_TIME_CLAUSE ? i : NONE;
    }
    return NONE;
}

/* "after a storm [struck] the strait", "[Farmers marched] in Holm": what is finite and has no
 * relative word is not said about the noun before it: that is its subject. */
static void settle_subjects(clause_settler *s)
{
    uint64_t whole =
        RELATION(UD_ROOT) | RELATION(UD_CCOMP) | RELATION(UD_CONJ) | RELATION(UD_PARATAXIS);
    for (uint32_t verb = s->first + 1; verb < s->end; verb++) {
        ud_relation as = (ud_relation)s->parse[verb].relation;
        uint32_t noun = s->parse[verb].head;
        bool about = as == UD_ACL || (as == UD_CONJ && !(clause_has(s, verb) & HAS_JOINT));
        if (s->parse[verb].penn != PENN_VBD || !about || noun == NONE || noun > verb ||
            clause_has(s, verb) & HAS_SUBJECT || !clause_noun(&s->parse[noun]))
            continue;
        uint32_t lead = leader_of(s, noun);
        if (!(RELATION(s->parse[noun].relation) & whole) && lead == NONE)
            continue;
        take_place(s, verb, noun);
        if (lead == NONE)
            continue;
        s->parse[verb].relation = UD_ADVCL;
        s->parse[lead].head = verb;
        s->parse[lead].relation = UD_MARK;
    }
}

/* "ran", "was found", not "found", "to run". */
static bool is_finite(const clause_settler *s, uint32_t verb)
{
    uint8_t form = s->parse[verb].penn;
    bool past = form == PENN_VBD || form == PENN_VBZ || form == PENN_VBP;
    return s->parse[verb].pos == UD_VERB && (past || clause_has(s, verb) & HAS_PASSIVE);
}

/* The noun before the verb and its auxiliaries that a word like "after" leads; or NONE. */
static uint32_t noun_led(const clause_settler *s, uint32_t verb, uint32_t *lead)
{
    uint32_t noun = verb - 1;
    for (; noun > s->first && s->parse[noun].head == verb; noun--) {
        if (s->parse[noun].pos == UD_PUNCT || s->parse[noun].relation == UD_CC)
            return NONE;
        if (clause_noun(&s->parse[noun]))
            break;
    }
    uint64_t inside = RELATION(UD_NMOD) | RELATION(UD_COMPOUND) | RELATION(UD_FLAT);
    for (int step = 0; step < PARSE_REACH && noun < verb && noun >= s->first; step++) {
        *lead = clause_noun(&s->parse[noun]) ? leader_of(s, noun) : NONE;
        if (*lead != NONE || !(RELATION(s->parse[noun].relation) & inside))
            break;
        noun = s->parse[noun].head;
    }
    bool phrase =
        *lead != NONE && (s->parse[noun].relation == UD_OBL || s->parse[noun].relation == UD_NMOD);
    return phrase && !(clause_has(s, noun) & IS_TIME) ? noun : NONE;
}

/* "after [her party Green Holm accused] him": the noun that a name, read as the verb's subject,
 * only names; or NONE. */
static uint32_t noun_named(const clause_settler *s, uint32_t verb, uint32_t *lead)
{
    uint32_t name = clause_subject(s, verb);
    if (name == NONE || name == s->first || s->parse[name].pos != UD_PROPN)
        return NONE;
    uint32_t noun = name - 1;
    while (noun > s->first && s->parse[noun].head == name && s->parse[noun].pos == UD_PROPN)
        noun--;
    if (noun < s->first || s->parse[noun].pos != UD_NOUN || s->parse[noun].relation != UD_OBL)
        return NONE;
    *lead = leader_of(s, noun);
    if (*lead == NONE || clause_has(s, noun) & IS_TIME)
        return NONE;
    s->parse[name].head = noun;
    s->parse[name].relation = UD_APPOS;
    return noun;
}

/* "after [hundreds were detained]", "as [Minsk refused]": what was read as a phrase has the verb
 * behind it. */
static void settle_bereft(clause_settler *s)
{
    for (uint32_t verb = s->first + 1; verb < s->end; verb++) {
        uint32_t lead = NONE;
        if (!is_finite(s, verb) || s->parse[verb].relation == UD_ACL_RELCL)
            continue;
        bool named = clause_has(s, verb) & HAS_SUBJECT;
        uint32_t noun = named ? noun_named(s, verb, &lead) : noun_led(s, verb, &lead);
        uint32_t head = noun != NONE ? s->parse[noun].head : NONE;
        if (head == NONE)
            continue;
        if (!parse_is_under(s->parse, head, verb, 1)) {
            s->parse[verb].head = head;
            s->parse[verb].relation = UD_ADVCL;
        } else if (head != verb) {
            continue;
        }
        s->parse[noun].head = s->parse[lead].head = verb;
        s->parse[noun].relation = clause_has(s, verb) & HAS_PASSIVE ? UD_NSUBJ_PASS : UD_NSUBJ;
        s->parse[lead].relation = UD_MARK;
    }
}

/* The verb that the sentence's root lacks: behind the clause `about` it, with no word that joins
 * the two: "A wave that hit Holm [killed] ten"; or NONE. */
static uint32_t verb_behind(const clause_settler *s, uint32_t root, uint32_t about)
{
    uint64_t loose = RELATION(UD_CCOMP) | RELATION(UD_XCOMP) | RELATION(UD_CONJ) |
                     RELATION(UD_ADVCL) | RELATION(UD_PARATAXIS) | RELATION(UD_ACL) |
                     RELATION(UD_AMOD);
    for (uint32_t i = about + 1; i < s->end && i - about < PARSE_REACH; i++) {
        uint32_t head = s->parse[i].head;
        bool marked = clause_has(s, i) & (HAS_JOINT | HAS_MARK | HAS_PASSIVE);
        bool past = s->parse[i].penn == PENN_VBD ||
                    (s->parse[i].penn == PENN_VBN && clause_has(s, i) & (HAS_SUBJECT | HAS_OBJECT));
        if (past && (head == about || head == root) && !marked &&
            RELATION(s->parse[i].relation) & loose)
            return i;
    }
    return NONE;
}

/* "[A wave that hit Holm] killed ten": where the sentence was read as the noun alone. */
static void settle_root(clause_settler *s)
{
    uint32_t root = s->first, about = NONE, verb = NONE;
    while (root < s->end && s->parse[root].relation != UD_ROOT)
        root++;
    if (root == s->end || !clause_noun(&s->parse[root]) ||
        clause_has(s, root) & (HAS_SUBJECT | HAS_COPULA | HAS_CASE))
        return;
    for (uint32_t i = root + 1; i < s->end && about == NONE; i++) {
        if (s->parse[i].head == root && s->parse[i].relation == UD_ACL_RELCL)
            about = i;
    }
    if (about != NONE)
        verb = verb_behind(s, root, about);
    if (verb == NONE)
        return;
    uint32_t object = clause_subject(s, verb);
    if (object != NONE && object > about) {
        s->parse[object].head = about;
        s->parse[object].relation = UD_OBJ;
    }
    s->parse[verb].head = root;
    s->parse[verb].penn = PENN_VBD;
    take_place(s, verb, root);
    clause_rehang(s, verb + 1, s->end, about, verb);
}

/* "was flying, [headed] for Oslo": what has no subject and nothing that joins it tells how. */
static void settle_participles(clause_settler *s)
{
    for (uint32_t verb = s->first + 1; verb < s->end; verb++) {
        uint32_t head = s->parse[verb].head;
        if (s->parse[verb].penn == PENN_VBD && s->parse[verb].relation == UD_PARATAXIS &&
            head != NONE && head < verb && s->parse[head].pos == UD_VERB &&
            s->parse[verb - 1].pos != UD_PUNCT &&
            !(clause_has(s, verb) & (HAS_SUBJECT | HAS_JOINT | HAS_OBJECT)))
            s->parse[verb].relation = UD_ADVCL;
    }
}

/* Whether only a noun's phrase and one comma lie between two nouns. */
static bool is_beside(const clause_settler *s, uint32_t first, uint32_t second)
{
    uint32_t commas = 0;
    for (uint32_t i = first + 1; i < second; i++) {
        if (s->parse[i].pos == UD_VERB || second - first > PARSE_REACH)
            return false;
        commas += token_is_mark(s->article, i, ',');
    }
    return commas == 1;
}

/* "The ministry, the owner of the mill, said", "The court, the army and six others said": of two
 * subjects, the second tells who the first is, or is joined to it. */
static void settle_two_subjects(clause_settler *s)
{
    for (uint32_t i = s->first + 1; i < s->end; i++) {
        uint32_t verb = s->parse[i].head;
        if (verb == NONE || verb < i || s->parse[i].relation != UD_NSUBJ)
            continue;
        uint32_t first = NONE;
        for (uint32_t w = i; w-- > s->first && i - w < PARSE_REACH && first == NONE;)
            first = s->parse[w].head == verb && s->parse[w].relation == UD_NSUBJ ? w : NONE;
        if (first == NONE || clause_has(s, first) & IS_TIME || !clause_noun(&s->parse[first]) ||
            !clause_noun(&s->parse[i]) || !is_beside(s, first, i))
            continue;
        bool told = token_is_mark(s->article, verb - 1, ',');
        s->parse[i].head = first;
        s->parse[i].relation = told ? UD_APPOS : UD_CONJ;
        for (uint32_t w = i + 1; w < verb && w - i < PARSE_REACH && !told; w++) {
            if (s->parse[w].head == i && s->parse[w].relation == UD_CONJ)
                s->parse[w].head = first;
        }
    }
}

void parse_settle_subjects(clause_settler *s)
{
    settle_root(s);
    settle_subjects(s);
    settle_participles(s);
    parse_settle_objects(s);
    settle_bereft(s);
    parse_settle_actives(s);
    settle_two_subjects(s);
    settle_swallowed(s);
}
