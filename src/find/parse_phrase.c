/* parse_phrase: which phrases belong to a verb though they stand behind another noun:
 *
 *     accused the police [of brutality]              whom, and of what
 *     was replaced as head of the office [by Lee]    by whom
 *     three men of the band, [among them Lee]        one of the men, not of the band
 *     signed a deal with miners, [which was secret]  the deal, since "was" is no plural's
 *     five men and [a clerk who were] held           all of them
 *     a plea by Oslo and [six others] was dismissed  theirs: two would be "were dismissed"
 */
#include "find/parse_clause.h"

#define OVER_MOST 4 /* nouns from a phrase up to the verb */

/* "accused the police of brutality": behind the object of such a verb, or the subject of its
 * passive, "of" and a bare noun are what the verb is about. */
static void settle_charges(clause_settler *s)
{
    for (uint32_t of = s->first + 2; of + 1 < s->end; of++) {
        uint32_t noun = s->parse[of].head, whom = noun == NONE ? NONE : s->parse[noun].head;
        if (s->parse[of].pos != UD_ADP || noun == NONE || noun < of || whom == NONE || whom > of ||
            s->parse[noun].relation != UD_NMOD || s->parse[whom].relation != UD_OBJ ||
            !token_is(s->article, of, S("of")) || s->parse[of + 1].pos == UD_DET)
            continue;
        uint32_t verb = s->parse[whom].head;
        if (verb == NONE || verb > whom || !(token_class(s->article, verb) & WORD_CHARGING))
            continue;
        parse_attach(s->parse, noun, verb, UD_OBL);
    }
}

/* The passive verb that lacks its agent, over a phrase hung on what the verb makes of somebody; or
 * NONE. */
static uint32_t verb_without_agent(const clause_settler *s, uint32_t noun)
{
    for (int step = 0; step < OVER_MOST && noun != NONE; step++) {
        uint32_t head = s->parse[noun].head;
        if (head == NONE || head > noun)
            return NONE;
        if (s->parse[head].pos == UD_VERB) {
            bool as = noun > s->first && s->parse[noun].relation == UD_OBL;
            for (uint32_t i = head + 1; as && i < noun; i++)
                as = !(s->parse[i].head == noun && s->parse[i].relation == UD_CASE) ||
                     token_is(s->article, i, S("as"));
            bool made = as || s->parse[noun].relation == UD_XCOMP;
            bool open = (clause_has(s, head) & (HAS_PASSIVE | HAS_AGENT)) == HAS_PASSIVE;
            return made && open ? head : NONE;
        }
        if (s->parse[noun].relation != UD_NMOD)
            return NONE;
        noun = head;
    }
    return NONE;
}

/* "was replaced as head of the office by Lee", "was named envoy by the king". */
static void settle_agents(clause_settler *s)
{
    for (uint32_t by = s->first + 2; by + 1 < s->end; by++) {
        uint32_t noun = s->parse[by].head;
        if (s->parse[by].relation != UD_CASE || noun == NONE || noun < by ||
            !clause_is(s, noun, RELATION(UD_NMOD) | RELATION(UD_OBL)) ||
            !token_is(s->article, by, S("by")))
            continue;
        uint32_t verb = verb_without_agent(s, noun);
        if (verb == NONE)
            continue;
        parse_attach(s->parse, noun, verb, UD_OBL_AGENT);
        s->has[verb - s->first] |= HAS_AGENT;
    }
}

typedef enum number { NUMBER_ANY, NUMBER_ONE, NUMBER_MANY } number;

static number number_of_noun(const clause_settler *s, uint32_t noun)
{
    const token_parse *p = &s->parse[noun];
    bool many = p->penn == PENN_NNS || p->penn == PENN_NNPS;
    return many ? NUMBER_MANY : clause_noun(p) ? NUMBER_ONE : NUMBER_ANY;
}

/* Of "was", "have". */
static number number_of(const clause_settler *s, uint32_t verb)
{
    str word = token_text(s->article, verb);
    if (str_eq(word, S("was")) || str_eq(word, S("is")) || str_eq(word, S("has")))
        return NUMBER_ONE;
    bool many = str_eq(word, S("were")) || str_eq(word, S("are")) || str_eq(word, S("have"));
    return many ? NUMBER_MANY : NUMBER_ANY;
}

/* "members of the band, which was": the noun right before the relative word, if the clause hangs on
 * one over it; or NONE. */
static uint32_t noun_beside(const clause_settler *s, uint32_t noun, uint32_t at)
{
    uint32_t beside = at - 1;
    beside -= beside > noun && token_is_mark(s->article, beside, ',');
    while (beside > noun && clause_is(s, beside, RELATION(UD_FLAT) | RELATION(UD_COMPOUND)))
        beside = s->parse[beside].head;
    return beside > noun && clause_noun(&s->parse[beside]) &&
                   parse_is_under(s->parse, beside, noun, 1)
               ? beside
               : NONE;
}

/* The noun before this one that a clause behind both may be about: the one it belongs or is joined
 * to, or what their verb is done to; or NONE. */
static uint32_t other_noun(const clause_settler *s, uint32_t noun)
{
    uint32_t head = s->parse[noun].head;
    if (head == NONE || head > noun)
        return NONE;
    if (clause_is(s, noun, RELATION(UD_NMOD) | RELATION(UD_CONJ)))
        return clause_noun(&s->parse[head]) ? head : NONE;
    for (uint32_t i = noun; s->parse[noun].relation == UD_OBL && i-- > head + 1;) {
        if (s->parse[i].head == head && s->parse[i].relation == UD_OBJ)
            return clause_noun(&s->parse[i]) ? i : NONE;
    }
    return NONE;
}

/* "a deal with miners, which was secret", "members of the band, who were shot": a clause is about
 * the noun that its verb agrees with. */
static void settle_numbers(clause_settler *s)
{
    for (uint32_t at = s->first + 1; at + 1 < s->end; at++) {
        uint32_t verb = s->parse[at].head;
        if (!clause_is(s, at, SUBJECTS) || !(token_class(s->article, at) & WORD_RELATIVE) ||
            verb == NONE || s->parse[verb].relation != UD_ACL_RELCL)
            continue;
        uint32_t noun = s->parse[verb].head;
        number told = number_of(s, at + 1);
        number has = noun < at ? number_of_noun(s, noun) : NUMBER_ANY;
        bool last = told == NUMBER_MANY && clause_is(s, noun, RELATION(UD_CONJ)); /* "a Libyan" */
        if (told == NUMBER_ANY || noun > at || has == told || (has == NUMBER_ANY && !last))
            continue;
        uint32_t other = other_noun(s, noun);
        if (other == NONE || number_of_noun(s, other) != told)
            other = noun_beside(s, noun, at);
        if (other != NONE && number_of_noun(s, other) == told)
            s->parse[verb].head = other;
    }
}

/* "A plea by Oslo and [six others] for a review was dismissed": the nouns joined before one verb
 * are two, unless "was" says that the plea is one, which the others made, too. */
static void settle_joined_makers(clause_settler *s)
{
    for (uint32_t last = s->first + 4; last + 1 < s->end; last++) {
        uint32_t noun = s->parse[last].head, verb = NONE;
        if (s->parse[last].relation != UD_CONJ || noun == NONE || noun > last ||
            !clause_noun(&s->parse[last]) || !clause_is(s, noun, SUBJECTS) ||
            number_of_noun(s, noun) != NUMBER_ONE)
            continue;
        uint32_t maker = clause_find(s, noun + 1, noun, RELATION(UD_NMOD));
        verb = s->parse[noun].head;
        if (maker == NONE || maker > last || verb == NONE || verb < last ||
            clause_find(s, noun + 1, noun, RELATION(UD_CONJ)) != last)
            continue;
        uint32_t joint = clause_find(s, maker, last, RELATION(UD_CC));
        uint32_t was = clause_find(
            s, last, verb, RELATION(UD_AUX_PASS) | RELATION(UD_AUX_RELATION) | RELATION(UD_COP));
        if (joint != NONE && token_is(s->article, joint, S("and")) && was != NONE && was < verb &&
            number_of(s, was) == NUMBER_ONE)
            s->parse[last].head = maker;
    }
}

/* The last plural before the comma at `comma`, through what is hung on it: "three men of the
 * band,".
 */
static uint32_t several_before(const clause_settler *s, uint32_t comma)
{
    uint32_t noun = comma - 1;
    for (int step = 0; step < OVER_MOST && noun != NONE && noun < comma; step++) {
        if (clause_noun(&s->parse[noun]) && number_of_noun(s, noun) == NUMBER_MANY)
            return noun;
        noun = s->parse[noun].head;
    }
    return NONE;
}

/* The noun that the word belongs to, where it begins its phrase: "minister" of "the [former] health
 * minister". */
static uint32_t group_noun(const clause_settler *s, uint32_t word)
{
    uint32_t first = word;
    for (int step = 0; step < OVER_MOST; step++) {
        uint32_t head = s->parse[word].head;
        if (head == NONE || (head < first && s->parse[word].relation != UD_FLAT))
            break;
        word = head;
    }
    return word;
}

/* "Lee", "the mayor, Ann Lee" */
static bool is_called_by_name(const clause_settler *s, uint32_t noun)
{
    return s->parse[noun].pos == UD_PROPN ||
           (s->parse[noun].pos == UD_NOUN &&
            clause_find(s, noun + 1, noun, RELATION(UD_APPOS)) != NONE);
}

/* ", among them the union, [the club and Lee]": what a parser hung before the list is part of it.
 */
static void settle_more_members(clause_settler *s, uint32_t name, uint32_t lead)
{
    for (uint32_t i = name + 1; i < s->end && i - name < PARSE_REACH; i++) {
        uint32_t head = s->parse[i].head;
        if (head == NONE || head >= lead || s->parse[i].pos == UD_PUNCT)
            continue;
        if (!clause_is(s, i, RELATION(UD_APPOS) | RELATION(UD_CONJ)) || !clause_noun(&s->parse[i]))
            return;
        parse_attach(s->parse, i, name, UD_CONJ);
    }
}

/* "three men of the band, [including Lee]", ", [among them Lee]": he is one of the men. */
static void settle_members(clause_settler *s)
{
    for (uint32_t i = s->first + 2; i + 2 < s->end; i++) {
        if (!token_is_mark(s->article, i - 1, ','))
            continue;
        bool among = token_is(s->article, i, S("among")) && token_is(s->article, i + 1, S("them"));
        if (!among && !token_is(s->article, i, S("including")))
            continue;
        uint32_t lead = i + 1 + among, name = group_noun(s, lead),
                 several = several_before(s, i - 1);
        if (several == NONE || name < lead || !is_called_by_name(s, name))
            continue;
        if (among)
            settle_more_members(s, name, lead);
        parse_attach(s->parse, name, several, UD_NMOD);
        for (uint32_t w = i; w < lead; w++) {
            parse_attach(s->parse, w, name, UD_CASE);
        }
    }
}

/* "Two days after the raid, [police and soldiers] arrested a clerk": what a comma parts from such a
 * phrase is no part of it, where the verb lacks a subject. */
static void settle_listed_subject(clause_settler *s)
{
    uint64_t joined = RELATION(UD_CONJ) | RELATION(UD_APPOS);
    for (uint32_t verb = s->first + 4; verb < s->end; verb++) {
        uint32_t comma = verb - 1, subject = NONE, phrase = NONE;
        if (s->parse[verb].penn != PENN_VBD || clause_has(s, verb) & (HAS_SUBJECT | HAS_PASSIVE))
            continue;
        while (comma > s->first && verb - comma < PARSE_REACH && s->parse[comma].pos != UD_VERB &&
               !token_is_mark(s->article, comma, ','))
            comma--;
        for (uint32_t i = comma + 1; i < verb && subject == NONE; i++)
            subject = s->parse[i].head < comma && clause_noun(&s->parse[i]) ? i : NONE;
        if (subject != NONE && RELATION(s->parse[subject].relation) & joined &&
            token_is_mark(s->article, comma, ','))
            phrase = s->parse[subject].head;
        if (phrase == NONE || s->parse[phrase].head != verb ||
            s->parse[phrase].relation != UD_OBL || clause_leader(s, phrase) == NONE)
            continue;
        clause_rehang(s, comma, verb, phrase, subject);
        parse_attach(s->parse, subject, verb, UD_NSUBJ);
        s->has[verb - s->first] |= HAS_SUBJECT;
    }
}

void parse_settle_phrases(clause_settler *s)
{
    settle_listed_subject(s);
    settle_members(s);
    settle_charges(s);
    settle_agents(s);
    settle_numbers(s);
    settle_joined_makers(s);
}
