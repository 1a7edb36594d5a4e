/* parse_fronted: the subject of a clause that a phrase opens, read as part of that phrase:
 *
 *     In retaliation [China] on Monday banned visits      no name of the retaliation
 *     On the 16th [the union] staged a vote               two articles make two nouns
 *     As he fell ill, [ministers], at a meeting, chose    no second thing that he fell
 */
#include "find/parse_clause.h"

/* Whether the verb is finite, leads a clause and has no subject beside it. */
static bool lacks_subject(const clause_settler *s, uint32_t verb)
{
    uint64_t leads =
        RELATION(UD_ROOT) | RELATION(UD_CONJ) | RELATION(UD_CCOMP) | RELATION(UD_PARATAXIS);
    uint16_t has = clause_has(s, verb);
    return s->parse[verb].pos == UD_VERB && clause_is(s, verb, leads) &&
           !(has & (HAS_SUBJECT | HAS_COPULA)) &&
           (form_is_finite(s->parse[verb].penn) || has & (HAS_PASSIVE | HAS_AUXILIARY));
}

static void make_subject(clause_settler *s, uint32_t noun, uint32_t verb)
{
    bool passive = clause_has(s, verb) & HAS_PASSIVE;
    parse_attach(s->parse, noun, verb, passive ? UD_NSUBJ_PASS : UD_NSUBJ);
    s->has[verb - s->first] |= HAS_SUBJECT;
}

/* Whether "the", "its" or a number stands before the noun. */
static bool is_determined(const clause_settler *s, uint32_t noun)
{
    uint64_t before = RELATION(UD_DET_RELATION) | RELATION(UD_NMOD_POSS) | RELATION(UD_NUMMOD);
    for (uint32_t i = clause_group(s, noun); i < noun; i++) {
        if (s->parse[i].head == noun && clause_is(s, i, before))
            return true;
    }
    return false;
}

/* "In retaliation [China] banned visits": what names a noun stands beside it between commas, or has
 * no article where that has one. A verb joined to another may share its subject. */
static bool is_no_name(const clause_settler *s, uint32_t noun, uint32_t phrase, uint32_t verb)
{
    bool comma = token_is_mark(s->article, clause_group(s, noun) - 1, ',');
    if (s->parse[verb].relation != UD_CONJ)
        return true;
    return !comma && (is_determined(s, noun) || !is_determined(s, phrase));
}

/* Whether no "and" joins the noun to the one before it, in a clause with a mark ahead of the
 * verb's:
 * "[As he could not meet all parties], ministers chose". */
static bool is_joined_ahead(const clause_settler *s, uint32_t noun, uint32_t verb)
{
    uint32_t over = s->parse[noun].head, begin = clause_group(s, noun);
    if (s->parse[noun].relation != UD_CONJ || over == NONE || over > noun ||
        !token_is_mark(s->article, begin - 1, ','))
        return false;
    for (uint32_t i = over; i < begin; i++) {
        if (s->parse[i].relation == UD_CC)
            return false;
    }
    for (int step = 0; step < PARSE_REACH && s->parse[over].head != verb; step++) {
        over = s->parse[over].head;
        if (over == NONE || over > verb)
            return false;
    }
    return s->parse[over].relation == UD_ADVCL &&
           clause_find(s, s->first, over, RELATION(UD_MARK)) < over;
}

/* The verb whose subject a noun in the phrase or clause ahead of it may be; or NONE. */
static uint32_t verb_behind(const clause_settler *s, uint32_t noun)
{
    uint32_t over = s->parse[noun].head;
    for (int step = 0; step < TREE_STEPS && over != NONE && over < noun; step++)
        over = s->parse[over].head;
    return over != NONE && lacks_subject(s, over) ? over : NONE;
}

static void settle_opened(clause_settler *s)
{
    uint64_t misread = RELATION(UD_APPOS) | RELATION(UD_OBJ) | RELATION(UD_NMOD_UNMARKED);
    uint64_t told = RELATION(UD_ACL) | RELATION(UD_ACL_RELCL);
    for (uint32_t noun = s->first + 2; noun + 1 < s->end; noun++) {
        uint32_t phrase = s->parse[noun].head;
        if (!clause_noun(&s->parse[noun]) || phrase == NONE || phrase > noun ||
            clause_has(s, noun) & (HAS_CASE | IS_TIME) ||
            !clause_is(s, noun, misread | RELATION(UD_CONJ)))
            continue;
        uint32_t verb = verb_behind(s, noun);
        if (verb == NONE)
            continue;
        bool opened = s->parse[phrase].head == verb && s->parse[phrase].relation == UD_OBL &&
                      clause_has(s, phrase) & HAS_CASE && clause_is(s, noun, misread) &&
                      is_no_name(s, noun, phrase, verb);
        if (!opened && !is_joined_ahead(s, noun, verb))
            continue;
        for (uint32_t i = noun + 1; opened && i < verb; i++) { /* "a tweet, Brandt, who [left]" */
            if (s->parse[i].head == phrase && clause_is(s, i, told))
                s->parse[i].head = noun;
        }
        make_subject(s, noun, verb);
    }
}

/* "On the 16th [the] union staged": the word with which the noun behind it begins, if another
 * article or preposition stands further left; or NONE. "All the men" is one. */
static uint32_t second_article(const clause_settler *s, uint32_t noun)
{
    uint32_t begin = clause_group(s, noun), at = noun;
    while (at > begin && !(s->parse[at].head == noun && s->parse[at].pos == UD_DET))
        at--;
    if (at < begin + 2 || s->parse[begin].relation != UD_CASE ||
        s->parse[at - 1].relation == UD_CASE)
        return NONE;
    bool article = token_is(s->article, at, S("the")) || token_is(s->article, at, S("a")) ||
                   token_is(s->article, at, S("an"));
    return s->parse[at - 1].pos == UD_DET && article ? NONE : at;
}

static void settle_articles_apart(clause_settler *s)
{
    for (uint32_t noun = s->first + 3; noun + 1 < s->end; noun++) {
        uint32_t verb = s->parse[noun].head;
        if (!clause_noun(&s->parse[noun]) || s->parse[noun].relation != UD_OBL || verb == NONE ||
            verb < noun || !lacks_subject(s, verb) || !(clause_has(s, noun) & HAS_CASE))
            continue;
        uint32_t at = second_article(s, noun);
        if (at == NONE)
            continue;
        clause_rehang(s, clause_group(s, noun), at, noun, at - 1);
        parse_attach(s->parse, at - 1, verb, UD_OBL);
        make_subject(s, noun, verb);
    }
}

/* The verb without a subject that stands behind the commas around what explains a noun, with no
 * "and" of its own; or NONE. */
static uint32_t verb_behind_aside(const clause_settler *s, uint32_t noun)
{
    uint32_t close = NONE;
    for (uint32_t i = noun + 2; i + 1 < s->end && i - noun < PARSE_REACH; i++) {
        if (lacks_subject(s, i) && s->parse[i].head < noun)
            return close != NONE && s->parse[close + 1].head == i &&
                           clause_is(s, close + 1, RELATION(UD_AUX_PASS))
                       ? i
                       : NONE;
        if (s->parse[i].relation == UD_CC || clause_has(s, i) & HAS_SUBJECT)
            return NONE;
        close = token_is_mark(s->article, i, ',') ? i : close;
    }
    return NONE;
}

/* "They filmed it and [its founder], Jonas Ek, was led away": no second thing that they filmed. */
static void settle_explained(clause_settler *s)
{
    for (uint32_t noun = s->first + 2; noun + 3 < s->end; noun++) {
        if (s->parse[noun].relation != UD_CONJ || !clause_noun(&s->parse[noun]) ||
            !token_is_mark(s->article, noun + 1, ','))
            continue;
        uint32_t joint = clause_group(s, noun), verb = verb_behind_aside(s, noun);
        if (verb == NONE || joint == noun || s->parse[joint].relation != UD_CC)
            continue;
        make_subject(s, noun, verb);
        parse_attach(s->parse, joint, verb, UD_CC);
        s->parse[verb].relation = UD_CONJ;
    }
}

void parse_settle_fronted(clause_settler *s)
{
    settle_explained(s);
    settle_articles_apart(s);
    settle_opened(s);
}
