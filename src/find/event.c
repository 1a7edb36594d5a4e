/* event: triggers in each sentence, read as noun or verb by the words around them.
 *
 *     trigger phrase ─ reading ─ not inside a name, not a mere modifier ─ support verb joined
 *
 * A trigger of the lexicon is not yet an event: "election results" names results, "detained
 * protesters" names people, "Committee to Protect" is a name.
 */
#include "find/skeleton.h"
#include "find/stages.h"

#define SUBJECT_REACH  14 /* tokens from a noun forward to the verb that lends it its time */
#define OBJECT_REACH   6  /* and back from the noun to such a verb */
#define TRIGGER_OBJECT 9  /* tokens around a trigger in which its object must stand */
#define QUOTE_MAX      700

typedef struct event_finder {
    dateline_article *article;
    const dateline_lexicon *lexicon;
    skeleton k;
    uint32_t sentence;
} event_finder;

static bool in_sentence(const event_finder *f, uint32_t word)
{
    return word - f->k.first < f->k.n;
}

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
    if (!in_sentence(f, end) || !token_is_nominal(&f->k, end))
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
    if (before == NONE || !in_sentence(f, end) || skeleton_is(&f->k, end - 1, WORD_PAST))
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
               !(in_sentence(f, end) && (skeleton_at(&f->k, end)->verbish ||
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
    if (in_sentence(f, end) && token_is_hyphen(&f->k, end))
        return true;
    if (!in_sentence(f, end) || !token_is_nominal(&f->k, end))
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
    bool suffix = at > f->k.first && token_is_hyphen(&f->k, at - 1); /* "post-election" */
    return (p->pos == UD_NOUN || p->pos == UD_PROPN) && !suffix && !is_modifier(f, at, end);
}

/* "triggered the so-called Moscow Mechanism": some words name an event only with their object. */
static bool has_object(const event_finder *f, const lex_trigger *trigger, uint32_t at)
{
    uint32_t low = at - f->k.first > TRIGGER_OBJECT ? at - TRIGGER_OBJECT : f->k.first;
    for (uint32_t i = low; in_sentence(f, i) && i < at + TRIGGER_OBJECT; i++) {
        for (size_t k = 0; k < trigger->object.n; k++) {
            if (f->article->text.tokens.v[i].word == trigger->object.v[k])
                return true;
        }
    }
    return trigger->object.n == 0;
}

/* The reading of a match that fits its place: nouns where a noun may stand, else verbs. */
static const lex_trigger_match *choose_reading(const event_finder *f, uint32_t match, uint32_t at,
                                               uint32_t end)
{
    const lex_trigger_match *best = NULL;
    uint32_t before = word_before(f, at, false);
    bool infinitive = before != NONE && skeleton_is(&f->k, before, WORD_TO); /* "to protest" */
    bool noun_place = noun_follows(f, before) && !infinitive;
    for (; match != PHRASE_NONE; match = f->lexicon->trigger_matches.v[match].other) {
        const lex_trigger_match *m = &f->lexicon->trigger_matches.v[match];
        bool verb = f->lexicon->triggers.v[m->trigger].pos == TRIGGER_VERB;
        bool fits = f->k.parsed ? parsed_fits(f, verb, at, end)
                    : verb      ? verb_fits(f, m, at, end)
                                : noun_fits(f, m, at, end);
        fits = fits && has_object(f, &f->lexicon->triggers.v[m->trigger], at);
        if (fits && (!best || verb != noun_place))
            best = m;
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
        if (skeleton_is(&f->k, i - 1, WORD_DETERMINER)) {
            str word = token_text(f->article, i - 1);
            return !str_eq_nocase(word, S("a")) && !str_eq_nocase(word, S("an")) &&
                   !str_eq_nocase(word, S("new")) && !str_eq_nocase(word, S("another"));
        }
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
    while (in_sentence(f, last + 1) &&
           span_end(tokens[last + 1].at) - tokens[first].at.at < QUOTE_MAX)
        last++;
    return span_join(tokens[first].at, tokens[last].at);
}

static void add_event(event_finder *f, const lex_trigger_match *m, uint32_t at, uint32_t n)
{
    const lex_trigger *trigger = &f->lexicon->triggers.v[m->trigger];
    const token *tokens = f->article->text.tokens.v;
    event e = {
        .trigger = m->trigger,
        .type = trigger->type,
        .plover = trigger->plover,
        .at = span_join(tokens[at].at, tokens[at + n - 1].at),
        .first = at,
        .n = n,
        .verb = trigger->pos == TRIGGER_VERB,
        .sentence = f->sentence,
        .quote = quote_of(f, at, n),
        .time = NONE,
        .same_as = NONE,
    };
    e.head = e.verb ? at : at + n - 1;
    e.definite = !e.verb && is_definite(f, at);
    *vec_push(&f->article->arena, &f->article->events) = e;
}

static void find_triggers(event_finder *f)
{
    uint32_t end = f->k.first + f->k.n;
    for (uint32_t at = f->k.first; at < end;) {
        size_t n = 0;
        uint32_t match =
            phrase_match(&f->lexicon->trigger_forms, f->article->text.tokens.v, at, end, &n);
        const lex_trigger_match *m = NULL;
        if (match != PHRASE_NONE && !inside_name(f, at, (uint32_t)n))
            m = choose_reading(f, match, at, at + (uint32_t)n);
        if (m)
            add_event(f, m, at, (uint32_t)n);
        at += m ? (uint32_t)n : 1;
    }
}

static bool is_document(const event_finder *f, const event *e)
{
    const lex_type *type = lexicon_type(f->lexicon, e->type);
    return !e->verb && type && type->document;
}

/* "The report was published": one event, told by the noun, dated where the verb is. */
static bool lends_to(const event_finder *f, const event *verb, const event *noun)
{
    bool publishes = str_eq(verb->type, S("publication")) && is_document(f, noun);
    bool same = str_eq(verb->type, noun->type); /* "invoked the invocation", "met at a meeting" */
    const lex_type *type = lexicon_type(f->lexicon, noun->type);
    const lex_type *act = lexicon_type(f->lexicon, verb->type);
    /* "a storm struck the coast" is one event, "the earthquake killed thousands" are two */
    bool strikes = type && act && str_eq(type->family, S("disaster")) &&
                   (str_eq(act->family, S("disaster")) || str_eq(act->family, S("attack")) ||
                    str_eq(act->family, S("event")));
    bool supports =
        skeleton_is(&f->k, verb->first, WORD_SUPPORT) || strikes; /* "protests erupted" */
    if (!verb->verb || noun->verb || !(publishes || same || supports))
        return false;
    bool before = noun->first < verb->first;
    uint32_t gap = before ? verb->first - noun->first : noun->first - verb->first;
    if (supports && !same && !publishes)
        return before && gap <= OBJECT_REACH;
    return gap <= (before ? SUBJECT_REACH : OBJECT_REACH);
}

/* "an investigation invoked by 17 states": the participle names the event, the noun only its form.
 */
static bool stands_for(const event_finder *f, const event *verb, const event *noun)
{
    return verb->verb && !noun->verb && noun->first + noun->n == verb->first &&
           f->lexicon->triggers.v[verb->trigger].weight == 3 &&
           f->lexicon->triggers.v[noun->trigger].weight < 3;
}

static bool comma_between(const event_finder *f, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        if (token_is_mark(f->article, i, ','))
            return true;
    }
    return false;
}

/* "The report condemned ...": what a document says is the document, no event beside it. But in "the
 * report was late, she said" another speaks. */
static bool speaks_in(const event_finder *f, const event *noun, const event *verb)
{
    const lex_type *type = lexicon_type(f->lexicon, verb->type);
    return verb->verb && is_document(f, noun) && type && str_eq(type->family, S("statement")) &&
           noun->first < verb->first && verb->first - noun->first <= SUBJECT_REACH &&
           skeleton_at(&f->k, noun->first)->clause == skeleton_at(&f->k, verb->first)->clause &&
           !comma_between(f, noun->first, verb->first);
}

/* The same of a sentence that was parsed: the noun is its subject or object, or the verb follows as
 * its participle ("an agreement made yesterday"). */
static uint32_t parsed_support(const event_finder *f, const event *e)
{
    const token_parse *p = &f->article->parse[e->head];
    uint32_t next = e->first + e->n;
    if (in_sentence(f, next) && p[1].relation == UD_ACL && p[1].head == e->head &&
        skeleton_is(&f->k, next, WORD_SUPPORT))
        return next;
    while (p->relation == UD_CONJ && p->head != NONE)
        p = &f->article->parse[p->head];
    bool argument =
        p->relation == UD_NSUBJ || p->relation == UD_NSUBJ_PASS || p->relation == UD_OBJ;
    return argument && skeleton_is(&f->k, p->head, WORD_SUPPORT) ? p->head : NONE;
}

/* A verb of the lexicon's support class ("was held") near the noun that has it as its verb. */
static uint32_t support_of(const event_finder *f, const event *e)
{
    if (f->k.parsed)
        return parsed_support(f, e);
    for (uint32_t i = e->first + e->n; in_sentence(f, i) && i < e->first + SUBJECT_REACH; i++) {
        if (skeleton_at(&f->k, i)->clause != skeleton_at(&f->k, e->first)->clause)
            continue;
        if (skeleton_is(&f->k, i, WORD_SUPPORT))
            return i;
        if (skeleton_at(&f->k, i)->verbish &&
            !skeleton_is(&f->k, i, WORD_BE | WORD_HAVE | WORD_MODAL))
            return NONE;
    }
    for (uint32_t i = e->first; i > f->k.first && e->first - i < OBJECT_REACH; i--) {
        if (skeleton_is(&f->k, i - 1, WORD_SUPPORT))
            return i - 1;
        if (skeleton_at(&f->k, i - 1)->verbish)
            return NONE;
    }
    return NONE;
}

/* Joins verbs that only carry a noun's event to that noun; marks what is left out with n = 0. */
static void join_support(event_finder *f, size_t from)
{
    event *events = f->article->events.v;
    size_t n = f->article->events.n;
    for (size_t i = from; i < n; i++) {
        size_t low = i > from + 4 ? i - 4 : from;
        for (size_t j = low; j < n && j <= i + 4 && events[i].n; j++) {
            if (i != j && events[j].n && lends_to(f, &events[i], &events[j])) {
                events[j].head = events[i].head;
                events[i].n = 0;
            }
        }
    }
    for (size_t i = from; i < n; i++) {
        for (size_t j = i + 1; j < n && j <= i + 3 && events[i].n; j++) {
            if (events[j].n && speaks_in(f, &events[i], &events[j]))
                events[j].n = 0;
        }
    }
    for (size_t i = from; i + 1 < n; i++) {
        if (events[i].n && events[i + 1].n && stands_for(f, &events[i + 1], &events[i]))
            events[i].n = 0;
    }
    for (size_t i = from; i < n; i++) {
        bool own_head = events[i].head == events[i].first + events[i].n - 1;
        uint32_t support =
            events[i].n && !events[i].verb && own_head ? support_of(f, &events[i]) : NONE;
        if (support != NONE)
            events[i].head = support;
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
    uint32_t next_mention = 0, next_time = 0;
    for (uint32_t s = 0; s < article->text.sentences.n; s++) {
        block_kind kind = article->text.sentences.v[s].kind;
        if (kind != BLOCK_PARAGRAPH && kind != BLOCK_CAPTION)
            continue;
        arena scratch = ARENA_SCRATCH;
        size_t from = article->events.n;
        f.sentence = s;
        f.k = skeleton_of(&scratch, article, s, &next_mention, &next_time);
        find_triggers(&f);
        join_support(&f, from);
        drop_joined(&f, from);
        for (size_t i = from; i < article->events.n; i++)
            article->events.v[i].label = event_label(&f.k, &article->events.v[i]);
        arena_free(&scratch);
    }
}
