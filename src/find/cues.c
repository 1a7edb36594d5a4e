/* Cues by the phrases of their tables, and the words that they mark, by the parse. */
#include "find/cues.h"

#define CUE_REACH 12 /* tokens from one word of a cue to the other */

/* What the last of the tokens marks behind them: of "in response to the attack", attack; or NONE.
 */
static uint32_t governed_by(const skeleton *k, uint32_t at, uint32_t n)
{
    uint32_t last = at + n - 1;
    for (uint32_t i = 0; i < n && tree_is(k, last, FUNCTIONS) && tree_head(k, last) - at < n; i++)
        last = tree_head(k, last); /* "because of": one hangs on the other */
    uint32_t head = tree_head(k, last);
    if (tree_is(k, last, RELATION(UD_CONJ)) && head != NONE &&
        tree_is(k, head, RELATION(UD_CASE))) {
        last = head; /* "before and after the vote": what the first of them marks */
        head = tree_head(k, last);
    }
    bool that = n > 1 && !tree_is(k, last, SUBJECTS) && /* not "the report that found" */
                token_is(k->article, last, S("that"));
    bool which = n > 1 && tree_is(k, last, RELATION(UD_OBL)) && /* "after which he fled" */
                 skeleton_is(k, last, WORD_RELATIVE);
    if ((that || which || tree_is(k, last, FUNCTIONS)) && head != NONE && head >= at + n)
        return head;
    uint32_t end = at + n - 1; /* "weeks after [what] police called a riot", as a parser reads it */
    bool marks = tree_pos(k, end) != UD_VERB && skeleton_is(k, end, WORD_PREPOSITION);
    uint32_t held = marks ? tree_find(k, end, UD_OBJ) : NONE;
    return held != NONE && held > end ? held : NONE;
}

static bool inside_trigger(const skeleton *k, uint32_t at, uint32_t n)
{
    uint32_t e = tree_event(k, at);
    if (e == NONE)
        return false;
    const event *told = &k->article->events.v[e];
    return told->first <= at && at + n <= told->first + told->n && told->n > n;
}

cue_match_vec cues_of(arena *scratch, const skeleton *k, const phrase_table *table)
{
    const token *tokens = k->article->text.tokens.v;
    uint32_t end = k->first + k->n;
    cue_match_vec found = {0};
    for (uint32_t at = k->first; at < end;) {
        size_t words = 0;
        phrase_expect(table, tokens, at, end);
        uint32_t row = phrase_match(table, tokens, at, end, &words);
        uint32_t n = (uint32_t)words;
        bool named = skeleton_at(k, at)->mention != NONE;
        if (row != PHRASE_NONE && !named && !inside_trigger(k, at, n))
            *vec_push(scratch, &found) = (cue_match){
                .row = row,
                .words = tokens_span(k->article, at, n),
                .at = at,
                .n = n,
                .top = tree_top(k, at, n),
                .governed = governed_by(k, at, n),
            };
        at += row != PHRASE_NONE ? n : 1;
    }
    return found;
}

cue_match cue_apart(const skeleton *k, const phrase_table *table, uint32_t at)
{
    const token *tokens = k->article->text.tokens.v;
    bool verb = tree_pos(k, at) == UD_VERB;
    uint64_t phrases = verb ? RELATION(UD_OBL) | RELATION(UD_ADVCL) : RELATION(UD_NMOD);
    cue_match none = {.row = PHRASE_NONE};
    if (!phrase_begins(table, tokens[at].word) || !(verb || tree_pos(k, at) == UD_NOUN))
        return none;
    for (uint32_t c = tree_first(k, at); c != NONE; c = tree_next(k, c)) {
        uint32_t lead = tree_find_any(k, c, RELATION(UD_CASE) | RELATION(UD_MARK));
        if (lead == NONE || lead < at + 2 || lead - at > CUE_REACH || !tree_is(k, c, phrases) ||
            (tree_pos(k, c) == UD_VERB && tree_event(k, c) == NONE))
            continue;
        token pair[] = {tokens[at], tokens[lead]};
        size_t words;
        uint32_t row = phrase_match(table, pair, 0, 2, &words), n = lead - at + 1;
        if (row != PHRASE_NONE && words == 2)
            return (cue_match){row, tokens_span(k->article, at, n), at, n, at, c};
    }
    return none;
}

const lex_link_cue *link_cue_at(const skeleton *k, uint32_t word)
{
    const dateline_article *a = k->article;
    size_t n;
    uint32_t row =
        phrase_match(&a->lexicon->link_forms, a->text.tokens.v, word, k->first + k->n, &n);
    return row != PHRASE_NONE ? &a->lexicon->link_cues.v[row] : NULL;
}

uint32_t cue_leading(const skeleton *k, uint32_t deed)
{
    uint32_t above = tree_head(k, deed);
    bool infinitive = tree_at(k, deed)->penn == PENN_VB &&
                      tree_find_class(k, deed, RELATION(UD_MARK), WORD_TO) != NONE;
    if (!infinitive ||
        !tree_is(k, deed, RELATION(UD_XCOMP) | RELATION(UD_ACL) | RELATION(UD_ADVCL)))
        return NONE;
    uint32_t verb = tree_is(k, above, RELATION(UD_OBJ)) ? tree_head(k, above) : above;
    bool made = tree_find(k, verb, UD_OBJ) != NONE || tree_is_passive(k, verb);
    const lex_link_cue *cue =
        tree_pos(k, verb) == UD_VERB && verb < deed && made ? link_cue_at(k, verb) : NULL;
    bool leads = cue != NULL && cue->left.n == 0 && !cue->reversed &&
                 (cue->type == LINK_CAUSES || cue->type == LINK_RESULTS_IN);
    return leads ? verb : NONE;
}

bool cue_did(const skeleton *k, uint32_t deed)
{
    uint32_t leading = cue_leading(k, deed);
    uint32_t who = leading != NONE ? tree_subject(k, deed) : NONE;
    return who != NONE && tree_pos(k, who) != UD_PRON && !tree_is_passive(k, leading) &&
           tree_tense(k, leading) == TENSE_PAST &&
           (tree_at(k, leading)->meant & (TOKEN_SUPPOSED | TOKEN_DENIED)) == 0;
}
