/* shorten_rank: what of a sentence can be spared: how close to its head each word is in meaning. */
#include "find/antecedent.h"
#include "find/shorten.h"

#define ASIDE_MOST 12 /* tokens of a phrase up to the comma behind it */

static bool in_cue(const shortening *s, uint32_t word)
{
    return shorten_token(s, word)->at.at - s->cue.at < s->cue.n;
}

/* The date or clock time that covers the word, or NULL; not "for two years". */
static const timex *day_at(const shortening *s, uint32_t word)
{
    uint32_t t = skeleton_at(s->k, word)->time;
    const timex *time = t == NONE ? NULL : &s->k->article->times.v[t];
    return time && (time->type == TIMEX_DATE || time->type == TIMEX_TIME) ? time : NULL;
}

static shorten_rank rank_of_time(const shortening *s, uint32_t word)
{
    bool shown = skeleton_at(s->k, word)->time == s->dated_by;
    bool said_of_root = tree_head(s->k, word) == s->root;
    return shown || (said_of_root && s->dated_by != NONE) ? RANK_NEVER : RANK_SPARE;
}

/* Of "by opening cases", by; of what hangs on it before it, the first word. */
static uint32_t leftmost(const skeleton *k, uint32_t word)
{
    for (uint32_t c = tree_first(k, word); c < word;) {
        bool mark = tree_pos(k, c) == UD_PUNCT;
        word = mark ? word : c;
        c = mark ? tree_next(k, c) : tree_first(k, c);
    }
    return word;
}

/* Whether an odd number of commas parts the word from its head: it was read as part of a clause
 * that it does not belong to. "They had, it said, fired": two part none. */
static bool is_apart(const skeleton *k, uint32_t word)
{
    bool apart = false;
    for (uint32_t i = tree_head(k, word), end = leftmost(k, word); i < end; i++)
        apart ^= token_is_mark(k->article, i, ',');
    return apart;
}

/* "the death of Brandt, [by a margin] of ten" */
static bool is_parted(const skeleton *k, uint32_t word)
{
    return is_apart(k, word) && token_is_mark(k->article, leftmost(k, word) - 1, ',');
}

/* "The army, [for its part], said", "accuses Lee, [in power for long], of it": behind a subject or
 * object. "Rejected, for the third time, a plan" says how it did that. */
static bool is_between_commas(const shortening *s, uint32_t word)
{
    const skeleton *k = s->k;
    uint32_t first = leftmost(k, word), end = word + 1;
    uint32_t beside = first < s->root ? s->subject : tree_find(k, s->root, UD_OBJ);
    if (beside == NONE || first < beside || !token_is_mark(k->article, first - 1, ','))
        return false;
    while (skeleton_has(k, end) && end - word < ASIDE_MOST && !token_is_mark(k->article, end, ','))
        end++;
    return skeleton_has(k, end) && end - word < ASIDE_MOST;
}

/* "more than 10,000", "because of": words that change or make up a function word or number. */
static bool is_part(const skeleton *k, uint32_t head)
{
    return tree_pos(k, head) == UD_NUM || tree_is(k, head, RELATION(UD_NUMMOD)) ||
           tree_is(k, head,
                   RELATION(UD_CASE) | RELATION(UD_CC) | RELATION(UD_MARK) | RELATION(UD_ADVMOD));
}

/* "sent them [home]", "died [elsewhere] in the country": behind its verb or what is done to, by no
 * word that only says how or when. */
static bool says_where(const shortening *s, uint32_t head, uint32_t word)
{
    str text = token_text(s->k->article, word);
    uint32_t object = tree_find(s->k, head, UD_OBJ);
    bool behind = word == head + 1 || (object != NONE && word == object + 1);
    return behind && tree_is_verbal(s->k, head) && !str_ends(text, S("ly")) &&
           !skeleton_is(s->k, word, WORD_TIME_CLAUSE) && skeleton_at(s->k, word)->time == NONE &&
           tree_first(s->k, word) == NONE;
}

/* "was [politically] motivated", where nothing follows. */
static bool says_all(const shortening *s, uint32_t head, uint32_t word)
{
    uint64_t more = RELATION(UD_OBJ) | RELATION(UD_XCOMP) | RELATION(UD_CCOMP) | RELATION(UD_OBL) |
                    RELATION(UD_OBL_AGENT);
    return word + 1 == head && tree_find(s->k, head, UD_AUX_PASS) != NONE &&
           tree_find_any(s->k, head, more) == NONE;
}

/* "named [only] on 20 May": of the day, which is told beside the label. */
static bool limits_day(const shortening *s, uint32_t word)
{
    uint32_t day = word + 1;
    day += skeleton_has(s->k, day) && tree_is(s->k, day, RELATION(UD_CASE));
    return s->dated_by != NONE && skeleton_has(s->k, day) &&
           skeleton_at(s->k, day)->time == s->dated_by;
}

/* "[no longer] served", "[allegedly] struck", "[barely] met": without it the reverse is told. But
 * "[partly] because they had left" says so of the reason. */
static bool turns_meaning(const shortening *s, uint32_t word)
{
    const dateline_article *a = s->k->article;
    uint32_t first = leftmost(s->k, word), end = s->k->first + s->k->n;
    bool of_mark = skeleton_has(s->k, word + 1) && tree_is(s->k, word + 1, RELATION(UD_MARK));
    bool limits = skeleton_is(s->k, word, WORD_LIMITING) && !limits_day(s, word);
    return ((limits || skeleton_is(s->k, word, WORD_NEGATION)) && !of_mark) ||
           token_begins_cue(a, first, end, CUE_NEGATED) ||
           token_begins_cue(a, first, end, CUE_ALLEGED);
}

/* "politically motivated", "more than 10", "did not go"; what says how, else, is spared. */
static shorten_rank rank_of_adverb(const shortening *s, uint32_t head, uint32_t word)
{
    bool negated = word > s->k->first && skeleton_is(s->k, word - 1, WORD_NEGATION);
    if (turns_meaning(s, word) || is_part(s->k, head) || negated) /* "not solely a matter of ..." */
        return RANK_TIGHT;
    if (skeleton_is(s->k, word, WORD_RELATIVE) && tree_is(s->k, head, RELATION(UD_CCOMP)))
        return head == s->root ? RANK_NEVER : RANK_TIGHT; /* "asked [where] they were held" */
    if (skeleton_is(s->k, word, WORD_ADVERB))
        return RANK_NEVER;
    uint32_t number = tree_find(s->k, head, UD_NUMMOD);
    if (number != NONE && word < number && head < number)
        return RANK_TIGHT; /* "about $2 billion" */
    bool named = tree_at(s->k, head)->penn == PENN_VBG && word + 1 == head && head != s->root;
    bool where = says_where(s, head, word) || says_all(s, head, word);
    if (named || (where && head != s->root))
        return RANK_TIGHT; /* "charged with illegally importing it", "that he was stepping aside" */
    return tree_is(s->k, head, RELATION(UD_AMOD)) ? RANK_CORE : where ? RANK_TELLS : RANK_NEVER;
}

static shorten_rank rank_of_mark(const shortening *s, uint32_t head, uint32_t word)
{
    if (head == s->root && !tree_is_verbal(s->k, head))
        return RANK_NEVER;
    if (head == s->root && (s->past || shorten_is(s, word, S("that"))))
        return RANK_NEVER;
    if (skeleton_is(s->k, word, WORD_TO) || in_cue(s, word))
        return RANK_TIGHT;
    uint8_t form = tree_at(s->k, head)->penn;
    bool wished = (form == PENN_VB || form == PENN_VBP) && /* "asked that she come" */
                  tree_find(s->k, head, UD_AUX_RELATION) == NONE;
    bool that =
        tree_is(s->k, head, RELATION(UD_CCOMP)) && shorten_is(s, word, S("that")) && !wished;
    return head == s->root || that ? RANK_NEVER : RANK_TIGHT;
}

/* "according to": who tells it is no part of what happened. */
static bool is_source(const shortening *s, uint32_t lead)
{
    return token_begins_cue(s->k->article, lead, s->k->first + s->k->n, CUE_SAYING);
}

/* "Most of the cases", "eleven of them": alone it says nothing. */
static bool is_amount(const skeleton *k, uint32_t head)
{
    ud_pos pos = tree_pos(k, head);
    return pos == UD_NUM || pos == UD_DET || pos == UD_PRON ||
           (pos == UD_ADJ && tree_is(k, head, SUBJECTS | RELATION(UD_OBJ)));
}

/* "Freed nine men, [among them] two doctors": begins a list that is told no further. */
static bool is_listing(const shortening *s, uint32_t lead, uint32_t word)
{
    return lead != NONE && lead > s->k->first && token_is_mark(s->k->article, lead - 1, ',') &&
           tree_pos(s->k, word) == UD_PRON;
}

static shorten_rank rank_of_phrase(const shortening *s, uint32_t head, uint32_t word)
{
    if (skeleton_is(s->k, word, WORD_RELATIVE))
        return RANK_TIGHT; /* "a crash in which two died" */
    uint32_t lead = tree_find(s->k, word, UD_CASE);
    bool counts = skeleton_has(s->k, word + 1) && tree_pos(s->k, word + 1) == UD_NUM;
    if (lead != NONE && tree_pos(s->k, word) == UD_ADJ && counts)
        return RANK_TIGHT; /* "at least 16 miners" */
    if (lead != NONE && (is_source(s, lead) || shorten_leads_next(s, lead, head, word)))
        return RANK_NEVER;
    bool of = lead != NONE && shorten_is(s, lead, S("of"));
    if (tree_pos(s->k, head) == UD_NUM && tree_pos(s->k, word) == UD_NUM)
        return RANK_TIGHT; /* "voted 76 to 41" */
    if (is_listing(s, lead, word))
        return RANK_NEVER;
    if (of && is_amount(s->k, head))
        return RANK_TIGHT;
    if ((of && !tree_is_verbal(s->k, head)) || tree_is_asked_for(s->k, head))
        return RANK_CORE;
    bool tells = tree_is_verbal(s->k, head) || head == s->root || skeleton_is_named(s->k, word);
    return tells ? RANK_TELLS : RANK_MORE;
}

/* "the rapporteur, Ida Brandt": names one that has none before; "rival [Statnor]" is one name. */
static shorten_rank rank_of_name(const shortening *s, uint32_t head, uint32_t word)
{
    if (leftmost(s->k, word) == head + 1 && skeleton_at(s->k, word)->time == NONE)
        return RANK_TIGHT;
    bool one_of = /* "three miners, [Ek], ..." */
        tree_at(s->k, head)->penn == PENN_NNS &&
        (tree_find(s->k, word, UD_CONJ) == NONE || tree_find(s->k, head, UD_APPOS) < word);
    bool names = skeleton_is_named(s->k, word) && !skeleton_is_named(s->k, head) && !one_of;
    return names ? RANK_CORE : RANK_NEVER;
}

/* "the vote which the opposition says was stolen": not the article's own words. */
static bool is_said_of(const skeleton *k, uint32_t verb)
{
    uint32_t teller = tree_find(k, verb, UD_PARATAXIS);
    return teller != NONE && shorten_speaks(k, teller);
}

/* "a decision to", "people who", where the noun alone says nothing. */
static shorten_rank rank_of_clause(const shortening *s, uint32_t head, uint32_t word)
{
    bool pronoun = tree_pos(s->k, head) == UD_PRON || tree_pos(s->k, head) == UD_DET;
    if (pronoun)
        return RANK_CORE;
    if (tree_is(s->k, word, RELATION(UD_ACL_RELCL)))
        return head == s->root && !is_said_of(s->k, word) ? RANK_SPARE : RANK_NEVER;
    uint32_t lead = tree_find_any(s->k, word, RELATION(UD_MARK) | RELATION(UD_CASE));
    if (lead != NONE && shorten_is(s, lead, S("of")))
        return RANK_CORE;
    return tree_at(s->k, word)->penn == PENN_VB ? RANK_TELLS : RANK_SPARE;
}

/* "the arrests and trials": of an event's own noun others of their own are left out. */
static shorten_rank rank_of_conjunct(const shortening *s, uint32_t head, uint32_t word)
{
    if (tree_is_verbal(s->k, word))
        return RANK_NEVER;
    uint32_t own = tree_event(s->k, head), other = tree_event(s->k, word);
    return head == s->root && other != NONE && other != own ? RANK_SPARE : RANK_CORE;
}

/* "left [the day] before he was seized", of the seizure "[a week] after it": measures what came
 * with it. */
static bool measures(const shortening *s, uint32_t head, uint32_t word)
{
    uint32_t next = word + 1, over = skeleton_has(s->k, next) ? tree_head(s->k, next) : NONE;
    if (over == NONE ||
        !tree_is(s->k, word, RELATION(UD_OBL_UNMARKED) | RELATION(UD_NMOD_UNMARKED)))
        return false;
    return over == head
               ? head == s->root && tree_is(s->k, next, RELATION(UD_CASE) | RELATION(UD_MARK))
               : tree_is(s->k, next, RELATION(UD_MARK)) && skeleton_at(s->k, word)->time != NONE;
}

/* "Called on him to go"; "ordered the court [to stop]": what stands right behind the object is as
 * much of the verb as that. */
static bool is_bidden(const skeleton *k, uint32_t verb, uint32_t word)
{
    uint32_t object = tree_find_any(k, verb, RELATION(UD_OBJ) | RELATION(UD_IOBJ));
    uint32_t mark = tree_find_class(k, word, RELATION(UD_MARK), WORD_TO);
    if (object == NONE || mark == NONE || mark < object)
        return false;
    for (uint32_t i = object + 1; i < mark; i++) {
        if (tree_head(k, i) == verb || token_is_mark(k->article, i, ','))
            return false;
    }
    return true;
}

static shorten_rank rank_of_adverbial(const shortening *s, uint32_t head, uint32_t word)
{
    if (head != s->root)
        return RANK_NEVER;
    if (tree_is_asked_for(s->k, word)) /* "bars Ek, who lost, [from voting]": not "lost from" */
        return is_parted(s->k, word) ? RANK_NEVER : RANK_CORE;
    if (tree_at(s->k, word)->penn != PENN_VB) {
        uint64_t said = RELATION(UD_OBJ) | RELATION(UD_OBL) | RELATION(UD_XCOMP);
        bool bare = tree_find_any(s->k, head, said) == NONE; /* "came after they attacked" */
        uint32_t lead = tree_find_class(s->k, word, RELATION(UD_MARK), WORD_TIME_CLAUSE);
        for (uint32_t i = lead; bare && lead != NONE && i < word; i++)
            bare = !token_is_mark(s->k->article, i, ',');
        return bare && lead != NONE && lead > head ? RANK_SPARE : RANK_NEVER;
    }
    return shorten_speaks(s->k, head) || is_bidden(s->k, head, word) ? RANK_CORE : RANK_SPARE;
}

/* What hangs on a noun as what its clause says. */
#define CLAUSAL                                                                                    \
    (SUBJECTS | RELATION(UD_COP) | RELATION(UD_AUX_RELATION) | RELATION(UD_EXPL) |                 \
     RELATION(UD_MARK))

static bool is_being(const skeleton *k, uint32_t word)
{
    return tree_is(k, word, RELATION(UD_AUX_PASS)) && tree_at(k, word)->penn == PENN_VBG;
}

/* "[near] where it sank", "[of] the strike": leads to the root; but "was [in] mourning" tells. */
static bool leads_all(const shortening *s, uint32_t word)
{
    uint64_t is = RELATION(UD_COP) | RELATION(UD_AUX_RELATION) | RELATION(UD_AUX_PASS);
    return tree_head(s->k, word) == s->root && tree_find_any(s->k, s->root, is) > word;
}

/* What no label tells, whatever its relation. */
static bool is_never_told(const shortening *s, uint32_t head, uint32_t word)
{
    const skeleton *k = s->k;
    bool root = head == s->root, subject = head == s->subject;
    if ((root || subject) && skeleton_is(k, word, WORD_RELATIVE))
        return true; /* "that won" */
    if ((subject || head == s->object) && tree_is(k, word, CLAUSAL))
        return true; /* "this is a report that found": of the clause in which it is told */
    if (root && s->subject != NONE && tree_is_passive(k, head) && is_being(k, word))
        return true; /* "a woman died after being shot": "woman shot" */
    uint32_t first = word > head ? leftmost(k, word) : k->first;
    if (first > k->first && token_is_mark(k->article, first - 1, '('))
        return true; /* "marched to Holm ([police]: 400)" */
    return shorten_aside(k, word) || measures(s, head, word);
}

/* "[The boy must go home], a court ruled". */
static bool is_ruled(const skeleton *k, uint32_t verb, uint32_t told)
{
    const lex_type *type = tree_event_type(k, verb);
    return told < verb && type && !type->plain;
}

shorten_rank shorten_rank_of(const shortening *s, uint32_t head, uint32_t word)
{
    const skeleton *k = s->k;
    bool root = head == s->root;
    if (shorten_marks_owner(k, head, word))
        return RANK_TIGHT;
    if (shorten_token(s, word)->kind == TOKEN_MARK && tree_pos(k, word) != UD_OTHER_POS)
        return RANK_NEVER; /* a currency's sign is no mark */
    if (in_cue(s, word) && tree_is(k, word, FUNCTIONS & ~(RELATION(UD_CASE) | RELATION(UD_MARK))))
        return RANK_TIGHT;
    if (head == s->subject && shorten_owner(s, word) != NONE)
        return RANK_TIGHT;
    if (is_never_told(s, head, word))
        return RANK_NEVER;
    if (day_at(s, word) && !day_at(s, head))
        return rank_of_time(s, word);
    switch (tree_relation(k, word)) {
    case UD_NSUBJ:
    case UD_NSUBJ_PASS:
    case UD_CSUBJ: return root ? RANK_NEVER : RANK_TIGHT; /* the root's is asked for by itself */
    case UD_OBJ:
    case UD_NUMMOD:
    case UD_XCOMP: return is_apart(k, word) ? RANK_NEVER : RANK_TIGHT;
    case UD_CASE:
        return leads_all(s, word) || head == s->subject || head == s->object ? RANK_NEVER
                                                                             : RANK_TIGHT;
    case UD_AMOD: /* "[Contrary] to reports, the police said" */
        if (tree_find(k, word, UD_OBL) == NONE)
            return RANK_TIGHT;
        return word < head ? RANK_NEVER : RANK_MORE; /* "officers [loyal] to him" */
    case UD_COMPOUND_PRT:
    case UD_COMPOUND:
    case UD_FLAT:
    case UD_IOBJ:
    case UD_AUX_RELATION:
    case UD_AUX_PASS:
    case UD_EXPL: return RANK_TIGHT;
    case UD_DET_RELATION: return root && tree_pos(k, head) == UD_VERB ? RANK_NEVER : RANK_TIGHT;
    case UD_NMOD_POSS: /* told first, it could be anybody's */
        return (head == s->subject || (root && !tree_is_verbal(k, head))) &&
                       shorten_is_unknown(k, word)
                   ? RANK_NEVER
                   : RANK_TIGHT;
    case UD_COP: return root && s->subject == NONE ? RANK_NEVER : RANK_TIGHT;
    case UD_CC: return root || head == s->subject ? RANK_NEVER : RANK_TIGHT;
    case UD_MARK: return rank_of_mark(s, head, word);
    case UD_CCOMP:
        if (shorten_in_own_words(k, word))
            return RANK_NEVER;
        return root && (shorten_speaks(k, head) || is_ruled(k, head, word)) ? RANK_TIGHT
                                                                            : RANK_CORE;
    case UD_OBL_AGENT:
    case UD_NMOD_DESC: return RANK_CORE;
    case UD_NMOD_UNMARKED: /* "Ann Lee, 66", "a week after the vote" */
        return is_apart(k, word) || skeleton_at(k, word)->time != NONE ? RANK_NEVER : RANK_CORE;
    case UD_OBL_UNMARKED: return rank_of_phrase(s, head, word);
    case UD_OBL:
        if (tree_find(k, word, UD_CASE) == NONE && is_apart(k, word))
            return RANK_NEVER; /* "were held, a third of them in May" */
        return is_between_commas(s, word) ? RANK_NEVER : rank_of_phrase(s, head, word);
    case UD_NMOD:
        if (is_between_commas(s, word) || is_parted(k, word))
            return RANK_NEVER;
        return rank_of_phrase(s, head, word);
    case UD_CONJ: return tree_is_verbal(k, head) ? RANK_NEVER : rank_of_conjunct(s, head, word);
    case UD_APPOS: return rank_of_name(s, head, word);
    case UD_ACL:
    case UD_ACL_RELCL: return rank_of_clause(s, head, word);
    case UD_ADVCL: return rank_of_adverbial(s, head, word);
    case UD_ADVMOD: return rank_of_adverb(s, head, word);
    case UD_OTHER_RELATION: return is_part(k, head) ? RANK_TIGHT : RANK_NEVER;
    default: return RANK_NEVER;
    }
}
