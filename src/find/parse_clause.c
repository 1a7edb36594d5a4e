/* parse_clause: which clauses hang on which words, where parsers of one quality differ, so that all
 * rules behind see one shape.
 */
#include "find/parse_clause.h"

static uint16_t kind_of(ud_relation as)
{
    switch (as) {
    case UD_NSUBJ:
    case UD_CSUBJ:
    case UD_NSUBJ_PASS: return HAS_SUBJECT;
    case UD_OBJ: return HAS_OBJECT;
    case UD_AUX_RELATION: return HAS_AUXILIARY;
    case UD_AUX_PASS: return HAS_PASSIVE;
    case UD_OBL_AGENT: return HAS_AGENT;
    case UD_COP: return HAS_COPULA;
    case UD_CASE: return HAS_CASE;
    case UD_CC: return HAS_JOINT;
    case UD_MARK: return HAS_MARK;
    default: return 0;
    }
}

/* Nothing hangs on a comma or "and". */
static void settle_marks(clause_settler *s)
{
    for (uint32_t i = s->first; i < s->end; i++) {
        uint32_t head = s->parse[i].head;
        for (int step = 0; step < PARSE_REACH && head != NONE; step++) {
            if (s->parse[head].pos != UD_PUNCT && s->parse[head].pos != UD_CCONJ)
                break;
            head = s->parse[head].head;
        }
        if (head != NONE && head != i)
            s->parse[i].head = head;
    }
}

static void note_words(clause_settler *s, uint32_t time)
{
    const dateline_article *a = s->article;
    for (; time < a->times.n && a->times.v[time].first < s->end; time++) {
        for (uint32_t i = 0; i < a->times.v[time].n; i++) {
            uint32_t word = a->times.v[time].first + i;
            if (word >= s->first && word < s->end)
                s->has[word - s->first] |= IS_TIME;
        }
    }
    for (uint32_t i = s->first; i < s->end; i++) {
        if (s->parse[i].head != NONE)
            s->has[s->parse[i].head - s->first] |= kind_of((ud_relation)s->parse[i].relation);
    }
}

bool may_be_past(const dateline_article *article, uint32_t at)
{
    return token_class(article, at) & WORD_PAST || str_ends(token_text(article, at), S("ed"));
}

/* The type of event that a reading of a trigger names. */
static const lex_type *trigger_type(const dateline_lexicon *l, uint32_t match)
{
    return &l->types.v[l->triggers.v[l->trigger_matches.v[match].trigger].type_row];
}

bool trigger_suffers(const dateline_article *article, uint32_t at)
{
    const dateline_lexicon *l = article->lexicon;
    size_t n;
    uint32_t match = phrase_match(&l->trigger_forms, article->text.tokens.v, at, at + 1, &n);
    for (; match != PHRASE_NONE; match = l->trigger_matches.v[match].other) {
        if (trigger_type(l, match)->suffered)
            return true;
    }
    return false;
}

/* "In a letter on Monday, the envoy said ...": no phrase with a preposition is what a sentence
 * says, if a clause hangs on it as if joined to it. */
static void settle_phrase_root(clause_settler *s)
{
    uint32_t root = NONE, verb = NONE;
    for (uint32_t i = s->first; i < s->end && root == NONE; i++)
        root = s->parse[i].relation == UD_ROOT ? i : NONE;
    if (root == NONE || !clause_noun(&s->parse[root]) || !(clause_has(s, root) & HAS_CASE) ||
        clause_has(s, root) & (HAS_SUBJECT | HAS_COPULA))
        return;
    for (uint32_t i = root + 1; i < s->end && verb == NONE; i++) {
        bool joined = s->parse[i].relation == UD_CONJ || s->parse[i].relation == UD_PARATAXIS;
        if (s->parse[i].head == root && joined && s->parse[i].pos == UD_VERB &&
            clause_has(s, i) & HAS_SUBJECT)
            verb = i;
    }
    if (verb == NONE)
        return;
    s->parse[verb].head = NONE;
    s->parse[verb].relation = UD_ROOT;
    s->parse[root].head = verb;
    s->parse[root].relation = UD_OBL;
    for (uint32_t i = verb + 1; i < s->end; i++)
        s->parse[i].head = s->parse[i].head == root ? verb : s->parse[i].head;
}

/* The noun that ends before the relative word at `at`, with what may stand between: "the men, who",
 * "the bank, with which", "Oslo on Monday, where"; or NONE. */
static uint32_t noun_before(const clause_settler *s, uint32_t at, bool *comma)
{
    const token_parse *p = s->parse;
    if (at > s->first && p[at - 1].pos == UD_ADP)
        at--;
    *comma = at > s->first && token_is_mark(s->article, at - 1, ',');
    at -= *comma;
    uint32_t time = at;
    while (at > s->first && clause_has(s, at - 1) & IS_TIME)
        at--;
    if (at < time && at > s->first && p[at - 1].pos == UD_ADP)
        at--;
    if (at == s->first || !clause_noun(&p[at - 1]))
        return NONE;
    uint32_t noun = at - 1;
    uint64_t inside = RELATION(UD_FLAT) | RELATION(UD_COMPOUND) | RELATION(UD_NMOD_DESC);
    for (int step = 0; step < PARSE_REACH && RELATION(p[noun].relation) & inside; step++)
        noun = p[noun].head;
    return noun;
}

/* The verb or predicate whose clause the relative word opens, or NONE. */
static uint32_t relative_verb(const clause_settler *s, uint32_t at)
{
    uint32_t verb = s->parse[at].head;
    for (int step = 0; step < 4 && verb != NONE; step++) {
        if (verb > at && (s->parse[verb].pos == UD_VERB || clause_has(s, verb) & HAS_COPULA))
            return verb;
        verb = s->parse[verb].head;
    }
    return NONE;
}

static bool tells(const dateline_article *article, uint32_t verb)
{
    size_t n;
    const dateline_lexicon *l = article->lexicon;
    uint32_t match = phrase_match(&l->trigger_forms, article->text.tokens.v, verb, verb + 1, &n);
    return match != PHRASE_NONE && trigger_type(l, match)->speech;
}

/* Whether the noun, or what it names or is joined to, hangs on the word. */
static bool hangs_beside(const clause_settler *s, uint32_t noun, uint32_t on)
{
    uint64_t naming = RELATION(UD_APPOS) | RELATION(UD_CONJ);
    for (int step = 0; step < PARSE_REACH && RELATION(s->parse[noun].relation) & naming; step++)
        noun = s->parse[noun].head;
    return on != NONE && s->parse[noun].head == on;
}

/* "urged them to end the arrests of miners, who had struck": a clause that "who", "which", "where"
 * opens right behind a noun is about that noun; not "asked police who shot". */
static void settle_relative_clauses(clause_settler *s)
{
    for (uint32_t i = s->first + 1; i < s->end; i++) {
        if (!(token_class(s->article, i) & WORD_RELATIVE) ||
            token_class(s->article, i) & WORD_DETERMINER)
            continue;
        bool comma;
        uint32_t noun = noun_before(s, i, &comma), verb = relative_verb(s, i);
        uint32_t head = verb != NONE ? s->parse[verb].head : NONE;
        bool ahead = verb != NONE && noun != NONE && s->parse[verb].relation == UD_ADVCL &&
                     hangs_beside(s, noun, head); /* "Lee, [who left], was" */
        if (noun == NONE || head == NONE || (head >= i && !ahead) ||
            (s->parse[verb].relation == UD_ACL_RELCL && s->parse[head].pos != UD_VERB &&
             !(clause_has(s, head) & IS_TIME)))
            continue;
        bool second = s->parse[verb].relation == UD_CONJ && s->parse[head].relation == UD_ACL_RELCL;
        bool asked = !comma && s->parse[verb].relation == UD_CCOMP && tells(s->article, head);
        if (second || asked || parse_is_under(s->parse, noun, verb, 1))
            continue;
        s->parse[verb].head = noun;
        s->parse[verb].relation = UD_ACL_RELCL;
    }
}

/* What stands ahead of the clause but hung on its verb, and the relative word, which it lacked. */
static void move_dependents(clause_settler *s, uint32_t noun, uint32_t teller, uint32_t verb)
{
    for (uint32_t i = s->first; i < teller; i++) {
        bool relative = i > noun && token_class(s->article, i) & WORD_RELATIVE;
        if (s->parse[i].head == verb && i <= noun) {
            s->parse[i].head = s->parse[verb].head;
            s->parse[i].relation = i == noun ? UD_OBL : s->parse[i].relation;
        }
        if (relative && s->parse[i].head == teller) {
            s->parse[i].head = verb;
            s->parse[i].relation = clause_has(s, verb) & HAS_PASSIVE ? UD_NSUBJ_PASS : UD_NSUBJ;
            s->has[verb - s->first] |= HAS_SUBJECT;
        }
    }
}

/* "an election which the opposition says was stolen": the clause is of the election, and what the
 * opposition says is put into it. */
static void settle_told_of(clause_settler *s)
{
    for (uint32_t i = s->first; i + 1 < s->end; i++) {
        uint32_t noun = s->parse[i].head, verb = s->parse[i + 1].head;
        ud_relation next = (ud_relation)s->parse[i + 1].relation;
        bool finite = next == UD_AUX_RELATION || next == UD_AUX_PASS || next == UD_COP;
        if (s->parse[i].relation != UD_ACL_RELCL || noun == NONE || noun > i || !finite ||
            verb == NONE || verb == i || s->parse[verb].head == NONE || !tells(s->article, i))
            continue;
        bool own = s->parse[noun].head == verb; /* read as what the verb speaks of */
        bool other = clause_has(s, verb) & HAS_SUBJECT && !(own && clause_has(s, noun) & HAS_CASE);
        if (other || (!own && parse_is_under(s->parse, noun, verb, 1)))
            continue;
        move_dependents(s, noun, i, verb);
        s->parse[verb].head = noun;
        s->parse[verb].relation = UD_ACL_RELCL;
        s->parse[i].head = verb;
        s->parse[i].relation = UD_PARATAXIS;
    }
}

/* "came after the weekend, as police charged": a clause of when or why hangs on a verb or on what
 * is said with one, not on a noun of its phrases. */
static void settle_adverbial_clauses(clause_settler *s)
{
    uint64_t phrase = RELATION(UD_OBL) | RELATION(UD_NMOD) | RELATION(UD_OBJ) | RELATION(UD_CONJ) |
                      RELATION(UD_COMPOUND) | RELATION(UD_APPOS) | RELATION(UD_OBL_AGENT);
    for (uint32_t i = s->first; i < s->end; i++) {
        uint32_t head = s->parse[i].head;
        if (s->parse[i].relation != UD_ADVCL || !(clause_has(s, i) & HAS_SUBJECT))
            continue;
        for (int step = 0; step < PARSE_REACH && head != NONE; step++) {
            if (!clause_noun(&s->parse[head]) || clause_has(s, head) & HAS_COPULA ||
                !(RELATION(s->parse[head].relation) & phrase))
                break;
            head = s->parse[head].head;
        }
        if (head != NONE)
            s->parse[i].head = head;
    }
}

void parse_settle_clauses(dateline_article *article, arena *scratch, uint32_t first, uint32_t n,
                          uint32_t from)
{
    clause_settler s = {.article = article,
                        .parse = article->parse,
                        .first = first,
                        .end = first + n,
                        .has = arena_new(scratch, uint16_t, n)};
    settle_marks(&s);
    note_words(&s, from);
    parse_settle_phrases(&s);
    parse_settle_subjects(&s);
    settle_phrase_root(&s);
    settle_relative_clauses(&s);
    settle_told_of(&s);
    settle_adverbial_clauses(&s);
}
