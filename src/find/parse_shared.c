/* parse_shared: what goes on with a subject told before, and what has one of its own:
 *
 *     Clinics closed and [schools cancelled] exams      who does it stands behind "and"
 *     She went there, [shook] hands and left            she did
 *     fraud in the vote [her party had won]             the party, the vote
 *     She fell, and he stood up and [left]              he did
 */
#include "find/parse_clause.h"

/* The only "and" or "but" between the verb and what it was joined to, if it was read as joining the
 * noun before the verb to another; or NONE. */
static uint32_t joint_before(const clause_settler *s, uint32_t over, uint32_t verb)
{
    uint32_t joint = NONE;
    for (uint32_t i = over + 1; i < verb; i++) {
        bool joins = s->parse[i].relation == UD_CC;
        if ((joins && joint != NONE) || s->parse[i].pos == UD_PUNCT || verb - over > PARSE_REACH ||
            (joint != NONE && s->parse[i].pos == UD_VERB))
            return NONE;
        joint = joins ? i : joint;
    }
    uint32_t noun = joint == NONE ? NONE : s->parse[joint].head;
    bool list = noun != NONE && noun > joint && noun < verb && clause_noun(&s->parse[noun]) &&
                s->parse[noun].relation == UD_CONJ && s->parse[noun].head > over &&
                s->parse[noun].head < joint;
    return list ? joint : NONE;
}

/* "Clinics postponed operations and [schools cancelled] exams": what joins two clauses joins no
 * nouns, where nothing else does; the second is who does what follows. */
static void settle_joined(clause_settler *s)
{
    for (uint32_t verb = s->first + 3; verb < s->end; verb++) {
        uint32_t over = s->parse[verb].head;
        if (s->parse[verb].relation != UD_CONJ || s->parse[verb].penn != PENN_VBD || over == NONE ||
            over > verb || s->parse[over].pos != UD_VERB)
            continue;
        uint32_t joint = joint_before(s, over, verb), subject = clause_subject(s, verb);
        uint32_t noun = joint == NONE ? NONE : s->parse[joint].head;
        uint32_t other = noun == NONE ? NONE : s->parse[noun].head;
        if (noun == NONE || (subject != NONE && subject != other))
            continue;
        if (subject == other) {
            bool done = clause_has(s, over) & (HAS_OBJECT | HAS_PASSIVE);
            parse_attach(s->parse, other, over, done ? UD_OBL : UD_OBJ);
        }
        parse_attach(s->parse, noun, verb, UD_NSUBJ);
        s->parse[joint].head = verb;
    }
}

/* "She went there, [shook] hands and left": what has no subject of its own goes on with that of the
 * verb before it. */
static void settle_unsaid(clause_settler *s)
{
    for (uint32_t verb = s->first + 2; verb < s->end; verb++) {
        uint32_t over = s->parse[verb].head;
        if (s->parse[verb].relation == UD_PARATAXIS && s->parse[verb].penn == PENN_VBD &&
            over != NONE && over < verb && s->parse[over].pos == UD_VERB &&
            token_is_mark(s->article, verb - 1, ',') && clause_has(s, over) & HAS_SUBJECT &&
            !(clause_has(s, verb) & (HAS_SUBJECT | HAS_AUXILIARY)))
            s->parse[verb].relation = UD_CONJ;
    }
}

/* Whether the noun was read as a name of the one right before its group. */
static bool names_before(const clause_settler *s, uint32_t noun)
{
    uint32_t told = s->parse[noun].head, begin = clause_group(s, noun);
    return s->parse[noun].relation == UD_APPOS && begin > s->first && told == begin - 1 &&
           clause_noun(&s->parse[told]);
}

/* "fraud in the vote [her party had won]": what no "and" joins and has an auxiliary of its own is
 * told of the noun before the one who does it. */
static void settle_contact(clause_settler *s)
{
    for (uint32_t had = s->first + 3; had + 1 < s->end; had++) {
        uint32_t verb = s->parse[had].head, noun = had - 1;
        if (s->parse[had].relation != UD_AUX_RELATION || verb == NONE || verb < had ||
            s->parse[verb].relation != UD_CONJ || clause_has(s, verb) & HAS_SUBJECT ||
            clause_find(s, s->first, verb, RELATION(UD_CC)) != NONE)
            continue;
        while (noun > s->first && had - noun < PARSE_REACH && !names_before(s, noun) &&
               s->parse[noun].head < noun)
            noun = s->parse[noun].head;
        uint32_t told = s->parse[noun].head;
        if (!names_before(s, noun) || parse_is_under(s->parse, told, verb, 1))
            continue;
        parse_attach(s->parse, noun, verb, UD_NSUBJ);
        parse_attach(s->parse, verb, told, UD_ACL_RELCL);
        s->has[verb - s->first] |= HAS_SUBJECT;
    }
}

/* The "and" behind a comma between two clauses with no other between; or NONE. */
static uint32_t joint_of(const clause_settler *s, uint32_t first, uint32_t second)
{
    uint32_t joint = NONE;
    for (uint32_t i = first + 2; i < second; i++) {
        if (i - first > PARSE_REACH || clause_has(s, i) & HAS_SUBJECT)
            return NONE;
        if (s->parse[i].pos == UD_CCONJ && token_is_mark(s->article, i - 1, ','))
            joint = i;
    }
    return joint;
}

/* "Brandt signed it, and China stopped visits and [announced] sanctions": what has no subject goes
 * on with the last one told. */
static void settle_goes_on(clause_settler *s)
{
    for (uint32_t verb = s->first + 2; verb < s->end; verb++) {
        uint32_t over = s->parse[verb].head, near = NONE;
        if (s->parse[verb].penn != PENN_VBD || s->parse[verb].relation != UD_CONJ || over == NONE ||
            over > verb || clause_has(s, verb) & (HAS_SUBJECT | HAS_AUXILIARY | HAS_PASSIVE))
            continue;
        for (uint32_t i = verb - 1; i > over && verb - i < PARSE_REACH && near == NONE; i--) {
            if (s->parse[i].head == over && s->parse[i].relation == UD_CONJ &&
                s->parse[i].penn == PENN_VBD && clause_has(s, i) & HAS_SUBJECT)
                near = i;
        }
        uint32_t other = near == NONE ? NONE : clause_subject(s, near);
        bool parted = false;
        for (uint32_t i = over; other != NONE && i < other; i++)
            parted |= token_is_mark(s->article, i, ',');
        if (parted)
            s->parse[verb].head = near;
    }
}

/* "Brandt says his foes are marching, and [blames] Ek": one does it, and "foes" are many. "Brandt
 * said the case was open and [warned] him": no case warns. */
static bool is_of_teller(const clause_settler *s, uint32_t verb, uint32_t over)
{
    uint32_t told = clause_subject(s, over);
    if (told == NONE)
        return false;
    bool many = s->parse[told].penn == PENN_NNS && s->parse[verb].penn == PENN_VBZ;
    bool open = s->parse[told].pos == UD_NOUN && clause_has(s, over) & HAS_COPULA &&
                may_be_past(s->article, verb) && clause_tells(s->article, verb);
    return many || open;
}

static void settle_tellers(clause_settler *s)
{
    for (uint32_t verb = s->first + 3; verb < s->end; verb++) {
        uint32_t over = s->parse[verb].head;
        if (s->parse[verb].relation != UD_CONJ || over == NONE || over > verb ||
            s->parse[over].relation != UD_CCOMP ||
            clause_has(s, verb) & (HAS_SUBJECT | HAS_AUXILIARY | HAS_PASSIVE))
            continue;
        uint32_t teller = s->parse[over].head;
        bool finite = teller != NONE && form_is_finite(s->parse[teller].penn);
        if (!finite || teller > over || !is_of_teller(s, verb, over))
            continue;
        s->parse[verb].head = teller;
        s->parse[verb].penn = s->parse[teller].penn;
    }
}

/* "[Assets are frozen] and [Americans are barred]": what is done is nobody that something is done
 * to. */
static void settle_passives(clause_settler *s)
{
    for (uint32_t verb = s->first + 1; verb + 2 < s->end; verb++) {
        uint32_t second = s->parse[verb].head, noun = verb + 2;
        if (!clause_is(s, verb, SUBJECTS) || s->parse[verb].pos != UD_VERB || second == NONE ||
            second < noun || !(clause_has(s, verb) & HAS_PASSIVE) ||
            s->parse[verb + 1].relation != UD_CC)
            continue;
        while (noun < second && s->parse[noun].head != verb)
            noun++;
        if (noun == second || s->parse[noun].relation != UD_CONJ || !clause_noun(&s->parse[noun]))
            continue;
        bool passive = clause_has(s, second) & HAS_PASSIVE;
        parse_attach(s->parse, verb, s->parse[second].head, (ud_relation)s->parse[second].relation);
        parse_attach(s->parse, second, verb, UD_CONJ);
        parse_attach(s->parse, noun, second, passive ? UD_NSUBJ_PASS : UD_NSUBJ);
        parse_attach(s->parse, verb + 1, second, UD_CC);
    }
}

/* "[Ten were barred], and, citing the flood, Brandt put off the vote": what no word like "as" leads
 * and "and" follows is no part of the second clause, which what stands behind "and" opens. */
static void settle_first(clause_settler *s)
{
    uint16_t finite = HAS_PASSIVE | HAS_AUXILIARY;
    for (uint32_t verb = s->first + 1; verb < s->end; verb++) {
        uint32_t second = s->parse[verb].head;
        if (!clause_is(s, verb, RELATION(UD_ADVCL) | RELATION(UD_CCOMP)) || second == NONE ||
            second < verb || !(clause_has(s, verb) & HAS_SUBJECT) ||
            !(clause_has(s, second) & HAS_SUBJECT) ||
            !(s->parse[verb].penn == PENN_VBD || clause_has(s, verb) & finite) ||
            clause_find(s, s->first, verb, RELATION(UD_MARK) | RELATION(UD_ADVMOD)) < verb)
            continue;
        uint32_t joint = joint_of(s, verb, second);
        if (joint == NONE || clause_subject(s, second) < joint)
            continue;
        parse_attach(s->parse, verb, s->parse[second].head, s->parse[second].relation);
        parse_attach(s->parse, second, verb, UD_CONJ);
        parse_attach(s->parse, joint, second, UD_CC);
        for (uint32_t i = joint + 1; i < second; i++) {
            if (s->parse[i].head == verb && s->parse[i].penn == PENN_VBG)
                parse_attach(s->parse, i, second, UD_ADVCL);
        }
    }
}

/* "has been held [since] and is accused": says when, and leads no clause. */
static void settle_since(clause_settler *s)
{
    for (uint32_t joint = s->first + 2; joint + 1 < s->end; joint++) {
        uint32_t mark = joint - 1, verb = s->parse[joint].head;
        if (s->parse[joint].relation != UD_CC || s->parse[mark].relation != UD_MARK ||
            verb == NONE || verb < joint || s->parse[mark].head != verb ||
            s->parse[verb].relation != UD_ADVCL || s->parse[verb].head > mark)
            continue;
        parse_attach(s->parse, mark, s->parse[verb].head, UD_ADVMOD);
        s->parse[verb].relation = UD_CONJ;
    }
}

void parse_settle_shared(clause_settler *s)
{
    settle_passives(s);
    settle_first(s);
    settle_since(s);
    settle_joined(s);
    settle_goes_on(s);
    settle_tellers(s);
    settle_unsaid(s);
    settle_contact(s);
}
