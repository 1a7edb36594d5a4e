/* label: what an event is called on the timeline, in words of its sentence: of a verb its clause
 * without what can be spared ("17 states triggered the Moscow Mechanism"), of a noun its group
 * ("presidential election in Belarus"), and where that says too little the clause that it is in
 * ("Minsk faced criticism at the UN"). Its date stands beside it and is left out.
 */
#include "find/antecedent.h"
#include "find/cues.h"
#include "find/shorten.h"
#include "find/stages.h"

#define CLIMB_MOST   6 /* heads from an event's word to the one that its label is told around */
#define GROUP_ENOUGH 4 /* words that make a noun's group say what happened; two with a name */

/* What makes a noun more than itself: "the disputed vote". */
#define DESCRIBING                                                                                 \
    (RELATION(UD_AMOD) | RELATION(UD_COMPOUND) | RELATION(UD_NMOD) | RELATION(UD_NMOD_POSS))

typedef struct label_finder {
    dateline_article *article;
    skeleton k;
    const event *e;
} label_finder;

static shortening shortening_of(const label_finder *f, uint32_t root)
{
    return (shortening){.k = &f->k,
                        .root = root,
                        .subject = NONE,
                        .object = NONE,
                        .speaker = NONE,
                        .dated_by = f->e->time,
                        .cue = f->e->cue};
}

/* ---- which word the label is told around ---------------------------------------------------- */

static bool holds_cue(const label_finder *f, uint32_t word)
{
    return f->article->text.tokens.v[word].at.at - f->e->cue.at < f->e->cue.n;
}

/* "the news that [her son had been freed]": a clause of its own, as true as any. */
static bool is_told(const label_finder *f, uint32_t verb)
{
    const skeleton *k = &f->k;
    uint64_t auxiliary = RELATION(UD_AUX_RELATION) | RELATION(UD_AUX_PASS);
    uint32_t mark = tree_find(k, verb, UD_MARK);
    return tree_find_any(k, verb, SUBJECTS) != NONE && !holds_cue(f, tree_head(k, verb)) &&
           !skeleton_is(k, mark, WORD_TIME_CLAUSE | WORD_PREPOSITION) &&
           (tree_at(k, verb)->penn == PENN_VBD || tree_find_any(k, verb, auxiliary) != NONE);
}

/* "voted [on lifting] the ban", "accused him [of having lied]": nothing that is known to be done.
 */
static bool is_supposed(const label_finder *f, uint32_t verb)
{
    const skeleton *k = &f->k;
    uint32_t first = tree_find_any(k, verb, RELATION(UD_AUX_RELATION) | RELATION(UD_AUX_PASS));
    return f->e->modality != MOD_ASSERTED && tree_find_any(k, verb, SUBJECTS) == NONE &&
           tree_at(k, first == NONE ? verb : first)->penn == PENN_VBG;
}

/* "asked Minsk [to release] them", "demanded that they [be released]": what is only wished would
 * read as a deed of its own. */
static bool needs_head(const label_finder *f, uint32_t verb)
{
    const skeleton *k = &f->k;
    uint32_t head = tree_head(k, verb), mark = tree_find(k, verb, UD_MARK);
    penn_tag form = (penn_tag)tree_at(k, verb)->penn;
    bool bare = form == PENN_VB &&
                tree_find_any(k, verb, RELATION(UD_AUX_RELATION) | RELATION(UD_COP)) == NONE;
    switch (cue_did(k, verb) ? UD_ROOT : tree_relation(k, verb)) {
    case UD_XCOMP: return true;
    case UD_CCOMP: return bare || holds_cue(f, head);
    case UD_ADVCL:
        if (mark != NONE &&
            (skeleton_is(k, mark, WORD_NEGATION) || holds_cue(f, mark) || is_supposed(f, verb)))
            return true; /* "died [without being convicted]", "was charged [with lying]" */
        return bare && tree_find_any(k, verb, SUBJECTS) == NONE;
    case UD_CONJ:
    case UD_CSUBJ: return bare && tree_find_any(k, verb, SUBJECTS) == NONE;
    case UD_ACL_RELCL: /* "charges that he robbed a bank", however it is read */
    case UD_NMOD: return holds_cue(f, head); /* "threats of violence" */
    case UD_ACL: return form == PENN_VB || (mark != NONE && !is_told(f, verb));
    default: return false;
    }
}

/* The verb or noun that the event's word is told with. */
static uint32_t climb(const label_finder *f, uint32_t word)
{
    for (int i = 0; i < CLIMB_MOST && needs_head(f, word); i++)
        word = tree_head(&f->k, word);
    return word;
}

/* The clause that a noun stands in, or NONE. */
static uint32_t clause_of(const label_finder *f, uint32_t noun)
{
    for (int i = 0; i < CLIMB_MOST && noun != NONE; i++) {
        if (tree_is_verbal(&f->k, noun))
            return climb(f, noun);
        noun = tree_head(&f->k, noun);
    }
    return NONE;
}

/* ---- telling it ----------------------------------------------------------------------------- */

/* "was beaten and [detained]": its auxiliaries stand with the first verb. */
static void take_shared(shortening *s, uint32_t verb)
{
    uint64_t auxiliary = RELATION(UD_AUX_RELATION) | RELATION(UD_AUX_PASS);
    uint32_t first = tree_head(s->k, verb);
    if (!tree_is(s->k, verb, RELATION(UD_CONJ)) || tree_at(s->k, verb)->penn != PENN_VBN ||
        tree_find_any(s->k, verb, auxiliary | SUBJECTS) != NONE)
        return;
    for (uint32_t c = tree_first(s->k, first); c != NONE; c = tree_next(s->k, c)) {
        if (tree_is(s->k, c, auxiliary) || skeleton_is(s->k, c, WORD_NEGATION))
            shorten_take(s, c, PART_PREDICATE);
    }
}

/* "The dam broke; the mayor called for help": a semicolon ends what somebody tells. */
static bool is_parted(const skeleton *k, uint32_t told, uint32_t speech)
{
    uint32_t from = told < speech ? told : speech, end = told < speech ? speech : told;
    for (uint32_t i = from + 1; i < end; i++) {
        if (token_is_mark(k->article, i, ';'))
            return true;
    }
    return false;
}

/* "... , the ministry said": what was said, behind it. */
static void take_told(shortening *s)
{
    uint64_t said = RELATION(UD_OBJ) | RELATION(UD_CCOMP) | RELATION(UD_XCOMP);
    bool speaks = shorten_speaks(s->k, s->root) ||
                  token_begins_cue(s->k->article, s->root, s->k->first + s->k->n, CUE_SAYING);
    bool open = speaks && tree_find_any(s->k, s->root, said) == NONE;
    uint32_t told = open ? tree_told(s->k, s->root) : NONE;
    if (told != NONE && is_parted(s->k, told, s->root))
        told = NONE;
    uint32_t content = tree_find(s->k, s->root, UD_CCOMP);
    if (told == NONE && content != NONE && shorten_in_own_words(s->k, content))
        told = content;
    if (told != NONE && shorten_in_own_words(s->k, told))
        shorten_take_quote(s, told);
    else if (told != NONE)
        shorten_take(s, told, told < s->root ? PART_BEHIND : PART_PREDICATE);
}

static void take_subject(shortening *s)
{
    bool there = tree_find(s->k, s->root, UD_EXPL) != NONE; /* "there was an attack" */
    if (s->subject != NONE)
        shorten_take(s, s->subject, there ? PART_PREDICATE : PART_SUBJECT);
}

/* "the men whom police arrested", where nothing else is said to be done to them; "the powers which
 * it failed to seize". */
static uint32_t relative_object(const skeleton *k, uint32_t verb)
{
    uint64_t parts = RELATION(UD_OBJ) | RELATION(UD_XCOMP) | RELATION(UD_CCOMP);
    uint32_t told = tree_find_any(k, verb, RELATION(UD_XCOMP) | RELATION(UD_CCOMP));
    uint32_t which = tree_find_class(k, verb, RELATION(UD_OBJ), WORD_RELATIVE);
    bool open = told != NONE && which != NONE && tree_is(k, told, RELATION(UD_XCOMP)) &&
                tree_at(k, told)->penn == PENN_VB && tree_find_any(k, told, parts) == NONE;
    bool full = told != NONE && !open;
    return full ? NONE : tree_relative_object(k, verb);
}

/* "[Her] brother", where nothing tells whose. */
static bool is_owned_by_whom(const skeleton *k, uint32_t noun)
{
    uint32_t owner = tree_find(k, noun, UD_NMOD_POSS);
    return owner != NONE && shorten_is_unknown(k, owner);
}

/* "Her predecessor, Roger Haigh": the name tells more. */
static uint32_t named_for(const skeleton *k, uint32_t noun)
{
    uint32_t name = tree_find(k, noun, UD_APPOS);
    bool more = tree_find(k, noun, UD_CONJ) != NONE || name == NONE;
    return more || !skeleton_is_named(k, name) || !is_owned_by_whom(k, noun) ? noun : name;
}

/* "Ida Brandt, a former [clerk] who took office", "[guerrilla] who": the name tells more. */
static uint32_t called(const skeleton *k, uint32_t noun)
{
    uint32_t name = tree_is(k, noun, RELATION(UD_APPOS)) ? tree_head(k, noun) : NONE;
    uint32_t own = skeleton_at(k, noun)->mention;
    bool more = own == NONE || k->article->entities.v[k->article->mentions.v[own].entity].generic;
    return name != NONE && tree_pos(k, name) == UD_PROPN && more ? name : noun;
}

/* "many of those who were freed": the many, whose "those" says nothing alone. */
static uint32_t subject_of(const skeleton *k, uint32_t verb)
{
    uint32_t subject = tree_subject(k, verb);
    if (subject != NONE)
        subject = named_for(k, called(k, subject));
    uint32_t doing = subject == NONE ? tree_find(k, verb, UD_CSUBJ) : NONE;
    if (doing != NONE && tree_at(k, doing)->penn == PENN_VBG)
        subject = doing; /* "[manufacturing output] fell" */
    bool part = subject != NONE && tree_pos(k, subject) == UD_PRON &&
                tree_is(k, verb, RELATION(UD_ACL_RELCL)) && subject == tree_head(k, verb) &&
                tree_is(k, subject, RELATION(UD_NMOD));
    return part ? tree_head(k, subject) : subject;
}

/* The word with what leads to it, but for one that the quote tells. */
static void take_unquoted(shortening *s, uint32_t word)
{
    if (shorten_token(s, word)->at.at - s->quote.at >= s->quote.n)
        shorten_take_path(s, word);
}

static shortening tell_around(const label_finder *f, uint32_t root, uint32_t word)
{
    shortening s = shortening_of(f, root);
    s.subject = tree_is_verbal(s.k, root) ? subject_of(s.k, root) : NONE;
    s.object = relative_object(s.k, root);
    bool past = f->e->modality == MOD_ASSERTED && shorten_is_past(s.k, root);
    s.past = s.subject != NONE && (past || cue_did(s.k, root));
    take_subject(&s);
    shorten_take(&s, root, PART_PREDICATE);
    if (s.object != NONE)
        shorten_take(&s, s.object, PART_OBJECT);
    take_shared(&s, root);
    shorten_take_joined(&s);
    take_told(&s);
    take_unquoted(&s, word);
    for (uint32_t i = 0; i < f->e->n && word - f->e->first < f->e->n; i++)
        take_unquoted(&s, f->e->first + i);
    shorten_grow(&s);
    return s;
}

static bool has_name(const shortening *s)
{
    for (uint32_t i = 0; i < s->n; i++) {
        if (skeleton_at(s->k, s->taken[i].word)->mention != NONE)
            return true;
    }
    return false;
}

/* "harsh criticism at the UN" says what happened, "criticism" does not. */
static bool says_enough(const shortening *s)
{
    uint32_t words = shorten_telling(s);
    return words >= GROUP_ENOUGH || (words > 1 && has_name(s));
}

/* Whether the clause of this verb names no other event; of "said in a letter" it tells the letter,
 * but of "urged them to halt the crackdown" no crackdown. */
static bool is_free(const label_finder *f, uint32_t verb, bool bare)
{
    uint32_t e = tree_event(&f->k, verb);
    const lex_type *type = tree_event_type(&f->k, verb);
    bool own = e == NONE || &f->article->events.v[e] == f->e;
    return own || (bare && shorten_speaks(&f->k, verb) && !(type && type->asks));
}

/* "cases [collected] in a report": says little of the report. */
static bool is_reduced(const skeleton *k, uint32_t verb)
{
    return tree_is(k, verb, RELATION(UD_ACL)) && tree_at(k, verb)->penn == PENN_VBN;
}

/* Whether words of order begin at the token: "followed", "after", "following". */
static bool tells_order(const label_finder *f, uint32_t word)
{
    const lex_link_cue *cue = link_cue_at(&f->k, word);
    return cue != NULL && cue->type == LINK_FOLLOWS;
}

/* "A crackdown followed [the vote]", "spread after [the disputed vote]": told is the other, not the
 * vote. */
static bool is_told_past(const label_finder *f, uint32_t noun)
{
    const skeleton *k = &f->k;
    uint32_t verb = tree_head(k, noun), lead = tree_find(k, noun, UD_CASE);
    if (lead != NONE && tells_order(f, lead))
        return tree_find_any(k, noun, DESCRIBING) != NONE;
    return verb != NONE && tree_is(k, noun, RELATION(UD_OBJ)) && tells_order(f, verb);
}

/* "[Survivors of] the earthquake slept outdoors": the clause tells of these; "a wave of protests
 * shook Oslo", "thousands of deaths" of the noun itself. */
static bool is_of_another(const skeleton *k, uint32_t noun)
{
    uint32_t head = tree_head(k, noun);
    return tree_is(k, noun, RELATION(UD_NMOD) | RELATION(UD_NMOD_POSS)) &&
           tree_pos(k, head) == UD_NOUN && !tree_is_verbal(k, head) &&
           (tree_is_definite(k, noun) || tree_is_definite(k, head));
}

/* "Her son [remembers] the coup": is so at any time; but "the inquiry [goes on]" tells of it. */
static bool is_standing(const skeleton *k, uint32_t verb, uint32_t noun)
{
    uint64_t first = RELATION(UD_AUX_RELATION) | RELATION(UD_AUX_PASS) | RELATION(UD_COP);
    uint32_t auxiliary = tree_find_any(k, verb, first);
    penn_tag form = (penn_tag)tree_at(k, auxiliary == NONE ? verb : auxiliary)->penn;
    return (form == PENN_VBZ || form == PENN_VBP) && tree_subject(k, verb) != noun &&
           tree_find_class(k, verb, RELATION(UD_AUX_RELATION), WORD_HAVE) == NONE;
}

static shortening tell_noun(const label_finder *f)
{
    const skeleton *k = &f->k;
    uint32_t noun = climb(f, tree_top(k, f->e->first, f->e->n));
    shortening group = tell_around(f, noun, noun);
    uint32_t clause = says_enough(&group) ? NONE : clause_of(f, noun);
    if (clause == NONE || clause == noun || is_of_another(k, noun) || is_told_past(f, noun) ||
        is_reduced(k, clause) || is_standing(k, clause, noun) ||
        shorten_has_own_day(k, noun, f->e->time))
        return group;
    return is_free(f, clause, shorten_telling(&group) < 2) ? tell_around(f, clause, noun) : group;
}

/* Whether a verb lends itself to the event's noun: "protests erupted", "held a meeting", "the
 * minister said in a statement"; but of "it was discussed at a meeting" the noun tells more. */
static bool is_lent(const label_finder *f, uint32_t noun)
{
    const skeleton *k = &f->k;
    if (tree_pos(k, f->e->head) != UD_VERB || tree_head(k, noun) != f->e->head)
        return false;
    uint32_t subject = tree_subject(k, f->e->head);
    bool named = !is_reduced(k, f->e->head) && subject != NONE && tree_pos(k, subject) != UD_PRON;
    return !is_told_past(f, noun) && (named || tree_is(k, noun, SUBJECTS | RELATION(UD_OBJ)));
}

/* What somebody says in words of his own, where it is too long to be quoted whole; or NONE. */
static uint32_t own_words(const shortening *s)
{
    uint32_t told = shorten_speaks(s->k, s->root) && s->quote.n == 0 && s->subject != NONE
                        ? tree_find(s->k, s->root, UD_CCOMP)
                        : NONE;
    return told != NONE && shorten_in_own_words(s->k, told) ? told : NONE;
}

static shortening tell(const label_finder *f)
{
    const event *e = f->e;
    uint32_t noun = tree_top(&f->k, e->first, e->n);
    if (!e->verb && (!is_lent(f, noun) || shorten_has_own_day(&f->k, noun, f->e->time)))
        return tell_noun(f);
    shortening s = tell_around(f, climb(f, e->head), e->first);
    uint32_t told = own_words(&s), speaker = s.subject;
    if (told == NONE)
        return s;
    s = tell_around(f, told, told);
    s.speaker = speaker;
    return s;
}

/* ---- how well it names the event ------------------------------------------------------------ */

static bool has_pronoun(const shortening *s)
{
    for (uint32_t i = 0; i < s->n; i++) {
        uint32_t word = s->taken[i].word;
        if (tree_pos(s->k, word) == UD_PRON && skeleton_at(s->k, word)->mention == NONE &&
            !antecedent_known(s->k->article, word))
            return true;
    }
    return false;
}

static uint8_t worth_of(const shortening *s)
{
    bool clause = tree_is_verbal(s->k, s->root) && s->subject != NONE;
    return (uint8_t)((clause || says_enough(s)) + has_name(s) + !has_pronoun(s));
}

void find_labels(dateline_article *article)
{
    label_finder f = {.article = article};
    for (uint32_t e = 0, end; e < article->events.n; e = end) {
        uint32_t at = article->events.v[e].sentence;
        for (end = e; end < article->events.n && article->events.v[end].sentence == at;)
            end++;
        f.k = skeleton_of(article, at);
        for (uint32_t i = e; i < end; i++) {
            f.e = &article->events.v[i];
            shortening s = tell(&f);
            article->events.v[i].label_worth = worth_of(&s);
            str text = shorten_text(&s, &article->arena);
            article->events.v[i].label = shorten_with_speaker(&s, article, f.e, text);
        }
    }
}
