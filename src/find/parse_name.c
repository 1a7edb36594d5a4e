/* parse_name: what a parser makes of the words beside a name:
 *
 *     [Lind, the founder of the party], resigned          one subject, not one that is called to
 *     [Lind, the party's head, and Tom Berg] were held    two of one verb
 *     named [Ida Lind], a lawyer, as its envoy            is done to her, as by the next
 *     police held [Ida Lind], a lawyer, and Tom Berg
 *     [Lind], editor of a paper and a friend of Berg, was shot    one who is both
 *     [Lind], an adviser to Ek, and Tom Berg, a poet, wrote       two, of whom one advises Ek
 *     Lind, of the league, [who was held]                 she was
 *     four men of the league, [Lind], Ek and Berg, were held      the men, not the league
 *     a judge in Lyon, [France] found                             where, not who
 */
#include "find/parse_clause.h"

/* "Lind, the founder of the party, resigned", where the founder was read as who resigned, too. */
static void settle_called(clause_settler *s, uint32_t top, uint32_t end)
{
    uint32_t verb = s->parse[top].head;
    if (!clause_is(s, top, SUBJECTS | RELATION(UD_OTHER_RELATION)) || verb == NONE || verb < end)
        return;
    uint32_t subject = clause_find(s, end, verb, SUBJECTS);
    uint32_t begin = subject == NONE || subject > verb ? s->first : clause_group(s, subject);
    if (begin <= end || !token_is_mark(s->article, begin - 1, ','))
        return;
    s->parse[top].relation = s->parse[subject].relation;
    parse_attach(s->parse, subject, top, UD_APPOS);
}

/* "A judge in Lyon, France found": what names a country behind a town of the subject's is no second
 * subject. */
static void settle_country(clause_settler *s, uint32_t top, uint32_t first)
{
    uint32_t verb = s->parse[top].head, town = first - 2, noun = town;
    if (!clause_is(s, top, SUBJECTS) || verb == NONE || first < s->first + 3 ||
        !token_is_mark(s->article, first - 1, ',') || s->parse[town].pos != UD_PROPN)
        return;
    for (int step = 0; step < TREE_STEPS && noun != NONE && noun <= town; step++) {
        if (s->parse[noun].head == verb)
            break;
        noun = s->parse[noun].head;
    }
    if (noun == town || noun == NONE || noun > town || s->parse[noun].head != verb ||
        !clause_is(s, noun, SUBJECTS))
        return;
    parse_attach(s->parse, top, town, UD_APPOS);
}

/* "Lind, the party's head, and Tom Berg were held", "Norway and the Union sent aid", where the verb
 * was hung on the first name. */
static void settle_both(clause_settler *s, uint32_t top, uint32_t end)
{
    uint32_t verb = clause_find(s, end, top, RELATION(UD_CONJ));
    if (verb == NONE || s->parse[verb].pos != UD_VERB || !clause_is(s, top, RELATION(UD_ROOT)) ||
        end >= s->end || (!token_is_mark(s->article, end, ',') && s->parse[end].relation != UD_CC))
        return;
    uint32_t second = clause_find(s, end, verb, SUBJECTS),
             joint = clause_find(s, end, verb, RELATION(UD_CC));
    if (second == NONE || joint == NONE || second > verb || joint > second)
        return;
    parse_attach(s->parse, verb, NONE, UD_ROOT);
    parse_attach(s->parse, top, verb, s->parse[second].relation);
    parse_attach(s->parse, second, top, UD_CONJ);
    s->parse[joint].head = second;
}

/* "named Ida Lind, a lawyer, as its envoy", "police held Ida Lind, a lawyer, and ...": behind the
 * verb no name is what it makes of another, nor one more subject. */
static void settle_object(clause_settler *s, uint32_t top)
{
    uint32_t verb = s->parse[top].head;
    if (!clause_is(s, top, RELATION(UD_XCOMP) | RELATION(UD_NSUBJ)) || verb == NONE ||
        verb >= top || s->parse[verb].pos != UD_VERB)
        return;
    uint32_t from = verb - s->first < PARSE_REACH ? s->first : verb - PARSE_REACH;
    uint32_t subject = clause_find(s, from, verb, SUBJECTS);
    bool other = clause_is(s, top, RELATION(UD_NSUBJ)) ? subject < verb : verb == top - 1;
    if (other && clause_find(s, from, verb, RELATION(UD_AUX_PASS) | RELATION(UD_OBJ)) == NONE)
        s->parse[top].relation = UD_OBJ;
}

/* "Lind, editor of a paper and a friend of Berg, was shot": what is joined to what she is, without
 * a comma, is she, too. */
static void settle_friend(clause_settler *s, uint32_t top, uint32_t end)
{
    uint32_t called = clause_find(s, end, top, RELATION(UD_APPOS)), verb = s->parse[top].head;
    uint32_t friend = called == NONE ? NONE : clause_find(s, called, top, RELATION(UD_CONJ));
    uint64_t named = RELATION(UD_FLAT) | RELATION(UD_APPOS) | RELATION(UD_NMOD_DESC);
    if (friend == NONE || verb == NONE || verb < friend || s->parse[friend].pos != UD_NOUN ||
        s->parse[friend].penn == PENN_NNS || clause_find(s, called, friend, named) != NONE)
        return;
    uint32_t joint = clause_find(s, called, friend, RELATION(UD_CC)), comma = friend;
    while (comma < verb && !token_is_mark(s->article, comma, ','))
        comma++;
    if (joint != NONE && comma < verb && !token_is_mark(s->article, joint - 1, ','))
        s->parse[friend].head = called;
}

/* "Lind, an adviser to Ek, and Tom Berg, a poet, wrote": whom a comma parts from what another is
 * called is joined to that other. */
static void settle_next(clause_settler *s, uint32_t top)
{
    uint32_t before = s->parse[top].head;
    if (!clause_is(s, top, RELATION(UD_CONJ)) || before > top || before == s->first)
        return;
    uint32_t joint = clause_find(s, before, top, RELATION(UD_CC)), other = before;
    for (int step = 0;
         step < TREE_STEPS && other != NONE && !clause_is(s, other, RELATION(UD_APPOS)); step++)
        other = s->parse[other].head;
    uint32_t called = other == NONE ? NONE : s->parse[other].head;
    if (called == NONE || called > other || other == before || s->parse[called].pos != UD_PROPN ||
        joint == NONE || !token_is_mark(s->article, joint - 1, ',') ||
        clause_find(s, before, before, RELATION(UD_CONJ)) != top)
        return;
    s->parse[top].head = called;
    for (uint32_t i = top + 1; i < s->end && i - top < PARSE_REACH; i++) {
        if (s->parse[i].head == before)
            s->parse[i].head = top;
    }
}

/* "four men of the league, Lind, Ek and Berg, were held": the men are called so, not the league. */
static void settle_members(clause_settler *s, uint32_t top)
{
    uint32_t body = s->parse[top].head;
    uint64_t beside = RELATION(UD_APPOS) | RELATION(UD_CONJ);
    if (!clause_is(s, top, beside) || body > top || s->parse[body].pos != UD_PROPN ||
        !clause_is(s, body, RELATION(UD_NMOD)) || s->parse[body].head == NONE)
        return;
    uint32_t noun = s->parse[body].head, first = clause_find(s, body, body, beside);
    if (noun > body || s->parse[noun].penn != PENN_NNS || first != top ||
        clause_find(s, noun > s->first + 3 ? noun - 3 : s->first, noun, RELATION(UD_NUMMOD)) ==
            NONE)
        return;
    parse_attach(s->parse, top, noun, UD_APPOS);
    for (uint32_t i = top + 1; i < s->end && i - top < PARSE_REACH; i++) {
        if (s->parse[i].head == body)
            s->parse[i].head = top;
    }
}

/* "[former] Prime Minister Ida Lind": the office is former, not she. */
static void settle_office(clause_settler *s, uint32_t top)
{
    uint32_t office = top;
    for (uint32_t w = top;
         w-- > s->first && top - w < PARSE_REACH && s->parse[w].head - w <= top - w;) {
        if (s->parse[w].head == top && s->parse[w].relation == UD_NMOD_DESC)
            office = w;
        else if (s->parse[w].head == top && s->parse[w].relation == UD_AMOD)
            s->parse[w].head = office;
    }
}

/* "Lind, of the Ferry League, [who was beaten]": she, since "who" is no league. */
static void settle_who(clause_settler *s, uint32_t top, uint32_t end)
{
    uint32_t body = clause_find(s, end, top, RELATION(UD_NMOD));
    uint32_t verb = body == NONE || s->parse[body].pos != UD_PROPN
                        ? NONE
                        : clause_find(s, body + 1, body, RELATION(UD_ACL_RELCL));
    uint32_t who = verb == NONE ? NONE : clause_find(s, body + 1, verb, SUBJECTS);
    if (who != NONE && who < verb && token_is(s->article, who, S("who")))
        s->parse[verb].head = top;
}

void parse_settle_names(clause_settler *s, uint32_t from)
{
    const dateline_article *a = s->article;
    for (; from < a->mentions.n && a->mentions.v[from].first < s->end; from++) {
        const mention *m = &a->mentions.v[from];
        entity_kind kind = a->entities.v[m->entity].kind;
        if (m->first < s->first)
            continue;
        uint32_t top = tree_top_of(a, m->first, m->n);
        bool actor = kind == ENTITY_PERSON || kind == ENTITY_INSTITUTION;
        if (actor)
            settle_called(s, top, m->first + m->n);
        if (kind == ENTITY_STATE)
            settle_country(s, top, m->first);
        if (actor || kind == ENTITY_STATE)
            settle_both(s, top, m->first + m->n);
        if (!actor)
            continue;
        settle_friend(s, top, m->first + m->n);
        settle_members(s, top);
        if (kind != ENTITY_PERSON)
            continue;
        settle_office(s, top);
        settle_object(s, top);
        settle_next(s, top);
        settle_who(s, top, m->first + m->n);
    }
}
