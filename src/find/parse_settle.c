/* parse_settle: what the parser should not have said: no treebank has much of the news' ways. */
#include "find/parse_clause.h"

#define ITEM_MOST  10 /* words of one phrase of a list */
#define ITEMS_MOST 12

/* "being shot": what an auxiliary makes passive is a verb, whatever else its form may be. */
static void settle_passives(token_parse *parse, uint32_t first, uint32_t n)
{
    for (uint32_t i = first; i < first + n; i++) {
        token_parse *verb = parse[i].head != NONE ? &parse[parse[i].head] : NULL;
        if (verb && parse[i].relation == UD_AUX_PASS && verb->pos == UD_NOUN)
            *verb = (token_parse){verb->head, UD_VERB, PENN_VBN, verb->relation, verb->meant};
    }
}

/* "The fire injured two": what has a subject of its own and no auxiliary and leads a clause is a
 * past, though many forms could be participles. */
static void settle_pasts(token_parse *parse, arena *scratch, uint32_t first, uint32_t n)
{
    enum { SUBJECT = 1, AUXILIARY = 2 };
    uint8_t *has = arena_new(scratch, uint8_t, n);
    for (uint32_t i = first; i < first + n; i++) {
        ud_relation hangs = (ud_relation)parse[i].relation;
        if (parse[i].head == NONE)
            continue;
        has[parse[i].head - first] |= hangs == UD_NSUBJ ? SUBJECT : 0;
        if (hangs == UD_AUX_RELATION || hangs == UD_AUX_PASS || hangs == UD_COP ||
            hangs == UD_NSUBJ_PASS)
            has[parse[i].head - first] |= AUXILIARY;
    }
    for (uint32_t i = first; i < first + n; i++) {
        ud_relation hangs = (ud_relation)parse[i].relation;
        bool leads = hangs == UD_ROOT || hangs == UD_CCOMP || hangs == UD_CONJ ||
                     hangs == UD_PARATAXIS || hangs == UD_ACL_RELCL;
        if (parse[i].penn == PENN_VBN && leads && has[i - first] == SUBJECT)
            parse[i].penn = PENN_VBD;
    }
}

/* "Guards used batons, killing five, a watchdog said": a verb has one subject. Another before it
 * that a clause hangs on is that clause's own. */
static void settle_told(token_parse *parse, uint32_t first, uint32_t n)
{
    for (uint32_t deed = first; deed < first + n; deed++) {
        uint32_t doer = parse[deed].head, teller = NONE;
        if (doer == NONE || doer > deed || parse[deed].relation != UD_ACL ||
            (parse[deed].penn != PENN_VBN && parse[deed].penn != PENN_VBD) ||
            parse[doer].relation != UD_NSUBJ)
            continue;
        for (uint32_t i = deed + 1; i < parse[doer].head && i - deed < PARSE_REACH; i++) {
            if (parse[i].head == parse[doer].head && parse[i].relation == UD_NSUBJ)
                teller = i;
        }
        if (teller == NONE)
            continue;
        parse[deed].penn = PENN_VBD;
        parse[deed].relation = UD_CCOMP;
        parse[deed].head = parse[doer].head;
        parse[doer].head = deed;
        for (uint32_t i = deed + 1; i < teller; i++) {
            if (parse[i].head == doer && parse[i].relation == UD_ACL) {
                parse[i].head = deed;
                parse[i].relation = UD_ADVCL;
            }
        }
    }
}

/* "The crackdown that followed the vote drew fire": a verb has one subject. Another, right behind
 * the verb of a clause about the first, is that clause's object. */
static void settle_relatives(token_parse *parse, uint32_t first, uint32_t n)
{
    for (uint32_t i = first; i < first + n; i++) {
        uint32_t about = parse[i].relation == UD_ACL_RELCL ? parse[i].head : NONE;
        uint32_t verb = about != NONE && about < i ? parse[about].head : NONE;
        if (verb == NONE || verb < i || parse[about].relation != UD_NSUBJ ||
            parse[i].pos != UD_VERB)
            continue;
        bool whole = false; /* has all that it needs */
        uint32_t object = NONE;
        for (uint32_t w = i + 1; w < verb && w - i < PARSE_REACH; w++) {
            whole |= parse[w].head == i || parse[w].pos == UD_PUNCT;
            if (parse[w].head == verb && parse[w].relation == UD_NSUBJ)
                object = w;
        }
        if (object == NONE || whole)
            continue;
        parse[object].head = i;
        parse[object].relation = UD_OBJ;
    }
}

/* "beat five men on 3 June, a watchdog said": what stands before the comma ahead of who speaks is
 * no part of "a watchdog said". */
static void settle_tellers(token_parse *parse, uint32_t first, uint32_t n)
{
    for (uint32_t teller = first; teller < first + n; teller++) {
        uint32_t deed = parse[teller].head;
        if (deed == NONE || deed > teller || parse[teller].relation != UD_PARATAXIS)
            continue;
        bool own = true; /* up to the comma before its subject */
        bool subject = false;
        for (uint32_t i = teller; i-- > deed + 1 && teller - i < PARSE_REACH;) {
            subject |= parse[i].head == teller && parse[i].relation == UD_NSUBJ;
            own = own && !(subject && parse[i].pos == UD_PUNCT);
            if (!own && parse[i].head == teller)
                parse[i].head = deed;
        }
    }
}

bool parse_is_under(const token_parse *parse, uint32_t word, uint32_t first, uint32_t n)
{
    uint32_t step = 0;
    for (; word != NONE && step < PARSE_REACH && word - first >= n; step++)
        word = parse[word].head;
    return word != NONE;
}

/* The first of a list of nouns that ends before `end` and has no "and" of its own yet: subject of
 * `verb`, or, behind a comma, read as one list with a phrase before it. NONE: no such list. */
static uint32_t list_before(const token_parse *parse, uint32_t first, uint32_t end, uint32_t verb)
{
    uint32_t start = NONE, head = NONE;
    for (uint32_t i = end; i-- > first && end - i < PARSE_REACH && parse[i].relation != UD_CC;) {
        bool verbal = parse[i].pos == UD_VERB;
        if (verbal || (start != NONE && i == head && parse[i].relation != UD_NSUBJ))
            return start;
        if (parse[i].relation == UD_NSUBJ)
            return parse[i].head == verb && (head == NONE || head == i) ? i : NONE;
        if (parse[i].relation == UD_CONJ && (head == NONE || parse[i].head == head)) {
            start = i;
            head = parse[i].head;
        }
    }
    return NONE;
}

static bool is_finite(const token_parse *p)
{
    return p->penn == PENN_VBD || p->penn == PENN_VBZ || p->penn == PENN_VBP ||
           p->relation == UD_AUX_RELATION;
}

/* The noun that the words [from, end) between two commas are, if they may stand in a list; or NONE.
 */
static uint32_t item_of(const token_parse *parse, uint32_t from, uint32_t end)
{
    uint32_t top = NONE;
    ud_pos lead = (ud_pos)parse[from].pos;
    if (end - from > ITEM_MOST || lead == UD_ADP || lead == UD_SCONJ || lead == UD_CCONJ)
        return NONE;
    for (uint32_t i = from; i < end; i++) {
        bool time = parse[i].relation == UD_OBL_UNMARKED; /* "Last week, Norway, ..." */
        if (time || parse[i].pos == UD_VERB || parse[i].pos == UD_AUX || parse[i].pos == UD_PRON)
            return NONE;
        if (top == NONE && clause_noun(&parse[i]) && parse[i].head - from >= end - from)
            top = i;
    }
    return top;
}

/* The nouns of "Norway, Chile, all Baltic states, and six others": before the comma at `comma`,
 * from the last to the first, at most ITEMS_MOST. None: it might be another list, of objects. */
static size_t items_before(const dateline_article *a, uint32_t first, uint32_t comma,
                           uint32_t items[ITEMS_MOST])
{
    size_t n = 0;
    uint32_t end = comma, from = comma;
    while (from > first && comma - from < PARSE_REACH && n < ITEMS_MOST) {
        from--;
        if (from > first && !token_is_mark(a, from - 1, ','))
            continue;
        items[n] = item_of(a->parse, from, end);
        if (items[n] == NONE)
            break;
        n++;
        end = from > first ? from - 1 : from;
        from = end;
    }
    for (uint32_t i = end; i-- > first && end - i < PARSE_REACH && !token_is_mark(a, i, ',');) {
        if (is_finite(&a->parse[i]))
            return 0;
    }
    return n;
}

/* "In a letter to Oslo, Norway, Chile, and six others said": two or more phrases before the comma
 * and "and" ahead of a subject are subjects, too, wherever they were hung. */
static void settle_list(dateline_article *a, uint32_t first, uint32_t n)
{
    token_parse *parse = a->parse;
    for (uint32_t joint = first + 1; joint + 1 < first + n; joint++) {
        uint32_t items[ITEMS_MOST], last = joint + 1;
        if (parse[joint].pos != UD_CCONJ || !token_is_mark(a, joint - 1, ','))
            continue;
        while (last < first + n && last - joint < ITEM_MOST && parse[last].relation != UD_NSUBJ &&
               parse[last].pos != UD_VERB)
            last++;
        uint32_t verb = last < first + n ? parse[last].head : NONE;
        if (verb == NONE || verb < last || parse[last].relation != UD_NSUBJ)
            continue;
        size_t count = items_before(a, first, joint - 1, items);
        if (count < 2 || parse_is_under(parse, verb, items[count - 1], joint - items[count - 1]))
            continue;
        uint32_t top = items[count - 1];
        parse[top].head = verb;
        parse[top].relation = UD_NSUBJ;
        parse[last].head = top;
        parse[last].relation = UD_CONJ;
        parse[joint].head = last;
        for (size_t i = 0; i + 1 < count; i++) {
            parse[items[i]].head = top;
            parse[items[i]].relation = UD_CONJ;
        }
    }
}

/* "Norway, Chile, and six others said": an "and" before the subject of what is no second clause
 * joins that subject to the nouns before it. */
static void settle_joined(token_parse *parse, uint32_t first, uint32_t n)
{
    for (uint32_t joint = first; joint < first + n; joint++) {
        uint32_t verb = parse[joint].head, last = joint + 1;
        if (verb == NONE || verb < joint || parse[joint].relation != UD_CC ||
            parse[verb].pos != UD_VERB || parse[verb].relation == UD_CONJ)
            continue;
        while (last < verb && last - joint < PARSE_REACH &&
               (parse[last].head != verb || parse[last].relation != UD_NSUBJ))
            last++;
        uint32_t start = list_before(parse, first, joint, verb);
        if (parse[last].head != verb || parse[last].relation != UD_NSUBJ || start == NONE ||
            parse_is_under(parse, verb, start, 1))
            continue;
        for (uint32_t i = start + 1; i < joint && parse[start].relation == UD_CONJ; i++) {
            if (parse[i].relation == UD_CONJ && parse[i].head == parse[start].head)
                parse[i].head = start;
        }
        parse[start].head = verb;
        parse[start].relation = UD_NSUBJ;
        parse[last].head = start;
        parse[last].relation = UD_CONJ;
        parse[joint].head = last;
    }
}

/* Whether the word is joined to another within the phrase of `noun`. */
static bool is_joined_in(const token_parse *parse, uint32_t word, uint32_t noun)
{
    bool joined = parse[word].relation == UD_CONJ;
    for (uint32_t step = 0; step < PARSE_REACH && word != noun; step++) {
        if (word == NONE || (parse[word].relation != UD_CONJ && parse[word].relation != UD_NMOD))
            return false;
        word = parse[word].head;
    }
    return joined && word == noun;
}

/* "Talks between the guild and the owners of mills collapsed": where nothing else is finite, the
 * participle behind the last noun is what the sentence says of its first. */
static void settle_verbless(token_parse *parse, uint32_t first, uint32_t n)
{
    uint32_t root = NONE, deed = NONE;
    for (uint32_t i = first; i < first + n; i++) {
        if (is_finite(&parse[i]) || parse[i].relation == UD_OBL_AGENT)
            return;
        if (parse[i].relation == UD_ROOT)
            root = i;
        if (parse[i].relation == UD_ACL && parse[i].penn == PENN_VBN)
            deed = i;
    }
    if (root == NONE || deed == NONE || deed < root || parse[root].pos != UD_NOUN ||
        !is_joined_in(parse, parse[deed].head, root))
        return;
    parse[deed].head = NONE;
    parse[deed].relation = UD_ROOT;
    parse[deed].penn = PENN_VBD;
    parse[root].head = deed;
    parse[root].relation = UD_NSUBJ;
    for (uint32_t i = deed + 1; i < first + n; i++)
        parse[i].head = parse[i].head == root ? deed : parse[i].head;
}

/* The last word of a date that was read as a subject, or as part of a phrase whose own preposition
 * is behind it; or NONE. */
static uint32_t misread_in(const token_parse *parse, const timex *t)
{
    uint32_t end = t->first + t->n;
    for (uint32_t i = end; i-- > t->first;) {
        uint32_t head = parse[i].head;
        if (head == NONE || head < end)
            continue;
        bool subject = parse[i].relation == UD_NSUBJ || parse[i].relation == UD_NSUBJ_PASS;
        if (subject || (parse[end].relation == UD_CASE && parse[end].head == head))
            return i;
    }
    return NONE;
}

/* "permits issued after 15 March will lapse", "the vote of 3 May by post": a date behind a
 * preposition says when of the word before. `from`: the first time in the sentence or behind it. */
static void settle_dates(dateline_article *a, uint32_t first, uint32_t n, uint32_t from)
{
    token_parse *parse = a->parse;
    for (uint32_t m = from; m < a->times.n && a->times.v[m].first < first + n; m++) {
        const timex *t = &a->times.v[m];
        if ((t->type != TIMEX_DATE && t->type != TIMEX_TIME) || t->first < first + 2)
            continue;
        uint32_t lead = t->first - 1, head = t->first - 2, top = misread_in(parse, t);
        bool verb = parse[head].pos == UD_VERB;
        if (top == NONE || !(token_class(a, lead) & WORD_PREPOSITION) ||
            (!verb && parse[head].pos != UD_NOUN) || parse_is_under(parse, head, t->first, t->n))
            continue;
        for (uint32_t i = t->first; i < t->first + t->n; i++) {
            if (i != top && parse[i].head - t->first >= t->n) {
                parse[i].head = top;
                parse[i].relation = UD_NUMMOD;
            }
        }
        parse[lead].head = top;
        parse[lead].relation = UD_CASE;
        parse[top].head = head;
        parse[top].relation = verb ? UD_OBL : UD_NMOD;
    }
}

void parse_settle(dateline_article *article, arena *scratch, uint32_t first, uint32_t n,
                  uint32_t from)
{
    settle_dates(article, first, n, from);
    settle_passives(article->parse, first, n);
    settle_told(article->parse, first, n);
    settle_relatives(article->parse, first, n);
    settle_tellers(article->parse, first, n);
    settle_list(article, first, n);
    settle_joined(article->parse, first, n);
    settle_verbless(article->parse, first, n);
    parse_settle_clauses(article, scratch, first, n, from);
    settle_pasts(article->parse, scratch, first, n);
}
