/* parse_told: what somebody tells hangs on who tells it:
 *
 *     an election which the opposition says [was stolen]      the election was
 *     said in a statement [that the men were free]            said so, not which statement
 *     announced, after talks, [that she would resign]         not why what was told before was done
 *     admitted [his country faced] trouble                    without a word that ties it
 *     announced the next month [that he would go]             then, not what
 *     said it was known, and [called] for an inquiry          who said so called
 */
#include "find/parse_clause.h"

bool clause_tells(const dateline_article *article, uint32_t verb)
{
    const lex_type *type = trigger_type_at(article, verb, verb + 1);
    return type && type->speech;
}

/* What stands ahead of the clause but hung on its verb, and the relative word, which it lacked. */
static void move_dependents(clause_settler *s, uint32_t noun, uint32_t teller, uint32_t verb)
{
    for (uint32_t i = s->first; i < teller; i++) {
        bool relative = i > noun && token_class(s->article, i) & WORD_RELATIVE;
        if (s->parse[i].head == verb && i <= noun) {
            parse_attach(s->parse, i, s->parse[verb].head,
                         i == noun ? UD_OBL : s->parse[i].relation);
        }
        if (relative && s->parse[i].head == teller) {
            parse_attach(s->parse, i, verb,
                         clause_has(s, verb) & HAS_PASSIVE ? UD_NSUBJ_PASS : UD_NSUBJ);
            s->has[verb - s->first] |= HAS_SUBJECT;
        }
    }
}

/* The verb or predicate that is finite at the word: "was stolen", "amounted"; or NONE. */
static uint32_t verb_told(const clause_settler *s, uint32_t word)
{
    const token_parse *p = &s->parse[word];
    if (p->relation == UD_AUX_RELATION || p->relation == UD_AUX_PASS || p->relation == UD_COP)
        return p->head;
    bool past = p->penn == PENN_VBD && p->relation == UD_CCOMP && p->head == word - 1;
    return past ? word : NONE;
}

/* "an election which the opposition says was stolen": the clause is of the election, and what the
 * opposition says is put into it. */
static void settle_told_of(clause_settler *s)
{
    for (uint32_t i = s->first; i + 1 < s->end; i++) {
        uint32_t noun = s->parse[i].head, verb = verb_told(s, i + 1);
        if (s->parse[i].relation != UD_ACL_RELCL || noun == NONE || noun > i || verb == NONE ||
            verb == i || s->parse[verb].head == NONE)
            continue;
        bool told = s->parse[verb].relation == UD_CCOMP && s->parse[verb].head == i;
        if (!told && !clause_tells(s->article, i))
            continue;
        bool own = s->parse[noun].head == verb; /* read as what the verb speaks of */
        bool other = clause_has(s, verb) & HAS_SUBJECT && !(own && clause_has(s, noun) & HAS_CASE);
        if (other || (!own && parse_is_under(s->parse, noun, verb, 1)))
            continue;
        move_dependents(s, noun, i, verb);
        parse_attach(s->parse, verb, noun, UD_ACL_RELCL);
        parse_attach(s->parse, i, verb, UD_PARATAXIS);
    }
}

/* "admitted [his country faced] trouble": no word ties the verb to what it was hung on. */
static void settle_untied(clause_settler *s)
{
    for (uint32_t verb = s->first + 2; verb < s->end; verb++) {
        uint32_t noun = verb - 1, over = s->parse[verb].head;
        if (s->parse[verb].penn != PENN_VBD || s->parse[verb].relation != UD_ADVCL ||
            (clause_has(s, verb) & (HAS_SUBJECT | HAS_OBJECT)) != HAS_OBJECT || over == NONE ||
            over > noun || s->parse[noun].head != over || s->parse[noun].relation != UD_OBJ ||
            !clause_tells(s->article, over))
            continue;
        parse_attach(s->parse, noun, verb, UD_NSUBJ);
        s->parse[verb].relation = UD_CCOMP;
        s->has[verb - s->first] |= HAS_SUBJECT;
    }
}

/* "announced, after talks, [that she would resign]": what somebody tells hangs on no verb before
 * that, nor is it when or why that was done. */
static void settle_told_late(clause_settler *s)
{
    for (uint32_t that = s->first + 2; that + 1 < s->end; that++) {
        uint32_t verb = s->parse[that].head, teller = that;
        if (s->parse[that].relation != UD_MARK || verb == NONE || verb < that ||
            s->parse[verb].relation != UD_ADVCL || !token_is(s->article, that, S("that")) ||
            !token_is_mark(s->article, that - 1, ','))
            continue;
        while (teller > s->first && that - teller < PARSE_REACH &&
               !(s->parse[teller].pos == UD_VERB && form_is_finite(s->parse[teller].penn)))
            teller--;
        if (clause_tells(s->article, teller) && !(clause_has(s, teller) & HAS_OBJECT) &&
            !parse_is_under(s->parse, teller, verb, 1))
            parse_attach(s->parse, verb, teller, UD_CCOMP);
    }
}

/* "announced [the next month]", "ruled [Wednesday]": says when. */
static void settle_told_when(clause_settler *s)
{
    for (uint32_t i = s->first + 1; i < s->end; i++) {
        uint32_t verb = s->parse[i].head;
        if (s->parse[i].relation != UD_OBJ || !(clause_has(s, i) & IS_TIME) || verb == NONE ||
            !clause_tells(s->article, verb))
            continue;
        s->parse[i].relation = UD_OBL_UNMARKED;
        s->has[verb - s->first] &= (uint16_t)~HAS_OBJECT;
    }
}

/* "said in a statement [that the men were free]": what was said, not which statement. */
static void settle_said_in(clause_settler *s)
{
    for (uint32_t i = s->first; i < s->end; i++) {
        uint32_t noun = s->parse[i].head;
        bool acl = s->parse[i].relation == UD_ACL ||
                   (s->parse[i].relation == UD_ACL_RELCL && noun != NONE &&
                    s->parse[noun].relation == UD_OBL_UNMARKED);
        if (!acl || noun == NONE || noun > i ||
            !clause_is(s, noun, RELATION(UD_OBL) | RELATION(UD_OBL_UNMARKED)) ||
            !(clause_has(s, i) & (HAS_SUBJECT | HAS_COPULA)) ||
            !clause_tells(s->article, s->parse[noun].head))
            continue;
        parse_attach(s->parse, i, s->parse[noun].head, UD_CCOMP);
    }
}

/* "said that it was known, and [called] for an inquiry": behind a comma goes on who said so, if it
 * is words again that are told. */
static void settle_told_more(clause_settler *s)
{
    for (uint32_t verb = s->first + 3; verb < s->end; verb++) {
        uint32_t told = s->parse[verb].head, and = verb - 1;
        if (s->parse[verb].relation != UD_CONJ || s->parse[verb].penn != PENN_VBD || told == NONE ||
            told > and || s->parse[told].relation != UD_CCOMP ||
            clause_has(s, verb) & (HAS_SUBJECT | HAS_AUXILIARY) ||
            s->parse[and].relation != UD_CC || !token_is_mark(s->article, and-1, ','))
            continue;
        uint32_t teller = s->parse[told].head;
        bool words = clause_tells(s->article, verb) || token_asks(s->article, verb);
        if (teller != NONE && teller < told && s->parse[teller].penn == PENN_VBD && words &&
            !clause_tells(s->article, told))
            parse_attach(s->parse, verb, teller, UD_CONJ);
    }
}

void parse_settle_told(clause_settler *s)
{
    settle_told_of(s);
    settle_told_when(s);
    settle_said_in(s);
    settle_told_late(s);
    settle_untied(s);
    settle_told_more(s);
}
