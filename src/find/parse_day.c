/* parse_day: what times, and the words around them, belong to. */
#include "find/parse_clause.h"

#define GROUP_MOST 4 /* words of a noun's group that are looked at */

/* "announced a strike for Friday": the day is the strike's. */
static void settle_planned(clause_settler *s, uint32_t top, uint32_t lead)
{
    uint32_t verb = s->parse[top].head, noun = lead - 1;
    if (s->parse[top].relation != UD_OBL || verb > noun || s->parse[noun].head != verb ||
        s->parse[noun].relation != UD_OBJ || !clause_noun(&s->parse[noun]) ||
        !token_is(s->article, lead, S("for")))
        return;
    parse_attach(s->parse, top, noun, UD_NMOD);
}

/* "in August presidential elections [that failed]": behind a preposition, a month right before a
 * group that a clause tells of is of that group. */
static void settle_grouped(clause_settler *s, uint32_t top, uint32_t lead)
{
    uint32_t noun = top + 1;
    while (noun + 1 < s->end && noun - top < GROUP_MOST && s->parse[noun].head > noun &&
           (s->parse[noun].relation == UD_AMOD || s->parse[noun].relation == UD_COMPOUND))
        noun++;
    if (noun + 1 >= s->end || !clause_is(s, noun, SUBJECTS) || s->parse[lead].head != top ||
        noun == top + 1 || s->parse[noun].penn != PENN_NNS ||
        !(token_class(s->article, noun + 1) & WORD_RELATIVE) ||
        parse_is_under(s->parse, noun, top, 1))
        return;
    parse_attach(s->parse, top, noun, UD_COMPOUND);
    s->parse[lead].head = noun;
    s->has[noun - s->first] |= HAS_CASE;
}

/* The word that a time hangs on; `top` is its own that does. */
static uint32_t time_over(const clause_settler *s, const timex *t, uint32_t *top)
{
    *top = t->first;
    while (*top + 1 < t->first + t->n && s->parse[*top].head - t->first < t->n)
        ++*top;
    return s->parse[*top].head;
}

/* "resigned on Monday [after the protests]": such a word is no part of a day, and leads a noun. */
static void settle_behind(clause_settler *s, const timex *t, uint32_t over)
{
    uint32_t lead = t->first + t->n;
    if (lead + 1 >= s->end || over == NONE || s->parse[lead].head - t->first >= t->n ||
        !(token_class(s->article, lead) & WORD_TIME_CLAUSE))
        return;
    for (uint32_t noun = lead + 1; noun < s->end && noun - lead < GROUP_MOST; noun++) {
        uint32_t head = s->parse[noun].head;
        if (!clause_noun(&s->parse[noun]) || head > lead)
            continue;
        if (head != lead && parse_is_under(s->parse, head, lead, 1))
            return;
        parse_attach(s->parse, lead, noun, UD_CASE);
        s->parse[lead].pos = UD_ADP;
        s->parse[noun].head = head == lead ? over : head;
        s->parse[noun].relation = s->parse[s->parse[noun].head].pos == UD_VERB ? UD_OBL : UD_NMOD;
        return;
    }
}

/* "A ferry that sank [this week] was found": a verb has one subject, and the time behind another
 * clause is that clause's. */
static void settle_second_subject(clause_settler *s, const timex *t, uint32_t top, uint32_t over)
{
    uint32_t verb = t->first;
    if (!clause_is(s, top, SUBJECTS) || over == NONE || over < top)
        return;
    while (verb > s->first && t->first - verb < PARSE_REACH && s->parse[verb].pos != UD_VERB)
        verb--;
    uint32_t noun = s->parse[verb].pos == UD_VERB ? s->parse[verb].head : NONE;
    for (int step = 0; step < PARSE_REACH && noun != NONE && noun < verb; step++) {
        if (s->parse[noun].head == over && clause_is(s, noun, SUBJECTS)) {
            parse_attach(s->parse, top, verb, UD_OBL_UNMARKED);
            return;
        }
        noun = s->parse[noun].head;
    }
}

/* "They announced a truce [that December], broke it in May": that is when, no clause begins so. */
static void settle_that(clause_settler *s, const timex *t)
{
    uint32_t last = t->first + t->n - 1, verb = s->parse[last].head;
    if (t->n < 2 || s->parse[t->first].relation != UD_MARK || verb == NONE || verb < last ||
        s->parse[t->first].head != verb)
        return;
    uint32_t over = s->parse[verb].head;
    if (over == NONE || over >= t->first || s->parse[over].pos != UD_VERB)
        return;
    parse_attach(s->parse, t->first, last, UD_DET_RELATION);
    parse_attach(s->parse, last, over, UD_OBL_UNMARKED);
    s->parse[verb].relation = UD_CONJ;
}

/* "He leads a team on the blasts which killed 9, including a child, [on 7 August]", a day that is
 * past: of what was done, not of what is. */
static void settle_past(clause_settler *s, const timex *t)
{
    day_number from, to, first, last;
    uint32_t top = t->first + t->n;
    while (top > t->first && s->parse[top - 1].head - t->first < t->n)
        top--;
    uint32_t over = top > t->first ? s->parse[top - 1].head : NONE;
    bool now = over != NONE && over < t->first &&
               (s->parse[over].penn == PENN_VBP || s->parse[over].penn == PENN_VBZ);
    if (!now || !edtf_bounds(t->date, &from, &to) ||
        !edtf_bounds(s->article->source.published, &first, &last) || to >= first)
        return;
    for (uint32_t verb = t->first; verb-- > over + 1;) {
        if (s->parse[verb].penn == PENN_VBD && parse_is_under(s->parse, verb, over, 1)) {
            parse_attach(s->parse, top - 1, verb, UD_OBL);
            return;
        }
    }
}

/* "the arrest in August [of students]", "talks on Monday [with Lee]": what stands behind a day is
 * of what was on it. */
static void settle_of_day(clause_settler *s, const timex *t, uint32_t top, uint32_t over)
{
    uint32_t end = t->first + t->n, noun = clause_find(s, end, top, RELATION(UD_NMOD));
    bool led = end + 1 < s->end && s->parse[end].pos == UD_ADP && s->parse[end].head == noun;
    if (noun == NONE || !led || clause_has(s, noun) & IS_TIME)
        return;
    bool verb = s->parse[over].pos == UD_VERB;
    parse_attach(s->parse, noun, over, verb ? UD_OBL : UD_NMOD);
}

/* What days, and what stands behind them, belong to. */
void parse_settle_days(clause_settler *s, uint32_t time)
{
    const dateline_article *a = s->article;
    for (; time < a->times.n && a->times.v[time].first < s->end; time++) {
        const timex *t = &a->times.v[time];
        uint32_t top, over = time_over(s, t, &top), lead = t->first - 1;
        settle_behind(s, t, over);
        settle_second_subject(s, t, top, over);
        settle_that(s, t);
        settle_past(s, t);
        if (t->first < s->first + 3 || s->parse[lead].pos != UD_ADP || edtf_empty(t->date) ||
            over == NONE)
            continue;
        settle_of_day(s, t, top, over);
        settle_planned(s, top, lead);
        if (t->n == 1)
            settle_grouped(s, top, lead);
    }
}
