/* parse_shared: what goes on with a subject told before, and what has one of its own:
 *
 *     Clinics closed and [schools cancelled] exams      who does it stands behind "and"
 *     She went there, [shook] hands and left            she did
 *     fraud in the vote [her party had won]             the party, the vote
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

void parse_settle_shared(clause_settler *s)
{
    settle_joined(s);
    settle_unsaid(s);
    settle_contact(s);
}
