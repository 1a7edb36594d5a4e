/* parse_settle: what the parser should not have said, where grammar tells better. */
#include "find/parse_clause.h"

#define ITEM_MOST  10 /* words of one phrase of a list */
#define ITEMS_MOST 12

/* "The fire injured two and burned a mill": what has a subject of its own and no auxiliary and
 * leads a clause is a past, though many forms could be participles, and so is what is joined to
 * one. */
static void settle_pasts(clause_settler *s, arena *scratch)
{
    enum { SUBJECT = 1, AUXILIARY = 2 };
    token_parse *parse = s->parse;
    uint8_t *has = arena_new(scratch, uint8_t, s->end - s->first);
    for (uint32_t i = s->first; i < s->end; i++) {
        ud_relation hangs = (ud_relation)parse[i].relation;
        if (parse[i].head == NONE)
            continue;
        has[parse[i].head - s->first] |= hangs == UD_NSUBJ ? SUBJECT : 0;
        if (hangs == UD_AUX_RELATION || hangs == UD_AUX_PASS || hangs == UD_COP ||
            hangs == UD_NSUBJ_PASS)
            has[parse[i].head - s->first] |= AUXILIARY;
    }
    for (uint32_t i = s->first; i < s->end; i++) {
        ud_relation hangs = (ud_relation)parse[i].relation;
        bool leads = hangs == UD_ROOT || hangs == UD_CCOMP || hangs == UD_CONJ ||
                     hangs == UD_PARATAXIS || hangs == UD_ACL_RELCL;
        uint8_t to = hangs == UD_CONJ && parse[i].head < i ? parse[parse[i].head].penn : PENN_VBN;
        uint8_t own = has[i - s->first];
        bool joined = own == 0 && (to == PENN_VBD || to == PENN_VB);
        if (parse[i].penn == PENN_VBN && ((leads && own == SUBJECT) || joined))
            parse[i].penn = PENN_VBD;
    }
}

bool parse_is_under(const token_parse *parse, uint32_t word, uint32_t first, uint32_t n)
{
    uint32_t step = 0;
    for (; word != NONE && step < PARSE_REACH && word - first >= n; step++)
        word = parse[word].head;
    return word != NONE;
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
static size_t items_before(const clause_settler *s, uint32_t comma, uint32_t items[ITEMS_MOST])
{
    size_t n = 0;
    uint32_t end = comma, from = comma;
    while (from > s->first && comma - from < PARSE_REACH && n < ITEMS_MOST) {
        from--;
        if (from > s->first && !token_is_mark(s->article, from - 1, ','))
            continue;
        items[n] = item_of(s->parse, from, end);
        if (items[n] == NONE)
            break;
        n++;
        end = from > s->first ? from - 1 : from;
        from = end;
    }
    for (uint32_t i = end; i-- > s->first && end - i < PARSE_REACH;) {
        if (token_is_mark(s->article, i, ','))
            break;
        const token_parse *p = &s->parse[i];
        if (form_is_finite(p->penn) || p->relation == UD_AUX_RELATION)
            return 0;
    }
    return n;
}

/* "In a letter to Oslo, Norway, Chile, and six others said": two or more phrases before the comma
 * and "and" ahead of a subject are subjects, too, wherever they were hung. */
static void settle_list(clause_settler *s)
{
    token_parse *parse = s->parse;
    for (uint32_t joint = s->first + 1; joint + 1 < s->end; joint++) {
        uint32_t items[ITEMS_MOST], last = joint + 1;
        if (parse[joint].pos != UD_CCONJ || !token_is_mark(s->article, joint - 1, ','))
            continue;
        while (last < s->end && last - joint < ITEM_MOST && parse[last].relation != UD_NSUBJ &&
               parse[last].pos != UD_VERB)
            last++;
        uint32_t verb = last < s->end ? parse[last].head : NONE;
        if (verb == NONE || verb < last || parse[last].relation != UD_NSUBJ)
            continue;
        size_t count = items_before(s, joint - 1, items);
        if (count < 2 || parse_is_under(parse, verb, items[count - 1], joint - items[count - 1]))
            continue;
        uint32_t top = items[count - 1];
        parse_attach(parse, top, verb, UD_NSUBJ);
        parse_attach(parse, last, top, UD_CONJ);
        parse[joint].head = last;
        for (size_t i = 0; i + 1 < count; i++) {
            parse_attach(parse, items[i], top, UD_CONJ);
        }
    }
}

void parse_settle(dateline_article *article, arena *scratch, uint32_t first, uint32_t n,
                  uint32_t named, uint32_t timed)
{
    clause_settler s = {.article = article,
                        .parse = article->parse,
                        .first = first,
                        .end = first + n,
                        .has = arena_new(scratch, uint16_t, n)};
    parse_settle_names(&s, named);
    settle_list(&s);
    parse_settle_clauses(&s, timed);
    settle_pasts(&s, scratch);
}
