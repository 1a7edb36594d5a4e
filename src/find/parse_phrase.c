/* parse_phrase: nouns that the parser hung on the word beside them, though the verb or the list
 * needs them.
 */
#include "find/parse_clause.h"

static bool is_name(const token_parse *p)
{
    return p->pos == UD_PROPN;
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

/* The first word of the noun's group: its articles and adjectives stand before it. */
static uint32_t group_begin(const clause_settler *s, uint32_t noun)
{
    uint32_t begin = noun;
    while (begin > s->first && noun - begin < PARSE_REACH && s->parse[begin - 1].head == noun)
        begin--;
    return begin;
}

/* "announced on Thursday [its withdrawal]", "rejected, for the fourth time, [a bill]": behind a
 * time or a phrase between commas stands the object that the verb has not had. */
static void settle_parted_objects(clause_settler *s)
{
    for (uint32_t noun = s->first + 2; noun < s->end; noun++) {
        uint32_t beside = s->parse[noun].head, begin = group_begin(s, noun);
        if (s->parse[noun].relation != UD_APPOS || beside == NONE || beside > begin ||
            begin < s->first + 2 || !clause_noun(&s->parse[noun]) || is_name(&s->parse[noun]))
            continue;
        uint32_t verb = verb_over(s, beside);
        bool comma = token_is_mark(s->article, begin - 1, ',');
        bool parted = verb != NONE && comma && token_is_mark(s->article, verb + 1, ',');
        bool timed = clause_has(s, beside) & IS_TIME && !comma;
        if (verb == NONE || verb > beside || !(parted || timed) ||
            clause_has(s, verb) & (HAS_OBJECT | HAS_PASSIVE))
            continue;
        s->parse[noun].head = verb;
        s->parse[noun].relation = UD_OBJ;
        s->has[verb - s->first] |= HAS_OBJECT;
    }
}

/* The verb's first object among the tokens [from, end), or NONE. */
static uint32_t object_in(const clause_settler *s, uint32_t verb, uint32_t from, uint32_t end)
{
    for (uint32_t i = from; i < end && i - from < PARSE_REACH; i++) {
        if (s->parse[i].head == verb && s->parse[i].relation == UD_OBJ)
            return i;
    }
    return NONE;
}

/* "questioned [the owner and seized] documents", read as one group of nouns: the verb that they are
 * the object of, or NONE. */
static uint32_t verb_of_group(clause_settler *s, uint32_t deed)
{
    uint32_t noun = s->parse[deed].head, object = noun != NONE ? s->parse[noun].head : NONE;
    uint32_t verb = object != NONE && object > deed ? s->parse[object].head : NONE;
    if (noun + 2 != deed || s->parse[noun].relation != UD_COMPOUND || verb == NONE || verb > noun ||
        s->parse[object].relation != UD_OBJ)
        return NONE;
    for (uint32_t i = verb + 1; i < noun; i++) { /* "the" owner */
        if (s->parse[i].head == object)
            s->parse[i].head = noun;
    }
    s->parse[noun].head = verb;
    s->parse[noun].relation = UD_OBJ;
    return verb;
}

/* "questioned the owner and [seized] documents": a past behind "and" is joined to the verb before,
 * and of two objects the second is its own. */
static void settle_joined_verbs(clause_settler *s)
{
    for (uint32_t deed = s->first + 3; deed + 1 < s->end; deed++) {
        uint32_t verb = s->parse[deed].head;
        if (s->parse[deed].relation != UD_CONJ || s->parse[deed - 1].relation != UD_CC ||
            verb == NONE || verb > deed || !may_be_past(s->article, deed) ||
            clause_has(s, deed) & (HAS_OBJECT | HAS_PASSIVE | HAS_AUXILIARY))
            continue;
        if (s->parse[verb].pos != UD_VERB)
            verb = verb_of_group(s, deed);
        uint32_t object = verb != NONE ? object_in(s, verb, deed + 1, s->end) : NONE;
        if (object == NONE || object_in(s, verb, verb + 1, deed) == NONE)
            continue;
        s->parse[deed] = (token_parse){verb, UD_VERB, PENN_VBD, UD_CONJ, s->parse[deed].meant};
        s->parse[object].head = deed;
        s->has[deed - s->first] |= HAS_OBJECT;
    }
}

/* The noun that begins a list which "and" has not closed yet: "into [Lee], Minister Ek and ...",
 * below the word that the last of the list was hung on; or NONE. */
static uint32_t open_list(const clause_settler *s, uint32_t last, uint32_t over)
{
    for (uint32_t i = last; i-- > over + 1 && last - i < PARSE_REACH;) {
        uint32_t head = s->parse[i].head;
        if (s->parse[i].relation == UD_CC || s->parse[i].pos == UD_VERB)
            return NONE;
        bool joined = s->parse[i].relation == UD_CONJ && head != NONE && head > over;
        if (joined && !(clause_has(s, i) & HAS_JOINT))
            return s->parse[head].relation == UD_NMOD || s->parse[head].relation == UD_OBL ? head
                                                                                           : NONE;
    }
    return NONE;
}

/* "an inquiry into Lee, Minister Ek [and two others]": what closes a list is of the list. */
static void settle_list_ends(clause_settler *s)
{
    for (uint32_t last = s->first + 3; last < s->end; last++) {
        uint32_t over = s->parse[last].head, begin = group_begin(s, last);
        if (s->parse[last].relation != UD_CONJ || over == NONE || over > begin ||
            !clause_noun(&s->parse[last]) || s->parse[begin].relation != UD_CC)
            continue;
        uint32_t first = open_list(s, begin, over);
        if (first != NONE && !parse_is_under(s->parse, first, last, 1))
            s->parse[last].head = first;
    }
}

/* "of the firm [Veltrig] went", where the verb has its subject: the name is the noun's before it.
 */
static void settle_named_nouns(clause_settler *s)
{
    for (uint32_t name = s->first + 2; name < s->end; name++) {
        uint32_t verb = s->parse[name].head, noun = name - 1, top = noun;
        if (s->parse[name].relation != UD_NSUBJ || !is_name(&s->parse[name]) || verb == NONE ||
            verb < name || s->parse[noun].pos != UD_NOUN)
            continue;
        for (int step = 0; step < PARSE_REACH && s->parse[top].relation == UD_NMOD; step++)
            top = s->parse[top].head;
        if (top == noun || s->parse[top].head != verb || s->parse[top].relation != UD_NSUBJ)
            continue;
        s->parse[name].head = noun;
        s->parse[name].relation = UD_FLAT;
    }
}

/* The title that a noun hangs on: "the [head] of sales"; or NONE. */
static uint32_t office_over(const clause_settler *s, uint32_t noun)
{
    const dateline_article *a = s->article;
    size_t n;
    uint32_t over = s->parse[noun].relation == UD_NMOD ? s->parse[noun].head : NONE;
    bool office =
        over != NONE && over < noun &&
        phrase_match(&a->lexicon->title_forms, a->text.tokens.v, over, over + 1, &n) !=
            PHRASE_NONE &&
        phrase_match(&a->lexicon->title_forms, a->text.tokens.v, noun, noun + 1, &n) == PHRASE_NONE;
    return office ? over : NONE;
}

/* "the head of sales, [Ann Lee], who fled": the name is the head's, and so is what is told of her.
 */
static void settle_named_offices(clause_settler *s)
{
    for (uint32_t name = s->first + 3; name < s->end; name++) {
        uint32_t noun = s->parse[name].head;
        if (s->parse[name].relation != UD_APPOS || !is_name(&s->parse[name]) || noun == NONE ||
            noun > name || is_name(&s->parse[noun]) || !token_is_mark(s->article, name - 1, ','))
            continue;
        uint32_t office = office_over(s, noun);
        if (office == NONE)
            continue;
        s->parse[name].head = office;
        for (uint32_t i = name + 1; i < s->end && i - name < PARSE_REACH; i++) {
            if (s->parse[i].head == noun && s->parse[i].relation == UD_ACL_RELCL)
                s->parse[i].head = office;
        }
    }
}

/* "In Lima [soldiers] killed ten": the noun right before a verb that has no other subject is that,
 * though a place stands before it without a comma. */
static void settle_placed_subjects(clause_settler *s)
{
    for (uint32_t noun = s->first + 2; noun + 1 < s->end; noun++) {
        uint32_t verb = noun + 1, town = noun - 1, lead = noun - 2;
        if (s->parse[noun].relation != UD_OBL || s->parse[noun].head != verb ||
            s->parse[noun].penn != PENN_NNS || s->parse[verb].penn != PENN_VBD ||
            clause_has(s, verb) & HAS_SUBJECT || s->parse[town].head != noun ||
            !is_name(&s->parse[town]) || s->parse[lead].relation != UD_CASE ||
            s->parse[lead].head != noun || !(token_class(s->article, lead) & WORD_LOCATIVE))
            continue;
        s->parse[noun].relation = UD_NSUBJ;
        s->parse[town].head = verb;
        s->parse[town].relation = UD_OBL;
        s->parse[lead].head = town;
        s->has[verb - s->first] |= HAS_SUBJECT;
    }
}

void parse_settle_phrases(clause_settler *s)
{
    settle_parted_objects(s);
    settle_joined_verbs(s);
    settle_list_ends(s);
    settle_named_nouns(s);
    settle_named_offices(s);
    settle_placed_subjects(s);
}
