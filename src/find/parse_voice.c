/* parse_voice: whether a verb tells what its subject does or suffers, by its auxiliaries, where the
 * parser lost or shared them.
 */
#include "find/parse_clause.h"

static void set_passive(clause_settler *s, uint32_t verb)
{
    uint32_t subject = clause_subject(s, verb);
    s->parse[verb].penn = PENN_VBN;
    if (subject != NONE)
        s->parse[subject].relation = UD_NSUBJ_PASS;
}

static bool is_right_before(const clause_settler *s, uint32_t at, uint32_t verb)
{
    while (++at < verb && (s->parse[at].pos == UD_ADV || s->parse[at].pos == UD_PRON)) {
    }
    return at == verb;
}

/* "and [were] then detained": what is said with "was" is no past of its own. */
static void settle_copulas(clause_settler *s)
{
    for (uint32_t i = s->first; i < s->end; i++) {
        uint32_t verb = s->parse[i].head;
        if (s->parse[i].relation != UD_COP || verb == NONE || verb < i ||
            !is_right_before(s, i, verb) || s->parse[verb].pos != UD_VERB ||
            (s->parse[verb].penn != PENN_VBD && s->parse[verb].penn != PENN_VBN))
            continue;
        s->parse[i].relation = UD_AUX_PASS;
        s->has[verb - s->first] = (uint16_t)((clause_has(s, verb) & ~HAS_COPULA) | HAS_PASSIVE);
        set_passive(s, verb);
    }
}

/* "Men have been held, [papers shut], and [books burned]": a clause joined by a comma alone shares
 * the auxiliary, and so does the next of the list. */
static void settle_gapped(clause_settler *s)
{
    uint32_t list = NONE; /* the verb whose auxiliary is shared */
    for (uint32_t verb = s->first + 2; verb < s->end; verb++) {
        uint32_t head = s->parse[verb].head;
        if (s->parse[verb].relation != UD_CONJ || head == NONE || head > verb ||
            (s->parse[verb].penn != PENN_VBD && s->parse[verb].penn != PENN_VBN) ||
            (clause_has(s, verb) & (HAS_OBJECT | HAS_AUXILIARY | HAS_PASSIVE)) ||
            !(clause_has(s, head) & HAS_PASSIVE))
            continue;
        uint32_t from = clause_subject(s, verb);
        if (from == NONE)
            continue;
        while (from > head + 1 && !token_is_mark(s->article, from - 1, ',') &&
               s->parse[from - 1].pos != UD_CCONJ)
            from--;
        bool led = s->parse[from].pos == UD_ADP || s->parse[from].pos == UD_SCONJ;
        if (from > head + 1 && token_is_mark(s->article, from - 1, ',') && !led)
            list = head;
        if (list == head)
            set_passive(s, verb);
    }
}

/* "Farmers marched", "the envoy has called for calm": no auxiliary makes it passive. Of "Two were
 * killed and five injured" the first one's does, and "Five killed in Holm" leaves it out. */
static void settle_actives(clause_settler *s)
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

/* "There were 8,000 [killed]": without an object or auxiliary it tells what they suffered. */
static void settle_suffered(clause_settler *s)
{
    uint16_t active = HAS_PASSIVE | HAS_AUXILIARY | HAS_OBJECT | HAS_COPULA;
    for (uint32_t i = s->first; i + 1 < s->end; i++) {
        bool done = s->parse[i].relation == UD_NSUBJ && s->parse[i].head == i + 1 &&
                    s->parse[i + 1].penn == PENN_VBN && s->parse[i + 1].head != NONE &&
                    !(clause_has(s, i + 1) & active);
        const lex_type *type = done ? trigger_type_at(s->article, i + 1, i + 2) : NULL;
        if (type && type->harm && type->suffered)
            s->parse[i].relation = UD_NSUBJ_PASS;
    }
}

/* "The office [has] on 4 May charged two": what has no object and a participle behind it. */
static void settle_perfects(clause_settler *s)
{
    for (uint32_t had = s->first + 1; had + 2 < s->end; had++) {
        uint32_t verb = had + 1;
        if (!(token_class(s->article, had) & WORD_HAVE) || !form_is_finite(s->parse[had].penn) ||
            clause_has(s, had) & HAS_OBJECT || !(clause_has(s, had) & HAS_SUBJECT))
            continue;
        while (verb < s->end && verb - had < PARSE_REACH && s->parse[verb].pos != UD_VERB)
            verb++;
        uint16_t own = HAS_SUBJECT | HAS_AUXILIARY | HAS_PASSIVE;
        bool done =
            verb < s->end && (s->parse[verb].penn == PENN_VBN || may_be_past(s->article, verb));
        if (!done || s->parse[verb].head != had || clause_has(s, verb) & own ||
            clause_find(s, had, verb, RELATION(UD_MARK)) != NONE)
            continue;
        parse_attach(s->parse, verb, s->parse[had].head, (ud_relation)s->parse[had].relation);
        clause_rehang(s, had - s->first < PARSE_REACH ? s->first : had - PARSE_REACH, s->end, had,
                      verb);
        parse_attach(s->parse, had, verb, UD_AUX_RELATION);
        s->parse[verb].penn = PENN_VBN;
        s->has[verb - s->first] |= clause_has(s, had) | HAS_AUXILIARY;
    }
}

void parse_settle_voices(clause_settler *s)
{
    settle_perfects(s);
    settle_copulas(s);
    settle_gapped(s);
    settle_actives(s);
    settle_suffered(s);
}
