/* parse_settle: what the parser should not have said: no treebank has much of the news' ways. */
#include "find/parse.h"

#define REACH 64 /* words from a deed to who tells it, so that no sentence costs more */

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
            parse[deed].penn != PENN_VBN || parse[doer].relation != UD_NSUBJ)
            continue;
        for (uint32_t i = deed + 1; i < parse[doer].head && i - deed < REACH; i++) {
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
        for (uint32_t i = teller; i-- > deed + 1 && teller - i < REACH;) {
            subject |= parse[i].head == teller && parse[i].relation == UD_NSUBJ;
            own = own && !(subject && parse[i].pos == UD_PUNCT);
            if (!own && parse[i].head == teller)
                parse[i].head = deed;
        }
    }
}

void parse_settle(dateline_article *article, arena *scratch, uint32_t first, uint32_t n)
{
    settle_passives(article->parse, first, n);
    settle_told(article->parse, first, n);
    settle_tellers(article->parse, first, n);
    settle_pasts(article->parse, scratch, first, n);
}
