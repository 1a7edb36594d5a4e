/* event: triggers in each sentence, read as noun or verb by the words around them.
 *
 *     trigger phrase ─ reading ─ not inside a name, not a mere modifier ─ support verb joined
 *
 * A trigger of the lexicon is not yet an event: "election results" names results, "detained
 * protesters" names people, "Committee to Protect" is a name.
 */
#include "find/stages.h"
#include "find/tree.h"

#define TRIGGER_OBJECT 9 /* tokens around a trigger in which its object must stand */
#define GROUP          4 /* tokens from a noun that qualifies another to that one */
#define QUOTE_MAX      700

typedef struct event_finder {
    dateline_article *article;
    const dateline_lexicon *lexicon;
    skeleton k;
    uint32_t sentence;
} event_finder;

/* The word before the trigger that tells noun from verb; adverbs say nothing. NONE at the start. */
static uint32_t word_before(const event_finder *f, uint32_t word, bool skip_adverbs)
{
    while (word > f->k.first) {
        word--;
        bool adverb = skeleton_is(&f->k, word, WORD_ADVERB | WORD_NEGATION) &&
                      !skeleton_is(&f->k, word, WORD_DETERMINER | WORD_PREPOSITION);
        if (!skip_adverbs || !adverb)
            return word;
    }
    return NONE;
}

/* Whether nouns stand after `before`: "the ...", "in ...", "Lukashenko's ...", "brutal ...". */
static bool noun_follows(const event_finder *f, uint32_t before)
{
    if (before == NONE)
        return true;
    const skeleton_token *s = skeleton_at(&f->k, before);
    if (s->time != NONE || str_eq(token_text(f->article, before), S("'s")) ||
        str_eq(token_text(f->article, before), S("’s")))
        return true;
    if (skeleton_is(&f->k, before, WORD_DETERMINER | WORD_PREPOSITION))
        return true;
    return skeleton_is(&f->k, before, WORD_COORDINATOR) ||
           f->article->text.tokens.v[before].kind != TOKEN_WORD;
}

/* Whether a bare or finite verb may stand after `before`: "to ...", "they ...", "will ...". */
static bool verb_follows(const event_finder *f, uint32_t before)
{
    return before != NONE &&
           skeleton_is(&f->k, before,
                       WORD_TO | WORD_MODAL | WORD_DO | WORD_PRONOUN | WORD_HAVE | WORD_RELATIVE);
}

/* "detained protesters", "the alleged attack": a participle before its noun tells of no deed. */
static bool is_adjectival(const event_finder *f, uint32_t at, uint32_t end)
{
    if (!skeleton_has(&f->k, end) || !token_is_nominal(&f->k, end))
        return false;
    const token *next = &f->article->text.tokens.v[end];
    if (next->kind != TOKEN_WORD || next->flags & TOKEN_CAPITAL ||
        skeleton_at(&f->k, end)->mention != NONE)
        return false;
    uint32_t before = word_before(f, at, true);
    return before == NONE || noun_follows(f, before);
}

/* "Officers detain a man": captions and headlines tell in the present, of many. */
static bool is_present(const event_finder *f, uint32_t before, uint32_t end)
{
    if (before == NONE || !skeleton_has(&f->k, end) || skeleton_is(&f->k, end - 1, WORD_PAST))
        return false; /* "divers found the wreck": the past of another verb */
    uint32_t m = skeleton_at(&f->k, before)->mention;
    bool group =
        m != NONE && f->article->entities.v[f->article->mentions.v[m].entity].kind == ENTITY_GROUP;
    bool plural =
        token_is_nominal(&f->k, before) && str_ends(token_text(f->article, before), S("s"));
    bool object = skeleton_is(&f->k, end, WORD_DETERMINER) ||
                  skeleton_at(&f->k, end)->mention != NONE ||
                  f->article->text.tokens.v[end].kind == TOKEN_NUMBER;
    return (group || plural) && object;
}

static bool verb_fits(const event_finder *f, const lex_trigger_match *m, uint32_t at, uint32_t end)
{
    uint32_t before = word_before(f, at, true);
    switch (m->form) {
    case FORM_BASE:
        return (verb_follows(f, before) && !noun_follows(f, before)) || is_present(f, before, end);
    case FORM_PRESENT: /* not "17 states triggered": there it is a noun */
        return before != NONE && f->article->text.tokens.v[before].kind == TOKEN_WORD &&
               !skeleton_is(&f->k, before, WORD_DETERMINER | WORD_PREPOSITION | WORD_TO) &&
               !(skeleton_has(&f->k, end) && (skeleton_at(&f->k, end)->verbish ||
                                              str_eq(token_text(f->article, end), S("of"))));
    case FORM_PAST:
    case FORM_PARTICIPLE: return !is_adjectival(f, at, end);
    case FORM_ING:
        return before != NONE && !skeleton_is(&f->k, before, WORD_DETERMINER) &&
               f->article->text.tokens.v[before].kind != TOKEN_NUMBER &&
               (skeleton_is(&f->k, before, WORD_BE | WORD_PREPOSITION) ||
                token_is_mark(f->article, before, ',') ||
                skeleton_at(&f->k, before)->mention != NONE || token_is_nominal(&f->k, before));
    case FORM_PLURAL: return false;
    }
    return false;
}

/* A noun that only qualifies the next one: "election fraud", "protest leaders", "vote-rigging". But
 * "the August 9 election results" are told of a vote that has its date. */
static bool is_modifier(const event_finder *f, uint32_t at, uint32_t end)
{
    if (skeleton_has(&f->k, end) && token_is_hyphen(&f->k, end))
        return true;
    if (!skeleton_has(&f->k, end) || !token_is_nominal(&f->k, end))
        return false;
    if (at > f->k.first && skeleton_at(&f->k, at - 1)->time != NONE)
        return false;
    const token *next = &f->article->text.tokens.v[end];
    if (next->kind != TOKEN_WORD || next->flags & TOKEN_CAPITAL)
        return false;
    size_t n = 0;
    uint32_t match = phrase_match(&f->lexicon->trigger_forms, f->article->text.tokens.v, end,
                                  f->k.first + f->k.n, &n);
    for (; match != PHRASE_NONE; match = f->lexicon->trigger_matches.v[match].other) {
        const lex_trigger_match *m = &f->lexicon->trigger_matches.v[match];
        if (f->lexicon->triggers.v[m->trigger].pos == TRIGGER_VERB && m->form != FORM_BASE &&
            m->form != FORM_ING)
            return false; /* "the report condemns" */
    }
    return true;
}

static bool noun_fits(const event_finder *f, const lex_trigger_match *m, uint32_t at, uint32_t end)
{
    uint32_t before = word_before(f, at, false);
    if (before != NONE && skeleton_is(&f->k, before, WORD_TO) && m->form == FORM_BASE &&
        f->lexicon->triggers.v[m->trigger].weight < 3)
        return false; /* "to act": a verb that is no trigger; but "led to war" */
    if (before != NONE &&
        skeleton_is(&f->k, before, WORD_TO | WORD_MODAL | WORD_DO | WORD_NEGATION) &&
        !skeleton_is(&f->k, before, WORD_DETERMINER) &&
        f->article->text.tokens.v[before].kind == TOKEN_WORD &&
        !(skeleton_is(&f->k, before, WORD_TO) && skeleton_is(&f->k, before, WORD_PREPOSITION)))
        return false;
    if (before != NONE && skeleton_is(&f->k, before, WORD_PRONOUN) &&
        !skeleton_is(&f->k, before, WORD_DETERMINER))
        return false;
    bool suffix = at > f->k.first && token_is_hyphen(&f->k, at - 1); /* "post-election" */
    return !suffix && !is_modifier(f, at, end);
}

/* The same, of a sentence that was parsed. A phrase is read by the word that carries it: of a
 * verb's its first, of a noun's its last. */
static bool parsed_fits(const event_finder *f, bool verb, uint32_t at, uint32_t end)
{
    const token_parse *p = &f->article->parse[verb ? at : end - 1];
    if (verb)
        return p->pos == UD_VERB && p->relation != UD_AMOD && p->relation != UD_COMPOUND &&
               p->relation != UD_CASE;
    bool hyphen = (at > f->k.first && token_is_hyphen(&f->k, at - 1)) || /* "post-election" */
                  (skeleton_has(&f->k, end) && token_is_hyphen(&f->k, end));
    bool dated = at > f->k.first && skeleton_at(&f->k, at - 1)->time != NONE;
    bool modifier = p->relation == UD_COMPOUND && p->head >= end && p->head < end + GROUP &&
                    skeleton_has(&f->k, end) && !dated;
    return (p->pos == UD_NOUN || p->pos == UD_PROPN) && !hyphen && !modifier;
}

/* Whether the tag of a verb is that of the form: "found" is of "find", not of "found". */
static bool form_agrees(const event_finder *f, const lex_trigger_match *m, uint32_t at)
{
    switch (f->article->parse[at].penn) {
    case PENN_VB:
    case PENN_VBP: return m->form == FORM_BASE;
    case PENN_VBZ: return m->form == FORM_PRESENT;
    case PENN_VBG: return m->form == FORM_ING;
    case PENN_VBD:
    case PENN_VBN: return m->form == FORM_PAST || m->form == FORM_PARTICIPLE;
    default: return true;
    }
}

static bool is_object(const event_finder *f, const lex_trigger *trigger, uint32_t word)
{
    for (size_t k = 0; word != NONE && k < trigger->object.n; k++) {
        if (f->article->text.tokens.v[word].word == trigger->object.v[k])
            return true;
    }
    return false;
}

/* "triggered the so-called Moscow Mechanism": some words name an event only with their object. */
static bool has_object(const event_finder *f, const lex_trigger *trigger, uint32_t at)
{
    uint32_t low = at - f->k.first > TRIGGER_OBJECT ? at - TRIGGER_OBJECT : f->k.first;
    for (uint32_t i = low; skeleton_has(&f->k, i) && i < at + TRIGGER_OBJECT; i++) {
        if (is_object(f, trigger, i))
            return true;
    }
    return trigger->object.n == 0;
}

/* Whether the object hangs on the trigger or it on the object: "fired shots", "the shots fired". */
static bool is_bound(const event_finder *f, const lex_trigger *trigger, uint32_t head)
{
    uint64_t parts = SUBJECTS | RELATION(UD_OBJ) | RELATION(UD_NMOD) | RELATION(UD_COMPOUND);
    bool bound = is_object(f, trigger, tree_head(&f->k, head));
    for (uint32_t c = tree_first(&f->k, head); c != NONE && !bound; c = tree_next(&f->k, c))
        bound = tree_is(&f->k, c, parts) && is_object(f, trigger, c);
    return bound;
}

/* What a row says of the object. Of rows for the same words one whose object is bound to them says
 * most; one that asks for none is for all others. */
typedef enum specificity { OBJECT_NEAR, OBJECT_ANY, OBJECT_BOUND } specificity;

static specificity how_specific(const event_finder *f, const lex_trigger *trigger, uint32_t at,
                                uint32_t end)
{
    if (trigger->object.n == 0 || !f->k.parsed)
        return OBJECT_ANY;
    bool bound = is_bound(f, trigger, trigger->pos == TRIGGER_VERB ? at : end - 1);
    return bound ? OBJECT_BOUND : OBJECT_NEAR;
}

/* The reading of a match that fits its place: nouns where a noun may stand, else verbs. */
static const lex_trigger_match *choose_reading(const event_finder *f, uint32_t match, uint32_t at,
                                               uint32_t end)
{
    const lex_trigger_match *best = NULL;
    bool best_agrees = false;
    specificity best_says = OBJECT_NEAR;
    uint32_t before = word_before(f, at, false);
    bool infinitive = before != NONE && skeleton_is(&f->k, before, WORD_TO); /* "to protest" */
    bool noun_place = noun_follows(f, before) && !infinitive;
    for (; match != PHRASE_NONE; match = f->lexicon->trigger_matches.v[match].other) {
        const lex_trigger_match *m = &f->lexicon->trigger_matches.v[match];
        const lex_trigger *trigger = &f->lexicon->triggers.v[m->trigger];
        bool verb = trigger->pos == TRIGGER_VERB;
        bool fits = f->k.parsed ? parsed_fits(f, verb, at, end)
                    : verb      ? verb_fits(f, m, at, end)
                                : noun_fits(f, m, at, end);
        specificity says = how_specific(f, trigger, at, end);
        fits = fits && (says == OBJECT_BOUND || has_object(f, trigger, at));
        bool agrees = !verb || !f->k.parsed || form_agrees(f, m, at);
        fits = fits && (agrees || m->form != FORM_BASE || f->article->parse[at].penn != PENN_VBD);
        if (!fits)
            continue;
        bool rival = best && verb == (f->lexicon->triggers.v[best->trigger].pos == TRIGGER_VERB);
        bool better = rival && says != best_says && agrees == best_agrees
                          ? says > best_says
                          : !best || (agrees && (!best_agrees || verb != noun_place));
        if (better) {
            best = m;
            best_says = says;
            best_agrees = agrees;
        }
    }
    return best;
}

/* A trigger within a name is none: "Human Rights Watch", "the Election Commission". */
static bool inside_name(const event_finder *f, uint32_t at, uint32_t n)
{
    for (uint32_t i = at; i < at + n; i++) {
        if (skeleton_at(&f->k, i)->mention != NONE || skeleton_at(&f->k, i)->time != NONE)
            return true;
    }
    return false;
}

/* "the report", "that vote": speaks of something told elsewhere, unless its own words place it. */
static bool is_definite(const event_finder *f, uint32_t at)
{
    for (uint32_t i = at; i > f->k.first && at - i < 4; i--) {
        if (skeleton_is(&f->k, i - 1, WORD_DETERMINER))
            return !skeleton_is(&f->k, i - 1, WORD_INDEFINITE);
        if (!token_is_nominal(&f->k, i - 1))
            return false;
    }
    return false;
}

static span sentence_span(const event_finder *f)
{
    return f->article->text.sentences.v[f->sentence].at;
}

/* The sentence proves the event; of a very long one, the part around the trigger. */
static span quote_of(const event_finder *f, uint32_t at, uint32_t n)
{
    span whole = sentence_span(f);
    if (whole.n <= QUOTE_MAX)
        return whole;
    const token *tokens = f->article->text.tokens.v;
    uint32_t first = at, last = at + n - 1;
    while (first > f->k.first &&
           span_end(tokens[last].at) - tokens[first - 1].at.at < QUOTE_MAX / 2)
        first--;
    while (skeleton_has(&f->k, last + 1) &&
           span_end(tokens[last + 1].at) - tokens[first].at.at < QUOTE_MAX)
        last++;
    return span_join(tokens[first].at, tokens[last].at);
}

static void add_event(event_finder *f, uint32_t row, uint32_t at, uint32_t n)
{
    const lex_trigger *trigger = &f->lexicon->triggers.v[row];
    const token *tokens = f->article->text.tokens.v;
    event e = {
        .trigger = row,
        .type = trigger->type,
        .plover = trigger->plover,
        .at = span_join(tokens[at].at, tokens[at + n - 1].at),
        .first = at,
        .n = n,
        .verb = trigger->pos == TRIGGER_VERB,
        .sentence = f->sentence,
        .quote = quote_of(f, at, n),
        .time = NONE,
    };
    e.head = e.verb ? at : at + n - 1;
    e.definite = !e.verb && is_definite(f, at);
    *vec_push(&f->article->arena, &f->article->events) = e;
}

/* Whether the lexicon knows the word as a verb, if only with some object. */
static bool knows_verb(const event_finder *f, uint32_t at)
{
    size_t n = 0;
    uint32_t match =
        phrase_match(&f->lexicon->trigger_forms, f->article->text.tokens.v, at, at + 1, &n);
    for (; match != PHRASE_NONE; match = f->lexicon->trigger_matches.v[match].other) {
        const lex_trigger_match *m = &f->lexicon->trigger_matches.v[match];
        if (f->lexicon->triggers.v[m->trigger].pos == TRIGGER_VERB)
            return true;
    }
    return false;
}

/* The longest trigger at `at` that fits its place: "fire" of "a fire on Monday", where "fire on"
 * is a verb. */
static const lex_trigger_match *trigger_at(const event_finder *f, uint32_t at, uint32_t end,
                                           size_t *n)
{
    const token *tokens = f->article->text.tokens.v;
    for (; at < end; end = at + (uint32_t)*n - 1) {
        uint32_t match = phrase_match(&f->lexicon->trigger_forms, tokens, at, end, n);
        if (match == PHRASE_NONE)
            return NULL;
        const lex_trigger_match *m = inside_name(f, at, (uint32_t)*n)
                                         ? NULL
                                         : choose_reading(f, match, at, at + (uint32_t)*n);
        if (m)
            return m;
    }
    return NULL;
}

static void find_triggers(event_finder *f)
{
    uint32_t end = f->k.first + f->k.n;
    for (uint32_t at = f->k.first; at < end;) {
        size_t n = 0;
        const lex_trigger_match *m = trigger_at(f, at, end, &n);
        if (m && f->lexicon->triggers.v[m->trigger].weight > 0)
            add_event(f, m->trigger, at, (uint32_t)n);
        else if (!m && f->lexicon->any_verb != PHRASE_NONE && event_told(&f->k, at) &&
                 !knows_verb(f, at))
            add_event(f, f->lexicon->any_verb, at, 1);
        at += m ? (uint32_t)n : 1;
    }
}

static void drop_joined(event_finder *f, size_t from)
{
    size_t kept = from;
    for (size_t i = from; i < f->article->events.n; i++) {
        if (f->article->events.v[i].n)
            f->article->events.v[kept++] = f->article->events.v[i];
    }
    f->article->events.n = kept;
}

void find_events(dateline_article *article)
{
    event_finder f = {.article = article, .lexicon = article->lexicon};
    skeletons_read(article);
    for (uint32_t s = 0; s < article->text.sentences.n; s++) {
        if (!sentence_is_prose(&article->text.sentences.v[s]))
            continue;
        size_t from = article->events.n;
        f.sentence = s;
        f.k = skeleton_of(article, s);
        find_triggers(&f);
        if (article->events.n > from)
            event_join(&f.k, article->events.v + from, article->events.n - from);
        drop_joined(&f, from);
        skeleton_tell(&f.k, (uint32_t)from, (uint32_t)article->events.n);
    }
}
