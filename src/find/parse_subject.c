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
    bool spoken = s->parse[noun].relation == UD_NSUBJ || s->parse[noun].relation == UD_OBJ;
    parse_attach(s->parse, verb, s->parse[noun].head, spoken ? UD_CCOMP : s->parse[noun].relation);
    parse_attach(s->parse, noun, verb, UD_NSUBJ);
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
        uint32_t told = s->parse[verb].head;
        if (s->parse[verb].penn != PENN_VBD || told == NONE || told > verb)
            continue;
        uint32_t noun = noun_inside(s, verb);
        ud_relation as = (ud_relation)s->parse[verb].relation;
        bool phrase = as == UD_OBL || as == UD_NMOD;
        bool swallowed =
            noun != NONE && (as == UD_ADVCL || (phrase && clause_has(s, verb) & HAS_CASE));
        bool joined = as == UD_CONJ && !(clause_has(s, verb) & HAS_SUBJECT);
        if (!swallowed && !joined)
            continue;
        uint32_t subject = described_by(s, told, verb);
        if (subject == NONE || subject > told ||
            (as == UD_ADVCL && s->parse[subject].relation != UD_ROOT))
            continue;
        if (swallowed) {
            clause_rehang(s, told + 1, noun, verb, noun);
            parse_attach(s->parse, noun, told, clause_noun(&s->parse[told]) ? UD_NMOD : UD_OBL);
        }
        if (s->parse[subject].head == told) { /* it was read as what the sentence says */
            parse_attach(s->parse, subject, s->parse[told].head, s->parse[told].relation);
            s->parse[told] =
                (token_parse){subject, UD_VERB, PENN_VBN, UD_ACL, s->parse[told].meant};
        }
        take_place(s, verb, subject);
        clause_rehang(s, verb + 1, s->end, told, verb);
    }
}

/* "soldiers of the brigade [shot] a clerk": what has an object is no passive. */
static bool is_active(const clause_settler *s, uint32_t verb)
{
    return (clause_has(s, verb) & (HAS_OBJECT | HAS_AGENT)) == HAS_OBJECT &&
           may_be_past(s->article, verb);
}

/* "Two gunmen ambushed and [killed] a mayor": the verb joined right behind, whose object is that of
 * both; or NONE. */
static uint32_t pair_of(const clause_settler *s, uint32_t verb)
{
    uint32_t next = verb + 2;
    bool joined = next < s->end && s->parse[verb + 1].relation == UD_CC &&
                  s->parse[next].relation == UD_CONJ && s->parse[next].pos == UD_VERB;
    return joined && may_be_past(s->article, verb) && is_active(s, next) ? next : NONE;
}

static bool is_past(const clause_settler *s, uint32_t verb)
{
    return s->parse[verb].penn == PENN_VBD ||
           (s->parse[verb].penn == PENN_VBN && (is_active(s, verb) || pair_of(s, verb) != NONE));
}

/* The noun that the verb behind it was hung on, or the one over it of what somebody says. */
static uint32_t noun_told_of(const clause_settler *s, uint32_t noun)
{
    uint32_t top = noun;
    for (int step = 0; step < PARSE_REACH && s->parse[top].relation == UD_NMOD; step++)
        top = s->parse[top].head;
    uint32_t verb = s->parse[top].head;
    bool said = s->parse[top].relation == UD_OBJ && verb != NONE && verb < top &&
                clause_noun(&s->parse[top]) &&
                token_begins_cue(s->article, verb, s->end, CUE_SAYING);
    return said ? top : noun;
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
        if (as != UD_ACL || noun == NONE || noun > verb || clause_has(s, verb) & HAS_SUBJECT ||
            !is_past(s, verb) || !clause_noun(&s->parse[noun]))
            continue;
        noun = noun_told_of(s, noun);
        uint32_t lead = clause_leader(s, noun);
        bool said = s->parse[noun].relation == UD_OBJ;
        if (!clause_is(s, noun, whole) && lead == NONE && !said)
            continue;
        uint32_t pair = pair_of(s, verb);
        s->parse[verb].penn = PENN_VBD;
        take_place(s, verb, noun);
        if (pair != NONE) {
            s->parse[pair].penn = PENN_VBD;
            s->parse[pair].head = verb;
        }
        if (lead == NONE)
            continue;
        s->parse[verb].relation = UD_ADVCL;
        parse_attach(s->parse, lead, verb, UD_MARK);
    }
}

/* "ran", "was found", not "found", "to run"; but what somebody "told" him or "announced that". */
static bool is_finite(const clause_settler *s, uint32_t verb)
{
    uint8_t form = s->parse[verb].penn;
    bool tells = form == PENN_VBN && s->parse[verb].relation == UD_ADVCL &&
                 !(clause_has(s, verb) & HAS_AUXILIARY) && may_be_past(s->article, verb) &&
                 (is_active(s, verb) || clause_find(s, verb + 1, verb, RELATION(UD_CCOMP)) != NONE);
    return s->parse[verb].pos == UD_VERB &&
           (form_is_finite(form) || tells || clause_has(s, verb) & HAS_PASSIVE);
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
        *lead = clause_noun(&s->parse[noun]) ? clause_leader(s, noun) : NONE;
        if (*lead != NONE || !clause_is(s, noun, inside))
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
    *lead = clause_leader(s, noun);
    if (*lead == NONE || clause_has(s, noun) & IS_TIME)
        return NONE;
    parse_attach(s->parse, name, noun, UD_APPOS);
    return noun;
}

/* "The court, [stacked] with friends, ruled": was read as a deed, but tells of the noun. */
static bool is_aside(const clause_settler *s, uint32_t word)
{
    return s->parse[word].penn == PENN_VBN && token_is_mark(s->article, word - 1, ',') &&
           !(clause_has(s, word) & (HAS_SUBJECT | HAS_AUXILIARY | HAS_PASSIVE | HAS_OBJECT)) &&
           clause_is(s, word, RELATION(UD_CONJ) | RELATION(UD_ADVCL));
}

/* "after [45 states, Norway among them, asked] for talks", where no word joins the verb to what it
 * was hung on: the noun of the phrase before it; or NONE. */
static uint32_t noun_parted(const clause_settler *s, uint32_t verb, uint32_t *lead)
{
    uint32_t over = s->parse[verb].head, noun = verb - 1;
    uint64_t untied = RELATION(UD_CONJ) | RELATION(UD_ADVCL) | RELATION(UD_PARATAXIS);
    uint32_t aside = NONE;
    if (!clause_is(s, verb, untied) || over == NONE || over > verb ||
        !token_is_mark(s->article, noun, ','))
        return NONE;
    while (noun > over + 1 && verb - noun < PARSE_REACH &&
           (s->parse[noun].head != over || s->parse[noun].pos == UD_PUNCT || is_aside(s, noun) ||
            (s->parse[noun].relation == UD_PARATAXIS && clause_noun(&s->parse[noun])))) {
        if (s->parse[noun].head == verb && s->parse[noun].relation == UD_CC)
            return NONE;
        if (s->parse[noun].head == over && is_aside(s, noun))
            aside = noun;
        noun--;
    }
    bool phrase = s->parse[noun].head == over && s->parse[noun].relation == UD_OBL;
    *lead = phrase ? clause_leader(s, noun) : NONE;
    if (*lead == NONE || clause_has(s, noun) & IS_TIME)
        return NONE;
    if (aside != NONE)
        parse_attach(s->parse, aside, noun, UD_ACL);
    return noun;
}

/* "[Masked men kidnapped a priest], police said": who says it has a subject of its own. */
static void settle_reported(clause_settler *s)
{
    for (uint32_t verb = s->first + 1; verb < s->end; verb++) {
        uint32_t noun = s->parse[verb].head, speech = NONE;
        if (s->parse[verb].penn == PENN_VBN && s->parse[verb].relation == UD_ACL && noun < verb &&
            s->parse[noun].relation == UD_NSUBJ)
            speech = s->parse[noun].head;
        if (speech == NONE || speech < verb || clause_subject(s, speech) < verb ||
            !is_active(s, verb))
            continue;
        s->parse[verb].penn = PENN_VBD;
        parse_attach(s->parse, verb, speech, UD_CCOMP);
        s->parse[noun].head = verb;
        s->has[verb - s->first] |= HAS_SUBJECT;
    }
}

/* "... were evacuated as fires [spread] and [destroyed] a bridge": what is done to somebody is not
 * joined to a deed. */
static bool is_joined_near(const clause_settler *s, uint32_t over, uint32_t verb)
{
    return s->parse[verb - 1].relation == UD_CC && !token_is_mark(s->article, verb - 2, ',') &&
           clause_has(s, over) & HAS_PASSIVE && is_active(s, verb);
}

/* "it took place in May, when guards [closed] the hall, [expelled] the press and [counted]":
 * without "and", what goes on is the clause that a word like "when" began. */
static void settle_listed(clause_settler *s)
{
    uint64_t below = RELATION(UD_ADVCL) | RELATION(UD_ACL_RELCL);
    for (uint32_t verb = s->first + 2; verb < s->end; verb++) {
        uint32_t over = s->parse[verb].head, near = verb - 1;
        if (s->parse[verb].penn != PENN_VBD || s->parse[verb].relation != UD_CONJ || over > verb ||
            clause_has(s, verb) & HAS_SUBJECT)
            continue;
        while (near > over && verb - near < PARSE_REACH && !is_past(s, near))
            near--;
        if (near <= over || !clause_is(s, near, below) || !(clause_has(s, near) & HAS_SUBJECT) ||
            !(token_is_mark(s->article, verb - 1, ',') || is_joined_near(s, over, verb)))
            continue;
        for (uint32_t i = verb; i < s->end && i - verb < PARSE_REACH; i++) {
            bool goes_on = s->parse[i].head == over && s->parse[i].relation == UD_CONJ;
            if (goes_on && !(clause_has(s, i) & HAS_SUBJECT))
                s->parse[i].head = near;
        }
    }
}

/* "flew in before dawn, [laid] flowers": no comma parts a verb from a subject right before it. */
static void settle_parted(clause_settler *s)
{
    for (uint32_t verb = s->first + 3; verb < s->end; verb++) {
        uint32_t noun = verb - 2, lead = noun - 1, over = s->parse[verb].head;
        if (s->parse[verb].penn != PENN_VBD || s->parse[verb].relation != UD_ADVCL ||
            over == NONE || over > lead || s->parse[noun].head != verb ||
            s->parse[noun].relation != UD_NSUBJ || s->parse[lead].head != verb ||
            s->parse[lead].relation != UD_MARK || !token_is_mark(s->article, verb - 1, ','))
            continue;
        s->parse[verb].relation = UD_CONJ;
        parse_attach(s->parse, noun, over, UD_OBL);
        parse_attach(s->parse, lead, noun, UD_CASE);
    }
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
        if (noun == NONE && !named)
            noun = noun_parted(s, verb, &lead);
        uint32_t head = noun != NONE ? s->parse[noun].head : NONE;
        if (head == NONE)
            continue;
        if (!parse_is_under(s->parse, head, verb, 1)) {
            parse_attach(s->parse, verb, head, UD_ADVCL);
        } else if (head != verb) {
            continue;
        }
        bool passive = clause_has(s, verb) & HAS_PASSIVE;
        if (s->parse[verb].penn == PENN_VBN && !passive)
            s->parse[verb].penn = PENN_VBD;
        parse_attach(s->parse, noun, verb, passive ? UD_NSUBJ_PASS : UD_NSUBJ);
        parse_attach(s->parse, lead, verb, UD_MARK);
    }
}

void parse_settle_subjects(clause_settler *s)
{
    parse_settle_objects(s);
    settle_subjects(s);
    parse_settle_described(s);
    settle_reported(s);
    settle_bereft(s);
    parse_settle_voices(s);
    parse_settle_fronted(s);
    settle_swallowed(s);
    settle_parted(s);
    settle_listed(s);
    parse_settle_shared(s);
}
