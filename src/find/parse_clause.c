/* parse_clause: which clauses hang on which words, where parsers of one quality differ, so that all
 * rules behind see one shape.
 */
#include "find/parse.h"

typedef struct clause_settler {
    dateline_article *article;
    token_parse *parse;
    uint32_t first, end;
    uint16_t *has; /* by token: what hangs on it */
} clause_settler;

enum {
    HAS_SUBJECT = 1,
    HAS_OBJECT = 2,
    HAS_AUXILIARY = 4,
    HAS_PASSIVE = 8,
    HAS_AGENT = 16,
    HAS_COPULA = 32,
    HAS_CASE = 64,
    HAS_JOINT = 128, /* "and" */
    IS_TIME = 256,   /* is part of one itself */
};

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
    default: return 0;
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

static uint16_t has(const clause_settler *s, uint32_t word)
{
    return s->has[word - s->first];
}

bool trigger_suffers(const dateline_article *article, uint32_t at)
{
    const dateline_lexicon *l = article->lexicon;
    size_t n;
    uint32_t match = phrase_match(&l->trigger_forms, article->text.tokens.v, at, at + 1, &n);
    for (; match != PHRASE_NONE; match = l->trigger_matches.v[match].other) {
        const lex_type *type =
            lexicon_type(l, l->triggers.v[l->trigger_matches.v[match].trigger].type);
        if (type && type->suffered)
            return true;
    }
    return false;
}

/* "Farmers marched", "the envoy has called for calm": no auxiliary makes it passive. Of "Two were
 * killed and five injured" the first one's does, and "Five killed in Holm" leaves it out. */
static void settle_actives(clause_settler *s)
{
    for (uint32_t i = s->first; i < s->end; i++) {
        uint32_t verb = s->parse[i].head;
        if (verb == NONE || s->parse[i].relation != UD_NSUBJ_PASS ||
            has(s, verb) & (HAS_PASSIVE | HAS_AGENT | HAS_COPULA) ||
            s->parse[verb].pos != UD_VERB || s->parse[verb].penn == PENN_VBG)
            continue;
        uint32_t head = s->parse[verb].head;
        bool joined = s->parse[verb].relation == UD_CONJ && head != NONE &&
                      has(s, head) & (HAS_PASSIVE | HAS_AGENT);
        bool bare = !(has(s, verb) & (HAS_AUXILIARY | HAS_OBJECT));
        if (joined || (bare && trigger_suffers(s->article, verb)))
            continue;
        s->parse[i].relation = UD_NSUBJ;
        if (bare && s->parse[verb].penn == PENN_VBN)
            s->parse[verb].penn = PENN_VBD;
    }
}

static bool is_noun(const token_parse *p)
{
    return p->pos == UD_NOUN || p->pos == UD_PROPN;
}

/* "In a letter on Monday, the envoy said ...": no phrase with a preposition is what a sentence
 * says, if a clause hangs on it as if joined to it. */
static void settle_phrase_root(clause_settler *s)
{
    uint32_t root = NONE, verb = NONE;
    for (uint32_t i = s->first; i < s->end && root == NONE; i++)
        root = s->parse[i].relation == UD_ROOT ? i : NONE;
    if (root == NONE || !is_noun(&s->parse[root]) || !(has(s, root) & HAS_CASE) ||
        has(s, root) & (HAS_SUBJECT | HAS_COPULA))
        return;
    for (uint32_t i = root + 1; i < s->end && verb == NONE; i++) {
        bool joined = s->parse[i].relation == UD_CONJ || s->parse[i].relation == UD_PARATAXIS;
        if (s->parse[i].head == root && joined && s->parse[i].pos == UD_VERB &&
            has(s, i) & HAS_SUBJECT)
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
    while (at > s->first && has(s, at - 1) & IS_TIME)
        at--;
    if (at < time && at > s->first && p[at - 1].pos == UD_ADP)
        at--;
    if (at == s->first || !is_noun(&p[at - 1]))
        return NONE;
    uint32_t noun = at - 1;
    uint64_t inside = 1ull << UD_FLAT | 1ull << UD_COMPOUND | 1ull << UD_NMOD_DESC;
    for (int step = 0; step < PARSE_REACH && 1ull << p[noun].relation & inside; step++)
        noun = p[noun].head;
    return noun;
}

/* The verb or predicate whose clause the relative word opens, or NONE. */
static uint32_t relative_verb(const clause_settler *s, uint32_t at)
{
    uint32_t verb = s->parse[at].head;
    for (int step = 0; step < 4 && verb != NONE; step++) {
        if (verb > at && (s->parse[verb].pos == UD_VERB || has(s, verb) & HAS_COPULA))
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
    if (match == PHRASE_NONE)
        return false;
    const lex_type *type = lexicon_type(l, l->triggers.v[l->trigger_matches.v[match].trigger].type);
    return type && type->speech;
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
        if (noun == NONE || head == NONE || head >= i ||
            (s->parse[verb].relation == UD_ACL_RELCL && s->parse[head].pos != UD_VERB &&
             !(has(s, head) & IS_TIME)))
            continue;
        bool second = s->parse[verb].relation == UD_CONJ && s->parse[head].relation == UD_ACL_RELCL;
        bool asked = !comma && s->parse[verb].relation == UD_CCOMP && tells(s->article, head);
        if (second || asked || parse_is_under(s->parse, noun, verb, 1))
            continue;
        s->parse[verb].head = noun;
        s->parse[verb].relation = UD_ACL_RELCL;
    }
}

/* Words [from, end) that hang on `old` now hang on `now`. */
static void rehang(clause_settler *s, uint32_t from, uint32_t end, uint32_t old, uint32_t now)
{
    for (uint32_t i = from; i < end && i - from < PARSE_REACH; i++) {
        if (s->parse[i].head == old && i != now)
            s->parse[i].head = now;
    }
}

/* The last noun before the verb, if it was read as part of the verb's phrase; or NONE. */
static uint32_t noun_inside(const clause_settler *s, uint32_t verb)
{
    uint32_t told = s->parse[verb].head, word = verb - 1;
    for (int step = 0; step < PARSE_REACH && told != NONE && word > told; step++) {
        if (s->parse[word].head == verb)
            return is_noun(&s->parse[word]) ? word : NONE;
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

static uint32_t subject_of(const clause_settler *s, uint32_t verb)
{
    for (uint32_t i = verb; i-- > s->first && verb - i < PARSE_REACH;) {
        if (s->parse[i].head == verb && s->parse[i].relation == UD_NSUBJ)
            return i;
    }
    return NONE;
}

/* Whom "described" of "a man described as a clerk [shot] two" is said about, on whatever the parser
 * hung the verb; or NONE. */
static uint32_t described_by(const clause_settler *s, uint32_t told, uint32_t verb)
{
    const token_parse *p = &s->parse[told];
    bool joined = s->parse[verb].relation == UD_CONJ;
    if (is_noun(p))
        return s->parse[verb].relation == UD_NMOD ? told : NONE;
    if (p->relation == UD_ACL && p->penn == PENN_VBN && !joined)
        return p->head;
    bool both = p->pos == UD_VERB && !(has(s, told) & (HAS_OBJECT | HAS_AUXILIARY));
    return both && is_unparted(s, told, verb) ? subject_of(s, told) : NONE;
}

/* The verb takes the place of the noun in its sentence, which becomes its subject. */
static void take_place(clause_settler *s, uint32_t verb, uint32_t noun)
{
    bool spoken = s->parse[noun].relation == UD_NSUBJ;
    s->parse[verb].head = s->parse[noun].head;
    s->parse[verb].relation = (uint8_t)(spoken ? UD_CCOMP : s->parse[noun].relation);
    s->parse[noun].head = verb;
    s->parse[noun].relation = UD_NSUBJ;
    rehang(s, verb + 1, s->end, noun, verb);
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
        uint32_t told = s->parse[verb].head, noun = noun_inside(s, verb);
        ud_relation as = (ud_relation)s->parse[verb].relation;
        bool phrase = as == UD_OBL || as == UD_NMOD;
        bool swallowed = noun != NONE && (as == UD_ADVCL || (phrase && has(s, verb) & HAS_CASE));
        bool joined = as == UD_CONJ && !(has(s, verb) & HAS_SUBJECT);
        if (s->parse[verb].penn != PENN_VBD || told == NONE || told > verb ||
            !(swallowed || joined))
            continue;
        uint32_t subject = described_by(s, told, verb);
        if (subject == NONE || subject > told ||
            (as == UD_ADVCL && s->parse[subject].relation != UD_ROOT))
            continue;
        if (swallowed) {
            rehang(s, told + 1, noun, verb, noun);
            s->parse[noun].head = told;
            s->parse[noun].relation = is_noun(&s->parse[told]) ? UD_NMOD : UD_OBL;
        }
        if (s->parse[subject].head == told) { /* it was read as what the sentence says */
            s->parse[subject].head = s->parse[told].head;
            s->parse[subject].relation = s->parse[told].relation;
            s->parse[told] =
                (token_parse){subject, UD_VERB, PENN_VBN, UD_ACL, s->parse[told].meant};
        }
        take_place(s, verb, subject);
        rehang(s, verb + 1, s->end, told, verb);
    }
}

/* The preposition before a noun that may lead a clause, or NONE. */
static uint32_t leader_of(const clause_settler *s, uint32_t noun)
{
    for (uint32_t i = noun; i-- > s->first && noun - i < PARSE_REACH;) {
        if (s->parse[i].head == noun && s->parse[i].relation == UD_CASE)
            return token_class(s->article, i) & WORD_TIME_CLAUSE ? i : NONE;
    }
    return NONE;
}

/* "after a storm [struck] the strait", "[Farmers marched] in Holm": what is finite and has no
 * relative word is not said about the noun before it: that is its subject. */
static void settle_subjects(clause_settler *s)
{
    uint64_t whole = 1ull << UD_ROOT | 1ull << UD_CCOMP | 1ull << UD_CONJ | 1ull << UD_PARATAXIS;
    for (uint32_t verb = s->first + 1; verb < s->end; verb++) {
        ud_relation as = (ud_relation)s->parse[verb].relation;
        uint32_t noun = s->parse[verb].head;
        bool about = as == UD_ACL || (as == UD_CONJ && !(has(s, verb) & HAS_JOINT));
        if (s->parse[verb].penn != PENN_VBD || !about || noun == NONE || noun > verb ||
            has(s, verb) & HAS_SUBJECT || !is_noun(&s->parse[noun]))
            continue;
        uint32_t lead = leader_of(s, noun);
        if (!(1ull << s->parse[noun].relation & whole) && lead == NONE)
            continue;
        take_place(s, verb, noun);
        if (lead == NONE)
            continue;
        s->parse[verb].relation = UD_ADVCL;
        s->parse[lead].head = verb;
        s->parse[lead].relation = UD_MARK;
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
    note_words(&s, from);
    settle_subjects(&s);
    settle_actives(&s);
    settle_phrase_root(&s);
    settle_relative_clauses(&s);
    settle_swallowed(&s);
}
