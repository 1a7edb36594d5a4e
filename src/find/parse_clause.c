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

/* "sentenced [the two] to death": before a preposition, they are no part of the noun behind it. */
static void settle_counted(clause_settler *s)
{
    for (uint32_t i = s->first; i + 3 < s->end; i++) {
        uint32_t noun = s->parse[i].head, number = i + 1;
        if (s->parse[i + 2].relation != UD_CASE || s->parse[number].relation != UD_NUMMOD ||
            noun == NONE || noun < i + 3 || s->parse[number].head != noun ||
            s->parse[i + 2].head != noun || s->parse[noun].relation != UD_OBJ ||
            !token_is(s->article, i, S("the")))
            continue;
        parse_attach(s->parse, number, s->parse[noun].head, UD_OBJ);
        parse_attach(s->parse, noun, s->parse[noun].head, UD_OBL);
        parse_attach(s->parse, i, number, UD_DET_RELATION);
    }
}

/* "sentenced [the] two to death": an article is nobody. What it was read to lead takes its place.
 */
static void settle_articles(clause_settler *s)
{
    for (uint32_t i = s->first; i + 1 < s->end; i++) {
        uint32_t noun = i + 1;
        if (!clause_is(s, i, SUBJECTS | RELATION(UD_OBJ)) || !token_is(s->article, i, S("the")))
            continue;
        while (s->parse[noun].head != i && s->parse[noun].head != NONE &&
               s->parse[noun].head > noun && s->parse[noun].head - i < PARSE_REACH)
            noun = s->parse[noun].head;
        if (s->parse[noun].head != i || s->parse[noun].pos == UD_VERB)
            continue;
        uint32_t verb = s->parse[i].head, phrase = clause_find(s, noun, noun, RELATION(UD_NMOD));
        parse_attach(s->parse, noun, verb, (ud_relation)s->parse[i].relation);
        clause_rehang(s, i + 1, s->end, i, noun);
        parse_attach(s->parse, i, noun, UD_DET_RELATION);
        if (phrase != NONE && s->parse[noun].pos == UD_NUM &&
            !token_is(s->article, noun + 1, S("of")))
            parse_attach(s->parse, phrase, verb, UD_OBL);
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

/* "wants to end the war and [to punish] those", "agreed and asked them to stay, and [to talk]": an
 * infinitive is joined to one, of the verb or of what is joined to that. */
static void settle_infinitives(clause_settler *s)
{
    for (uint32_t i = s->first + 1; i < s->end; i++) {
        uint32_t verb = s->parse[i].head;
        if (s->parse[i].relation != UD_CONJ || s->parse[i].penn != PENN_VB || verb == NONE ||
            verb > i || s->parse[verb].penn == PENN_VB || s->parse[i - 1].penn != PENN_TO)
            continue;
        for (uint32_t w = i; w-- > verb + 1 && i - w < PARSE_REACH;) {
            uint32_t over = s->parse[w].head;
            bool joined =
                over != NONE && s->parse[over].head == verb && s->parse[over].relation == UD_CONJ;
            if ((over == verb || joined) && s->parse[w].relation == UD_XCOMP &&
                s->parse[w].penn == PENN_VB) {
                s->parse[i].head = w;
                break;
            }
        }
    }
}

/* "killed [over] 30 people": no preposition, as what is done to somebody has none. "Two were killed
 * and [14] injured": not so often, but so many. */
static void settle_amounts(clause_settler *s)
{
    for (uint32_t i = s->first; i + 1 < s->end; i++) {
        uint32_t noun = s->parse[i].head, number = i + 1;
        if (s->parse[i].relation == UD_NUMMOD && noun == i + 1 && s->parse[noun].penn == PENN_VBN &&
            s->parse[noun].relation == UD_CONJ)
            s->parse[i].relation = UD_NSUBJ_PASS;
        if (s->parse[i].relation != UD_CASE || noun == NONE ||
            s->parse[number].relation != UD_NUMMOD || s->parse[number].head != noun ||
            !clause_is(s, noun, SUBJECTS | RELATION(UD_OBJ)))
            continue;
        parse_attach(s->parse, i, number, UD_ADVMOD);
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

const lex_type *trigger_type_at(const dateline_article *article, uint32_t at, uint32_t end)
{
    const dateline_lexicon *l = article->lexicon;
    size_t n;
    uint32_t match = phrase_match(&l->trigger_forms, article->text.tokens.v, at, end, &n);
    return match != PHRASE_NONE ? trigger_type(l, match) : NULL;
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

bool trigger_is_phrasal(const dateline_article *article, uint32_t at)
{
    const dateline_lexicon *l = article->lexicon;
    const token_list *text = &article->text;
    size_t n = 0;
    uint32_t match = at + 2 > text->tokens.n
                         ? PHRASE_NONE
                         : phrase_match(&l->trigger_forms, text->tokens.v, at, at + 2, &n);
    return match != PHRASE_NONE && n == 2 && l->trigger_matches.v[match].pos == TRIGGER_VERB;
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

/* "the report, released on 6 May, [which] found": the noun that a participle and its time tell of,
 * over the word that the clause was hung on; or NONE. */
static uint32_t noun_over(const clause_settler *s, uint32_t word)
{
    bool released = false;
    for (int step = 0; step < PARSE_REACH && word != NONE; step++) {
        bool time = clause_has(s, word) & IS_TIME, part = s->parse[word].relation == UD_ACL;
        if (!time && !part)
            return released && clause_noun(&s->parse[word]) ? word : NONE;
        released |= part;
        word = s->parse[word].head;
    }
    return NONE;
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
        if (noun == NONE && head < i)
            noun = noun_over(s, head);
        if (noun == NONE || head == NONE || head >= i ||
            (s->parse[verb].relation == UD_ACL_RELCL && s->parse[head].pos != UD_VERB &&
             !(clause_has(s, head) & IS_TIME)))
            continue;
        bool asked =
            !comma && s->parse[verb].relation == UD_CCOMP && clause_tells(s->article, head);
        if (asked || parse_is_under(s->parse, noun, verb, 1))
            continue;
        parse_attach(s->parse, verb, noun, UD_ACL_RELCL);
    }
}

/* "Ida Brandt, a clerk whose father, Jan Brandt, [died], said": whose clause it is, stands before
 * what explains it, and another is the subject of what follows. */
static void settle_whose(clause_settler *s)
{
    for (uint32_t i = s->first + 1; i + 1 < s->end; i++) {
        uint32_t noun = s->parse[i].head, verb = noun;
        if (s->parse[i].relation != UD_NMOD_POSS || !(token_class(s->article, i) & WORD_RELATIVE) ||
            noun == NONE || noun < i || s->parse[noun].relation != UD_APPOS ||
            !clause_noun(&s->parse[i - 1]))
            continue;
        while (verb < s->end && verb - noun < PARSE_REACH && s->parse[verb].pos != UD_VERB)
            verb++;
        if (verb == s->end || s->parse[verb].penn != PENN_VBD ||
            !token_is_mark(s->article, verb - 1, ','))
            continue;
        uint64_t goes_on = RELATION(UD_CONJ) | RELATION(UD_PARATAXIS);
        uint32_t other = clause_subject(s, verb), next = s->parse[verb].head;
        if (next == NONE)
            next = clause_find(s, verb + 1, verb, goes_on);
        if (other != NONE && (other > i || next == NONE || clause_has(s, next) & HAS_SUBJECT))
            continue;
        if (other != NONE)
            s->parse[other].head = next;
        if (next != NONE && s->parse[next].head == verb)
            parse_attach(s->parse, next, s->parse[verb].head, s->parse[verb].relation);
        parse_attach(s->parse, noun, verb, UD_NSUBJ);
        parse_attach(s->parse, verb, i - 1, UD_ACL_RELCL);
    }
}

/* The token of "it was" or "it is" plus a time that begins what ends with "that"; or NONE. */
static uint32_t cleft_end(const clause_settler *s)
{
    uint32_t be = s->first + 1;
    bool timed = false;
    if (be + 2 >= s->end || !token_is(s->article, s->first, S("it")) ||
        !(token_class(s->article, be) & WORD_BE) ||
        !(clause_has(s, be + 1) & IS_TIME ||
          token_class(s->article, be + 1) & (WORD_PREPOSITION | WORD_NEGATION | WORD_ADVERB)))
        return NONE;
    for (uint32_t i = be + 1; i < s->end && i - be < PARSE_REACH; i++) {
        timed |= clause_has(s, i) & IS_TIME;
        if (token_is(s->article, i, S("that")))
            return timed ? i : NONE;
    }
    return NONE;
}

/* The word that the verb behind "that" hangs on, over whatever stands between; or NONE. */
static uint32_t cleft_top(const clause_settler *s, uint32_t that, uint32_t verb)
{
    uint32_t top = verb;
    for (int step = 0; step < PARSE_REACH; step++) {
        uint32_t head = s->parse[top].head;
        if (head == NONE || (top < that && head > that))
            break;
        top = head;
    }
    return top < that ? top : NONE;
}

/* "It was on Monday that [she left]": she left on Monday. */
static void settle_cleft(clause_settler *s)
{
    uint32_t that = cleft_end(s), verb = that == NONE ? s->end : that + 1;
    for (; verb < s->end; verb++) {
        uint32_t subject = s->parse[verb].pos == UD_VERB ? clause_subject(s, verb) : NONE;
        if (subject != NONE && subject > that)
            break;
    }
    uint32_t top = verb < s->end ? cleft_top(s, that, verb) : NONE;
    if (top == NONE)
        return;
    parse_attach(s->parse, verb, s->parse[top].head, s->parse[top].relation);
    parse_attach(s->parse, top, verb, s->parse[top].pos == UD_VERB ? UD_ADVCL : UD_OBL_UNMARKED);
    parse_attach(s->parse, that, verb, UD_MARK);
}

/* "On Monday, while they held a parade, nine [were killed]": what "while" leads is no main clause.
 * The clause behind it is, if it is joined without a word, and the time ahead is of that one. */
static void settle_led(clause_settler *s)
{
    uint32_t mark = s->first + 1;
    while (mark < s->end && s->parse[mark].relation != UD_MARK)
        mark++;
    uint32_t led = mark < s->end ? s->parse[mark].head : NONE;
    if (led == NONE || led < mark || s->parse[led].head != NONE ||
        !token_is_mark(s->article, mark - 1, ','))
        return;
    uint32_t main = clause_find(s, led + 1, led, RELATION(UD_CONJ));
    bool apart = main != NONE && clause_has(s, main) & HAS_SUBJECT &&
                 clause_find(s, mark, main, RELATION(UD_CC)) == NONE;
    if (!apart)
        return;
    parse_attach(s->parse, main, NONE, UD_ROOT);
    parse_attach(s->parse, led, main, UD_ADVCL);
    clause_rehang(s, s->first, mark, led, main);
}

/* "By a decision of 4 May [the court acquitted] him": a phrase that leads a sentence is no
 * sentence, and what was read as told of its noun, without a relative word, is one. */
static void settle_phrase(clause_settler *s)
{
    uint32_t noun = s->parse[s->first].head;
    if (s->parse[s->first].relation != UD_CASE || s->parse[noun].head != NONE ||
        !clause_noun(&s->parse[noun]))
        return;
    uint32_t verb = clause_find(s, noun + 1, noun, RELATION(UD_ACL_RELCL));
    uint32_t subject = verb == NONE ? NONE : clause_subject(s, verb);
    if (subject == NONE || subject < noun || !form_is_finite(s->parse[verb].penn))
        return;
    for (uint32_t i = noun + 1; i <= subject; i++) {
        if (token_class(s->article, i) & WORD_RELATIVE)
            return;
    }
    parse_attach(s->parse, verb, NONE, UD_ROOT);
    parse_attach(s->parse, noun, verb, UD_OBL);
    clause_rehang(s, verb + 1, s->end, noun, verb);
}

void parse_settle_clauses(clause_settler *s, uint32_t from)
{
    settle_marks(s);
    settle_articles(s);
    settle_counted(s);
    note_words(s, from);
    settle_led(s);
    settle_phrase(s);
    parse_settle_days(s, from);
    settle_amounts(s);
    settle_cleft(s);
    settle_infinitives(s);
    parse_settle_subjects(s);
    settle_relative_clauses(s);
    settle_whose(s);
    parse_settle_told(s);
    parse_settle_phrases(s);
}
