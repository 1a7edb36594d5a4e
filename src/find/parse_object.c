/* parse_object: what a verb is done to, where the parser has hung its object elsewhere. */
#include "find/parse_clause.h"

/* "said [the vote was not fair], and grave violations had been hidden": what has a subject and
 * "was" describes no noun that is the next verb's subject. */
static void settle_predicates(clause_settler *s)
{
    uint16_t clause = HAS_SUBJECT | HAS_COPULA;
    for (uint32_t i = s->first; i < s->end; i++) {
        uint32_t noun = s->parse[i].head, verb = noun == NONE ? NONE : s->parse[noun].head;
        if (s->parse[i].relation != UD_AMOD || (clause_has(s, i) & clause) != clause || noun < i ||
            verb == NONE || verb < noun || s->parse[verb].pos != UD_VERB ||
            !clause_is(s, noun, SUBJECTS))
            continue;
        parse_attach(s->parse, i, verb, UD_PARATAXIS);
    }
}

/* "as [police dispersed] protesters", "[Lee is elected] president": no verb that has a subject or
 * an auxiliary of its own describes the noun behind it, which is its object, or what it makes of
 * one. */
void parse_settle_described(clause_settler *s)
{
    settle_predicates(s);
    uint64_t clauses = RELATION(UD_ROOT) | RELATION(UD_ADVCL) | RELATION(UD_CCOMP) |
                       RELATION(UD_CONJ) | RELATION(UD_PARATAXIS) | RELATION(UD_ACL_RELCL);
    for (uint32_t verb = s->first; verb < s->end; verb++) {
        uint32_t noun = s->parse[verb].head;
        bool passive = s->parse[verb].penn == PENN_VBN && clause_has(s, verb) & HAS_PASSIVE;
        bool active = s->parse[verb].penn == PENN_VBD && clause_has(s, verb) & HAS_SUBJECT;
        if (!(passive || active) || noun == NONE || noun < verb || !clause_noun(&s->parse[noun]) ||
            !clause_is(s, verb, RELATION(UD_AMOD) | RELATION(UD_COMPOUND)))
            continue;
        parse_attach(s->parse, verb, s->parse[noun].head,
                     clause_is(s, noun, clauses) ? s->parse[noun].relation : UD_PARATAXIS);
        parse_attach(s->parse, noun, verb, passive ? UD_XCOMP : UD_OBJ);
        uint32_t from = verb - s->first < PARSE_REACH ? s->first : verb - PARSE_REACH;
        clause_rehang(s, from, verb, noun, verb);
    }
}

/* The verb that a phrase hangs on, through the nouns between; or NONE. */
static uint32_t verb_over(const clause_settler *s, uint32_t word)
{
    for (int step = 0; step < PARSE_REACH && word != NONE; step++) {
        if (s->parse[word].pos == UD_VERB)
            return word;
        word = s->parse[word].head;
    }
    return NONE;
}

/* "announced on Thursday [its withdrawal]", "rejected, for the fourth time, [a bill]": behind a
 * time or a phrase between commas stands the object that the verb has not had. */
void parse_settle_objects(clause_settler *s)
{
    for (uint32_t noun = s->first + 2; noun < s->end; noun++) {
        uint32_t beside = s->parse[noun].head, begin = clause_group(s, noun);
        if (s->parse[noun].relation != UD_APPOS || beside == NONE || beside > begin ||
            begin < s->first + 2 || s->parse[noun].pos != UD_NOUN)
            continue;
        uint32_t verb = verb_over(s, beside);
        bool comma = token_is_mark(s->article, begin - 1, ',');
        bool parted = verb != NONE && comma && token_is_mark(s->article, verb + 1, ',');
        bool timed = clause_has(s, beside) & IS_TIME && !comma;
        if (verb == NONE || verb > beside || !(parted || timed) ||
            clause_has(s, verb) & (HAS_OBJECT | HAS_PASSIVE))
            continue;
        parse_attach(s->parse, noun, verb, UD_OBJ);
        s->has[verb - s->first] |= HAS_OBJECT;
    }
}
