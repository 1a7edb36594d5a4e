/* role: who takes part in an event and as what, from the parse of its sentence.
 *
 *     [agent] verb [patient] prep [by its preposition]   "Police arrested two men in Minsk"
 *     [patient] was verb-ed by [agent]
 *     [agent]'s noun of [patient] by [agent] prep [by its preposition]
 *     [agent] support verb the noun prep [by its preposition]   "Minsk held an election in May"
 *
 * Names joined by "and" share a role, and so do those that qualify the argument: in "Belarusian
 * police" both take part. Who stands in another clause takes no part, unless it is the subject
 * there of what is done here: see tree_subject.
 */
#include "find/cues.h"
#include "find/role_argument.h"

#include "text/filed.h"

#define PLACE_REACH  14 /* tokens behind an event in which its place is told */
#define CLAUSE_REACH 40 /* tokens around an event in which its clause is looked through */

/* "The trial took [place]": an object that is a word of its verb's phrase is nothing by itself. */
static bool is_idiom(const role_finder *f, uint32_t verb, uint32_t object)
{
    size_t n;
    uint32_t end = f->k.first + f->k.n;
    return phrase_match(&f->article->lexicon->trigger_forms, f->article->text.tokens.v, verb, end,
                        &n) != PHRASE_NONE &&
           object - verb < n;
}

/* What hangs on the verb but its subject. */
static void add_objects(role_finder *f, uint32_t verb, uint32_t but)
{
    for (uint32_t c = tree_first(&f->k, verb); c != NONE; c = tree_next(&f->k, c)) {
        bool aside = c < verb && tree_is(&f->k, c, RELATION(UD_OBL_AGENT)); /* "By contrast, ..." */
        if (c == but || aside)
            continue;
        switch (tree_relation(&f->k, c)) {
        case UD_OBJ:
            if (!is_idiom(f, verb, c))
                role_add_argument(f, c, ROLE_PATIENT);
            break;
        case UD_IOBJ: role_add_argument(f, c, ROLE_RECIPIENT); break;
        case UD_OBL_AGENT: role_add_agent(f, c); break;
        case UD_OBL: role_add_oblique(f, c, true); break;
        case UD_OBL_UNMARKED: role_add_names(f, c, ROLE_ABOUT, 0); break;
        default: break;
        }
    }
}

/* Whether "him" stands on a word for who is named at `subject`. */
static bool has_pronoun_of(const role_finder *f, uint32_t word, uint32_t subject)
{
    uint32_t m = skeleton_at(&f->k, subject)->mention;
    uint64_t objects = RELATION(UD_OBJ) | RELATION(UD_IOBJ) | RELATION(UD_OBL) | RELATION(UD_NMOD);
    for (uint32_t c = m == NONE ? NONE : tree_first(&f->k, word); c != NONE;
         c = tree_next(&f->k, c)) {
        uint32_t own = skeleton_at(&f->k, c)->mention;
        if (tree_pos(&f->k, c) == UD_PRON && tree_is(&f->k, c, objects) && own != NONE &&
            !str_ends(token_text(f->article, c), S("self")) &&
            f->article->mentions.v[own].entity == f->article->mentions.v[m].entity)
            return true;
    }
    return false;
}

/* "Said that Lee had lied and imposed a ban on [him]": who imposed it is another than Lee, whatever
 * the parser joined; else it were himself. */
static bool is_another(const role_finder *f, uint32_t verb, uint32_t subject)
{
    uint32_t object = tree_find(&f->k, verb, UD_OBJ);
    return tree_head(&f->k, subject) != verb &&
           (has_pronoun_of(f, verb, subject) ||
            (object != NONE && has_pronoun_of(f, object, subject)));
}

static void add_subject(role_finder *f, uint32_t verb, uint32_t but)
{
    uint32_t subject = tree_subject(&f->k, verb);
    if (subject != NONE && subject != but && !is_another(f, verb, subject))
        role_add_argument(f, subject, tree_is_passive(&f->k, verb) ? ROLE_PATIENT : ROLE_AGENT);
}

/* "the men that police arrested": what the clause hangs on. */
static void add_relative_object(role_finder *f, uint32_t verb)
{
    uint32_t object = tree_relative_object(&f->k, verb);
    if (object == NONE)
        return;
    if (tree_find(&f->k, verb, UD_OBJ) != NONE) /* "that" */
        role_add_argument(f, object, ROLE_PATIENT);
    else
        role_add_names(f, object, ROLE_PATIENT, 0);
}

/* Whether a joined verb has nothing of its own between it and the other, or behind both. */
static bool is_bare(const role_finder *f, uint32_t verb, uint32_t other)
{
    for (uint32_t c = tree_first(&f->k, verb); c != NONE; c = tree_next(&f->k, c)) {
        if (c > verb && (verb > other || c < other) && !tree_is(&f->k, c, FUNCTIONS) &&
            tree_pos(&f->k, c) != UD_PUNCT)
            return false;
    }
    return true;
}

/* "was arrested and beaten by police": both by police. But "was ousted in March and succeeded by
 * Lee" does not say by whom he was ousted, nor "some were killed by rebels and 40 were jailed" by
 * whom these were. */
static void add_shared_agent(role_finder *f, uint32_t verb)
{
    uint32_t other = tree_relation(&f->k, verb) == UD_CONJ ? tree_head(&f->k, verb)
                                                           : tree_find(&f->k, verb, UD_CONJ);
    if (other == NONE || !tree_is_passive(&f->k, verb) || !tree_is_passive(&f->k, other) ||
        tree_find_any(&f->k, verb > other ? verb : other, SUBJECTS) != NONE ||
        !is_bare(f, verb, other))
        return;
    uint32_t agent = tree_find(&f->k, other, UD_OBL_AGENT);
    if (agent != NONE && tree_find(&f->k, verb, UD_OBL_AGENT) == NONE)
        role_add_argument(f, agent, ROLE_AGENT);
}

/* "shot and wounded two men": two were shot, too. */
static void add_shared_object(role_finder *f, uint32_t verb)
{
    uint32_t next = verb + 2;
    uint64_t objects = RELATION(UD_OBJ) | RELATION(UD_CCOMP) | RELATION(UD_XCOMP);
    bool pair = event_type(f->article, f->e)->suffered && skeleton_has(&f->k, next) &&
                tree_is(&f->k, verb + 1, RELATION(UD_CC)) &&
                tree_is(&f->k, next, RELATION(UD_CONJ));
    if (!pair || tree_is_passive(&f->k, verb) || tree_find_any(&f->k, verb, objects) != NONE)
        return;
    uint32_t object = tree_find(&f->k, next, UD_OBJ);
    if (object != NONE)
        role_add_argument(f, object, ROLE_PATIENT);
}

/* Names take part without their words saying as what; a place stays one. */
static void loosen(role_finder *f, size_t from)
{
    size_t kept = from;
    for (size_t i = from; i < f->e->participants.n; i++) {
        participant p = f->e->participants.v[i];
        if (p.mention != NONE)
            f->e->participants.v[kept++] = (participant){
                .mention = p.mention, .role = p.role == ROLE_PLACE ? ROLE_PLACE : ROLE_ABOUT};
    }
    f->e->participants.n = kept;
}

/* "visited Oslo, where she was received by the king": of acts of one kind, the clause tells of the
 * same occasion, and who takes part there does here. */
static void read_where(role_finder *f, uint32_t word)
{
    uint64_t clauses = RELATION(UD_ADVCL) | RELATION(UD_ACL_RELCL) | RELATION(UD_ACL);
    for (uint32_t c = tree_first(&f->k, word); c != NONE; c = tree_next(&f->k, c)) {
        uint32_t e = tree_event(&f->k, c), led = tree_find_class(&f->k, c, ~0ull, WORD_RELATIVE);
        if (e == NONE || led == NONE || !tree_is(&f->k, c, clauses) || f->e->plover.n == 0 ||
            !str_eq(f->article->events.v[e].plover, f->e->plover) ||
            !token_is(f->article, led, S("where")))
            continue;
        size_t from = f->e->participants.n;
        add_subject(f, c, NONE);
        add_objects(f, c, NONE);
        loosen(f, from);
    }
}

static void read_verb(role_finder *f, uint32_t verb)
{
    add_subject(f, verb, NONE);
    add_objects(f, verb, NONE);
    add_shared_agent(f, verb);
    add_shared_object(f, verb);
    add_relative_object(f, verb);
    uint32_t object = tree_find(&f->k, verb, UD_OBJ);
    read_where(f, verb);
    if (object != NONE)
        read_where(f, object);
}

/* "The vote [followed] months of talks", "her death [sparked] riots": a verb that tells how any two
 * events hang together, of which neither does or suffers the other. "The minister [ended] the
 * talks" does. */
static bool tells_link(const role_finder *f, uint32_t verb)
{
    const lex_link_cue *cue = link_cue_at(&f->k, verb);
    return cue && cue->right.n == 0 &&
           (cue->type == LINK_FOLLOWS || cue->type == LINK_CAUSES || cue->type == LINK_RESULTS_IN);
}

/* "A ruling [condemned] by Peru", "a march [dispersed] by police": another's answer to the event,
 * not "a ruling issued by a court". */
static bool is_answer(const role_finder *f, uint32_t participle)
{
    const lex_link_cue *cue = link_cue_at(&f->k, participle);
    const lex_type *own = tree_event_type(&f->k, participle);
    if (cue && cue->type == LINK_RESPONDS_TO)
        return true;
    return own && own != event_type(f->article, f->e) && !own->document && !own->plain &&
           !skeleton_is(&f->k, participle, WORD_LIGHT | WORD_SUPPORT);
}

static bool has_agent(const role_finder *f)
{
    for (size_t i = 0; i < f->e->participants.n; i++) {
        if (f->e->participants.v[i].role == ROLE_AGENT)
            return true;
    }
    return false;
}

/* "letter sent to the OSCE" */
static void read_participle(role_finder *f, uint32_t participle)
{
    size_t from = f->e->participants.n;
    bool by_another = has_agent(f); /* "the statement by Lee, read by Roth" */
    add_objects(f, participle, NONE);
    if (by_another || is_answer(f, participle))
        loosen(f, from);
}

/* What hangs on an event's noun. */
static void read_group(role_finder *f, uint32_t noun)
{
    for (uint32_t c = tree_first(&f->k, noun); c != NONE; c = tree_next(&f->k, c)) {
        switch (tree_relation(&f->k, c)) {
        case UD_NMOD_POSS:
            role_add_argument(f, c,
                              event_type(f->article, f->e)->suffered ? ROLE_PATIENT : ROLE_AGENT);
            break;
        case UD_COMPOUND:
        case UD_AMOD:
        case UD_NMOD_DESC: /* "the OSCE report", but "the Paris talks" */
            role_add_names(f, c, role_at_place(f, c) ? ROLE_PLACE : ROLE_AGENT, 0);
            break;
        case UD_NMOD: role_add_oblique(f, c, false); break;
        case UD_APPOS: role_add_name(f, c, ROLE_ABOUT); break;
        case UD_ACL: read_participle(f, c); break;
        default: break;
        }
    }
}

/* "In a report of 2 May the [council] concluded ...": whose report it is, if its own words do not
 * say that it is another's, and nobody speaks of himself as "the minister was accused in a letter".
 */
static void add_writer(role_finder *f, uint32_t noun)
{
    uint32_t verb = tree_head(&f->k, noun), in = tree_find(&f->k, noun, UD_CASE);
    uint32_t subject = verb == NONE ? NONE : tree_find(&f->k, verb, UD_NSUBJ);
    if (subject == NONE || noun > subject || !tree_is(&f->k, noun, RELATION(UD_OBL)) ||
        !event_type(f->article, f->e)->speaks || f->e->definite || has_agent(f) || in == NONE ||
        !skeleton_is(&f->k, in, WORD_MEANWHILE) || tree_is_passive(&f->k, verb))
        return;
    role_add_argument(f, subject, ROLE_AGENT);
}

/* "Minsk held an election", "the council met in special session", "the report was presented by
 * Benedek": the verb that carries the noun tells who. Of another verb, whose object it is ("Belarus
 * faced criticism at the UN"), the names belong to the event without being its agents. */
static void read_carrier(role_finder *f, uint32_t noun)
{
    uint32_t verb = tree_head(&f->k, noun);
    bool aside = tree_relation(&f->k, noun) == UD_OBL;
    if (verb == NONE || tree_pos(&f->k, verb) != UD_VERB ||
        (aside && (verb != f->e->head || noun < verb)))
        return;
    size_t from = f->e->participants.n;
    add_subject(f, verb, noun);
    add_objects(f, verb, noun);
    if (verb != f->e->head || tells_link(f, verb) || role_only_told(f, verb))
        loosen(f, from);
}

static void read_noun(role_finder *f)
{
    uint32_t noun = tree_top(&f->k, f->e->first, f->e->n), head = tree_head(&f->k, noun);
    read_group(f, noun);
    if (head != NONE && tree_relation(&f->k, noun) == UD_CONJ && f->e->participants.n == 0)
        read_group(f, head); /* "the arrest and trial of" */
    uint32_t joined = tree_find(&f->k, noun, UD_CONJ);
    if (joined != NONE && f->e->participants.n == 0)
        read_group(f, joined);
    read_carrier(f, noun);
}

/* Whether a name takes part, other than as a place. */
static bool told(const role_finder *f)
{
    for (size_t i = 0; i < f->e->participants.n; i++) {
        if (f->e->participants.v[i].mention != NONE && f->e->participants.v[i].role != ROLE_PLACE)
            return true;
    }
    return false;
}

/* "in", "near" and the like. */
static bool is_locative(const role_finder *f, uint32_t word)
{
    const dateline_lexicon *l = f->article->lexicon;
    uint32_t preposition = f->article->text.tokens.v[word].word;
    return lexicon_role_known(l, preposition) && lexicon_role(l, preposition, true) == ROLE_PLACE;
}

/* Whether the token can stand between an event and its place: a noun's group goes on by "of" and by
 * other places only. */
static bool goes_on(const role_finder *f, uint32_t word)
{
    if (is_locative(f, word) || is_locative(f, word - 1)) /* "in neighboring Peru" */
        return true;
    switch (tree_pos(&f->k, word)) {
    case UD_NOUN:
    case UD_PROPN:
    case UD_ADJ:
    case UD_NUM:
    case UD_DET:
    case UD_PART: return true;
    case UD_ADP: return token_is(f->article, word, S("of"));
    default: return tree_relation(&f->k, word) == UD_AMOD;
    }
}

/* "a review of its record at the council in Geneva": a place that stands behind the event belongs
 * to it, on whatever noun between them the parser hangs it. What is said is said of a place. */
static void read_place(role_finder *f)
{
    uint32_t end = f->k.first + f->k.n, last = f->e->first + f->e->n + PLACE_REACH;
    bool led = false;
    for (uint32_t i = f->e->first + f->e->n; i < end && i < last && goes_on(f, i); i++) {
        if (led && role_at_somewhere(f, i)) {
            role_add_name(f, i, ROLE_PLACE);
            return;
        }
        led = is_locative(f, i) || (led && skeleton_at(&f->k, i)->mention == NONE);
    }
}

/* Where nothing says who takes part, those who are told of in the event's clause, not to say as
 * what. The town that an article was sent from is not told of. */
static void read_clause(role_finder *f)
{
    const dateline_article *a = f->article;
    uint16_t clause = skeleton_at(&f->k, f->e->first)->clause;
    uint32_t begin = behind_dateline(&a->text, a->source.text, f->e->sentence);
    uint32_t from = f->e->first > begin + CLAUSE_REACH ? f->e->first - CLAUSE_REACH : begin;
    for (uint32_t i = from; i < f->k.first + f->k.n && i < f->e->first + CLAUSE_REACH; i++) {
        if (skeleton_at(&f->k, i)->clause == clause && !role_at_group(f, i))
            role_add_name(f, i, ROLE_ABOUT);
    }
}

/* "Ruled that [Berg] has no immunity": whom another's words are about. */
static void add_told(role_finder *f, uint32_t verb)
{
    uint32_t clause = tree_find(&f->k, verb, UD_CCOMP);
    uint32_t subject = clause == NONE ? NONE : tree_subject(&f->k, clause);
    if (subject != NONE)
        role_add_names(f, subject, ROLE_ABOUT, 0);
}

void find_roles(dateline_article *article)
{
    role_finder f = {.article = article};
    for (size_t e = 0; e < article->events.n;) {
        uint32_t s = article->events.v[e].sentence;
        f.k = skeleton_of(article, s);
        for (; e < article->events.n && article->events.v[e].sentence == s; e++) {
            f.e = &article->events.v[e];
            if (f.e->verb)
                read_verb(&f, f.e->first);
            else
                read_noun(&f);
            if (!event_type(f.article, f.e)->speaks)
                read_place(&f);
            bool alone =
                !told(&f); /* "a letter sent to Minsk": who else is told of in its clause */
            if (!f.e->verb)
                add_writer(&f, tree_top(&f.k, f.e->first, f.e->n));
            if (alone)
                read_clause(&f);
            if (f.e->verb && has_agent(&f))
                add_told(&f, f.e->first);
        }
    }
}
