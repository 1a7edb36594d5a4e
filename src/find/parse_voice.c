/* parse_voice: whether a verb does or suffers what it says, and what it does that to. */
#include "find/parse_clause.h"

/* "Farmers marched", "the envoy has called for calm": no auxiliary makes it passive. Of "Two were
 * killed and five injured" the first one's does, and "Five killed in Holm" leaves it out. */
void parse_settle_actives(clause_settler *s)
{
    for (uint32_t i = s->first; i < s->end; i++) {
        uint32_t verb = s->parse[i].head;
        if (verb == NONE || s->parse[i].relation != UD_NSUBJ_PASS ||
            clause_has(s, verb) & (HAS_PASSIVE | HAS_AGENT | HAS_COPULA) ||
            s->parse[verb].pos != UD_VERB || s->parse[verb].penn == PENN_VBG)
            continue;
        uint32_t head = s->parse[verb].head;
        bool joined = s->parse[verb].relation == UD_CONJ && head != NONE &&
                      clause_has(s, head) & (HAS_PASSIVE | HAS_AGENT);
        bool bare = !(clause_has(s, verb) & (HAS_AUXILIARY | HAS_OBJECT));
        if (joined || (bare && trigger_suffers(s->article, verb)))
            continue;
        s->parse[i].relation = UD_NSUBJ;
        if (bare && s->parse[verb].penn == PENN_VBN && may_be_past(s->article, verb))
            s->parse[verb].penn = PENN_VBD;
    }
}

/* "as [police dispersed] protesters", "[Lee is elected] president": no verb that has a subject or
 * an auxiliary of its own describes the noun behind it, which is its object, or what it makes of
 * one. */
static void settle_describing(clause_settler *s)
{
    uint64_t clauses = RELATION(UD_ROOT) | RELATION(UD_ADVCL) | RELATION(UD_CCOMP) |
                       RELATION(UD_CONJ) | RELATION(UD_PARATAXIS) | RELATION(UD_ACL_RELCL);
    for (uint32_t verb = s->first; verb < s->end; verb++) {
        uint32_t noun = s->parse[verb].head;
        uint64_t as = RELATION(s->parse[verb].relation);
        bool passive = s->parse[verb].penn == PENN_VBN && clause_has(s, verb) & HAS_PASSIVE;
        bool active = s->parse[verb].penn == PENN_VBD && clause_has(s, verb) & HAS_SUBJECT;
        if (!(passive || active) || noun == NONE || noun < verb || !clause_noun(&s->parse[noun]) ||
            !(as & (RELATION(UD_AMOD) | RELATION(UD_COMPOUND))))
            continue;
        bool clause = RELATION(s->parse[noun].relation) & clauses;
        s->parse[verb].head = s->parse[noun].head;
        s->parse[verb].relation = clause ? s->parse[noun].relation : UD_PARATAXIS;
        s->parse[noun].head = verb;
        s->parse[noun].relation = passive ? UD_XCOMP : UD_OBJ;
        uint32_t from = verb - s->first < PARSE_REACH ? s->first : verb - PARSE_REACH;
        clause_rehang(s, from, verb, noun, verb);
    }
}

/* "Lee is [elected] president": what one becomes has no article, and an office is no mass of
 * something: "is recycled paper". */
static void settle_made(clause_settler *s)
{
    const dateline_article *a = s->article;
    for (uint32_t verb = s->first + 1; verb + 1 < s->end; verb++) {
        uint32_t office = verb + 1, be = verb - 1;
        size_t n;
        if (s->parse[verb].penn != PENN_VBN || s->parse[verb].head != office ||
            s->parse[be].head != office || s->parse[be].relation != UD_COP ||
            phrase_match(&a->lexicon->title_forms, a->text.tokens.v, office, s->end, &n) ==
                PHRASE_NONE)
            continue;
        s->parse[verb] = (token_parse){s->parse[office].head, UD_VERB, PENN_VBN,
                                       s->parse[office].relation, s->parse[verb].meant};
        s->parse[office].head = verb;
        s->parse[office].relation = UD_XCOMP;
        uint32_t from = verb - s->first < PARSE_REACH ? s->first : verb - PARSE_REACH;
        clause_rehang(s, from, verb, office, verb);
        s->parse[be].relation = UD_AUX_PASS;
        uint32_t subject = clause_subject(s, verb);
        if (subject != NONE)
            s->parse[subject].relation = UD_NSUBJ_PASS;
        s->has[verb - s->first] |= HAS_SUBJECT | HAS_PASSIVE;
    }
}

void parse_settle_objects(clause_settler *s)
{
    settle_describing(s);
    settle_made(s);
}
