/* role_argument: an argument of an event: its names, and its words where it has none. */
#include "find/role_argument.h"

#include "find/antecedent.h"
#include "find/noun_phrase.h"

#define MOST       12 /* participants of one event that have names */
#define WORDS_MOST 6  /* and that have none */

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

/* "Three Bulgarians", "a Libyan": people of a state, who are not the state; "the Russians" that act
 * are. */
static bool is_people(const role_finder *f, uint32_t word, role r)
{
    uint32_t m = skeleton_at(&f->k, word)->mention;
    if (m == NONE || !f->article->mentions.v[m].demonym || entity_at(f, m)->kind != ENTITY_STATE ||
        tree_is(&f->k, word, RELATION(UD_AMOD) | RELATION(UD_COMPOUND)))
        return false;
    uint8_t form = tree_at(&f->k, word)->penn;
    bool many = form == PENN_NNS || form == PENN_NNPS || tree_pos(&f->k, word) == UD_ADJ;
    bool all = many && tree_is_definite(&f->k, word) && tree_find(&f->k, word, UD_NUMMOD) == NONE;
    return r != ROLE_AGENT || !all;
}

bool role_add_name(role_finder *f, uint32_t word, role r)
{
    uint32_t m = skeleton_at(&f->k, word)->mention;
    if (m == NONE || in_trigger(f, word))
        return false;
    if (!entity_at(f, m)->generic && !has_entity(f, f->article->mentions.v[m].entity))
        add(f, m, (span){0}, is_people(f, word, r) ? ROLE_ABOUT : r);
    return true;
}

static bool begins_person(const role_finder *f, uint32_t word)
{
    uint32_t m = skeleton_has(&f->k, word) ? skeleton_at(&f->k, word)->mention : NONE;
    return m != NONE && entity_at(f, m)->kind == ENTITY_PERSON;
}

static bool begins_institution(const role_finder *f, uint32_t word)
{
    uint32_t m = skeleton_has(&f->k, word) ? skeleton_at(&f->k, word)->mention : NONE;
    return m != NONE && entity_at(f, m)->kind == ENTITY_INSTITUTION;
}

/* "opposition leader Ann Lee", "the rapporteur, Ann Lee", "his party, the NLR": the name says it.
 */
static bool names_actor(const role_finder *f, uint32_t noun)
{
    if (begins_person(f, noun + 1))
        return true;
    uint64_t naming = RELATION(UD_APPOS) | RELATION(UD_FLAT) | RELATION(UD_NMOD_DESC);
    if (tree_find(&f->k, noun, UD_NUMMOD) != NONE) /* "six men, Ann Lee and others" */
        return false;
    for (uint32_t c = tree_first(&f->k, noun); c != NONE; c = tree_next(&f->k, c)) {
        bool names = tree_is(&f->k, c, naming);
        if (names && (begins_person(f, c) || (begins_institution(f, c) && c > noun)))
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
    bool named =
        skeleton_at(&f->k, word)->mention != NONE && !is_generic(f, word) && !is_people(f, word, r);
    span words = noun_phrase(&f->k, word);
    if (!named && noun_phrase_at(&f->k, word) && span_holds(f->e->quote, words) &&
        !span_overlaps(words, f->e->at) && !names_actor(f, word))
        add(f, people_in(f, word), words, r);
}

static entity_kind kind_at(const role_finder *f, uint32_t word)
{
    return entity_at(f, skeleton_at(&f->k, word)->mention)->kind;
}

bool role_at_place(const role_finder *f, uint32_t word)
{
    return skeleton_at(&f->k, word)->mention != NONE && kind_at(f, word) == ENTITY_PLACE;
}

bool role_at_group(const role_finder *f, uint32_t word)
{
    return skeleton_at(&f->k, word)->mention != NONE && kind_at(f, word) == ENTITY_GROUP;
}

bool role_at_somewhere(const role_finder *f, uint32_t word)
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

/* "Flew by helicopter", "rose by a tenth": of a verb that is no passive, "by" leads to nobody who
 * acts. */
static bool is_means(const role_finder *f, uint32_t word)
{
    uint32_t head = tree_head(&f->k, word);
    return head != NONE && tree_is(&f->k, word, RELATION(UD_OBL)) &&
           tree_pos(&f->k, head) == UD_VERB && !tree_is_passive(&f->k, head);
}

static bool is_led_by(const role_finder *f, uint32_t noun, str preposition)
{
    uint32_t lead = tree_find(&f->k, noun, UD_CASE);
    return lead != NONE && token_is(f->article, lead, preposition);
}

/* "was arrested with [Ida Lind]": so was she. */
static bool shares_fate(const role_finder *f, uint32_t word)
{
    return event_type(f->article, f->e)->suffered && f->e->verb &&
           (begins_person(f, word) || names_actor(f, word)) &&
           tree_head(&f->k, word) == f->e->first && tree_is_passive(&f->k, f->e->first) &&
           is_led_by(f, word, S("with"));
}

/* "A letter from Lee", but "the release from prison" and "the withdrawal from Syria": only what is
 * told or written comes from who did it. */
static bool is_sent(const role_finder *f)
{
    return event_type(f->article, f->e)->document;
}

/* What the preposition before a name says of it; only what lies somewhere can be a place. */
static role role_by_case(const role_finder *f, uint32_t word, bool verb)
{
    role r = lexicon_role(f->article->lexicon, preposition_of(f, word), verb);
    if (r == ROLE_AGENT && is_means(f, word))
        return ROLE_ABOUT;
    bool town = role_at_place(f, word) && f->e->plover.n == 0;
    if (r == ROLE_AGENT && is_led_by(f, word, S("from")) && (town || !is_sent(f)))
        return town ? ROLE_PLACE : ROLE_ABOUT; /* "a speech from Lima" */
    if (r == ROLE_RECIPIENT && shares_fate(f, word))
        return ROLE_PATIENT;
    return r == ROLE_PLACE && !role_at_somewhere(f, word) ? ROLE_ABOUT : r;
}

/* "three men, [Lee, Roth and Berg]": names that say who they are. */
static void add_apposed(role_finder *f, uint32_t word, role r, uint32_t depth)
{
    role_add_name(f, word, r);
    for (uint32_t c = tree_first(&f->k, word); c != NONE && depth < TREE_STEPS;
         c = tree_next(&f->k, c)) {
        if (tree_is(&f->k, c, RELATION(UD_CONJ)))
            add_apposed(f, c, r, depth + 1);
    }
}

/* "former members of the army", "earlier raids on Oslo": which does not act through them. */
static bool is_former(const role_finder *f, uint32_t noun)
{
    return tree_find_class(&f->k, noun, RELATION(UD_AMOD), WORD_BYGONE) != NONE;
}

/* "[American] lawyer Lee", "former [Nigerian] president Lee": the state does not act through him.
 */
static bool is_private(const role_finder *f, uint32_t word)
{
    uint32_t post = tree_head(&f->k, word), m = skeleton_at(&f->k, word)->mention;
    bool post_only = m != NONE && kind_at(f, word) == ENTITY_STATE &&
                     !token_is_capital(f->article, post) && begins_person(f, post + 1);
    return post_only || is_former(f, post);
}

/* "12 people, including [Lee]", "four men, among them [Lee]" */
static bool is_member(const role_finder *f, uint32_t word)
{
    uint32_t lead = tree_find(&f->k, word, UD_CASE);
    return is_led_by(f, word, S("including")) ||
           (is_led_by(f, word, S("among")) && token_is(f->article, lead + 1, S("them")));
}

/* "A group called [Korvo]", "known as [Korvo]" */
static void add_named_so(role_finder *f, uint32_t participle, role r)
{
    bool known = token_class(f->article, participle) & WORD_NAMING;
    uint64_t names = RELATION(UD_XCOMP) | (known ? RELATION(UD_OBJ) | RELATION(UD_OBL) : 0);
    uint32_t name = tree_find_any(&f->k, participle, names);
    if (name != NONE && tree_at(&f->k, participle)->penn == PENN_VBN)
        role_add_name(f, name, r);
}

/* The words of an argument below its head: "Minsk" and "Belarus" of "police in Minsk and troops of
 * Belarus". A state or institution acts through its people, a person does not. */
static void add_qualifier(role_finder *f, uint32_t word, role r, bool named, uint32_t depth)
{
    switch (tree_relation(&f->k, word)) {
    case UD_CONJ: role_add_names(f, word, r, depth); break;
    case UD_APPOS: add_apposed(f, word, r, depth); break;
    case UD_ACL: add_named_so(f, word, r); break;
    case UD_COMPOUND:
    case UD_AMOD: {
        bool acts = role_acts_through(f, word, r) && !is_private(f, word);
        role_add_names(f, word, acts ? r : ROLE_ABOUT, depth);
        break;
    }
    case UD_FLAT:
    case UD_NMOD_DESC:
    case UD_NMOD_UNMARKED: role_add_names(f, word, r, depth); break;
    case UD_NMOD_POSS:
    case UD_NMOD: {
        role said = role_by_case(f, word, true);
        uint32_t noun = tree_head(&f->k, word);
        bool acts = !named && skeleton_at(&f->k, word)->mention != NONE &&
                    kind_at(f, word) != ENTITY_PERSON && role_acts_through(f, word, r) &&
                    !is_former(f, noun) && said != ROLE_AGENT && tree_event(&f->k, noun) == NONE;
        acts |= is_member(f, word);
        bool by = said == ROLE_AGENT && named && !f->e->verb; /* "the invasion of Poland by" */
        if (said != ROLE_PLACE && !by)
            said = acts ? r : ROLE_ABOUT;
        role_add_names(f, word, said, depth);
        break;
    }
    default: break;
    }
}

void role_add_names(role_finder *f, uint32_t word, role r, uint32_t depth)
{
    if (depth == TREE_STEPS || in_trigger(f, word))
        return;
    bool named = role_add_name(f, word, r);
    for (uint32_t c = tree_first(&f->k, word); c != NONE; c = tree_next(&f->k, c))
        add_qualifier(f, c, r, named, depth + 1);
}

/* "Berg, [a lawyer] who was shot", "Mr Berg, a former [guerrilla] who": the word of the name beside
 * it that says who; or NONE. */
static uint32_t name_beside(const role_finder *f, uint32_t word)
{
    bool own = skeleton_at(&f->k, word)->mention != NONE && !is_generic(f, word);
    uint32_t head =
        tree_is(&f->k, word, RELATION(UD_APPOS)) && !own ? tree_head(&f->k, word) : NONE;
    if (head != NONE && skeleton_at(&f->k, head)->mention == NONE && begins_person(f, head + 1) &&
        tree_head(&f->k, head + 1) == head)
        head++;
    bool named = head != NONE && skeleton_at(&f->k, head)->mention != NONE && !is_generic(f, head);
    return named ? head : NONE;
}

void role_add_argument(role_finder *f, uint32_t word, role r)
{
    const reference *of = antecedent_known(f->article, word);
    if (of && skeleton_has(&f->k, of->noun))
        word = of->noun;
    uint32_t name = name_beside(f, word);
    if (name != NONE) {
        role_add_name(f, name, r);
        return;
    }
    add_words(f, word, r);
    for (uint32_t c = tree_first(&f->k, word); c != NONE; c = tree_next(&f->k, c)) {
        if (tree_relation(&f->k, c) == UD_CONJ)
            add_words(f, c, r);
    }
    role_add_names(f, word, r, 0);
}

/* "Adopted by consensus", "sent by email": a noun alone tells how, unless it is of people. */
static bool is_manner(const role_finder *f, uint32_t noun)
{
    uint64_t own = RELATION(UD_DET_RELATION) | RELATION(UD_NMOD_POSS) | RELATION(UD_NUMMOD) |
                   RELATION(UD_NMOD) | RELATION(UD_CONJ);
    return is_led_by(f, noun, S("by")) && tree_pos(&f->k, noun) == UD_NOUN &&
           tree_at(&f->k, noun)->penn != PENN_NNS && !is_generic(f, noun) &&
           tree_find_any(&f->k, noun, own) == NONE;
}

/* What the preposition makes of who or what has no name. Few tell of them: "called for a truce",
 * but not "met in secret"; and only names and people receive. */
static bool role_of_words(const role_finder *f, uint32_t word, bool verb, role *out)
{
    const dateline_lexicon *l = f->article->lexicon;
    role r = lexicon_role(l, preposition_of(f, word), verb);
    bool left = r == ROLE_AGENT && is_led_by(f, word, S("from")) && !is_sent(f);
    *out = r == ROLE_RECIPIENT || left ? ROLE_ABOUT : r;
    bool fate = event_type(f->article, f->e)->suffered &&
                is_led_by(f, word, S("to")); /* "sentenced to life" */
    return lexicon_role_known(l, preposition_of(f, word)) && r != ROLE_PLACE && !fate &&
           !(r == ROLE_AGENT && (is_means(f, word) || is_manner(f, word))) &&
           (verb || *out != ROLE_ABOUT);
}

/* "Shut down [their network]": what a parser hangs by the verb's own particle is its object; "for"
 * of "called for [a truce]" says more. */
static bool is_object(const role_finder *f, uint32_t word)
{
    if (lexicon_role_known(f->article->lexicon, preposition_of(f, word)))
        return false;
    for (uint32_t c = tree_first(&f->k, word); c != NONE && c < word; c = tree_next(&f->k, c)) {
        if (tree_is(&f->k, c, RELATION(UD_CASE)) && in_trigger(f, c))
            return true;
    }
    return false;
}

/* "was arrested after [talks with Lee]": they are told of as their own event's. */
static bool is_time_of_event(const role_finder *f, uint32_t word)
{
    uint32_t lead = tree_find(&f->k, word, UD_CASE);
    return lead != NONE && tree_event(&f->k, word) != NONE &&
           skeleton_is(&f->k, lead, WORD_TIME_CLAUSE);
}

void role_add_agent(role_finder *f, uint32_t word)
{
    bool when = token_is(f->article, word, S("time")); /* "by the time they left" */
    if (!when && !is_manner(f, word))
        role_add_argument(f, word, ROLE_AGENT);
}

void role_add_oblique(role_finder *f, uint32_t word, bool verb)
{
    role r;
    if (verb && is_time_of_event(f, word))
        return;
    if (verb && is_object(f, word)) {
        role_add_argument(f, word, ROLE_PATIENT);
        return;
    }
    if (!verb && is_led_by(f, word, S("of")) && role_is_owner(f, word)) {
        add_words(f, word, ROLE_AGENT);
        role_add_names(f, word, ROLE_AGENT, 0);
        return;
    }
    if (role_of_words(f, word, verb, &r))
        add_words(f, word, r);
    role_add_names(f, word, role_by_case(f, word, verb), 0);
}
