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
#include "find/noun_phrase.h"

#define MOST         12 /* participants of one event that have names */
#define WORDS_MOST   6  /* and that have none */
#define PLACE_REACH  14 /* tokens behind an event in which its place is told */
#define CLAUSE_REACH 40 /* tokens around an event in which its clause is looked through */

typedef struct role_finder {
    dateline_article *article;
    skeleton k;
    event *e;
} role_finder;

static const entity *entity_at(const role_finder *f, uint32_t mention_at)
{
    return &f->article->entities.v[f->article->mentions.v[mention_at].entity];
}

static bool has_entity(const role_finder *f, uint32_t wanted)
{
    for (size_t i = 0; i < f->e->participants.n; i++) {
        uint32_t m = f->e->participants.v[i].mention;
        if (m != NONE && f->article->mentions.v[m].entity == wanted)
            return true;
    }
    return false;
}

static bool in_trigger(const role_finder *f, uint32_t word)
{
    return word - f->e->first < f->e->n;
}

static void add(role_finder *f, uint32_t mention_at, span words, role r)
{
    size_t alike = 0, most = words.n > 0 ? WORDS_MOST : MOST;
    for (size_t i = 0; i < f->e->participants.n; i++) {
        const participant *p = &f->e->participants.v[i];
        alike += (p->words.n > 0) == (words.n > 0);
        if (words.n > 0 && p->words.n > 0 && p->words.at == words.at)
            return;
    }
    if (alike < most)
        *vec_push(&f->article->arena, &f->e->participants) = (participant){mention_at, words, r};
}

static bool is_generic(const role_finder *f, uint32_t word)
{
    uint32_t m = skeleton_at(&f->k, word)->mention;
    return m != NONE && entity_at(f, m)->generic;
}

/* The token's own name, if it is one, takes part; people without names do by their words. */
static bool add_name(role_finder *f, uint32_t word, role r)
{
    uint32_t m = skeleton_at(&f->k, word)->mention;
    if (m == NONE || in_trigger(f, word))
        return false;
    if (!entity_at(f, m)->generic && !has_entity(f, f->article->mentions.v[m].entity))
        add(f, m, (span){0}, r);
    return true;
}

static bool begins_person(const role_finder *f, uint32_t word)
{
    uint32_t m = skeleton_has(&f->k, word) ? skeleton_at(&f->k, word)->mention : NONE;
    return m != NONE && entity_at(f, m)->kind == ENTITY_PERSON;
}

/* "opposition leader Ann Lee", "the rapporteur, Ann Lee": the name says it. */
static bool names_person(const role_finder *f, uint32_t noun)
{
    if (begins_person(f, noun + 1))
        return true;
    uint64_t naming = RELATION(UD_APPOS) | RELATION(UD_FLAT) | RELATION(UD_NMOD_DESC);
    for (uint32_t c = tree_first(&f->k, noun); c != NONE; c = tree_next(&f->k, c)) {
        if (tree_is(&f->k, c, naming) && begins_person(f, c))
            return true;
    }
    return false;
}

/* The mention of people that a noun is or counts: "two men", "hundreds of men". */
static uint32_t people_in(const role_finder *f, uint32_t noun)
{
    if (is_generic(f, noun))
        return skeleton_at(&f->k, noun)->mention;
    uint32_t counted = tree_find(&f->k, noun, UD_NMOD);
    return counted != NONE && is_generic(f, counted) ? skeleton_at(&f->k, counted)->mention : NONE;
}

/* Who or what takes part without a name, or by one that is others' each time: "two men". */
static void add_words(role_finder *f, uint32_t word, role r)
{
    bool named = skeleton_at(&f->k, word)->mention != NONE && !is_generic(f, word);
    span words = noun_phrase(&f->k, word);
    if (!named && noun_phrase_at(&f->k, word) && span_holds(f->e->quote, words) &&
        !span_overlaps(words, f->e->at) && !names_person(f, word))
        add(f, people_in(f, word), words, r);
}

static entity_kind kind_at(const role_finder *f, uint32_t word)
{
    return entity_at(f, skeleton_at(&f->k, word)->mention)->kind;
}

static bool is_place(const role_finder *f, uint32_t word)
{
    return skeleton_at(&f->k, word)->mention != NONE && kind_at(f, word) == ENTITY_PLACE;
}

static bool is_group(const role_finder *f, uint32_t word)
{
    return skeleton_at(&f->k, word)->mention != NONE && kind_at(f, word) == ENTITY_GROUP;
}

static bool is_somewhere(const role_finder *f, uint32_t word)
{
    if (skeleton_at(&f->k, word)->mention == NONE)
        return false;
    entity_kind kind = kind_at(f, word);
    return kind == ENTITY_PLACE || kind == ENTITY_STATE;
}

/* The preposition next before its noun, as a word of the lexicon; 0: none. A parser may hang two on
 * it ("on Monday after the vote"). */
static uint32_t preposition_of(const role_finder *f, uint32_t noun)
{
    uint32_t found = 0;
    for (uint32_t c = tree_first(&f->k, noun); c != NONE && c < noun; c = tree_next(&f->k, c))
        found = tree_is(&f->k, c, RELATION(UD_CASE)) ? f->article->text.tokens.v[c].word : found;
    return found;
}

/* What the preposition before a name says of it; only what lies somewhere can be a place. */
static role role_by_case(const role_finder *f, uint32_t word, bool verb)
{
    role r = lexicon_role(f->article->lexicon, preposition_of(f, word), verb);
    return r == ROLE_PLACE && !is_somewhere(f, word) ? ROLE_ABOUT : r;
}

static void add_names(role_finder *f, uint32_t word, role r, uint32_t depth);

/* The words of an argument below its head: "Minsk" and "Belarus" of "police in Minsk and troops of
 * Belarus". A state or institution acts through its people, a person does not. */
static void add_qualifier(role_finder *f, uint32_t word, role r, bool named, uint32_t depth)
{
    switch (tree_relation(&f->k, word)) {
    case UD_CONJ: add_names(f, word, r, depth); break;
    case UD_APPOS: add_name(f, word, r); break;
    case UD_COMPOUND:
    case UD_FLAT:
    case UD_AMOD:
    case UD_NMOD_DESC:
    case UD_NMOD_UNMARKED: add_names(f, word, r, depth); break;
    case UD_NMOD_POSS:
    case UD_NMOD: {
        role said = role_by_case(f, word, true);
        bool acts = !named && skeleton_at(&f->k, word)->mention != NONE &&
                    kind_at(f, word) != ENTITY_PERSON;
        bool by = said == ROLE_AGENT && named && !f->e->verb; /* "the invasion of Poland by" */
        if (said != ROLE_PLACE && !by)
            said = acts ? r : ROLE_ABOUT;
        add_names(f, word, said, depth);
        break;
    }
    default: break;
    }
}

/* The name of an argument's head and all that belong to it. */
static void add_names(role_finder *f, uint32_t word, role r, uint32_t depth)
{
    if (depth == TREE_STEPS || in_trigger(f, word))
        return;
    bool named = add_name(f, word, r);
    for (uint32_t c = tree_first(&f->k, word); c != NONE; c = tree_next(&f->k, c))
        add_qualifier(f, c, r, named, depth + 1);
}

/* An argument, by its words and its names; what is joined to it shares its role. */
static void add_argument(role_finder *f, uint32_t word, role r)
{
    add_words(f, word, r);
    for (uint32_t c = tree_first(&f->k, word); c != NONE; c = tree_next(&f->k, c)) {
        if (tree_relation(&f->k, c) == UD_CONJ)
            add_words(f, c, r);
    }
    add_names(f, word, r, 0);
}

/* What the preposition makes of who or what has no name. Few tell of them: "called for a truce",
 * but not "met in secret"; and only names and people receive. */
static bool role_of_words(const role_finder *f, uint32_t word, bool verb, role *out)
{
    const dateline_lexicon *l = f->article->lexicon;
    role r = lexicon_role(l, preposition_of(f, word), verb);
    *out = r == ROLE_RECIPIENT ? ROLE_ABOUT : r;
    return lexicon_role_known(l, preposition_of(f, word)) && r != ROLE_PLACE &&
           (verb || *out != ROLE_ABOUT);
}

/* An argument with a preposition. */
static void add_oblique(role_finder *f, uint32_t word, bool verb)
{
    role r;
    if (role_of_words(f, word, verb, &r))
        add_words(f, word, r);
    add_names(f, word, role_by_case(f, word, verb), 0);
}

/* What hangs on the verb but its subject. */
static void add_objects(role_finder *f, uint32_t verb, uint32_t but)
{
    for (uint32_t c = tree_first(&f->k, verb); c != NONE; c = tree_next(&f->k, c)) {
        if (c == but)
            continue;
        switch (tree_relation(&f->k, c)) {
        case UD_OBJ: add_argument(f, c, ROLE_PATIENT); break;
        case UD_IOBJ: add_argument(f, c, ROLE_RECIPIENT); break;
        case UD_OBL_AGENT: add_argument(f, c, ROLE_AGENT); break;
        case UD_OBL: add_oblique(f, c, true); break;
        case UD_OBL_UNMARKED: add_names(f, c, ROLE_ABOUT, 0); break;
        default: break;
        }
    }
}

static void add_subject(role_finder *f, uint32_t verb, uint32_t but)
{
    uint32_t subject = tree_subject(&f->k, verb);
    if (subject != NONE && subject != but)
        add_argument(f, subject, tree_is_passive(&f->k, verb) ? ROLE_PATIENT : ROLE_AGENT);
}

/* "the men that police arrested": what the clause hangs on. */
static void add_relative_object(role_finder *f, uint32_t verb)
{
    uint32_t object = tree_relative_object(&f->k, verb);
    if (object == NONE)
        return;
    if (tree_find(&f->k, verb, UD_OBJ) != NONE) /* "that" */
        add_argument(f, object, ROLE_PATIENT);
    else
        add_names(f, object, ROLE_PATIENT, 0);
}

/* "was arrested and beaten by police": both by police. */
static void add_shared_agent(role_finder *f, uint32_t verb)
{
    uint32_t other = tree_relation(&f->k, verb) == UD_CONJ ? tree_head(&f->k, verb)
                                                           : tree_find(&f->k, verb, UD_CONJ);
    if (other == NONE || !tree_is_passive(&f->k, verb) || !tree_is_passive(&f->k, other))
        return;
    uint32_t agent = tree_find(&f->k, other, UD_OBL_AGENT);
    if (agent != NONE && tree_find(&f->k, verb, UD_OBL_AGENT) == NONE)
        add_argument(f, agent, ROLE_AGENT);
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
            !str_eq_nocase(token_text(f->article, led), S("where")))
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
    add_relative_object(f, verb);
    uint32_t object = tree_find(&f->k, verb, UD_OBJ);
    read_where(f, verb);
    if (object != NONE)
        read_where(f, object);
}

static bool is_suffered(const role_finder *f)
{
    const lex_type *type = lexicon_type(f->article->lexicon, f->e->type);
    return type && type->suffered;
}

/* What hangs on an event's noun. */
static void read_group(role_finder *f, uint32_t noun)
{
    for (uint32_t c = tree_first(&f->k, noun); c != NONE; c = tree_next(&f->k, c)) {
        switch (tree_relation(&f->k, c)) {
        case UD_NMOD_POSS: add_argument(f, c, is_suffered(f) ? ROLE_PATIENT : ROLE_AGENT); break;
        case UD_COMPOUND:
        case UD_AMOD:
        case UD_NMOD_DESC: /* "the OSCE report", but "the Paris talks" */
            add_names(f, c, is_place(f, c) ? ROLE_PLACE : ROLE_AGENT, 0);
            break;
        case UD_NMOD: add_oblique(f, c, false); break;
        case UD_APPOS: add_name(f, c, ROLE_ABOUT); break;
        case UD_ACL: add_objects(f, c, NONE); break; /* "letter sent to the OSCE" */
        default: break;
        }
    }
}

/* "Minsk held an election", "the report was presented by Benedek": the verb that carries the noun
 * tells who. Of another verb, whose object it is ("Belarus faced criticism at the UN"), the names
 * belong to the event without being its agents. */
static void read_carrier(role_finder *f, uint32_t noun)
{
    uint32_t verb = tree_head(&f->k, noun);
    if (verb == NONE || tree_pos(&f->k, verb) != UD_VERB || tree_relation(&f->k, noun) == UD_OBL)
        return;
    size_t from = f->e->participants.n;
    add_subject(f, verb, noun);
    add_objects(f, verb, noun);
    if (verb != f->e->head)
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

static bool placed(const role_finder *f)
{
    for (size_t i = 0; i < f->e->participants.n; i++) {
        if (f->e->participants.v[i].role == ROLE_PLACE)
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
    case UD_ADP: return str_eq_nocase(token_text(f->article, word), S("of"));
    default: return tree_relation(&f->k, word) == UD_AMOD;
    }
}

static bool is_said(const role_finder *f)
{
    const lex_type *type = lexicon_type(f->article->lexicon, f->e->type);
    return type && (type->document || str_eq(type->family, S("statement")));
}

/* "a review of its record at the council in Geneva": a place that stands behind the event belongs
 * to it, on whatever noun between them the parser hangs it. What is said is said of a place. */
static void read_place(role_finder *f)
{
    uint32_t end = f->k.first + f->k.n, last = f->e->first + f->e->n + PLACE_REACH;
    bool led = false;
    for (uint32_t i = f->e->first + f->e->n; i < end && i < last && goes_on(f, i); i++) {
        if (led && is_somewhere(f, i)) {
            add_name(f, i, ROLE_PLACE);
            return;
        }
        led = is_locative(f, i) || (led && skeleton_at(&f->k, i)->mention == NONE);
    }
}

/* Where nothing says who takes part, those who are told of in the event's clause, not to say as
 * what. */
static void read_clause(role_finder *f)
{
    uint16_t clause = skeleton_at(&f->k, f->e->first)->clause;
    uint32_t from =
        f->e->first - f->k.first > CLAUSE_REACH ? f->e->first - CLAUSE_REACH : f->k.first;
    for (uint32_t i = from; i < f->k.first + f->k.n && i < f->e->first + CLAUSE_REACH; i++) {
        if (skeleton_at(&f->k, i)->clause == clause && !(f->k.parsed && is_group(f, i)))
            add_name(f, i, ROLE_ABOUT);
    }
}

/* Behind the last event of the same sentence. */
static uint32_t end_of_sentence(const dateline_article *article, size_t e)
{
    uint32_t end = (uint32_t)e;
    while (end < article->events.n &&
           article->events.v[end].sentence == article->events.v[e].sentence)
        end++;
    return end;
}

void find_roles(dateline_article *article)
{
    role_finder f = {.article = article};
    for (size_t e = 0; e < article->events.n;) {
        uint32_t s = article->events.v[e].sentence;
        f.k = skeleton_of(article, s);
        skeleton_tell(&f.k, (uint32_t)e, end_of_sentence(article, e));
        for (; e < article->events.n && article->events.v[e].sentence == s; e++) {
            f.e = &article->events.v[e];
            if (f.k.parsed && f.e->verb)
                read_verb(&f, f.e->first);
            else if (f.k.parsed)
                read_noun(&f);
            if (f.k.parsed && !placed(&f) && !is_said(&f))
                read_place(&f);
            if (!told(&f))
                read_clause(&f);
        }
    }
}
